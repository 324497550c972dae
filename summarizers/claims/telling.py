"""Which outlets tell a whole sentence of the summary, and which a part of it.

Requirements: "3 of 5" under a sentence is a statement of who reports it; an outlet that tells of the same
    person, or half of it, does not.
How it works: an outlet tells a sentence that it holds to TELLS by weight where none of its claims is
    unlikely (UNLIKELY), or an article's first sentence, which has more in it than others give, to LEAD_TELLS
    where it likely states each of them. It must have all of its figures there, a part of its words beside
    names, offices and figures (WORDED), what it quotes (QUOTED) and a "not", and somewhere a part of each
    name and each outcome ("found guilty"). One of whose sentences has a claim of it, likely and in the same
    way, tells a part (PART). One that tells neither is silent where the chances of its claims are small, else
    unclear. Of a line that several report each must bear out the words that are shown in the same way.
Known failures: one other word that turns a sentence ("suspected", "not in Oss but in Lind").
Reading: docs/notes.md, "What was tried for the summary".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizers.claims.coverage import Coverage
from summarizers.claims.statements import Statements
from summarizers.claims.support import Support
from summarizers.figures.days import WEEKDAY_NAMES
from summarizers.language.scales import OUTCOMES
from summarizers.language.wording import negated
from summarizers.language.words import small

TELLS, UNTOLD = 0.60, 0.15
"""From this strength on an outlet tells a sentence; up to this mean chance of its claims it is silent."""

LEAD_TELLS, LEAD_CLAIMS = 0.45, 0.60
"""The strength, and the chance of each claim, from which an outlet tells an article's first sentence. Of each
claim it must have WORDED too: with .40, .40 and names alone it told "after knocking on a door"."""

WORDED = 0.30
"""The part of a sentence's words without names, offices and figures from which an outlet tells it: "Chief
Inspector Ilse Draay said" is most of a short sentence."""

UNLIKELY = 0.25
"""The chance of a claim below which an outlet tells no more than a part of its sentence."""

PART, PART_TERMS = 0.50, 3
"""The chance of a claim from which an outlet tells a part of its sentence, and the terms that it must have:
a name and an age are no part."""

QUOTED, LEAST_QUOTED = 0.60, 4
"""The part of the quoted words that an outlet must have in two neighbouring sentences; from so many words on
they are a quotation, fewer are a name for something."""

BORNE_OUT = 0.35
"""The part of a line's words that a sentence of each outlet credited with it has: with less a reader who
looks there finds the figure, and little of what the line says of it."""

_CAPITALS = re.compile(r"[A-ZÄÖÜ][\w’'.-]*(?:\s[A-ZÄÖÜ][\w’'.-]*)*")
_QUOTED = re.compile('[“"«„]([^“”"«»„]*)[”"»“]')


def _quoted(statements: Statements, row: int, start: int, end: int) -> frozenset[int]:
    """The terms of what a sentence quotes between two of its characters."""
    statement = statements.rows[row]
    found = (m.span(1) for m in _QUOTED.finditer(statement.text) if len(m[1].split()) >= LEAST_QUOTED)
    spans = ((max(start, first), min(end, last)) for first, last in found)
    return frozenset(term for span in spans for term in statement.terms_between(*span))


def _quotes(statements: Statements, outlet: int, quoted: frozenset[int]) -> bool:
    """Whether an outlet has what is quoted, if anything is, in some two neighbouring sentences."""
    held = statements.rows[statements.places_of(outlet)]
    pairs = zip(held, (*held[1:], None), strict=True)
    return not quoted or any(
        statements.known(quoted, here.terms | (after.terms if after else frozenset())) >= QUOTED
        for here, after in pairs
    )


def _beside(statements: Statements, outlet: int, place: int) -> frozenset[int]:
    """The terms of an outlet's sentence at a place, and of those beside it."""
    held = statements.places_of(outlet)
    beside = range(max(held.start, place - 1), min(held.stop, place + 2))
    return frozenset().union(*(statements.rows[other].terms for other in beside))


def _names(statements: Statements, row: int, start: int, end: int) -> list[frozenset[int]]:
    """The terms of each run of words with a capital between two of a sentence's characters.

    Runs without a name and weekdays are left out.
    """
    here = statements.rows[row]
    runs = (m for m in _CAPITALS.finditer(here.text, start, end) if small(m[0]) not in WEEKDAY_NAMES)
    found = (frozenset(here.terms_between(*run.span())) for run in runs)
    return [terms for terms in found if terms & statements.names]


def _has_names(statements: Statements, outlet: int, names: Iterable[frozenset[int]]) -> bool:
    """Whether an outlet has a part of each name somewhere."""
    return not any(name.isdisjoint(statements.held[outlet]) for name in names)


def _has_outcomes(statements: Statements, row: int, outlet: int) -> bool:
    """Whether an outlet tells somewhere of each outcome that a sentence tells of: nothing less says it."""
    texts = [each.text for each in statements.rows[statements.places_of(outlet)]]
    here = statements.rows[row].text
    return all(any(map(told.search, texts)) for stated, told in OUTCOMES if stated.search(here))


