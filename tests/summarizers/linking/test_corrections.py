from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.linking.clustering import Correction, Pair, average_link, group_in_turn, pair

KEYS = "abcdef"
PAIRS = [(one, other) for one in KEYS for other in KEYS if one < other]
ALL_ALIKE = dict.fromkeys(PAIRS, 0.9)
likely = st.sampled_from([0.0, 0.2, 0.5, 0.8, 1.0]) | st.floats(0, 1)
scores = st.lists(likely, min_size=len(PAIRS), max_size=len(PAIRS)).map(
    lambda found: dict(zip(PAIRS, found, strict=True))
)
leasts = st.floats(0.05, 1)


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    """One of three sides that share nothing."""
    sides = draw(st.lists(st.sampled_from(["moved", "left", "joined", ""]), min_size=6, max_size=6))
    named = {side: {key for key, at in zip(KEYS, sides, strict=True) if at == side} for side in sides if side}
    return Correction(**{"moved": frozenset(), **{side: frozenset(keys) for side, keys in named.items()}})


def correction(moved: str, left: str = "", joined: str = "") -> Correction:
    return Correction(frozenset(moved), frozenset(left), frozenset(joined))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([correction("a", left="bcdef")], ["a", "bcdef"]),
        ([correction("a", left="b")], ["acdef", "b"]),  # ties go to the smaller key
        ([correction("ab", left="cd")], ["abef", "cd"]),
        ([correction("a", left="b", joined="c"), correction("a", joined="b")], ["acdef", "b"]),
        ([correction("a", joined="b"), correction("a", left="bcdef")], ["ab", "cdef"]),
    ],
)
def test_what_is_alike_is_parted_where_a_person_says_so(made: list[Correction], expected: list[str]) -> None:
    assert average_link(KEYS, ALL_ALIKE, 0.5, made) == [list(group) for group in expected]


def test_what_is_unlike_is_joined_where_a_person_says_so() -> None:
    assert average_link(KEYS, {}, 0.5, [correction("a", joined="bc")]) == [
        ["a", "b", "c"],
        *(["d"], ["e"], ["f"]),
    ]


def test_even_copies_are_parted() -> None:
    assert average_link("ab", {("a", "b"): 1.0}, 0.5, [correction("a", left="b")]) == [["a"], ["b"]]


def test_who_was_joined_keeps_nobody_away_and_draws_its_own_like() -> None:
    joined = [correction("x", joined="ab")]
    like_a = {("a", "b"): 0.9, ("a", "n"): 0.6, ("b", "n"): 0.5}
    assert average_link("abnx", like_a, 0.5, joined) == [["a", "b", "n", "x"]]
    assert average_link("abnx", {("a", "b"): 0.9, ("n", "x"): 1.0}, 0.5, joined) == [["a", "b", "n", "x"]]
    assert average_link("abnx", {("a", "b"): 0.9, ("n", "x"): 0.9}, 0.5, joined) == [["a", "b", "x"], ["n"]]


@given(scores, leasts, st.lists(corrections(), max_size=4))
def test_no_correction_loses_or_doubles_a_key(
    found: dict[Pair, float], least: float, made: list[Correction]
) -> None:
    for group in (
        average_link(KEYS, found, least, made),
        group_in_turn(KEYS, found, 0.2, least, made),
    ):
        assert sorted(key for keys in group for key in keys) == list(KEYS)


@given(scores, leasts, st.lists(corrections(), min_size=1, max_size=4))
def test_the_newest_correction_is_obeyed(
    found: dict[Pair, float], least: float, made: list[Correction]
) -> None:
    for groups in (
        average_link(KEYS, found, least, made),
        group_in_turn(KEYS, found, 0.2, least, made),
    ):
        stories = {key: number for number, group in enumerate(groups) for key in group}
        for (one, other), together in made[0].verdicts.items():
            assert (stories[one] == stories[other]) is together


@given(scores, leasts, st.permutations(KEYS), st.lists(corrections(), max_size=3))
def test_average_link_gives_the_same_in_any_order(
    found: dict[Pair, float], least: float, order: list[str], made: list[Correction]
) -> None:
    turned = {pair(other, one): score for (one, other), score in reversed(found.items())}
    assert average_link(order, turned, least, made) == average_link(KEYS, found, least, made)


@given(scores, leasts)
def test_what_is_said_of_no_two_articles_changes_nothing(found: dict[Pair, float], least: float) -> None:
    for made in (correction("a"), correction("", left="ab", joined="cd"), correction("x", joined="ab")):
        assert average_link(KEYS, found, least, [made]) == average_link(KEYS, found, least)
