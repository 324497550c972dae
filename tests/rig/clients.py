"""Bots of python-telegram-bot that speak to the rig, with and without sockets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot, Message
from telegram.request import HTTPXRequest

from tests.rig.bot_api import BotApi
from tests.rig.telegram_state import TelegramState
from tests.rig.transport import FakeTransport

_PATIENCE = 0.4
"""Seconds until a call that hangs times out."""


@asynccontextmanager
async def quick_bot(api: TelegramState) -> AsyncIterator[Bot]:
    """A bot without sockets."""
    async with Bot(api.token, request=FakeTransport(api), get_updates_request=FakeTransport(api)) as bot:
        yield bot


@asynccontextmanager
async def web_bot(api: BotApi, token: str | None = None) -> AsyncIterator[Bot]:
    """A bot that speaks to the open server."""
    base, files = f"{api.url}/bot", f"{api.url}/file/bot"
    request = HTTPXRequest(read_timeout=_PATIENCE)
    async with Bot(token or api.token, base_url=base, base_file_url=files, request=request) as bot:
        yield bot


async def heard(api: TelegramState) -> list[Message]:
    """The messages that wait for the bot, as it reads them."""
    async with quick_bot(api) as bot:
        messages = [update.effective_message for update in await bot.get_updates()]
    return [message for message in messages if message]
