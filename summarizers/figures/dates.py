"""Dates and clock times in a text, as figures that can be compared.

How it works: "9 November", "Nov. 9, 2022" and "November 9" become month x 100 + day (909 … 1231), the year
left aside because most articles leave it out; "11am", "10:00 am", "13:10", "11.30 Uhr", "11h30" and "noon"
become minutes after midnight. Month names are English, German, French, Spanish and Russian. Vaguer wordings
keep their bounds: "early December" is its first ten days, "just before noon" the time up to it, "ten past
twelve" and "shortly after three" the one by day unless the words behind it say which. A line of nothing but
moments and words such as "updated" dates its page.
Known failures: relative dates ("yesterday", "Friday") are for `figures.days`; "In May 20 people …" is
read as a date; 10.05 is a clock time only beside "am", "pm" or "Uhr".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from summarizers.figures.values import TENS, UNITS
from summarizers.language.words import small

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero января",
            "feb february februar février febrero февраля",
            "mar march märz mars marzo марта",
            "apr april avril abril апреля",
            "may mai mayo мая",
            "jun june juni juin junio июня",
            "jul july juli juillet julio июля",
            "aug august août agosto августа",
            "sep sept september septembre septiembre сентября",
            "oct october oktober octobre octubre октября",
            "nov november novembre noviembre ноября",
            "dec december dezember décembre diciembre декабря",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# "20 may have died" and "300 march in Oss" hold no month: these two need their capital.
# First letters are looked at first: few words are months, and sixty names are tried for each that may be.
_MONTH_LETTERS = "".join(sorted({name[0] for name in MONTHS}))
_NAMED = rf"(?!(?-i:may|march)\b)(?=[{_MONTH_LETTERS}])(?:{_MONTH})"
_ANY_MONTH = re.compile(rf"\b{_NAMED}\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)?\s(?:of\s|de\s)?(?P<m1>{_NAMED})\b"
    rf"|(?P<m2>{_NAMED})\b\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.,]\d))(?:,?\s(?:19|20)\d\d\b)?",
    re.IGNORECASE,
)
_NAMED_TIME = re.compile(r"[nm](?:oon|id(?:day|night))\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d.,:])(?<!\d:\s)\b(?:(?P<h12>\d{1,2})(?:(?::\s?|\.)(?P<m12>[0-5]\d))?\s?(?P<half>[ap])(?:\.\s?)?m\b\.?"
    r"|(?P<h>[01]?\d|2[0-3])(?::(?P<m>[0-5]\d)\b(?!:\d)|(?:[:.](?P<m_uhr>[0-5]\d))?\s?Uhr\b"
    r"|\s?h\s?(?P<m_h>[0-5]\d)\b)"
    r"|(?P<named>noon|midday|midnight)\b)",
    re.IGNORECASE,
)


def dates_in(text: str) -> Iterator[tuple[int, int, float]]:
    """Each date as (start, end, month x 100 + day)."""
    if not (_DIGIT.search(text) and _ANY_MONTH.search(text)):
        return
    for match in _DATE.finditer(text):
        day, month = int(match["d1"] or match["d2"]), MONTHS[small(match["m1"] or match["m2"])]
        if 1 <= day <= 31:
            yield match.start(), match.end(), float(month * 100 + day)


def _minutes(match: re.Match[str]) -> int:
    """The minutes after midnight that a clock time names."""
    if match["named"]:
        return 0 if match["named"].lower() == "midnight" else 720
    if match["half"]:
        afternoon = 12 if match["half"].lower() == "p" else 0
        return (int(match["h12"]) % 12 + afternoon) * 60 + int(match["m12"] or 0)
    return int(match["h"]) * 60 + int(match["m"] or match["m_uhr"] or match["m_h"] or 0)


def clock_times_in(text: str) -> Iterator[tuple[int, int, float]]:
    """Each clock time as (start, end, minutes after midnight)."""
    if not (_DIGIT.search(text) or _NAMED_TIME.search(text)):
        return
    for match in _CLOCK.finditer(text):
        if not match["h12"] or int(match["h12"]) < 24:
            yield match.start(), match.end(), float(_minutes(match))


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, month, weekday or clock time at `start` to `end`, with the bounds that its wording allows."""

    kind: str
    start: int
    end: int
    named: float
    low: float
    high: float


SENTENCES_KEPT = 8_192
"""Sentences whose dates and figures are kept: terms and differences both ask, of 6,000 at the most."""

SAME_TIME = 5
"""Clock times so many minutes apart may be one: outlets round them."""

ABOUT_MINUTES, NEAR_MINUTES = 20, 30
"""How far "about 11am" and "shortly after 11am" may be from it."""

