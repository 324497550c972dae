"""Which lines of the story's blocks are the article: repeats, captions, headings, standfirst and end.

Requirements: inside the story a line goes only for what it is (a stock phrase, a credit, a repeat), not
    for being short; at both edges a short line must show that it is of the story.
How it works: lines that stand on the page twice are captions or cards, unless they are sentences.
    Between headline and first sentence stay bullets, short sentences and the standfirst; between blocks,
    lists that a colon announces or that share the story's words; below the last sentence, only a line the
    paste cut off.
Known failures: a sentence that an article says twice stays once; speakers' names on lines of their own
    without a colon go when they stand there twice.
Reading: docs/furniture.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summarizers.furniture.blocks import SAMPLE_LINES, Block, block_stems
from summarizers.furniture.boxes import HEADING_OFFER
from summarizers.furniture.headline import headline
from summarizers.furniture.lines import MARKERS, TEXT, Kind, Line, is_author_note, is_byline, is_cut
from summarizers.furniture.offers import offer_signs
from summarizers.furniture.words import share_of, stems

STANDFIRST_WORDS = 8
"""Words from which a line between title and first sentence is a standfirst rather than a name or button."""

LEAST_SAID = 3
"""Words from which a short sentence between title and lead is text; buttons ("Hi!") have fewer."""

SAME_LINE = 0.3
"""Share of a single line's content words in the story that shows it to be of it."""

SAME_LIST = 0.2
"""The same for the lines of a list, on average."""

SAME_END = 0.15
"""The same for short sentences and bullets that stand apart below the last paragraph."""

HEAD_LINES = 8
"""Lines below a standfirst in which a byline and then the lead are looked for."""

BYLINE_WORDS, BYLINE_LENGTH = 6, 100
"""Words of a short line between title and lead that may begin with an author's name; letters looked at."""

NOTE_LINES = 3
"""Last lines among which a note on the author is looked for; the site's own notes stand below it."""

SAME_NOTE = 0.5
"""Share of words in common from which a last line that begins with an author's name is the story's."""

CUT_WORDS = 3
"""Words a line cut off by an ellipsis must have to be matched with the whole line."""


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Kept:
    """The numbers of the title's line and of the body's lines."""

    title: int | None
    body: tuple[int, ...]


def without_repeats(lines: Sequence[Line]) -> list[Line]:
    """The lines with those that stand there again, or stand there cut off, turned into captions."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if line.kind in TEXT or line.kind is Kind.SHORT:
            places[_plain(line.text)].append(number)
    told = list(lines)
    for group in places.values():
        if len(group) > 1:
            for number in _repeats(lines, group):
                told[number] = replace(lines[number], kind=Kind.CAPTION)
    for number in _cut_copies(lines, places):
        told[number] = replace(lines[number], kind=Kind.CAPTION)
    return told


def _plain(text: str) -> str:
    """A line's form in which repeats are found, without its end marks."""
    return text.casefold().rstrip(" .…")


def _repeats(lines: Sequence[Line], group: Sequence[int]) -> Sequence[int]:
    """Which of several equal lines are not the article's own."""
    first = lines[group[0]]
    if first.text.endswith(":"):
        return ()
    adjacent = group[1] - group[0] == 1
    if first.kind is Kind.PROSE or (first.kind is Kind.BULLET and not adjacent):
        return group[1:]
    if first.kind is Kind.SAID and not adjacent:
        return ()  # "Yes." may be said twice
    return group


def _cut_copies(lines: Sequence[Line], places: dict[str, list[int]]) -> Iterator[int]:
    """Lines that another one gives whole, with that other one where it is no sentence."""
    ordered = sorted(places)
    for number, line in enumerate(lines):
        words = _plain(line.text) if is_cut(line.text) and line.words >= CUT_WORDS else ""
        at = bisect_left(ordered, words + "\0") if words else len(ordered)
        if at < len(ordered) and ordered[at].startswith(words):
            yield number
            yield from (n for n in places[ordered[at]] if lines[n].kind in (Kind.SHORT, Kind.SAID))


def _is_caption(lines: Sequence[Line], number: int) -> bool:
    """Whether a short line stands above its picture's credit, or begins it."""
    line = lines[number]
    if line.kind not in (Kind.SHORT, Kind.SAID) or number + 1 >= len(lines):
        return False
    below = lines[number + 1]
    same = line.words >= CUT_WORDS and _plain(below.text).startswith(_plain(line.text) + " ")
    return below.kind is Kind.CREDIT or same


def story_lines(
    lines: Sequence[Line], story: Sequence[Block], language: str | None, title: str | None, repeated: set[int]
) -> Kept:
    """The article's lines. `repeated` are those that say a known title again."""
    known = set[str]().union(*(block_stems(lines, block, language) for block in story))
    onset = next(n for b in story for n in range(b.start, b.end) if lines[n].kind is Kind.PROSE)
    if title is None:
        head = headline(lines, onset, known, language)
    else:
        head = max((n for n in repeated if n <= onset), default=None)
    top = story[0].start if head is None else head + 1
    lead = _lead(lines, onset, story[0].end) if head is not None or title else onset
    kept = list(_head(lines, top, lead, known, language))
    kept += _inside(lines, story, max(lead, top), known, language)
    kept += _rest(lines, story[-1].end, known, language)
    kept = _without_end(lines, kept, language)
    authors = _authors(lines, top, lead)
    kept = _without_author(lines, [n for n in kept if n not in repeated and n != head], authors, language)
    return Kept(head, tuple(kept))


