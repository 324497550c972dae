"""Figures in a text: numbers with what they count, as values that can be compared.

Requirements: "5,937", "5 937" and "5.937" are one value; "seventeen" is 17, "half a million" 500,000,
    "1.2bn" 1,200,000,000; "more than a dozen" is a range that 17 fits, and so is "15 to 20"; a figure keeps
    its unit and the words that say what is counted.
How it works: one linear pattern finds the numbers (`figures.values`); the words up to the next
    stop are what is counted. Dates and clock times are read first (`figures.dates`).
Known failures: a point before three digits is taken for thousands, so that "1.234 km" is 1,234; number words
    of other languages than English; "a tenth of"; a minus sign; "50m" is 50 million where metres are meant;
    ordinals are read elsewhere (`figures.ordinals`).
Reading: the phrases of quantulum3, number-parser and price-parser showed what goes wrong in general
    tools: "(£13,700)" negative, "€1.2bn" barns, "one of them" a count of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizers.figures.dates import SENTENCES_KEPT, clock_times_in, dates_in
from summarizers.figures.values import bounds_of, numbers_in, scaled, value_of
from summarizers.language.words import content_words, stem

COUNTED_WORDS = 4
"""How many words after a figure may say what it counts."""

MOMENTS = frozenset({"date", "time"})
_PART = re.compile(r"[-\s]\d\s?/\s?\d|\s?[¼½¾⅓⅔]")
_TO = re.compile(r"\s?[-–—]\s?|-?\s(?:to|bis|à)\s")
SCORE = re.compile(
    r"\b\d{1,3}\s?[-–]\s?\d{1,3}(?=\s(?:[a-z]+\s)?(?:mark|record|win|victory|defeat|loss|lead|draw|score|vote|margin|triumph)\b)"
)
"""Two numbers that are no range: "a 41-40 record", "their 2-1 win"."""

_COUNTED = re.compile(
    r"\W*(?:of\s+|the\s+|their\s+|its\s+|his\s+|her\s+)*"
    rf"((?:[^\W\d_][\w’'-]*[ ]?){{1,{COUNTED_WORDS}}})"
)
_STOPS_COUNTING = re.compile(
    r"(?<=\s)[^\W\d_]+ed\b|\b(?:being|and|or|but|who|which|that|were|was|are|is|had|have|has|been|will|would|in|on|at|to|from|for|by"
    r"|with|as|after|before|since|because|than|while|when|said|not|into|near|off|between|early|late)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands in a text.

    `text` is the wording, `named` the number it names ("more than 300" names 300), `low` and `high` bound
    its value (equal where it is exact), `unit` is "%", a
    currency sign, "time", "date", "year" or "" for a count, `of` the words that say what is counted,
    `start` the character where it begins.
    """

    text: str
    named: float
    low: float
    high: float
    unit: str
    of: str
    start: int

    @property
    def exact(self) -> bool:
        """Whether the figure gives one value."""
        return self.low == self.high

    def overlaps(self, other: Figure) -> bool:
        """Whether one value can satisfy both."""
        return self.unit == other.unit and self.low <= other.high and other.low <= self.high

    def head(self, language: str | None = "en") -> str:
        """The stem of the noun that is counted, "" where none was found."""
        words = content_words(self.of, language)
        return stem(words[-1], language) if words else ""


def _unit(match: re.Match[str]) -> str:
    """What kind of figure it is, by its marks."""
    if match["currency"] or match["unit"]:
        return match["currency"] or "%"
    plain = match["digits"] and not match["scales"] and not match["qualifier"]
    return "year" if plain and re.fullmatch(r"(?:19|20)\d\d", match["digits"]) else ""


def _counted(text: str, end: int) -> str:
    """The words after a figure that say what it counts."""
    found = _COUNTED.match(text[end : end + 80])
    if not found or re.match(r"\s*[^\w\s%’'“\"‘(-]", text[end : end + 3]):
        return ""
    stop = _STOPS_COUNTING.search(found[1])
    return found[1][: stop.start() if stop else None].strip()


def _moments(text: str) -> list[Figure]:
    """The dates and clock times of a text."""
    kinds = [("date", *found) for found in dates_in(text)] + [
        ("time", *found) for found in clock_times_in(text)
    ]
    return [
        Figure(text[start:end], value, value, value, unit, "", start) for unit, start, end, value in kinds
    ]


def _figure(match: re.Match[str], text: str) -> Figure:
    value = value_of(match)
    low, high = bounds_of(match, value)
    of = _counted(text, match.end())
    return Figure(match.group().strip(), value, low, high, _unit(match), of, match.start())


def _one_range(low: Figure, high: Figure, text: str) -> Figure | None:
    """One figure of two that bound a count, "20 to 30 people"; None where they do not."""
    between = text[low.start + len(low.text) : high.start]
    before = text[max(0, low.start - 9) : low.start].lower().split()[-1:]
    joined = between == " and " if before == ["between"] else before != ["from"] and _TO.fullmatch(between)
    counts = low.unit in {"", high.unit} and high.unit not in {"year", *MOMENTS} and (high.of or high.unit)
    shared = scaled(high.text) if scaled(low.text) == 1 else 1
    least = low.named * shared
    if not (joined and counts and low.exact and high.exact and least < high.named):
        return None
    whole = text[low.start : high.start + len(high.text)]
    return Figure(whole, high.named, least, high.named, high.unit, high.of, low.start)


def _with_ranges(figures: Iterable[Figure], text: str) -> Iterator[Figure]:
    """The figures with pairs that bound one count made one."""
    last: Figure | None = None
    for figure in figures:
        whole = _one_range(last, figure, text) if last else None
        if last and not whole:
            yield last
        last = whole or figure
    if last:
        yield last


@lru_cache(maxsize=SENTENCES_KEPT)
def _figures(text: str) -> tuple[Figure, ...]:
    found = _moments(text)
    taken = {place for moment in found for place in range(moment.start, moment.start + len(moment.text))}
    taken |= {place for score in SCORE.finditer(text) for place in range(*score.span())}
    found += [
        _figure(match, text)
        for match in numbers_in(text)
        if match.group().lower() not in {"one", "zero"} and taken.isdisjoint(range(*match.span()))
    ]
    return tuple(_with_ranges(sorted(found, key=lambda figure: figure.start), text))


def figures_in(text: str) -> list[Figure]:
    """All figures of a text, in order; "one" alone is a pronoun more often than a figure and is left out."""
    return list(_figures(text))


def rounded(figure: Figure) -> float:
    """What the last digit that a figure tells is worth, for decimals and scale words; else 0."""
    text = _PART.sub(".5", figure.text.replace(". ", "."))
    digits = re.search(r"\d+(?:[.,](\d{1,2}))?(?![\d.,]*\d)", text)
    scale = scaled(text) if re.search(r"\d", text) else 1
    if not digits or (scale == 1 and not digits[1] and figure.unit != "%"):
        return 0.0
    return float(scale / 10 ** len(digits[1] or ""))
