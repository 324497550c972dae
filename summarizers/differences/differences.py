"""The notes on where the outlets' figures for the same thing differ.

Requirements: a false difference is worse than a missed one; equal figures in other spelling never differ;
    an outlet never differs with itself.
How it works: figures are read where they stand (`differences.mentions`) and put beside those of the other
    outlets that are of the same thing (`differences.alignment`). Pairs that differ and share a figure are one
    note; outlets that give one of its values as well join its side. How the values stand to each other is
    told by `differences.relations`, in what words by `differences.figure_lines`.
Known failures: what has no figure is for `differences.disputes`; a date and a duration ("by Monday", "within
    four days") are not compared; an event is known by its words, so that two of one kind on one day may be
    taken for one.
Reading: docs/notes.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from datetime import UTC, datetime
from itertools import combinations

from summarizers.brief import Evidence, Kind, Note, Relation
from summarizers.claims.statements import Statements
from summarizers.differences import counted
from summarizers.differences.agreement import agree, ratio
from summarizers.differences.alignment import Aligned, align
from summarizers.differences.figure_lines import label_of, values_of
from summarizers.differences.mentions import Mention, mentions_of
from summarizers.differences.relations import latest_of, published, relation_of, rounds
from summarizers.figures.figures import figures_in

NEAR = 1.2
"""How many times one value may be another that agrees with it and be no news: "more than 300" and 312, "less
than a minute" and 52 seconds; "more than a dozen" and 17 is told."""


def _told(mention: Mention) -> Hashable:
    """What makes two figures of an outlet one: 520 killed are the 520 killed of another sentence."""
    return (mention.outlet, mention.event, mention.named) if mention.event else mention


def _gathered(aligned: Aligned, told: Callable[[Mention], Hashable]) -> list[list[Mention]]:
    """The pairs joined where they tell one figure: one list for each thing, with all who give its values."""
    things, thing_of, newest = dict[int, set[Mention]](), dict[Hashable, int](), dict[int, int]()
    for number, pair in enumerate(aligned.apart):
        touched = {thing_of[told(m)] for m in pair if told(m) in thing_of}
        kept = max(touched, key=lambda thing: len(things[thing]), default=number)
        joined = set(pair).union(*(things.pop(thing) for thing in touched - {kept}))
        things.setdefault(kept, set()).update(joined)
        thing_of.update((told(m), kept) for m in joined)
        newest[kept] = number
    for pair in aligned.alike:
        for thing in {thing_of[told(m)] for m in pair if told(m) in thing_of}:
            things[thing].update(pair)
    return [
        sorted(things[thing], key=lambda m: (m.row, m.start))
        for thing in sorted(things, key=newest.__getitem__)
    ]


def _one_side_each(thing: list[Mention], statements: Statements) -> list[Mention]:
    """The mentions with one value for each outlet: the first that its newest article gives."""

    def age(mention: Mention) -> float:
        stated = statements.articles[statements.rows[mention.row].article].published_utc
        return -stated.timestamp() if stated else 0.0

    stands: dict[int, tuple[float, str]] = {}
    for mention in sorted(thing, key=age):
        stands.setdefault(mention.outlet, (mention.named, mention.share))
    return [m for m in thing if (m.named, m.share) == stands[m.outlet]]


def sides_of(thing: list[Mention]) -> list[list[Mention]]:
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


def _in_order(thing: list[Mention], latest: float | None, statements: Statements) -> list[Mention]:
    """The mentions as their values are told: the newest last, the rest by time or else by size."""
    if thing[0].kind in {"role", "side"}:
        return thing
    times = {m.outlet: published(m.outlet, statements) for m in thing}
    timed = None not in times.values() and len(set(times.values())) > 1
    early = datetime.min.replace(tzinfo=UTC)

    def place(mention: Mention) -> tuple[bool, datetime, float]:
        time = times[mention.outlet] if timed else None
        return latest is not None and mention.named == latest, time or early, mention.named

    return sorted(thing, key=place)


def _alike(a: Mention, b: Mention) -> bool:
    """Whether values can be one and tell a reader no more: close, both vague, or one of a coarser unit."""
    coarse = a.factor != b.factor and abs(a.named - b.named) < max(a.factor, b.factor)
    vague = not a.exact and not b.exact
    return (agree(a, b) or rounds(a, b)) and (ratio(a, b) <= NEAR or coarse or vague)


