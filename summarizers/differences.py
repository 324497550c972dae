"""Where the outlets' figures for the same thing differ.

Requirements: a false difference is worse than a missed one; equal figures in other spelling never differ;
    an outlet never differs with itself.
How it works: two figures are about the same thing when they are of one kind, count the same noun, and
    their sentences share enough (SAME_TOPIC of the lighter one's weight, LEAST_TERMS terms), and so do
    their clauses (SAME_CLAUSE of the shorter one's words) unless the count is told in two words or more.
    They must share LOOSE_TOPIC and LOOSE_CLAUSE where the noun does not tell enough: for dates and times,
    where only one side narrows it ("Norland sailors", "sailors"), and where an outlet counts it twice.
    Values that an outlet gives
    on both sides, or that the other side also gives elsewhere for that noun, are no difference. Ranges that
    can hold at once are compatible; of the rest, a value published at least LATER after the others is an
    update, and what remains is a conflict.
Known failures: a noun named differently ("people", "residents") hides a difference; names and roles are
    not compared; sums against parts ("on each side", "on both") look like conflicts or are missed.
Reading: docs/notes.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import combinations

from summarizers.brief import Evidence, Kind, Note, Relation, Value
from summarizers.figures import Figure, figures_in
from summarizers.statements import Statements
from summarizers.words import content_stems

SAME_TOPIC, SAME_CLAUSE = 0.25, 0.20
LOOSE_TOPIC, LOOSE_CLAUSE = 0.33, 0.40
LEAST_TERMS = 2
LATER = timedelta(hours=1)
MOMENTS = frozenset({"date", "time"})
_MARK = re.compile(r"[,;:()–—]\s| - ")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure where it stands: `row` of the statements, `outlet` by position, stems of what it counts.

    `head` is the noun, `counted` all words, `around` the words of its clause; `vague` says that the outlet
    counts this noun more than once.
    """

    row: int
    outlet: int
    figure: Figure
    head: str
    counted: frozenset[str]
    around: frozenset[str]
    vague: bool = False


def _clause(text: str, figure: Figure) -> str:
    """The words around a figure up to the next marks, the figure left out."""
    before, after = text[: figure.start], text[figure.start + len(figure.text) :]
    return f"{_MARK.split(before)[-1]} {_MARK.split(after)[0]}"


def _mention(row: int, figure: Figure, statements: Statements) -> Mention:
    statement = statements.rows[row]
    language = statements.articles[statement.article].language
    counted = frozenset(content_stems(figure.of, language))
    around = frozenset(content_stems(_clause(statement.text, figure), language)) - counted
    return Mention(row, statement.outlet, figure, figure.head(language), counted, around)


def _mentions(statements: Statements) -> list[Mention]:
    """All figures that could be compared, those of a noun with several values in one outlet marked."""
    found = [
        _mention(row, figure, statements)
        for row, statement in enumerate(statements.rows)
        for figure in figures_in(statement.text)
        if figure.unit != "year"
    ]
    found = [m for m in found if m.head or m.figure.unit in MOMENTS]
    values: dict[tuple[int, str, str], set[float]] = {}
    for m in found:
        values.setdefault((m.outlet, m.figure.unit, m.head), set()).add(m.figure.named)
    return [replace(m, vague=len(values[m.outlet, m.figure.unit, m.head]) > 1) for m in found]


def _same_thing(a: Mention, b: Mention, statements: Statements) -> bool:
    """Whether two figures are of one thing, whatever their values."""
    if (
        a.figure.unit != b.figure.unit
        or a.head != b.head
        or not (a.counted <= b.counted or b.counted <= a.counted)
    ):
        return False
    shared = statements.rows[a.row].terms & statements.rows[b.row].terms
    weight = sum(float(statements.weights[term]) for term in shared)
    lighter = min(float(statements.mass[a.row]), float(statements.mass[b.row]))
    near = len(a.around & b.around) / max(1, min(len(a.around), len(b.around)))
    named = bool(a.head) and a.counted == b.counted
    if named and not (a.vague or b.vague):
        enough = weight >= SAME_TOPIC * lighter and (near >= SAME_CLAUSE or len(a.counted) > 1)
    else:
        enough = weight >= LOOSE_TOPIC * lighter and near >= LOOSE_CLAUSE
    return enough and len(shared) >= LEAST_TERMS


