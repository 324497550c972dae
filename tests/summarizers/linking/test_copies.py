from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.linking.copies import SHINGLE, containments, copied_from, groups, told_as, wordings
from summarizers.linking.similarity import shingles
from tests.factories import SENTENCES, article, story
from tests.laws import law

WIRE = " ".join(SENTENCES[:8])
OWN = " ".join(SENTENCES[8:])


def runs(text: str) -> frozenset[int]:
    return shingles(text, SHINGLE)


def test_runs_are_all_neighbouring_words_folded() -> None:
    first, second = "the bridge at oss gave", "bridge at oss gave way"
    assert runs("The bridge AT Oss gave way") == runs(first) | runs(second)
    assert len(runs(first) | runs(second)) == 2


@law
@given(st.lists(st.sampled_from(["Oss", "fell", "5,937", "it’s", "—"]), max_size=SHINGLE - 1))
def test_a_text_of_fewer_words_than_a_run_has_none(words: list[str]) -> None:
    assert runs(" ".join(words)) == frozenset()


bodies = st.lists(st.lists(st.sampled_from(SENTENCES), max_size=4).map(" ".join), min_size=1, max_size=5)


@law
@given(bodies)
def test_shares_lie_between_nothing_and_all_and_a_text_holds_itself(texts: list[str]) -> None:
    shares = containments([article(f"o{n}", text) for n, text in enumerate(texts)])
    assert all(0 <= share <= 1 for row in shares for share in row)
    assert all(shares[i][i] == (1 if runs(text) else 0) for i, text in enumerate(texts))


def test_a_nameless_copy_is_told_as_its_original() -> None:
    half = " ".join(SENTENCES[:4])
    given = [article("n1", half), article("n2", WIRE), article("Herald", OWN), article("n3", f"{OWN} More.")]
    assert told_as(given, {"n1", "n2", "n3"}) == ["n1", "n1", "Herald", "Herald"]
    assert told_as([*given, article("Post", WIRE)], {"n1", "n2", "n3"})[:2] == ["Post", "Post"]
    assert told_as(given, ()) == ["n1", "n2", "Herald", "n3"]


@law
@given(bodies)
def test_a_copy_leads_to_an_article_that_is_none(texts: list[str]) -> None:
    articles = [article(f"o{n}", text) for n, text in enumerate(texts)]
    origins = copied_from(containments(articles), articles)
    for start in range(len(origins)):
        number, steps = start, 0
        while (origin := origins[number]) is not None:
            number, steps = origin, steps + 1
            assert steps <= len(origins)


@law
@given(bodies)
def test_a_group_is_named_by_its_first_article(texts: list[str]) -> None:
    articles = [article(f"o{n}", text) for n, text in enumerate(texts)]
    found = groups(containments(articles), [a.outlet for a in articles])
    assert all(found.index(group) == group for group in found)


def test_a_whole_copy_names_the_longest_and_of_equals_the_first() -> None:
    articles = story(a=WIRE, b=f"{WIRE} {SENTENCES[9]}", c=OWN, d=WIRE)
    assert copied_from(containments(articles), articles) == [1, None, None, 1]
    twins = story(a=WIRE, b=WIRE)
    assert copied_from(containments(twins), twins) == [None, 0]


def test_articles_that_share_a_quarter_of_the_shorter_are_one_report() -> None:
    articles = story(a=WIRE, b=OWN, c=f"{SENTENCES[0]} {SENTENCES[1]} {SENTENCES[17]}")
    assert groups(containments(articles), "abc")[2] == 0


def test_groups_join_step_by_step_in_any_order() -> None:
    one, two, three = ([1.0, 0, 0.3], [0, 1.0, 0.3], [0.3, 0.3, 1.0])
    assert groups([one, two, three], "abc") == [0, 0, 0]


def test_all_articles_of_an_outlet_are_one_report_and_join_whatever_shares_with_one() -> None:
    one, two, three, four = ([1.0, 0, 0, 0], [0, 1.0, 0, 0], [0, 0.3, 1.0, 0], [0, 0, 0, 1.0])
    assert groups([one, two, three, four], "abca") == [0, 1, 1, 0]
    assert groups([one, two, three, four], "aabc") == [0, 0, 0, 3]


@pytest.mark.parametrize("mark", ["“{}”", "{}\u00a0", "‘{}’"])
def test_marks_around_a_text_make_no_difference_to_its_runs(mark: str) -> None:
    assert runs(mark.format(WIRE)) == runs(WIRE)


def test_the_same_wording_of_a_claim_counts_once_and_so_does_one_owner() -> None:
    heard = "“I heard a crack like a gun going off,” said Ode Brannock, who runs the ferry kiosk."
    again = "Ode Brannock told us: “I heard a crack like a gun going off, and then it was gone.”"
    other = "A crack was heard by the woman at the kiosk, she told reporters."
    assert wordings([heard, again, other], [0, 1, 2]) == 2
    assert wordings([heard, again, other], [0, 1, 0]) == 1
    assert wordings([heard, other], [0, 1]) == 2
    assert wordings([heard], [0]) == 1
