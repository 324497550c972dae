"""What a new article is compared with, in two steps: candidates, then all of the stories that it may be of.

Requirements: what is decided on tens of articles is what would be decided on all.
How it works: one report of a story is enough to find it. A story's score is the mean over its reports, so
    those that were not found by themselves are compared too, wherever a first one was near, and what is
    decided and stored rests on whole stories. Completed are the stories that are going to be formed anew
    (storage.settling), so that the work is bounded; of larger ones those stand for it that were found.
Known failures: a story none of whose reports is a candidate, or all of whose candidates are far while the
    rest is near, is not seen.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from datetime import datetime

import aiosqlite

from storage.candidates import WINDOW, Asked, candidates_for, candidates_of, frequencies_of
from storage.settling import NEAR, formed_anew
from summarizers.linking.decision import Candidate, Comparison, compare
from summarizers.linking.remnants import recognised
from summarizers.linking.similarity import DocumentFrequencies

# Of what is gone no more is compared than its copies find (storage.candidates).
_IN_WINDOW = """SELECT DISTINCT m.id FROM json_each(:stories) AS near
    CROSS JOIN members m ON m.story = near.value AND NOT m.gone
    CROSS JOIN json_each(days(m.published, coalesce(m.renewed, m.added))) AS theirs
    CROSS JOIN json_each(days(:published, :at)) AS own
        ON theirs.value BETWEEN own.value - :window AND own.value + :window
    ORDER BY m.id"""


async def compared(
    connection: aiosqlite.Connection, asked: Asked, article_id: str | None = None
) -> dict[int, Comparison]:
    """Compare an article with the chat's that it may belong with, by member id.

    `article_id` is its own, which may be in the chat, its text gone: with itself it is not compared.
    """
    frequencies = await frequencies_of(connection, asked.chat, asked.features.terms)
    candidates = await candidates_for(connection, asked, frequencies)
    candidates = {m: each for m, each in candidates.items() if each.article_id != article_id}
    frequencies = await _with_theirs(connection, asked.chat, candidates, frequencies)
    found = await asyncio.to_thread(_compared, asked, candidates, frequencies)
    rest = await _rest(connection, asked, found)
    frequencies = await _with_theirs(connection, asked.chat, rest, frequencies)
    return found | await asyncio.to_thread(_compared, asked, rest, frequencies)


async def _with_theirs(
    connection: aiosqlite.Connection,
    chat: int,
    candidates: Mapping[int, Candidate],
    frequencies: DocumentFrequencies,
) -> DocumentFrequencies:
    """How frequent the terms of some candidates are in the chat too."""
    terms = {term for candidate in candidates.values() for term in candidate.features.terms}
    theirs = await frequencies_of(connection, chat, terms - frequencies.counts.keys())
    return DocumentFrequencies(frequencies.articles, {**frequencies.counts, **theirs.counts})


async def _rest(
    connection: aiosqlite.Connection, asked: Asked, found: Mapping[int, Comparison]
) -> dict[int, Candidate]:
    """The reports in the window of the stories that have one near the article, by member id."""
    near = sorted((each for each in found.values() if each.score >= NEAR), key=lambda each: -each.score)
    stories = await formed_anew(connection, [*dict.fromkeys(int(each.candidate.story) for each in near)])
    given = {
        "stories": json.dumps(stories), "published": asked.published, "at": asked.at, "window": WINDOW,
    }  # fmt: skip
    rows = await connection.execute_fetchall(_IN_WINDOW, given)
    return await candidates_of(connection, [int(row[0]) for row in rows if row[0] not in found])


def _compared(
    asked: Asked, candidates: Mapping[int, Candidate], frequencies: DocumentFrequencies
) -> dict[int, Comparison]:
    published = datetime.fromisoformat(asked.published) if asked.published else None
    found = compare(asked.features, published, list(candidates.values()), frequencies)
    told = {
        member: recognised(asked.features, each) if not each.candidate.features.terms else each
        for member, each in zip(candidates, found, strict=True)
    }
    return {member: each for member, each in told.items() if each}
