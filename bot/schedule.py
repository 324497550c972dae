"""When a chat's daily digest is due: its local time of day, in its zone, as instants in UTC.

Requirements: one digest for each date that the zone's calendar has, never two, in order, whatever the clocks
do there and whatever the machine's own clock does. Nothing is remembered here: the same question has the same
answer, and the store's one row for a chat and date is what keeps a digest from being sent twice.

How it works: a date's due instant is the wall time read with the offset before any change (fold 0 of
PEP 495). So a time that comes twice counts the first time, and one that is skipped counts as long after the
jump as it would have stood after its beginning: 02:30 is 03:30 on the day the clocks go forward at 02:00.

Known failures: where the clocks jump at the end of a day (Nuuk, 23:00 to 00:00), a skipped time falls into
the first hour of the next date; it still is the digest of the date before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

GRACE = timedelta(hours=6)
"""How late a digest may still come: a night's outage is made good, last evening's news at noon is not."""

# In days from the local date of now. Samoa left out a whole date in 2011, so the one before may be two days
# back and the next one two ahead. Where clocks go back over midnight, a time of tomorrow may be over already;
# where they go forward over it, one of yesterday may be still to come.
_LATEST_FIRST = (1, 0, -1, -2)
_NEXT_FIRST = (-1, 0, 1, 2)


@dataclass(frozen=True, slots=True)
class Due:
    """The digest of `local_date`, to be sent from the instant `at` (UTC) on."""

    local_date: date
    at: datetime


def due(time: time, zone: ZoneInfo, now: datetime) -> Due | None:
    """Find the latest date whose digest is due at `now` and less than `GRACE` late, if there is one.

    Raises ValueError for a `now` without a zone or a `time` with one.
    """
    latest = next(found for found in _dues(time, zone, now, _LATEST_FIRST) if found.at <= now)
    return latest if latest.at > _utc(now) - GRACE else None


def next_due(time: time, zone: ZoneInfo, now: datetime) -> Due:
    """Find the first digest that falls due after `now`; raise ValueError as `due` does."""
    return next(found for found in _dues(time, zone, now, _NEXT_FIRST) if found.at > now)


def _dues(time: time, zone: ZoneInfo, now: datetime, days: Iterable[int]) -> Iterator[Due]:
    """Give the digests of the dates that many days from now, without those that the zone's calendar lacks."""
    if time.tzinfo is not None:
        raise ValueError("a digest's time of day has no zone of its own")
    today = _utc(now).astimezone(zone).date()
    for day in (today + timedelta(days=ahead) for ahead in days):
        at = _first(day, time, zone)
        if at.astimezone(zone).date() == day or _exists(day, zone):
            yield Due(day, at)


def _exists(day: date, zone: ZoneInfo) -> bool:
    """Say whether the zone's calendar has the date: a midnight that alone is skipped stays on its date."""
    return _first(day, time.min, zone).astimezone(zone).date() == day


def _first(day: date, time: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.replace(fold=0), zone).astimezone(UTC)


def _utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError("the moment needs a zone")
    return moment.astimezone(UTC)
