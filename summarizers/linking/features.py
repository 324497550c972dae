"""What linking looks at in an article: its terms with their places, its numbers, its runs of words.

Requirements: all that a decision needs, small enough to be kept beside the article, and independent of
    every other article, so that it is reckoned once.
How it works: content words are stemmed and counted; those in title and the first LEAD_WORDS words are
    counted again, since news says there who did what where; a capitalised word that the article never
    writes small is a name. A script without capitals has no names in this sense: there the lead's words
    stand in for them.
Known failures: a common word that only ever begins sentences or stands in a title set in capitals counts
    as a name (its low weight limits the harm); German nouns all count as names; two people of one
    surname are one name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from summarizers.article import Article
from summarizers.language.words import fold, rarity, stem, stop_words, tokens
from summarizers.linking.similarity import shingles, text_key
from summarizers.urls import url_key

LEAD_WORDS = 80
"""Words from the top in which a report says what happened: a title and two or three sentences."""

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""Numbers that are read as years."""

_SEPARATORS = re.compile(r"[.,\s]")


class Term(NamedTuple):
    """One stem of an article: how often it stands in all, in the lead, and as a name; its general rarity."""

    body: int
    lead: int
    name: int
    rarity: float


@dataclass(frozen=True, slots=True)
class Features:
    """What linking looks at in one article; `terms` by stem, numbers among them without separators."""

    language: str | None
    url_key: str | None
    text_key: str
    terms: Mapping[str, Term]
    shingles: frozenset[int]

    @property
    def years(self) -> frozenset[int]:
        """The years that the article names."""
        numbers = (int(term) for term in self.terms if len(term) == 4 and term.isdecimal())
        return frozenset(number for number in numbers if FIRST_YEAR <= number <= LAST_YEAR)


def features_of(article: Article) -> Features:
    """Gather an article's features; title and body count as one text, the keys are of the body alone."""
    text = f"{article.title or ''}\n{article.text}"
    return Features(
        article.language,
        url_key(article.url),
        text_key(article.text),
        _terms(tokens(text), article.language),
        shingles(article.text),
    )


def _terms(words: list[str], language: str | None) -> dict[str, Term]:
    stops, small = stop_words(language), {fold(word) for word in words if word[0].islower()}
    counts, lead, names = Counter[str](), Counter[str](), Counter[str]()
    rarities: dict[str, float] = {}
    for place, word in enumerate(words):
        folded = fold(word)
        if not folded or folded in stops or not (len(folded) > 1 or folded.isdigit()):
            continue
        term = _SEPARATORS.sub("", folded) if folded[0].isdigit() else stem(folded, language)
        counts[term] += 1
        lead[term] += place < LEAD_WORDS
        names[term] += word[0].isupper() and folded not in small
        rarities[term] = min(rarity(folded, language), rarities.get(term, 99.0))
    named = names if names.total() else lead
    return {term: Term(count, lead[term], named[term], rarities[term]) for term, count in counts.items()}
