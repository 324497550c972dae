"""Never more messages than the limits bear, in any window of time, on a virtual clock."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pace import ALL, GROUP, MOST_WINDOWS, PRIVATE, Limit, Pace
from tests.laws import law

A_BIT = 1e-6
"""Seconds that sums of floating-point numbers may be out by."""


class VirtualTime:
    """A clock that jumps to the next moment for which somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = itertools.count()

    def clock(self) -> float:
        """The time now."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock has come so far."""
        until = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (self.now + seconds, next(self._order), until))
        await until

    async def run_out(self, tasks: Sequence[asyncio.Task[None]]) -> None:
        """Let time pass until all tasks are done."""
        while not all(task.done() for task in tasks):
            for _ in range(3):
                await asyncio.sleep(0)
            if self._waiting:
                self.now, _, until = heapq.heappop(self._waiting)
                until.set_result(None)
        await asyncio.gather(*tasks)


def left(asked: Sequence[tuple[float, int]]) -> list[tuple[float, int]]:
    """When each message left, for messages asked for at some times in some chats, in order."""
    times: list[tuple[float, int]] = []

    async def all_of_them() -> None:
        time = VirtualTime()
        pace = Pace(time.clock, time.sleep)

        async def one(after: float, chat: int) -> None:
            await time.sleep(after)
            await pace.turn(chat)
            times.append((time.now, chat))

        await time.run_out([asyncio.create_task(one(*each)) for each in asked])

    asyncio.run(all_of_them())
    return times


def kept(times: Sequence[float], limits: Sequence[Limit]) -> bool:
    """Whether of any messages in a row one more than `most` took at least `seconds`."""
    return all(
        later - earlier >= limit.seconds - A_BIT
        for limit in limits
        for earlier, later in zip(times, times[limit.most :], strict=False)
    )


CHATS = st.sampled_from([*range(1, 12), *range(-11, 0)])
AFTER = st.one_of(st.sampled_from([0.0, 0.999, 2.999, 59.999]), st.floats(0, 90))


@law
@given(st.lists(st.tuples(AFTER, CHATS), max_size=150))
def test_no_window_of_time_holds_more_than_its_limit(asked: list[tuple[float, int]]) -> None:
    times = left(asked)
    assert sorted(chat for _, chat in times) == sorted(chat for _, chat in asked)
    assert kept([time for time, _ in times], ALL)
    for chat in {chat for _, chat in asked}:
        assert kept([time for time, where in times if where == chat], GROUP if chat < 0 else PRIVATE)


@law
@given(st.lists(st.tuples(AFTER, st.sampled_from([1, -1])), max_size=60))
def test_a_message_waits_no_longer_than_it_must(asked: list[tuple[float, int]]) -> None:
    times = left(asked)
    for chat, limits in ((1, PRIVATE), (-1, GROUP)):
        wanted = sorted(after for after, where in asked if where == chat)
        gone = [time for time, where in times if where == chat]
        for number, (want, went) in enumerate(zip(wanted, gone, strict=True)):
            bounds = [gone[number - each.most] + each.seconds for each in limits if number >= each.most]
            assert went <= max([want, *bounds]) + A_BIT


@pytest.mark.parametrize(("chat", "seconds"), [(7, 9.0), (-7, 9.0)])
def test_a_burst_leaves_three_at_a_time(chat: int, seconds: float) -> None:
    times = [time for time, _ in left([(0.0, chat)] * 10)]
    assert times == [0.0] * 3 + [3.0] * 3 + [6.0] * 3 + [seconds]


def test_a_window_slides() -> None:
    assert [time for time, _ in left([(0.0, 7), (2.0, 7), (2.5, 7), (2.999, 7), (3.5, 7)])] == pytest.approx(
        [0.0, 2.0, 2.5, 3.0, 5.0]
    )


def test_a_group_gets_no_more_than_eighteen_a_minute() -> None:
    times = [time for time, _ in left([(0.0, -7)] * 19)]
    assert times[17] == 15.0
    assert times[18] == 60.0


def test_chats_do_not_wait_for_each_other_below_the_limit_of_all() -> None:
    times = left([(0.0, chat) for chat in range(1, 27)])
    assert [time for time, _ in times] == [0.0] * 25 + [1.0]


def test_a_chat_that_waits_for_others_is_not_forgotten_meanwhile() -> None:
    first, group, others = range(1, 26), [-7] * 18, range(26, MOST_WINDOWS + 60)
    times = left([(0.0, chat) for chat in (*first, *group, *others, *group)])
    assert kept([time for time, chat in times if chat == -7], GROUP)
