"""The quantities of a text: its figures with their units, as terms that can be compared.

Requirements: "£412.6mn" and "412.6 million pounds" are one term, "10-metre" and "10 metres" too; "10 metres"
    and "10 mothers" are two.
How it works: the figures of `figures.figures` take in the unit behind them, of money or of measure;
    beside them stand shares ("a quarter of", "one in 12"), parts of an hour, and clock times in words. A
    term is a sign, the number in its own unit, the unit, and what that is worth where it is one of several
    ("#86speed*1.609344"); `figures.equals` tells which terms mean one quantity.
Known failures: pounds are money, never a weight; shares in words are read in English only; of dollars it is
    not asked whose; ordinals are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from summarizers.figures.dates import moments_in
from summarizers.figures.figures import SCORE, Figure, figures_in
from summarizers.figures.measures import base, measure_of, worded_durations_in
from summarizers.figures.number_words import foreign_figures
from summarizers.figures.values import ONLY_BELOW, TENS, UNITS, bounds_by
from summarizers.language.words import small

OPEN = "?"
"""The unit of a number of which nothing says what it counts: "rose to 412.6 million."."""

MOMENTS = frozenset({"date", "time", "year"})
"""Units of what no other unit is held against."""

WHOLE = 100.0
"""What a whole is worth in percent."""

HOUR = 60.0
"""The minutes of an hour: clock times in words are told in hours."""

VAGUE, EXACT, ABOUT, BELOW, ABOVE = "~", "#", "≈", "<", ">"
SIGNS = VAGUE + EXACT + ABOUT + BELOW + ABOVE
"""How a term begins: "dozens", "12", "about 12", "nearly 12", "more than 12"."""

_TERM = re.compile(rf"([{SIGNS}])(\d[\d.]*(?:e[+-]?\d+)?)([^*\d]*)(?:\*(.+))?")
_MONEY = re.compile(
    r"[-\s](?:(?P<pound>pounds?)|(?P<euro>euros?)|(?P<dollar>dollars?)|(?P<yen>yen)|(?P<rouble>rou?bles?|rubel)"
    r"|(?P<crown>crowns?|kron(?:e|er|or|en))|(?P<franc>francs?|franken)|(?P<rupee>rupees?)|(?P<peso>pesos?)"
    r"|(?P<yuan>yuan))\b",
    re.IGNORECASE,
)
_SIGNS = {"pound": "£", "euro": "€", "dollar": "$", "yen": "¥", "rouble": "₽"}
_CURRENCIES = frozenset(_SIGNS.values())
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_PART = "|".join(list(_PARTS)[1:])
_ONES = "|".join(list(UNITS)[1:10])
_SPAN = r"(?:seconds|minutes|hours|days|weeks|months|years|games|matches|starts|tries|attempts)\b"
_WHOLE = rf"(?!(?:19|20)\d\d\b)\d{{1,4}}(?![\d.,:/%]*\d|%)|{'|'.join([*list(UNITS)[2:], *TENS])}"
_SHARE = re.compile(
    r"\b(?P<qualifier>(?:less|more) than |nearly |almost |about |around |over |under |some |roughly |up to )?"
    rf"(?:(?P<half>half (?:of|the|its|their|all)\b(?! (?:an? )?(?:hour|time)\b))"
    rf"|(?P<count>an?|{_ONES})[- ](?P<part>{_PART})(?:s\b|(?= of\b))(?! (?:of )?an hour\b)"
    rf"|(?P<some>{_ONES}|[1-9]) (?:in|out of) (?:every )?(?P<whole>{_WHOLE})\b(?! {_SPAN})"
    rf"|one [a-z]+ in (?:every )?(?P<every>{_WHOLE})\b(?! [a-z]+s\b))",
    re.IGNORECASE,
)
_PERHAPS_SHARE = re.compile(rf"\bhalf\s|[- ](?:{_PART})|\s(?:in|out of) (?:every |{_WHOLE})", re.IGNORECASE)

LARGEST_SHARED = 10
"""Of more than so many only one is a share: "three in 40" may be anything."""


class Quantity(NamedTuple):
    """A number in its own unit, how it is given (`sign`), its `unit` and what that is worth (`factor`).

    `unit` is a sign or name of money, a dimension of `figures.measures`, "%", "date", "time", "year", ""
    of a count, OPEN where nothing is counted.
    """

    sign: str
    number: float
    unit: str
    factor: float = 1.0

    @property
    def term(self) -> str:
        """The quantity as a term; `quantity_of` reads it."""
        worth = f"*{self.factor:.10g}" if self.factor != 1 else ""
        return f"{self.sign}{self.number:.10g}{self.unit}{worth}"

    @property
    def in_words(self) -> bool:
        """Whether this is a share or a clock time in words, "a quarter of", "ten past twelve"."""
        return self.factor == {"%": WHOLE, "time": HOUR}.get(self.unit)

    @property
    def value(self) -> float:
        """The quantity in the unit of its dimension."""
        return base(self.number, self.factor, self.unit)


class Read(NamedTuple):
    """A quantity where it stands, from `start` to `end`."""

    start: int
    end: int
    quantity: Quantity


def quantity_of(term: str) -> Quantity | None:
    """The quantity that a term names; None of any other term."""
    found = _TERM.fullmatch(term)
    return Quantity(found[1], float(found[2]), found[3], float(found[4] or 1)) if found else None


def _side(low: float, named: float, high: float) -> str:
    """How a value is given whose wording allows some below it or above it."""
    return {(0, 0): EXACT, (1, 0): BELOW, (0, 1): ABOVE, (1, 1): ABOUT}[low < named, high > named]


def _sign(low: float, named: float, high: float, wording: str) -> str:
    """How a figure is given; of a range ("20 to 30") the higher bound counts, exactly."""
    if high >= 10 * low > 0 and high < inf:
        return VAGUE
    if small(wording).startswith(ONLY_BELOW):
        return BELOW
    return EXACT if 0 < low < named == high else _side(low, named, high)


def _unit(figure: Figure, text: str) -> tuple[str, float, float]:
    """The unit of a figure, what it is worth, and the number in it."""
    measure = measure_of(figure, text)
    if measure:
        return measure.dimension, measure.factor, measure.number
    money = _MONEY.match(text, figure.start + len(figure.text)) if figure.unit in {"", *_CURRENCIES} else None
    if money and money.lastgroup:
        return _SIGNS.get(money.lastgroup, money.lastgroup), 1.0, figure.named
    return figure.unit or ("" if figure.of else OPEN), 1.0, figure.named


def _read(figure: Figure, text: str) -> Read:
    unit, factor, number = _unit(figure, text)
    sign = _sign(figure.low, figure.named, figure.high, figure.text)
    return Read(figure.start, figure.start + len(figure.text), Quantity(sign, number, unit, factor))


def _number(word: str | None, other: float) -> float:
    """What a small number in words or digits names, `other` of any other word."""
    word = small(word or "")
    return float(word) if word.isdecimal() else float(UNITS.get(word, TENS.get(word, other)))


def _share(match: re.Match[str]) -> tuple[float, float]:
    """How many parts a match of _SHARE names, and what each is worth in percent; 0, 0 where it is none."""
    if match["half"]:
        return 1 / 2, WHOLE
    if match["part"]:
        return _number(match["count"], 1) / _PARTS[small(match["part"])], WHOLE
    some, whole = _number(match["some"], 1), _number(match["whole"] or match["every"], 0)
    return (some, WHOLE / whole) if whole > some and (some == 1 or whole <= LARGEST_SHARED) else (0.0, 0.0)


def shares_in(text: str) -> Iterator[Read]:
    """Each "a quarter of", "two fifths", "one in 12" as parts of a whole."""
    if not _PERHAPS_SHARE.search(text):
        return
    for match in _SHARE.finditer(text):
        some, worth = _share(match)
        if 0 < some * worth < WHOLE:
            low, high = bounds_by(match["qualifier"], some)
            sign = _sign(low, some, high, match["qualifier"] or "")
            yield Read(match.start(), match.end(), Quantity(sign, some, "%", worth))


def _scores_in(text: str) -> Iterator[Read]:
    """The two numbers of each score, which are no figures of their own."""
    for score in SCORE.finditer(text):
        for number in re.finditer(r"\d+", score[0]):
            start, end = (score.start() + place for place in number.span())
            yield Read(start, end, Quantity(EXACT, float(number[0]), ""))


def _others(text: str) -> Iterator[Read]:
    """What is read before the plain figures: shares, parts of an hour, clock times."""
    yield from shares_in(text)
    yield from _scores_in(text)
    for start, part in worded_durations_in(text):
        sign = _sign(part.low, part.named, part.high, text[start : part.end])
        yield Read(start, part.end, Quantity(sign, part.number, "duration", part.factor))
    for moment in moments_in(text):
        if moment.kind == "time":
            sign = _side(moment.low, moment.named, moment.high)
            digits = re.search(r"\d", text[moment.start : moment.end])
            number, factor = (moment.named, 1.0) if digits else (moment.named / HOUR, HOUR)
            yield Read(moment.start, moment.end, Quantity(sign, number, "time", factor))


def quantities_in(text: str, language: str | None) -> list[Read]:
    """All quantities of a text, in the order in which they stand, no two over one character.

    "At least one" is none, as "one" is not: who tells it of "a man" gives no figure that could be found.
    """
    counted = (figure for figure in figures_in(text) if not small(figure.text).endswith(" one"))
    figures = (*counted, *foreign_figures(text, language))
    found = [*_others(text), *(_read(figure, text) for figure in figures)]
    taken: set[int] = set()
    kept = []
    for read in found:
        places = range(read.start, read.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(read)
    return sorted(kept)
