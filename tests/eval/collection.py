"""Shows how stories are linked in tests/eval/month: figures in several orders, and what goes wrong.

`python -m tests.eval.collection` prints precision, recall and F1 of pairs as labelled, with each story and
those that follow it counted as one, and without copies, repeats and updates, in file order and in shuffled
ones; then, in file order, the stories that were joined wrongly and those that came out in parts.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

from bot.articles_file import Row, rows_of
from tests.eval.linking import SHUFFLED, linked_in, shuffled
from tests.eval.links import score_links

COLLECTION = Path(__file__).with_name("month")
EARLIER = ("copy_of", "same_as", "updates")
"""The labels that name an earlier article whose words this one has."""

Labels = dict[str, dict[str, str | None]]


def labels() -> Labels:
    """The label of each article, by its id, in order of arrival."""
    lines = (COLLECTION / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def articles() -> list[Row]:
    """The articles in order of arrival; raises ValueError where a line is damaged."""
    rows, damaged = rows_of((COLLECTION / "articles.jsonl").read_text(encoding="utf-8"), "articles.jsonl")
    if damaged:
        raise ValueError(f"{len(damaged)} damaged lines, the first {damaged[0]}")
    return list(rows)


def first_of(gold: Labels) -> dict[str, str]:
    """The story that each story follows in the end, itself where it follows none."""
    follows = {str(label["story"]): label["follows"] for label in gold.values()}

    def first(story: str) -> str:
        earlier = follows.get(story)
        return first(earlier) if earlier else story

    return {story: first(story) for story in follows}


def _shown(name: str, gold: Labels, found: Mapping[str, str]) -> str:
    firsts = first_of(gold)
    truth = {i: str(label["story"]) for i, label in gold.items()}
    own = {i: story for i, story in truth.items() if not any(gold[i][field] for field in EARLIER)}
    tables = truth, {i: firsts[story] for i, story in truth.items()}, own
    figures = (" ".join(f"{value:.3f}" for value in score_links(table, found).values()) for table in tables)
    return f"{name:10} " + "   ".join(figures)


def _faults(gold: Labels, found: Mapping[str, str]) -> Iterable[str]:
    """The wrong pairs by the two stories they join, then the stories in parts."""
    wrong: Counter[tuple[str, str]] = Counter()
    for one, other in combinations(gold, 2):
        a, b = str(gold[one]["story"]), str(gold[other]["story"])
        wrong[min(a, b), max(a, b)] += a != b and found[one] == found[other]
    yield from (f"joined   {pairs:3} pairs  {a} + {b}" for (a, b), pairs in wrong.most_common() if pairs)
    parts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for article, label in gold.items():
        parts[str(label["story"])][found[article]].append(article)
    for story, groups in parts.items():
        if len(groups) > 1:
            yield f"in parts {story}: " + " | ".join(" ".join(group) for group in groups.values())


def main() -> int:
    """Print the figures and the faults."""
    gold, rows = labels(), articles()
    _, filed = asyncio.run(linked_in(rows))
    print(f"{'order':10} {'as labelled':20} {'follow-ups as one':20} {'no copies':20}")
    print(_shown("as filed", gold, filed))
    for order in range(1, SHUFFLED + 1):
        _, found = asyncio.run(linked_in(shuffled(rows, order)))
        print(_shown(f"shuffled {order}", gold, found))
    print(*_faults(gold, filed), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
