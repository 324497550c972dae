"""Backups and restores: one state of the database, checked, whole or not at all."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import stat
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import aiosqlite
import pytest

from storage.backup import back_up, part_of, restore
from storage.errors import (
    BackupRefused,
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseMissing,
    DatabaseNewer,
    NotADatabase,
    StorageError,
    Unrestorable,
)
from storage.health import health_of
from storage.migrations import MIGRATIONS
from storage.schema import migrate
from tests.rig.process import ROOT
from tests.storage.rooms import TEXTS, frequencies, rooms
from tests.storage.test_chats import whole
from tests.summarizers.linking.articles import article

STAMP = "2031-05-07-120000"
KILLS = 6
"""Kills of each kind."""

WRITING = """
import asyncio, sys
from pathlib import Path
from storage.store import Store
from summarizers.article import Article

async def write():
    async with Store.open(Path(sys.argv[1])) as store:
        for number in range(1, 100000):
            text = " ".join(f"word{number}x{n % 40}" for n in range(60))
            await store.link(Article("Coast Herald", None, (text,), language="en"), 3, str(number))
            print(number, flush=True)

asyncio.run(write())
"""

COPYING = """
import asyncio, os, sys
from pathlib import Path
from storage.backup import back_up, restore

async def copy():
    backup, path = map(Path, sys.argv[2:])
    if sys.argv[1] == "restore":
        await restore(backup, path, "aside")
    else:
        await back_up(path, backup, replace=True)

for turn in sys.stdin:  # each in a process of its own, without Python's start and imports
    process = os.fork()
    if not process:
        print(os.getpid(), flush=True)
        asyncio.run(copy())
        os.write(1, b"done\\n")  # at once: the kill may come between a word and its end of line
        os._exit(0)
    os.waitpid(process, 0)
    print("ended", flush=True)
"""


async def child(code: str, *args: object) -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, *map(str, args), cwd=ROOT, stdin=pipe, stdout=pipe
    )


async def said(process: asyncio.subprocess.Process) -> str:
    assert process.stdout
    return (await asyncio.wait_for(process.stdout.readline(), 20)).decode().strip()


async def fill(path: Path, numbers: range, chat: int = 3) -> None:
    async with rooms(path) as store:
        for number in numbers:
            await store.submit(chat, number % len(TEXTS), message=number, at=number)
            await store.tell(chat, str(number % len(TEXTS)), 50 + number, at=number)


async def answers(path: Path) -> tuple[object, ...]:
    """All that a chat can read, its words' counts, and what the next report is answered."""
    async with rooms(path) as store:
        await whole(store)
        seen = await store.seen(3), await frequencies(store.database, 3)
        linked = await store.store.link(article(f"{TEXTS[0]} It rained."), 3, "next")
        return (*seen, linked)


def submissions(path: Path) -> list[int]:
    """The article ids of a database, which is sound."""
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        (posted,) = raw.execute("SELECT count(DISTINCT member) FROM postings").fetchone()
        found = [int(row[0]) for row in raw.execute("SELECT article_id FROM members ORDER BY id")]
    assert posted == len(found)
    return found


def left_in(folder: Path) -> list[str]:
    """The unfinished copies and databases set aside in a folder."""
    return [path.name for path in folder.iterdir() if ".part" in path.name or path.name.startswith("p.db.")]


