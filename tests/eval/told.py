"""How well what readers were told is known again: `python -m tests.eval.told` prints it story by story.

Each outlet in turn comes last, and the others' message was read before. Of the lines in which it takes part
and whose facts are labelled, `told` say no fact that a line read before did not say, `new` say one;
`found` of the told ones are known again, and `lost` of the new ones are taken for told. docs/telegram.md
has what else was tried.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bot.intake import article_of_file
from bot.render.lines import shown_notes
from summarizers.article import Article
from summarizers.brief import Brief, Note, Told
from summarizers.making import make_brief
from summarizers.summary.repeats import said_before
from tests.eval.notes import Gold, gold_of
from tests.eval.stories import files_of, labelled


def _lines(brief: Brief) -> list[Told | Note]:
    """What a reader is shown, figures that differ left aside."""
    return [*brief.summary, *shown_notes(brief)[0]]


def _facts(gold: Gold, *lines: str) -> set[str]:
    return {fact.id for fact in gold.facts if any(fact.pattern.search(line) for line in lines)}


def _score_last(articles: list[Article], last: str, whole: Brief, gold: Gold) -> Counter[str]:
    """The figures of one outlet that comes last."""
    read = [line.text for line in _lines(make_brief([a for a in articles if a.outlet != last]))]
    lines = [line.text for line in _lines(whole) if last in line.outlets]
    known, scores = _facts(gold, *read), Counter[str]()
    for line, place in zip(lines, said_before(lines, read, articles[0].language), strict=True):
        if facts := _facts(gold, line):
            scores["new" if facts - known else "told"] += 1
            if place is not None:
                scores["lost" if facts - known else "found"] += 1
    return scores


def score_story(folder: Path) -> Counter[str]:
    """The figures of a labelled story, each of its outlets last in turn."""
    articles = [article_of_file(path) for path in files_of(folder)]
    whole, gold = make_brief(articles), gold_of(folder / "gold.json")
    return sum((_score_last(articles, last, whole, gold) for last in whole.outlets), Counter[str]())


def main() -> None:
    """Print the figures of each story, and their sums."""
    scores = {folder.name: score_story(folder) for folder in labelled()}
    scores["all"] = sum(scores.values(), Counter[str]())
    for story, score in scores.items():
        print(f"{story:16} found {score['found']}/{score['told']}  lost {score['lost']}/{score['new']}")


if __name__ == "__main__":
    main()
