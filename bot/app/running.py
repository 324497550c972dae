"""The bot running: what goes on side by side from start to stop, and what is done by the clock."""

from __future__ import annotations

import asyncio
import fcntl
import logging
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import InvalidToken, TelegramError

from bot.app.parts import Bot
from bot.config import Config
from bot.errors import AlreadyRunning
from storage.chats import Limits, Pruned
from storage.errors import DatabaseUnwritable, StorageError

LOGGER = logging.getLogger(__name__)

DIGEST_SECONDS, TIDY_SECONDS = 60.0, 86_400.0
"""How often digests are looked after, and what is too old deleted, which writes the database anew."""

AGAIN_SECONDS = 600.0
"""When what had to be put off is tried again: a backup that kept the tidy from its work is done by then."""

REMEMBERED = timedelta(days=2)
"""How long done updates and sends are known; Telegram sends an update again for a day."""

PRIVATE_COMMANDS = (
    BotCommand("summary", "tell the stories again, or the links that follow"),
    BotCommand("digest", "the day's stories at a set time: /digest 08:00"),
    BotCommand("help", "how it works"),
    BotCommand("privacy", "what is stored, and for how long"),
    BotCommand("forget", "delete everything of this chat"),
)
GROUP_COMMANDS = (
    BotCommand("summary", "in reply to an article or link, with links, or alone"),
    *PRIVATE_COMMANDS[1:],
)


async def run_bot(bot: Bot, config: Config) -> None:
    """Run until a signal asks to stop, or something fails for good. Raises InvalidToken and StorageError."""
    await _introduce(bot)
    await bot.digest.give_up_unfinished()
    LOGGER.info("@%s is running; stop it with Ctrl-C", bot.application.bot.username)
    parts = [
        asyncio.create_task(bot.poller.run()),
        asyncio.create_task(bot.dispatcher.run()),
        asyncio.create_task(_every(DIGEST_SECONDS, bot.digest.tick)),
        asyncio.create_task(_every(TIDY_SECONDS, partial(tidy, bot, config))),
        asyncio.create_task(_asked_to_stop()),
    ]
    try:
        ended, _ = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for part in parts:
            part.cancel()
        await asyncio.gather(*parts, return_exceptions=True)
    for part in ended:
        part.result()
    LOGGER.info("stopped; what was not answered is kept")


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock beside a database: two bots on one would send everything twice.

    Raises AlreadyRunning or DatabaseUnwritable.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.with_name(f"{path.name}.lock").open("w")
    except OSError as error:
        raise DatabaseUnwritable(path) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyRunning(path) from error
        yield


async def _introduce(bot: Bot) -> None:
    """Take updates by polling, and show the commands; without the menus the bot works as well."""
    api = bot.application.bot
    try:
        await api.delete_webhook()
        await api.set_my_commands(PRIVATE_COMMANDS, BotCommandScopeAllPrivateChats())
        await api.set_my_commands(GROUP_COMMANDS, BotCommandScopeAllGroupChats())
    except InvalidToken:
        raise
    except TelegramError as error:
        LOGGER.warning("the command menus could not be set: %s", error)


async def _every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    """Do work again and again; what fails once is logged, and tried again."""
    while True:
        try:
            await work()
        except (StorageError, TelegramError) as error:
            LOGGER.error("put off: %s", error)
            await asyncio.sleep(min(seconds, AGAIN_SECONDS))
            continue
        except Exception:  # the rest of the bot goes on, and so does this at its next turn
            LOGGER.exception("something failed that is done by the clock")
        await asyncio.sleep(seconds)


async def _asked_to_stop() -> None:
    """Wait for Ctrl-C or a supervisor's request."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, asked.set)
    await asked.wait()


async def tidy(bot: Bot, config: Config) -> None:
    """Erase and delete what is older than it may be; the chats come last, who leave no byte of it all."""
    now = bot.clock()
    await bot.replies.prune(_seconds(now - REMEMBERED))
    await bot.inbox.prune(_seconds(now - REMEMBERED))
    texts = _seconds(now - timedelta(days=config.retention_days))
    submissions = _seconds(now - timedelta(days=config.identity_days))
    # A chat that has put the bot out has nobody left to delete it: its time is that of texts.
    done = await bot.chats.prune(Limits(texts, submissions, abandoned=texts), _seconds(now))
    if done != Pruned():
        LOGGER.info("no longer kept: %s", done)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
