"""Which sentences tell the story: central ones, no fact twice, within a budget of words, in reading order.

Requirements: the summary says first what most outlets report; every sentence can be read where it stands;
    nothing is said twice; the budget is kept.
How it works: TextRank over all outlets' sentences together gives centrality; a sentence supported by more
    outlets counts for more (SUPPORTED), so does one near the top of its article (OPENING); one that leans on
    the sentence before it counts for less (LEANING). What a second outlet reports comes first. The best are
    taken in turn, each in the clearest wording that any outlet has for it; what is already told
    to REPEATS is passed over. They are then put in the order in which the outlets tell them.
Known failures: background that everybody repeats is central; the order of two facts that no outlet tells
    together is a guess.
Reading: Mihalcea and Tarau 2004; Carbonell and Goldstein 1998 for taking what is central and new.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

import numpy as np
from numpy.typing import NDArray

from summarizers.coverage import REPORTS, is_claim
from summarizers.ranking import Rules, centrality
from summarizers.statements import Statements
from summarizers.support import Support
from summarizers.wording import leans_back, runs_up
from summarizers.words import content_stems

SUPPORTED = 2.0
"""How much being supported by all outlets adds to a sentence's centrality, as a multiple of it."""

OPENING = 1.0
"""What standing first in an article adds, as a multiple: news is told from the top."""

LEANING = 0.5
TWO_REPORT = 0.45
"""Support in a second outlet from which a sentence is told before what one outlet alone reports."""

REPEATS = 0.50
"""A sentence whose weight is told to this part already is a repeat."""

SAME_FACT = 0.60
"""Two sentences say the same when each covers the other so far."""

WORDIEST = 45
"""Words beyond which a sentence is not taken into a summary while shorter ones are left."""


def _centrality(statements: Statements, rules: Rules) -> NDArray[np.float64]:
    """The TextRank value of each statement among all bodies; titles have none."""
    bodies = [i for i, row in enumerate(statements.rows) if not row.is_title]
    language = [statements.articles[statements.rows[i].article].language for i in bodies]
    bags = [content_stems(statements.rows[i].text, code) for i, code in zip(bodies, language, strict=True)]
    values = np.zeros(len(statements.rows))
    values[bodies] = centrality(bags, rules)
    return values


def _opening(statements: Statements) -> NDArray[np.float64]:
    """1 for the first sentence of an article's body, a half for the second, and so on."""
    opening = np.zeros(len(statements.rows))
    place = 0
    for row in range(len(statements.rows)):
        place = 0 if statements.is_first(row) else place + 1
        opening[row] = 1 / (1 + place)
    return opening


def salience(statements: Statements, support: Support, rules: Rules = Rules.PAPER) -> NDArray[np.float64]:
    """How much each statement earns its place; 0 for what cannot stand in a summary."""
    others = np.maximum(1, len(statements.outlets) - 1)
    supported = (support.strength.sum(axis=1) - 1) / others
    able = np.array([is_claim(row) for row in statements.rows], dtype=np.float64)
    leaning = np.array([LEANING if leans_back(row.text) else 1.0 for row in statements.rows])
    early = 1 + OPENING * _opening(statements)
    return np.asarray(_centrality(statements, rules) * (1 + SUPPORTED * supported) * early * able * leaning)


def _clearest(row: int, statements: Statements, support: Support, salient: NDArray[np.float64]) -> int:
    """The shortest sentence of all that say the same as this one and can stand alone."""
    able = map(int, np.flatnonzero(salient > 0))
    same = [i for i in able if min(support.between[row, i], support.between[i, row]) >= SAME_FACT]
    texts = {i: statements.rows[i].text for i in (row, *same)}
    return min(texts, key=lambda i: (leans_back(texts[i]), len(texts[i])))


def _place(row: int, statements: Statements, support: Support) -> float:
    """Where the outlets that report a sentence tell it: 0 the beginning of their articles, 1 the end."""
    places = []
    for outlet in np.flatnonzero(support.strength[row] >= REPORTS):
        held = statements.places_of(int(outlet))
        place = row if statements.rows[row].outlet == outlet else int(support.place[row, outlet])
        places.append((place - held.start) / max(1, held.stop - held.start))
    return float(np.mean(places))


def _alone(row: int, statements: Statements, support: Support) -> bool:
    """Whether no second outlet comes near to reporting a sentence, in a story that has one."""
    return len(statements.outlets) > 1 and float(np.sort(support.strength[row])[-2]) < TWO_REPORT


def _lead(statements: Statements, salient: NDArray[np.float64]) -> list[int]:
    """The most salient of the articles' first sentences: what happened. Empty where none is able."""
    able = [int(i) for i in np.flatnonzero(salient > 0) if statements.is_first(int(i))]
    at_once = {i: 0.5 if runs_up(statements.rows[i].text) else 1.0 for i in able}
    return sorted(able, key=lambda i: -at_once[i] * salient[i])[:1]


def _in_turn(
    statements: Statements, support: Support, salient: NDArray[np.float64], disputed: Set[int]
) -> list[int]:
    """Candidates, the lead first, then best first; last what one outlet alone has, leans or is disputed."""

    def rank(row: int) -> tuple[int, bool, float]:
        text = statements.rows[row].text
        weak = _alone(row, statements, support) + leans_back(text) + (row in disputed)
        return weak, len(text.split()) > WORDIEST, -float(salient[row])

    return _lead(statements, salient) + sorted(map(int, np.flatnonzero(salient > 0)), key=rank)


def _repeats(row: int, chosen: Sequence[int], statements: Statements) -> bool:
    """Whether a sentence says what the chosen ones say, or all that one of them says and more."""
    if statements.told(row, chosen) >= REPEATS:
        return True
    return any(statements.told(other, [row]) >= REPEATS for other in chosen)


def _in_order(chosen: Sequence[int], statements: Statements, support: Support) -> list[int]:
    """The chosen rows as they are told: the first chosen, which says what happened, then by their places."""
    lead, *rest = chosen
    return [lead, *sorted(rest, key=lambda i: _place(i, statements, support))]


def select(
    statements: Statements,
    support: Support,
    salient: NDArray[np.float64],
    words: int,
    most: int | None = None,
    disputed: Set[int] = frozenset(),
) -> list[int]:
    """The rows that tell the story in at most `words` words and `most` sentences, in reading order.

    At least one sentence is chosen where there is any, even if it is longer than the budget. What one
    outlet alone reports is taken only while half of the budget is left. `disputed` rows, whose figures
    other outlets give otherwise, come last.
    """
    chosen: list[int] = []
    left = words
    for candidate in _in_turn(statements, support, salient, disputed):
        row = _clearest(candidate, statements, support, salient)
        length = len(statements.rows[row].text.split())
        late = left < words / 2 and _alone(row, statements, support)
        if row in chosen or (chosen and (length > left or late)) or _repeats(row, chosen, statements):
            continue
        chosen.append(row)
        left -= length
        if len(chosen) == most:
            break
    return _in_order(chosen, statements, support) if chosen else []
