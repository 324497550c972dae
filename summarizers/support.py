"""How strongly a text states what a sentence says.

Requirements: 0 to 1; a fact spread over two neighbouring sentences counts; words scattered over the whole
    article do not make support, yet they speak against silence.
How it works: a text supports a sentence by the share of the sentence's weighted terms that stand together
    in one of its sentences, or in two neighbouring ones at a small discount. Beside it stands what the
    outlet's whole article shares with the sentence. Both come from array products over the terms'
    postings: memory is (sentences)^2 floats, time the sum of squared postings.
Known failures: paraphrase without a common word; a sentence of several facts is supported by each in part;
    negation is not read.
Reading: Barzilay and Elhadad 2003, "Sentence alignment for monolingual comparable corpora", where weighted
    word overlap is the start and the neighbourhood decides; what was tried is in docs/notes.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from summarizers.article import Article
from summarizers.statements import Statements, statements_of

TWO_SENTENCES = 0.95
"""What support from two neighbouring sentences counts, against 1 from one."""


@dataclass(frozen=True)
class Support:
    """What each outlet (column) holds of each statement (row).

    `strength` is 0 to 1, 1 in the own outlet's column; `place` the row of the sentence that supports best;
    `shared` the weight of the terms that stand anywhere in the outlet, as a multiple of the average
    statement's mass. `between[i, j]` is the share of statement i's weight that statement j holds.
    """

    strength: NDArray[np.float64]
    place: NDArray[np.intp]
    shared: NDArray[np.float64]
    between: NDArray[np.float32]


def overlap(
    rows: Sequence[Iterable[int]], columns: Sequence[Iterable[int]], weights: NDArray[np.float64]
) -> NDArray[np.float32]:
    """The weight of the terms that each row shares with each column, shape (rows, columns)."""
    in_rows: dict[int, list[int]] = {}
    for number, terms in enumerate(rows):
        for term in terms:
            in_rows.setdefault(term, []).append(number)
    in_columns: dict[int, list[int]] = {}
    for number, terms in enumerate(columns):
        for term in terms:
            if term in in_rows:
                in_columns.setdefault(term, []).append(number)
    shared = np.zeros((len(rows), len(columns)), dtype=np.float32)
    for term, places in in_columns.items():
        shared[np.ix_(in_rows[term], places)] += np.float32(weights[term])
    return shared


def _in_pairs(statements: Statements, single: NDArray[np.float32]) -> NDArray[np.float32]:
    """What each statement shares with sentence j and its follower in the same article together."""
    rows = statements.rows
    together = np.zeros_like(single)
    if len(rows) < 2:
        return together
    follows = [a.article == b.article and not a.is_title for a, b in pairwise(rows)]
    both = [
        a.terms & b.terms if f else frozenset() for (a, b), f in zip(pairwise(rows), follows, strict=True)
    ]
    union = single[:, :-1] + single[:, 1:] - overlap([r.terms for r in rows], both, statements.weights)
    together[:, :-1] = np.where(follows, union, 0)
    return together


def measure_support(statements: Statements) -> Support:
    """Measure what every outlet of the story holds of every statement."""
    terms = [row.terms for row in statements.rows]
    mass = np.maximum(statements.mass, 1e-9)[:, None].astype(np.float32)
    single = overlap(terms, terms, statements.weights)
    best = np.maximum(single, TWO_SENTENCES * _in_pairs(statements, single)) / mass
    owned = [frozenset().union(*terms[statements.places_of(o)]) for o in range(len(statements.outlets))]
    strength = np.zeros((len(terms), len(statements.outlets)))
    place = np.zeros(strength.shape, dtype=np.intp)
    for outlet in range(len(statements.outlets)):
        held = statements.places_of(outlet)
        if held.start == held.stop:
            continue
        place[:, outlet] = held.start + best[:, held].argmax(axis=1)
        strength[:, outlet] = best[:, held].max(axis=1)
        strength[held, outlet] = 1.0
    shared = overlap(terms, owned, statements.weights).astype(np.float64) / statements.average_mass
    return Support(strength, place, shared, single / mass)


def support_for(claim: str, text: str, *, language: str | None = None) -> float:
    """How strongly a text states a claim, 0 to 1, without any story around them."""
    pair = [
        Article(outlet, None, tuple(line for line in body.splitlines() if line.strip()), language=language)
        for outlet, body in (("claim", claim), ("text", text))
    ]
    statements = statements_of(pair)
    if "text" not in {statements.outlets[row.outlet] for row in statements.rows}:
        return 0.0
    support = measure_support(statements)
    claimed = [i for i, row in enumerate(statements.rows) if row.outlet == 0]
    mass = statements.mass[claimed]
    return float(np.average(support.strength[claimed, 1], weights=mass)) if mass.sum() else 0.0
