"""How strongly each outlet states what a sentence or a claim says.

Requirements: 0 to 1; a fact spread over two neighbouring sentences counts; words scattered over the whole
    article do not make support, yet they speak against silence.
How it works: an outlet's strength on a sentence is the share of the sentence's weighted terms that stand
    together in one of its sentences, or in two neighbouring ones at a small discount. Of a claim, the
    chance that the outlet states all of it is weighed from several measures (MEASURES) by a logistic model,
    since each alone misleads: the part that matches best, the whole sentence's strength, the terms anywhere
    in the article, figures that are nowhere in it. Nothing in common is no chance. All measures are
    sums over the pairs of sentences that share a term, one outlet at a time: memory grows with the story,
    time with its square.
Known failures: paraphrase without a common word; negation is not read here (`claims.coverage` does).
Reading: Barzilay and Elhadad 2003, "Sentence alignment for monolingual comparable corpora", where weighted
    word overlap is the start and the neighbourhood decides; what was tried is in docs/notes.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from summarizers.claims.claims import Claim, claims_of
from summarizers.claims.statements import Statements

TWO_SENTENCES = 0.95
"""What a sentence's support from two neighbouring sentences counts, against 1 from one."""

MEASURES = ("part", "sentence", "anywhere", "weight", "opening", "figures", "absent")
"""What the chance of a claim is weighed from: the likeness of the other outlet's most alike claim (Dice,
0 to 1); the strength on the whole sentence; the share of the claim's weight that stands anywhere in the
outlet; the sentence's weight in average sentences; 1 at its article's top, a half in the second sentence,
and so on (news is told from the top); the claim's figures; those of them that the outlet has nowhere."""

COEFFICIENTS = (3.12, 2.6, 0.81, 0.05, 1.55, 0.51, -2.06)
INTERCEPT = -2.89
"""Fitted to the project's labelled stories by `python -m tests.eval.fitting`, which prints them."""

Floats = NDArray[np.float64]
Postings = tuple[NDArray[np.intp], NDArray[np.intp]]
"""Columns and the terms that they hold, one pair for each."""


@dataclass(frozen=True)
class Support:
    """What each outlet (column) holds of each statement and of each claim (row).

    `strength` (statements, outlets) is 0 to 1, 1 in the own outlet's column; `place` the row of the sentence
    that supports best. `chance` (claims, outlets) is how likely the outlet states all of the claim, 0 to 1,
    and 1 in the own outlet's column; `claim_place` the row of its best sentence; `worded` the share of the
    claim's weight, without figures, names and what introduces these, that stands in the two sentences that
    hold most of it, 1 where there are no such words but names or figures, 0 where somebody is only
    introduced, and 1 in the own outlet's column; `measures` (claims, outlets, MEASURES).
    """

    strength: Floats
    place: NDArray[np.intp]
    claims: tuple[Claim, ...]
    chance: Floats
    claim_place: NDArray[np.intp]
    worded: Floats
    measures: NDArray[np.float32]


class _Table:
    """Which row holds which term, and what each term weighs."""

    def __init__(self, rows: Iterable[Iterable[int]], weights: Floats) -> None:
        listed = [sorted(row) for row in rows]
        self.count = len(listed)
        self.rows = np.repeat(np.arange(len(listed)), [len(row) for row in listed])
        self.terms = np.array(list(chain.from_iterable(listed)), dtype=np.intp)
        self._weights = weights
        self._holders = self.rows[np.argsort(self.terms, kind="stable")]
        self._held = np.bincount(self.terms, minlength=len(weights))
        self.mass = np.bincount(self.rows, weights[self.terms], len(listed))
        self._starts = np.cumsum(self._held) - self._held

    def within(self, held: slice) -> Postings:
        """The terms of some rows, each with its row's number among them."""
        begin, end = np.searchsorted(self.rows, [held.start, held.stop])
        return self.rows[begin:end] - held.start, self.terms[begin:end]

    def shared(self, postings: Postings, width: int) -> Floats:
        """The weight of the terms that each row shares with each of `width` columns, given by their postings.

        It sums over the pairs that share a term, in one order: a product of the tables takes longer, and
        its last digits hang on the number of processors, and with them which of two equal sentences is best.
        """
        columns, terms = postings
        held = self._held[terms]
        begins = self._starts[terms] - np.cumsum(held) + held
        rows = self._holders[np.arange(held.sum()) + np.repeat(begins, held)]
        cells = rows * width + np.repeat(columns, held)
        found = np.bincount(cells, np.repeat(self._weights[terms], held), self.count * width)
        return np.asarray(found.reshape(self.count, width), dtype=np.float64)


def _with_next(postings: Postings, follows: NDArray[np.bool_]) -> Postings:
    """Each sentence of the postings united with the one after it, where that `follows` it in its article."""
    columns, held = postings
    after, terms = follows[columns], held.max(initial=0) + 1
    both = np.unique(np.concatenate((columns * terms + held, (columns[after] - 1) * terms + held[after])))
    return both // terms, both % terms


