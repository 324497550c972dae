"""What is said and offered when people correct stories: questions, what was done, and the buttons below.

A button's data is FIX, what to do, and the numbers of submissions or of a correction, so that it means the
same after a restart, and at most 50 bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.leaving import Button
from bot.render.disarm import LONGEST_NAME, UNNAMED, disarmed_line
from bot.render.layout import shortened
from bot.render.lines import counted
from bot.render.news import NEW_IN
from storage.stories import Stored

FIX = "fix"
"""What the data of all these buttons begins with."""

A_PAGE = 8
"""Reports that a question offers at a time: as many buttons as a small screen shows."""

LONGEST_LABEL, LONGEST_TITLE = 56, 90
"""UTF-16 units of a button's words, which a phone cuts at about forty, and of a title within a sentence."""

_WORDS = 8
"""Words of a report without a title that stand for one."""

NOT_THIS_STORY, BELONGS_WITH = "Not this story", "Belongs with …"
ALL_BELONG, OF_ITS_OWN, UNDO, KEEP = (
    "All of them belong with …",
    "A story of its own",
    "Undo",
    "Change nothing",
)
BACK, MORE = "‹ Back", "More ›"

WHICH = "Which report does not belong to this story?"
WHERE = "Which story does this belong with?"
KEPT = "Nothing was changed."
UNDONE = "Taken back: this correction no longer counts."
IN_ANOTHER = "Taken back: this report is in the story above again."

STALE = "The stories have changed since, or their reports are no longer kept."
SETTLED_ALREADY, UNDONE_ALREADY = "This was settled already.", "This was taken back already."
NO_OTHER = "There is no other story in this chat yet."


def title_of(report: Stored, told: str | None = None) -> str:
    """The title by which people know a story: the first line of its message, or that of its first report."""
    words = told.partition("\n")[0].removeprefix(NEW_IN) if told else report.article.title
    start = " ".join(report.article.text.split(maxsplit=_WORDS)[:_WORDS])
    return disarmed_line(words or f"{start} …", LONGEST_TITLE) or "untitled"


def named(report: Stored) -> str:
    """A report by title and outlet, to stand in a sentence."""
    return f"“{title_of(report)}” ({_outlet(report)})"


def parted(report: Stored, beside: str | None) -> str:
    """Say that a report was taken out, and ask where it belongs; `beside` is the story that it came to."""
    now = f" It stands with “{beside}” now." if beside else ""
    return f"{named(report)} is taken out of this story.{now} Where does it belong?"


def alone(report: Stored) -> str:
    """Say that a report is a story of its own."""
    return f"{named(report)} is a story of its own now."


def belongs(reports: Sequence[Stored], own: str, joined: str) -> str:
    """Say that reports, known by the title `own` where they are several, belong with another story now."""
    subject = named(reports[0]) if len(reports) == 1 else f"“{own}” ({counted(len(reports), 'report')})"
    return f"{subject} belongs with “{joined}” now."


def instead_of(one: Stored, other: Stored, more: int, *, together: bool) -> str:
    """Say which earlier correction a new one takes back, and for how many pairs of reports besides."""
    did = "put together" if together else "kept apart"
    others = f" (and {counted(more, 'more pair')})" if more else ""
    two = f"the reports of {_outlet(one)} and {_outlet(other)}"
    return f"That takes back an earlier correction, which {did} {two}{others}."


def below_story(reports: Sequence[Stored]) -> list[list[Button]]:
    """The buttons of a story's message, by its reports."""
    if len(reports) == 1:
        return [[_button(BELONGS_WITH, "where", reports[0].member)]]
    return [[_button(NOT_THIS_STORY, "ask", reports[0].member)]]


def reports_to_choose(reports: Sequence[Stored], page: int) -> list[list[Button]]:
    """A button for each report of a page (from 0): by outlet, and by title where an outlet has several."""
    outlets = Counter(report.article.outlet for report in reports)
    first = reports[0].member
    shown = reports[page * A_PAGE : (page + 1) * A_PAGE]
    rows = []
    for report in shown:
        several = outlets[report.article.outlet] > 1
        label = f"{_outlet(report)}: {title_of(report)}" if several else _outlet(report)
        beside = first if report.member != first else reports[1].member
        rows.append([_button(label, "out", report.member, beside)])
    turns = [_button(BACK, "page", first, page - 1)] if page else []
    turns += [_button(MORE, "page", first, page + 1)] if len(reports) > (page + 1) * A_PAGE else []
    return [
        *rows,
        *([turns] if turns else []),
        [_button(ALL_BELONG, "all", first, 0)],
        [_button(KEEP, "keep")],
    ]


def stories_to_place(stories: Iterable[tuple[int, str]], correction: int) -> list[list[Button]]:
    """A button for each story (a submission of it, its title) where what a correction moved may belong."""
    rows = [[_button(f"Belongs with: {title}", "with", correction, member)] for member, title in stories]
    return [*rows, [_button(OF_ITS_OWN, "own", correction)], *to_undo(correction)]


def stories_to_join(stories: Iterable[tuple[int, str]], member: int) -> list[list[Button]]:
    """A button for each story that the story of a submission may belong with."""
    rows = [[_button(f"Belongs with: {title}", "join", member, other)] for other, title in stories]
    return [*rows, [_button(KEEP, "keep")]]


def to_undo(correction: int) -> list[list[Button]]:
    """A button that takes a correction back."""
    return [[_button(UNDO, "undo", correction)]]


def _outlet(report: Stored) -> str:
    return disarmed_line(report.article.outlet, LONGEST_NAME) or UNNAMED


def _button(label: str, *data: str | int) -> Button:
    return Button(shortened(label, LONGEST_LABEL), " ".join(map(str, (FIX, *data))))
