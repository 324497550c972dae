"""The units that are held against other reports: checkable statements, each with its exact place.

A claim is a part of a sentence (`language.parts`) with enough words of its own to be looked for elsewhere;
what has fewer belongs to the part after it, or before it at the sentence's end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizers.claims.statements import Statements
from summarizers.language.parts import LEAST_WORDS, parts_of

LEAST_TERMS = 2
"""A part with fewer terms is joined to its neighbour: one word alone is found anywhere."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A part of the statement `row`: its characters from `start` to `end` there, and its terms."""

    row: int
    start: int
    end: int
    terms: frozenset[int]


def _spans(statements: Statements, row: int) -> Iterator[tuple[int, int]]:
    """The spans of a sentence's claims."""
    statement = statements.rows[row]
    start, spans = None, list[tuple[int, int]]()
    for first, end in parts_of(statement.text, statements.articles[statement.article].language):
        start = first if start is None else start
        terms = set(statement.terms_between(start, end))
        if len(terms) >= LEAST_TERMS and len(statement.text[start:end].split()) >= LEAST_WORDS:
            spans.append((start, end))
            start = None
    if start is not None:
        begin = spans.pop()[0] if spans else start
        spans.append((begin, len(statement.text)))
    yield from spans


def claims_of(statements: Statements) -> tuple[Claim, ...]:
    """The claims of all statements, in order; a statement without any term has none."""
    claims = []
    for row, statement in enumerate(statements.rows):
        for start, end in _spans(statements, row):
            terms = frozenset(statement.terms_between(start, end))
            if terms:
                claims.append(Claim(row, start, end, terms))
    return tuple(claims)
