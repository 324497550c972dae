"""The buttons below stories and below questions about them: what was pressed is read here.

Anyone in a chat may correct its stories, and anyone may take a correction back: it concerns reading, not the
chat; the question and the answer stand where all see them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from telegram import Update

from bot.correcting import Corrector
from bot.handlers.settled import Context, press_of, settle
from bot.render.correcting import FIX

N = r" \d{1,18}"
DATA = rf"^{FIX} (keep|(ask|where|own|undo){N}|(page|all|out|with|join){N}{N})$"
"""The data of all buttons that were ever written for this handler."""


class Corrections:
    """Passes what was pressed to the corrector."""

    def __init__(self, corrector: Corrector) -> None:
        self._steps: dict[str, Callable[..., Awaitable[None]]] = {
            "ask": corrector.which,
            "page": corrector.which,
            "where": corrector.where,
            "all": corrector.where,
            "out": corrector.part,
            "with": corrector.place,
            "own": corrector.place,
            "join": corrector.join,
            "undo": corrector.undo,
            "keep": corrector.keep,
        }

    async def pressed(self, update: Update, _: Context) -> None:
        """Do what a button says."""
        query, press = press_of(update)
        _fix, step, *given = press.data.split()
        await self._steps[step](press.asked, partial(settle, query), *map(int, given))