async def test_a_backup_is_one_state_of_a_database_that_another_process_writes(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    process = await child(WRITING, path)
    try:
        for turn in range(3):
            for _ in range(15):
                latest = int(await said(process))
            copy = await back_up(path, tmp_path / f"{turn}.db")
            found = submissions(copy.path)
            assert found == list(range(1, copy.submissions + 1))
            assert copy.submissions >= latest
            assert copy.bytes == copy.path.stat().st_size
        health = await health_of(path)
        assert (health.faults, health.held.submissions >= copy.submissions) == ((), True)
    finally:
        process.kill()
        await process.communicate()
    assert len(submissions(path)) >= copy.submissions
    assert left_in(tmp_path) == []


async def test_what_is_restored_answers_as_what_was_backed_up(tmp_path: Path) -> None:
    path, out = tmp_path / "p.db", tmp_path / "out.db"
    await fill(path, range(6))
    made = await back_up(path, out)
    expected = await answers(path)
    copy, former = await restore(out, path, STAMP)
    assert (copy.submissions, copy.version, copy.path) == (made.submissions, len(MIGRATIONS), path)
    assert former == tmp_path / f"p.db.{STAMP}"
    assert len(submissions_of(former)) == 7
    assert await answers(path) == expected
    assert out.stat().st_size == made.bytes
    again, other = await restore(out, path, STAMP)
    assert (again.submissions, other) == (made.submissions, tmp_path / f"p.db.{STAMP}-2")
    (tmp_path / "new").mkdir()
    await restore(out, tmp_path / "new" / "p.db", STAMP)
    assert await answers(tmp_path / "new" / "p.db") == expected
    assert sorted(left_in(tmp_path)) == [former.name, f"{former.name}-2"]


def submissions_of(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return [row[0] for row in raw.execute("SELECT article_id FROM members")]


async def test_a_copy_holds_no_byte_of_what_was_deleted_and_is_as_private(tmp_path: Path) -> None:
    path, out = tmp_path / "p.db", tmp_path / "out.db"
    async with rooms(path) as store:
        for number in range(6):
            await store.submit(3, number)
        await store.database.change("DELETE FROM members")
        await store.database.change("DELETE FROM articles")
        path.chmod(0o640)
        await back_up(path, out)
    assert b"Ostrel" not in out.read_bytes()
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


async def test_a_backup_of_an_earlier_format_is_brought_up_to_date(tmp_path: Path) -> None:
    old, path = tmp_path / "old.db", tmp_path / "p.db"
    async with aiosqlite.connect(old, isolation_level=None) as connection:
        await migrate(connection, old, MIGRATIONS[:1])
        await connection.execute("INSERT INTO stories VALUES (4, 7)")
    made = await back_up(old, tmp_path / "out.db")
    assert (made.version, made.stories) == (1, 1)
    copy, _ = await restore(tmp_path / "out.db", path, STAMP)
    assert (copy.version, copy.stories) == (len(MIGRATIONS), 1)
    async with rooms(path) as store:
        await store.submit(7, 0)


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 999")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA application_id = 7")


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    path.write_bytes(content)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def dangling(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DELETE FROM stories")
        raw.commit()


def no_database(path: Path) -> None:
    path.write_text("Dear diary, " * 400)


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (newer, DatabaseNewer),
        (foreign, Unrestorable),
        (damaged, Unrestorable),
        (cut, Unrestorable),
        (dangling, Unrestorable),
        (no_database, Unrestorable),
        (gone, Unrestorable),
    ],
)
async def test_what_cannot_be_restored_is_named_and_replaces_nothing(
    tmp_path: Path, spoil: Callable[[Path], None], error: type[StorageError]
) -> None:
    path, out = tmp_path / "p.db", tmp_path / "out.db"
    await fill(path, range(3))
    await back_up(path, out)
    spoil(out)
    before = path.read_bytes()
    with pytest.raises(error) as caught:
        await restore(out, path, STAMP)
    assert str(out) in str(caught.value)
    assert path.read_bytes() == before
    assert left_in(tmp_path) == []


