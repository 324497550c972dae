"""The words in which a claim is shown: clauses of its sentence where it can be cut, else the whole sentence.

Requirements: what is shown never says something else than its sentence. It is a contiguous span, its
    subject in it or in [brackets] before it; who said it, under what condition and how surely stays with it.
How it works: an English sentence is cut only where nothing before the cut could govern what stands after it
    (a verb of saying, "if", "not", a colon, a quotation), and where what is left off after it can be missed
    (`lines.cutting`). Inside a sentence a clause starts that has a subject and verb of its own after a
    comma, a semicolon or "and", or after an opening that can be left off (`lines.fronting`). Where its
    subject stands apart from it, that is put before it in [brackets]: of "and fled"
    (`language.subjects`), of the verb after an interruption ("Emil Drost, who is 88, stood"), of a
    relative clause ("[Emil Drost] is 88", `language.relatives`); so is the speaker of a second "and that",
    of a sentence's end, and of the second half of a quotation.
    Anything else is shown whole, and so is every sentence in another language.
Known failures: subject and verb are told by the verb's form (`language.verbs`); a pronoun in what is shown
    is left to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from summarizers.language.parts import SAYING
from summarizers.language.relatives import antecedent
from summarizers.language.subjects import (
    EDGE,
    GOVERNS,
    has_main_verb,
    interrupted,
    relates,
    resumes,
    second_clause,
    second_subject,
    subject_of,
)
from summarizers.language.verbs import verb_in
from summarizers.language.wording import leans_back, standing_alone
from summarizers.lines.cutting import CONTRAST, JOINING, ends_well, reported, speaker_at_end, spoken
from summarizers.lines.fronting import main_start
from summarizers.lines.referents import speaker_of

LEAST_SHOWN = 4
"""Words that a [subject] may stand before; fewer are shown with their sentence."""

MOST_PLACES = 3
"""Commas on each side of a claim at which a cut is tried: further away the sentence is hardly shortened."""

LONGEST_CUT = 30
"""Words that a part of a sentence may have: a longer one saves little, and costs what stood around it."""

LEAST_QUOTED = 5
"""Words from which a quotation is somebody's speech; fewer are a name or a word held at arm's length."""

_WHOSE = re.compile(r"(?:his|her|its|their)\b", re.IGNORECASE)
"""Openings of a clause that leave its reader asking whose."""

_EARLIER = re.compile(
    r"\b(?:in (?:[A-Z]\w+ )?(?:1\d{3}|20\d\d)|[\w-]+ (?:years?|months?|decades?) (?:ago|earlier)"
    r"|(?:last|earlier this) (?:year|month|season)),?$"
)
"""What puts a clause in an earlier time: the predicate that "and" joins to it would read as today's."""

_POINTED_OUT = re.compile(r"\b(?:point(?:s|ed)? out|mak(?:es|ing) (?:it )?clear|recall(?:s|ed)?) that\b")
_NAMED_LAST = re.compile(rf"\b(?:{'|'.join(sorted(SAYING))})\s(?:[A-Z][\w’'.-]+\s){{1,3}}[A-Z][\w’'-]+,\s*$")

_LAST_OF_SEVERAL = re.compile(r"(?:[A-Z][\w’'.-]*\s){1,4}(?:are|were|have)\b")
"""One name before a verb of several: the others stand before "and"."""

