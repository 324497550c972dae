"""An open database: one connection that writes whole units of work, one that reads.

The rooms of the store (articles, inbox, replies, digests, chats) share one Database and hold nothing else.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import aiosqlite

from storage.connection import Writer, connected, writing
from storage.errors import told_apart
from storage.features import forget_decoded
from storage.schema import Row, Value, migrate

T = TypeVar("T")


class Database:
    """An open database. Make it with `Database.open`; every method raises StorageError."""

    def __init__(self, path: Path, writer: Writer, reader: aiosqlite.Connection) -> None:
        self.path = path
        self._writer = writer
        self._reader = reader

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncIterator[Database]:
        """Open the database at `path`, made with its folder where there is none; close it in the end."""
        with told_apart(path):
            async with writing(path) as writer:
                await migrate(writer.connection, path)
                async with connected(path, "query_only = ON") as reader:
                    yield cls(path, writer, reader)

    async def unit(self, work: Callable[[aiosqlite.Connection], Awaitable[T]]) -> T:
        """Do work in one transaction: durable when this returns, or nothing was done."""
        return await self._writer.unit(work)

    async def change(self, query: str, given: Sequence[Value] | Mapping[str, Value] = ()) -> int:
        """One statement as a unit of its own: how many rows it changed."""

        async def work(connection: aiosqlite.Connection) -> int:
            return (await connection.execute(query, given)).rowcount

        return await self.unit(work)

    async def scrub(self) -> None:
        """Leave no byte of what was deleted in any file, or in memory.

        Writes the file anew; raises DatabaseBusy while another program reads.
        """
        forget_decoded()
        await self._writer.scrub()

    async def rows(self, query: str, given: Sequence[Value] | Mapping[str, Value] = ()) -> list[Row]:
        """What a query finds among all that was committed."""
        with told_apart(self.path):
            return [tuple(row) for row in await self._reader.execute_fetchall(query, given)]
