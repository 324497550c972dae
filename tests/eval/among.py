"""Whether five real reports of one event become one story in every order, among 300 other articles.

`python -m tests.eval.among` needs `../shared/eval` beside the checkout. The others are the first OTHERS
articles of the linking collection there, given times of publication within WEEKS of the five's, and linked
first; then the five come in each of their 120 orders.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

from bot.intake import article_of_file
from storage.store import Store
from summarizers.article import Article
from tests.eval.linking import ROOT, shared_collections

STORY = ROOT.parent / "shared" / "eval" / "stories" / "soldiers-mothers"
OTHERS = 300
WEEKS = timedelta(weeks=4)
DAY = datetime(2022, 11, 25, 12, tzinfo=UTC)
"""About when the five were published."""


def others() -> list[Article]:
    """The articles around the five, at even distances in time."""
    (collection,) = shared_collections()
    articles = [row.article for row in collection.rows[:OTHERS]]
    step = WEEKS / len(articles)
    return [replace(each, published=DAY - WEEKS / 2 + n * step) for n, each in enumerate(articles)]


async def _stand(path: Path, five: Sequence[Article]) -> list[int]:
    """The sizes of the stories in which the five stand, as they come in this order."""
    at = int(DAY.timestamp())
    async with Store.open(path) as store:
        for number, article in enumerate(five):
            await store.link(article, article_id=f"five {number}", at=at)
        stories = await store.stories()
    sizes = Counter(stories.values())
    return [sizes[story] for story in {stories[f"five {number}"] for number in range(len(five))}]


async def measure() -> Counter[tuple[int, ...]]:
    """How often the five came out in stories of which sizes."""
    five = [article_of_file(path) for path in sorted(STORY.glob("?.txt"))]
    found: Counter[tuple[int, ...]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        before, now = Path(folder) / "before.db", Path(folder) / "now.db"
        async with Store.open(before) as store:
            for number, article in enumerate(others()):
                moment = article.published or DAY
                await store.link(article, article_id=f"other {number}", at=int(moment.timestamp()))
        for order in permutations(five):
            shutil.copy(before, now)
            found[tuple(sorted(await _stand(now, order)))] += 1
            now.unlink()
    return found


def main() -> int:
    """Print how often the five came out in stories of which sizes; 1 where not always in one of five."""
    if not STORY.is_dir() or not shared_collections():
        print(f"{STORY} is not there.")
        return 0
    found = asyncio.run(measure())
    for sizes, times in found.most_common():
        print(f"{times:4} of 120 orders: the five stand in {len(sizes)} stories, of {sizes} articles")
    return int(set(found) != {(5,)})


if __name__ == "__main__":
    sys.exit(main())
