"""TextRank: how central each sentence is among the others, by sums over postings.

Requirements: the values of sumy 0.13 where they are asked for, to rounding; the values of the paper
    otherwise; hundreds of sentences in milliseconds, thousands within a second and without a matrix of
    sentences by sentences.
How it works: sentences are the nodes of a graph, two of them joined the more strongly the more words
    they share, the count divided by log |a| + log |b|. That divisor does not split into a factor for
    each sentence, but it depends on their lengths alone, and there are few different lengths. So the
    values that sentences send out are summed by word and length, one small product turns them into
    what a sentence of each length receives through each word, and its words' sums are its value
    (`_received`). Power iteration asks for nothing else. Words of one sentence join it to nothing.
Known failures: what is said often is central, whether or not it is the news: background that every
    outlet repeats rises, and so do long sentences. Equal sentences get equal values and lift each
    other: dropping copies is the caller's. Many thousands of words in sentences that are all of
    different lengths cost (lengths squared) x (shared words); articles have less than a hundred lengths.
Reading: Mihalcea and Tarau 2004, "TextRank: Bringing Order into Texts", EMNLP; Page and Brin 1998.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DAMPING = 0.85
"""The share of a sentence's value that goes along its edges: the paper's, and sumy's."""

SUMY_EPSILON = 1e-4
"""sumy stops when a step moves all values together (L2) by no more than this."""

SUMY_ZERO_DIVISION = 1e-7
"""sumy adds this to the weight a sentence sends out, so that an isolated one divides by something."""

TOLERANCE = 1e-6
"""The paper's rules stop when no value moves by more than this share of itself, after 10 to 35 steps. The
bound of sumy stops at 2,000 sentences after five, single values up to 17 % off, in almost the same order."""

SHORTEST = 2
"""The least length the paper's rules divide by: two sentences of one word would divide by log 1 = 0."""


class Rules(Enum):
    """Whose TextRank.

    SUMY: sumy 0.13's, with its self-loops, repeated words counted each time, the value of sentences
    without words lost, and its loose end of iteration. PAPER: no self-loops, each word of a sentence
    once, the value of isolated sentences spread over all.
    """

    SUMY = "sumy"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class _Graph:
    """The similarities of n sentences, as postings of the words that at least two of them hold.

    `sentence`, `count` and `cell` have one element for each word of each sentence: which sentence, how
    often, and the word's cell in a table of (words, lengths). `divided` is (lengths, lengths): one over
    the divisor of two sentences of those lengths. `own` (n,) is what a sentence's similarity to itself
    adds to the postings' sum, negative where that sum holds one that should not be.
    """

    sentence: NDArray[np.intp]
    count: Floats
    cell: NDArray[np.intp]
    divided: Floats
    words: int
    own: Floats


def _divided(lengths: Floats) -> Floats:
    """One over log a + log b for each pair of lengths; one where both are a single word, as sumy has it."""
    logs = np.log(lengths)
    sums = logs[:, None] + logs
    return 1 / np.where(sums == 0, 1.0, sums)


def _counted(bags: Sequence[Sequence[str]], rules: Rules) -> list[dict[str, int]]:
    """How often each word counts in each sentence: as often as it stands there, or once."""
    return [Counter(bag) if rules is Rules.SUMY else dict.fromkeys(bag, 1) for bag in bags]


def _own(counted: list[dict[str, int]], shared: dict[str, int], rules: Rules) -> Floats:
    """The squared counts to add on the diagonal (n,): of lone words for self-loops, of shared ones off."""
    if rules is Rules.SUMY:
        squares = [sum(c * c for word, c in bag.items() if word not in shared) for bag in counted]
    else:
        squares = [-sum(c * c for word, c in bag.items() if word in shared) for bag in counted]
    return np.array(squares, dtype=np.float64)


