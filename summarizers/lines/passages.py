"""Whether a sentence tells of an earlier time than its story, which only the sentences before it name.

Requirements: a sentence of an earlier event must not read as one of today's: better no line than
    a wrong time.
How it works: a passage of the past begins with a sentence that opens with an earlier time ("In 2011", "Last
    season", "Three years ago") or puts the event after another ("comes less than a year after"). It goes on
    through sentences that have no time of their own and are not in the present, LONGEST at the most.
Known failures: English alone; months and weekdays are taken for the story's own; an earlier time that is
    named further back in its sentence begins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizers.language.verbs import verb_in, word_set

LONGEST = 3
"""Sentences that a passage goes on for: further on nobody would still think of that time."""

_SPAN = r"(?:years?|months?|decades?|centur(?:y|ies)|seasons?)"
_EARLIER = re.compile(
    r"(?:(?:back\s)?in\s(?:(?:early|late|mid)[\s-])?(?:the\s)?(?:[A-Z]\w+\s)?(?P<year>1\d{3}|20\d\d)(?:s\b|\b)"
    rf"|(?:in\s|over\s|during\s)?(?:the\s)?(?:last|previous)\s{_SPAN}\b|earlier\sthis\s(?:year|month|season)"
    rf"|(?:[\w-]+\s){{1,4}}{_SPAN}\s(?:ago|earlier|before)\b|once\b,)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\b(?:comes?|came|follow(?:s|ed)?)\s(?:[\w-]+\s){{0,3}}(?:{_SPAN}|weeks?|days?)\s(?:after|since)\s(?:an?|another)\b"
)
_TIMED = re.compile(
    r"\b(?:1\d{3}|20\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|ago|last|this|today|tonight|yesterday|tomorrow|now|since|still)\b"
)
_PRESENT = word_set("is are am has have will would may can must says say does do")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def latest_year(texts: Sequence[str]) -> int:
    """The latest year that texts name, 0 for none: the year of their story, for all that they say."""
    return max((int(year) for text in texts for year in _YEAR.findall(text)), default=0)


def _begins(sentence: str, now: int) -> bool:
    """Whether a sentence begins a passage of a time before the year `now`."""
    found = _EARLIER.match(sentence)
    return (found is not None and found["year"] != str(now)) or _AFTER.search(sentence) is not None


def _goes_on(sentence: str) -> bool:
    """Whether a sentence has no time of its own and tells of the past."""
    verb = verb_in(sentence)
    present = verb is not None and sentence[slice(*verb)].lower() in _PRESENT
    return not present and _TIMED.search(sentence) is None


def in_the_past(line: str, earlier: Sequence[str], now: int) -> bool:
    """Whether an English line belongs to a passage of the past that the sentences `earlier` have begun.

    `now` is the year of the story; a passage of that year is no past.
    """
    for sentence in (line, *reversed(earlier[-LONGEST:])):
        if sentence is not line and _begins(sentence, now):
            return True
        if not _goes_on(sentence):
            return False
    return False
