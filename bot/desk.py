"""What is done with what a chat sends: take it in, tell the stories it changed, say what went wrong."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.errors import Refused
from bot.leaving import Button, Outbox
from bot.pipeline import Clock, Failure, Pipeline, Placed
from bot.render import answers
from bot.sharing import Recogniser
from bot.submission import Submission, gathered
from bot.telling import Asked, Outcome, Teller
from storage.chats import Chats
from storage.failed_links import FailedLink, FailedLinks
from storage.stories import Stories

LOGGER = logging.getLogger(__name__)

MOST_STORIES = 5
"""Stories that one /summary tells, a message each; a group takes some twenty messages a minute."""

LAST_DAY = timedelta(hours=24)

RETRY = "retry"
"""What a "Try again" button's data begins with; the numbers of failed links follow."""


class Desk:
    """Answers chats, one question at a time in each."""

    def __init__(
        self,
        pipeline: Pipeline,
        teller: Teller,
        stories: Stories,
        chats: Chats,
        failed: FailedLinks,
        recogniser: Recogniser,
        outbox: Outbox,
        clock: Clock,
    ) -> None:
        self._pipeline = pipeline
        self._teller = teller
        self._stories = stories
        self._chats = chats
        self._failed = failed
        self._recogniser = recogniser
        self._outbox = outbox
        self._clock = clock
        self._put: dict[int, list[tuple[str, Submission]]] = defaultdict(list)

    def put(self, chat: int, key: str, submission: Submission) -> None:
        """Lay a message aside until all that came with it is there."""
        self._put[chat].append((key, submission))

    async def clear(self, chat: int) -> None:
        """Answer what was laid aside in a chat."""
        put = self._put.pop(chat, [])
        if put:
            await self._outbox.acknowledge(chat, put[-1][1].message)
            sent = gathered([submission for _, submission in put])
            await self.answer(Asked(put[0][0], chat, sent[0].message), sent)

    async def answer(self, asked: Asked, sent: Sequence[Submission]) -> None:
        """Take submissions in, bring the stories they belong to up to date, name what could not be read."""
        failures = await self._take(asked, sent)
        if failures:
            text, buttons = _named(failures)
            key = f"{asked.key}:problems"
            await self._outbox.send(key, asked.chat, text, reply_to=failures[0].message, buttons=buttons)

    async def summarise(self, asked: Asked, *, last_day: bool) -> None:
        """Tell a chat's stories again: those of the last day, or with something new since the last time."""
        newest = await self._stories.newest(asked.chat)
        if last_day:
            since = int((self._clock() - LAST_DAY).timestamp())
            stories = await self._stories.stories_since(asked.chat, 0, since)
        else:
            # The longest waiting first: what has no room is told by the next /summary.
            since = await self._chats.summarised(asked.chat)
            stories = (await self._stories.stories_since(asked.chat, since))[::-1]
        chosen, left = stories[:MOST_STORIES], len(stories[MOST_STORIES:])
        told = [await self._teller.tell_again(asked, story) for story in chosen]
        if left:
            await self._say(asked, "more", answers.more_stories(left, last_day=last_day))
            told_upto = 0 if last_day else await self._stories.newest_of(asked.chat, chosen[-1])
            newest = told_upto or await self._chats.summarised(asked.chat)
        if not stories:
            empty = answers.EMPTY_SUMMARY if asked.in_group else answers.EMPTY_SUMMARY_PRIVATE
            if newest and not last_day and newest > since:
                empty = answers.ALL_GONE
            elif newest:
                empty = answers.NOTHING_NEW
            await self._say(asked, "none", empty)
        if all(told):
            await self._chats.set_summarised(asked.chat, newest)

    async def failed(self, chat: int, numbers: Sequence[int]) -> list[FailedLink]:
        """Those of a chat's failed links that are still kept."""
        found = [await self._failed.get(chat, number) for number in numbers]
        return [link for link in found if link]

    async def retry(self, asked: Asked, links: Sequence[FailedLink]) -> None:
        """Try failed links once more, and let the message that named them say what came of it.

        Links that can be read now are no longer kept.
        """
        now = int(self._clock().timestamp())
        again = [Submission(link.message or asked.message, now, 0, links=(link.url,)) for link in links]
        failures = await self._take(asked, again)
        text, buttons = _named(failures) if failures else (answers.READ_NOW, [])
        await self._outbox.edit(asked.chat, asked.message, text, buttons=buttons)
        failed = {failure.link for failure in failures}
        for link in links:
            if link.id not in failed:
                await self._failed.drop(asked.chat, link.id)

    async def _take(self, asked: Asked, sent: Sequence[Submission]) -> list[Failure]:
        """Read and link submissions and tell their stories: what could not be read."""
        placed, failures = await self._pipeline.take(asked.chat, sent)
        stories, again = await self._stories_of(asked.chat, placed), list[Placed]()
        for story, articles in stories.items():
            # In a group somebody waits for an answer to the question; in private each article has its own.
            about = asked if asked.in_group else replace(asked, message=articles[0].message)
            try:
                outcome = await self._teller.tell(about, story)
            except Refused:  # what one story meets, the others need not
                LOGGER.exception("a story of chat %s could not be told", asked.chat)
                await self._say(asked, f"refused:{story}", answers.APOLOGY)
                continue
            # A message that has just been sent names the copies among its reports.
            again += [article for article in articles if article.again or outcome is not Outcome.SENT]
        await self._say_shared_before(asked, again, sent)
        for story in {story for article in placed for story in article.changed} - stories.keys():
            await self._teller.mend(asked, story)
        return failures

    async def _stories_of(self, chat: int, placed: Sequence[Placed]) -> dict[str, list[Placed]]:
        """The stories that articles stand in, now that all of them are linked."""
        stories: dict[str, list[Placed]] = defaultdict(list)
        for article in placed:
            story = await self._stories.story_of(chat, article.article_id)
            if story is not None:
                stories[story].append(article)
        return stories

    async def _say_shared_before(
        self, asked: Asked, placed: Sequence[Placed], sent: Sequence[Submission]
    ) -> None:
        now = {asked.message, *(submission.message for submission in sent)}
        notice = await self._recogniser.notice(asked.chat, placed, now)
        if notice:
            reply_to = notice.reply_to or asked.message
            await self._outbox.send(f"{asked.key}:again", asked.chat, notice.text, reply_to=reply_to)

    async def _say(self, asked: Asked, what: str, text: str) -> None:
        await self._outbox.send(f"{asked.key}:{what}", asked.chat, text, reply_to=asked.message)


def _named(failures: Sequence[Failure]) -> tuple[str, list[list[Button]]]:
    """What could not be read, in a sentence each, and a button where links can be tried again."""
    text = answers.problems([failure.error for failure in failures])
    if any(failure.teaser for failure in failures):
        text = f"{text}\n{answers.TEASER_ONLY}"
    links = [failure.link for failure in failures if failure.link is not None]
    again = Button(answers.TRY_AGAIN, " ".join([RETRY, *map(str, links[:MOST_STORIES])]))
    return text, [[again]] if links else []
