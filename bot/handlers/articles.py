"""Articles that people send: in private as they come, in groups by /summary."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message, Update

from bot.desk import RETRY, Desk
from bot.extract import LEAST_WORDS
from bot.handlers.reading import links_of, submission_of
from bot.handlers.settled import Context, asked_by, press_of, settle
from bot.leaving import Outbox
from bot.render import answers
from bot.submission import Submission

SUMMARY = "summary"
LAST_DAY = "24h"


class Articles:
    """Hands what people send to the desk."""

    def __init__(self, desk: Desk, outbox: Outbox) -> None:
        self._desk = desk
        self._outbox = outbox

    async def collect(self, update: Update, _: Context) -> None:
        """Lay a private message aside; the desk answers when all that came with it is there."""
        message = update.effective_message
        if message:
            self._desk.put(message.chat_id, str(update.update_id), submission_of(message))

    async def summary(self, update: Update, context: Context) -> None:
        """Answer /summary: of the message it replies to, of links, or of the chat's stories."""
        message = update.effective_message
        if not message:
            return
        asked = asked_by(update, message)
        sent = _submitted(message, context)
        if sent:
            await self._outbox.acknowledge(asked.chat, asked.message)
            await self._desk.answer(asked, sent)
        else:
            await self._desk.summarise(asked, last_day=LAST_DAY in (context.args or ()))

    async def captioned(self, update: Update, context: Context) -> None:
        """Answer a file or picture in a group whose caption begins with /summary."""
        message = update.effective_message
        if message and _begins_with_summary(message, context):
            asked = asked_by(update, message)
            await self._outbox.acknowledge(asked.chat, asked.message)
            sent = submission_of(message)
            text = _behind_command(sent.text)
            await self._desk.answer(asked, [replace(sent, text=text)])

    async def retry(self, update: Update, _: Context) -> None:
        """Answer a "Try again" button."""
        query, press = press_of(update)
        numbers = [int(number) for number in press.data.removeprefix(RETRY).split()]
        links = await self._desk.failed(press.asked.chat, numbers)
        await settle(query, answers.TRYING if links else answers.TRIED_ALREADY)
        if links:
            await self._desk.retry(press.asked, links)


def _submitted(message: Message, context: Context) -> list[Submission]:
    """What a /summary is about: its own links or text, and the message it replies to."""
    found = []
    links, words = links_of(message), context.args or []
    if links or len(words) >= LEAST_WORDS:
        text = _behind_command(message.text or "")
        found.append(Submission(message.message_id, 0, 0, text=text, links=links))
    replied = message.reply_to_message
    # In a topic every message that answers nothing answers the topic's first one, which is empty.
    if replied and not replied.forum_topic_created and not _by(context, replied):
        found.insert(0, submission_of(replied, message.message_id))
    return found


def _begins_with_summary(message: Message, context: Context) -> bool:
    words = (message.caption or "").split(maxsplit=1)
    command, _, name = words[0].lower().partition("@") if words else ("", "", "")
    return command == f"/{SUMMARY}" and name in ("", context.bot.username.lower())


def _behind_command(text: str) -> str:
    """All that stands behind a command, paragraphs and all."""
    words = text.split(maxsplit=1)
    return words[1] if len(words) > 1 else ""


def _by(context: Context, message: Message) -> bool:
    """Whether the bot itself wrote a message."""
    return message.from_user is not None and message.from_user.id == context.bot.id
