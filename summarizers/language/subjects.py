"""Which verb of an English sentence is whose: its subject, and what "and" joins to it.

Requirements: a wrong subject is worse than none, so what is unclear has none.
How it works: the subject of a clause is what stands before its first verb, after a fronted phrase. It may be
    interrupted, "Emil Drost, who is 88, stood": then a verb follows right after the comma that ends the
    interruption. A predicate after "and" is of the same subject where its verb can only be finite ("was",
    "took"), or is any past tense and the main clause has one verb and that no auxiliary ("closed the line
    and sold it", but not "was closed and sold", nor "sold a ship built and moved in 1990").
Known failures: verbs are told by their form (`language.verbs`), so a present tense that looks like a noun
    is no verb, and what stands before the next one is no subject.
"""

from __future__ import annotations

import re

from summarizers.language.parts import SAYING
from summarizers.language.verbs import AUXILIARIES, FINITE, clearly_finite, verb_in, verbs_in, word_set
from summarizers.language.wording import runs_up

LONGEST_SUBJECT = 8
"""Words that may stand in brackets."""

LEAST_OBJECT = 2
"""Words between a verb and "and": with fewer, as in "shot and wounded three", both verbs have one object."""

NESTED = re.compile(
    r"\b(?:who|whom|which|whose|what|how|whether|where|when|while|after|before|because|although|though|that|if"
    r"|until|unless|as)\b",
    re.IGNORECASE,
)
"""Words after which it cannot be told whose verb a further verb is."""

SPEAKS = (
    rf"\b(?:{'|'.join(sorted(SAYING))}|according|apparently|reportedly|allegedly|learn(?:s|ed|t)"
    r"|acknowledge[sd]?|alleges?|contend(?:s|ed)|maintain(?:s|ed)\sthat|conclude[sd]?\sthat"
    r"|suspect(?:s|ed)\sthat|fears?\sthat|feared\sthat|reckons?|assume[sd]?)\b"
)
GOVERNS = re.compile(
    rf"{SPEAKS}|\b(?:if|whether|unless|not|never|no|nor|hardly|neither|without)\b|n['’]t\b|:",
    re.IGNORECASE,
)
"""What reaches over a cut: after it the rest is somebody's word, a condition or a denial."""

RELATIVE = word_set("who whom whose which where")
APPOSED = word_set("a an the his her its their one")

_SPEAKER = re.compile(SPEAKS, re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|there|this|that|these|those|who|which|each|both|all|some|one|none|others?)\b",
    re.IGNORECASE,
)
_BASE = word_set("have do")
"""Auxiliaries that are infinitives as well: "to own a car and have a boat"."""

