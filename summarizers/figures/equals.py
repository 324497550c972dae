"""Which quantities of a story are one: told in two units, in round numbers, without a unit.

Requirements: quantities that truly differ stay apart; where several could be meant, none is; the same names
    in whatever order the texts come.
How it works: in this order, (1) a number without a unit takes the one unit that the story gives the same
    number; (2) exact quantities in two units that round to each other are one, where that holds for every two
    of a group; (3) "about", "nearly" and "more than" stand for the number they name where the story gives it
    exactly, else for the one exact quantity near them, on their side; (4) what is left of them is one where
    each may stand for the other. A span of time that is told in one unit alone is called by its number
    ("in his 12 years", "12 seasons"): so figures are as good, and better on real stories.
Known failures: quantities that are equal by chance ("40 km/h" here, "25 mph" there) are one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import floor, isclose
from operator import attrgetter

from summarizers.figures.dates import ABOUT_MINUTES, NEAR_MINUTES, SAME_TIME
from summarizers.figures.measures import CONVERTED, own
from summarizers.figures.quantities import (
    ABOUT,
    ABOVE,
    BELOW,
    EXACT,
    MOMENTS,
    OPEN,
    VAGUE,
    Quantity,
    quantity_of,
)
from summarizers.figures.values import ABOUT as FAR
from summarizers.figures.values import last_digit, rounding

ROOM = {"duration": 0.005, "%": 0.05}
"""How far two that round to each other may be apart, as a part of the larger; of other units CONVERTED. Weeks
are reckoned in days, not rounded: 20 days are no three weeks. One in 12 is 8.3 percent, told as 8."""

DEGREES = 1.0
"""The same for degrees Celsius, of which a part means nothing."""

HALF_HOUR = 30
"""Clock times of so many minutes are rounded ones, up to SAME_TIME; others are not: 4.20 is no 4.24."""

Names = dict[str, str]
_value = attrgetter("value")


def _is_share(q: Quantity) -> bool:
    return q.unit == "%" and q.factor != 1


def _rounds(fine: Quantity, rough: Quantity) -> bool:
    """Whether a quantity, told in the unit of another, rounds to it."""
    if _is_share(rough):  # one in five is no 19 percent
        return False
    step = last_digit(rough.number)
    step = min(1.0, step) if rough.unit in {"%", "temperature"} else step
    number = own(fine.value, rough.factor, rough.unit)
    return abs(floor(number / step + 0.5) * step - rough.number) < step / 1_000


def converted(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities of one dimension are one, told in two units."""
    if a.unit == b.unit == "time":
        return isclose(a.value, b.value) or any(
            x.value % HALF_HOUR == 0 < y.value % 5 and abs(x.value - y.value) <= SAME_TIME
            for x, y in ((a, b), (b, a))
        )
    if a.unit != b.unit or a.factor == b.factor:
        return False
    largest = max(abs(a.value), abs(b.value))
    room = DEGREES if a.unit == "temperature" else ROOM.get(a.unit, CONVERTED) * largest
    near = abs(a.value - b.value) <= room and (_rounds(a, b) or _rounds(b, a))
    return near or isclose(a.value, b.value)


def _dimensions(found: Iterable[Quantity]) -> dict[str, list[Quantity]]:
    """The quantities of each dimension in order of value."""
    held: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in sorted(set(found), key=lambda q: (q.value, q.term)):
        held[quantity.unit].append(quantity)
    return held


def _around(value: float, unit: str, held: Sequence[Quantity]) -> Sequence[Quantity]:
    """Those of a dimension, in order of value, that are near enough to be looked at."""
    room = NEAR_MINUTES if unit == "time" else max(FAR * abs(value), DEGREES)
    first, last = bisect_left(held, value - room, key=_value), bisect_right(held, value + room, key=_value)
    return held[first:last]


