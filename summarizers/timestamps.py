"""Dates and times as pages print them: on lines of their own, in nine languages, without guessing.

Requirements: a publication time where the page states one, None rather than a guess; a line that is
    nothing but a time must be told from a heading that holds a date.
How it works: a line is split into tokens; a date is read from ISO form, from day-month-year with the
    month's name, or from dotted numbers. A line is a timestamp when nothing but dates, times and the
    words of TIME_WORDS is left in it.
Known failures: 05/06/2024 is ambiguous and gives None; time zones are dropped; a page that prints only
    "3 hours ago" has no time that could be known without a clock; a day without its year is none.
Reading: RFC 3339 for the ISO form; the rest is what news pages print.
"""

from __future__ import annotations

import re
from datetime import datetime, time
from itertools import islice

# Month names in en de es fr it pt nl ru uk; their first three or four letters are taken for them too.
MONTH_NAMES = {
    1: "january januar enero janvier gennaio janeiro januari января январь січня jänner",
    2: "february februar febrero février febbraio fevereiro februari февраля февраль лютого",
    3: "march märz marzo mars março maart марта март березня mrz",
    4: "april abril avril aprile апреля апрель квітня",
    5: "may mai mayo maggio maio mei мая май травня",
    6: "june juni junio juin giugno junho июня июнь червня",
    7: "july juli julio juillet luglio julho июля июль липня",
    8: "august agosto août augustus августа август серпня",
    9: "september septiembre septembre settembre setembro сентября сентябрь вересня",
    10: "october oktober octubre octobre ottobre outubro октября октябрь жовтня",
    11: "november noviembre novembre novembro ноября ноябрь листопада",
    12: "december dezember diciembre décembre dicembre dezembro декабря декабрь грудня",
}


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


UPDATED_WORDS = _words(
    "updated update modified aktualisiert actualizado mis mise modifié aggiornato atualizado bijgewerkt "
    "обновлено оновлено zaktualizowano"
)
PUBLISHED_WORDS = _words(
    "published publication posted date dated first issued stand veröffentlicht erstellt publicado publiée "
    "publié pubblicato gepubliceerd опубликовано опубліковано дата opublikowano"
)
WEEKDAYS = _words(
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi "
    "dimanche lunes martes miércoles jueves viernes sábado domingo понедельник вторник среда четверг пятница "
    "суббота воскресенье"
)
# What else stands on a line that only tells the time; words seen on pages of many outlets.
TIME_WORDS = WEEKDAYS | _words(
    "on at the of to de del der den am pm um uhr le à du il alle ore às op om a las los h в в г года о "
    "ago vor il fa hace y jour geleden назад тому last just now gmt utc bst est edt cet cest pst pdt msk мск "
    "min mins minute minutes minuten minuti minutos минут минуты хвилин read lesezeit lecture lesen "
    "m d hr hrs hour hours stunde stunden heures horas ore uur часа часов годин "
    "day days tag tage tagen jours días giorni dias dagen дней дня днів week weeks wochen semaines "
    "today yesterday heute gestern hoy ayer aujourd'hui hier oggi ieri hoje ontem vandaag gisteren "
    "сегодня вчера сьогодні вчора "
    "t z mo di mi do fr sa so"
)

LONGEST_LINE, MOST_CHARACTERS = 16, 160
"""Words and characters that a timestamp may have; the longest seen had a label, two dates and a zone."""

MOST_STRANGERS = 3
"""Other words (a place, an author) that a line with a date and a time of day may hold."""

MOST_BESIDE = 5
"""Other words (a name, an issue's number, a share button) beside a masthead's date."""

