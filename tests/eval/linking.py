"""How well articles are linked: `python -m tests.eval.linking` prints the tables of docs/linking.md.

Each collection goes through a fresh store as filed and in shuffled orders: pair precision, recall and F1,
their averages, and the spread (the largest less the smallest) over the orders. The collections are the
project's own and, where it stands beside the checkout, `../shared/eval/linking/ecbplus-dev`; that one takes
some minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import fmean

from bot.articles_file import Row, rows_of
from storage.store import Store
from tests.eval.links import score_links

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "eval" / "linking" / "ecbplus-dev"
SHUFFLED = 5
"""Orders beside that of the file."""


@dataclass(frozen=True)
class Collection:
    """Articles in order, and the true story of each by id."""

    name: str
    rows: Sequence[Row]
    truth: Mapping[str, str]


def collection(name: str, articles: Path, gold: Path) -> Collection:
    """Read a collection; raises ValueError where a line of it is damaged."""
    rows, errors = rows_of(articles.read_text(encoding="utf-8"), articles.name)
    if errors:
        raise ValueError(f"{articles}: {errors[0]}")
    lines = filter(str.strip, gold.read_text(encoding="utf-8").split("\n"))
    return Collection(name, rows, {row["id"]: row["story"] for row in map(json.loads, lines)})


def own_collections() -> list[Collection]:
    """The project's own collections."""
    examples = ROOT / "examples"
    return [collection("examples", examples / "articles.jsonl", examples / "links.gold.jsonl")]


def shared_collections() -> list[Collection]:
    """Those beside the checkout; none where there are none."""
    if not SHARED.is_dir():
        return []
    return [collection(SHARED.name, SHARED / "articles.jsonl", SHARED / "gold.jsonl")]


async def stories_in(rows: Sequence[Row]) -> dict[str, str]:
    """The story of each article by id when all went through a fresh store in this order."""
    with tempfile.TemporaryDirectory() as folder:
        async with Store.open(Path(folder) / "eval.db") as store:
            for row in rows:
                await store.link(row.article, article_id=row.id)
            return await store.stories()


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
        found = asyncio.run(stories_in(shuffled(given.rows, order)))
        scores.append(score_links(given.truth, found))
        said = "as filed" if order == 0 else f"shuffled {order}"
        print(f"{said:10} {_figures(list(scores[-1].values()))} {len(set(found.values())):8}", flush=True)
    columns = list(zip(*(score.values() for score in scores), strict=True))
    print(f"{'average':10} {_figures([fmean(column) for column in columns])}")
    print(f"{'spread':10} {_figures([max(column) - min(column) for column in columns])}\n")


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
    if not SHARED.is_dir():
        print(f"{SHARED} is not there: the project's own collections alone.")


if __name__ == "__main__":
    main()
