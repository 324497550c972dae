"""Which of a chat's articles a new one should be compared with: found by SQL, decided elsewhere.

Requirements: tens of candidates, found in the same time whatever the chat's size; none that a comparison
    with all would have needed; nothing that another chat holds plays a part.
How it works: articles with the same url or text; those with runs of words in common, by a sketch of each
    article's runs, at whatever time; those of the same WINDOW days that share the weightiest terms, read
    from the rarest term on until BUDGET postings are read; and the same by names and figures alone, of which
    one or two in common can decide. Terms are asked for by the weights that the chat gives them, as the
    comparison weighs them; postings keep general weights, which never change. SQLite's own full-text index
    ranks by frequencies over all chats, and keeps deleted words until it is told to tidy up. Of what is gone
    (storage.erasing) no terms are posted.
Known failures: an article whose weightiest terms are all background is not found by its event; a report of
    an event that lies more than WINDOW days before is found only where it repeats the words.
Reading: Broder 1997, "On the resemblance and containment of documents".
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import aiosqlite

from storage.features import WEIGHT_OF_ONE, decode, posted_terms
from storage.schema import Value
from summarizers.linking.decision import Candidate
from summarizers.linking.features import Features
from summarizers.linking.remnants import remnant
from summarizers.linking.similarity import DocumentFrequencies

LIKELY = 40
"""Candidates by all posted terms, and as many by names and figures: one report of a story is enough, since
storage.comparing adds the rest. Of 1,000 decisions at 100,000 articles 9 are other than exhaustive ones, with
80 by all terms alone some 14 (docs/storage.md)."""

LEAST = 0.06
"""Cosine of the posted terms, those asked for by the chat's weights, below which nothing is a candidate: with
.02 no decision was another and a third more were compared, with .1 two more of 115 differed."""

WINDOW = 30
"""Days before and after an article in which reports of its event are looked for by terms: publication times
further apart speak against one event (linking.decision, OLD_NEWS)."""

BUDGET, BUDGET_NAMED = 5000, 10_000
"""Postings that are read for an article by all its terms, and by its names and figures: a desk's month holds
some of these by the thousand. With 5,000 for both 10 of 700 decisions differ (docs/storage.md)."""

HARD = 10
"""Candidates by the same url or text, and by runs in common: all say the same."""

ALIKE = 3
"""Runs of the sketch in common that make a candidate: of a near-duplicate six are (docs/storage.md)."""

# CROSS JOIN below: SQLite keeps the order of such a join. Left to itself it went through all of a chat's
# terms for each one asked for, and 772 articles took over ten minutes.
_BY_KEY = """SELECT id FROM (
        SELECT id FROM members WHERE chat = :chat AND text_key = :text_key ORDER BY id LIMIT :most
    ) UNION SELECT id FROM (
        SELECT id FROM members WHERE chat = :chat AND url_key = :url_key ORDER BY id LIMIT :most
    )"""

# A set phrase stands in thousands of articles: of each run only the latest are read.
_BY_RUNS = """SELECT found.value FROM json_each(sketched(:packed, 0)) AS asked CROSS JOIN json_each((
        SELECT json_group_array(member) FROM (
            SELECT member FROM runs WHERE chat = :chat AND run = asked.value ORDER BY member DESC LIMIT :most
        ))) AS found
    GROUP BY found.value HAVING count(*) >= :alike ORDER BY count(*) DESC, found.value LIMIT :most"""

_BY_TERMS = """SELECT member FROM (
        SELECT DISTINCT p.member, p.term, p.weight * asked.value AS score
        FROM json_each(:terms) AS asked CROSS JOIN json_each(days(:published, :at)) AS own
        CROSS JOIN postings p ON p.chat = :chat AND p.term = asked.key
            AND p.day BETWEEN own.value - :window AND own.value + :window
        LIMIT :budget
    ) GROUP BY member HAVING sum(score) >= :least ORDER BY sum(score) DESC, member LIMIT :most"""

_READ = """SELECT m.id, m.article_id, m.story, m.url_key, m.published, f.packed, m.gone
    FROM json_each(?) AS found CROSS JOIN members m ON m.id = found.value
    CROSS JOIN features f ON f.article = m.article"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What candidates are looked for with: an article's features, also as stored, and its times as stored."""

    chat: int
    features: Features
    packed: bytes
    published: str | None
    at: int


