"""How fast messages may leave: for each chat and for all together, as windows of time that slide.

Reading: core.telegram.org/bots/faq: about one message a second to a chat, short bursts tolerated; 20 a minute
to a group, edits included; some 30 a second in all. The limits here stay below.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` messages within any `seconds`."""

    most: int
    seconds: float


PRIVATE = (Limit(3, 3.0),)
GROUP = (Limit(3, 3.0), Limit(18, 60.0))
ALL = (Limit(25, 1.0),)

MOST_WINDOWS = 1_000
"""Chats that are remembered before idle ones are forgotten."""


@dataclass(slots=True)
class _Window:
    limits: tuple[Limit, ...]
    left: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Seconds until one more may leave."""
        longest = max(limit.seconds for limit in self.limits)
        while self.left and self.left[0] <= now - longest:
            self.left.popleft()
        waits = (
            self.left[-limit.most] + limit.seconds - now
            for limit in self.limits
            if len(self.left) >= limit.most
        )
        return max(waits, default=0.0)


class Pace:
    """Gives each message its turn."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, sleep: Sleep = asyncio.sleep) -> None:
        self._clock = clock
        self._sleep = sleep
        self._all = _Window(ALL)
        self._chats: dict[int, _Window] = {}

    async def turn(self, chat: int) -> None:
        """Wait until a message may leave for a chat (groups have negative numbers), and count it."""
        self._forget_idle()
        while (wait := max(self._of(chat).wait(self._clock()), self._all.wait(self._clock()))) > 0:
            await self._sleep(wait)
        now = self._clock()
        self._of(chat).left.append(now)
        self._all.left.append(now)

    def _of(self, chat: int) -> _Window:
        """A chat's window; it may have been forgotten while a message waited for all the others."""
        return self._chats.setdefault(chat, _Window(GROUP if chat < 0 else PRIVATE))

    def _forget_idle(self) -> None:
        """Keep no windows of chats that have not been written to for long."""
        if len(self._chats) > MOST_WINDOWS:
            now = self._clock()
            waits = {chat: window.wait(now) for chat, window in self._chats.items()}
            self._chats = {chat: window for chat, window in self._chats.items() if window.left or waits[chat]}
