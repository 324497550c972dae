"""How well articles are linked: `python -m tests.eval.linking` prints the tables of docs/linking.md.

Each collection goes through a fresh store as filed and in shuffled orders: pair precision, recall and F1,
their averages, and the spread (the largest less the smallest) over the orders; then how many edited copies of
articles are found (`tests.eval.copied`). The collections are the
project's own and, where it stands beside the checkout, `../shared/eval/linking/ecbplus-dev`; that one takes
some minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import fmean

from bot.articles_file import Row, rows_of
from bot.intake import article_of_file
from storage.store import Linked, Store
from summarizers.article import Article
from tests.eval.copied import find_copies
from tests.eval.links import score_links
from tests.eval.stories import files_of, labelled

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "eval" / "linking" / "ecbplus-dev"
SHUFFLED = 5
"""Orders beside that of the file."""


@dataclass(frozen=True)
class Collection:
    """Articles in order, by id the true story of each, and the story that it follows where it follows one."""

    name: str
    rows: Sequence[Row]
    truth: Mapping[str, str]
    follows: Mapping[str, str]


def collection(name: str, articles: Path, gold: Path) -> Collection:
    """Read a collection; raises ValueError where a line of it is damaged."""
    rows, errors = rows_of(articles.read_text(encoding="utf-8"), articles.name)
    if errors:
        raise ValueError(f"{articles}: {errors[0]}")
    told = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line.strip()]
    truth = {row["id"]: row["story"] for row in told}
    return Collection(name, rows, truth, {row["id"]: row["follows"] for row in told if row.get("follows")})


def own_collections() -> list[Collection]:
    """The project's own collections."""
    examples = ROOT / "examples"
    follow_ups, month = (Path(__file__).with_name(name) for name in ("follow-ups", "month"))
    return [
        collection("examples", examples / "articles.jsonl", examples / "links.gold.jsonl"),
        collection("follow-ups", follow_ups / "articles.jsonl", follow_ups / "gold.jsonl"),
        collection("month", month / "articles.jsonl", month / "gold.jsonl"),
    ]


def shared_collections() -> list[Collection]:
    """Those beside the checkout; none where there are none."""
    if not SHARED.is_dir():
        return []
    return [collection(SHARED.name, SHARED / "articles.jsonl", SHARED / "gold.jsonl")]


async def linked_in(rows: Sequence[Row]) -> tuple[list[Linked], dict[str, str]]:
    """The decisions, and the story of each article by id, all having gone through a fresh store."""
    with tempfile.TemporaryDirectory() as folder:
        async with Store.open(Path(folder) / "eval.db") as store:
            found = [await store.link(row.article, article_id=row.id) for row in rows]
            return found, await store.stories()


def shuffled(rows: Sequence[Row], order: int) -> list[Row]:
    """The rows in one of the orders; 0 is as filed."""
    mixed = list(rows)
    if order:
        Random(order).shuffle(mixed)  # noqa: S311 - an order, not a secret
    return mixed


def _print_orders(given: Collection, orders: int) -> None:
    print(f"{given.name}: {len(given.rows)} articles, {len(set(given.truth.values()))} stories")
    print(f"{'order':10} precision recall     F1  stories")
    scores = []
    for order in range(orders + 1):
        decided, found = asyncio.run(linked_in(shuffled(given.rows, order)))
        scores.append(score_links(given.truth, found))
        said = "as filed" if order == 0 else f"shuffled {order}"
        print(f"{said:10} {_figures(list(scores[-1].values()))} {len(set(found.values())):8}", end="")
        if given.follows:
            print(
                "  follow-ups: {} right of {} named, {} true".format(*follow_ups(given, decided, found)),
                end="",
            )
        print(flush=True)
    columns = list(zip(*(score.values() for score in scores), strict=True))
    print(f"{'average':10} {_figures([fmean(column) for column in columns])}")
    print(f"{'spread':10} {_figures([max(column) - min(column) for column in columns])}\n")


def by_story(given: Collection) -> list[list[Article]]:
    """The articles of each story."""
    stories: dict[str, list[Article]] = defaultdict(list)
    for row in given.rows:
        stories[given.truth[row.id]].append(row.article)
    return list(stories.values())


def own_stories() -> list[list[Article]]:
    """The articles of all stories of the project, the labelled ones of the notes among them."""
    told = [[article_of_file(path) for path in files_of(folder)] for folder in labelled()]
    return [*(story for given in own_collections() for story in by_story(given)), *told]


def follow_ups(
    given: Collection, found: Sequence[Linked], stories: Mapping[str, str]
) -> tuple[int, int, int]:
    """How many articles name a story that they follow: rightly, at all, and how many should.

    Right is an article of the story that the collection says; `found` are the decisions.
    """
    named = {each.article_id: each.decision.follows for each in found if each.decision.follows}
    named = {key: earlier for key, earlier in named.items() if stories[key] != stories[earlier]}
    right = sum(given.truth[earlier] == given.follows.get(key) for key, earlier in named.items())
    return right, len(named), len(given.follows)


def _print_copies(name: str, stories: Sequence[Sequence[Article]]) -> None:
    found = find_copies(stories)
    print(f"near-duplicates, edited from {name}")
    for name, (right, of) in found.copies.items():
        print(f"{name:18} {right:4} of {of} found")
    print(f"recall {found.recall:.3f}, precision {found.precision:.3f}", end=" ")
    print(f"({found.wrong} of {found.pairs} pairs with other articles on the event)\n")


def _figures(values: Sequence[float]) -> str:
    return f"{values[0]:9.3f} {values[1]:6.3f} {values[2]:6.3f}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="tests.eval.linking", description=__doc__)
    parser.add_argument("--orders", type=int, default=SHUFFLED, help="shuffled orders (5)")
    parser.add_argument("--own", action="store_true", help="the project's own collections alone")
    options = parser.parse_args()
    for given in own_collections() + ([] if options.own else shared_collections()):
        _print_orders(given, options.orders)
    _print_copies("the project's own articles", own_stories())
    for given in [] if options.own else shared_collections():
        _print_copies(given.name, by_story(given))
    if not SHARED.is_dir():
        print(f"{SHARED} is not there: the project's own collections alone.")


if __name__ == "__main__":
    main()
