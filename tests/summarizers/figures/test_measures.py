from __future__ import annotations

import pytest

from summarizers.figures.figures import figures_in
from summarizers.figures.measures import SIZES, Measure, ends_span, measure_of, worded_durations_in
from summarizers.figures.number_words import foreign_figures


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
        ("He fell about 600m while climbing.", "length", 600),
        ("34 kilómetros cuadrados", "area", 34),
        ("1.800 hectáreas", "area", 18),
        ("740 Metern Tiefe", "length", 740),
        ("18 tons", "mass", 18),
        ("two weeks", "duration", 14),
        ("three decades", "duration", 10_957),
        ("864 seconds", "duration", 0.01),
        ("a 6.1-magnitude quake", "magnitude", 6.1),
        ("a magnitude of 6.1", "magnitude", 6.1),
        ("6.1 on the Richter scale", "magnitude", 6.1),
        ("a 6. 1 magnitude quake", "magnitude", 6.1),
        ("2 1/2 years", "duration", 913),
        ("2½ weeks", "duration", 17.5),
        ("4 1 / 2 feet", "length", 1.37),
        ("two-and-a-half days", "duration", 2.5),
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
        ("an altitude of 78 kilometres", {"high"}),
        ("81 kilometres above the sea", {"high"}),
        ("50 miles up", {"high"}),
        ("740 Metern Tiefe", {"deep"}),
        ("40 metros de alto", {"high"}),
        ("600 metres short of the bridge", set()),
        ("600 metres up the road", set()),
    ],
)
def test_a_measure_tells_along_what_it_is_taken(text: str, attributes: set[str]) -> None:
    measure = the_measure(text)
    assert measure
    assert measure.attributes == attributes


@pytest.mark.parametrize(
    "text", ["30 footballs", "12 men", "£13", "65 percent", "Profits fell about 60m.", "A plan to spend 60m."]
)
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
    ((start, measure),) = worded_durations_in(text)
    assert text[start : measure.end].endswith("hour")
    assert (measure.low * 1_440, measure.high * 1_440) == pytest.approx(minutes)
    assert "minute" in measure.attributes


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It came back a month later.", 30.44),
        ("It took off an hour late.", 1 / 24),
        ("It fades after a year.", 365.25),
        ("closed for more than a week", 7),
    ],
)
def test_one_unit_that_passed_is_a_duration(text: str, days: float) -> None:
    ((_, measure),) = worded_durations_in(text)
    assert measure.named == pytest.approx(days)


@pytest.mark.parametrize(
    "text",
    ["half an hour later", "every half hour", "half an apple", "one an hour", "40 km an hour", "twice a day"],
)
def test_rates_and_other_halves_are_no_durations(text: str) -> None:
    assert list(worded_durations_in(text)) == []


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("elf Menschen", "de", [11]),
        ("tres heridos y once casas", "es", [3, 11]),
        ("dix-sept blessés", "fr", [17]),
        ("once upon a time", "en", []),
        ("zweifellos", "de", []),
        ("quatre cents blessés", "fr", []),
        ("dos mil casas", "es", []),
    ],
)
def test_number_words_are_read_in_their_own_language_alone(
    text: str, language: str, values: list[float]
) -> None:
    assert [figure.named for figure in foreign_figures(text, language)] == values


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("with 4 minutes 48 seconds left", 4.8 / 1440, "4 minutes 48 seconds"),
        ("two years and 6 months in prison", 913, "two years and 6 months"),
        ("after 3 hours, 30 minutes of talks", 3.5 / 24, "3 hours, 30 minutes"),
        ("after 4 m\u0131nutes 48 \u017feconds", 4.8 / 1440, "4 m\u0131nutes 48 \u017feconds"),
    ],
)
def test_a_span_told_in_two_units_is_one(text: str, value: float, shown: str) -> None:
    first, second = figures_in(text)
    measure = measure_of(first, text)
    assert measure
    assert measure.named == pytest.approx(value, rel=0.01)
    assert text[first.start : measure.end] == shown
    assert ends_span(second, text)
    assert not ends_span(first, text)


@pytest.mark.parametrize("text", ["30 minutes 2 hours", "12 days, 3 boats", "12 boats and 3 days"])
def test_other_figures_side_by_side_are_two(text: str) -> None:
    first, second = figures_in(text)
    assert not ends_span(second, text)
    measure = measure_of(first, text)
    assert measure is None or measure.end <= second.start
