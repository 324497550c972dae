"""What is new in a story since earlier messages told it, as a message that continues them.

How it works: a line is new where neither its text nor one of the sentences behind it was told, and where
an outlet takes part that has a new report. Figures that differ are new as soon as their line is.

Known failures: a fact that was told and is now worded by a new outlet alone counts as new. A line that had
no room in its message counts as told.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace

from bot.render.chat import body, named
from bot.render.disarm import disarmed, title_line
from bot.render.layout import ChatMessage, lay_out
from bot.render.lines import counted, listed, shown_notes, sources
from summarizers.brief import Brief, Kind, Note, Told

NEW_IN = "New in: "


@dataclass(frozen=True, slots=True)
class Seen:
    """What earlier messages told: an outlet for each report, and the texts of lines, verbatim."""

    outlets: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    def dumps(self) -> str:
        """Write it as JSON, to be stored."""
        return json.dumps({"outlets": self.outlets, "lines": self.lines})

    @staticmethod
    def loads(stored: str) -> Seen:
        """Read what `dumps` wrote; an empty text is nothing told. Raises ValueError for anything else."""
        if not stored:
            return Seen()
        match json.loads(stored):
            case {"outlets": [*outlets], "lines": [*lines]}:
                return Seen(tuple(map(str, outlets)), tuple(map(str, lines)))
        raise ValueError(f"not what a message told: {stored[:80]}")


def _fresh(brief: Brief, seen: Seen) -> tuple[str, ...]:
    """The outlets with a report more than was told, in order."""
    more = Counter(report.outlet for report in brief.reports) - Counter(seen.outlets)
    return tuple(outlet for outlet in brief.outlets if outlet in more)


def _new_part(brief: Brief, seen: Seen) -> Brief:
    """The brief with those lines alone that were not told."""
    fresh, lines = set(_fresh(brief, seen)), set(seen.lines)

    def is_new(line: Told | Note) -> bool:
        told = line.text in lines or any(each.sentence in lines for each in line.evidence)
        return not told and not fresh.isdisjoint(line.outlets)

    def is_new_note(note: Note) -> bool:
        return note.text not in lines if note.kind is Kind.DIFFERS else is_new(note)

    return replace(
        brief,
        summary=tuple(filter(is_new, brief.summary)),
        notes=tuple(note for note in brief.notes if note.adds and is_new_note(note)),
    )


def seen_of(brief: Brief, before: Seen | None = None) -> Seen:
    """What has been told once a message is out that tells a brief to readers who know `before`."""
    earlier = before or Seen()
    new = _new_part(brief, earlier)
    claims, figures = shown_notes(new)
    shown = [told.text for told in new.summary] + [note.text for note in (*claims, *figures)]
    reports = Counter(earlier.outlets) | Counter(report.outlet for report in brief.reports)
    return Seen(tuple(reports.elements()), tuple(dict.fromkeys([*earlier.lines, *shown])))


def news_message(brief: Brief, seen: Seen, headline: str | None = None) -> ChatMessage | None:
    """Lay out what is new in a story for readers of earlier messages; None where there is nothing.

    `headline` is the title by which they know the story; without it the brief's own is taken.
    """
    fresh, new = _fresh(brief, seen), _new_part(brief, seen)
    if not fresh and not new.notes:
        return None
    safe = disarmed(new)
    title = title_line(headline.removeprefix(NEW_IN)) if headline else safe.title
    top = [f"{NEW_IN}{title}", _arrived(brief, safe, fresh, seen)]
    lines = body(safe) if new.summary or new.notes else ["", _nothing_but(brief, safe, fresh)]
    return lay_out(["\n".join(top), *lines])


def _arrived(brief: Brief, safe: Brief, fresh: tuple[str, ...], seen: Seen) -> str:
    """The outlets that have come in, and how many there are now."""
    called = dict(zip(brief.outlets, sources(safe), strict=True))
    again = set(seen.outlets)
    names = tuple(f"{called[o]} (again)" if o in again else called[o] for o in fresh)
    parts = [f"New: {named(names)}"] if fresh else []
    return " · ".join([*parts, f"now {counted(len(brief.outlets), 'outlet')}"])


def _nothing_but(brief: Brief, safe: Brief, fresh: tuple[str, ...]) -> str:
    called = dict(zip(brief.outlets, safe.outlets, strict=True))
    verb = "reports" if len(fresh) == 1 else "report"
    return f"{listed([called[outlet] for outlet in fresh])} {verb} nothing that was not told."
