"""Chats: what each has set, and what befalls one as a whole: it moves, it is forgotten, it grows old."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from storage.database import Database
from storage.erasing import erase
from storage.moving import move
from storage.receipt import set_back
from storage.removal import remove, remove_chat, remove_older
from storage.schema import Value

BATCH = 200
"""Submissions erased or deleted in one transaction: what people send meanwhile waits for one at the most."""


@dataclass(frozen=True, slots=True)
class Limits:
    """From when on (seconds UTC) texts are kept, submissions as such, and chats that put the bot out."""

    texts: int
    submissions: int
    abandoned: int


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many submissions lost their text, how many were deleted, and how many chats."""

    texts: int = 0
    submissions: int = 0
    chats: int = 0


class Chats:
    """The chats of an open database; one that was never heard of has the defaults."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def zone(self, chat: int) -> str | None:
        """The chat's time zone, if it has chosen one."""
        found = await self._get("SELECT zone FROM chats WHERE id = ?", chat)
        return str(found) if found is not None else None

    async def set_zone(self, chat: int, zone: str) -> None:
        """Set the chat's time zone."""
        query = """INSERT INTO chats (id, zone) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET zone = excluded.zone"""
        await self._database.change(query, (chat, zone))

    async def paused(self, chat: int) -> str | None:
        """Why nothing may be sent to the chat; None if it may."""
        found = await self._get("SELECT paused FROM chats WHERE id = ?", chat)
        return str(found) if found is not None else None

    async def pause(self, chat: int, reason: str) -> None:
        """Send the chat nothing of our own accord until it is heard of again."""
        query = """INSERT INTO chats (id, paused) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET paused = excluded.paused"""
        await self._database.change(query, (chat, reason))

    async def resume(self, chat: int) -> None:
        """End a pause."""
        await self._database.change("UPDATE chats SET paused = NULL, paused_at = NULL WHERE id = ?", (chat,))

    async def summarised(self, chat: int) -> int:
        """The submission up to which /summary has told, 0 if it never did."""
        return int(await self._get("SELECT summarised FROM chats WHERE id = ?", chat) or 0)

    async def set_summarised(self, chat: int, member: int) -> None:
        """Record the submission up to which /summary has told."""
        query = """INSERT INTO chats (id, summarised) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET summarised = excluded.summarised"""
        await self._database.change(query, (chat, member))

    async def move(self, old: int, new: int) -> None:
        """Give a supergroup all that it had as a group; doing it again changes nothing."""
        await self._database.unit(partial(move, old=old, new=new))

    async def forget(self, chat: int, upto: int | None = None) -> None:
        """Delete all that a chat has, so that no file holds a byte of its texts; may be done again.

        What it sent after the update `upto` stays; that one itself stays without its chat, until it is done.
        Raises DatabaseBusy while another program reads: the rows are gone, their bytes not yet.
        """
        await self._database.unit(partial(remove_chat, chat=chat, upto=upto))
        await self._database.scrub()

    async def prune(self, limits: Limits, now: int) -> Pruned:
        """Erase texts, and delete what is older still, so that no file holds a byte of them.

        Failed links and sends go with the texts. A chat counts as without the bot from the first call of
        this that finds it paused, at `now` (seconds UTC). Times after `now` are set back to it first.
        """
        await set_back(self._database, now, BATCH)
        paused = "UPDATE chats SET paused_at = ? WHERE paused IS NOT NULL AND paused_at IS NULL"
        await self._database.change(paused, (now,))
        abandoned = await self._ids("SELECT id FROM chats WHERE paused_at < ?", limits.abandoned)
        for chat in abandoned:
            await self._database.unit(partial(remove_chat, chat=chat))
        query = "SELECT id FROM members WHERE coalesce(renewed, added) < ?"
        old = await self._ids(query, limits.submissions)
        # Those to be deleted too: messages that told them and others as well have their words.
        aged = await self._ids(f"{query} AND NOT gone", max(limits.texts, limits.submissions))
        for batch in _batches(aged):
            await self._database.unit(partial(erase, members=batch))
        for batch in _batches(old):
            await self._database.unit(partial(remove, members=batch))
        await self._database.unit(partial(remove_older, before=limits.texts))
        # Also when nothing was removed: a crash may have kept `forget` from it.
        await self._database.scrub()
        return Pruned(len(set(aged) - set(old)), len(old), len(abandoned))

    async def _ids(self, query: str, before: int) -> list[int]:
        return [int(row[0]) for row in await self._database.rows(query, (before,))]

    async def _get(self, query: str, chat: int) -> Value:
        rows = await self._database.rows(query, (chat,))
        return rows[0][0] if rows else None


def _batches(members: Sequence[int]) -> Iterator[Sequence[int]]:
    return (members[start : start + BATCH] for start in range(0, len(members), BATCH))
