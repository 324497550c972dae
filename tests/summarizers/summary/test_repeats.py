"""Which lines say what was told before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.summary.repeats import said_before
from tests.factories import LONG_SENTENCES, SENTENCES
from tests.laws import story_law

KNOWN = (
    "Two villages, Oss and Lind, were evacuated on Tuesday night.",
    "The bridge had failed an inspection in March, documents show.",
    "The company denied that the bridge was unsafe.",
)


@pytest.mark.parametrize(
    ("line", "said_by"),
    [
        (KNOWN[1], 1),
        ("Oss and Lind were evacuated on Tuesday night.", 0),
        ("Documents show that in March the bridge had failed an inspection.", 1),
        ("The bridge had not failed an inspection in March, documents show.", None),
        ("The bridge had failed two inspections in March, documents show.", None),
        ("The company said that the bridge was unsafe.", None),
        ("A crane from Norland is due on Nov. 9 to lift the wreck.", None),
        ("!?", None),
    ],
)
def test_a_line_is_told_when_a_known_one_says_all_of_it(line: str, said_by: int | None) -> None:
    assert said_before([line], KNOWN, "en") == [said_by]


LINES = st.lists(st.sampled_from([*SENTENCES, *LONG_SENTENCES]), max_size=4)


@story_law
@given(LINES, LINES, st.sampled_from(["en", None]))
def test_what_was_shown_is_known_and_nothing_follows_from_nothing(
    lines: list[str], known: list[str], language: str | None
) -> None:
    found = said_before(lines, known, language)
    assert len(found) == len(lines)
    for line, place in zip(lines, found, strict=True):
        assert line not in known or place == known.index(line)
    assert said_before(lines, [], language) == [None] * len(lines)
