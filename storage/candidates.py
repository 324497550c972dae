"""Which of a chat's articles a new one should be compared with: found by SQL, decided elsewhere.

Requirements: tens of candidates, whatever the chat's size; nothing that another chat holds plays a part.
How it works: articles with the same url or text; then those that share the weightiest terms, by postings
    of each article's POSTED terms. SQLite's own full-text index ranks by frequencies over all chats, and
    keeps deleted words until it is told to tidy up.
    Of what is gone (storage.erasing) no terms are posted: it is found by the same url or text alone.
Known failures: an article whose weightiest terms are all background is not found by its event.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

import aiosqlite

from storage.features import decode
from storage.schema import Value, number
from summarizers.features import Features
from summarizers.linking import Candidate
from summarizers.remnants import remnant
from summarizers.similarity import DocumentFrequencies

POSTED = 40
"""Terms under which an article is found; 20 cost .002 of pair F1 (docs/linking.md)."""

LIKELY = 40
"""Candidates by terms; 20 cost .002 of pair F1, on stories of up to 22 reports."""

LEAST = 0.1
"""Cosine of the posted terms below which nothing is a candidate: .001 of pair F1 for nearly half the time."""

HARD = 10
"""Candidates by the same url or text: all say the same."""

# CROSS JOIN below: SQLite keeps the order of such a join. Left to itself it went through all of a chat's
# terms for each one asked for, and 772 articles took over ten minutes.
_COLUMNS = "m.id, m.article_id, m.story, m.url_key, m.published, a.features, m.gone"

_BY_KEY = f"""SELECT {_COLUMNS} FROM members m JOIN articles a ON a.id = m.article
    WHERE m.chat = :chat AND (m.text_key = :text_key OR m.url_key = :url_key)
    ORDER BY m.article_id LIMIT :most"""  # noqa: S608 - the columns are a constant

_BY_TERMS = f"""SELECT {_COLUMNS} FROM (
        SELECT p.member, sum(p.weight * asked.value) AS score
        FROM json_each(:terms) AS asked CROSS JOIN postings p ON p.chat = :chat AND p.term = asked.key
        GROUP BY p.member HAVING score >= :least ORDER BY score DESC, p.member LIMIT :most
    ) AS found JOIN members m ON m.id = found.member JOIN articles a ON a.id = m.article
    ORDER BY found.score DESC, m.article_id"""  # noqa: S608 - the columns are a constant


def posted_terms(features: Features) -> dict[str, float]:
    """The weightiest terms of an article with their weights, as a vector of length 1."""
    weights = {key: (1 + math.log(term.body)) * term.rarity for key, term in features.terms.items()}
    heaviest = sorted(weights, key=lambda key: (-weights[key], key))[:POSTED]
    length = math.sqrt(math.fsum(weights[key] ** 2 for key in heaviest)) or 1.0
    return {key: weights[key] / length for key in heaviest}


async def candidates_for(
    connection: aiosqlite.Connection, chat: int, features: Features
) -> dict[int, Candidate]:
    """The chat's articles to compare with, by member id."""
    keys: dict[str, Value]
    keys = {"chat": chat, "text_key": features.text_key, "url_key": features.url_key, "most": HARD}
    found = await _read(connection, _BY_KEY, keys)
    terms = json.dumps(posted_terms(features))
    return found | await _read(
        connection, _BY_TERMS, {"chat": chat, "terms": terms, "most": LIKELY, "least": LEAST}
    )


async def _read(
    connection: aiosqlite.Connection, query: str, given: Mapping[str, Value]
) -> dict[int, Candidate]:
    found = {}
    for row in await connection.execute_fetchall(query, given):
        member, article_id, story, url_key, published, features, gone = row
        # Another chat may have the text still: nothing of it may show here.
        held = remnant(decode(features)) if gone else decode(features)
        known = replace(held, url_key=url_key)
        moment = datetime.fromisoformat(published) if published else None
        found[int(member)] = Candidate(article_id, str(story), known, moment)
    return found


async def frequencies_of(
    connection: aiosqlite.Connection, chat: int, terms: Collection[str]
) -> DocumentFrequencies:
    """How many of the chat's articles hold each of some terms."""
    articles = await number(connection, "SELECT count(*) FROM members WHERE chat = ? AND NOT gone", (chat,))
    query = """SELECT f.term, f.articles FROM json_each(?) AS asked
        CROSS JOIN frequencies f ON f.chat = ? AND f.term = asked.value"""
    rows = await connection.execute_fetchall(query, (json.dumps(list(terms)), chat))
    return DocumentFrequencies(articles, {str(term): int(count) for term, count in rows})


async def post(connection: aiosqlite.Connection, chat: int, member: int, features: Features) -> None:
    """Make a submission findable, and count its terms."""
    await connection.executemany(
        "INSERT INTO postings (chat, term, member, weight) VALUES (?, ?, ?, ?)",
        [(chat, term, member, weight) for term, weight in posted_terms(features).items()],
    )
    await connection.executemany(
        """INSERT INTO frequencies (chat, term, articles) VALUES (?, ?, 1)
        ON CONFLICT DO UPDATE SET articles = articles + 1""",
        [(chat, term) for term in features.terms],
    )
