"""Fits the model of `differences.comparing` to the labelled stories: `python -m tests.eval.aligning`.

Two figures that are each other's best and would be told side by side are an example: of one thing where they
give two sides of a labelled disagreement. What is told of people by name is none. Every story weighs the
same, the model is that of `tests.eval.fitting`, and each story is left out in turn. Which pairs are best
depends on the coefficients: run it again with those it gives until they stay.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bot.intake import article_of_file
from summarizers.claims.statements import Statements, statements_of
from summarizers.differences.alignment import LEAST, Paired, paired
from summarizers.differences.comparing import MEASURES
from summarizers.differences.mentions import Mention, mentions_of
from summarizers.language.wordforms import TOLD
from tests.eval.fitting import Examples, fit, ordered_right
from tests.eval.notes import Fact, Gold, gold_of
from tests.eval.stories import files_of, labelled


def _gives(mention: Mention, side: Fact, statements: Statements) -> bool:
    """Whether a figure is one side of a disagreement, by its wording and outlet."""
    told = " ".join((mention.sharing, mention.shown, mention.of, TOLD.get(mention.event, ""), mention.shown))
    return statements.outlets[mention.outlet] in side.outlets and bool(side.pattern.search(told))


def _right(found: Paired, gold: Gold, statements: Statements) -> bool:
    """Whether a pair gives two sides of one disagreement."""
    for _, sides in gold.disagreements:
        one, other = ({side for side in sides if _gives(m, side, statements)} for m in found.pair)
        if any(a != b for a in one for b in other):
            return True
    return False


def examples_of(folder: Path) -> Examples:
    """The examples of one labelled story."""
    gold = gold_of(folder / "gold.json")
    statements = statements_of([article_of_file(path) for path in files_of(folder)])
    pairs = paired(statements, mentions_of(statements))
    found = [one for one in pairs if one.differs and not one.pair[0].named_person]
    measures = np.array([one.measures for one in found], dtype=np.float64).reshape(-1, len(MEASURES))
    return Examples(measures, np.array([_right(one, gold, statements) for one in found], dtype=bool))


def main() -> None:
    """Print the coefficients, and how well each story is told by what was fitted without it."""
    stories = {path.name: examples_of(path) for path in labelled()}
    for name, story in stories.items():
        model = fit([other for other in stories.values() if other is not story])
        chosen = story.stated[model.chances(story.measures) >= LEAST]
        print(
            f"{name:18} {len(story.stated):4} pairs, AUC left out {ordered_right(model, story):.3f}, "
            f"right {chosen.sum()} of {len(chosen)} chosen, {story.stated.sum()} in all"
        )
    model = fit(list(stories.values()))
    print("COEFFICIENTS =", tuple(float(round(c, 2)) for c in model.coefficients), "of", MEASURES)
    print("INTERCEPT =", round(model.intercept, 2))


if __name__ == "__main__":
    main()
