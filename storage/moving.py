"""A chat under another number: a group that became a supergroup keeps all it had.

Messages are numbered anew there, so that the old numbers are dropped wherever the bot would reply to or
edit a message by them. What both chats hold is kept once, as the new chat has it. Stories of one event
that grew in both chats without a report in common stay two.
"""

from __future__ import annotations

import aiosqlite

from storage.removal import remove
from storage.settling import settle

# What to drop and what to keep: the new chat's, unless only the old one's text is still there.
_IN_BOTH = """SELECT iif(now.gone AND NOT was.gone, now.id, was.id),
        iif(now.gone AND NOT was.gone, was.id, now.id) FROM members was
    JOIN members now ON now.chat = :new AND now.article_id = was.article_id WHERE was.chat = :old"""

_TAKE_PAIRS = """INSERT INTO pairs (low, high, score)
    SELECT min(:now, other), max(:now, other), score FROM (
        SELECT iif(low = :was, high, low) AS other, score FROM pairs WHERE :was IN (low, high)
    ) WHERE true ON CONFLICT DO NOTHING"""

_TAKE_TOLD = """INSERT OR IGNORE INTO told_in (member, reply, at)
    SELECT ?, reply, at FROM told_in WHERE member = ?"""

_MOVE = (
    "UPDATE members SET chat = :new, message = NULL WHERE chat = :old",
    "UPDATE postings SET chat = :new WHERE chat = :old",
    "UPDATE runs SET chat = :new WHERE chat = :old",
    """INSERT INTO frequencies (chat, term, articles)
        SELECT :new, term, articles FROM frequencies WHERE chat = :old
        ON CONFLICT DO UPDATE SET articles = articles + excluded.articles""",
    "DELETE FROM frequencies WHERE chat = :old",
    "UPDATE stories SET chat = :new WHERE chat = :old",
    # What was corrected in the new chat is newer.
    """UPDATE corrections SET turn = turn + (SELECT coalesce(max(turn), 0) FROM corrections WHERE chat = :old)
        WHERE chat = :new""",
    "UPDATE corrections SET chat = :new WHERE chat = :old",
    "UPDATE replies SET chat = :new, message = NULL WHERE chat = :old",
    "UPDATE failed_links SET chat = :new, message = NULL WHERE chat = :old",
    "UPDATE sends SET chat = :new WHERE chat = :old",
    "UPDATE inbox SET chat = :new WHERE chat = :old",
    "UPDATE OR IGNORE subscriptions SET chat = :new WHERE chat = :old",
    "DELETE FROM subscriptions WHERE chat = :old",
    # Of two runs for one date that which told further stays, so that nothing is told again.
    """INSERT INTO digest_runs (chat, local_date, state, claimed, upto)
        SELECT :new, local_date, state, claimed, upto FROM digest_runs WHERE chat = :old
        ON CONFLICT DO UPDATE SET state = excluded.state, claimed = excluded.claimed, upto = excluded.upto,
            message = NULL
        WHERE excluded.state NOT IN ('refused', 'skipped')
            AND (state IN ('refused', 'skipped') OR upto < excluded.upto)""",
    "DELETE FROM digest_runs WHERE chat = :old",
    # Why nothing could be sent to the old chat says nothing of the new one.
    """INSERT INTO chats (id, zone, summarised) SELECT :new, zone, summarised FROM chats WHERE id = :old
        ON CONFLICT DO UPDATE SET zone = coalesce(zone, excluded.zone),
            summarised = max(summarised, excluded.summarised)""",
    "DELETE FROM chats WHERE id = :old",
)


async def move(connection: aiosqlite.Connection, old: int, new: int) -> None:
    """Give the new chat all that the old one has; doing it again changes nothing."""
    if old == new:
        return
    chats = {"old": old, "new": new}
    twice = {int(was): int(now) for was, now in await connection.execute_fetchall(_IN_BOTH, chats)}
    for was, now in twice.items():
        await connection.execute("UPDATE replies SET anchor = ? WHERE anchor = ?", (now, was))
        await connection.execute(_TAKE_TOLD, (now, was))
        await connection.execute(_TAKE_PAIRS, {"was": was, "now": now})
        await connection.execute("UPDATE members SET reasoned = ? WHERE reasoned = ?", (now, was))
        await connection.execute("UPDATE OR IGNORE corrected SET member = ? WHERE member = ?", (now, was))
    await remove(connection, twice)
    for statement in _MOVE:
        await connection.execute(statement, chats)
    # An article that stood in a story of either chat draws the two together.
    for now in twice.values():
        await settle(connection, new, now)
