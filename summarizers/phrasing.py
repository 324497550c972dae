"""The words in which a claim is shown: the part of its sentence, with what a reader needs to understand it.

Requirements: a contiguous span of the sentence, never cut in a phrase; who or what it speaks of stands in it
    or in [brackets] before it, in words of the same sentence; who said it stays with it.
How it works: a part that begins its sentence stands as it is. A clause with a subject of its own loses its
    conjunction. Before a relative clause stands the noun it belongs to, before a predicate the sentence's
    subject, before an item of a list the subject and verb. Anything else is shown with the part before
    it, and in other languages than English with all of the sentence before it.
Known failures: subject and verb are told by the verb's form (`summarizers.verbs`); a pronoun at the start of
    a sentence is left to the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizers.parts import parts_of
from summarizers.verbs import AUXILIARIES, verb_in, word_set
from summarizers.wording import standing_alone, trim_marks

LEAST_SHOWN = 4
"""Words that something in brackets may stand before; fewer are shown with the part before them."""

LONGEST_HEAD = 9
"""Words that may stand in brackets; a longer subject is not shown but the sentence from its beginning."""

MOST_STEPS = 12
"""Parts before a part that are tried for what it lacks; then all of the sentence before it is shown."""

_DROPPED = word_set("and but while although though because as since when after whereas where")
"""Conjunctions without which their clause is still true."""

_RELATIVE = word_set("who which whose whom")
_JOINING = word_set("and but or nor")
_BOUND = word_set(
    "that if so until unless before after when as since because while with including despite without amid"
    " following in on at by for from to of"
)
"""Words that need the part before theirs."""

_NESTED = re.compile(
    r"\b(?:who|which|whose|where|when|while|after|before|because|although|though|that|if)\b", re.IGNORECASE
)
"""Words after which it cannot be told whose verb a further verb is."""

_COUNTED = re.compile(
    r"(?:\d|(?:a|an|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands|several|some"
    r"|many|up to|about|around|nearly|almost|more than|at least)\b)",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"\w+ly|also|then|later|now|still|already|never|not|just|only|soon|since", re.IGNORECASE)
_MAIN_VERB = re.compile(r"(?:\s(?:not|also|been|be|being|n't|\w+ly))*\s[\w’'-]+")
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|you|there|this|that|these|those)\b", re.IGNORECASE)
_NOUN = re.compile(
    r"((?:\b(?:the|a|an|this|his|her|its|their|our|two|three|\d+)\s)[^,;:()]{1,50}"
    r"|[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)*|[\w’'-]+)"
    r"[,\s—–-]*$"
)
_PARTICIPLE = re.compile(r"(?:\w+ly\s)?\w{2,}ing\b")
_RUN_UP = re.compile(
    r"(?:in|on|at|after|amid|as|with|within|following|during|for|from|by|to|before)\b[^,]*,\s*", re.IGNORECASE
)
_EDGE = " \t\n,;:—–-"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is shown of a sentence, and the span of it, from `start` to `end`, that is not in [brackets]."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Head:
    """What a clause begins with; a `helped` verb has an auxiliary, "was" or "has"."""

    subject: str
    verb: str
    helped: bool


def _trimmed(text: str) -> str:
    text = text.strip(_EDGE).rstrip("(")
    text = text.strip(_EDGE)
    if text.count("(") != text.count(")"):
        text = text.strip("()").strip(_EDGE)
    return trim_marks(text).strip(_EDGE) if text else text


def _antecedent(left: str) -> str | None:
    """The noun that ends a text, with its article or its other names."""
    found = _NOUN.search(left.rstrip(_EDGE))
    if not found:
        return None
    noun = found[1]
    last = list(re.finditer(r"\b(?:the|a|an|this|his|her|its|their|our)\s", noun, re.IGNORECASE))
    noun = noun[last[-1].start() :] if last else noun
    return noun if len(noun.split()) <= LONGEST_HEAD else None


def _subject(left: str) -> _Head | None:
    """The subject and verb of a text's first clause; None where the verb cannot be told."""
    left = standing_alone(left)
    left = left[found.end() :] if (found := _RUN_UP.match(left)) else left
    place = verb_in(left)
    if not place or not place[0]:
        return None
    subject = left[: place[0]].split(",")[0].strip(_EDGE)
    verb = left[place[0] : place[1]]
    helped = verb.lower() in AUXILIARIES
    if helped and (main := _MAIN_VERB.match(left, place[1])):
        verb += main[0]
    fits = 0 < len(subject.split()) < LONGEST_HEAD and not _PRONOUN.match(subject)
    return _Head(subject, verb, helped=helped) if fits else None


def _has_subject(clause: str) -> bool:
    """Whether an English clause names who or what its verb speaks of."""
    place = verb_in(clause)
    if place is None or _PRONOUN.match(clause):
        return False
    before = clause[: place[0]].split()
    return bool(before) and not (len(before) == 1 and _ADVERB.fullmatch(before[0]))


def _completed(text: str, start: int, span: str) -> str | None:
    """An English span from inside a sentence with what it lacks; None where the part before it is needed."""
    first, _, rest = span.partition(" ")
    word, left = first.lower(), text[:start]
    if word in _RELATIVE:
        noun = _antecedent(left)
        return f"[{noun}] {span}" if noun else None
    if word in _DROPPED and _has_subject(rest):
        return rest
    if word in _BOUND:
        return None
    bare = rest if word in _JOINING else span
    if _has_subject(bare) and not _PARTICIPLE.match(bare):
        return bare
    head = None if _NESTED.search(left) else _subject(left)
    if head is None or _PRONOUN.match(bare) or len(bare.split()) < LEAST_SHOWN:
        return None
    place = verb_in(bare)
    if _PARTICIPLE.match(bare) or (place and len(bare[: place[0]].split()) <= 1 and word in _JOINING):
        return None if head.helped and not _PARTICIPLE.match(bare) else f"[{head.subject}] {bare}"
    return f"[{head.subject} {head.verb}] {bare}" if place is None and _COUNTED.match(bare) else None


def phrase(text: str, start: int, end: int, language: str | None) -> Phrase:
    """The words of a sentence from `start` to `end`, completed in [brackets] or by the parts beside them."""
    parts, steps = parts_of(text, language), 0
    while text[:start].strip(_EDGE + "\"“«„'‘("):
        completed = _completed(text, start, _trimmed(text[start:end])) if language == "en" else None
        if completed:
            return Phrase(completed, start, end)
        steps += 1
        near = language == "en" and steps < MOST_STEPS
        start = max((first for first, _ in parts if first < start), default=0) if near else 0
    first, _, rest = _trimmed(text[start:end]).partition(" ")
    if language == "en" and end < len(text) and first.lower() in _DROPPED & _BOUND and _has_subject(rest):
        return Phrase(rest, start, end)
    if language == "en":
        verb = verb_in(text[start:])
        least = max(end, start + verb[1]) if verb else len(text)
        end = next((last for _, last in parts if last >= least), len(text))
    return Phrase(standing_alone(_trimmed(text[start:end])), start, end)
