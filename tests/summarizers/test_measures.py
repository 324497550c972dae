from __future__ import annotations

import pytest

from summarizers.figures import figures_in
from summarizers.measures import SIZES, Measure, measure_of, parts_of_hours_in
from summarizers.number_words import foreign_figures


def the_measure(text: str) -> Measure | None:
    (figure,) = figures_in(text)
    return measure_of(figure, text)


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("33 feet", "length", 10.06),
        ("10 metres", "length", 10),
        ("40 miles", "length", 64_374),
        ("150 nautical miles", "length", 277_800),
        ("86 mph", "speed", 138.4),
        ("130km/h", "speed", 130),
        ("138 kilometres an hour", "speed", 138),
        ("41 °F", "temperature", 5),
        ("a boat 50m long", "length", 50),
        ("34 kilómetros cuadrados", "area", 34),
        ("1.800 hectáreas", "area", 18),
        ("740 Metern Tiefe", "length", 740),
        ("18 tons", "mass", 18),
        ("two weeks", "duration", 14),
        ("three decades", "duration", 10_957),
    ],
)
def test_a_measure_is_its_value_in_the_unit_of_its_dimension(text: str, dimension: str, value: float) -> None:
    measure = the_measure(text)
    assert measure
    assert measure.dimension == dimension
    assert measure.named == pytest.approx(value, rel=0.01)


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("186 metres long", {"long"}),
        ("a length of 186 metres", {"long"}),
        ("a 30-foot boat", SIZES),
        ("600 metres short of the bridge", set()),
    ],
)
def test_a_measure_tells_along_what_it_is_taken(text: str, attributes: set[str]) -> None:
    measure = the_measure(text)
    assert measure
    assert measure.attributes == attributes


@pytest.mark.parametrize("text", ["30 footballs", "12 men", "£13", "65 percent"])
def test_other_figures_are_no_measures(text: str) -> None:
    assert the_measure(text) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("dark for half an hour", (30, 30)),
        ("three quarters of an hour", (45, 45)),
        ("less than a quarter of an hour", (0, 15)),
    ],
)
def test_a_part_of_an_hour_is_so_many_minutes(text: str, minutes: tuple[float, float]) -> None:
    ((start, measure),) = parts_of_hours_in(text)
    assert text[start : measure.end].endswith("hour")
    assert (measure.low * 1_440, measure.high * 1_440) == pytest.approx(minutes)
    assert measure.attributes == {"minute"}


@pytest.mark.parametrize("text", ["half an hour later", "every half hour", "half an apple"])
def test_other_halves_are_no_measures(text: str) -> None:
    assert list(parts_of_hours_in(text)) == []


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("elf Menschen", "de", [11]),
        ("tres heridos y once casas", "es", [3, 11]),
        ("dix-sept blessés", "fr", [17]),
        ("once upon a time", "en", []),
        ("zweifellos", "de", []),
    ],
)
def test_number_words_are_read_in_their_own_language_alone(
    text: str, language: str, values: list[float]
) -> None:
    assert [figure.named for figure in foreign_figures(text, language)] == values
