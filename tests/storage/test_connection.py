from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import aiosqlite
import pytest

from storage.connection import writing
from storage.database import Database
from storage.errors import DatabaseBusy, DatabaseFull, DatabaseUnwritable
from storage.store import Counts, Store
from tests.summarizers.linking.articles import COUNCIL_VOTE, RIDGE_FIRE, article


class Refused(Exception):
    """What a unit of work raises on purpose."""


async def rows(connection: aiosqlite.Connection) -> list[int]:
    return [row[0] for row in await connection.execute_fetchall("SELECT n FROM t ORDER BY n")]


async def test_units_of_many_tasks_are_each_done_or_not(tmp_path: Path) -> None:
    async with writing(tmp_path / "t.db") as writer:
        await writer.connection.execute("CREATE TABLE t (n INTEGER)")

        async def unit(number: int) -> None:
            async def work(connection: aiosqlite.Connection) -> None:
                await connection.execute("INSERT INTO t VALUES (?)", (number,))
                await asyncio.sleep(0)
                await connection.execute("INSERT INTO t VALUES (?)", (-number,))
                if number % 3 == 0:
                    raise Refused

            await writer.unit(work)

        outcomes = await asyncio.gather(*(unit(n) for n in range(1, 31)), return_exceptions=True)
        kept = [n for n in range(1, 31) if n % 3]
        assert [type(outcome) for outcome in outcomes] == [
            type(None) if n % 3 else Refused for n in range(1, 31)
        ]
        assert await rows(writer.connection) == sorted([-n for n in kept] + kept)


async def test_a_unit_that_began_ends_although_its_caller_is_cancelled(tmp_path: Path) -> None:
    begun, goes_on = asyncio.Event(), asyncio.Event()

    async def work(connection: aiosqlite.Connection) -> None:
        await connection.execute("INSERT INTO t VALUES (1)")
        begun.set()
        await goes_on.wait()
        await connection.execute("INSERT INTO t VALUES (2)")

    async with writing(tmp_path / "t.db") as writer:
        await writer.connection.execute("CREATE TABLE t (n INTEGER)")
        caller = asyncio.create_task(writer.unit(work))
        await begun.wait()
        caller.cancel()
        await asyncio.wait([caller])
        goes_on.set()
    assert caller.cancelled()
    with closing(sqlite3.connect(tmp_path / "t.db")) as raw:
        assert raw.execute("SELECT n FROM t").fetchall() == [(1,), (2,)]


async def test_a_cancelled_caller_tears_no_unit(tmp_path: Path) -> None:
    """Cancel after n turns of the loop, for n = 0, 1, …, until the link is through before it."""
    through, turns = False, 0
    while not through:
        path = tmp_path / f"{turns}.db"
        async with Store.open(path) as store:
            await store.link(article(COUNCIL_VOTE[0]), article_id="before")
            task = asyncio.create_task(store.link(article(RIDGE_FIRE[0]), article_id="cut"))
            for _ in range(turns):
                await asyncio.sleep(0)
            through = task.done()
            task.cancel()
            await asyncio.wait([task])
            await store.link(article(COUNCIL_VOTE[1]), article_id="after")
            stories = await store.stories()
        assert {"before", "after"} <= stories.keys()
        assert _whole(path) == len(stories)
        turns = turns + 1 if turns < 8 else turns * 2
        assert turns < 1_000_000


def _whole(path: Path) -> int:
    """The number of submissions, each of which has all that belongs to it."""
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        (posted,) = raw.execute("SELECT count(DISTINCT member) FROM postings").fetchone()
        (members,) = raw.execute("SELECT count(*) FROM members").fetchone()
        (articles,) = raw.execute("SELECT count(*) FROM articles").fetchone()
    assert posted == members == articles
    return int(members)


async def test_another_programs_lock_is_waited_for_and_then_named(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    async with Store.open(path) as store:
        await store._database._writer.connection.execute("PRAGMA busy_timeout = 50")  # not the usual 5 s
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(DatabaseBusy, match="is in use by another program: stop the other"):
                await store.link(article(RIDGE_FIRE[0]))
            assert await store.counts() == Counts(0, 0, 0)
            other.execute("ROLLBACK")
        await store.link(article(RIDGE_FIRE[0]))
        assert (await store.counts()).members == 1


async def test_a_full_disk_undoes_the_unit_and_later_room_is_used(tmp_path: Path) -> None:
    async with Store.open(tmp_path / "p.db") as store:
        connection = store._database._writer.connection
        await store.link(article(COUNCIL_VOTE[0]))
        before = await store.counts()
        await connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size
        with pytest.raises(DatabaseFull, match="has no room to grow: make room"):
            await store.link(article(" ".join(f"word{n}" for n in range(5000))))
        assert not connection.in_transaction
        assert await store.counts() == before
        await connection.execute("PRAGMA max_page_count = 100000")
        await store.link(article(RIDGE_FIRE[0]))
        assert (await store.counts()).members == 2


async def test_the_writer_keeps_what_was_promised(tmp_path: Path) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    async with Database.open(tmp_path / "p.db") as database:
        for pragma, value in wanted.items():
            found = await database._writer.connection.execute_fetchall(f"PRAGMA {pragma}")
            assert [row[0] for row in found] == [value]


async def test_the_reader_cannot_write(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "p.db") as database:
        with pytest.raises(DatabaseUnwritable):
            await database.rows("DELETE FROM members")
