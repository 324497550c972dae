"""What can be wrong with the database, each saying what to do about it.

ParallaxError
└── StorageError            something about the database; `path` is where it is
    ├── DatabaseMissing     there is none
    ├── DatabaseNewer       written by a later version of Parallax
    ├── DatabaseOlder       written by an earlier one, and not brought up to date yet
    ├── NotADatabase        the file is something else, or another program's
    │   └── NotAFile        it is a folder
    ├── DatabaseDamaged     it was one, and parts of it cannot be read
    ├── DatabaseBusy        another program holds it
    ├── DatabaseUnwritable  it cannot be made, opened or written
    ├── DatabaseFull        the disk has no room
    ├── Unrestorable        a file from which no database can be restored
    └── BackupRefused       a backup cannot be written to a path

InputError
├── Unstorable              text with characters that are none
└── IdTaken                 two different articles under one id
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from summarizers.errors import InputError, ParallaxError


class StorageError(ParallaxError):
    """Something about the database at `path`."""

    what = "database"
    problem = "cannot be used"
    advice = "look at the cause above"

    def __init__(self, path: Path) -> None:
        super().__init__(f"The {self.what} {path} {self.problem}: {self.advice}.")
        self.path = path


class DatabaseMissing(StorageError):
    """There is no file."""

    problem = "does not exist"
    advice = "`parallax run` makes it when it first starts, or name another with --db"


class DatabaseOlder(StorageError):
    """Written by an earlier version; opening it to write brings it up to date."""

    advice = "start the bot once, which brings it up to date"

    def __init__(self, path: Path, found: int, known: int) -> None:
        self.problem = f"has format {found}, this Parallax uses format {known}"
        super().__init__(path)


class DatabaseNewer(StorageError):
    """Written by a later version, whose tables this one does not know."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        self.problem = f"has format {found}, this Parallax knows formats up to {known}"
        self.advice = "install the newer Parallax again, or name another file with --db or PARALLAX_DB"
        super().__init__(path)
        self.found = found
        self.known = known


class NotADatabase(StorageError):
    """The file is not SQLite's, or holds another program's tables."""

    problem = "is not a Parallax database"
    advice = "name another file with --db or PARALLAX_DB"


class NotAFile(NotADatabase):
    """A folder stands where the file should be."""

    problem = "is a folder"


class DatabaseDamaged(StorageError):
    """SQLite finds its pages inconsistent."""

    problem = "is damaged"
    advice = "stop what uses it, and put a backup in its place with `parallax restore FILE`"


class DatabaseBusy(StorageError):
    """Another program kept it locked for longer than we wait."""

    problem = "is in use by another program"
    advice = "stop the other program or try again later"


class DatabaseUnwritable(StorageError):
    """It cannot be made, opened or written."""

    problem = "cannot be opened or written"
    advice = "check that its folder exists, is a folder, and may be written by this user"


class DatabaseFull(StorageError):
    """A write found no room; what was being written is undone."""

    problem = "has no room to grow"
    advice = "make room on the disk and try again"


class Unrestorable(StorageError):
    """A file that no database can be restored from; nothing was replaced."""

    what = "file"
    advice = "name a file that `parallax backup` wrote"

    def __init__(self, path: Path, problem: str) -> None:
        self.problem = problem
        super().__init__(path)


class BackupRefused(StorageError):
    """A backup is not written to `path`; what is there stays."""

    what = "file"

    def __init__(self, path: Path, problem: str, advice: str) -> None:
        self.problem = problem
        self.advice = advice
        super().__init__(path)


class Unstorable(InputError):
    """A text holds NUL or half a character, which come from a wrong decoding and break other programs."""

    def __init__(self, subject: str, found: str) -> None:
        super().__init__(subject, f"contains {found}", "decode the text again with the right encoding")


class IdTaken(InputError):
    """An article id was given again with another article."""

    def __init__(self, article_id: str) -> None:
        super().__init__(
            f"Article id {article_id}", "already names another article", "give each article its own id"
        )
        self.article_id = article_id


_BY_CODE: dict[int, type[DatabaseBusy | DatabaseDamaged | DatabaseFull | DatabaseUnwritable | NotADatabase]]
_BY_CODE = {
    sqlite3.SQLITE_BUSY: DatabaseBusy,
    sqlite3.SQLITE_LOCKED: DatabaseBusy,
    sqlite3.SQLITE_CORRUPT: DatabaseDamaged,
    sqlite3.SQLITE_NOTADB: NotADatabase,
    sqlite3.SQLITE_FULL: DatabaseFull,
    sqlite3.SQLITE_CANTOPEN: DatabaseUnwritable,
    sqlite3.SQLITE_READONLY: DatabaseUnwritable,
    sqlite3.SQLITE_PERM: DatabaseUnwritable,
    sqlite3.SQLITE_IOERR: DatabaseUnwritable,
}


@contextmanager
def told_apart(path: Path) -> Iterator[None]:
    """Turn SQLite's expected errors into ours; a mistake in a statement stays what it is."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        # The low byte is the primary code, the rest says more about it.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code not in _BY_CODE:
            raise
        raise _BY_CODE[code](path) from error
