"""Where an English sentence may be cut: what may be left off after a main clause, and who says it.

Requirements: no denial, condition, speaker or quotation is lost at a cut; what cannot be told is no cut.
How it works: a clause ends before a comma or semicolon where nothing but what can be missed follows: a
    further clause ("and the ferries", "while the ferries"), a relative clause, a phrase of circumstance or
    measure, a participle with its preposition ("helped by"), an apposition, and no phrase that reaches back,
    such as "police said" or "if it rains". It ends before "and" where a predicate or clause follows
    (`language.subjects`), and at a dash that stands alone. A list is not left after its first item.
    Who says all of a sentence at its end, "police said", can be put before what is cut out of it.
Known failures: verbs are told by their form (`language.verbs`), so a finite verb that looks like a
    participle may be left off with what follows it.
"""

from __future__ import annotations

import re

from summarizers.language.parts import SAYING, only_says
from summarizers.language.subjects import (
    APPOSED,
    GOVERNS,
    LONGEST_SUBJECT,
    NESTED,
    RELATIVE,
    SPEAKS,
    interrupted,
    leaves_object,
    plain_subject,
    second_clause,
    second_subject,
    subject_of,
)
from summarizers.language.verbs import verb_in, word_set
from summarizers.language.wording import leans_back, negated

JOINING = word_set("and but")
CONTRAST = word_set("while although though whereas")
"""Conjunctions without which their clause is still true, where a comma stands before them."""

_CIRCUMSTANCE = word_set(
    "with in on at near from by for during over after before following amid because as since among against"
    " despite under"
)
_SPEAKER = re.compile(SPEAKS, re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:if|unless|until|provided|except|otherwise)\b|:(?=\s)", re.IGNORECASE)
_TAIL = re.compile(r",\s(?P<says>[^,;:]+?)\.?\s*$")
_SAYS = re.compile(
    r"\b(?:said|says|say|added|reported|announced|warned|estimated|claimed|confirmed|stated|explained|noted)\b"
)
_QUOTES = re.compile(r"[“”«»„\"]")
_DASH = re.compile(r"\s(?:[–—]|--)$")
_DASH_ANYWHERE = re.compile(r"\s(?:[–—]|--?)(?=\s|$)")
_LIMITS = re.compile(
    r"(?:but|or|except|for|at|so|as|though|although|despite|in|only|mostly|\S+(?:\s\S+){0,2}$)(?!\w)",
    re.IGNORECASE,
)
_AND_THAT = re.compile(r"(?:and|but) that\s")
_SAYS_THAT = re.compile(rf"\b(?:{'|'.join(sorted(SAYING))}) that\b")
_SUPPOSES = re.compile(
    r"(?:assuming|provided|providing|supposing|depending|pending|barring|failing|according)\b"
)
_MEASURED = re.compile(
    r"(?:\d|(?:less|more|fewer|nearly|almost|about|around|some|roughly|up|close|free|ahead|each|most|half|many|two|three|four"
    r"|five|six|seven|eight|nine|ten)\b)"
)
_RELATES = re.compile(rf"(?:(?:\w+\s){{0,3}}(?:which|whom)|{'|'.join(sorted(RELATIVE))})\b")
_RELATED = re.compile(r"\b(?:who|which|that|whose|where)\b")
_PARTICIPLE = re.compile(
    r"(?:\w+ed|torn|built|driven|known|held|made|led|hit|written|found|worn)\s(?:by|in|on|at|as|from|to|with|apart|after)\b"
)
_STOP = re.compile(r"[,;]\s+")
_AND = re.compile(r"\b(?:and|or)\b")


def _can_be_missed(segment: str) -> bool:
    """Whether what stands between two commas after a clause adds to it without changing it."""
    head = segment.split(maxsplit=1)[0].lower() if segment.split() else ""
    if head in JOINING or head in CONTRAST or _RELATES.match(segment):
        return True
    if only_says(segment) or _SUPPOSES.match(segment):
        return False
    if head.endswith("ing") and len(head) > 5:
        return True
    if GOVERNS.search(segment) or negated(segment):
        return False
    verb = verb_in(segment)
    nested = verb is None or NESTED.search(segment[: verb[0]])
    own = _RELATED.split(segment, maxsplit=1)[0]
    apposed = (head in APPOSED or _MEASURED.match(segment)) and nested and not _AND.search(own)
    return bool(apposed or _PARTICIPLE.match(segment)) or head in _CIRCUMSTANCE


def _joined_clause(rest: str) -> bool:
    """Whether a conjunction opens a clause or predicate, and not the end of a list."""
    return verb_in(rest.partition(" ")[2]) is not None


def _joins(left: str, rest: str) -> bool:
    """Whether what "and" joins is a predicate or clause beside one that is complete without it."""
    return second_clause(left, rest) or (second_subject(left, rest) is not None and leaves_object(left))


def _ends_at_comma(left: str, rest: str) -> bool:
    """Whether a clause can be left at a comma: each part of what follows can be missed."""
    _, colon, items = left.rpartition(": ")
    listed = bool(colon) and verb_in(items) is None
    if listed or (rest[0].isdigit() and left[-2:-1].isdigit()):
        return False
    head = rest.split(maxsplit=1)[0].lower()
    if head == "including":
        return verb_in(rest) is None and not GOVERNS.search(rest)
    segments, before = _STOP.split(rest), left[:-1].rpartition(", ")[2]
    further = any(part.startswith("and ") and not _joined_clause(part) for part in segments)
    if further or (before.partition(" ")[0] in RELATIVE and not verb_in(before)):
        return False
    return (head not in JOINING or _joined_clause(rest)) and all(map(_can_be_missed, segments))


def ends_well(text: str, end: int) -> bool:
    """Whether a sentence can be left at a place: what follows there can be missed."""
    left, rest = text[:end].rstrip(), text[end:].lstrip()
    if not rest:
        return True
    if _CONDITION.search(rest):
        return False
    head, segments = rest.split(maxsplit=1)[0].lower(), _STOP.split(rest)
    spoken = any(map(_SPEAKER.search, segments[1:]))
    if left.endswith(";"):
        return not _SPEAKER.search(segments[-1])
    if _AND_THAT.match(rest):
        return _SAYS_THAT.search(left) is not None and not spoken
    if head == "and" and not _SPEAKER.search(rest) and _joins(left, rest.partition(" ")[2]):
        return True
    if head == "because" and not GOVERNS.search(left):
        return _joined_clause(rest) and not _SPEAKER.search(rest)
    if left.endswith(","):
        return _ends_at_comma(left, rest)
    limits = GOVERNS.search(rest) or _LIMITS.match(rest)
    return bool(_DASH.search(left)) and not limits and not _DASH_ANYWHERE.search(left[:-2] + rest)


def speaker_at_end(text: str) -> tuple[str, int] | None:
    """Who says all of a sentence at its end, "police said", and where the comma before it is."""
    tail = _TAIL.search(text)
    if tail is None or not only_says(tail["says"]):
        return None
    if _QUOTES.search(text) or _SPEAKER.search(text[: tail.start()]):
        return None
    if tail["says"].startswith("according to "):
        return (tail["says"], tail.start()) if len(tail["says"].split()) <= LONGEST_SUBJECT else None
    says = _SAYS.search(tail["says"])
    if says is None:
        return None
    speaker = tail["says"][: says.start()].strip() or tail["says"][says.end() :].strip()
    named = plain_subject(speaker) and not leans_back(speaker) and len(speaker.split()) < LONGEST_SUBJECT
    return (f"{speaker} {says.group()}", tail.start()) if named else None


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
