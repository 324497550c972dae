"""What a number counts: the noun behind it, what happened to the people counted, or nothing at all.

How it works: in English the noun is the first plural behind the number: what follows it ("passengers aboard",
"trains a day") is not counted; without a plural, it is the last word before a stop. In German it is the first
word with a capital, in other languages the first that is no stop word.
Known failures: "sports halls" are counted as "sports"; adjectives before the noun in languages but these two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizers.clauses import Words, base
from summarizers.figures import Figure
from summarizers.wordforms import EVENT_PHRASES, EVENTS, PEOPLE
from summarizers.words import fold, rarity, stop_words, tokens

PEOPLE_KEY = "*people"
"""The key of all counts of people; the other keys with a star are events."""

LEAST_RARITY = 1.0
"""No noun is as common as this in languages but English: the lists of stop words are short there."""

_BEHIND = re.compile(
    r"\W{0,2}(?:(?:of|de|von|der)\s(?:the\s|its\s|their\s)?)?((?:[^\W\d_][\w’'-]*[ ]?){1,5})"
)
_STOPS = """
in on at to from for by with as after before since because than while when said not into near off between who
which that were was is are am be been being and or but had have has will would could can may might early
late a an the this these those now aboard away downstream upstream inland alone still today yesterday
tomorrow last next every per each both more all of them up down out in's too seriously slightly earlier
ago so far
"""
_NO_NOUNS = frozenset(_STOPS.split())
_NAMED = re.compile(
    r"(?:\b[A-Z]{2,}|\b[A-Z]\w*-[A-Z]\w*|\b(?i:flight|channel|room|category|level|phase|pier|route|highway|gate"
    r"|line|unit|article|section|chapter|number|no\.|page|platform|ward|model|magnitude))\s$"
)
_PART = re.compile(r"\sof\s(?:them|whom|these|those|which|us)\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:of|aged|at|with|mit|de)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: `keys` to compare by, its words `of`, and the `event` that people were counted for."""

    keys: frozenset[str]
    of: str
    event: str


def noun_behind(text: str, language: str | None) -> str:
    """The words behind a number up to the noun that is counted, "" where there is none."""
    found = _BEHIND.match(text)
    words: list[str] = []
    for word in tokens(found[1]) if found else ():
        folded = fold(word)
        if _ends_before(folded, language, bool(words)):
            break
        words.append(word)
        if _is_noun(word, language):
            break
    return " ".join(words)


def _ends_before(folded: str, language: str | None, inside: bool) -> bool:
    if language == "en":
        return folded in _NO_NOUNS or (inside and folded.endswith("ing"))
    return folded in stop_words(language) or rarity(folded, language) < LEAST_RARITY


def _is_noun(word: str, language: str | None) -> bool:
    folded = fold(word)
    if language == "de":
        return word[0].isupper()
    if language != "en":
        return True
    owner = re.search(r"[’']s?$", word)
    return not owner and (folded in PEOPLE or bool(re.search(r"[^siu]s$", folded)))


def _event(words: Words, start: int, stop: int) -> str:
    """What happened to the people counted: told in their clause, or between them and `stop`, else ""."""
    for span in (words.span(words.clause_at(start)), words.text[start:stop]):
        for pattern, event in EVENT_PHRASES:
            if pattern.search(span):
                return event
        event = next((EVENTS[w] for w in map(fold, tokens(span)) if w in EVENTS), "")
        if event:
            return event
    return ""


def counted_by(figure: Figure, words: Words, stop: int) -> Counted:
    """Read what a figure counts; the keys are empty where it counts nothing that could be compared.

    Keys are the noun's stem, "*people" for people, and "*death" and the like for what happened to them. What
    happened is looked for up to `stop`, where the next figure stands.
    """
    end = figure.start + len(figure.text)
    if _NAMED.search(words.text[: figure.start]) or _PART.match(words.text[end:]):
        return Counted(frozenset(), "", "")
    of = noun_behind(words.text[end : end + 80], words.language)
    head = fold(of.split()[-1]) if of else ""
    if not head and _AGED.search(words.text[: figure.start]):
        return Counted(frozenset(), "", "")
    keys = {base(head, words.language)} if len(head) > 1 and head not in EVENTS else set()
    if head in EVENTS or head in PEOPLE or not head:
        event = _event(words, figure.start, stop)
        keys |= {f"*{event}"} if event else set()
        keys |= {PEOPLE_KEY} if head else set()
        return Counted(frozenset(keys), of, event)
    return Counted(frozenset(keys), of, "")
