from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from storage.chats import Limits
from storage.digests import Claimed, Outcome, Subscription, Unfinished, send_key
from tests.storage.rooms import TEXTS, Rooms, rooms
from tests.summarizers.linking.articles import article


async def test_a_subscription_is_changed_paused_and_ended(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        digests = store.digests
        assert (await digests.subscription(7), await digests.active()) == (None, [])
        await digests.subscribe(7, "08:00", "Europe/Oslo", since=10)
        await digests.subscribe(7, "20:30", "Asia/Kathmandu", since=20)
        wanted = Subscription(7, "20:30", "Asia/Kathmandu", 20, None)
        assert (await digests.subscription(7), await digests.active()) == (wanted, [wanted])
        assert await store.chats.zone(7) == "Asia/Kathmandu"
        await store.chats.pause(7, "blocked")
        assert (await digests.subscription(7), await digests.active()) == (wanted, [])
        await store.chats.resume(7)
        assert await digests.active() == [wanted]
        assert [await digests.unsubscribe(7), await digests.unsubscribe(7)] == [True, False]
        assert await digests.subscription(7) is None


async def test_the_last_run_is_the_newest_date_whatever_its_outcome(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.digests.subscribe(7, "08:00", "Europe/Oslo", since=10)
        for date in ("2031-05-01", "2031-05-03", "2031-05-02"):
            await store.digests.claim(7, date, 100)
        await store.digests.finish(7, "2031-05-03", "refused")
        [found] = await store.digests.active()
        assert found.last == "2031-05-03"


async def test_a_date_is_claimed_once(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        claims = await asyncio.gather(*(store.digests.claim(7, "2031-05-01", 100) for _ in range(5)))
        assert sorted(map(str, claims)) == sorted(map(str, [Claimed(7, "2031-05-01", 0, 0), *[None] * 4]))
        await store.digests.finish(7, "2031-05-01", "sent", 55)
        assert await store.digests.claim(7, "2031-05-01", 200) is None
        assert await store.digests.claim(8, "2031-05-01", 200) is not None


async def test_a_released_date_is_claimed_again_and_a_finished_one_is_not_released(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.digests.claim(7, "2031-05-01", 100)
        await store.digests.release(7, "2031-05-01")
        assert await store.digests.claim(7, "2031-05-01", 200) is not None
        await store.digests.finish(7, "2031-05-01", "sent", 55)
        await store.digests.release(7, "2031-05-01")
        assert await store.digests.claim(7, "2031-05-01", 300) is None


async def test_a_run_that_a_crash_cut_off_is_reported_once_and_not_sent_again(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.submit(7, 0)
        await store.digests.claim(7, "2031-05-01", 100)
        await store.replies.claim(send_key(7, "2031-05-01"), 7, 100)
        await store.digests.claim(8, "2031-05-01", 150)
    async with rooms(tmp_path / "p.db") as store:
        assert await store.digests.unknown(150) == [Unfinished(7, "2031-05-01", 100)]
        assert await store.digests.unknown(150) == []
        assert await store.digests.claim(7, "2031-05-01", 200) is None
        await store.submit(7, 1)
        claimed = await store.digests.claim(7, "2031-05-02", 300)
        assert claimed
        assert await store.ids_between(7, claimed.after, claimed.upto) == ["1"]


async def test_a_run_that_was_cut_off_before_its_message_is_given_back(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.submit(7, 0)
        await store.digests.claim(7, "2031-05-01", 100)
    async with rooms(tmp_path / "p.db") as store:
        assert await store.digests.unknown(150) == []
        assert await store.digests.claim(7, "2031-05-01", 200)


@pytest.mark.parametrize(
    ("state", "told"), [("sent", []), ("unknown", []), ("refused", ["0"]), ("skipped", ["0"])]
)
async def test_the_next_digest_tells_what_this_one_did_not(
    tmp_path: Path, state: Outcome, told: list[str]
) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.submit(7, 0)
        await store.digests.claim(7, "2031-05-01", 100)
        await store.submit(7, 4)
        await store.digests.finish(7, "2031-05-01", state)
        claimed = await store.digests.claim(7, "2031-05-02", 200)
        assert claimed
        assert await store.ids_between(7, claimed.after, claimed.upto) == [*told, "4"]


async def test_a_digest_after_all_was_pruned_hides_nothing_from_the_next(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.submit(7, 0, at=10)
        for day, number in enumerate((None, None, 1), start=1):
            if number:
                await store.submit(7, number, at=30)
            claimed = await store.digests.claim(7, f"2031-05-0{day}", 100)
            assert claimed
            told = await store.ids_between(7, claimed.after, claimed.upto)
            await store.digests.finish(7, claimed.local_date, "sent")
            await store.chats.prune(Limits(20, 20, 0), 30)
        assert told == ["1"]


Step = str | tuple[str, int]
STEPS = st.lists(
    st.sampled_from(["submit", "submit elsewhere", "claim", "crash"])
    | st.tuples(st.sampled_from(["sent", "refused", "skipped", "unknown", "release"]), st.integers(0, 3)),
    max_size=25,
)


class Days:
    """A chat's submissions and digests: what each run told, kept apart from the store."""

    def __init__(self, store: Rooms) -> None:
        self.store = store
        self.submitted = 0
        self.day = 0
        self.told: dict[str, list[str]] = {}

    async def submit(self, chat: int = 7) -> None:
        self.submitted += chat == 7
        text = f"{TEXTS[self.submitted % len(TEXTS)]} {self.submitted}"
        await self.store.store.link(article(text), chat, str(self.submitted))

    async def claim(self) -> None:
        self.day += 1
        date = f"2031-05-{self.day:02}"
        claimed = await self.store.digests.claim(7, date, self.day)
        assert claimed
        self.told[date] = await self.store.ids_between(7, claimed.after, claimed.upto)

    async def step(self, step: Step) -> None:
        """Outcomes reach any of the last runs, as late as they like."""
        match step:
            case "submit":
                await self.submit()
            case "submit elsewhere":
                await self.submit(chat=8)
            case "claim":
                await self.claim()
            case "crash":
                await self.store.digests.unknown(self.day)
            case ("release", int(back)):
                await self.store.digests.release(7, f"2031-05-{self.day - back:02}")
            case ("sent" | "refused" | "skipped" | "unknown") as state, int(back):
                await self.store.digests.finish(7, f"2031-05-{self.day - back:02}", state)

    async def tellings(self) -> Counter[str]:
        """How many runs that were not refused told each submission."""
        query = "SELECT local_date FROM digest_runs WHERE chat = 7 AND state NOT IN ('refused', 'skipped')"
        kept = [date for (date,) in await self.store.database.rows(query)]
        return Counter(article_id for date in kept for article_id in self.told[date])


@settings(max_examples=30, deadline=None)
@example(["submit", "claim", "submit", "claim", ("refused", 1)])
@example(["submit", "claim", "submit", "claim", ("release", 1)])
@given(STEPS)
def test_no_submission_is_told_twice_or_lost(steps: list[Step]) -> None:
    async def live(path: Path) -> None:
        async with rooms(path) as store:
            days = Days(store)
            for step in steps:
                await days.step(step)
                assert max((await days.tellings()).values(), default=0) <= 1
            await days.claim()
            await store.digests.finish(7, f"2031-05-{days.day:02}", "sent", 55)
            assert await days.tellings() == Counter(str(n + 1) for n in range(days.submitted))

    with TemporaryDirectory() as folder:
        asyncio.run(live(Path(folder) / "p.db"))
