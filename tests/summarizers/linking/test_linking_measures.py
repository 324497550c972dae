from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.linking.clustering import average_link, keep_names, pair
from summarizers.linking.features import features_of
from summarizers.linking.likeness import likeness, refilled, weigh
from summarizers.linking.similarity import (
    DocumentFrequencies,
    containment,
    cosine,
    covered,
    overlap,
    shingles,
    text_key,
)
from tests.summarizers.linking.articles import COUNCIL_VOTE, RIDGE_FIRE, article, storm_warning

Scored = tuple[list[str], dict[tuple[str, str], float]]

vectors = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.01, 100), max_size=6)
numbers = st.frozensets(st.integers(0, 20))
keys = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)
scores = st.sampled_from([0.0, 0.2, 0.5, 0.8, 1.0]) | st.floats(0, 1)


@st.composite
def scored(draw: st.DrawFn) -> Scored:
    names = draw(keys)
    pairs = [(one, other) for one in names for other in names if one < other]
    return names, {each: draw(scores) for each in pairs}


@given(vectors, vectors)
def test_measures_are_shares_and_have_no_direction(one: dict[str, float], other: dict[str, float]) -> None:
    for measure in (cosine, overlap):
        assert 0 <= measure(one, other) <= 1
        assert measure(one, other) == pytest.approx(measure(other, one))
    assert 0 <= covered(one, other) <= 1


@given(vectors.filter(bool))
def test_a_vector_is_wholly_like_itself(vector: dict[str, float]) -> None:
    assert cosine(vector, vector) == pytest.approx(1)
    assert overlap(vector, vector) == pytest.approx(1)
    assert covered(vector, vector) == pytest.approx(1)


@given(numbers, numbers)
def test_a_part_is_contained_in_a_whole(one: frozenset[int], other: frozenset[int]) -> None:
    assert containment(one, one | other) == (1 if one else 0)
    assert containment(one - other, other) == 0


def test_runs_of_words_ignore_case_and_marks() -> None:
    assert shingles("The bridge, at Oss: closed") == shingles("the BRIDGE at Oss closed")
    assert len(shingles("The bridge at Oss closed")) == 3
    assert shingles("The bridge") == frozenset()


def test_a_text_key_is_of_the_words_alone() -> None:
    assert text_key("The bridge – at Oss") == text_key("the bridge,\nat Oss.")
    assert text_key("The bridge at Oss") != text_key("The bridge at Lind")


def test_a_word_common_here_loses_weight_and_one_unseen_gains() -> None:
    rarities = {"bridge": 5.0, "ferry": 5.0}
    general = DocumentFrequencies().weights(rarities)
    here = DocumentFrequencies(100, {"bridge": 90}).weights(rarities)
    assert general == pytest.approx(rarities)
    assert here["bridge"] < general["bridge"] < here["ferry"]


@given(st.integers(0, 1000), st.floats(0, 12))
def test_no_weight_is_negative(articles: int, rarity: float) -> None:
    assert DocumentFrequencies(articles, {"a": articles}).weights({"a": rarity})["a"] >= 0


def test_likeness_is_the_same_both_ways() -> None:
    one, other, third = (
        weigh(features_of(article(text)), DocumentFrequencies())
        for text in (*RIDGE_FIRE[:2], COUNCIL_VOTE[0])
    )
    assert likeness(one, other).score == pytest.approx(likeness(other, one).score)
    assert likeness(one, other).score > 0.5 > likeness(one, third).score


@given(st.floats(0, 400), st.floats(0, 400))
def test_the_closer_two_publications_are_the_likelier_one_event(days: float, more: float) -> None:
    one, other = (weigh(features_of(article(text)), DocumentFrequencies()) for text in RIDGE_FIRE[:2])
    scores = [likeness(one, other, days=each).score for each in (days, days + more, -days)]
    assert scores[1] <= scores[0] == scores[2]


def test_two_storms_of_one_hour_with_their_names_swapped_gain_nothing_by_it() -> None:
    one, other = (
        weigh(features_of(article(storm_warning(*names))), DocumentFrequencies())
        for names in (("Harnby", "Orre", "Tove Lindmark"), ("Selvik", "Tann", "Jonas Prell"))
    )
    assert likeness(one, other, days=0.0).score == likeness(one, other).score


