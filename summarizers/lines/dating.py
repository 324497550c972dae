"""On which day a line's "yesterday" was, where a brief tells of reports of several days.

How it works: behind the first such word of an English line that is not in a quotation, nor before a date,
    the day stands in [brackets], reckoned from the day of the article's publication, as its page has it.
    Where the reports are so far apart that "Tuesday" may be two days, a weekday gets its day, too: the last
    one up to the publication, in lines of which nothing is still to come.
Known failures: a page that states when it was fetched or changed; "today" for "these days".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from summarizers.figures.dates import MONTHS, WEEKDAYS
from summarizers.figures.days import day_away
from summarizers.language.words import small

_QUOTED = re.compile(r"[“«„\"][^“”«»„\"]*[”»\"“]")
_PART = r"(?:\s(?:morning|afternoon|evening|night))?"
_WORDS = {
    -1: re.compile(rf"\b(?:[Yy]esterday{_PART}|[Ll]ast night)\b(?![’']|\s?[\[(]?\d)"),
    0: re.compile(
        r"(?:\AToday(?=,)|\b(?:today|tonight|this (?:morning|afternoon|evening)))\b(?![’']|\s?[\[(]?\d)"
    ),
    1: re.compile(rf"\btomorrow{_PART}\b(?![’']|\s?[\[(]?\d)"),
}
"""Words for a day, by how many days away it is."""

_NO_DATE = "a another black bloody by each easter every good last next one palm super this till until"
_WEEKDAY = re.compile(
    "".join(rf"(?<!\b(?i:{word})\s)" for word in _NO_DATE.split())
    + rf"\b({'|'.join(day.capitalize() for day in WEEKDAYS)})\b{_PART}"
    + rf"(?![’'-]|\s[A-Z]|,?\s?[\[(]?(?:\d|(?i:{'|'.join(MONTHS)})\b))",
)
"""A weekday that says when: no "Good Friday", "until Monday" or "Sunday Times", and no date beside it."""

_TO_COME = re.compile(
    r"\b(?:will|would|shall|due|scheduled|planned|plans?\sto|expected|(?:is|are|was|were|set)\sto)\b"
)


def _weekdays(plain: str, published: date) -> Iterator[tuple[int, int]]:
    """The end of a line's first past weekday, and how many days away it is."""
    if (match := _WEEKDAY.search(plain)) and not _TO_COME.search(plain):
        yield match.end(), -((published.weekday() - WEEKDAYS[small(match[1])]) % 7)


def with_days(text: str, published: date, *, weekdays: bool = False, years: bool = False) -> str:
    """Give an English line with the day behind its first "yesterday", and so with "today" and "tomorrow".

    `weekdays` says whether a weekday's day is told, too, `years` whether the years are.
    """
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    found = [(m.end(), away) for away, words in _WORDS.items() if (m := words.search(plain))]
    found += _weekdays(plain, published) if weekdays else ()
    for end, away in sorted(found, reverse=True):
        day = day_away(published, away)
        text = f"{text[:end]} [{day.day} {day:{'%b %Y' if years else '%b'}}]{text[end:]}"
    return text
