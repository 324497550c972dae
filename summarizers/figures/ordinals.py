"""Which one of several a text tells of: "the third minister", "in the 93rd minute".

Known failures: English alone; first and second are left out, as most of them count nothing ("first of all",
    "the second half"); of things that follow one another each has a number of its own, and
    the commonest alone (_STEPS) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORDS = """
third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
"""
_PLACES = {word: place for place, word in enumerate(_WORDS.split(), start=3)}
_NO_NOUN = ("of", "in", "with", "and", "or", "to", "on", "at", "annual", "seed", "century")
"""Words behind an ordinal that no figure is told of: an age counts no centuries."""

_STEPS = ("round", "lap", "set", "quarter", "inning", "period", "frame", "heat", "stage", "leg")
"""What follows one another, so that much is told of the third and of the fourth."""

_ORDINAL = re.compile(
    rf"\b(?:[Tt]he|a|its|his|her|their)\s(?P<told>{'|'.join(_PLACES)}|\d{{1,3}}(?:st|nd|rd|th))\s"
    rf"(?!(?:{'|'.join(_NO_NOUN + _STEPS)})\b)(?P<of>[a-z]{{3,}})\b(?!\s(?:of|\d))"
)


class Ordinal(NamedTuple):
    """An ordinal as worded (`told`), the number it is, and the noun behind it; `start` and `end` of both."""

    told: str
    place: float
    of: str
    start: int
    end: int


def ordinals_in(text: str) -> Iterator[Ordinal]:
    """Each ordinal with a noun behind it, from the third on."""
    for match in _ORDINAL.finditer(text):
        told = match["told"]
        place = float(_PLACES.get(told) or told[:-2])
        yield Ordinal(told, place, match["of"], match.start("told"), match.end("of"))
