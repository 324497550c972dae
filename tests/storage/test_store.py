from __future__ import annotations

import asyncio
import itertools
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.errors import IdTaken, Unstorable
from storage.store import Counts, Store
from summarizers.article import Article
from summarizers.linking.decision import Kind
from tests.summarizers.linking.articles import COUNCIL_VOTE, LOOK_ALIKE, RIDGE_FIRE, article, day

ARTICLES = {
    "fire-1": article(RIDGE_FIRE[0], published=day(1)),
    "fire-2": article(RIDGE_FIRE[1]),
    "fire-3": article(RIDGE_FIRE[2]),
    "sawmill": article(LOOK_ALIKE),
    "vote-1": article(COUNCIL_VOTE[0]),
    "vote-2": article(COUNCIL_VOTE[1]),
}
TRUE = {
    frozenset({"fire-1", "fire-2", "fire-3"}),
    frozenset({"sawmill"}),
    frozenset({"vote-1", "vote-2"}),
}


def groups(stories: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(key for key, found in stories.items() if found == story) for story in stories.values()}


async def linked(path: Path, names: Sequence[str], chats: Sequence[int] = (0,)) -> list[dict[str, str]]:
    async with Store.open(path) as store:
        for name in names:
            for chat in chats:
                await store.link(ARTICLES[name], chat, name)
        return [await store.stories(chat) for chat in chats]


async def test_stories_form_as_articles_come(tmp_path: Path) -> None:
    [stories] = await linked(tmp_path / "p.db", list(ARTICLES))
    assert groups(stories) == TRUE
    assert list(stories) == list(ARTICLES)


async def test_what_was_linked_is_there_after_a_restart(tmp_path: Path) -> None:
    [before] = await linked(tmp_path / "p.db", list(ARTICLES)[:4])
    [after] = await linked(tmp_path / "p.db", list(ARTICLES))
    assert before == {name: after[name] for name in before}
    assert groups(after) == TRUE


async def test_the_answer_says_where_the_article_is(tmp_path: Path) -> None:
    async with Store.open(tmp_path / "p.db") as store:
        first = await store.link(ARTICLES["fire-1"], article_id="a")
        second = await store.link(ARTICLES["fire-2"], article_id="b")
        stories = await store.stories()
    assert (first.article_id, first.decision.kind, first.decision.story) == ("a", Kind.NEW, None)
    assert second.decision.kind is Kind.SAME_EVENT
    assert stories == {"a": first.story, "b": second.story}
    assert second.decision.story == second.story == first.story


async def test_linking_again_changes_nothing_and_says_the_same(tmp_path: Path) -> None:
    async with Store.open(tmp_path / "p.db") as store:
        first = {name: await store.link(given, article_id=name) for name, given in ARTICLES.items()}
        before = await store.stories(), await store.counts()
        again = {name: await store.link(given, article_id=name) for name, given in ARTICLES.items()}
        assert (await store.stories(), await store.counts()) == before
    assert {n: found.decision.kind for n, found in again.items()} == {
        n: found.decision.kind for n, found in first.items()
    }
    assert again["vote-2"] == first["vote-2"]


async def test_an_article_without_an_id_is_known_again(tmp_path: Path) -> None:
    async with Store.open(tmp_path / "p.db") as store:
        first = await store.link(ARTICLES["fire-1"])
        again = await store.link(ARTICLES["fire-1"])
        other = await store.link(article(RIDGE_FIRE[0], outlet="Daily Post"))
        counts = await store.counts()
    assert first == again
    assert (other.article_id != first.article_id, other.story) == (True, first.story)
    assert counts == Counts(articles=1, members=2, stories=1)


async def test_a_copy_says_whose(tmp_path: Path) -> None:
    async with Store.open(tmp_path / "p.db") as store:
        await store.link(article(RIDGE_FIRE[0]), article_id="a")
        await store.link(article(f"{RIDGE_FIRE[0]} More tomorrow."), article_id="b")
        await store.link(article(RIDGE_FIRE[1]), article_id="c")
        assert await store.copies() == {"b": "a"}


async def test_an_id_names_one_article(tmp_path: Path) -> None:
    async with Store.open(tmp_path / "p.db") as store:
        await store.link(ARTICLES["fire-1"], article_id="a")
        with pytest.raises(IdTaken, match="Article id a already names another article: give each"):
            await store.link(ARTICLES["fire-2"], article_id="a")
        assert (await store.counts()).members == 1
        assert (await store.link(ARTICLES["fire-2"], 7, "a")).article_id == "a"


