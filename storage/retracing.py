"""Stories formed again as they were formed at each arrival, with what people have corrected since.

So what a correction changed is as it was when the correction is taken back. That takes all articles that the
stories could have reached.
Stories of more than RETRACED articles together, or one of more than FORMED, are joined and parted as wholes
(`storage.parts`): not all pairs of such a story have a score, so that it would fall to pieces.
Known failures: of such stories, what came since a correction is not settled anew when it is taken back.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Collection

import aiosqlite

from storage.parts import obey
from storage.settling import (
    FORMED,
    NEAR,
    Neighbourhood,
    corrections_among,
    new_story,
    put,
    scores_among,
    settle,
)
from summarizers.linking.clustering import group_in_turn
from summarizers.linking.decision import SAME_STORY

RETRACED = 150
"""Articles up to which a correction goes through all arrivals again: 3 s at worst, when all are near all.

Of 772 articles in look-alike pairs none had more than 77 within reach; these took .06 s."""

_WHOLE = """SELECT id, article_id, story FROM members WHERE story IN (
        SELECT story FROM members WHERE id IN (SELECT value FROM json_each(:ids))
    ) AND NOT gone"""

# What a submission was moved away from: its id, its story, whether it is gone, whether both share a story.
_LEFT = """SELECT o.id, o.story, o.gone, o.story = m.story FROM corrected s
    JOIN corrections c ON c.id = s.correction AND c.state <> 'undone'
    JOIN corrected l ON l.correction = c.id AND l.side = 'left'
    JOIN members m ON m.id = s.member JOIN members o ON o.id = l.member
    WHERE s.member = ? AND s.side = 'moved' AND c.turn = (
        SELECT max(d.turn) FROM corrections d JOIN corrected n ON n.correction = d.id
        WHERE n.member = s.member AND d.state <> 'undone'
    )"""

_NEAR = """SELECT id, article_id, story FROM members WHERE story IN (
        SELECT m.story FROM json_each(:ids) it JOIN pairs p ON p.low = it.value AND p.score >= :near
            JOIN members m ON m.id = p.high
        UNION SELECT m.story FROM json_each(:ids) it JOIN pairs p ON p.high = it.value AND p.score >= :near
            JOIN members m ON m.id = p.low
        UNION SELECT m.story FROM json_each(:ids) it JOIN corrected s ON s.member = it.value
            JOIN corrections c ON c.id = s.correction AND c.state <> 'undone'
            JOIN corrected o ON o.correction = c.id AND 'left' NOT IN (s.side, o.side)
            JOIN members m ON m.id = o.member
        UNION SELECT story FROM members WHERE id IN (SELECT value FROM json_each(:ids))
    ) AND NOT gone"""

# What is gone of the submissions that stood together goes back with most of the others.
_GONE_ALONG = """WITH together AS (SELECT value FROM json_each(?)), home AS (
        SELECT story FROM members WHERE id IN together AND NOT gone
        GROUP BY story ORDER BY count(*) DESC, story LIMIT 1
    )
    UPDATE members SET story = home.story FROM home WHERE id IN together AND gone"""


async def form_anew(
    connection: aiosqlite.Connection,
    chat: int,
    members: Collection[int],
    moved: Collection[int],
    released: Collection[int] = (),
    most: int = RETRACED,
) -> set[str]:
    """Form the stories of some submissions anew, of which a correction `moved` some.

    Those that it moved to are `released` when it is taken back.
    Gives the stories that an article left or came to.
    """
    near = await _reach(connection, members, most)
    if _too_large(near, most):
        changed = await obey(connection, chat, near, moved, released)
        alone = list(moved) if len(moved) == 1 else []
        changed = changed.union(*[await settle(connection, chat, member) for member in alone])
    else:
        changed = await _retrace(connection, chat, near)
    for together in (moved, released) if released else ():
        await connection.execute(_GONE_ALONG, (json.dumps(sorted(together)),))
    for member in sorted(moved):
        await _leave_gone(connection, chat, member)
    return changed


async def _retrace(connection: aiosqlite.Connection, chat: int, near: Neighbourhood) -> set[str]:
    """Go through the arrivals of all articles of a neighbourhood again."""
    scores, corrections = await scores_among(connection, near), await corrections_among(connection, near)
    keys = [near.ids[member] for member in sorted(near.ids)]
    groups = await asyncio.to_thread(group_in_turn, keys, scores, NEAR, SAME_STORY, corrections)
    return await put(connection, chat, groups, near)


async def _leave_gone(connection: aiosqlite.Connection, chat: int, moved: int) -> None:
    """Leave what is gone with the story that a submission was moved out of: it cannot be compared."""
    rows = await connection.execute_fetchall(_LEFT, (moved,))
    gone = [int(row[0]) for row in rows if row[2] and row[3]]
    went = Counter(int(row[1]) for row in rows if not row[2] and not row[3])
    if gone:
        story = min((-count, name) for name, count in went.items())[1] if went else None
        to = story or await new_story(connection, chat)
        query = "UPDATE members SET story = ? WHERE id IN (SELECT value FROM json_each(?))"
        await connection.execute(query, (to, json.dumps(gone)))


async def _reach(connection: aiosqlite.Connection, members: Collection[int], most: int) -> Neighbourhood:
    """The articles of all stories that are near, step by step, while they are no more than `most`."""
    found = await _articles(connection, _WHOLE, members)
    while not _too_large(found, most):
        wider = await _articles(connection, _NEAR, found.ids)
        if wider == found or _too_large(wider, most):
            break
        found = wider
    return found


def _too_large(near: Neighbourhood, most: int) -> bool:
    """Whether these are too many to go through, or some stand in a story too large to be formed anew."""
    return len(near.ids) > most or any(size > FORMED for size in Counter(near.stories.values()).values())


async def _articles(connection: aiosqlite.Connection, query: str, members: Collection[int]) -> Neighbourhood:
    """Whole stories."""
    rows = list(await connection.execute_fetchall(query, {"ids": json.dumps(sorted(members)), "near": NEAR}))
    return Neighbourhood({int(row[0]): row[1] for row in rows}, {row[1]: str(row[2]) for row in rows})
