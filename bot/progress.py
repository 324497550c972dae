"""A line on standard error where work takes longer than a second, so that nobody waits in the dark."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

PATIENCE = 1.0
"""Seconds of work before a line says what goes on."""


@asynccontextmanager
async def progress(doing: str) -> AsyncIterator[None]:
    """Say what is being done once it has taken PATIENCE; nothing for quick work."""

    async def say() -> None:
        await asyncio.sleep(PATIENCE)
        print(f"{doing} …", file=sys.stderr, flush=True)  # noqa: T201 - for the person at the terminal

    waiting = asyncio.create_task(say())
    try:
        yield
    finally:
        waiting.cancel()
