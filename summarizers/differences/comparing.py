"""How likely two figures of two outlets are of one thing.

How it works: two mentions can be compared where they are of one kind and share a key; killed and hurt are
    never one thing, nor are two people, nor what two people did. How likely they are one is told by a
    logistic model of MEASURES: the weight of the stems around both, by level, over the geometric mean of what
    each has around it, the same of the sentences before (a pronoun's noun stands there), how near the values
    are, and what else is known.
Known failures: figures of two people or two places that are told in the same words ("seven rebounds", "11
    rebounds") look like one thing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from summarizers.claims.statements import RAREST, Statements
from summarizers.differences.agreement import closeness, ratio, same, slipped
from summarizers.differences.clauses import base, words_of
from summarizers.differences.counted import PEOPLE_KEY, SUM
from summarizers.differences.mentions import MOMENTS, Mention
from summarizers.figures.ages import NAMED
from summarizers.language.roles import one_person
from summarizers.language.words import fold, rarity, tokens_at

SPAN = 2.1
"""Durations told in two units are of one thing only within so many times: nine days are no "three weeks"."""

MEASURES = ("around", "before", "close", "values", "telling", "slipped", "years")
COEFFICIENTS = (5.34, 2.24, 4.75, -0.20, 1.56, 2.22, -2.99)
INTERCEPT = -3.97
"""The logistic model of `measured`, fitted to the own stories by `python -m tests.eval.aligning`."""

YEAR = 360.0
"""The days from which a span of time is one of years: of careers, lives and histories there are many."""

TELLING = 12.0
"""A noun of this weight, or an event, tells by itself what is counted."""

KEYED = frozenset({"count", "side", "role", "age", "ordinal"})
"""Kinds of which two mentions must share a key; of the others, unlike keys alone keep them apart."""


@dataclass(frozen=True)
class Scale:
    """What the stems of a story weigh, and which mentions each outlet has for each kind and key."""

    weights: Mapping[str, float]
    given: Mapping[tuple[int, str, str], Mapping[float, Sequence[Mention]]]

    def many(self, mention: Mention, key: str) -> int:
        """How many values the outlet of a mention gives for a key."""
        return len(self.given.get((mention.outlet, mention.kind, key), ()))

    def tells(self, key: str) -> bool:
        """Whether a key is an event, or a noun that is rare in general and in the story."""
        return (key[:1] == "*" and key != PEOPLE_KEY) or self.weights.get(key, 0.0) > TELLING

    def gives(self, outlet: int, other: Mention, keys: Iterable[str]) -> bool:
        """Whether an outlet gives another's value, anywhere, for one of these keys."""
        values = (self.given.get((outlet, other.kind, key), {}) for key in keys)
        if other.kind in MOMENTS:
            return any(same(m, other) for named in values for ms in named.values() for m in ms)
        return any(same(m, other) for named in values for m in named.get(other.named, ()))


def keys_of(mention: Mention) -> frozenset[str]:
    """The keys that a mention is sorted by, "" where it needs none."""
    return mention.keys if mention.kind in KEYED or mention.keys else frozenset({""})


def scale_of(statements: Statements, mentions: Iterable[Mention]) -> Scale:
    """Weigh a story's stems, rarity in general times rarity in the story, and sort its mentions by key.

    A sentence that stands in several reports counts once: a copy must not change what the others weigh.
    """
    words = dict[tuple[str, str | None], str]()
    held: Counter[str] = Counter()
    texts = dict.fromkeys((row.text, statements.articles[row.article].language) for row in statements.rows)
    for text, language in texts:
        here = {(small, language) for _, token in tokens_at(text) if (small := fold(token))}
        words.update((word, base(*word)) for word in here if word not in words)
        held.update({words[word] for word in here})
    rarities: dict[str, float] = {}
    for word, key in words.items():
        rarities[key] = min(RAREST, rarity(*word), rarities.get(key, RAREST))
    count = len(texts)
    weights = {key: rarities[key] * math.log(1 + count / held[key]) for key in rarities}
    given: dict[tuple[int, str, str], dict[float, list[Mention]]] = {}
    for m in mentions:
        for key in keys_of(m):
            given.setdefault((m.outlet, m.kind, key), {}).setdefault(m.named, []).append(m)
    return Scale(weights, given)


