"""Figures with a unit of measure, turned into one unit for each dimension so that they can be compared.

How it works: the words right behind a figure name its unit ("10-metre", "24 feet", "86 mph"); its value in
metres, kilometres an hour, tonnes and so on is compared. What is measured, the words behind the unit, and
along which attribute ("long", "a depth of") are read beside it.
Known failures: pounds are money, never a weight; "50m" is metres only before "long", "high" and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizers.figure_values import bounds_by
from summarizers.figures import Figure

_UNITS: dict[str, tuple[str, float]] = {
    r"millimet(?:re|er)s?|mm": ("length", 0.001),
    r"centimet(?:re|er)s?|cm": ("length", 0.01),
    r"met(?:re|er)s?|metern?|metros?|mètres?": ("length", 1.0),
    r"kilomet(?:re|er)s?|kms?|kilometern?|kil[oó]m[eè]tr[oe]s?": ("length", 1_000.0),
    r"inch(?:es)?": ("length", 0.0254),
    r"feet|foot|ft": ("length", 0.3048),
    r"yards?": ("length", 0.9144),
    r"miles?": ("length", 1_609.344),
    r"nautical\smiles?|sea\smiles?": ("length", 1_852.0),
    r"km/h|kmh|kph|kilomet(?:re|er)s?\s(?:an|per)\shour|kilometern?\spro\sstunde|stundenkilometern?"
    r"|kil[oó]m[eè]tr[oe]s?\s(?:por\shora|par\sheure|à\sl[’']heure)": ("speed", 1.0),
    r"mph|miles?\s(?:an|per)\shour": ("speed", 1.609344),
    r"knots?": ("speed", 1.852),
    r"kilogram(?:me)?s?|kilos?|kg": ("mass", 0.001),
    r"tonnes?|tons?|tonnen|toneladas?|metric\stons?": ("mass", 1.0),
    r"hectares?|ha|hektar|hectáreas?": ("area", 0.01),
    r"acres?": ("area", 0.00404686),
    r"square\skilomet(?:re|er)s?|quadratkilometern?|kilómetros\scuadrados|sq\skm|km²": ("area", 1.0),
    r"square\smiles?": ("area", 2.58999),
    r"square\smet(?:re|er)s?|m²": ("area", 0.000001),
    r"lit(?:re|er)s?": ("volume", 0.001),
    r"gallons?": ("volume", 0.00378541),
    r"cubic\smet(?:re|er)s?|metern?|metros?|mètres?": ("volume", 1.0),
    r"kilowatts?|kw": ("power", 0.001),
    r"megawatts?|mw": ("power", 1.0),
    r"gigawatts?|gw": ("power", 1_000.0),
    r"°\s?c|degrees(?:\s(?:celsius|centigrade))?|grad|grados": ("temperature", 1.0),
    r"°\s?f|degrees\sfahrenheit": ("temperature", 5 / 9),
    r"minutes?|minuten|minutos?": ("duration", 1 / 1_440),
    r"hours?|stunden?|horas?|heures?": ("duration", 1 / 24),
    r"days?|tagen?|días?|jours?": ("duration", 1.0),
    r"weeks?|wochen?|semanas?|semaines?": ("duration", 7.0),
    r"months?|monaten?|meses|mois": ("duration", 30.44),
    r"decades?": ("duration", 3_652.5),
    r"years?|jahren?|años?|ans": ("duration", 365.25),
}
CONVERTED = 0.04
"""How far measures of two units may be apart and still tell the same: outlets round what they convert."""

FREEZING = 32.0
"""The degrees Fahrenheit at which Celsius begins."""

_DURATIONS = {
    factor: name.split("s?")[0] for name, (dimension, factor) in _UNITS.items() if dimension == "duration"
}
_DURATIONS[3_652.5] = _DURATIONS[365.25]  # "three decades" are thirty years
_PARTS = re.compile(
    r"\b(?:(?P<qualifier>(?:less|more) than|at least|up to|nearly|almost|about|around|over|under)\s)?"
    r"(?P<part>half|a quarter of|three[- ]quarters of)\s(?:an|the)\shour\b(?!\slater)",
    re.IGNORECASE,
)
_MINUTES = {"half": 30.0, "a quarter of": 15.0, "three quarters of": 45.0, "three-quarters of": 45.0}
_LISTED = "|".join(sorted(_UNITS, key=lambda unit: (_UNITS[unit][0] != "speed", -len(unit))))
_UNIT = re.compile(
    rf"\W?(?P<unit>{_LISTED})(?![\w/])"
    r"(?:[-\s](?P<attribute>long|wide|high|tall|deep|thick|old))?",
    re.IGNORECASE,
)
_EACH_UNIT = [(re.compile(pattern, re.IGNORECASE), *value) for pattern, value in _UNITS.items()]
_METRES = re.compile(r"[-\s]?(?:long|wide|high|tall|deep)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(length|long|height|high|tall|depth|deep|width|wide|age)\b(?:\W+\w+){0,2}\W*$", re.IGNORECASE
)
SIZES = frozenset({"long", "wide", "high", "deep"})
_ATTRIBUTES = {
    "length": "long", "height": "high", "tall": "high", "depth": "deep", "width": "wide",
    "age": "old",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure in its dimension's unit.

    `factor` is what its own unit is worth in that, `attributes` along what it may be measured ("long" and the
    like, all of SIZES in "a 30-foot boat", none where nothing says so), `end` the character behind the unit.
    """

    dimension: str
    named: float
    low: float
    high: float
    factor: float
    attributes: frozenset[str]
    end: int

    @property
    def number(self) -> float:
        """The number in its own unit."""
        return own(self.named, self.factor, self.dimension)


