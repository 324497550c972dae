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
from datetime import UTC, datetime, timedelta
from itertools import combinations

from summarizers.brief import Evidence, Kind, Note, Relation, Value
from summarizers.figures import Figure, figures_in
from summarizers.statements import Statements
from summarizers.words import content_stems, fold, rarity, stem, tokens

SAME_TOPIC, SAME_CLAUSE = 0.25, 0.20
LOOSE_TOPIC, LOOSE_CLAUSE = 0.33, 0.40
LEAST_TERMS = 2
CONTEXT_WORDS = 2
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
    """Whether two figures of one kind and noun are of one thing, whatever their values."""
    if not (a.counted <= b.counted or b.counted <= a.counted):
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


def _gives(outlet: int, value: float, mentions: Iterable[Mention]) -> bool:
    """Whether an outlet gives this value anywhere among figures of one kind and noun."""
    return any(m.outlet == outlet and m.figure.named == value for m in mentions)


def _differing(statements: Statements, mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of figures of one thing, of two outlets, that neither outlet gives on both sides."""
    kinds: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        kinds.setdefault((mention.figure.unit, mention.head), []).append(mention)
    for alike in kinds.values():
        for a, b in combinations(alike, 2):
            if a.outlet == b.outlet or a.figure.named == b.figure.named:
                continue
            if _gives(a.outlet, b.figure.named, alike) or _gives(b.outlet, a.figure.named, alike):
                continue
            if _same_thing(a, b, statements):
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
    times = [a.published_utc for a in statements.articles if a.outlet == statements.outlets[outlet]]
    return max(filter(None, times), default=None)


def _relation(thing: list[Mention], statements: Statements) -> Relation:
    """How the values stand to each other; moments are never updates."""
    if all(a.figure.overlaps(b.figure) for a, b in combinations(thing, 2)):
        return Relation.COMPATIBLE
    times = {m: _published(m.outlet, statements) for m in thing}
    stated = [time for time in times.values() if time]
    if len(stated) < len(thing) or thing[0].figure.unit in MOMENTS:
        return Relation.CONFLICT
    last = {m.figure.named for m, time in times.items() if time == max(stated)}
    earlier = [time for m, time in times.items() if time and m.figure.named not in last]
    least = timedelta(days=1) if any(_day_only(time) for time in stated) else LATER
    later = len(last) == 1 and max(stated) - max(earlier) >= least
    return Relation.LATER if later else Relation.CONFLICT


def _day_only(stated: datetime) -> bool:
    """Whether a time is midnight sharp: pages that state a day alone come out so."""
    return (stated.hour, stated.minute, stated.second) == (0, 0, 0)


def _subject(thing: list[Mention], statements: Statements) -> str:
    """What the figures are of: the noun, with the rarest words that all their clauses share in brackets."""
    first = thing[0]
    language = statements.articles[statements.rows[first.row].article].language
    noun = min((m.figure.of for m in thing), key=len)
    noun = noun or ("the time" if first.figure.unit == "time" else "the date")
    shared = frozenset.intersection(*(m.around for m in thing))
    clause = _clause(statements.rows[first.row].text, first.figure)
    words = {stem(fold(word), language): word for word in tokens(clause) if not word[0].isdigit()}
    rare = sorted(shared & words.keys(), key=lambda s: (-rarity(fold(words[s]), language), s))[:CONTEXT_WORDS]
    best = [word for key, word in words.items() if key in rare]
    return f"{noun} ({', '.join(best)})" if best else noun


def _values(thing: list[Mention], statements: Statements) -> tuple[Value, ...]:
    """The sides, one for each wording of a value, in the order of the articles."""
    of = min((m.figure.of for m in thing), key=len)
    sides: dict[tuple[float, bool], tuple[str, list[str]]] = {}
    placed: set[int] = set()
    for mention in thing:
        if mention.outlet not in placed:
            placed.add(mention.outlet)
            side = sides.setdefault((mention.figure.named, mention.figure.exact), (mention.figure.text, []))
            side[1].append(statements.outlets[mention.outlet])
    return tuple(Value(wording, of, tuple(said)) for wording, said in sides.values())


def _one_side_each(thing: list[Mention], statements: Statements) -> list[Mention]:
    """The mentions with one value for each outlet: the first that its newest article gives."""

    def age(mention: Mention) -> float:
        stated = statements.articles[statements.rows[mention.row].article].published_utc
        return -stated.timestamp() if stated else 0.0

    stands: dict[int, float] = {}
    for mention in sorted(thing, key=age):
        stands.setdefault(mention.outlet, mention.figure.named)
    return [m for m in thing if m.figure.named == stands[m.outlet]]


def _note(thing: list[Mention], statements: Statements, independent: Mapping[str, int]) -> Note:
    relation = _relation(thing, statements)
    if relation is Relation.LATER:  # the newest value is told last
        thing = sorted(
            thing, key=lambda m: _published(m.outlet, statements) or datetime.max.replace(tzinfo=UTC)
        )
    values = _values(thing, statements)
    outlets = tuple(dict.fromkeys(outlet for value in values for outlet in value.outlets))
    sides = " · ".join(f"{value.value} ({', '.join(value.outlets)})" for value in values)
    evidence = dict.fromkeys(
        Evidence(statements.outlets[m.outlet], statements.rows[m.row].text) for m in thing
    )
    return Note(
        kind=Kind.DIFFERS,
        text=f"{_subject(thing, statements)}: {sides}",
        outlets=outlets,
        silent=(),
        # That no figure was found is no evidence that the outlet gives none.
        unclear=tuple(name for name in statements.outlets if name not in outlets),
        independent=len({independent[name] for name in outlets}),
        evidence=tuple(evidence),
        relation=relation,
        figures=values,
    )


def differing(statements: Statements) -> list[tuple[Mention, Mention]]:
    """All pairs of figures, of two outlets, that give one thing different values."""
    return list(_differing(statements, _mentions(statements)))


def contradicted(pairs: Iterable[tuple[Mention, Mention]]) -> frozenset[tuple[int, int]]:
    """The (row, outlet) pairs in which the outlet gives another value than the row's sentence.

    Values that can hold at once contradict nothing.
    """
    return frozenset(
        place
        for a, b in pairs
        if not a.figure.overlaps(b.figure)
        for place in ((a.row, b.outlet), (b.row, a.outlet))
    )


def differences(
    statements: Statements, pairs: Iterable[tuple[Mention, Mention]], independent: Mapping[str, int]
) -> list[Note]:
    """The notes on figures that differ; `independent` gives each outlet's group of shared text."""
    things = (_one_side_each(thing, statements) for thing in _gathered(pairs))
    differ = (thing for thing in things if len({m.figure.named for m in thing}) > 1)
    return [_note(thing, statements, independent) for thing in differ]
