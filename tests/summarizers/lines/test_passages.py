"""Whether a sentence tells of an earlier time that only the sentences before it name."""

from __future__ import annotations

import pytest

from summarizers.lines.passages import in_the_past, latest_year

LINE = "As many as 75 people were cut off."


@pytest.mark.parametrize(
    "before",
    [
        ["In 2011 the line broke."],
        ["In March 2011, the line broke."],
        ["Last season the line broke."],
        ["Three years ago the line broke."],
        ["Earlier this year the line broke."],
        ["It comes less than a year after a similar break."],
        ["In 2011 the line broke.", "Ships were believed to have cut it."],
    ],
)
def test_a_passage_of_the_past_goes_on(before: list[str]) -> None:
    assert in_the_past(LINE, before, 2024)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ([], LINE),
        (["The line broke."], LINE),
        (["In 2024 the line broke."], LINE),
        (["The line, which opened in 2011, broke."], LINE),
        (["In 2011 the line broke.", "On Tuesday it broke again."], LINE),
        (["In 2011 the line broke.", "It is 40 miles long."], LINE),
        (["In 2011 the line broke."], "On Tuesday 75 people were cut off."),
        (["In 2011 the line broke."], "The line is 40 miles long."),
        (["In 2011 the line broke.", *["Nobody came."] * 3], LINE),
    ],
)
def test_what_has_a_time_of_its_own_is_of_no_passage(before: list[str], line: str) -> None:
    assert not in_the_past(line, before, 2024)


def test_the_latest_year_is_the_storys() -> None:
    assert latest_year(["It broke in 2011, as in 1998.", "Nobody came."]) == 2011
    assert latest_year(["Nobody came."]) == 0
