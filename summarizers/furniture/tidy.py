"""From pasted text to its lines: Markdown and front matter undone, hard-wrapped lines joined.

Requirements: nothing but marks and white space may change; text that is not wrapped stays as it is.
How it works: a text counts as hard-wrapped when no line is wide and enough lines go on in small letters
    in the next one. Then a line is joined to the next where the next one's first word had no more room.
Known failures: verse and lists of equal width inside a wrapped text are joined; a wrapped text with one
    very wide line (a table) is taken line by line.
Reading: RFC 3676 on flowed text; CommonMark for the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

WIDEST_WRAP, NARROWEST_WRAP = 120, 45
"""Characters of the longest line in hard-wrapped text; mail and agencies wrap at 60 to 80, editors to 110."""

LEAST_CONTINUED = 0.2
"""Share of long lines that go on in small letters where text is wrapped; elsewhere near none."""

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.{0,4000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:[ \t]*[\"']?([^\n]{1,300}?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\([^()]*\)")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000}?)\1")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(?=\S)")
_RULE = re.compile(r"^[ \t]*(?:[-*_=~][ \t]*){3,}$")
_QUOTED = re.compile(r"^(?:>[ \t]?)+")
_MARK = re.compile(r"^(?:[•▪▫■□●○◦‣⁃∙·]\ufe0f?|[*+](?=\s))\s*(?=\S)")
_MARKED = re.compile(r"[\[#>*_]")
"""What Markdown's marks have, those of lists aside: nearly no line has one."""

_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u2060\u200e\u200f\u202a\u202b\u202c\u202d\u202e\x00"))
_MAIL = re.compile(
    r"\A\s*(?:(?:from|to|cc|subject|date|sent|von|an|betreff|datum|gesendet|de|à|objet|date|envoyé|para|asunto|"
    r"fecha|enviado|da|a|oggetto|assunto|от|кому|тема|дата): [^\n]*\n){2,8}(?=\s*\n)",
    re.IGNORECASE,
)
_CELLS = re.compile(r"[^\s.!?:…•*+-] *\t\s*\S|[^\s.!?:…•*+-] {3,}\S|[^\s.!?:…•*+-]  \S.*[^\s.!?:…]  \S")
_ENDED = '.!?:…”"»'


def front_matter(text: str) -> tuple[str, str | None]:
    """A text without its front matter or a letter's head, and the title that stood there."""
    if (mail := _MAIL.match(text)) is not None:
        text = text[mail.end() :]
    match = _FRONT_MATTER.match(text)
    if match is None or ":" not in match[1]:
        return text, None
    title = _FRONT_TITLE.search(match[1])
    return text[match.end() :], title[1].strip() if title else None


def _unmarked(line: str) -> tuple[str, str, bool]:
    """A line without Markdown, the text of its picture, and whether it was a first-level heading."""
    picture = ""
    if not _MARKED.search(line):
        return " ".join(_MARK.sub("• ", line).split()), "", False
    if (image := _IMAGE.search(line)) is not None:
        picture, line = image[1], _IMAGE.sub("", line)
    heading = _HEADING.match(line)
    line = _QUOTED.sub("", _HEADING.sub("", line))
    line = _STRONG.sub(r"\2", _LINK.sub(r"\1", line))
    line = _MARK.sub("• ", line)
    return " ".join(line.split()), " ".join(picture.split()), heading is not None and len(heading[1]) == 1


def _width(lines: Sequence[str]) -> int | None:
    """The width a text was wrapped at, None where it was not."""
    long = sum(len(line) >= NARROWEST_WRAP for line in lines)
    pairs = ((a, b) for a, b in pairwise(lines) if len(a) >= NARROWEST_WRAP and b.strip())
    broken = sorted(len(a) for a, b in pairs if _goes_on(a, b))
    if len(broken) < max(2, LEAST_CONTINUED * long):
        return None
    width = broken[-1] if broken[-1] <= WIDEST_WRAP else broken[len(broken) * 9 // 10]
    return width if width <= WIDEST_WRAP else None


def _goes_on(line: str, following: str) -> bool:
    return line.rstrip()[-1] not in _ENDED and following.lstrip()[0].islower()


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word had no room on a line; `width` is that of the widest line seen."""
    return len(line) + 1 + len(following.split()[0]) > width


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """The lines with those joined that a fixed width broke: throughout, or in single paragraphs."""
    width = _width(lines)
    widest = max((len(line) for line in lines if " " in line.strip()), default=0)
    narrow = NARROWEST_WRAP <= widest <= WIDEST_WRAP
    for blank, found in groupby(lines, key=lambda line: not line.strip()):
        group = list(found)
        if blank or len(group) == 1 or not (width or narrow):
            yield from group
        else:
            yield from _unwrapped_group(group, width) if width else _unwrapped_runs(group, widest)


def _unwrapped_runs(group: Sequence[str], widest: int) -> Iterator[str]:
    """A group with each run joined of full lines that end no sentence and the line that ends it.

    Such a run at a group's head may be a headline and its first sentence, unless it is the whole group.
    """
    held: list[str] = []
    for number, line in enumerate(group):
        held.append(line)
        goes_on = number + 1 < len(group) and _is_full(line, group[number + 1], widest)
        if goes_on and (line.rstrip()[-1] not in _ENDED or len(held) > 1):
            continue
        paragraph = line.rstrip()[-1] in _ENDED and (number + 1 > len(held) or len(held) == len(group))
        yield from [_joined([piece.strip() for piece in held])] if paragraph else held
        held = []


def _unwrapped_group(lines: Sequence[str], width: int) -> Iterator[str]:
    held: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        held.append(line.strip())
        starts_item = bool(_MARK.match(following.lstrip()) or _HEADING.match(following.lstrip()))
        joins = following.strip() and not starts_item and len(line) <= WIDEST_WRAP
        if not (joins and (_is_full(line, following, width) or _goes_on(line, following))):
            yield _joined(held)
            held = []


def _joined(pieces: Sequence[str]) -> str:
    """Pieces with a space between, none behind a hyphen that broke a word."""
    whole = " ".join(pieces)
    return re.sub(r"(?<=[^\W\d_])- (?=[a-zа-яäöüß])", "-", whole) if len(pieces) > 1 else whole


class Found(NamedTuple):
    """A tidied line as it stood: whether a first-level heading, in which group of lines, in cells or not."""

    text: str
    top: bool
    group: int
    cells: bool


def _has_cells(line: str) -> bool:
    """Whether parts of a line stand apart like cells, and not like the sentences of a typewriter's text."""
    wide = "  " in line or "\t" in line  # spared the search: nearly no line has either
    return wide and _CELLS.search(line.strip()) is not None


def tidy_lines(text: str) -> tuple[list[Found], list[str]]:
    """The non-empty lines of a text, and its pictures' texts."""
    raw = [line.translate(_INVISIBLE) for line in text.splitlines()]
    lines: list[Found] = []
    pictures: list[str] = []
    group = 0
    for line in _unwrapped(["" if _RULE.match(line) else line for line in raw]):
        tidied, picture, headline = _unmarked(line)
        if picture:
            pictures.append(picture)
        if tidied:
            lines.append(Found(tidied, headline, group, _has_cells(line)))
        elif not picture:
            group += 1
    return lines, pictures
