"""Which outlets report what a sentence says, which do not, and which notes follow.

Requirements: a wrong "only X reported" is the worst mistake, so silence needs its own evidence and a grey
    zone lies between "reports" and "silent" in which nothing is said; one note for one fact.
How it works: every sentence of a body that is long enough is a claim. An outlet reports it from REPORTS
    support on. It is silent only if its support stays below SILENT and no figure that is rare in the story
    stands in both. For an "only" note, moreover, what the whole article shares with the claim counts
    against silence, and so do two rare terms that stand together in one of its sentences. An outlet in
    another language, or of which only a teaser could be had, is unclear, never silent. Claims that cover
    each other and have the same outlets are one; the clearest wording stands for them.
Known failures: the unit is the sentence. Where it holds several facts with different coverage, the note is
    right for one of them; where outlets word a fact without a common term, "only" is wrong.
Reading: docs/notes.md has the figures behind the constants.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from summarizers.statements import Statement, Statements
from summarizers.support import Support
from summarizers.wording import leans_back, negated

REPORTS = 0.60
SILENT = 0.40
ONLY_SILENT = 0.42
ONLY_SHARED = 0.25
"""For an "only" note an outlet is silent while support + ONLY_SHARED x shared stays within ONLY_SILENT."""

PAIR_SHARE = 0.25
"""Two rare terms together in one sentence speak against silence when it holds this part of the claim."""

OPPOSED = 0.75
"""Two sentences that hold each other so far, one of them negated, are opposites; less alike, two facts."""

LEAST_ONLY, LEAST_SOME = 0.35, 0.40
"""A claim weighs at least this part of the story's average sentence; less is no fact of its own."""

LEAST_WORDS = 5
SAME_CLAIM = 0.75
"""Two claims with the same outlets are one when either covers the other so far."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A claim (a row of the statements) and the outlets, as positions, that report it or do not.

    `doubt` is what speaks against the silence of the silent ones at the most, 0 to 1.
    """

    row: int
    reporting: tuple[int, ...]
    silent: tuple[int, ...]
    unclear: tuple[int, ...]
    doubt: float

    @property
    def only(self) -> bool:
        """Whether one outlet alone reports it."""
        return len(self.reporting) == 1


