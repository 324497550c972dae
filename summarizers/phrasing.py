"""The words in which a claim is shown: the part of its sentence, with what a reader needs to understand it.

Requirements: a contiguous span of the sentence, never cut in a phrase; who or what it speaks of stands in it or in
    [brackets] before it, in words of the same sentence; who said it stays with it.
How it works: a part that begins its sentence stands as it is. A clause with a subject of its own loses its
    conjunction. Before a relative clause stands the noun it belongs to, before a predicate the sentence's subject,
    before anything else the subject and verb. Where none of these can be told, as in other languages than
    English, the sentence is shown from its beginning.
Known failures: subject and verb are told by the verb's form (`summarizers.verbs`); a pronoun at the start of a
    sentence is left to the reader.
"""

from __future__ import annotations

import re

from summarizers.verbs import verb_in
from summarizers.wording import standing_alone, trim_marks

LONGEST_HEAD = 9
"""Words that may stand in brackets; a longer subject is not shown but the sentence from its beginning."""

_DROPPED = frozenset("and but while although though because as since when after whereas where".split())
"""Conjunctions without which their clause is still true."""

_RELATIVE = frozenset("who which whose whom".split())
_SUBJECT = re.compile(r"(?:the|a|an|this|these|his|her|its|their|our|my|some|many|most|all|both|no|one|two|three)\b", re.I)
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|you|there|this|that|these|those)\b", re.IGNORECASE)
_NOUN = re.compile(
    r"((?:\b(?:the|a|an|this|his|her|its|their|our|two|three|\d+)\s)[^,;:()]{1,50}|[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)*|[\w’'-]+)"
    r"[,\s—–-]*$"
)
_SAYS = re.compile(
    r"(?:[^,;:.]{1,60}\s)?(?:said|says|told|added|according to|reported|wrote|explained|noted|announced)\b", re.IGNORECASE
)
_EDGE = " \t\n,;:—–-"


def attributed_until(text: str, end: int, ends: list[int]) -> int:
    """Where a span that ends at `end` ends with who said it; `ends` are the ends of the sentence's parts."""
    after = next((e for e in ends if e > end), end)
    said = text[end:after]
    return after if _SAYS.match(said) and len(said.split()) <= LONGEST_HEAD else end


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


def _head(left: str, *, verb: bool) -> str | None:
    """The subject of a text's first clause, with its verb if asked for."""
    found = verb_in(left)
    if not found or not found[0]:
        return None
    head = left[: found[1] if verb else found[0]]
    head = standing_alone(head).strip(_EDGE)
    return head if 0 < len(head.split()) <= LONGEST_HEAD else None


def _own_subject(clause: str) -> bool:
    """Whether a clause begins with a subject that can be understood, and has a verb."""
    begins = bool(_SUBJECT.match(clause)) or clause[:1].isupper() or clause[:1].isdigit()
    return begins and not _PRONOUN.match(clause) and verb_in(clause) is not None


def _completed(text: str, start: int, span: str) -> str | None:
    """An English span from the middle of a sentence with what it lacks; None where that cannot be told."""
    first, _, rest = span.partition(" ")
    word, left = first.lower(), text[:start]
    if word in _DROPPED and _own_subject(rest):
        return rest
    if word in _RELATIVE:
        noun = _antecedent(left)
        return f"[{noun}] {span}" if noun else None
    if _own_subject(span) and word not in {"that", "if", "so", "until", "unless", "before"}:
        return span
    bare = rest if word in {"and", "but", "or"} else span
    found = verb_in(bare)
    predicate = found is not None and (found[0] == 0 or bare[: found[0]].split()[-1:] in (["also"], ["then"], ["later"]))
    head = _head(left, verb=not predicate)
    return f"[{head}] {bare}" if head else None


def phrase(text: str, start: int, end: int, language: str | None) -> str:
    """The words of a sentence from `start` to `end`, completed in [brackets] or from its beginning."""
    span = _trimmed(text[start:end])
    if not text[:start].strip(_EDGE + "\"“«„'‘("):
        return standing_alone(span)
    shown = _completed(text, start, span) if language == "en" else None
    return shown or standing_alone(_trimmed(text[:end]))
