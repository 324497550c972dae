"""What the rooms below Telegram need of the one that sends: a message, its buttons, sent once for its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.render.chat import ChatMessage
from storage.replies import Telling


@dataclass(frozen=True, slots=True)
class Button:
    """A button below a message; `data` (64 bytes at most) comes back when it is pressed."""

    label: str
    data: str


class Outbox(Protocol):
    """Where messages leave."""

    async def send(
        self,
        key: str,
        chat: int,
        message: ChatMessage | str,
        *,
        reply_to: int | None = None,
        buttons: Sequence[Sequence[Button]] = (),
        telling: Telling | None = None,
    ) -> int | None:
        """Send a message unless its key was sent before: its number, None where the chat takes none.

        Raises DeliveryUnknown where it may or may not have arrived, Undelivered where it did not, and
        Refused where it never will.
        """

    async def edit(
        self,
        chat: int,
        number: int,
        message: ChatMessage | str,
        *,
        buttons: Sequence[Sequence[Button]] = (),
    ) -> bool:
        """Replace a message and its buttons; False where it is gone."""

    async def acknowledge(self, chat: int, number: int) -> None:
        """Show that a message was stored, if that can be done at once."""
