"""What SQL cannot reckon by itself: functions that statements call, so that rows are made in one place.

packed(json)             features as version 2 of the database wrote them, as `encode` writes them
posted(packed)           {term: weight} under which an article is found, weights in whole numbers
counted(packed)          [term], each of which the article adds one to; "" among them counts articles
sketched(packed, gone)   [run] by which copies of an article are found
days(published, added)   [day] on which a submission stands in time
"""

from __future__ import annotations

import json
from datetime import date, datetime

import aiosqlite

from storage.features import WEIGHT_OF_ONE, decode, encode, posted_terms, sketch, terms_of
from summarizers.linking.features import Features, Term
from summarizers.linking.remnants import remnant

DAY = 86_400
LATE = 7
"""Days between publication and arrival up to which an article stands on its day of publication alone. One
that comes later is old news here: it also stands where those stand that came with it, so that reports of
an old event that are sent together meet, whether or not their time of publication is known."""

_EPOCH = date(1970, 1, 1).toordinal()


def days_of(published: datetime | None, added: int) -> list[int]:
    """The days, counted from 1970, on which a submission that arrived at `added` (seconds UTC) stands."""
    arrived = added // DAY
    if published is None:
        return [arrived]
    # The calendar's day as written: the window does not ask for hours, and some have no moment in UTC.
    day = published.toordinal() - _EPOCH
    return [day] if abs(day - arrived) <= LATE else sorted([day, arrived])


async def register(connection: aiosqlite.Connection) -> None:
    """Let the statements of a connection call these functions."""
    await connection.create_function("packed", 1, _packed, deterministic=True)
    await connection.create_function("posted", 1, _posted, deterministic=True)
    await connection.create_function("counted", 1, _counted, deterministic=True)
    await connection.create_function("sketched", 2, _sketched, deterministic=True)
    await connection.create_function("days", 2, _days, deterministic=True)


def _packed(written: str) -> bytes:
    kept = json.loads(written)
    terms = {key: Term(*numbers) for key, numbers in kept["terms"].items()}
    return encode(Features(kept["language"], None, kept["text_key"], terms, frozenset(kept["shingles"])))


def _posted(packed: bytes) -> str:
    weights = posted_terms(decode(packed))
    return json.dumps({term: round(weight * WEIGHT_OF_ONE) for term, weight in weights.items()})


def _counted(packed: bytes) -> str:
    return json.dumps(["", *terms_of(packed)])


def _sketched(packed: bytes, gone: int) -> str:
    features = decode(packed)
    return json.dumps(sketch((remnant(features) if gone else features).shingles))


def _days(published: str | None, added: int) -> str:
    return json.dumps(days_of(datetime.fromisoformat(published) if published else None, added))
