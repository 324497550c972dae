"""Figures in a text: numbers with what they count, as values that can be compared.

Requirements: "5,937", "5 937" and "5.937" (where a comma marks decimals) are one value; "seventeen" is
    17, "half a million" 500,000, "1.2bn" 1,200,000,000; "more than a dozen" is a range that 17 fits;
    a figure keeps its unit and the words that say what is counted.
How it works: one linear pattern finds digit groups and English number words with scale words after
    them, qualifiers before them ("nearly", "at least") and units around them; the words up to the next
    stop are what is counted. Dates and clock times are read first (`summarizers.dates`).
Known failures: number words of other languages than English; "a tenth of"; ordinals are no figures.
Reading: the phrases of quantulum3, number-parser and price-parser showed what goes wrong in general
    tools: "(£13,700)" negative, "€1.2bn" barns, "one of them" a count of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf

from summarizers.dates import clock_times_in, dates_in
from summarizers.words import content_words, stem

UNITS = {
    word: value
    for value, word in enumerate(
        (
            *(
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
            ),
            *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        )
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES = {
    "hundred": 100, "dozen": 12, "thousand": 1_000, "k": 1_000, "million": 1_000_000, "m": 1_000_000,
    "mn": 1_000_000, "billion": 1_000_000_000, "bn": 1_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
ABOUT = 0.1
"""How far "about", "nearly" and the like may be from the exact value, as a part of it."""

COUNTED_WORDS = 4
"""How many words after a figure may say what it counts."""

_WORDS = "|".join([*UNITS, *TENS])
_SCALE = "|".join(s for s in SCALES if s not in {"k", "m", "mn", "bn"})
_FIGURE = re.compile(
    rf"""
    (?P<qualifier>\b(?:more\ than|over|above|at\ least|up\ to|as\ many\ as|as\ much\ as|nearly|almost|about
        |around|some|roughly|approximately|fewer\ than|less\ than|under|below|close\ to|an\ estimated)\ )?
    (?P<currency>[$€£¥₽])?
    (?:
      (?P<digits>(?<![\w.,])(?<![^\W\d_]-)\d{{1,3}}(?:[, .  ]\d{{3}})+(?![\d])|(?<![\w.,])(?<![^\W\d_]-)\d+)
      (?P<fraction>[.,]\d{{1,2}}(?!\d))?
      (?P<suffix>(?:k|m|mn|bn)\b)?(?:(?=[^\w])|(?=\Z)|(?=(?:km|kg|m|cm|mm|ft|mph|kmh|t|p|C|F)\b))
    | \b(?P<words>(?:half\ a|an?|several|{_WORDS})(?:[-\ ](?:{_WORDS}))?(?=[-\ ](?:{_SCALE})\b)
        |(?:{_WORDS})(?:-(?:{_WORDS}))?)\b
    | \b(?P<plural>tens|hundreds|thousands|millions|dozens|scores)\b
    )
    (?P<scales>(?:[-\ ](?:of\ )?(?:{_SCALE})s?\b)*)
    (?P<unit>\ ?%|[-\ ]per\ ?cent(?:age\ points)?\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLURALS = {
    "tens": 10,
    "hundreds": 100,
    "thousands": 1_000,
    "millions": 1_000_000,
    "dozens": 12,
    "scores": 20,
}
_AT_LEAST = {"more than", "over", "above", "at least"}
_AT_MOST = {"up to", "as many as", "as much as", "fewer than", "less than", "under", "below"}
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


def _value(match: re.Match[str]) -> float:
    """The number a match names, qualifiers aside."""
    if match["digits"]:
        value = float(re.sub(r"\D", "", match["digits"])) + float(
            "0" + (match["fraction"] or "").replace(",", ".")
        )
    elif match["plural"]:
        value = float(_PLURALS[match["plural"].lower()])
    else:
        parts = re.split(r"[-\s]", match["words"].lower())
        value = float(sum(UNITS.get(p, TENS.get(p, 0)) for p in parts)) or 1.0
        value = 0.5 if parts[0] == "half" else 3.0 if parts[0] == "several" else value
    scales = re.findall(_SCALE, (match["scales"] or "").lower())
    for scale in (*scales, (match["suffix"] or "").lower()):
        value *= SCALES.get(scale, 1)
    return value


def _bounds(match: re.Match[str], value: float) -> tuple[float, float]:
    """The lowest and highest value that the wording allows."""
    qualifier = (match["qualifier"] or "").strip().lower()
    if match["plural"] or (match["words"] or "").lower() == "several":
        return (value, value * 10)
    if qualifier in _AT_LEAST:
        return (value, inf)
    if qualifier in _AT_MOST:
        return (0.0, value)
    return (value * (1 - ABOUT), value * (1 + ABOUT)) if qualifier else (value, value)


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


def figures_in(text: str) -> list[Figure]:
    """All figures of a text, in order; "one" alone is a pronoun more often than a figure and is left out."""
    found = _moments(text)
    taken = {place for moment in found for place in range(moment.start, moment.start + len(moment.text))}
    for match in _FIGURE.finditer(text):
        wording = match.group().strip()
        if wording.lower() in {"one", "zero"} or not taken.isdisjoint(range(*match.span())):
            continue
        value = _value(match)
        low, high = _bounds(match, value)
        found.append(
            Figure(wording, value, low, high, _unit(match), _counted(text, match.end()), match.start())
        )
    return sorted(found, key=lambda figure: figure.start)