async def test_two_chats_never_see_each_other(tmp_path: Path) -> None:
    names = list(ARTICLES)
    [alone] = await linked(tmp_path / "alone.db", names)
    one, two, empty = await _two_chats(tmp_path / "two.db", names)
    assert groups(one) == groups(alone) == groups(two)
    assert not set(one.values()) & set(two.values())
    assert empty == {}


async def _two_chats(path: Path, names: Sequence[str]) -> list[dict[str, str]]:
    one, two = await linked(path, names, (-100_123, 5))
    async with Store.open(path) as store:
        return [one, two, await store.stories(6)]


async def test_the_same_text_in_two_chats_is_stored_once(tmp_path: Path) -> None:
    async with Store.open(tmp_path / "p.db") as store:
        one, two = [await store.link(ARTICLES["fire-1"], chat) for chat in (1, 2)]
        counts = await store.counts()
    assert counts == Counts(articles=1, members=2, stories=2)
    assert {one.decision.kind, two.decision.kind} == {Kind.NEW}


@settings(max_examples=12, deadline=None)
@given(st.permutations(list(ARTICLES)))
def test_the_order_of_arrival_does_not_matter(names: list[str]) -> None:
    with TemporaryDirectory() as folder:
        [stories] = asyncio.run(linked(Path(folder) / "p.db", names))
    assert groups(stories) == TRUE


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(ARTICLES)), st.sampled_from([1, 2])), max_size=10))
def test_a_chat_is_the_same_with_and_without_its_neighbour(arrivals: list[tuple[str, int]]) -> None:
    async def stories(kept: Sequence[int], path: Path) -> dict[str, str]:
        async with Store.open(path) as store:
            for name, chat in arrivals:
                if chat in kept:
                    await store.link(ARTICLES[name], chat, name)
            return await store.stories(1)

    with TemporaryDirectory() as folder:
        both = asyncio.run(stories((1, 2), Path(folder) / "both.db"))
        alone = asyncio.run(stories((1,), Path(folder) / "alone.db"))
    assert groups(both) == groups(alone)


async def test_articles_that_arrive_together_see_each_other(tmp_path: Path) -> None:
    async with Store.open(tmp_path / "p.db") as store:
        await asyncio.gather(
            *(store.link(ARTICLES[name], chat, name) for name in ARTICLES for chat in (1, 2))
        )
        assert [groups(await store.stories(chat)) for chat in (1, 2)] == [TRUE, TRUE]


async def test_stories_left_empty_are_gone(tmp_path: Path) -> None:
    for number, names in enumerate(itertools.permutations(["fire-3", "fire-1", "fire-2", "sawmill"])):
        path = tmp_path / f"{number}.db"
        [stories] = await linked(path, names)
        with closing(sqlite3.connect(path)) as raw:
            kept = {str(row[0]) for row in raw.execute("SELECT id FROM stories")}
        assert kept == set(stories.values())


HOSTILE = {
    "NUL": "a\0b",
    "half of a character": "a\ud800b",
}


@pytest.mark.parametrize("found", HOSTILE)
@pytest.mark.parametrize("place", ["text", "title", "outlet", "url", "agency", "origin", "language", "id"])
async def test_what_is_no_text_is_refused_and_leaves_nothing(tmp_path: Path, found: str, place: str) -> None:
    bad = HOSTILE[found]
    given = {"outlet": "o", "title": None, "agency": None, "url": None, "origin": "", "language": "en"}
    given |= {place: bad} if place in given else {}
    hostile = Article(
        outlet=given["outlet"] or "",
        title=given["title"],
        paragraphs=(bad if place == "text" else RIDGE_FIRE[0],),
        agency=given["agency"],
        url=given["url"],
        origin=given["origin"] or "",
        language=given["language"],
    )
    async with Store.open(tmp_path / "p.db") as store:
        with pytest.raises(Unstorable, match=rf"The article's {place} contains .*{found}"):
            await store.link(hostile, article_id=bad if place == "id" else "a")
        assert await store.counts() == Counts(0, 0, 0)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_any_other_text_is_stored_and_known_again(text: str) -> None:
    async def twice(path: Path) -> None:
        async with Store.open(path) as store:
            assert await store.link(article(text, title=text, url=text)) == await store.link(
                article(text, title=text, url=text)
            )

    with TemporaryDirectory() as folder:
        asyncio.run(twice(Path(folder) / "p.db"))
