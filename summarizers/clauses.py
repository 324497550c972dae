"""A sentence cut into clauses, and the stems that stand around a place in it.

How it works: clauses end at marks and conjunctions. Around a figure a stem's level is 1 in the figure's own
clause, NEXT_CLAUSE in the one beside it, FAR elsewhere; a clause of fewer than LEAST_CLAUSE words ("On
Friday,") is one with the next.
Known failures: "Oss and Lind" is cut too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizers.terms import one_spelling
from summarizers.wordforms import BASE
from summarizers.words import fold, stem, stop_words, tokens

NEXT_CLAUSE, FAR = 0.6, 0.4
LEAST_CLAUSE = 2

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


def words_of(text: str, language: str | None) -> Words:
    """Cut a sentence into clauses and its words into stems; numbers are no words here."""
    stops = stop_words(language)
    ends = [*(m.end() for m in _BREAK.finditer(text)), len(text) + 1]
    clauses: list[list[tuple[int, str]]] = [[] for _ in ends]
    place = number = 0
    for token in tokens(text):
        place = text.index(token, place)
        while place >= ends[number]:
            number += 1
        folded = fold(token)
        if folded and folded not in stops and len(folded) > 1 and not folded[0].isdigit():
            clauses[number].append((place, base(folded, language)))
        place += len(token)
    return Words(text, language, tuple(map(tuple, clauses)), tuple(ends))
