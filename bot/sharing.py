"""Recognising what a chat has shared before: what is said of it, and where it points."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from bot.pipeline import PASTED, Clock, Placed
from bot.render.answers import Again, day_since, shared_again
from storage.chats import Chats
from storage.shares import Alike, Share, Shares

FIRST_SUPERGROUP = -1_000_000_000_000
"""Supergroups have ids from here down. They alone count their own messages, and these have links; all other
chats share one count of the bot's."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said of shares that came again, and the message that it replies to, if it jumps by that."""

    text: str
    reply_to: int | None


def is_supergroup(chat: int) -> bool:
    """Whether a chat is a supergroup, whose messages have numbers and links of their own."""
    return chat <= FIRST_SUPERGROUP


def link_of(chat: int, message: int) -> str | None:
    """The address that opens a message for the members of its chat; None where messages have none.

    A supergroup's is t.me/c/ with its id without the leading -100 (Telegram's "Message links").
    """
    return f"https://t.me/c/{FIRST_SUPERGROUP - chat}/{message}" if is_supergroup(chat) else None


class Recogniser:
    """Knows what a chat has shared before."""

    def __init__(self, shares: Shares, chats: Chats, clock: Clock) -> None:
        self._shares = shares
        self._chats = chats
        self._clock = clock

    async def notice(self, chat: int, placed: Sequence[Placed], sent: Collection[int]) -> Notice | None:
        """What to say of articles that came before, by other messages than `sent`; None for new ones."""
        found = [share for article in placed if (share := await self._earlier(chat, article, sent))]
        if not found:
            return None
        zone = await self._chats.zone(chat)
        where = ZoneInfo(zone) if zone else UTC
        today = self._clock().astimezone(where).date()
        lines = [_again(chat, share, where, today) for share in found]
        jump = None if lines[0].link else found[0].message
        return Notice(shared_again(lines), jump)

    async def _earlier(self, chat: int, article: Placed, sent: Collection[int]) -> Share | None:
        """The first share of an article, or else of what it is a copy of."""
        shares = await self._shares.of(chat, article.article_id)
        others = [share for share in shares if share.message is None or share.message not in sent]
        return min(others, key=lambda share: _copied(share) is not None, default=None)


def _copied(share: Share) -> str | None:
    """The outlet whose report a later one repeats under its own name; None where that is one and the same."""
    same = share.alike is Alike.PAGE or share.outlet == share.later or share.outlet.startswith(PASTED)
    return None if same else share.outlet


def _again(chat: int, share: Share, where: tzinfo, today: date) -> Again:
    then = datetime.fromtimestamp(share.added, where).date()
    link = link_of(chat, share.message) if share.message is not None else None
    return Again(share.later, day_since(then, today), _copied(share), share.alike is not Alike.WORDS, link)
