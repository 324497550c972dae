"""How strongly a text states a claim, without a story around the two.

Requirements: evidence for and evidence against are kept apart: who denies a claim, or says that it may be so,
    has all of its words and does not state it.
How it works: the evidence for is the chance by which a story's claims are decided (`claims.support`),
    with what an encoder makes of the closest sentences where one is given. Each piece of evidence against
    (`claims.contradiction`, and figures of one thing with another value) leaves a part of it (LEFT).
Known failures: another thing of the same figures, another place, another quotation by the same speaker: what
    differs is one word of many; a paraphrase without a common word, but for an encoder.
Reading: docs/notes.md, "Whether a text states a claim".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from math import hypot, prod

import numpy as np

from summarizers.article import Article
from summarizers.claims.contradiction import Against, Told, against
from summarizers.claims.statements import Statements, statements_of
from summarizers.claims.support import MEASURES, Support, chances, measure_support
from summarizers.differences.agreement import agree
from summarizers.differences.differences import differing
from summarizers.figures.days import WEEKDAY_NAMES, days_in
from summarizers.figures.quantities import Read, quantities_in
from summarizers.language.words import likely_language, small, tokens

LEFT = {
    Against.DENIED: 0.1,
    Against.SWAPPED: 0.2,
    Against.OPPOSITE: 0.3,
    Against.OPEN: 0.4,
    Against.CHARGED: 0.4,
}
"""The part of the evidence for that each piece of evidence against leaves: a denial the least, a "may" or a
charge so much that the text still speaks of it."""

OTHERWISE = 0.2
"""The same where the text gives a figure of the claim with another value, or another day."""

CLOSE = 0.5
"""The cosine of two sentences' vectors from which they have something in common; at 1 they say the same."""

Encoder = Callable[[Sequence[str]], Sequence[Sequence[float]]]
"""Gives a vector for each text; vectors of one length, near where the texts mean the same."""


def _article(outlet: str, body: str, day: date | None, language: str | None) -> Article:
    lines = tuple(line for line in body.splitlines() if line.strip())
    published = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    return Article(outlet, None, lines, language=language, published=published)


def _days(text: str, article: Article, *, dated: bool) -> frozenset[int]:
    """The days that a text names, as month and day (1125); weekdays, 0 to 6, where it is not `dated`."""
    told = {int(read.quantity.number) for read in quantities_in(text, article.language) if _is_date(read)}
    if dated and article.published:
        found = (day for _, day in days_in(text, article.published.date()))
        return frozenset({*told, *(day.month * 100 + day.day for day in found)})
    return frozenset({*told, *(WEEKDAY_NAMES[w] for w in map(small, tokens(text)) if w in WEEKDAY_NAMES)})


def _is_date(read: Read) -> bool:
    return read.quantity.unit == "date"


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    lengths = hypot(*one) * hypot(*other)
    return sum(a * b for a, b in zip(one, other, strict=True)) / lengths if lengths else 0.0


def _likeness(claim: str, statements: Statements, encoder: Encoder) -> float:
    """How near the text's nearest sentence, or two neighbours, come to a claim, 0 to 1."""
    sentences = [row.text for row in statements.rows if row.outlet == 1]
    first, *others = encoder([claim, *sentences, *(" ".join(pair) for pair in pairwise(sentences))])
    nearest = max((_cosine(first, other) for other in others), default=0.0)
    return min(1.0, max(0.0, (nearest - CLOSE) / (1 - CLOSE)))


def _speaking_against(statements: Statements, support: Support, claimed: Sequence[int]) -> Iterator[float]:
    """What each piece of evidence against leaves of the evidence for."""
    found, dated = set[Against](), all(article.published for article in statements.articles)
    other = any(not agree(a, b) for a, b in differing(statements).apart)
    for number in claimed:
        claim, place = support.claims[number], int(support.claim_place[number, 1])
        here, there = statements.rows[claim.row], statements.rows[place]
        found |= against(statements, Told(claim.row, claim.start, claim.end), Told(place, 0, len(there.text)))
        days = [_days(row.text, statements.articles[row.article], dated=dated) for row in (here, there)]
        other = other or (all(days) and days[0].isdisjoint(days[1]))
    yield from (left for piece, left in LEFT.items() if piece in found)
    if other:
        yield OTHERWISE


def support_for(
    claim: str,
    text: str,
    *,
    language: str | None = None,
    claim_date: date | None = None,
    text_date: date | None = None,
    encoder: Encoder | None = None,
) -> float:
    """Tell how strongly a text states a claim, 0 to 1.

    `language` is an ISO 639-1 code; without it, it is guessed. With both dates of publication "Friday" and
    "25 November" can be one day. An `encoder` gives vectors of sentences, for paraphrase. 0 where either
    has no word to compare.
    """
    language = language or likely_language(f"{claim} {text}")
    bodies = (("claim", claim, claim_date), ("text", text, text_date))
    statements = statements_of([_article(*body, language) for body in bodies])
    support = measure_support(statements)
    claimed = [n for n, part in enumerate(support.claims) if statements.rows[part.row].outlet == 0]
    mass = [float(statements.weights[list(support.claims[n].terms)].sum()) for n in claimed]
    if not sum(mass) or statements.outlets != ("claim", "text"):
        return 0.0
    measures = support.measures[claimed, 1]
    measures[:, MEASURES.index("opening")] = 0
    stated = float(np.average(chances(measures), weights=mass))
    if encoder is not None:
        stated = 1 - (1 - stated) * (1 - _likeness(claim, statements, encoder))
    return stated * prod(_speaking_against(statements, support, claimed))
