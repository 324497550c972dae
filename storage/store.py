"""The store: articles by content, each chat's stories, and the link between them.

Candidates, decision and attachment are one unit of work, so that two reports of one event that arrive
together see each other, and what was answered is what is kept.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import aiosqlite

from storage.candidates import Asked
from storage.comparing import compared
from storage.database import Database
from storage.errors import IdTaken, Unstorable
from storage.features import encode
from storage.postings import post, unpost
from storage.schema import Value, number
from storage.settling import new_story, remember, settle
from summarizers.article import Article
from summarizers.linking.decision import Comparison, Decision, Kind, conclude
from summarizers.linking.features import Features, features_of
from summarizers.urls import url_key

_NEXT = "UPDATE submitted SET last = last + 1 RETURNING last"


@dataclass(frozen=True, slots=True)
class Linked:
    """Where an article was put: its id, its story's id at this moment, and the decision.

    `message` is the message that first brought it to the chat; it is `fresh` when this call added it, and
    otherwise equal to what the first call gave. `changed` are the stories that other articles left or came
    to because of it.
    """

    article_id: str
    story: str
    decision: Decision
    message: int | None = None
    fresh: bool = field(default=False, compare=False)
    changed: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the store holds: texts, submissions of them in chats, and stories of these."""

    articles: int
    members: int
    stories: int


class Store:
    """The articles and stories of an open database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncIterator[Store]:
        """Open the database at `path` for its articles and stories alone."""
        async with Database.open(path) as database:
            yield cls(database)

    async def link(
        self,
        article: Article,
        chat: int = 0,
        article_id: str | None = None,
        *,
        message: int | None = None,
        at: int = 0,
    ) -> Linked:
        """Put an article into one of the chat's stories, or a new one; durable when this returns.

        The same article under the same id changes nothing, and gives the decision that was made before.
        Without `article_id` its id is made of outlet, url and content. `message` is the chat's message that
        brings it, `at` the time in seconds UTC. One whose text was no longer kept is linked anew in its
        place, and kept from then on.
        """
        _refuse_unstorable(article, article_id or "")
        features = await asyncio.to_thread(features_of, article)
        packed = await asyncio.to_thread(encode, features)
        submission = _Submission(article, chat, article_id or _id_of(article), features, packed, message, at)
        return await self._database.unit(submission.link)

    async def stories(self, chat: int = 0) -> dict[str, str]:
        """The story of each of the chat's articles, by article id, in order of arrival."""
        query = "SELECT article_id, story FROM members WHERE chat = ? ORDER BY id"
        rows = await self._database.rows(query, (chat,))
        return {article_id: str(story) for article_id, story in rows}

    async def copies(self, chat: int = 0) -> dict[str, str]:
        """The article that each copy in the chat was copied from, by article id."""
        query = "SELECT article_id, copy_of FROM members WHERE chat = ? AND copy_of IS NOT NULL ORDER BY id"
        rows = await self._database.rows(query, (chat,))
        return {str(article_id): str(copy_of) for article_id, copy_of in rows}

    async def counts(self) -> Counts:
        """Count what is stored, over all chats."""
        query = """SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM members),
            (SELECT count(*) FROM stories)"""
        rows = await self._database.rows(query)
        return Counts(*rows[0])


