"""Sentences of paragraphs, each with its exact place.

Requirements: a span of the paragraph as it stands, so that it can be quoted; quotes not torn from
    their speaker; initials, titles, dotted abbreviations and datelines not taken for ends.
How it works: NLTK's Punkt with the models that come inside the `punkt` package (19 languages, English
    for the rest), the non-breaking prefixes of the same package, and the news abbreviations below. Two
    repairs follow: a piece that begins in lower case belongs to the one before it ("?” she said"), and the
    pieces of a quotation are joined to each other and to the sentence that names the speaker where the
    quotation closes and the whole is short enough to be read.
Known failures: "5 to 4. 12 were absent" is taken for a torn number; a text all in lower case is joined where
    it asks or exclaims; a quotation that is longer, or closes in another paragraph, is left cut up; "the
    firm’s workers’ pay" inside single marks closes them.
Reading: Kiss and Strunk 2006, "Unsupervised multilingual sentence boundary detection".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import punkt
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from summarizers.credits import dateline_of
from summarizers.language.words import LANGUAGE_NAMES, stop_words

# Abbreviations of news text that Punkt's models and the prefix lists lack, by language name.
NEWS_ABBREVIATIONS = {
    "english": "a.m adm approx asst atty bn brig capt cmdr col const cpl d.c dept det dets dist e.g e.u est "
    "fig gen gov i.e insp jan feb mar apr jun jul aug sep sept oct nov dec lt maj mt p.m prof pte pvt rep "
    "rev sen sgt supt u.k u.n u.s v vs",
    "german": "bzw ca dr mio mrd nr prof st u.a usw z.b",
    "spanish": "ee uu mill núm sr sra",
    "french": "av env m mm mme no",
    "russian": "г гг млн млрд руб тыс ул",
}

LONGEST_QUOTE = 60
"""Words up to which the pieces of one quotation are kept together; longer ones are left cut."""

LOOK_BACK = 12
"""Characters before a piece that tell whether a sentence goes on in it."""

LONGEST_WORD = 30
"""Characters a word may have on average before a quotation is too long to be looked through."""

# What closes a quotation, by the mark that opened it: “A”, German „A“ and »A«, French « A », Swedish ”A”.
_CLOSED_BY = {"“": "”", "„": "“”", "«": "»", "»": "«", "”": "”", '"': '"', "‘": "’", "'": "'"}
# Marks that also close, or are apostrophes, open only before a word and after a gap.
_OPENING = re.compile(r"[“„«]|(?<![^\s(—–-])(?:[”»\"](?=\w)|[‘'](?=[^\W\d]))")
_CLOSING = {
    mark: re.compile(rf"[{closers}](?!\w)" if mark in "‘'" else f"[{closers}]")
    for mark, closers in _CLOSED_BY.items()
}
_BULLET = re.compile(r"\s*[•▪▫◦‣*·–-]\s+")
_WHOLE_QUOTE = re.compile(r"[“«„\"‘][^“”«»„\"]*[”»“\"’]")
_CLOSED_QUOTE = re.compile(r"[”»\"“]|[,.?!…]’")
_DASH = "—–-"
_NUMBERED = ("No.", "Nos.")
"""Abbreviations before a number; elsewhere "no." ends a sentence."""

_TORN_END = re.compile(r"(?:(?<!\d)\d{1,3}|\(|(?<!\w)(?:an?|of|by|his|her))\s?\.\Z")
_TORN_START = re.compile(r"\d{1,3}(?:\s?%|\s?-|\s[a-z]|\.\Z|\))")
"""A number that a page has torn apart at its point goes on: "magnitude 5. 9 quake", "a . 38 - inch nail"."""

_CALIBRE = re.compile(r"\d{2,3}[\s-]{1,3}(?:calib(?:er|re)|Magnum)\b")
"""So does ".38-caliber" of "a loaded. 38-caliber revolver", where a page has put a space after the point."""

_INITIALS = re.compile(
    r"(?P<the>\b[Tt]he\s)?(?<![\w.])(?!(?:D\.\s?C|N\.\s?[CDHJMY]|S\.\s?[CD]|L\.\s?A|B\.\s?C|R\.\s?I)\.)"
    r"[A-Z]\.\s?[A-Z]\.\Z"
)
_OF_NAME = re.compile(r"[A-Z][\w’'-]+\s(?:and|of|for|&)\s(?:the\s)?[A-Z]")
"""Behind "P.J." and "U.S.", where no sentence ends but after its "the", a name goes on: "Fish and Game"."""

_LETTERED = re.compile(
    r"(\b(?:block|class|exhibit|gate|grade|group|hall|hepatitis|pier|plan|platform|section|series|terminal|type"
    r"|vitamin|wing)\s(?-i:[A-Z])[.])\s+(?=(?-i:[A-Z])|[“\"])",
    re.IGNORECASE,
)
"""A letter that tells which of several and ends a sentence, as in "Gate C. Ms. Brok": no initial."""


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
    place = 0
    while opening := _OPENING.search(text, place):
        closing = _CLOSING[opening[0]].search(text, opening.end())
        if closing is None:
            return True
        place = closing.end()
    return False


def _short(text: str) -> bool:
    return len(text) <= LONGEST_QUOTE * LONGEST_WORD and len(text.split()) <= LONGEST_QUOTE


def _goes_on(before: str, piece: str) -> bool:
    """Whether a piece begins in the middle of a sentence, `before` being the characters before it."""
    first = piece.lstrip(_DASH).split(maxsplit=1)[:1]
    numbered = piece[0].isdigit() and before.split()[-1:] and before.split()[-1] in _NUMBERED
    torn = _TORN_END.search(before) and _TORN_START.match(piece)
    initials, starter = _INITIALS.search(before), first[:1] and first[0].lower() in stop_words("en")
    named = initials and (_OF_NAME.match(piece) or not (initials["the"] or starter))
    if numbered or torn or named or _CALIBRE.match(piece):
        return True
    after_dash = piece[0] in _DASH
    return bool(first) and first[0].islower() and (not after_dash or before[-1] in "?!…”»“\"'’")


def _last_of(paragraph: str, pieces: Sequence[tuple[int, int]], first: int) -> int:
    """The number of the last piece that makes one sentence with the first."""
    start, last = pieces[first][0], first
    while last + 1 < len(pieces):
        piece = slice(*pieces[last + 1])
        so_far = paragraph[start : min(pieces[last][1], start + LONGEST_QUOTE * LONGEST_WORD)]
        if _goes_on(paragraph[max(start, pieces[last][1] - LOOK_BACK) : pieces[last][1]], paragraph[piece]):
            last += 1
        elif _unclosed(so_far):
            closed = _closed_at(paragraph, pieces, first, last + 1)
            if closed is None:
                break
            last = closed
        elif (
            _CLOSED_QUOTE.search(so_far)
            and _short(paragraph[start : piece.stop])
            and _WHOLE_QUOTE.fullmatch(paragraph, *pieces[last + 1])
        ):
            last += 1
        else:
            break
    return last


def _closed_at(paragraph: str, pieces: Sequence[tuple[int, int]], first: int, after: int) -> int | None:
    """The piece, from `after` on, at whose end an open quotation is closed; None if that is too far."""
    for number in range(after, len(pieces)):
        text = paragraph[pieces[first][0] : pieces[number][1]]
        if not _short(text):
            return None
        if not _unclosed(text):
            return number
    return None


def _parted(paragraph: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a piece in which sentences end after letters that are no initials."""
    for found in _LETTERED.finditer(paragraph, start, end):
        yield start, found.end(1)
        start = found.end()
    yield start, end


def spans_of(paragraph: str, language: str | None = None) -> list[tuple[int, int]]:
    """The (start, end) character spans of a paragraph's sentences, a leading bullet and dateline left out."""
    bullet = _BULLET.match(paragraph)
    skipped = bullet.end() if bullet else 0
    skipped += len(dateline_of(paragraph[skipped:]))
    cuts = _splitter(language).span_tokenize(paragraph[skipped:])
    pieces = [piece for start, end in cuts for piece in _parted(paragraph, skipped + start, skipped + end)]
    spans: list[tuple[int, int]] = []
    number = 0
    while number < len(pieces):
        last = _last_of(paragraph, pieces, number)
        spans.append((pieces[number][0], pieces[last][1]))
        number = last + 1
    return spans


def sentences_of(paragraphs: Sequence[str], language: str | None = None) -> list[Sentence]:
    """All sentences of an article's paragraphs, in order."""
    return [
        Sentence(paragraph[start:end], number, start, end)
        for number, paragraph in enumerate(paragraphs)
        for start, end in spans_of(paragraph, language)
    ]
