"""Which sentences tell the story: those that together say most of what several outlets say, no fact twice.

Requirements: what most independent reports say comes first; every sentence can be read where it stands;
    nothing is said twice; the budget is kept; a figure that others give otherwise is not stated flat.
How it works: a sentence's concepts are its terms and the pairs of content words that stand side by side in
    it. A concept is worth its rarity times the share of independent reports that hold it, to the power of
    BROAD. Sentences are taken in turn: the one whose new concepts are worth most, by its length to the power
    of COST, by its salience, and by how many independent reports state a part of it (SHARED). Salience is
    TextRank's centrality over all outlets' sentences, more where more outlets support the sentence
    (SUPPORTED) and near the top of an article (OPENING). What is told to REPEATS already is passed over. Of
    the first sentences of reports among the chosen the best supported is told first, the rest in the order
    in which the outlets tell them.
Known failures: background that everybody repeats counts as much as news; the order of two facts that no
    outlet tells together is a guess.
Reading: Gillick and Favre 2009, "A scalable global model for summarization", for concepts by the documents
    that hold them; Lin and Bilmes 2010, "Multi-document summarization via budgeted maximization of
    submodular functions", for taking them in turn by worth and length; Mihalcea and Tarau 2004.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence, Set
from itertools import islice, pairwise

import numpy as np
from numpy.typing import NDArray

from summarizers.claims.statements import Statements
from summarizers.claims.support import Support
from summarizers.claims.telling import TELLS, likely_told
from summarizers.lines.no_news import is_no_news
from summarizers.lines.presumed import points_back
from summarizers.summary.ranking import Rules, centrality

SUPPORTED = 2.0
"""How much being supported by all outlets adds to a sentence's centrality, as a multiple of it."""

OPENING = 4.0
"""What standing first in an article adds, as a multiple: news is told from the top."""

LEANING = 0.5

SALIENT = 2.0
"""What the most salient sentence adds to the worth of its concepts, as a multiple."""

SHARED = 1.0
"""What a sentence of which all independent reports state a part is worth more, as a multiple."""

LEAST_WORDS = 6
"""Fewer words say too little by themselves, such as "Everything points to pier three"."""

COST = 0.7
"""The power of its length by which a sentence's worth is divided: at 0 long ones win, at 1 short ones."""

BROAD = 3
"""The power of the share of reports that hold a concept: at 1 the details that two of them give crowd out
what all of them say."""

PAIR = 6.0
"""The rarity of two words side by side, counted where two reports have them."""

REPEATS = 0.40
"""A sentence whose weight is told to this part already is a repeat."""

_NAMES = re.compile(r"[A-Z][\w-]+")


def _centrality(statements: Statements, rules: Rules) -> NDArray[np.float64]:
    """The TextRank value of each statement among all bodies; titles have none."""
    bodies = [i for i, row in enumerate(statements.rows) if not row.is_title]
    values = np.zeros(len(statements.rows))
    values[bodies] = centrality([statements.stems[i] for i in bodies], rules)
    return values


def salience(statements: Statements, support: Support, rules: Rules = Rules.PAPER) -> NDArray[np.float64]:
    """How much each statement earns its place; 0 for what cannot stand in a summary."""
    others = np.maximum(1, len(statements.outlets) - 1)
    supported = (support.strength.sum(axis=1) - 1) / others
    able = np.array([row.is_whole for row in statements.rows], dtype=np.float64)
    leaning = np.array([LEANING if leans else 1.0 for leans in statements.leaning])
    early = 1 + OPENING * statements.opening
    return np.asarray(_centrality(statements, rules) * (1 + SUPPORTED * supported) * early * able * leaning)


def _place(row: int, statements: Statements, support: Support) -> float:
    """Where the outlets that report a sentence tell it: 0 the beginning of their articles, 1 the end."""
    places = []
    for outlet in np.flatnonzero(support.strength[row] >= TELLS):
        held = statements.places_of(int(outlet))
        place = row if statements.rows[row].outlet == outlet else int(support.place[row, outlet])
        places.append((place - held.start) / max(1, held.stop - held.start))
    return float(np.mean(places))


def _concepts(statements: Statements) -> list[frozenset[Hashable]]:
    """Each sentence's terms, and the pairs of its content words."""
    rows = zip(statements.rows, statements.stems, strict=True)
    return [frozenset[Hashable](row.terms) | frozenset(map(" ".join, pairwise(stems))) for row, stems in rows]


