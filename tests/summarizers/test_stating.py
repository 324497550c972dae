from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers import support_for
from summarizers.claims.coverage import REPORTS
from tests.factories import SENTENCES
from tests.laws import story_law

ROUNDING = 1e-5
"""Sums of terms are kept in single precision."""

VERBATIM = 0.97
"""What a text's own words reach."""

some_sentences = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True).map(" ".join)


@story_law
@given(some_sentences, some_sentences, st.sampled_from(["en", "de", None]))
def test_support_for_a_claim_is_a_share(claim: str, text: str, language: str | None) -> None:
    assert 0 <= support_for(claim, text, language=language) <= 1 + ROUNDING
    assert support_for(claim, claim, language=language) >= VERBATIM


def test_words_scattered_over_an_article_are_not_support() -> None:
    together = "Two villages, Oss and Lind, were evacuated on Tuesday night."
    scattered = (
        "Oss is old. Boats left. It rained. Villages flooded. Lind slept. Trains ran. It was evacuated late."
    )
    assert support_for(together, together, language="en") >= VERBATIM
    assert support_for(together, scattered, language="en") < REPORTS


def test_figures_in_another_spelling_support_and_other_figures_do_not() -> None:
    claim = "Seventeen mothers met the minister in Harn."
    same = support_for(claim, "The minister met 17 mothers in Harn.", language="en")
    other = support_for(claim, "The minister met 45 mothers in Harn.", language="en")
    assert same >= VERBATIM
    assert other < REPORTS / 2


@pytest.mark.parametrize(
    ("claim", "states", "does_not"),
    [
        ("The mill will close.", "The mill is to close, its owner said.", "The mill will not close."),
        ("The dam was cracked.", "The dam was cracked.", "The owner denied that the dam was cracked."),
        ("The dam gave way.", "The dam gave way at noon.", "Experts fear that the dam could give way."),
        ("The rebels shot the mayor.", "The rebels shot the mayor.", "The mayor shot the rebels."),
        ("The road is open.", "The road is open again.", "The road is closed."),
        ("The blast was at 3 p.m.", "The blast was at 15:00.", "The blast was at 11 a.m."),
        (
            "Each side lost more than 9,000 soldiers.",
            "More than 9,000 soldiers were lost by each side.",
            "The two sides together lost more than 9,000 soldiers.",
        ),
    ],
)
def test_evidence_against_outweighs_common_words(claim: str, states: str, does_not: str) -> None:
    assert support_for(claim, states) >= REPORTS > support_for(claim, does_not)


@pytest.mark.parametrize(("claim", "text"), [("", ""), ("Oss fell.", ""), ("", "Oss fell."), ("…", "…")])
def test_nothing_has_no_support(claim: str, text: str) -> None:
    assert support_for(claim, text) == 0


def test_the_language_is_guessed_where_it_is_not_given() -> None:
    claim, text = "Las casas fueron evacuadas por la noche.", "Por la noche fue evacuada la casa."
    assert support_for(claim, text) == support_for(claim, text, language="es")
    assert support_for(claim, text) > support_for(claim, text, language="en")


def test_days_are_one_where_both_dates_are_given() -> None:
    claim, text, day = "The bridge fell on Friday.", "On 24 May the bridge fell.", date(2024, 5, 26)
    assert support_for(claim, text, claim_date=day, text_date=day) > support_for(claim, text)


def vectors(texts: Sequence[str]) -> list[list[float]]:
    """Two directions: of what is about leaving homes, and of everything else."""
    return [[1.0, 0.0] if "homes" in text or "evacuated" in text else [0.0, 1.0] for text in texts]


def test_an_encoder_supports_a_paraphrase_and_what_speaks_against_still_does() -> None:
    claim = "Some 400 people were evacuated."
    told = "About 400 residents had to leave their homes."
    assert support_for(claim, told, encoder=vectors) == pytest.approx(1)
    assert support_for(claim, told, encoder=vectors) > support_for(claim, told)
    other = "Nobody watched the game."
    assert support_for(claim, other, encoder=vectors) == support_for(claim, other)
    denied = "Some 400 people were not evacuated."
    assert support_for(claim, denied, encoder=vectors) < REPORTS
