"""Where an English sentence may be cut: what stands before a main verb, and what may be left off after it.

Requirements: no denial, condition, speaker or quotation is lost at a cut; what cannot be told is no cut.
How it works: the subject of a clause is what stands before its first verb. It may be interrupted, "Emil
    Drost, who is 88, stood": then a verb follows right after the comma that ends the interruption. A
    clause ends before a comma or semicolon where nothing but what can be missed follows: a further clause
    ("and the ferries", "while the ferries"), a relative clause, a phrase of circumstance, an apposition,
    and no phrase that reaches back, such as "police said" or "if it rains".
Known failures: verbs are told by their form (`summarizers.verbs`), so a present tense that looks like a noun
    is no verb, and what stands before the next one is no subject: such sentences stay whole.
"""

from __future__ import annotations

import re

from summarizers.parts import SAYING, only_says
from summarizers.verbs import AUXILIARIES, verb_in, word_set
from summarizers.wording import runs_up

LONGEST_SUBJECT = 8
"""Words that may stand in brackets."""

JOINING = word_set("and but")
CONTRAST = word_set("while although though whereas")
"""Conjunctions without which their clause is still true, where a comma stands before them."""

_RELATIVE = word_set("who whom whose which where")
_CIRCUMSTANCE = word_set(
    "with in on at near from by for during over after before following amid because as since among against"
    " despite under"
)
_APPOSED = word_set("a an the his her its their one")
NESTED = re.compile(
    r"\b(?:who|whom|which|whose|what|how|whether|where|when|while|after|before|because|although|though|that|if"
    r"|until|unless|as)\b",
    re.IGNORECASE,
)
"""Words after which it cannot be told whose verb a further verb is."""

_SPEAKS = rf"\b(?:{'|'.join(sorted(SAYING))}|according|apparently|reportedly|allegedly)\b"
GOVERNS = re.compile(
    rf"{_SPEAKS}|\b(?:if|whether|unless|not|never|no|nor|hardly|neither|without)\b|n['’]t\b|:",
    re.IGNORECASE,
)
"""What reaches over a cut: after it the rest is somebody's word, a condition or a denial."""

_SPEAKER = re.compile(_SPEAKS, re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|there|this|that|these|those|who|which|each|both|all|some|one|none|others?)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:he|she|they|we|i)\b", re.IGNORECASE)
_ADVERB = re.compile(r"\w+ly|also|then|later|now|still|already|soon", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"(?:not|once|now|then|today|tonight|yesterday|tomorrow|later|here|meanwhile|instead|even|only|just|like|unlike"
    r"|despite|because|since|when|while|if|although|though|until|under|over|near|among|about|last|next|earlier"
    r"|[^\W\d_]+ly|[^\W\d_]+ed)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|until|provided|except|otherwise)\b|:(?=\s)", re.IGNORECASE)
_AND_THAT = re.compile(r"(?:and|but) that\s")
_SAYS_THAT = re.compile(rf"\b(?:{'|'.join(sorted(SAYING))}) that\b")
_COMMA = re.compile(r",\s+")
_STOP = re.compile(r"[,;]\s+")
_AND = re.compile(r"\b(?:and|or)\b")
_LISTED = re.compile(r",\s+(?:and|or)\b")
_WINDOW = 60
"""Characters that are looked at for a verb: two words and more."""

EDGE = " \t\n,;—–-"


def plain_subject(words: str) -> bool:
    """Whether words can be a subject that is no pronoun and holds nothing nested."""
    count = len(words.split())
    alone = count == 1 and _ADVERB.fullmatch(words)
    unclear = NESTED.search(words) or _PRONOUN.match(words) or any(c in words for c in ",;:()")
    return 0 < count <= LONGEST_SUBJECT and not alone and not unclear


def subject_of(clause: str) -> str | None:
    """What stands before the verb of a clause, if that is its subject; None if that is unclear."""
    place = verb_in(clause)
    before = clause[: place[0]].strip(EDGE) if place else ""
    counted = before[-1:].isdigit() and place and clause[slice(*place)].lower() not in AUXILIARIES
    return before if plain_subject(before) and not counted else None


def opens_with_verb(text: str) -> bool:
    """Whether a finite verb comes first, or after one adverb."""
    verb = verb_in(text)
    return verb is not None and (verb[0] == 0 or _ADVERB.fullmatch(text[: verb[0]].strip()) is not None)


