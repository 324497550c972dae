"""Stories that are too large to be formed anew, joined and parted as people decided.

Requirements: a decision holds whatever the size of the stories, in time that grows with their articles alone.
How it works: what stands together stays together, in parts that no correction distinguishes; only these are
    grouped, by the corrections alone. When a correction is undone, what it brought and what it brought that
    to come apart. An article that came later goes with whatever earlier one of its story it is likest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from itertools import combinations

import aiosqlite

from storage.settling import Neighbourhood, corrections_among, put, scores_among
from summarizers.linking.clustering import Correction, Pair, average_link, pair
from summarizers.linking.decision import SAME_STORY


async def obey(
    connection: aiosqlite.Connection,
    chat: int,
    near: Neighbourhood,
    moved: Collection[int] = (),
    released: Collection[int] = (),
) -> set[str]:
    """Let whole stories be as the corrections say; what was `moved` comes apart from what is `released`.

    Gives the stories that an article left or came to.
    """
    corrections = await corrections_among(connection, near)
    side = await _sides(connection, near, moved, released) if released else {}
    parts = _parts(near, corrections, side)
    name = {key: part[0] for part in parts for key in part}
    whole = {
        pair(one, other): 1.0
        for one, other in combinations(sorted(set(name.values())), 2)
        if near.stories[one] == near.stories[other] and side.get(one) == side.get(other)
    }
    members = {part[0]: part for part in parts}
    groups = average_link(members, whole, SAME_STORY, [_among(name, each) for each in corrections])
    return await put(
        connection, chat, [[key for one in group for key in members[one]] for group in groups], near
    )


def _parts(
    near: Neighbourhood, corrections: Collection[Correction], side: Mapping[str, bool]
) -> list[list[str]]:
    """The articles by story, by side, and by where each correction has them."""
    found: dict[Hashable, list[str]] = defaultdict(list)
    for key, story in near.stories.items():
        places = tuple((key in each.moved, key in each.left, key in each.joined) for each in corrections)
        found[story, side.get(key), places].append(key)
    return list(found.values())


def _among(name: Mapping[str, str], correction: Correction) -> Correction:
    """What a correction says of parts, each named by an article of it."""
    return Correction(
        *(
            frozenset(name[key] for key in keys)
            for keys in (correction.moved, correction.left, correction.joined)
        )
    )


async def _sides(
    connection: aiosqlite.Connection, near: Neighbourhood, moved: Collection[int], released: Collection[int]
) -> dict[str, bool]:
    """Whether each article goes with what was `moved`, in the order of arrival."""
    likest = _by_article(await scores_among(connection, near))
    of_story: dict[str, dict[str, bool]] = defaultdict(dict)
    known = dict.fromkeys(released, False) | dict.fromkeys(moved, True)
    for member in sorted(near.ids, key=lambda each: (each not in known, each)):
        key = near.ids[member]
        sides = of_story[near.stories[key]]
        like = max((each for each in likest[key] if each[1] in sides), default=None)
        sides[key] = known[member] if member in known else sides[like[1]] if like else all(sides.values())
    return {key: side for sides in of_story.values() for key, side in sides.items()}


def _by_article(scores: Mapping[Pair, float]) -> dict[str, list[tuple[float, str]]]:
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (one, other), score in scores.items():
        found[one].append((score, other))
        found[other].append((score, one))
    return found
