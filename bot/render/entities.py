"""What is set off in a message: bold headings and the expandable quote, as offsets into its plain text.

Messages go out as plain text with these beside it, never as HTML: no text can then fail to parse.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.render.layout import MARKS, ChatMessage, units

MOST_SPANS = 100
"""Telegram drops what a message has beyond."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a message's text that is shown in its own way; offset and length in UTF-16 units."""

    kind: Literal["bold", "expandable_blockquote"]
    offset: int
    length: int


def _is_heading(before: str, line: str, after: str) -> bool:
    """Whether a line begins a paragraph that has more below it."""
    below = bool(after) and not after.startswith(("… ", "→ "))
    return not before and below and not line.startswith(MARKS)


def _headings(text: str) -> list[Span]:
    lines = text.split("\n")
    found, offset = [], 0
    for number, (before, line, after) in enumerate(zip(["", *lines], lines, [*lines[1:], ""], strict=False)):
        length = units(line)
        if line and (number == 0 or _is_heading(before, line, after)):
            found.append(Span("bold", offset, length))
        offset += length + 1
    return found


def spans(message: ChatMessage) -> tuple[Span, ...]:
    """Find the headings of a message, told by how its lines stand, and the quote around its rest."""
    headings = _headings(message.text)
    if not message.rest:
        return tuple(headings[:MOST_SPANS])
    quote = Span("expandable_blockquote", units(message.first + message.between), units(message.rest))
    found = [quote, *headings[: MOST_SPANS - 1]]
    return tuple(sorted(found, key=lambda span: (span.offset, -span.length)))
