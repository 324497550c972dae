"""Bringing a database to the newest version, from one to the next or not at all, and what queries share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import aiosqlite

from storage.errors import DatabaseNewer, NotADatabase
from storage.functions import register
from storage.migrations import MIGRATIONS

Value = str | int | float | None
"""What a column holds."""

Row = tuple[Any, ...]
"""What a query finds: as many columns as it asks for, of the types that the tables state."""

APPLICATION_ID = 0x50725878
"""Marks the file as ours ("PrXx"), so that another program's database is never written into."""


async def migrate(
    connection: aiosqlite.Connection, path: Path, migrations: tuple[tuple[str, ...], ...] = MIGRATIONS
) -> None:
    """Bring the database up to the newest version in one transaction, or leave it as it was."""
    await register(connection)
    await connection.execute("BEGIN IMMEDIATE")
    try:
        await _migrate(connection, path, migrations)
        await connection.execute("COMMIT")
    finally:
        await connection.rollback()


async def _migrate(
    connection: aiosqlite.Connection, path: Path, migrations: tuple[tuple[str, ...], ...]
) -> None:
    version = await number(connection, "PRAGMA user_version")
    if version > len(migrations):
        raise DatabaseNewer(path, version, len(migrations))
    for statements in migrations[version:]:
        for statement in statements:
            await connection.execute(statement)
    await connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    await connection.execute(f"PRAGMA user_version = {len(migrations)}")


async def refuse_foreign(connection: aiosqlite.Connection, path: Path, *, even_empty: bool = False) -> None:
    """Leave alone what another program has written: only one of ours, or an empty file, is opened.

    Raises NotADatabase, with `even_empty` for an empty file too.
    """
    owner = await number(connection, "PRAGMA application_id")
    if owner == APPLICATION_ID:
        return
    if even_empty or await number(connection, "SELECT count(*) FROM sqlite_master"):
        raise NotADatabase(path)


async def number(
    connection: aiosqlite.Connection, query: str, given: Sequence[Value] | Mapping[str, Value] = ()
) -> int:
    """The one whole number that a query gives."""
    for row in await connection.execute_fetchall(query, given):
        return int(row[0])
    return 0
