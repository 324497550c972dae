"""An article's features as text for a column, and back."""

from __future__ import annotations

import json
from functools import lru_cache

from summarizers.features import Features, Term


def encode(features: Features) -> str:
    """Write features down without the url, which belongs to a submission and not to the content."""
    kept = {
        "language": features.language,
        "text_key": features.text_key,
        "terms": {key: [t.body, t.lead, t.name, round(t.rarity, 3)] for key, t in features.terms.items()},
        "shingles": sorted(features.shingles),
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


# A story's articles are asked for again with each report that follows.
@lru_cache(maxsize=512)
def decode(written: str) -> Features:
    """Read what `encode` wrote."""
    kept = json.loads(written)
    terms = {key: Term(*numbers) for key, numbers in kept["terms"].items()}
    return Features(kept["language"], None, kept["text_key"], terms, frozenset(kept["shingles"]))


def forget_decoded() -> None:
    """Empty the cache of what was read, which holds articles' words."""
    decode.cache_clear()
