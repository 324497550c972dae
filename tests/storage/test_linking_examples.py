"""The floor that linking holds on the shipped example articles."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from storage.store import Store
from summarizers.article import Article
from summarizers.linking.decision import link_all

EXAMPLES = Path(__file__).parents[2] / "examples"
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    lines = (EXAMPLES / name).read_text(encoding="utf-8").splitlines()
    return [{str(key): str(value) for key, value in json.loads(line).items()} for line in lines]


def as_article(row: Row) -> Article:
    paragraphs = tuple(filter(None, map(str.strip, row["text"].split("\n"))))
    published = datetime.fromisoformat(row["published"]) if "published" in row else None
    return Article(row["outlet"], row["title"], paragraphs, published=published, language="en")


def pair_scores(found: dict[str, str]) -> tuple[float, float]:
    """Precision and recall of pairs of articles that are put into one story."""
    true = {row["id"]: row["story"] for row in rows("links.gold.jsonl")}
    assert true.keys() == found.keys()
    hits = _pairs(Counter((true[key], found[key]) for key in true).values())
    return hits / max(1, _pairs(Counter(found.values()).values())), hits / _pairs(
        Counter(true.values()).values()
    )


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


@pytest.mark.parametrize("order", range(3))
async def test_the_example_articles_are_linked_in_any_order(tmp_path: Path, order: int) -> None:
    given = rows("articles.jsonl")
    Random(order).shuffle(given)  # noqa: S311 - an order, not a secret
    async with Store.open(tmp_path / "p.db") as store:
        for row in given:
            await store.link(as_article(row), article_id=row["id"])
        precision, recall = pair_scores(await store.stories())
    assert precision >= 0.95
    assert recall >= 0.9


def test_the_example_articles_are_told_apart_without_a_store() -> None:
    given = rows("articles.jsonl")
    labels = link_all([as_article(row) for row in given])
    precision, recall = pair_scores({row["id"]: label for row, label in zip(given, labels, strict=True)})
    assert precision >= 0.95
    assert recall >= 0.9


def test_two_bridges_of_one_storm_are_two_stories() -> None:
    # Articles are linked when their furniture is gone: menus and tickers name what the report does not.
    pasted = sorted((EXAMPLES / "harn-bridge").glob("*.txt"))
    harn = [EXAMPLES / "harn-bridge" / "clean" / path.name for path in pasted]
    other = sorted((EXAMPLES / "other-story").glob("*.txt"))
    assert (len(harn), len(other)) == (5, 2)
    labels = link_all(
        [
            Article(path.stem, None, tuple(path.read_text(encoding="utf-8").split("\n")), language="en")
            for path in (*harn, *other)
        ]
    )
    assert labels == ["1"] * 5 + ["2"] * 2
