"""Words of articles and outlets made fit to stand in a chat: they ping nobody and disguise nothing.

How it works: every text of a brief that is not our own passes here once, before lines are made of it. What
is invisible or turns the reading direction goes, line breaks become spaces, and a word joiner (U+2060,
which has no width) stands where Telegram would make a mention, a command or a tag of plain text. Nothing
is escaped, because messages are sent as plain text.

Known failures: e-mail addresses, and web addresses with "@" or "#" in them, are no longer links.
Reading: `find_entities` in TDLib's MessageEntity.cpp says what plain text turns into.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.decode import clean_text
from bot.render.layout import shortened
from bot.render.lines import shown_notes
from summarizers.brief import Brief, Note, Report, Told, Value

LONGEST_NAME = 64
"""An outlet's name, in UTF-16 units; the longest among newspapers' stay below 50."""

LONGEST_TITLE = 200
"""A title, in UTF-16 units: it leaves most of the first screen to what happened."""

LONGEST_ACCOUNT = 280
"""A side of accounts that differ: a sentence or two."""

LONGEST_SENTENCE = 1000
"""A sentence, in UTF-16 units: longer ones are no sentences, but texts without full stops."""

_READ = 4
"""Characters that are looked at for each that may be shown: some are not seen."""

UNNAMED, UNTITLED = "unnamed outlet", "Untitled story"

# Blank, though letters or signs by category: Hangul fillers, empty Braille; and marks that nobody sees: the
# grapheme joiner, Khmer's inherent vowels.
_BLANK = {ord(char): " " for char in "\u115f\u1160\u3164\uffa0\u2800"}
_UNSEEN = {ord(char): "" for char in "\u034f\u17b4\u17b5"}

# A slash after a letter or digit ("and/or", "5/6") or another slash (an address) makes no command.
_MAKES_A_LINK = re.compile(r"[@#](?=\S)|(?<![A-Za-z0-9_/])/(?=[A-Za-z0-9_])")


def disarmed_line(text: str, longest: int = LONGEST_SENTENCE) -> str:
    """A text that is not our own as one line of `longest` UTF-16 units; empty where nothing of it is seen."""
    read = text[: _READ * longest]
    plain = " ".join(read.split())
    # Most texts were cleaned when they came in; to look at every character once more takes milliseconds.
    clean = unicodedata.normalize("NFC", plain) if plain.isprintable() else clean_text(plain)
    seen = " ".join(clean.translate(_BLANK | _UNSEEN).split())
    if all(unicodedata.category(char)[0] in "MZC" for char in seen):
        return ""
    line = _MAKES_A_LINK.sub("\\g<0>\u2060", seen)
    return shortened(line if read == text else f"{line} …", longest)


def _names(outlets: Iterable[str]) -> dict[str, str]:
    """What each outlet is called in a chat; names that come to look alike are numbered."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for outlet in outlets:
        plain = disarmed_line(outlet, LONGEST_NAME) or UNNAMED
        name, number = plain, 1
        while name in taken:
            number += 1
            name = f"{plain} ({number})"
        names[outlet] = name
        taken.add(name)
    return names


def title_line(text: str) -> str:
    """A title that is not our own, never empty."""
    return disarmed_line(text, LONGEST_TITLE) or UNTITLED


def _report(report: Report, names: Mapping[str, str]) -> Report:
    agency = disarmed_line(report.agency or "", LONGEST_NAME) or None
    copy_of = names[report.copy_of] if report.copy_of else None
    return replace(report, outlet=names[report.outlet], agency=agency, copy_of=copy_of)


def _value(value: Value, names: Mapping[str, str], longest: int) -> Value:
    outlets = tuple(names[outlet] for outlet in value.outlets)
    return Value(disarmed_line(value.value, longest), disarmed_line(value.of, LONGEST_NAME), outlets)


def _told(told: Told, names: Mapping[str, str], longest: int) -> Told:
    sides = (told.outlets, told.partly, told.unclear)
    outlets, partly, unclear = (tuple(names[outlet] for outlet in side) for side in sides)
    text = disarmed_line(told.text, longest)
    return replace(told, text=text, outlets=outlets, partly=partly, unclear=unclear, evidence=())


def _note(note: Note, names: Mapping[str, str], longest: int) -> Note:
    outlets, unclear = (tuple(names[o] for o in some) for some in (note.outlets, note.unclear))
    room = LONGEST_ACCOUNT if note.in_words else LONGEST_NAME
    return replace(
        note,
        text=disarmed_line(note.text, longest),
        outlets=outlets,
        silent=(),
        unclear=unclear,
        evidence=(),
        figures=tuple(_value(value, names, room) for value in note.figures),
        verdicts=(),
    )


def disarmed(brief: Brief, longest: int = LONGEST_SENTENCE) -> Brief:
    """The brief as a chat may see it: the same outlets in the same order, the notes that are shown.

    What has no text that can be seen is left out, and so is what no line shows. Sentences are shortened
    to `longest` UTF-16 units, names and titles to what they may take.
    """
    names = _names(brief.outlets)
    summary = (_told(told, names, longest) for told in brief.summary)
    notes = (_note(note, names, longest) for notes in shown_notes(brief) for note in notes)
    return replace(
        brief,
        title=title_line(brief.title),
        reports=tuple(_report(report, names) for report in brief.reports),
        summary=tuple(told for told in summary if told.text),
        notes=tuple(note for note in notes if note.text),
        cautions=tuple(filter(None, (disarmed_line(caution, longest) for caution in brief.cautions))),
    )
