"""States that two outlets tell oppositely: open or shut, sought or caught, stable or critical.

Requirements: a false difference is worse than a missed one; both sides are of one thing; an outlet never
    differs with itself.
How it works: `language.scales` lists words for two opposite states, or for two steps that follow one
    another. Each is read with what it is told of: the words before it in its clause and up to AFTER behind
    it; where the scale is of people, the names among these, or those that open the sentence. Times, figures
    and adverbs are no thing. "not", "never" and the like turn an opposite round; what is only a condition
    ("until the line reopens") or, of people, has a year is no state. Two outlets differ where they have
    opposite words of one scale for a thing that they call by a word in common. An outlet that has both
    counts for the later of two steps, and for neither of two opposites.
Known failures: two things of one noun, or one person's two cases; opposites that are not in the lists; a
    state told of "it" or "they"; a negation further back ("no other form of it is allowed").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from summarizers.claims.statements import Statement, Statements
from summarizers.figures.dates import MONTHS, WEEKDAYS
from summarizers.language.scales import AROUND, NAMES, SCALES
from summarizers.language.subjects import plain_subject
from summarizers.language.verbs import verb_in
from summarizers.language.words import fold, tokens, tokens_at

BEFORE, AFTER = 8, 4
"""Words before and behind a state's word that may tell what it is of."""

SHORT = 3
"""So few words between a comma and a state's word ("has now been") are of the sentence's subject."""

LEAST_RARITY = 1.5
"""Words that are more common tell no thing: "people", "man", "day"; "school" has 1.7."""

_BREAK = re.compile(
    r"[,;:()–—“”\"«»]\s?|\s(?:but|while|whereas|although|who|which|whose|pero|aber|mientras)\s", re.IGNORECASE
)
_AND = re.compile(r"\s(?:and|und|y)\s", re.IGNORECASE)
_NOT = re.compile(
    r"(?:\b(?:not|never|no|nor|nobody|none|neither|without|hardly|cannot|nicht|kein\w*|nie|niemand|nunca|nadie)"
    r"|n[’']t)\b(?:\s\S+){0,4}\s?\Z",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:if|when|whenever|until|till|once|before|unless|whether|(?:could|may|might|would|should)(?!\snot)|wenn|falls"
    r"|sobald|si|cuando|plead\w*|plea)\b(?:\s\S+){0,7}\s?\Z",
    re.IGNORECASE,
)
_OBJECTS = frozenset({"fire", "up", "a", "an", "its", "his", "her", "their"})
_CLOSING = frozenset({"zu"})
"""Words that tell a state at the end of a clause alone."""

_TOKEN = re.compile(r"\S+")
_OPENING = 6
"""Words at a sentence's beginning among which its subject's name is looked for."""

_TIMES = {*MONTHS, *WEEKDAYS, "today", "tomorrow", "yesterday", "tonight", "morning", "afternoon", "evening"}
_TIMES |= {"night", "week", "weekend", "month", "year"}
_OBJECT = re.compile(
    r"\s(?:as\sa|much\sof|the|its|his|her|their|all|both|der|die|das|den|el|la|los|las|su|sus)\s",
    re.IGNORECASE,
)
"""How words behind a state begin that may be the thing it is of: "lifted the ban", not "opens on Friday"."""

