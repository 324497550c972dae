"""`parallax backup`: a copy of the database, made while the bot runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.commands.talk import EXIT_DONE, sized
from bot.config import database_of
from bot.progress import progress
from bot.render.lines import counted
from storage.backup import Copy, back_up


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("out", type=Path, metavar="OUT", help="the file to write")
    parser.add_argument("--db", type=Path, metavar="PATH", help="another database than the settings name")
    parser.add_argument("--force", action="store_true", help="replace OUT if it is there")


def holding(copy: Copy) -> str:
    """What a copy holds, and its size, in one line."""
    return (
        f"{counted(copy.articles, 'article')}, {counted(copy.submissions, 'submission')},"
        f" {counted(copy.stories, 'story', 'stories')}; {sized(copy.bytes)}, format {copy.version}"
    )


async def run(options: argparse.Namespace) -> int:
    """Copy, check, and say what is in the copy."""
    path = database_of(options.db)
    async with progress(f"Copying {path}"):
        copy = await back_up(path, options.out, replace=options.force)
    print(f"{copy.path}: {holding(copy)}; checked")
    return EXIT_DONE
