"""Who is let in: no other bots, and only the chats that the operator allows, if any are named.

A chat that is heard of again takes messages again, whatever it was paused for.
"""

from __future__ import annotations

from telegram import Chat, Update
from telegram.constants import ChatID
from telegram.ext import ApplicationHandlerStop

from bot.handlers.settled import Context
from bot.leaving import Outbox
from bot.render import answers
from storage.chats import Chats

# Telegram writes these in the place of people who write as their group or channel.
STAND_INS = frozenset({ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL, ChatID.SERVICE_CHAT})


class Gate:
    """Looks at every update first."""

    def __init__(self, allowed: frozenset[int], chats: Chats, outbox: Outbox) -> None:
        self._allowed = allowed
        self._chats = chats
        self._outbox = outbox

    async def __call__(self, update: Update, _: Context) -> None:
        """Let an update pass, or raise ApplicationHandlerStop."""
        user, chat, message = update.effective_user, update.effective_chat, update.effective_message
        if user and user.is_bot and user.id not in STAND_INS and not update.my_chat_member:
            raise ApplicationHandlerStop
        if chat and update.message and await self._chats.paused(chat.id):
            await self._chats.resume(chat.id)
        if not self._allowed or chat is None or chat.id in self._allowed:
            return
        if chat.type == Chat.PRIVATE and message and not update.callback_query:
            key = f"{update.update_id}:gate"
            await self._outbox.send(key, chat.id, answers.not_allowed(chat.id), reply_to=message.message_id)
        raise ApplicationHandlerStop
