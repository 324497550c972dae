"""What is left of an article without its text recognises copies of it, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path
from random import Random

from summarizers.article import Article
from summarizers.linking.decision import Candidate, Comparison, Kind
from summarizers.linking.features import Features, features_of
from summarizers.linking.remnants import FEWEST, KEPT, SHARE, recognised, remnant
from tests.summarizers.linking.articles import article, storm_warning

ROOT = Path(__file__).resolve().parents[3]
TEXTS = [
    path.read_text(encoding="utf-8")
    for path in sorted(ROOT.glob("tests/eval/stories/*/clean/*.txt"))
    if not path.name.endswith(".may.txt")
]
"""Invented reports of seven events, four or so of each."""

WORDS = [word for text in TEXTS for word in text.split()]


@cache
def features(text: str) -> Features:
    return features_of(Article("Coast Herald", None, tuple(filter(None, text.split("\n"))), language="en"))


def seen_again(text: str, gone: Features) -> Comparison | None:
    candidate = Candidate("gone", "1", remnant(gone), None)
    return recognised(features(text), Comparison(candidate, Kind.NEW, 0.0, False, ()))


def edited(text: str, random: Random) -> str:
    """Paragraphs in another order, the last third cut, a tenth of the words replaced."""
    paragraphs = text.split("\n")
    random.shuffle(paragraphs)
    words = " ".join(paragraphs).split()
    kept = words[: len(words) * 2 // 3]
    return " ".join(random.choice(WORDS) if random.random() < 0.1 else word for word in kept)


def test_a_remnant_is_a_small_part_that_nothing_can_be_read_from() -> None:
    for text in TEXTS:
        whole = features(text)
        left = remnant(whole)
        assert left.terms == {}
        assert left.shingles <= whole.shingles
        assert len(left.shingles) == min(KEPT, len(whole.shingles) // SHARE)
        assert remnant(left) == left == remnant(replace(whole, shingles=frozenset(sorted(whole.shingles))))


def test_copies_with_edits_are_recognised() -> None:
    random = Random(3)  # noqa: S311 - the same edits each time
    found = [seen_again(edited(text, random), features(text)) for text in TEXTS]
    known = [each for each in found if each]
    assert len(known) >= 0.9 * len(TEXTS)
    assert {(each.kind, each.score) for each in known} == {(Kind.NEAR_DUPLICATE, 1.0)}
    assert all("its text is no longer kept" in each.reasons[0] for each in known)


def test_other_reports_of_the_same_event_are_not() -> None:
    wrong = [seen_again(one, features(other)) for one, other in permutations(TEXTS, 2)]
    assert not [each for each in wrong if each]


def test_a_part_of_a_text_is_recognised_and_the_whole_of_a_part() -> None:
    text = max(TEXTS, key=len)
    third = " ".join(text.split()[: len(text.split()) // 3])
    inside, around = seen_again(third, features(text)), seen_again(text, features(third))
    assert inside
    assert around
    assert (inside.copied, around.copied) == (True, False)


def test_what_is_certain_is_told_by_the_comparison_and_short_texts_not_at_all() -> None:
    short = features_of(article(storm_warning("Harn", "Varr", "Edda Korn")))
    assert len(remnant(short).shingles) < FEWEST
    assert seen_again(storm_warning("Harn", "Varr", "Edda Korn"), short) is None
    same = Comparison(Candidate("gone", "1", remnant(short), None), Kind.SAME_URL, 1.0, False, ("same page",))
    assert recognised(short, same) is same
