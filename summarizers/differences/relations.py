"""How the values of one thing stand to each other: in conflict, one an update of the rest, or compatible.

How it works: ranges that can hold at once are compatible, as are "two workers" and "three people", a measure
and the same in whole units, or measures read at other times of day; of the rest, a value is an update where
it was published at least LATER after the others, where its sentence says so ("rose to", "put back to"), or
where all tell by what clock time they held ("by 5 p.m.").
Known failures: "now" in a sentence may be of something else in it.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import combinations
from math import inf

from summarizers.brief import Relation
from summarizers.claims.statements import Statements
from summarizers.differences import counted
from summarizers.differences.agreement import agree
from summarizers.differences.mentions import MOMENTS, Mention
from summarizers.figures.dates import clock_times_in

LATER = timedelta(hours=1)
STEADY = MOMENTS | {"role", "age", "side", "ordinal"}
"""Kinds of which another value is never an update."""

ROUNDED = 1.15
"""How many times one "more than" may be another and be the same, rounded."""

DECIMAL = 1.05
"""How many times a measure in whole units may be the one with decimals that it rounds."""

READ = frozenset({"length", "speed", "temperature", "power", "%"})
"""Kinds that are read off at a time of day; counts told with one are counts up to it."""

_UPDATED = re.compile(
    r"\b(?:rose|risen|rises|climbed|grew|grown|increased|jumped|raised|revised|updated)\s"
    r"(?:(?:\w+\s){0,2}?|(?:[^\s;]+\s){0,4}from\s(?:[^\s;]+\s){1,4})to\b|\bnow\b",
    re.IGNORECASE,
)

_UP_TO = re.compile(
    r"\b(?:by|as of|until|till|up to|bis|stand:?|hasta|jusqu['’]à)\s(?:(?:about|around|las?|gegen)\s)?\Z",
    re.IGNORECASE,
)
_STOOD = re.compile(r"\b(?:stood|stands)\sat\b|\bha[ds]\sreached\b", re.IGNORECASE)
"""How a sentence tells that its figure held at the clock time in it: counts go on, trains leave."""

_MOVED = re.compile(
    r"\b(?:was|were)\sto\shave\b|\b(?:put\sback|postponed|moved|brought\sforward|delayed)\b|\bwill\snow\b",
    re.IGNORECASE,
)


def published(outlet: int, statements: Statements) -> datetime | None:
    """Give when the newest article of an outlet was published, None where none says."""
    times = [a.published_utc for a in statements.articles if a.outlet == statements.outlets[outlet]]
    return max(filter(None, times), default=None)


def day_only(stated: datetime) -> bool:
    """Whether a time is midnight sharp: pages that state a day alone come out so."""
    return (stated.hour, stated.minute, stated.second) == (0, 0, 0)


def _clock(mention: Mention, statements: Statements) -> float | None:
    """The one clock time that a figure's sentence tells, None where there is none or several."""
    times = {value for _, _, value in clock_times_in(statements.rows[mention.row].text)}
    return times.pop() if len(times) == 1 else None


def _held(mention: Mention, statements: Statements) -> float | None:
    """The clock time at which a figure held by its sentence: "by 5 p.m.", "at noon the toll stood at"."""
    text = statements.rows[mention.row].text
    told = [(start, value) for start, _, value in clock_times_in(text)]
    if _STOOD.search(text) is None:
        told = [(start, value) for start, value in told if _UP_TO.search(text[:start])]
    times = {value for _, value in told}
    return times.pop() if len(times) == 1 else None


def latest_of(thing: list[Mention], statements: Statements) -> float | None:
    """The value that is an update of the others, None where nothing says which."""
    if thing[0].kind in MOMENTS:
        moved = {m.named for m in thing if _MOVED.search(statements.rows[m.row].text)}
        return moved.pop() if len(moved) == 1 else None
    if thing[0].kind in STEADY:
        return None
    times = {m: published(m.outlet, statements) for m in thing}
    stated = [time for time in times.values() if time]
    if stated and len(stated) == len(thing):
        last = {m.named for m, time in times.items() if time == max(stated)}
        earlier = [time for m, time in times.items() if time and m.named not in last]
        least = timedelta(days=1) if any(day_only(time) for time in stated) else LATER
        if len(last) == 1 and earlier and max(stated) - max(earlier) >= least:
            return last.pop()
    said = {m.named for m in thing if _UPDATED.search(statements.rows[m.row].text)}
    clocks = {m: _held(m, statements) for m in thing}
    told = [clock for clock in clocks.values() if clock is not None]
    if not said and len(told) == len(thing) and len(set(told)) > 1:
        said = {m.named for m, clock in clocks.items() if clock == max(told)}
    return said.pop() if len(said) == 1 and _can_be_last(max(said), thing) else None


def _can_be_last(value: float, thing: list[Mention]) -> bool:
    """Whether a value can be the newest: tolls do not fall, and of the missing no more are missing later."""
    events, values = {m.event for m in thing}, [m.named for m in thing]
    if events <= {"death", "injury", "casualty"}:
        return value == max(values)
    return events != {"missing"} or value == min(values)


def rounds(a: Mention, b: Mention) -> bool:
    """Tell whether one measure is the other in whole units: "seven nautical miles" are 6.8."""
    one, other = (round(m.named / m.factor, 6) for m in (a, b))
    near = a.kind in READ and a.factor == b.factor and max(one, other) <= DECIMAL * min(one, other)
    return near and one != other and (round(one) == other or round(other) == one)


def _both(a: Mention, b: Mention) -> bool:
    """Whether both values can hold: "two track workers" may be among "three people"."""
    few, many = sorted((a, b), key=lambda m: m.named)
    if a.high == b.high == inf and max(a.low, b.low) > ROUNDED * min(a.low, b.low):
        return False  # "more than 700" is news where another has "more than 300"
    part = a.kind == "count" and counted.part_of(few.of, many.of)
    return part or agree(a, b) or rounds(a, b)


def _read_apart(thing: list[Mention], statements: Statements) -> bool:
    """Whether measures are each told of another time of day, as readings of a gauge are."""
    clocks = {m.named: _clock(m, statements) for m in thing if m.kind in READ}
    return bool(clocks) and None not in clocks.values() and len(set(clocks.values())) == len(clocks)


def relation_of(thing: list[Mention], latest: float | None, statements: Statements) -> Relation:
    """How the values stand to each other."""
    if all(_both(a, b) for a, b in combinations(thing, 2)) or _read_apart(thing, statements):
        return Relation.COMPATIBLE
    return Relation.CONFLICT if latest is None else Relation.LATER
