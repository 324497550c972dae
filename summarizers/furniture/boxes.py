"""Which groups of lines between blank lines are boxes: offers, polls, tables, cards, comments, menus.

Requirements: a box in the middle of an article goes whole and both sides stay; where paragraphs are not set
    off by blank lines nothing is decided here; a paragraph pasted onto a box is not lost with it.
How it works: where most prose stands alone between blank lines, a group of several lines that is neither
    text throughout nor a list that a colon announces is a box. What ends it is the article's, if it is a
    sentence below a credit, a time or an advert's mark, a section below its own heading with paragraphs to
    come, or shares the story's words; never if it makes an offer. Single lines go only as offers.
Known failures: a card of one headline and one sentence between two paragraphs looks like a section; where
    blank lines stand everywhere or nowhere, only single offers are found.
Reading: Vogels, Ganea and Eickhoff 2018, "Web2Text"; Kohlschütter, Fankhauser and Nejdl 2010.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from summarizers.furniture.blocks import SAMPLE_LINES
from summarizers.furniture.lines import MARKERS, TEXT, Kind, Line
from summarizers.furniture.offers import UNKNOWN, address_of, offer_signs, offer_weight
from summarizers.furniture.words import STEM, stems
from summarizers.language.words import content_words, rarity

LEAST_ALONE = 3
"""Paragraphs that stand alone between blank lines from which a page is taken to set off its paragraphs."""

LEAST_BELOW = 2
"""Paragraphs that stand alone below a box, under no name or time, which show it not to end the article."""

MOSTLY_ALONE = 0.5
"""Share of the prose, in words, that stands alone there. Of 18 pasted pages the article's own share is
above .9; readers' comments and teasers in groups bring a whole page down to .58."""

SAME_STORY = 0.15
"""Share of a grouped sentence's content words found elsewhere in the story that shows it to be of it."""

OFFER = 3.0
"""Weight from which a line between two paragraphs is an offer. Of 11,254 lines of the linking dev set 49
weigh 2 and none more."""

HEADING_OFFER = 3.5
"""The same for a short line, which may be a heading: "What we know of the crash"."""

PASTED_OFFER = 2.0
"""The same for a sentence at the end of a group, where most are."""

OFTEN = 0.35
"""Share of paragraphs speaking to the reader from which it tells nothing: columns, guides, interviews."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """In how many of the story's lines each stem occurs; whether the story speaks to its reader."""

    lines: Counter[str]
    personal: bool
    language: str | None
    paragraphs: Sequence[int] = ()

    def resumes(self, number: int) -> bool:
        """Whether paragraphs of the story stand alone below a line."""
        return len(self.paragraphs) - bisect_right(self.paragraphs, number) >= LEAST_BELOW

    def share(self, line: Line, *, own: bool = False) -> float:
        """The share, by rarity, of a line's words that other lines hold; `own` where it was counted."""
        words = set(content_words(line.text, self.language))
        rare = {word: rarity(word, self.language) for word in words}
        known = sum(weight for word, weight in rare.items() if self.lines[word[:STEM]] > own)
        return known / sum(rare.values()) if len(words) > 1 else UNKNOWN

    def offer(self, line: Line, *, own: bool = False) -> float:
        """How much a line sounds like an offer that has nothing to do with the story."""
        signs = offer_signs(line, self.language, personal=self.personal)
        return offer_weight(signs, self.share(line, own=own)) if signs else 0.0


def vocabulary_of(story: Sequence[Line], language: str | None) -> Vocabulary:
    """The stems of the story's lines."""
    counted = Counter(stem for line in story for stem in stems(line.text, language))
    speaking = sum(any(address_of(line.text, language)) for line in story)
    return Vocabulary(counted, speaking > max(1, OFTEN * len(story)), language)


def _groups(lines: Sequence[Line]) -> Iterator[list[int]]:
    for _, group in groupby(range(len(lines)), key=lambda n: lines[n].group):
        yield list(group)


def is_spaced(lines: Sequence[Line]) -> bool:
    """Whether a page sets its paragraphs off by blank lines and its boxes not."""
    alone, grouped, paragraphs = 0, 0, 0
    for group in _groups(lines):
        if paragraphs >= LEAST_ALONE and any(lines[n].kind is Kind.COMMENTS for n in group):
            break
        words = sum(lines[n].words for n in group if lines[n].kind is Kind.PROSE)
        if len(group) == 1 and words:
            alone, paragraphs = alone + words, paragraphs + 1
        else:
            grouped += words
    return paragraphs >= LEAST_ALONE and alone >= MOSTLY_ALONE * (alone + grouped)


