"""Asking Telegram for updates, and storing them before the next question confirms them.

The library's own updater confirms an update before it is handled, and what waits in memory goes with the
process; it also asks for ever for a batch of which it cannot read one update. Here updates are stored as
the JSON they came in.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.pipeline import Clock
from storage.errors import StorageError
from storage.inbox import Inbox

LOGGER = logging.getLogger(__name__)

POLL_SECONDS = 30
"""How long Telegram holds a question for updates open; its own cap is 50."""

LONGEST_PAUSE = 30.0
"""Seconds between questions at the most, where they fail."""

WANTED = ("message", "callback_query", "my_chat_member")
"""The kinds of update that are asked for; the others would only be thrown away."""

COMMANDS = frozenset({"start", "help", "privacy", "forget", "summary", "digest"})
"""What a group may ask; other commands are some other bot's."""

NAMES = frozenset({"first_name", "last_name", "username", "sender_user_name"})

Json = Mapping[str, Any]


class UpdatesBot(ExtBot[None]):
    """The library's bot, with updates as they come over the wire."""

    async def updates_after(self, offset: int | None, seconds: int) -> list[Json]:
        """The updates from `offset` on, all before it confirmed; waits so many seconds for one to come."""
        asked = {"offset": offset, "timeout": seconds, "allowed_updates": WANTED, "limit": 100}
        given = {name: value for name, value in asked.items() if value is not None}
        found: list[Json] = await self._post("getUpdates", given, read_timeout=seconds + 10)
        return found


class Poller:
    """Brings updates into the inbox; `arrived` is told the chats they came to."""

    def __init__(
        self, bot: UpdatesBot, inbox: Inbox, arrived: Callable[[set[int]], None], clock: Clock
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._arrived = arrived
        self._clock = clock
        self._offset: int | None = None

    async def run(self) -> None:
        """Ask until cancelled. Raises InvalidToken; whatever else fails is asked again after a pause."""
        wait, pause = 0, 1.0
        while True:
            try:
                await self._ask(wait)
                wait, pause = POLL_SECONDS, 1.0
            except InvalidToken:
                raise
            except (TelegramError, StorageError) as error:
                if isinstance(error, Conflict):
                    LOGGER.error("another program asks for this bot's updates: stop it (%s)", error)
                else:
                    LOGGER.warning("no updates for now, asking again in %.0f s: %s", pause, error)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    async def _ask(self, seconds: int) -> None:
        """Ask once; the first question after a start does not wait: what is there comes at once."""
        updates, chats = await self._bot.updates_after(self._offset, seconds), set[int]()
        if updates:
            kept = [update for update in updates if addressed(update, self._bot.username)]
            rows = [
                (int(update["update_id"]), chat_of(update), json.dumps(without_names(update)))
                for update in kept
            ]
            await self._inbox.keep(rows, int(self._clock().timestamp()))
            self._offset = int(updates[-1]["update_id"]) + 1
            chats = {chat for _, chat, _ in rows}
        self._arrived(chats)


def chat_of(update: Json) -> int:
    """The chat that an update belongs to; 0 for what belongs to none."""
    for kind in WANTED:
        if kind in update:
            inside = update[kind]
            chat = (inside.get("message") or inside).get("chat") or {}
            return int(chat.get("id", 0))
    return 0


def addressed(update: Json, name: str) -> bool:
    """Whether an update may be meant for the bot of that name.

    A group's own talk is not stored, not for a moment, and neither are kinds of update nobody asked for.
    """
    message = update.get("message")
    if not message:
        return any(kind in update for kind in WANTED)
    if message.get("chat", {}).get("type") == "private":
        return True
    return _is_command(message, name) or any(field.startswith("migrate_") for field in message)


def _is_command(message: Json, name: str) -> bool:
    """Whether a message begins with a command of ours, and that names no other bot."""
    marks = message.get("entities") or message.get("caption_entities") or ()
    if not any(mark.get("type") == "bot_command" and not mark.get("offset") for mark in marks):
        return False
    words = (message.get("text") or message.get("caption") or "").split(maxsplit=1)
    command, _, addressee = words[0].lower().partition("@") if words else ("", "", "")
    return command[1:] in COMMANDS and addressee in ("", name.lower())


def without_names(found: Any) -> Any:
    """What Telegram sent, without the names of people: nothing here needs them, so none is stored."""
    if isinstance(found, list):
        return [without_names(each) for each in found]
    if not isinstance(found, dict):
        return found
    kept = {name: without_names(value) for name, value in found.items() if name != "author_signature"}
    person = found.get("is_bot") is False or found.get("type") == "private"
    for name in NAMES & kept.keys() if person else NAMES & {"sender_user_name"} & kept.keys():
        kept[name] = ""
    return kept
