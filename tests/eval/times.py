"""Fits how the time between two publications weighs: `python -m tests.eval.times` prints TOGETHER and FADING.

For each collection with times, for all but one, and for all: logistic regression on 1 and ln(1 + days) beside
the likeness as it is without times (`linking.likeness`), over pairs of one language without hard evidence
whose likeness is not hopeless. Every collection weighs the same, pairs of one event a third of the others.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from summarizers.linking.decision import COPIED
from summarizers.linking.features import features_of
from summarizers.linking.likeness import likeness, weigh
from summarizers.linking.occasions import OLD_NEWS, days_between
from summarizers.linking.similarity import DocumentFrequencies, containment
from tests.eval.linking import Collection, own_collections, shared_collections

Floats = NDArray[np.float64]

HOPELESS = -5.0
"""Logit without times below which a pair of two events teaches nothing: strangers, by far the most."""

OTHERS = 3.0
"""Weight of all pairs of two events where those of one weigh 1: precision comes first."""

PENALTY, STEPS = 0.1, 50


def pairs_of(given: Collection) -> Iterator[tuple[float, float, bool]]:
    """Of each pair with times: the logit without them, the days between, and whether both tell one event."""
    features = {row.id: features_of(row.article) for row in given.rows}
    counts = Counter(term for each in features.values() for term in each.terms)
    here = DocumentFrequencies(len(features), counts)
    weighed = {key: weigh(each, here) for key, each in features.items()}
    for one, other in combinations(given.rows, 2):
        days = days_between(one.article.published, other.article.published)
        ours, theirs = features[one.id], features[other.id]
        hard = max(containment(ours.shingles, theirs.shingles), containment(theirs.shingles, ours.shingles))
        if days is None or hard >= COPIED or ours.language != theirs.language:
            continue
        score = likeness(weighed[one.id], weighed[other.id]).score
        logit, same = math.log(score / (1 - score)), given.truth[one.id] == given.truth[other.id]
        if same or logit > HOPELESS:
            yield logit, min(abs(days), OLD_NEWS.days), same


def fit(collections: Sequence[Floats]) -> Floats:
    """TOGETHER and FADING, from rows of logit, days, and 1 or 0, by Newton's method."""
    rows = np.vstack(collections)
    logit, same = rows[:, 0], rows[:, 2]
    table = np.column_stack([np.ones(len(rows)), -np.log1p(rows[:, 1])])
    shares = [
        np.where(each[:, 2] > 0, 1 / each[:, 2].sum(), OTHERS / (1 - each[:, 2]).sum())
        for each in collections
    ]
    weights = 100 * np.concatenate(shares)
    found = np.zeros(2)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-logit - table @ found))
        slope = table.T @ (weights * (same - chance)) - PENALTY * found
        curve = (table * (weights * chance * (1 - chance))[:, None]).T @ table + PENALTY * np.eye(2)
        found += np.linalg.solve(curve, slope)
    return np.asarray(found)


def main() -> None:
    """Print the fits."""
    read = {given.name: np.array(list(pairs_of(given))) for given in own_collections() + shared_collections()}
    chosen = {name: [name] for name in read}
    chosen |= {f"all but {name}": [other for other in read if other != name] for name in read}
    for said, names in (chosen | {"all": list(read)}).items():
        together, fading = fit([read[name] for name in names])
        print(f"{said:22} TOGETHER {together:5.2f}  FADING {fading:5.2f}")


if __name__ == "__main__":
    main()