_STOP = re.compile(r"[,;]\s+|\s(?=(?:and that|because)\s)")
_QUOTED = re.compile(r"[“«„\"][^“”«»„\"]*[”»\"“]")
_TURN = re.compile(r"(?<=\w[.!?])\s+(?=[“\"])")
_PAIRS = (("“", "”"), ("(", ")"))
_SPEAKS = re.compile(rf"\b(?:{'|'.join(sorted(SAYING))})\b")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is shown of a sentence, and the span of it, from `start` to `end`, that is not in [brackets]."""

    text: str
    start: int
    end: int


def _closed(text: str, start: int, end: int) -> bool:
    """Whether a span breaks no quotation or bracket, and a speech in it has its speaker."""
    span, before = text[start:end], text[:start]
    if (before.count('"') | span.count('"') | text.count('"')) % 2:
        return False
    if any(part.count(one) != part.count(other) for part in (before, span, text) for one, other in _PAIRS):
        return False
    speech = any(len(quote.split()) >= LEAST_QUOTED for quote in _QUOTED.findall(span))
    return not speech or _SPEAKS.search(_QUOTED.sub("", span)) is not None


def _tells(clause: str) -> bool:
    """Whether what a [subject] stands before is long enough, or has a figure."""
    return len(clause.split()) >= LEAST_SHOWN or any(map(str.isdigit, clause))


def _past(left: str) -> bool:
    """Whether what stands before "and" ends with an earlier time that is its verb's, not a participle's."""
    time, verb = _EARLIER.search(left), verb_in(left)
    words = left[: time.start()].split() if time else []
    if time is None or verb is None or not words:
        return False
    return verb_in(words[-1]) is None or verb_in(left[verb[1] : time.start()]) is None


def _predicate(left: str, clause: str) -> str | None:
    """The subject of "and fled" in [brackets] before it; None where that is unclear."""
    subject = second_subject(left, clause)
    return f"[{subject}] {clause}" if subject and _tells(clause) else None


def _from_inside(text: str, start: int, end: int) -> str | None:
    """An English span from inside a sentence so that it can stand alone; None where it cannot."""
    left, span = text[:start].rstrip(), text[start:end].strip(EDGE)
    cut = interrupted(text)
    if cut and cut[1] == start:
        return f"[{standing_alone(cut[0])}] {span}"
    word, _, rest = span.partition(" ")
    word = word.lower()
    if word == "and" and _LAST_OF_SEVERAL.match(rest):
        return None
    if word in JOINING and rest.startswith("that ") and (speaker := reported(left)):
        return f"[{speaker}] {rest}"
    if GOVERNS.search(left):
        return None
    if start == main_start(text):
        return span
    clause = rest if word in JOINING | CONTRAST else span
    joined = left.endswith(";") or (left.endswith(",") and word in JOINING | CONTRAST)
    if (joined or word == "and") and _WHOSE.match(clause):
        return None
    if joined and (subject_of(clause) or (verb_in(left) and interrupted(clause))):
        return clause
    if word == "and" and second_clause(left, rest):
        return rest
    return _predicate(left, clause) if word in JOINING else None


def _relative(text: str, start: int, end: int) -> Phrase | None:
    """A relative clause, "who is 88", after what it tells of in [brackets]."""
    cut, first = interrupted(text), text.find(", ") + 2
    start = first if cut and start == 0 and first < end <= cut[1] else start
    word, _, rest = text[start:].partition(" ")
    left = text[:start]
    if not relates(text[start:]):
        return None
    if cut and start == first and end <= cut[1] and not spoken(text[cut[1] :]):
        subject, end = standing_alone(cut[0]), cut[1]
    elif (noun := antecedent(left, word, rest)) and not resumes(text[start:end]) and not GOVERNS.search(left):
        if cut or not ends_well(text, end):
            return None
        subject = noun
    else:
        return None
    clause = text[start + len(word) : end].strip(EDGE)
    fits = _tells(clause) and _closed(text, start, end)
    return Phrase(f"[{subject}] {clause}", start, end) if fits else None


def _cut(text: str, start: int, end: int) -> str | None:
    """An English span as it is shown; None where it cannot stand alone."""
    if not _closed(text, start, end):
        return None
    if text[:start].strip(EDGE):
        return _from_inside(text, start, end)
    span = standing_alone(text[start:end].strip(EDGE))
    return span if has_main_verb(span) else None


def _turns(text: str, start: int, end: int) -> Iterator[Phrase]:
    """The half that holds a claim of a quotation that goes on after its speaker is named."""
    turn = _TURN.search(text)
    if turn is None or not _closed(text, 0, turn.start()):
        return
    first, second = text[: turn.start()].strip(), text[turn.end() :].strip()
    if end <= turn.end():
        yield Phrase(first, 0, turn.end())
    elif start >= turn.end() and _QUOTED.fullmatch(second) and (name := speaker_of(first)):
        yield Phrase(f"[{name}:] {second}", turn.end(), len(text))


def _spans(text: str, start: int, end: int) -> Iterator[Phrase]:
    """The spans of a sentence that hold an English claim and can stand alone."""
    stops, main = [match.end() for match in _STOP.finditer(text)], main_start(text)
    before = [place for place in stops if 0 < place < start][: -MOST_PLACES - 1 : -1]
    starts = [start, *before, *([main] if main and main < start else []), 0]
    ends = [end, *[place for place in stops if end < place][:MOST_PLACES], len(text)]
    ends = [place for place in dict.fromkeys(ends) if ends_well(text, place)]
    for one, other in product(dict.fromkeys(starts), ends):
        shown = _cut(text, one, other) if (one, other) != (0, len(text)) else None
        if shown is not None and len(shown.split()) <= LONGEST_CUT:
            yield Phrase(shown, one, other)


def _said_at_end(text: str, start: int, end: int) -> Iterator[Phrase]:
    """The spans of a sentence whose speaker, named at its end, is put in [brackets] before them."""
    found = speaker_at_end(text)
    if found is None or start >= found[1]:
        return
    speaker, place = found
    for span in _spans(text[:place], start, min(end, place)):
        shown = f"[{speaker}] {span.text}"
        plain = not span.text.startswith("[") and not leans_back(span.text)
        if span.end < place and plain and len(shown.split()) <= LONGEST_CUT:
            yield Phrase(shown, span.start, span.end)


def _cuts(text: str, start: int, end: int) -> Iterator[Phrase]:
    """The ways to show an English claim without its whole sentence."""
    yield from _spans(text, start, end)
    yield from _turns(text, start, end)
    yield from _said_at_end(text, start, end)
    relative = _relative(text, start, end)
    if relative is not None:
        yield relative


def _opens_clause(text: str, place: int) -> bool:
    """Whether a main clause ends at a place, or the sentence."""
    before, after = text[:place].rstrip(), text[place:].partition(" ")[0].lower()
    return not before or not after or before.endswith(";") or after in JOINING | CONTRAST


def _leaves_off_who(text: str, end: int) -> bool:
    """Whether a sentence that is shown up to `end` loses who the speaker is whom it names last."""
    return _NAMED_LAST.search(text[:end]) is not None


def loses(text: str, shown: Phrase) -> bool:
    """Whether what is shown of a sentence lacks what a reader must know of it.

    That is who the speaker is whom it names last, who points it out, or the earlier time in which it was.
    """
    left = text[: shown.start].rstrip(EDGE)
    joined = text[shown.start :].startswith("and ") and _past(left)
    return _leaves_off_who(text, shown.end) or joined or _POINTED_OUT.search(left) is not None


def phrasings(text: str, start: int, end: int, language: str | None) -> list[Phrase]:
    """The words that can show what a sentence says from `start` to `end`, the best first.

    Main clauses come first, the shorter the better; then the whole sentence, which is always among them;
    then what is taken out of a clause and lacks what stood around it there. Last comes what ends with a
    speaker's name and leaves off who that is.
    """
    found = [Phrase(standing_alone(text.strip()), 0, len(text))]
    if language == "en" and text[start:end].strip(EDGE):
        found += _cuts(text, start, end)

    def order(shown: Phrase) -> tuple[bool, bool, int]:
        clauses = _opens_clause(text, shown.start) and _opens_clause(text, shown.end)
        return _leaves_off_who(text, shown.end), not clauses, shown.end - shown.start

    return sorted(found, key=order)
