"""Working through stored updates: in order in each chat, chats side by side, each update done once.

How it works: the Application's handlers get one update after another. Articles that people send in private
come as several updates, of which none says that it is the last: they wait until QUIET has passed, the
handlers lay them aside, and `clear` answers them together. An update's text is erased when it is done; one
that failed because the database or Telegram was not to be had is tried again, and holds up its chat alone.
"""

from __future__ import annotations

import asyncio
import json
import logging
import math
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.pipeline import Clock
from storage.errors import StorageError
from storage.inbox import Inbox, Waiting

LOGGER = logging.getLogger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]

QUIET = 1.0
"""Seconds without another article after which those of a chat are answered together."""

LONGEST_QUIET = 10.0
"""Seconds after the first of them at which they are answered all the same."""

IN_ONE_GO = 60
"""Updates of one chat that are taken together."""

AT_ONCE = 16
"""Chats that are served at a time."""

LOOK_AGAIN = 1.0
"""Seconds between looks into the inbox where nothing arrives: some updates are due later."""

AGAIN = (5, 30, 60, 300)
"""Seconds until an update is tried again, by how often it was; the last for ever after."""

GIVEN_UP = 86_400
"""Age in seconds at which an update is tried no more: Telegram keeps one no longer either."""

GRACE = 5.0
"""Seconds that what is being done may take when the bot stops; the rest is done after the next start.

Nothing new is begun meanwhile, or what is cut off in the end would be a message on its way, sent twice."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Updates that are done together: one, or a run of articles."""

    rows: tuple[Waiting, ...]
    updates: tuple[Update, ...]

    @property
    def ids(self) -> list[int]:
        return [row.update_id for row in self.rows]


class Dispatcher:
    """Serves chats from the inbox; `clear` answers what the handlers laid aside for a chat."""

    def __init__(
        self,
        application: AnyApplication,
        inbox: Inbox,
        is_article: Callable[[Update], bool],
        clear: Callable[[int], Awaitable[None]],
        clock: Clock,
        quiet: float = QUIET,
    ) -> None:
        self._application = application
        self._inbox = inbox
        self._is_article = is_article
        self._clear = clear
        self._clock = clock
        self._quiet = quiet
        self._arrivals: dict[int, tuple[float, float]] = {}
        self._arrived = asyncio.Event()
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._served: dict[int, asyncio.Task[None]] = {}
        self._put_off: dict[int, float] = {}
        self._stopping = False

    def arrived(self, chats: Iterable[int]) -> None:
        """Take note that updates of these chats were stored."""
        now = asyncio.get_running_loop().time()
        for chat in chats:
            first, _ = self._arrivals.get(chat, (now, now))
            self._arrivals[chat] = first, now
        self._arrived.set()

    def put_off(self, update: Update, seconds: float = 0.0) -> None:
        """Have an update tried again, not before `seconds`, with those that are done together with it."""
        self._put_off[update.update_id] = seconds

    async def run(self) -> None:
        """Serve chats until cancelled; what is being done then has GRACE to end."""
        try:
            while True:
                # Not wait_for: up to Python 3.11 it forgets a cancellation that comes with what it waits for.
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_AGAIN):
                        await self._arrived.wait()
                self._arrived.clear()
                await self._look()
        finally:
            await self._stop()

    @property
    def idle(self) -> bool:
        """Whether no chat is being served."""
        return not self._served

    async def _look(self) -> None:
        try:
            chats = await self._inbox.waiting_chats(self._now())
        except StorageError as error:
            LOGGER.warning("the inbox cannot be read for now: %s", error)
            return
        for chat in chats:
            if chat not in self._served:
                self._served[chat] = asyncio.create_task(self._serve(chat))

    async def _stop(self) -> None:
        self._stopping = True
        if self._served:
            _, slow = await asyncio.wait(self._served.values(), timeout=GRACE)
            for task in slow:
                task.cancel()
            await asyncio.gather(*slow, return_exceptions=True)

    async def _serve(self, chat: int) -> None:
        """Do all that waits in a chat."""
        try:
            while turn := await self._turn(chat):
                async with self._at_once:
                    if self._stopping:
                        return
                    await self._do(chat, turn)
        except StorageError as error:
            LOGGER.warning("chat %s waits: %s", chat, error)
        finally:
            del self._served[chat]

    async def _turn(self, chat: int) -> _Turn | None:
        """What is to be done next in a chat, when no more of it can be on its way."""
        while True:
            rows = await self._inbox.waiting(chat, self._now(), IN_ONE_GO)
            updates = await self._readable(rows)
            if not updates:
                return None
            run = [row for row, _ in takewhile(lambda item: self._is_article(item[1]), updates.items())]
            wait = self._rest(chat) if len(run) == len(rows) < IN_ONE_GO else 0.0
            if wait <= 0:
                self._arrivals.pop(chat, None)
                taken = run or list(updates)[:1]
                return _Turn(tuple(taken), tuple(updates[row] for row in taken))
            await asyncio.sleep(wait)

    async def _readable(self, rows: Sequence[Waiting]) -> dict[Waiting, Update]:
        """The updates of some rows; one that cannot be read is logged, and is done with."""
        found = {}
        for row in rows:
            try:
                update = Update.de_json(json.loads(row.payload), self._application.bot)
            except Exception:  # whatever is wrong with one update, the others go on
                LOGGER.exception("update %s cannot be read", row.update_id)
                await self._inbox.done([row.update_id])
            else:
                found[row] = update
        return found

    def _rest(self, chat: int) -> float:
        """Seconds that a chat's articles still wait for others to follow."""
        # After a start nobody knows when the last came: it may have been just now.
        now = asyncio.get_running_loop().time()
        first, last = self._arrivals.setdefault(chat, (now, now))
        return min(last + self._quiet, first + LONGEST_QUIET) - now

    async def _do(self, chat: int, turn: _Turn) -> None:
        for update in turn.updates:
            await self._application.process_update(update)
        try:
            await self._clear(chat)
        except Exception as error:  # noqa: BLE001 - goes where the errors of handlers go
            await self._application.process_error(turn.updates[0], error)
        again = self._put_off.keys() & set(turn.ids)
        wait = max((self._put_off.pop(number) for number in again), default=0.0)
        first = turn.rows[0]
        if again and self._now() - first.received < GIVEN_UP:
            pause = AGAIN[min(first.attempts, len(AGAIN) - 1)]
            await self._inbox.postpone(turn.ids, self._now() + max(pause, math.ceil(wait)))
            return
        if again:
            LOGGER.error("updates %s were tried %s times and are given up", turn.ids, first.attempts)
        await self._inbox.done(turn.ids)

    def _now(self) -> int:
        return int(self._clock().timestamp())
