"""Every labelled story of the project, briefed and scored: `python -m tests.eval.stories` prints two tables.

A row a story, a column a figure of `tests.eval.notes`; the last row is the mean over the stories. The second
table has the stories that no coefficient was fitted to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.intake import article_of_file
from summarizers.making import make_brief
from tests.eval.notes import gold_of, score_notes

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "examples", Path(__file__).with_name("stories"))
UNSEEN = (Path(__file__).with_name("unseen"),)


def labelled(folders: Sequence[Path] = FOLDERS) -> list[Path]:
    """The folders of the labelled stories, by name."""
    return sorted((gold.parent for folder in folders for gold in folder.glob("*/gold.json")), key=str)


def files_of(folder: Path) -> list[Path]:
    """A labelled story's articles as they were pasted."""
    files = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["articles"]
    return [folder / name for name in files.values()]


def score_story(folder: Path) -> dict[str, float]:
    """Brief a labelled story from its pasted articles, and score the notes."""
    articles = [article_of_file(path) for path in files_of(folder)]
    return score_notes(make_brief(articles), gold_of(folder / "gold.json"))


def mean_of(scores: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Each figure's mean over stories."""
    names = next(iter(scores.values()))
    return {name: sum(score[name] for score in scores.values()) / len(scores) for name in names}


def main() -> None:
    """Print the tables."""
    for folders in (FOLDERS, UNSEEN):
        scores = {folder.name: score_story(folder) for folder in labelled(folders)}
        width = max(map(len, scores))
        print(" " * width, *next(iter(scores.values())))
        for story, score in [*scores.items(), ("mean", mean_of(scores))]:
            print(story.ljust(width), *(f"{value:.3f}".rjust(len(name)) for name, value in score.items()))


if __name__ == "__main__":
    main()
