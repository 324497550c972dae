from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.claims.coverage import REPORTS
from summarizers.claims.statements import Statement, Statements, statements_of
from summarizers.claims.support import (
    COEFFICIENTS,
    INTERCEPT,
    MEASURES,
    TWO_SENTENCES,
    Support,
    measure_support,
)
from tests.factories import SENTENCES, article, story
from tests.laws import law

ROUNDING = 1e-5
"""Sums of terms are kept in single precision."""

VERBATIM = 0.97
"""A chance that a text's own words reach."""

some_sentences = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True).map(" ".join)
bodies_of_a_story = st.lists(some_sentences, min_size=1, max_size=4)


def story_of(bodies: list[str]) -> Statements:
    """A story of one article for each body; two outlets have two each where there are four."""
    return statements_of([article(f"o{n % 3}", body) for n, body in enumerate(bodies)])


def weight(statements: Statements, terms: Iterable[int]) -> float:
    return float(statements.weights[list(terms)].sum())


def with_next(statements: Statements, place: int) -> list[Statement]:
    """A sentence, and the one after it where that one follows in the same article."""
    row, after = statements.rows[place], statements.rows[place + 1 : place + 2]
    return [row, *(next_row for next_row in after if next_row.article == row.article and not row.is_title)]


def strength_of(statements: Statements, row: int, outlet: int) -> float:
    """What `Support.strength` is, by its definition."""
    terms, found = statements.rows[row].terms, [0.0]
    for place in range(*statements.places_of(outlet).indices(len(statements.rows))):
        both = frozenset().union(*(held.terms for held in with_next(statements, place)))
        found.append(weight(statements, terms & statements.rows[place].terms))
        found.append(TWO_SENTENCES * weight(statements, terms & both))
    return max(found) / max(1e-9, weight(statements, terms))


def sentences_before(statements: Statements, row: int) -> int:
    """How many sentences of the body stand before one in its article; none before a title."""
    here, before = statements.rows[row], statements.rows[:row]
    return sum(not here.is_title and not r.is_title and r.article == here.article for r in before)


def measures_of(statements: Statements, support: Support, number: int, outlet: int) -> dict[str, float]:
    """What `Support.measures` is for a claim and an outlet, by MEASURES' definition."""
    claim, held = support.claims[number], statements.places_of(outlet)
    rows = statements.rows[held]
    known = frozenset().union(*(row.terms for row in rows))
    others = [c for c in support.claims if held.start <= c.row < held.stop]
    mass, figures = max(1e-9, weight(statements, claim.terms)), claim.terms & statements.figures
    common = ((weight(statements, claim.terms & c.terms), weight(statements, c.terms)) for c in others)
    return {
        "part": max((2 * both / (mass + size) for both, size in common), default=0.0),
        "sentence": strength_of(statements, claim.row, outlet),
        "anywhere": weight(statements, claim.terms & known) / mass,
        "weight": float(statements.mass[claim.row]) / statements.average_mass,
        "opening": 1 / (1 + sentences_before(statements, claim.row)),
        "figures": len(figures),
        "absent": len(figures - known),
    }


@law
@given(bodies_of_a_story)
def test_support_lies_between_nothing_and_all_and_is_all_in_the_own_outlet(bodies: list[str]) -> None:
    statements = story_of(bodies)
    support = measure_support(statements)
    for shares in (support.strength, support.chance):
        assert shares.min() >= 0
        assert shares.max() <= 1 + ROUNDING
    for number, row in enumerate(statements.rows):
        assert support.strength[number, row.outlet] == 1
        for outlet, place in enumerate(support.place[number]):
            assert statements.rows[place].outlet == outlet
    for number, claim in enumerate(support.claims):
        assert support.chance[number, statements.rows[claim.row].outlet] == 1
        for outlet, place in enumerate(support.claim_place[number]):
            assert statements.rows[place].outlet == outlet


@law
@given(bodies_of_a_story)
def test_strength_is_the_weight_held_by_one_sentence_or_two_neighbours(bodies: list[str]) -> None:
    statements = story_of(bodies)
    support = measure_support(statements)
    for row, outlet in np.ndindex(support.strength.shape):
        if statements.rows[row].outlet != outlet:
            wanted = strength_of(statements, row, outlet)
            assert support.strength[row, outlet] == pytest.approx(wanted, abs=ROUNDING)


@law
@given(bodies_of_a_story)
def test_the_measures_of_a_claim_are_what_they_are_said_to_be(bodies: list[str]) -> None:
    statements = story_of(bodies)
    support = measure_support(statements)
    for number, outlet in np.ndindex(support.chance.shape):
        measured = dict(zip(MEASURES, support.measures[number, outlet].tolist(), strict=True))
        wanted = measures_of(statements, support, number, outlet)
        assert measured == pytest.approx(wanted, abs=100 * ROUNDING)
        evidence = INTERCEPT + sum(c * wanted[m] for c, m in zip(COEFFICIENTS, MEASURES, strict=True))
        own = statements.rows[support.claims[number].row].outlet == outlet
        chance = 1.0 if own else 1 / (1 + math.exp(-evidence)) if wanted["anywhere"] else 0.0
        assert support.chance[number, outlet] == pytest.approx(chance, abs=100 * ROUNDING)


def test_nothing_in_common_is_no_chance_and_a_word_in_common_is_some() -> None:
    claim = article("claim", "Storm Ada came in from the sea. Nobody was ready for it.", SENTENCES[2])
    strange = measure_support(statements_of([claim, article("text", "Crown prices rose again.")]))
    near = measure_support(statements_of([claim, article("text", "Oss is a dry place.")]))
    number = [held.row for held in near.claims].index(2)
    assert strange.chance[number, 1] == strange.strength[2, 1] == 0
    assert 0 < near.chance[number, 1] < REPORTS


@law
@given(st.lists(some_sentences, min_size=2, max_size=4))
def test_what_stands_word_for_word_elsewhere_is_reported_there(bodies: list[str]) -> None:
    statements = story_of([bodies[0], bodies[0], *bodies[1:]])
    support = measure_support(statements)
    for claim, chance in zip(support.claims, support.chance, strict=True):
        if statements.rows[claim.row].article < 2:
            assert min(chance[0], chance[1]) >= REPORTS


def test_a_fact_spread_over_two_neighbours_counts_nearly_whole_and_over_two_articles_does_not() -> None:
    first, second = "The bridge at Oss gave way.", "The coastal railway was closed at noon."
    claim = article("claim", f"{first[:-1]} and {second[0].lower()}{second[1:]}")
    near = measure_support(statements_of([claim, article("text", f"{first} {second}")]))
    far = measure_support(statements_of([claim, article("text", first), article("text", second)]))
    assert near.strength[0, 1] == pytest.approx(TWO_SENTENCES, abs=0.01)
    assert far.strength[0, 1] < 0.75


def test_a_headline_and_the_first_sentence_are_not_neighbours() -> None:
    first, second = "Bridge at Oss gave way", "The coastal railway was closed at noon."
    claim = article("claim", f"The {first[0].lower()}{first[1:]} and {second[0].lower()}{second[1:]}")
    support = measure_support(statements_of([claim, article("text", second, title=first)]))
    assert support.strength[0, 1] < 0.75


def test_an_outlet_without_sentences_supports_nothing() -> None:
    support = measure_support(statements_of([*story(a=SENTENCES[0]), article("b")]))
    assert support.strength[:, 1].tolist() == [0]
