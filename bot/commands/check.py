"""`parallax check`: what is wrong with the installation and its settings, and how to mend it."""

from __future__ import annotations

import argparse
import asyncio
import os
import zoneinfo
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.commands.talk import EXIT_BAD_INPUT, EXIT_DONE
from bot.config import Config, config_from, environment
from bot.errors import ConfigurationError, TokenMissing
from bot.language import language_of
from storage.store import Store
from summarizers.errors import ParallaxError
from summarizers.language.sentences import sentences_of

BUILT = datetime(2026, 1, 1, tzinfo=UTC)
"""A clock before this is wrong."""

Finding = tuple[bool, str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing but the call itself."""


async def _token(config: Config) -> Finding:
    """Whether Telegram knows the token."""
    if not config.token:
        return False, str(TokenMissing())
    bot = Bot(config.token, base_url=f"{config.api_url.rstrip('/')}/bot")
    try:
        async with bot:
            sees = "all messages" if bot.can_read_all_group_messages else "commands and replies to it"
            return True, f"Telegram knows the token: @{bot.username}, which sees {sees} in groups"
    except InvalidToken:
        return False, "Telegram does not know the token: copy it from @BotFather again"
    except TelegramError as error:
        return False, f"Telegram cannot be asked ({error}): check the network and PARALLAX_API_URL"


async def _database(config: Config) -> Finding:
    """Whether the database can be opened, or made on first start; none is made here."""
    path = config.database
    if not path.exists():
        folder = next(parent for parent in path.absolute().parents if parent.exists())
        if folder.is_dir() and os.access(folder, os.W_OK):
            return True, f"the database {path} will be made on first start"
        return False, f"the database {path} cannot be made, {folder} is not writable: set PARALLAX_DB"
    try:
        async with Store.open(path) as store:
            counts = await store.counts()
    except ParallaxError as error:
        return False, str(error)
    return True, f"the database {path} holds {counts.articles} articles in {counts.stories} stories"


async def _clock(_: Config) -> Finding:
    """Whether the clock and the time zones can be right."""
    now = datetime.now(UTC)
    if now < BUILT:
        return False, f"the clock says {now:%Y-%m-%d}, which cannot be: set it"
    try:
        zoneinfo.ZoneInfo("Asia/Kathmandu")
    except zoneinfo.ZoneInfoNotFoundError:
        return False, "time zones are missing: install the tzdata package"
    return True, f"the clock says {now:%Y-%m-%d %H:%M} UTC"


async def _languages(_: Config) -> Finding:
    """Whether sentences can be split and languages told without any download."""
    split = await asyncio.to_thread(sentences_of, ("It rained. It stopped.",), "en")
    told = await asyncio.to_thread(language_of, "The bridge fell into the river at noon on Tuesday.")
    ready = len(split) == 2 and told == "en"
    return ready, "language data is in place" if ready else "language data is damaged: install Parallax again"


CHECKS: tuple[Callable[[Config], Awaitable[Finding]], ...] = (_token, _database, _clock, _languages)


async def run(_: argparse.Namespace) -> int:
    """Check everything, a line each; 1 where something has to be mended."""
    try:
        config = config_from(environment(Path.cwd()))
    except ConfigurationError as error:
        for problem in error.problems:
            print(f"✗ {problem}")
        return EXIT_BAD_INPUT
    print("✓ the settings can be read")
    findings = [(False, problem) for problem in config.unknown]
    findings += [await check(config) for check in CHECKS]
    for good, line in findings:
        print(f"{'✓' if good else '✗'} {line}")
    return EXIT_DONE if all(good for good, _ in findings) else EXIT_BAD_INPUT
