"""What a submission is found by, and counts for: rows that follow from its features, its chat and its days.

Each kind of row is stated once, as a query over submissions, and put in, taken out, loaded and carried over
from older databases by it. The rows do not refer to their submission, since an index for that would take
as much room as they do: whoever deletes submissions takes their rows out before.
"""

from __future__ import annotations

import json
from collections.abc import Collection

import aiosqlite

_HELD = "members m CROSS JOIN features f ON f.article = m.article"
_READ = f"{_HELD} AND NOT m.gone"
_ASKED = "WHERE m.id IN (SELECT value FROM json_each(?))"

POSTINGS = f"""SELECT m.chat, t.key, d.value, m.id, t.value
    FROM {_READ} CROSS JOIN json_each(days(m.published, coalesce(m.renewed, m.added))) AS d
    CROSS JOIN json_each(posted(f.packed)) AS t"""
"""The terms of submissions whose text is kept: chat, term, day, member, weight."""

RUNS = f"SELECT m.chat, r.value, m.id FROM {_HELD} CROSS JOIN json_each(sketched(f.packed, m.gone)) AS r"
"""The word runs of submissions, also of those whose text is gone: chat, run, member."""

FREQUENCIES = f"""SELECT m.chat, t.value AS term, count(*) AS times
    FROM {_READ} CROSS JOIN json_each(counted(f.packed)) AS t"""
"""How many submissions whose text is kept hold a term, to be grouped: chat, term, times."""

_POST = (
    f"INSERT INTO postings (chat, term, day, member, weight) {POSTINGS} {_ASKED}",
    f"INSERT INTO runs (chat, run, member) {RUNS} {_ASKED}",
    f"""INSERT INTO frequencies (chat, term, articles) {FREQUENCIES} {_ASKED} GROUP BY m.chat, t.value
        ON CONFLICT DO UPDATE SET articles = articles + excluded.articles""",
)

_UNPOST = (
    f"""DELETE FROM postings WHERE (chat, term, day, member) IN (
        SELECT m.chat, t.key, d.value, m.id FROM {_READ}
        CROSS JOIN json_each(days(m.published, coalesce(m.renewed, m.added))) AS d
        CROSS JOIN json_each(posted(f.packed)) AS t
        {_ASKED})""",
    f"DELETE FROM runs WHERE (chat, run, member) IN ({RUNS} {_ASKED})",
    f"""UPDATE frequencies SET articles = articles - gone.times
        FROM ({FREQUENCIES} {_ASKED} GROUP BY m.chat, t.value) AS gone
        WHERE frequencies.chat = gone.chat AND frequencies.term = gone.term""",
    f"DELETE FROM frequencies WHERE articles <= 0 AND chat IN (SELECT m.chat FROM members m {_ASKED})",
)


async def post(connection: aiosqlite.Connection, members: Collection[int]) -> None:
    """Make submissions findable, and count their terms."""
    await _each(connection, _POST, members)


async def unpost(connection: aiosqlite.Connection, members: Collection[int]) -> None:
    """Undo `post`, while the submissions and their features are still there."""
    await _each(connection, _UNPOST, members)


async def _each(
    connection: aiosqlite.Connection, statements: Collection[str], given: Collection[int]
) -> None:
    which = json.dumps(sorted(given))
    for statement in statements:
        await connection.execute(statement, (which,))
