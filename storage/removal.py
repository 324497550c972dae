"""Taking submissions out of the store, with all that stands there because of them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

import aiosqlite

from storage.erasing import strip, unreason
from storage.postings import unpost
from storage.schema import Value, number

_TOUCHED = "SELECT DISTINCT {what} FROM members WHERE {which}"

_UNUSED = (
    """DELETE FROM stories WHERE id IN (SELECT value FROM json_each(:stories))
        AND NOT EXISTS (SELECT 1 FROM members WHERE story = stories.id)""",
    """DELETE FROM articles WHERE id IN (SELECT value FROM json_each(:articles))
        AND NOT EXISTS (SELECT 1 FROM members WHERE article = articles.id)""",
    """DELETE FROM corrections WHERE NOT EXISTS (
        SELECT 1 FROM corrected WHERE correction = corrections.id AND side = 'moved')""",
)

# Submissions take their pairs, replies and places in corrections with them.
_OF_CHAT = (
    "DELETE FROM members WHERE chat = ?",
    "DELETE FROM postings WHERE chat = ?",
    "DELETE FROM runs WHERE chat = ?",
    "DELETE FROM frequencies WHERE chat = ?",
    "DELETE FROM corrections WHERE chat = ?",
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
    await unreason(connection, which)
    await _delete(connection, "id IN (SELECT value FROM json_each(?))", which, _OF_SUBMISSIONS)


async def remove_chat(connection: aiosqlite.Connection, chat: int, upto: int | None = None) -> None:
    """Delete all that a chat has in any table, and the texts that no other chat has.

    Of its updates those that came after the update `upto` stay. Done again for the same update, when it has
    lost its chat already, this deletes nothing: what the chat has by then came later.
    """
    done = "SELECT count(*) FROM inbox WHERE update_id = ? AND chat <> ?"
    if upto is not None and await number(connection, done, (upto, chat)):
        return
    await _delete(connection, "chat = ?", chat, _OF_CHAT)
    await connection.execute(_UPDATES_OF_CHAT, {"chat": chat, "upto": upto})


_OF_SUBMISSIONS = ("DELETE FROM members WHERE id IN (SELECT value FROM json_each(?))",)


async def remove_older(connection: aiosqlite.Connection, before: int) -> None:
    """Delete the failed links and sends of before a time, and what names an original that was deleted."""
    await connection.execute(_ORIGINAL_GONE)
    await connection.execute("DELETE FROM failed_links WHERE at < ?", (before,))
    await connection.execute("DELETE FROM sends WHERE at < ?", (before,))


async def _delete(
    connection: aiosqlite.Connection, which: str, given: Value, statements: Iterable[str]
) -> None:
    """Run statements that delete submissions, then drop what these alone held."""
    touched = {}
    for name, what in (("stories", "story"), ("articles", "article")):
        rows = await connection.execute_fetchall(_TOUCHED.format(what=what, which=which), (given,))
        touched[name] = json.dumps([int(row[0]) for row in rows])
    for statement in statements:
        await connection.execute(statement, (given,))
    for statement in _UNUSED:
        await connection.execute(statement, touched)
    await strip(connection, touched["articles"])
