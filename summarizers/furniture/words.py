"""Words in common: how much of a line's or a block's vocabulary belongs to a story, in any language.

Words are compared by their first letters and stop words are left out; the language is guessed from the
stop words themselves, since the page's furniture is removed before its language is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from summarizers.language.words import LANGUAGE_NAMES, content_words, stop_words, tokens

STEM = 6
"""Letters of a word that are compared: inflection stands behind them in the languages of the phrases."""

LANGUAGE_SAMPLE = 600
"""Words looked at to guess the language."""

LEAST_STOP_WORDS = 8
"""One word in so many must be a stop word of the language guessed; running text has one in two or three."""


@cache
def _speakers() -> dict[str, list[str]]:
    """The languages that each stop word belongs to: one look-up a word instead of a set for each language."""
    speakers: dict[str, list[str]] = {}
    for code in LANGUAGE_NAMES:
        for word in stop_words(code):
            speakers.setdefault(word, []).append(code)
    return speakers


def guess_language(text: str) -> str | None:
    """The language whose stop words make up most of a text's beginning; None where there are few."""
    words = Counter(map(str.casefold, tokens(text[: LANGUAGE_SAMPLE * 12])[:LANGUAGE_SAMPLE]))
    counts = dict.fromkeys(LANGUAGE_NAMES, 0)
    speakers = _speakers()
    for word, count in words.items():
        for code in speakers.get(word, ()):
            counts[code] += count
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] >= max(1, words.total() // LEAST_STOP_WORDS) else None


@lru_cache(maxsize=8192)
def stems(text: str, language: str | None) -> frozenset[str]:
    """The beginnings of a line's content words: enough to tell whether two texts speak of one thing."""
    return frozenset(word[:STEM] for word in content_words(text, language) if len(word) > 2)


def share_of(text: str, known: Iterable[str], language: str | None) -> float:
    """The share, 0 to 1, of a line's content words that are among the known ones."""
    own = stems(text, language)
    return len(own.intersection(known)) / len(own) if own else 0.0