def _lead(lines: Sequence[Line], onset: int, end: int) -> int:
    """The first sentence of the body: below the byline, where a standfirst of sentences is above it."""
    for number in range(onset + 1, min(onset + HEAD_LINES, end)):
        if lines[number].kind is Kind.PROSE:
            return number if any(is_byline(lines[n].text) for n in range(onset, number)) else onset
    return onset


def _head(lines: Sequence[Line], top: int, lead: int, known: set[str], language: str | None) -> Iterator[int]:
    """What belongs to the article between its title and its first sentence."""
    listing = False
    for number in range(top, lead):
        line = lines[number]
        listing = (listing or line.kind in MARKERS) and line.kind not in TEXT
        if listing or _is_caption(lines, number):
            continue
        if (
            line.kind in (Kind.PROSE, Kind.BULLET)
            or (line.kind is Kind.SAID and line.words >= LEAST_SAID)
            or (
                line.kind is Kind.SHORT
                and line.words >= STANDFIRST_WORDS
                and (number == top or share_of(line.text, known, language) >= SAME_LIST)
            )
        ):
            yield number


def _inside(
    lines: Sequence[Line], story: Sequence[Block], lead: int, known: set[str], language: str | None
) -> Iterator[int]:
    """The story's blocks from the first sentence on, and the lists between them."""
    for number, block in enumerate(story):
        if number:
            yield from _between(lines, story[number - 1].end, block.start, known, language)
        for place in range(max(lead, block.start), block.end):
            line = lines[place]
            if (
                line.kind in TEXT or line.kind is Kind.SHORT or _told_pitch(line, known, language)
            ) and not _is_caption(lines, place):
                yield place


def _told_pitch(line: Line, known: set[str], language: str | None) -> bool:
    """Whether a line that sounds like a pitch is of a report on such: it shares its words, and sells none."""
    return (
        line.kind is Kind.PITCH
        and share_of(line.text, known, language) >= SAME_LINE
        and offer_signs(line, language) < HEADING_OFFER
    )


def _between(
    lines: Sequence[Line], start: int, end: int, known: set[str], language: str | None
) -> Sequence[int]:
    """A run of short lines between two blocks where it is the article's list and not the page's."""
    between = lines[start:end]
    short = [n for n in range(start, end) if lines[n].kind is Kind.SHORT]
    if not short or any(line.kind in MARKERS or line.kind in TEXT for line in between):
        return ()
    shares = [share_of(lines[n].text, known, language) for n in short]
    return short if sum(shares) / len(shares) >= SAME_LIST else ()


def _rest(lines: Sequence[Line], end: int, known: set[str], language: str | None) -> Sequence[int]:
    """The text's last line where it goes on with the story but has lost its end."""
    if end != len(lines) - 1 or lines[end].kind is not Kind.SHORT or lines[end].words < STANDFIRST_WORDS:
        return ()
    return (end,) if share_of(lines[end].text, known, language) >= SAME_LINE else ()


def _without_end(lines: Sequence[Line], kept: Sequence[int], language: str | None) -> list[int]:
    """The lines up to the last that is surely the story's: short ones behind a break must share its words."""
    left = list(kept)
    last = max((at for at, n in enumerate(left) if lines[n].kind is Kind.PROSE), default=len(left) - 1)
    while len(left) > last + 1:
        start = len(left) - 1
        while start > last + 1 and not _breaks(lines, left[start - 1], left[start]):
            start -= 1
        if not _breaks(lines, left[start - 1], left[start]):
            break
        others = {s for n in left[:start][-SAMPLE_LINES:] for s in stems(lines[n].text, language)}
        own = {s for n in left[start:] for s in stems(lines[n].text, language)}
        least = 1 if lines[left[-1]].kind is Kind.BULLET else max(1, SAME_END * len(own))
        if lines[left[-1]].kind in TEXT and len(own & others) >= least:
            break
        del left[start:]
    return left


def _breaks(lines: Sequence[Line], above: int, below: int) -> bool:
    """Whether a short line, kept or not, stands between two lines or is the lower one."""
    return any(lines[n].kind is Kind.SHORT for n in range(above + 1, below + 1))


def _authors(lines: Sequence[Line], start: int, end: int) -> set[tuple[str, ...]]:
    """The names in the bylines between title and lead, as pairs of words with capitals."""
    found: set[tuple[str, ...]] = set()
    for line in lines[start:end]:
        words = _WORD.findall(line.text[:BYLINE_LENGTH])
        pairs = list(pairwise(words))[: None if line.kind is Kind.STAMP else 1]
        if line.kind is Kind.STAMP or (line.kind is Kind.SHORT and line.words <= BYLINE_WORDS):
            found.update(pair for pair in pairs if all(word[0].isupper() for word in pair))
    return found


def _without_author(
    lines: Sequence[Line], kept: Sequence[int], authors: set[tuple[str, ...]], language: str | None
) -> list[int]:
    """The lines without notes on the author at their end, and without what stands below such notes."""
    for count in range(NOTE_LINES, 0, -1):
        if len(kept) < count + 2:
            continue
        line, above = lines[kept[-count]], kept[:-count]
        named = tuple(_WORD.findall(line.text[:BYLINE_LENGTH])[:2]) in authors
        if not named and not (count == 1 and is_author_note(line.text)):
            continue
        others = {s for n in above[-SAMPLE_LINES:] for s in stems(lines[n].text, language)}
        if share_of(line.text, others, language) < (SAME_NOTE if named else SAME_LINE):
            return _without_author(lines, above, authors, language)
    return list(kept)
