"""What a message that continues another one tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.render.news import Seen, news_message, seen_of
from summarizers.brief import Evidence, Relation
from tests.bot.briefs import brief, differing, note, report, told

TOWED, JAMMED = told("It was towed.", "a", "b"), note("the rudder jammed.", "a")
FIRST = brief(JAMMED, summary=(TOWED,), outlets="ab")
SEEN = seen_of(FIRST)


def test_only_what_a_new_outlet_brings_is_told() -> None:
    late = told("It left late.", "a", "c")
    old = note("the cook was hurt.", "b")
    news = news_message(
        brief(JAMMED, old, note("it was insured.", "c"), differing(Relation.LATER), summary=(TOWED, late)),
        SEEN,
    )
    assert news
    assert news.text == (
        "New in: Ferry aground off Lessel\n"
        "New: c · now 3 outlets\n\n"
        "• It left late. (2/3)\n\n"
        "Only some report\n▫ Only c: it was insured.\n\n"
        "Figures differ\n▫ passengers: 212 (a) · 220 (b) (later)"
    )


def test_what_was_told_in_an_old_outlets_words_is_not_new_in_others() -> None:
    again = replace(told("Tugs pulled it off.", "a", "c"), evidence=(Evidence("a", TOWED.text),))
    news = news_message(brief(summary=(again,)), SEEN)
    assert news
    assert "Tugs" not in news.text


def test_an_outlet_that_brings_nothing_is_named_in_one_line() -> None:
    one = news_message(brief(JAMMED, summary=(TOWED,)), SEEN)
    two = news_message(brief(JAMMED, summary=(TOWED,), outlets="abcd"), SEEN)
    assert one
    assert two
    assert one.text.endswith("now 3 outlets\n\nc reports nothing that was not told.")
    assert two.text.endswith("now 4 outlets\n\nc, d report nothing that was not told.")


def test_nothing_new_is_no_message() -> None:
    assert news_message(FIRST, SEEN) is None


def test_a_second_report_of_an_outlet_is_new() -> None:
    again = brief(note("it sank at noon.", "a"), outlets="aba")
    news = news_message(again, SEEN)
    assert news
    assert "New: a (again) · now 2 outlets" in news.text
    assert "▫ Only a: it sank at noon." in news.text
    assert news_message(again, seen_of(again, SEEN)) is None


def test_figures_that_come_to_differ_are_told_without_a_new_outlet() -> None:
    news = news_message(brief(JAMMED, differing(Relation.CONFLICT), outlets="ab"), SEEN)
    assert news
    assert news.text.splitlines()[1] == "now 2 outlets"
    assert "passengers: 212 (a) · 220 (b)" in news.text


def test_the_story_keeps_the_headline_by_which_readers_know_it() -> None:
    news = news_message(brief(), SEEN, "New in: Ferry stuck")
    assert news
    assert news.first.startswith("New in: Ferry stuck\n")


def test_a_copy_is_named_as_one() -> None:
    story = replace(FIRST, reports=(*FIRST.reports, report("c", copy_of="a")))
    news = news_message(story, SEEN)
    assert news
    assert "New: c (a copy of a)" in news.text


def test_what_was_told_adds_up_and_survives_storing() -> None:
    story = brief(JAMMED, note("it was insured.", "c"), note("the cook was hurt.", "b"), summary=(TOWED,))
    seen = seen_of(story, SEEN)
    assert seen == Seen(("a", "b", "c"), ("It was towed.", "the rudder jammed.", "it was insured."))
    assert Seen.loads(seen.dumps()) == seen
    assert Seen.loads(Seen(("\ud83d",), ("مرفأ",)).dumps()) == Seen(("\ud83d",), ("مرفأ",))
    assert Seen.loads("") == Seen()
    assert seen_of(FIRST, Seen()) == SEEN


@pytest.mark.parametrize("stored", ["[]", "{", '{"outlets": "a", "lines": []}', "null"])
def test_what_no_message_stored_is_refused(stored: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Seen.loads(stored)
