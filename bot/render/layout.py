"""The two parts of a chat message, and which lines fit them; lengths are UTF-16 units, as Telegram counts.

How it works: whole lines only, so that nothing is cut inside a word. The first screen takes lines while
they fit; the others come into the rest, in the same order, until the message is full, and the last line
says how many stayed out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

FIRST_SCREEN = 900
MESSAGE = 4096

CONTINUED = "→ See the newer message below."
_POINTER = len(CONTINUED) + 2
"""Room that every message keeps free, so that it can point on later without losing a line."""

MARKS = ("• ", "▫ ", "… ", "→ ")
"""What lines begin with that are no headings."""

_ROOM_FOR_TAIL = 30
"""Enough for "… and 1234 more" and its line break."""

_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """The two parts of a message; `rest` is empty where all fits the first."""

    first: str
    rest: str

    @property
    def between(self) -> str:
        """What stands between the parts: a blank line, but not inside a list."""
        return "\n" if self.rest.startswith(MARKS) else "\n\n"

    @property
    def text(self) -> str:
        """The message as it reads."""
        return f"{self.first}{self.between}{self.rest}" if self.rest else self.first


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def shortened(line: str, room: int) -> str:
    """A line within `room` units: cut at a word and ended with " …" where it is longer.

    Only where a single word takes half of the room, or in scripts without spaces, is the cut inside a word,
    but never inside a character that a reader sees as one.
    """
    if units(line) <= room:
        return line
    end = len(line.encode("utf-16-le")[: 2 * (room - 2)].decode("utf-16-le", "ignore"))
    space = line.rfind(" ", 0, end + 1)
    end = space if space >= end // 2 else _whole(line, end)
    return f"{line[:end].rstrip()} …"


def _whole(line: str, end: int) -> int:
    """The nearest place up to `end` that does not part a sign from its marks or what is joined to it."""
    while end > 0 and (_clings(line[end]) or line[end - 1] == _JOINER):
        end -= 1
    return end


def _clings(char: str) -> bool:
    """Whether a character goes with the one before: a mark, a joiner, a skin tone, half a flag."""
    paired = "\U0001f3fb" <= char <= "\U0001f3ff" or "\U0001f1e6" <= char <= "\U0001f1ff"
    return char == _JOINER or paired or unicodedata.category(char)[0] == "M"


def fitting(blocks: Sequence[str], room: int) -> int:
    """How many of the blocks fit the room, joined by line breaks."""
    used = 0
    for number, block in enumerate(blocks):
        used += units(block) + 1
        if used - 1 > room:
            return number
    return len(blocks)


def first_room() -> int:
    """How much the first screen holds."""
    return FIRST_SCREEN - _POINTER


def rest_room(first: str, end: str = "") -> int:
    """How much the rest holds after a first screen, when `end` is to stand below it."""
    return MESSAGE - _POINTER - units(first) - 2 - (units(end) + 2 if end else 0)


def lay_out(blocks: Sequence[str], end: str = "") -> ChatMessage:
    """Lay blocks of lines out: the first screen within 900 units, all of it within 4,096.

    A block is never parted; an empty one is a blank line. `end` always stands last. The first block must
    fit the first screen.
    """
    cut = fitting(blocks, first_room())
    first, left = "\n".join(blocks[:cut]).strip(), list(blocks[cut:])
    if not any(left) and units(first) + units(end) + 2 <= first_room():
        return ChatMessage(f"{first}\n\n{end}" if end else first, "")
    room = rest_room(first, end)
    kept = fitting(left, room)
    if kept < len(left):
        kept = fitting(left, room - _ROOM_FOR_TAIL)
    unsaid = sum(1 for block in left[kept:] if block)
    tail = [f"… and {unsaid} more"] if unsaid else []
    below = "\n".join([*left[:kept], *tail]).strip()
    return ChatMessage(first, f"{below}\n\n{end}".strip() if end else below)


def pointing_on(message: ChatMessage) -> ChatMessage:
    """The message with a last line in its first screen that says where the story goes on."""
    if message.first.endswith(CONTINUED):
        return message
    return ChatMessage(f"{message.first}\n\n{CONTINUED}", message.rest)
