"""Erasing texts that were kept long enough: the submission stays, with nothing of it that can be read.

Requirements: the same link, the same text and a near-duplicate are recognised for as long as the submission
    is kept; no word that only the text, its title or what was told of it had is left in any table; what one
    chat can read never depends on how long another has kept the same text.
How it works: `gone` marks the submission. Its address key, text key, outlet, times, story and a sketch of its
    runs of words stay; its postings and pair scores go, its terms are counted down, and the messages that
    tell it lose what they say here. Its reasons go, and those of submissions that were compared with it,
    which name words of both. A text goes with the last submission that is not gone; of its features a
    remnant stays.
Known failures: an address that spells the headline out keeps those words, for it is how a link is
    recognised.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Collection

import aiosqlite

from storage.features import decode, encode
from storage.postings import post, unpost
from summarizers.linking.remnants import remnant

_WHICH = "(SELECT value FROM json_each(?))"

_ERASE = (
    f"DELETE FROM pairs WHERE low IN {_WHICH}",  # noqa: S608 - a constant
    f"DELETE FROM pairs WHERE high IN {_WHICH}",  # noqa: S608 - a constant
    # A message that tells several reports loses all it says: which words are whose is not known.
    f"""UPDATE replies SET first = '', rest = '', told = ''
        WHERE id IN (SELECT reply FROM told_in WHERE member IN {_WHICH})""",  # noqa: S608 - a constant
    f"""UPDATE members SET gone = 1, url = NULL, agency = NULL, origin = '', reasons = '[]',
        reasoned = NULL WHERE id IN {_WHICH}""",  # noqa: S608 - a constant
)

_UNREASON = f"""UPDATE members SET reasoned = NULL,
        reasons = '["compared with a text that is no longer kept"]'
    WHERE reasoned IN {_WHICH}"""  # noqa: S608 - a constant

_UNREAD = f"""SELECT a.id, f.packed FROM articles a JOIN features f ON f.article = a.id WHERE a.id IN {_WHICH}
    AND NOT EXISTS (SELECT 1 FROM members WHERE article = a.id AND NOT gone)"""  # noqa: S608 - a constant


async def erase(connection: aiosqlite.Connection, members: Collection[int]) -> None:
    """Erase the texts of submissions, and all that is made of them; done again, this changes nothing."""
    which = json.dumps(sorted(members))
    await unpost(connection, members)
    for statement in _ERASE:
        await connection.execute(statement, (which,))
    await unreason(connection, which)
    await post(connection, members)
    query = f"SELECT DISTINCT article FROM members WHERE id IN {_WHICH}"  # noqa: S608 - a constant
    articles = [int(row[0]) for row in await connection.execute_fetchall(query, (which,))]
    await strip(connection, json.dumps(articles))


async def unreason(connection: aiosqlite.Connection, members: str) -> None:
    """Erase the reasons that speak of the texts of some submissions (their ids as JSON)."""
    await connection.execute(_UNREASON, (members,))


async def strip(connection: aiosqlite.Connection, articles: str) -> None:
    """Erase those of some articles (their ids as JSON) that no submission has a text of any more."""
    unread = [(row[0], row[1]) for row in await connection.execute_fetchall(_UNREAD, (articles,))]
    left = await asyncio.to_thread(lambda: [(encode(remnant(decode(held))), key) for key, held in unread])
    await connection.executemany("UPDATE features SET packed = ? WHERE article = ?", left)
    await connection.executemany(
        "UPDATE articles SET title = NULL, text = '' WHERE id = ?", [(key,) for key, _ in unread]
    )
