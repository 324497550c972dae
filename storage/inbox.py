"""Updates on their way in: stored before Telegram is told that they came, worked through chat by chat."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

import aiosqlite

from storage.database import Database

LONGEST_WAIT = 86_400
"""Seconds that an update may be put off: a time further away was set by a clock that was ahead, and is past.
Telegram keeps an update no longer either."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update to be worked on: when it came (seconds UTC), its JSON, how often it was tried in vain."""

    update_id: int
    received: int
    payload: str
    attempts: int


class Inbox:
    """The updates in an open database. Done ones leave their id behind, so that none is taken twice."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, updates: Sequence[tuple[int, int, str]], at: int) -> int:
        """Store updates (update id, chat, JSON) in the order given; say how many were not known yet."""

        async def work(connection: aiosqlite.Connection) -> int:
            query = """INSERT INTO inbox (update_id, chat, payload, received, due) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (update_id) DO NOTHING"""
            return (await connection.executemany(query, [(*update, at, 0) for update in updates])).rowcount

        return await self._database.unit(work)

    async def waiting_chats(self, at: int) -> list[int]:
        """The chats whose first waiting update is due, the longest waiting first."""
        query = """SELECT chat FROM inbox WHERE due NOT BETWEEN ? AND ? AND id IN (
            SELECT min(id) FROM inbox WHERE payload IS NOT NULL GROUP BY chat) ORDER BY id"""
        return [chat for (chat,) in await self._database.rows(query, (at + 1, at + LONGEST_WAIT))]

    async def waiting(self, chat: int, at: int, most: int) -> list[Waiting]:
        """A chat's first updates in order of arrival, up to one that is not due yet: none overtakes it."""
        query = """SELECT update_id, received, payload, attempts, due FROM inbox
            WHERE chat = ? AND payload IS NOT NULL ORDER BY id LIMIT ?"""
        rows = await self._database.rows(query, (chat, most))
        later = range(at + 1, at + LONGEST_WAIT + 1)
        return [Waiting(*row[:4]) for row in takewhile(lambda row: row[4] not in later, rows)]

    async def done(self, update_ids: Sequence[int]) -> None:
        """Erase what updates said; their ids stay known."""
        query = "UPDATE inbox SET payload = NULL WHERE update_id IN (SELECT value FROM json_each(?))"
        await self._database.change(query, (json.dumps(list(update_ids)),))

    async def postpone(self, update_ids: Sequence[int], until: int) -> None:
        """Count an attempt in vain, and let updates and those behind them wait until a time."""
        query = """UPDATE inbox SET attempts = attempts + 1, due = ?
            WHERE update_id IN (SELECT value FROM json_each(?))"""
        await self._database.change(query, (until, json.dumps(list(update_ids))))

    async def prune(self, before: int) -> int:
        """Forget the ids of done updates received before a time; say how many."""
        return await self._database.change(
            "DELETE FROM inbox WHERE payload IS NULL AND received < ?", (before,)
        )
