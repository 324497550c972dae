"""What handlers share: the type of their context, whose question an update is, who may settle things."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from telegram import CallbackQuery, Chat, ChatMember, Message, Update
from telegram.error import TelegramError
from telegram.ext import CallbackContext, ExtBot

from bot.telling import Asked

Context = CallbackContext[ExtBot[None], Any, Any, Any]

DECIDING = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed: its data, and the message it stands below, as what is answered."""

    asked: Asked
    data: str


def asked_by(update: Update, message: Message) -> Asked:
    """The question that a message asks."""
    return Asked(
        str(update.update_id), message.chat_id, message.message_id, message.chat.type != Chat.PRIVATE
    )


def press_of(update: Update) -> tuple[CallbackQuery, Press]:
    """The button that an update says was pressed. Raises ValueError for another update."""
    query = update.callback_query
    if query is None or query.message is None or query.data is None:
        raise ValueError(f"update {update.update_id} is no button of ours")
    chat = query.message.chat
    asked = Asked(str(update.update_id), chat.id, query.message.message_id, chat.type != Chat.PRIVATE)
    return query, Press(asked, query.data)


async def settle(query: CallbackQuery, text: str = "") -> None:
    """Take the waiting sign off a button, with a word to whoever pressed it; that it cannot is no harm."""
    with suppress(TelegramError):
        await query.answer(text)


async def may_decide(update: Update, context: Context) -> bool:
    """Whether somebody may settle things for a chat: anyone in private, administrators in a group."""
    chat, user, message = update.effective_chat, update.effective_user, update.effective_message
    if chat is None or chat.type == Chat.PRIVATE:
        return chat is not None
    if message and message.sender_chat and not update.callback_query:
        return message.sender_chat.id == chat.id  # who writes as the group itself is an administrator
    if user is None:
        return False
    return (await context.bot.get_chat_member(chat.id, user.id)).status in DECIDING
