"""The eval gate: holds the floors of floors.json on the project's own labelled examples.

Those of the stories in `../shared` (`shared_*`) are held where that folder is, else said to be skipped.

`python -m tests.eval.gate` prints each figure beside its floor and ends with 1 where one is below. With
`--lower NAME` the floor of that figure is set to what is measured: lowering a floor is a change of its own
that has to give its reason. With `--raise` floors that are passed by more than SLACK are lifted to it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.intake import article_of_file, expand
from summarizers.making import make_brief
from tests.eval.clean import pages_in, score_clean
from tests.eval.linking import linked_in, own_collections
from tests.eval.links import score_links
from tests.eval.notes import gold_of, score_notes
from tests.eval.stating import PAIRS, pairs_of, right_share
from tests.eval.stories import labelled, mean_of, score_story

ROOT = Path(__file__).resolve().parents[2]
STORY = ROOT / "examples" / "harn-bridge"
SHARED = ROOT.parent / "shared" / "eval" / "stories"
PAGES = ROOT / "tests" / "eval" / "pages"
FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.02
"""How far a floor stands below what was measured: room for a library's new version, not for a fault."""


def _linking(name: str, mark: str) -> dict[str, float]:
    """The links of one of the project's collections as filed; the figures' names begin with `mark`."""
    given = next(each for each in own_collections() if each.name == name)
    _, found = asyncio.run(linked_in(given.rows))
    return {f"{mark}{figure}": value for figure, value in score_links(given.truth, found).items()}


def _stories(folders: Sequence[Path], mark: str) -> dict[str, float]:
    """The notes' mean over labelled stories, nothing without any; the figures' names begin with `mark`."""
    scores = {folder.name: score_story(folder) for folder in folders}
    return {f"{mark}{figure}": value for figure, value in mean_of(scores).items()} if scores else {}


def measure() -> dict[str, float]:
    """All figures on the project's own examples, and on those beside it."""
    articles = [article_of_file(Path(name)) for name in expand([str(STORY)])]
    return {
        **score_notes(make_brief(articles), gold_of(STORY / "gold.json")),
        **_stories(labelled(), "stories_"),
        **_stories(labelled([SHARED]), "shared_"),
        **{f"story_{n}": v for n, v in score_clean(pages_in(STORY, STORY / "clean")).items()},
        **{f"pages_{n}": v for n, v in score_clean(pages_in(PAGES, PAGES)).items()},
        "stating_right": right_share(pairs_of(PAIRS / "pairs.jsonl")),
        **_linking("examples", ""),
        **_linking("month", "own_"),
    }


def main(given: list[str]) -> int:
    """Print every figure beside its floor; 1 where one is below."""
    parser = argparse.ArgumentParser(description="hold the eval floors")
    parser.add_argument("--lower", action="append", default=[], metavar="NAME")
    parser.add_argument("--raise", dest="lift", action="store_true")
    options = parser.parse_args(given)
    measured = measure()
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    for name, value in measured.items():
        least = round(max(0.0, value - SLACK), 2)
        if name in options.lower or (options.lift and least > floors.get(name, -1.0)):
            floors[name] = least
    if options.lower or options.lift:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    if not SHARED.is_dir():
        print(f"skipped: the floors of shared_*, for {SHARED} is not here")
        floors = {name: floor for name, floor in floors.items() if not name.startswith("shared_")}
    below = {name for name in measured if name not in floors}
    below |= {name for name, floor in floors.items() if measured.get(name, -1.0) < floor}
    for name, value in measured.items():
        print(f"{'BELOW' if name in below else 'ok   '} {name} {value:.3f} (floor {floors.get(name, 0):.2f})")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