def _groups(found: Iterable[Quantity], one: Callable[[Quantity, Quantity], bool]) -> Names:
    """The names of quantities that are one with one another, every two of a group."""
    names: Names = {}
    for unit, held in _dimensions(found).items():
        linked = {q.term: {x.term for x in _around(q.value, unit, held) if x == q or one(q, x)} for q in held}
        names |= {
            term: min(group)
            for term, group in linked.items()
            if len(group) > 1 and all(linked[other] == group for other in group)
        }
    return names


def _with_unit(number: Quantity, units: Mapping[float, set[tuple[str, float]]]) -> Quantity:
    """A number without a unit in the one unit that the story gives it; else it stays as it is."""
    known = units.get(number.number, set())
    if number.unit != OPEN or len(known) != 1:
        return number
    ((unit, factor),) = known
    return number._replace(unit=unit, factor=factor)


def _room(q: Quantity) -> float:
    """How far from the number it names a vague quantity may be."""
    if q.unit == "time":
        return ABOUT_MINUTES if q.sign == ABOUT else NEAR_MINUTES
    return FAR * abs(q.value) if _is_share(q) else rounding(q.number) * q.factor


def _stands_for(vague: Quantity, exact: Quantity) -> bool:
    """Whether "about", "nearly" or "more than" may stand for an exact quantity of the same dimension."""
    away = exact.value - vague.value
    right = {BELOW: away <= 0, ABOVE: away >= 0}.get(vague.sign, True)
    return right and (abs(away) <= _room(vague) or converted(vague, exact))


def _either(a: Quantity, b: Quantity) -> bool:
    """Whether two vague quantities may each stand for the other."""
    return _stands_for(a, b) and _stands_for(b, a)


def _name(name: str, group: Sequence[Quantity]) -> str:
    """How the quantities of one name are called in the end."""
    head = quantity_of(name)
    if not head or all(q.in_words for q in group):
        return ""
    if head.unit == OPEN or (head.unit == "duration" and len({q.factor for q in group}) == 1):
        return Quantity(EXACT, head.number, "").term
    return name


def _with_units(read: Mapping[str, Quantity]) -> dict[str, Quantity]:
    units: dict[float, set[tuple[str, float]]] = defaultdict(set)
    for q in read.values():
        if q.unit not in {OPEN, *MOMENTS}:
            units[q.number].add((q.unit, q.factor))
    return {term: _with_unit(q, units) for term, q in read.items()}


def _vague_names(
    vague: Iterable[Quantity], exact: Mapping[str, Quantity], names: Names
) -> Iterator[Quantity]:
    """Name each vague quantity of `names` by an exact one, and yield those that none can be found for."""
    dimensions = _dimensions(exact.values())
    for q in vague:
        named = q._replace(sign=EXACT)
        held = dimensions.get(q.unit, ()) if q.unit != OPEN else ()
        near = {names[one.term] for one in _around(q.value, q.unit, held) if _stands_for(q, one)}
        if named.term in exact:
            names[q.term] = names[named.term]
        elif len(near) == 1:
            names[q.term] = near.pop()
        else:
            names[q.term] = named.term
            yield q


def equals(vocabulary: Iterable[str]) -> Names:
    """The name of each term that is a quantity, one for those that are one.

    "" is for a share or time in words that nothing else in the story tells: the words themselves are enough.
    """
    read = {term: q for term in vocabulary if (q := quantity_of(term)) and q.sign != VAGUE}
    given = _with_units(read)
    exact = {q.term: q for q in given.values() if q.sign == EXACT}
    names = {term: term for term in exact} | _groups(exact.values(), converted)
    left = list(_vague_names({q for q in given.values() if q.sign != EXACT}, exact, names))
    late = {term: names[head] for term, head in _groups(left, _either).items()}
    called = {term: late.get(q.term, names[q.term]) for term, q in given.items()}
    groups: dict[str, list[Quantity]] = defaultdict(list)
    for term, name in called.items():
        groups[name].append(given[term])
    last = {name: _name(name, group) for name, group in groups.items()}
    return {term: last[name] for term, name in called.items()}
