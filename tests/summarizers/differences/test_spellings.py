from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.claims.statements import statements_of
from summarizers.differences.spellings import Named, alike, called_otherwise, edits
from tests.factories import story
from tests.laws import law

WORDS = st.text("abcdé", max_size=8)


def names(**bodies: str) -> list[tuple[set[str], set[str]]]:
    """The names that are spelled otherwise, as they stand, by side."""
    statements = statements_of(story(**bodies))

    def words(side: list[Named]) -> set[str]:
        return {statements.rows[name.row].text[name.start : name.end] for name in side}

    return [(words(one), words(other)) for one, other in called_otherwise(statements)]


def test_one_name_in_two_forms_is_found() -> None:
    found = names(a="The pilot, Brian Keel, is safe.", b="The ferry of Bryan T. Keel ran aground at noon.")
    assert found == [({"Brian Keel"}, {"Bryan T. Keel"})]


def test_both_words_may_be_spelled_otherwise() -> None:
    found = names(a="The pilot, Alex Torvik, is safe.", b="A boat saved pilot Aleks Thorvik at noon.")
    assert ({"Aleks Thorvik"}, {"Alex Torvik"}) in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The pilot, Brian Keel, is safe.", "A boat saved pilot Bryan Sund at noon."),
        ("The pilot, Brian Keel, is safe.", "A boat saved Brian Keel and his son Bryan Keel at noon."),
        ("The pilot, Brian Keel, is safe.", "A boat saved pilot Bryan Keel. At noon Brian was ashore."),
        ("The pilot, Zherin Keel, is safe.", "A boat saved pilot Zherim Keel at noon."),
        ("It is for Defence Minister Korn to say.", "It is for Defense Minister Korn to say."),
        ("The pilot works for Marine Signals now.", "The pilot works for Marine Signal now."),
    ],
)
def test_other_people_and_other_ways_to_write_are_no_difference(one: str, other: str) -> None:
    assert names(a=one, b=other) == []


@law
@given(WORDS, WORDS)
def test_edits_count_the_same_both_ways_and_nothing_for_one_word(one: str, other: str) -> None:
    assert edits(one, other) == edits(other, one)
    assert (edits(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= edits(one, other) <= max(len(one), len(other))


@law
@given(WORDS, WORDS)
def test_likeness_goes_both_ways_and_no_word_is_like_itself(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert not alike(one, one)
