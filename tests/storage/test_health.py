"""What is told of a database: counts, sizes, and each thing that can be wrong with it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import aiosqlite
import pytest

from storage.chats import Limits
from storage.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    DatabaseNewer,
    DatabaseOlder,
    NotADatabase,
    NotAFile,
)
from storage.health import Held, health_of
from storage.migrations import MIGRATIONS
from storage.schema import migrate
from storage.store import Store
from tests.storage.rooms import rooms
from tests.storage.test_backup import cut, newer, no_database


async def lived(path: Path) -> None:
    async with rooms(path) as store:
        for number, chat, at in ((0, 3, 10), (1, 3, 30), (4, 3, 30), (0, 4, 30), (5, 4, 10)):
            await store.submit(chat, number, at=at)
        await store.inbox.keep([(1, 5, "{}"), (2, 5, "{}")], at=30)
        await store.inbox.done([1])
        await store.chats.set_zone(5, "Europe/Oslo")
        await store.chats.prune(Limits(20, 0, 0), 40)


async def test_what_there_is_is_counted_while_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    await lived(path)
    async with Store.open(path):
        health = await health_of(path)
        assert health.held == Held(articles=4, texts=3, submissions=5, gone=2, stories=4, chats=3, waiting=1)
        assert (health.faults, health.version) == ((), len(MIGRATIONS))
        assert health.log == path.with_name("p.db-wal").stat().st_size > 0
        assert health.each == health.file // 4
        assert "articles" in {part.name for part in health.largest}
        assert all(part.bytes % 4096 == 0 for part in health.largest)
    assert health.file == path.stat().st_size


async def test_an_empty_database_is_sound(tmp_path: Path) -> None:
    async with Store.open(tmp_path / "p.db"):
        pass
    health = await health_of(tmp_path / "p.db")
    assert (health.held, health.each, health.faults) == (Held(0, 0, 0, 0, 0, 0, 0), 0, ())


def without_its_index(raw: sqlite3.Connection, index: str, change: str) -> None:
    """Change a table while SQLite does not know of one of its indexes."""
    raw.execute("PRAGMA writable_schema = RESET")
    raw.execute("PRAGMA writable_schema = ON")
    row = raw.execute("SELECT * FROM sqlite_master WHERE name = ?", (index,)).fetchone()
    raw.execute("DELETE FROM sqlite_master WHERE name = ?", (index,))
    raw.execute("PRAGMA writable_schema = RESET")
    raw.execute(change)
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", row)


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        ("INSERT INTO stories (id, chat) VALUES (99, 3)", "1 stories without a submission"),
        ("DELETE FROM members WHERE id = 5", "1 articles without a submission"),
        ("UPDATE stories SET chat = 9 WHERE chat = 4", "2 submissions in a story of another chat"),
        ("INSERT INTO postings VALUES (3, 'fire', 9, 1, 1)", "1 terms of submissions whose text is gone"),
        ("UPDATE articles SET text = 'Fire.' WHERE text = ''", "1 texts that should be gone"),
        ("INSERT INTO postings VALUES (3, 'fire', 9, 77, 1)", "1 terms without a submission"),
        ("INSERT INTO runs VALUES (3, 5, 77)", "1 word runs without a submission"),
        ("INSERT INTO pairs VALUES (1, 77, 1.0)", "1 rows of pairs belong to members that are"),
        ("", "wrong # of entries in index members_of_chat"),
    ],
)
async def test_what_is_wrong_is_told(tmp_path: Path, spoil: str, fault: str) -> None:
    path = tmp_path / "p.db"
    await lived(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        if spoil:
            raw.execute(spoil)
        else:
            without_its_index(raw, "members_of_chat", "DELETE FROM members WHERE id = 5")
    faults = " · ".join((await health_of(path)).faults)
    assert fault in faults


async def test_what_cannot_be_looked_over_is_named(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    with pytest.raises(DatabaseMissing, match=r"does not exist: `parallax run` makes it"):
        await health_of(path)
    with pytest.raises(NotAFile, match=r"is a folder: name another file"):
        await health_of(tmp_path)
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        await migrate(connection, path, MIGRATIONS[:1])
    with pytest.raises(DatabaseOlder, match=r"has format 1, .* start the bot once"):
        await health_of(path)
    newer(path)
    with pytest.raises(DatabaseNewer):
        await health_of(path)
    path.unlink()
    await lived(path)
    cut(path)
    with pytest.raises(DatabaseDamaged):
        await health_of(path)
    no_database(path)
    with pytest.raises(NotADatabase):
        await health_of(path)