def _worths(
    statements: Statements, concepts: Sequence[frozenset[Hashable]], groups: Sequence[int]
) -> dict[Hashable, float]:
    """What each concept is worth, by the share of independent reports that hold it."""
    holders: dict[Hashable, set[int]] = defaultdict(set)
    for row, held in zip(statements.rows, concepts, strict=True):
        for concept in held:
            holders[concept].add(groups[row.outlet])
    everyone = len(set(groups))
    worths: dict[Hashable, float] = {}
    for concept, by in holders.items():
        if isinstance(concept, int):
            worths[concept] = (len(by) / everyone) ** BROAD * float(statements.rarities[concept])
        elif len(by) > 1:
            worths[concept] = (len(by) / everyone) ** BROAD * PAIR
    return worths


def _shared(statements: Statements, support: Support, groups: Sequence[int]) -> NDArray[np.float64]:
    """The share of independent reports that state a part of each sentence, its own among them."""
    everyone = sorted(set(groups))
    states = np.zeros((len(statements.rows), len(everyone)), dtype=np.bool_)
    rows = np.array([claim.row for claim in support.claims], dtype=np.intp)
    told = likely_told(support, range(len(support.claims)))
    for column, group in enumerate(everyone):
        held = [outlet for outlet, its in enumerate(groups) if its == group]
        states[rows[told[:, held].any(axis=1)], column] = True
    for row, statement in enumerate(statements.rows):
        states[row, everyone.index(groups[statement.outlet])] = True
    return np.asarray(states.mean(axis=1))


def _plain(row: int, statements: Statements) -> bool:
    """Whether an English sentence is news and can be read where it stands: it does not point back."""
    text, language = statements.rows[row].text, statements.articles[statements.rows[row].article].language
    points = points_back(text, set(_NAMES.findall(text))) or is_no_news(text)
    return language not in {"en", None} or not points


def _repeats(row: int, chosen: Sequence[int], statements: Statements) -> bool:
    """Whether a sentence says what the chosen ones say, or all that one of them says and more."""
    if statements.told(row, chosen) >= REPEATS:
        return True
    return any(statements.told(other, [row]) >= REPEATS for other in chosen)


def _in_order(chosen: Sequence[int], statements: Statements, support: Support) -> list[int]:
    """The chosen rows as they are told: first what most reports say, as an article begins with it."""
    firsts = [row for row in chosen if statements.is_first(row)] or chosen[:1]
    lead = max(firsts, key=lambda row: float(support.strength[row].sum()))
    return [lead, *sorted((r for r in chosen if r != lead), key=lambda i: _place(i, statements, support))]


def select(
    statements: Statements,
    support: Support,
    salient: NDArray[np.float64],
    words: int,
    most: int | None = None,
    disputed: Set[int] = frozenset(),
    groups: Sequence[int] | None = None,
) -> list[int]:
    """The rows that tell the story in at most `words` words and `most` sentences, in reading order.

    At least one sentence is chosen where there is any, even if it is longer than the budget. `groups` gives
    for each outlet the number of its group of reports that share their text. Rows that are `disputed`,
    because other outlets give their figures otherwise, and those that lean on another sentence, point back or
    have hardly a word are taken only where there is nothing else.
    """
    concepts, groups = _concepts(statements), groups or range(len(statements.outlets))
    worths, shared = _worths(statements, concepts, groups), _shared(statements, support, groups)
    able = [int(row) for row in np.flatnonzero(salient > 0)]
    lengths = {row: len(statements.rows[row].text.split()) for row in able}
    alone = [row for row in able if not statements.leaning[row] and lengths[row] >= LEAST_WORDS]
    sound = [row for row in alone if row not in disputed]
    highest = float(salient.max(initial=0.0)) or 1.0

    def gain(row: int, told: Set[Hashable]) -> float:
        new = math.fsum(worths.get(concept, 0.0) for concept in concepts[row] - told)
        worth = new * (1 + SALIENT * float(salient[row]) / highest) * (1 + SHARED * float(shared[row]))
        return worth / math.pow(max(1, lengths[row]), COST)

    def ranked(rows: Iterable[int], told: Set[Hashable]) -> list[int]:
        return sorted(rows, key=lambda row: (-gain(row, told), row))

    def best(rows: Sequence[int]) -> list[int]:
        return list(islice((row for row in rows if _plain(row, statements)), 1))

    short = [row for row in sound if lengths[row] <= words]
    first = ranked(short or sound or able, frozenset())
    chosen = best(first) or first[:1]
    left = words - sum(lengths[row] for row in chosen)
    while chosen and len(chosen) != most:
        told = frozenset[Hashable]().union(*(concepts[row] for row in chosen))
        fitting = [row for row in sound if lengths[row] <= left]
        more = best(ranked((row for row in fitting if not _repeats(row, chosen, statements)), told))
        if not more:
            break
        chosen += more
        left -= lengths[more[0]]
    return _in_order(chosen, statements, support) if chosen else []
