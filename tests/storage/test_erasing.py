"""No word of a text outlives it: not in what was said of others that were compared with it, either."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from storage.chats import Limits
from storage.health import health_of
from storage.replies import Telling
from summarizers.article import Article
from summarizers.linking.features import features_of
from tests.storage.rooms import TEXTS, Rooms, rooms, tables
from tests.summarizers.linking.articles import article

CHAT = 3

NAMES = ("Gerlinde Wurzelbacher", "Torvald Isaksen", "Ulf Terning", "Bram Oster")
DAYS = ("Tuesday", "Friday", "Sunday", "Monday")
ARRESTS = tuple(
    f"Police in Harn arrested {name} on {day} after the burglary at the Kolm savings bank, where robbers had "
    f"taken {520 + number} silver bars from the vault. {name.split()[1]} is being questioned by the "
    f"prosecutor Hanne Loe, who leads the inquiry into the night at the bank."
    for number, (name, day) in enumerate(zip(NAMES, DAYS, strict=True))
)
OURS = set(
    re.findall(
        r"\w+",
        "a about against alike an and apart belong compared days different digests earlier event figures for "
        "from here hours in is kept later leads longer match names new no not nothing of one other published "
        "same shorter text that the there to two with word wording words",
    )
)
"""Words that reasons are put in, whatever the texts say."""

REPORTS = (*map(article, ARRESTS), *map(article, TEXTS))


def words_of(report: Article) -> set[str]:
    """The words of a text, and the stems that are made of them."""
    return _words(report.text) | set(features_of(report).terms)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


async def words_in(store: Rooms) -> set[str]:
    """The words in all texts of all tables; features are packed."""
    found = set[str]()
    for table in await tables(store.database):
        rows = await store.database.rows(f"SELECT * FROM {table}")  # noqa: S608 - our own tables
        found |= {word for row in rows for cell in row if isinstance(cell, str) for word in _words(cell)}
    return found


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(REPORTS) - 1), st.integers(0, 9)), min_size=1, max_size=7),
    st.integers(1, 9),
    st.integers(0, 9),
)
@example([(0, 1), (1, 2)], 2, 0)
@example([(0, 1), (1, 2)], 2, 2)
@example([(1, 2), (0, 1), (1, 5)], 2, 0)
def test_no_table_has_a_word_that_only_erased_texts_had(
    sent: list[tuple[int, int]], texts: int, submissions: int
) -> None:
    asyncio.run(_erased(sorted(sent, key=lambda each: each[1]), texts, submissions))


async def _erased(sent: Sequence[tuple[int, int]], texts: int, submissions: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "p.db"
        async with rooms(path) as store:
            for message, (number, at) in enumerate(sent, start=1):
                key = str(number)
                linked = await store.store.link(REPORTS[number], CHAT, key, message=message, at=at)
                with_it = await store.stories.articles(CHAT, linked.story)
                said = " ".join(each.article.text for each in with_it)
                keys = tuple(each.article_id for each in with_it)
                telling = Telling(key, said, said, f'["{said}"]', articles=keys)
                await store.replies.sent(f"{CHAT}:{message}", CHAT, message, at, telling)
            await store.chats.prune(Limits(texts, submissions, 0), 9)
            query = "SELECT article_id FROM members WHERE NOT gone"
            kept = {int(row[0]) for row in await store.database.rows(query)}
            held = {word for number in kept for word in words_of(REPORTS[number])}
            gone = {word for number, _ in sent for word in words_of(REPORTS[number])} - held - OURS
            # Scores, shares and ids are numbers too.
            named = {word for word in gone if not word.isdigit() or len(word) > 2}
            assert named & await words_in(store) == set()
        assert (await health_of(path)).faults == ()


async def test_reasons_say_that_what_they_spoke_of_is_no_longer_kept(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        for number, at in ((0, 1), (1, 5), (2, 5)):
            await store.store.link(REPORTS[number], CHAT, str(number), at=at)
        before = await _reasons(store)
        assert "wurzelbach" in before["1"]
        await store.chats.prune(Limits(3, 0, 0), 9)
        after = await _reasons(store)
        assert after["0"] == "[]"
        assert after["1"] == '["compared with a text that is no longer kept"]'


async def _reasons(store: Rooms) -> dict[str, str]:
    return dict(await store.database.rows("SELECT article_id, reasons FROM members"))