def _graph(bags: Sequence[Sequence[str]], rules: Rules) -> _Graph:
    counted = _counted(bags, rules)
    shortest = 1 if rules is Rules.SUMY else SHORTEST
    sizes = np.array([max(shortest, sum(bag.values())) for bag in counted], dtype=np.float64)
    lengths, length = np.unique(sizes, return_inverse=True)
    divided = _divided(lengths)
    holders = Counter(chain.from_iterable(counted))
    shared = {word: at for at, word in enumerate(w for w, held in holders.items() if held > 1)}
    postings = [
        (i, shared[word], c) for i, bag in enumerate(counted) for word, c in bag.items() if word in shared
    ]
    sentence, word, count = np.array(postings, dtype=np.intp).reshape(-1, 3).T
    return _Graph(
        sentence=sentence,
        count=count.astype(np.float64),
        cell=word * len(lengths) + length[sentence],
        divided=divided,
        words=len(shared),
        own=_own(counted, shared, rules) * divided[length, length],
    )


def _received(graph: _Graph, sent: Floats) -> Floats:
    """What each sentence (n,) receives when each sends its value times the similarity: W @ sent.

    With c(i, w) the count of word w in sentence i, the sum over j and w of c(i, w) c(j, w) sent(j) /
    (log |i| + log |j|) is taken first over the j of one length, then over lengths, then over words.
    """
    table = np.bincount(graph.cell, graph.count * sent[graph.sentence], graph.words * len(graph.divided))
    through = (table.reshape(-1, len(graph.divided)) @ graph.divided).ravel()
    along_words = np.bincount(graph.sentence, graph.count * through[graph.cell], len(sent))
    return along_words + graph.own * sent


def _as_sumy(graph: _Graph, n: int) -> Floats:
    """The power method of sumy: p <- ((1 - d) / n) sum(p) + d W (p / (W 1 + 1e-7)), W symmetric."""
    out = _received(graph, np.ones(n)) + SUMY_ZERO_DIVISION
    values = np.full(n, 1 / n)
    while True:
        following: Floats = (1 - DAMPING) / n * values.sum() + DAMPING * _received(graph, values / out)
        if np.linalg.norm(following - values) <= SUMY_EPSILON:
            return following
        values = following


def _as_paper(graph: _Graph, n: int) -> Floats:
    """PageRank over the graph: p <- (1 - d + d p(isolated)) / n + d W (p / W 1), summing to 1.

    Each step brings the values nearer to the answer by the damping at least (in L1), so it ends.
    """
    joined = np.bincount(graph.sentence, minlength=n) > 0
    # An isolated sentence sends nothing along edges; the one it would divide by is never used.
    out = np.where(joined, _received(graph, np.ones(n)), 1.0)
    values = np.full(n, 1 / n)
    while True:
        spread = 1 - DAMPING + DAMPING * values[~joined].sum()
        following: Floats = spread / n + DAMPING * _received(graph, np.where(joined, values / out, 0.0))
        following /= following.sum()
        if (np.abs(following - values) <= TOLERANCE * following).all():
            return following
        values = following


def centrality(bags: Sequence[Sequence[str]], rules: Rules = Rules.PAPER) -> Floats:
    """How central each sentence is, given the content-word stems of each (repeats kept): shape (n,).

    TextRank (Mihalcea and Tarau 2004): the fixed point of

        p(i) = (1 - d) / n + d * sum over j of p(j) w(i, j) / sum over k of w(j, k)
        w(i, j) = words of both i and j / (log |i| + log |j|)

    With PAPER the values are at least (1 - d) / n and sum to 1, and a sentence that shares a word ranks
    above every one that shares none. With SUMY they are those of sumy's `TextRankSummarizer`, repeated
    sentences each with their own, and sum to 1 or less. No sentences give an empty array.
    """
    if not bags:
        return np.zeros(0)
    graph = _graph(bags, rules)
    return _as_sumy(graph, len(bags)) if rules is Rules.SUMY else _as_paper(graph, len(bags))
