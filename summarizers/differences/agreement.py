"""Whether the values of two figures can be one, and how near they are.

How it works: a value is a range; two agree where the ranges meet. Units that were converted, rounded digits,
clock times without "a.m." and neighbouring sides of the compass leave room. "About" leaves a tenth, but no
more than the last digit told is worth: "some 81" is no 78, and "some 2.4 billion" no 2.6.
"""

from __future__ import annotations

import math

from summarizers.differences.mentions import MOMENTS, Mention
from summarizers.figures.dates import SAME_TIME
from summarizers.figures.measures import CONVERTED, MILE, NAUTICAL_MILE
from summarizers.figures.values import rounding

LOOSELY = 0.2
"""The room of CONVERTED for durations: "an hour" may be 50 minutes, "a month" is not three weeks."""

HALF_DAY = 720
"""Clock times so many minutes apart may be one: "at nine" may be of the evening."""

NEXT_SIDE = 45
"""Sides of the compass so many degrees apart can both hold: "south" is vaguer than "southeast"."""

YEARS_APART = 5
"""Ages so many years apart are not near: those of all grown people lie near each other."""


def one_time(a: Mention, b: Mention) -> bool:
    """Whether two clock times are one, those that may be of the other half of the day among them."""
    apart = abs(a.named - b.named) % HALF_DAY
    return min(apart, HALF_DAY - apart) <= SAME_TIME


def same(given: Mention, other: Mention) -> bool:
    """Whether a figure of one outlet gives another's value, in whatever wording."""
    if given.share and other.share and given.share != other.share:
        return False
    if other.kind == "time":
        return one_time(given, other) or agree(given, other)
    if other.kind in MOMENTS and not other.exact:
        return agree(given, other)
    return given.named == other.named and given.plural == other.plural


def _bounds(mention: Mention) -> tuple[float, float]:
    """The lowest and highest value of a figure, for "about" as near as its last digit tells it."""
    if mention.kind in MOMENTS or not 0 < mention.low < mention.named < mention.high < math.inf:
        return mention.low, mention.high
    room = rounding(mention.named / mention.factor) * mention.factor
    return max(mention.low, mention.named - room), min(mention.high, mention.named + room)


def agree(a: Mention, b: Mention) -> bool:
    """Whether one value can satisfy both; what is told of each never satisfies what is told of all."""
    if a.share and b.share and a.share != b.share:
        return False
    if a.kind == "side":
        return abs((a.named - b.named + 180) % 360 - 180) <= NEXT_SIDE
    if a.kind == "time" and one_time(a, b):
        return True
    room = (LOOSELY if a.kind == "duration" else CONVERTED) if a.factor != b.factor else 0.0
    if a.exact and b.exact and max(a.rounded, b.rounded):
        return abs(a.named - b.named) <= max(a.rounded, b.rounded) / 2
    (low, high), (least, most) = _bounds(a), _bounds(b)
    return low * (1 - room) <= most and least * (1 - room) <= high


def one_distance(a: Mention, b: Mention) -> bool:
    """Whether two distances are the same number of miles, of which one text says that they are nautical."""
    miles = {a.factor, b.factor} == {MILE, NAUTICAL_MILE}
    return miles and math.isclose(a.named / a.factor, b.named / b.factor)


def ratio(a: Mention, b: Mention) -> float:
    """Give how many times the lower value the higher is, at least 1."""
    return max(a.named, b.named, 1e-9) / max(min(a.named, b.named), 1e-9)


def slipped(a: Mention, b: Mention) -> bool:
    """Whether two numbers of three digits or more are the same digits in another order: 3,377 and 3,737."""
    one, other = (f"{m.named:.0f}" for m in (a, b))
    return len(set(one)) > 1 and len(one.rstrip("0")) > 2 and one != other and sorted(one) == sorted(other)


def closeness(a: Mention, b: Mention) -> float:
    """How near the values are, 0 to 1: two tellings of one thing seldom lie far apart."""
    if a.kind in {"weekday", "side", "role"}:
        return 0.5
    if a.kind == "time":
        return max(0.0, 1 - abs(a.named - b.named) / 180)
    if a.kind == "age":
        return max(0.0, 1 - abs(a.named - b.named) / YEARS_APART)
    if a.kind == "date":  # month x 100 + day
        one, other = (m.named // 100 * 31 + m.named % 100 for m in (a, b))
        return max(0.0, 1 - abs(one - other) / 31)
    return max(0.0, 1 - math.log(ratio(a, b)) / math.log(4))


def worth_telling(a: Mention, b: Mention) -> bool:
    """Whether two mentions of one thing are worth telling side by side.

    Values that agree are, where one is vaguer than the other and it is not only a matter of rounding.
    """
    if one_distance(a, b):
        return False
    if not agree(a, b):
        return True
    converted = a.factor != b.factor and ratio(a, b) <= 1 + CONVERTED
    if a.named == b.named or converted or (a.exact and b.exact) or a.kind in {*MOMENTS, "side"}:
        return False
    return ratio(a, b) <= 2 or a.plural or b.plural
