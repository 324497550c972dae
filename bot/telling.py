"""Telling a chat its stories: a new message, an edit of the one that tells the story, or only what is new.

A story's message is edited while it is the bot's latest in the chat or less than SETTLED old; later a new
one tells only what is new, and the old one points on. In a group somebody asked, and must see the answer:
there the message is edited only while it stands within sight of the question.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.briefing import Briefed, brief_of
from bot.compute import compute
from bot.leaving import Button, Outbox
from bot.pipeline import Clock
from bot.render import answers
from bot.render.chat import ChatMessage, pointing_on
from bot.render.correcting import below_story
from bot.render.news import Seen, Shown, dumps, loads, news_told, story_told
from bot.sharing import is_supergroup
from storage.replies import Replies, Reply, Telling
from storage.stories import Stories

SETTLED = timedelta(hours=6)
"""From this age on a message is history: whoever read it will not look at it again."""

IN_SIGHT = 10
"""Messages of a supergroup between a story's message and a question, up to which both are on one screen."""

LATELY = timedelta(minutes=10)
"""The same in a basic group, by time: its messages' numbers grow with those of all other chats of the bot."""


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
        return Way.EDIT if not asked.in_group or _in_sight(latest, reply.sent, asked, now) else Way.AGAIN
    if now.timestamp() - reply.sent >= SETTLED.total_seconds():
        return Way.NEWS
    return Way.AGAIN if asked.in_group or reply.message is None else Way.EDIT


def _in_sight(message: int, sent: int, asked: Asked, now: datetime) -> bool:
    """Whether who asked can be taken to see a message of the bot's."""
    if is_supergroup(asked.chat):
        return asked.message - message <= IN_SIGHT
    return now.timestamp() - sent < LATELY.total_seconds()


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
        if page is None:
            return await self._say_gone(asked, story)
        if told:
            outcome = await self._bring_up_to_date(page, told[0], in_place=in_place)
        else:
            outcome = await self._send_whole(page)
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

    async def mend(self, asked: Asked, story: str, *, in_place: bool = False) -> None:
        """Bring the message of a story up to date that articles left or came to for another's sake.

        One whose words are no longer kept is history, unless it is to be put right `in_place`.
        """
        told = await self._replies.of_story(asked.chat, story)
        if told and (told[0].first or in_place) and await self._stories.articles(asked.chat, story):
            await self.tell(replace(asked, in_group=False), story, in_place=in_place)

    async def _page(self, asked: Asked, story: str) -> _Page | None:
        found = await brief_of(self._stories, asked.chat, story)
        if found is None:
            return None
        articles = tuple(report.article_id for report in found.reports)
        return _Page(asked, story, articles, found, below_story(found.reports))

    async def _say_gone(self, asked: Asked, story: str) -> Outcome:
        """Say that nothing is left of a story to tell it from."""
        key = f"{asked.key}:gone:{story}"
        sent = await self._outbox.send(key, asked.chat, answers.STORY_GONE, reply_to=asked.message)
        return Outcome.SENT if sent is not None else Outcome.UNSENT

    async def _bring_up_to_date(self, page: _Page, last: Reply, *, in_place: bool) -> Outcome:
        if not last.first:  # what it told is no longer kept, nor that it was told
            if not in_place:
                return await self._send_whole(page)
            last = replace(last, news=False)
        chat = page.asked.chat
        latest = await self._replies.latest(chat)
        way = Way.EDIT if in_place else way_of(last, latest, page.asked, self._clock())
        if way is Way.NEWS:
            return await self._send_news(page, last)
        shown = await (self._news(page, last, last.id) if last.news else self._whole(page))
        if shown is None and in_place:  # the news were of a report that was taken out
            shown = await self._whole(page)
        if shown is None:
            return Outcome.UNCHANGED
        stands = last.message is not None and last.continued is None
        same = stands and shown.message == _message_of(last)
        number = last.message if way is Way.EDIT else None
        if not same and not await self._edit(page, number, shown.message):
            return await self._send_whole(page)
        claims = (*loads(last.told), *shown.claims)
        telling = _telling(page, replace(shown, claims=claims), news=last.news)
        await self._replies.edited(last.id, self._now(), telling)
        return Outcome.UNCHANGED if same else Outcome.EDITED

    async def _edit(self, page: _Page, number: int | None, message: ChatMessage) -> bool:
        """Replace a message; False where there is none or it is gone."""
        if number is None:
            return False
        return await self._outbox.edit(page.asked.chat, number, message, buttons=page.buttons)

    async def _send_whole(self, page: _Page) -> Outcome:
        return await self._send(page, await self._whole(page), page.asked.message)

    async def _send_news(self, page: _Page, last: Reply) -> Outcome:
        shown = await self._news(page, last)
        return await self._send(page, shown, last.message, news=True) if shown else Outcome.UNCHANGED

    async def _whole(self, page: _Page) -> Shown:
        return await compute(story_told, page.briefed.brief, self._now())

    async def _news(self, page: _Page, last: Reply, before: int | None = None) -> Shown | None:
        """What the story has that no message told, or none older than the reply `before`."""
        known = await self._replies.known(page.asked.chat, page.story, before)
        seen = Seen(known.outlets, tuple(claim for told in known.told for claim in loads(told)))
        seen = seen.called(page.briefed.called)
        return await compute(news_told, page.briefed.brief, seen, self._now(), _headline_of(last))

    async def _send(self, page: _Page, shown: Shown, reply_to: int | None, *, news: bool = False) -> Outcome:
        key = f"{page.asked.key}:story:{page.anchor}"
        telling = _telling(page, shown, news=news)
        sent = await self._outbox.send(
            key, page.asked.chat, shown.message, reply_to=reply_to, buttons=page.buttons, telling=telling
        )
        return Outcome.SENT if sent is not None else Outcome.UNSENT

    def _now(self) -> int:
        return int(self._clock().timestamp())

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
    """A story to be told: its articles' ids in order of arrival; `buttons` stand below its messages."""

    asked: Asked
    story: str
    articles: tuple[str, ...]
    briefed: Briefed
    buttons: list[list[Button]]

    @property
    def anchor(self) -> str:
        """The article by which the story's messages are found."""
        return self.articles[0]


def _telling(page: _Page, shown: Shown, *, news: bool) -> Telling:
    message = shown.message
    return Telling(page.anchor, message.first, message.rest, dumps(shown.claims), news, page.articles)


def _message_of(reply: Reply) -> ChatMessage:
    return ChatMessage(reply.first, reply.rest)


def _headline_of(reply: Reply) -> str:
    """The title by which readers of a message know its story."""
    return reply.first.partition("\n")[0]
