"""Which two figures of two outlets are of one thing and yet not the same.

Requirements: a false difference is worse than a missed one; no comparison of all figures with all.
How it works: two mentions of one kind can be compared where they share a key. Their score is the weight of
    the stems around both, by level, over the geometric mean of what each has around it, and more where
    the values are near each other (CLOSE) and where each outlet gives one value alone for the key
    (ALONE). Killed and hurt are never one thing, nor the ages of two people of one surname. A pair counts
    when it is each side's best in the other outlet, few values there are as near, its score passes the kind's
    threshold, and neither outlet gives the other's value elsewhere for that key.
Known failures: see summarizers.differences.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizers.agreement import closeness, ratio, same, slipped, worth_telling
from summarizers.clauses import base
from summarizers.counted import PEOPLE_KEY
from summarizers.mentions import MOMENTS, Mention
from summarizers.roles import one_person
from summarizers.statements import RAREST, Statements
from summarizers.words import fold, rarity, tokens

SPAN = 2.1
"""Durations told in two units are of one thing only within so many times: nine days are no "three weeks"."""

COMMONEST = 40
"""A stem around more mentions of a kind than this finds no pairs: the rarer ones beside it do."""

CLOSE, ALONE, SLIPPED = 0.20, 0.10, 0.20
"""What near values, one value alone, and the same digits in another order add to a score; without them
recall on eleven stories falls from .31 to .20, .27 and .29."""

TELLING = 12.0
"""A noun of this weight, or an event, tells by itself what is counted: alone, it counts ALONE once more."""

LEAST_FAR = 0.50
"""What values more than four times apart must share; without it four notes of 45 are wrong, not two of 43."""

LEAST_SHARED = 2
"""And so many stems of it."""

CLEAR, MOST_VALUES = 0.02, 2
"""An outlet that gives more values than these among words as near, to CLEAR, leaves open which is meant."""

LEAST = {
    "count": 0.30,
    "date": 0.26,
    "time": 0.27,
    "length": 0.25,
    "speed": 0.30,
    "magnitude": 0.30,
    "weekday": 0.35,
    "%": 0.34,
    "duration": 0.36,
}
LEAST |= {"role": 0.0, "age": 0.0}
LEAST_OF_OTHERS = 0.40
"""The scores from which a pair counts; docs/notes.md has what other thresholds give."""

KEYED = frozenset({"count", "side", "role", "age"})
"""Kinds of which two mentions must share a key; of the others, unlike keys alone keep them apart."""

Pair = tuple[Mention, Mention]


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


def _keys(mention: Mention) -> frozenset[str]:
    return mention.keys if mention.kind in KEYED or mention.keys else frozenset({""})


def scale_of(statements: Statements, mentions: Iterable[Mention]) -> Scale:
    """Weigh a story's stems, rarity in general times rarity in the story, and sort its mentions by key.

    A sentence that stands in several reports counts once: a copy must not change what the others weigh.
    """
    words = dict[tuple[str, str | None], str]()
    held: Counter[str] = Counter()
    texts = dict.fromkeys((row.text, statements.articles[row.article].language) for row in statements.rows)
    for text, language in texts:
        here = {(word, language) for word in map(fold, tokens(text)) if word}
        words.update((word, base(*word)) for word in here if word not in words)
        held.update({words[word] for word in here})
    rarities: dict[str, float] = {}
    for word, key in words.items():
        rarities[key] = min(RAREST, rarity(*word), rarities.get(key, RAREST))
    count = len(texts)
    weights = {key: rarities[key] * math.log(1 + count / held[key]) for key in rarities}
    given: dict[tuple[int, str, str], dict[float, list[Mention]]] = {}
    for m in mentions:
        for key in _keys(m):
            given.setdefault((m.outlet, m.kind, key), {}).setdefault(m.named, []).append(m)
    return Scale(weights, given)


def comparable(a: Mention, b: Mention) -> frozenset[str]:
    """The keys by which two mentions may be of one thing; empty where they cannot be."""
    if a.kind != b.kind or a.outlet == b.outlet or a.further != b.further or a.until != b.until:
        return frozenset()
    if a.kind == "duration" and a.factor != b.factor and ratio(a, b) > SPAN:
        return frozenset()
    if a.kind in {"role", "age"} and not one_person(a.of, b.of):
        return frozenset()
    if a.event and b.event and a.event != b.event:
        return frozenset()
    if a.kind in KEYED or a.keys or b.keys:
        return a.keys & b.keys
    return frozenset({""})


class _Contexts:
    """The contexts of a story's mentions as look-ups, with what each weighs."""

    def __init__(self, mentions: Sequence[Mention], scale: Scale) -> None:
        self.levels = [dict(m.context) for m in mentions]
        self.mass = [sum(scale.weights[w] * level for w, level in m.context) for m in mentions]
        self._weights = scale.weights

    def near(self, i: int, j: int) -> float:
        """The weight of the stems around both over the geometric mean of what each has, 0 to 1."""
        mine, other = self.levels[i], self.levels[j]
        shared = sum(self._weights[w] * min(level, other[w]) for w, level in mine.items() if w in other)
        return shared / math.sqrt(max(1e-9, self.mass[i] * self.mass[j]))


