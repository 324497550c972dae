"""Names that outlets spell otherwise: "Aleks Orban" and "Alex Orban".

Requirements: two people are never taken for one; ways to write a foreign name are no difference.
How it works: two capitalised words that differ in MOST_EDITS letters at the most are one name in two forms
    where each stands beside the same other name ("Orban"), or beside another pair of such forms, and no
    outlet has both, be it the surname alone. One of them must be a known word: where neither is, it is mostly
    a name out of another script, of which there is no one spelling.
Known failures: two kin whose names are alike, each named by other outlets; German is left out, whose nouns
    have capitals.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from summarizers.claims.statements import Statements
from summarizers.claims.terms import one_spelling
from summarizers.language.words import fold, rarity, stop_words

MOST_EDITS = 2
"""Letters put in, left out or changed between two forms of one name: "Aleks", "Alex"."""

LEAST_LETTERS = 4
"""Letters of a name that is compared: among shorter ones everything is near everything."""

KNOWN = 8.0
"""Rarity below which a word is known (`language.words.rarity`)."""

_WORD = re.compile(r"(?<![\w’'.-])[A-ZÀ-Þ][\w-]*[a-zà-ÿ](?![\w-])")
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w’-]*\.?\s){0,3}[A-ZÀ-Þ][\w-]*[a-zà-ÿ](?:\s[A-ZÀ-Þ][\w-]+){0,3}")
_INITIAL = re.compile(r"\s(?:[A-Z]\.\s)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it stands in the statement `row`, from `start` to `end`."""

    row: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A capitalised word, and a capitalised one right beside it."""

    text: str
    beside: str
    row: int
    place: int


Sides = tuple[list[Named], list[Named]]


def edits(one: str, other: str) -> int:
    """How many letters must be put in, left out or changed to make one word of another (Levenshtein 1966)."""
    before = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        here = [i]
        for k, b in enumerate(other, 1):
            here.append(min(before[k] + 1, here[-1] + 1, before[k - 1] + (a != b)))
        before = here
    return before[-1]


def alike(one: str, other: str) -> bool:
    """Whether two words may be forms of one name.

    A plural, a hyphen, a British ending and a double letter make none.
    """
    a, b = (fold(word).replace("-", "") for word in (one, other))
    most = min(MOST_EDITS, min(len(a), len(b)) // 2)
    if a[:1] != b[:1] or min(len(a), len(b)) < LEAST_LETTERS or not 0 < edits(a, b) <= most:
        return False
    plain = [re.sub(r"(.)\1", r"\1", one_spelling(word)).removesuffix("s") for word in (a, b)]
    return plain[0] != plain[1]


def _words_in(statements: Statements) -> Iterator[_Word]:
    """The capitalised words of whole sentences, with each that stands right beside them."""
    for number, row in enumerate(statements.rows):
        language = statements.articles[row.article].language
        if not row.is_whole or language == "de":
            continue
        found = [m for m in _WORD.finditer(row.text) if fold(m.group()) not in stop_words(language)]
        for one, other in pairwise(found):
            if _INITIAL.fullmatch(row.text[one.end() : other.start()]):
                yield _Word(one.group(), other.group(), number, one.start())
                yield _Word(other.group(), one.group(), number, other.start())


def _whole(statements: Statements, word: _Word) -> Named:
    """The whole name around a word."""
    names = _NAME.finditer(statements.rows[word.row].text)
    return next(Named(word.row, *n.span()) for n in names if n.start() <= word.place < n.end())


def called_otherwise(statements: Statements) -> Iterator[Sides]:
    """The names that outlets spell otherwise: where those of each side stand."""
    found = defaultdict[str, list[_Word]](list)
    near = defaultdict[tuple[str, str], set[str]](set)
    for word in _words_in(statements):
        found[word.text].append(word)
        near[word.text[0], word.beside[0]].add(word.text)
    giving = defaultdict[str, set[int]](set)
    for row in statements.rows:
        for word in _WORD.findall(row.text):
            giving[word].add(row.outlet)
    known = {text: rarity(fold(text), "en") < KNOWN for text in found}
    pairs = dict.fromkeys(pair for texts in near.values() for pair in combinations(sorted(texts), 2))
    for one, other in sorted(pairs):
        if not (known[one] or known[other]) or giving[one] & giving[other] or not alike(one, other):
            continue
        both = [
            (a, b)
            for a, b in product(found[one], found[other])
            if fold(a.beside) == fold(b.beside) or alike(a.beside, b.beside)
        ]
        if both:
            first, second = (dict.fromkeys(words) for words in zip(*both, strict=True))
            yield [_whole(statements, word) for word in first], [_whole(statements, word) for word in second]
