"""The words of invented reports, and what linking finds in reports that are made of them.

How it works: a word is a number. Common words come from wordfreq with their frequencies; names, and words
that no dictionary has, are made of syllables. Stems, rarities and checksums are reckoned once for each, so
that the features of many reports are a few operations on arrays; tests hold them against `features_of`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
import wordfreq
from numpy.typing import NDArray

from storage.features import MILLI, POSTED, WEIGHT_OF_ONE
from summarizers.language.words import fold, rarity, stem, stop_words
from summarizers.linking.features import LEAD_WORDS

Words = NDArray[np.int64]

BACKGROUND, INVENTED, NAMES, FIGURES = 40_000, 40_000, 60_000, 8_000
SENTENCE, TITLE = 17, 8
"""Words of a sentence and of a title."""

LONGEST = 64
"""More letters than a word has."""

_SYLLABLES = [a + b for a in ("b", "br", "d", "f", "gl", "h", "k", "l", "m", "n", "p", "r", "sk", "t", "v")
              for b in ("a", "el", "i", "or", "u", "en", "ax", "y")]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """A report's terms, the columns of their numbers, its posted terms and its runs."""

    terms: list[str]
    numbers: bytes
    posted: list[tuple[str, int]]
    runs: Words


class Vocabulary:
    """The words that reports are made of, with all that `features_of` would find out about each.

    `share` of them, 0 to 1: their number is what a Vocabulary takes its seconds for.
    """

    def __init__(self, random: np.random.Generator, share: float = 1.0) -> None:
        background, invented, names, figures = (
            int(number * share) for number in (BACKGROUND, INVENTED, NAMES, FIGURES)
        )
        listed = wordfreq.top_n_list("en", background, wordlist="small")
        common = [word for word in listed if word.isascii() and word.isalpha()]
        shares = np.array([wordfreq.word_frequency(word, "en", wordlist="small") for word in common])
        self.chances = np.cumsum(shares / shares.sum())
        made = _invented(random, invented + names, set(common))
        numbers = [str(number) for number in random.choice(100_000, figures, replace=False)]
        self.words = [*common, *made[:invented], *(name.capitalize() for name in made[invented:]), *numbers]
        self.invented, self.names = len(common), len(common) + invented
        self.figures = self.names + names
        self.folded = [fold(word) for word in self.words]
        stops = stop_words("en")
        stems = [
            word if word[0].isdigit() else stem(word, "en") if word not in stops and len(word) > 1 else ""
            for word in self.folded
        ]
        self.stems = sorted(set(stems))  # "" is the first
        places = {found: place for place, found in enumerate(self.stems)}
        self.stem_of = np.array([places[found] for found in stems])
        self.rarity = np.array([rarity(word, "en") for word in self.folded])
        self.place = np.empty(len(stems), dtype=np.int64)
        self.place[np.lexsort((self.rarity, self.stem_of))] = np.arange(len(stems))
        self.lengths = np.array([len(word) for word in self.folded])
        self.plain = np.array([crc32(word.encode()) for word in self.folded])
        self.spaced = np.array([crc32(f"{word} ".encode()) for word in self.folded])
        self.shifted = _shifted()

    def text_key(self, body: Words) -> str:
        """As linking.similarity gives it."""
        return hashlib.sha256(" ".join([self.folded[word] for word in body.tolist()]).encode()).hexdigest()

    def held(self, titles: Sequence[Words], bodies: Sequence[Words]) -> Iterator[Held]:
        """What `features_of`, `posted_terms` and `encode` would find in each report."""
        runs = self._runs(bodies)
        every = np.concatenate([part for both in zip(titles, bodies, strict=True) for part in both])
        lengths = np.array([len(one) + len(other) for one, other in zip(titles, bodies, strict=True)])
        report = np.repeat(np.arange(len(bodies)), lengths)
        place = np.arange(len(every)) - (np.cumsum(lengths) - lengths)[report]
        large = self._large(every, place)
        # Terms of each report in order; of the forms of one the commonest first.
        kept = np.flatnonzero(self.stem_of[every])
        order = kept[np.argsort(report[kept] * len(self.words) + self.place[every[kept]])]
        words, owners = every[order], report[order]
        stems, named = self.stem_of[words], _named(words, owners, large[order])
        firsts = np.flatnonzero(np.diff(owners * len(self.stems) + stems, prepend=-1))
        held = (np.ones(len(order)), place[order] < LEAD_WORDS, named)
        counts = [np.add.reduceat(each.astype(np.int64), firsts) for each in held]
        rarity = np.rint(self.rarity[every[order[firsts]]] * MILLI).astype(np.int64)
        columns = np.stack([*counts, rarity]).astype("<u2")
        stems, ends = stems[firsts], np.searchsorted(owners[firsts], np.arange(len(bodies) + 1))
        weights = (1 + np.log(counts[0])) * (rarity / MILLI)
        for at, run in enumerate(runs):
            part = slice(ends[at], ends[at + 1])
            terms = [self.stems[stem] for stem in stems[part].tolist()]
            yield Held(terms, columns[:, part].tobytes(), _posted(terms, weights[part]), run)

    def _large(self, every: Words, place: Words) -> NDArray[np.bool_]:
        """Which words are written large: names, and what begins a sentence."""
        starts = (place == 0) | ((place >= TITLE) & ((place - TITLE) % SENTENCE == 0))
        found: NDArray[np.bool_] = (every < self.figures) & ((every >= self.names) | starts)
        return found

    def _runs(self, bodies: Sequence[Words]) -> list[Words]:
        """The checksums of each report's runs of three words, sorted."""
        words = np.concatenate(bodies)
        ends = np.cumsum([len(body) for body in bodies])
        first = self._followed(self.spaced[words[:-2]], words[1:-1], 1) ^ self.spaced[words[1:-1]]
        runs = self._followed(first, words[2:], 0) ^ self.plain[words[2:]]
        starts = [0, *ends.tolist()]
        parts = [np.sort(runs[start : end - 2]) for start, end in pairwise(starts)]
        return [part[np.diff(part, prepend=-1) > 0] for part in parts]

    def _followed(self, checksum: Words, words: Words, more: int) -> Words:
        """A checksum (CRC-32, which is linear) with words and `more` bytes after it, these taken as zeros."""
        lengths, found = self.lengths[words] + more, np.zeros_like(checksum)
        for byte in range(4):
            found ^= self.shifted[lengths, byte, (checksum >> (8 * byte)) & 255]
        return found


