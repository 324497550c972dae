"""A stream of invented reports, as a monitoring desk receives them, in order of time.

Requirements: common words are as frequent as in the language, since the store weighs words by that; names
    recur among stories, so that there are look-alikes; stories have 1 to REPORTS_MOST reports, most of them
    few; a part of the reports are edited copies; about PER_DAY reports a day; the same seed gives the same
    stream; a million can be had in minutes.
How it works: words are numbers until the text is put together. Background words are drawn by their frequency
    in the language, names and rare words with chances of 1 / rank; a story has names, words and figures of
    its own, and words of its topic.
Known failures: no grammar; reports of one event use the same words more often than people do.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count, islice

import numpy as np

from benchmarks.vocabulary import SENTENCE, TITLE, Vocabulary, Words
from storage.features import pack, sketch
from summarizers.article import Article

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

TOPICS, OUTLETS = 300, 300
PARAGRAPH = 3 * SENTENCE
NEWS_BEGINS = datetime(2024, 1, 1, tzinfo=UTC)


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


class Newsroom:
    """A seeded source of reports, out of a share of the words (0 to 1)."""

    def __init__(self, seed: int = 1, words: float = 1.0) -> None:
        self._random = np.random.default_rng(seed)
        self._known = Vocabulary(self._random, words)
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
