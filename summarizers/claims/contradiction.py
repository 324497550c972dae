"""What in a sentence speaks against its stating a claim, however many words the two share.

Requirements: evidence against is kept apart from evidence for; what the claim itself leaves open or denies
    is no evidence against it.
How it works: a cue of `language.factuality` bears on a claim where what it governs is, for the most part
    and from its first word on, what the claim says, and the claim does not say so under the same cue. "Not"
    counts both ways, "may" and charges one way: who says that it is so says also that it may be. Two words
    of opposite meaning (`language.scales`) are as good as a "not". Roles are swapped where what stands
    before the verb in the one stands behind it in the other, and the other way round.
Known failures: opposites that are not in the list; a verb with another sense; roles in languages other than
    English, and of verbs that work both ways but for those listed (MUTUAL).
Reading: de Marneffe, Rafferty and Manning 2008, "Finding contradictions in text": polarity, modality,
    antonyms, structure and numbers as separate evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from summarizers.claims.statements import Statements
from summarizers.language.factuality import Cue, Scope, cues_at, scopes_of
from summarizers.language.scales import OPPOSITES
from summarizers.language.verbs import verbs_in, word_set
from summarizers.language.words import fold, tokens

GOVERNED = 0.5
"""The part of what a cue governs, by weight, that must be the claim's: "refused to name the two arrested"
denies no arrest."""

SAME_WORD = 4
"""Letters by which stop words, which have no stem here, are one word: "wants", "wanted"."""

_SMALL = re.compile(
    r"an?|the|that|he|she|it|they|his|her|its|their|to|be|been|being|have|has|had|having|of|for|in|on|at|by|with|from"
    r"|was|were|is|are|will|would|so|as|one|all|any|some|more|such|other|even|ever|yet|also|still|already|further"
    r"|\w+ly|d[aeio][rmnsel]?s?|dass|sie|er|es|hatte|wurde|ein\w*|que|la|el|los|las|les?|l|se|un\w*|ha|han|à|au|en|il"
    r"|elle|pas|ont|est|sont|été",
    re.IGNORECASE,
)
"""What may stand between a cue and the first word that it governs."""

_LIGHT = re.compile(
    r"(?:evidence|signs?|truth|proof|reasons?|indications?|doubt|intentions?|question|claims?|reports?|suggestions?"
    r"|allegations?)\s(?:that|of|to|in)\b|(?:any|immediate|yet|even|ever|also|still|(?!ally|apply|supply|reply)\w{3,}ly)\b",
    re.IGNORECASE,
)
"""Words between a cue and what it denies: "no evidence that …"."""

_BEING = re.compile(r"\b(?:is|are|was|were|been|being|be)\s(?:\w+ly\s)?\Z")
_DOING = re.compile(r"\w+ing\b")
MUTUAL = word_set(
    "met meet meets meeting married marry fought fight faced play plays played talked spoke speak agreed"
    " agree clashed collided merged draw drew joined signed shared linked"
)


class Against(Enum):
    """What may speak against a sentence's stating a claim."""

    DENIED = "it says that it is not so"
    OPEN = "it says that it may be so"
    CHARGED = "it says that somebody charges it"
    OPPOSITE = "it says the opposite"
    SWAPPED = "it says that another did it"


@dataclass(frozen=True, slots=True)
class Told:
    """A span of the statement `row`: a claim, or the sentence that is held against it."""

    row: int
    start: int
    end: int


def _governed(statements: Statements, told: Told, scope: Scope, said: set[str]) -> list[int]:
    """The terms of a span that a cue governs, in order, without the light words before them.

    None where a word comes first that is not `said`: in "refused to name the guard" nothing is denied of him.
    """
    row = statements.rows[told.row]
    start, end = max(scope.start, told.start), min(scope.end, told.end)
    found = [(place, term) for place, term in row.places if start <= place < end]
    while found and _LIGHT.match(row.text, found[0][0]):
        found.pop(0)
    between = tokens(row.text[start : found[0][0]]) if found and scope.cue is Cue.NOT and scope.start else []
    other = any(not _SMALL.fullmatch(token) and fold(token)[:SAME_WORD] not in said for token in between)
    return [] if other else [term for _, term in found]


