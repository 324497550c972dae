"""How strongly each outlet states what a sentence or a claim says.

Requirements: 0 to 1; a fact spread over two neighbouring sentences counts; words scattered over the whole
    article do not make support, yet they speak against silence.
How it works: an outlet's strength on a sentence is the share of the sentence's weighted terms that stand
    together in one of its sentences, or in two neighbouring ones at a small discount. Of a claim, the chance
    that the outlet states it is weighed from several measures (MEASURES) by a logistic model, since each alone
    misleads: the part that matches best, the whole sentence's strength, runs of terms, the terms anywhere in
    the article, figures that are nowhere in it. Nothing in common is no chance. All measures come from array
    products, one outlet at a time: memory grows with the story, time with its square.
Known failures: paraphrase without a common word; negation is not read here (`summarizers.coverage` does).
Reading: Barzilay and Elhadad 2003, "Sentence alignment for monolingual comparable corpora", where weighted
    word overlap is the start and the neighbourhood decides; what was tried is in docs/notes.md.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from summarizers.article import Article
from summarizers.claims import Claim, claims_of
from summarizers.statements import Statements, statements_of

TWO_SENTENCES = 0.95
"""What a sentence's support from two neighbouring sentences counts, against 1 from one."""

MEASURES = ("part", "sentence", "runs", "anywhere", "weight", "opening", "figures", "absent")
"""What the chance of a claim is weighed from: the likeness of the other outlet's most alike claim (Dice, 0 to
1); the strength on the whole sentence; ln(1 + pairs of terms in a row found together); the share of the claim's
weight that stands anywhere in the outlet; the sentence's weight in average sentences; 1 at
its article's top, a half in the second sentence, and so on (news is told from the top); the claim's figures;
those of them that the outlet has nowhere."""

COEFFICIENTS = (2.81, 3.24, 0.5, 0.91, 0.17, 1.69, 0.58, -0.83)
INTERCEPT = -2.87
"""Fitted to the project's labelled stories by `python -m tests.eval.fitting`, which prints them."""

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Support:
    """What each outlet (column) holds of each statement and of each claim (row).

    `strength` (statements, outlets) is 0 to 1, 1 in the own outlet's column; `place` the row of the sentence
    that supports best. `chance` (claims, outlets) is how likely the outlet states the claim, 0 to 1, and 1 in
    the own outlet's column; `claim_place` the row of its best sentence; `measures` (claims, outlets, MEASURES).
    """

    strength: NDArray[np.float64]
    place: NDArray[np.intp]
    claims: tuple[Claim, ...]
    chance: NDArray[np.float64]
    claim_place: NDArray[np.intp]
    measures: Floats


class _Table:
    """Which row holds which term, as a table that can be cut to the columns of some terms."""

    def __init__(self, rows: Sequence[Iterable[Hashable]], ids: dict[Hashable, int]) -> None:
        listed = [[ids[term] for term in row if term in ids] for row in rows]
        self.count = len(listed)
        self.rows = np.repeat(np.arange(len(listed)), [len(row) for row in listed])
        self.terms = np.array([term for row in listed for term in row], dtype=np.intp)

    def cut(self, columns: NDArray[np.intp], width: int) -> Floats:
        """1 where a row holds a term, shape (rows, width); `columns[t]` is term t's column or -1."""
        where = columns[self.terms]
        held = where >= 0
        table = np.zeros((self.count, width), dtype=np.float32)
        table[self.rows[held], where[held]] = 1
        return table

    def within(self, first: int, last: int) -> NDArray[np.intp]:
        """The terms that the rows from `first` up to `last` hold, each once."""
        begin, end = np.searchsorted(self.rows, [first, last])
        return np.unique(self.terms[begin:end])


def _columns(terms: NDArray[np.intp], count: int) -> NDArray[np.intp]:
    columns = np.full(count, -1, dtype=np.intp)
    columns[terms] = np.arange(len(terms))
    return columns


def _with_next(table: Floats, follows: NDArray[np.bool_]) -> Floats:
    """Each row of a table united with the row after it, where that one follows in the same article."""
    both = table.copy()
    np.maximum(table[:-1], table[1:], out=both[:-1], where=follows[:, None])
    return both


@dataclass(frozen=True)
class _Story:
    """The tables that every outlet's block is cut from."""

    statements: Statements
    claims: tuple[Claim, ...]
    sentence_terms: _Table
    claim_terms: _Table
    sentence_runs: _Table
    claim_runs: _Table
    run_count: int
    claim_rows: NDArray[np.intp]
    claim_mass: Floats
    follows: NDArray[np.bool_]

    @staticmethod
    def of(statements: Statements) -> _Story:
        claims = claims_of(statements)
        rows = statements.rows
        terms: dict[Hashable, int] = {term: term for term in range(len(statements.weights))}
        runs: dict[Hashable, int] = {}
        for claim in claims:
            for run in claim.runs:
                runs.setdefault(run, len(runs))
        row_runs = [set(pairwise([term for _, term in row.places])) for row in rows]
        return _Story(
            statements,
            claims,
            _Table([row.terms for row in rows], terms),
            _Table([claim.terms for claim in claims], terms),
            _Table(row_runs, runs),
            _Table([claim.runs for claim in claims], runs),
            len(runs),
            np.array([claim.row for claim in claims], dtype=np.intp),
            np.array([statements.weights[list(c.terms)].sum() for c in claims], dtype=np.float32),
            np.array(
                [a.article == b.article and not a.is_title for a, b in pairwise(rows)],
                dtype=bool,
            ),
        )


