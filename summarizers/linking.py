"""Whether articles report the same event: the decision, with its reasons.

Requirements: hard evidence first (the same page, the same words, most of the words), then a score that
    the same people, places and figures raise and swapped ones lower; a wrong merge is worse than a missed
    one; the same answer whether or not other chats exist; languages are not mixed on likeness.
How it works: COEFFICIENTS weigh the cosines of all words, of the lead's and of the names', the share of
    the lead's names that the other article has anywhere, figures in common, and years or publication
    times that lie apart; the logistic curve makes that a probability. A story's score is the mean over its
    articles. Weights of words are general rarity blended with the chat's own frequencies.
Known failures: the same people in another event of the same week (two games of one team, two offers to
    one player); an event and its trial months later, which readers may call one story; reports of a few
    lines; a synonym for everything. Measured in docs/linking.md.
Reading: Allan et al. 1998, "Topic detection and tracking"; Broder 1997 on resemblance and containment.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from summarizers.article import Article
from summarizers.clustering import average_link, pair
from summarizers.features import Features, features_of
from summarizers.likeness import Weighed, likeness, weigh
from summarizers.occasions import apart
from summarizers.similarity import DocumentFrequencies, containment

SAME_STORY = 0.41
"""Mean pair probability from which an article and a story are one; two stories of several articles need more
(summarizers.clustering.SIZE). From .38 to .43 pair precision stays at .98 and F1 at .91 to .93
(docs/linking.md)."""

FEWEST_TERMS = 8
"""Different content words below which a text cannot be told from its look-alikes."""

COPIED = 0.5
"""Share of the shorter text's word runs that makes a near-duplicate: 133 of 133 pairs were one story; at
.2 the first wrong pairs appear."""

FEWEST_RUNS = 20
"""Word runs below which a share of them says little."""

SWAPPED = 0.5
"""Share of either lead's names that the other lacks, from which one wording is about two things: reports
made from a template. Real copies reach .2 by their headlines, one in ten."""

TEMPLATE = 0.2
"""The most that a template's two fillings score."""


class Kind(Enum):
    """What a decision rests on, the surest first."""

    SAME_URL = "same url"
    SAME_TEXT = "same text"
    NEAR_DUPLICATE = "near-duplicate"
    SAME_EVENT = "same event"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that a new one may belong with, and the story it is in."""

    article_id: str
    story: str
    features: Features
    published: datetime | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """How likely (0 to 1) a candidate reports the new article's event, on what evidence, and why."""

    candidate: Candidate
    kind: Kind
    score: float
    copied: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """The story an article joins (None: a new one), on what evidence, and whose copy it is, if anyone's.

    `copy_of` is a candidate's article id; `score` is the story's, 0 to 1, also where it fell short.
    """

    story: str | None
    kind: Kind
    copy_of: str | None
    score: float
    reasons: tuple[str, ...]


def compare(
    features: Features,
    published: datetime | None,
    candidates: Sequence[Candidate],
    frequencies: DocumentFrequencies,
) -> tuple[Comparison, ...]:
    """Compare an article with each candidate, in their order."""
    weighed = weigh(features, frequencies)
    return tuple(_compared(weighed, published, candidate, frequencies) for candidate in candidates)


def decide(
    features: Features,
    published: datetime | None,
    candidates: Sequence[Candidate],
    frequencies: DocumentFrequencies | None = None,
) -> Decision:
    """Decide which candidate's story an article belongs to."""
    return conclude(compare(features, published, candidates, frequencies or DocumentFrequencies()))


def conclude(comparisons: Sequence[Comparison]) -> Decision:
    """Decide from comparisons that were made before."""
    stories: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
        stories[comparison.candidate.story].append(comparison)
    ranked = sorted(stories.items(), key=lambda item: (-_standing(item[1]), item[0]))
    if not ranked:
        return Decision(None, Kind.NEW, None, 0.0, ("nothing to compare with",))
    story, members = ranked[0]
    best = max(members, key=lambda c: (c.score, c.copied, c.candidate.article_id))
    score = _standing(members)
    if score < SAME_STORY:
        return Decision(None, Kind.NEW, None, score, best.reasons)
    copies = [c for c in members if c.copied]
    copy_of = max(copies, key=lambda c: c.score).candidate.article_id if copies else None
    return Decision(story, best.kind, copy_of, score, best.reasons)


