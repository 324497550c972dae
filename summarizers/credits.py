"""What a report says of its own making: the agency it credits, its dateline, when it was published.

Requirements: an agency only where the text credits it, never for a mere mention ("he told Reuters");
    agencies that no list knows, where the credit stands in the dateline's brackets; sentences must be able
    to start after the dateline; a publication time or None, not a guess.
How it works: datelines are matched at a paragraph's start by their punctuation: a place, perhaps a date,
    then a bracket or an agency's name, then a dash. Outside datelines only the agencies of AGENCIES count,
    and only in forms that are credits and nothing else: a bracket or dash at a paragraph's end, a line that
    holds only agencies' names, "Reporting by …; Editing by …", "… contributed to this report".
Known failures: a dateline in capitals without bracket or date that is a name before a dash ("NATO — The
    …") is taken for one; a lone agency name between paragraphs is not believed, since it may
    credit a picture.
Reading: the datelines of Reuters' and AP's handbooks, and the look of TASS, Interfax, EFE, ANSA and dpa.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from summarizers.timestamps import date_in, masthead_date, stated_time

# How each agency is written in credits, in lower case -> the name given.
AGENCIES = {
    "reuters": "Reuters", "thomson reuters": "Reuters", "ap": "AP", "associated press": "AP",
    "the associated press": "AP", "afp": "AFP", "agence france-presse": "AFP", "dpa": "dpa",
    "deutsche presse-agentur": "dpa", "apa": "APA", "sda": "Keystone-SDA", "keystone-sda": "Keystone-SDA",
    "press association": "PA", "pa": "PA", "pa media": "PA", "upi": "UPI", "efe": "EFE", "europa press":
    "Europa Press", "ansa": "ANSA", "agi": "AGI", "adnkronos": "Adnkronos", "lusa": "Lusa", "anp": "ANP",
    "belga": "Belga", "ritzau": "Ritzau", "ntb": "NTB", "stt": "STT", "pap": "PAP", "čtk": "ČTK",
    "mti": "MTI", "xinhua": "Xinhua", "kyodo": "Kyodo", "yonhap": "Yonhap", "pti": "PTI", "ians": "IANS",
    "ani": "ANI", "anadolu": "Anadolu", "aa": "Anadolu", "aap": "AAP", "canadian press": "The Canadian Press",
    "the canadian press": "The Canadian Press", "bloomberg": "Bloomberg", "interfax": "Interfax",
    "interfax.ru": "Interfax", "интерфакс": "Interfax", "тасс": "TASS", "tass": "TASS", "риа новости":
    "RIA Novosti", "ria novosti": "RIA Novosti", "укринформ": "Ukrinform", "укрінформ": "Ukrinform",
    "ukrinform": "Ukrinform", "unian": "UNIAN", "уніан": "UNIAN", "униан": "UNIAN", "belta": "BelTA",
    "белта": "BelTA", "wam": "WAM", "irna": "IRNA", "mena": "MENA", "saba": "Saba", "epd": "epd",
    "kna": "KNA",
}  # fmt: skip

TOP_LINES = 30
"""Non-empty lines from the top among which a page's own time may stand; ranges over menus, not teasers."""

LONGEST_DATELINE = 120
"""Characters looked at for a dateline; the longest seen had two places, a date and an agency's full name."""

_DASH = r"[-–—―]{1,2}"
_NAME = r"[^\W\d_][^\W_]*(?:[.'’/-][^\W_]+)*\.?"
_PLACE = rf"{_NAME}(?: {_NAME}){{0,4}}"
_MARKED = re.compile(r"[-–—―(/]")
"""What every dateline has, and most lines have not."""