def interrupted(sentence: str) -> tuple[str, int] | None:
    """The subject of a sentence that a relative clause or apposition interrupts, and where its verb begins.

    None where there is no such interruption, or it may say who speaks.
    """
    first = _COMMA.search(sentence)
    subject = sentence[: first.start()].strip(EDGE) if first else ""
    named = plain_subject(subject) and not runs_up(subject) and not _NO_SUBJECT.match(subject)
    if first is None or not named or verb_in(subject) or GOVERNS.search(subject):
        return None
    for comma in _COMMA.finditer(sentence, first.end()):
        if opens_with_verb(sentence[comma.end() : comma.end() + _WINDOW]):
            between, rest = sentence[first.end() : comma.start()], sentence[comma.end() :]
            return (subject, comma.end()) if _interrupts(between) and not resumes(rest) else None
    return None


def resumes(text: str) -> bool:
    """Whether a verb follows a comma: the one before it is not that of the main clause, or not alone."""
    return any(opens_with_verb(text[comma.end() : comma.end() + _WINDOW]) for comma in _COMMA.finditer(text))


def _interrupts(between: str) -> bool:
    """Whether what stands between a subject and its verb is a relative clause or an apposition."""
    head = between.split(maxsplit=1)[0] if between.strip() else ""
    if head in _RELATIVE:
        return not _LISTED.search(between)
    named = head in _APPOSED or head[:1].isdigit()
    listed = _LISTED if named else _AND
    clause = verb_in(between) is None or NESTED.search(between)
    return bool(head and clause) and not _SPEAKER.search(between) and not listed.search(between)


def has_main_verb(span: str) -> bool:
    """Whether a span from the start of a sentence holds its subject and its main verb."""
    first = _COMMA.search(span)
    fronted = span[: first.start()] if first else ""
    if first and runs_up(fronted) and not verb_in(fronted) and not NESTED.search(fronted):
        span = span[first.end() :]
    place = verb_in(span)
    person = place is not None and _PERSON.fullmatch(span[: place[0]].strip()) is not None
    return person or subject_of(span) is not None or interrupted(span) is not None


def _can_be_missed(segment: str) -> bool:
    """Whether what stands between two commas after a clause adds to it without changing it."""
    head = segment.split(maxsplit=1)[0].lower() if segment.split() else ""
    if head in _RELATIVE or head in JOINING or head in CONTRAST:
        return True
    if GOVERNS.search(segment) or only_says(segment):
        return False
    verb = verb_in(segment)
    nested = verb is None or NESTED.search(segment[: verb[0]])
    apposed = head in _APPOSED and nested and not _AND.search(segment)
    return bool(apposed) or head in _CIRCUMSTANCE or (head.endswith("ing") and len(head) > 5)


def _joined_clause(rest: str) -> bool:
    """Whether a conjunction opens a clause or predicate, and not the end of a list."""
    return verb_in(rest.partition(" ")[2]) is not None


def ends_well(text: str, end: int) -> bool:
    """Whether a sentence can be left at a place: what follows there can be missed."""
    left, rest = text[:end].rstrip(), text[end:].lstrip()
    if not rest:
        return True
    if _CONDITION.search(rest):
        return False
    head, segments = rest.split(maxsplit=1)[0].lower(), _STOP.split(rest)
    if left.endswith(";"):
        return not _SPEAKER.search(segments[-1])
    if _AND_THAT.match(rest):
        return _SAYS_THAT.search(left) is not None and not any(map(_SPEAKER.search, segments[1:]))
    if head == "because" and not GOVERNS.search(left):
        return _joined_clause(rest) and not any(map(_SPEAKER.search, segments))
    if not left.endswith(","):
        return False
    if head == "including":
        return verb_in(rest) is None and not GOVERNS.search(rest)
    return (head not in JOINING or _joined_clause(rest)) and all(map(_can_be_missed, segments))


def reported(left: str) -> str | None:
    """Who says something that a further "and that" continues, with the verb: "The mayor said"."""
    cut = interrupted(left)
    place = verb_in(left[cut[1] :]) if cut else verb_in(left)
    start = cut[1] if cut else 0
    if place is None or (cut is None and subject_of(left) is None):
        return None
    verb, end = left[start + place[0] : start + place[1]], start + place[1]
    speaks = verb.lower() in SAYING and left[end:].lstrip().startswith("that ")
    return left[:end] if speaks and len(left[:end].split()) <= LONGEST_SUBJECT else None


def spoken(rest: str) -> bool:
    """Whether what follows a clause says at its end who said all of it."""
    return any(map(_SPEAKER.search, _STOP.split(rest)[1:]))
