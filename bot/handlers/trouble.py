"""What goes wrong while an update is worked on: tried again, told in a sentence, or logged and regretted."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.errors import DeliveryError, Undelivered
from bot.handlers.settled import Context
from bot.inbox import Dispatcher
from bot.outbox import TelegramOutbox
from bot.render import answers
from storage.errors import StorageError
from summarizers.errors import InputError

LOGGER = logging.getLogger(__name__)


class Trouble:
    """The Application's error handler."""

    def __init__(self, dispatcher: Dispatcher, outbox: TelegramOutbox) -> None:
        self._dispatcher = dispatcher
        self._outbox = outbox
        self._told_busy: set[int] = set()

    async def __call__(self, update: object, context: Context) -> None:
        """Put off what is expected to pass, tell what was expected, and own up to the rest."""
        error = context.error
        if not isinstance(update, Update):
            LOGGER.error("something failed outside of any update", exc_info=error)
        elif isinstance(error, DeliveryError):
            LOGGER.warning("update %s is tried again: %s", update.update_id, type(error).__name__)
            self._dispatcher.put_off(update, error.seconds if isinstance(error, Undelivered) else 0.0)
        elif isinstance(error, RetryAfter | NetworkError) and not isinstance(error, BadRequest):
            LOGGER.warning("update %s is tried again: %s", update.update_id, error)
            self._dispatcher.put_off(update)
        elif isinstance(error, StorageError):
            LOGGER.error("update %s is tried again: %s", update.update_id, error)
            self._dispatcher.put_off(update)
            await self._say_busy(update)
        elif isinstance(error, InputError):
            await self._say(update, answers.problems([error]))
        else:
            LOGGER.error("update %s failed", update.update_id, exc_info=error)
            if not isinstance(error, TelegramError):
                await self._say(update, answers.APOLOGY)

    async def _say_busy(self, update: Update) -> None:
        """Tell once that an answer will take time."""
        if update.update_id not in self._told_busy:
            self._told_busy.add(update.update_id)
            await self._say(update, answers.BUSY)

    async def _say(self, update: Update, text: str) -> None:
        message = update.effective_message
        if message:
            await self._outbox.say(message.chat_id, text, message.message_id)
