"""On which day a line's "yesterday" was, where a brief tells of reports of several days.

How it works: behind the first such word of an English line that is not in a quotation, nor before a date,
    the day stands in [brackets], reckoned from the day of the article's publication, as its page has it.
Known failures: a page that states when it was fetched or changed; "today" for "these days".
"""

from __future__ import annotations

import re
from datetime import date

from summarizers.figures.days import day_away

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


def with_days(text: str, published: date, *, years: bool = False) -> str:
    """Give an English line with the day behind its first "yesterday", and so with "today" and "tomorrow".

    `years` says whether the year is told, too.
    """
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    found = [(m.end(), away) for away, words in _WORDS.items() if (m := words.search(plain))]
    for end, away in sorted(found, reverse=True):
        day = day_away(published, away)
        text = f"{text[:end]} [{day.day} {day:{'%b %Y' if years else '%b'}}]{text[end:]}"
    return text
