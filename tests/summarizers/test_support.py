from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.statements import statements_of
from summarizers.support import TWO_SENTENCES, measure_support, overlap, support_for
from tests.factories import SENTENCES, article, story
from tests.laws import law

ROUNDING = 1e-5
"""Sums of terms are kept in single precision."""

some_sentences = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True).map(" ".join)
bags = st.lists(st.frozensets(st.integers(0, 8), max_size=5), max_size=6)


@law
@given(bags, bags)
def test_overlap_is_the_weight_of_the_terms_in_both(
    rows: list[frozenset[int]], columns: list[frozenset[int]]
) -> None:
    weights = np.arange(1.0, 10.0)
    wanted = [[weights[list(row & column)].sum() for column in columns] for row in rows]
    np.testing.assert_allclose(overlap(rows, columns, weights), np.reshape(wanted, (len(rows), len(columns))))


@law
@given(st.lists(some_sentences, min_size=1, max_size=4))
def test_support_lies_between_nothing_and_all_and_is_all_in_the_own_outlet(bodies: list[str]) -> None:
    statements = statements_of([article(f"o{n}", body) for n, body in enumerate(bodies)])
    support = measure_support(statements)
    assert support.strength.min() >= 0
    assert support.strength.max() <= 1 + ROUNDING
    for number, row in enumerate(statements.rows):
        assert support.strength[number, row.outlet] == 1
        for outlet, place in enumerate(support.place[number]):
            assert statements.rows[place].outlet == outlet


@law
@given(st.lists(some_sentences, min_size=1, max_size=3))
def test_adding_sentences_to_an_outlet_never_takes_a_term_from_it(bodies: list[str]) -> None:
    articles = [article("claim", SENTENCES[2]), *(article("text", body) for body in bodies)]
    statements = statements_of(articles)
    support = measure_support(statements)
    assert support.shared[0, 1] * statements.mass.mean() <= statements.mass[0] * (1 + ROUNDING)


def test_words_scattered_over_an_article_are_not_support() -> None:
    together = "Two villages, Oss and Lind, were evacuated on Tuesday night."
    scattered = (
        "Oss is old. Boats left. It rained. Villages flooded. Lind slept. Trains ran. It was evacuated late."
    )
    assert support_for(together, together, language="en") == pytest.approx(1)
    assert support_for(together, scattered, language="en") < 0.6


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


@law
@given(some_sentences, some_sentences, st.sampled_from(["en", "de", None]))
def test_support_for_a_claim_is_a_share(claim: str, text: str, language: str | None) -> None:
    assert 0 <= support_for(claim, text, language=language) <= 1 + ROUNDING
    assert support_for(claim, claim, language=language) == pytest.approx(1, abs=ROUNDING)


def test_figures_in_another_spelling_support_and_other_figures_do_not() -> None:
    claim = "Seventeen mothers met the minister in Harn."
    same = support_for(claim, "The minister met 17 mothers in Harn.", language="en")
    other = support_for(claim, "The minister met 45 mothers in Harn.", language="en")
    assert same == pytest.approx(1, abs=ROUNDING)
    assert other < same


@pytest.mark.parametrize(("claim", "text"), [("", ""), ("Oss fell.", ""), ("", "Oss fell."), ("…", "…")])
def test_nothing_has_no_support(claim: str, text: str) -> None:
    assert support_for(claim, text) == 0


def test_an_outlet_without_sentences_supports_nothing() -> None:
    support = measure_support(statements_of([*story(a=SENTENCES[0]), article("b")]))
    assert support.strength[:, 1].tolist() == [0]
