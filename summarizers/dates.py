"""Dates and clock times in a text, as figures that can be compared.

How it works: "9 November", "Nov. 9, 2022" and "November 9" become month x 100 + day (909 … 1231), the year
left aside because most articles leave it out; "11am", "10:00 am", "13:10" and "noon" become minutes after
midnight. Month names are English, German, French and Spanish.
Known failures: relative dates ("yesterday", "Friday") are not resolved; "may" at a sentence's start next to
a number is taken for the month; 10.05 is a clock time only beside "am", "pm" or "Uhr".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero",
            "feb february februar février febrero",
            "mar march märz mars marzo",
            "apr april avril abril",
            "may mai mayo",
            "jun june juni juin junio",
            "jul july juli juillet julio",
            "aug august août agosto",
            "sep sept september septembre septiembre",
            "oct october oktober octobre octubre",
            "nov november novembre noviembre",
            "dec december dezember décembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)?\s(?:of\s|de\s)?(?P<m1>{_MONTH})\b"
    rf"|(?P<m2>{_MONTH})\b\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.,]\d))(?:,?\s(?:19|20)\d\d\b)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?\s?(?P<half>[ap])\.?m\b\.?|(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)\b"
    r"|(?P<named>noon|midday|midnight)\b)",
    re.IGNORECASE,
)


def dates_in(text: str) -> Iterator[tuple[int, int, float]]:
    """Each date as (start, end, month x 100 + day)."""
    for match in _DATE.finditer(text):
        day, month = int(match["d1"] or match["d2"]), MONTHS[(match["m1"] or match["m2"]).lower()]
        if 1 <= day <= 31:
            yield match.start(), match.end(), float(month * 100 + day)


def clock_times_in(text: str) -> Iterator[tuple[int, int, float]]:
    """Each clock time as (start, end, minutes after midnight)."""
    for match in _CLOCK.finditer(text):
        if match["named"]:
            minutes = 0 if match["named"].lower() == "midnight" else 720
        elif match["h24"]:
            minutes = int(match["h24"]) * 60 + int(match["m24"])
        else:
            hour = int(match["h"]) % 12 + (12 if match["half"].lower() == "p" else 0)
            minutes = hour * 60 + int(match["m"] or 0)
        yield match.start(), match.end(), float(minutes)
