"""The claims that are known by their figures: who gives a value, who gives another, and who gives none.

Requirements: as sure as the pairing of figures is; one value credited to an outlet that gives it nowhere, or
    withheld from one that does, is wrong.
How it works: figures of several outlets that are of one thing stand in pairs (`differences.alignment`). All
    that give one value report the claim around it. Where others give another value, these do not report it,
    and the note on figures that differ tells more, so that this one is background. Whoever is left must have
    the figure nowhere in its text, else nothing is said.
Known failures: a figure that stands in an outlet for something else withholds the claim; figures in words of
    other languages than English are no terms, so that nothing is said of them.
Reading: docs/notes.md has what these claims add.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from summarizers.brief import Relation
from summarizers.claims.coverage import REPORTS, Coverage
from summarizers.claims.covered import Covered
from summarizers.claims.statements import Statements
from summarizers.differences.alignment import Aligned
from summarizers.differences.differences import relation_between, sides_of, things_of
from summarizers.differences.mentions import MOMENTS, Mention


def _claim_at(coverage: Coverage, mention: Mention) -> int | None:
    """The claim that a figure stands in; None in a sentence that is no statement in full."""
    claims = coverage.support.claims
    place = bisect_right(claims, (mention.row, mention.start), key=lambda claim: (claim.row, claim.start)) - 1
    claim = claims[place] if place >= 0 else None
    stands = claim and claim.row == mention.row and mention.start < claim.end
    return place if stands and coverage.statements.rows[mention.row].is_whole else None


def _may_have(statements: Statements, mention: Mention, outlets: Iterable[int]) -> bool:
    """Whether one of some outlets may give a figure: it stands in its text, or the figure is no term."""
    end = mention.start + len(mention.shown)
    within = statements.rows[mention.row].terms_between(mention.start, end)
    terms = statements.figures.intersection(within)
    return not terms or not all(terms.isdisjoint(statements.held[outlet]) for outlet in outlets)


def _claimed(
    coverage: Coverage, mention: Mention, side: Sequence[Mention], against: frozenset[int]
) -> Covered | None:
    """What a value's sentence claims by it; None where an outlet that is not on its side may give it too."""
    claim = _claim_at(coverage, mention)
    reporting = {each.outlet: each.row for each in reversed(side)} | {mention.outlet: mention.row}
    others = [o for o in range(len(coverage.statements.outlets)) if o not in reporting]
    if claim is None or not others or _may_have(coverage.statements, mention, others):
        return None
    unknown = [o for o in others if o in against or coverage.unknowable(mention.row, o)]
    if len(unknown) == len(others) and not against:
        return None
    found = coverage.support.claims[claim]
    return Covered(
        row=found.row,
        start=found.start,
        end=found.end,
        claims=(claim,),
        reporting=tuple(sorted(reporting)),
        silent=tuple(o for o in others if o not in unknown),
        unclear=tuple(unknown),
        doubt=0.0,
        places=tuple(sorted(reporting.items())),
        disputed=bool(against),
    )


def _disputed(coverage: Coverage, aligned: Aligned) -> Iterator[list[Covered]]:
    """For each side of each figure that differs the claims that may stand for it."""
    for thing in things_of(aligned, coverage.statements):
        sides = sides_of(thing)
        if len(sides) < 2 or relation_between(thing, coverage.statements) is Relation.COMPATIBLE:
            continue
        given = {mention.outlet for mention in thing}
        for side in sides:
            against = frozenset(given.difference(mention.outlet for mention in side))
            found = (_claimed(coverage, mention, side, against) for mention in side)
            yield [claim for claim in found if claim]


def _alike(coverage: Coverage, aligned: Aligned) -> Iterator[list[Covered]]:
    """For each value that several outlets give and none gives otherwise the claims that may stand for it.

    The chance of its words must be even for each of them, and not more than that for the rest. First come
    those whose words all of them have the most of: they say least beyond the figure.
    """
    differing = {mention for pair in aligned.apart for mention in pair}
    pairs = tuple(p for p in aligned.alike if differing.isdisjoint(p) and p[0].kind not in MOMENTS)
    chance = coverage.support.chance
    for group in things_of(Aligned(pairs, ()), coverage.statements):
        found = list(filter(None, (_claimed(coverage, mention, group, frozenset()) for mention in group)))
        least = {c: float(chance[c.claims[0], list(c.reporting)].min()) for c in found}
        fits = [c for c in found if chance[c.claims[0], list(c.silent)].max() <= REPORTS]
        yield sorted((c for c in fits if least[c] >= REPORTS), key=lambda c: -least[c])


def figure_claims(coverage: Coverage, aligned: Aligned) -> list[list[Covered]]:
    """What figures tell of who reports what: for each value the claims that may stand for it, best first."""
    found = (*_alike(coverage, aligned), *_disputed(coverage, aligned))
    return [claims for claims in found if claims]
