from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.claims.contradiction import Against, Told, against
from summarizers.claims.statements import statements_of
from summarizers.language.scales import OPPOSITES
from tests.factories import SENTENCES, article
from tests.laws import law


def found(claim: str, sentence: str, language: str = "en") -> set[Against]:
    """What speaks against a claim in a sentence of another outlet."""
    statements = statements_of([article(o, t, language=language) for o, t in (("a", claim), ("b", sentence))])
    first, second = (Told(row, 0, len(each.text)) for row, each in enumerate(statements.rows))
    return set(against(statements, first, second))


CLAIM = "The guard of the Harn bank took the money."


@pytest.mark.parametrize(
    ("sentence", "piece"),
    [
        ("The guard of the Harn bank never took the money.", Against.DENIED),
        ("The guard of the Harn bank denies that he took the money.", Against.DENIED),
        ("The guard of the Harn bank may have taken the money.", Against.OPEN),
        ("The police want to know whether the guard of the Harn bank took the money.", Against.OPEN),
        ("The guard of the Harn bank took the money, his rival claims.", Against.CHARGED),
    ],
)
def test_a_cue_speaks_against_what_it_governs(sentence: str, piece: Against) -> None:
    assert found(CLAIM, sentence) == {piece}


def test_a_denial_speaks_against_both_ways_and_a_may_does_not() -> None:
    assert found("The guard never took the money.", "The guard took the money.") == {Against.DENIED}
    assert found("The guard may take the money.", "The guard took the money.") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        CLAIM,
        "The guard of the Harn bank took the money and did not come back.",
        "Police refused to name the guard of the Harn bank who took the money.",
        "It was the guard of the Harn bank who took the money, not the cashier.",
        "The money was taken by the guard of the Harn bank.",
    ],
)
def test_who_says_the_same_is_not_against_it(sentence: str) -> None:
    assert found(CLAIM, sentence) == set()


def test_opposite_words_speak_against_where_neither_sentence_has_both() -> None:
    claim = "The council accepted the offer for the pier."
    assert found(claim, "The council rejected the offer for the pier.") >= {Against.OPPOSITE}
    assert Against.OPPOSITE not in found(claim, "The council first rejected, then accepted the offer.")
    assert found("The senate approved the treaty.", "The senate threw out the treaty.") == {Against.OPPOSITE}
    assert found("La carretera está abierta.", "La carretera está cerrada.", "es") == {Against.OPPOSITE}


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The guard accused the bank of fraud.", "The bank accused the guard of fraud."),
        ("The ferry rammed the patrol boat.", "The ferry was rammed by the patrol boat."),
        ("The city has sued the mill over water.", "The mill has sued the city over water."),
    ],
)
def test_swapped_roles_speak_against(claim: str, sentence: str) -> None:
    assert found(claim, sentence) == {Against.SWAPPED}


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The ferry rammed the patrol boat.", "The patrol boat was rammed by the ferry."),
        ("The minister met the miners in Harn.", "The miners met the minister in Harn."),
        ("The fire destroyed the mill on Monday.", "On Monday the fire destroyed the mill."),
        ("The tanker carried oil to Harn.", "The tanker was carrying oil to Harn."),
    ],
)
def test_another_order_of_the_same_roles_does_not(claim: str, sentence: str) -> None:
    assert found(claim, sentence) == set()


@law
@given(st.sampled_from(SENTENCES))
def test_nothing_speaks_against_itself(sentence: str) -> None:
    assert found(sentence, sentence) == set()


def test_no_word_is_its_own_opposite() -> None:
    assert not any(word in opposites for word, opposites in OPPOSITES.items())
    assert all(word in OPPOSITES[other] for word, opposites in OPPOSITES.items() for other in opposites)
