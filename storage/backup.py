"""Copies of a database, and a copy put in its place again: whole or not at all, wherever it is interrupted.

How it works: SQLite's VACUUM INTO writes one state of the database into a new file while others go on writing
(a plain copy of the file would miss the log, SQLite's backup interface begins anew with each write of another
program, and takes bytes along that were deleted). The file is written beside its target under a name ending
in ".part", checked, and renamed.

Known failures: a backup holds what it held when it was made, and a restore brings it back, chats that were
forgotten since included.
"""

from __future__ import annotations

import asyncio
import dataclasses
import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from storage.connection import connected, reading
from storage.database import Database
from storage.errors import (
    BackupRefused,
    DatabaseDamaged,
    DatabaseFull,
    DatabaseMissing,
    NotADatabase,
    NotAFile,
    Unrestorable,
    told_apart,
)
from storage.health import faults_of, version_of
from storage.schema import number, refuse_foreign

LOGS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database; of another database it would ruin this one."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A checked copy of a database: its file, format, size in bytes, and how much it holds."""

    path: Path
    version: int
    bytes: int
    articles: int
    submissions: int
    stories: int


async def back_up(source: Path, target: Path, *, replace: bool = False) -> Copy:
    """Copy a database to a file, while a bot may be writing; raises StorageError and leaves what was there.

    With `replace` the target may be there already: it is replaced when the copy is complete and sound.
    """
    _refuse_target(source, target, replace=replace)
    with part_of(target) as part:
        copy = await _copied(source, part)
        await asyncio.to_thread(_put, part, target, like=source)
    return dataclasses.replace(copy, path=target)


async def restore(backup: Path, path: Path, stamp: str) -> tuple[Copy, Path | None]:
    """Put a backup in the place of a database, which is kept beside it under a name ending in `stamp`.

    Gives what was restored, brought up to date, and the name of the former database. The caller sees to it
    that no bot runs. Raises what `refuse_unfit` does, and DatabaseBusy where another program has the database
    open; then nothing was replaced.
    """
    await refuse_unfit(backup, path)
    with part_of(path) as part:
        with _unrestorable(backup):
            await _copied(backup, part)
        async with Database.open(part):  # brings it up to date
            pass
        copy = await _checked(part)
        known = await _fold(path)
        former = await asyncio.to_thread(_set_aside, path, stamp)
        await asyncio.to_thread(_put, part, path, like=path if known else backup)
    return dataclasses.replace(copy, path=path), former


async def refuse_unfit(backup: Path, path: Path) -> None:
    """See at a glance whether a backup may be put in a place; nothing is made or changed.

    Raises Unrestorable or DatabaseNewer for the backup, NotADatabase where another program's database or a
    folder is in the place.
    """
    _refuse_itself(backup, path)
    with _unrestorable(backup):
        async with reading(backup) as connection:
            await version_of(connection, backup)
    if await asyncio.to_thread(path.is_dir):
        raise NotAFile(path)
    if await asyncio.to_thread(path.exists):
        with _unreadable_passes(path):
            async with connected(path, read_only=True) as connection:
                await refuse_foreign(connection, path)


@contextmanager
def _unrestorable(backup: Path) -> Iterator[None]:
    try:
        yield
    except (DatabaseMissing, NotADatabase, DatabaseDamaged) as error:
        raise Unrestorable(backup, error.problem) from error


@contextmanager
def _unreadable_passes(path: Path) -> Iterator[None]:
    """What cannot be read as a database may be replaced: it is kept as it is."""
    with told_apart(path):
        try:
            yield
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                raise


@contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """An empty file beside a target, ours alone, gone in the end; one that a killed process left is taken."""
    part = target.with_name(f"{target.name}.part")
    try:
        held = os.open(part, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        folder = "check that its folder exists and may be written to, or name another file"
        raise BackupRefused(target, "cannot be written", folder) from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not part.exists() or os.fstat(held).st_ino != part.stat().st_ino:
            raise BlockingIOError  # it was another's, who has done with it just now
    except BlockingIOError as error:
        os.close(held)
        raise BackupRefused(part, "is being written by another program", "wait for it to end") from error
    try:
        os.ftruncate(held, 0)
        _drop(part, LOGS)
        yield part
    finally:
        _drop(part, ("", *LOGS))
        os.close(held)


def _drop(path: Path, ends: Sequence[str]) -> None:
    for end in ends:
        Path(f"{path}{end}").unlink(missing_ok=True)


async def _copied(source: Path, part: Path) -> Copy:
    """Write one state of a database into an empty file, and check it."""
    async with reading(source) as connection:
        version = await version_of(connection, source)
        try:
            with told_apart(part):
                await connection.execute("VACUUM INTO ?", (str(part),))
        except DatabaseDamaged as error:
            raise DatabaseDamaged(source) from error
    copy = await _checked(part)
    if copy.version != version:
        raise DatabaseDamaged(source)
    return copy


async def _checked(path: Path) -> Copy:
    """Read all of a copy; raises DatabaseDamaged where something is wrong with it."""
    async with reading(path) as connection:
        if await faults_of(connection):
            raise DatabaseDamaged(path)
        counts = [
            await number(connection, f"SELECT count(*) FROM {table}")  # noqa: S608 - our own tables
            for table in ("articles", "members", "stories")
        ]
        pages = await number(connection, "PRAGMA page_count")
        page = await number(connection, "PRAGMA page_size")
        return Copy(path, await version_of(connection, path), pages * page, *counts)


async def _fold(path: Path) -> bool:
    """Bring all of a database into its one file; False where there is none.

    Raises DatabaseBusy while another program has it open, and NotADatabase for another program's. One that
    cannot be read stays as it is.
    """
    if not await asyncio.to_thread(path.exists):
        return False
    with _unreadable_passes(path):
        async with connected(path) as connection:
            await refuse_foreign(connection, path)
            await connection.execute("PRAGMA journal_mode = DELETE")
    return True


def _refuse_target(source: Path, target: Path, *, replace: bool) -> None:
    if target.exists() and not target.is_file():
        raise BackupRefused(target, "is not a file", "name a file to write the backup to")
    if any(target.resolve() == Path(f"{source.resolve()}{end}") for end in ("", ".lock", *LOGS)):
        raise BackupRefused(target, "is part of the database itself", "name another file")
    log = Path(f"{target}-wal")
    if log.exists() and log.stat().st_size:
        raise BackupRefused(log, "belongs to what was there", "close what uses it, or name another file")
    if target.exists() and not replace:
        raise BackupRefused(target, "is there already", "name another file, or replace it with --force")


def _refuse_itself(backup: Path, path: Path) -> None:
    if path.exists() and backup.exists() and path.samefile(backup):
        raise Unrestorable(backup, "is the database itself")


def _set_aside(path: Path, stamp: str) -> Path | None:
    """Give a database a second name; its log, where it has one left, only that: no other may ever read it."""
    if not path.exists():
        former = None
    else:
        former = next(name for name in _names(path, stamp) if not name.exists())
        try:
            os.link(path, former)
        except OSError:  # a file system without links
            _duplicate(path, former)
    for end in LOGS:
        with suppress(FileNotFoundError):
            Path(f"{path}{end}").replace(f"{former or path.with_name(f'{path.name}.{stamp}')}{end}")
    return former


def _names(path: Path, stamp: str) -> Iterator[Path]:
    yield path.with_name(f"{path.name}.{stamp}")
    yield from (path.with_name(f"{path.name}.{stamp}-{n}") for n in range(2, 1000))


def _duplicate(path: Path, other: Path) -> None:
    try:
        shutil.copy2(path, other)
        _durable(other)
    except OSError as error:
        raise DatabaseFull(other) from error


def _put(part: Path, target: Path, *, like: Path) -> None:
    """Give a finished file its name, for good, and the permissions of another: it survives a power cut."""
    shutil.copymode(like, part)
    _durable(part)
    part.replace(target)
    _durable(target.parent)


def _durable(path: Path) -> None:
    held = os.open(path, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