async def candidates_for(
    connection: aiosqlite.Connection, asked: Asked, frequencies: DocumentFrequencies
) -> dict[int, Candidate]:
    """The chat's articles to compare with, by member id; `frequencies` are those of the article's terms."""
    features, chat = asked.features, asked.chat
    every, named = _asked_by(features, frequencies)
    members: dict[int, None] = {}
    for query, given in (
        (_BY_KEY, {"text_key": features.text_key, "url_key": features.url_key, "most": HARD}),
        (_BY_RUNS, {"packed": asked.packed, "alike": ALIKE, "most": HARD}),
        (_BY_TERMS, _by_terms(asked, every, BUDGET)),
        (_BY_TERMS, _by_terms(asked, named, BUDGET_NAMED)),
    ):
        rows = await connection.execute_fetchall(query, {"chat": chat, **given})
        members |= dict.fromkeys(int(row[0]) for row in rows)
    return await candidates_of(connection, list(members))


def _asked_by(
    features: Features, frequencies: DocumentFrequencies
) -> tuple[dict[str, float], dict[str, float]]:
    """The posted terms, and the names and figures among them, weighed by the chat; its rarest come first.

    A term that stands in a good part of the chat's articles weighs nothing, and is not looked up.
    """
    posted = posted_terms(features)
    general = {term: features.terms[term].rarity for term in posted}
    own = frequencies.weights(general)
    ranked = [term for term in sorted(posted, key=lambda term: (-own[term], term)) if own[term] > 0]
    every = {term: posted[term] * own[term] / general[term] for term in ranked if general[term] > 0}
    return every, {term: own[term] for term in ranked if features.terms[term].name or term[0].isdigit()}


def _by_terms(asked: Asked, weights: Mapping[str, float], budget: int) -> dict[str, Value | bytes]:
    """What _BY_TERMS is given: the weights as a vector of length 1."""
    length = math.hypot(*weights.values()) or 1.0
    return {
        "terms": json.dumps({term: weight / length for term, weight in weights.items()}),
        "published": asked.published, "at": asked.at, "window": WINDOW,
        "budget": budget, "least": LEAST * WEIGHT_OF_ONE, "most": LIKELY,
    }  # fmt: skip


async def candidates_of(connection: aiosqlite.Connection, members: Sequence[int]) -> dict[int, Candidate]:
    """Some submissions as candidates, by member id, in the order given."""
    found = {}
    for row in await connection.execute_fetchall(_READ, (json.dumps(list(members)),)):
        member, article_id, story, url_key, published, packed, gone = row
        moment = datetime.fromisoformat(published) if published else None
        # Another chat may have the text still: nothing of it may show here.
        held = remnant(decode(packed)) if gone else decode(packed)
        known = replace(held, url_key=url_key)
        found[int(member)] = Candidate(article_id, str(story), known, moment)
    return found


async def frequencies_of(
    connection: aiosqlite.Connection, chat: int, terms: Collection[str]
) -> DocumentFrequencies:
    """How many of the chat's articles hold each of some terms, and how many articles there are."""
    query = """SELECT f.term, f.articles FROM json_each(?) AS asked
        CROSS JOIN frequencies f ON f.chat = ? AND f.term = asked.value"""
    rows = await connection.execute_fetchall(query, (json.dumps(["", *terms]), chat))
    counts = {str(term): int(count) for term, count in rows}
    return DocumentFrequencies(counts.pop("", 0), counts)
