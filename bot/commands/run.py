"""`parallax run`: the Telegram bot, until it is stopped."""

from __future__ import annotations

import argparse
from pathlib import Path

from telegram.error import InvalidToken, TelegramError

from bot.app import opened, run_bot
from bot.app.running import alone
from bot.commands.talk import EXIT_BAD_INPUT, EXIT_DONE, say
from bot.config import config_from, environment
from bot.errors import TokenMissing
from bot.fetch import FetchPolicy
from bot.logs import set_up_logs


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing but the call itself."""


async def run(_: argparse.Namespace, policy: FetchPolicy | None = None) -> int:
    """Run the bot by the settings of the folder it is started in; `policy` says what it may fetch."""
    config = config_from(environment(Path.cwd()))
    if not config.token:
        raise TokenMissing
    set_up_logs(config.log_level, config.token)
    if config.webhook_url:
        say("PARALLAX_WEBHOOK_URL is set, but this version takes updates by polling only.")
    try:
        with alone(config.database):
            async with opened(config, policy=policy) as bot:
                await run_bot(bot, config)
    except InvalidToken:
        say("Telegram does not know the token: copy it from @BotFather again.")
        return EXIT_BAD_INPUT
    except TelegramError as error:
        say(f"Telegram cannot be reached ({error.message}): check the network and PARALLAX_API_URL.")
        return EXIT_BAD_INPUT
    return EXIT_DONE
