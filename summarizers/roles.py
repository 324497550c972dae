"""What a text calls a named person: the office as worded, and the age.

How it works: a name of two words or more with an office before it ("the mayor of Ossen, Tilda Brandt",
"Deputy Mayor Tilda Brandt") or behind it ("Tilda Brandt, deputy mayor of Ossen"). Only the rank of an office
is compared, "head" with "co-head" and "mayor" with "deputy mayor": another noun may be another of its
holder's offices. An age stands behind a name between commas, after "aged", or before it as "46-year-old".
Known failures: English wordings alone; two people of one surname and office are taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizers.words import small

RANKS = ("", "co", "deputy", "vice", "assistant", "acting", "interim", "former", "ex", "senior", "junior")
"""Words before an office that make it another, as in "deputy mayor"; the first stands for none."""

_NAME = r"[A-Z][\w’'-]+(?:\s(?:van|von|de|der|el|al)){0,2}(?:\s[A-Z][\w’'-]+){1,2}"
_RANK = rf"(?:(?P<rank>{'|'.join(RANKS[1:])})[-\s])?"
_ARTICLE = r"(?:(?:a|an|the|its|their|his|her)\s)?"
_BEHIND = re.compile(
    rf"(?P<name>{_NAME}),\s(?:\d{{2}},\s)?(?:who\s(?:is|was)\s)?{_ARTICLE}(?i:{_RANK})(?P<office>[a-z]{{4,}})"
    r"(?=\sof\s|\sfor\s|\sat\s|,|\.|;)"
)
_BEFORE = re.compile(
    rf"\b(?i:{_RANK})(?P<office>[a-z]{{4,}})\s(?:of|at|for)\s(?:the\s)?(?:[A-Z][\w’'-]+(?:\s|,\s)(?:(?:and|of|for)\s(?:the\s)?)?){{1,6}}?"
    rf"(?<=,\s)(?P<name>{_NAME})"
)
_TITLE = re.compile(
    r"\b(?:(?P<rank>Co|Deputy|Vice|Assistant|Acting|Interim|Former|Ex|Senior|Junior)[-\s])?(?P<office>[A-Z][a-z]{3,})"
    r"\s(?P<name>[A-Z][\w’'-]+\s[A-Z][\w’'-]+)\b(?!\s[A-Z])"
)
_AGES = (
    re.compile(
        rf"(?P<name>{_NAME}|[A-Z][a-z]{{2,}})(?:,|\s\()\s?(?:aged\s|who\sis\s)?(?P<age>[1-9]\d)(?=[,).;])"
    ),
    re.compile(
        rf"(?P<name>{_NAME}),\s(?:an?\s(?:[a-z]+\s){{1,4}}?of\s|at\s|de\s)(?P<age>[1-9]\d)(?=[,).; ])"
    ),
    re.compile(rf"\b(?P<age>[1-9]\d)-jährigen?r?\s(?:[\w-]+\s)??(?P<name>{_NAME})"),
    re.compile(rf"\b(?P<age>[1-9]\d)-year-old\s(?:[a-z]+\s){{0,2}}(?P<name>{_NAME})"),
)


@dataclass(frozen=True, slots=True)
class Called:
    """A person as a text calls them: `kind` is "role" or "age", `of` the name, `value` a rank or an age."""

    kind: str
    key: str
    of: str
    text: str
    start: int
    value: float


def _surname(name: str) -> str:
    return name.split()[-1].lower()


def roles_in(text: str) -> Iterator[Called]:
    """Each office of a named person: the rank's place in RANKS as its value."""
    for pattern in (_BEHIND, _BEFORE, _TITLE):
        for match in pattern.finditer(text):
            rank = small(match["rank"] or "")
            start = match.start("rank") if rank else match.start("office")
            wording = text[start : match.end("office")]
            key = f"{_surname(match['name'])} {match['office'].lower()}"
            yield Called("role", key, match["name"], wording, start, float(RANKS.index(rank)))


def ages_in(text: str) -> Iterator[Called]:
    """Each age of a named person, in years."""
    for pattern in _AGES:
        for match in pattern.finditer(text):
            place = match.start("age")
            yield Called(
                "age", _surname(match["name"]), match["name"], match["age"], place, float(match["age"])
            )
