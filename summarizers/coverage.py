"""Which outlets report a claim, which do not, and which notes follow.

Requirements: a wrong "only X reported" is the worst mistake, so silence needs its own evidence and a grey
    zone lies between "reports" and "silent" in which nothing is said; one note for one fact.
How it works: every sentence of a body that is long enough is held against the other reports claim by claim
    (`summarizers.claims`). An outlet reports a claim from REPORTS on and is silent up to SILENT. One outlet alone
    reports a claim where every other stays below ALONE; the claims beside it in the sentence that the others
    hardly report (GROWS) are told with it. An outlet that gives another figure or denies the claim does not
    report it; one in another language, or of which only a teaser could be had, is unclear, never silent.
    Claims that cover each other and have the same outlets are one; the clearest wording stands for them.
Known failures: where outlets word a fact without a common term, "only" is wrong; two facts in one part.
Reading: docs/notes.md has the figures behind the constants.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from summarizers.statements import Statement, Statements
from summarizers.support import Support
from summarizers.wording import leans_back, negated

REPORTS, SILENT = 0.70, 0.25
"""The chance from which on an outlet reports a claim, and up to which it is silent."""

ALONE, GROWS = 0.25, 0.50
"""The chances of all others up to which a claim is one outlet's alone, and up to which it is told beside one."""

TELLS, UNTOLD = 0.60, 0.40
"""The strength from which on an outlet tells a whole sentence, and up to which it does not."""

OPPOSED = 0.75
"""Two sentences that hold each other so far, one of them negated, are opposites; less alike, two facts."""

