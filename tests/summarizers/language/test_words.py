from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.language.words import (
    content_stems,
    content_words,
    fold,
    rarity,
    stem,
    stem_weights,
    stop_words,
    tokens,
)
from tests.laws import law


def test_a_number_with_its_separators_is_one_token() -> None:
    assert tokens("5,937 homes, 1.2 million, 13:10") == ["5,937", "homes", "1.2", "million", "13:10"]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_number_grouped_by_a_space_that_does_not_break_is_one_token(space: str) -> None:
    assert len(tokens(f"5{space}937")) == 1


@pytest.mark.parametrize(
    ("word", "folded"), [("Mayor’s", "mayor"), ("mayors'", "mayors"), ("STRASSE", "strasse"), ("ﬁre", "fire")]
)
def test_folding_drops_case_ligatures_and_the_possessive(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize("word", ["its", "o’clock"])
def test_other_endings_stay(word: str) -> None:
    assert fold(word) == word


@law
@given(st.text(max_size=60))
def test_tokens_stand_in_the_text_in_order(text: str) -> None:
    place = 0
    for token in tokens(text):
        assert token
        place = text.index(token, place) + len(token)


def test_german_pronouns_tell_of_no_subject_in_any_case() -> None:
    assert {"ich", "mich", "mir", "dich", "dir", "ihn", "ihm", "ihnen", "uns", "euch"} <= stop_words("de")


@law
@given(st.text(max_size=60), st.sampled_from(["en", "de", "ru", "ja", "xx", None]))
def test_content_words_hold_no_stop_words_and_a_stem_each(text: str, language: str | None) -> None:
    words = content_words(text, language)
    assert not set(words) & stop_words(language)
    assert content_stems(text, language) == [stem(word, language) for word in words]


@pytest.mark.parametrize("language", ["en", "de", "ru", "nl", "uk", "tr"])
def test_a_language_has_stop_words_and_a_missing_one_has_none(language: str) -> None:
    assert len(stop_words(language)) > 50
    assert stop_words("xx") == stop_words(None) == frozenset()


def test_a_rare_word_tells_more_than_a_common_one_and_unknown_languages_know_no_difference() -> None:
    assert 0 <= rarity("people", "en") < rarity("bridge", "en") < rarity("sandbank", "en")
    assert rarity("bridge", "xx") == rarity("people", None)
    assert rarity("17", "en") < rarity("5937", "en")


def test_a_stem_weighs_what_its_commonest_form_does() -> None:
    weights = stem_weights(["bridges", "bridge", "bridged"], "en")
    assert weights == {"bridg": min(rarity(word, "en") for word in ("bridges", "bridge", "bridged"))}


@pytest.mark.parametrize("language", ["cs", "sk"])
def test_a_word_without_a_case_is_its_own_stem_without_a_warning(language: str) -> None:
    assert stem("ऄऄ", language) == "ऄऄ"
