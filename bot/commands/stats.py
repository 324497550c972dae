"""`parallax stats`: what a database holds, how large it is, and whether it is sound."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bot.commands.talk import EXIT_BAD_INPUT, EXIT_DONE, sized
from bot.config import database_of
from bot.progress import progress
from bot.render.lines import counted
from storage.health import Health, Part, health_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--db", type=Path, metavar="PATH", help="another database than the settings name")
    parser.add_argument("--json", action="store_true", help="an object, for scripts")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="leave out whether indexes fit their tables",
    )


def _data(health: Health) -> dict[str, object]:
    return {
        "database": str(health.path),
        "format": health.version,
        "held": asdict(health.held),
        "bytes": {"file": health.file, "log": health.log, "free": health.free, "per_article": health.each},
        "largest": [asdict(part) for part in health.largest],
        "faults": list(health.faults),
        "sound": not health.faults,
        "quick": health.quick,
    }


def _lines(health: Health) -> Iterator[str]:
    held = health.held
    yield f"{health.path}, format {health.version}"
    yield f"  {counted(held.articles, 'article')}, {held.texts} of them with their text"
    kept = f"{held.gone} of them kept only to be recognised"
    yield f"  {counted(held.submissions, 'submission')} in {counted(held.chats, 'chat')}, {kept}"
    yield f"  {counted(held.stories, 'story', 'stories')}"
    yield f"  {counted(held.waiting, 'update')} waiting to be answered"
    each = f"; {sized(health.each)} an article" if held.articles else ""
    free = f"{health.free / health.file:.0%} of it free" if health.file else "empty"
    yield f"  {sized(health.file)}, {free}, and {sized(health.log)} of log{each}"
    if health.largest:
        yield f"  the largest: {', '.join(map(_part, health.largest))}"
    for fault in health.faults:
        yield f"✗ {fault}"
    if health.faults:
        yield "✗ not sound: stop the bot, and put a backup in its place with `parallax restore FILE`"
    elif health.quick:
        yield "✓ sound: pages, references, and nothing kept that should be gone; not whether indexes fit"
    else:
        yield "✓ sound: pages, indexes, references, and nothing kept that should be gone"


def _part(part: Part) -> str:
    name = part.name if part.name == part.table else f"an index of {part.table} ({part.name})"
    return f"{name} {sized(part.bytes)}"


async def run(options: argparse.Namespace) -> int:
    """Look the database over; 1 where it is not sound."""
    path = database_of(options.db)
    async with progress(f"Looking {path} over"):
        health = await health_of(path, quick=options.quick)
    if options.json:
        print(json.dumps(_data(health), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(health)))
    return EXIT_BAD_INPUT if health.faults else EXIT_DONE
