"""The notes on where the outlets' figures for the same thing differ.

Requirements: a false difference is worse than a missed one; equal figures in other spelling never differ;
    an outlet never differs with itself.
How it works: figures are read where they stand (`summarizers.mentions`) and put beside those of the other
    outlets that are of the same thing (`summarizers.alignment`). Pairs that differ and share a figure are one
    note; outlets that give one of its values as well join its side. Ranges that can hold at once are
    compatible; of the rest, a value is an update where it was published at least LATER after the others,
    where its sentence says so ("rose to", "now"), or where both tell their clock times; the rest conflicts.
Known failures: places, causes and names are not compared; nor are a date and a duration ("by Monday", "within
    four days"); an event is known by its words, so that two of one kind on one day may be taken for one.
Reading: docs/notes.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import combinations

from summarizers.alignment import Aligned, agree, align
from summarizers.brief import Evidence, Kind, Note, Relation, Value
from summarizers.clauses import base
from summarizers.dates import clock_times_in
from summarizers.mentions import MOMENTS, Mention, mentions_of
from summarizers.statements import Statements
from summarizers.wordforms import EVENTS, TOLD
from summarizers.words import fold, rarity, tokens

CONTEXT_WORDS, LEAST_CONTEXT = 3, 2
LEAST_RARITY = 1.5
"""Words that are more common tell nothing of a subject."""

LATER = timedelta(hours=1)
STEADY = MOMENTS | {"role", "age", "side"}
"""Kinds of which another value is never an update."""

NAMES = {"date": "the date", "time": "the time", "weekday": "the day", "side": "the side", "%": "the share"}
_UPDATED = re.compile(
    r"\b(?:rose|risen|rises|climbed|grew|grown|increased|jumped|raised|revised|updated)\s(?:\w+\s){0,2}?to\b|\bnow\b",
    re.IGNORECASE,
)


def _gathered(aligned: Aligned) -> list[list[Mention]]:
    """The pairs joined where they share a figure: one list for each thing, with all who give its values."""
    things: list[set[Mention]] = []
    for pair in aligned.apart:
        touched = [thing for thing in things if not thing.isdisjoint(pair)]
        joined = set(pair).union(*touched)
        things = [thing for thing in things if thing not in touched] + [joined]
    for thing in things:
        thing |= {m for pair in aligned.alike if not thing.isdisjoint(pair) for m in pair}
    return [sorted(thing, key=lambda m: (m.row, m.start)) for thing in things]


def _published(outlet: int, statements: Statements) -> datetime | None:
    times = [a.published_utc for a in statements.articles if a.outlet == statements.outlets[outlet]]
    return max(filter(None, times), default=None)


def _day_only(stated: datetime) -> bool:
    """Whether a time is midnight sharp: pages that state a day alone come out so."""
    return (stated.hour, stated.minute, stated.second) == (0, 0, 0)


def _clock(mention: Mention, statements: Statements) -> float | None:
    """The one clock time that a figure's sentence tells, None where there is none or several."""
    times = {value for _, _, value in clock_times_in(statements.rows[mention.row].text)}
    return times.pop() if len(times) == 1 else None


def _latest(thing: list[Mention], statements: Statements) -> float | None:
    """The value that is an update of the others, None where nothing says which."""
    if thing[0].kind in STEADY:
        return None
    times = {m: _published(m.outlet, statements) for m in thing}
    stated = [time for time in times.values() if time]
    if stated and len(stated) == len(thing):
        last = {m.named for m, time in times.items() if time == max(stated)}
        earlier = [time for m, time in times.items() if time and m.named not in last]
        least = timedelta(days=1) if any(_day_only(time) for time in stated) else LATER
        if len(last) == 1 and max(stated) - max(earlier) >= least:
            return last.pop()
    said = {m.named for m in thing if _UPDATED.search(statements.rows[m.row].text)}
    clocks = {m: _clock(m, statements) for m in thing}
    told = [clock for clock in clocks.values() if clock is not None]
    if not said and len(told) == len(thing) and len(set(told)) > 1:
        said = {m.named for m, clock in clocks.items() if clock == max(told)}
    return said.pop() if len(said) == 1 else None


def _relation(thing: list[Mention], latest: float | None) -> Relation:
    """How the values stand to each other."""
    if all(agree(a, b) for a, b in combinations(thing, 2)):
        return Relation.COMPATIBLE
    return Relation.CONFLICT if latest is None else Relation.LATER


def _one_side_each(thing: list[Mention], statements: Statements) -> list[Mention]:
    """The mentions with one value for each outlet: the first that its newest article gives."""

    def age(mention: Mention) -> float:
        stated = statements.articles[statements.rows[mention.row].article].published_utc
        return -stated.timestamp() if stated else 0.0

    stands: dict[int, tuple[float, str]] = {}
    for mention in sorted(thing, key=age):
        stands.setdefault(mention.outlet, (mention.named, mention.share))
    return [m for m in thing if (m.named, m.share) == stands[m.outlet]]


def _sides(thing: list[Mention]) -> list[list[Mention]]:
    """The mentions by value, one for each outlet; measures of two units that agree are one value."""
    sides: list[list[Mention]] = []
    placed: set[int] = set()
    for mention in thing:
        if mention.outlet in placed:
            continue
        placed.add(mention.outlet)
        side = next((side for side in sides if _one_value(side[0], mention)), None)
        if side is None:
            sides.append([mention])
        else:
            side.append(mention)
    return sides


