"""Groups of articles out of scores between pairs, by average link, and which old story each group is.

Requirements: the same groups in whatever order the articles came; one look-alike pair must not chain
    two stories into one; what is certain is never torn apart, except by a person, who is always obeyed.
How it works: agglomeration from single articles, the two groups with the highest mean score first, until
    no mean reaches the threshold; a pair without a score counts as 0, a pair that scores 1 is certain and
    weighs more than all others together. The threshold grows with the smaller group: a story grows by
    single reports, and two grown stories are one only where nearly all their reports say so. Ties go to
    the smaller key. Corrections come before all scores, the newest first: what belongs together is joined at
    once, and a pair that belongs apart counts for minus infinity, so that no group that holds it has a mean.
Known failures: a report that is like only a few of a large story's others stays alone; two large halves of
    one event that tell of other sides of it stay two stories.
Reading: Sokal and Michener 1958 (UPGMA); Wagstaff and Cardie 2000, "Clustering with instance-level
    constraints" (must-link and cannot-link).
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

Pair = tuple[str, str]

CERTAIN = 1e6
"""What a certain pair counts for: no number of unlike pairs brings a mean with it below a threshold."""

SIZE = 0.21
"""How much more of a mean is asked for each factor e of the smaller group's size. Two look-alike events make
a few dozen middling pairs that are wrong together, and one such join costs as much as a hundred single
reports: precision rose by .08 at the same F1, the same from .14 to .24 (docs/linking.md)."""

NEVER = -math.inf
"""What a pair counts for that a person put apart."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided: where the articles that were `moved` belong.

    Apart from those they `left`, together with those they `joined`.
    It decides each pair of a moved article and another, and no pair of two others.
    """

    moved: frozenset[str]
    left: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()

    @property
    def verdicts(self) -> dict[Pair, bool]:
        """Each pair that is decided, and whether it belongs together."""
        apart = {pair(*each): False for each in product(self.moved, self.left)}
        return apart | {pair(*each): True for each in product(self.moved, self.joined)}


def pair(one: str, other: str) -> Pair:
    """The key of two articles' score, the same both ways round."""
    return (one, other) if one < other else (other, one)


def average_link(
    keys: Iterable[str],
    scores: Mapping[Pair, float],
    least: float,
    corrections: Sequence[Correction] = (),
) -> list[list[str]]:
    """Group keys so that each group was joined at a mean pair score of `least` or more, or by a correction.

    More is asked where both groups are large: `least` plus SIZE times the smaller's logarithm. `scores` holds
    each pair once, its keys sorted, from 0 to 1. Of `corrections`, the newest first, one that contradicts a
    newer one counts as far as it does not. Groups are sorted, and in them the keys.
    """
    groups: dict[str, list[str]] = {key: [key] for key in keys}
    sums: dict[str, dict[str, float]] = {key: {} for key in groups}
    for (one, other), score in scores.items():
        if one in groups and other in groups and score > 0:
            sums[one][other] = sums[other][one] = CERTAIN if score >= 1 else score
    _obey(corrections, groups, sums)
    heap = [_entry(one, other, groups, sums) for one in sums for other in sums[one] if one < other]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= least:
        _, one, other, size = heapq.heappop(heap)
        if one in groups and other in groups and size == len(groups[one]) + len(groups[other]):
            _join(one, other, groups, sums)
            for near in sums[one]:
                heapq.heappush(heap, _entry(*pair(one, near), groups, sums))
    return sorted(sorted(group) for group in groups.values())


def group_in_turn(
    keys: Iterable[str],
    scores: Mapping[Pair, float],
    near: float,
    least: float,
    corrections: Sequence[Correction] = (),
) -> list[list[str]]:
    """Group keys as if they came one after another, each forming the groups near it anew by average link.

    Near are the groups with an article whose score with the new one is `near` or more, or that a correction
    put together with it. Gives what doing this at each arrival gave, had the corrections been known.
    """
    scored: dict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), score in scores.items():
        scored[one][other] = scored[other][one] = score
    bound: dict[str, set[str]] = defaultdict(set)
    for correction in corrections:
        for one, other in product(correction.moved, correction.joined):
            bound[one].add(other)
            bound[other].add(one)
    groups: dict[str, list[str]] = {}
    for key in keys:
        close = bound[key] | {other for other, score in scored[key].items() if score >= near}
        touched = {key, *(each for other in close for each in groups.get(other, ()))}
        among = {
            pair(one, other): score
            for one in touched
            for other, score in scored[one].items()
            if other in touched
        }
        for group in average_link(touched, among, least, corrections):
            groups |= dict.fromkeys(group, group)
    return sorted({id(group): group for group in groups.values()}.values())


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


def _obey(
    corrections: Iterable[Correction], groups: dict[str, list[str]], sums: dict[str, dict[str, float]]
) -> None:
    """Join what belongs together and bar what belongs apart, unless a newer correction said otherwise."""
    home = {key: key for key in groups}

    def barred(one: str, other: str) -> bool:
        return sums[home[one]].get(home[other]) == NEVER

    def bind(keys: Iterable[str]) -> str:
        """Join the groups of some keys as far as they may be; gives the first key."""
        first, *others = sorted(keys)
        for key in others:
            if home[key] != home[first] and not barred(key, first):
                one, other = pair(home[first], home[key])
                _join(one, other, groups, sums)
                home.update(dict.fromkeys(groups[one], one))
        return first

    for correction in corrections:
        moved = correction.moved & home.keys()
        for one, other in product(moved, correction.left & home.keys()):
            if home[one] != home[other]:
                sums[home[one]][home[other]] = sums[home[other]][home[one]] = NEVER
        kept = [key for key in correction.joined if key in home]
        brought = {one for one in moved if not all(barred(key, one) for key in kept)}
        joined = {key for key in kept if not any(barred(key, one) for one in brought)}
        if brought and joined:
            own, theirs = bind(brought), bind(joined)
            if home[own] != home[theirs] and not barred(own, theirs):
                _liken(home[own], home[theirs], groups, sums)
                bind((own, theirs))


def _liken(
    moved: str, joined: str, groups: Mapping[str, Sequence[str]], sums: dict[str, dict[str, float]]
) -> None:
    """Let a group that a person moved be no less like others than the group it joins.

    It was moved because its likeness is not seen: in the mean, it would keep later reports from the story.
    """
    share = len(groups[moved]) / len(groups[joined])
    for near, total in sums[joined].items():
        if near != moved and sums[moved].get(near) != NEVER:
            sums[moved][near] = sums[near][moved] = max(sums[moved].get(near, 0.0), share * total)
