"""Which lines of a page are of one story: blocks of prose, and what joins them to the main one.

Requirements: an article that a box of links cuts in two is put together again; other stories' teasers
    and readers' comments are not; nothing inside a block of prose is lost.
How it works: lines of text with at most GAP_LINES - 1 headings between them make a block; a stock phrase
    that heads a list, or a longer run of short lines, ends one. The block with the most prose is the main
    one. Another joins it when enough of its words occur in what is already joined: more is asked behind a
    list's head than behind a mere gap, most behind the comments' head, where readers speak of the story too.
Known failures: two articles in one paste on the same event become one; a readers' letter above the
    comments' head that speaks of the story's subject stays.
Reading: Kohlschütter, Fankhauser and Nejdl 2010; Hearst 1997, "TextTiling", for words in common.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from summarizers.furniture.lines import MARKERS, TEXT, Kind, Line
from summarizers.furniture.words import stems

GAP_LINES = 3
"""Short lines in a row that end a block; articles have one heading, or a heading and a caption."""

SAME_BLOCK = 0.1
"""Share of a block's content words found in the story. In 495 dev articles two sentences after the first
four have .08 or more in nine of ten, .22 in the middle; two of another article .08 in one of ten."""

SAMPLE_LINES = 300
"""Lines of a block whose words are compared; an article has fewer, a book need not be read whole."""

ENOUGH_WORDS = 40
"""Words of prose above the comments' head that make an article; a button under a headline has none."""


RESUMED_STEMS = 3
"""Content words they must have in common with what stands above."""

PAIR = 2
"""Paragraphs behind the head of a list of other stories that may be notes on the author or the site."""

RESUMED = 2
"""Paragraphs that follow another, without a name between, to resume a story behind the comments' head."""


_SPEECH = re.compile(r"[\"“„«»][^\"“”„«»]{12,}[\"”“»«],? +[^\W\d_]+ +[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines of text, from `start` up to `end`; `behind` is the marker it stands behind, if any."""

    start: int
    end: int
    behind: Kind | None


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a page, in order; they hold every line of text but what a list's head swallows."""
    blocks: list[Block] = []
    start, end, behind, short, listing, words = -1, 0, None, 0, False, 0
    for number, line in enumerate(lines):
        words += line.words if line.kind is Kind.PROSE else 0
        if line.kind is Kind.COMMENTS and words < ENOUGH_WORDS:
            continue
        if line.kind in MARKERS:
            if start >= 0:
                blocks.append(Block(start, end, behind))
                behind = behind if behind is Kind.COMMENTS else None
            start, behind, listing = -1, _marker(behind, line.kind), True
        elif line.kind is Kind.PROSE or (line.kind in TEXT and not listing):
            if start >= 0 and short >= GAP_LINES and not lines[end - 1].text.endswith(":"):
                blocks.append(Block(start, end, behind))
                start, behind = -1, None if behind is not Kind.COMMENTS else behind
            start = number if start < 0 else start
            end, short, listing = number + 1, 0, False
        elif line.kind is Kind.SHORT:
            short += 1
    return [*blocks, Block(start, end, behind)] if start >= 0 else blocks


def _marker(so_far: Kind | None, found: Kind) -> Kind:
    """What is below two heads of lists: the comments' head counts for all that follows, a box's for least."""
    if so_far is Kind.COMMENTS or (so_far is Kind.RELATED and found is Kind.ASIDE):
        return so_far
    return found


def _prose_words(lines: Sequence[Line], block: Block) -> int:
    return sum(line.words for line in lines[block.start : block.end] if line.kind is Kind.PROSE)


def main_block(lines: Sequence[Line], blocks: Sequence[Block]) -> Block:
    """The block that tells the story: the most prose, half as much counted behind a list's head."""
    above = [block for block in blocks if block.behind is not Kind.COMMENTS]
    if sum(_prose_words(lines, block) for block in above) < ENOUGH_WORDS:
        above = list(blocks)
    return max(above, key=lambda block: _prose_words(lines, block) / (2 if block.behind else 1))


def block_stems(lines: Sequence[Line], block: Block, language: str | None) -> set[str]:
    """The stems of a block's text, of its first SAMPLE_LINES lines where it is longer."""
    text = (line.text for line in lines[block.start : block.end] if line.kind in TEXT)
    return {stem for line in islice(text, SAMPLE_LINES) for stem in stems(line, language)}


def _runs_on(text: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether two lines of prose follow each other: cards have a headline above every sentence."""
    kinds = [line.kind for line in lines]
    return len(text) > 1 and any(a in TEXT and b in TEXT and Kind.PROSE in (a, b) for a, b in pairwise(kinds))


def _belongs(
    lines: Sequence[Line], block: Block, listed: bool, known: set[str], language: str | None
) -> bool:
    """Whether a block goes on with the story: by its words, and the less so the more it looks like cards."""
    span = lines[block.start : block.end]
    text = [line for line in span if line.kind in TEXT]
    prose = any(line.kind is Kind.PROSE for line in text)
    own = block_stems(lines, block, language)
    common = len(own & known)
    if any(line.kind is Kind.PROSE and _quotes(line) for line in text):
        return True
    if not prose:
        return not listed and bool(own) and common >= 2 * SAME_BLOCK * len(own)
    pair = block.behind is Kind.RELATED and len(text) <= PAIR
    if (_runs_on(text, span) and not pair) or not listed:
        return common > 0
    if block.behind is Kind.ASIDE and len(span) == 1:
        return True
    return common >= SAME_BLOCK * len(own) and common > 1


def _resumes(lines: Sequence[Line], block: Block, known: set[str], language: str | None) -> bool:
    """Whether the story goes on behind what looked like the comments' head and was a box with a question.

    Comments stand below a name or a time each; most of a story's paragraphs stand below another.
    """
    names = (Kind.SHORT, Kind.STAMP)
    near = lines[block.start : min(block.end, block.start + SAMPLE_LINES)]
    first = lines[block.start - 1].kind if block.start else Kind.JUNK
    kinds = [first, *(line.kind for line in near if line.kind in (*TEXT, *names))]
    running = sum(line in TEXT and above not in names for above, line in pairwise(kinds))
    named = sum(line in TEXT and above in names for above, line in pairwise(kinds))
    common = block_stems(lines, block, language) & known
    return running >= max(RESUMED, named) and len(common) >= RESUMED_STEMS


def _quotes(line: Line) -> bool:
    """Whether a line is a quotation and who said it: what no teaser is."""
    return _SPEECH.match(line.text) is not None


def story_blocks(
    lines: Sequence[Line], blocks: Sequence[Block], main: Block, told: set[str], language: str | None
) -> list[Block]:
    """The main block and those above and below that go on with it, in order; `told` are the title's stems."""
    place = blocks.index(main)
    known = block_stems(lines, main, language) | told
    kept = [main]
    for way in (blocks[place + 1 :], blocks[:place][::-1]):
        listed = False
        for block in way:
            ended = block.behind is Kind.COMMENTS and main.behind is not Kind.COMMENTS
            if ended and not _resumes(lines, block, known, language):
                break
            listed = listed or block.behind is not None
            if _belongs(lines, block, listed, known, language):
                kept.append(block)
                known |= block_stems(lines, block, language)
                listed = False
            else:
                listed = True
    return sorted(kept, key=lambda block: block.start)
