"""Telling a chat its stories: a new message, an edit of the one that tells the story, or only what is new.

A story's message is edited while it is the bot's latest in the chat or less than SETTLED old; later a new
one tells only what is new, and the old one points on. In a group somebody asked, and must see the answer:
there the message is edited only while it stands within sight of the question.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.compute import compute
from bot.leaving import Button, Outbox
from bot.pipeline import Clock
from bot.render.chat import ChatMessage, chat_message, pointing_on
from bot.render.correcting import below_story
from bot.render.news import Seen, news_message, seen_of
from storage.replies import Replies, Reply, Telling
from storage.stories import Stories
from summarizers.brief import Brief
from summarizers.making import make_brief

SETTLED = timedelta(hours=6)
"""From this age on a message is history: whoever read it will not look at it again."""

IN_SIGHT = 10
"""Messages of a group between a story's message and a question, up to which both are on one screen."""


class Outcome(Enum):
    """What telling a story came to."""

    SENT = auto()
    EDITED = auto()
    UNCHANGED = auto()
    UNSENT = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is answered: `key` names it for ever, `message` is its number in the chat.

    `in_group` tells that somebody is waiting for an answer where they asked.
    """

    key: str
    chat: int
    message: int
    in_group: bool = False


class Way(Enum):
    """How a chat learns what is new in a story that it was told before."""

    EDIT = auto()
    AGAIN = auto()
    NEWS = auto()


def way_of(reply: Reply, latest: int | None, asked: Asked, now: datetime) -> Way:
    """Whether a story's message is edited, the story told again below, or only its news."""
    if reply.message is not None and reply.message == latest:
        return Way.EDIT if not asked.in_group or asked.message - latest <= IN_SIGHT else Way.AGAIN
    if now.timestamp() - reply.sent >= SETTLED.total_seconds():
        return Way.NEWS
    return Way.AGAIN if asked.in_group or reply.message is None else Way.EDIT


class Teller:
    """Tells stories, and keeps what was told."""

    def __init__(self, stories: Stories, replies: Replies, outbox: Outbox, clock: Clock) -> None:
        self._stories = stories
        self._replies = replies
        self._outbox = outbox
        self._clock = clock

    async def tell(self, asked: Asked, story: str, *, in_place: bool = False) -> Outcome:
        """Bring what a chat was told of a story up to date; `in_place` by an edit, however old it is."""
        page, told = await self._page(asked, story), await self._replies.of_story(asked.chat, story)
        if told:
            outcome = await self._bring_up_to_date(page, told[0], in_place=in_place)
        else:
            outcome = await self._send_whole(page)
        await self._point_on(page)
        return outcome

    async def tell_again(self, asked: Asked, story: str) -> bool:
        """Tell all of a story in a new message, told before or not; False where the chat takes none."""
        page = await self._page(asked, story)
        outcome = await self._send_whole(page)
        await self._point_on(page)
        return outcome is not Outcome.UNSENT

    async def mend(self, asked: Asked, story: str, *, in_place: bool = False) -> None:
        """Bring the message of a story up to date that articles left or came to for another's sake."""
        if await self._replies.of_story(asked.chat, story):
            await self.tell(replace(asked, in_group=False), story, in_place=in_place)

    async def where(self, chat: int, story: str) -> int | None:
        """The message that tells a story."""
        told = await self._replies.of_story(chat, story)
        return told[0].message if told else None

    async def _page(self, asked: Asked, story: str) -> _Page:
        reports = await self._stories.articles(asked.chat, story)
        brief = await compute(make_brief, [report.article for report in reports])
        return _Page(asked, reports[0].article_id, brief, below_story(reports))

    async def _bring_up_to_date(self, page: _Page, last: Reply, *, in_place: bool) -> Outcome:
        chat, before = page.asked.chat, _seen(last.before)
        latest = await self._replies.latest(chat)
        way = Way.EDIT if in_place else way_of(last, latest, page.asked, self._clock())
        if way is Way.NEWS:
            return await self._send_news(page, last)
        headline = _headline_of(last)
        message = news_message(page.brief, before, headline) if before else chat_message(page.brief)
        if message is None and in_place:  # the news were of a report that was taken out
            message = chat_message(page.brief)
        stands = last.message is not None and last.continued is None
        if message is None or (message == _message_of(last) and stands):
            return Outcome.UNCHANGED
        number = last.message if way is Way.EDIT else None
        if number is not None and await self._outbox.edit(chat, number, message, buttons=page.buttons):
            told = seen_of(page.brief, before).dumps()
            await self._replies.edited(last.id, message.first, message.rest, told)
            return Outcome.EDITED
        return await self._send_whole(page)

    async def _send_whole(self, page: _Page) -> Outcome:
        return await self._send(page, chat_message(page.brief), None, page.asked.message)

    async def _send_news(self, page: _Page, last: Reply) -> Outcome:
        before = Seen.loads(last.told)
        message = news_message(page.brief, before, _headline_of(last))
        return await self._send(page, message, before, last.message) if message else Outcome.UNCHANGED

    async def _send(
        self, page: _Page, message: ChatMessage, before: Seen | None, reply_to: int | None
    ) -> Outcome:
        told, earlier = seen_of(page.brief, before).dumps(), before.dumps() if before else ""
        telling = Telling(page.anchor, message.first, message.rest, told, earlier)
        key = f"{page.asked.key}:story:{page.anchor}"
        sent = await self._outbox.send(
            key, page.asked.chat, message, reply_to=reply_to, buttons=page.buttons, telling=telling
        )
        return Outcome.SENT if sent is not None else Outcome.UNSENT

    async def _point_on(self, page: _Page) -> None:
        """Let all messages of a story but the newest say that there is a newer one."""
        chat = page.asked.chat
        story = await self._stories.story_of(chat, page.anchor)
        told = await self._replies.of_story(chat, story) if story else []
        for reply in told[1:]:
            if reply.continued is not None or not reply.message or not told[0].message:
                continue
            if await self._outbox.edit(chat, reply.message, pointing_on(_message_of(reply))):
                await self._replies.continued(reply.id, told[0].message)


@dataclass(frozen=True, slots=True)
class _Page:
    """A story to be told: `anchor` is the id of its first article; `buttons` stand below its messages."""

    asked: Asked
    anchor: str
    brief: Brief
    buttons: list[list[Button]]


def _message_of(reply: Reply) -> ChatMessage:
    return ChatMessage(reply.first, reply.rest)


def _headline_of(reply: Reply) -> str:
    """The title by which readers of a message know its story."""
    return reply.first.partition("\n")[0]


def _seen(stored: str) -> Seen | None:
    return Seen.loads(stored) if stored else None
