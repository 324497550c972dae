"""One person's chat with the whole bot: invented outlets, what they report, and a small web to link to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bot.conftest import ROOT
from tests.bot.loopback_web import Routes, Web, policy, serve
from tests.rig.chats import Sent
from tests.rig.entities import Entity, covered
from tests.rig.people import Channel, Private
from tests.rig.talk import Clock, Talk, talking
from tests.rig.telegram_state import TelegramState

MARA = 71

TITLES = ("Coast Herald", "Harn Courier", "Morning Ledger", "Skelland Daily", "Track and Trade")


def _clean(title: str) -> str:
    name = title.lower().replace(" ", "-")
    return (ROOT / f"examples/harn-bridge/clean/{name}.txt").read_text(encoding="utf-8")


WHOLE = {title: _clean(title) for title in TITLES}
"""Five reports of a bridge that fell, by outlet; each fits a message."""

BRIDGE = {title: "\n\n".join(text.split("\n\n")[:8]) for title, text in WHOLE.items()}
"""How they begin: one story still, and told in less time."""

ALDBY = {
    "Skerry Post": (ROOT / "examples/other-story/skerry-post.txt").read_text(encoding="utf-8"),
    "Valley Times": (ROOT / "examples/other-story/valley-times.txt").read_text(encoding="utf-8"),
}
"""Two reports of another bridge, in another place."""

HERALD, COURIER, LEDGER, DAILY, TRADE = WHOLE.values()
POST, TIMES = ALDBY.values()

CHANNELS = {title: Channel(-1_001_000_000_700 - n, title) for n, title in enumerate([*BRIDGE, *ALDBY])}


@dataclass(frozen=True, slots=True)
class Chat:
    """What a test holds: the bot, the person, the web."""

    talk: Talk
    mara: Private
    web: Web

    def forward(self, *titles: str) -> None:
        """Forward the reports of some outlets, each a post in its channel."""
        for title in titles:
            self.mara.forward((BRIDGE | ALDBY)[title], CHANNELS[title])

    async def forwarded(self, *titles: str) -> list[Sent]:
        """The chat after some reports were forwarded one by one, each answered before the next."""
        for title in titles:
            self.forward(title)
            await self.talk.settled()
        return self.sent

    async def said(self, text: str) -> list[Sent]:
        """The chat after a text was said and answered."""
        self.mara.say(text)
        await self.talk.settled()
        return self.sent

    @property
    def sent(self) -> list[Sent]:
        """The bot's messages as they stand now."""
        return self.talk.api.messages(MARA)


@asynccontextmanager
async def chatting(
    folder: Path, routes: Routes | None = None, *, api: TelegramState | None = None
) -> AsyncIterator[Chat]:
    """A chat with the bot, or the same again; messages bear the times of the bot's own clock."""
    clock = Clock()
    api = api or TelegramState(clock)
    async with (
        serve({} if routes is None else routes) as web,
        talking(folder, api=api, clock=clock, policy=policy(web)) as talk,
    ):
        yield Chat(talk, Private(api, MARA), web)


def outlets(message: Sent) -> list[str]:
    """The outlets that a message on several reports names in its third line, in alphabetical order."""
    return sorted(message.text.splitlines()[2].split(", "))


def marked(message: Sent, kind: str) -> list[str]:
    """What a kind of entity covers in a message."""
    return [covered(message.text, entity) for entity in message.entities if _is(entity, kind)]


def _is(entity: Entity, kind: str) -> bool:
    return entity.type == kind
