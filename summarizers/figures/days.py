"""Which day a text means by "yesterday" or "on Friday", told from the day of its publication.

How it works: a weekday is the last such day up to the publication, or the next one after "next" and "coming".
Known failures: a weekday to come without such a word ("will meet on Friday") is taken for the past one; other
    languages than English, German, Spanish and French are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from summarizers.figures.dates import WEEKDAYS
from summarizers.language.words import small

WEEKDAY_NAMES = WEEKDAYS | {
    name: number
    for names in (
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "lunes martes miércoles jueves viernes sábado domingo",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
    )
    for number, name in enumerate(names.split())
}
AWAY = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1,
    "gestern": -1, "heute": 0,
    "ayer": -1, "hoy": 0,
    "hier": -1, "demain": 1,
}  # fmt: skip
"""How many days away a word is. "morgen" and "mañana" are left out: they are mornings as often."""

_DAY = re.compile(
    r"\b(?P<next>(?:next|coming|nächsten|kommenden|próximo)\s)?"
    rf"(?P<name>{'|'.join((*WEEKDAY_NAMES, *AWAY))})\b",
    re.IGNORECASE,
)


def day_away(published: date, days: int) -> date:
    """Give the day so many days after another, or the first or last that there is."""
    return date.fromordinal(min(max(published.toordinal() + days, 1), date.max.toordinal()))


def days_in(text: str, published: date) -> Iterator[tuple[int, date]]:
    """The days that a text names by their distance from its publication: where the name begins, which day."""
    for match in _DAY.finditer(text):
        name = small(match["name"])
        if name in AWAY:
            yield match.start("name"), day_away(published, AWAY[name])
        else:
            back = (published.weekday() - WEEKDAY_NAMES[name]) % 7
            forward = 7 - back if match["next"] else -back
            yield match.start("name"), day_away(published, forward)
