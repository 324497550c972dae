"""Which words of a sentence only say who somebody is.

Requirements: two outlets that introduce one person in the same words have not told the same of that person.
How it works: a name of two words or more, with the office or trade before it ("the deputy fire chief, Tilda
    Brandt", "Transport minister Alma Reiss") or behind it ("Alma Reiss, the transport minister,"), back to
    the verb, preposition or mark before. In German a row of capitalised words is one ("Bürgermeisterin Hedwig
    Stölting").
Known failures: in other languages than these only the names; a verb that its form does not show counts as
    part of the office ("met Alma Reiss").
"""

from __future__ import annotations

import re

from summarizers.language.roles import NAME
from summarizers.language.verbs import verbs_in, word_set

MOST_BEFORE, MOST_BEHIND = 6, 8
"""How many words may say what somebody is, before and behind the name."""

_NAME = re.compile(NAME)
_ROW = re.compile(r"[A-ZÄÖÜ][\wäöüß’'-]+(?:\s[A-ZÄÖÜ][\wäöüß’'-]+)+")
_MARK = re.compile(r"[,;:.!?()“”\"«»–—]")
_BREAK = word_set(
    "about after against and as at before between but by during for from if in near nor of on or over since"
    " than that to under until when where while with without who which whom whose"
)
"""Words that no office goes back over."""

_WITHIN = word_set("of for at in and")
"""Of these the ones that an office may hold: "director of the museum"."""

_WORD = re.compile(r"[\w’'-]+")
_BEHIND = re.compile(
    r",\s(?:\d{1,3},\s)?(?=(?:a|an|the|his|her|its|their|[a-z]+)\b)(?P<office>[^,;.:]+)(?=[,;.])"
)


def _begin(text: str, start: int) -> int:
    """Where the words begin that say before a name what its bearer is; the name's own start if none do."""
    comma = text[:start].endswith(", ")
    end = start - 2 if comma else start
    marks = [mark.end() for mark in _MARK.finditer(text, 0, end)]
    begin = marks[-1] if marks else 0
    begin = max([begin, *(begin + stop for _, stop in verbs_in(text[begin:end]))])
    words = list(_WORD.finditer(text, begin, end))
    breaks = [place for place, word in enumerate(words) if word[0].lower() in _BREAK]
    words = words[breaks[-1] + 1 :] if breaks else words
    told = words and len(words) <= MOST_BEFORE and (not comma or _determined(words[0][0]))
    return words[0].start() if told else start


def _determined(word: str) -> bool:
    """Whether a word can open a noun that a name explains: "the mayor", "Corvane's engineer"."""
    return word.lower() in {"a", "an", "the", "his", "her", "its", "their", "our"} or word[-2:] in {
        "'s",
        "’s",
    }


def _end(text: str, end: int) -> int:
    """Where the words end that say behind a name what its bearer is; the name's own end if none do."""
    found = _BEHIND.match(text, end)
    if found is None:
        return end
    office = found["office"]
    words = office.split()
    strange = (_BREAK - _WITHIN) | (_BREAK & {words[0]})
    plain = strange.isdisjoint(words) and next(verbs_in(office), None) is None
    return found.end() if plain and len(words) <= MOST_BEHIND else end


def naming_spans(text: str, language: str | None) -> list[tuple[int, int]]:
    """The (start, end) spans of a sentence that only say who somebody is, in order."""
    if language == "de":
        return [found.span() for found in _ROW.finditer(text)]
    names = [found.span() for found in _NAME.finditer(text)]
    if language != "en":
        return names
    return [(_begin(text, start), _end(text, end)) for start, end in names]
