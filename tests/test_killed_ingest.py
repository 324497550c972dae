"""An ingest that is killed again and again: no acknowledged article is lost, none is half there.

`make soak` kills it 50 times over 20,000 articles: SOAK_KILLS and SOAK_ARTICLES say how many, SOAK_SEED when.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

from storage.features import terms_of
from tests.rig.process import BotProcess

KILLS = int(os.environ.get("SOAK_KILLS", "4"))
ARTICLES = int(os.environ.get("SOAK_ARTICLES", "80"))
SEED = int(os.environ.get("SOAK_SEED", "1"))

AGAIN = 3
"""Acknowledged articles that each life begins with: they change nothing."""


def acknowledged(told: str) -> int:
    """The number after the last article that a life told of."""
    return max((int(number) + 1 for number in re.findall(r"linked (\d+);", told)), default=0)


async def lived(path: Path, first: int, kill_after: int | None, pause: float = 0.0) -> int:
    """One life from an article on, to its end or until it is killed: the articles acknowledged after it."""
    args = ("-m", "tests.rig.ingest", str(path), str(max(0, first - AGAIN)), str(ARTICLES))
    async with BotProcess(args, {}) as life:
        if kill_after is None:
            assert await life.ended(within=3600) == 0, life.stderr
        else:
            await life.says(f"linked {kill_after};", within=600)
            await asyncio.sleep(pause)
            life.kill()
            assert await life.ended() == -9, life.stderr
    return max(first, acknowledged(life.stdout))


def whole(path: Path) -> set[str]:
    """The articles that are there, each of which has all that belongs to it, and nothing else is."""
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        members = raw.execute("SELECT id, chat, article_id FROM members").fetchall()
        ids = {member for member, _, _ in members}
        for table in ("postings", "runs"):
            assert {row[0] for row in raw.execute(f"SELECT DISTINCT member FROM {table}")} == ids  # noqa: S608
        assert raw.execute(
            "SELECT count(*) FROM stories WHERE id NOT IN (SELECT story FROM members)"
        ).fetchone() == (0,)
        held = raw.execute("SELECT m.chat, f.packed FROM members m JOIN features f ON f.article = m.article")
        counted = Counter((chat, term) for chat, packed in held for term in ("", *terms_of(packed)))
        found = raw.execute("SELECT chat, term, articles FROM frequencies")
        assert {(chat, term): articles for chat, term, articles in found} == counted
    return {str(article_id) for _, _, article_id in members}


async def test_of_acknowledged_articles_none_is_lost_and_none_is_half_linked(tmp_path: Path) -> None:
    path, chance, done = tmp_path / "p.db", random.Random(SEED), 0  # noqa: S311
    for kill in range(KILLS):
        left = (ARTICLES - done) // (KILLS - kill + 1)
        done = await lived(
            path, done, done + chance.randint(0, max(0, 2 * left - 1)), chance.uniform(0, 0.05)
        )
        there = {int(article_id) for article_id in whole(path)}
        assert set(range(done)) <= there
        assert len(there) <= done + 1
    assert await lived(path, done, None) == ARTICLES
    assert whole(path) == {str(number) for number in range(ARTICLES)}
