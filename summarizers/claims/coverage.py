"""Which outlets report a claim, which do not, and which notes follow.

Requirements: a wrong "only X reported" is the worst mistake, so silence needs its own evidence and a grey
    zone lies between "reports" and "silent" in which nothing is said; one note for one fact.
How it works: every sentence of a body that is long enough is held against the other reports claim by
    claim (`claims.claims`). Several outlets report a claim where the chances that these do and those do
    not multiply to SURE, copies counted once; each must have its figures, and share more of it than names
    (WORDED); of the others those above GROWS are unclear. One outlet alone reports a claim where every other
    stays below ALONE, in TELLING words or more; the claims beside it in the sentence that the others hardly
    report (GROWS) are told with it. An outlet that gives another figure or denies the claim does not report
    it, but is not silent either; one in another language, or of which only a teaser could be had, is unclear,
    never silent.
Known failures: where outlets word a fact without a common term, "only" is wrong; two facts in one part.
Reading: docs/notes.md has the figures behind the constants.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from summarizers.claims.covered import Covered
from summarizers.claims.statements import Statements
from summarizers.claims.support import MEASURES, Support
from summarizers.language.wording import negated

REPORTS, SURE = 0.50, 0.50
"""Several report a claim: those from the first chance on, if all sides together are right with the second."""

WORDED = 0.2
"""The share of a claim's words from which an outlet reports it; names, offices and figures do not count."""

ALONE, GROWS = 0.15, 0.25
"""The chance of all others up to which a claim is one outlet's alone, or may be told beside one that is."""

FIGURED = 0.35
"""The latter, where the one outlet has a figure that no other has anywhere: more of its sentence is told."""

BESIDE, SHARED = 0.75, 0.20
"""The chance up to which a silent outlet may report what is shown beside a claim that several report, and
from which each of these must."""

TELLING = 8
"""Words below which a span shares none with another report too easily to be one outlet's alone."""

LONG, LONGEST = 20, 30
"""Words beyond which a span is told without the claims beside the sure ones, or each of these by itself."""

OPPOSED = 0.75
"""Two sentences that hold each other so far, one of them negated, are opposites; less alike, two facts."""

LEAST_WEIGHT = 0.25
"""A span weighs at least this part of the story's average sentence; less is found anywhere by chance."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure notes must be; `python -m tests.eval.fitting` tells what others would give."""

    alone: float = ALONE
    grows: float = GROWS
    sure: float = SURE


