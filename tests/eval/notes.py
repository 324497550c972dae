"""Scores a brief's notes against a story's gold facts; the figures are explained in docs/measuring.md."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizers.brief import Brief, Kind, Note


@dataclass(frozen=True)
class Fact:
    """A gold fact: a pattern that knows it in any outlet's words, and the outlets that report it."""

    id: str
    outlets: frozenset[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Gold:
    """A story's labels."""

    outlets: tuple[str, ...]
    facts: tuple[Fact, ...]
    disagreements: tuple[tuple[str, tuple[Fact, ...]], ...]


def gold_of(path: Path) -> Gold:
    """Read a `gold.json`; outlets may be a list of names or a string of one-letter names."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return Gold(
        outlets=tuple(found["articles"]),
        facts=tuple(_fact(f["id"], f) for f in found["facts"]),
        disagreements=tuple(
            (d["relation"], tuple(_fact(d["id"], value) for value in d["values"]))
            for d in found["disagreements"]
        ),
    )


def _fact(name: str, found: dict[str, str]) -> Fact:
    return Fact(name, frozenset(found["outlets"]), re.compile(found["match"], re.IGNORECASE | re.DOTALL))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _coverage(notes: Sequence[Note], wanted: Sequence[Fact], gold: Gold) -> dict[str, float]:
    """Precision, purity and recall of the notes of one kind."""
    labelled = right_notes = spoken_facts = right_facts = 0
    given: set[str] = set()
    for note in notes:
        spoken = [fact for fact in gold.facts if fact.pattern.search(note.text)]
        right = {fact.id for fact in spoken if fact.outlets == set(note.outlets)}
        labelled += bool(spoken)
        right_notes += bool(right)
        spoken_facts += len(spoken)
        right_facts += len(right)
        given |= right
    return {
        "precision": _share(right_notes, labelled),
        "purity": _share(right_facts, spoken_facts),
        "recall": _share(sum(fact.id in given for fact in wanted), len(wanted)),
    }


def _sides_given(note: Note, sides: Sequence[Fact]) -> int:
    """How many of a disagreement's sides a note gives beside an outlet that truly says so."""
    return sum(
        any(
            side.pattern.search(f"{value.value} {value.of} {value.value}")
            and side.outlets & set(value.outlets)
            for value in note.figures
        )
        for side in sides
    )


def _told(brief: Brief, gold: Gold) -> dict[str, float]:
    """How well it is told who reports the summary's sentences.

    Of the outlets given for a sentence, the share that report all labelled facts in it, and of those that do
    the share that is given; and the same for outlets given for all or a part of it, and any of these facts.
    """
    found: Counter[str] = Counter()
    for sentence in brief.summary:
        facts = [fact for fact in gold.facts if fact.pattern.search(sentence.text)]
        if facts:
            whole = frozenset.intersection(*(fact.outlets for fact in facts))
            part = frozenset.union(*(fact.outlets for fact in facts))
            all_of_it, some_of_it = set(sentence.outlets), {*sentence.outlets, *sentence.partly}
            for mark, given, true in (("told", all_of_it, whole), ("partly", some_of_it, part)):
                found[f"{mark}_given"] += len(given)
                found[f"{mark}_right"] += len(given & true)
                found[f"{mark}_true"] += len(true)
    shares = (("precision", "given"), ("recall", "true"))
    return {
        f"{mark}_{name}": _share(found[f"{mark}_right"], found[f"{mark}_{of}"])
        for mark in ("told", "partly")
        for name, of in shares
    }


def score_notes(brief: Brief, gold: Gold) -> dict[str, float]:
    """All figures of a brief's notes."""
    by_kind = {kind: [note for note in brief.notes if note.kind is kind] for kind in Kind}
    only = [fact for fact in gold.facts if len(fact.outlets) == 1]
    some = [fact for fact in gold.facts if 1 < len(fact.outlets) < len(gold.outlets)]
    scores: dict[str, float] = {}
    for kind, wanted in ((Kind.ONLY, only), (Kind.SOME, some)):
        found = _coverage(by_kind[kind], wanted, gold)
        scores |= {f"{kind.value}_{name}": value for name, value in found.items()}
    differs = by_kind[Kind.DIFFERS]
    known = [any(_sides_given(note, sides) > 1 for _, sides in gold.disagreements) for note in differs]
    hard = [sides for relation, sides in gold.disagreements if relation != "compatible"]
    given = [any(_sides_given(note, sides) > 1 for note in differs) for sides in hard]
    scores["differs_precision"] = _share(sum(known), len(known))
    scores["differs_recall"] = _share(sum(given), len(given))
    return scores | _told(brief, gold)