def _negates(coverage: Coverage, row: int, outlet: int) -> bool:
    """Whether an outlet says, where it is nearest to a sentence, that something is not so, if that does."""
    rows, place = coverage.statements.rows, int(coverage.support.place[row, outlet])
    near = rows[place : min(place + 2, coverage.statements.places_of(outlet).stop)]
    return not negated(rows[row].text) or any(negated(each.text) for each in near)


def _worded(coverage: Coverage, claims: list[int]) -> NDArray[np.float64]:
    """The part of some claims' words that each outlet has."""
    counts = [len(coverage.support.claims[claim].terms) for claim in claims]
    return np.average(coverage.support.worded[claims], axis=0, weights=counts)


def _telling(support: Support, claims: Sequence[int]) -> NDArray[np.bool_]:
    """Which claims have terms enough to be a part of their sentence."""
    return np.array([len(support.claims[claim].terms) >= PART_TERMS for claim in claims], dtype=np.bool_)


def likely_told(support: Support, claims: Sequence[int]) -> NDArray[np.bool_]:
    """For some claims (rows) and each outlet whether it likely states that claim, and more than names."""
    telling = _telling(support, claims)
    return (support.chance[claims] >= PART) & (support.worded[claims] >= WORDED) & telling[:, None]


def _tells_part(coverage: Coverage, claims: list[int], outlet: int) -> bool:
    """Whether an outlet states one of a sentence's claims with its figures, what it quotes and its words."""
    statements, support = coverage.statements, coverage.support
    for number in np.array(claims)[likely_told(support, claims)[:, outlet]].tolist():
        claim = support.claims[number]
        near = _beside(statements, outlet, int(support.claim_place[number, outlet]))
        quoted = _quoted(statements, claim.row, claim.start, claim.end)
        if claim.terms & statements.figures <= near and _quotes(statements, outlet, quoted):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Telling:
    """The outlets (as positions) that tell a whole sentence, a part of it at least, or perhaps."""

    whole: tuple[int, ...]
    partly: tuple[int, ...]
    unclear: tuple[int, ...]


def tells(coverage: Coverage, row: int) -> Telling:
    """Give the outlets that tell the sentence `row`, each at most once; those left out are silent."""
    statements, support = coverage.statements, coverage.support
    here, strength = statements.rows[row], support.strength[row]
    claims = coverage.within(row, 0, len(here.text))
    chances = support.chance[claims] if claims else strength[None]
    worded = _worded(coverage, claims) if claims else np.ones(len(strength))
    likely = (chances >= LEAD_CLAIMS) & (support.worded[claims] >= WORDED if claims else True)
    lead = statements.is_first(row) & (strength >= LEAD_TELLS) & likely.all(axis=0)
    held = (strength >= TELLS) & (support.chance[claims][_telling(support, claims)] >= UNLIKELY).all(axis=0)
    alike, mean = held | lead, chances.mean(axis=0)
    figures, quoted = here.terms & statements.figures, _quoted(statements, row, 0, len(here.text))
    named = _names(statements, row, 0, len(here.text))
    told, partly, unclear = [], [], []
    for outlet in range(len(strength)):
        opposed = (row, outlet) in coverage.contradicted or bool(coverage.denied[row, outlet])
        near = _beside(statements, outlet, int(support.place[row, outlet])) if alike[outlet] else frozenset()
        whole = alike[outlet] and worded[outlet] >= WORDED and figures <= near and not opposed
        whole = whole and _has_names(statements, outlet, named) and _negates(coverage, row, outlet)
        whole = whole and _has_outcomes(statements, row, outlet)
        if outlet == here.outlet or (whole and _quotes(statements, outlet, quoted)):
            told.append(outlet)
        elif claims and not opposed and _tells_part(coverage, claims, outlet):
            partly.append(outlet)
        elif alike[outlet] or mean[outlet] > UNTOLD or opposed or coverage.unknowable(row, outlet):
            unclear.append(outlet)
    return Telling(tuple(told), tuple(partly), tuple(unclear))


def bears_out(coverage: Coverage, row: int, start: int, end: int, outlet: int, place: int) -> bool:
    """Tell whether an outlet says, by the sentence at a place, what a line shows of the statement `row`.

    It has a part of the line's words there (BORNE_OUT), its figures there or beside it, what it quotes and,
    somewhere, a part of each of its names.
    """
    statements = coverage.statements
    terms = frozenset(statements.rows[row].terms_between(start, end))
    return (
        statements.known(terms, statements.rows[place].terms) >= BORNE_OUT
        and terms & statements.figures <= _beside(statements, outlet, place)
        and _has_names(statements, outlet, _names(statements, row, start, end))
        and _quotes(statements, outlet, _quoted(statements, row, start, end))
    )
