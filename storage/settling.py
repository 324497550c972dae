"""The stories near a new article, formed anew out of all pair scores among their articles.

Joining article by article alone leaves the stories dependent on the order of arrival: two halves of one
event never meet again, and a first wrong report draws others after it. Grouping the neighbourhood anew
gives what grouping everything would (docs/linking.md), at the price that an article can change its story.
A story of more than FORMED articles is not formed anew: those of it that the article was compared with stand
for it, and stay together. So the work for an article is bounded, and 2,000 copies of one text take 2,000
times as long as one.
What people corrected is obeyed whenever stories are formed. What is gone (`storage.erasing`) cannot be
compared and has no part in this: it would keep what comes later away.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import aiosqlite

from storage.schema import number
from summarizers.linking.clustering import Correction, Pair, average_link, keep_names, pair
from summarizers.linking.decision import SAME_STORY, Comparison

NEAR = 0.2
"""Score from which another article's story is looked at again; .4 changed one story of 118."""

REMEMBERED = 0.02
"""Score below which a pair is not stored, and counts as nothing."""

FORMED = 60
"""Articles of a story up to which it is formed anew; a story of 50 is normal, and more than the LIKELY
candidates of storage.candidates leave pairs without a score, which count as nothing."""

ROOM = 150
"""Articles that are formed anew together, the nearest stories first: 11,000 pairs, some 50 ms."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Articles near a submission: article id by member id, story by article id.

    `standing` are those of them, id by member id, that stand for stories too large to be formed anew.
    """

    ids: dict[int, str]
    stories: dict[str, str]
    standing: dict[int, str] = field(default_factory=dict)


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
    near = await _neighbourhood(connection, member)
    scores, corrections = await scores_among(connection, near), await corrections_among(connection, near)
    return await put(connection, chat, average_link(near.stories, scores, SAME_STORY, corrections), near)


async def put(
    connection: aiosqlite.Connection, chat: int, groups: Sequence[Sequence[str]], near: Neighbourhood
) -> set[str]:
    """Write groups of a neighbourhood down as stories: the stories that an article left or came to."""
    stories, fixed = near.stories, set(near.standing.values())
    moved, now = list[tuple[int, int, str]](), dict[str, str]()
    for group, name in zip(groups, _names(groups, stories, fixed), strict=True):
        story = int(name) if name else await new_story(connection, chat)
        moved += [(story, chat, key) for key in group if stories[key] != str(story) and key not in fixed]
        now |= dict.fromkeys(group, str(story))
    await connection.executemany("UPDATE members SET story = ? WHERE chat = ? AND article_id = ?", moved)
    await _take_along(connection, stories, now)
    query = """DELETE FROM stories WHERE id IN (SELECT value FROM json_each(?))
        AND NOT EXISTS (SELECT 1 FROM members WHERE story = stories.id)"""
    await connection.execute(query, (json.dumps(sorted({int(story) for story in stories.values()})),))
    return {str(story) for story, _, _ in moved} | {stories[key] for _, _, key in moved}


def _names(
    groups: Sequence[Sequence[str]], stories: Mapping[str, str], fixed: Collection[str]
) -> list[str | None]:
    """The name of each group: that of the large story that stands in it, else as `keep_names` says."""
    large = {stories[key] for key in fixed}
    held = [[stories[key] for key in group if key in fixed] for group in groups]
    free = [group for group, names in zip(groups, held, strict=True) if not names]
    kept = iter(keep_names(free, {key: story for key, story in stories.items() if story not in large}))
    return [max(names, key=lambda name: (names.count(name), name)) if names else next(kept) for names in held]


async def _take_along(
    connection: aiosqlite.Connection, was: Mapping[str, str], now: Mapping[str, str]
) -> None:
    """Let what is gone follow where most of its story went, when all that could be compared has left it."""
    for story in sorted(set(was.values()) - set(now.values())):
        went = Counter(now[key] for key, name in was.items() if name == story)
        follow = min((-count, name) for name, count in went.items())[1]
        query = "UPDATE members SET story = ? WHERE story = ? AND gone"
        await connection.execute(query, (int(follow), int(story)))


async def new_story(connection: aiosqlite.Connection, chat: int) -> int:
    """Begin a story of a chat."""
    return await number(connection, "INSERT INTO stories (chat) VALUES (?) RETURNING id", (chat,))