_BRACKET = r"\((?P<credit>[^\W\d_][^()]{1,50})\)"
_DATE = r"(?=[^()–—]{0,30}\d)[^()–—]{3,30}?"
_DATELINES = tuple(
    re.compile(form)
    for form in (
        # LONDON, Nov 25 (Reuters) – / Harn (dpa) - / MADRID, 3 may (EFE).- / ROM (AFP).
        rf"(?P<place>{_PLACE}(?:, {_PLACE}){{0,2}}),? ?(?:{_DATE} )?{_BRACKET} ?(?:[.:]? ?{_DASH}|[.:])\s*",
        # (ANSA) - ROMA, 25 NOV -
        rf"{_BRACKET} ?[.:]? ?{_DASH} ?(?:{_PLACE}, [^()–—-]{{3,20}} {_DASH}\s*)?",
        # МОСКВА, 25 ноября. /ТАСС/. and МОСКВА, 25 ноя — РИА Новости.
        rf"(?P<place>{_PLACE})[,.] \d{{1,2}} {_NAME},? ?/(?P<credit>[^/]{{2,30}})/[.]?\s*",
        rf"(?P<place>{_PLACE})[,.] \d{{1,2}} {_NAME} ?{_DASH} (?P<credit>[^\W\d_][^.,–—]{{1,24}})\."
        r"\s*(?=[«“\"A-ZА-ЯЁ])",
        # Москва. 25 ноября. INTERFAX.RU -
        rf"(?P<place>{_PLACE})\. \d{{1,2}} {_NAME} (?P<credit>[A-ZА-ЯЁ.]{{3,20}}) {_DASH}\s*",
        # dpa/HARN –
        rf"(?P<credit>{_NAME})/(?P<place>[A-ZÄÖÜ][A-ZÄÖÜ-]{{2,20}}) {_DASH}\s*",
    )
)
# HARN, Norland, May 14 – and HARN —: no bracket, so the place must be in capitals.
_BARE = re.compile(
    r"(?P<place>[^\W\d_a-zа-яё][^\W\d_a-zа-яё'’./-]{2,}(?:[ /-][^\W\d_a-zа-яё]+){0,3})"
    r"(?:, [^()–—\"“«:;]{2,30}?)? (?:--|[-–—―])\s+"
)
_ARTICLES = ("the", "a", "an", "this", "der", "die", "das", "el", "la", "los", "las", "le", "les", "il", "o")
_QUOTES = "\"“”„«»'‘’"
_END_CREDIT = re.compile(
    rf"(?:\((?P<bracket>[^()]{{2,40}})\)|\s{_DASH} ?(?P<dash>[^\s.][^–—.()]{{1,30}})|"
    r"/(?P<slash>[^/\s][^/]{1,20})/)\.?$"
)
_REUTERS_FORM = re.compile(
    r"\(?reporting by [^;]{3,300}; ?(?:\w+ ){0,3}(?:editing|writing) by ", re.IGNORECASE
)
_CONTRIBUTED = re.compile(
    r"^\W*(?:with (?:(?:additional )?(?:reporting|files|material|inputs?) (?:by|from) )?|"
    r"(?:additional )?(?:source|quelle|fuente|fonte|bron|источник|джерело)s?: ?|by |"
    r"mit material (?:der|von) |avec |con información de |con |с использованием материалов )"
    r"(?P<who>[^:;]{2,60}?)\W*$",
    re.IGNORECASE,
)
_TO_THIS_REPORT = re.compile(
    r"^(?P<who>[^.;:]{2,60}) contributed to this (?:report|story|article)\.?$", re.IGNORECASE
)
_SPLIT = re.compile(r"\s*(?:[,;/&]|\band\b|\bund\b|\by\b|\bet\b|\be\b|\bи\b)\s*")


def _agency(name: str) -> str | None:
    """The agency that a name as written means; the first known one of several."""
    folded = name.strip(" .,–—-()/").casefold()
    if folded in AGENCIES:
        return AGENCIES[folded]
    parts = [part.strip(" .–—-()") for part in _SPLIT.split(folded) if part.strip()]
    known = [AGENCIES[part] for part in parts if part in AGENCIES]
    return known[0] if known and len(known) * 2 >= len(parts) else None


def _match_dateline(paragraph: str) -> re.Match[str] | None:
    head = paragraph[:LONGEST_DATELINE]
    if not _MARKED.search(head):
        return None
    for form in _DATELINES:
        match = form.match(head)
        if match is not None and _is_dateline(match, head):
            return match
    bare = _BARE.match(head)
    return bare if bare is not None and _starts_sentence(head[bare.end() :]) else None


