"""What people decided about a chat's stories: "not this story", "belongs with", and both taken back.

Requirements: a decision is respected from then on, whatever arrives; the newest wins; taken back, it leaves
    the stories as if it had never been made; it concerns one chat alone, and goes with the articles.
How it works: a correction names the submissions that it moved, those that they left and those that they
    joined; storage.settling obeys it. It is open until somebody says where what it moved belongs. What is
    done again under the same key changes nothing and gives the same.
Known failures: where more than RETRACED articles are near, or submissions were deleted meanwhile, taking a
    correction back may leave other stories than there would be without it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import partial

import aiosqlite

from storage.database import Database
from storage.retracing import form_anew
from storage.schema import Value, number
from storage.verdicts import Reversed, reasons, reversed_by


class State(Enum):
    """What has become of a correction."""

    OPEN = "open"
    SETTLED = "settled"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction as it stands: the ids of the articles it `moved`, in order of arrival.

    `done` tells that this call, or one with the same key, brought it to its state. `stories` are those that
    its articles stand in, and those that an article left or came to. `withdrawn` are messages that told a
    moved article's story while the correction held, and are not needed any more.
    """

    id: int
    state: State
    moved: tuple[str, ...]
    done: bool
    stories: frozenset[str] = frozenset()
    reversed: tuple[Reversed, ...] = ()
    withdrawn: tuple[int, ...] = ()


class Corrections:
    """The corrections in an open database; submissions are named by their numbers.

    Each method gives None where what it names is not there any more, or not as it was.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def part(self, chat: int, key: str, member: int, beside: int) -> Corrected | None:
        """Move a submission out of the story that it shares with another; leaves the correction open."""
        return await self._database.unit(partial(_part, chat=chat, key=key, member=member, beside=beside))

    async def join(self, chat: int, key: str, member: int, to: int) -> Corrected | None:
        """Put all of a submission's story together with the story of another."""
        return await self._database.unit(partial(_join, chat=chat, key=key, member=member, to=to))

    async def place(self, chat: int, key: str, correction: int, to: int | None) -> Corrected | None:
        """Settle an open correction: what it moved belongs with a submission's story, or alone (None)."""
        return await self._database.unit(partial(_place, chat=chat, key=key, correction=correction, to=to))

    async def undo(self, chat: int, key: str, correction: int, since: int) -> Corrected | None:
        """Take a correction back; messages after `since` that told what it moved apart are withdrawn."""
        work = partial(_undo, chat=chat, key=key, correction=correction, since=since)
        return await self._database.unit(work)

    async def withdrawn(self, chat: int, message: int) -> None:
        """Record that a message does not tell a story any more."""
        await self._database.change("DELETE FROM replies WHERE chat = ? AND message = ?", (chat, message))

    async def reasons(self, chat: int) -> dict[str, tuple[str, ...]]:
        """Why articles that were moved stand where they do, by article id."""
        return await self._database.unit(partial(reasons, chat=chat))


async def _part(
    connection: aiosqlite.Connection, chat: int, key: str, member: int, beside: int
) -> Corrected | None:
    if known := await _done(connection, chat, key):
        return known
    story = await _story(connection, chat, member)
    left = [each for each in story if each != member]
    if beside not in left:
        return None
    correction = await _begin(connection, chat, key, State.OPEN)
    await _put(connection, correction, moved=[member], left=left)
    changed = await form_anew(connection, chat, story, [member])
    await _leave_messages(connection, [member], left[0])
    return await _outcome(connection, correction, changed)


async def _join(
    connection: aiosqlite.Connection, chat: int, key: str, member: int, to: int
) -> Corrected | None:
    if known := await _done(connection, chat, key):
        return known
    story, joined = await _kept_story(connection, chat, member), await _kept_story(connection, chat, to)
    if not story or not joined or member in joined:
        return None
    correction = await _begin(connection, chat, key, State.SETTLED)
    await _put(connection, correction, moved=story, joined=joined)
    return await _outcome(connection, correction, await form_anew(connection, chat, story + joined, story))


async def _place(
    connection: aiosqlite.Connection, chat: int, key: str, correction: int, to: int | None
) -> Corrected | None:
    known = await _done(connection, chat, key)
    if known and known.state is not State.OPEN:
        return known
    state, moved = await _state(connection, chat, correction), await _members(connection, correction, "moved")
    joined = await _kept_story(connection, chat, to) if to is not None else []
    if state is None or not moved or (to is not None and not joined):
        return None
    if await number(connection, "SELECT gone FROM members WHERE id = ?", (moved[0],)):
        return None
    if state is not State.OPEN:
        return await _outcome(connection, correction, done=False)
    story = await _story(connection, chat, moved[0])
    left = set(story) - set(joined) - set(moved)
    await _put(connection, correction, left=left, joined=set(joined) - set(moved))
    await _turn(connection, chat, key, correction, State.SETTLED)
    changed = await form_anew(connection, chat, story + joined, moved)
    return await _outcome(connection, correction, changed)


async def _undo(
    connection: aiosqlite.Connection, chat: int, key: str, correction: int, since: int
) -> Corrected | None:
    state, moved = await _state(connection, chat, correction), await _members(connection, correction, "moved")
    if state is None or not moved:
        return None
    if state is State.UNDONE and not await _done(connection, chat, key):
        return await _outcome(connection, correction, done=False)
    changed = set[str]()
    if state is not State.UNDONE:
        story = await _story(connection, chat, moved[0])
        await _turn(connection, chat, key, correction, State.UNDONE)
        concerned = await _members(connection, correction) + story
        released = await _members(connection, correction, "joined")
        changed = await form_anew(connection, chat, concerned, moved, released)
        staying = sorted(set(story) - set(await _story(connection, chat, moved[0])))
        if staying:
            await _leave_messages(connection, moved, staying[0], since)
    return await _outcome(connection, correction, changed, since=since)