def _informs(thing: list[Mention], relation: Relation) -> bool:
    """Whether a reader learns of two values: not where they can be one and are as good as alike."""
    return relation is not Relation.COMPATIBLE or not all(_alike(a, b) for a, b in combinations(thing, 2))


def _note(
    thing: list[Mention], statements: Statements, independent: Mapping[str, int], *, sure: bool
) -> Note:
    latest = latest_of(thing, statements)
    relation = relation_of(thing, latest, statements)
    thing = _in_order(thing, latest if relation is Relation.LATER else None, statements)
    label = label_of(thing, statements)
    values = values_of(sides_of(thing), label, statements)
    outlets = tuple(dict.fromkeys(outlet for value in values for outlet in value.outlets))
    sides = " · ".join(f"{value.value} ({', '.join(value.outlets)})" for value in values)
    evidence = dict.fromkeys(
        Evidence(statements.outlets[m.outlet], statements.rows[m.row].text) for m in thing
    )
    return Note(
        kind=Kind.DIFFERS,
        text=f"{label}: {sides}",
        outlets=outlets,
        silent=(),
        # That no figure was found is no evidence that the outlet gives none.
        unclear=tuple(name for name in statements.outlets if name not in outlets),
        independent=len({independent[name] for name in outlets}),
        evidence=tuple(evidence),
        relation=relation,
        figures=values,
        adds=sure and _informs(thing, relation),
    )


def _without_vague(thing: list[Mention], statements: Statements) -> list[Mention]:
    """The mentions without the vague ones ("a dozen") whose outlets give another side's number elsewhere."""
    vague = [m for m in thing if m.kind == "count" and not m.exact]
    for mention in vague:
        told = {m.named for m in thing if m.exact and agree(m, mention)}
        rows = (row for row in statements.rows if told and row.outlet == mention.outlet)
        figures = (figure for row in rows for figure in figures_in(row.text))
        if any(figure.exact and not figure.unit and figure.named in told for figure in figures):
            thing = [m for m in thing if m is not mention]
    return thing


def things_of(aligned: Aligned, statements: Statements) -> list[list[Mention]]:
    """The mentions of each thing that figures were paired for, one value for each outlet."""
    return _things(aligned, statements, lambda mention: mention)


def _things(
    aligned: Aligned, statements: Statements, told: Callable[[Mention], Hashable]
) -> list[list[Mention]]:
    things = (_one_side_each(thing, statements) for thing in _gathered(aligned, told))
    return [left for thing in things if (left := _without_vague(thing, statements))]


def relation_between(thing: list[Mention], statements: Statements) -> Relation:
    """How the values that are given of one thing stand to each other."""
    return relation_of(thing, latest_of(thing, statements), statements)


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


def told_vaguer(aligned: Aligned) -> frozenset[tuple[int, int, int]]:
    """The (row, character, outlet) of each figure that an outlet gives as another, vaguer or more exact."""
    return frozenset(
        place
        for a, b in aligned.apart
        if agree(a, b)
        for place in ((a.row, a.start, b.outlet), (b.row, b.start, a.outlet))
    )


def differences(statements: Statements, aligned: Aligned, independent: Mapping[str, int]) -> list[Note]:
    """Note the figures that differ, people and money first; `independent` numbers groups of shared text.

    Those that are not sure to be of one thing come last, and those of which a reader learns nothing, as they
    can be one and lie close together.
    """
    things = _things(aligned, statements, _told)
    things.sort(key=lambda thing: counted.rank_of(thing[0].kind, thing[0].of, thing[0].keys))
    partners = defaultdict[Mention, set[Mention]](set)
    for one, other in aligned.sure:
        partners[one].add(other)
    each_once = dict[str, Note]()
    for thing in (thing for thing in things if len(sides_of(thing)) > 1):
        sure = any(not partners[mention].isdisjoint(thing) for mention in thing if mention in partners)
        note = _note(thing, statements, independent, sure=sure)
        each_once.setdefault(note.text, note)  # an outlet may say a sentence twice
    return sorted(each_once.values(), key=lambda note: not note.adds)
