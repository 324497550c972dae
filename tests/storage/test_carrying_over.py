"""A database of version 2, whose features are JSON and whose postings know no day, opened by this version."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import aiosqlite

from storage.features import decode
from storage.migrations import MIGRATIONS
from storage.schema import migrate
from storage.store import Store
from tests.storage.rooms import TEXTS
from tests.summarizers.linking.articles import article

LATE = datetime(2031, 3, 1, 8, tzinfo=UTC)
ARRIVED = 1_930_000_000
COLUMNS = """id, chat, article_id, article, story, outlet, agency, url, origin, published, text_key, url_key,
    kind, copy_of, score, reasons, message, added, teaser"""
READ = (
    "SELECT * FROM articles ORDER BY id",
    "SELECT * FROM features ORDER BY article",
    f"SELECT {COLUMNS.replace(' reasons,', '')} FROM members ORDER BY id",  # noqa: S608 - a constant
    "SELECT * FROM stories ORDER BY id",
    "SELECT * FROM pairs ORDER BY low, high",
    "SELECT * FROM postings ORDER BY chat, term, day, member",
    "SELECT * FROM runs ORDER BY chat, run, member",
    "SELECT * FROM frequencies ORDER BY chat, term",
)


def tables(path: Path) -> list[list[object]]:
    with closing(sqlite3.connect(path)) as raw:
        return [raw.execute(query).fetchall() for query in READ]


async def linked(path: Path) -> None:
    async with Store.open(path) as store:
        for number, text in enumerate(TEXTS):
            published = LATE if number % 2 else None
            for chat in (3, -100):
                given = article(f"{text} Ærø, naïve.", published=published)
                await store.link(given, chat, str(number), at=ARRIVED + number)


def reasons(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as raw:
        return {row[0] for row in raw.execute("SELECT reasons FROM members")}


def in_json(packed: bytes) -> str:
    features = decode(packed)
    return json.dumps({
        "language": features.language, "text_key": features.text_key,
        "terms": {key: [t.body, t.lead, t.name, t.rarity] for key, t in features.terms.items()},
        "shingles": sorted(features.shingles),
    })  # fmt: skip


async def as_version_2(path: Path, old: Path) -> None:
    """What version 2 would have made of the same articles; its postings and frequencies play no part."""
    async with aiosqlite.connect(old, isolation_level=None) as connection:
        await migrate(connection, old, MIGRATIONS[:2])
    with closing(sqlite3.connect(old)) as raw:
        raw.create_function("in_json", 1, in_json)
        raw.execute("ATTACH ? AS new", (str(path),))
        for statement in (
            "INSERT INTO articles SELECT a.*, in_json(f.packed) FROM new.articles a "
            "JOIN new.features f ON f.article = a.id",
            "INSERT INTO stories SELECT * FROM new.stories",
            f"INSERT INTO members ({COLUMNS}) SELECT {COLUMNS} FROM new.members",  # noqa: S608 - a constant
            "INSERT INTO pairs SELECT * FROM new.pairs",
            "INSERT INTO postings SELECT 3, 'stale', id, 1 FROM members",
            "INSERT INTO frequencies VALUES (3, 'stale', 7)",
            "UPDATE submitted SET last = 40",
        ):
            raw.execute(statement)
        raw.commit()


async def test_an_older_database_has_all_that_a_new_one_would_have(tmp_path: Path) -> None:
    new, old = tmp_path / "new.db", tmp_path / "old.db"
    await linked(new)
    await as_version_2(new, old)
    async with Store.open(old) as store:
        again = await store.link(article(f"{TEXTS[0]} Ærø, naïve."), 3, "0", at=ARRIVED)
        assert not again.fresh
    assert tables(old) == tables(new)
    nobodys = {'["nothing to compare with"]', '["the reasons of an earlier version are not kept"]'}
    assert reasons(old) <= nobodys


async def test_what_comes_to_an_older_database_meets_what_was_there(tmp_path: Path) -> None:
    new, old = tmp_path / "new.db", tmp_path / "old.db"
    await linked(new)
    await as_version_2(new, old)
    async with Store.open(old) as store:
        before = await store.stories(3)
        later = await store.link(article(f"{TEXTS[0]} More was told in the evening."), 3, "later", at=ARRIVED)
        assert later.story == before["0"]
