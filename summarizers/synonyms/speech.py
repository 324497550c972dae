"""Saying, demanding, denying, praising: what stands for one another among the verbs of speech and mind."""

from __future__ import annotations

GROUPS = (
    # Saying.
    "speak spoke spoken speech",
    "announce announcement unveil declare declaration proclaim",
    "reveal revelation disclose disclosure divulge",
    "confirm verify corroborate",
    "explain explanation clarify",
    "emphasise underline underscore highlight",
    "repeat reiterate",
    "suggest imply hint",
    "insist assert claim",
    "reply respond answer",
    "quote cite",
    "debate discuss discussion",
    "write wrote written",
    "rumour speculation",
    # Demanding and asking.
    "urge exhort implore demand",
    "recommend advise",
    "convince persuade",
    # Denying and admitting.
    "deny denial refute",
    "admit admission acknowledge concede confess confession",
    # Criticising, praising, warning, promising.
    "condemn denounce decry criticise lambast slam rebuke",
    "praise laud commend hail applaud",
    "warn caution alert",
    "promise pledge vow",
    # Thinking and feeling.
    "decide decision",
    "understand understood",
    "intend intention",
    "expect expectation anticipate",
    "predict prediction forecast foresee",
    "estimate reckon",
    "worry concern fear anxiety",
    "anger angry fury furious outrage",
    "happy delight glad",
    "shock stun astonish surprise",
    "tense tension",
    "feel felt",
    "forget forgot forgotten",
)
"""One group a line, the first word its name."""
