"""The words in which a claim is shown: a clause of its sentence where it can be cut, else the whole sentence.

Requirements: what is shown never says something else than its sentence. It is a contiguous span, cut between
    main clauses only, its subject in it or in [brackets] before it; who said it, under what condition and
    how surely stays with it.
How it works: a sentence is cut only where nothing before the cut could govern what stands after it (a verb
    of saying, "if", "not", a colon, a quotation), before a clause that is joined by a comma or semicolon
    and has a subject and verb of its own; of "and fled" the subject stands in [brackets].
    Anything else is shown whole, and so is every sentence in another language than English.
Known failures: subject and verb are told by the verb's form (`summarizers.verbs`); a pronoun at the start of
    a sentence is left to the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizers.parts import SAYING
from summarizers.verbs import AUXILIARIES, verb_in, word_set
from summarizers.wording import standing_alone, trim_marks

LEAST_SHOWN = 4
"""Words that a [subject] may stand before; fewer are shown with their sentence."""

LONGEST_SUBJECT = 8
"""Words that may stand in brackets."""

_JOINING = word_set("and but")
_CONTRAST = word_set("while although though whereas")
"""Conjunctions without which their clause is still true, where a comma stands before them."""

_OPENS_CLAUSE = _JOINING | _CONTRAST | word_set("which who")
_NESTED = re.compile(
    r"\b(?:who|whom|which|whose|what|how|whether|where|when|while|after|before|because|although|though|that|if"
    r"|until|unless|as)\b",
    re.IGNORECASE,
)
"""Words after which it cannot be told whose verb a further verb is."""

_GOVERNS = re.compile(
    rf"\b(?:{'|'.join(sorted(SAYING))}|if|whether|unless|not|never|no|nor|hardly|neither|without|according|apparently)"
    r"\b|n['’]t\b|:",
    re.IGNORECASE,
)
"""What reaches over a cut: after it the rest is somebody's word, a condition or a denial."""

_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|there|this|that|these|those|who|which|each|both|all|some|one|none|others?)\b",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"\w+ly|also|then|later|now|still|already|soon", re.IGNORECASE)
_QUOTES = '“”«»„"'
_EDGE = " \t\n,;—–-"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is shown of a sentence, and the span of it, from `start` to `end`, that is not in [brackets]."""

    text: str
    start: int
    end: int

    def overlaps(self, other: Phrase) -> bool:
        """Whether two spans of one sentence have words in common."""
        return self.start < other.end and other.start < self.end


def _subject(clause: str) -> str | None:
    """What stands before the verb of an English clause, if that is its subject; None if that is unclear."""
    place = verb_in(clause)
    before = clause[: place[0]].strip(_EDGE) if place else ""
    if place is None or _NESTED.search(before) or _PRONOUN.match(before) or any(c in before for c in ",;:()"):
        return None
    words = before.split()
    plain = 0 < len(words) <= LONGEST_SUBJECT and not (len(words) == 1 and _ADVERB.fullmatch(words[0]))
    return before if plain and not before[-1:].isdigit() else None


def _ends_well(text: str, end: int) -> bool:
    """Whether a sentence can be left at a place: a clause that can be missed follows after a comma."""
    left, rest = text[:end].rstrip(), text[end:].split(maxsplit=1)
    if not rest:
        return True
    return left.endswith(";") or (left.endswith(",") and rest[0].lower() in _OPENS_CLAUSE)


def _from_inside(text: str, start: int, span: str) -> str | None:
    """An English span from inside a sentence so that it can stand alone; None where it cannot."""
    left = text[:start].rstrip()
    word, _, rest = span.partition(" ")
    word = word.lower()
    joined = left.endswith((",", ";"))
    clause = rest if word in _JOINING | _CONTRAST else span
    if joined and (word in _JOINING | _CONTRAST or left.endswith(";")) and _subject(clause):
        return clause
    verb = verb_in(clause)
    follows = verb is not None and (verb[0] == 0 or _ADVERB.fullmatch(clause[: verb[0]].strip()) is not None)
    before = verb_in(left)
    subject = _subject(left)
    helped = before is not None and left[slice(*before)].lower() in AUXILIARIES
    alone = not _NESTED.search(left) and left.count(",") <= 1 and not helped
    if word in _JOINING and follows and subject and alone and len(clause.split()) >= LEAST_SHOWN:
        return f"[{subject}] {clause}"
    return None


def phrase(text: str, start: int, end: int, language: str | None) -> Phrase:
    """The words that show what a sentence says from `start` to `end`: those, or the whole sentence."""
    whole = Phrase(standing_alone(text.strip()), 0, len(text))
    span = trim_marks(text[start:end].strip(_EDGE) or text).strip(_EDGE)
    quoted = any(mark in text for mark in _QUOTES)
    if language != "en" or quoted or not _ends_well(text, end):
        return whole
    if not text[:start].strip(_EDGE):
        shown = standing_alone(span) if _subject(standing_alone(span)) else None
    else:
        shown = None if _GOVERNS.search(text[:start]) else _from_inside(text, start, span)
    if shown is None or (end < len(text) and _GOVERNS.search(text[end:])):
        return whole
    return Phrase(shown, start, end)
