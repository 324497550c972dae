"""Which of a story's lines say what readers were told before, in whatever words.

Requirements: a fact told once is not told again as new because another outlet words it; what adds a fact,
    a figure or a "not" is new; told twice is a nuisance, left untold is a loss.
How it works: a line is held against the known one that has most of its words by rarity. It says the same
    where that one supports it (`summarizers.support_for`, which sees a denial) with SAYS or more and has
    all of its figures. One direction is enough: a line that says less is told, too.
Known failures: what shares hardly a word with the line that told it counts as new; another day or another
    name beside many common words does not. docs/telegram.md has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizers.article import Article
from summarizers.claims.statements import Statements, statements_of
from summarizers.stating import support_for

SAYS = 0.60
"""Support from which one line says another: of .50 to .70 this one found most of what had been told (66 of
77 lines) with fewest new facts taken for told (4 of 134); docs/telegram.md."""


def said_before(lines: Sequence[str], known: Sequence[str], language: str | None) -> list[int | None]:
    """For each line the position of the known one that says it, None where there is none."""
    if not lines or not known:
        return [None] * len(lines)
    place = {text: number for number, text in reversed([*enumerate(known)])}
    texts = [*known, *lines]
    statements = statements_of([Article("told", None, (text,), language=language) for text in texts])
    terms = _terms(statements, len(texts))
    heard, asked = terms[: len(known)], terms[len(known) :]
    found: list[int | None] = []
    for line, held in zip(lines, asked, strict=True):
        best = _nearest(statements, held, heard)
        says = _says(known[best], line, language, (held - heard[best]) & statements.figures)
        found.append(place.get(line, best if held and says else None))
    return found


def _nearest(statements: Statements, held: frozenset[int], heard: Sequence[frozenset[int]]) -> int:
    """Which of the known lines has most of a line's terms, by rarity."""
    return max(range(len(heard)), key=lambda number: statements.known(held, heard[number]))


def _terms(statements: Statements, texts: int) -> list[frozenset[int]]:
    """The terms of each text, all its sentences together."""
    terms = [frozenset[int]()] * texts
    for row in statements.rows:
        terms[row.article] |= row.terms
    return terms


def _says(told: str, line: str, language: str | None, missing: frozenset[int]) -> bool:
    """Whether one line says all that another does; `missing` are the figures that it has not."""
    return not missing and support_for(line, told, language=language) >= SAYS