_ALSO_PREPOSITIONS = word_set("after before")
_MODAL = re.compile(
    r"\b(?:to(?!\s(?:(?:the|an?|its|his|her|their)\b|[A-Z\d]))|will|would|shall|should|can|could|may|might|must|do|does|did)\b"
)
_OPEN = word_set("of in at on to by for from into with over through and or both be been")
_SHARED = re.compile(r"\b(?:both|either|between)\b", re.IGNORECASE)
_OPENS_NOUN = re.compile(r"(?:the|an?|its|his|her|their|most|many|some|several|more)\s|[A-Z\d]")
_WHEN_OR_WHERE = re.compile(
    r"(?:elsewhere|earlier|later|yesterday|today|meanwhile|shortly|early|late|last"
    r"|(?:\w+\s){0,3}(?:minutes|hours|days|weeks|months|years)\s(?:later|earlier|before|after|ago))\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(rf"[,;:“”\"]|\b(?:and|or|but)\b|{NESTED.pattern}", re.IGNORECASE)
_LAST_ADVERB = re.compile(r"\s(?:\w+ly|also|then|later|now|still|already|soon)$", re.IGNORECASE)
_PERSON = re.compile(r"(?:he|she|they|we|i)\b", re.IGNORECASE)
_ADVERB = re.compile(r"\w+ly|also|then|later|now|still|already|soon", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"(?:not|once|now|then|today|tonight|yesterday|tomorrow|later|here|meanwhile|instead|even|only|just|like|unlike"
    r"|despite|because|since|when|while|if|although|though|until|under|over|near|among|about|last|next|earlier"
    r"|[^\W\d_]+ly|[^\W\d_]+ed)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s+")
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
    apart = place is not None and clause[: place[0]].rstrip().endswith((",", ";"))
    before = clause[: place[0]].strip(EDGE) if place and not apart else ""
    counted = before[-1:].isdigit() and place and clause[slice(*place)].lower() not in AUXILIARIES
    return before if plain_subject(before) and not counted else None


def opens_with_verb(text: str) -> bool:
    """Whether a finite verb comes first, or after one adverb."""
    verb = verb_in(text)
    return verb is not None and (verb[0] == 0 or _ADVERB.fullmatch(text[: verb[0]].strip()) is not None)


def relates(clause: str) -> bool:
    """Whether a clause opens with "who" or "which" as the subject of its verb."""
    word, verb = clause.partition(" ")[0], verb_in(clause)
    between = clause[len(word) : verb[0]].strip() if verb else ","
    return word in {"who", "which"} and (not between or _ADVERB.fullmatch(between) is not None)


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
    if head in RELATIVE:
        return not _LISTED.search(between)
    listed = _LISTED if head in APPOSED else _AND
    clause = verb_in(between) is None or NESTED.search(between)
    return bool(head and clause) and not _SPEAKER.search(between) and not listed.search(between)


def _after_fronted(clause: str) -> str:
    """A clause without a phrase such as "On Monday, " that stands before its subject."""
    first = _COMMA.search(clause)
    fronted = clause[: first.start()] if first else ""
    plain = (
        (runs_up(fronted) or _WHEN_OR_WHERE.match(fronted))
        and not verb_in(fronted)
        and not NESTED.search(fronted)
    )
    return clause[first.end() :] if first and plain else clause


def has_main_verb(span: str) -> bool:
    """Whether a span from the start of a sentence holds its subject and its main verb."""
    span = _after_fronted(span)
    place = verb_in(span)
    person = place is not None and _PERSON.fullmatch(span[: place[0]].strip()) is not None
    return person or subject_of(span) is not None or interrupted(span) is not None


def main_clause(clause: str) -> tuple[str, str] | None:
    """The subject of a clause and what follows it, its verb first; None where the subject is unclear.

    A short phrase before the subject, such as "In March, ", is part of it: it says when or where.
    """
    cut = interrupted(clause)
    if cut:
        return cut[0], clause[cut[1] :]
    core = _after_fronted(clause)
    subject, place = subject_of(core), verb_in(core)
    if subject is None or place is None or runs_up(subject) or _NO_SUBJECT.match(subject):
        return None
    fronted = clause[: len(clause) - len(core)]
    whole = _LAST_ADVERB.sub("", f"{fronted}{subject}")
    if len(whole.split()) > LONGEST_SUBJECT and any(map(str.isdigit, fronted)):
        return None
    return whole if len(whole.split()) <= LONGEST_SUBJECT else subject, core[place[0] :]


def _nested(predicate: str) -> bool:
    """Whether a predicate may hold a clause of its own, so that a further verb may be that one's."""
    inner = list(NESTED.finditer(predicate))
    return any(
        word.group().lower() not in _ALSO_PREPOSITIONS or verb_in(predicate[word.end() :]) for word in inner
    )


def _goes_on(first: str, second: str) -> bool:
    """Whether a predicate can only be of the same subject as the one that "and" joins it to."""
    verbs, place = list(verbs_in(first)), verb_in(second)
    if not verbs or place is None or not opens_with_verb(second):
        return False
    verb, helper = second[slice(*place)].lower(), first[slice(*verbs[0])].lower()
    if verb in _BASE:
        return not _MODAL.search(first)
    if verb in FINITE or (clearly_finite(second, place) and not _MODAL.search(first)):
        return True
    rest = second[place[1] :]
    finite = next((start for start, end in verbs_in(rest) if rest[start:end].lower() in FINITE), None)
    clear = finite is None or (verb in SAYING and verb != "found") or _CLOSES.search(rest[:finite])
    return len(verbs) == 1 and helper not in AUXILIARIES and rest.split()[:1] != ["by"] and bool(clear)


def second_subject(left: str, predicate: str) -> str | None:
    """The subject of a predicate that "and" joins to what stands left of it; None where that is unclear."""
    clause = main_clause(left)
    if clause is None or GOVERNS.search(left):
        return None
    subject, first = clause
    return subject if not _nested(first) and _goes_on(first, predicate) else None


def opens_noun(subject: str) -> bool:
    """Whether a subject begins as one does that is told of by itself: with an article, a name, a number."""
    return _OPENS_NOUN.match(subject) is not None


def second_clause(left: str, clause: str) -> bool:
    """Whether "and" joins a clause of its own subject, without a comma, to the main clause before it."""
    first, subject, place = main_clause(left), subject_of(clause), verb_in(clause)
    if not first or not subject or not place or GOVERNS.search(left) or not opens_noun(subject):
        return False
    nested = any(word.group().lower() not in RELATIVE for word in NESTED.finditer(left))
    verb = verb_in(first[1])
    sure = verb is not None and clearly_finite(first[1], verb) and clearly_finite(clause, place)
    return sure and not nested


def leaves_object(left: str) -> bool:
    """Whether a clause before "and" has its own object, not the one of the verb after it."""
    clause = main_clause(left)
    verb = verb_in(clause[1]) if clause else None
    after = clause[1][verb[1] :].strip(EDGE).split() if clause and verb else []
    return len(after) >= LEAST_OBJECT and after[-1].lower() not in _OPEN and not _SHARED.search(left)
