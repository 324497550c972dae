from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarizers.claims.claims import LEAST_TERMS, claims_of
from summarizers.claims.statements import Statements, statements_of
from summarizers.language.parts import LEAST_WORDS, parts_of
from tests.factories import SENTENCES, TITLES, article
from tests.laws import law

texts = st.lists(st.text(max_size=60) | st.sampled_from(SENTENCES), max_size=4)
languages = st.sampled_from(["en", "de", "es", None])


def story_of(texts: list[str], language: str | None = "en") -> Statements:
    return statements_of([article("Post", *(t for t in texts if t.strip()), language=language)])


def claims_in(sentence: str) -> list[str]:
    """The claims of one English sentence, as they stand."""
    statements = story_of([sentence])
    return [statements.rows[claim.row].text[claim.start : claim.end] for claim in claims_of(statements)]


@law
@given(texts, languages)
def test_claims_lie_in_their_sentences_in_order_without_overlap(
    texts: list[str], language: str | None
) -> None:
    statements = story_of(texts, language)
    claims = claims_of(statements)
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(statements.rows[claim.row].text)
        bounds = {place for part in parts_of(statements.rows[claim.row].text, language) for place in part}
        assert {claim.start, claim.end} <= bounds
    for one, other in pairwise(claims):
        assert (one.row, one.end) <= (other.row, other.start)


@law
@given(texts, languages)
def test_claims_share_out_the_terms_of_their_sentence_and_lose_none(
    texts: list[str], language: str | None
) -> None:
    statements = story_of(texts, language)
    claims = claims_of(statements)
    for claim in claims:
        row = statements.rows[claim.row]
        assert claim.terms
        assert claim.terms == frozenset(row.terms_between(claim.start, claim.end)) <= row.terms
    for number, row in enumerate(statements.rows):
        assert row.terms == frozenset().union(*(c.terms for c in claims if c.row == number))


@law
@given(texts, languages)
def test_only_a_whole_sentence_is_a_claim_with_few_terms_or_words(
    texts: list[str], language: str | None
) -> None:
    statements = story_of(texts, language)
    for claim in claims_of(statements):
        text = statements.rows[claim.row].text
        whole = (claim.start, claim.end) == (0, len(text))
        enough = len(text[claim.start : claim.end].split()) >= LEAST_WORDS
        assert whole or (enough and len(claim.terms) >= LEAST_TERMS)


def test_the_parts_of_a_sentence_are_its_claims() -> None:
    first, second = "The bridge at Oss fell at noon, ", "while the storm closed the harbour of Lind."
    assert claims_in(first + second) == [first, second]


def test_what_has_too_few_words_belongs_to_its_neighbour() -> None:
    text = "The bridge of Oss, which fell, closed the railway to the coast."
    assert "".join(claims_in(text)) == text
    assert all(len(claim.split()) >= LEAST_WORDS for claim in claims_in(text))
    assert claims_in("The storm closed the harbour of Lind; it fell.") == [
        "The storm closed the harbour of Lind; it fell."
    ]


def test_a_sentence_without_terms_has_no_claim_and_a_title_has_some() -> None:
    assert claims_in("It was what it was and so it is now.") == []
    assert [claim.row for claim in claims_of(statements_of([article("a", title=TITLES[1])]))]
