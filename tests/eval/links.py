"""Scores story links: pairs of articles put into one story against pairs that truly are of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping


def _pairs(counts: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts)


def score_links(truth: Mapping[str, str], found: Mapping[str, str]) -> dict[str, float]:
    """Pair precision, recall and F1; raises KeyError for an article without a link."""
    hits = _pairs(Counter((truth[i], found[i]) for i in truth).values())
    precision = hits / max(1, _pairs(Counter(found[i] for i in truth).values()))
    recall = hits / max(1, _pairs(Counter(truth.values()).values()))
    both = precision + recall
    return {
        "pair_precision": precision,
        "pair_recall": recall,
        "pair_f1": 2 * precision * recall / both if both else 0.0,
    }
