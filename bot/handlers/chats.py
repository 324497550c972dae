"""What a chat is to the bot: greeting, help, what is stored, deleting it, coming, going, moving."""

from __future__ import annotations

from telegram import Chat, ChatMember, Update

from bot.handlers.settled import Context, asked_by, may_decide, press_of, settle
from bot.leaving import Button, Outbox
from bot.render import answers
from storage.chats import Chats as StoredChats

FORGET = "forget"
GONE = (ChatMember.LEFT, ChatMember.BANNED)


class Chats:
    """Answers what concerns a chat as a whole."""

    def __init__(self, chats: StoredChats, outbox: Outbox, retention_days: int, identity_days: int) -> None:
        self._chats = chats
        self._outbox = outbox
        self._kept_days = retention_days, identity_days

    async def start(self, update: Update, _: Context) -> None:
        """Answer /start, and write to the chat again if it had stopped the bot."""
        if update.effective_chat:
            await self._chats.resume(update.effective_chat.id)
        await self._say(update, answers.START)

    async def help(self, update: Update, _: Context) -> None:
        """Answer /help."""
        private = update.effective_chat and update.effective_chat.type == Chat.PRIVATE
        await self._say(update, answers.HELP_PRIVATE if private else answers.HELP_GROUP)

    async def privacy(self, update: Update, _: Context) -> None:
        """Answer /privacy."""
        await self._say(update, answers.privacy(*self._kept_days))

    async def forget(self, update: Update, context: Context) -> None:
        """Answer /forget with a question."""
        if not await may_decide(update, context):
            await self._say(update, answers.ONLY_ADMINISTRATORS)
            return
        yes = Button(answers.FORGET_YES, f"{FORGET} yes")
        no = Button(answers.FORGET_NO, f"{FORGET} no")
        await self._say(update, answers.FORGET_QUESTION, yes, no)

    async def forget_pressed(self, update: Update, context: Context) -> None:
        """Delete everything of a chat, or nothing, as the button says."""
        query, press = press_of(update)
        if not await may_decide(update, context):
            await settle(query, answers.ONLY_ADMINISTRATORS)
            return
        chat, number = press.asked.chat, press.asked.message
        if press.data.endswith("yes"):
            await self._chats.forget(chat, update.update_id)
            await self._outbox.edit(chat, number, answers.FORGET_DONE)
        else:
            await self._outbox.edit(chat, number, answers.FORGET_KEPT)
        await settle(query)

    async def membership(self, update: Update, _: Context) -> None:
        """Write nothing to a chat that the bot was put out of, until it is let in again."""
        change = update.my_chat_member
        if change and change.new_chat_member.status in GONE:
            await self._chats.pause(change.chat.id, f"the bot is {change.new_chat_member.status} there")
        elif change:
            await self._chats.resume(change.chat.id)

    async def migration(self, update: Update, _: Context) -> None:
        """Take all that is a group's along when it becomes a supergroup."""
        message = update.effective_message
        if message and message.migrate_to_chat_id:
            await self._chats.move(message.chat_id, message.migrate_to_chat_id)
        elif message and message.migrate_from_chat_id:
            await self._chats.move(message.migrate_from_chat_id, message.chat_id)

    async def _say(self, update: Update, text: str, *buttons: Button) -> None:
        message = update.effective_message
        if message:
            asked = asked_by(update, message)
            rows = [buttons] if buttons else []
            await self._outbox.send(asked.key, asked.chat, text, reply_to=asked.message, buttons=rows)
