"""The notes on what outlets, or people in one report, tell otherwise without a figure.

Requirements: a false difference is worse than a missed one; each side in its own words, beside the outlets
    that say so.
How it works: three readings find two sides each: who denies what the sentence before says
    (`differences.denials`), opposite states of one thing (`differences.opposites`), one name in two forms
    (`differences.spellings`). A side is shown by the shortest clause that can stand alone, of all its
    outlets; where none is short enough, there is no note. A dispute of two speakers in one report is told
    with that outlet on both sides, and so with others that carry the same sentences.
Known failures: causes, places and who did what to whom are not compared, nor what is denied in other words
    than those of the sentence before; otherwise those of the three readings.
Reading: docs/notes.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from summarizers.brief import Evidence, Kind, Note, Relation, Stance, Value, Verdict
from summarizers.claims.coverage import Coverage
from summarizers.claims.statements import Statements
from summarizers.claims.telling import tells
from summarizers.differences.denials import denials, denies
from summarizers.differences.opposites import State, opposed
from summarizers.differences.relations import LATER, day_only, published
from summarizers.differences.spellings import Named, called_otherwise
from summarizers.language.parts import SAYING
from summarizers.lines.phrasing import phrasings

LONGEST_SIDE = 35
"""Words of a side, two of which stand in one line: longer ones are not read."""

TOLD = 0.75
"""The strength from which another outlet tells a charge or a denial: shorter ones share names by chance."""

SHORT_DENIAL, LONGEST_REASON = 9, 24
"""A denial of so few words is told with the sentence behind it, if that is short and of its paragraph."""

DISPUTED, NAME = "disputed", "name"
"""What a line of a denial, or of a name, begins with."""

_GOES_ON = re.compile(rf"^[“\"«„]|\b(?:{'|'.join(sorted(SAYING))})\b", re.IGNORECASE)
UNMATCHED = "tells nothing of it that could be matched"


@dataclass(frozen=True, slots=True)
class Side:
    """What is said on a side, as worded, and the rows by which outlets say so, one for each.

    `behind` are further rows that the words are of.
    """

    words: str
    rows: tuple[int, ...]
    behind: tuple[int, ...] = ()


def _language(statements: Statements, row: int) -> str | None:
    return statements.articles[statements.rows[row].article].language


def _worded(statements: Statements, row: int, start: int, end: int) -> str | None:
    """The shortest words of a sentence that hold a span and stand alone; None where they are too long."""
    text = statements.rows[row].text
    found = phrasings(text, start, end, _language(statements, row))
    plain = (each.text for each in found if not each.text.startswith("["))
    words = next((words for words in plain if len(words.split()) <= LONGEST_SIDE), None)
    return words.removesuffix(".") if words else None


def _side(statements: Statements, spans: Iterable[tuple[int, int, int]]) -> Side | None:
    """The side of some spans, (row, start, end) each, in the shortest words that one of them has."""
    listed = list(spans)
    worded = [words for span in listed if (words := _worded(statements, *span))]
    rows = {statements.rows[row].outlet: row for row, _, _ in reversed(listed)}
    shortest = min(worded, key=lambda words: len(words.split()), default=None)
    return Side(shortest, tuple(sorted(rows.values()))) if shortest else None


def _telling(coverage: Coverage, row: int) -> tuple[int, ...]:
    """The rows by which outlets tell what a sentence says, its own first; of a denial another denial."""
    rows, place = coverage.statements.rows, coverage.support.place[row]
    strong = [o for o in tells(coverage, row).whole if coverage.support.strength[row, o] >= TOLD]
    alike = (int(place[outlet]) for outlet in strong if outlet != rows[row].outlet)
    return (row, *(other for other in alike if denies(rows[other].text) == denies(rows[row].text)))


def _reasoned(statements: Statements, row: int) -> bool:
    """Whether a denial is short and its speaker goes on behind it, as in "denied it. He said that …"."""
    here, behind = statements.rows[row], statements.rows[min(row + 1, len(statements.rows) - 1)]
    near = (behind.article, behind.sentence.paragraph) == (here.article, here.sentence.paragraph)
    short = len(here.text.split()) <= SHORT_DENIAL and len(behind.text.split()) <= LONGEST_REASON
    return near and behind is not here and short and _GOES_ON.search(behind.text) is not None


Found = tuple[str, Side, Side, Relation]
"""What a line begins with, the sides, and how they stand to each other."""


def _denied(coverage: Coverage) -> Iterator[Found]:
    """The charges with their denials; who tells the one and not the other stands on one side alone."""
    statements = coverage.statements
    for claim, denial in denials(statements):
        said, answer = (_worded(statements, r, 0, len(statements.rows[r].text)) for r in (claim, denial))
        behind = (denial + 1,) if _reasoned(statements, denial) else ()
        if said and answer:
            words = [f"{answer}." if behind else answer, *(statements.rows[r].text for r in behind)]
            one, other = _telling(coverage, claim), _telling(coverage, denial)
            yield DISPUTED, Side(said, one), Side(" ".join(words), other, behind), Relation.CONFLICT


def _relation(statements: Statements, one: Side, other: Side) -> tuple[Relation, bool]:
    """Whether one side was published later than all of the other, and whether that is the first."""
    times = [
        [published(statements.rows[row].outlet, statements) for row in side.rows] for side in (one, other)
    ]
    if None in times[0] + times[1]:
        return Relation.CONFLICT, False
    first, second = ([time for time in side if time] for side in times)
    least = timedelta(days=1) if any(map(day_only, first + second)) else LATER
    if min(second) - max(first) >= least:
        return Relation.LATER, False
    return (Relation.LATER, True) if min(first) - max(second) >= least else (Relation.CONFLICT, False)


def _span(state: State) -> tuple[int, int, int]:
    return state.row, state.begin, state.end


def _stated(statements: Statements) -> Iterator[Found]:
    """The states that are told oppositely, with what they are of."""
    for found in opposed(statements):
        one, other = (_side(statements, map(_span, side)) for side in found.sides)
        if not one or not other:
            continue
        relation, turned = _relation(statements, one, other)
        if found.steps:
            relation, turned = Relation.LATER, False
        yield found.of, *((other, one) if turned else (one, other)), relation


def _named(statements: Statements) -> Iterator[Found]:
    """The names that are spelled otherwise."""

    def side(found: Iterable[Named]) -> Side:
        listed = sorted(found, key=lambda name: (name.end - name.start, name.row))
        name = listed[0]
        rows = {statements.rows[each.row].outlet: each.row for each in reversed(listed)}
        return Side(statements.rows[name.row].text[name.start : name.end], tuple(sorted(rows.values())))

    for one, other in called_otherwise(statements):
        yield NAME, side(one), side(other), Relation.CONFLICT


def _verdicts(statements: Statements, values: Iterable[Value], sides: Iterable[Side]) -> tuple[Verdict, ...]:
    """The verdicts on all outlets: by which sentence each is on a side."""
    found: dict[str, Verdict] = {}
    for value, side in zip(values, sides, strict=True):
        for row in side.rows:
            name, text = statements.outlets[statements.rows[row].outlet], statements.rows[row].text
            said = value.value if value.value in text else text
            verdict = Verdict(name, Stance.REPORTS, None, text, f"says “{said}”")
            before = found.get(name)
            reason = f"{before.reason}, and “{said}”" if before else ""
            found[name] = Verdict(name, Stance.REPORTS, None, before.sentence, reason) if before else verdict
    nothing = Stance.UNCLEAR, None, None, UNMATCHED
    return tuple(found.get(name) or Verdict(name, *nothing) for name in statements.outlets)


def _note(found: Found, statements: Statements, independent: Mapping[str, int]) -> Note:
    label, one, other, relation = found
    sides = (one, other)
    names = [tuple(statements.outlets[statements.rows[row].outlet] for row in side.rows) for side in sides]
    values = tuple(Value(side.words, "", outlets) for side, outlets in zip(sides, names, strict=True))
    outlets = tuple(dict.fromkeys(name for value in values for name in value.outlets))
    rows = dict.fromkeys(row for side in sides for row in (*side.rows, *side.behind))
    evidence = (
        Evidence(statements.outlets[statements.rows[r].outlet], statements.rows[r].text) for r in rows
    )
    line = " · ".join(f"{value.value} ({', '.join(value.outlets)})" for value in values)
    return Note(
        kind=Kind.DIFFERS,
        text=f"{label}: {line}",
        outlets=outlets,
        silent=(),
        unclear=tuple(name for name in statements.outlets if name not in outlets),
        independent=len({independent[name] for name in outlets}),
        evidence=tuple(dict.fromkeys(evidence)),
        relation=relation,
        figures=values,
        verdicts=_verdicts(statements, values, sides),
        in_words=True,
    )


def disputes(coverage: Coverage, independent: Mapping[str, int]) -> list[Note]:
    """Note what is told otherwise in words: denials first, then states, then names; no sentence twice.

    `independent` numbers groups of shared text.
    """
    statements = coverage.statements
    notes, told = [], set[str]()
    for found in (*_denied(coverage), *_stated(statements), *_named(statements)):
        texts = {statements.rows[row].text for side in found[1:3] for row in side.rows}
        if told.isdisjoint(texts) or found[0] == NAME:
            told |= texts
            notes.append(_note(found, statements, independent))
    return notes
