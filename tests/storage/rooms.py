"""All rooms of the store over one database, and all that a chat can read out of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from storage.chats import Chats
from storage.corrections import Corrected, Corrections
from storage.database import Database
from storage.digests import Digests
from storage.failed_links import FailedLinks
from storage.inbox import Inbox
from storage.replies import Replies, Telling
from storage.shares import Shares
from storage.store import Linked, Store
from storage.stories import Stories
from tests.rig.databases import made
from tests.summarizers.linking.articles import COUNCIL_VOTE, LOOK_ALIKE, RIDGE_FIRE, article

TEXTS = (*RIDGE_FIRE, LOOK_ALIKE, *COUNCIL_VOTE)
FOREVER = 10**10
"""A time after all others."""


@dataclass(frozen=True, slots=True)
class Rooms:
    database: Database
    store: Store
    stories: Stories
    inbox: Inbox
    replies: Replies
    shares: Shares
    chats: Chats
    failed_links: FailedLinks
    digests: Digests
    corrections: Corrections

    async def submit(self, chat: int, number: int, *, message: int | None = None, at: int = 1) -> Linked:
        """One of TEXTS as the article "number" of a chat."""
        return await self.store.link(article(TEXTS[number]), chat, str(number), message=message, at=at)

    async def tell(self, chat: int, anchor: str, message: int, at: int = 1, also: str = "") -> None:
        """A reply that tells an article, and another `also`."""
        told = (anchor, also) if also else (anchor,)
        telling = Telling(anchor, f"First of {anchor}.", "Rest.", f'["{anchor}"]', articles=told)
        await self.replies.sent(f"{chat}:{message}", chat, message, at, telling)

    async def correct(self, chat: int, key: str, number: int, *, together: bool) -> Corrected | None:
        """Say that the article "number" and the next belong together, or that the first does not."""
        query = "SELECT article_id, id FROM members WHERE chat = ?"
        members: dict[str, int] = dict(await self.database.rows(query, (chat,)))
        one, other = members.get(str(number), 0), members.get(str(number + 1), 0)
        said = self.corrections.join if together else self.corrections.part
        return await said(chat, key, one, other)

    async def ids_between(self, chat: int, after: int, upto: int) -> list[str]:
        """The articles that a digest tells."""
        stories = await self.stories.stories_since(chat, after, upto=upto)
        found = [each for story in stories for each in await self.stories.articles(chat, story)]
        return sorted(each.article_id for each in found if after < each.member <= upto)

    async def seen(self, chat: int) -> list[object]:
        """All that the chat can read, without the numbers that the database gave."""
        found: list[object] = []
        for story in await self.stories.stories_since(chat, 0):
            articles = await self.stories.articles(chat, story)
            found += [replace(each, member=0) for each in articles]
            found += [await self.shares.of(chat, each.article_id) for each in articles]
            found += [replace(reply, id=0) for reply in await self.replies.of_story(chat, story)]
            found += [await self.replies.known(chat, story)]
            found += [await self.stories.story_of(chat, articles[0].article_id) == story]
        found += [await self.stories.newest(chat) > 0, await self.stories.last_numbered(chat, "")]
        found += [await self.replies.latest(chat), await self.inbox.waiting(chat, FOREVER, 99)]
        found += [await self.chats.zone(chat), await self.chats.paused(chat)]
        found += [await self.digests.subscription(chat)]
        for message in range(20):
            links = await self.failed_links.of_message(chat, message)
            found += [replace(link, id=0) for link in links]
        return found


@asynccontextmanager
async def rooms(path: Path) -> AsyncIterator[Rooms]:
    """The rooms of the database at `path`."""
    made(path)
    async with Database.open(path) as database:
        yield Rooms(
            database,
            Store(database),
            Stories(database),
            Inbox(database),
            Replies(database),
            Shares(database),
            Chats(database),
            FailedLinks(database),
            Digests(database),
            Corrections(database),
        )


async def tables(database: Database) -> dict[str, list[str]]:
    """The columns of each table."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    found = {}
    for (table,) in await database.rows(query):
        found[table] = [row[1] for row in await database.rows(f"PRAGMA table_info({table})")]
    return found


async def rows_of_chat(database: Database, chat: int) -> dict[str, int]:
    """How many rows each table has of a chat."""
    found = {}
    for table, columns in (await tables(database)).items():
        column = "id" if table == "chats" else "chat"
        if column in columns:
            query = f"SELECT count(*) FROM {table} WHERE {column} = ?"  # noqa: S608 - our own tables
            found[table] = (await database.rows(query, (chat,)))[0][0]
    return found


async def frequencies(database: Database, chat: int) -> dict[str, int]:
    """How many of a chat's submissions hold each term."""
    return dict(await database.rows("SELECT term, articles FROM frequencies WHERE chat = ?", (chat,)))
