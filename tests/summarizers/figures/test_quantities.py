from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.figures.quantities import Quantity, quantities_in, quantity_of
from tests.growth import growth
from tests.laws import law


def terms_in(text: str, language: str = "en") -> list[str]:
    return [read.quantity.term for read in quantities_in(text, language)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("£412.6mn", ["#412600000£"]),
        ("412.6 million pounds", ["#412600000£"]),
        ("sales of 412.6 million.", ["#412600000?"]),
        ("60 million crowns", ["#60000000crown"]),
        ("nearly £20m", ["<20000000£"]),
        ("more than 300 people", [">300"]),
        ("about 300 people", ["≈300"]),
        ("dozens of people", ["~12"]),
        ("20 to 30 people", ["#30"]),
        ("138 kilometres an hour", ["#138speed"]),
        ("138 km/h", ["#138speed"]),
        ("an 18-metre stretch", ["#18length"]),
        ("a boat 100m long", ["#100length"]),
        ("three weeks", ["#3duration*7"]),
        ("a 53-year-old", ["#53duration*365.25"]),
        ("Marn Tolley, 53, said", ["#53?"]),
        ("a quarter of the vote", ["#0.25%*100"]),
        ("two fifths", ["#0.4%*100"]),
        ("half the crew", ["#0.5%*100"]),
        ("one in 12", ["#1%*8.333333333"]),
        ("one voter in 12 stayed away", ["#1%*8.333333333"]),
        ("four in ten", ["#4%*10"]),
        ("as many as 1 in 500 people", ["#1%*0.2"]),
        ("nearly three-quarters of homes", ["<0.75%*100"]),
        ("a quarter to five", ["#16.75time*60"]),
        ("it struck at 1353 (1023 GMT)", ["#833time", "#623time"]),
        ("at 4.17 on Thursday", ["#257time"]),
        ("shortly after 3 p.m.", [">900time"]),
        ("a 41-40 record", ["#41", "#40"]),
        ("a 41 - 40 record", ["#41", "#40"]),
    ],
)
def test_a_figure_is_a_term_with_its_unit(text: str, terms: list[str]) -> None:
    assert terms_in(text) == terms


def test_an_hour_in_parts_is_so_many_minutes() -> None:
    (half,), (fifteen,) = (quantities_in(text, "en") for text in ("half an hour", "15 minutes"))
    assert half.quantity.value == pytest.approx(2 * fifteen.quantity.value)


def test_degrees_of_either_scale_are_of_one_dimension() -> None:
    warm, cold = (quantities_in(text, "en")[0].quantity for text in ("41 °F", "5 °C"))
    assert warm.value == pytest.approx(cold.value)


@pytest.mark.parametrize(
    ("text", "language", "terms"),
    [
        ("tres heridos", "es", ["#3?"]),
        ("65 kilómetros por hora", "es", ["#65speed"]),
        ("180 Kilometer pro Stunde", "de", ["#180speed"]),
        ("nearly 50 Menschen", "de", ["<50"]),
        ("knapp 50 Menschen", "de", ["<50"]),
    ],
)
def test_figures_are_read_in_other_languages(text: str, language: str, terms: list[str]) -> None:
    assert terms_in(text, language) == terms


@pytest.mark.parametrize(
    "text",
    [
        "the second half",
        "the third quarter",
        "a third man",
        "half an hour later",
        "one goal in 12 games",
        "in one in 2019",
    ],
)
def test_other_parts_are_no_shares(text: str) -> None:
    assert not any("%" in term for term in terms_in(text))


@law
@given(st.text(max_size=60), st.sampled_from(["en", "de", "es", "fr", "xx", None]))
def test_quantities_of_any_text_stand_in_it_one_beside_the_other(text: str, language: str | None) -> None:
    end = 0
    for read in quantities_in(text, language):
        assert end <= read.start < read.end <= len(text)
        end = read.end


@law
@given(
    st.sampled_from("#≈<>"),
    st.floats(0, 1e12),
    st.sampled_from(
        [("", 1.0), ("£", 1.0), ("crown", 1.0), ("speed", 1.609344), ("%", 100.0), ("time", 1.0)]
    ),
)
def test_a_term_is_read_back_as_what_it_names(sign: str, number: float, unit: tuple[str, float]) -> None:
    term = Quantity(sign, number, *unit).term
    read = quantity_of(term)
    assert read
    assert read.term == term


@pytest.mark.parametrize("word", ["tent", "@un", "12", "#", "~"])
def test_other_terms_are_no_quantities(word: str) -> None:
    assert quantity_of(word) is None


@pytest.mark.parametrize(
    "pump", ["half ", "one in ", "1 in 1 ", "2-1 ", "a quarter of ", "5 million ", "41 °F "]
)
def test_reading_time_grows_no_faster_than_the_text(pump: str) -> None:
    assert growth(lambda text: quantities_in(text, "en"), pump) <= 3
