"""The one place where work that burns the processor leaves the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


async def compute(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """Do work in a thread; the loop goes on meanwhile, as far as the work lets it."""
    return await asyncio.to_thread(work, *given, **named)