def comparable(a: Mention, b: Mention) -> frozenset[str]:
    """The keys by which two mentions may be of one thing; empty where they cannot be."""
    if a.kind != b.kind or a.outlet == b.outlet or a.further != b.further or a.until != b.until:
        return frozenset()
    if a.doer and b.doer and a.doer != b.doer:
        return frozenset()
    if a.kind == "duration" and a.factor != b.factor and ratio(a, b) > SPAN:
        return frozenset()
    if a.named_person and b.named_person and not one_person(a.of, b.of):
        return frozenset()
    if a.kind == "age" and not closeness(a, b) and not (a.named_person and b.named_person):
        return frozenset()
    if NAMED in a.keys & b.keys:
        return frozenset()
    if a.event and b.event and a.event != b.event:
        return frozenset()
    if a.kind in KEYED or a.keys or b.keys:
        keys = a.keys & b.keys
        return keys if keys != {SUM} or min(len(a.keys), len(b.keys)) == 1 else frozenset()
    return frozenset({""})


Stems = Mapping[str, float]


class Contexts:
    """What stands around a story's mentions as look-ups, with what each weighs."""

    def __init__(self, statements: Statements, mentions: Sequence[Mention], scale: Scale) -> None:
        self._weights = scale.weights
        self._around = [self._weighed(dict(m.context)) for m in mentions]
        self._rows = [m.row for m in mentions]
        self._statements = statements
        self._before = dict[int, tuple[Stems, float]]()

    def around(self, i: int, j: int) -> float:
        """The likeness of the stems around two mentions, 0 to 1."""
        return self._likeness(self._around[i], self._around[j])

    def before(self, i: int, j: int) -> float:
        """The likeness of the sentences before theirs, 0 to 1."""
        return self._likeness(self._sentence_before(self._rows[i]), self._sentence_before(self._rows[j]))

    def shared(self, i: int, j: int) -> int:
        """How many stems are around both."""
        return len(self._around[i][0].keys() & self._around[j][0].keys())

    def _sentence_before(self, row: int) -> tuple[Stems, float]:
        """The stems of the sentence before a row in its article."""
        if row not in self._before:
            self._before[row] = self._weighed(dict.fromkeys(_stems_before(row, self._statements), 1.0))
        return self._before[row]

    def _weighed(self, levels: Stems) -> tuple[Stems, float]:
        return levels, sum(self._weights[stem] * level for stem, level in levels.items())

    def _likeness(self, one: tuple[Stems, float], other: tuple[Stems, float]) -> float:
        """The weight of the stems in both over the geometric mean of what each has."""
        (mine, mass), (theirs, theirs_mass) = one, other
        shared = sum(self._weights[w] * min(level, theirs[w]) for w, level in mine.items() if w in theirs)
        return shared / math.sqrt(max(1e-9, mass * theirs_mass))


def _stems_before(row: int, statements: Statements) -> frozenset[str]:
    if not row or statements.rows[row - 1].article != statements.rows[row].article:
        return frozenset()
    last = statements.rows[row - 1]
    clauses = words_of(last.text, statements.articles[last.article].language).clauses
    return frozenset(stem for clause in clauses for _, stem in clause)


def measured(a: Mention, b: Mention, around: float, before: float, scale: Scale) -> tuple[float, ...]:
    """Measure by MEASURES how two figures may be of one thing.

    The likeness of the words around and of the sentences before, 0 to 1; how near the values are, 0 to 1; the
    logarithm of how many values one outlet gives for what is counted; whether each gives one alone for what
    tells by itself; whether the digits are the same in another order; whether both are spans of years.
    """
    values = {key: max(scale.many(a, key), scale.many(b, key)) for key in comparable(a, b)}
    telling = any(count <= 1 and scale.tells(key) for key, count in values.items())
    many = math.log(max(1, min(values.values())))
    years = a.kind == "duration" and min(a.named, b.named) >= YEAR
    return around, before, closeness(a, b), many, float(telling), float(slipped(a, b)), float(years)


def chance_of(measures: Sequence[float]) -> float:
    """The chance, 0 to 1, that two figures with such measures are of one thing."""
    return 1 / (1 + math.exp(-sum(map(mul, COEFFICIENTS, measures)) - INTERCEPT))
