"""How old a text says a named person is.

How it works: an age stands behind a name between commas, after "aged", or before it as "46-year-old".
"The 46-year-old" alone is of the one person whom the last sentence with a name names, of two of nobody.
Known failures: English, German and Spanish wordings alone; a place of two words counts as a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizers.language.roles import NAME, Called, surname

_YEAR_OLD = r"[-\s]{1,3}year[-\s]{1,3}old"
"""Also where a page has torn it apart, "36 - year - old"."""

_AGES = (
    re.compile(
        rf"(?P<name>{NAME}|[A-Z][a-z]{{2,}})(?:,|\s\()\s?(?:aged\s|who\sis\s)?(?P<age>[1-9]\d)(?=[,).;])"
    ),
    re.compile(rf"(?P<name>{NAME}),\s(?:an?\s(?:[a-z]+\s){{1,4}}?of\s|at\s|de\s)(?P<age>[1-9]\d)(?=[,).; ])"),
    re.compile(rf"(?P<name>{NAME}),\s(?P<age>[1-9]\d)\sJahre\salt\b"),
    re.compile(rf"\bde\s(?P<age>[1-9]\d)\saños,\s(?P<name>{NAME})"),
    re.compile(rf"\b(?P<age>[1-9]\d)-jährigen?r?\s(?:[\w-]+\s)??(?P<name>{NAME})"),
    re.compile(rf"\b(?P<age>[1-9]\d){_YEAR_OLD}\s(?:[a-z]+\s){{0,2}}(?P<name>{NAME})"),
)
_FULL_NAME = re.compile(NAME)
_THE = re.compile(r"\b(?:the|d(?:er|ie|as|em|en)|el|la)\s$", re.IGNORECASE)
"""What stands before the name of a house or a ship, and before no person's."""

_OPENING = frozenset(
    {"for", "in", "on", "at", "with", "as", "but", "and", "für", "von", "mit", "bei", "aber"}
)
_OPENING |= {"und", "auch", "de", "con", "para", "por", "a", "y", "pour", "avec", "et"}
"""Small words that stand with a capital before a name where a sentence begins."""

_POINTING = re.compile(
    rf"\b(?:[Tt]he|[Dd](?:er|ie|en|em)|El|La)\s(?P<age>[1-9]\d)(?:{_YEAR_OLD}|-[Jj]ährigen?)\b"
    r"(?!\s(?:[a-z]+\s){0,3}[A-Z])"
)

HE, SHE, NAMED = "=he", "=she", "=named"
"""Keys of the ages of people whom an outlet does not name, and of those whom it does."""

_HE = frozenset({"man", "boy", "father", "widower", "grandfather", "youth"})
_SHE = frozenset({"woman", "girl", "mother", "widow", "grandmother"})
_SOMEBODY = "|".join(sorted(_HE | _SHE))
_UNNAMED = (
    re.compile(
        rf"\b(?:an?|the|one|another)\s(?:[a-z-]+\s){{0,3}}?(?P<who>{_SOMEBODY})(?:\sof|,?\saged|,)\s(?P<age>[1-9]\d)(?=[\s,).;])",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<age>[1-9]\d){_YEAR_OLD}\s(?:[a-z-]+\s){{0,2}}?(?P<who>{_SOMEBODY})\b(?!,?\s[A-Z])"),
)


def _trimmed(name: str) -> str:
    """A name without a small word that began its sentence: "Für Torsten W."."""
    first, *rest = name.split()
    return " ".join(rest) if len(rest) > 1 and first.lower() in _OPENING else name


def ages_in(text: str) -> Iterator[Called]:
    """Each age of a named person, in years."""
    for pattern in _AGES:
        for match in pattern.finditer(text):
            place = match.start("age")
            yield Called(
                "age", surname(match["name"]), match["name"], match["age"], place, float(match["age"])
            )


def age_of_one_named(text: str, before: Sequence[str]) -> Iterator[Called]:
    """The age in "the 46-year-old" of the one person whom the last sentence with a name names, or none."""
    if not _POINTING.search(text):
        return
    named = ([m for m in _FULL_NAME.finditer(s) if not _THE.search(s[: m.start()])] for s in reversed(before))
    last = next(filter(None, named), [])
    names = {surname(match[0]): _trimmed(match[0]) for match in last}
    if len(names) == 1:
        ((key, name),) = names.items()
        for match in _POINTING.finditer(text):
            yield Called("age", key, name, match["age"], match.start("age"), float(match["age"]))


def ages_of_unnamed(text: str) -> Iterator[Called]:
    """The age of each man or woman whom nobody names: "a woman of 71", "an 80-year-old man"."""
    for pattern in _UNNAMED:
        for match in pattern.finditer(text):
            who = match["who"].lower()
            key = HE if who in _HE else SHE
            yield Called("age", key, f"a {who}", match["age"], match.start("age"), float(match["age"]))


def age_of_somebody(text: str) -> Iterator[Called]:
    """The age in "the 46-year-old", where nothing tells who that is."""
    for match in _POINTING.finditer(text):
        yield Called("age", "", "", match["age"], match.start("age"), float(match["age"]))


def may_be(called: Called) -> frozenset[str]:
    """Who a person of some age may be to outlets that do not name them: HE, SHE, or NAMED and either."""
    if called.key in {HE, SHE}:
        return frozenset({called.key})
    return frozenset({HE, SHE, NAMED} if called.key else {HE, SHE})