def _given_by(outlet: int, value: Figure, head: str, mentions: Iterable[Mention]) -> bool:
    """Whether an outlet gives this value for this noun anywhere."""
    return any(
        m.outlet == outlet
        and m.head == head
        and m.figure.unit == value.unit
        and m.figure.named == value.named
        for m in mentions
    )


def _differing(statements: Statements, mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of figures of one thing, of two outlets, that neither outlet gives on both sides."""
    for a, b in combinations(mentions, 2):
        if a.outlet == b.outlet or a.figure.named == b.figure.named or not _same_thing(a, b, statements):
            continue
        both = _given_by(a.outlet, b.figure, a.head, mentions) or _given_by(
            b.outlet, a.figure, b.head, mentions
        )
        if not both:
            yield a, b


def _gathered(pairs: Iterable[tuple[Mention, Mention]]) -> list[list[Mention]]:
    """The pairs joined where they share a figure: one list for each thing."""
    things: list[set[Mention]] = []
    for pair in pairs:
        touched = [thing for thing in things if not thing.isdisjoint(pair)]
        joined = set(pair).union(*touched)
        things = [thing for thing in things if thing not in touched] + [joined]
    return [sorted(thing, key=lambda m: (m.row, m.figure.start)) for thing in things]


def _published(outlet: int, statements: Statements) -> datetime | None:
    times = [
        a.published for a in statements.articles if a.outlet == statements.outlets[outlet] and a.published
    ]
    return max((t.replace(tzinfo=None) for t in times), default=None)


def _relation(thing: list[Mention], statements: Statements) -> Relation:
    if all(a.figure.overlaps(b.figure) for a, b in combinations(thing, 2)):
        return Relation.COMPATIBLE
    newest = max(thing, key=lambda m: _published(m.outlet, statements) or datetime.min)  # noqa: DTZ901
    others = [m for m in thing if m.figure.named != newest.figure.named]
    times = [_published(m.outlet, statements) for m in (newest, *others)]
    last, *earlier = times
    later = last is not None and all(t is not None and last - t >= LATER for t in earlier)
    return Relation.LATER if later and newest.figure.unit not in MOMENTS else Relation.CONFLICT


def _values(thing: list[Mention], statements: Statements) -> tuple[Value, ...]:
    """The sides, one for each wording of a value, in the order of the articles."""
    of = min((m.figure.of for m in thing), key=len)
    sides: dict[tuple[float, bool], tuple[str, list[str]]] = {}
    for mention in thing:
        key = (mention.figure.named, mention.figure.exact)
        said = sides.setdefault(key, (mention.figure.text, []))[1]
        if statements.outlets[mention.outlet] not in said:
            said.append(statements.outlets[mention.outlet])
    return tuple(Value(wording, of, tuple(said)) for wording, said in sides.values())


def _note(thing: list[Mention], statements: Statements, independent: Mapping[str, int]) -> Note:
    values = _values(thing, statements)
    outlets = tuple(dict.fromkeys(outlet for value in values for outlet in value.outlets))
    what = values[0].of or ("the time" if thing[0].figure.unit == "time" else "the date")
    sides = " · ".join(f"{value.value} ({', '.join(value.outlets)})" for value in values)
    evidence = dict.fromkeys(
        Evidence(statements.outlets[m.outlet], statements.rows[m.row].text) for m in thing
    )
    return Note(
        kind=Kind.DIFFERS,
        text=f"{what}: {sides}",
        outlets=outlets,
        silent=tuple(name for name in statements.outlets if name not in outlets),
        unclear=(),
        independent=len({independent[name] for name in outlets}),
        evidence=tuple(evidence),
        relation=_relation(thing, statements),
        figures=values,
    )


def differences(statements: Statements, independent: Mapping[str, int]) -> list[Note]:
    """The notes on figures that differ; `independent` gives each outlet's group of shared text."""
    mentions = _mentions(statements)
    return [_note(thing, statements, independent) for thing in _gathered(_differing(statements, mentions))]
