"""`parallax restore`: a backup put in the place of the database."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from bot.app.running import alone
from bot.commands.backup import holding
from bot.commands.talk import EXIT_DONE, say
from bot.config import database_of
from bot.progress import progress
from storage.backup import refuse_unfit, restore

BROUGHT_BACK = (
    "What was forgotten since the backup was made is in it again: send /forget again in those chats. Texts"
    " past their time are erased when the bot starts."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help="what `parallax backup` wrote")
    parser.add_argument("--db", type=Path, metavar="PATH", help="another database than the settings name")


async def run(options: argparse.Namespace) -> int:
    """Check the backup, put it in place, and say what became of the former database."""
    path = database_of(options.db)
    stamp = f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}"
    await refuse_unfit(options.file, path)  # before a folder or a lock is made beside it
    with alone(path):
        async with progress(f"Restoring {path}"):
            copy, former = await restore(options.file, path, stamp)
    print(f"{path}: {holding(copy)}")
    if former:
        say(f"The database before is kept as {former}. No tidy reaches it: delete it when it is not needed.")
    say(BROUGHT_BACK)
    return EXIT_DONE