def _candidates(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """The pairs worth weighing: of one kind and key, and of many such, those that share a rare stem."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        for key in _keys(mention):
            blocks[mention.kind, key].append(number)
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= COMMONEST:
            found.update(combinations(block, 2))
            continue
        stems: dict[str, list[int]] = defaultdict(list)
        for number in block:
            for stem, _ in mentions[number].context:
                stems[stem].append(number)
        for holders in stems.values():
            if len(holders) <= COMMONEST:
                found.update(combinations(holders, 2))
    return iter(sorted(found))


def _score(a: Mention, b: Mention, near: float, keys: frozenset[str], scale: Scale) -> float:
    values = {key: max(scale.many(a, key), scale.many(b, key)) for key in keys}
    many = min(values.values())
    close = closeness(a, b)
    if not close and a.kind not in MOMENTS:
        shared = {word for word, _ in a.context} & {word for word, _ in b.context}
        if near < LEAST_FAR or len(shared) < LEAST_SHARED:
            return 0.0
    alone = ALONE if many <= 1 else 0.0 if many <= 2 else -ALONE / 2 if many <= 4 else -ALONE
    telling = close and any(
        n <= 1 and scale.tells(key) and (near or key[:1] == "*") for key, n in values.items()
    )
    return near + CLOSE * close + alone + (ALONE if telling else 0.0) + (SLIPPED if slipped(a, b) else 0.0)


@dataclass(frozen=True, slots=True)
class Aligned:
    """Pairs of mentions, of two outlets, that are of one thing: those that differ, and those that do not."""

    apart: tuple[Pair, ...]
    alike: tuple[Pair, ...]


Best = dict[tuple[int, int], tuple[float, int]]


def _events(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key[:1] == "*" and key != PEOPLE_KEY)


def _clear(
    mentions: Sequence[Mention], scores: Mapping[tuple[int, int], Sequence[tuple[float, int, float]]]
) -> Best:
    """The best partner of each mention in each outlet, unless too many values there are as near."""
    best: Best = {}
    for place, found in scores.items():
        score, partner, near = max(found, key=lambda one: (one[0], -one[1]))
        keys = comparable(mentions[place[0]], mentions[partner]) - {PEOPLE_KEY}
        values = {
            mentions[j].named
            for _, j, other in found
            if near - CLEAR < other and keys <= comparable(mentions[place[0]], mentions[j])
        }
        if len(values) <= MOST_VALUES:
            best[place] = score, partner
    return best


def _best(mentions: Sequence[Mention], scale: Scale) -> Best:
    """For each mention and other outlet the best score there, and the mention that has it."""
    contexts = _Contexts(mentions, scale)
    scores: dict[tuple[int, int], list[tuple[float, int, float]]] = defaultdict(list)
    for i, j in _candidates(mentions):
        a, b = mentions[i], mentions[j]
        keys = comparable(a, b)
        if keys:
            near = contexts.near(i, j)
            score = _score(a, b, near, keys, scale)
            for one, other in ((i, j), (j, i)):
                scores[one, mentions[other].outlet].append((score, other, near))
    return _clear(mentions, scores)


def align(statements: Statements, mentions: Sequence[Mention]) -> Aligned:
    """Find the pairs of mentions, of two outlets, that are of one thing."""
    scale = scale_of(statements, mentions)
    best = _best(mentions, scale)
    apart, alike = list[Pair](), list[Pair]()
    for (i, outlet), (score, j) in sorted(best.items()):
        a, b = mentions[i], mentions[j]
        if i > j or best.get((j, a.outlet), (0.0, -1))[1] != i or score < LEAST.get(a.kind, LEAST_OF_OTHERS):
            continue
        keys = comparable(a, b)
        given = scale.gives(outlet, a, keys) or scale.gives(a.outlet, b, keys)
        if not worth_telling(a, b):
            if a.kind in MOMENTS or ratio(a, b) <= SPAN:
                alike.append((a, b))
        elif not given and a.whole == b.whole:
            apart.append((a, b))
    return Aligned(tuple(apart), tuple(alike))
