"""A conversation with the whole bot without sockets: all parts run as in a process, on a set clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app import Bot, opened
from bot.config import config_from
from bot.fetch import FetchPolicy
from bot.pace import Pace
from tests.rig.databases import made
from tests.rig.telegram_state import TelegramState
from tests.rig.transport import FakeTransport

START = datetime(2024, 5, 14, 12, 0, tzinfo=UTC)
QUIET = 0.05
PATIENCE = 20.0


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, time: timedelta) -> None:
        """Move on, or back."""
        self.now += time


async def _no_wait(_: float) -> None:
    await asyncio.sleep(0)


def unhurried() -> Pace:
    """A pace that holds nothing up: each look at its clock is an hour later."""
    hours = iter(range(0, 10**9, 3600))
    return Pace(lambda: float(next(hours)), _no_wait)


class Talk:
    """The running bot and the people around it."""

    def __init__(self, api: TelegramState, bot: Bot, clock: Clock) -> None:
        self.api = api
        self.bot = bot
        self.clock = clock

    async def settled(self) -> None:
        """Wait until the bot has done all that is due."""
        async with asyncio.timeout(PATIENCE):
            while await self._busy():  # noqa: ASYNC110 - much may change, and nothing tells of all of it
                await asyncio.sleep(0.01)

    async def _busy(self) -> bool:
        if self.api.updates.pending or not self.bot.dispatcher.idle:
            return True
        return bool(await self.bot.inbox.waiting_chats(int(self.clock().timestamp())))

    def texts(self, chat: int) -> list[str]:
        """What the bot's messages in a chat say now."""
        return [sent.text for sent in self.api.messages(chat)]


@asynccontextmanager
async def talking(
    folder: Path,
    *,
    api: TelegramState | None = None,
    clock: Clock | None = None,
    policy: FetchPolicy | None = None,
    pace: Callable[[], Pace] = unhurried,
    **settings: str,
) -> AsyncIterator[Talk]:
    """Run the bot on a database in a folder, against a Bot API's state; `settings` as in the environment."""
    state, time = api or TelegramState(), clock or Clock()
    config = config_from({"TELEGRAM_BOT_TOKEN": state.token, "PARALLAX_DB": str(folder / "p.db"), **settings})
    made(config.database)
    transports = {"request": FakeTransport(state), "updates_request": FakeTransport(state)}
    async with opened(config, policy=policy, clock=time, pace=pace(), quiet=QUIET, **transports) as bot:
        parts = [asyncio.create_task(bot.poller.run()), asyncio.create_task(bot.dispatcher.run())]
        try:
            yield Talk(state, bot, time)
        finally:
            for part in parts:
                part.cancel()
            for part in parts:
                with suppress(asyncio.CancelledError):
                    await part
