"""The daily digest: which chats' is due, decided from the database, claimed before it is sent, never twice.

A claim is a row for a chat and its local date. What happens after it, a crash too, leaves that row, so that
one date's digest is sent once or, where nobody knows whether it arrived, not again.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.briefing import brief_of
from bot.errors import DeliveryUnknown, Refused, Undelivered
from bot.leaving import Outbox
from bot.pipeline import Clock
from bot.render.digest import digest_message
from bot.schedule import Due, due
from storage.digests import Claimed, Digests, Subscription, send_key
from storage.stories import Stories
from summarizers.brief import Brief

LOGGER = logging.getLogger(__name__)

MOST_STORIES = 10
"""Stories that a digest tells; a message holds about five in short, and names the others."""

BEFORE = timedelta(hours=24)
"""How far back the first digest looks from the moment it was asked for."""

AT_ONCE = 4
"""Digests that are made at a time, beside what people ask for."""


class DailyDigest:
    """Sends the digests that are due."""

    def __init__(self, digests: Digests, stories: Stories, outbox: Outbox, clock: Clock) -> None:
        self._digests = digests
        self._stories = stories
        self._outbox = outbox
        self._clock = clock
        self._at_once = asyncio.Semaphore(AT_ONCE)

    async def give_up_unfinished(self) -> None:
        """After a start: a digest that was on its way when the bot stopped is not sent again."""
        for run in await self._digests.unknown(int(self._clock().timestamp()) + 1):
            LOGGER.warning("chat %s may not have got its digest of %s", run.chat, run.local_date)

    async def tick(self) -> None:
        """Send what is due now."""
        now = self._clock()
        sending = [self._send(each, found, now) for each, found in await self._due(now)]
        for outcome in await asyncio.gather(*sending, return_exceptions=True):
            if isinstance(outcome, BaseException):
                LOGGER.error("a digest failed", exc_info=outcome)

    async def _due(self, now: datetime) -> list[tuple[Subscription, Due]]:
        found = []
        for each in await self._digests.active():
            at = due(time.fromisoformat(each.at), ZoneInfo(each.zone), now)
            # What was due before somebody asked for it is not late, it was never wanted.
            if at and at.at.timestamp() >= each.since and at.local_date.isoformat() != each.last:
                found.append((each, at))
        return found

    async def _send(self, wanted: Subscription, found: Due, now: datetime) -> None:
        date = found.local_date.isoformat()
        async with self._at_once:
            claimed = await self._digests.claim(wanted.chat, date, int(now.timestamp()))
            if claimed is None:
                return
            try:
                briefs, left_out = await self._briefs(wanted, claimed)
            except BaseException:  # a stop, too: nothing was sent yet
                await self._digests.release(wanted.chat, date)
                raise
            if not briefs:
                await self._digests.finish(wanted.chat, date, "skipped")
                return
            message = digest_message(briefs, found.local_date, left_out)
            try:
                number = await self._outbox.send(send_key(wanted.chat, date), wanted.chat, message)
            except DeliveryUnknown:
                LOGGER.warning("chat %s may not have got its digest of %s", wanted.chat, date)
                await self._digests.finish(wanted.chat, date, "unknown")
            except Undelivered:
                await self._digests.release(wanted.chat, date)
            except Refused as error:
                LOGGER.error("chat %s cannot get its digest of %s: %s", wanted.chat, date, error)
                await self._digests.finish(wanted.chat, date, "refused")
            else:
                await self._digests.finish(wanted.chat, date, "sent" if number else "refused", number)

    async def _briefs(self, wanted: Subscription, claimed: Claimed) -> tuple[list[Brief], int]:
        """The stories with something since the last digest, and how many more there are."""
        since = wanted.since - int(BEFORE.total_seconds())
        stories = await self._stories.stories_since(wanted.chat, claimed.after, since, claimed.upto)
        found = [await brief_of(self._stories, wanted.chat, story) for story in stories[:MOST_STORIES]]
        return [each.brief for each in found if each], max(0, len(stories) - MOST_STORIES)
