"""Links invented articles into a database and tells of each when it is acknowledged.

`python -m tests.rig.ingest DATABASE FIRST LAST`
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from random import Random

from storage.store import Store
from summarizers.article import Article

CHATS = 3
TOLD = 4
"""Articles of a story; every fourth is a copy of the one before."""

_SYLLABLES = ("bar", "kel", "mor", "ten", "vis", "lo", "dru", "fa", "gri", "sol")


def article(number: int) -> Article:
    """The article of a number: 60 words, a third of them its story's."""
    story, place = divmod(number, TOLD)
    if place == TOLD - 1:
        number -= 1
    own, chance = Random(f"story {story}"), Random(number)  # noqa: S311
    names, words = [_word(own).capitalize() for _ in range(6)], [_word(own) for _ in range(14)]
    said = [
        chance.choice(names if n % 6 == 0 else words if n % 3 == 0 else [_word(chance)]) for n in range(60)
    ]
    return Article(f"Outlet {place}", " ".join(names[:3]), (" ".join(said) + ".",), language="en")


def chat_of(number: int) -> int:
    """The chat that a number's article goes to."""
    return number // TOLD % CHATS


def _word(chance: Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=3))


async def ingest(path: Path, first: int, last: int) -> None:
    """Link the articles of some numbers, one after another."""
    async with Store.open(path) as store:
        for number in range(first, last):
            await store.link(article(number), chat_of(number), str(number), at=60 * number)
            sys.stdout.write(f"linked {number};\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(ingest(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