@pytest.mark.parametrize(
    ("spoil", "error"), [(damaged, DatabaseDamaged), (foreign, NotADatabase), (gone, DatabaseMissing)]
)
async def test_what_cannot_be_backed_up_leaves_the_backup_before(
    tmp_path: Path, spoil: Callable[[Path], None], error: type[StorageError]
) -> None:
    path, out = tmp_path / "p.db", tmp_path / "out.db"
    await fill(path, range(3))
    await back_up(path, out)
    before = out.read_bytes()
    spoil(path)
    with pytest.raises(error, match=str(path)):
        await back_up(path, out, replace=True)
    assert out.read_bytes() == before
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("spoil", [damaged, cut, no_database])
async def test_a_damaged_database_is_replaced_and_kept_with_its_log(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    path, out = tmp_path / "p.db", tmp_path / "out.db"
    await fill(path, range(3))
    await back_up(path, out)
    spoil(path)
    log = tmp_path / "p.db-wal"
    log.write_bytes(b"left behind")
    _, former = await restore(out, path, STAMP)
    assert former
    assert len(submissions(path)) == 3
    assert not log.exists() or log.stat().st_size == 0


async def test_a_database_that_another_program_has_open_is_not_replaced(tmp_path: Path) -> None:
    path, out = tmp_path / "p.db", tmp_path / "out.db"
    await fill(path, range(2))
    await back_up(path, out)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("SELECT count(*) FROM members").fetchall()
        with pytest.raises(DatabaseBusy, match="is in use by another program"):
            await restore(out, path, STAMP)
    assert left_in(tmp_path) == []
    await restore(out, path, STAMP)


async def test_a_database_of_another_program_is_not_replaced(tmp_path: Path) -> None:
    path, out, other = (tmp_path / name for name in ("p.db", "out.db", "accounts.db"))
    await fill(path, range(2))
    await back_up(path, out)
    with closing(sqlite3.connect(other)) as raw:
        raw.execute("CREATE TABLE accounts (name TEXT)")
    before = other.read_bytes()
    with pytest.raises(NotADatabase, match=str(other)):
        await restore(out, other, STAMP)
    assert other.read_bytes() == before


async def test_targets_that_would_do_harm_are_refused(tmp_path: Path) -> None:
    path, out = tmp_path / "p.db", tmp_path / "out.db"
    await fill(path, range(2))
    (tmp_path / "link.db").symlink_to(path)
    (tmp_path / "left.db-wal").write_bytes(b"of another")
    for target in (tmp_path, path, tmp_path / "p.db-wal", tmp_path / "link.db", tmp_path / "left.db"):
        with pytest.raises(BackupRefused):
            await back_up(path, target, replace=True)
    with pytest.raises(BackupRefused, match="cannot be written"):
        await back_up(path, tmp_path / "no" / "folder.db")
    with pytest.raises(Unrestorable, match="is the database itself"):
        await restore(path, tmp_path / "link.db", STAMP)
    with part_of(out), pytest.raises(BackupRefused, match="is being written by another program"):
        await back_up(path, out)
    await back_up(path, out)
    with pytest.raises(BackupRefused, match=r"is there already: .* or replace it with --force"):
        await back_up(path, out)
    assert len(submissions(path)) == 2


async def killed(
    do: str, backup: Path, path: Path, check: Callable[[], Awaitable[None]], *, seed: int
) -> None:
    """Begin again and again, killed after some part of the time that it takes; `check` after each."""
    random, clock = Random(seed), asyncio.get_running_loop()  # noqa: S311 - the same times each run
    process = await child(COPYING, do, backup, path)
    assert process.stdin
    process.stdin.write(b"whole\n")
    assert int(await said(process))
    began = clock.time()
    assert [await said(process), await said(process)] == ["done", "ended"]
    takes = clock.time() - began
    for turn in range(KILLS):
        process.stdin.write(b"killed\n")
        copying = int(await said(process))
        await asyncio.sleep(takes * (turn + random.random()) / KILLS)
        with suppress(ProcessLookupError):  # it is done
            os.kill(copying, signal.SIGKILL)
        while (line := await said(process)) != "ended":
            assert line == "done"
        await check()
    process.stdin.close()
    await process.communicate()


async def large(path: Path, rows: int) -> None:
    """A sound database with many links in its store, which take a moment to copy."""
    async with rooms(path) as store:
        await store.submit(3, 0)

        async def work(connection: aiosqlite.Connection) -> None:
            await connection.executemany(
                "INSERT INTO failed_links (chat, message, url, at) VALUES (3, ?, ?, 1)",
                [(n, f"https://outlet.example/{n:0200d}") for n in range(rows)],
            )

        await store.database.unit(work)


async def rows_in(path: Path) -> int:
    def count() -> int:
        with closing(sqlite3.connect(path)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return int(raw.execute("SELECT count(*) FROM failed_links").fetchone()[0])

    return await asyncio.to_thread(count)


async def test_a_killed_backup_leaves_the_one_before_or_the_new_one(tmp_path: Path) -> None:
    path, out = tmp_path / "p.db", tmp_path / "out.db"
    await large(path, 8000)

    async def check() -> None:
        assert await rows_in(out) == 8000

    await killed("backup", out, path, check, seed=1)
    await back_up(path, out, replace=True)
    assert left_in(tmp_path) == []


async def test_a_killed_restore_leaves_the_old_database_or_the_new_one(tmp_path: Path) -> None:
    path, out, other = (tmp_path / name for name in ("p.db", "out.db", "other.db"))
    await large(path, 8000)
    await back_up(path, out)
    await large(other, 9000)
    seen = set[int]()

    async def check() -> None:
        seen.add(await rows_in(path))
        await restore(other, path, STAMP)  # what the next one replaces, over what the kill left
        assert await rows_in(path) == 9000

    await killed("restore", out, path, check, seed=2)
    assert seen <= {8000, 9000}
    assert not [name for name in left_in(tmp_path) if ".part" in name]
