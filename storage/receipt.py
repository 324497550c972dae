"""Times of receipt that a clock gave which was ahead: set back, or what they stand at would be kept too long.

Requirements: once the clock is right, nothing is kept longer than if it had been so all along, but for a day;
    a clock that is behind for a while costs no text.
How it works: a time after that of a tidy becomes the tidy's. A tidy whose own time lies before the newest
    submission believes its clock no more than those of the rows, and leaves them.
Known failures: while nothing is sent after the clock was put right, nobody can tell which of the two was
    wrong. A tidy on a clock that is ahead erases what only then would be old.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import partial

import aiosqlite

from storage.database import Database
from storage.postings import post, unpost

_NEWEST = "SELECT coalesce(renewed, added) FROM members ORDER BY coalesce(came, id) DESC LIMIT 1"

_AHEAD = "SELECT id FROM members WHERE coalesce(renewed, added) > ?"

_SET_BACK = (
    "UPDATE failed_links SET at = :now WHERE at > :now",
    "UPDATE sends SET at = :now WHERE at > :now",
    "UPDATE chats SET paused_at = :now WHERE paused_at > :now",
)


async def set_back(database: Database, now: int, batch: int) -> None:
    """Set times after `now` (seconds UTC) back to it, those of `batch` submissions in one transaction."""
    if any(newest > now for (newest,) in await database.rows(_NEWEST)):
        return
    for statement in _SET_BACK:
        await database.change(statement, {"now": now})
    members = [int(row[0]) for row in await database.rows(_AHEAD, (now,))]
    for start in range(0, len(members), batch):
        await database.unit(partial(_submissions, members=members[start : start + batch], now=now))


async def _submissions(connection: aiosqlite.Connection, members: Collection[int], now: int) -> None:
    """Set submissions back; they are found by their day, which changes."""
    await unpost(connection, members)
    query = """UPDATE members SET added = min(added, :now), renewed = min(renewed, :now)
        WHERE id IN (SELECT value FROM json_each(:members))"""
    await connection.execute(query, {"now": now, "members": json.dumps(sorted(members))})
    await post(connection, members)