@dataclass(frozen=True, slots=True)
class _Submission:
    """One article on its way into a chat's stories."""

    article: Article
    chat: int
    article_id: str
    features: Features
    packed: bytes
    message: int | None
    at: int

    async def link(self, connection: aiosqlite.Connection) -> Linked:
        known, gone = await self._known(connection)
        if known and not gone:
            return known
        asked = Asked(self.chat, self.features, self.packed, self._published, self.at)
        found = await compared(connection, asked, self.article_id)
        decision = conclude(list(found.values()))
        if known:  # of what came after it, it is no copy
            decision = replace(decision, copy_of=known.decision.copy_of)
        member = await (self._renew if known else self._attach)(connection, decision)
        query = "UPDATE members SET reasoned = ? WHERE id = ?"
        await connection.execute(query, (_spoken_of(decision, found), member))
        await post(connection, [member])
        await remember(connection, member, found)
        changed = await settle(connection, self.chat, member)
        linked = replace(await self._settled(connection, decision), changed=frozenset(changed))
        return replace(linked, fresh=False, message=known.message) if known else linked

    @property
    def _published(self) -> str | None:
        return self.article.published.isoformat() if self.article.published else None

    async def _known(self, connection: aiosqlite.Connection) -> tuple[Linked | None, bool]:
        """How the same article was linked before, and whether its text has gone since."""
        query = """SELECT a.content_key, m.story, m.kind, m.copy_of, m.score, m.reasons, m.message, m.gone,
                m.follows, m.proposes
            FROM members m JOIN articles a ON a.id = m.article WHERE m.chat = ? AND m.article_id = ?"""
        rows = list(await connection.execute_fetchall(query, (self.chat, self.article_id)))
        if not rows:
            return None, False
        content, story, kind, copy_of, score, reasons, message, gone, *kin = rows[0]
        if content != content_key(self.article):
            raise IdTaken(self.article_id)
        joined = None if Kind(kind) in (Kind.NEW, Kind.FOLLOW_UP) else str(story)
        follows, proposes = kin
        decision = Decision(
            joined, Kind(kind), copy_of, score, tuple(json.loads(reasons)), follows=follows, proposes=proposes
        )
        return Linked(self.article_id, str(story), decision, message), bool(gone)

    async def _renew(self, connection: aiosqlite.Connection, decision: Decision) -> int:
        """Give a submission its text again; it stays in its story until that is settled."""
        query = "SELECT id FROM members WHERE chat = ? AND article_id = ?"
        await unpost(connection, [await number(connection, query, (self.chat, self.article_id))])
        await self._content(connection)
        article = self.article
        query = """UPDATE members SET gone = 0, renewed = ?, came = ?, agency = ?, url = ?, origin = ?,
            score = ?, reasons = ? WHERE chat = ? AND article_id = ? RETURNING id"""
        reasons = json.dumps(decision.reasons, ensure_ascii=False)
        text = article.agency, article.url, article.origin
        came = await number(connection, _NEXT)
        given = self.at, came, *text, decision.score, reasons, self.chat, self.article_id
        return await number(connection, query, given)

    async def _attach(self, connection: aiosqlite.Connection, decision: Decision) -> int:
        article = self.article
        story = int(decision.story) if decision.story else await new_story(connection, self.chat)
        row: dict[str, Value] = {
            "id": await number(connection, _NEXT),
            "chat": self.chat, "article_id": self.article_id, "article": await self._content(connection),
            "story": story, "outlet": article.outlet, "agency": article.agency, "url": article.url,
            "origin": article.origin, "text_key": self.features.text_key, "url_key": self.features.url_key,
            "published": self._published,
            "kind": decision.kind.value, "copy_of": decision.copy_of, "score": decision.score,
            "reasons": json.dumps(decision.reasons, ensure_ascii=False), "message": self.message,
            "added": self.at, "teaser": article.teaser, "follows": decision.follows,
            "proposes": decision.proposes,
        }  # fmt: skip
        names = ", ".join(row)
        places = ", ".join(f":{name}" for name in row)
        query = f"INSERT INTO members ({names}) VALUES ({places}) RETURNING id"  # noqa: S608 - names as above
        member = await number(connection, query, row)
        if decision.copies:
            query = "UPDATE members SET copy_of = ? WHERE chat = ? AND article_id = ?"
            moved = [(self.article_id, self.chat, each) for each in decision.copies]
            await connection.executemany(query, moved)
        return member

    async def _content(self, connection: aiosqlite.Connection) -> int:
        article, key = self.article, content_key(self.article)
        row: dict[str, Value] = {
            "content_key": key, "text_key": self.features.text_key, "title": article.title,
            "text": article.text, "language": article.language,
        }  # fmt: skip
        query = """INSERT INTO articles (content_key, text_key, title, text, language)
            VALUES (:content_key, :text_key, :title, :text, :language)
            ON CONFLICT DO UPDATE SET title = excluded.title, text = excluded.text RETURNING id"""
        held = await number(connection, query, row)
        query = """INSERT INTO features (article, packed) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET packed = excluded.packed"""
        await connection.execute(query, (held, self.packed))
        return held

    async def _settled(self, connection: aiosqlite.Connection, decision: Decision) -> Linked:
        """The decision, with the story that the article is in after its neighbourhood was formed anew."""
        query = """SELECT story, EXISTS (SELECT 1 FROM members WHERE story = m.story AND id <> m.id)
            FROM members m WHERE chat = ? AND article_id = ?"""
        rows = list(await connection.execute_fetchall(query, (self.chat, self.article_id)))
        story, joined = str(rows[0][0]), bool(rows[0][1])
        if not joined:
            kind = Kind.FOLLOW_UP if decision.follows else Kind.NEW
            decision = replace(decision, story=None, kind=kind)
        else:
            kind = Kind.SAME_EVENT if decision.kind in (Kind.NEW, Kind.FOLLOW_UP) else decision.kind
            decision = replace(decision, story=story, kind=kind)
        query = "UPDATE members SET kind = ? WHERE chat = ? AND article_id = ?"
        await connection.execute(query, (decision.kind.value, self.chat, self.article_id))
        return Linked(self.article_id, story, decision, self.message, fresh=True)


def _spoken_of(decision: Decision, found: dict[int, Comparison]) -> int | None:
    """The submission whose words the reasons of a decision may name; None where its text is gone already."""
    kept = (member for member, each in found.items() if each.candidate.features.terms)
    return next((member for member in kept if found[member].reasons == decision.reasons), None)


def content_key(article: Article) -> str:
    """A key that two articles share when title, paragraphs and language are the same."""
    parts = (article.language or "", article.title or "", *article.paragraphs)
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _id_of(article: Article) -> str:
    parts = (article.outlet, url_key(article.url) or "", content_key(article))
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def _texts(article: Article, article_id: str) -> Iterator[tuple[str, str | None]]:
    yield "The article's id", article_id
    yield "The article's title", article.title
    yield "The article's text", article.text
    yield "The article's outlet", article.outlet
    yield "The article's agency", article.agency
    yield "The article's url", article.url
    yield "The article's origin", article.origin
    yield "The article's language", article.language


def _refuse_unstorable(article: Article, article_id: str) -> None:
    for subject, text in _texts(article, article_id):
        if text and "\0" in text:
            raise Unstorable(subject, "the character NUL")
        if text and any("\ud800" <= character <= "\udfff" for character in text):
            raise Unstorable(subject, "half of a character")
