from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import aiosqlite
import pytest

from bot.render.news import Claim, loads
from storage.errors import (
    DatabaseDamaged,
    DatabaseNewer,
    DatabaseUnwritable,
    NotADatabase,
    StorageError,
    told_apart,
)
from storage.migrations import MIGRATIONS
from storage.schema import APPLICATION_ID, migrate
from storage.store import Counts, Store
from storage.stories import Stored
from summarizers.article import Article
from tests.storage.rooms import rooms
from tests.summarizers.linking.articles import RIDGE_FIRE, article


async def test_a_new_database_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "p.db"
    async with Store.open(path) as store:
        assert await store.counts() == Counts(0, 0, 0)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


async def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    async with Store.open(path) as store:
        await store.link(article(RIDGE_FIRE[0]))
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 999")
    with pytest.raises(DatabaseNewer, match=r"has format 999, .* install the newer Parallax") as caught:
        async with Store.open(path):
            pass
    assert (caught.value.found, caught.value.known) == (999, len(MIGRATIONS))
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM members").fetchone() == (1,)


async def test_a_migration_that_fails_leaves_the_version_before(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    broken = (*MIGRATIONS, ("CREATE TABLE extra (n INTEGER)", "CREATE TABLE extra (n INTEGER)"))
    async with Store.open(path):
        pass
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        with pytest.raises(sqlite3.OperationalError, match="already exists"):
            await migrate(connection, path, broken)
        assert not connection.in_transaction
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert raw.execute("SELECT name FROM sqlite_master WHERE name = 'extra'").fetchall() == []


async def test_a_later_migration_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    later = (*MIGRATIONS, ("CREATE TABLE extra (n INTEGER)",))
    async with Store.open(path) as store:
        await store.link(article(RIDGE_FIRE[0]))
    for _ in range(2):
        async with aiosqlite.connect(path, isolation_level=None) as connection:
            await migrate(connection, path, later)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(later),)
        assert raw.execute("SELECT count(*) FROM members").fetchone() == (1,)


async def test_articles_of_the_first_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        await migrate(connection, path, MIGRATIONS[:1])
        for statement in (
            """INSERT INTO articles VALUES (1, 'c', 't', 'Silo burns', 'Wheat.\n\nAll of it.', 'en',
                '{"language":"en","text_key":"t","terms":{"wheat":[1,1,1,8.1]},"shingles":[]}')""",
            "INSERT INTO stories VALUES (4, 7)",
            """INSERT INTO members VALUES (9, 7, 'a', 1, 4, 'Coast Herald', NULL, NULL, '', NULL, 't', NULL,
                'new', NULL, 0, '[]')""",
        ):
            await connection.execute(statement)
    async with rooms(path) as store:
        [stored] = await store.stories.articles(7, "4")
        wheat = Article("Coast Herald", "Silo burns", ("Wheat.", "All of it."), language="en")
        assert stored == Stored(9, "a", None, 0, wheat)
        await store.submit(7, 0)
        assert await store.stories.newest(7) == 10


NOTHING = '{"language": "en", "text_key": "t", "terms": {}, "shingles": []}'


async def test_what_messages_told_is_kept_as_claims_of_articles(tmp_path: Path) -> None:
    """From the second version, in which a message kept the texts of its lines and its outlets."""
    path = tmp_path / "p.db"
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        await migrate(connection, path, MIGRATIONS[:2])
        await connection.execute(
            "INSERT INTO articles VALUES (1, 'c', 't', NULL, 'Wheat.', 'en', ?)", (NOTHING,)
        )
        await connection.execute("INSERT INTO stories VALUES (4, 7)")
        for member, outlet in ((9, "Coast Herald"), (10, "Skerry Post"), (11, "Valley Times")):
            await connection.execute(
                """INSERT INTO members VALUES (?, 7, ?, 1, 4, ?, NULL, NULL, '', NULL, 't', NULL,
                    'new', NULL, 0, '[]', NULL, 0, 0)""",
                (member, f"a{member}", outlet),
            )
        whole = '{"outlets": ["Coast Herald"], "lines": ["It burns."]}'
        news = '{"outlets": ["Coast Herald", "Skerry Post"], "lines": ["It burns.", "It sank."]}'
        for reply, told, before in ((1, whole, ""), (2, news, whole), (3, "", "")):
            await connection.execute(
                "INSERT INTO replies VALUES (?, 7, 9, ?, 100, 'F', 'R', ?, ?, NULL)",
                (reply, reply + 50, told, before),
            )
    async with rooms(path) as store:
        known = await store.replies.known(7, "4")
        assert known.outlets == ("Coast Herald", "Skerry Post")
        burns, sank = Claim("It burns.", "told", (), 100), Claim("It sank.", "told", (), 100)
        assert [loads(told) for told in known.told] == [(burns,), (burns, sank)]
        assert [bool(reply.news) for reply in await store.replies.of_story(7, "4")] == [False, True, False]


def another_programs(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE accounts (name TEXT)")


def no_database(path: Path) -> None:
    path.write_text("Dear diary, " * 400)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_file_above(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("in the way")


def damaged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("CREATE TABLE t (n TEXT)")
        raw.execute("CREATE INDEX i ON t (n)")
        raw.executemany("INSERT INTO t VALUES (?)", [(f"{n:0200d}",) for n in range(200)])
        raw.commit()
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xff" * 4096 + content[12288:])


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (another_programs, NotADatabase),
        (no_database, NotADatabase),
        (a_folder, DatabaseUnwritable),
        (a_file_above, DatabaseUnwritable),
        (damaged, DatabaseDamaged),
    ],
)
async def test_what_cannot_be_opened_is_named_and_left_as_it_was(
    tmp_path: Path, spoil: Callable[[Path], None], error: type[StorageError]
) -> None:
    path = tmp_path / "data" / "p.db"
    path.parent.mkdir()
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error) as caught:
        async with Store.open(path):
            pass
    assert caught.value.path == path
    assert str(path) in str(caught.value)
    assert before is None or path.read_bytes() == before


def test_a_mistake_in_a_statement_is_no_fault_of_the_database(tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(":memory:")) as raw,
        pytest.raises(sqlite3.OperationalError, match="syntax error"),
        told_apart(tmp_path),
    ):
        raw.execute("SELEC 1")
