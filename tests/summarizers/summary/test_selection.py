from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.article import Article
from summarizers.claims.statements import statements_of
from summarizers.claims.support import measure_support
from summarizers.summary.ranking import Rules
from summarizers.summary.selection import salience, select
from tests.factories import SENTENCES, TITLES, article, story
from tests.laws import law


def selected(articles: list[Article], words: int = 130, most: int | None = None) -> list[str]:
    statements = statements_of(articles)
    support = measure_support(statements)
    rows = select(statements, support, salience(statements, support), words, most)
    return [statements.rows[row].text for row in rows]


def salient(articles: list[Article], rules: Rules = Rules.PAPER) -> dict[str, float]:
    statements = statements_of(articles)
    values = salience(statements, measure_support(statements), rules)
    return {row.text: float(value) for row, value in zip(statements.rows, values, strict=True)}


@pytest.mark.parametrize("rules", list(Rules))
def test_titles_questions_and_fragments_have_no_salience(rules: Rules) -> None:
    values = salient([article("a", SENTENCES[14], "It fell.", SENTENCES[2], title=TITLES[0])], rules)
    assert {text for text, value in values.items() if value > 0} == {SENTENCES[2]}


def test_what_two_outlets_report_is_more_salient_than_what_one_does() -> None:
    only, both = "The mayor of Harn resigned over it.", "The ferry to Lind was cancelled."
    values = salient(story(a=f"{SENTENCES[2]} {both} {only}", b=f"{SENTENCES[2]} {only[:15]} {both}"))
    assert values[both] > values[only]


def test_a_sentence_that_leans_back_is_worth_less_than_the_same_with_its_subject() -> None:
    values = salient(
        [article("a", SENTENCES[2], "They slept in a school in Harn."), article("b", SENTENCES[2])]
    )
    named = salient(
        [article("a", SENTENCES[2], "Villagers slept in a school in Harn."), article("b", SENTENCES[2])]
    )
    assert values["They slept in a school in Harn."] < named["Villagers slept in a school in Harn."]


def test_the_same_fact_in_two_wordings_is_told_once() -> None:
    other = "On Tuesday night two villages, Lind and Oss, were evacuated."
    assert len(selected(story(a=SENTENCES[2], b=other))) == 1


def test_the_shorter_of_two_wordings_is_told() -> None:
    longer = f"{SENTENCES[2][:-1]}, as ferries stopped."
    assert selected(story(a=longer, b=SENTENCES[2])) == [SENTENCES[2]]


def test_a_fact_of_two_outlets_comes_before_facts_of_one() -> None:
    articles = story(a=f"{SENTENCES[2]} {SENTENCES[12]}", b=f"{SENTENCES[2]} {SENTENCES[19]}")
    assert selected(articles, most=1) == [SENTENCES[2]]


def test_a_handful_of_words_is_told_only_where_there_is_nothing_else() -> None:
    short = "The ferry hit the pier."
    assert short not in selected(story(a=f"{short} {SENTENCES[2]}", b=f"{short} {SENTENCES[12]}"))
    assert selected(story(a=short, b=short)) == [short]


def test_what_happened_comes_first_and_the_rest_in_the_order_of_the_articles() -> None:
    body = " ".join([SENTENCES[0], SENTENCES[2], SENTENCES[8], SENTENCES[12]])
    told = selected(story(a=body, b=body))
    assert told == sorted(told, key=body.index)
    assert told[0] == SENTENCES[0]


@pytest.mark.parametrize(
    "line",
    [
        "Tell us what you saw of the Harn bridge in the comments below.",
        "The mayor of Harn, Edda Korn, rejected this.",
        "“The old Harn bridge was shaking for days before it fell.",
    ],
)
def test_what_cannot_be_read_where_it_stands_is_passed_over(line: str) -> None:
    assert line not in selected(story(a=f"{SENTENCES[2]} {line}", b=f"{SENTENCES[2]} {line}"))
    assert selected([article("a", line)]) == [line]


def test_a_single_sentence_longer_than_the_budget_is_told() -> None:
    assert selected([article("a", SENTENCES[0])], words=3) == [SENTENCES[0]]


def test_nothing_to_tell_is_nothing_told() -> None:
    assert selected([article("a", SENTENCES[14], title=TITLES[0])]) == []


@law
@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), min_size=1, max_size=4),
    st.integers(1, 150),
    st.integers(1, 5) | st.none(),
)
def test_a_selection_keeps_its_budget_and_number_and_repeats_nothing(
    bodies: list[list[str]], words: int, most: int | None
) -> None:
    told = selected([article(f"o{n}", *body) for n, body in enumerate(bodies)], words, most)
    assert sum(len(text.split()) for text in told) <= words or len(told) == 1
    assert len(told) <= (most or len(told))
    assert len(set(told)) == len(told)


@law
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), min_size=1, max_size=4))
def test_salience_is_a_number_that_is_never_negative(bodies: list[list[str]]) -> None:
    statements = statements_of([article(f"o{n}", *body) for n, body in enumerate(bodies)])
    values = salience(statements, measure_support(statements))
    assert np.isfinite(values).all()
    assert values.min() >= 0
