"""Whom a sentence names as who did what it counts: "Manning completed his first 17 passes".

How it works: the person right before a figure ("Wayne's 41-yard catch", "Green (14 points)"), or the one
before the verb of its clause; who only says it does not do it. Figures of two people are of two things.
Known failures: English alone; one whom the story never names in full is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizers.claims.statements import Statements
from summarizers.language.parts import SAYING
from summarizers.language.verbs import verbs_in
from summarizers.lines.referents import people_in

FURTHEST, LONGEST = 120, 360
"""Characters before a verb or a figure in which the name stands, and before a figure its verbs."""

_NAME = r"(?<![\w’'-])(?P<name>[A-Z][\w’'-]*[a-z])"
_OWNER = re.compile(rf"{_NAME}(?:[’']s\s(?:[a-z]+\s){{0,2}}|\s\()$")
_OF_OWNERS = re.compile(r"[’']s\s(?=[A-Z])")
"""Between what is no part of a person's name and the name: "Louisville's Earl Clark"."""

_BEFORE_VERB = re.compile(
    rf"{_NAME}(?:(?:,\s[^,]*){{1,2}},|,?\swho)?"
    r"\s(?:(?:now|then|also|still|only|just|later|had|has|have|would|will|[a-z]+ly)\s){0,3}$"
)
_GOES_ON = re.compile(
    r"(?:\b(?:has|have|had|was|were|is|are|be|been|will|would|to)\s(?:[a-z]+\s)?|(?:\band|,)\s(?:[a-z]+ly\s)?)$"
)
"""Before a verb that has its subject further to the front, with another verb."""


def doer_before(text: str, start: int) -> str:
    """The last word of the name of who does what stands at a place of an English text, "" for nobody.

    What has a capital is taken for a name: it is for the caller to know whose.
    """
    if owner := _OWNER.search(text, max(0, start - FURTHEST), start):
        return owner["name"]
    near = text.rfind(" ", 0, max(0, start - LONGEST)) + 1
    for place in reversed([*verbs_in(text[near:start])]):
        begin, end = (near + at for at in place)
        if found := _BEFORE_VERB.search(text, max(0, begin - FURTHEST), begin):
            return "" if text[begin:end].lower() in SAYING else found["name"]
        if not _GOES_ON.search(text, max(0, begin - FURTHEST), begin):
            return ""
    return ""


def doers_of(places: Iterable[tuple[int, int]], statements: Statements) -> dict[tuple[int, int], str]:
    """Who does what stands at each (row, character), where that is a person whom the story names in full."""
    rows, articles = statements.rows, statements.articles
    english = (place for place in places if articles[rows[place[0]].article].language == "en")
    found = {(row, start): doer_before(rows[row].text, start) for row, start in english}
    named = set(found.values()) - {""}
    if len(named) < 2:
        return {}
    telling = (row.text for row in rows if any(name in row.text for name in named))
    people = set[str]().union(*(people_in(_OF_OWNERS.sub(", ", text)) for text in telling))
    return {place: name for place, name in found.items() if name in people}
