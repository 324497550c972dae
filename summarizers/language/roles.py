"""What office a text gives a named person, as worded.

How it works: a name with an office before it ("the mayor of Ossen, Tilda Brandt", "Deputy Mayor Tilda
Brandt", "interim OCC director T. Brandt") or behind it ("Brandt, deputy mayor of Ossen", "Brandt was mayor
of"). Only the rank of an office is compared, "head" with "co-head" and "mayor" with "deputy mayor": another
noun may be another of its holder's offices. "Former" is no rank, and "interim" is "acting".
Known failures: English wordings alone; two people of one surname and office are taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizers.language.words import small

RANKS = (
    *("", "co", "deputy", "vice", "assistant", "acting", "interim", "senior", "junior", "associate"),
    *("temporary", "provisional"),
)
"""Words before an office that make it another, as in "deputy mayor"; the first stands for none."""

LOOSE = frozenset({"professor"})
"""Offices that people are called by whatever their rank."""

_SAME_RANK = {"interim": "acting", "temporary": "acting", "provisional": "acting"}
_PIECE = r"[A-Z](?:[\w’'-]+|\.(?=[\s,]))"
NAME = rf"{_PIECE}(?:\s(?:van|von|de|der|el|al)){{0,2}}(?:\s{_PIECE}){{1,2}}"
"""A name of two words or three, "J. Ruth Pell" and "Ruth P." among them."""

_RANK = rf"(?:(?:former|then|ex)[-\s])?(?P<rank>(?:(?:{'|'.join(RANKS[1:])})[-\s]){{0,2}})"
_ARTICLE = r"(?:(?:a|an|the|its|their|his|her)\s)?"
_HOLDS = r"(?=\s(?:of|for|at)\s|,|\.|;)"
_HOLDER = rf"(?P<name>{NAME}|(?<![\w.]\s){_PIECE})"
_OFFICE = r"(?P<office>[a-z]{4,})"
_BEHIND = re.compile(
    rf"{_HOLDER},\s(?:[SJ]r\.,\s)?(?:\d{{2}},\s)?(?:who\s(?:is|was)\s)?{_ARTICLE}(?i:{_RANK}){_OFFICE}{_HOLDS}"
)
_WAS = re.compile(rf"{_HOLDER}\s(?:is|was|became)\s{_ARTICLE}(?i:{_RANK}){_OFFICE}(?=\s(?:of|for|at)\s)")
_HOUSE = r"(?:[A-Z][\w’'-]+(?:\s|,\s)(?:(?:and|of|for)\s(?:the\s)?)?){1,6}?"
_BEFORE = re.compile(
    rf"\b(?i:{_RANK}){_OFFICE}\s(?:of|at|for)\s(?:the\s)?{_HOUSE}"
    rf"(?<=,\s)(?:M(?:r|s|rs)\.?\s)?(?P<name>{NAME}|(?<=M[rs]\s){_PIECE})"
)
_TITLE = re.compile(
    rf"\b(?i:{_RANK})(?P<house>(?:[A-Z]{{2,6}}\s)?)(?i:(?P<second>(?:(?:{'|'.join(RANKS[1:])})[-\s])?))"
    r"(?P<office>[A-Za-z][a-z]{3,})"
    r"\s(?P<name>[A-Z](?:[\w’'-]+|\.)(?:\s[A-Z](?:[\w’'-]+|\.)){1,2})(?![\w.])(?!\s[A-Z])"
)

_WORDINGS = tuple(
    (wording, tuple(map(re.compile, needed)))
    for wording, needed in (
        (_BEHIND, (r",\s[a-zSJ]",)),
        (_WAS, (r"\s(?:is|was|became)\s",)),
        (_BEFORE, (r"\s(?:of|at|for)\s", r",\s[A-Z]")),
        (_TITLE, (r"[a-z]{3}\s[A-Z](?:[\w’'-]+|\.)\s[A-Z]",)),
    )
)
"""Each wording with what a text must have for it, in order, found ten times as quickly: most have none."""


def _has(text: str, needed: Iterable[re.Pattern[str]]) -> bool:
    """Whether a text has what is needed, one behind the other."""
    place = 0
    for pattern in needed:
        found = pattern.search(text, place)
        if found is None:
            return False
        place = found.end()
    return True


@dataclass(frozen=True, slots=True)
class Called:
    """A person as a text calls them: `kind` is "role" or "age", `of` the name, `value` a rank or an age."""

    kind: str
    key: str
    of: str
    text: str
    start: int
    value: float


def surname(name: str) -> str:
    """Give a name's last word, small."""
    return name.split()[-1].lower()


def one_person(name: str, other: str) -> bool:
    """Whether two names of one surname can be of one person: by a first letter, where both give more than it.

    Spellings of one name ("Torsten", "Thorsten") seldom begin otherwise; kin do.
    """
    first, second = ({word[0].lower() for word in words.split()[:-1]} for words in (name, other))
    return not first or not second or bool(first & second)


def _rank(words: str) -> float:
    """The words before an office as one number, 0 for none."""
    value = 0
    for word in re.split(r"[-\s]", small(words).strip(" -")):
        value = value * len(RANKS) + RANKS.index(_SAME_RANK.get(word, word))
    return float(value)


def roles_in(text: str) -> Iterator[Called]:
    """Each office of a named person: the ranks' places in RANKS as its value."""
    for pattern, needed in _WORDINGS:
        for match in pattern.finditer(text) if _has(text, needed) else ():
            groups = match.groupdict()
            if match["office"].lower() in LOOSE:
                continue
            second = groups.get("second") or ""
            start = next(
                match.start(part) for part in ("rank", "house", "second", "office") if groups.get(part)
            )
            wording = text[start : match.end("office")]
            key = f"{surname(match['name'])} {match['office'].lower()}"
            value = _rank(f"{match['rank']}{second}".strip())
            yield Called("role", key, match["name"], wording, start, value)
