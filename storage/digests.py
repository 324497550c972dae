"""Daily digests: who gets one, and which submissions each day's digest tells.

A day's digest is claimed before it is sent and never claimed twice, so that a crash can lose one message
but cannot repeat it. What a digest told ends where the next one begins, however late either is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import aiosqlite

from storage.database import Database
from storage.schema import Row, number

Outcome = Literal["sent", "refused", "skipped", "unknown"]
"""How a run ended; what was refused or skipped is told by the next one."""

_TOLD = """SELECT coalesce(max(upto), 0) FROM digest_runs
    WHERE chat = ? AND state NOT IN ('refused', 'skipped')"""

_KEY = "'digest:' || digest_runs.chat || ':' || digest_runs.local_date"
"""What `send_key` makes, in SQL."""

_NEWEST = "SELECT coalesce(max(coalesce(came, id)), 0) FROM members WHERE chat = ?"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A chat's wish for a digest at a local time (HH:MM) of its zone, since a moment (seconds UTC).

    `last` is the newest local date (YYYY-MM-DD) that had a run.
    """

    chat: int
    at: str
    zone: str
    since: int
    last: str | None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A digest to send now: of the chat's submissions with numbers above `after`, up to `upto`."""

    chat: int
    local_date: str
    after: int
    upto: int


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A digest of which nobody knows whether it was sent; `claimed` in seconds UTC."""

    chat: int
    local_date: str
    claimed: int


def send_key(chat: int, local_date: str) -> str:
    """The key under which a digest is sent once."""
    return f"digest:{chat}:{local_date}"


class Digests:
    """The digests of an open database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def subscribe(self, chat: int, at: str, zone: str, since: int) -> None:
        """Give a chat a daily digest, or another time for it; the zone becomes the chat's."""

        async def work(connection: aiosqlite.Connection) -> None:
            await connection.execute(
                """INSERT INTO chats (id, zone) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET zone = excluded.zone""",
                (chat, zone),
            )
            await connection.execute(
                """INSERT INTO subscriptions (chat, at, since) VALUES (?, ?, ?)
                ON CONFLICT (chat) DO UPDATE SET at = excluded.at, since = excluded.since""",
                (chat, at, since),
            )

        await self._database.unit(work)

    async def unsubscribe(self, chat: int) -> bool:
        """End a chat's digest; False if it had none."""
        return bool(await self._database.change("DELETE FROM subscriptions WHERE chat = ?", (chat,)))

    async def subscription(self, chat: int) -> Subscription | None:
        """The chat's digest, paused or not."""
        found = await self._subscriptions("s.chat = ?", (chat,))
        return found[0] if found else None

    async def active(self) -> list[Subscription]:
        """The digests of all chats to which something may be sent."""
        return await self._subscriptions("c.paused IS NULL", ())

    async def _subscriptions(self, which: str, given: Row) -> list[Subscription]:
        query = f"""SELECT s.chat, s.at, c.zone, s.since,
                (SELECT max(local_date) FROM digest_runs WHERE chat = s.chat)
            FROM subscriptions s JOIN chats c ON c.id = s.chat WHERE {which} ORDER BY s.chat"""  # noqa: S608 - one of two constants
        return [Subscription(*row) for row in await self._database.rows(query, given)]

    async def claim(self, chat: int, local_date: str, at: int) -> Claimed | None:
        """Take a local date's digest to send it; None if it was taken before.

        A run of the chat that is still being sent becomes unknown: its outcome could no longer change
        what this one tells.
        """

        async def work(connection: aiosqlite.Connection) -> Claimed | None:
            after = await number(connection, _TOLD, (chat,))
            upto = await number(connection, _NEWEST, (chat,))
            query = """INSERT INTO digest_runs (chat, local_date, state, claimed, upto)
                VALUES (?, ?, 'sending', ?, ?) ON CONFLICT DO NOTHING"""
            if not (await connection.execute(query, (chat, local_date, at, upto))).rowcount:
                return None
            query = """UPDATE digest_runs SET state = 'unknown'
                WHERE chat = ? AND local_date <> ? AND state = 'sending'"""
            await connection.execute(query, (chat, local_date))
            return Claimed(chat, local_date, after, upto)

        return await self._database.unit(work)

    async def finish(self, chat: int, local_date: str, state: Outcome, message: int | None = None) -> None:
        """Record how a claimed run ended, and its message; one that has ended stays as it is."""
        query = """UPDATE digest_runs SET state = ?, message = ?
            WHERE chat = ? AND local_date = ? AND state = 'sending'"""
        await self._database.change(query, (state, message, chat, local_date))

    async def release(self, chat: int, local_date: str) -> None:
        """Give back a claim of what certainly was not sent."""
        query = "DELETE FROM digest_runs WHERE chat = ? AND local_date = ? AND state = 'sending'"
        await self._database.change(query, (chat, local_date))

    async def unknown(self, before: int) -> list[Unfinished]:
        """End the runs claimed before a time and never finished; they are not sent again.

        Those whose message was never begun, by the ledger of sends, are given back.
        """

        async def work(connection: aiosqlite.Connection) -> list[Unfinished]:
            query = f"""DELETE FROM digest_runs WHERE state = 'sending' AND claimed < ?
                AND NOT EXISTS (SELECT 1 FROM sends WHERE sends.key = {_KEY})"""  # noqa: S608 - a constant
            await connection.execute(query, (before,))
            query = """UPDATE digest_runs SET state = 'unknown' WHERE state = 'sending' AND claimed < ?
                RETURNING chat, local_date, claimed"""
            return sorted(
                (Unfinished(*row) for row in await connection.execute_fetchall(query, (before,))),
                key=lambda run: (run.claimed, run.chat),
            )

        return await self._database.unit(work)