def _named(words: Words, owners: Words, large: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which words, sorted by report, are names: written large, and nowhere in their report small."""
    new = (np.diff(words, prepend=-1) != 0) | (np.diff(owners, prepend=-1) != 0)
    always = np.logical_and.reduceat(large, np.flatnonzero(new))
    found: NDArray[np.bool_] = large & always[np.cumsum(new) - 1]
    return found


def _posted(terms: list[str], weights: NDArray[np.float64]) -> list[tuple[str, int]]:
    order = np.argsort(-weights, kind="stable")[:POSTED]
    shares = np.rint(weights[order] / np.sqrt((weights[order] ** 2).sum()) * WEIGHT_OF_ONE)
    return [(terms[place], int(share)) for place, share in zip(order.tolist(), shares, strict=True)]


def _shifted() -> Words:
    """What zeros after it make of a checksum: by their number, the checksum's byte and that byte's value."""
    return np.array([[[crc32(bytes(zeros), value << 8 * byte) ^ crc32(bytes(zeros)) for value in range(256)]
                      for byte in range(4)] for zeros in range(LONGEST)])  # fmt: skip


def _invented(random: np.random.Generator, number: int, taken: set[str]) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < number:
        parts = random.integers(0, len(_SYLLABLES), int(random.integers(2, 5))).tolist()
        word = "".join(_SYLLABLES[part] for part in parts)
        if word not in taken:
            found[word] = None
    return list(found)