@dataclass(frozen=True)
class Coverage:
    """Decides the claims of one story.

    `contradicted` holds the (row, outlet) pairs whose figures differ: such an outlet does not report what
    has a figure there, however much of its wording it shares. `vaguer` holds a (row, character, outlet) for
    each figure that the outlet gives as another that can be the same ("12 days", "less than two weeks"): it
    is not silent on the claim there.
    """

    statements: Statements
    support: Support
    contradicted: frozenset[tuple[int, int]] = frozenset()
    vaguer: frozenset[tuple[int, int, int]] = frozenset()
    thresholds: Thresholds = Thresholds()

    @cached_property
    def _languages(self) -> list[set[str | None]]:
        articles = self.statements.articles
        return [{a.language for a in articles if a.outlet == name} for name in self.statements.outlets]

    @cached_property
    def _cut_off(self) -> frozenset[int]:
        """The outlets of which only a teaser is known."""
        whole = {article.outlet for article in self.statements.articles if not article.teaser}
        return frozenset(o for o, name in enumerate(self.statements.outlets) if name not in whole)

    def unknowable(self, row: int, outlet: int) -> bool:
        """Whether an outlet's silence says nothing: it is known in another language or by a teaser only."""
        if outlet in self._cut_off:
            return True
        language = self.statements.articles[self.statements.rows[row].article].language
        return language is not None and not {language, None} & self._languages[outlet]

    def _held(self, row: int, other: int) -> float:
        """The part of a statement's weight that another statement holds."""
        common = list(self.statements.rows[row].terms & self.statements.rows[other].terms)
        return float(self.statements.weights[common].sum() / max(1e-9, self.statements.mass[row]))

    @cached_property
    def denied(self) -> Mask:
        """Where an outlet (column) denies what a sentence (row) says, or says what it denies."""
        strength, place, rows = self.support.strength, self.support.place, self.statements.rows
        negative = [negated(row.text) for row in rows]
        denied = np.zeros(strength.shape, dtype=bool)
        for row, outlet in np.argwhere(strength >= OPPOSED).tolist():
            other = int(place[row, outlet])
            alike = negative[row] != negative[other] and rows[row].outlet != outlet
            denied[row, outlet] = alike and min(self._held(row, other), self._held(other, row)) >= OPPOSED
        return denied

    @cached_property
    def against(self) -> Mask:
        """Where an outlet (column) gives a figure of a claim (row) otherwise, or denies it."""
        rows = np.array([claim.row for claim in self.support.claims], dtype=np.intp)
        differs = np.zeros(self.support.strength.shape, dtype=bool)
        for row, outlet in self.contradicted:
            differs[row, outlet] = True
        figures = np.array([bool(c.terms & self.statements.figures) for c in self.support.claims], dtype=bool)
        return np.asarray(self.denied[rows] | (differs[rows] & figures[:, None]))

    @cached_property
    def lacks(self) -> Mask:
        """Where an outlet (column) has a figure of a claim (row) nowhere."""
        return np.asarray(self.support.measures[:, :, MEASURES.index("absent")] > 0)

    @cached_property
    def _own(self) -> Mask:
        """Where an outlet (column) is the one that a claim (row) is from."""
        owners = [self.statements.rows[claim.row].outlet for claim in self.support.claims]
        return np.asarray(np.array(owners, dtype=np.intp)[:, None] == np.arange(len(self.statements.outlets)))

    @cached_property
    def _unknown(self) -> Mask:
        """Where of an outlet's (column) silence on a claim (row) nothing can be known."""
        outlets = range(len(self.statements.outlets))
        article = {claim.row: self.statements.rows[claim.row].article for claim in self.support.claims}
        rows = {number: row for row, number in article.items()}
        masks = {number: [self.unknowable(row, outlet) for outlet in outlets] for number, row in rows.items()}
        found = [masks[article[claim.row]] for claim in self.support.claims]
        return np.array(found, dtype=bool).reshape(len(found), len(outlets))

    @cached_property
    def _doubts(self) -> NDArray[np.float64]:
        """What speaks the most against the silence of all outlets but its own on a claim, 0 to 1.

        Of an outlet whose silence says nothing only a report counts.
        """
        doubts = np.where(self.against, 1.0, self.support.chance)
        for row, place, outlet in self.vaguer:
            doubts[self.within(row, place, place + 1), outlet] = 1.0
        told = (self.support.chance >= REPORTS) & ~self.against
        ignored = self._own | (self._unknown & ~told)
        return np.asarray(np.where(ignored, 0.0, doubts).max(axis=1, initial=0.0))

    def _covered(self, claims: Sequence[int], reporting: Mask, silent: Mask) -> Covered:
        parts = [self.support.claims[claim] for claim in claims]
        return Covered(
            row=parts[0].row,
            start=parts[0].start,
            end=parts[-1].end,
            claims=tuple(claims),
            reporting=tuple(np.flatnonzero(reporting).tolist()),
            silent=tuple(np.flatnonzero(silent).tolist()),
            unclear=tuple(np.flatnonzero(~(reporting | silent)).tolist()),
            doubt=float(self.support.chance[list(claims)].min(axis=0)[silent].max(initial=0.0)),
        )

    def within(self, row: int, start: int, end: int) -> list[int]:
        """The claims of a sentence that stand in part between two of its characters."""
        claims = self.support.claims
        first = bisect_left(claims, row, key=lambda claim: claim.row)
        here = range(first, bisect_right(claims, row, lo=first, key=lambda claim: claim.row))
        return [n for n in here if start < claims[n].end and claims[n].start < end]

    def _figured(self, covered: Covered) -> bool:
        """Whether one outlet's claims have a sure one with a figure that none of the others has anywhere."""
        figures, silent = self.statements.figures, list(covered.silent)
        return any(
            self._doubts[n] <= self.thresholds.alone
            and self.support.claims[n].terms & figures
            and self.lacks[n, silent].all()
            for n in covered.claims
        )

    def allows(self, covered: Covered, start: int, end: int) -> bool:
        """Whether what a wider span of the sentence adds to a claim stands with the same outlets.

        No silent one may report it, and none of several that report the claim may surely lack it. There, and
        beside what one outlet alone reports, words without weight or figure ("in a statement") do not count.
        Beside a figure that no other outlet has anywhere, more may be told (FIGURED).
        """
        claims, figures = self.support.claims, self.statements.figures
        added = [n for n in self.within(covered.row, start, end) if n not in covered.claims]
        weighty = [n for n in added if claims[n].terms & figures or self.weighs(claims[n].terms)]
        added, most = (weighty, self.thresholds.grows) if covered.only else (added, BESIDE)
        chance, among = self.support.chance, np.ix_(weighty, covered.reporting)
        told = covered.only or bool((chance[among] >= SHARED).all() and not self.lacks[among].any())
        others = covered.silent + (covered.unclear if covered.disputed else ())
        likely = float(chance[np.ix_(added, others)].max(initial=0.0))
        return told and (likely <= most or (covered.only and likely <= FIGURED and self._figured(covered)))

    def certain(self, covered: Covered, start: int, end: int) -> Covered:
        """The same with those unclear who may report what is shown, words beside the claim too.

        "2 of 5" says that three do not, "2+ of 5" leaves it open. Of one outlet's claims it is decided.
        """
        if covered.only:
            return covered
        shown = self.within(covered.row, start, end)
        most = self.support.chance[shown].max(axis=0, initial=0.0)
        silent = {outlet for outlet in covered.silent if most[outlet] <= self.thresholds.grows}
        unclear = tuple(sorted({*covered.unclear, *covered.silent} - silent))
        beside = tuple(n for n in shown if n not in covered.claims)
        return replace(covered, silent=tuple(sorted(silent)), unclear=unclear, beside=beside)

    def terms(self, covered: Covered) -> frozenset[int]:
        """The terms of a span."""
        return frozenset().union(*(self.support.claims[claim].terms for claim in covered.claims))

    def weighs(self, terms: frozenset[int]) -> bool:
        """Whether terms have weight enough to be a fact of their own."""
        weight = float(self.statements.weights[list(terms)].sum())
        return weight >= LEAST_WEIGHT * self.statements.average_mass

    def _length(self, claims: Sequence[int]) -> int:
        """The words from the first to the last of a sentence's claims."""
        first, last = self.support.claims[claims[0]], self.support.claims[claims[-1]]
        return len(self.statements.rows[first.row].text[first.start : last.end].split())

    def alone(self, claims: Sequence[int]) -> Iterator[Covered]:
        """The spans among a sentence's claims that its outlet alone reports."""
        own, unknown = self._own[claims[0]], self._unknown[claims[0]]
        if (own | unknown).all():
            return
        for quiet, group in groupby(
            claims, key=lambda claim: bool(self._doubts[claim] <= self.thresholds.grows)
        ):
            held = list(group)
            sure = [place for place, claim in enumerate(held) if self._doubts[claim] <= self.thresholds.alone]
            if quiet and sure and (length := self._length(held)) >= TELLING:
                span = slice(sure[0], sure[-1] + 1) if length > LONG else slice(None)
                yield self._covered(held[span], own, ~(own | unknown))
                if self._length(held[span]) > LONGEST:
                    told = [[held[place]] for place in sure if self._length([held[place]]) >= TELLING]
                    yield from (self._covered(one, own, ~(own | unknown)) for one in told)

    @cached_property
    def _sources(self) -> Sequence[Sequence[int]]:
        """The outlets by source: of one source are those that have the same sentence for every claim."""
        numbers, sources = dict[str, int](), defaultdict[bytes, list[int]](list)
        texts = [numbers.setdefault(row.text, len(numbers)) for row in self.statements.rows]
        said = np.array(texts, dtype=np.int32)
        for outlet, places in enumerate(self.support.claim_place.T):
            sources[said[places].tobytes()].append(outlet)
        return list(sources.values())

    @cached_property
    def _sides(self) -> tuple[Mask, Mask, list[bytes | None]]:
        """Who tells each claim and who is silent; and who tells it as a key, None where that is no note."""
        chance, against, own = self.support.chance, self.against, self._own
        told = (chance >= REPORTS) & (self.support.worded >= WORDED) & ~self.lacks & ~against
        quiet = ~told & ~against & ~self._unknown
        right = np.ones(len(chance))
        for source in self._sources:
            says, quiet_here = told[:, source], quiet[:, source]
            right *= np.where(says.any(axis=1), np.where(says, chance[:, source], 0).max(axis=1), 1)
            right *= np.where(quiet_here, 1 - chance[:, source], 1).min(axis=1)
        sure = right >= self.thresholds.sure
        fits = sure & ~(against & ~own).any(axis=1) & quiet.any(axis=1) & (told.sum(axis=1) > 1)
        keys = [mask.tobytes() if fit else None for mask, fit in zip(told, fits, strict=True)]
        return told, quiet, keys

    def shared(self, claims: Sequence[int]) -> Iterator[Covered]:
        """The spans among a sentence's claims that several outlets report and others do not."""
        told, quiet, keys = self._sides
        for key, group in groupby(claims, key=keys.__getitem__):
            if key is not None:
                held = list(group)
                yield self._covered(held, told[held[0]], quiet[held[0]])
