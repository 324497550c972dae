"""Empty databases by the hundred: copies of one that is made as the bot makes it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.database import Database


def made(path: Path) -> None:
    """Have a database at `path`, an empty one if there is none: opening it takes a third of making it."""
    if not path.exists():
        path.write_bytes(_empty())


@cache
def _empty() -> bytes:
    """The file of an empty database, made beside the loop that may be running."""
    with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as thread:
        path = Path(folder) / "p.db"
        thread.submit(asyncio.run, _make(path)).result()
        return path.read_bytes()


async def _make(path: Path) -> None:
    async with Database.open(path):
        pass
