"""What is left of an article's features when its text is no longer kept, and what can still be recognised.

Requirements: the text cannot be read or put together from what is left; a copy with edits is recognised.
How it works: of the runs of words the smallest numbers stay, one in SHARE and KEPT at the most. The numbers
    being hashes, they are an even sample of the runs, so that its share in another text estimates the share
    of the whole; and that of the other text's numbers up to the largest kept one, the other way round.
Known failures: shorter texts than about 130 words are recognised by the same words or page only. A text
    made from one template about other names counts as a copy where half of the runs are the template's.
Reading: Broder 1997, "On the resemblance and containment of documents"; Cohen and Kaplan 2007 on bottom-k.
"""

from __future__ import annotations

from dataclasses import replace

from summarizers.features import Features
from summarizers.linking import COPIED, Comparison, Kind
from summarizers.similarity import containment

SHARE = 8
"""One run in so many is kept: they stand eight words apart, and overlap nowhere to be read on."""

KEPT = 64
"""Runs that are kept at the most: the share of one half is then estimated to .06 (standard deviation)."""

FEWEST = 16
"""Kept runs below which a share says too little: of 16, with a fifth in common, half fit in 1 of 140."""


def remnant(features: Features) -> Features:
    """The features without terms, and with a sample of the runs; of a remnant the remnant is itself."""
    if not features.terms:
        return features
    kept = sorted(features.shingles)[: min(KEPT, len(features.shingles) // SHARE)]
    return replace(features, terms={}, shingles=frozenset(kept))


def recognised(features: Features, comparison: Comparison) -> Comparison | None:
    """What can be said of a candidate of which only the remnant is left; None if nothing.

    The same page and the same words are told by the comparison itself.
    """
    if comparison.score >= 1:
        return comparison
    kept = comparison.candidate.features.shingles
    if len(kept) < FEWEST:
        return None
    ours = frozenset(run for run in features.shingles if run <= max(kept))
    inside = containment(ours, kept) if len(ours) >= FEWEST else 0.0
    share = inside, containment(kept, features.shingles)
    if max(share) < COPIED:
        return None
    reasons = (f"about {max(share):.0%} of the shorter text word for word; its text is no longer kept",)
    return replace(
        comparison, kind=Kind.NEAR_DUPLICATE, score=1.0, copied=share[0] >= COPIED, reasons=reasons
    )
