"""What is left of an article's features when its text is no longer kept, and what can still be recognised.

Requirements: the text cannot be read or put together from what is left; a copy with edits is recognised.
How it works: of the runs of words those stay that come first in a fixed random order, one in SHARE and KEPT
    at the most. They are an even sample, so that its share in another text estimates the share of the
    whole; and the share of the other text's runs up to the last one kept, the other way round.
Known failures: shorter texts than about 130 words are recognised by the same words or page only. A text
    made from one template about other names counts as a copy where half of the runs are the template's.
Reading: Broder 1997, "On the resemblance and containment of documents"; Cohen and Kaplan 2007 on bottom-k.
"""

from __future__ import annotations

from dataclasses import replace

from summarizers.linking.decision import COPIED, Comparison, Kind
from summarizers.linking.features import Features
from summarizers.linking.similarity import containment

SHARE = 8
"""One run in so many is kept: they stand eight words apart, and overlap nowhere to be read on."""

KEPT = 64
"""Runs that are kept at the most: the share of one half is then estimated to .06 (standard deviation)."""

MIX = 0x9E3779B1
"""Odd, about 2^32 over the golden ratio: makes the order of the runs' checksums random."""

FEWEST = 16
"""Kept runs below which a share says too little: of 16, with a fifth in common, half fit in 1 of 140."""


def remnant(features: Features) -> Features:
    """The features without terms, and with a sample of the runs; of a remnant the remnant is itself."""
    if not features.terms:
        return features
    kept = sorted(features.shingles, key=_place)[: min(KEPT, len(features.shingles) // SHARE)]
    return replace(features, terms={}, shingles=frozenset(kept))


def recognised(features: Features, comparison: Comparison) -> Comparison | None:
    """What can be said of a candidate of which only the remnant is left; None if nothing.

    The same page and the same words are told by the comparison itself.
    """
    if comparison.score >= 1:
        return comparison
    kept = comparison.candidate.features
    if len(kept.shingles) < FEWEST:
        return None
    share = share_in(features, kept), containment(kept.shingles, features.shingles)
    if max(share) < COPIED:
        return None
    reasons = (f"about {max(share):.0%} of the shorter text word for word; its text is no longer kept",)
    return replace(
        comparison, kind=Kind.NEAR_DUPLICATE, score=1.0, copied=share[0] >= COPIED, reasons=reasons
    )


def share_in(features: Features, left: Features) -> float:
    """The part of an article's runs that stood in the one of which a remnant is `left`, 0 to 1, estimated.

    0 where either has too few runs to tell.
    """
    last = max(map(_place, left.shingles), default=0)
    ours = frozenset(run for run in features.shingles if _place(run) <= last)
    enough = min(len(ours), len(left.shingles)) >= FEWEST
    return containment(ours, left.shingles) if enough else 0.0


def _place(run: int) -> int:
    return run * MIX & 0xFFFFFFFF
