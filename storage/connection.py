"""Connections: one that writes, whole units at a time, and one that reads.

Tasks that share a connection share its transaction, so that a neighbour's rollback takes an insert with
it, and a cancelled task leaves its transaction open for the next one's commit. A unit of work therefore
runs alone and to its end, whatever becomes of the task that asked for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import aiosqlite

from storage.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseMissing,
    DatabaseUnwritable,
    NotAFile,
    told_apart,
)
from storage.schema import number, refuse_foreign

T = TypeVar("T")

BUSY_MS = 5000
"""How long to wait for another program's lock before saying so."""

CHECKED = 256 * 2**20
"""Bytes of a file up to which all its pages are checked before it is used: a second or two, where a million
articles took minutes. In a larger one a damaged page is named when it is read."""


@asynccontextmanager
async def connected(
    path: Path, *pragmas: str, read_only: bool = False
) -> AsyncIterator[aiosqlite.Connection]:
    """Open a connection that begins no transaction by itself, and close it in the end.

    One that is `read_only` makes no database, and leaves the log of another program's alone. Where there is
    no log it leaves none either: SQLite deletes the empty one that reading makes if it may write.
    """
    mode = ("ro" if _logged(path) else "rw") if read_only else "rwc"
    connection = aiosqlite.connect(f"{_address(path)}?mode={mode}", uri=True, isolation_level=None)
    async with connection:
        for pragma in (f"busy_timeout = {BUSY_MS}", "foreign_keys = ON", *pragmas):
            await connection.execute(f"PRAGMA {pragma}")
        yield connection


@asynccontextmanager
async def reading(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    """Open a database of ours to read only, which does no harm while a bot writes to it.

    Raises DatabaseMissing, NotADatabase (NotAFile for a folder) or another StorageError.
    """
    await asyncio.to_thread(_refuse_missing, path)
    with told_apart(path):
        async with connected(path, read_only=True) as connection:
            await refuse_foreign(connection, path, even_empty=True)
            yield connection


@asynccontextmanager
async def writing(path: Path) -> AsyncIterator[Writer]:
    """Open the one writing connection, its folder made and its pages checked."""
    size = await asyncio.to_thread(_make_room, path)
    async with connected(path, "synchronous = FULL", "secure_delete = ON") as connection:
        await refuse_foreign(connection, path)
        if size <= CHECKED:
            await _check(connection, path)
        await connection.execute("PRAGMA journal_mode = WAL")
        writer = Writer(connection, path)
        try:
            yield writer
        finally:
            await writer.finish()


def _address(path: Path) -> str:
    return path.absolute().as_uri()


def _logged(path: Path) -> bool:
    """Whether a log is beside a database: another program has it open, or was killed."""
    return any(Path(f"{path}{end}").exists() for end in ("-wal", "-journal"))


def _refuse_missing(path: Path) -> None:
    if path.is_dir():
        raise NotAFile(path)
    if not path.is_file():
        raise DatabaseMissing(path)


def _make_room(path: Path) -> int:
    """Make the file and its folder, or say why not; aiosqlite's thread outlives a failure to open.

    Gives the file's size in bytes.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            return file.tell()
    except OSError as error:
        raise DatabaseUnwritable(path) from error


async def _check(connection: aiosqlite.Connection, path: Path) -> None:
    async with connection.execute("PRAGMA quick_check(1)") as cursor:
        row = await cursor.fetchone()
    if row is None or row[0] != "ok":
        raise DatabaseDamaged(path)


class Writer:
    """The writing connection, which runs one unit of work after another."""

    def __init__(self, connection: aiosqlite.Connection, path: Path) -> None:
        self.connection = connection
        self._path = path
        self._turn = asyncio.Lock()
        self._running: set[asyncio.Task[object]] = set()

    async def unit(self, work: Callable[[aiosqlite.Connection], Awaitable[T]]) -> T:
        """Do work in one transaction: all of it is durable when this returns, or nothing was done.

        A cancelled caller stops waiting; the work still ends, one way or the other, before the next.
        """
        return await self._to_its_end(partial(self._transaction, work))

    async def scrub(self) -> None:
        """Leave no byte of what was deleted in the database file or its log.

        Writes the file anew, in time with its size. Raises DatabaseBusy while another program reads.
        """
        await self._to_its_end(self._rewrite)

    async def finish(self) -> None:
        """Wait until every unit that was begun has ended."""
        while self._running:
            await asyncio.wait(self._running)

    async def _to_its_end(self, work: Callable[[], Awaitable[T]]) -> T:
        task = asyncio.create_task(self._alone(work))
        self._running.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    def _ended(self, task: asyncio.Task[T]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # seen: the caller who would be told may have gone

    async def _alone(self, work: Callable[[], Awaitable[T]]) -> T:
        async with self._turn:
            return await work()

    async def _rewrite(self) -> None:
        with told_apart(self._path):
            # secure_delete overwrites what is deleted, but not the copies that stay in a page's gap when
            # SQLite moves rows between pages: of 60 articles up to three words were left.
            await self.connection.execute("VACUUM")
            busy = await number(self.connection, "PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            raise DatabaseBusy(self._path)

    async def _transaction(self, work: Callable[[aiosqlite.Connection], Awaitable[T]]) -> T:
        with told_apart(self._path):
            try:
                await self.connection.execute("BEGIN IMMEDIATE")
                result = await work(self.connection)
                await self.connection.execute("COMMIT")
            except BaseException:
                # SQLite has undone some failed statements' transactions itself: then this does nothing.
                await self.connection.rollback()
                raise
        return result
