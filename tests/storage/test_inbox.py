from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from storage.inbox import LONGEST_WAIT, Waiting
from tests.storage.rooms import FOREVER, rooms


def ids(waiting: Sequence[Waiting]) -> list[int]:
    return [each.update_id for each in waiting]


async def test_an_update_is_kept_once_however_often_it_comes(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        inbox = store.inbox
        assert await inbox.keep([(10, 7, "a"), (11, 7, "b"), (10, 7, "again")], at=100) == 2
        assert await inbox.keep([(11, 7, "again"), (12, 8, "c")], at=200) == 1
        assert await inbox.keep([], at=300) == 0
        assert await inbox.waiting(7, 200, 9) == [Waiting(10, 100, "a", 0), Waiting(11, 100, "b", 0)]
        await inbox.done([10, 11])
        assert await inbox.keep([(10, 7, "once more")], at=400) == 0
        assert await inbox.waiting(7, 400, 9) == []


async def test_order_is_that_of_arrival_though_ids_begin_anew(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.inbox.keep([(900, 7, "a"), (901, 7, "b")], at=1)
        await store.inbox.keep([(5, 7, "c"), (6, 8, "d")], at=2)
        assert ids(await store.inbox.waiting(7, 2, 9)) == [900, 901, 5]
        assert ids(await store.inbox.waiting(7, 2, 2)) == [900, 901]


async def test_what_waits_is_there_after_a_restart(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.inbox.keep([(1, 7, "a"), (2, 7, "b")], at=1)
        await store.inbox.done([1])
    async with rooms(tmp_path / "p.db") as store:
        assert ids(await store.inbox.waiting(7, 1, 9)) == [2]
        assert await store.inbox.keep([(1, 7, "a")], at=2) == 0


async def test_nothing_overtakes_a_postponed_update_of_its_chat(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        inbox = store.inbox
        await inbox.keep([(1, 7, "a"), (2, 8, "b"), (3, 7, "c"), (4, 7, "d")], at=1)
        await inbox.postpone([1], until=50)
        assert (await inbox.waiting_chats(49), await inbox.waiting(7, 49, 9)) == ([8], [])
        assert await inbox.waiting_chats(50) == [7, 8]
        assert [each.attempts for each in await inbox.waiting(7, 50, 9)] == [1, 0, 0]
        await inbox.done([1])
        await inbox.postpone([4], until=90)
        assert ids(await inbox.waiting(7, 50, 9)) == [3]


async def test_an_update_put_off_by_a_clock_that_was_ahead_is_due(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.inbox.keep([(1, 7, "a"), (2, 7, "b")], at=LONGEST_WAIT)
        await store.inbox.postpone([1], until=LONGEST_WAIT + 50)
        for at, found in ((49, [1, 2]), (50, []), (LONGEST_WAIT + 50, [1, 2])):
            assert ids(await store.inbox.waiting(7, at, 9)) == found
            assert await store.inbox.waiting_chats(at) == ([7] if found else [])


async def test_only_done_updates_are_pruned(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.inbox.keep([(1, 7, "a"), (2, 7, "b")], at=10)
        await store.inbox.keep([(3, 7, "c")], at=20)
        await store.inbox.done([1, 3])
        assert await store.inbox.prune(20) == 1
        assert ids(await store.inbox.waiting(7, 20, 9)) == [2]
        assert await store.inbox.keep([(3, 7, "again"), (1, 7, "forgotten, so new")], at=30) == 1


UPDATES = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 3), st.text("xyz", max_size=2)), max_size=8)


@settings(max_examples=20, deadline=None)
@given(st.lists(UPDATES, max_size=5))
def test_each_update_is_worked_on_once_in_its_chats_order(batches: list[list[tuple[int, int, str]]]) -> None:
    expected: dict[int, tuple[int, str]] = {}
    for update_id, chat, payload in [update for batch in batches for update in batch]:
        expected.setdefault(update_id, (chat, payload))

    async def work(path: Path) -> list[tuple[int, int, str]]:
        worked = []
        async with rooms(path) as store:
            for batch in batches:
                await store.inbox.keep(batch, at=1)
                for chat in (await store.inbox.waiting_chats(1))[:1]:
                    found = await store.inbox.waiting(chat, 1, 2)
                    worked += [(each.update_id, chat, each.payload) for each in found]
                    await store.inbox.done(ids(found))
            while chats := await store.inbox.waiting_chats(FOREVER):
                for chat in chats:
                    found = await store.inbox.waiting(chat, FOREVER, 99)
                    worked += [(each.update_id, chat, each.payload) for each in found]
                    await store.inbox.done(ids(found))
        return worked

    with TemporaryDirectory() as folder:
        worked = asyncio.run(work(Path(folder) / "p.db"))
    for chat in range(1, 4):
        assert [(u, p) for u, c, p in worked if c == chat] == [
            (u, p) for u, (c, p) in expected.items() if c == chat
        ]