_MONTH_OF = {
    name[:length]: number
    for number, names in MONTH_NAMES.items()
    for name in names.split()
    for length in (3, 4, len(name))
}
_ISO = re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_DOTTED = re.compile(r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)\b")
_SLASHED = re.compile(r"\b(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d)\b")
_DAY_FIRST = re.compile(
    r"\b(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?: de| of)? (?P<name>[^\W\d_]{3,12})"
    r"\.?,?(?: de| del)? (?P<y>(?:19|20)\d\d)\b"
)
_MONTH_FIRST = re.compile(
    r"\b(?P<name>[^\W\d_]{3,12})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)\b"
)
_DIGIT = re.compile(r"\d")
_TIME = re.compile(
    r"(?:\b|T)(?P<h>[01]?\d|2[0-3])(?P<sep>[:.h])(?P<min>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s?(?P<half>[ap]\.?m\b)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


_WEEKDAY = re.compile(rf"\b(?:{'|'.join(sorted(WEEKDAYS))})\b[.,]? ?\Z", re.IGNORECASE)
_APART_BEFORE = re.compile(r"(?:\A|[,:;|·•/–—-] ?|\s{2,})\Z")
_APART_AFTER = re.compile(r"\Z| ?[,;|·•/–—-]|\s{2,}")


def month_of(name: str) -> int | None:
    """The month, 1 to 12, that a name in any of the nine languages means."""
    return _MONTH_OF.get(name.casefold())


def _date_span(line: str) -> tuple[datetime, int, int] | None:
    """The first date of a line with its year, and where it stands; None where it cannot be read surely."""
    if "19" not in line and "20" not in line:  # no year: nearly all lines
        return None
    for pattern in (_ISO, _DOTTED, _SLASHED, _DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(line):
            if (day := _day(match.groupdict())) is not None:
                return day, match.start(), match.end()
    return None


def _day(parts: dict[str, str]) -> datetime | None:
    if "a" in parts:
        first, second = int(parts["a"]), int(parts["b"])
        if (first > 12) == (second > 12) and first != second:  # 05/06 could be either
            return None
        day, month = (first, second) if first > 12 else (second, first)
    else:
        day = int(parts["d"])
        month = (month_of(parts["name"]) or 0) if "name" in parts else int(parts["m"])
    try:
        return datetime(int(parts["y"]), month, day)  # noqa: DTZ001 - pages seldom name their zone
    except ValueError:
        return None


def _clock(text: str) -> time | None:
    match = _TIME.search(text)
    if match is None:
        return None
    hour, half = int(match["h"]), (match["half"] or "").casefold()
    if half and hour > 12:
        return None
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return time(hour, int(match["min"]))


def date_in(text: str) -> datetime | None:
    """The first date with a year in a text, with the time of day that follows or precedes it closely."""
    found = _date_span(text)
    if found is None:
        return None
    day, start, end = found
    clock = _clock(text[end : end + 24]) or _clock(text[max(0, start - 12) : start])
    return datetime.combine(day, clock) if clock else day


def _is_time_word(word: str) -> bool:
    folded = word.casefold()
    return (
        folded in TIME_WORDS
        or folded in UPDATED_WORDS
        or folded in PUBLISHED_WORDS
        or month_of(folded) is not None
    )


def is_timestamp(line: str) -> bool:
    """Tell whether a line is a date, a time or an age ("9h ago", "14 May 2024") and nothing else."""
    if len(line) > 120 or _DIGIT.search(line) is None:
        return False
    words = _WORD.findall(line)
    if len(words) > LONGEST_LINE:
        return False
    others = (word for word in words if not _is_time_word(word))
    strangers = len(list(islice(others, MOST_STRANGERS + 1)))
    if strangers > MOST_STRANGERS:
        return False
    if strangers and len(words) <= LONGEST_LINE and (found := _date_span(line)) is not None:
        clock = _clock(line[: found[1]] + " " + line[found[2] :]) is not None
        return strangers <= (MOST_STRANGERS if clock else 1)
    return len(words) <= LONGEST_LINE and bool(words) and not strangers


def stated_time(line: str) -> tuple[str, datetime] | None:
    """What a line of its own says of its page's time: ("updated"|"published"|"date", when), or None."""
    if len(line) > MOST_CHARACTERS:
        return None
    words = [word.casefold() for word in _WORD.findall(line)]
    if len(words) > LONGEST_LINE:
        return None
    strangers = [word for word in words if not _is_time_word(word)]
    updated, published = _labelled(words, UPDATED_WORDS), _labelled(words, PUBLISHED_WORDS)
    if strangers and not ((updated or published) and len(strangers) <= 3):
        return None
    if updated and published:
        return _last_of_two(line)
    found = date_in(line)
    kind = "updated" if updated else "published" if published else "date"
    return (kind, found) if found else None


def masthead_date(line: str) -> datetime | None:
    """The day that stands in a line apart from its other words, as below a newspaper's name; None if unsure.

    "Lessel Post, Sunday 24 May 2026", "Friday 13 March 2026 · Print": a weekday and a full date between the
    line's ends and marks or wide gaps, and MOST_BESIDE other words at most.
    """
    found = None if line.endswith((".", "!", "?")) else _date_span(line)
    if found is None:
        return None
    (day, start, end), words = found, _WORD.findall(line)
    weekday = _WEEKDAY.search(line[:start])
    if weekday is None or sum(not _is_time_word(word) for word in words) > MOST_BESIDE:
        return None
    apart = _APART_BEFORE.search(line[: weekday.start()]) and _APART_AFTER.match(line[end:])
    return day if apart else None


def _labelled(words: list[str], labels: frozenset[str]) -> bool:
    """Whether a label stands among the first words of a line, or of its second half."""
    return not labels.isdisjoint(words)


def _last_of_two(line: str) -> tuple[str, datetime] | None:
    """The time behind the word for "updated" on a line that gives both."""
    for match in _WORD.finditer(line):
        if match[0].casefold() in UPDATED_WORDS:
            found = date_in(line[match.end() :]) or date_in(line)
            return ("updated", found) if found else None
    return None
