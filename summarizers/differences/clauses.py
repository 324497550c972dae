"""A sentence cut into clauses: the stems that stand around a place in it, and how its words tell a subject.

How it works: clauses end at marks and conjunctions. Around a figure a stem's level is 1 in the figure's own
clause, NEXT_CLAUSE in the one beside it, FAR elsewhere; a clause of fewer than LEAST_CLAUSE words ("On
Friday,") is one with the next.
Known failures: "Oss and Lind" is cut too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from summarizers.claims.terms import one_spelling
from summarizers.figures.dates import MONTHS, SENTENCES_KEPT, WEEKDAYS
from summarizers.language.wordforms import BASE
from summarizers.language.words import fold, rarity, stem, stop_words, tokens, tokens_at

NEXT_CLAUSE, FAR = 0.6, 0.4
LEAST_CLAUSE = 2

MOST_LEAD, LEAST_LEAD = 8, 3
"""Words that may tell what happened at a moment: more are no label, fewer ("It was") say nothing."""

MOST_BETWEEN = 2
"""Small words between two that tell ("gauge at Ossen"); with more between them they are listed."""

LEAST_RARITY, LEAST_LETTERS = 1.5, 3
"""Words that are more common, or shorter, tell nothing of a subject."""

_TIMES = {"noon", "midnight", "midday", "lunchtime", "morning", "afternoon", "evening", "night", "today"}
_TIMES |= {"tonight", "yesterday", "tomorrow", *WEEKDAYS, *MONTHS}
_TIMES |= {"second", "seconds", "minute", "minutes", "hour", "hours"}

_TAIL = re.compile(
    r"\s(?:at|in|on|by|of|around|about|just|shortly|soon|before|after|from|the|was|is|were|early|late|only|last)$",
    re.IGNORECASE,
)
_POINTING = {"it", "he", "she", "they", "we", "i", "you", "there", "this", "that", "these", "those"}
_POINTING |= {"who", "which"}

_BREAK = re.compile(
    r"[,;:()–—]\s|[)]|\s[-–—]\s|\s(?:and|but|while|whereas|although|when|who|which|whose|und|et|y|aber|mais|pero)\s",
    re.IGNORECASE,
)


@lru_cache(maxsize=200_000)
def base(word: str, language: str | None) -> str:
    """The stem of a folded word, irregular English forms and British spellings brought together."""
    if language == "en":
        word = one_spelling(BASE.get(word, word))
    return stem(word, language)


@lru_cache(maxsize=200_000)
def _telling(token: str, language: str | None) -> str:
    """A token's stem; "" of a number, a stop word or a single letter."""
    folded = fold(token)
    small = folded in stop_words(language) or len(folded) < 2 or folded[0].isdigit()
    return "" if small else base(folded, language)


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence cut into clauses: the (place, stem) pairs of each, and where each ends."""

    text: str
    language: str | None
    clauses: tuple[tuple[tuple[int, str], ...], ...]
    ends: tuple[int, ...]

    def clause_at(self, place: int) -> int:
        """The number of the clause that holds a character."""
        return next((n for n, end in enumerate(self.ends) if place < end), len(self.ends) - 1)

    def begin(self, number: int) -> int:
        """The character where a clause begins."""
        return self.ends[number - 1] if number else 0

    def span(self, number: int) -> str:
        """A clause's text."""
        return self.text[self.begin(number) : self.ends[number]]

    def context(self, start: int, end: int) -> dict[str, float]:
        """The stems around a figure, its own words left out, with their levels."""
        here = self.clause_at(start)
        inside = {here}
        if sum(not start <= at < end for at, _ in self.clauses[here]) < LEAST_CLAUSE:
            inside.add(here + 1 if here + 1 < len(self.clauses) else here - 1)
        levels: dict[str, float] = {}
        for number, clause in enumerate(self.clauses):
            far = min(abs(number - one) for one in inside)
            level = (1.0, NEXT_CLAUSE)[far] if far < 2 else FAR
            for at, word in clause:
                if not start <= at < end:
                    levels[word] = max(level, levels.get(word, 0.0))
        return levels


