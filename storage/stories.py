"""A chat's stories read back: which article stands where, and what came since."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from storage.database import Database
from storage.schema import Row, Value
from summarizers.article import Article

RECENT = 100
"""Submissions among whose stories a person may look for one: what somebody has in mind came lately."""

_SUBMISSIONS = """SELECT m.id, m.article_id, m.message, m.added, m.outlet, a.title, a.text, m.agency, m.url,
        m.published, a.language, m.origin, m.teaser
    FROM members m JOIN articles a ON a.id = m.article
    WHERE m.chat = ? AND m.story = ? AND NOT m.gone ORDER BY m.id"""


_CAME = "SELECT coalesce(max(coalesce(came, id)), 0) FROM members"


@dataclass(frozen=True, slots=True)
class Stored:
    """One submission: its number `member`, which grows with first arrival, and the article as it was linked.

    `message` brought it to the chat first (None where the chat has moved since, or none did); `added` is
    when, in seconds UTC.
    """

    member: int
    article_id: str
    message: int | None
    added: int
    article: Article


class Stories:
    """What an open database holds of each chat's stories."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def story_of(self, chat: int, article_id: str) -> str | None:
        """The story that one of the chat's articles stands in now."""
        query = "SELECT story FROM members WHERE chat = ? AND article_id = ?"
        for (story,) in await self._database.rows(query, (chat, article_id)):
            return str(story)
        return None

    async def story_with(self, chat: int, member: int) -> str | None:
        """The story that one of the chat's submissions stands in now."""
        query = "SELECT story FROM members WHERE chat = ? AND id = ?"
        for (story,) in await self._database.rows(query, (chat, member)):
            return str(story)
        return None

    async def likely(self, chat: int, members: Collection[int], but: Collection[int], most: int) -> list[int]:
        """The chat's other stories in which submissions of a story may belong, each by its first submission.

        Those with the likeliest pair come first, then the newest of the RECENT submissions'; the stories of
        the submissions `but` are not among them, nor those of which nothing is kept.
        """
        query = """SELECT (SELECT min(id) FROM members WHERE story = m.story AND NOT gone) FROM (
                SELECT p.high AS member, p.score FROM json_each(:of) it JOIN pairs p ON p.low = it.value
                UNION ALL
                SELECT p.low, p.score FROM json_each(:of) it JOIN pairs p ON p.high = it.value
                UNION ALL
                SELECT id, 0 FROM (
                    SELECT id FROM members WHERE chat = :chat AND NOT gone ORDER BY id DESC LIMIT :recent
                )
            ) AS found JOIN members m ON m.id = found.member
            WHERE m.chat = :chat AND m.story NOT IN (
                SELECT story FROM members WHERE id IN (SELECT value FROM json_each(:but))
            ) GROUP BY m.story ORDER BY max(found.score) DESC, max(m.id) DESC LIMIT :most"""
        given: dict[str, Value] = {"chat": chat, "of": json.dumps(list(members)), "recent": RECENT}
        given |= {"but": json.dumps([*members, *but]), "most": most}
        return [int(row[0]) for row in await self._database.rows(query, given)]

    async def articles(self, chat: int, story: str) -> list[Stored]:
        """The articles of one of the chat's stories, in order of arrival; not those whose text is gone."""
        return [_stored(row) for row in await self._database.rows(_SUBMISSIONS, (chat, story))]

    async def gone(self, chat: int, story: str) -> int:
        """How many reports one of the chat's stories has had whose text is no longer kept."""
        return await self._number(
            "SELECT count(*) FROM members WHERE chat = ? AND story = ? AND gone", chat, story
        )

    async def stories_since(
        self, chat: int, member: int, added: int = 0, upto: int | None = None
    ) -> list[str]:
        """The stories with a submission after `member`, not after `upto`, added at `added` or later.

        That with the newest such submission comes first. Submissions whose text is gone do not count; one
        that was sent again after that came when it was sent again.
        """
        query = """SELECT story FROM members WHERE chat = ? AND coalesce(came, id) > ?
                AND coalesce(renewed, added) >= ? AND coalesce(came, id) <= coalesce(?, came, id) AND NOT gone
            GROUP BY story ORDER BY max(coalesce(came, id)) DESC"""
        rows = await self._database.rows(query, (chat, member, added, upto))
        return [str(story) for (story,) in rows]

    async def newest(self, chat: int) -> int:
        """The number under which a chat's newest submission came, 0 where there is none."""
        return await self._number(f"{_CAME} WHERE chat = ?", chat)

    async def newest_of(self, chat: int, story: str) -> int:
        """The same of one of the chat's stories."""
        return await self._number(f"{_CAME} WHERE chat = ? AND story = ? AND NOT gone", chat, story)

    async def last_numbered(self, chat: int, name: str) -> int:
        """The highest number behind a name ("Pasted text ") among the chat's outlets, 0 without any."""
        query = """SELECT coalesce(max(CAST(substr(outlet, length(:name) + 1) AS INTEGER)), 0) FROM members
            WHERE chat = :chat AND substr(outlet, 1, length(:name)) = :name"""
        return int((await self._database.rows(query, {"chat": chat, "name": name}))[0][0])

    async def _number(self, query: str, *given: Value) -> int:
        return int((await self._database.rows(query, given))[0][0])


def _stored(row: Row) -> Stored:
    member, article_id, message, added, outlet, title, text, agency, url, published, *rest = row
    language, origin, teaser = rest
    article = Article(
        outlet,
        title,
        tuple(text.split("\n\n")) if text else (),
        agency,
        url,
        datetime.fromisoformat(published) if published else None,
        language,
        origin,
        bool(teaser),
    )
    return Stored(member, article_id, message, added, article)
