from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.language.verbs import FORMS, verb_in, word_set
from tests.growth import growth
from tests.laws import law

HOSTILE = ("and ", ", ", "the ", "a'", "n't", "-", "ed-", "as and, ", "(", "“")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The bridge fell at noon.", "fell"),
        ("The newly built bridge of Oss was closed.", "was"),
        ("Two villages were evacuated.", "were"),
        ("The county closed the railway.", "closed"),
        ("He’ll come on Monday.", "He’ll"),
        ("They didn't come.", "didn't"),
        ("the firm plans a bridge", "plans"),
        ("The wounded were brought away.", "were"),
        ("Mr Reed slept.", "slept"),
        ("Wicked wanted the part.", "wanted"),
    ],
)
def test_the_first_finite_verb_is_found_by_its_form(text: str, verb: str) -> None:
    place = verb_in(text)
    assert place is not None
    assert text[slice(*place)] == verb


@pytest.mark.parametrize(
    "text",
    [
        "",
        "and",
        "a bed in the shed",
        "the used car",
        "of the cut",
        "well-tended gardens",
        "the harbour at Oss",
        "by wounded soldiers of the needed brigade",
        "Mr Reed of Tilsted",
    ],
)
def test_what_is_no_verb_here_is_not_taken_for_one(text: str) -> None:
    found = verb_in(text)
    assert found is None, text[slice(*found)]


@law
@given(st.text(max_size=80) | st.lists(st.sampled_from([*sorted(FORMS), "the", "and", "’ll"])).map(" ".join))
def test_a_verb_is_a_word_of_the_text_and_the_first_in_what_follows_too(text: str) -> None:
    place = verb_in(text)
    if place is not None:
        start, end = place
        assert 0 <= start < end <= len(text)
        assert not any(character.isspace() for character in text[start:end])
        assert verb_in(text[:end]) == place
        assert verb_in(text[: start - 1] if start else "") is None


def test_a_list_of_words_is_a_set_of_them() -> None:
    assert word_set("am  is\nare") == {"am", "is", "are"}


@pytest.mark.parametrize("pump", HOSTILE)
def test_looking_for_a_verb_takes_time_in_line_with_the_text(pump: str) -> None:
    assert growth(verb_in, pump) < 3