def _one_value(a: Mention, b: Mention) -> bool:
    if a.share != b.share or a.plural != b.plural:
        return False
    return a.named == b.named or (a.factor != b.factor and a.exact and b.exact and agree(a, b))


def _telling(levels: set[str], thing: list[Mention], statements: Statements) -> list[str]:
    """Those of the stems that tell what a thing is, rarest first: not its noun, its event or its values."""
    statement = statements.rows[thing[0].row]
    language = statements.articles[statement.article].language
    said = [m.of for m in thing if m.kind not in MOMENTS] + [m.shown for m in thing]
    known = {base(fold(word), language) for text in said for word in tokens(text)}
    known |= {base(word, language) for m in thing if m.event for word, e in EVENTS.items() if e == m.event}
    words = {base(fold(word), language): word for word in tokens(statement.text) if word[0].isalpha()}
    rarities = {key: rarity(fold(words[key]), language) for key in levels - known if key in words}
    return sorted((key for key in rarities if rarities[key] >= LEAST_RARITY), key=lambda k: (-rarities[k], k))


def _context(thing: list[Mention], statements: Statements) -> str:
    """The rarest words that all figures stand among, else the first one's own, as its sentence has them."""
    shared = set.intersection(*({word for word, _ in m.context} for m in thing))
    own = {word for word, level in thing[0].context if level == 1}
    chosen = _telling(shared, thing, statements)[:CONTEXT_WORDS]
    if len(chosen) < LEAST_CONTEXT:
        chosen += [word for word in _telling(own, thing, statements) if word not in chosen]
    statement = statements.rows[thing[0].row]
    language = statements.articles[statement.article].language
    words: dict[str, str] = {}
    for word in tokens(statement.text):
        words.setdefault(base(fold(word), language), word)
    return ", ".join(word for key, word in words.items() if key in chosen[:CONTEXT_WORDS])


def _noun(thing: list[Mention]) -> str:
    """The one noun that all sides count, as the shortest wording has it; "" where they differ."""
    if thing[0].kind in MOMENTS | {"side"}:
        return ""
    shortest = min((m.of for m in thing), key=len)
    last = [m.of.lower().split()[-1:] for m in thing]
    return shortest if all(one == last[0] for one in last) else ""


def _subject(thing: list[Mention], statements: Statements) -> str:
    """What the figures are of, in words that tell it without the articles."""
    first, noun = thing[0], _noun(thing)
    if first.kind in {"role", "age"}:
        return f"age of {first.of}" if first.kind == "age" else first.of
    events = {m.event for m in thing if m.event}
    event = TOLD[events.pop()] if len(events) == 1 else ""
    unnamed = "" if first.kind == "count" else NAMES.get(first.kind, f"the {first.kind}")
    what = " ".join(filter(None, (noun or unnamed, event)))
    context = _context(thing, statements)
    return f"{what} ({context})" if what and context else what or context or "figures"


def _worded(mention: Mention, noun: str) -> str:
    """A side's value as it is shown: with its noun where the sides count by different ones."""
    counts = mention.kind == "count" or (mention.kind not in STEADY and "-" in mention.shown)
    of = mention.of if counts and not noun and fold(mention.of) not in EVENTS else ""
    of = f"of {of}" if of and mention.plural else of
    return " ".join(filter(None, (mention.shown, of, mention.sharing)))


def _values(thing: list[Mention], statements: Statements) -> tuple[Value, ...]:
    """The sides, one for each value, in the order of the mentions."""
    noun = _noun(thing)
    return tuple(
        Value(
            _worded(side[0], noun),
            " ".join(filter(None, (side[0].of, TOLD.get(side[0].event, "")))),
            tuple(statements.outlets[m.outlet] for m in side),
        )
        for side in _sides(thing)
    )


def _note(thing: list[Mention], statements: Statements, independent: Mapping[str, int]) -> Note:
    latest = _latest(thing, statements)
    relation = _relation(thing, latest)
    if relation is Relation.LATER:  # the newest value is told last
        early = datetime.min.replace(tzinfo=UTC)
        thing = sorted(thing, key=lambda m: (m.named == latest, _published(m.outlet, statements) or early))
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


def differing(statements: Statements) -> Aligned:
    """All pairs of figures, of two outlets, that are of one thing, those that differ apart."""
    return align(statements, mentions_of(statements))


def contradicted(aligned: Aligned) -> frozenset[tuple[int, int]]:
    """The (row, outlet) pairs in which the outlet gives another value than the row's sentence.

    Values that can hold at once contradict nothing, nor do a person's office and age, told in passing.
    """
    return frozenset(
        place
        for a, b in aligned.apart
        if not agree(a, b) and a.kind not in {"role", "age"}
        for place in ((a.row, b.outlet), (b.row, a.outlet))
    )


def differences(statements: Statements, aligned: Aligned, independent: Mapping[str, int]) -> list[Note]:
    """The notes on figures that differ; `independent` gives each outlet's group of shared text."""
    things = (_one_side_each(thing, statements) for thing in _gathered(aligned))
    return [_note(thing, statements, independent) for thing in things if len(_sides(thing)) > 1]