_HISTORY = re.compile(r"\b(?:19|20)\d\d\b|\bprevious")
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w-]+(?=[’']s\b|[,.;:)]|\s(?:[A-Z\d(]|\w+(?:ly|ed)\b|(?:am|is|are|was|were|has|have|had|who|will"
    r"|would|on|in|at|to|of|for|after|and|but|found|quit|died)\b)|\Z)"
)
"""A capitalised word that, by what follows, is no part of a longer noun: "Pell was", not "Harn police"."""


@dataclass(frozen=True, slots=True)
class State:
    """A state's word in the statement `row`, up to `end`, its clause from `begin` on.

    It is on a side (0 or 1) of a scale, and told of some terms.
    """

    row: int
    begin: int
    end: int
    scale: int
    side: int
    terms: frozenset[int]


def _phrases() -> dict[str, list[tuple[int, int, list[str]]]]:
    """The scale, the side and the words of each phrase, by its first word."""
    found = defaultdict[str, list[tuple[int, int, list[str]]]](list)
    for number, scale in enumerate(SCALES):
        for side, listed in enumerate((scale.one, scale.other)):
            for phrase in listed.split("|"):
                words = [fold(token) for token in tokens(phrase)]
                found[words[0]].append((number, side, words))
    return dict(found)


_PHRASES = _phrases()


def _found(text: str, language: str | None) -> Iterator[tuple[int, int, int, int]]:
    """The phrases of the scales in a sentence: scale, side, start and end of each."""
    places = tokens_at(text)
    folded = [fold(token) for _, token in places]
    for n, word in enumerate(folded):
        for scale, side, words in _PHRASES.get(word, ()):
            stop = n + len(words)
            if folded[n:stop] != words:
                continue
            start, end = places[n][0], places[stop - 1][0] + len(places[stop - 1][1])
            joined = text[max(0, start - 1) : start] == "-" or text[end : end + 1] == "-"
            behind = folded[stop] if stop < len(folded) else ""
            acts = SCALES[scale].alone and language == "en" and behind in _OBJECTS
            inside = word in _CLOSING and text[end : end + 1].isspace()
            if not (joined or acts or inside):
                yield scale, side, start, end


def _break_before(text: str, start: int) -> int:
    """Where the last mark or conjunction before a place ends, 0 without one."""
    return max((m.end() for m in _BREAK.finditer(text[:start])), default=0)


def _clause_before(text: str, start: int) -> int:
    """Where the words begin that may tell what a state is of."""
    begin = _break_before(text, start)
    for joint in _AND.finditer(text, begin, start):
        if verb_in(text[begin : joint.start()]) and len(text[joint.end() : start].split()) > 1:
            begin = joint.end()
    words = list(re.finditer(r"\S+", text[begin:start]))[-BEFORE:]
    return begin + words[0].start() if words else start


def _named(row: Statement, start: int, end: int) -> Iterator[int]:
    """The terms in a span that may be somebody's name."""
    for word in _NAME.finditer(row.text, start):
        if word.start() < end and fold(word.group()) not in _TIMES:
            yield from row.terms_between(word.start(), word.start() + 1)


def _things(row: Statement, start: int, end: int) -> Iterator[int]:
    """The terms in a span that may be a thing: no times, no adverbs."""
    for place, token in tokens_at(row.text[start:end]):
        if fold(token) not in _TIMES and not token.endswith("ly"):
            yield from row.terms_between(start + place, start + place + 1)


def _told_of(row: Statement, start: int, end: int, where: str) -> set[int]:
    """The terms that a state's word may be told of."""
    behind = [word.end() for word in _TOKEN.finditer(_BREAK.split(row.text[end:])[0])]
    begin = _clause_before(row.text, start)
    spans = [(begin, start)]
    if where == NAMES or _OBJECT.match(row.text, end):
        spans.append((end, end + max(behind[:AFTER], default=0)))
    subject, apart = row.text.partition(", ")[0], row.text[:begin].endswith(", ")
    if apart and len(row.text[begin:start].split()) <= SHORT and plain_subject(subject):
        spans.append((0, len(subject)))
    if where == AROUND:
        return {term for span in spans for term in _things(row, *span)}
    opening = [word.end() for word in _TOKEN.finditer(row.text, 0, start)][:_OPENING]
    named = {term for span in spans for term in _named(row, *span)}
    return named or set(_named(row, 0, max(opening, default=0)))


def _states_in(statements: Statements, number: int) -> Iterator[State]:
    """The states that a sentence tells."""
    row = statements.rows[number]
    for scale, side, start, end in _found(row.text, statements.articles[row.article].language):
        where = SCALES[scale].told_of
        clause = row.text[_break_before(row.text, start) : start]
        negative = _NOT.search(clause) is not None
        unsure = _UNSURE.search(clause) or (where == NAMES and _HISTORY.search(row.text))
        if unsure or (negative and where != AROUND):
            continue
        terms = _told_of(row, start, end, where).difference(row.terms_between(start, end))
        terms &= statements.names if where == NAMES else terms
        begin = _clause_before(row.text, start)
        yield State(number, begin, end, scale, side ^ negative, frozenset(terms))


def states_of(statements: Statements) -> Iterator[State]:
    """All states that the bodies of a story tell; what has both words of a scale is of the second step."""
    for number, row in enumerate(statements.rows):
        states = list(_states_in(statements, number)) if row.is_whole else []
        both = {s.scale for s in states if s.side} & {s.scale for s in states if not s.side}
        yield from (s for s in states if s.scale not in both or (SCALES[s.scale].steps and s.side))


@dataclass(frozen=True, slots=True)
class Opposed:
    """The states of one thing on each side, one for each outlet that tells it; `of` is a word for it."""

    of: str
    sides: tuple[tuple[State, ...], tuple[State, ...]]

    @property
    def steps(self) -> bool:
        """Whether the second side follows the first."""
        return SCALES[self.sides[0][0].scale].steps


def _sides(here: list[State], statements: Statements) -> tuple[tuple[State, ...], tuple[State, ...]]:
    """The states of one thing by side, without outlets that have both; of steps these keep the second."""
    one, other = ({statements.rows[s.row].outlet: s for s in reversed(here) if s.side == n} for n in (0, 1))
    steps = SCALES[here[0].scale].steps
    return (
        tuple(state for outlet, state in one.items() if outlet not in other),
        tuple(state for outlet, state in other.items() if outlet not in one or steps),
    )


def _called(statements: Statements, row: int, term: int) -> str:
    """The word of a sentence that a term is."""
    here = statements.rows[row]
    place = next(place for place, held in here.places if held == term)
    return next(token for start, token in tokens_at(here.text) if start + len(token) > place)


def opposed(statements: Statements) -> Iterator[Opposed]:
    """What outlets tell oppositely, by scale, the rarest words for it first; nothing twice."""
    things = defaultdict[tuple[int, int], list[State]](list)
    for state in states_of(statements):
        for term in state.terms:
            if statements.rarities[term] >= LEAST_RARITY and term not in statements.figures:
                things[state.scale, term].append(state)
    told = set[tuple[int, int]]()

    def order(thing: tuple[int, int]) -> tuple[int, float, int]:
        scale, term = thing
        return scale, -float(statements.rarities[term]), term

    for scale, term in sorted(things, key=order):
        sides = _sides(things[scale, term], statements)
        places = {(scale, statements.rows[s.row].outlet) for side in sides for s in side}
        if all(sides) and told.isdisjoint(places):
            told |= places
            yield Opposed(_called(statements, sides[0][0].row, term), sides)