@lru_cache(maxsize=SENTENCES_KEPT)
def words_of(text: str, language: str | None) -> Words:
    """Cut a sentence into clauses and its words into stems; numbers are no words here."""
    ends = [*(m.end() for m in _BREAK.finditer(text)), len(text) + 1]
    clauses: list[list[tuple[int, str]]] = [[] for _ in ends]
    number = 0
    for place, token in tokens_at(text):
        while place >= ends[number]:
            number += 1
        if word := _telling(token, language):
            clauses[number].append((place, word))
    return Words(text, language, tuple(map(tuple, clauses)), tuple(ends))


def lead_of(words: Words, start: int, end: int, *, whole: bool = False) -> str:
    """Find what a sentence says was at a moment: "when the bridge fell", or those before it in its clause.

    `whole` keeps their last ones ("shut until"). "" where the clause is too long or begins with no subject.
    """
    here = words.clause_at(start)
    begin = words.begin(here)
    if words.text[end : words.ends[here]].strip().lower() == "when" and here + 1 < len(words.ends):
        lead, when = words.span(here + 1), "when "
    else:
        opening = words.text[:begin].rstrip().lower()
        when = "when " if re.search(r"\bwhen$", opening) else ""
        lead = words.text[begin:start]
        if opening and not when and opening[-1] not in ":;":
            return ""
    lead = lead.strip(' .,;:!?–—"“”')
    while not whole and (tail := _TAIL.search(lead)):
        lead = lead[: tail.start()]
    count = len(lead.split())
    if not (LEAST_LEAD - bool(when) <= count <= MOST_LEAD) or fold(lead.split()[0]) in _POINTING:
        return ""
    return when + lead


def _whole(token: str) -> str:
    """A word without the ending of an owner: "Larkfield's" is "Larkfield"."""
    return re.sub(r"[’']s?$", "", token)


def telling_in(texts: Iterable[str], known: Iterable[str], language: str | None) -> dict[str, float]:
    """Find the stems that may stand in a subject, with their rarity: of no word known, small or a time.

    Contractions are left out with all that is not letters alone.
    """
    words = {fold(_whole(token)) for text in texts for token in tokens(text)} - _TIMES - stop_words(language)
    told = {base(fold(word), language) for text in known for word in tokens(text)}
    found = {
        base(word, language): rarity(word, language)
        for word in sorted(words)
        if word.isalpha() and len(word) >= LEAST_LETTERS
    }
    return {key: rare for key, rare in found.items() if key not in told and rare >= LEAST_RARITY}


def _places(text: str, language: str | None) -> dict[str, tuple[int, int]]:
    """Where each stem of a text first stands, from and to."""
    places: dict[str, tuple[int, int]] = {}
    for place, token in tokens_at(text):
        word = _whole(token)
        places.setdefault(base(fold(word), language), (place, place + len(word)))
    return places


def _span(stems: Sequence[str], text: str, language: str | None) -> str:
    """The span from the first to the last of the stems, "" where more than small words part them."""
    places, stops = _places(text, language), stop_words(language)
    found = sorted(places[stem] for stem in stems if stem in places)
    gaps = [text[a:b] for (_, a), (b, _) in pairwise(found)]
    near = all(len(gap.split()) <= MOST_BETWEEN and stops.issuperset(map(fold, gap.split())) for gap in gaps)
    return text[found[0][0] : found[-1][1]] if near and len(found) == len(stems) else ""


def _uncapped(wording: str, texts: Iterable[str]) -> str:
    """A wording with a small first letter where some text has its first word so: it only began a sentence."""
    first = wording.split()[0].lower()
    small = any(first in tokens(text) for text in texts)
    return first + wording[len(first) :] if small else wording


def worded_together(stems: Sequence[str], texts: Sequence[str], language: str | None, few: int) -> str:
    """Word as many of the stems as stand together in some text, else the first `few` with commas between."""
    for count in range(len(stems), 1, -1):
        spans = list(filter(None, (_span(stems[:count], text, language) for text in texts)))
        if spans:
            return _uncapped(min(spans, key=len), texts)
    listed: list[list[str]] = []
    for text in texts:
        places = _places(text, language)
        found = sorted(places[stem] for stem in stems[:few] if stem in places)
        listed.append([text[a:b] for a, b in found])
    return min(
        map(", ".join, listed), key=lambda words: (-words.count(","), not words, len(words)), default=""
    )