def link_all(articles: Sequence[Article]) -> list[str]:
    """Name the story of each of some articles given together: "1", "2", … in order of first appearance.

    There are too few of them to count words over, so that general rarity alone weighs; all pairs are
    compared, and the order of the articles changes only the names.
    """
    prior = DocumentFrequencies()
    features = [features_of(article) for article in articles]
    weighed = [weigh(each, prior) for each in features]
    keys = [f"{number:06d}" for number in range(len(articles))]
    scores = {}
    for later, key in enumerate(keys):
        for earlier in range(later):
            candidate = Candidate(keys[earlier], "", features[earlier], articles[earlier].published)
            found = _judged(weighed[later], articles[later].published, candidate, weighed[earlier])
            scores[pair(keys[earlier], key)] = found.score
    names: dict[str, str] = {}
    for number, group in enumerate(average_link(keys, scores, SAME_STORY), start=1):
        names |= dict.fromkeys(group, str(number))
    return [names[key] for key in keys]


def _standing(members: Sequence[Comparison]) -> float:
    """A story's score: 1 where evidence is hard, else the mean."""
    if any(c.kind in (Kind.SAME_URL, Kind.SAME_TEXT, Kind.NEAR_DUPLICATE) for c in members):
        return 1.0
    return math.fsum(c.score for c in members) / len(members)


def _compared(
    weighed: Weighed, published: datetime | None, candidate: Candidate, frequencies: DocumentFrequencies
) -> Comparison:
    return _judged(weighed, published, candidate, weigh(candidate.features, frequencies))


def _judged(one: Weighed, published: datetime | None, candidate: Candidate, other: Weighed) -> Comparison:
    features, theirs = one.features, candidate.features
    if features.url_key is not None and features.url_key == theirs.url_key:
        copied = features.text_key == theirs.text_key
        return Comparison(candidate, Kind.SAME_URL, 1.0, copied, (f"same page {features.url_key}",))
    if features.shingles and features.text_key == theirs.text_key:
        return Comparison(candidate, Kind.SAME_TEXT, 1.0, True, ("the same words",))
    if None not in (features.language, theirs.language) and features.language != theirs.language:
        return _unlike(candidate, f"languages differ: {features.language}, {theirs.language}")
    if min(len(features.terms), len(theirs.terms)) < FEWEST_TERMS:
        return _unlike(candidate, "too short to judge")
    return _weighed_up(one, published, candidate, other)


def _unlike(candidate: Candidate, reason: str) -> Comparison:
    return Comparison(candidate, Kind.NEW, 0.0, False, (reason,))


def _weighed_up(one: Weighed, published: datetime | None, candidate: Candidate, other: Weighed) -> Comparison:
    ours, theirs = one.features.shingles, candidate.features.shingles
    share = containment(ours, theirs), containment(theirs, ours)
    why = apart(one.features, published, candidate.features, candidate.published)
    found = likeness(one, other, apart=why)
    alike = max(share) >= COPIED and min(len(ours), len(theirs)) >= FEWEST_RUNS
    if alike and found.swapped >= SWAPPED:
        reasons = ("the same wording about other names", *found.reasons)
        return Comparison(candidate, Kind.SAME_EVENT, min(TEMPLATE, found.score), False, reasons)
    if alike:
        reasons = (f"{max(share):.0%} of the shorter text word for word", *found.reasons)
        return Comparison(candidate, Kind.NEAR_DUPLICATE, 1.0, share[0] >= COPIED, reasons)
    return Comparison(candidate, Kind.SAME_EVENT, found.score, False, found.reasons)
