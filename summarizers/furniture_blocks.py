"""Which lines of a page are of one story: blocks of prose, and what joins them to the main one.

Requirements: an article that a box of links cuts in two is put together again; other stories' teasers
    and readers' comments are not; nothing inside a block of prose is lost.
How it works: lines of text with at most GAP_LINES - 1 headings between them make a block; a stock phrase
    that heads a list, or a longer run of short lines, ends one. The block with the most prose is the main
    one. Another joins it when enough of its words occur in what is already joined: more is asked behind a
    list's head than behind a mere gap, and behind the comments' head nothing joins.
Known failures: two articles in one paste on the same event become one; a readers' letter above the
    comments' head that speaks of the story's subject stays.
Reading: Kohlschütter, Fankhauser and Nejdl 2010; Hearst 1997, "TextTiling", for words in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizers.furniture_lines import MARKERS, TEXT, Kind, Line
from summarizers.words import LANGUAGE_NAMES, content_words, stop_words, tokens

GAP_LINES = 3
"""Short lines in a row that end a block; articles have one heading, or a heading and a caption."""

SAME_AFTER_GAP, SAME_AFTER_LIST = 0.15, 0.25
"""Share of a block's content words found in the story, behind a gap and behind a list's head."""

ENOUGH_WORDS = 40
"""Words of prose above the comments' head that make an article; a button under a headline has none."""

STEM = 6
"""Letters of a word that are compared: inflection stands behind them in all of the nine languages."""

LANGUAGE_SAMPLE = 600
"""Words looked at to guess the language."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines of text, from `start` up to `end`; `behind` is the marker it stands behind, if any."""

    start: int
    end: int
    behind: Kind | None


def guess_language(text: str) -> str | None:
    """The language whose stop words make up most of a text's beginning; None where there are few."""
    words = [word.casefold() for word in tokens(text[: LANGUAGE_SAMPLE * 12])[:LANGUAGE_SAMPLE]]
    counts = {code: sum(word in stop_words(code) for word in words) for code in LANGUAGE_NAMES}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] >= max(1, len(words) // 8) else None


@lru_cache(maxsize=4096)
def stems(text: str, language: str | None) -> frozenset[str]:
    """The beginnings of a line's content words: enough to tell whether two texts speak of one thing."""
    return frozenset(word[:STEM] for word in content_words(text, language) if len(word) > 2)


def share_of(text: str, known: Iterable[str], language: str | None) -> float:
    """The share, 0 to 1, of a line's content words that are among the known ones."""
    own = stems(text, language)
    return len(own.intersection(known)) / len(own) if own else 0.0


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a page, in order; they hold every line of text but what a list's head swallows."""
    blocks: list[Block] = []
    start, end, behind, short, listing = -1, 0, None, 0, False
    for number, line in enumerate(lines):
        if line.kind in MARKERS:
            if start >= 0:
                blocks.append(Block(start, end, behind))
            start, behind, listing = -1, _marker(behind, line.kind), True
        elif line.kind is Kind.PROSE or (line.kind in TEXT and not listing):
            if start >= 0 and short >= GAP_LINES:
                blocks.append(Block(start, end, behind))
                start, behind = -1, None if behind is not Kind.COMMENTS else behind
            start = number if start < 0 else start
            end, short, listing = number + 1, 0, False
        elif line.kind is Kind.SHORT:
            short += 1
    return [*blocks, Block(start, end, behind)] if start >= 0 else blocks


def _marker(so_far: Kind | None, found: Kind) -> Kind:
    return so_far if so_far is Kind.COMMENTS else found


def _prose_words(lines: Sequence[Line], block: Block) -> int:
    return sum(line.words for line in lines[block.start : block.end] if line.kind is Kind.PROSE)


def main_block(lines: Sequence[Line], blocks: Sequence[Block]) -> Block:
    """The block that tells the story: the most prose, half as much counted behind a list's head."""
    above = [block for block in blocks if block.behind is not Kind.COMMENTS]
    if sum(_prose_words(lines, block) for block in above) < ENOUGH_WORDS:
        above = list(blocks)
    return max(above, key=lambda block: _prose_words(lines, block) / (2 if block.behind else 1))


def _block_stems(lines: Sequence[Line], block: Block, language: str | None) -> set[str]:
    return {
        stem
        for line in lines[block.start : block.end]
        if line.kind in TEXT
        for stem in stems(line.text, language)
    }


def _belongs(
    lines: Sequence[Line], block: Block, listed: bool, known: set[str], language: str | None
) -> bool:
    text = [line for line in lines[block.start : block.end] if line.kind in TEXT]
    if listed and not any(line.kind is Kind.PROSE for line in text):
        return False
    own = _block_stems(lines, block, language)
    least = SAME_AFTER_LIST if listed or not _prose_words(lines, block) else SAME_AFTER_GAP
    return bool(own) and len(own & known) / len(own) >= least


def story_blocks(lines: Sequence[Line], blocks: Sequence[Block], language: str | None) -> list[Block]:
    """The main block and those above and below that go on with it, in order."""
    main = main_block(lines, blocks)
    place = blocks.index(main)
    known = _block_stems(lines, main, language)
    kept = [main]
    for way in (blocks[place + 1 :], blocks[:place][::-1]):
        listed = False
        for block in way:
            if block.behind is Kind.COMMENTS and main.behind is not Kind.COMMENTS:
                break
            listed = listed or block.behind is not None
            if _belongs(lines, block, listed, known, language):
                kept.append(block)
                known |= _block_stems(lines, block, language)
                listed = False
            else:
                listed = True
    return sorted(kept, key=lambda block: block.start)
