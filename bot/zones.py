"""What people type for a time of day, a time zone or a digest, and the cities that they may choose from.

A zone is never guessed: a name that stands for several is refused with the ones it may mean, and an offset
that no zone has by itself is answered with the advice to name a city, which also knows about summer time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import TypeAlias
from zoneinfo import ZoneInfo, available_timezones

from summarizers.errors import InputError

REGIONS: Mapping[str, Sequence[tuple[str, str]]] = MappingProxyType(
    {
        "Europe": (
            ("Reykjavík", "Atlantic/Reykjavik"),
            ("Lisbon", "Europe/Lisbon"),
            ("London", "Europe/London"),
            ("Madrid", "Europe/Madrid"),
            ("Paris", "Europe/Paris"),
            ("Berlin", "Europe/Berlin"),
            ("Rome", "Europe/Rome"),
            ("Warsaw", "Europe/Warsaw"),
            ("Athens", "Europe/Athens"),
            ("Kyiv", "Europe/Kyiv"),
            ("Istanbul", "Europe/Istanbul"),
            ("Moscow", "Europe/Moscow"),
        ),
        "Africa": (
            ("Cape Verde", "Atlantic/Cape_Verde"),
            ("Dakar", "Africa/Dakar"),
            ("Accra", "Africa/Accra"),
            ("Casablanca", "Africa/Casablanca"),
            ("Algiers", "Africa/Algiers"),
            ("Lagos", "Africa/Lagos"),
            ("Cairo", "Africa/Cairo"),
            ("Johannesburg", "Africa/Johannesburg"),
            ("Addis Ababa", "Africa/Addis_Ababa"),
            ("Nairobi", "Africa/Nairobi"),
            ("Mauritius", "Indian/Mauritius"),
        ),
        "Asia": (
            ("Jerusalem", "Asia/Jerusalem"),
            ("Baghdad", "Asia/Baghdad"),
            ("Tehran", "Asia/Tehran"),
            ("Dubai", "Asia/Dubai"),
            ("Karachi", "Asia/Karachi"),
            ("Delhi", "Asia/Kolkata"),
            ("Kathmandu", "Asia/Kathmandu"),
            ("Dhaka", "Asia/Dhaka"),
            ("Bangkok", "Asia/Bangkok"),
            ("Beijing", "Asia/Shanghai"),
            ("Singapore", "Asia/Singapore"),
            ("Tokyo", "Asia/Tokyo"),
        ),
        "North America": (
            ("Honolulu", "Pacific/Honolulu"),
            ("Anchorage", "America/Anchorage"),
            ("Los Angeles", "America/Los_Angeles"),
            ("Denver", "America/Denver"),
            ("Phoenix", "America/Phoenix"),
            ("Mexico City", "America/Mexico_City"),
            ("Chicago", "America/Chicago"),
            ("New York", "America/New_York"),
            ("Toronto", "America/Toronto"),
            ("Halifax", "America/Halifax"),
            ("St. John’s", "America/St_Johns"),
            ("Nuuk", "America/Nuuk"),
        ),
        "South America": (
            ("Quito", "America/Guayaquil"),
            ("Bogotá", "America/Bogota"),
            ("Lima", "America/Lima"),
            ("Caracas", "America/Caracas"),
            ("La Paz", "America/La_Paz"),
            ("Santiago", "America/Santiago"),
            ("Asunción", "America/Asuncion"),
            ("Buenos Aires", "America/Argentina/Buenos_Aires"),
            ("Montevideo", "America/Montevideo"),
            ("São Paulo", "America/Sao_Paulo"),
            ("Noronha", "America/Noronha"),
        ),
        "Australia & Pacific": (
            ("Perth", "Australia/Perth"),
            ("Darwin", "Australia/Darwin"),
            ("Adelaide", "Australia/Adelaide"),
            ("Brisbane", "Australia/Brisbane"),
            ("Sydney", "Australia/Sydney"),
            ("Nouméa", "Pacific/Noumea"),
            ("Auckland", "Pacific/Auckland"),
            ("Fiji", "Pacific/Fiji"),
            ("Apia", "Pacific/Apia"),
            ("Pago Pago", "Pacific/Pago_Pago"),
            ("Tahiti", "Pacific/Tahiti"),
            ("Gambier Islands", "Pacific/Gambier"),
        ),
    }
)
"""Regions of the world as (what the button says, the zone): a city for each usual offset, more for most."""

# Short names in use, and cities that IANA's names would get wrong: what each may mean. Istanbul and Nicosia
# stand in two regions; Samoa, Petersburg and the like are names of a smaller place than most people mean.
_MEANINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ast": ("America/Halifax", "Asia/Riyadh"),
        "bst": ("Europe/London", "Asia/Dhaka"),
        "central": ("America/Chicago", "America/Winnipeg"),
        "cest": ("Europe/Berlin",),
        "cordoba": ("America/Argentina/Cordoba", "Europe/Madrid"),
        "cst": ("America/Chicago", "America/Costa_Rica", "Asia/Shanghai"),
        "eastern": ("America/New_York", "America/Toronto"),
        "edt": ("America/New_York",),
        "eest": ("Europe/Athens",),
        "gst": ("Asia/Dubai", "Atlantic/South_Georgia"),
        "ist": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"),
        "istanbul": ("Europe/Istanbul",),
        "jst": ("Asia/Tokyo",),
        "merida": ("America/Merida", "America/Caracas", "Europe/Madrid"),
        "mountain": ("America/Denver", "America/Edmonton"),
        "msk": ("Europe/Moscow",),
        "nicosia": ("Asia/Nicosia",),
        "pacific": ("America/Los_Angeles", "America/Vancouver"),
        "pdt": ("America/Los_Angeles",),
        "petersburg": ("Europe/Moscow", "America/Indiana/Petersburg"),
        "pst": ("America/Los_Angeles", "Asia/Manila"),
        "samoa": ("Pacific/Apia", "Pacific/Pago_Pago"),
        "san juan": ("America/Puerto_Rico", "America/Argentina/San_Juan"),
        "victoria": ("America/Vancouver", "Australia/Melbourne"),
    }
)
# Where the last part of a name is a place; "US/Central" or "Etc/GMT+2" end in something else.
_PLACE = re.compile("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/")
_NO_PLACES = {"north", "south", "west"}  # nobody means Australia by these alone
_NO_ZONES = {"Factory", "localtime"}  # of the machine, not of a place

_ALIKE = 0.8  # of difflib: "lisboa" and "berln" find their cities, "germany" and "mexico" nothing
_SHOWN = 40  # characters of what was typed that an error repeats; the longest zone has 32

_OFFSET = re.compile(r"(?:utc|gmt)? ?([+-]) ?(\d{1,2})(?::?(\d{2}))?")
_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?(?: ?([ap])\.?m\.?)?")
_HALF_OF_DAY = re.compile(r"[ap]\.?m\.?,?")
_MINUSES = str.maketrans("−–", "--")


class UnknownZone(InputError):
    """No time zone of that name, or more than one; `alternatives` are the zones that may be meant."""

    def __init__(self, text: str, problem: str, alternatives: Sequence[str] = ()) -> None:
        city = "name a large city in your time zone"
        advice = f"say {_either(alternatives)}, or {city}" if alternatives else f"{city}, such as Berlin"
        super().__init__(_quoted(text), problem, advice)
        self.alternatives = tuple(alternatives)


class BadTime(InputError):
    """What was typed is no time of day."""

    def __init__(self, text: str) -> None:
        super().__init__(_quoted(text), "is no time of day", "write it like 8:00, 20:15 or 8:30 pm")


@dataclass(frozen=True, slots=True)
class DigestShown:
    """The person asks how the chat's digest is set."""


