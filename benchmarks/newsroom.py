"""A stream of invented reports, as a monitoring desk receives them, in order of time.

Requirements: common words are as frequent as in the language, since the store weighs words by that; names
    recur among stories, so that there are look-alikes; stories have 1 to REPORTS_MOST reports, most of them
    few; a part of the reports are edited copies; about PER_DAY reports a day; the same seed gives the same
    stream; a million can be had in minutes.
How it works: words are numbers into a vocabulary until the text is put together. Background words are drawn
    by wordfreq's frequencies, names and words that no dictionary has are made of syllables and drawn with
    chances of 1 / rank; a story has names, words and figures of its own. Stems and rarities are reckoned
    once for each word of the vocabulary, so that a report's features cost a tenth of what `features_of`
    takes; tests hold the two against each other.
Known failures: no grammar; reports of one event use the same words more often than people do.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count, islice, pairwise
from zlib import crc32

import numpy as np
import wordfreq
from numpy.typing import NDArray

from storage.features import MILLI, POSTED, WEIGHT_OF_ONE, pack, sketch
from summarizers.article import Article
from summarizers.features import LEAD_WORDS
from summarizers.words import fold, rarity, stem, stop_words

Words = NDArray[np.int64]

PER_DAY = 3000
"""Reports a day: what a large desk with some hundred sources gets."""

REPORTS_MOST, REPORTS_TAIL = 30, 1.8
"""A story has n reports with a chance in proportion to n to the minus REPORTS_TAIL: most have one or two,
one in thirty more than ten."""

LASTS = 0.7
"""Days from a story's beginning to one of its reports, on average."""

COPIES = 0.12
"""The share of reports, after a story's first, that are an earlier one with edits."""

MIXTURE = {"names": 0.08, "words": 0.12, "figures": 0.02, "topic": 0.1}
"""The shares of a report's words that are its story's or topic's; the rest is background."""

LEAD_MORE, LEAD = 1.6, 50
"""How many times as many of them there are among the first words."""

LENGTH = 5.0
"""Logarithm of a report's median length in words."""

BATCH = 1000
"""Reports that are reckoned together."""

LONGEST = 64
"""More letters than a word has."""

BACKGROUND, INVENTED, NAMES, FIGURES, TOPICS, OUTLETS = 40_000, 40_000, 60_000, 8_000, 300, 300
SENTENCE, PARAGRAPH, TITLE = 17, 51, 8
NEWS_BEGINS = datetime(2024, 1, 1, tzinfo=UTC)
_SYLLABLES = [a + b for a in ("b", "br", "d", "f", "gl", "h", "k", "l", "m", "n", "p", "r", "sk", "t", "v")
              for b in ("a", "el", "i", "or", "u", "en", "ax", "y")]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its number in the stream, the number of its true story, the article, and what is stored.

    That is its key, features as `encode` writes them, their terms, the posted ones with their weights, and
    the sketch of its runs.
    """

    number: int
    story: int
    article: Article
    text_key: str
    packed: bytes
    terms: list[str]
    posted: list[tuple[str, int]]
    sketched: list[int]


@dataclass(slots=True)
class _Event:
    story: int
    topic: int
    names: Words
    words: Words
    figures: Words
    left: int
    last: Words | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    """A report's terms, the columns of their numbers, its posted terms and its runs."""

    terms: list[str]
    numbers: bytes
    posted: list[tuple[str, int]]
    runs: Words


class _Vocabulary:
    """The words that reports are made of, with all that `features_of` would find out about each."""

    def __init__(self, random: np.random.Generator) -> None:
        listed = wordfreq.top_n_list("en", BACKGROUND, wordlist="small")
        common = [word for word in listed if word.isascii() and word.isalpha()]
        shares = np.array([wordfreq.word_frequency(word, "en", wordlist="small") for word in common])
        self.chances = np.cumsum(shares / shares.sum())
        made = _invented(random, INVENTED + NAMES, set(common))
        figures = [str(number) for number in random.choice(100_000, FIGURES, replace=False)]
        self.words = [*common, *made[:INVENTED], *(name.capitalize() for name in made[INVENTED:]), *figures]
        self.invented, self.names = len(common), len(common) + INVENTED
        self.figures = self.names + NAMES
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
        """As summarizers.similarity gives it."""
        return hashlib.sha256(" ".join([self.folded[word] for word in body.tolist()]).encode()).hexdigest()

    def held(self, titles: Sequence[Words], bodies: Sequence[Words]) -> Iterator[_Held]:
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
            yield _Held(terms, columns[:, part].tobytes(), _posted(terms, weights[part]), run)

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


