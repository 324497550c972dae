"""The wordings of numbers: the pattern that finds them, and the value and bounds that each names.

A number is digits in groups with a decimal part, or English words up to "two hundred and five thousand",
with scale words behind it and a qualifier before it. Digits that belong to a larger whole ("3.11.2", "24/7",
"AK-47", "25:00") are none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from math import inf, prod

from summarizers.language.words import small

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

_ONES = "|".join(list(UNITS)[1:10])
_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[-\ ](?:{_ONES}))?|{'|'.join(UNITS)})"
_SCALE = "|".join(s for s in SCALES if s not in {"k", "m", "mn", "bn"})
_FIRST_WORDS = "|".join((*TENS, *UNITS, "tens", "hundreds", "thousands", "millions", "dozens", "scores"))
_SPACES = r"\ \u00a0\u2009\u202f"
_TORN = (
    r"(?<!(?:foot|feet)\ )(?<!(?:foot|feet)-)(?<!-\ )[1-9]\d{0,2}(?:,\ \d{3})+"
    r"(?![\d.,]*\d|,|\ (?:and|or|to|und|y|et)\ \d)"
)
"""A number that a page has torn apart, "2, 300"; not a height ("6 feet 1, 180 pounds"), nor a list."""

_TORN_POINT = (
    r"(?<!\d{3})\.\ \d{1,2}(?=(?:\ (?:million|billion|trillion|percent|per\ cent|magnitude)|mn?|bn)\b)"
)
"""Behind the first digits of "$2. 6 million" and "a 5. 9 magnitude earthquake", not behind a year."""

_PARTS = "¼½¾⅓⅔"
_AND_HALF = r"(?:[-\ ]and[-\ ]a[-\ ]half)?"

_AT_LEAST = (
    *("more than", "over", "above", "at least", "no fewer than", "no less than", "not fewer than"),
    *("not less than", "mehr als", "über", "mindestens", "más de", "al menos", "por lo menos", "plus de"),
    "au moins",
)
_AT_MOST = (
    *("up to", "as many as", "as much as", "fewer than", "less than", "under", "below", "no more than"),
    *(
        "not more than",
        "bis zu",
        "höchstens",
        "weniger als",
        "hasta",
        "menos de",
        "moins de",
        "jusqu’à",
        "jusqu'à",
    ),
)
_NEAR = (
    *("nearly", "almost", "about", "around", "some", "roughly", "approximately", "close to", "an estimated"),
    *("rund", "etwa", "ungefähr", "knapp", "fast", "unos", "unas", "cerca de", "casi", "alrededor de"),
    *("environ", "près de", "presque", "quelque"),
)
ONLY_BELOW = ("nearly", "almost", "knapp", "fast", "casi", "presque")
"""Of the words for "about" those that no value above the one named fits."""

_QUALIFIERS = "|".join(re.escape(words) for words in (*_AT_LEAST, *_AT_MOST, *_NEAR))

NUMBER = re.compile(
    rf"""
    (?P<qualifier>\b(?:{_QUALIFIERS})\ )?
    (?P<currency>[$€£¥₽])?
    (?:
      (?<![\w.,])(?<!\d[/:])(?<!\d\ /\ )(?<![^\W\d_]-)
      (?P<digits>[1-9]\d{{0,2}}(?:[,.{_SPACES}]\d{{3}})+(?!\d)
        |{_TORN}|\d+)
      (?P<fraction>[.,]\d+|[-\ ][1-3]\ ?/\ ?[2-4](?!\d)|\ ?[{_PARTS}]|{_TORN_POINT})?(?![.,/:]?\d|\ /\ \d)
      (?P<suffix>(?:k|m|mn|bn|million|billion|trillion)\b)?
      (?:(?=[^\w])|(?=\Z)|(?=(?:km|kg|m|cm|mm|ft|mph|kmh|t|p|C|F)\b))
    | \b(?P<words>(?:half[-\ ]a|an?|several|{_SMALL}{_AND_HALF})(?=[-\ ](?:{_SCALE})\b)
        |{_SMALL}{_AND_HALF})\b(?!-(?:thirds|quarters|fifths)\b)
    | \b(?P<plural>tens|hundreds|thousands|millions|dozens|scores(?=\ of\b))\b
    )
    (?P<scales>(?:[-{_SPACES}](?:of\ )?(?:{_SCALE})s?\b)*)
    (?P<rest>(?:(?<=hundred)|(?<=thousand))(?:\ and\ |[-\ ]){_SMALL}\b(?![-\ ](?:hundred|dozen)\b)
        (?P<more>(?:[-\ ](?:thousand|million|billion|trillion)\b)?))?
    (?P<unit>[{_SPACES}]?%|[-{_SPACES}]per\ ?cent(?:age\ points)?\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PERHAPS = re.compile(
    rf"\d|\b(?=[a-z])(?:(?:half[-\ ]a|an?|several)[-\ ](?:{_SCALE})|{_FIRST_WORDS})\b", re.IGNORECASE
)
"""Where a number may begin, qualifier and currency aside: six sentences of news in ten hold none, and this
tells so in a fifth of the time that NUMBER takes."""

SHORT = 0.999
"""Eighteen is not "more than 17", but the next number as round."""

LONGEST_BEFORE = 20
"""No qualifier has so many characters, its space and a currency sign among them."""

_SCALED = re.compile(rf"{_SCALE}|(?<![^\W\d_])(?:k|mn?|bn)\b")
_PLURALS = {
    "tens": 10,
    "hundreds": 100,
    "thousands": 1_000,
    "millions": 1_000_000,
    "dozens": 12,
    "scores": 20,
}


def numbers_in(text: str) -> Iterator[re.Match[str]]:
    """Each match of NUMBER in a text, in order."""
    first = _PERHAPS.search(text)
    return NUMBER.finditer(text, max(0, first.start() - LONGEST_BEFORE)) if first else iter(())


def _small(words: str) -> float:
    """The value of number words below a hundred, "half a" and "several" among them."""
    parts = re.split(r"[-\s]", small(words))
    if parts[0] in {"half", "several"}:
        return 0.5 if parts[0] == "half" else 3.0
    half = 0.5 if parts[-1] == "half" else 0.0
    return (float(sum(UNITS.get(p, TENS.get(p, 0)) for p in parts)) or 1.0) + half


def scaled(wording: str) -> int:
    """What the scale words of a wording multiply its number by, 1 where there are none."""
    return prod(SCALES[scale] for scale in _SCALED.findall(small(wording)))


def _fraction(wording: str) -> float:
    """What stands behind a whole number: ".5", ",5", ". 5", " 1/2" or "½"."""
    wording = wording.replace(" ", "").replace(",", ".").removeprefix("-")
    if "/" in wording:
        part, whole = wording.split("/")
        return int(part) / int(whole)
    return unicodedata.numeric(wording) if len(wording) == 1 else float("0" + wording)


def value_of(match: re.Match[str]) -> float:
    """The number a match names, qualifiers aside."""
    if match["digits"]:
        value = float(re.sub(r"\D", "", match["digits"])) + _fraction(match["fraction"] or "")
    elif match["plural"]:
        value = float(_PLURALS[small(match["plural"])])
    else:
        value = _small(match["words"])
    value *= scaled(match["scales"] or "") * scaled(match["suffix"] or "")
    rest = re.sub(r"^(?: and |[- ])", "", match["rest"] or "", flags=re.IGNORECASE)
    if rest:
        value = (value + _small(rest)) * scaled(match["more"])
    return value


def bounds_of(match: re.Match[str], value: float) -> tuple[float, float]:
    """The lowest and highest value that the wording allows."""
    if match["plural"] or (match["words"] or "").lower() == "several":
        return (value, value * 10)
    return bounds_by(match["qualifier"], value)


def bounds_by(qualifier: str | None, value: float) -> tuple[float, float]:
    """The lowest and highest value that a word such as "nearly" allows, the value itself without one."""
    qualifier = (qualifier or "").strip().lower()
    if qualifier in _AT_LEAST:
        return (value, inf)
    if qualifier in _AT_MOST:
        return (0.0, value)
    return (value * (1 - ABOUT), value * (1 + ABOUT)) if qualifier else (value, value)


def last_digit(number: float) -> float:
    """What the last digit that a number tells is worth: 100 in 600, 10 in 350, 1 in 17, .1 in 2.4."""
    digits, exponent = f"{number:.6e}".split("e")
    return float(10.0 ** (int(exponent) - len(digits.rstrip("0").replace(".", "")) + 1))


def rounding(number: float) -> float:
    """How far the exact value may be from a number that is told as vague, by what it is rounded to.

    That is a tenth of it at the most, and short of the next number as round: by 100 from "nearly 600", by 50
    from "nearly 350", by 1 from "nearly 17".
    """
    last = last_digit(number)
    return min(ABOUT * abs(number), SHORT * last * (5 if round(number / last) % 10 == 5 else 1))
