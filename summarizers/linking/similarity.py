"""Exact measures of likeness: word runs in common, weighted overlap, cosine, and how rare a term is here.

Everything that proposes articles (postings, signatures) only proposes; these decide.
"""

from __future__ import annotations

import hashlib
import math
import zlib
from collections.abc import Container, Hashable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from summarizers.language.words import fold, tokens

SHINGLE_WORDS = 3
"""Words in a run. Runs of five lose copies that an editor went through; with runs of three no two
texts about different events shared a third of their runs (772 articles, docs/linking.md)."""

PRIOR_ARTICLES = 6400
"""How many articles the general frequency of a word counts for against the ones seen here: pair F1 .858
with 1,600, .889 with 6,400, .881 with 25,600. The fewer, the more a story's own words are taken for common
ones after its first reports, and the later ones stand apart (docs/linking.md)."""


OWN_STORY = 10
"""Articles with a term that may all be one story's: its names must not lose weight with each report of it.
Pair F1 on the 772 articles .893 and .894 without, .895 and .905 with it (docs/linking.md)."""


@dataclass(frozen=True, slots=True)
class DocumentFrequencies:
    """How many of `articles` articles seen here hold each term."""

    articles: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    def weights(self, rarities: Mapping[str, float]) -> dict[str, float]:
        """Give each term's inverse document frequency, from 0: -ln of its share of the articles seen here.

        The share is blended with the general one, exp(-rarity), as if PRIOR_ARTICLES articles had been
        read before; of a term's articles OWN_STORY count for nothing.
        """
        total, prior = math.log(PRIOR_ARTICLES + self.articles), math.log(PRIOR_ARTICLES)
        weights = {term: total - prior + rarity for term, rarity in rarities.items()}
        for term in self.counts.keys() & rarities.keys():
            expected = PRIOR_ARTICLES * math.exp(-rarities[term]) + max(0, self.counts[term] - OWN_STORY)
            weights[term] = max(0.0, total - math.log(expected))
        return weights


def text_key(text: str) -> str:
    """A key that two texts share when their words are the same, whatever their case, spacing and marks."""
    return hashlib.sha256(" ".join(map(fold, tokens(text))).encode("utf-8", "replace")).hexdigest()


def shingles(text: str, size: int = SHINGLE_WORDS) -> frozenset[int]:
    """The text's runs of `size` words as 32-bit numbers, the same on every machine."""
    return frozenset(zlib.crc32(" ".join(run).encode("utf-8", "replace")) for run in runs_of(text, size))


def runs_of(text: str, size: int) -> Iterator[tuple[str, ...]]:
    """The text's runs of `size` words, small, in order."""
    words = [fold(word) for word in tokens(text)]
    return zip(*(words[start:] for start in range(size)), strict=False)


def containment(part: Set[Hashable], whole: Set[Hashable]) -> float:
    """The share of `part` that stands in `whole`, 0 to 1; 0 where there is nothing (Broder 1997)."""
    return len(part & whole) / len(part) if part else 0.0


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors of weights from 0 up, 0 to 1."""
    small, large = sorted((one, other), key=len)
    shared = math.fsum(weight * large[term] for term, weight in small.items() if term in large)
    lengths = math.fsum(w * w for w in one.values()) * math.fsum(w * w for w in other.values())
    return min(1.0, shared / math.sqrt(lengths)) if lengths else 0.0


def covered(asked: Mapping[str, float], held: Container[str]) -> float:
    """The share of the asked terms' weight that is held, 0 to 1; 0 where nothing is asked."""
    total = math.fsum(asked.values())
    found = math.fsum(weight for term, weight in asked.items() if term in held)
    return min(1.0, found / total) if total else 0.0


def overlap(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The weight of the terms in both over that of the terms in either, 0 to 1 (weighted Jaccard)."""
    both = math.fsum(max(one[term], other[term]) for term in one.keys() & other.keys())
    either = math.fsum(max(one.get(t, 0.0), other.get(t, 0.0)) for t in one.keys() | other.keys())
    return min(1.0, both / either) if either else 0.0