def _is_dateline(match: re.Match[str], head: str) -> bool:
    """Whether a match reads as a dateline: a proper place, and a sentence beginning behind it."""
    place = (match.groupdict().get("place") or "").split()
    if place and (place[0].casefold() in _ARTICLES or not place[0][0].isupper()):
        return False
    if place and sum(word[0].islower() for word in place) * 2 > len(place):
        return False
    known = _agency(match["credit"]) is not None
    return (known or bool(place)) and (known or _starts_sentence(head[match.end() :]))


def _starts_sentence(rest: str) -> bool:
    first = rest.lstrip(_QUOTES)[:1]
    return bool(first) and not first.islower()


def dateline_of(paragraph: str) -> str:
    """The dateline a paragraph begins with, "LONDON, Nov 25 (Reuters) – ", with its space; "" if none."""
    match = _match_dateline(paragraph)
    return match[0] if match is not None and match.end() < len(paragraph) else ""


def _dateline_agency(paragraph: str) -> str | None:
    match = _match_dateline(paragraph)
    credit = (match.groupdict().get("credit") or "").strip() if match is not None else ""
    return (_agency(credit) or credit) if credit else None


def _end_agency(paragraph: str) -> str | None:
    """The agency credited behind a paragraph's last sentence, in a bracket or after a dash."""
    match = _END_CREDIT.search(paragraph[-60:])
    name = next((part for part in match.groups() if part), "") if match else ""
    before = paragraph[-60:][: match.start()].rstrip() if match else ""
    return _agency(name) if name and (not before or before[-1] in ".!?…" + _QUOTES) else None


def _line_agency(line: str) -> str | None:
    """The agency that a line of its own credits: "(AP)", "Source: Reuters", "dpa/x", "With AFP"."""
    if len(line) > 400:
        return None
    if _REUTERS_FORM.match(line):
        return "Reuters"
    match = _CONTRIBUTED.match(line) or _TO_THIS_REPORT.match(line)
    if match is not None:
        return _agency(match["who"])
    marked = line[:1] in "(–—-/" or (line.split("/")[0] in ("dpa", "afp") and len(line) < 30)
    return _agency(line) if marked and len(line) < 60 else None


def _credits(paragraphs: Sequence[str], lines: Sequence[str]) -> Iterator[str | None]:
    """Every credit found, the surest kind first."""
    yield from map(_dateline_agency, paragraphs[:4])
    yield from (_line_agency(line) for line in (*paragraphs, *lines))
    yield from map(_end_agency, (*paragraphs[:2], *paragraphs[-3:]))
    yield from (AGENCIES.get(line.strip(" .").casefold()) for line in (paragraphs[-1:] or lines[-1:]))


def agency_of(paragraphs: Sequence[str], title: str | None = None, tail: str = "") -> str | None:
    """Name the news agency that a text credits, or None.

    `tail` is the whole text as it was pasted: credit lines may have been removed from `paragraphs` as
    furniture. A known agency is given by its usual name, another as the dateline writes it.
    """
    lines = [line.strip() for line in tail.splitlines() if line.strip()]
    found = next((credit for credit in _credits(list(paragraphs), lines) if credit), None)
    return found or (_end_agency(title) if title else None)


def published_in(text: str) -> datetime | None:
    """The time of publication that a page states near its top, naive; None if unsure.

    The time of the last update is preferred. Several different dates without a label give None. Without a
    line of its own the dateline counts, then the masthead.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    stated = [found for line in lines[:TOP_LINES] if (found := stated_time(line)) is not None]
    for kind in ("updated", "published"):
        labelled = [when for label, when in stated if label == kind]
        if labelled:
            return labelled[0]
    if len({when.date() for _, when in stated}) == 1:
        return max(when for _, when in stated)
    datelines = (dateline_of(line) for line in lines[:TOP_LINES])
    dated = next((when for dateline in datelines if dateline and (when := date_in(dateline))), None)
    mastheads = {when for line in lines[:TOP_LINES] if (when := masthead_date(line))}
    return dated or (mastheads.pop() if len(mastheads) == 1 and not stated else None)
