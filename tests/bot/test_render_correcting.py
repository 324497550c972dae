"""What is said of reports while stories are corrected: one line, short, and nobody is pinged."""

from __future__ import annotations

import re

import pytest

from bot.render import correcting
from bot.render.layout import FIRST_SCREEN, units
from storage.stories import Stored
from summarizers.article import Article

MOST = 10**18 - 1


def stored(
    outlet: str = "Coast Herald", title: str | None = "Silo burns", text: str = "Wheat. " * 40
) -> Stored:
    return Stored(MOST, "a", None, 0, Article(outlet, title, (text,)))


HOSTILE = stored("@everyone\u202e" * 40, "/forget #now\n@all\u2066 " * 60)
REPORTS = [stored(), stored(title=None), stored("", ""), stored("\u3164", "\u200b", "\u200b"), HOSTILE]


def sentences(report: Stored) -> list[str]:
    own = correcting.title_of(report)
    return [
        correcting.parted(report, None),
        correcting.parted(report, own),
        correcting.alone(report),
        correcting.belongs([report], own, own),
        correcting.belongs([report] * 50, own, own),
        correcting.instead_of(report, report, 7, together=True),
    ]


@pytest.mark.parametrize("report", REPORTS)
def test_a_sentence_is_one_short_line_that_pings_nobody(report: Stored) -> None:
    for text in sentences(report):
        assert 0 < units(text) < FIRST_SCREEN
        assert "\n" not in text
        assert not re.search(r"[@#/]\w|[\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("report", REPORTS)
def test_buttons_have_words_and_data_that_telegram_takes(report: Stored) -> None:
    title = correcting.title_of(report)
    rows = correcting.below_story([report]) + correcting.below_story([report] * 2)
    rows += correcting.reports_to_choose([report] * 20, 1)
    rows += correcting.stories_to_place([(MOST, title)], MOST) + correcting.stories_to_join(
        [(MOST, title)], MOST
    )
    for button in (button for row in rows for button in row):
        assert button.label.strip()
        assert units(button.label) <= correcting.LONGEST_LABEL
        assert len(button.data.encode()) <= 64


def test_an_outlet_without_a_name_is_called_so() -> None:
    assert correcting.named(stored("\u200b")) == "“Silo burns” (unnamed outlet)"
    rows = correcting.reports_to_choose([stored(""), stored("Daily Post")], 0)
    assert [row[0].label for row in rows[:2]] == ["unnamed outlet", "Daily Post"]


def test_a_report_is_named_by_its_title_or_its_first_words() -> None:
    assert correcting.named(stored()) == "“Silo burns” (Coast Herald)"
    wheat = " ".join(["Wheat."] * 8)
    assert correcting.named(stored(title=None)) == f"“{wheat} …” (Coast Herald)"


def test_a_story_is_named_as_its_message_names_it() -> None:
    assert correcting.title_of(stored(), "New in: Fire in Ostrel\nNew: Daily Post") == "Fire in Ostrel"


def test_what_is_taken_back_is_named_by_outlets_and_counted() -> None:
    said = correcting.instead_of(stored(), stored("Daily Post"), 2, together=False)
    assert said.endswith("which kept apart the reports of Coast Herald and Daily Post (and 2 more pairs).")
    said = correcting.instead_of(stored(), stored("Daily Post"), 0, together=True)
    assert said.endswith("which put together the reports of Coast Herald and Daily Post.")
