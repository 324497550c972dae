"""The lines of a brief, the same in every place where people read one; each place lays them out."""

from __future__ import annotations

from dataclasses import dataclass

from summarizers.brief import Brief, Kind, Note, Relation, Told

RELATIONS = {Relation.LATER: "later", Relation.COMPATIBLE: "may both be right"}
"""What is said of figures that differ; of a conflict nothing needs to be said."""

MOST_CLAIMS, MOST_FIGURES = 12, 6
"""Notes that are shown to people: as many as are read."""

ALONE = "One report so far. Send another outlet's report to compare."
ALL_AGREE = "No difference between the reports that is sure enough to tell."


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines; each line comes with the evidence lines behind it."""

    heading: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


def counted(number: int, thing: str) -> str:
    """A number with its noun: "1 outlet", "3 outlets"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def meta_line(brief: Brief) -> str:
    """How many outlets and independent reports, and the day of the newest, where one is stated."""
    parts = [counted(len(brief.outlets), "outlet")]
    if len(brief.outlets) > 1:
        parts.append(counted(brief.independent, "independent report"))
    days = [report.published for report in brief.reports if report.published]
    if days:
        newest = max(day.replace(tzinfo=None) for day in days)
        parts.append(f"{newest:%a} {newest.day} {newest:%b %Y}")
    return " · ".join(parts)


def sources_line(brief: Brief) -> str:
    """The outlets by name, with agency and copies told."""
    told = []
    for report in brief.reports:
        marks = [f"as {report.agency}"] if report.agency else []
        marks += [f"a copy of {report.copy_of}"] if report.copy_of else []
        told.append(f"{report.outlet} ({', '.join(marks)})" if marks else report.outlet)
    return ", ".join(dict.fromkeys(told))


def _coverage(told: Told, everyone: int) -> str:
    """(3/5), or (3+/5) where it is unclear of some whether they report it; nothing for a story of one."""
    if everyone == 1:
        return ""
    return f" ({len(told.outlets)}{'+' if told.unclear else ''}/{everyone})"


def _who(note: Note, brief: Brief) -> str:
    """Who reports it; several outlets with one text among them are said to have it."""
    if note.kind is Kind.ONLY:
        return f"Only {note.outlets[0]}"
    agency = any(report.agency for report in brief.reports if report.outlet in note.outlets)
    text = f"; one {'agency ' if agency else ''}text" if note.independent == 1 else ""
    return f"{len(note.outlets)} of {len(brief.outlets)} ({', '.join(note.outlets)}{text})"


def _evidence(item: Told | Note) -> tuple[str, ...]:
    return tuple(f"{each.outlet}: {each.sentence}" for each in item.evidence)


def _note_line(note: Note, brief: Brief) -> str:
    if note.kind is Kind.DIFFERS:
        relation = RELATIONS.get(note.relation) if note.relation else None
        return f"{note.text} ({relation})" if relation else note.text
    unclear = f" (unclear: {', '.join(note.unclear)})" if note.unclear else ""
    return f"{_who(note, brief)}: {note.text}{unclear}"


def summary_section(brief: Brief) -> Section:
    """The summary's sentences with how many outlets report each."""
    everyone = len(brief.outlets)
    lines = tuple((told.text + _coverage(told, everyone), _evidence(told)) for told in brief.summary)
    return Section("", lines)


def note_sections(brief: Brief) -> tuple[Section, ...]:
    """What only some report and the figures that differ, the best of each; the rest is for `--json`."""
    shown = [note for note in brief.notes if note.adds]
    parts = (
        ("Only some report", MOST_CLAIMS, [note for note in shown if note.kind is not Kind.DIFFERS]),
        ("Figures differ", MOST_FIGURES, [note for note in shown if note.kind is Kind.DIFFERS]),
    )
    return tuple(
        Section(heading, tuple((_note_line(note, brief), _evidence(note)) for note in notes[:most]))
        for heading, most, notes in parts
        if notes
    )


def closing_lines(brief: Brief) -> tuple[str, ...]:
    """What a reader should know besides: one report alone, nothing to tell, what was left unread."""
    if len(brief.outlets) == 1:
        return (ALONE, *brief.cautions)
    silent = () if any(note.adds for note in brief.notes) else (ALL_AGREE,)
    return (*silent, *brief.cautions)
