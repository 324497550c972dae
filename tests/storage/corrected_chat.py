"""A chat whose articles are nothing but the scores between them, and what people correct in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiosqlite

from storage.corrections import Corrected, Corrections
from storage.database import Database
from storage.features import encode
from storage.settling import REMEMBERED, new_story, settle
from storage.store import Store
from summarizers.linking.clustering import Pair, pair
from summarizers.linking.features import Features
from tests.rig.databases import made

KEYS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Scored:
    """A database in which articles stand in their stories by given scores; an article is one letter."""

    database: Database
    corrections: Corrections
    scores: Mapping[Pair, float]

    async def arrive(self, key: str, chat: int = 3) -> None:
        """Submit an article; once more changes nothing."""

        async def work(connection: aiosqlite.Connection) -> None:
            if key not in await self.members(chat):
                await self._submit(connection, key, chat)

        await self.database.unit(work)

    async def _submit(self, connection: aiosqlite.Connection, key: str, chat: int) -> None:
        await connection.execute(
            """INSERT INTO articles (content_key, text_key, text) VALUES (?, ?, '') ON CONFLICT DO NOTHING""",
            (key, key),
        )
        query = """INSERT INTO features (article, packed) SELECT id, ? FROM articles WHERE content_key = ?
            ON CONFLICT DO NOTHING"""
        await connection.execute(query, (encode(Features(None, None, key, {}, frozenset())), key))
        known = await self.members(chat)
        query = """INSERT INTO members
                (chat, article_id, article, story, outlet, origin, text_key, kind, score, reasons)
            SELECT ?, content_key, id, ?, content_key, '', content_key, 'new', 0, '[]' FROM articles
            WHERE content_key = ?"""
        cursor = await connection.execute(query, (chat, await new_story(connection, chat), key))
        rows = [
            (member, cursor.lastrowid, self.scores[pair(key, other)])
            for other, member in known.items()
            if self.scores.get(pair(key, other), 0.0) >= REMEMBERED
        ]
        await connection.executemany("INSERT INTO pairs (low, high, score) VALUES (?, ?, ?)", rows)
        assert cursor.lastrowid
        await settle(connection, chat, cursor.lastrowid)

    async def members(self, chat: int = 3) -> dict[str, int]:
        """The numbers of a chat's submissions."""
        query = "SELECT article_id, id FROM members WHERE chat = ? ORDER BY id"
        return dict(await self.database.rows(query, (chat,)))

    async def stories(self, chat: int = 3) -> set[frozenset[str]]:
        """The articles of a chat as they stand together."""
        return grouped(await Store(self.database).stories(chat))

    async def part(self, one: str, other: str, key: str, chat: int = 3) -> Corrected | None:
        """Say that an article does not belong to the story that it shares with another."""
        members = await self.members(chat)
        if one not in members or other not in members:
            return None
        return await self.corrections.part(chat, key, members[one], members[other])

    async def join(self, one: str, other: str, key: str, chat: int = 3) -> Corrected | None:
        """Say that the story of an article belongs with that of another."""
        members = await self.members(chat)
        if one not in members or other not in members:
            return None
        return await self.corrections.join(chat, key, members[one], members[other])

    async def place(self, correction: int, other: str | None, key: str, chat: int = 3) -> Corrected | None:
        """Say where what was parted belongs."""
        to = (await self.members(chat))[other] if other else None
        return await self.corrections.place(chat, key, correction, to)


def grouped(stories: Mapping[str, str]) -> set[frozenset[str]]:
    """Articles by story."""
    return {frozenset(key for key, found in stories.items() if found == story) for story in stories.values()}


def together(stories: Iterable[frozenset[str]], one: str, other: str) -> bool:
    """Whether two articles are in one story."""
    return any({one, other} <= story for story in stories)


@asynccontextmanager
async def scored(path: Path, scores: Mapping[Pair, float]) -> AsyncIterator[Scored]:
    """A chat in the database at `path`."""
    made(path)
    async with Database.open(path) as database:
        yield Scored(database, Corrections(database), scores)
