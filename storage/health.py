"""How a database is: what it holds, how large it is, and whether it is sound.

It is only read, through a connection of its own, so that a bot can go on writing. Each query sees one state
of the database; two of them may see different ones.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import aiosqlite

from storage.connection import reading
from storage.errors import DatabaseNewer, DatabaseOlder
from storage.migrations import MIGRATIONS
from storage.schema import number

LARGEST = 8
"""Tables and indexes whose sizes are given."""

MOST_FAULTS = 10
"""Faults of SQLite's own check that are told; more say nothing more."""

_HELD = """SELECT (SELECT count(*) FROM articles),
    (SELECT count(*) FROM articles a WHERE EXISTS (SELECT 1 FROM members WHERE article = a.id AND NOT gone)),
    (SELECT count(*) FROM members), (SELECT count(*) FROM members WHERE gone),
    (SELECT count(*) FROM stories),
    (SELECT count(*) FROM (SELECT chat FROM members UNION SELECT id FROM chats)),
    (SELECT count(*) FROM inbox WHERE payload IS NOT NULL)"""

# What must not be there, and how it is called.
_STRAYS = (
    (
        "stories without a submission",
        "SELECT count(*) FROM stories s WHERE NOT EXISTS (SELECT 1 FROM members WHERE story = s.id)",
    ),
    (
        "articles without a submission",
        "SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM members WHERE article = a.id)",
    ),
    (
        "submissions in a story of another chat",
        "SELECT count(*) FROM members m JOIN stories s ON s.id = m.story WHERE s.chat <> m.chat",
    ),
    (
        "terms without a submission",
        "SELECT count(*) FROM postings p LEFT JOIN members m ON m.id = p.member WHERE m.chat IS NOT p.chat",
    ),
    (
        "word runs without a submission",
        "SELECT count(*) FROM runs r LEFT JOIN members m ON m.id = r.member WHERE m.chat IS NOT r.chat",
    ),
    (
        "terms of submissions whose text is gone",
        "SELECT count(*) FROM postings p JOIN members m ON m.id = p.member WHERE m.gone",
    ),
    (
        "reasons that speak of a text that is gone",
        "SELECT count(*) FROM members m JOIN members o ON o.id = m.reasoned WHERE o.gone",
    ),
    (
        "texts that should be gone",
        """SELECT count(*) FROM articles a WHERE text <> ''
            AND NOT EXISTS (SELECT 1 FROM members WHERE article = a.id AND NOT gone)""",
    ),
)


@dataclass(frozen=True, slots=True)
class Held:
    """How much there is.

    Articles by content, those with their text, submissions of them in chats, those whose text is gone,
    stories, chats, and updates that wait to be answered.
    """

    articles: int
    texts: int
    submissions: int
    gone: int
    stories: int
    chats: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Part:
    """A table or one of its indexes, and its size in bytes."""

    name: str
    table: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Health:
    """A database's state; sizes in bytes, `free` of them in pages without content.

    `largest` is empty where this SQLite cannot tell. `faults` are sentences without a full stop; with none
    of them the database is sound, of which `quick` has not seen whether indexes fit their tables.
    """

    path: Path
    version: int
    held: Held
    file: int
    log: int
    free: int
    largest: tuple[Part, ...]
    faults: tuple[str, ...]
    quick: bool

    @property
    def each(self) -> int:
        """Bytes of the file for each article, 0 where there is none."""
        return self.file // self.held.articles if self.held.articles else 0


async def health_of(path: Path, *, quick: bool = False) -> Health:
    """Look a database over: all of its pages are read, with `quick` not whether indexes fit their tables.

    Raises DatabaseMissing, NotADatabase, DatabaseNewer, DatabaseOlder, or DatabaseDamaged where it is too
    damaged to be looked over.
    """
    async with reading(path) as connection:
        version = await version_of(connection, path)
        if version < len(MIGRATIONS):
            raise DatabaseOlder(path, version, len(MIGRATIONS))
        ((*held,),) = await connection.execute_fetchall(_HELD)
        page = await number(connection, "PRAGMA page_size")
        pages = await number(connection, "PRAGMA page_count")
        return Health(
            path,
            version,
            Held(*held),
            file=pages * page,
            log=_size(path.with_name(f"{path.name}-wal")),
            free=await number(connection, "PRAGMA freelist_count") * page,
            largest=await _largest(connection),
            faults=(*await faults_of(connection, quick=quick), *await _strays(connection)),
            quick=quick,
        )


async def version_of(connection: aiosqlite.Connection, path: Path) -> int:
    """The format that a database has; raises DatabaseNewer for one that is not known here."""
    version = await number(connection, "PRAGMA user_version")
    if version > len(MIGRATIONS):
        raise DatabaseNewer(path, version, len(MIGRATIONS))
    return version


async def faults_of(connection: aiosqlite.Connection, *, quick: bool = False) -> list[str]:
    """What is wrong with pages, indexes and references, by SQLite's own checks."""
    check = f"PRAGMA {'quick' if quick else 'integrity'}_check({MOST_FAULTS})"
    said = [str(row[0]) for row in await connection.execute_fetchall(check)]
    faults = [] if said == ["ok"] else [" ".join(fault.split()) for fault in said]
    pointing = await connection.execute_fetchall("PRAGMA foreign_key_check")
    lost = Counter((str(row[0]), str(row[2])) for row in pointing)
    return faults + [
        f"{count} rows of {table} belong to {parent} that are not there"
        for (table, parent), count in lost.items()
    ]


async def _strays(connection: aiosqlite.Connection) -> list[str]:
    found = [(await number(connection, query), what) for what, query in _STRAYS]
    return [f"{count} {what}" for count, what in found if count]


async def _largest(connection: aiosqlite.Connection) -> tuple[Part, ...]:
    """The sizes by SQLite's dbstat table, which not every build has."""
    query = """SELECT d.name, coalesce(s.tbl_name, d.name), d.pgsize FROM dbstat d
        LEFT JOIN sqlite_master s ON s.name = d.name WHERE d.aggregate = TRUE
        ORDER BY d.pgsize DESC, d.name LIMIT ?"""
    try:
        return tuple(Part(*row) for row in await connection.execute_fetchall(query, (LARGEST,)))
    except sqlite3.OperationalError as error:
        if "dbstat" in str(error):
            return ()
        raise


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
