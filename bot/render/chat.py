"""A brief as one Telegram message: a first screen, and the rest for an expandable quote."""

from __future__ import annotations

import re

from bot.render.disarm import disarmed
from bot.render.layout import FIRST_SCREEN, MESSAGE, ChatMessage, lay_out, pointing_on, units
from bot.render.lines import (
    Section,
    closing_lines,
    listed,
    meta_line,
    note_sections,
    sources,
    summary_section,
)
from summarizers.brief import Brief

__all__ = ["FIRST_SCREEN", "MESSAGE", "ChatMessage", "chat_message", "pointing_on", "units"]

ROOM_FOR_SOURCES = 160
"""How much of the first screen the outlets' names may take, in UTF-16 units: a dozen short ones."""

_UNCLEAR, _NO_COMMAND = re.compile(r"\+/(?=\d+\)$)"), "+/\u2060"


def _headed(section: Section) -> list[str]:
    """A section's lines; its heading goes with the first line, so that it never stands alone."""
    first, *others = [f"▫ {line}" for line, _ in section.lines]
    return [f"{section.heading}\n{first}", *others]


def named(outlets: tuple[str, ...]) -> str:
    """Outlets in one line: as many as its room holds, at least one, and how many more there are."""
    most = len(outlets)
    while most > 1 and units(listed(outlets, most)) > ROOM_FOR_SOURCES:
        most -= 1
    return listed(outlets, most)


def head(brief: Brief) -> str:
    """The title of a disarmed brief with the lines on its reports."""
    lines = [brief.title, meta_line(brief)]
    return "\n".join([*lines, named(sources(brief))] if len(brief.outlets) > 1 else lines)


def summary_lines(brief: Brief) -> list[str]:
    """The summary of a disarmed brief; of "(1+/5)", unlike "(1/5)", Telegram would make the command /5."""
    return [f"• {_UNCLEAR.sub(_NO_COMMAND, line)}" for line, _ in summary_section(brief).lines]


def body(brief: Brief) -> list[str]:
    """The summary and the notes of a disarmed brief, a blank line before each section."""
    told = summary_lines(brief)
    blocks = ["", *told] if told else []
    for section in note_sections(brief):
        blocks += ["", *_headed(section)]
    return blocks


def closing(brief: Brief) -> list[str]:
    """The closing lines, each a paragraph of its own."""
    return [block for line in closing_lines(brief) for block in ("", line)]


def whole(brief: Brief) -> list[str]:
    """All blocks of a disarmed brief in order."""
    return [head(brief), *body(brief), *closing(brief)]


def chat_message(brief: Brief) -> ChatMessage:
    """Lay a brief out for a chat: the first screen within 900 units, all of it within 4,096."""
    return lay_out(whole(disarmed(brief)))
