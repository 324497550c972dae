"""Where messages leave for Telegram: each once for its key, at the pace that Telegram bears.

How it works: a send is claimed in the database under its key, sent, and recorded. One message is on its way
at a time, so that a crash leaves at most one of which nobody knows whether it arrived; that one is sent
again. An edit needs no claim: the same edit twice changes nothing. Text goes with explicit entities, never
as HTML, so that nothing has to be escaped; link previews are off; groups are not notified.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import TypeVar

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.errors import DeliveryUnknown, Refused, Undelivered
from bot.leaving import Button
from bot.pace import Pace
from bot.pipeline import Clock
from bot.render.chat import ChatMessage
from bot.render.entities import spans
from storage.chats import Chats
from storage.replies import Replies, Telling

T = TypeVar("T")

LOGGER = logging.getLogger(__name__)

LONGEST_WAIT = 10
"""Seconds that a send waits when Telegram asks for it; if longer, its update is put off: other chats wait."""

TRIES = 4
"""Times that a message is sent which certainly did not arrive."""

UNSENT = ("ConnectError", "ConnectTimeout", "PoolTimeout", "ConnectionNotAvailable")
"""Causes of a network error by which nothing can have reached Telegram."""

CLOSED = ("chat not found", "not enough rights", "topic_closed", "chat_write_forbidden", "user_is_blocked")
"""What Telegram's 400 says when a chat takes no messages; of 403 everything does."""

LAST_SECONDS = 2.0
"""Seconds that a message on its way has left when the bot stops: cut off, it would be sent once more."""

WATCHING = "👀"
BRIEFLY = 5.0
"""Seconds that a sign of life may take; it must not hold up the answer."""


class TelegramOutbox:
    """Sends and edits the bot's messages."""

    def __init__(self, bot: ExtBot[None], replies: Replies, chats: Chats, pace: Pace, clock: Clock) -> None:
        self._bot = bot
        self._replies = replies
        self._chats = chats
        self._pace = pace
        self._clock = clock
        self._sending = asyncio.Lock()

    async def send(
        self,
        key: str,
        chat: int,
        message: ChatMessage | str,
        *,
        reply_to: int | None = None,
        buttons: Sequence[Sequence[Button]] = (),
        telling: Telling | None = None,
    ) -> int | None:
        """Send a message unless its key was sent before: its number, None where the chat takes none.

        Raises DeliveryUnknown where it may or may not have arrived, Undelivered where it did not, and
        Refused where it never will.
        """

        async def once(to: int) -> int | None:
            async with self._sending:
                return await _to_its_end(recorded(to))

        async def recorded(to: int) -> int | None:
            known = await self._replies.claim(key, to, self._now())
            if known is not None:
                return known or None
            try:
                number = await self._send(to, message, reply_to if to == chat else None, buttons)
            except TelegramError as error:
                await (self._replies.release(key) if _unsent(error) else self._replies.doubt(key))
                raise
            await self._replies.sent(key, to, number, self._now(), telling)
            return number

        return await self._delivered(chat, once)

    async def edit(
        self,
        chat: int,
        number: int,
        message: ChatMessage | str,
        *,
        buttons: Sequence[Sequence[Button]] = (),
    ) -> bool:
        """Replace a message and its buttons; False where it is gone."""

        async def once(to: int) -> bool:
            if to != chat:  # the chat has moved; its old messages stayed, and numbers begin anew
                return False
            text, entities = _laid_out(message)
            try:
                await self._bot.edit_message_text(
                    text,
                    to,
                    number,
                    entities=entities,
                    link_preview_options=NO_PREVIEW,
                    reply_markup=_keyboard(buttons),
                )
            except BadRequest as error:
                if "not modified" in error.message.lower():
                    return True
                if "message" in error.message.lower():
                    return False
                raise
            return True

        return bool(await self._delivered(chat, once))

    async def acknowledge(self, chat: int, number: int) -> None:
        """Show that a message was stored: a reaction, or "typing" where there are none; or nothing."""
        with suppress(TelegramError):
            try:
                await self._bot.set_message_reaction(chat, number, WATCHING, read_timeout=BRIEFLY)
            except BadRequest:
                await self._bot.send_chat_action(chat, ChatAction.TYPING, read_timeout=BRIEFLY)

    async def say(self, chat: int, text: str, reply_to: int | None = None) -> None:
        """Send a text without a claim, where the database itself is what fails; or not at all."""
        with suppress(TelegramError):
            await self._send(chat, text, reply_to, ())

    async def _send(
        self, chat: int, message: ChatMessage | str, reply_to: int | None, buttons: Sequence[Sequence[Button]]
    ) -> int:
        text, entities = _laid_out(message)
        answered = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None

        async def sent(marked: Sequence[MessageEntity]) -> int:
            message = await self._bot.send_message(
                chat,
                text,
                entities=marked,
                link_preview_options=NO_PREVIEW,
                disable_notification=chat < 0,
                reply_parameters=answered,
                reply_markup=_keyboard(buttons),
            )
            return message.message_id

        try:
            return await sent(entities)
        except BadRequest as error:
            if not entities or "entit" not in error.message.lower():
                raise
            LOGGER.warning("sent without bold and quote: %s", error.message)
            return await sent([])

    async def _delivered(self, chat: int, once: Callable[[int], Awaitable[T]]) -> T | None:
        """Do one request as often as it takes; None where the chat takes no messages."""
        for attempt in range(TRIES):
            if await self._chats.paused(chat):
                return None
            await self._pace.turn(chat)
            try:
                return await once(chat)
            except RetryAfter as error:
                await self._wait(error)
            except ChatMigrated as error:
                await self._chats.move(chat, error.new_chat_id)
                chat = error.new_chat_id
            except Forbidden as error:
                await self._pause(chat, error)
                return None
            except BadRequest as error:
                if not any(words in error.message.lower() for words in CLOSED):
                    raise Refused(error.message) from error
                await self._pause(chat, error)
                return None
            except NetworkError as error:
                if not _unsent(error):
                    raise DeliveryUnknown from error
                await asyncio.sleep(2**attempt)
        raise Undelivered()

    async def _wait(self, error: RetryAfter) -> None:
        wait = error.retry_after
        seconds = wait.total_seconds() if isinstance(wait, timedelta) else wait
        if seconds > LONGEST_WAIT:
            raise Undelivered(seconds) from error
        await asyncio.sleep(max(1.0, seconds))

    async def _pause(self, chat: int, error: TelegramError) -> None:
        LOGGER.info("nothing more is sent to chat %s: %s", chat, error.message)
        await self._chats.pause(chat, error.message)

    def _now(self) -> int:
        return int(self._clock().timestamp())


NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def _to_its_end(work: Coroutine[None, None, T]) -> T:
    """Do what must not be cut off, though its caller is; in LAST_SECONDS then."""
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task], timeout=LAST_SECONDS)
        task.cancel()
        raise


def _laid_out(message: ChatMessage | str) -> tuple[str, list[MessageEntity]]:
    if isinstance(message, str):
        return message, []
    return message.text, [MessageEntity(span.kind, span.offset, span.length) for span in spans(message)]


def _keyboard(buttons: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(b.label, callback_data=b.data) for b in row] for row in buttons]
    return InlineKeyboardMarkup(rows) if rows else None


def _unsent(error: TelegramError) -> bool:
    """Whether a message certainly did not arrive: Telegram refused it, or was never reached."""
    if not isinstance(error, NetworkError) or isinstance(error, BadRequest):
        return True
    return type(error.__cause__).__name__ in UNSENT or "too many requests" in error.message.lower()
