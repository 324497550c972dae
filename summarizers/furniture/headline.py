"""Which line above a story is its headline.

Requirements: a headline, not a menu entry, a section's name, an author or a headline of another story;
    none when the text begins with its body.
How it works: the candidates are the short lines above the first sentence. Each is weighed by its length
    and by its words in common with the story; the first that comes near the best is taken, for a
    standfirst or a caption stands below. A first-level Markdown heading needs no weighing.
Known failures: a headline that ends with a full stop is taken for the first sentence; a ticker above the
    headline that names the same story first is taken for it.
Reading: inverted-pyramid style guides: a headline repeats the lead's words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizers.furniture.lines import Kind, Line
from summarizers.furniture.words import share_of, stems
from summarizers.language.words import fold, tokens

LONGEST_TITLE = 30
"""Words a title may have; the longest seen had 21."""

FULL_LENGTH, FULL_STEMS = 7, 6
"""Words, and content words, from which a title gains nothing by being longer."""

NEAR_BEST = 0.8
"""Share of the best candidate's weight that an earlier one needs to be preferred."""

LEAST_WEIGHT = 0.35
"""Weight below which a line is a name or a section unless it begins the text."""

MOST_FIGURES = 0.35
"""Share of a headline's words that are figures or their signs: a match's result has .25, a ticker .4."""

LEAST_MATCH = 4
"""Words a line must have to be known for a given title that goes on with the outlet's name."""

_FIGURE = re.compile(r"^\W*\d[\d.,:]*\W*$|^[$€£¥%▲▼°]+$")
_LIKE_TITLE = re.compile(r"(?:[?!][\"'”’»)]*|\b[^\W\d_a-zа-яё]\.)$")


def same_words(text: str) -> str:
    """A line's words in one plain form, by which two lines are known for the same."""
    return " ".join(map(fold, tokens(text)))


def _is_ticker(text: str) -> bool:
    """Whether many of a line's words are figures and signs."""
    words = text.split()
    return sum(_FIGURE.search(word) is not None for word in words) > MOST_FIGURES * len(words)


def _is_candidate(line: Line) -> bool:
    if line.words > LONGEST_TITLE or _is_ticker(line.text):
        return False
    return line.kind is Kind.SHORT or (line.kind is Kind.SAID and _LIKE_TITLE.search(line.text) is not None)


def _weight(line: Line, known: set[str], language: str | None) -> float:
    in_common = share_of(line.text, known, language) * min(len(stems(line.text, language)), FULL_STEMS)
    return in_common / FULL_STEMS + 0.5 * min(line.words, FULL_LENGTH) / FULL_LENGTH


def _without_site(chosen: int, candidates: Sequence[int], lines: Sequence[Line]) -> int:
    """The candidate that is the chosen one without the outlet's name behind it, if there is one."""
    whole = same_words(lines[chosen].text)
    for other in candidates:
        part = same_words(lines[other].text)
        if part != whole and len(part.split()) >= LEAST_MATCH and whole.startswith(part + " "):
            return other
    return chosen


def headline(lines: Sequence[Line], onset: int, known: set[str], language: str | None) -> int | None:
    """The number of the line that is the headline of the story whose first sentence is line `onset`."""
    above = [number for number in range(onset) if _is_candidate(lines[number])]
    marked = [number for number in above if lines[number].headline]
    if marked:
        return marked[0]
    if not above:
        first = lines[0]
        opens = onset == 0 and len(lines) > 1 and first.words <= LONGEST_TITLE * 2 // 3
        return 0 if opens and _LIKE_TITLE.search(first.text) and lines[1].kind is Kind.PROSE else None
    weights = {number: _weight(lines[number], known, language) for number in above}
    best = max(weights.values())
    if best < LEAST_WEIGHT and above[0] > 0:
        return None
    chosen = next(number for number in above if weights[number] >= NEAR_BEST * best)
    return _without_site(chosen, above, lines)


def matching(lines: Sequence[Line], title: str) -> set[int]:
    """The lines that repeat a title that is known: all of it, or all but the outlet's name behind it."""
    whole = same_words(title)
    found = set()
    for number, line in enumerate(lines):
        words = same_words(line.text) if line.words <= LONGEST_TITLE * 2 else ""
        if words == whole or (len(words.split()) >= LEAST_MATCH and whole.startswith(words + " ")):
            found.add(number)
    return found
