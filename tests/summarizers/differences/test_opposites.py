from __future__ import annotations

import pytest

from summarizers.claims.statements import statements_of
from summarizers.differences.opposites import State, opposed
from summarizers.language.scales import SCALES, Scale
from tests.factories import article


def sides(one: str, other: str, language: str = "en") -> list[tuple[str, list[str], list[str]]]:
    """What is told oppositely of what by two outlets: the outlets of each side."""
    statements = statements_of([article("a", one, language=language), article("b", other, language=language)])

    def telling(side: tuple[State, ...]) -> list[str]:
        return [statements.outlets[statements.rows[state.row].outlet] for state in side]

    return [(found.of, telling(found.sides[0]), telling(found.sides[1])) for found in opposed(statements)]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "The school in Oss opens as usual on Friday.", "The school stays closed until next week."),
        ("en", "The museum, which has a new roof, reopens today.", "The museum will stay shut all week."),
        ("en", "The regatta goes ahead on Sunday.", "The regatta has been called off by its club."),
        ("en", "The chapel on the hill was left intact.", "The chapel was destroyed by the flames."),
        ("de", "Die Grundschule öffnet am Freitag.", "Die Grundschule bleibt bis Montag geschlossen."),
        ("es", "La carretera ha sido reabierta hoy.", "La carretera permanece cortada en Oss."),
    ],
)
def test_opposite_states_of_one_thing_are_found(language: str, one: str, other: str) -> None:
    ((_, first, second),) = sides(one, other, language)
    assert (first, second) == (["a"], ["b"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The school in Oss opens as usual on Friday.", "The museum stays closed until next week."),
        ("The school in Oss opens as usual on Friday.", "Ferries are free until the school is closed."),
        ("The school in Oss opens as usual on Friday.", "The school does not stay closed on Friday."),
        ("The school in Oss opens as usual on Friday.", "A man closed a window, and the school cheered."),
        ("On Friday the school in Oss opens as usual.", "The museum of Lind was closed on Friday."),
        ("Two schools in Oss reopened after the storm.", "Two roads in Lind stay closed for now."),
        ("The pilot opens fire on the school.", "The school stays closed until next week."),
    ],
)
def test_other_things_conditions_and_double_negations_are_no_opposites(one: str, other: str) -> None:
    assert sides(one, other) == []


def test_a_state_is_of_what_stands_behind_it_too() -> None:
    one, other = "The council lifted the toll for lorries.", "The toll at the bridge is unchanged."
    assert sides(one, other) == [("toll", ["b"], ["a"])]


def test_not_turns_a_state_round() -> None:
    assert sides("The door at the back would not open.", "He said that every door was open.") == [
        ("door", ["b"], ["a"])
    ]


def test_an_outlet_that_tells_both_is_on_no_side() -> None:
    both = "The school stays closed on Thursday. The school opens again on Friday."
    assert sides("The school opens as usual on Friday.", both) == []


SOUGHT = "Officers are searching for Emil Drost in the woods around Oss."
CAUGHT = "A patrol said that Emil Drost was arrested at the ferry pier."


def test_steps_of_one_person_are_told_in_their_order() -> None:
    assert [found[1:] for found in sides(CAUGHT, SOUGHT)] == [(["b"], ["a"])]


def test_an_outlet_that_tells_both_steps_is_at_the_second() -> None:
    assert [found[1:] for found in sides(f"{SOUGHT} {CAUGHT}", SOUGHT)] == [(["b"], ["a"])]


@pytest.mark.parametrize(
    "other",
    [
        "A patrol said that Lena Sund was arrested at the ferry pier.",
        "A patrol said that Emil Drost was arrested in 2019.",
        "A patrol said that Emil Drost was not arrested.",
        "A patrol said that a man was arrested at the ferry pier.",
    ],
)
def test_other_people_older_cases_and_denials_are_no_step(other: str) -> None:
    assert sides(SOUGHT, other) == []


@pytest.mark.parametrize("scale", SCALES)
def test_no_phrase_of_a_scale_is_on_both_sides_or_empty(scale: Scale) -> None:
    one, other = scale.one.split("|"), scale.other.split("|")
    assert not set(one) & set(other)
    assert all(phrase.strip() == phrase != "" for phrase in one + other)