@dataclass(frozen=True)
class Coverage:
    """Decides claims of one story.

    `contradicted` holds the (row, outlet) pairs whose figures differ: such an outlet does not report the
    claim, however much of its wording it shares.
    """

    statements: Statements
    support: Support
    contradicted: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def _held(self) -> list[frozenset[int]]:
        """The terms that each outlet holds anywhere."""
        rows, count = self.statements.rows, len(self.statements.outlets)
        return [
            frozenset().union(*(r.terms for r in rows[self.statements.places_of(o)])) for o in range(count)
        ]

    @cached_property
    def _languages(self) -> list[set[str | None]]:
        articles = self.statements.articles
        return [{a.language for a in articles if a.outlet == name} for name in self.statements.outlets]

    @cached_property
    def _cut_off(self) -> frozenset[int]:
        """The outlets of which only a teaser is known."""
        whole = {article.outlet for article in self.statements.articles if not article.teaser}
        return frozenset(o for o, name in enumerate(self.statements.outlets) if name not in whole)

    def _unknowable(self, row: int, outlet: int) -> bool:
        """Whether an outlet's silence says nothing: it is known in another language or by a teaser only."""
        if outlet in self._cut_off:
            return True
        language = self.statements.articles[self.statements.rows[row].article].language
        return language is not None and not {language, None} & self._languages[outlet]

    def _together(self, row: int, outlet: int) -> bool:
        """Whether two rare terms of the claim stand in one sentence of the outlet that holds much of it."""
        rare = self.statements.rows[row].terms & self.statements.distinctive
        places = self.statements.places_of(outlet)
        return any(
            self.support.between[row, other] >= PAIR_SHARE
            and len(rare & self.statements.rows[other].terms) > 1
            for other in range(places.start, places.stop)
        )

    def _doubt(self, row: int, outlet: int, *, only: bool) -> float:
        """What speaks against an outlet's silence on a claim: 0 nothing, above 1 too much."""
        strength = float(self.support.strength[row, outlet])
        figures = self.statements.rows[row].terms & self.statements.hard_figures
        if figures & self._held[outlet] or (only and self._together(row, outlet)):
            return math.inf
        if not only:
            return strength / SILENT
        return (strength + ONLY_SHARED * float(self.support.shared[row, outlet])) / ONLY_SILENT

    def _opposed(self, row: int, outlet: int) -> bool:
        """Whether the outlet gives another figure, or denies what the claim says or says what it denies."""
        place, between = int(self.support.place[row, outlet]), self.support.between
        alike = min(between[row, place], between[place, row]) >= OPPOSED
        denied = negated(self.statements.rows[place].text) != negated(self.statements.rows[row].text)
        return (row, outlet) in self.contradicted or bool(alike and denied)

    def stand(self, row: int) -> Covered:
        """Which outlets report a claim, which are silent on it, and for which it is unclear."""
        own, strength = self.statements.rows[row].outlet, self.support.strength[row]
        agreeing = [o for o in range(len(strength)) if o == own or not self._opposed(row, o)]
        reporting = tuple(o for o in agreeing if o == own or strength[o] >= REPORTS)
        rest = [o for o in range(len(strength)) if o not in reporting]
        only = len(reporting) == 1
        doubts = {o: self._doubt(row, o, only=only) for o in rest if not self._unknowable(row, o)}
        silent = tuple(o for o, doubt in doubts.items() if doubt <= 1)
        unclear = tuple(o for o in rest if o not in silent)
        return Covered(row, reporting, silent, unclear, max((doubts[o] for o in silent), default=0.0))

    def note(self, row: int) -> Covered | None:
        """A claim that a note can be made of; None in the grey zone, and where all report it.

        Only outlets in another language or with a teaser alone may be unclear: of them nothing can be known.
        """
        stands = self.stand(row)
        least = LEAST_ONLY if stands.only else LEAST_SOME
        undecided = not all(self._unknowable(row, o) for o in stands.unclear)
        light = self.statements.mass[row] < least * self.statements.average_mass
        return None if light or undecided or not stands.silent else stands


def is_claim(statement: Statement) -> bool:
    """Whether a sentence states a fact in full: not a headline, heading, caption, question or fragment."""
    ends = statement.text.rstrip("\"'”’»)] ")
    long = len(statement.text.split()) >= LEAST_WORDS
    return long and not statement.is_title and ends.endswith((".", "!", "…", "。"))


def _clarity(coverage: Coverage, covered: Covered) -> tuple[bool, float, int]:
    """How well a wording stands for its claim: understood alone, supported by all who report, short."""
    text = coverage.statements.rows[covered.row].text
    weakest = float(min(coverage.support.strength[covered.row, list(covered.reporting)]))
    return (not leans_back(text), weakest, -len(text))


def _one_each(coverage: Coverage, claims: Iterable[Covered]) -> Iterator[Covered]:
    """Of claims that say the same, the clearest."""
    kept: list[Covered] = []
    between = coverage.support.between
    for claim in sorted(claims, key=lambda c: _clarity(coverage, c), reverse=True):
        same = (
            k.reporting == claim.reporting
            and max(between[claim.row, k.row], between[k.row, claim.row]) >= SAME_CLAIM
            for k in kept
        )
        if not any(same):
            kept.append(claim)
            yield claim


def cover(coverage: Coverage) -> list[Covered]:
    """The claims that one or some outlets report, one each, in the order of the articles."""
    rows = (row for row, statement in enumerate(coverage.statements.rows) if is_claim(statement))
    decided = filter(None, map(coverage.note, rows))
    return sorted(_one_each(coverage, decided), key=lambda claim: claim.row)
