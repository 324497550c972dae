from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.figures.equals import equals
from summarizers.figures.quantities import quantities_in
from tests.laws import law


def names_of(*texts: str) -> list[list[str]]:
    """The names of the quantities of each text, told beside the others."""
    terms = [[read.quantity.term for read in quantities_in(text, "en")] for text in texts]
    names = equals({term for found in terms for term in found})
    return [[names.get(term, term) for term in found] for found in terms]


@pytest.mark.parametrize(
    "texts",
    [
        ("£412.6mn", "412.6 million pounds", "sales of 412.6 million."),
        ("£19.8mn", "nearly £20m"),
        ("a quarter of exports", "25 percent of exports"),
        ("a third of exports", "33 percent of exports"),
        ("a third of exports", "33.3%"),
        ("one in 12 had it", "8 percent had it"),
        ("four in ten", "two fifths", "40%"),
        ("138 kilometres an hour", "86 mph"),
        ("40 miles away", "64 km away"),
        ("an 18-metre stretch", "some 20 yards"),
        ("41 °F", "5 °C"),
        ("21 days apart", "three weeks apart"),
        ("half an hour", "30 minutes"),
        ("three decades", "30 years"),
        ("about 20 percent", "20.2 percent"),
        ("more than 300 homes", "312 homes"),
        ("roughly 940 miles", "1,500 km"),
        ("60 km", "about 37 miles", "roughly 60 km"),
        ("Tolley, 53, said", "the 53-year-old"),
        ("1353 GMT", "1:53 p.m.", "at 13.53."),
        ("at 3:30 a.m.", "at 3:33 a.m."),
        ("at ten past twelve", "at 12:10 p.m."),
        ("shortly before 5 p.m.", "at 4:50 p.m."),
        ("about 3 p.m.", "around 3:10 p.m."),
    ],
)
def test_one_quantity_in_several_spellings_has_one_name(texts: tuple[str, ...]) -> None:
    assert len({name for (name,) in names_of(*texts)}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("20 percent", "21 percent"),
        ("20 percent", "20.6 percent"),
        ("two fifths of it", "41 percent"),
        ("a fifth of it", "19 percent"),
        ("20 days", "three weeks"),
        ("58 km", "35 miles"),
        ("£20m", "$20m"),
        ("$20m", "20 million people"),
        ("10 metres", "10 mothers"),
        ("nearly £20m", "£21.4m"),
        ("more than 75 percent", "82 percent"),
        ("more than 17 homes", "18 homes"),
        ("about 2.4 billion", "2.6 billion people"),
        ("20 to 30 homes", "29 homes"),
        ("at 4:20 p.m.", "at 4:24 p.m."),
        ("70 °F", "22 °C"),
        ("dozens of homes", "12 homes"),
    ],
)
def test_quantities_that_differ_have_two_names(one: str, other: str) -> None:
    first, second = names_of(one, other)
    assert first != second


@pytest.mark.parametrize(
    "texts",
    [
        ("about 6,000 homes", "5,937 homes", "6,013 homes"),
        ("40 miles away", "64 km away", "63.9 km away"),
        ("it was 53.", "53 percent", "£53"),
    ],
)
def test_where_several_could_be_meant_none_is(texts: tuple[str, ...]) -> None:
    first, *others = names_of(*texts)
    assert first not in others


def test_an_exact_quantity_of_the_side_is_meant() -> None:
    nearly, exact, above = names_of("nearly £20m", "£19.8mn", "£21.4m")
    assert nearly == exact != above


def test_what_is_told_in_words_and_by_nothing_else_has_no_name() -> None:
    assert names_of("half of the crew", "12 men", "at ten past twelve") == [[""], ["#12"], [""]]


FIGURES = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "about ", "nearly ", "more than "]),
        st.integers(10, 120),
        st.sampled_from([" km", " miles", " mph", " km/h", " percent", " homes", ".", " days", " weeks"]),
    ),
    max_size=12,
)


@law
@given(FIGURES)
def test_names_hang_neither_on_order_nor_on_copies(texts: list[str]) -> None:
    terms = [read.quantity.term for text in texts for read in quantities_in(text, "en")]
    assert equals(terms) == equals([*reversed(terms), *terms])


@law
@given(FIGURES)
def test_two_exact_quantities_in_one_unit_never_share_a_name(texts: list[str]) -> None:
    read = {r.quantity for text in texts for r in quantities_in(text, "en")}
    names = equals({quantity.term for quantity in read})
    exact = sorted(q for q in read if q.sign == "#" and q.unit not in {"?", "duration", ""})
    for one, other in combinations(exact, 2):
        if (one.unit, one.factor) == (other.unit, other.factor):
            assert names[one.term] != names[other.term]
