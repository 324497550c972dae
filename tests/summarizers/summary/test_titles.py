from __future__ import annotations

from summarizers.article import Article
from summarizers.claims.statements import statements_of
from summarizers.claims.support import measure_support
from summarizers.summary.titles import LONGEST, title_of
from tests.factories import SENTENCES, TITLES, article


def title(articles: list[Article]) -> str:
    statements = statements_of(articles)
    return title_of(statements, measure_support(statements))


def test_the_headline_that_the_outlets_bear_out_names_the_story() -> None:
    articles = [
        article("a", SENTENCES[0], SENTENCES[2], title="Coast dreams of a better spring"),
        article("b", SENTENCES[1], SENTENCES[2], title=TITLES[0]),
        article("c", SENTENCES[0], SENTENCES[3], title=TITLES[0]),
    ]
    assert title(articles) == TITLES[0]


def test_a_statement_comes_before_a_question() -> None:
    asked, said = "Did the bridge at Oss fall on Tuesday?", "The bridge at Oss fell on Tuesday"
    assert title([article("a", SENTENCES[1], title=asked), article("b", SENTENCES[1], title=said)]) == said


def test_without_a_headline_the_beginning_of_a_first_sentence_stands() -> None:
    assert title([article("a", SENTENCES[2])]) == SENTENCES[2].rstrip(".")
    (found,) = {title([article("a", f"{SENTENCES[0][:-1]}, police in Harn said on Tuesday.")])}
    assert SENTENCES[0].startswith(found)
    assert len(found.split()) <= LONGEST


def test_the_beginning_that_stands_for_a_headline_has_a_verb() -> None:
    lead = "A judge in Lind County, Norl., sentenced Emil Drost on Tuesday to two terms of life in prison"
    rest = "for what he had done at the courthouse in the spring of the year before"
    assert title([article("a", f"{lead}, {rest}.")]).startswith("A judge in Lind County, Norl., sentenced")


def test_a_dateline_does_not_hide_the_first_sentence() -> None:
    dateline = "HARN, Norland, May 14 (NNA) – "
    assert title([article("a", dateline + SENTENCES[2], title="Storm")]) == SENTENCES[2].rstrip(".")


def test_a_headline_of_one_word_names_no_story_that_has_a_sentence() -> None:
    assert title([article("a", SENTENCES[2], title="Storm")]) == SENTENCES[2].rstrip(".")


def test_nothing_has_no_title() -> None:
    assert title([article("a")]) == ""