@dataclass(frozen=True)
class _Block:
    """What one outlet holds: of each sentence (strength, place), and of each claim (the rest)."""

    strength: Floats
    place: NDArray[np.intp]
    part: Floats
    runs: Floats
    anywhere: Floats
    claim_place: NDArray[np.intp]


def _block(story: _Story, held: slice) -> _Block:
    """Measure one outlet, whose sentences are the rows `held`, at least one."""
    statements, mass = story.statements, np.maximum(story.claim_mass, 1e-9)
    vocabulary = story.sentence_terms.within(held.start, held.stop)
    columns = _columns(vocabulary, len(statements.weights))
    weights = statements.weights[vocabulary].astype(np.float32)
    sentences = story.sentence_terms.cut(columns, len(vocabulary))
    claims = story.claim_terms.cut(columns, len(vocabulary))
    own = sentences[held]
    follows = story.follows[held.start : held.stop - 1]
    both = _with_next(own, follows) * weights
    row_mass = np.maximum(statements.mass, 1e-9).astype(np.float32)[:, None]
    single = sentences @ (own * weights).T
    strength = np.maximum(single, TWO_SENTENCES * (sentences @ both.T)) / row_mass
    near = (claims @ both.T).argmax(axis=1)
    alone = claims @ (own * weights).T
    after = np.minimum(near + 1, alone.shape[1] - 1)
    numbers = np.arange(len(alone))
    places = np.flatnonzero((story.claim_rows >= held.start) & (story.claim_rows < held.stop))
    part = np.zeros(len(mass), dtype=np.float32)
    if len(places):
        alike = 2 * (claims @ (claims[places] * weights).T) / (mass[:, None] + mass[places])
        part = alike.max(axis=1)
    run_ids = story.sentence_runs.within(held.start, held.stop)
    run_columns = _columns(run_ids, story.run_count)
    row_runs = story.sentence_runs.cut(run_columns, len(run_ids))[held]
    in_a_row = story.claim_runs.cut(run_columns, len(run_ids)) @ _with_next(row_runs, follows).T
    return _Block(
        strength=strength.max(axis=1),
        place=held.start + strength.argmax(axis=1),
        part=part,
        runs=np.log1p(in_a_row.max(axis=1)),
        anywhere=(claims @ weights / mass).astype(np.float32),
        claim_place=held.start + np.where(alone[numbers, after] > alone[numbers, near], after, near),
    )


def _figures(story: _Story) -> tuple[Floats, Floats]:
    """How many figures each claim holds, and how many of them each outlet has nowhere."""
    statements = story.statements
    held = [
        frozenset().union(*(row.terms for row in statements.rows[statements.places_of(outlet)]))
        for outlet in range(len(statements.outlets))
    ]
    figures = [claim.terms & statements.figures for claim in story.claims]
    count = np.array([len(found) for found in figures], dtype=np.float32)
    absent = np.array([[len(found - known) for known in held] for found in figures], dtype=np.float32)
    return count, absent.reshape(len(figures), len(held))


def _chances(measures: Floats) -> NDArray[np.float64]:
    """The chance that each measured outlet states each claim."""
    evidence = measures.astype(np.float64) @ np.array(COEFFICIENTS) + INTERCEPT
    some = measures[:, :, MEASURES.index("anywhere")] > 0
    return np.where(some, 1 / (1 + np.exp(-evidence)), 0.0)


def measure_support(statements: Statements) -> Support:
    """Measure what every outlet of the story holds of every statement and claim."""
    story = _Story.of(statements)
    claims, outlets = story.claims, len(statements.outlets)
    strength = np.zeros((len(statements.rows), outlets))
    place = np.zeros(strength.shape, dtype=np.intp)
    claim_place = np.zeros((len(claims), outlets), dtype=np.intp)
    measures = np.zeros((len(claims), outlets, len(MEASURES)), dtype=np.float32)
    weight = (statements.mass / statements.average_mass).astype(np.float32)[story.claim_rows]
    opening = statements.opening.astype(np.float32)[story.claim_rows]
    count, absent = _figures(story)
    for outlet in range(outlets):
        held = statements.places_of(outlet)
        if held.start == held.stop:
            continue
        block = _block(story, held)
        strength[:, outlet], place[:, outlet] = block.strength, block.place
        strength[held, outlet] = 1.0
        claim_place[:, outlet] = block.claim_place
        of_sentence = block.strength[story.claim_rows]
        parts = (
            block.part,
            of_sentence,
            block.runs,
            block.anywhere,
            weight,
            opening,
            count,
            absent[:, outlet],
        )
        measures[:, outlet] = np.stack(parts, axis=1)
    chance = _chances(measures)
    own = np.array([statements.rows[claim.row].outlet for claim in claims], dtype=np.intp)
    chance[np.arange(len(claims)), own] = 1.0
    return Support(strength, place, claims, chance, claim_place, measures)


def support_for(claim: str, text: str, *, language: str | None = None) -> float:
    """How strongly a text states a claim, 0 to 1, without any story around them."""
    pair = [
        Article(outlet, None, tuple(line for line in body.splitlines() if line.strip()), language=language)
        for outlet, body in (("claim", claim), ("text", text))
    ]
    statements = statements_of(pair)
    support = measure_support(statements)
    claimed = [n for n, part in enumerate(support.claims) if statements.rows[part.row].outlet == 0]
    mass = [float(statements.weights[list(support.claims[n].terms)].sum()) for n in claimed]
    return float(np.average(support.chance[claimed, 1], weights=mass)) if sum(mass) else 0.0
