"""Links that could not be read, kept so that a person can have them tried again."""

from __future__ import annotations

from dataclasses import dataclass

import aiosqlite

from storage.database import Database
from storage.schema import number

_COLUMNS = "SELECT id, chat, message, url, outlet, at FROM failed_links"


@dataclass(frozen=True, slots=True)
class FailedLink:
    """A link that failed at a time (seconds UTC), the message it stood in, and its outlet if known.

    `message` is None where the chat has moved since.
    """

    id: int
    chat: int
    message: int | None
    url: str
    outlet: str | None
    at: int


class FailedLinks:
    """The failed links in an open database, each of one chat and shown to no other."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, chat: int, message: int, url: str, outlet: str | None, at: int) -> int:
        """Keep a link and give its id, the same one for the same link of the same message."""

        async def work(connection: aiosqlite.Connection) -> int:
            query = """INSERT INTO failed_links (chat, message, url, outlet, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (chat, message, url) DO UPDATE SET at = excluded.at RETURNING id"""
            return await number(connection, query, (chat, message, url, outlet, at))

        return await self._database.unit(work)

    async def get(self, chat: int, link_id: int) -> FailedLink | None:
        """One of the chat's failed links."""
        rows = await self._database.rows(f"{_COLUMNS} WHERE id = ? AND chat = ?", (link_id, chat))
        return FailedLink(*rows[0]) if rows else None

    async def of_message(self, chat: int, message: int) -> list[FailedLink]:
        """The failed links of one message, in the order they were kept."""
        query = f"{_COLUMNS} WHERE chat = ? AND message = ? ORDER BY id"
        return [FailedLink(*row) for row in await self._database.rows(query, (chat, message))]

    async def drop(self, chat: int, link_id: int) -> None:
        """Forget one of the chat's failed links."""
        await self._database.change("DELETE FROM failed_links WHERE id = ? AND chat = ?", (link_id, chat))
