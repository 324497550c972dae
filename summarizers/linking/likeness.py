"""How likely two articles report the same event, by their words, names, figures and times.

Requirements: comparable over articles of any length and over chats of any age; each share of the score
    can be said in words.
How it works: a logistic regression over eight measures. The coefficients were fitted on pairs of articles
    with whole topics left out in turn, over weights from general rarity alone and blended ones together,
    so that they hold for the first article of a chat and for the thousandth; docs/linking.md has the
    figures with each measure left out, and the measures that brought nothing. What the time between two
    publications says is added: closeness raises, distance lowers.
Known failures: those of linking.features; figures count as words do, 400 and "four hundred" differ.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from summarizers.linking.features import Features
from summarizers.linking.occasions import OLD_NEWS
from summarizers.linking.similarity import DocumentFrequencies, cosine, covered, overlap

COEFFICIENTS = {
    "words": 3.5, "lead": 2.2, "names": 3.8, "lead names": 2.6, "figures": 3.3, "lead figures": 2.5,
    "swapped": -2.8, "apart": -0.9,
}  # fmt: skip
INTERCEPT = -4.5

TOGETHER = 2.2
"""What two publications at one time add to the logit."""

FADING = 1.4
"""What is taken off for each factor e of days (and one) between them: after four days nothing is left, after
thirty the odds are a thirteenth. A fit on collections other than tests/eval/month gives 2.0 and 1.5; where
all look-alikes are of one day, more than 2.2 costs precision (docs/linking.md)."""

UNSAID = 0.35
"""What stands for the lead's figures where one article has none there: about the mean over all pairs."""

MAIN = 2
"""Times that a name of the lead stands in an article for it to be one of those that the article is about."""

MOST = 64
"""Occurrences of a term past which more say nothing."""

_LOG = (0.0, *(1 + math.log(count) for count in range(1, MOST + 1)))

REASONS_TERMS = 4
"""Names or figures that a reason lists."""

WORTH_SAYING = 0.1
"""Share of main names swapped from which a reason tells them."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article's features with the weights that its terms have here."""

    features: Features
    body: Mapping[str, float]
    lead: Mapping[str, float]
    names: Mapping[str, float]
    lead_names: Mapping[str, float]
    main_names: Mapping[str, float]
    figures: Mapping[str, float]
    lead_figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The probability of one event, and what it rests on."""

    score: float
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
        {
            key: weights[key] * math.sqrt(term.name)
            for key, term in terms.items()
            if term.name >= MAIN and term.lead
        },
        {key: weight for key, weight in weights.items() if key[0].isdigit()},
        {key: weights[key] for key, term in terms.items() if key[0].isdigit() and term.lead},
    )


def likeness(
    one: Weighed, other: Weighed, *, days: float | None = None, apart: str | None = None
) -> Likeness:
    """Weigh two articles against each other.

    `days` lie between their publications, either way; None where one is not known, and there `apart` says
    why they seem to be of different times.
    """
    had = covered(one.lead_names, other.body), covered(other.lead_names, one.body)
    measures = {
        "words": cosine(one.body, other.body),
        "lead": cosine(one.lead, other.lead),
        "names": cosine(one.names, other.names),
        "lead names": sum(had) / 2,
        "figures": overlap(one.figures, other.figures),
        "lead figures": _lead_figures(one, other),
        "swapped": swapped_names(one, other),
        "apart": 1.0 if apart else 0.0,
    }
    logit = INTERCEPT + math.fsum(COEFFICIENTS[name] * value for name, value in measures.items())
    nearness = _nearness(days, measures["swapped"])
    reasons = (*_reasons(one, other, measures), *_of_times(days, nearness, apart))
    return Likeness(1 / (1 + math.exp(-logit - nearness)), reasons)


def _nearness(days: float | None, swapped: float) -> float:
    """What the time between two publications adds to the logit; being close adds less with swapped names.

    Of one hour's reports on other people, places or teams each tells its own event.
    """
    if days is None:
        return 0.0
    near = TOGETHER - FADING * math.log1p(min(abs(days), OLD_NEWS.days))
    return near * max(0.0, 1 - 2 * swapped) if near > 0 else near


def _of_times(days: float | None, nearness: float, apart: str | None) -> list[str]:
    """The reason that the times give, if any."""
    if days is None:
        return [f"against: {apart}"] if apart else []
    between = f"{abs(days):.0f} days" if abs(days) >= 1.5 else f"{abs(days) * 24:.0f} hours"
    return [f"{'against: ' if nearness < 0 else ''}published {between} apart"] if nearness else []


def _lead_figures(one: Weighed, other: Weighed) -> float:
    """The share of each lead's figures that the other article has, both ways."""
    if not (one.lead_figures and other.lead_figures):
        return UNSAID
    return (covered(one.lead_figures, other.body) + covered(other.lead_figures, one.body)) / 2


def swapped_names(one: Weighed, other: Weighed) -> float:
    """How much each is about people, places and teams that the other does not name, 0 to 1."""
    if not (one.main_names and other.main_names):
        return 0.0
    return (1 - covered(one.main_names, other.body)) * (1 - covered(other.main_names, one.body))


def refilled(one: Weighed, other: Weighed) -> float:
    """How much one wording looks like a template with other fillings, 0 to 1: the lesser of both ways.

    Of the names and figures of a lead the share that the other article lacks, times their share of all that
    it lacks of the lead: an edited copy differs in all kinds of words, a template in its fillings. Figures
    alone make no template: a flash comes again with a later count.
    """
    return min(_refilled(one, other), _refilled(other, one))


def _refilled(one: Weighed, other: Weighed) -> float:
    names, figures = set(one.lead_names), set(one.lead_figures)
    if names | figures == one.lead.keys():
        names = set()  # a script without capitals: which words are names is not known
    lacking = one.lead.keys() - other.body.keys()
    if names and names.isdisjoint(lacking):
        return 0.0  # the same people with another count: what came in since
    other_ones = len(lacking & (names | figures))
    return other_ones / len(names | figures) * other_ones / len(lacking) if other_ones else 0.0


def _reasons(one: Weighed, other: Weighed, measures: Mapping[str, float]) -> list[str]:
    """What speaks for one event and, after "against", what speaks against it; stems stand for the words."""
    said = [f"words alike {measures['words']:.2f}, leads {measures['lead']:.2f}"]
    names, figures = _shared(one.names, other.names), _shared(one.figures, other.figures)
    if names:
        said.append(f"names in both: {names}")
    if figures:
        said.append(f"figures in both: {figures}")
    if measures["swapped"] >= WORTH_SAYING:
        ours, theirs = _missing(one.main_names, other.body), _missing(other.main_names, one.body)
        said.append(f"against: {ours} here, {theirs} there")
    if one.lead_figures and other.lead_figures and not measures["lead figures"]:
        ours, theirs = _missing(one.lead_figures, other.body), _missing(other.lead_figures, one.body)
        said.append(f"against: {ours} here, {theirs} there")
    return said


def _shared(ours: Mapping[str, float], theirs: Mapping[str, float]) -> str:
    return _heaviest({term: weight * theirs[term] for term, weight in ours.items() if term in theirs})


def _missing(asked: Mapping[str, float], held: Mapping[str, float]) -> str:
    return _heaviest({term: weight for term, weight in asked.items() if term not in held})


def _heaviest(weights: Mapping[str, float]) -> str:
    return ", ".join(sorted(weights, key=lambda term: (-weights[term], term))[:REASONS_TERMS])
