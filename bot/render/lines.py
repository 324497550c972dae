"""The lines of a brief, the same in every place where people read one; each place lays them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from summarizers.brief import Brief, Kind, Note, Relation, Told

LATER, BOTH = "later", "may both be right"
"""What is said of the newest value and of all that can be one; of a conflict nothing needs to be said."""

MOST_CLAIMS, MOST_FIGURES, MOST_ACCOUNTS = 8, 6, 3
"""Notes that are shown to people: as many as are read. Accounts that differ take two sentences each."""

MOST_NAMES, MOST_VALUES = 6, 8
"""Outlets and values named in one note; of the others it is said how many they are."""

ALONE = "One report so far. Send another outlet's report to compare."
ALL_AGREE = "No difference between the reports that is sure enough to tell."


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines; each line of the summary comes with the evidence lines behind it."""

    heading: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


def counted(number: int, thing: str, things: str | None = None) -> str:
    """A number with its noun: "1 outlet", "3 outlets", "2 stories"."""
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"


def day_text(day: date) -> str:
    """A day as people write it: "Tue 14 May 2024"."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def days_text(first: date, last: date) -> str:
    """The days from one to another: "Tue 14 – Thu 16 May 2024"; one alone where they are the same."""
    if first == last:
        return day_text(last)
    told, shown = day_text(first).split(), day_text(last).split()
    while len(told) > 2 and told[-1] == shown[len(told) - 1]:
        told.pop()
    return f"{' '.join(told)} – {day_text(last)}"


def meta_line(brief: Brief) -> str:
    """How many outlets and independent reports, and from when to when they are, where that is stated."""
    parts = [counted(len(brief.outlets), "outlet")]
    if len(brief.outlets) > 1:
        parts.append(counted(brief.independent, "independent report"))
    days = [report.published.date() for report in brief.reports if report.published]
    if days:
        parts.append(days_text(min(days), max(days)))
    return " · ".join(parts)


def sources(brief: Brief) -> tuple[str, ...]:
    """The outlets by name, in the brief's order, each with what is particular to its reports."""
    return tuple(_source(outlet, brief) for outlet in brief.outlets)


def _source(outlet: str, brief: Brief) -> str:
    """An outlet with its agency; a copy and a teaser are told where it has nothing of more worth."""
    reports = [report for report in brief.reports if report.outlet == outlet]
    marks = [f"as {report.agency}" for report in reports if report.agency]
    copies = [f"a copy of {report.copy_of}" for report in reports if report.copy_of]
    marks += copies if len(copies) == len(reports) else []
    marks += ["teaser only"] if all(report.teaser for report in reports) else []
    return f"{outlet} ({', '.join(dict.fromkeys(marks))})" if marks else outlet


def sources_line(brief: Brief) -> str:
    """The outlets by name, with agency, copies and teasers told."""
    return ", ".join(sources(brief))


def listed(names: Sequence[str], most: int = MOST_NAMES) -> str:
    """Names with commas between, `most` at the most, and how many more there are."""
    more = len(names) - most
    return f"{', '.join(names[:most])} and {more} more" if more > 0 else ", ".join(names)


def _coverage(told: Told, everyone: int) -> str:
    """(3/5), or (3+/5) where others may report it, then those that report a part; nothing in a story of one.

    Where one outlet alone is known to report all of it, it is named: what it says is its word.
    """
    if everyone == 1:
        return ""
    whole = f"{len(told.outlets)}{'+' if told.partly or told.unclear else ''}/{everyone}"
    part = f"{len(told.partly)}{'+' if told.unclear else ''} more in part" if told.partly else ""
    if len(told.outlets) == 1:
        return f" ({told.outlets[0]}, {part or whole})"
    return f" ({whole}, {part})" if part else f" ({whole})"


def _who(note: Note, brief: Brief) -> str:
    """Who reports it, "2+" where others may; several outlets with one text among them are said to have it."""
    if note.kind is Kind.ONLY:
        return f"Only {note.outlets[0]}"
    agency = any(report.agency for report in brief.reports if report.outlet in note.outlets)
    text = f"; one {'agency ' if agency else ''}text" if note.independent == 1 else ""
    count = f"{len(note.outlets)}{'+' if note.unclear else ''}"
    return f"{count} of {len(brief.outlets)} ({listed(note.outlets)}{text})"


def _evidence(told: Told) -> tuple[str, ...]:
    part = dict.fromkeys(told.partly, ", in part")
    return tuple(f"{each.outlet}{part.get(each.outlet, '')}: {each.sentence}" for each in told.evidence)


def _figures(note: Note) -> str:
    """A line of figures with no more names and values than are read; the words before the colon stay.

    The last value is always among those told: where one is told as later, it is that one.
    """
    subject, colon, _ = note.text.partition(": ")
    more = len(note.figures) - MOST_VALUES
    shown = note.figures if more <= 0 else (*note.figures[: MOST_VALUES - 1], note.figures[-1])
    sides = [f"{side.value} ({listed(side.outlets)})" for side in shown]
    if note.relation is Relation.LATER:
        sides[-1] = f"{sides[-1][:-1]}, {LATER})"
    both = f" ({BOTH})" if note.relation is Relation.COMPATIBLE else ""
    return f"{subject}{colon}{' · '.join([*sides, f'{more} more'] if more > 0 else sides)}{both}"


def note_line(note: Note, brief: Brief) -> str:
    """What a note says, and who reports it; "…" tells that its sentence began before."""
    if note.kind is Kind.DIFFERS:
        return _figures(note)
    unclear = f" (unclear: {listed(note.unclear)})" if note.unclear and note.kind is Kind.ONLY else ""
    left_off = "… " if note.text[:1].islower() else ""
    return f"{_who(note, brief)}: {left_off}{note.text}{unclear}"


def summary_section(brief: Brief) -> Section:
    """The summary's sentences with how many outlets report each."""
    everyone = len(brief.outlets)
    lines = tuple((told.text + _coverage(told, everyone), _evidence(told)) for told in brief.summary)
    return Section("", lines)


def shown_notes(brief: Brief) -> tuple[tuple[Note, ...], ...]:
    """The best notes on what only some report, on figures and on accounts that differ."""
    adding = [note for note in brief.notes if note.adds]
    claims = [note for note in adding if note.kind is not Kind.DIFFERS]
    figures = [note for note in adding if note.kind is Kind.DIFFERS and not note.in_words]
    accounts = [note for note in adding if note.in_words]
    return tuple(claims[:MOST_CLAIMS]), tuple(figures[:MOST_FIGURES]), tuple(accounts[:MOST_ACCOUNTS])


def note_sections(brief: Brief) -> tuple[Section, ...]:
    """The notes that are shown, in the sections that hold any."""
    headings = ("Only some report", "Figures differ", "Accounts differ")
    parts = zip(headings, shown_notes(brief), strict=True)
    return tuple(
        Section(heading, tuple((note_line(note, brief), ()) for note in notes))
        for heading, notes in parts
        if notes
    )


def closing_lines(brief: Brief) -> tuple[str, ...]:
    """What a reader should know besides: one report alone, nothing to tell, what was left unread."""
    if len(brief.outlets) == 1:
        return (ALONE, *brief.cautions)
    silent = () if any(note.adds for note in brief.notes) else (ALL_AGREE,)
    return (*silent, *brief.cautions)