def own(value: float, factor: float, dimension: str) -> float:
    """A value of a dimension as the number in a unit that is worth `factor`."""
    return value / factor + _shift(factor, dimension)


def base(number: float, factor: float, dimension: str) -> float:
    """A number in a unit that is worth `factor` as its value of a dimension."""
    return (number - _shift(factor, dimension)) * factor


def _shift(factor: float, dimension: str) -> float:
    return FREEZING if dimension == "temperature" and factor != 1 else 0.0


def _attributes(text: str, start: int, behind: str | None, *, hyphened: bool) -> frozenset[str]:
    before = _BEFORE.search(text[max(0, start - 40) : start])
    word = (behind or (before[1] if before else "")).lower()
    return frozenset({_ATTRIBUTES.get(word, word)}) if word else SIZES if hyphened else frozenset()


def measure_of(figure: Figure, text: str) -> Measure | None:
    """Read the unit behind a figure; None where there is none."""
    if figure.unit not in {"", "year"}:
        return None
    end = figure.start + len(figure.text)
    metres = re.fullmatch(r"[\d.,]+m", figure.text) and _METRES.match(text, end)
    found = None if metres else _UNIT.match(text[end : end + 40])
    if metres:
        dimension, factor, length, behind = "length", 1.0, len(metres[0]), metres[0].strip(" -")
    elif found:
        dimension, factor = next((d, f) for each, d, f in _EACH_UNIT if each.fullmatch(found["unit"]))
        length, behind = found.end(), found["attribute"]
    else:
        return None
    attributes = _attributes(text, figure.start, behind, hyphened=text[end : end + 1] == "-")
    if dimension == "duration":
        attributes = frozenset({_DURATIONS[factor]})
    millions = 1e-6 if metres else 1.0
    named, low, high = (
        base(x * millions, factor, dimension) for x in (figure.named, figure.low, figure.high)
    )
    return Measure(dimension, named, low, high, factor, attributes, end + length)


def parts_of_hours_in(text: str) -> Iterator[tuple[int, Measure]]:
    """Each "half an hour" and the like, with where it begins, as minutes."""
    for match in _PARTS.finditer(text):
        days = _MINUTES[match["part"].lower()] / 1_440
        low, high = bounds_by(match["qualifier"], days)
        yield (
            match.start(),
            Measure("duration", days, low, high, 1 / 1_440, frozenset({"minute"}), match.end()),
        )
