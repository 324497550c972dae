from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.claims.terms import families, joined_families, located_terms, one_spelling, rarities_of
from summarizers.language.words import LANGUAGE_NAMES
from tests.growth import growth
from tests.laws import law


def terms_of(text: str, language: str | None) -> dict[str, float]:
    return rarities_of(located_terms(text, language))


def joined(*texts: str) -> list[set[str]]:
    return [set(names.values()) for names in joined_families([terms_of(text, "en") for text in texts])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("seventeen mothers", "17 mothers"),
        ("5,937 homes", "5 937 homes"),
        ("nearly 6,000 homes", "6,000 homes"),
        ("9 November", "Nov. 9"),
        ("11am", "11:00"),
        ("65%", "sixty-five per cent"),
        ("two travelled", "two traveled"),
        ("the defence ministry", "the defense ministry"),
        ("they organised", "they organized"),
        ("the harbour", "the harbor"),
        ("the U.N. met", "the UN met"),
        ("it killed", "it kills"),
        ("one sentence", "three sentences"),
        ("the mayor’s house", "the mayor house"),
        ("STORM ADA", "Storm Ada"),
    ],
)
def test_one_thing_in_two_spellings_is_one_set_of_terms(one: str, other: str) -> None:
    first, second = ({t for t in terms if t != "#3"} for terms in joined(one, other))
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("17 mothers", "18 mothers"),
        ("17%", "17 mothers"),
        ("dozens of homes", "12 homes"),
        ("9 May", "9 June"),
    ],
)
def test_figures_that_differ_are_terms_that_differ(one: str, other: str) -> None:
    first, second = joined(one, other)
    assert first != second


@pytest.mark.parametrize(
    "word", ["killed", "killing", "called", "seller", "sentence", "hence", "bus", "our", "like", "install"]
)
def test_words_that_only_look_british_keep_their_spelling(word: str) -> None:
    assert one_spelling(word) == word


def test_a_name_meets_its_initials_where_both_are_used() -> None:
    spelled, short, alone = joined("the United Nations met", "the UN met", "the Norland Rail Board met")
    assert "@un" in spelled & short
    assert "un" not in short
    assert not any(term.startswith("@") for term in alone)


def test_words_of_one_family_are_one_term_over_all_texts() -> None:
    assert families(["norland", "norlandi", "nor", "norlander", "boat"]) == {
        "norlandi": "norland",
        "norlander": "norland",
    }
    first, second = joined("the Norlandia coast", "the Norlandian coast")
    assert first == second


@law
@given(st.sets(st.text("abcde", min_size=1, max_size=9), max_size=12))
def test_a_family_is_its_shortest_word_and_no_head_has_another(vocabulary: set[str]) -> None:
    heads = families(vocabulary)
    for word, head in heads.items():
        assert word.startswith(head)
        assert word != head
        assert head not in heads


@law
@given(st.text(max_size=60), st.sampled_from([*sorted(LANGUAGE_NAMES), "xx", None]))
def test_terms_of_any_text_have_names_and_rarities_above_nothing(text: str, language: str | None) -> None:
    terms = terms_of(text, language)
    assert all(terms)
    assert all(rarity > 0 for rarity in terms.values())
    assert all(set(names) <= set(terms) for names in joined_families([terms, terms]))


@pytest.mark.parametrize("language", sorted(LANGUAGE_NAMES))
def test_every_language_that_has_a_name_has_terms(language: str) -> None:
    assert len(terms_of("Harn 2a 17 Oss", language)) >= 3


@pytest.mark.parametrize("pump", ["United ", "U.", "A-", "of the ", "Aa of ", "17 ", "a’"])
def test_reading_time_grows_no_faster_than_the_text(pump: str) -> None:
    assert growth(lambda text: terms_of(text, "en"), pump) <= 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nearly 6,000 homes", "5,937 homes"),
        ("rund 600 Häuser", "620 Häuser"),
        ("unos 400 vecinos", "391 vecinos"),
        ("près de 20 maisons", "19 maisons"),
    ],
)
def test_a_round_figure_is_the_one_exact_figure_near_it(one: str, other: str) -> None:
    first, second = joined(one, other)
    assert first == second


@pytest.mark.parametrize(
    "texts", [("nearly 6,000", "5,937", "6,013"), ("nearly 6,000", "5,300"), ("nearly 60%", "59 homes")]
)
def test_a_round_figure_with_none_or_several_near_it_keeps_its_value(texts: tuple[str, ...]) -> None:
    first, *others = joined(*texts)
    assert not any(first & other for other in others)
