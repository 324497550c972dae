from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.article import Article
from summarizers.claims.statements import statements_of
from summarizers.differences.comparing import (
    COEFFICIENTS,
    MEASURES,
    Contexts,
    chance_of,
    comparable,
    measured,
    scale_of,
)
from summarizers.differences.mentions import mentions_of
from tests.factories import article
from tests.laws import law

REPORTS = [
    "The storm took the roof of the mill. It was shut for two weeks, Ruth Pell, 46, said.",
    "A woman of 47 saw the roof go. The mill in Lind was shut for 12 days.",
    "Damage at the mill came to 3.1 million crowns. A third mill was hurt at 9.40 p.m.",
    "The mill lost 2.9 million crowns, and nine people their jobs. It was 21:10.",
]


@law
@given(st.permutations(REPORTS))
def test_two_figures_measure_the_same_from_either_side(texts: list[str]) -> None:
    statements = statements_of([article(f"o{n}", text) for n, text in enumerate(texts)])
    mentions = mentions_of(statements)
    scale = scale_of(statements, mentions)
    contexts = Contexts(statements, mentions, scale)
    for i, a in enumerate(mentions):
        for j, b in enumerate(mentions[:i]):
            assert comparable(a, b) == comparable(b, a)
            if comparable(a, b):
                around, before = contexts.around(i, j), contexts.before(i, j)
                one = measured(a, b, around, before, scale)
                other = measured(b, a, contexts.around(j, i), contexts.before(j, i), scale)
                assert one == pytest.approx(other)
                assert all(0 <= measure <= 1.000001 for measure in one[:3])
                assert 0 < chance_of(one) < 1


def test_each_measure_has_its_coefficient() -> None:
    assert len(COEFFICIENTS) == len(MEASURES)


def test_a_stem_of_a_copied_sentence_weighs_as_that_of_one() -> None:
    text = "The roof of the mill in Lind went in the storm. It was shut for 12 days."

    def weights(articles: list[Article]) -> dict[str, float]:
        statements = statements_of(articles)
        return dict(scale_of(statements, mentions_of(statements)).weights)

    assert weights([article("a", text)]) == weights([article("a", text), article("b", text)])


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("eight days ago", "nine days earlier", True),
        ("eight days later", "nine days after that", True),
        ("for eight days", "over nine days", True),
        ("eight days ago", "for nine days", False),
        ("eight days ago", "nine days later", False),
    ],
)
def test_how_long_ago_is_not_compared_with_how_long(one: str, other: str, found: bool) -> None:
    a, b = mentions_of(statements_of([article("a", f"It was {one}."), article("b", f"It was {other}.")]))
    assert bool(comparable(a, b)) is found
