"""The stories near a new article, formed anew out of all pair scores among their articles.

Joining article by article alone leaves the stories dependent on the order of arrival: two halves of one
event never meet again, and a first wrong report draws others after it. Grouping the neighbourhood anew
gives what grouping everything would (docs/linking.md), at the price that an article can change its story.
What people corrected is obeyed whenever stories are formed.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Collection, Mapping

import aiosqlite

from storage.schema import number
from summarizers.clustering import Correction, average_link, group_in_turn, keep_names, pair
from summarizers.linking import SAME_STORY, Comparison

NEAR = 0.2
"""Score from which another article's story is looked at again; .4 changed one story of 118."""

REMEMBERED = 0.02
"""Score below which a pair is not stored, and counts as nothing."""

RETRACED = 150
"""Articles up to which a correction goes through all arrivals again: 3 s at worst, when all are near all.

Of 772 articles in look-alike pairs none had more than 77 within reach; these took .06 s."""

# What is gone cannot be compared and has no part in this: it would keep what comes later away.
_WHOLE = """SELECT id, article_id, story FROM members WHERE story IN (
        SELECT story FROM members WHERE id IN (SELECT value FROM json_each(:ids))
    ) AND NOT gone"""

_NEAR = """SELECT id, article_id, story FROM members WHERE story IN (
        SELECT m.story FROM json_each(:ids) it JOIN pairs p ON p.low = it.value AND p.score >= :near
            JOIN members m ON m.id = p.high
        UNION SELECT m.story FROM json_each(:ids) it JOIN pairs p ON p.high = it.value AND p.score >= :near
            JOIN members m ON m.id = p.low
        UNION SELECT m.story FROM json_each(:ids) it JOIN corrected s ON s.member = it.value
            JOIN corrected o ON o.correction = s.correction AND 'left' NOT IN (s.side, o.side)
            JOIN members m ON m.id = o.member
        UNION SELECT story FROM members WHERE id IN (SELECT value FROM json_each(:ids))
    ) AND NOT gone"""


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
    ids, stories = await _articles(connection, _NEAR, [member])
    scores, corrections = await _scores(connection, ids), await corrections_among(connection, ids)
    groups = average_link(stories, scores, SAME_STORY, corrections)
    return await _put(connection, chat, groups, stories)


async def form_anew(
    connection: aiosqlite.Connection, chat: int, members: Collection[int], most: int = RETRACED
) -> set[str]:
    """Form the stories of some submissions anew, as they were formed at each arrival, with the corrections.

    So what a correction changed is as it was when the correction is gone. That takes all articles that the
    stories could have reached; where these are more than `most`, the nearest stories alone are formed anew,
    and those that hold more at once.
    Gives the stories that an article left or came to.
    """
    ids, stories = await _reach(connection, members, most)
    scores, corrections = await _scores(connection, ids), await corrections_among(connection, ids)
    if len(ids) <= most:
        keys = [ids[member] for member in sorted(ids)]
        groups = await asyncio.to_thread(group_in_turn, keys, scores, NEAR, SAME_STORY, corrections)
    else:
        groups = await asyncio.to_thread(average_link, stories, scores, SAME_STORY, corrections)
    return await _put(connection, chat, groups, stories)


async def new_story(connection: aiosqlite.Connection, chat: int) -> int:
    """Begin a story of a chat."""
    return await number(connection, "INSERT INTO stories (chat) VALUES (?) RETURNING id", (chat,))


async def corrections_among(connection: aiosqlite.Connection, ids: Mapping[int, str]) -> list[Correction]:
    """What was decided about some submissions (article id by member id), the newest first."""
    query = """SELECT c.id, s.side, s.member FROM corrected s JOIN corrections c ON c.id = s.correction
        WHERE s.member IN (SELECT value FROM json_each(?)) AND c.state <> 'undone' ORDER BY c.turn DESC"""
    found: dict[int, dict[str, set[str]]] = {}
    for correction, side, member in await connection.execute_fetchall(query, (json.dumps(list(ids)),)):
        found.setdefault(correction, {"moved": set(), "left": set(), "joined": set()})[side].add(ids[member])
    return [Correction(**{side: frozenset(keys) for side, keys in each.items()}) for each in found.values()]


async def _put(
    connection: aiosqlite.Connection, chat: int, groups: list[list[str]], stories: Mapping[str, str]
) -> set[str]:
    """Write groups down as stories, by article id where `stories` says each article stood before."""
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


async def _take_along(
    connection: aiosqlite.Connection, was: Mapping[str, str], now: Mapping[str, str]
) -> None:
    """Let what is gone follow where most of its story went, when all that could be compared has left it."""
    for story in sorted(set(was.values()) - set(now.values())):
        went = Counter(now[key] for key, name in was.items() if name == story)
        follow = min((-count, name) for name, count in went.items())[1]
        query = "UPDATE members SET story = ? WHERE story = ? AND gone"
        await connection.execute(query, (int(follow), int(story)))


async def _reach(
    connection: aiosqlite.Connection, members: Collection[int], most: int
) -> tuple[dict[int, str], dict[str, str]]:
    """The articles of all stories that are near, step by step, while they are no more than `most`."""
    found = await _articles(connection, _WHOLE, members)
    while len(found[0]) < most:
        wider = await _articles(connection, _NEAR, found[0])
        if wider == found or len(wider[0]) > most:
            break
        found = wider
    return found


async def _articles(
    connection: aiosqlite.Connection, query: str, members: Collection[int]
) -> tuple[dict[int, str], dict[str, str]]:
    """Whole stories: article id by member id, story by article id."""
    rows = list(await connection.execute_fetchall(query, {"ids": json.dumps(sorted(members)), "near": NEAR}))
    return {int(row[0]): row[1] for row in rows}, {row[1]: str(row[2]) for row in rows}


async def _scores(connection: aiosqlite.Connection, ids: dict[int, str]) -> dict[tuple[str, str], float]:
    query = """SELECT low, high, score FROM pairs
        WHERE low IN (SELECT value FROM json_each(:ids)) AND high IN (SELECT value FROM json_each(:ids))"""
    rows = await connection.execute_fetchall(query, {"ids": json.dumps(list(ids))})
    return {pair(ids[low], ids[high]): score for low, high, score in rows}
