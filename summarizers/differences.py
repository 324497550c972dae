"""The notes on where the outlets' figures for the same thing differ.

Requirements: a false difference is worse than a missed one; equal figures in other spelling never differ;
    an outlet never differs with itself.
How it works: figures are read where they stand (`summarizers.mentions`) and put beside those of the other
    outlets that are of the same thing (`summarizers.alignment`). Pairs that differ and share a figure are one
    note; outlets that give one of its values as well join its side. How the values stand to each other is
    told by `summarizers.relations`.
Known failures: places, causes and names are not compared; nor are a date and a duration ("by Monday", "within
    four days"); an event is known by its words, so that two of one kind on one day may be taken for one.
Reading: docs/notes.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from datetime import UTC, datetime
from itertools import chain

from summarizers import counted
from summarizers.agreement import agree
from summarizers.alignment import Aligned, align
from summarizers.brief import Evidence, Kind, Note, Relation, Value
from summarizers.clauses import NEXT_CLAUSE, lead_of, telling_in, worded_together, words_of
from summarizers.mentions import MOMENTS, Mention, mentions_of
from summarizers.relations import STEADY, latest_of, published, relation_of
from summarizers.statements import Statements
from summarizers.wordforms import EVENTS, TOLD
from summarizers.words import fold

CONTEXT_WORDS, FEW_WORDS = 3, 2
"""How many words may tell what a figure is of: as one span of a sentence, and one by one."""

NAMED = STEADY | {"count", "%"}
"""Kinds of which the words around are told as what a value is of; those behind a measure may be a verb."""


def _told(mention: Mention) -> Hashable:
    """What makes two figures of an outlet one: 520 killed are the 520 killed of another sentence."""
    return (mention.outlet, mention.event, mention.named) if mention.event else mention


def _gathered(aligned: Aligned, told: Callable[[Mention], Hashable]) -> list[list[Mention]]:
    """The pairs joined where they tell one figure: one list for each thing, with all who give its values."""
    things, thing_of = dict[int, set[Mention]](), dict[Hashable, int]()
    for number, pair in enumerate(aligned.apart):
        touched = {thing_of[told(m)] for m in pair if told(m) in thing_of}
        things[number] = set(pair).union(*(things.pop(thing) for thing in touched))
        thing_of.update((told(m), number) for m in things[number])
    for pair in aligned.alike:
        for thing in {thing_of[told(m)] for m in pair if told(m) in thing_of}:
            things[thing].update(pair)
    return [sorted(thing, key=lambda m: (m.row, m.start)) for thing in things.values()]


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


def _language(mention: Mention, statements: Statements) -> str | None:
    return statements.articles[statements.rows[mention.row].article].language


def _context(thing: list[Mention], what: str, statements: Statements) -> str:
    """The words that most of the figures stand among, the nearest first, as one sentence has them."""
    language = _language(thing[0], statements)
    texts = list(dict.fromkeys(statements.rows[m.row].text for m in thing))
    events = {m.event for m in thing if m.event}
    known = [what, *(m.shown for m in thing), *(word for word, event in EVENTS.items() if event in events)]
    telling = telling_in(texts, known, language)
    levels: dict[str, list[float]] = {}
    for key, level in (pair for mention in thing for pair in mention.context):
        if key in telling:
            levels.setdefault(key, []).append(level)
    ranked = sorted(levels, key=lambda key: (-len(levels[key]), -sum(levels[key]), -telling[key], key))
    chosen = [key for key in ranked if len(levels[key]) == len(thing)][:CONTEXT_WORDS]
    if not chosen and events:  # "people hurt" tells enough
        return ""
    if len(chosen) < FEW_WORDS:
        chosen = [key for key in ranked if len(levels[key]) > 1][:FEW_WORDS]
    if not chosen:  # each has words of its own: the one that the story has most
        stems = (words_of(row.text, language).clauses for row in statements.rows)
        held = Counter(key for clauses in stems for _, key in chain(*clauses))
        near = [key for key in ranked if max(levels[key]) >= NEXT_CLAUSE]
        chosen = sorted(near, key=lambda key: -held[key])[:1]
    return worded_together(chosen, texts, language, FEW_WORDS)


def _what(thing: list[Mention]) -> str:
    """The noun counted and what happened to it: "people hurt", "share of traffic", "length"."""
    kind, nouns = thing[0].kind, [m.of for m in thing]
    events = {TOLD[m.event] for m in thing if m.event}
    if kind == "count":
        return counted.counted_as(nouns, events.pop() if len(events) == 1 else "")
    if kind == "%" and (noun := counted.one_noun(nouns)):
        return f"share of {noun}"
    if kind == "ordinal":
        return counted.one_noun(nouns)
    return counted.measured_as(kind, frozenset.intersection(*(m.keys for m in thing)))


def _lead(thing: list[Mention], statements: Statements) -> str:
    """The shortest of the sentences' own words for what was at a moment, "" where none will do."""
    leads = []
    for mention in thing:
        words = words_of(statements.rows[mention.row].text, _language(mention, statements))
        stop = mention.start + len(mention.shown)
        leads.append(lead_of(words, mention.start, stop, whole=mention.kind == "weekday"))
    return min(filter(None, leads), key=len, default="")