class Newsroom:
    """A seeded source of reports."""

    def __init__(self, seed: int = 1) -> None:
        self._random = np.random.default_rng(seed)
        self._known = _Vocabulary(self._random)
        self._topics = self._random.integers(200, self._known.invented, (TOPICS, 400))
        sizes = np.arange(1, REPORTS_MOST + 1)
        chances = sizes**-REPORTS_TAIL / (sizes**-REPORTS_TAIL).sum()
        self._sizes, self._mean = np.cumsum(chances), float((sizes * chances).sum())
        self._outlets = [f"The {name} Post" for name in self._known.words[self._known.names :][:OUTLETS]]

    def reports(self, number: int) -> Iterator[Report]:
        """The first reports of the stream, in order of publication."""
        due = self._due()
        for first in range(0, number, BATCH):
            moments, events = zip(*islice(due, min(BATCH, number - first)), strict=True)
            yield from self._batch(first, moments, events)

    def _due(self) -> Iterator[tuple[float, _Event]]:
        """When reports are published, in days, and of what."""
        due: list[tuple[float, int]] = []
        events: dict[int, _Event] = {}
        day = 0.0
        for story in count(1):
            while due and due[0][0] < day:
                moment, which = heapq.heappop(due)
                events[which].left -= 1
                yield moment, events[which] if events[which].left else events.pop(which)
            events[story] = event = self._event(story)
            for lag in self._random.exponential(LASTS, event.left).tolist():
                heapq.heappush(due, (day + lag, story))
            day += self._random.exponential(self._mean / PER_DAY)

    def _event(self, story: int) -> _Event:
        known, topic = self._known, int(self._random.random() ** 2 * TOPICS)
        own = self._topics[topic][self._random.integers(0, self._topics.shape[1], 20)]
        return _Event(
            story,
            topic,
            names=self._rare(int(self._random.integers(3, 8)), known.names, known.figures),
            words=np.concatenate([own, self._rare(10, known.invented, known.names)]),
            figures=self._rare(5, known.figures, len(known.words)),
            left=1 + int(np.searchsorted(self._sizes, self._random.random())),
        )

    def _rare(self, number: int, first: int, last: int) -> Words:
        """Words between two places of the vocabulary, with chances of 1 / rank."""
        ranks: Words = np.exp(self._random.random(number) * np.log(last - first)).astype(np.int64)
        return first - 1 + ranks

    def _batch(self, first: int, moments: Sequence[float], events: Sequence[_Event]) -> Iterator[Report]:
        titles, bodies = self._titles(events), self._bodies(events)
        held = self._known.held(titles, bodies)
        for at, (event, title, body, kept) in enumerate(
            zip(events, titles, bodies, held, strict=True), first
        ):
            text_key = self._known.text_key(body)
            article = self._article(at, moments[at - first], title, body)
            packed = pack("en", text_key, kept.terms, kept.numbers, kept.runs.astype("<u4").tobytes())
            yield Report(
                at,
                event.story,
                article,
                text_key,
                packed,
                kept.terms,
                kept.posted,
                sketch(kept.runs.tolist()),
            )

    def _titles(self, events: Sequence[_Event]) -> list[Words]:
        """A story's names, each as likely as two of its words."""
        own = [np.concatenate([event.names, event.names, event.words]) for event in events]
        picks = self._random.random((len(own), TITLE))
        return [each[(pick * len(each)).astype(np.int64)] for each, pick in zip(own, picks, strict=True)]

    def _bodies(self, events: Sequence[_Event]) -> list[Words]:
        """The words of each report: an edited copy of the story's latest one, or its own."""
        bodies = self._written(events)
        for at, event in enumerate(events):
            if event.last is not None and self._random.random() < COPIES:
                bodies[at] = self._edited(event.last)
            # Two numbers side by side would be read as one.
            figures = bodies[at] >= self._known.figures
            bodies[at][1:][figures[1:] & figures[:-1]] = event.words[0]
            event.last = bodies[at].copy()
        return bodies

    def _edited(self, words: Words) -> Words:
        """Up to a third of its end cut, up to a tenth of the words replaced."""
        words = words[: int(len(words) * self._random.uniform(0.67, 1))].copy()
        changed = np.flatnonzero(self._random.random(len(words)) < self._random.uniform(0, 0.1))
        words[changed] = self._background(len(changed))
        return words

    def _written(self, events: Sequence[_Event]) -> list[Words]:
        lengths = self._random.lognormal(LENGTH, 0.4, len(events)).clip(60, 900).astype(np.int64)
        ends = np.cumsum(lengths)
        report = np.repeat(np.arange(len(events)), lengths)
        words, kinds = self._background(int(ends[-1])), self._random.random(ends[-1])
        kinds[np.arange(ends[-1]) - (ends - lengths)[report] < LEAD] /= LEAD_MORE
        least = 0.0
        for name, share in MIXTURE.items():
            chosen = np.flatnonzero((kinds >= least) & (kinds < least + share))
            words[chosen] = self._own(name, events, report[chosen])
            least += share
        return np.split(words, ends[:-1])

    def _own(self, name: str, events: Sequence[_Event], report: Words) -> Words:
        """A word for each place in a report: of the topic, or of one of the story's own kinds."""
        if name == "topic":
            topic = np.array([event.topic for event in events])[report]
            return np.asarray(
                self._topics[topic, self._random.integers(0, self._topics.shape[1], len(report))]
            )
        own = [getattr(event, name) for event in events]
        sizes = np.array([len(each) for each in own])
        places = (self._random.random(len(report)) * sizes[report]).astype(np.int64)
        return np.asarray(np.concatenate(own)[(np.cumsum(sizes) - sizes)[report] + places])

    def _background(self, number: int) -> Words:
        return np.asarray(np.searchsorted(self._known.chances, self._random.random(number)), dtype=np.int64)

    def _article(self, at: int, moment: float, title: Words, body: Words) -> Article:
        known, place = self._known.words, at * 7919 % OUTLETS
        headline = " ".join([known[word] for word in title.tolist()])
        said = [known[word] for word in body.tolist()]
        return Article(
            self._outlets[place],
            headline[0].upper() + headline[1:],
            tuple(_paragraph(said[start : start + PARAGRAPH]) for start in range(0, len(said), PARAGRAPH)),
            url=f"https://{place}.example/{at}",
            published=NEWS_BEGINS + timedelta(days=moment),
            language="en",
        )


def _paragraph(words: list[str]) -> str:
    """Sentences of SENTENCE words."""
    said = []
    for start in range(0, len(words), SENTENCE):
        sentence = " ".join(words[start : start + SENTENCE])
        said.append(f"{sentence[0].upper()}{sentence[1:]}.")
    return " ".join(said)
