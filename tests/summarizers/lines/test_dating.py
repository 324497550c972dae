"""Whether a line's "yesterday" gets the right day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from summarizers.lines.dating import with_days
from summarizers.making import make_brief
from tests.factories import article

PUBLISHED = date(2024, 3, 1)
FERRY = "The ferry Linda sank off Oss {} after a fire broke out in its engine room, the coastguard said."
SALE = "Her owner had put the ferry Linda up for sale in the spring, a broker in Harn said {}."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Yesterday the ferry sank.", "Yesterday [29 Feb] the ferry sank."),
        ("It sank yesterday morning.", "It sank yesterday morning [29 Feb]."),
        ("It sank late last night.", "It sank late last night [29 Feb]."),
        ("It sank this evening, not today.", "It sank this evening [1 Mar], not today."),
        ("It sank yesterday and sails tomorrow.", "It sank yesterday [29 Feb] and sails tomorrow [2 Mar]."),
        ("It sank today (1 March).", "It sank today (1 March)."),
        ("Today, the ferry sank.", "Today [1 Mar], the ferry sank."),
        ("Today's ferry is late.", "Today's ferry is late."),
        ('"It sank yesterday," he said.', '"It sank yesterday," he said.'),
        ("It sank on Friday.", "It sank on Friday."),
    ],
)
def test_the_day_stands_behind_its_word(text: str, shown: str) -> None:
    assert with_days(text, PUBLISHED) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It sank on Tuesday.", "It sank on Tuesday [27 Feb]."),
        ("Vos told of her plans Friday in Harn.", "Vos told of her plans Friday [1 Mar] in Harn."),
        ("It was hit by a tug on Sunday.", "It was hit by a tug on Sunday [25 Feb]."),
        ("It is to be mended by Monday.", "It is to be mended by Monday."),
        ("It was let go until Monday.", "It was let go until Monday."),
        ("On Monday morning, Mayor Vos left.", "On Monday morning [26 Feb], Mayor Vos left."),
        ("On Tuesday, May 3, Mayor Vos left.", "On Tuesday, May 3, Mayor Vos left."),
        ("It sank on Tuesday (3 March).", "It sank on Tuesday (3 March)."),
        ("Every Monday it was full.", "Every Monday it was full."),
        ("It sank on Good Friday.", "It sank on Good Friday."),
        ("The Sunday Times found it.", "The Sunday Times found it."),
        ("Monday's ferry was late.", "Monday's ferry was late."),
        ("It will sail on Monday.", "It will sail on Monday."),
        ("It was to sail on Monday.", "It was to sail on Monday."),
        ('"It sank on Monday," he said.', '"It sank on Monday," he said.'),
    ],
)
def test_a_past_weekday_gets_its_day_where_it_may_be_two(text: str, shown: str) -> None:
    assert with_days(text, PUBLISHED, weekdays=True) == shown
    assert with_days(text, PUBLISHED) == text


def test_the_year_is_told_where_it_is_asked_for() -> None:
    assert with_days("It sank yesterday.", date(2024, 1, 1), years=True) == "It sank yesterday [31 Dec 2023]."


@pytest.mark.parametrize("published", [date.min, date.max])
def test_a_page_may_state_any_day(published: date) -> None:
    told = with_days("It sank yesterday and sails tomorrow.", published)
    assert told.startswith("It sank yesterday [")
    stamped = datetime(published.year, published.month, published.day)  # noqa: DTZ001
    body = FERRY.format("yesterday") + " " + SALE.format("tomorrow on Friday")
    articles = [article("a", body, published=stamped), article("b", body, published=datetime(2024, 5, 1))]  # noqa: DTZ001
    assert make_brief(articles).summary


def told(*days: int, when: str = "yesterday", years: tuple[int, ...] = (2024, 2024)) -> list[str]:
    """All that is told of a ferry by two outlets, on some days of May."""
    first, second = (datetime(year, 5, day, 9) for day, year in zip(days, years, strict=True))  # noqa: DTZ001
    one = article("a", FERRY.format(when), published=first)
    other = article("b", FERRY.format("in fog"), SALE.format(when), published=second)
    brief = make_brief([one, other])
    lines = [line.text for line in brief.summary] + [note.text for note in brief.notes]
    return [line for line in lines if when in line]


def test_days_are_told_where_the_reports_are_of_several() -> None:
    same = told(14, 14)
    assert same
    assert not any("[" in line for line in same)
    lines = told(14, 16)
    assert any("yesterday [15 May]" in line for line in lines)
    assert all("yesterday [" in line for line in lines)
    assert any("on Monday [13 May]" in line for line in told(14, 20, when="on Monday"))
    assert not any("[" in line for line in told(14, 19, when="on Monday"))
    assert any("yesterday [15 May 2025]" in line for line in told(14, 16, years=(2024, 2025)))
