"""Why a brief's notes say what they say, in a terminal: a block for each note, a verdict for each outlet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from bot.render.lines import note_line, shown_notes
from bot.render.terminal import wrapped
from summarizers.brief import Brief, Note, Stance, Verdict

HEADING = "How each note was decided"

_INDENT = " " * (2 + max(map(len, Stance)) + 2)
"""What stands before verdicts: two columns, the stance, two more."""


def _alike(verdict: Verdict) -> tuple[str, str | None]:
    return verdict.reason, verdict.sentence


def _verdicts(stance: Stance, verdicts: Sequence[Verdict], width: int) -> Iterator[str]:
    """The outlets of one stance, those of one reason together; the stance before the first."""
    mark = f"  {stance.value:<{len(_INDENT) - 2}}"
    for (reason, sentence), group in groupby(sorted(verdicts, key=lambda v: v.sentence is None), key=_alike):
        names = [verdict.outlet for verdict in group]
        each = " (each)" if len(names) > 1 else ""
        line = wrapped(f"{', '.join(names)}{each} – {reason}", width, indent=_INDENT)
        yield mark + line.removeprefix(_INDENT)
        mark = _INDENT
        if sentence:
            yield wrapped(sentence, width, "↳ ", _INDENT)


def _block(note: Note, brief: Brief, width: int) -> Iterator[str]:
    yield wrapped(note_line(note, brief), width, "▫ ")
    for stance in Stance:
        verdicts = [verdict for verdict in note.verdicts if verdict.stance is stance]
        yield from _verdicts(stance, verdicts, width)


def explained_text(brief: Brief, *, width: int = 80) -> str:
    """The verdicts on the notes that are shown, `width` columns wide at most; "" where there are none."""
    blocks = ["\n".join(_block(note, brief, width)) for note in chain(*shown_notes(brief))]
    return "\n\n".join([HEADING, *blocks]) if blocks else ""
