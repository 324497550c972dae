"""Taking submissions out of the store, with all that stands there because of them."""

from __future__ import annotations

import json
from collections.abc import Collection

import aiosqlite

from storage.postings import unpost
from storage.schema import number

_WITHOUT_SUBMISSIONS = (
    "DELETE FROM stories WHERE NOT EXISTS (SELECT 1 FROM members WHERE story = stories.id)",
    "DELETE FROM articles WHERE NOT EXISTS (SELECT 1 FROM members WHERE article = articles.id)",
)

# Submissions take their pairs and replies with them.
_OF_CHAT = (
    "DELETE FROM members WHERE chat = ?",
    "DELETE FROM postings WHERE chat = ?",
    "DELETE FROM runs WHERE chat = ?",
    "DELETE FROM frequencies WHERE chat = ?",
    "DELETE FROM sends WHERE chat = ?",
    "DELETE FROM failed_links WHERE chat = ?",
    "DELETE FROM subscriptions WHERE chat = ?",
    "DELETE FROM digest_runs WHERE chat = ?",
    "DELETE FROM chats WHERE id = ?",
)

# The ids of its updates stay known, so that none is worked on again; but the last is still being worked on.
_UPDATES_OF_CHAT = """UPDATE inbox SET payload = iif(update_id = :upto, payload, NULL), chat = 0
    WHERE chat = :chat AND id <= coalesce((SELECT id FROM inbox WHERE update_id = :upto), id)"""

_ORIGINAL_GONE = """UPDATE members SET copy_of = NULL WHERE copy_of IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM members o WHERE o.chat = members.chat AND o.article_id = members.copy_of)"""


async def remove(connection: aiosqlite.Connection, members: Collection[int]) -> None:
    """Delete submissions, count their terms down, and drop stories and texts that nobody has any more."""
    which = json.dumps(sorted(members))
    await unpost(connection, members)
    await connection.execute("DELETE FROM members WHERE id IN (SELECT value FROM json_each(?))", (which,))
    await _sweep(connection)


async def remove_chat(connection: aiosqlite.Connection, chat: int, upto: int | None = None) -> None:
    """Delete all that a chat has in any table, and the texts that no other chat has.

    Of its updates those that came after the update `upto` stay. Done again for the same update, when it has
    lost its chat already, this deletes nothing: what the chat has by then came later.
    """
    done = "SELECT count(*) FROM inbox WHERE update_id = ? AND chat <> ?"
    if upto is not None and await number(connection, done, (upto, chat)):
        return
    for statement in _OF_CHAT:
        await connection.execute(statement, (chat,))
    await connection.execute(_UPDATES_OF_CHAT, {"chat": chat, "upto": upto})
    await _sweep(connection)


async def remove_older(connection: aiosqlite.Connection, before: int) -> int:
    """Delete the submissions, failed links and sends of before a time; say how many submissions."""
    rows = await connection.execute_fetchall("SELECT id FROM members WHERE added < ?", (before,))
    members = [int(row[0]) for row in rows]
    await remove(connection, members)
    await connection.execute(_ORIGINAL_GONE)
    await connection.execute("DELETE FROM failed_links WHERE at < ?", (before,))
    await connection.execute("DELETE FROM sends WHERE at < ?", (before,))
    return len(members)


async def _sweep(connection: aiosqlite.Connection) -> None:
    for statement in _WITHOUT_SUBMISSIONS:
        await connection.execute(statement)
