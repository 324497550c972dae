from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.claims.statements import ARTICLE_SENTENCES, RAREST, STORY_SENTENCES, statements_of
from tests.factories import SENTENCES, TITLES, article, story
from tests.laws import law


def test_statements_stand_by_outlet_then_article_then_place() -> None:
    articles = [
        article("Post", "The bridge fell.", title="Bridge down"),
        article("Herald", "Oss is dry."),
        article("Post", "It rained. Nobody was hurt."),
    ]
    rows = statements_of(articles).rows
    assert [row.text for row in rows] == [
        "Bridge down",
        "The bridge fell.",
        "It rained.",
        "Nobody was hurt.",
        "Oss is dry.",
    ]
    assert [(row.outlet, row.article, row.is_title) for row in rows] == [
        (0, 0, True),
        (0, 0, False),
        (0, 2, False),
        (0, 2, False),
        (1, 1, False),
    ]


def test_each_outlets_place_holds_its_statements_and_no_others() -> None:
    statements = statements_of([*story(a=SENTENCES[0], b="", c=" ".join(SENTENCES[1:4])), article("d")])
    held = [statements.rows[statements.places_of(o)] for o in range(4)]
    assert [len(rows) for rows in held] == [1, 0, 3, 0]
    assert all(row.outlet == outlet for outlet, rows in enumerate(held) for row in rows)


def test_a_term_of_many_sentences_weighs_less_than_an_equally_rare_term_of_few() -> None:
    statements = statements_of(story(a="Oss fell. Oss burned. Oss flooded.", b="Lind flooded. Oss flooded."))
    ids = {row.text: row.terms for row in statements.rows}
    (oss,) = frozenset.intersection(ids["Oss fell."], ids["Oss burned."])
    share = statements.weights / statements.rarities
    assert share[oss] == share.min()
    assert np.count_nonzero(share == share.min()) == 1


def test_mass_is_the_weight_of_a_statements_terms() -> None:
    statements = statements_of(story(a=" ".join(SENTENCES), b=" ".join(SENTENCES[5:9])))
    for row, mass in zip(statements.rows, statements.mass, strict=True):
        assert mass == pytest.approx(sum(statements.weights[term] for term in row.terms))
    assert statements.rarities.max() <= RAREST


def test_figures_are_the_terms_of_numbers_and_moments_and_vague_ones_are_none() -> None:
    lines = {"a": "The toll was 5,937 and 12 on Nov. 9.", "b": "Some 5,937 left.", "c": "Dozens slept."}
    statements = statements_of(story(**lines))
    held = [len(row.terms & statements.figures) for row in statements.rows]
    assert held == [3, 1, 0]
    assert statements.rows[0].terms & statements.rows[1].terms <= statements.figures


@law
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.integers(0, 100))
def test_the_terms_of_two_halves_of_a_sentence_are_its_terms_in_order(texts: list[str], cut: int) -> None:
    for row in statements_of([article("Post", *texts)]).rows:
        halves = [*row.terms_between(0, cut), *row.terms_between(cut, len(row.text))]
        assert halves == row.terms_between(0, len(row.text)) == [term for _, term in row.places]
        assert row.terms == frozenset(halves)


def test_a_statement_is_told_by_itself_whole_and_by_strangers_not_at_all() -> None:
    statements = statements_of(story(a=SENTENCES[2], b=SENTENCES[2], c="Crown prices rose again."))
    assert statements.told(0, [1]) == pytest.approx(1)
    assert statements.told(0, [2]) == statements.told(0, []) == 0


def test_long_articles_are_cut_and_the_cut_is_told() -> None:
    long = article("Post", *["The bridge fell."] * (ARTICLE_SENTENCES + 1))
    statements = statements_of([long])
    assert len(statements.rows) == ARTICLE_SENTENCES
    (caution,) = statements.cautions
    assert "Post" in caution
    assert str(ARTICLE_SENTENCES + 1) in caution


def test_a_story_of_many_articles_is_cut_to_what_is_read_of_one() -> None:
    count = STORY_SENTENCES // 10
    articles = [article(f"o{n}", " ".join(["Oss fell."] * 12)) for n in range(count)]
    statements = statements_of(articles)
    assert len(statements.rows) == 10 * count
    assert len(statements.cautions) == count


def test_titles_are_statements_and_empty_titles_are_not() -> None:
    rows = statements_of([article("a", title=TITLES[0]), article("b", title="")]).rows
    assert [row.text for row in rows] == [TITLES[0]]