def test_a_script_without_capitals_is_judged_by_its_lead() -> None:
    terms = features_of(article("חברי מועצת העיר פלין הצביעו לסגור את הנמל הישן", language="he")).terms
    assert terms
    assert all(term.name == term.lead for term in terms.values())


FLASH = "The {team} won against the {others} by {goals} goals on Friday night in {town}, and nobody was hurt."


@pytest.mark.parametrize(
    ("changes", "written", "filled"),
    [
        ({"team": "Larks", "others": "Herons", "goals": "5", "town": "Lessel"}, str, True),
        ({"goals": "5"}, str, False),  # the same people with another count
        ({}, str, False),
        ({"team": "Larks", "others": "Herons", "goals": "5", "town": "Lessel"}, str.lower, False),
        ({"goals": "5"}, str.lower, True),  # nobody knows which words are names: figures alone tell
    ],
)
def test_one_wording_with_other_names_is_a_template(
    changes: dict[str, str], written: Callable[[str], str], filled: bool
) -> None:
    names = {"team": "Kites", "others": "Swifts", "goals": "2", "town": "Ossen"}
    one, other = (
        weigh(features_of(article(written(FLASH.format_map(names | each)))), DocumentFrequencies())
        for each in ({}, changes)
    )
    assert (refilled(one, other) > 0.5) is filled


def test_a_word_that_is_also_written_small_is_no_name() -> None:
    terms = features_of(article("Fire broke out in Ostrel. The fire was large.")).terms
    assert (terms["fire"].name, terms["ostrel"].name) == (0, 1)


def test_a_number_is_one_term_with_or_without_separators() -> None:
    assert "4000" in features_of(article("4,000 signatures")).terms
    assert "4000" in features_of(article("4000 signatures")).terms


@given(scored(), st.floats(0.05, 1))
def test_groups_hold_every_key_once(pairs: Scored, least: float) -> None:
    names, found = pairs
    assert sorted(key for group in average_link(names, found, least) for key in group) == sorted(names)


@given(scored())
def test_groups_do_not_depend_on_order(pairs: Scored) -> None:
    names, found = pairs
    turned = dict(reversed(found.items()))
    assert average_link(names, found, 0.5) == average_link(names[::-1], turned, 0.5)


@given(scored())
def test_a_certain_pair_is_never_torn_apart(pairs: Scored) -> None:
    names, found = pairs
    groups = average_link(names, found, 0.5)
    for (one, other), score in found.items():
        if score == 1:
            assert any(one in group and other in group for group in groups)


def test_one_look_alike_does_not_chain_two_stories() -> None:
    found = {("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "c"): 0.8}
    assert average_link("abcd", found, 0.5) == [["a", "b"], ["c", "d"]]


def test_two_large_stories_need_more_than_a_report_and_a_story() -> None:
    names = "abcdefgh"
    found = {pair(one, other): 0.5 for one in names for other in names if one < other}
    inside = found | {pair(one, other): 0.9 for half in ("abcd", "efgh") for one in half for other in half}
    inside = {key: score for key, score in inside.items() if key[0] != key[1]}
    assert average_link(names, inside, 0.4) == [list("abcd"), list("efgh")]
    assert average_link("abcde", inside, 0.4) == [list("abcde")]


def test_a_pair_has_one_key() -> None:
    assert pair("b", "a") == pair("a", "b") == ("a", "b")


def test_the_larger_part_of_a_story_keeps_its_name() -> None:
    assert keep_names([["a"], ["b", "c"], ["d"]], {"a": "1", "b": "1", "c": "1"}) == [None, "1", None]


def test_joined_stories_take_the_name_that_most_had() -> None:
    assert keep_names([["a", "b", "c"]], {"a": "2", "b": "2", "c": "1"}) == ["2"]


@given(st.lists(st.lists(st.integers(0, 20).map(str), min_size=1, max_size=4), max_size=5))
def test_no_name_is_kept_twice(groups: list[list[str]]) -> None:
    kept = [name for name in keep_names(groups, {str(key): str(key % 3) for key in range(15)}) if name]
    assert len(kept) == len(set(kept))