@dataclass(frozen=True)
class _Story:
    """The tables that every outlet is measured by.

    `wordless` is what a claim of names and figures alone shares of its words with whoever has these: 1, but 0
    where it does no more than introduce somebody. `follows` tells of each row whether it is in one article
    with the row before, and that is no title.
    """

    statements: Statements
    claims: tuple[Claim, ...]
    sentence_terms: _Table
    claim_terms: _Table
    word_terms: _Table
    wordless: Floats
    claim_rows: NDArray[np.intp]
    claim_mass: Floats
    row_mass: Floats
    follows: NDArray[np.bool_]

    @staticmethod
    def of(statements: Statements) -> _Story:
        claims = claims_of(statements)
        rows = statements.rows
        weights, telling = statements.weights, statements.figures | statements.names
        claim_terms = _Table([claim.terms for claim in claims], weights)
        naming = statements.naming
        word_terms = _Table([claim.terms - telling - naming[claim.row] for claim in claims], weights)
        follows = (a.article == b.article and not a.is_title for a, b in pairwise(rows))
        return _Story(
            statements,
            claims,
            _Table([row.terms for row in rows], weights),
            claim_terms,
            word_terms,
            np.array([float(bool(claim.terms - naming[claim.row])) for claim in claims]),
            np.array([claim.row for claim in claims], dtype=np.intp),
            np.maximum(claim_terms.mass, 1e-9),
            np.maximum(statements.mass, 1e-9),
            np.array([False, *follows], dtype=bool),
        )


@dataclass(frozen=True)
class _Block:
    """What one outlet holds: of each sentence (strength, place), and of each claim (the rest)."""

    strength: Floats
    place: NDArray[np.intp]
    part: Floats
    anywhere: Floats
    worded: Floats
    claim_place: NDArray[np.intp]


def _parts(story: _Story, held: slice) -> Floats:
    """How alike each claim is to the most alike claim of the rows `held`, 0 to 1."""
    first, last = np.searchsorted(story.claim_rows, [held.start, held.stop])
    mass = story.claim_mass
    if first == last:
        return np.zeros(len(mass))
    shared = story.claim_terms.shared(story.claim_terms.within(slice(first, last)), last - first)
    return np.asarray((2 * shared / (mass[:, None] + mass[first:last])).max(axis=1))


def _block(story: _Story, held: slice) -> _Block:
    """Measure one outlet, whose sentences are the rows `held`, at least one."""
    width, follows = held.stop - held.start, story.follows[held]
    own = story.sentence_terms.within(held)
    both = _with_next(own, follows)
    single, double = story.sentence_terms.shared(own, width), story.sentence_terms.shared(both, width)
    strength = np.maximum(single, TWO_SENTENCES * double) / story.row_mass[:, None]
    alone = story.claim_terms.shared(own, width)
    near = story.claim_terms.shared(both, width).argmax(axis=1)
    after = np.minimum(near + 1, width - 1)
    numbers = np.arange(len(alone))
    words = story.word_terms.shared(both, width)[numbers, near]
    vocabulary = np.unique(own[1])
    anywhere = story.claim_terms.shared((np.zeros_like(vocabulary), vocabulary), 1)[:, 0]
    return _Block(
        strength=strength.max(axis=1),
        place=held.start + strength.argmax(axis=1),
        part=_parts(story, held),
        anywhere=anywhere / story.claim_mass,
        worded=np.where(
            story.word_terms.mass > 0, words / np.maximum(story.word_terms.mass, 1e-9), story.wordless
        ),
        claim_place=held.start + np.where(alone[numbers, after] > alone[numbers, near], after, near),
    )


def _figures(story: _Story) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How many figures each claim holds, and how many of them each outlet has nowhere."""
    held, statements = story.statements.held, story.statements
    figures = [claim.terms & statements.figures for claim in story.claims]
    count = np.array([len(found) for found in figures], dtype=np.float32)
    absent = np.array([[len(found - known) for known in held] for found in figures], dtype=np.float32)
    return count, absent.reshape(len(figures), len(held))


def chances(measures: NDArray[np.float32]) -> Floats:
    """Weigh the chance that an outlet states each claim from its measures (claims, MEASURES)."""
    evidence = measures.astype(np.float64) @ np.array(COEFFICIENTS) + INTERCEPT
    some = measures[:, MEASURES.index("anywhere")] > 0
    return np.where(some, 1 / (1 + np.exp(-evidence)), 0.0)


def measure_support(statements: Statements) -> Support:
    """Measure what every outlet of the story holds of every statement and claim."""
    story = _Story.of(statements)
    claims, outlets = story.claims, len(statements.outlets)
    strength = np.zeros((len(statements.rows), outlets))
    place = np.zeros(strength.shape, dtype=np.intp)
    claim_place = np.zeros((len(claims), outlets), dtype=np.intp)
    chance = np.zeros(claim_place.shape)
    worded = np.ones(claim_place.shape)
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
        claim_place[:, outlet], worded[:, outlet] = block.claim_place, block.worded
        of_sentence = block.strength[story.claim_rows]
        parts = (
            block.part,
            of_sentence,
            block.anywhere,
            weight,
            opening,
            count,
            absent[:, outlet],
        )
        measures[:, outlet] = np.stack(parts, axis=1)
        chance[:, outlet] = chances(measures[:, outlet])
    own = np.array([statements.rows[claim.row].outlet for claim in claims], dtype=np.intp)
    numbers = np.arange(len(claims))
    chance[numbers, own] = worded[numbers, own] = 1.0
    return Support(strength, place, claims, chance, claim_place, worded, measures)
