"""Stories that are too large to be formed anew, joined and parted as people decided.

Requirements: a decision holds whatever the size of the stories, in time that grows with their articles alone.
How it works: what stands together stays together, in parts that no correction distinguishes; only these are
    grouped, by the corrections alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import combinations

import aiosqlite

from storage.settling import Neighbourhood, corrections_among, put
from summarizers.clustering import Correction, average_link, pair
from summarizers.linking import SAME_STORY


async def obey(connection: aiosqlite.Connection, chat: int, near: Neighbourhood) -> set[str]:
    """Let whole stories be as the corrections say.

    Gives the stories that an article left or came to.
    """
    corrections = await corrections_among(connection, near)
    parts = _parts(near, corrections)
    name = {key: part[0] for part in parts for key in part}
    whole = {
        pair(one, other): 1.0
        for one, other in combinations(sorted(set(name.values())), 2)
        if near.stories[one] == near.stories[other]
    }
    members = {part[0]: part for part in parts}
    groups = average_link(members, whole, SAME_STORY, [_among(name, each) for each in corrections])
    return await put(
        connection, chat, [[key for one in group for key in members[one]] for group in groups], near
    )


def _parts(near: Neighbourhood, corrections: Collection[Correction]) -> list[list[str]]:
    """The articles by story, and by where each correction has them."""
    found: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for key, story in near.stories.items():
        places = tuple((key in each.moved, key in each.left, key in each.joined) for each in corrections)
        found[story, places].append(key)
    return list(found.values())


def _among(name: Mapping[str, str], correction: Correction) -> Correction:
    """What a correction says of parts, each named by an article of it."""
    return Correction(
        *(
            frozenset(name[key] for key in keys)
            for keys in (correction.moved, correction.left, correction.joined)
        )
    )