async def _done(connection: aiosqlite.Connection, chat: int, key: str) -> Corrected | None:
    """The correction that was made or changed last under a key."""
    query = "SELECT id FROM corrections WHERE chat = ? AND key = ?"
    found = await number(connection, query, (chat, key))
    return await _outcome(connection, found) if found else None


async def _begin(connection: aiosqlite.Connection, chat: int, key: str, state: State) -> int:
    query = "INSERT INTO corrections (chat, key, turn, state) VALUES (?, ?, 0, ?) RETURNING id"
    correction = await number(connection, query, (chat, key, state.value))
    await _turn(connection, chat, key, correction, state)
    return correction


async def _turn(connection: aiosqlite.Connection, chat: int, key: str, correction: int, state: State) -> None:
    """Give a correction a state, and make it the chat's newest."""
    query = """UPDATE corrections SET key = ?, state = ?,
        turn = (SELECT max(turn) + 1 FROM corrections WHERE chat = ?) WHERE id = ?"""
    await connection.execute(query, (key, state.value, chat, correction))


async def _put(connection: aiosqlite.Connection, correction: int, **sides: Iterable[int]) -> None:
    """Put submissions on the sides of a correction; where one stood before counts no more."""
    await connection.executemany(
        "INSERT OR REPLACE INTO corrected (correction, member, side) VALUES (?, ?, ?)",
        [(correction, member, side) for side, members in sides.items() for member in members],
    )


async def _state(connection: aiosqlite.Connection, chat: int, correction: int) -> State | None:
    query = "SELECT state FROM corrections WHERE chat = ? AND id = ?"
    for (state,) in await connection.execute_fetchall(query, (chat, correction)):
        return State(state)
    return None


async def _members(connection: aiosqlite.Connection, correction: int, side: str | None = None) -> list[int]:
    """The submissions on a side of a correction, or on any, in order of arrival."""
    query = "SELECT member FROM corrected WHERE correction = ? AND side = coalesce(?, side) ORDER BY member"
    return await _numbers(connection, query, (correction, side))


async def _story(connection: aiosqlite.Connection, chat: int, member: int) -> list[int]:
    """All submissions of a submission's story, in order of arrival; none where the chat does not have it."""
    query = """SELECT id FROM members WHERE story = (SELECT story FROM members WHERE chat = ? AND id = ?)
        ORDER BY id"""
    return await _numbers(connection, query, (chat, member))


async def _kept_story(connection: aiosqlite.Connection, chat: int, member: int) -> list[int]:
    """All submissions of a submission's story; none where not one of them has its text any more."""
    story = await _story(connection, chat, member)
    query = "SELECT count(*) FROM members WHERE id IN (SELECT value FROM json_each(?)) AND NOT gone"
    return story if await number(connection, query, (json.dumps(story),)) else []


async def _numbers(connection: aiosqlite.Connection, query: str, given: tuple[Value, ...]) -> list[int]:
    return [int(row[0]) for row in await connection.execute_fetchall(query, given)]


async def _leave_messages(
    connection: aiosqlite.Connection, moved: Collection[int], to: int, since: int = 0
) -> None:
    """Leave the messages that tell the story of what was moved with the story that it left."""
    query = """UPDATE replies SET anchor = ? WHERE coalesce(message, 0) >= ?
        AND anchor IN (SELECT value FROM json_each(?))"""
    await connection.execute(query, (to, since, json.dumps(list(moved))))


async def _outcome(
    connection: aiosqlite.Connection,
    correction: int,
    changed: Collection[str] = (),
    *,
    done: bool = True,
    since: int | None = None,
) -> Corrected:
    """The correction as it stands; `since` is the message from which on others may be withdrawn."""
    query = """SELECT c.state, m.article_id FROM corrections c JOIN corrected s ON s.correction = c.id
        JOIN members m ON m.id = s.member WHERE c.id = ? AND s.side = 'moved' ORDER BY m.id"""
    rows = list(await connection.execute_fetchall(query, (correction,)))
    query = """SELECT DISTINCT story FROM members
        WHERE id IN (SELECT member FROM corrected WHERE correction = :it)
            OR story IN (SELECT value FROM json_each(:changed))"""
    given = {"it": correction, "changed": json.dumps([int(story) for story in changed])}
    stories = frozenset(str(row[0]) for row in await connection.execute_fetchall(query, given))
    return Corrected(
        correction,
        State(rows[0][0]),
        tuple(str(row[1]) for row in rows),
        done,
        stories,
        await reversed_by(connection, correction) if since is None else (),
        await _needless(connection, correction, since) if since is not None else (),
    )


async def _needless(connection: aiosqlite.Connection, correction: int, since: int) -> tuple[int, ...]:
    """Messages after `since` that told what was moved, and now tell a story that an older message tells."""
    query = """SELECT r.message FROM corrected s JOIN members m ON m.id = s.member
        JOIN replies r ON r.anchor = m.id AND r.message > :since
        WHERE s.correction = :it AND s.side = 'moved' AND EXISTS (
            SELECT 1 FROM replies o JOIN members n ON n.id = o.anchor
            WHERE n.story = m.story AND o.message < :since
        )"""
    rows = await connection.execute_fetchall(query, {"it": correction, "since": since})
    return tuple(int(row[0]) for row in rows)