@dataclass(frozen=True, slots=True)
class DigestOff:
    """The person wants no digest any more."""


@dataclass(frozen=True, slots=True)
class DigestAt:
    """The person wants a digest at the local `time`; without a `zone` it is still to be asked for."""

    time: time
    zone: ZoneInfo | None


DigestAsked: TypeAlias = DigestShown | DigestOff | DigestAt


def digest_words(args: Sequence[str]) -> DigestAsked:
    """Read the words after /digest: none, "off", or a time and perhaps a zone; raise what those two raise."""
    if not args:
        return DigestShown()
    if len(args) == 1 and _plain(args[0]) in {"off", "stop"}:
        return DigestOff()
    words = 2 if len(args) > 1 and _HALF_OF_DAY.fullmatch(_plain(args[1])) else 1
    moment, place = time_of(" ".join(args[:words]).rstrip(",")), " ".join(args[words:])
    return DigestAt(moment, zone_of(place) if place else None)


def time_of(text: str) -> time:
    """Read a time of day such as "8", "08:00", "8.30", "0830" or "8:30 pm"; raise BadTime for all else."""
    found = _TIME.fullmatch(_plain(text))
    if not found:
        raise BadTime(text)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
        raise BadTime(text)
    return time(hour % 12 + 12 * (half == "p") if half else hour, minute)