LEAST_WORDS = 5
SAME_CLAIM = 0.75
"""Two spans with the same outlets are one claim when either covers the other so far."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A span of the statement `row`, its claims (by number), and the outlets, as positions, by where they stand.

    `doubt` is what speaks against the silence of the silent ones at the most, 0 to 1.
    """

    row: int
    start: int
    end: int
    claims: tuple[int, ...]
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
    """Decides the claims of one story.

    `contradicted` holds the (row, outlet) pairs whose figures differ: such an outlet does not report what
    has a figure there, however much of its wording it shares.
    """

    statements: Statements
    support: Support
    contradicted: frozenset[tuple[int, int]] = frozenset()

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
        common = self.statements.rows[row].terms & self.statements.rows[other].terms
        return float(self.statements.weights[list(common)].sum()) / max(1e-9, float(self.statements.mass[row]))

    def denied(self, row: int, outlet: int) -> bool:
        """Whether the outlet denies what a sentence says, or says what it denies."""
        place, rows = int(self.support.place[row, outlet]), self.statements.rows
        if negated(rows[place].text) == negated(rows[row].text):
            return False
        return min(self._held(row, place), self._held(place, row)) >= OPPOSED

    def differs(self, claim: int, outlet: int) -> bool:
        """Whether the outlet gives a figure of the claim otherwise."""
        part = self.support.claims[claim]
        return (part.row, outlet) in self.contradicted and bool(part.terms & self.statements.figures)

    def tells(self, row: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The outlets that tell a whole sentence, and those of which that is unclear."""
        own, strength = self.statements.rows[row].outlet, self.support.strength[row]
        told, unclear = [], []
        for outlet in range(len(strength)):
            opposed = outlet != own and ((row, outlet) in self.contradicted or self.denied(row, outlet))
            if strength[outlet] >= TELLS and not opposed:
                told.append(outlet)
            elif strength[outlet] > UNTOLD or self.unknowable(row, outlet):
                unclear.append(outlet)
        return tuple(told), tuple(unclear)

    def _sides(self, claim: int, reports: float, silent: float) -> tuple[set[int], set[int]]:
        """The outlets besides its own that report a claim, and those that are silent on it."""
        row = self.support.claims[claim].row
        own, chance = self.statements.rows[row].outlet, self.support.chance[claim]
        reporting, quiet = set(), set()
        for outlet in range(len(chance)):
            if outlet == own:
                continue
            opposed = self.denied(row, outlet) or self.differs(claim, outlet)
            if chance[outlet] >= reports and not opposed:
                reporting.add(outlet)
            elif chance[outlet] <= silent and not opposed and not self.unknowable(row, outlet):
                quiet.add(outlet)
        return reporting, quiet

    def _covered(self, claims: Sequence[int], reporting: Iterable[int], silent: Iterable[int]) -> Covered:
        parts = [self.support.claims[claim] for claim in claims]
        own = self.statements.rows[parts[0].row].outlet
        quiet, told = sorted(silent), sorted({own, *reporting})
        rest = (o for o in range(len(self.statements.outlets)) if o not in {*told, *quiet})
        doubt = max((float(self.support.chance[list(claims), o].min()) for o in quiet), default=0.0)
        return Covered(
            row=parts[0].row,
            start=parts[0].start,
            end=parts[-1].end,
            claims=tuple(claims),
            reporting=tuple(told),
            silent=tuple(quiet),
            unclear=tuple(rest),
            doubt=doubt,
        )

    def terms(self, covered: Covered) -> frozenset[int]:
        """The terms of a span."""
        return frozenset().union(*(self.support.claims[claim].terms for claim in covered.claims))

    def _open(self, row: int) -> set[int]:
        """The outlets of whose silence on a sentence something can be known, but for its own."""
        own = self.statements.rows[row].outlet
        return {o for o in range(len(self.statements.outlets)) if o != own and not self.unknowable(row, o)}

    def alone(self, claims: Sequence[int]) -> Iterator[Covered]:
        """The spans among a sentence's claims that its outlet alone reports."""
        everyone = self._open(self.support.claims[claims[0]].row)
        if not everyone:
            return
        quiet = [self._sides(claim, REPORTS, GROWS)[1] >= everyone for claim in claims]
        sure = [self._sides(claim, REPORTS, ALONE)[1] >= everyone for claim in claims]
        for told, group in groupby(range(len(claims)), key=quiet.__getitem__):
            held = list(group)
            if told and any(sure[place] for place in held):
                yield self._covered([claims[place] for place in held], (), everyone)

    def shared(self, claims: Sequence[int]) -> Iterator[Covered]:
        """The spans among a sentence's claims that several outlets report and others do not."""
        everyone = self._open(self.support.claims[claims[0]].row)
        sides = [self._sides(claim, REPORTS, SILENT) for claim in claims]
        keys = [frozenset(told) if told and quiet and told | quiet >= everyone else None for told, quiet in sides]
        for told, group in groupby(range(len(claims)), key=keys.__getitem__):
            if told:
                yield self._covered([claims[place] for place in group], told, everyone - told)


def is_claim(statement: Statement) -> bool:
    """Whether a sentence states a fact in full: not a headline, heading, caption, question or fragment."""
    ends = statement.text.rstrip("\"'”’»)] ")
    long = len(statement.text.split()) >= LEAST_WORDS
    return long and not statement.is_title and ends.endswith((".", "!", "…", "。"))


def _clarity(coverage: Coverage, covered: Covered) -> tuple[bool, float, int]:
    """How well a wording stands for its claim: understood alone, reported by all who do, short."""
    text = coverage.statements.rows[covered.row].text
    weakest = float(coverage.support.chance[list(covered.claims)][:, list(covered.reporting)].min())
    return (covered.start == 0 and not leans_back(text), weakest, covered.start - covered.end)


def _one_each(coverage: Coverage, claims: Iterable[Covered]) -> Iterator[Covered]:
    """Of claims that say the same, the clearest."""
    weights = coverage.statements.weights
    kept: dict[tuple[int, ...], list[tuple[frozenset[int], float]]] = {}
    for claim in sorted(claims, key=lambda c: _clarity(coverage, c), reverse=True):
        terms = coverage.terms(claim)
        mass = float(weights[list(terms)].sum())
        told = kept.setdefault(claim.reporting, [])
        common = ((weights[list(terms & known)].sum(), min(mass, size)) for known, size in told)
        if not any(held >= SAME_CLAIM * least for held, least in common):
            told.append((terms, mass))
            yield claim


def cover(coverage: Coverage) -> list[Covered]:
    """The claims that one or some outlets report, one each, in the order of the articles."""
    found = list[Covered]()
    numbered = groupby(enumerate(coverage.support.claims), key=lambda entry: entry[1].row)
    for row, group in numbered:
        if is_claim(coverage.statements.rows[row]):
            claims = [number for number, _ in group]
            found += [*coverage.alone(claims), *coverage.shared(claims)]
    return sorted(_one_each(coverage, found), key=lambda claim: (claim.row, claim.start))
