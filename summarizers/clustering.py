"""Groups of articles out of scores between pairs, by average link, and which old story each group is.

Requirements: the same groups in whatever order the articles came; one look-alike pair must not chain
    two stories into one; what is certain is never torn apart.
How it works: agglomeration from single articles, the two groups with the highest mean score first, until
    no mean reaches the threshold; a pair without a score counts as 0, a pair that scores 1 is certain and
    weighs more than all others together. The threshold grows with the smaller group: a story grows by
    single reports, and two grown stories are one only where nearly all their reports say so. Ties go to
    the smaller key.
Known failures: a report that is like only a few of a large story's others stays alone; two large halves of
    one event that tell of other sides of it stay two stories.
Reading: Sokal and Michener 1958 (UPGMA).
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[str, str]

CERTAIN = 1e6
"""What a certain pair counts for: no number of unlike pairs brings a mean with it below a threshold."""

SIZE = 0.21
"""How much more of a mean is asked for each factor e of the smaller group's size. Two look-alike events make
a few dozen middling pairs that are wrong together, and one such join costs as much as a hundred single
reports: precision rose by .08 at the same F1, the same from .14 to .24 (docs/linking.md)."""


def pair(one: str, other: str) -> Pair:
    """The key of two articles' score, the same both ways round."""
    return (one, other) if one < other else (other, one)


def average_link(keys: Iterable[str], scores: Mapping[Pair, float], least: float) -> list[list[str]]:
    """Group keys so that each group was joined at a mean pair score of `least` or more.

    More is asked where both groups are large: `least` plus SIZE times the smaller's logarithm. `scores` holds
    each pair once, its keys sorted, from 0 to 1. Groups are sorted, and in them the keys.
    """
    groups: dict[str, list[str]] = {key: [key] for key in keys}
    sums: dict[str, dict[str, float]] = {key: {} for key in groups}
    for (one, other), score in scores.items():
        if one in groups and other in groups and score > 0:
            sums[one][other] = sums[other][one] = CERTAIN if score >= 1 else score
    heap = [_entry(one, other, groups, sums) for one in sums for other in sums[one] if one < other]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= least:
        _, one, other, size = heapq.heappop(heap)
        if one in groups and other in groups and size == len(groups[one]) + len(groups[other]):
            _join(one, other, groups, sums)
            for near in sums[one]:
                heapq.heappush(heap, _entry(*pair(one, near), groups, sums))
    return sorted(sorted(group) for group in groups.values())


def keep_names(groups: Iterable[Sequence[str]], names: Mapping[str, str]) -> list[str | None]:
    """Give each group the old name that most of its articles had, each name once; None where none is left.

    The larger group chooses first, so that of a story cut in two the larger part stays what it was.
    """
    listed = list(groups)
    kept: list[str | None] = [None] * len(listed)
    for place in sorted(range(len(listed)), key=lambda at: (-len(listed[at]), listed[at])):
        had = Counter(names[key] for key in listed[place] if key in names)
        free = [(-count, name) for name, count in had.items() if name not in kept]
        kept[place] = min(free)[1] if free else None
    return kept


def _entry(
    one: str, other: str, groups: Mapping[str, Sequence[str]], sums: Mapping[str, Mapping[str, float]]
) -> tuple[float, str, str, int]:
    """A heap entry: the standing negated, the groups, and their size, which tells whether it is stale."""
    sizes = len(groups[one]), len(groups[other])
    standing = sums[one][other] / math.prod(sizes) - SIZE * math.log(min(sizes))
    # Sums grow in another order in another run; rounding keeps ties ties.
    return -round(standing, 9), one, other, sum(sizes)


def _join(one: str, other: str, groups: dict[str, list[str]], sums: dict[str, dict[str, float]]) -> None:
    """Move a group into another, whose name is the smaller, and add up the scores towards the rest."""
    groups[one] += groups.pop(other)
    for near, total in sums.pop(other).items():
        del sums[near][other]
        if near != one:
            sums[one][near] = sums[near][one] = sums[one].get(near, 0.0) + total