def _subject(thing: list[Mention], statements: Statements) -> str:
    """What the figures are of, in words that tell it without the articles."""
    first = thing[0]
    if first.kind in {"role", "age"}:
        of = max((m.of for m in thing), key=len)
        return f"age of {of or 'somebody'}" if first.kind == "age" else first.of
    lead = _lead(thing, statements) if first.kind in MOMENTS else ""
    if lead:
        return lead
    what = _what(thing)
    context = _context(thing, what, statements)
    return f"{what} ({context})" if what and context else what or context or "figures"


def _worded(mention: Mention, statements: Statements, *, alone: bool) -> str:
    """A side's value, verbatim: the figure, with its noun unless it is `alone`, and "each" or "in all"."""
    text, language = statements.rows[mention.row].text, _language(mention, statements)
    start, end = mention.start, mention.start + len(mention.shown)
    if mention.kind in STEADY or text[start:end] != mention.shown:
        return mention.shown
    if mention.kind == "count" and not alone and fold(mention.of) not in EVENTS:
        end += len(counted.phrase_behind(text[end : end + 80], language))
    elif mention.kind != "count" and "-" in mention.shown:
        end += len(counted.single_behind(text[end:]))
    if mention.sharing:
        words = words_of(text, language)
        place = text.find(mention.sharing, words.begin(words.clause_at(start)))
        start, end = min(start, place), max(end, place + len(mention.sharing))
    return text[start:end]


def _of(mention: Mention, statements: Statements) -> str:
    """What a side's value is of: its noun and what happened to it, told once and in one language."""
    noun, event = mention.of if mention.kind in NAMED else "", TOLD.get(mention.event, "")
    language = _language(mention, statements)
    told = noun and (language not in {None, "en"} or counted.event_of(counted.head_of(noun), language))
    return noun if told else " ".join(filter(None, (noun, event)))


def _values(thing: list[Mention], statements: Statements) -> tuple[Value, ...]:
    """The sides, one for each value, in the order of the mentions."""
    heads = {counted.head_of(m.of) for m in thing}  # the subject names the noun where all have one
    alone = len(heads) == 1 and heads.isdisjoint(counted.MONEY)
    return tuple(
        Value(
            _worded(side[0], statements, alone=alone),
            _of(side[0], statements),
            tuple(statements.outlets[m.outlet] for m in side),
        )
        for side in sides_of(thing)
    )


def _note(thing: list[Mention], statements: Statements, independent: Mapping[str, int]) -> Note:
    latest = latest_of(thing, statements)
    relation = relation_of(thing, latest, statements)
    if relation is Relation.LATER:  # the newest value is told last
        early = datetime.min.replace(tzinfo=UTC)
        thing = sorted(thing, key=lambda m: (m.named == latest, published(m.outlet, statements) or early))
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


def things_of(aligned: Aligned, statements: Statements) -> list[list[Mention]]:
    """The mentions of each thing that figures were paired for, one value for each outlet."""
    return [_one_side_each(thing, statements) for thing in _gathered(aligned, lambda mention: mention)]


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


def differences(statements: Statements, aligned: Aligned, independent: Mapping[str, int]) -> list[Note]:
    """Note the figures that differ, people and money first; `independent` numbers groups of shared text."""
    things = [_one_side_each(thing, statements) for thing in _gathered(aligned, _told)]
    things.sort(key=lambda thing: counted.rank_of(thing[0].kind, thing[0].of, thing[0].keys))
    return [_note(thing, statements, independent) for thing in things if len(sides_of(thing)) > 1]
