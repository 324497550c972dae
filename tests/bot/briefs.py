"""Briefs for tests, of invented outlets on an invented ferry."""

from __future__ import annotations

from datetime import datetime

from summarizers.brief import Brief, Evidence, Kind, Note, Relation, Report, Told, Value


def report(outlet: str, agency: str | None = None, copy_of: str | None = None) -> Report:
    published = datetime(2024, 5, 3, 14, 10)  # noqa: DTZ001 - pages often state no zone
    return Report(outlet, "Ferry aground", None, published, "en", 200, agency, copy_of, ())


def told(text: str, *outlets: str, unclear: tuple[str, ...] = ()) -> Told:
    return Told(text, outlets, unclear, tuple(Evidence(outlet, text) for outlet in outlets))


def note(text: str, *outlets: str, independent: int = 2) -> Note:
    kind = Kind.ONLY if len(outlets) == 1 else Kind.SOME
    evidence = tuple(Evidence(outlet, text) for outlet in outlets)
    return Note(kind, text, outlets, ("c",), (), independent, evidence)


def differing(relation: Relation) -> Note:
    sides = (Value("212", "passengers", ("a",)), Value("220", "passengers", ("b",)))
    text = "passengers: 212 (a) · 220 (b)"
    return Note(Kind.DIFFERS, text, ("a", "b"), ("c",), (), 2, (), relation, sides)


def brief(*notes: Note, summary: tuple[Told, ...] = (), outlets: str = "abc") -> Brief:
    return Brief("Ferry aground off Lessel", 2, tuple(map(report, outlets)), summary, notes)


def accounts(number: int = 0) -> Note:
    """A note on what is told otherwise in words."""
    sides = (
        Value(f"The pier {number} reopens today", "", ("a",)),
        Value("The pier stays shut", "", ("b",)),
    )
    text = f"pier: The pier {number} reopens today (a) · The pier stays shut (b)"
    return Note(Kind.DIFFERS, text, ("a", "b"), ("c",), (), 2, (), Relation.LATER, sides, in_words=True)
