"""The stories of a day as one message: their headlines on the first screen, each in short below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.render.chat import summary_lines, whole
from bot.render.disarm import disarmed
from bot.render.layout import ChatMessage, first_room, fitting, lay_out, rest_room, shortened
from bot.render.lines import counted, day_text, meta_line, note_sections, shown_notes
from summarizers.brief import Brief

SENTENCES = 2
"""Of a story's summary, where the message tells several stories."""

LONGEST_LINE, LONGEST_HEADLINE = 280, 120
"""Sentences and headlines where there are several stories, in UTF-16 units: five fit a message then."""

MOST_STORIES = 30
"""Stories in one message: more are not read, and each takes one of the hundred spans that Telegram shows."""

_ROOM_FOR_TAIL = 60
"""Enough for the lines that count what had no room."""


def digest_message(stories: Sequence[Brief], day: date, left_out: int = 0) -> ChatMessage:
    """Lay out the digest of a local day; `left_out` stories more are only counted.

    One story is told whole, several in short, the first ones first. Raises ValueError for no stories.
    """
    if not stories:
        raise ValueError("a digest needs at least one story")
    title, everyone = f"Daily digest · {day_text(day)}", len(stories) + left_out
    if len(stories) == 1:
        return lay_out([title, "", *whole(disarmed(stories[0]))], _more(left_out))
    safe = [disarmed(brief, LONGEST_LINE) for brief in stories[:MOST_STORIES]]
    first = _headlines(f"{title} · {counted(everyone, 'story', 'stories')}", safe)
    told = [_in_short(brief) for brief in safe]
    kept = fitting([f"{each}\n" for each in told], rest_room(first) - _ROOM_FOR_TAIL)
    tail = _more(everyone - kept)
    return ChatMessage(first, "\n\n".join([*told[:kept], tail] if tail else told))


def _more(number: int) -> str:
    return f"… and {counted(number, 'more story', 'more stories')}: /summary 24h" if number else ""


def _headlines(title: str, stories: Sequence[Brief]) -> str:
    """The first screen: as many stories by name as fit."""
    lines = [
        f"• {shortened(brief.title, LONGEST_HEADLINE)} · {counted(len(brief.outlets), 'outlet')}"
        for brief in stories
    ]
    kept = fitting([title, "", *lines], first_room()) - 2
    if kept < len(lines):
        kept = fitting([title, "", *lines], first_room() - _ROOM_FOR_TAIL) - 2
        lines = [*lines[:kept], f"… and {len(lines) - kept} more"]
    return "\n".join([title, "", *lines])


def _in_short(brief: Brief) -> str:
    """One story: title, reports, two sentences, and the first note of each section."""
    sections = note_sections(
        replace(brief, notes=tuple(best for notes in shown_notes(brief) for best in notes[:1]))
    )
    lines = summary_lines(brief)[:SENTENCES]
    lines += [f"▫ {line}" for section in sections for line, _ in section.lines]
    return "\n".join([brief.title, meta_line(brief), *lines])
