"""TextRank: sumy's values to rounding, PageRank's equations solved, and what both rules promise."""

from __future__ import annotations

import math
import re
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.text_rank import TextRankSummarizer

from summarizers.language.words import content_stems
from summarizers.summary.ranking import DAMPING, TOLERANCE, Rules, centrality

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = sorted((ROOT / "examples").rglob("*.txt"))
STORIES = ROOT.parent / "shared" / "eval" / "stories"

INVENTED = (
    "The ferry Lindholm ran aground off Skarvik at dawn on Monday, the coast guard said. All 84 passengers "
    "were taken off by lifeboats. Nobody was hurt. The coast guard said the ferry had lost its steering.",
    "Skarvik's harbour master, Ode Brannock, had warned of the sandbank in March. “The sandbank moves every "
    "winter,” he said. The ferry company answered that its charts were new. Charts of the bank are from May.",
    "Two tugs tried to pull the Lindholm free at high water. They failed. A third tug is due on Tuesday. "
    "Passengers spent the night in a school. Passengers spent the night in a school.",
)

Bags = Sequence[Sequence[str]]

bags_of_words = st.lists(st.lists(st.sampled_from("abcdefghij"), max_size=8), min_size=1, max_size=12)
either_rules = pytest.mark.parametrize("rules", list(Rules))


class GivenWords:
    """A tokenizer with nothing to do: the words stand in the text with bars between them."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(text.split("|")) if text else ()


def sumy_document(bags: Bags) -> ObjectDocumentModel:
    return ObjectDocumentModel([Paragraph([Sentence("|".join(bag), GivenWords()) for bag in bags])])


def sumy_values(bags: Bags) -> NDArray[np.float64]:
    """One value per sentence, before sumy collapses equal sentences into one key."""
    peer = TextRankSummarizer()
    matrix = peer._create_matrix(sumy_document(bags))
    return np.asarray(peer.power_method(matrix, peer.epsilon), dtype=np.float64)


def sumy_ratings(bags: Bags) -> list[float]:
    """What sumy's rating of the whole document says of each sentence."""
    document = sumy_document(bags)
    ratings = TextRankSummarizer().rate_sentences(document)
    return [float(ratings[sentence]) for sentence in document.sentences]


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """The paper's, a sentence of one word taken for one of two."""
    first, second = set(one), set(other)
    return len(first & second) / (math.log(max(2, len(first))) + math.log(max(2, len(second))))


def page_rank(bags: Bags) -> NDArray[np.float64]:
    """The paper's values from the linear equations, all matrices written out."""
    n = len(bags)
    weights = np.array(
        [[similarity(a, b) if i != j else 0.0 for j, b in enumerate(bags)] for i, a in enumerate(bags)]
    )
    steps = np.array([row / row.sum() if row.any() else np.full(n, 1 / n) for row in weights])
    return np.linalg.solve(np.eye(n) - DAMPING * steps.T, np.full(n, (1 - DAMPING) / n))


def stems_of(text: str) -> list[list[str]]:
    return [content_stems(sentence, "en") for sentence in re.split(r"(?<=[.!?])\s+|\n+", text)]


def assert_as_sumy(bags: Bags) -> None:
    ours = centrality(bags, Rules.SUMY)
    np.testing.assert_allclose(ours, sumy_values(bags), rtol=0, atol=1e-9)
    np.testing.assert_allclose(ours, sumy_ratings(bags), rtol=0, atol=1e-9)


@given(bags_of_words)
def test_sumy_rules_give_sumys_values(bags: list[list[str]]) -> None:
    assert_as_sumy(bags)


@pytest.mark.parametrize(
    "bags",
    [
        [[]],
        [["a"]],
        [["a"], ["a"]],
        [["a"], ["b"]],
        [["a"], ["a", "b"], []],
        [["a", "a", "a"], ["a"], ["b", "a"]],
        [["a", "b"], ["a", "b"], ["c", "b"], ["a", "b"]],
        [[], [], ["a", "b"], []],
    ],
    ids=["empty", "one word", "twins of one word", "strangers", "short", "repeats", "copies", "mostly empty"],
)
def test_sumy_rules_give_sumys_values_at_the_edges(bags: list[list[str]]) -> None:
    assert_as_sumy(bags)


def test_sumy_rules_give_sumys_values_on_prose() -> None:
    for text in (*INVENTED, "\n".join(INVENTED)):
        assert_as_sumy(stems_of(text))


