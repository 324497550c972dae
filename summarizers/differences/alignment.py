"""Which two figures of two outlets are of one thing and yet not the same.

Requirements: a false difference is worse than a missed one; no comparison of all figures with all.
How it works: of each two figures that can be compared it is reckoned how likely they are of one thing
    (`differences.comparing`). A pair counts when each is the other's best in its outlet, few values there
    stand among words as near, it is likely enough, words around or their keys say that they are of one thing,
    and neither outlet gives the other's value elsewhere for what is counted.
Known failures: see differences.differences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, permutations

from summarizers.claims.statements import Statements
from summarizers.differences.agreement import closeness, ratio, worth_telling
from summarizers.differences.comparing import (
    KEYED,
    SPAN,
    Contexts,
    chance_of,
    comparable,
    keys_of,
    measured,
    scale_of,
)
from summarizers.differences.counted import PEOPLE_KEY, SUM
from summarizers.differences.mentions import MOMENTS, Mention
from summarizers.figures.ages import HE, SHE
from summarizers.language.wordforms import THINGS

COMMONEST = 40
"""A stem around more mentions of a kind than this finds no pairs: the rarer ones beside it do."""

LEAST = 0.45
"""The chance from which two figures are of one thing; docs/notes.md has what others give."""

LEAST_TOLD, SURELY_TOLD, LIKE_AROUND = 0.60, 0.72, 0.20
"""The same for telling a reader of them: of those between LEAST and LEAST_TOLD half are of two things. The
second holds where neither their keys, nor that there are no others, say it, and less around them is alike
than the third."""

LEAST_ALIKE = 0.7
"""The same for two that agree: equal values say less of what they are of."""

LEAST_SHARED = 2
"""Of so many stems around both two values that are four times apart can be told of one thing."""

LEAST_AROUND, LEAST_BEFORE = 0.08, 0.25
"""Two values that have less in common around them, and in the sentences before, are told of one thing only
where their keys say so; without it half the lines of two blind stories and three real ones were of two."""

LEAST_CLOSE = 0.9
"""The `closeness` of values from which that is not asked of the only two that could be compared in their
outlets ("14 weeks" and "thirteen"); counts ("nine games"), days and times are left out."""

CLEAR, MOST_VALUES = 0.02, 2
"""An outlet that gives more values than these among words as near, to CLEAR, leaves open which is meant."""

YEAR, HALF_YEAR = timedelta(days=365.25), 0.5
"""How near, in years, the ages of one person may lie apart to what passed between two articles."""

LOOSE = frozenset({SUM, HE, SHE, *THINGS.values()})
"""Keys that are not enough to say that two equal values are of one thing."""

Pair = tuple[Mention, Mention]


def _candidates(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """The pairs worth weighing: of one kind and key, and of many such, those that share a rare stem."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        for key in keys_of(mention):
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


@dataclass(frozen=True, slots=True)
class Paired:
    """Two mentions that are each other's best, how likely of one thing, and by which MEASURES.

    `chance` is 1 for what is told of a person by name. `known` is whether their keys, or that there are no
    others, say that they are of one thing. `barred` is whether an outlet gives the other's value too, or the
    two share too few words for what they are.
    """

    pair: Pair
    measures: tuple[float, ...]
    chance: float
    known: bool
    barred: bool

    @property
    def differs(self) -> bool:
        """Whether the two are worth telling side by side if they are of one thing."""
        a, b = self.pair
        return worth_telling(a, b) and not self.barred and a.whole == b.whole

    @property
    def sure(self) -> bool:
        """Whether the two are sure enough to be of one thing to tell a reader."""
        around, *_ = self.measures
        return self.chance >= (LEAST_TOLD if self.known or around >= LIKE_AROUND else SURELY_TOLD)

    @property
    def agrees(self) -> bool:
        """Whether the two are one value if they are of one thing, and their keys are enough to say so."""
        a, b = self.pair
        near = a.kind in MOMENTS or ratio(a, b) <= SPAN
        return near and not worth_telling(a, b) and not comparable(a, b) <= LOOSE


@dataclass(frozen=True, slots=True)
class Aligned:
    """Pairs of mentions, of two outlets, that are of one thing: those that differ, and those that do not.

    `sure` are those of `apart` of which a reader is told.
    """

    apart: tuple[Pair, ...]
    alike: tuple[Pair, ...]
    sure: frozenset[Pair] = frozenset()


@dataclass(frozen=True, slots=True)
class _Found:
    """A partner of a mention in another outlet: its number, the measures and the chance."""

    partner: int
    measures: tuple[float, ...]
    chance: float


