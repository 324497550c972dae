from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from storage.chats import Limits
from storage.store import Store
from summarizers.article import Article
from tests.storage.rooms import rooms
from tests.summarizers.linking.articles import RIDGE_FIRE, article

LINE = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=60)
MAYBE = st.none() | LINE
MOMENT = st.datetimes() | st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))]),
)
ARTICLES = st.builds(
    Article, LINE, MAYBE, st.lists(LINE, min_size=1, max_size=4).map(tuple), MAYBE, MAYBE, st.none() | MOMENT,
    st.sampled_from([None, "en", "ru"]), LINE, st.booleans(),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(ARTICLES)
def test_an_article_is_read_back_as_it_was_linked(linked: Article) -> None:
    async def read_back(path: Path) -> None:
        async with rooms(path) as store:
            where = await store.store.link(linked, 7, "a", message=3, at=100)
            [stored] = await store.stories.articles(7, where.story)
            assert (stored.article, stored.article_id) == (linked, "a")
            assert (stored.message, stored.added) == (3, 100)

    with TemporaryDirectory() as folder:
        asyncio.run(read_back(Path(folder) / "p.db"))


async def test_a_link_is_fresh_once_and_keeps_the_message_that_brought_it(tmp_path: Path) -> None:
    async with Store.open(tmp_path / "p.db") as store:
        first = await store.link(article(RIDGE_FIRE[0]), 7, message=3, at=100)
        again = await store.link(article(RIDGE_FIRE[0]), 7, message=8, at=200)
        elsewhere = await store.link(article(RIDGE_FIRE[0]), 8, message=9)
    assert (first.fresh, first.message) == (True, 3)
    assert (again.fresh, again.message) == (False, 3)
    assert (elsewhere.fresh, elsewhere.message) == (True, 9)


async def test_a_story_is_read_by_its_own_chat_only(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        linked = await store.submit(7, 0)
        assert await store.stories.story_of(7, "0") == linked.story
        assert await store.stories.story_of(8, "0") is None
        assert await store.stories.articles(8, linked.story) == []
        assert await store.stories.articles(7, "no story") == []


async def test_stories_since_are_those_with_something_new_the_newest_first(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        fire = (await store.submit(7, 0, at=10)).story
        vote = (await store.submit(7, 4, at=20)).story
        before = await store.stories.newest(7)
        await store.submit(8, 3, at=25)
        sawmill = (await store.submit(7, 3, at=30)).story
        upto = await store.stories.newest(7)
        assert (await store.submit(7, 1, at=40)).story == fire
        assert await store.stories.stories_since(7, 0) == [fire, sawmill, vote]
        assert await store.stories.stories_since(7, before) == [fire, sawmill]
        assert await store.stories.stories_since(7, before, upto=upto) == [sawmill]
        assert await store.stories.stories_since(7, 0, added=31) == [fire]
        assert await store.stories.stories_since(7, await store.stories.newest(7)) == []
        assert await store.stories.newest(9) == 0
        assert [each.article_id for each in await store.stories.articles(7, fire)] == ["0", "1"]


async def test_the_highest_number_behind_a_name_is_known_in_each_chat(tmp_path: Path) -> None:
    names = ((7, "Text 2"), (7, "Text 11"), (7, "Context 12"), (7, "Text"), (8, "Text 1"))
    async with rooms(tmp_path / "p.db") as store:
        for number, (chat, outlet) in enumerate(names):
            await store.store.link(replace(article(RIDGE_FIRE[0]), outlet=outlet), chat, str(number))
        assert [await store.stories.last_numbered(chat, "Text ") for chat in (7, 8, 9)] == [11, 1, 0]


async def test_no_submissions_number_is_given_twice(tmp_path: Path) -> None:
    """A digest told up to a number; what comes after is not to be hidden below it."""
    async with rooms(tmp_path / "p.db") as store:
        await store.submit(7, 0)
        newest = await store.stories.newest(7)
        await store.chats.forget(7)
        await store.submit(7, 1)
        assert await store.stories.newest(7) > newest


async def test_what_is_sent_again_after_its_time_came_anew(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        for number in (0, 4):
            await store.submit(3, number, at=10)
        fire, vote = [str(await store.stories.story_of(3, key)) for key in "04"]
        before = await store.stories.newest(3)
        await store.chats.prune(Limits(20, 0, 0), 40)
        claimed = await store.digests.claim(3, "2031-05-01", 40)
        assert claimed
        await store.submit(3, 0, at=50)
        assert await store.stories.stories_since(3, before) == [fire]
        assert await store.stories.stories_since(3, 0, 50) == [fire]
        assert await store.stories.stories_since(3, 0, upto=claimed.upto) == []
        again = await store.digests.claim(3, "2031-05-02", 60)
        assert again
        assert (again.after, again.upto) == (before, await store.stories.newest(3))
        assert await store.stories.newest_of(3, fire) == again.upto
        assert await store.stories.newest_of(3, vote) == 0
