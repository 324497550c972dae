"""The queue of updates: what is kept until it is confirmed, and who waits for more.

Left out of the real server's ways: one update only when the same offset is asked again within half a
second, and the pause before a second 409.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping

from tests.rig.entities import Json
from tests.rig.refusals import Refused

MOST_UPDATES = 100
LONGEST_POLL = 50
"""Seconds; a longer timeout is cut to it."""

UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
"""Kinds that are only sent to a bot that names them."""

_FAR_AHEAD = 10
"""An offset further than this beyond the last id is taken as none: ids start anew after a quiet week."""


class UpdateQueue:
    """Updates in the order they came; one stays until an offset greater than its id is asked for."""

    def __init__(self) -> None:
        self.pending: list[dict[str, Json]] = []
        self.next_id = 870_000_001
        self._allowed: frozenset[str] | None = None
        self._more = asyncio.Event()
        self._waiting: asyncio.Future[None] | None = None

    def add(self, update: Mapping[str, Json], update_id: int | None = None) -> int | None:
        """Queue an update unless its kind is not asked for, and return its id."""
        (kind,) = update
        if kind not in self._allowed if self._allowed else kind in UNASKED:
            return None
        number = self.next_id if update_id is None else update_id
        self.next_id = max(self.next_id, number + 1)
        self.pending.append({"update_id": number, **update})
        self._more.set()
        return number

    async def poll(self, asked: Mapping[str, str]) -> list[dict[str, Json]]:
        """Confirm what is below the offset and give what follows, waiting for it up to the timeout.

        Raises Refused (409) when another poller comes to wait.
        """
        if "allowed_updates" in asked:
            self._allowed = frozenset(json.loads(asked["allowed_updates"])) or None
        offset = int(asked.get("offset", 0))
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset <= self.next_id + _FAR_AHEAD:
            self.pending = [update for update in self.pending if self._id(update) >= offset]
        timeout = min(int(float(asked.get("timeout", 0))), LONGEST_POLL)
        if timeout > 0 and not self.pending:
            await self._wait(timeout)
        limit = min(max(int(asked.get("limit", MOST_UPDATES)), 1), MOST_UPDATES)
        return self.pending[:limit]

    @staticmethod
    def _id(update: Mapping[str, Json]) -> int:
        number = update["update_id"]
        assert isinstance(number, int)
        return number

    async def _wait(self, seconds: float) -> None:
        """Return when an update came or the time is over; who waited before is sent away."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)
        displaced = self._waiting = asyncio.get_running_loop().create_future()
        self._more.clear()
        more = asyncio.ensure_future(self._more.wait())
        try:
            await asyncio.wait((more, displaced), timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            more.cancel()
            if self._waiting is displaced:
                self._waiting = None
        if displaced.done():
            why = "terminated by other getUpdates request; make sure that only one bot instance is running"
            raise Refused(409, f"Conflict: {why}")
