"""What is cleaned out of a text before anything else looks at it.

Requirements. Nothing in the text that is invisible, turns the reading direction, cannot be stored or sent,
or makes a later step slow; everything that a reader sees stays.

How it works. Only the characters that occur are judged, each once, by their category. Control and format
characters, halves of surrogate pairs and noncharacters go; every way to end a line becomes a line feed. The
two joiners stay, one at a time, between characters of the scripts, or signs, that are spelt with them.
Combining marks are capped at 30 after one base before the text is normalised to NFC (UAX #15, stream-safe
text): normalising takes time that grows with the square of a run of marks, half a minute for 400 KB, and
stops every other thread meanwhile.

Known failures. Flags that are spelt with tag characters lose their stripes. Where a script without spaces
marks word ends by zero-width spaces, those are lost. Hangul fillers and the like, which are blank but count
as letters, stay. A text of every character there is, which nobody writes, takes two seconds.

Reading. UAX #15, section 13; UTS #36; The Unicode Standard, section 23.2, on the joiners.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

import numpy as np

MOST_MARKS = 30
"""Combining marks kept after one base: UAX #15's limit. Written languages need eight at most."""

_LINE_END = re.compile("[\r\v\f\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"
# Arabic to Mandaic; the scripts of India and Sri Lanka; Tibetan and Burmese; Khmer and Mongolian; Balinese
# to Lepcha; further Indic scripts; Arabic's presentation forms; the Indic scripts beyond the first plane.
_JOINING = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1b00-\u1cff"
    "\ua800-\ua8ff\ua930-\uaaff\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00011000-\U00011fff"
)
# Marks, with the few symbols that are no more to Python's `re` than marks are; not the diacritics that go
# with any script, whose place in a run of marks depends on normalising.
_MARKLIKE = "[^\\w\\s\\x00-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u20ff\ufe20-\ufe2f]"
_LOOSE_JOINERS = re.compile(
    f"[{_JOINERS}](?:(?<![{_JOINING}][{_JOINERS}])(?<!{_MARKLIKE}[{_JOINERS}])"
    f"|(?=[{_JOINERS}]*+(?![{_JOINING}]|{_MARKLIKE})))"
)
"""Joiners, but the first of a run between a character of a joining script, or its mark, and another."""

# Format characters that are seen: signs that stand over or around the digits after them.
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")


LONG = 50_000
"""Characters from which counting by code point is the quicker way."""


def clean_text(text: str) -> str:
    """The text without what is invisible, lines ended by line feeds, marks capped, in NFC."""
    text = _LINE_END.sub("\n", text.replace("\r\n", "\n"))
    unwanted = [char for char in _present(text) if _unwanted(char)]
    if unwanted:
        text = text.translate(dict.fromkeys(map(ord, unwanted)))
    if text.isascii():
        return text
    normal = _LOOSE_JOINERS.sub("", unicodedata.normalize("NFC", _capped(text)))
    # Once more: what a joiner kept apart may belong together, and some characters become several marks.
    return _capped(unicodedata.normalize("NFC", normal))


def _present(text: str) -> Collection[str]:
    """The characters that occur."""
    if len(text) < LONG:
        return set(text)
    # Counted by code point: a tenth of the time of `set` on four megabytes, but 3 ms on a line.
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return [chr(code) for code in np.flatnonzero(np.bincount(codes))]


def _unwanted(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Cf":
        return char not in _SEEN and char not in _JOINERS
    if category == "Cc":
        return char not in "\n\t"
    return category == "Cs" or _is_noncharacter(ord(char))


def _is_noncharacter(code: int) -> bool:
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def _capped(text: str) -> str:
    """Cut each run of marks, joiners counted, to MOST_MARKS."""
    marks = {char for char in _present(text) if unicodedata.category(char)[0] == "M"}
    if not marks:
        return text
    marks.update(_JOINERS)
    # Beyond the first plane a class of many characters is slow to match: there, look at all of them.
    near = "".join(sorted(char for char in marks if char <= "\uffff"))
    far = "" if len(near) == len(marks) else "\U00010000-\U0010ffff"
    return re.sub(f"[{near}{far}]{{{MOST_MARKS + 1},}}+", lambda run: _cut(run[0], marks), text)


def _cut(run: str, marks: Collection[str]) -> str:
    kept: list[str] = []
    count = 0
    for char in run:
        count = count + 1 if char in marks else 0
        if count <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)
