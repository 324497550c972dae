"""What the bot has sent: a ledger, so that nothing is sent twice, and the messages that tell stories."""

from __future__ import annotations

from dataclasses import dataclass

import aiosqlite

from storage.database import Database

MOST_DOUBTS = 2
"""Times that a message is sent of which nobody knows whether it arrived: it comes twice at the most."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What a message tells: of the story of the article `anchor`, its `first` part and the `rest`.

    `told` is JSON, the claims that it shows; with `news` it shows only what earlier messages did not.
    `articles` are the ids of the story's articles that it is told from.
    """

    anchor: str
    first: str
    rest: str
    told: str
    news: bool = False
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """A message that tells a story, as it stands now; `sent` in seconds UTC.

    `message` is None where the chat has moved since: what it told counts, but it cannot be edited.
    With `news` it tells only what earlier ones did not; `continued` is the message that goes on with it.
    Of one that told a text which is no longer kept the three texts are empty.
    """

    id: int
    message: int | None
    sent: int
    first: str
    rest: str
    told: str
    news: bool
    continued: int | None


@dataclass(frozen=True, slots=True)
class Known:
    """What a chat was told of a story: the outlet of each article told, and the `told` of messages by age.

    A message counts where it told one of the story's articles, whatever story they stood in by then; not
    one whose words are no longer kept.
    """

    outlets: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class Replies:
    """What an open database knows of the bot's messages."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, key: str, chat: int, at: int) -> int | None:
        """The message that was sent under a key already; otherwise the key is marked as being sent.

        A key whose sending was cut off may be claimed again. One that was in doubt MOST_DOUBTS times counts
        as sent, as message 0: nobody knows its number.
        """

        async def work(connection: aiosqlite.Connection) -> int | None:
            await connection.execute(
                """INSERT INTO sends (key, chat, state, at) VALUES (?, ?, 'sending', ?)
                ON CONFLICT (key) DO UPDATE SET chat = excluded.chat, at = excluded.at""",
                (key, chat, at),
            )
            query = "SELECT message, doubts FROM sends WHERE key = ?"
            ((message, doubts),) = await connection.execute_fetchall(query, (key,))
            if message is not None:
                return int(message)
            return 0 if doubts >= MOST_DOUBTS else None

        return await self._database.unit(work)

    async def doubt(self, key: str) -> None:
        """Record that nobody knows whether what was sent under a key arrived."""
        await self._database.change("UPDATE sends SET doubts = doubts + 1 WHERE key = ?", (key,))

    async def release(self, key: str) -> None:
        """Forget a claim of what certainly was not sent."""
        await self._database.change("DELETE FROM sends WHERE key = ? AND state = 'sending'", (key,))

    async def sent(self, key: str, chat: int, message: int, at: int, telling: Telling | None = None) -> None:
        """Record a message as sent, the chat's latest, and what story it tells.

        A message tells one story: that recorded last. The telling of an article that the chat no longer
        has is not kept.
        """

        async def work(connection: aiosqlite.Connection) -> None:
            await connection.execute(
                """INSERT INTO sends (key, chat, state, message, at) VALUES (?, ?, 'sent', ?, ?)
                ON CONFLICT (key) DO UPDATE SET chat = excluded.chat, state = 'sent',
                    message = excluded.message, at = excluded.at""",
                (key, chat, message, at),
            )
            await connection.execute(
                """INSERT INTO chats (id, latest) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET latest = excluded.latest""",
                (chat, message),
            )
            if telling:
                await _tell(connection, chat, message, at, telling)

        await self._database.unit(work)

    async def of_story(self, chat: int, story: str) -> list[Reply]:
        """The messages that tell one of the chat's stories as it is now, the newest first."""
        query = """SELECT r.id, r.message, r.sent, r.first, r.rest, r.told, r.news, r.continued
            FROM replies r JOIN members m ON m.id = r.anchor WHERE m.chat = ? AND m.story = ?
            ORDER BY r.id DESC"""
        rows = await self._database.rows(query, (chat, story))
        return [Reply(*row) for row in rows]

    async def known(self, chat: int, story: str, before: int | None = None) -> Known:
        """What the chat was told of a story's articles; with `before` only by replies older than that one."""
        query = """SELECT m.id, m.outlet, r.id, r.told FROM members m JOIN told_in t ON t.member = m.id
            JOIN replies r ON r.id = t.reply AND r.told <> ''
            WHERE m.chat = ? AND m.story = ? AND r.id < coalesce(?, r.id + 1) ORDER BY r.id, m.id"""
        rows = await self._database.rows(query, (chat, story, before))
        outlets = {member: str(outlet) for member, outlet, _, _ in rows}
        told = {reply: str(claims) for _, _, reply, claims in rows}
        return Known(tuple(outlets.values()), tuple(told.values()))

    async def edited(self, reply_id: int, at: int, telling: Telling) -> None:
        """Record what a message says and tells after an edit `at` a time; it points on no more."""

        async def work(connection: aiosqlite.Connection) -> None:
            query = (
                "UPDATE replies SET first = ?, rest = ?, told = ?, news = ?, continued = NULL WHERE id = ?"
            )
            given = telling.first, telling.rest, telling.told, telling.news, reply_id
            await connection.execute(query, given)
            await _tell_articles(connection, reply_id, at, telling.articles)

        await self._database.unit(work)

    async def continued(self, reply_id: int, message: int) -> None:
        """Record the message that goes on where this one ended."""
        await self._database.change("UPDATE replies SET continued = ? WHERE id = ?", (message, reply_id))

    async def latest(self, chat: int) -> int | None:
        """The bot's newest message in a chat."""
        for (message,) in await self._database.rows("SELECT latest FROM chats WHERE id = ?", (chat,)):
            return int(message) if message is not None else None
        return None

    async def prune(self, before: int) -> int:
        """Forget sends claimed or made before a time; say how many."""
        return await self._database.change("DELETE FROM sends WHERE at < ?", (before,))


async def _tell(connection: aiosqlite.Connection, chat: int, message: int, at: int, told: Telling) -> None:
    query = """INSERT OR REPLACE INTO replies (chat, anchor, message, sent, first, rest, told, news)
        SELECT chat, id, ?, ?, ?, ?, ?, ? FROM members WHERE chat = ? AND article_id = ? RETURNING id"""
    given = (message, at, told.first, told.rest, told.told, told.news, chat, told.anchor)
    for (reply,) in await connection.execute_fetchall(query, given):
        await _tell_articles(connection, reply, at, told.articles)


async def _tell_articles(
    connection: aiosqlite.Connection, reply: int, at: int, articles: tuple[str, ...]
) -> None:
    """Record which articles a message told; one that it told before stays as it was."""
    await connection.executemany(
        """INSERT OR IGNORE INTO told_in (member, reply, at)
        SELECT m.id, r.id, ? FROM replies r JOIN members m ON m.chat = r.chat AND m.article_id = ?
        WHERE r.id = ?""",
        [(at, article, reply) for article in articles],
    )