def without_boxes(lines: Sequence[Line], language: str | None) -> list[Line]:
    """The lines with those of boxes and single offers turned into boxes' lines, whatever they look like."""
    groups = list(_groups(lines)) if is_spaced(lines) else [[n] for n in range(len(lines))]
    story = [g[0] for g in groups if len(g) == 1 and lines[g[0]].kind is Kind.PROSE]
    known = vocabulary_of([lines[n] for n in story[:SAMPLE_LINES]], language)
    known = replace(known, paragraphs=[n for n in story if not _is_named(lines, n)])
    counted = frozenset(story[:SAMPLE_LINES])
    first, second = [*story, len(lines), len(lines)][:2]
    boxed = {n for n in range(1, len(lines) - 1) if _is_poll(lines, n)}
    announced = False
    for group in groups:
        if len(group) > 1 and not _is_text(lines, group, announced):
            onset = group[-1] < second
            boxed.update(_boxed(lines, group, known, above=group[-1] < first, onset=onset))
        elif not announced or len(group) == 1:
            offers = {n for n in group if _is_offer(lines[n], known, own=n in counted)}
            boxed |= offers | {n for n in group if offers and lines[n].kind is Kind.SAID}
        announced = lines[group[-1]].text.endswith(":") and lines[group[-1]].kind in TEXT
    return [replace(line, kind=Kind.BOX) if n in boxed else line for n, line in enumerate(lines)]


def _is_named(lines: Sequence[Line], number: int) -> bool:
    """Whether a line stands below a name or a time that stands alone, as readers' comments do."""
    if not number or lines[number - 1].kind not in (Kind.SHORT, Kind.STAMP):
        return False
    return number < 2 or lines[number - 2].group != lines[number - 1].group


def _is_text(lines: Sequence[Line], group: Sequence[int], announced: bool) -> bool:
    """Whether a group is paragraphs, or a list or table that the line above announces."""
    kinds = {lines[n].kind for n in group}
    announced = announced or (lines[group[0]].kind is Kind.SAID and lines[group[0]].text.endswith(":"))
    return kinds <= (TEXT | {Kind.SHORT, Kind.ROW} if announced else TEXT)


def _is_poll(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is the question of a poll: below a box's head, above the row of its answers."""
    return (
        lines[number].kind in TEXT
        and lines[number - 1].kind in (*MARKERS, Kind.SHORT)
        and lines[number].text.rstrip('"”»)').endswith("?")
        and lines[number + 1].kind is Kind.ROW
    )


def _is_offer(line: Line, known: Vocabulary, *, own: bool) -> bool:
    """Whether a line that stands for itself is an offer; `own` where the vocabulary counts it."""
    if line.text.endswith(":") or not (line.kind in TEXT or line.kind is Kind.SHORT):
        return False
    return known.offer(line, own=own) >= (HEADING_OFFER if line.kind is Kind.SHORT else OFFER)


def _boxed(
    lines: Sequence[Line], group: Sequence[int], known: Vocabulary, *, above: bool, onset: bool
) -> list[int]:
    """The lines of a group that go with the box it is.

    `above` where no paragraph has stood alone before, `onset` where at most one has: the standfirst.
    """
    kept = _pasted_on(lines, group, known, onset)
    if above:
        plain = (Kind.SHORT, Kind.STAMP, Kind.BULLET)
        kept |= {n for n in group if lines[n].kind in plain and known.offer(lines[n]) < OFFER}
    kept |= {group[-1]} if lines[group[-1]].kind in MARKERS else set()
    if not known.resumes(group[-1]):
        kept |= {n for n in group if lines[n].kind is Kind.COMMENTS}
    return [n for n in group if n not in kept]


def _is_time(line: Line) -> bool:
    return line.kind is Kind.STAMP or not any(map(str.isalpha, line.text))


def _ends_in_heading(lines: Sequence[Line], group: Sequence[int], known: Vocabulary) -> bool:
    """Whether a group ends in the heading of what is below: behind a time, or behind an advert's mark."""
    if len(group) < 2 or lines[group[-1]].kind is not Kind.SHORT:
        return False
    mark = len(group) == 2 and lines[group[0]].kind is Kind.JUNK and known.resumes(group[-1])
    return mark or _is_time(lines[group[-2]])


def _pasted_on(lines: Sequence[Line], group: Sequence[int], known: Vocabulary, onset: bool) -> set[int]:
    """What of the story ends a group: sentences, with their heading, or a heading behind a time."""
    start = len(group)
    while start and lines[group[start - 1]].kind in TEXT:
        start -= 1
    before = lines[group[start - 1]] if start else None
    text = [n for n in group[start:] if known.offer(lines[n]) < PASTED_OFFER]
    if before is None or not text:
        return {group[-1]} if _ends_in_heading(lines, group, known) else set()
    if onset or before.kind is not Kind.SHORT:
        return set(text)
    if start == 1 and len(text) == len(group) - 1 and known.resumes(group[-1]):
        return set(group)  # a heading and its section
    shares = [known.share(lines[n]) for n in text]
    if sum(shares) < SAME_STORY * len(group[start:]):
        return set()
    return {*text, *group[:start]} if start == 1 else set(text)
