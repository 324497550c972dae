"""Fits the coefficients of `claims.support` to the labelled stories: `python -m tests.eval.fitting`.

A claim that speaks of labelled facts is an example for each other outlet: stated where the outlet reports all
of those facts, else unstated. Every story weighs the same. The model is
logistic regression with a small quadratic penalty on standardised measures. Each story is left out in turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.intake import article_of_file
from summarizers.claims.coverage import Thresholds
from summarizers.claims.statements import statements_of
from summarizers.claims.support import MEASURES, measure_support
from summarizers.making import make_brief
from tests.eval.notes import gold_of, score_notes
from tests.eval.stories import files_of, labelled

PENALTY = 3.0
STEPS = 50
TRIED = tuple(
    Thresholds(alone=alone, sure=sure) for alone in (0.10, 0.12, 0.14, 0.16, 0.18) for sure in (0.50, 0.60)
)

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Examples:
    """Measures (examples, MEASURES) and whether the outlet states the claim."""

    measures: Floats
    stated: NDArray[np.bool_]


@dataclass(frozen=True)
class Model:
    """A logistic model over the measures as they are."""

    coefficients: Floats
    intercept: float

    def chances(self, measures: Floats) -> Floats:
        """The chance of each example."""
        evidence = measures @ self.coefficients + self.intercept
        return np.asarray(1 / (1 + np.exp(-evidence)))


def examples_of(folder: str) -> Examples:
    """The examples of one labelled story."""
    story = next(path for path in labelled() if path.name == folder)
    gold = gold_of(story / "gold.json")
    statements = statements_of([article_of_file(path) for path in files_of(story)])
    support = measure_support(statements)
    measures, stated = [], []
    for number, claim in enumerate(support.claims):
        row = statements.rows[claim.row]
        spoken = [f for f in gold.facts if f.pattern.search(row.text[claim.start : claim.end])]
        if not spoken or not row.is_whole:
            continue
        for outlet, name in enumerate(statements.outlets):
            if outlet != row.outlet:
                measures.append(support.measures[number, outlet])
                stated.append(all(name in fact.outlets for fact in spoken))
    return Examples(np.array(measures, dtype=np.float64), np.array(stated))


def fit(stories: Sequence[Examples]) -> Model:
    """Fit a model by Newton's method, every story weighing the same."""
    measures = np.vstack([story.measures for story in stories])
    stated = np.concatenate([story.stated for story in stories])
    weights = np.concatenate([np.full(len(s.stated), 1 / len(s.stated)) for s in stories])
    weights *= len(weights) / weights.sum()
    middle, spread = measures.mean(axis=0), measures.std(axis=0)
    table = np.column_stack([(measures - middle) / spread, np.ones(len(measures))])
    penalty = np.diag([PENALTY] * measures.shape[1] + [0.0])
    found = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (weights * (stated - chance)) - penalty @ found
        curve = (table * (weights * chance * (1 - chance))[:, None]).T @ table + penalty
        found += np.linalg.solve(curve, slope)
    coefficients = found[:-1] / spread
    return Model(coefficients, float(found[-1] - coefficients @ middle))


def ordered_right(model: Model, story: Examples) -> float:
    """The share of pairs of a stated and an unstated example that the model puts in order (AUC)."""
    chances = model.chances(story.measures)
    stated, unstated = chances[story.stated], chances[~story.stated]
    above = (stated[:, None] > unstated).mean() + (stated[:, None] == unstated).mean() / 2
    return float(above)


def _worth(score: Mapping[str, float]) -> float:
    """What a story's notes are worth where thresholds are chosen: precision comes first."""
    return (
        score["only_precision"] + score["some_precision"] + (score["only_recall"] + score["some_recall"]) / 4
    )


def left_out() -> Iterator[tuple[str, Thresholds, dict[str, float]]]:
    """For each story the thresholds that are best on the others, and its own notes by them."""
    stories = {path.name: [article_of_file(file) for file in files_of(path)] for path in labelled()}
    gold = {path.name: gold_of(path / "gold.json") for path in labelled()}
    scores = {
        (tried, name): score_notes(make_brief(articles, thresholds=tried), gold[name])
        for tried in TRIED
        for name, articles in stories.items()
    }
    for name in stories:
        others = [other for other in stories if other != name]
        worth = {tried: sum(_worth(scores[tried, other]) for other in others) for tried in TRIED}
        best = max(TRIED, key=worth.__getitem__)
        yield name, best, scores[best, name]


def main() -> None:
    """Print the coefficients, and how well each story is told by what was chosen without it."""
    stories: Mapping[str, Examples] = {path.name: examples_of(path.name) for path in labelled()}
    for name, story in stories.items():
        model = fit([other for other in stories.values() if other is not story])
        print(f"{name:18} {len(story.stated):5} examples, AUC left out {ordered_right(model, story):.3f}")
    model = fit(list(stories.values()))
    print("COEFFICIENTS =", tuple(float(round(c, 2)) for c in model.coefficients), "of", MEASURES)
    print("INTERCEPT =", round(model.intercept, 2))
    for name, best, score in left_out():
        figures = " ".join(f"{value:.2f}" for value in score.values())
        print(f"{name:18} alone {best.alone:.2f} sure {best.sure:.2f}: {figures}")
    print(" of", *score)


if __name__ == "__main__":
    main()
