"""Dates and clock times in a text, as figures that can be compared.

How it works: "9 November", "Nov. 9, 2022" and "November 9" become month x 100 + day (909 … 1231), the year
left aside because most articles leave it out; "11am", "10:00 am", "13:10", "11.30 Uhr", "11h30" and "noon"
become minutes after midnight. Month names are English, German, French, Spanish and Russian.
Known failures: relative dates ("yesterday", "Friday") are not resolved; "In May 20 people …" is read as a
date; 10.05 is a clock time only beside "am", "pm" or "Uhr".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_NAMED = rf"(?!(?-i:may|march)\b)(?:{_MONTH})"
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)?\s(?:of\s|de\s)?(?P<m1>{_NAMED})\b"
    rf"|(?P<m2>{_NAMED})\b\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.,]\d))(?:,?\s(?:19|20)\d\d\b)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d.,:])\b(?:(?P<h12>\d{1,2})(?:[:.](?P<m12>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?P<h>[01]?\d|2[0-3])(?::(?P<m>[0-5]\d)\b(?!:\d)|(?:[:.](?P<m_uhr>[0-5]\d))?\s?Uhr\b"
    r"|\s?h\s?(?P<m_h>[0-5]\d)\b)"
    r"|(?P<named>noon|midday|midnight)\b)",
    re.IGNORECASE,
)


def dates_in(text: str) -> Iterator[tuple[int, int, float]]:
    """Each date as (start, end, month x 100 + day)."""
    for match in _DATE.finditer(text):
        day, month = int(match["d1"] or match["d2"]), MONTHS[(match["m1"] or match["m2"]).lower()]
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
    for match in _CLOCK.finditer(text):
        if not match["h12"] or int(match["h12"]) < 24:
            yield match.start(), match.end(), float(_minutes(match))
