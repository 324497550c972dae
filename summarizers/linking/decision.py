"""Whether articles report the same event: the decision, with its reasons.

Requirements: hard evidence first (the same page, the same words, most of the words), then a score that
    the same people, places and figures raise and swapped ones lower; a wrong merge is worse than a missed
    one; the same answer whether or not other chats exist; languages are not mixed on likeness.
How it works: what one article has of another's words, names and figures is made a probability
    (linking.likeness). A story's score is the mean over its articles; groups of articles need more the
    larger both are (linking.clustering). The later of two texts that stands in the other is its copy.
    Days later and in other words, the same names are a follow-up; another language is proposed at the most
    (linking.kinship). Weights of words are general rarity blended with the chat's own frequencies.
Known failures: the same people in another event of the same week (two games of one team, two offers to
    one player); reports of a few lines; a synonym for everything; a flash of few names that comes again with
    another weekday looks like a template. Measured in docs/linking.md.
Reading: Allan et al. 1998, "Topic detection and tracking"; Broder 1997 on resemblance and containment.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from summarizers.article import Article, as_utc
from summarizers.linking.clustering import average_link, pair
from summarizers.linking.features import Features, features_of
from summarizers.linking.kinship import akin, hard_evidence
from summarizers.linking.likeness import Likeness, Weighed, likeness, refilled, weigh
from summarizers.linking.occasions import apart, days_between
from summarizers.linking.similarity import DocumentFrequencies, containment

SAME_STORY = 0.32
"""Mean pair probability from which an article and a story are one; two stories of several articles need more
(linking.clustering.SIZE). From .30 to .36 pair precision stays at .98 and F1 at .91 to .93, and more of
the project's own stories are whole than above (docs/linking.md)."""

FEWEST_TERMS = 8
"""Different content words below which a text cannot be told from its look-alikes."""

COPIED = 0.5
"""Share of the shorter text's word runs that makes a near-duplicate: 133 of 133 pairs were one story; at
.2 the first wrong pairs appear."""

FEWEST_RUNS = 20
"""Word runs below which a share of them says little."""

REFILLED = 0.2
"""How much one wording must look like a template (`likeness.refilled`) to be about two things: 17 of 17 pairs
made from templates do, 1 of 150 real copies, and 8 of 4,435 edited ones (docs/linking.md)."""

TEMPLATE = 0.2
"""The most that a template's two fillings score."""


FOLLOWED = 0.05
"""The most that two articles score that tell two events of the same people: each such pair speaks against one
story more than a pair of strangers does."""


class Kind(Enum):
    """What a decision rests on, the surest first; PROPOSED is of a comparison alone."""

    SAME_URL = "same url"
    SAME_TEXT = "same text"
    NEAR_DUPLICATE = "near-duplicate"
    SAME_EVENT = "same event"
    FOLLOW_UP = "follow-up"
    PROPOSED = "proposed across languages"
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
    """How likely (0 to 1) a candidate reports the new article's event, on what evidence, and why.

    `copied` says that the new article is the candidate's copy, `original` that it is the other way round;
    `akin`, 0 to 1, how much a follow-up or a proposal has in common with it.
    """

    candidate: Candidate
    kind: Kind
    score: float
    copied: bool
    reasons: tuple[str, ...]
    original: bool = False
    akin: float = 0.0


@dataclass(frozen=True, slots=True)
class Decision:
    """The story an article joins (None: a new one), on what evidence, and whose copy it is, if anyone's.

    `score` is the story's, 0 to 1, also where it fell short. The rest are candidates' article ids: `copy_of`
    what it was copied from, `copies` what was copied from it although it came first (kept with those, and not
    told again), `follows` an article of the earlier story that it follows, `proposes` one in another language
    that people may put it with.
    """

    story: str | None
    kind: Kind
    copy_of: str | None
    score: float
    reasons: tuple[str, ...]
    copies: tuple[str, ...] = field(default=(), compare=False)
    follows: str | None = None
    proposes: str | None = None


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
    score = _standing(members)
    joined = score >= SAME_STORY
    others = [c for c in comparisons if not joined or c.candidate.story != story]
    follows, proposes = _nearest(others, Kind.FOLLOW_UP), _nearest(others, Kind.PROPOSED)
    decision = Decision(
        story if joined else None,
        Kind.NEW,
        None,
        score,
        (),
        follows=follows.candidate.article_id if follows else None,
        proposes=proposes.candidate.article_id if proposes else None,
    )
    if joined:
        return _joined(decision, members)
    best = max(members, key=_rank)
    if follows:
        return replace(decision, kind=Kind.FOLLOW_UP, reasons=follows.reasons)
    return replace(decision, reasons=proposes.reasons if proposes else best.reasons)