async def corrections_among(connection: aiosqlite.Connection, near: Neighbourhood) -> list[Correction]:
    """What was decided about some articles, the newest first.

    An article of a large story that does not stand for it is named by one that does.
    """
    query = """SELECT c.id, s.side, s.member, m.story FROM corrected s
        JOIN corrections c ON c.id = s.correction JOIN members m ON m.id = s.member
        WHERE c.state <> 'undone' AND c.id IN (
            SELECT correction FROM corrected WHERE member IN (SELECT value FROM json_each(?))
        ) ORDER BY c.turn DESC"""
    stands_for = {near.stories[key]: key for key in near.standing.values()}
    found: dict[int, dict[str, set[str]]] = {}
    rows = await connection.execute_fetchall(query, (json.dumps(list(near.ids)),))
    for correction, side, member, story in rows:
        sides = found.setdefault(correction, {"moved": set(), "left": set(), "joined": set()})
        key = near.ids.get(member) or stands_for.get(str(story))
        sides[side] |= {key} if key else set()
    return [Correction(**{side: frozenset(keys) for side, keys in each.items()}) for each in found.values()]


async def _neighbourhood(connection: aiosqlite.Connection, member: int) -> Neighbourhood:
    """The articles of the stories near a submission, the submission's own among them."""
    query = """SELECT m.id, m.article_id, m.story, near.score FROM (
            SELECT high AS id, score FROM pairs WHERE low = :it UNION ALL
            SELECT low, score FROM pairs WHERE high = :it UNION ALL
            SELECT o.member, 1 FROM corrected s
                JOIN corrections c ON c.id = s.correction AND c.state <> 'undone'
                JOIN corrected o ON o.correction = c.id AND 'left' NOT IN (s.side, o.side)
                WHERE s.member = :it
            UNION ALL SELECT :it, 2
        ) AS near CROSS JOIN members m ON m.id = near.id
        WHERE NOT m.gone ORDER BY near.score DESC, m.id"""
    compared = list(await connection.execute_fetchall(query, {"it": member}))
    stories = dict.fromkeys(int(row[2]) for row in compared if row[3] >= NEAR)
    small = await formed_anew(connection, list(stories))
    query = """SELECT id, article_id, story FROM members
        WHERE story IN (SELECT value FROM json_each(?)) AND NOT gone"""
    formed = list(await connection.execute_fetchall(query, (json.dumps(small),)))
    large = stories.keys() - set(small)
    standing = {row[0]: row[1] for row in compared if row[2] in large and row[0] != member}
    rows = [*formed, *(row[:3] for row in compared if row[2] in large)]
    return Neighbourhood({row[0]: row[1] for row in rows}, {row[1]: str(row[2]) for row in rows}, standing)


async def formed_anew(connection: aiosqlite.Connection, stories: Sequence[int]) -> list[int]:
    """Which of some stories, nearest first, are formed anew: of up to FORMED articles, together ROOM."""
    query = """SELECT value, (SELECT count(*) FROM (
            SELECT 1 FROM members WHERE story = value AND NOT gone LIMIT ?
        )) FROM json_each(?)"""
    rows = await connection.execute_fetchall(query, (FORMED + 1, json.dumps(stories)))
    found, room = [], ROOM
    for story, articles in rows:
        if articles <= min(FORMED, room):
            found.append(int(story))
            room -= articles
    return found


async def scores_among(connection: aiosqlite.Connection, near: Neighbourhood) -> dict[Pair, float]:
    """The pair scores of a neighbourhood; those that stand for one story are certain of each other."""
    query = """SELECT low, high, score FROM pairs
            WHERE low IN (SELECT value FROM json_each(:free)) AND high IN (SELECT value FROM json_each(:ids))
        UNION ALL SELECT low, high, score FROM pairs WHERE high IN (SELECT value FROM json_each(:free))
            AND low IN (SELECT value FROM json_each(:standing))"""
    ids, standing = near.ids, near.standing
    free = [each for each in ids if each not in standing]
    given = {"free": json.dumps(free), "ids": json.dumps(list(ids)), "standing": json.dumps(list(standing))}
    rows = await connection.execute_fetchall(query, given)
    found = {pair(ids[low], ids[high]): score for low, high, score in rows}
    latest: dict[str, str] = {}
    for key in standing.values():
        story = near.stories[key]
        if story in latest:
            found[pair(latest[story], key)] = 1.0
        latest[story] = key
    return found
