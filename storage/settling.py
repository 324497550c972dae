"""The stories near a new article, formed anew out of all pair scores among their articles.

Joining article by article alone leaves the stories dependent on the order of arrival: two halves of one
event never meet again, and a first wrong report draws others after it. Grouping the neighbourhood anew
gives what grouping everything would (docs/linking.md), at the price that an article can change its story.
"""

from __future__ import annotations

import json
from collections import Counter

import aiosqlite

from storage.schema import number
from summarizers.clustering import average_link, keep_names, pair
from summarizers.linking import SAME_STORY, Comparison

NEAR = 0.2
"""Score from which another article's story is looked at again; .4 changed one story of 118."""

REMEMBERED = 0.02
"""Score below which a pair is not stored, and counts as nothing."""


async def remember(connection: aiosqlite.Connection, member: int, found: dict[int, Comparison]) -> None:
    """Keep the scores between a new submission and the ones it was compared with."""
    await connection.executemany(
        """INSERT INTO pairs (low, high, score) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET score = excluded.score""",
        [
            (min(member, other), max(member, other), comparison.score)
            for other, comparison in found.items()
            if comparison.score >= REMEMBERED
        ],
    )


async def settle(connection: aiosqlite.Connection, chat: int, member: int) -> set[str]:
    """Form the stories near a submission anew; each keeps the name that most of its articles had.

    Gives the stories that an article left or came to.
    """
    ids, stories = await _neighbourhood(connection, member)
    groups = average_link(stories, await _scores(connection, ids), SAME_STORY)
    changed, now = set[str](), dict[str, str]()
    for group, name in zip(groups, keep_names(groups, stories), strict=True):
        story = int(name) if name else await new_story(connection, chat)
        moved = [(story, chat, key) for key in group if stories[key] != str(story)]
        await connection.executemany("UPDATE members SET story = ? WHERE chat = ? AND article_id = ?", moved)
        now |= dict.fromkeys(group, str(story))
        changed |= {str(story) for story, _, _ in moved} | {stories[key] for _, _, key in moved}
    await _take_along(connection, stories, now)
    query = """DELETE FROM stories WHERE id IN (SELECT value FROM json_each(?))
        AND NOT EXISTS (SELECT 1 FROM members WHERE story = stories.id)"""
    await connection.execute(query, (json.dumps(sorted({int(story) for story in stories.values()})),))
    return changed


async def _take_along(connection: aiosqlite.Connection, was: dict[str, str], now: dict[str, str]) -> None:
    """Let what is gone follow where most of its story went, when all that could be compared has left it."""
    for story in sorted(set(was.values()) - set(now.values())):
        went = Counter(now[key] for key, name in was.items() if name == story)
        follow = min((-count, name) for name, count in went.items())[1]
        query = "UPDATE members SET story = ? WHERE story = ? AND gone"
        await connection.execute(query, (int(follow), int(story)))


async def new_story(connection: aiosqlite.Connection, chat: int) -> int:
    """Begin a story of a chat."""
    return await number(connection, "INSERT INTO stories (chat) VALUES (?) RETURNING id", (chat,))


async def _neighbourhood(
    connection: aiosqlite.Connection, member: int
) -> tuple[dict[int, str], dict[str, str]]:
    """All articles of the stories near a submission: article id by member id, story by article id.

    What is gone cannot be compared and has no part in it: it would keep what comes later away.
    """
    query = """SELECT id, article_id, story FROM members WHERE story IN (
            SELECT m.story FROM pairs p JOIN members m ON m.id = p.high WHERE p.low = :it AND p.score >= :near
            UNION SELECT m.story FROM pairs p JOIN members m ON m.id = p.low
                WHERE p.high = :it AND p.score >= :near
            UNION SELECT story FROM members WHERE id = :it
        ) AND NOT gone"""
    rows = list(await connection.execute_fetchall(query, {"it": member, "near": NEAR}))
    return {int(row[0]): row[1] for row in rows}, {row[1]: str(row[2]) for row in rows}


async def _scores(connection: aiosqlite.Connection, ids: dict[int, str]) -> dict[tuple[str, str], float]:
    query = """SELECT low, high, score FROM pairs
        WHERE low IN (SELECT value FROM json_each(:ids)) AND high IN (SELECT value FROM json_each(:ids))"""
    rows = await connection.execute_fetchall(query, {"ids": json.dumps(list(ids))})
    return {pair(ids[low], ids[high]): score for low, high, score in rows}