def _clear(mentions: Sequence[Mention], i: int, found: Sequence[_Found]) -> _Found | None:
    """The best partner of a mention in an outlet, unless too many values there are as near."""
    best = max(found, key=lambda one: (one.chance, -one.partner))
    keys = comparable(mentions[i], mentions[best.partner]) - {PEOPLE_KEY}
    values = {
        mentions[one.partner].named
        for one in found
        if best.measures[0] - CLEAR < one.measures[0]
        and keys <= comparable(mentions[i], mentions[one.partner])
    }
    return best if len(values) <= MOST_VALUES else None


def _near(found: _Found) -> bool:
    """Whether two figures stand among words of which some are the same."""
    around, before, *_ = found.measures
    return around >= LEAST_AROUND or before >= LEAST_BEFORE


def _grown_older(a: Mention, b: Mention, statements: Statements) -> bool:
    """Whether two ages of somebody lie apart as the publication of their articles does."""
    one, other = (statements.articles[statements.rows[m.row].article].published_utc for m in (a, b))
    if a.kind != "age" or one is None or other is None:
        return False
    return abs((other - one) / YEAR - (b.named - a.named)) <= HALF_YEAR


def _only_two(a: Mention, b: Mention, found: Sequence[_Found], back: Sequence[_Found]) -> bool:
    """Whether neither of two close values has another in the other's outlet to be compared with."""
    return (
        a.kind not in {"count", *MOMENTS} and len(found) == len(back) == 1 and closeness(a, b) >= LEAST_CLOSE
    )


def _known_by_keys(a: Mention, b: Mention, found: _Found) -> bool:
    """Whether what two figures are of is plain without the words around them."""
    *_, telling, slipped, _ = found.measures
    measured = a.kind not in KEYED | {"duration"} and not a.keys.isdisjoint(b.keys)
    return measured or bool(a.event and b.event) or a.named_person or telling > 0 or slipped > 0


def paired(statements: Statements, mentions: Sequence[Mention]) -> Iterator[Paired]:
    """Each two mentions, of two outlets, that are each other's best."""
    scale = scale_of(statements, mentions)
    contexts = Contexts(statements, mentions, scale)
    found: dict[tuple[int, int], list[_Found]] = defaultdict(list)
    for i, j in _candidates(mentions):
        a, b = mentions[i], mentions[j]
        if comparable(a, b):
            measures = measured(a, b, contexts.around(i, j), contexts.before(i, j), scale)
            chance = 1.0 if a.named_person else chance_of(measures)
            found[i, b.outlet].append(_Found(j, measures, chance))
            found[j, a.outlet].append(_Found(i, measures, chance))
    best = {place: _clear(mentions, place[0], partners) for place, partners in sorted(found.items())}
    for (i, outlet), one in best.items():
        back = best[one.partner, mentions[i].outlet] if one else None
        if one and back and back.partner == i < one.partner:
            a, b = mentions[i], mentions[one.partner]
            keys = comparable(a, b)
            given = scale.gives(outlet, a, keys) or scale.gives(a.outlet, b, keys)
            far = not closeness(a, b) and a.kind not in MOMENTS
            few = contexts.shared(i, one.partner) < (LEAST_SHARED if far else keys == {SUM})
            only_two = _only_two(a, b, found[i, outlet], found[one.partner, a.outlet])
            known = only_two or _known_by_keys(a, b, one)
            barred = given or few or not (known or _near(one)) or _grown_older(a, b, statements)
            yield Paired((a, b), one.measures, one.chance, known, barred)


def _by_mention(pairs: Iterable[Paired]) -> dict[Mention, list[tuple[Mention, float]]]:
    """The partners of each mention, with the chances."""
    found = defaultdict[Mention, list[tuple[Mention, float]]](list)
    for each in pairs:
        for one, other in permutations(each.pair):
            found[one].append((other, each.chance))
    return found


def _consistent(apart: Sequence[Paired], alike: Iterable[Paired]) -> list[Paired]:
    """The pairs that differ, but for those of an outlet that has another value of the other's figure.

    It has if that value is as surely a third outlet's, and that of the same thing as the figure.
    """
    differing, equal = _by_mention(apart), _by_mention(alike)

    def has_another(here: Mention, figure: Mention, chance: float) -> bool:
        return any(
            near.outlet == here.outlet and near.named != here.named and min(same, other) >= chance
            for third, other in differing[figure]
            for near, same in equal.get(third, ())
        )

    return [
        each
        for each in apart
        if not any(has_another(one, other, each.chance) for one, other in permutations(each.pair))
    ]


def align(statements: Statements, mentions: Sequence[Mention]) -> Aligned:
    """Find the pairs of mentions, of two outlets, that are of one thing."""
    found = list(paired(statements, mentions))
    alike = [each for each in found if each.agrees]
    apart = _consistent([each for each in found if each.differs and each.chance >= LEAST], alike)
    return Aligned(
        tuple(each.pair for each in apart),
        tuple(each.pair for each in alike if each.chance >= LEAST_ALIKE),
        frozenset(each.pair for each in apart if each.sure),
    )
