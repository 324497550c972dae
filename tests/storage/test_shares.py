"""What a chat was sent before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from storage.chats import Limits
from storage.schema import Value
from storage.shares import ALIKE, Alike, Share
from summarizers.article import Article
from tests.storage.rooms import Rooms, rooms
from tests.storage.test_retention import report, words_of
from tests.summarizers.linking.articles import LOOK_ALIKE, RIDGE_FIRE, article

FIRE = replace(article(RIDGE_FIRE[0]), outlet="Coast Herald", url="https://herald.example/fire")
MILL = replace(article(LOOK_ALIKE), outlet="Coast Herald", url="https://herald.example/mill")


async def link(store: Rooms, found: Article, message: int, chat: int = 7) -> str:
    linked = await store.store.link(found, chat, message=message, at=100 * message)
    return linked.article_id


def share(outlet: str, message: int, alike: Alike, later: str = "Coast Herald") -> Share:
    return Share(later, outlet, message, 100 * message, alike)


async def test_a_first_submission_is_its_own_share_alone(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await link(store, MILL, 1)
        first = await link(store, FIRE, 2)
        assert await store.shares.of(7, first) == [share("Coast Herald", 2, Alike.WORDS)]
        assert await store.shares.of(8, first) == []


async def test_pages_words_and_copies_are_found_the_oldest_first(tmp_path: Path) -> None:
    tracked = replace(FIRE, url="https://herald.example/fire?utm_source=x")
    changed = replace(tracked, paragraphs=(*FIRE.paragraphs, "The road has opened again, the county said."))
    agency = replace(FIRE, outlet="Skerry Post", url="https://skerry.example/1")
    copied = replace(changed, outlet="Valley Times", url="https://valley.example/2")
    async with rooms(tmp_path / "p.db") as store:
        first = await link(store, FIRE, 1)
        assert await link(store, tracked, 2) == first
        page, words, copy = [
            await link(store, each, message) for message, each in enumerate((changed, agency, copied), 3)
        ]
        assert (await store.shares.of(7, page))[0] == share("Coast Herald", 1, Alike.PAGE)
        assert (await store.shares.of(7, words))[0] == share("Coast Herald", 1, Alike.WORDS, "Skerry Post")
        alike = [each.alike for each in await store.shares.of(7, copy)]
        assert alike == [Alike.COPY, Alike.WORDS, Alike.WORDS]  # the first page, the changed one, itself
        assert len(await store.shares.of(7, first)) == 1


async def test_a_whole_copy_counts_and_half_of_one_does_not(tmp_path: Path) -> None:
    words = RIDGE_FIRE[0].split()
    whole = article(" ".join([*words, "The", "county", "thanked", "all", "crews."]))
    half = article(" ".join([*words, *LOOK_ALIKE.split()]))
    async with rooms(tmp_path / "p.db") as store:
        await link(store, FIRE, 1)
        whole_id = await link(store, replace(whole, outlet="Skerry Post"), 2)
        half_id = await link(store, replace(half, outlet="Valley Times"), 3)
        assert [each.alike for each in await store.shares.of(7, whole_id)] == [Alike.COPY, Alike.WORDS]
        assert [each.alike for each in await store.shares.of(7, half_id)] == [Alike.WORDS]


@pytest.mark.parametrize("elsewhere", [False, True])
@pytest.mark.parametrize(("words", "copied"), [(260, False), (290, False), (380, True)])
async def test_a_whole_copy_of_what_is_gone_counts_whatever_another_chat_keeps(
    tmp_path: Path, words: int, copied: bool, elsewhere: bool
) -> None:
    original, other = words_of(1, 400), words_of(2, 400)
    later = replace(report([*original[:words], *other[words:]]), outlet="Skerry Post")
    async with rooms(tmp_path / "p.db") as store:
        await link(store, report(original), 1)
        if elsewhere:
            await link(store, report(original), 9, chat=8)
        await store.chats.prune(Limits(500, 0, 0), 500)
        later_id = await link(store, later, 5)
        assert len(await store.store.copies(7)) == 1
        found = [each.alike for each in await store.shares.of(7, later_id)]
        assert found == ([Alike.COPY] if copied else []) + [Alike.WORDS]


async def test_a_moved_chat_keeps_the_days_without_the_messages(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        first = await link(store, FIRE, 1)
        await store.chats.move(7, -700)
        found = await store.shares.of(-700, first)
        assert found == [replace(share("Coast Herald", 1, Alike.WORDS), message=None)]


async def test_a_large_chat_is_searched_by_its_indexes(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        given: dict[str, Value] = {"chat": 7, "article_id": "a", "most": 1}
        plan = await store.database.rows(f"EXPLAIN QUERY PLAN {ALIKE}", given)
        scans = {step for *_, step in plan if step.startswith("SCAN")}
        assert scans <= {"SCAN it", "SCAN alike"}
        assert any("members_by_url" in step for *_, step in plan)