def zone_of(text: str) -> ZoneInfo:
    """Read a zone's name in any case, a city of one, a short name such as "CET", or an offset of whole hours.

    Raises UnknownZone for everything else, and for a name that more than one zone goes by.
    """
    key = _key(text)
    if offset := _OFFSET.fullmatch(key):
        return _fixed(text, *offset.groups(default="0"))
    meant = _names().get(key, ())
    if len(meant) == 1:
        return ZoneInfo(meant[0])
    if meant:
        raise UnknownZone(text, "may be several time zones", meant)
    raise UnknownZone(text, "is no time zone", _alike(key))


def zone_label(zone: ZoneInfo, now: datetime) -> str:
    """Name a zone with its offset at the moment: "Europe/Berlin (UTC+2)", or a fixed one by that alone.

    Raises ValueError for a `now` without a zone.
    """
    if now.utcoffset() is None:
        raise ValueError("the moment needs a zone")
    minutes = (now.astimezone(zone).utcoffset() or timedelta()) // timedelta(minutes=1)
    offset = f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60}" if minutes else "UTC"
    if abs(minutes) % 60:
        offset += f":{abs(minutes) % 60:02}"
    return offset if zone.key == "UTC" or zone.key.startswith("Etc/") else f"{zone.key} ({offset})"


def _fixed(text: str, sign: str, hours: str, minutes: str) -> ZoneInfo:
    # The sign of these names is POSIX's, west of Greenwich: Etc/GMT-2 is UTC+2.
    name = f"Etc/GMT{'-' if sign == '+' else '+'}{int(hours)}" if int(hours) else "UTC"
    if int(minutes) or _key(name) not in _names():
        raise UnknownZone(text, "is no offset of whole hours between -12 and +14")
    return ZoneInfo(name)


def _alike(key: str) -> Sequence[str]:
    """Find at most two places spelt nearly as what was typed, without the country after a comma."""
    names = ((name, zones[0]) for name, zones in _names().items() if len(zones) == 1)
    places = {name: zone for name, zone in names if _PLACE.match(zone)}
    near = get_close_matches(key.partition(",")[0][:_SHOWN], places, n=2, cutoff=_ALIKE)
    return list(dict.fromkeys(places[name] for name in near))


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Map what zones go by to them: names in full, last parts of names, cities of REGIONS, short names."""
    # Of two with the same last part, America/Argentina/Buenos_Aires is the new name, with one part more;
    # and Asia/Singapore is the newer name of the zone Singapore.
    zones = sorted(available_timezones() - _NO_ZONES, key=lambda zone: (zone.count("/"), zone))
    known = {_key(zone): (zone,) for zone in zones}
    places = {_key(zone.rpartition("/")[2]): (zone,) for zone in zones if _PLACE.match(zone)}
    cities = {_key(city): (zone,) for region in REGIONS.values() for city, zone in region}
    return known | {name: places[name] for name in places.keys() - _NO_PLACES} | cities | dict(_MEANINGS)


def _key(text: str) -> str:
    """Make one spelling of all that differ in case, accents, dots, and what stands between the words."""
    return re.sub(r"_|(?<=[a-z])-(?=[a-z])", " ", re.sub(r"[.'’]", "", _plain(text)))


def _plain(text: str) -> str:
    bare = (sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join("".join(bare).casefold().translate(_MINUSES).split())


def _either(names: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + '…'}”"