_PARTS = {"early": (1, 10), "start": (1, 10), "beginning": (1, 10), "mid": (11, 20), "middle": (11, 20)}
_PARTS |= {"late": (21, 31), "end": (21, 31)}
_MONTH_PART = re.compile(
    rf"\b(?:(?P<part>early|mid|late|(?:start|beginning|middle|end)(?=\sof\b))[-\s](?:of\s)?(?:in\s)?"
    rf"|(?P<lead>in|by|since|until|till|last|from|before)\s)?"
    rf"(?P<month>{_NAMED})\b(?!\.?\s\d{{1,2}}\b(?!\d))"
    r"(?:-(?P<after>end|start)\b)?(?P<year>,?\s(?:of\s)?(?:(?:19|20)\d\d|this\syear|last\syear)\b)?",
    re.IGNORECASE,
)
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
_WEEKDAY = re.compile(rf"\b(?P<day>{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_HOURS = "|".join(list(UNITS)[1:13])
_MINUTES = "|".join([*list(UNITS)[2:20], "twenty-five", *TENS])
_CLOCK_LETTERS = "".join(sorted({word[0] for word in ("half", "a", "quarter", *UNITS, *TENS)}))
_WORDED = re.compile(
    rf"\b(?=[{_CLOCK_LETTERS}\d])"
    rf"(?:(?P<minutes>half|(?:a\s)?quarter|{_MINUTES})\s(?:minutes\s)?(?P<side>past|to|after|before)\s"
    rf"(?P<hour>{_HOURS}|\d{{1,2}})\b"
    rf"|(?P<sharp>{_HOURS}|\d{{1,2}})\s?o[’']clock\b)"
    r"(?:\s(?P<part>in\sthe\s(?:morning|afternoon|evening)|at\snight))?",
    re.IGNORECASE,
)
_DAY_PART = (
    r"(?:in\sthe\s(?:morning|afternoon|evening)|at\snight|this\s(?:morning|afternoon|evening)|tonight"
    r"|last\snight|(?:on\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today)\b"
)
_DOTTED = re.compile(
    r"\b(?:at|by|until|before|after|from)\s(?P<h>[01]?\d|2[0-3])\.(?P<m>[0-5]\d)"
    rf"(?=[,;:)]|\.?\s*$|\.\s|\s{_DAY_PART})",
    re.IGNORECASE,
)
_ZONED = re.compile(
    r"(?<![\w:.])(?P<h>[01]\d|2[0-3])[:.]?(?P<m>[0-5]\d)(?::[0-5]\d)?"
    r"(?=\s(?:\([0-2]\d[0-5]\d\s)?(?:GMT|UTC|hours|hrs|local\stime)\b)"
)
_BARE_HOUR = rf"(?P<hour>{'|'.join(list(UNITS)[1:13])}|1[0-2]|[1-9])"
_BARE = tuple(
    re.compile(rf"\b{before}\s{_BARE_HOUR}(?={behind})(?:\s(?P<part>in\sthe\s\w+|at\snight))?", re.IGNORECASE)
    for before, behind in (
        (r"(?:just|shortly|soon)\s(?:before|after)", rf"[,.;)](?!\d)|\s*$|\s{_DAY_PART}"),
        ("(?:at|until|around|about)", rf"\s{_DAY_PART}"),
    )
)
_FOREIGN_HOURS = {
    word: hour
    for words in (
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    )
    for hour, word in enumerate(words.split(), start=1)
}
_HOUR_WORD = "|".join(_FOREIGN_HOURS)
_FOREIGN = re.compile(
    rf"(?:\blas?\s(?P<las>(?:{_HOUR_WORD})(?=[,.;)]|\s*$|\s(?:en|de\sla|del)\b)|(?P<digits>[01]?\d|2[0-3])[.:h](?P<min>[0-5]\d)\b(?!\.\d))"
    rf"|\b(?P<uhr>{_HOUR_WORD})\sUhr\b)"
    r"(?P<part>\sde\sla\s(?:tarde|noche|mañana|madrugada)|\s(?:nachmittags|abends))?",
    re.IGNORECASE,
)
_CLOCK_HINTS = (*list(UNITS)[1:13], "clock", "noon", "midday", "midnight", *_FOREIGN_HOURS)
"""Of which a clock time without a digit has one: they are found at once, the times themselves take long."""

_QUALIFIED = re.compile(
    r"\b(?P<about>about|around|roughly|approximately|circa|gegen|vers|sobre|hacia)\s(?:las?\s)?$"
    r"|\b(?P<near>just|shortly|soon|moments|minutes|kurz|poco)"
    r"\s(?P<side>before|after|vor|nach|antes\sde|después\sde)\s(?:las?\s)?$",
    re.IGNORECASE,
)


def _bounds(text: str, start: int, minutes: float) -> tuple[float, float]:
    """The times of day that the words before a clock time allow."""
    words = _QUALIFIED.search(text[max(0, start - 24) : start])
    if not words:
        return minutes, minutes
    if words["about"]:
        return minutes - ABOUT_MINUTES, minutes + ABOUT_MINUTES
    if words["side"].lower() in {"before", "vor", "antes de"}:
        return minutes - NEAR_MINUTES, minutes
    return minutes, minutes + NEAR_MINUTES


def _worded(match: re.Match[str]) -> float:
    """The minutes after midnight of a time in words; without "at night" and the like, one by day."""
    groups = match.groupdict()
    word = small(groups["hour"] or groups["sharp"])
    hour = (UNITS[word] if word in UNITS else int(word)) % 12
    past = 0
    if groups.get("minutes"):
        amount = small(match["minutes"]).removeprefix("a ")
        tens, _, ones = amount.partition("-")
        known = {"half": 30, "quarter": 15}
        past = known.get(amount, TENS.get(tens, UNITS.get(tens, 0)) + UNITS.get(ones, 0))
        past *= 1 if small(match["side"]) in {"past", "after"} else -1
    part = (match["part"] or "").lower()
    late = "afternoon" in part or "evening" in part or (part == "at night" and hour >= 6)
    late = late or (not part and hour < 7)
    return float((hour * 60 + past + (720 if late else 0)) % 1440)


def _foreign(match: re.Match[str]) -> float:
    """The minutes after midnight of a Spanish or German time."""
    word = match["las"] or match["uhr"]
    hour = int(match["digits"] or _FOREIGN_HOURS[word.lower()])
    part = (match["part"] or "").lower()
    late = hour < 12 and part.endswith(("tarde", "noche", "nachmittags", "abends"))
    late = late or (not part and hour < 7 and match["uhr"] is None and not match["min"])
    return float((hour + 12 * late) % 24 * 60 + int(match["min"] or 0))


def _clock_moments(text: str) -> Iterator[Moment]:
    if not _DIGIT.search(text):
        letters = small(text)
        if not any(hint in letters for hint in _CLOCK_HINTS):
            return
    found = [*clock_times_in(text), *((m.start(), m.end(), _worded(m)) for m in _WORDED.finditer(text))]
    digits = chain(_DOTTED.finditer(text), _ZONED.finditer(text)) if _DIGIT.search(text) else ()
    found += [(m.start("h"), m.end(), float(m["h"]) * 60 + float(m["m"])) for m in digits]
    bare = chain.from_iterable(pattern.finditer(text) for pattern in _BARE)
    found += [(m.start("hour"), m.end(), _worded(m)) for m in bare]
    found += [(m.start("las" if m["las"] else "uhr"), m.end(), _foreign(m)) for m in _FOREIGN.finditer(text)]
    for start, end, minutes in found:
        yield Moment("time", start, end, minutes, *_bounds(text, start, minutes))


def _month_moments(text: str, taken: set[int]) -> Iterator[Moment]:
    if not _ANY_MONTH.search(text):
        return
    for match in _MONTH_PART.finditer(text):
        said = match["part"] or match["after"] or ""
        if not (said or match["lead"] or match["year"]) or match.start("month") in taken:
            continue
        month = MONTHS[small(match["month"])] * 100.0
        first, last = _PARTS.get(said.lower(), (1, 31))
        start = match.start("part") if match["part"] else match.start("month")
        yield Moment("date", start, match.end(), month + first, month + first, month + last)


@lru_cache(maxsize=SENTENCES_KEPT)
def _moments(text: str) -> tuple[Moment, ...]:
    dates = list(dates_in(text))
    taken = {place for start, end, _ in dates for place in range(start, end)}
    found = [Moment("date", start, end, value, value, value) for start, end, value in dates]
    found += [*_month_moments(text, taken), *_clock_moments(text)]
    for match in _WEEKDAY.finditer(text):
        value = float(WEEKDAYS[small(match["day"])])
        found.append(Moment("weekday", match.start(), match.end(), value, value, value))
    return tuple(sorted(found, key=lambda moment: moment.start))


def moments_in(text: str) -> list[Moment]:
    """All dates, months, weekdays and clock times of a text, the vague ones among them, in order."""
    return list(_moments(text))


_STAMPS = """
a am at by date h hour last local m nd of on p pm posted published publication rd st th the time update
updated created edited issued modified el de del la las hora publicado actualizado um stand uhr erstellt
zuletzt aktualisiert veröffentlicht le à et publié mis jour
gmt utc est edt cst cdt mst mdt pst pdt bst cet cest ist aest aedt ct mt pt uk
"""
_STAMPED = frozenset(_STAMPS.split()) | MONTHS.keys() | WEEKDAYS.keys() | {day[:3] for day in WEEKDAYS}
"""Words of the lines that date a page, time zones among them."""

_LETTERS = re.compile(r"[^\W\d_]+")


def is_dateline(text: str) -> bool:
    """Whether a sentence tells only when its page was published: "Updated May 3, 2013 at 1:10 PM EDT"."""
    return bool(_DIGIT.search(text)) and _STAMPED.issuperset(map(small, _LETTERS.findall(text)))
