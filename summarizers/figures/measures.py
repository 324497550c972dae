"""Figures with a unit of measure, turned into one unit for each dimension so that they can be compared.

How it works: the words right behind a figure name its unit ("10-metre", "24 feet", "86 mph"); its value in
metres, kilometres an hour, tonnes and so on is compared. What is measured, the words behind the unit, and
along which attribute ("long", "a depth of") are read beside it. Durations keep their unit: only those in one
unit, or in two that are next to each other, can be compared.
Known failures: durations of one unit ("a month") in English alone; pounds are money, never a weight; "50m" is
metres only before "long", "high" and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizers.figures.figures import Figure
from summarizers.figures.values import TENS, UNITS, bounds_by
from summarizers.language.words import small

MILE, NAUTICAL_MILE = 1_609.344, 1_852.0
"""In metres."""

_UNITS: dict[str, tuple[str, float]] = {
    r"millimet(?:re|er)s?|mm": ("length", 0.001),
    r"centimet(?:re|er)s?|cm": ("length", 0.01),
    r"met(?:re|er)s?|metern?|metros?|mètres?": ("length", 1.0),
    r"kilomet(?:re|er)s?|kms?|kilometern?|kil[oó]m[eè]tr[oe]s?": ("length", 1_000.0),
    r"inch(?:es)?": ("length", 0.0254),
    r"feet|foot|ft": ("length", 0.3048),
    r"yards?": ("length", 0.9144),
    r"miles?": ("length", MILE),
    r"nautical\smiles?|sea\smiles?": ("length", NAUTICAL_MILE),
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
    r"p|pence": ("price", 1.0),
    r"magnitude|(?:degrees\s)?on\sthe\srichter\sscale": ("magnitude", 1.0),
    r"seconds|sekunden|segundos|secondes": ("duration", 1 / 86_400),
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

_SPANS = ("second", "minute", "hour", "day", "week", "month", "year")
_ORDER = {
    factor: next((n for n, span in enumerate(_SPANS) if name.startswith(span)), len(_SPANS) - 1)
    for name, (dimension, factor) in _UNITS.items()
    if dimension == "duration"
}
"""Where the unit of a duration stands in _SPANS; decades are years."""

_FACTORS = {_SPANS[place]: factor for factor, place in sorted(_ORDER.items(), reverse=True)}

_BEFORE_ONE = r"less\sthan|more\sthan|at\sleast|up\sto|nearly|almost|about|around|over|under"
_WORDED = re.compile(
    rf"\b(?:(?P<qualifier>{_BEFORE_ONE})\s)?"
    r"(?:(?P<part>half|a\squarter\sof|three[-\s]quarters\sof)\s(?:an|the)\s(?P<hour>hour)\b(?!\slater)"
    rf"|(?:(?<=\bafter\s)|(?<=\bwithin\s)|(?<=\bfor\s)|(?<=\btook\s)|(?<=\blasted\s)|(?P<loose>(?<!\bhalf\s)(?<!\bof\s)))"
    rf"(?:an?|one)\s(?P<unit>{'|'.join(_SPANS)})\b(?!-)(?P<later>\s(?:later|late)\b)?)",
    re.IGNORECASE,
)
_PARTS = {"half": 0.5, "a quarter of": 0.25, "three quarters of": 0.75, "three-quarters of": 0.75}
_ALONG = {
    word: direction
    for direction, words in {
        "long": "long length lang länge largo longitud longueur",
        "high": "high height tall altitude elevation up hoch höhe alto altura haut hauteur",
        "deep": "deep depth tief tiefe profundidad profondeur",
        "wide": "wide width breit breite ancho anchura largeur",
        "thick": "thick",
        "old": "old age",
    }.items()
    for word in words.split()
}
"""Words before or behind a measure that say along what it is taken."""

_DIRECTION = "|".join(sorted(_ALONG.keys() - {"up"}, key=len, reverse=True))
_LISTED = "|".join(sorted(_UNITS, key=lambda unit: (_UNITS[unit][0] != "speed", -len(unit))))
_UNIT = re.compile(
    rf"\W?(?P<unit>{_LISTED})(?![\w/])"
    rf"(?:[-\s](?:de\s)?(?P<attribute>(?:{_DIRECTION})\b|up\b(?!\s(?:the|to|from|by|on)\b))"
    r"|(?P<above>\sabove\s(?:the\s)?(?:sea|ground|earth)\b))?",
    re.IGNORECASE,
)
_EACH_UNIT = [(re.compile(pattern, re.IGNORECASE), *value) for pattern, value in _UNITS.items()]
_FURTHER = re.compile(
    r",?\s(?:and\s)?(?P<number>\d{1,2})\s(?P<unit>seconds|minutes?|hours?|days?|weeks?|months?)\b",
    re.IGNORECASE,
)
"""The second part of a span that is told in two units: "4 minutes 48 seconds", "two years and 6 months"."""

_FIRST_PART = re.compile(
    rf"(?:\d|\b(?:{'|'.join((*UNITS, *TENS))}))\s(?P<unit>minutes?|hours?|days?|weeks?|months?|years?)"
    r",?\s(?:and\s)?$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?:\D+\s)?[\d.,]+m")
_METRES = re.compile(r"[-\s]?(?:long|wide|high|tall|deep)\b", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:fell|fall(?:s|ing|en)?|drop(?:s|ped|ping)?|plung(?:e[sd]?|ing)|slid|slipp?(?:ed|ing)?|tumbl(?:e[sd]?|ing)"
    r"|climb(?:s|ed|ing)?|abseil(?:ed|ing)?|div(?:e[sd]?|ing)|ran|walk(?:ed|ing)?|swam|drift(?:ed|ing)?|within)"
    r"(?:\W+\w+){0,4}\W*$",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[$£€¥]|\b(?:profits?|sales|revenues?|loss(?:es)?|income|debts?|costs?|budgets?|shares?|turnover|prices?|earnings"
    r"|euros?|pounds?|dollars?|crowns?|users|people|customers)\b",
    re.IGNORECASE,
)
"""Beside "60m" the one says that it is metres ("fell 60m from a ridge"), the other that it is millions."""

_BEFORE = re.compile(rf"\b({_DIRECTION})\b(?:\W+\w+){{0,2}}\W*$", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\bmagnitude(?:\sof)?[-\s]$", re.IGNORECASE)
SIZES = frozenset({"long", "wide", "high", "deep"})


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
    return frozenset({_ALONG[word]}) if word else SIZES if hyphened else frozenset()


def _moved(text: str, start: int) -> bool:
    """Whether somebody or something moved so far, and no money is told of."""
    return _MOVES.search(text[max(0, start - 60) : start]) is not None and _MONEY.search(text) is None


def measure_of(figure: Figure, text: str) -> Measure | None:
    """Read the unit behind a figure; None where there is none."""
    if figure.unit not in {"", "year"}:
        return None
    end = figure.start + len(figure.text)
    if "." in figure.text and _MAGNITUDE.search(text[max(0, figure.start - 20) : figure.start]):
        return Measure("magnitude", figure.named, figure.low, figure.high, 1.0, frozenset(), end)
    along = _METRES.match(text, end)
    metres = _SHORT.fullmatch(figure.text) is not None and (along is not None or _moved(text, figure.start))
    found = None if metres else _UNIT.match(text[end : end + 40])
    if metres:
        behind = along[0].strip(" -") if along else None
        dimension, factor, length = "length", 1.0, len(along[0]) if along else 0
    elif found:
        dimension, factor = next((d, f) for each, d, f in _EACH_UNIT if each.fullmatch(found["unit"]))
        if dimension == "magnitude" and "." not in figure.text:
            return None  # half of a number that a page has torn apart, "6. 1"
        length, behind = found.end(), "up" if found["above"] else found["attribute"]
    else:
        return None
    attributes = _attributes(text, figure.start, behind, hyphened=text[end : end + 1] == "-")
    if dimension != "length":
        attributes = _spans(factor) if dimension == "duration" else frozenset()
    millions = 1e-6 if metres else 1.0
    named, low, high = (
        base(x * millions, factor, dimension) for x in (figure.named, figure.low, figure.high)
    )
    further, end = _further(text, end + length, factor) if dimension == "duration" else (0.0, end + length)
    return Measure(dimension, named + further, low + further, high + further, factor, attributes, end)


def _further(text: str, end: int, factor: float) -> tuple[float, int]:
    """What a smaller unit right behind a span adds to it, in days, and where that ends."""
    found = _FURTHER.match(text, end)
    worth = _FACTORS[small(found["unit"]).removesuffix("s")] if found else factor
    return (int(found["number"]) * worth, found.end()) if found and worth < factor else (0.0, end)


def ends_span(figure: Figure, text: str) -> bool:
    """Whether a figure is the second part of a span that is told in two units, and none of its own."""
    first = _FIRST_PART.search(text, max(0, figure.start - 24), figure.start)
    found = _FURTHER.match(text, first.end("unit")) if first else None
    if not (first and found):
        return False
    units = (_FACTORS[small(each["unit"]).removesuffix("s")] for each in (first, found))
    return next(units) > next(units)


def _spans(factor: float) -> frozenset[str]:
    """The unit of a duration, and its pairs with the next smaller and larger one: "weeks" and "a month"."""
    place = _ORDER[factor]
    pairs = (_SPANS[max(0, n) : n + 2] for n in (place - 1, place))
    return frozenset({_SPANS[place], *("-".join(pair) for pair in pairs if len(pair) == 2)})


def worded_durations_in(text: str) -> Iterator[tuple[int, Measure]]:
    """Each "half an hour", "a month later" and the like, with where it begins.

    "An hour" alone may be a rate ("a bus an hour"): words around it must tell that it passed.
    """
    letters = text.lower()
    if not any(span in letters for span in _SPANS):
        return
    for match in _WORDED.finditer(text):
        loose = match["loose"] is not None and not (match["qualifier"] or match["later"])
        if match["unit"] and loose:
            continue
        factor = _FACTORS[(match["unit"] or "hour").lower()]
        days = factor * (_PARTS[" ".join(match["part"].lower().split())] if match["part"] else 1.0)
        if match["part"]:
            factor = 1 / 1_440
        low, high = bounds_by(match["qualifier"], days)
        end = match.end("unit") if match["unit"] else match.end()
        yield match.start(), Measure("duration", days, low, high, factor, _spans(factor), end)
