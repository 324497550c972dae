from __future__ import annotations

import pytest

from summarizers.figures.ages import (
    HE,
    NAMED,
    SHE,
    age_of_one_named,
    age_of_somebody,
    ages_in,
    ages_of_unnamed,
    may_be,
)
from tests.growth import growth


@pytest.mark.parametrize(
    "text",
    ["Ruth Pell, 46, said", "Ruth Pell (46) said", "Pell, aged 46, said", "Ruth Pell, a nurse of 46, said",
     "the 46-year-old ferrywoman Ruth Pell", "the 46 - year - old ferrywoman Ruth Pell",
     "Ruth Pell, at 46, is", "die 46-jährige Ruth Pell",
     "Ruth Pell, 46 Jahre alt, sagte", "una pastora de 46 años, Ruth Pell, dijo"],
)  # fmt: skip
def test_an_age_is_read_in_its_usual_places(text: str) -> None:
    assert [(c.key, c.value) for c in ages_in(text)] == [("pell", 46)]


@pytest.mark.parametrize("text", ["Ruth Pell counted 46 boats", "Ruth Pell, 146 of them", "Oss 46 Harn 12"])
def test_other_numbers_beside_a_name_are_no_ages(text: str) -> None:
    assert list(ages_in(text)) == []


@pytest.mark.parametrize(
    ("before", "found"),
    [
        (["Ruth Pell came by ferry."], [("pell", 46)]),
        (["Ruth Pell came by ferry.", "It was late."], [("pell", 46)]),
        (["Ode Brannock slept.", "Für Ruth Pell war es spät."], [("pell", 46)]),
        (["Ruth Pell and Ode Brannock came by ferry."], []),
        (["Ruth Pell came by ferry.", "It was late at the Oss Museum."], [("pell", 46)]),
        (["It was late at the Oss Museum."], []),
        (["It was late."], []),
        ([], []),
    ],
)
def test_an_age_without_a_name_is_of_the_one_person_named_before(
    before: list[str], found: list[tuple[str, float]]
) -> None:
    for text in ("The 46-year-old, who rowed, slept.", "Der 46-Jährige schlief."):
        assert [(c.key, c.value) for c in age_of_one_named(text, before)] == found


def test_an_age_with_a_name_behind_it_is_of_nobody_before() -> None:
    assert list(age_of_one_named("The 46-year-old ferryman Ode Brannock slept.", ["Ruth Pell came."])) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A woman of 46 was hurt.", [(SHE, 46)]),
        ("The other victim, an old man, 82, slept.", [(HE, 82)]),
        ("An 80-year-old retired man and a girl aged 12 slept.", [(HE, 80), (SHE, 12)]),
        ("The 46-year-old woman Ruth Pell slept.", []),
        ("A man of few words slept.", []),
    ],
)
def test_the_age_of_somebody_unnamed_is_read(text: str, found: list[tuple[str, float]]) -> None:
    assert sorted((c.key, c.value) for c in ages_of_unnamed(text)) == sorted(found)


def test_an_age_may_be_of_whom_another_outlet_does_not_name() -> None:
    (named,) = ages_in("Ruth Pell, 46, slept.")
    (somebody,) = age_of_somebody("The 46-year-old slept.")
    (woman,) = ages_of_unnamed("A woman of 46 slept.")
    assert may_be(named) == {HE, SHE, NAMED}
    assert may_be(somebody) == {HE, SHE}
    assert may_be(woman) == {SHE}


@pytest.mark.parametrize("pump", ["Aa ", "Aa, ", "Aa B., ", "The 46-year-old ", "de 46 años, "])
def test_reading_time_grows_no_faster_than_the_text(pump: str) -> None:
    assert growth(lambda text: list(ages_in(text)), pump) <= 3
    assert growth(lambda text: list(age_of_one_named(text, [text])), pump) <= 3
