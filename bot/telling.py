"""Telling a chat its stories: a new message, an edit of the one that tells the story, or only what is new.

A story's message is edited while it is the bot's latest in the chat or less than SETTLED old; later a new
one tells only what is new, and the old one points on. In a group somebody asked, and must see the answer:
there the message is edited only while it stands within sight of the question.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.briefing import brief_of
from bot.leaving import Outbox
from bot.pipeline import Clock
from bot.render import answers
from bot.render.chat import ChatMessage, chat_message, pointing_on
from bot.render.news import Seen, news_message, seen_of
from storage.replies import Replies, Reply, Telling
from storage.stories import Stories
from summarizers.brief import Brief

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

    async def tell(self, asked: Asked, story: str) -> Outcome:
        """Bring what a chat was told of a story up to date."""
        page, told = await self._page(asked, story), await self._replies.of_story(asked.chat, story)
        if page is None:
            return await self._say_gone(asked, story)
        outcome = await (self._bring_up_to_date(page, told[0]) if told else self._send_whole(page))
        await self._point_on(page)
        return outcome

    async def tell_again(self, asked: Asked, story: str) -> bool:
        """Tell all of a story in a new message, told before or not; False where the chat takes none."""
        page = await self._page(asked, story)
        if page is None:
            return await self._say_gone(asked, story) is not Outcome.UNSENT
        outcome = await self._send_whole(page)
        await self._point_on(page)
        return outcome is not Outcome.UNSENT

    async def mend(self, asked: Asked, story: str) -> None:
        """Bring the message of a story up to date that other stories took articles from."""
        told = await self._replies.of_story(asked.chat, story)
        if told and told[0].first and await self._stories.articles(asked.chat, story):
            await self.tell(replace(asked, in_group=False), story)

    async def where(self, chat: int, story: str) -> int | None:
        """The message that tells a story."""
        told = await self._replies.of_story(chat, story)
        return told[0].message if told else None

    async def _page(self, asked: Asked, story: str) -> _Page | None:
        found = await brief_of(self._stories, asked.chat, story)
        return _Page(asked, found.reports[0].article_id, found.brief) if found else None

    async def _say_gone(self, asked: Asked, story: str) -> Outcome:
        """Say that nothing is left of a story to tell it from."""
        key = f"{asked.key}:gone:{story}"
        sent = await self._outbox.send(key, asked.chat, answers.STORY_GONE, reply_to=asked.message)
        return Outcome.SENT if sent is not None else Outcome.UNSENT

    async def _bring_up_to_date(self, page: _Page, last: Reply) -> Outcome:
        if not last.first:  # what it told is no longer kept, nor that it was told
            return await self._send_whole(page)
        chat, before = page.asked.chat, _seen(last.before)
        way = way_of(last, await self._replies.latest(chat), page.asked, self._clock())
        if way is Way.NEWS:
            return await self._send_news(page, last)
        headline = _headline_of(last)
        message = news_message(page.brief, before, headline) if before else chat_message(page.brief)
        if message is None or (message == _message_of(last) and last.message is not None):
            return Outcome.UNCHANGED
        number = last.message if way is Way.EDIT else None
        if number is not None and await self._outbox.edit(chat, number, message):
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
        sent = await self._outbox.send(key, page.asked.chat, message, reply_to=reply_to, telling=telling)
        return Outcome.SENT if sent is not None else Outcome.UNSENT

    async def _point_on(self, page: _Page) -> None:
        """Let all messages of a story but the newest say that there is a newer one."""
        chat = page.asked.chat
        story = await self._stories.story_of(chat, page.anchor)
        told = await self._replies.of_story(chat, story) if story else []
        for reply in told[1:]:
            if reply.continued is not None or not (reply.message and reply.first and told[0].message):
                continue
            if await self._outbox.edit(chat, reply.message, pointing_on(_message_of(reply))):
                await self._replies.continued(reply.id, told[0].message)


@dataclass(frozen=True, slots=True)
class _Page:
    """A story to be told: `anchor` is the id of its first article."""

    asked: Asked
    anchor: str
    brief: Brief


def _message_of(reply: Reply) -> ChatMessage:
    return ChatMessage(reply.first, reply.rest)


def _headline_of(reply: Reply) -> str:
    """The title by which readers of a message know its story."""
    return reply.first.partition("\n")[0]


def _seen(stored: str) -> Seen | None:
    return Seen.loads(stored) if stored else None
