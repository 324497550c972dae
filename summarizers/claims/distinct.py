"""The claims of a story that notes can be made of, each once, in the clearest wording.

Claims that cover each other to SAME_CLAIM and have the same outlets are one. A span of too little weight, or
in a sentence that states no fact in full, is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from summarizers.claims.coverage import Coverage
from summarizers.claims.covered import Covered

SAME_CLAIM = 0.75
"""Two spans with the same outlets are one claim when either covers the other so far."""


def _clarity(coverage: Coverage, covered: Covered) -> tuple[bool, float, int]:
    """How well a wording stands for its claim: understood alone, reported by all who do, short."""
    leaning = coverage.statements.leaning[covered.row]
    weakest = float(coverage.support.chance[list(covered.claims)][:, list(covered.reporting)].min())
    return (covered.start == 0 and not leaning, weakest, covered.start - covered.end)


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
        if coverage.statements.rows[row].is_whole:
            claims = [number for number, _ in group]
            found += [
                c
                for c in (*coverage.alone(claims), *coverage.shared(claims))
                if coverage.weighs(coverage.terms(c))
            ]
    return sorted(_one_each(coverage, found), key=lambda claim: (claim.row, claim.start))
