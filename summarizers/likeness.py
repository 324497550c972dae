"""How likely two articles report the same event, by their words, names, figures and times.

Requirements: comparable over articles of any length and over chats of any age; each share of the score
    can be said in words.
How it works: a logistic regression over six measures. The coefficients were fitted on pairs of articles
    with whole topics left out in turn, over weights from general rarity alone and blended ones together,
    so that they hold for the first article of a chat and for the thousandth; docs/linking.md has the
    figures with each measure left out, and the measures that brought nothing.
Known failures: those of summarizers.features; figures count as words do, 400 and "four hundred" differ.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from summarizers.features import Features
from summarizers.similarity import DocumentFrequencies, cosine, covered, overlap

COEFFICIENTS = {"words": 3.2, "lead": 3.6, "names": 4.5, "lead names": 5.4, "figures": 3.9, "apart": -1.0}
INTERCEPT = -6.1

MOST = 64
"""Occurrences of a term past which more say nothing."""

_LOG = (0.0, *(1 + math.log(count) for count in range(1, MOST + 1)))

REASONS_NAMES = 4
"""Names in common that a reason lists."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article's features with the weights that its terms have here."""

    features: Features
    body: Mapping[str, float]
    lead: Mapping[str, float]
    names: Mapping[str, float]
    lead_names: Mapping[str, float]
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The probability of one event, the share of names swapped (0 to 1), and what both rest on."""

    score: float
    swapped: float
    reasons: tuple[str, ...]


def weigh(features: Features, frequencies: DocumentFrequencies) -> Weighed:
    """Weigh an article's terms."""
    terms = features.terms
    weights = frequencies.weights({key: term.rarity for key, term in terms.items()})
    return Weighed(
        features,
        {key: weights[key] * _LOG[min(term.body, MOST)] for key, term in terms.items()},
        {key: weights[key] * _LOG[min(term.lead, MOST)] for key, term in terms.items() if term.lead},
        {key: weights[key] * _LOG[min(term.name, MOST)] for key, term in terms.items() if term.name},
        {key: weights[key] for key, term in terms.items() if term.name and term.lead},
        {key: weight for key, weight in weights.items() if key[0].isdigit()},
    )


def likeness(one: Weighed, other: Weighed, *, apart: str | None = None) -> Likeness:
    """Weigh two articles against each other; `apart` says why they seem to be of different times."""
    had = covered(one.lead_names, other.body), covered(other.lead_names, one.body)
    measures = {
        "words": cosine(one.body, other.body),
        "lead": cosine(one.lead, other.lead),
        "names": cosine(one.names, other.names),
        "lead names": sum(had) / 2,
        "figures": overlap(one.figures, other.figures),
        "apart": 1.0 if apart else 0.0,
    }
    logit = INTERCEPT + math.fsum(COEFFICIENTS[name] * value for name, value in measures.items())
    known = bool(one.lead_names and other.lead_names)
    swapped = 1 - max(had) if known else 0.0
    return Likeness(1 / (1 + math.exp(-logit)), swapped, _reasons(one, other, measures, apart))


def _reasons(
    one: Weighed, other: Weighed, measures: Mapping[str, float], apart: str | None
) -> tuple[str, ...]:
    shared = sorted(one.names.keys() & other.names.keys(), key=lambda t: (-one.names[t] * other.names[t], t))
    names = f" ({', '.join(shared[:REASONS_NAMES])})" if shared else ""
    said = [f"{name} {measures[name]:.2f}" for name in ("words", "lead", "names", "lead names", "figures")]
    said[2] += names
    return (*said, *([apart] if apart else []))