def _bears(statements: Statements, cued: Told, plain: Told, cue: Cue) -> bool:
    """Whether one of two spans has under a cue what the other says without it."""
    scopes, others = _scopes(statements, cued.row), _scopes(statements, plain.row)
    shown = statements.rows[plain.row]
    places = [(place, term) for place, term in shown.places if plain.start <= place < plain.end]
    free = {term for place, term in places if cue not in cues_at(others, place)}
    here = statements.rows[cued.row]
    said = {word[:SAME_WORD] for word in _words(statements, plain)}
    for scope in scopes:
        if scope.cue is not cue or scope.end <= cued.start or cued.end <= scope.start:
            continue
        whole = scope.start == 0 or cue is not Cue.NOT
        governed = _governed(statements, cued, scope, said)
        kept = {t for p, t in here.places if t in governed and cue in cues_at(scopes, p)}
        weight = min(_weight(statements, governed), _weight(statements, (term for _, term in places)))
        common = _weight(statements, kept & free)
        first = bool(governed) and (whole or governed[0] in free)
        if first and kept & free and common >= GOVERNED * weight:
            return True
    return False


def _scopes(statements: Statements, row: int) -> tuple[Scope, ...]:
    statement = statements.rows[row]
    return scopes_of(statement.text, statements.articles[statement.article].language)


def _weight(statements: Statements, terms: Iterable[int]) -> float:
    """What some terms weigh; of names, which are told of whatever happens, nothing."""
    return sum(float(statements.weights[term]) for term in set(terms) - statements.names)


def _words(statements: Statements, told: Told) -> set[str]:
    """The words of a span, and each two neighbours as one phrase."""
    words = [fold(token) for token in tokens(statements.rows[told.row].text[told.start : told.end])]
    return {*words, *map(" ".join, pairwise(words))}


def _opposite(statements: Statements, one: Told, other: Told) -> bool:
    """Whether a word of one span and one of the other are of opposite meaning, and neither has both."""
    ours, theirs = _words(statements, one), _words(statements, other)
    return any(
        not opposites.isdisjoint(theirs) and opposites.isdisjoint(ours) and word not in theirs
        for word in ours
        if (opposites := OPPOSITES.get(word, frozenset()))
    )


def _sides_of_verbs(
    statements: Statements, told: Told, common: frozenset[int]
) -> dict[int, tuple[set[int], set[int]]]:
    """For each shared verb of a span the shared terms of who does it, and of whom it is done to."""
    row = statements.rows[told.row]
    verbs = {start for start, _ in verbs_in(row.text)}
    places = [(p, t) for p, t in row.places if told.start <= p < told.end and t in common]
    found = {}
    for place, verb in places:
        sides = {t for p, t in places if p < place}, {t for p, t in places if p > place}
        passive = _BEING.search(row.text, 0, place) and not _DOING.match(row.text, place)
        if place in verbs or passive:
            found[verb] = sides[::-1] if passive else sides
    return found


def _swapped(statements: Statements, one: Told, other: Told) -> bool:
    """Whether who did it in one span is whom it was done to in the other."""
    rows = statements.rows
    languages = {statements.articles[rows[told.row].article].language for told in (one, other)}
    if not languages <= {"en", None} or not MUTUAL.isdisjoint(_words(statements, one)):
        return False
    common = (rows[one.row].terms & rows[other.row].terms) - statements.figures
    ours, theirs = (_sides_of_verbs(statements, told, common) for told in (one, other))
    for verb in ours.keys() & theirs.keys():
        (doers, done), (others, them) = ours[verb], theirs[verb]
        if doers & them and done & others and not (doers & others and done & them):
            return True
    return False


def against(statements: Statements, claim: Told, other: Told) -> frozenset[Against]:
    """Find what in the span `other` speaks against its stating `claim`."""
    found = {
        Against.DENIED: _bears(statements, other, claim, Cue.NOT)
        or _bears(statements, claim, other, Cue.NOT),
        Against.OPEN: _bears(statements, other, claim, Cue.MAYBE),
        Against.CHARGED: _bears(statements, other, claim, Cue.CHARGE),
        Against.OPPOSITE: _opposite(statements, claim, other),
        Against.SWAPPED: _swapped(statements, claim, other),
    }
    return frozenset(piece for piece, speaks in found.items() if speaks)
