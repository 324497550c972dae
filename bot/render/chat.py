"""A brief as one Telegram message: a first screen, and the rest for an expandable quote.

How it works: whole lines only, so that nothing is cut inside a word or, later, inside a tag. The first
screen takes the title, the summary and the first lines of what differs while they fit; lines that do
not fit come into the rest, in the same order, until the message is full, and the last line says what
stayed out. Lengths are UTF-16 units, as Telegram counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.render.lines import Section, closing_lines, meta_line, note_sections, summary_section
from summarizers.brief import Brief

FIRST_SCREEN = 900
MESSAGE = 4096
_ROOM_FOR_REST_LINE = 60


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """The two parts of a message; `rest` is empty where all fits the first."""

    first: str
    rest: str

    @property
    def text(self) -> str:
        """The message as it reads."""
        between = "\n" if self.rest.startswith(("• ", "▫ ", "… ")) else "\n\n"
        return f"{self.first}{between}{self.rest}" if self.rest else self.first


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _blocks(brief: Brief) -> list[str]:
    """The message's lines in order; an empty line stands before each heading."""
    blocks = [brief.title, meta_line(brief), ""]
    blocks += [f"• {line}" for line, _ in summary_section(brief).lines]
    for section in note_sections(brief):
        blocks += ["", *_headed(section)]
    closing = closing_lines(brief)
    return [*blocks, "", *closing] if closing else blocks


def _headed(section: Section) -> list[str]:
    """A section's lines; its heading goes with the first line, so that it never stands alone."""
    first, *others = [f"▫ {line}" for line, _ in section.lines]
    return [f"{section.heading}\n{first}", *others]


def _fitting(blocks: list[str], room: int) -> int:
    """How many of the blocks fit the room, joined by line breaks."""
    used = 0
    for number, block in enumerate(blocks):
        used += units(block) + 1
        if used - 1 > room:
            return number
    return len(blocks)


def chat_message(brief: Brief) -> ChatMessage:
    """Lay a brief out for a chat: the first screen within 900 units, all of it within 4,096."""
    blocks = _blocks(brief)
    first = _fitting(blocks, FIRST_SCREEN)
    top, left = "\n".join(blocks[:first]).strip(), blocks[first:]
    room = MESSAGE - units(top) - 2
    rest = _fitting(left, room)
    if rest < len(left):
        rest = _fitting(left, room - _ROOM_FOR_REST_LINE)
    unsaid = sum(1 for block in left[rest:] if block)
    tail = [f"… and {unsaid} more"] if unsaid else []
    return ChatMessage(top, "\n".join([*left[:rest], *tail]).strip())