@pytest.mark.skipif(not EXAMPLES, reason="examples/ holds no articles")
def test_sumy_rules_give_sumys_values_on_the_examples() -> None:
    for path in EXAMPLES:
        assert_as_sumy(stems_of(path.read_text(encoding="utf-8")))


@pytest.mark.skipif(not STORIES.is_dir(), reason="../shared holds the labelled stories, and is not here")
def test_sumy_rules_give_sumys_values_on_real_articles() -> None:
    paths = sorted(STORIES.glob("*/?.txt"))
    assert paths
    for path in paths:
        assert_as_sumy(stems_of(path.read_text(encoding="utf-8")))


@given(bags_of_words)
def test_paper_rules_solve_the_equations_of_pagerank(bags: list[list[str]]) -> None:
    # A last step of TOLERANCE in all leaves at most d / (1 - d) times that, by contraction.
    apart = np.abs(centrality(bags, Rules.PAPER) - page_rank(bags)).sum()
    assert apart <= TOLERANCE * DAMPING / (1 - DAMPING) + 1e-12


@given(bags_of_words)
def test_paper_values_sum_to_one_and_none_is_below_the_floor(bags: list[list[str]]) -> None:
    values = centrality(bags, Rules.PAPER)
    assert values.sum() == pytest.approx(1, abs=1e-12)
    assert values.min() >= (1 - DAMPING) / len(bags) - 1e-12


@given(bags_of_words)
def test_paper_values_of_isolated_sentences_are_below_all_others(bags: list[list[str]]) -> None:
    values = centrality([*bags, [], ["z", "y"]], Rules.PAPER)
    others = [set().union(*bags[:i], *bags[i + 1 :]) for i in range(len(bags))]
    joined = [value for value, bag, rest in zip(values, bags, others, strict=False) if rest & set(bag)]
    assert values[-1] == values[-2] == values.min()
    assert all(value > values[-1] for value in joined)


@either_rules
@given(bags=bags_of_words, data=st.data())
def test_the_order_of_sentences_and_of_their_words_makes_no_difference(
    rules: Rules, bags: list[list[str]], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(bags))))
    shuffled = [sorted(bags[i], reverse=True) for i in order]
    np.testing.assert_allclose(
        centrality(shuffled, rules), centrality(bags, rules)[order], rtol=0, atol=1e-12
    )


@either_rules
@given(bags_of_words)
def test_copies_of_a_sentence_have_one_value(rules: Rules, bags: list[list[str]]) -> None:
    values = centrality([*bags, bags[0]], rules)
    assert values[0] == pytest.approx(values[-1], abs=1e-12)


@given(bags_of_words)
def test_repeating_a_word_in_a_sentence_changes_nothing_by_the_paper(bags: list[list[str]]) -> None:
    doubled = [bag + bag for bag in bags]
    np.testing.assert_array_equal(centrality(doubled, Rules.PAPER), centrality(bags, Rules.PAPER))


def test_the_middle_of_a_star_has_the_value_worked_out_by_hand() -> None:
    # c = .05 + .85 (l + l) and l = .05 + .85 c / 2, so c (1 - .85²) = .05 + .85 · .1.
    values = centrality([["a", "b"], ["a", "c"], ["b", "d"]], Rules.PAPER)
    np.testing.assert_allclose(
        values, [0.135 / 0.2775, 0.07125 / 0.2775, 0.07125 / 0.2775], rtol=0, atol=1e-5
    )


def test_a_line_that_shares_nothing_keeps_its_share_by_sumy_and_comes_last_by_the_paper() -> None:
    story = [["ferri", "ground", "dawn"], ["ferri", "steer"], ["ferri", "tug", "dawn"], ["tug", "tuesday"]]
    furniture = ["click", "comment"]
    by_sumy = centrality([*story, furniture], Rules.SUMY)
    assert by_sumy[-1] == pytest.approx(1 / 5, abs=1e-4)
    assert by_sumy[-1] > by_sumy.min()
    by_paper = centrality([*story, furniture], Rules.PAPER)
    assert by_paper.argmin() == len(story)


@either_rules
def test_no_sentences_have_no_values(rules: Rules) -> None:
    assert centrality([], rules).shape == (0,)


@either_rules
def test_six_thousand_sentences_take_a_tenth_of_the_memory_of_their_matrix(rules: Rules) -> None:
    numbers = np.random.default_rng(7)
    bags = [[f"w{k}" for k in numbers.zipf(1.3, 1 + numbers.poisson(9))] for _ in range(6000)]
    tracemalloc.start()
    try:
        centrality(bags, rules)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 6000 * 6000 * 8 / 10
