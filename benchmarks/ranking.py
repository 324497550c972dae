"""Time TextRank against sumy's own: `python -m benchmarks.ranking`, two to four minutes, most of them sumy's.

Both rate the same invented documents, about ten content words a sentence, drawn by Zipf's law. How much sumy
has to do depends on how many pairs of sentences share a word, so there are two: `mixed`, of many subjects
(7 pairs in a hundred share one, as in a mixture of real articles), and `story`, of one (about 59; in real
stories of four or five outlets 47 to 56). Words are ready for both (sumy still lower-cases them, some 10 ms
of its seconds), imports and a first run are not timed, and both run in the same process. Medians of seven
runs; of sumy's, three from 1,000 sentences on. The last table has ours alone with its peak of memory. The
exit status is 1 where ours takes more than 1/25 of sumy's time at 2,000 sentences, or gives other values.
"""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.text_rank import TextRankSummarizer

from summarizers.summary.ranking import Rules, centrality

SEED = 2004
VOCABULARY = 20_000
WORDS = 10
FLATTENED = {"mixed": 30, "story": 0}
"""The k-th commonest word is drawn in proportion to 1 / (k + this): the more, the rarer the commonest."""

RUNS = 7
SUMY_RUNS = {100: 7, 300: 7, 1000: 3, 2000: 3}
LONGEST_STORY = 1000
"""In one story of 2,000 sentences sumy takes a minute a run."""

ALONE = (6_000, 30_000)
LEAST_RATIO = 25

Bags = list[list[str]]
Floats = NDArray[np.float64]


class GivenWords:
    """A tokenizer with nothing to do."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """The words of a text that was joined from them."""
        return tuple(text.split())


def zipfian(kind: str, sentences: int) -> Bags:
    """Sentences of about ten words each, of the kind of document named."""
    numbers = np.random.default_rng(SEED)
    shares = 1 / (np.arange(1, VOCABULARY + 1) + FLATTENED[kind])
    lengths = 1 + numbers.poisson(WORDS - 1, sentences)
    drawn = numbers.choice(VOCABULARY, lengths.sum(), p=shares / shares.sum())
    return [[f"w{k}" for k in part] for part in np.split(drawn, np.cumsum(lengths)[:-1])]


def as_document(bags: Bags) -> ObjectDocumentModel:
    """The same document for sumy, its words split beforehand."""
    document = ObjectDocumentModel([Paragraph([Sentence(" ".join(bag), GivenWords()) for bag in bags])])
    for sentence in document.sentences:
        sentence.words  # noqa: B018 - a cached property: asking fills it
    return document


def rated_by_sumy(document: ObjectDocumentModel) -> Floats:
    """One value for each sentence."""
    ratings = TextRankSummarizer().rate_sentences(document)
    return np.array([ratings[sentence] for sentence in document.sentences], dtype=np.float64)


def timed(rate: Callable[[], Floats], runs: int) -> tuple[float, Floats]:
    """The median time of several runs in seconds, and the values."""
    times = []
    for _ in range(runs):
        start = perf_counter()
        values = rate()
        times.append(perf_counter() - start)
    return median(times), values


def against_sumy(kind: str, sentences: int, sumy_runs: int) -> tuple[float, float]:
    """Print one row; give the smaller of the two ratios, and the greatest difference from sumy's values."""
    bags = zipfian(kind, sentences)
    document = as_document(bags)
    theirs, expected = timed(partial(rated_by_sumy, document), sumy_runs)
    as_sumy, values = timed(partial(centrality, bags, Rules.SUMY), RUNS)
    as_paper, _ = timed(partial(centrality, bags, Rules.PAPER), RUNS)
    apart = float(np.abs(values - expected).max())
    cells = "".join(f"{1000 * took:>10.2f} ms{theirs / took:>7.0f}x" for took in (as_sumy, as_paper))
    print(f"{kind:<6}{sentences:>9,}{theirs:>11.3f} s{sumy_runs:>5}{cells}{apart:>11.1e}", flush=True)
    return theirs / max(as_sumy, as_paper), apart


def alone(sentences: int, rules: Rules) -> None:
    """Print one row of ours: its time, and its peak of memory from a further run, which tracing slows."""
    bags = zipfian("story", sentences)
    took, _ = timed(partial(centrality, bags, rules), RUNS)
    tracemalloc.start()
    centrality(bags, rules)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"{'story':<6}{sentences:>9,}{rules.value:>8}{took:>10.3f} s{peak / 1e6:>9.1f} MB", flush=True)


def warm() -> None:
    """Run everything once."""
    bags = zipfian("mixed", 100)
    rated_by_sumy(as_document(bags))
    for rules in Rules:
        centrality(bags, rules)


def main() -> int:
    """Print the tables; 1 when ours is slower than it must be, or its values are not sumy's."""
    warm()
    print("      sentences         sumy runs   ours, SUMY   ratio  ours, PAPER   ratio      apart")
    rows = {
        (kind, sentences): against_sumy(kind, sentences, runs)
        for kind in FLATTENED
        for sentences, runs in SUMY_RUNS.items()
        if kind == "mixed" or sentences <= LONGEST_STORY
    }
    print(f"\n{'':6}{'sentences':>9}{'rules':>8}{'time':>12}{'peak':>12}")
    for sentences in ALONE:
        for rules in Rules:
            alone(sentences, rules)
    ratio, _ = rows["mixed", max(SUMY_RUNS)]
    return int(ratio < LEAST_RATIO or max(apart for _, apart in rows.values()) > 1e-9)


if __name__ == "__main__":
    sys.exit(main())