def _joined(decision: Decision, members: Sequence[Comparison]) -> Decision:
    """The decision with what it rests on in the story that the article joins, and the copies there."""
    best = max(members, key=_rank)
    kind = Kind.SAME_EVENT if best.kind in (Kind.FOLLOW_UP, Kind.PROPOSED) else best.kind
    copied = max((c for c in members if c.copied), key=_rank, default=None)
    return replace(
        decision,
        kind=kind,
        copy_of=copied.candidate.article_id if copied else None,
        reasons=best.reasons,
        copies=tuple(c.candidate.article_id for c in members if c.original),
    )


def _rank(comparison: Comparison) -> tuple[float, bool, str]:
    return comparison.score, comparison.copied, comparison.candidate.article_id


def _nearest(comparisons: Sequence[Comparison], kind: Kind) -> Comparison | None:
    """The comparison of a kind that has most in common with the new article."""
    found = [c for c in comparisons if c.kind is kind]
    return max(found, key=lambda c: (c.akin, c.candidate.article_id), default=None)


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
        same = features.text_key == theirs.text_key
        return _copy(Kind.SAME_URL, published, candidate, (same, same), (f"same page {features.url_key}",))
    if features.shingles and features.text_key == theirs.text_key:
        return _copy(Kind.SAME_TEXT, published, candidate, (True, True), ("the same words",))
    if None not in (features.language, theirs.language) and features.language != theirs.language:
        return _across(one, candidate, other)
    if min(len(features.terms), len(theirs.terms)) < FEWEST_TERMS:
        return Comparison(candidate, Kind.NEW, 0.0, False, ("too short to judge",))
    return _weighed_up(one, published, candidate, other)


def _copy(
    kind: Kind,
    published: datetime | None,
    candidate: Candidate,
    inside: tuple[bool, bool],
    reasons: tuple[str, ...],
) -> Comparison:
    """One text twice: the later published, else the later come, is the copy where it stands in the other.

    `inside` says whether the new article stands in the candidate, and the candidate in the new one. An
    article that takes in an earlier one whole, and goes on, is no copy of it.
    """
    theirs = candidate.published
    first = bool(published and theirs and as_utc(published) < as_utc(theirs))
    return Comparison(candidate, kind, 1.0, inside[0] and not first, reasons, original=inside[1] and first)


def _across(one: Weighed, candidate: Candidate, other: Weighed) -> Comparison:
    """Two languages: never one story on likeness, a proposal at the most."""
    languages = f"languages differ: {one.features.language}, {candidate.features.language}"
    strength, reasons = hard_evidence(one, other)
    kind = Kind.PROPOSED if strength else Kind.NEW
    return Comparison(candidate, kind, 0.0, False, (languages, *reasons), akin=strength)


def _weighed_up(one: Weighed, published: datetime | None, candidate: Candidate, other: Weighed) -> Comparison:
    ours, theirs = one.features.shingles, candidate.features.shingles
    share = containment(ours, theirs), containment(theirs, ours)
    why = apart(one.features, published, candidate.features, candidate.published)
    days = days_between(candidate.published, published)
    found = likeness(one, other, days=days, apart=why)
    alike = max(share) >= COPIED and min(len(ours), len(theirs)) >= FEWEST_RUNS
    if alike and refilled(one, other) >= REFILLED:
        reasons = ("the same wording about other names or figures", *found.reasons)
        return Comparison(candidate, Kind.SAME_EVENT, min(TEMPLATE, found.score), False, reasons)
    if alike:
        reasons = (f"{max(share):.0%} of the shorter text word for word", *found.reasons)
        inside = share[0] >= COPIED, share[1] >= COPIED
        return _copy(Kind.NEAR_DUPLICATE, published, candidate, inside, reasons)
    return _followed(one, candidate, other, days, found)


def _followed(
    one: Weighed, candidate: Candidate, other: Weighed, days: float | None, found: Likeness
) -> Comparison:
    """Two articles of one event, unless days lie between them and the same people do something else."""
    strength = akin(one, other, days)
    if days is None or not strength:
        return Comparison(candidate, Kind.SAME_EVENT, found.score, False, found.reasons)
    kind = Kind.FOLLOW_UP if days > 0 else Kind.SAME_EVENT
    when = f"{days:.0f} days later" if days > 0 else f"{-days:.0f} days before"
    reasons = (f"the same names in another event, {when}", *found.reasons)
    return Comparison(candidate, kind, min(FOLLOWED, found.score), False, reasons, akin=strength)
