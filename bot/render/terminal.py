"""A brief in a terminal: plain text, wrapped, with the sentences behind its summary on request."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from bot.render.lines import (
    Section,
    closing_lines,
    meta_line,
    note_sections,
    sources_line,
    summary_section,
)
from summarizers.brief import Brief


def wrapped(text: str, width: int, mark: str = "", indent: str = "") -> str:
    """Text in lines of `width` columns at the most, the mark before the first; long words are not broken."""
    after = indent + " " * len(mark)
    return textwrap.fill(
        text,
        width,
        initial_indent=indent + mark,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _section(section: Section, mark: str, width: int, *, explain: bool) -> Iterator[str]:
    if section.heading:
        yield f"\n{section.heading}"
    for line, evidence in section.lines:
        yield wrapped(line, width, mark)
        if explain:
            yield from (wrapped(sentence, width, "↳ ", "    ") for sentence in evidence)


def terminal_text(brief: Brief, *, width: int = 80, explain: bool = False) -> str:
    """The whole brief as text of at most `width` columns; with `explain` the summary's evidence."""
    lines = [wrapped(brief.title, width), wrapped(meta_line(brief), width)]
    if len(brief.outlets) > 1:
        lines.append(wrapped(sources_line(brief), width))
    lines.append("")
    lines += _section(summary_section(brief), "• ", width, explain=explain)
    for section in note_sections(brief):
        lines += _section(section, "▫ ", width, explain=False)
    closing = closing_lines(brief)
    lines += ["", *(wrapped(line, width) for line in closing)] if closing else []
    return "\n".join(lines)
