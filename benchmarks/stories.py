"""Invented stories of any number of reports, for timing alone: they mean nothing, but are built like news.

How it works: words are drawn by their frequency in English (wordfreq's), two in five from the few hundred
that a story keeps coming back to. A story has names, facts and an agency's text. A report is a headline and
sentences in paragraphs: some facts of the story in words of its own, with another figure now and then, a run
of the agency's sentences as they stand, and for the rest facts that nobody else has. The same seed gives the
same story. A sentence's terms and figures and the pairs of sentences that share a word (.5) are about as many
as in three real stories of four or five reports; the vocabulary is half as large again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import wordfreq
from numpy.typing import NDArray

from summarizers.article import Article

SEED = 2004
VOCABULARY = 20_000
SUBJECT_WORDS, ON_SUBJECT = 300, 0.4
"""Words that a story keeps coming back to, and the part of its words that are of them."""

FACTS, WIRE = 80, 60
"""A story's facts and its agency's sentences: both grow no further with the number of reports."""

NAMES, PLACES = 40, 15
SHARED, COPIED, PARAGRAPH = 0.4, 0.2, 3
"""The parts of a report that are reworded facts and the agency's text; sentences in a paragraph."""

REWORDED, REVISED = 0.35, 0.15
"""The part of a fact's words that a report puts in other words, and of figures that it gives otherwise."""

FIGURES = 0.5
"""Figures in a sentence, on average."""

_SYLLABLES = ("bar", "bel", "dor", "fal", "hal", "jor", "kel", "lan", "mar", "nor", "os", "per", "sel", "ul")
_COUNTED = ("people", "workers", "homes", "passengers", "soldiers", "schools", "trains", "crowns", "villages")
_UNITS = ("per cent", "km", "metres", "million", "tonnes")
_MONTHS = ("January", "March", "May", "June", "November")

Random = np.random.Generator
Words = list[str]


@dataclass(frozen=True)
class _Subject:
    """What all reports of a story draw on: words with their chances, and names of two words or one."""

    words: NDArray[np.str_]
    chances: NDArray[np.float64]
    names: Words


@cache
def _english() -> tuple[NDArray[np.str_], NDArray[np.float64]]:
    """The commonest English words and their shares of running text."""
    listed = wordfreq.top_n_list("en", VOCABULARY, wordlist="small")
    words = [word for word in listed if word.isalpha() and (len(word) > 1 or word in "ai")]
    shares = np.array([wordfreq.word_frequency(word, "en", wordlist="small") for word in words])
    return np.array(words), shares / shares.sum()


def _name(numbers: Random) -> str:
    return "".join(numbers.choice(_SYLLABLES, numbers.integers(2, 4))).capitalize()


def _subject(numbers: Random) -> _Subject:
    words, chances = _english()
    own = numbers.choice(len(words), SUBJECT_WORDS, replace=False)
    chances = chances * (1 - ON_SUBJECT)
    chances[own] += ON_SUBJECT * numbers.dirichlet(np.full(SUBJECT_WORDS, 0.25))
    persons = [f"{_name(numbers)} {_name(numbers)}" for _ in range(NAMES - PLACES)]
    return _Subject(words, chances, persons + [_name(numbers) for _ in range(PLACES)])


def _figure(numbers: Random) -> str:
    """A count, a measure, a date or a clock time, in the wordings that news has."""
    number = int(numbers.lognormal(4, 1.5)) + 2
    kind = numbers.integers(6)
    if kind == 0:
        return f"on {numbers.integers(1, 29)} {numbers.choice(_MONTHS)}"
    if kind == 1:
        return f"at {numbers.integers(0, 24):02}:{numbers.integers(0, 12) * 5:02}"
    if kind == 2:
        return f"{number} {numbers.choice(_UNITS)}"
    qualifier = numbers.choice(["", "", "", "about ", "more than "])
    return f"{qualifier}{number:,} {numbers.choice(_COUNTED)}"


def _fact(subject: _Subject, numbers: Random) -> Words:
    """The words of a new sentence, about twenty of them, a figure and a name being one word each."""
    fact = list(numbers.choice(subject.words, 6 + numbers.poisson(13), p=subject.chances))
    fact += [_figure(numbers) for _ in range(numbers.poisson(FIGURES))]
    fact += list(numbers.choice(subject.names, numbers.poisson(1.0)))
    numbers.shuffle(fact)
    return fact


def _reworded(fact: Words, subject: _Subject, numbers: Random) -> Words:
    """The fact in other words, told from another place on; names stay, a figure is seldom another."""
    told = []
    for word in fact:
        figure = any(map(str.isdigit, word))
        other = numbers.random() < (REVISED if figure else REWORDED)
        if other and figure:
            told.append(_figure(numbers))
        elif other and word.islower():
            told.append(str(numbers.choice(subject.words, p=subject.chances)))
        else:
            told.append(word)
    place = int(numbers.integers(len(told)))
    return told[place:] + told[:place]


def _sentence(words: Words, numbers: Random) -> str:
    """The words as a sentence, with a comma now and then."""
    text = " ".join(word + ("," if numbers.random() < 0.06 else "") for word in words).rstrip(",")
    return f"{text[:1].upper()}{text[1:]}."


def _report(
    sentences: int, facts: list[Words], wire: list[str], subject: _Subject, numbers: Random
) -> Iterator[str]:
    """The sentences of one report's body, those of the agency in a row."""
    shared, copied = int(SHARED * sentences), int(COPIED * sentences)
    chances = 1 / (10 + np.arange(len(facts)))
    for number in numbers.choice(len(facts), shared, replace=False, p=chances / chances.sum()):
        yield _sentence(_reworded(facts[number], subject, numbers), numbers)
    start = int(numbers.integers(len(wire) - copied))
    yield from wire[start : start + copied]
    for _ in range(sentences - shared - copied):
        yield _sentence(_fact(subject, numbers), numbers)


def invented(reports: int, sentences: int) -> list[Article]:
    """One story as so many outlets report it, each in so many sentences, its headline among them."""
    numbers = np.random.default_rng(SEED)
    subject = _subject(numbers)
    facts = [_fact(subject, numbers) for _ in range(FACTS)]
    wire = [_sentence(_fact(subject, numbers), numbers) for _ in range(WIRE)]
    articles = []
    for number in range(reports):
        told = list(_report(sentences - 1, facts, wire, subject, numbers))
        paragraphs = [" ".join(told[at : at + PARAGRAPH]) for at in range(0, len(told), PARAGRAPH)]
        headline = _sentence(_reworded(facts[0], subject, numbers)[:9], numbers).rstrip(".")
        articles.append(Article(f"outlet-{number}", headline, tuple(paragraphs), language="en"))
    return articles
