from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from storage.features import SKETCH, decode, encode, posted_terms, sketch, terms_of
from summarizers.linking.features import Features, Term
from tests.laws import law

WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
COUNTS = st.integers(0, 65_535)
TERMS = st.builds(Term, COUNTS.map(lambda n: n + 1).filter(lambda n: n < 65_536), COUNTS, COUNTS,
                  st.integers(0, 20_000).map(lambda n: n / 1000))  # fmt: skip
FEATURES = st.builds(
    Features,
    language=st.none() | st.sampled_from(["en", "pt", "nb"]),
    url_key=st.none(),
    text_key=st.text("0123456789abcdef", min_size=1, max_size=64),
    terms=st.dictionaries(WORDS, TERMS, max_size=60),
    shingles=st.frozensets(st.integers(0, 2**32 - 1), max_size=60),
)


@law
@given(FEATURES)
def test_what_was_written_is_read(features: Features) -> None:
    assert decode(encode(features)) == features
    assert list(decode(encode(features)).terms) == terms_of(encode(features)) == list(features.terms)


@law
@given(FEATURES)
def test_a_page_belongs_to_a_submission_and_not_to_the_features(features: Features) -> None:
    assert encode(replace(features, url_key="a.example/b")) == encode(features)


def test_counts_that_no_weight_tells_apart_may_be_cut() -> None:
    long = Features("en", None, "a", {"wave": Term(1_000_000, 80, 70_000, 6.5)}, frozenset())
    assert decode(encode(long)).terms == {"wave": Term(65_535, 80, 65_535, 6.5)}


@law
@given(FEATURES)
def test_posted_terms_are_a_vector_of_length_one(features: Features) -> None:
    posted = posted_terms(features)
    assert posted.keys() <= features.terms.keys()
    if any(term.rarity for term in features.terms.values()):
        assert abs(sum(weight**2 for weight in posted.values()) - 1) < 1e-9


@law
@given(st.frozensets(st.integers(0, 2**32 - 1), max_size=200), st.randoms())
def test_what_a_cut_text_keeps_of_a_sketch_stays_in_its_sketch(runs: frozenset[int], chance: Random) -> None:
    kept = chance.sample(sorted(runs), 2 * len(runs) // 3)
    left = {mixed for run in kept for mixed in sketch([run])}
    assert set(sketch(runs)) & left <= set(sketch(kept))
    assert len(sketch(runs)) == min(SKETCH, len(runs))
