"""/digest: setting, showing and ending a chat's daily digest, with buttons for its time zone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import time
from zoneinfo import ZoneInfo

from telegram import Update

from bot.handlers.settled import Context, asked_by, may_decide, press_of, settle
from bot.leaving import Button, Outbox
from bot.pipeline import Clock
from bot.render import answers
from bot.telling import Asked
from bot.zones import REGIONS, DigestAt, DigestOff, digest_words, zone_label, zone_of
from storage.chats import Chats
from storage.digests import Digests
from summarizers.errors import InputError

ZONE = "zone"
"""What a zone button's data begins with; the time and a region or zone follow."""

IN_A_ROW = 3


class Digest:
    """Settles a chat's digest."""

    def __init__(self, digests: Digests, chats: Chats, outbox: Outbox, clock: Clock) -> None:
        self._digests = digests
        self._chats = chats
        self._outbox = outbox
        self._clock = clock

    async def digest(self, update: Update, context: Context) -> None:
        """Answer /digest."""
        message = update.effective_message
        if not message:
            return
        asked = asked_by(update, message)
        if context.args and not await may_decide(update, context):
            await self._say(asked, answers.ONLY_ADMINISTRATORS)
            return
        try:
            wanted = digest_words(context.args or ())
        except InputError as error:
            await self._say(asked, answers.problems([error]))
            return
        if isinstance(wanted, DigestAt):
            await self._set(asked, wanted)
        elif isinstance(wanted, DigestOff):
            ended = await self._digests.unsubscribe(asked.chat)
            await self._say(asked, answers.DIGEST_OFF if ended else answers.DIGEST_NONE)
        else:
            await self._show(asked)

    async def zone_pressed(self, update: Update, context: Context) -> None:
        """Take the zone that a button names, or show the cities of a region."""
        query, press = press_of(update)
        if not await may_decide(update, context):
            await settle(query, answers.ONLY_ADMINISTRATORS)
            return
        _, at, place = press.data.split(" ", 2)
        chat, number = press.asked.chat, press.asked.message
        if place in REGIONS:
            buttons = _rows(Button(city, f"{ZONE} {at} {zone}") for city, zone in REGIONS[place])
            await self._outbox.edit(chat, number, answers.digest_zone_question(at), buttons=buttons)
        else:
            said = await self._subscribe(chat, time.fromisoformat(at), zone_of(place))
            await self._outbox.edit(chat, number, said)
        await settle(query)

    async def _set(self, asked: Asked, wanted: DigestAt) -> None:
        """Set a digest, if its zone is known."""
        known = await self._chats.zone(asked.chat)
        zone = wanted.zone or (ZoneInfo(known) if known else None)
        if zone:
            await self._say(asked, await self._subscribe(asked.chat, wanted.time, zone))
            return
        at = f"{wanted.time:%H:%M}"
        buttons = _rows(Button(region, f"{ZONE} {at} {region}") for region in REGIONS)
        await self._say(asked, answers.digest_zone_question(at), buttons)

    async def _subscribe(self, chat: int, at: time, zone: ZoneInfo) -> str:
        now = self._clock()
        await self._digests.subscribe(chat, f"{at:%H:%M}", zone.key, int(now.timestamp()))
        return answers.digest_set(f"{at:%H:%M}", zone_label(zone, now))

    async def _show(self, asked: Asked) -> None:
        found = await self._digests.subscription(asked.chat)
        if found:
            label = zone_label(ZoneInfo(found.zone), self._clock())
            await self._say(asked, answers.digest_shown(found.at, label))
        else:
            await self._say(asked, answers.DIGEST_NONE)

    async def _say(self, asked: Asked, text: str, buttons: Sequence[Sequence[Button]] = ()) -> None:
        await self._outbox.send(asked.key, asked.chat, text, reply_to=asked.message, buttons=buttons)


def _rows(buttons: Iterable[Button]) -> list[list[Button]]:
    found = list(buttons)
    return [found[start : start + IN_A_ROW] for start in range(0, len(found), IN_A_ROW)]
