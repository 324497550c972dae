"""Sentences of paragraphs, each with its exact place.

Requirements: a span of the paragraph as it stands, so that it can be quoted; quotes not torn from
    their speaker; initials, titles, dotted abbreviations and datelines not taken for ends.
How it works: NLTK's Punkt with the models that come inside the `punkt` package (19 languages, English
    for the rest), the non-breaking prefixes of the same package, and the news abbreviations below. Two
    repairs follow: a piece that begins in lower case belongs to the quote before it, and the pieces of
    a quotation are joined to each other and to the sentence that names the speaker, while the whole
    stays short enough to be read.
Known failures: a sentence that begins in lower case by choice ("iPhone sales …") is joined to a quote
    before it; a quotation that never closes is left cut up.
Reading: Kiss and Strunk 2006, "Unsupervised multilingual sentence boundary detection".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import punkt
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from summarizers.credits import dateline_of
from summarizers.words import LANGUAGE_NAMES

# Abbreviations of news text that Punkt's models and the prefix lists lack, by language name.
NEWS_ABBREVIATIONS = {
    "english": "a.m adm bn capt cmdr col cpl d.c dept dist e.g e.u est fig gen gov i.e jan feb mar apr jun "
    "jul aug sep sept oct nov dec lt maj no p.m prof rep rev sen sgt u.k u.n u.s v vs",
    "german": "bzw ca dr mio mrd nr prof st u.a usw z.b",
    "spanish": "ee uu mill núm sr sra",
    "french": "av env m mm mme no",
    "russian": "г гг млн млрд руб тыс ул",
}

LONGEST_QUOTE = 60
"""Words up to which the pieces of one quotation are kept together; longer ones are left cut."""

_OPEN, _CLOSE = "“«„", "”»"
_QUOTE_END = re.compile(r"[.?!…,][\"'”’»)]*$")
_BULLET = re.compile(r"\s*[•▪▫◦‣*·–-]\s+")
_WHOLE_QUOTE = re.compile(r"[“«„\"][^“”«»„\"]*[”»\"]")
_CLOSED_QUOTE = re.compile(r"[”»\"]")
_STRAIGHT = re.compile(r'"')


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its words, the paragraph it stands in (from 0), and its character span there."""

    text: str
    paragraph: int
    start: int
    end: int


@cache
def _splitter(language: str | None) -> PunktSentenceTokenizer:
    name = LANGUAGE_NAMES.get(language or "", "english")
    if name not in punkt.available_languages():
        name = "english"
    model = punkt.load_model(name)
    if punkt.has_prefixes(name):
        model = punkt.with_nonbreaking_prefixes(model, name)
    found = PunktParameters()
    found.abbrev_types = set(model.abbrev_types) | set(NEWS_ABBREVIATIONS.get(name, "").split())
    found.collocations = set(model.collocations)
    found.sent_starters = set(model.sent_starters)
    found.ortho_context.update(model.ortho_context)
    splitter = PunktSentenceTokenizer()
    splitter._params = found  # Punkt offers no other way to take ready parameters
    return splitter


def _unclosed(text: str) -> bool:
    """Whether the text ends inside a quotation that it opened."""
    opened = sum(text.count(mark) for mark in _OPEN) - sum(text.count(mark) for mark in _CLOSE)
    return opened > 0 or (opened == 0 and len(_STRAIGHT.findall(text)) % 2 == 1)


def _joins(so_far: str, piece: str) -> bool:
    """Whether a piece belongs to what stands before it."""
    if piece[0].islower() and _QUOTE_END.search(so_far) and so_far[-1] in "\"'”’»)…":
        return True
    speaks_on = _WHOLE_QUOTE.fullmatch(piece) and _CLOSED_QUOTE.search(so_far)
    short = len(so_far.split()) + len(piece.split()) <= LONGEST_QUOTE
    return short and (bool(speaks_on) or _unclosed(so_far))


def spans_of(paragraph: str, language: str | None = None) -> list[tuple[int, int]]:
    """The (start, end) character spans of a paragraph's sentences, a leading bullet and dateline left out."""
    spans: list[tuple[int, int]] = []
    bullet = _BULLET.match(paragraph)
    skipped = bullet.end() if bullet else 0
    skipped += len(dateline_of(paragraph[skipped:]))
    for cut in _splitter(language).span_tokenize(paragraph[skipped:]):
        start, end = (skipped + place for place in cut)
        if spans and _joins(paragraph[spans[-1][0] : spans[-1][1]], paragraph[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def sentences_of(paragraphs: Sequence[str], language: str | None = None) -> list[Sentence]:
    """All sentences of an article's paragraphs, in order."""
    return [
        Sentence(paragraph[start:end], number, start, end)
        for number, paragraph in enumerate(paragraphs)
        for start, end in spans_of(paragraph, language)
    ]
