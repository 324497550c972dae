"""Size, strength, speed, time and other qualities: adjectives and times that stand for one another."""

from __future__ import annotations

GROUPS = (
    # Size and degree.
    "big large sizeable",
    "huge massive enormous vast giant gigantic colossal immense",
    "significant substantial",
    "small tiny",
    "long lengthy length",
    "wide width broad",
    "deep depth",
    "additional extra",
    "strong strength mighty",
    # Manner.
    "fast quick rapid swift speedy",
    "harsh severe",
    "crucial vital pivotal key",
    "difficult difficulty hard tough",
    # Time.
    "annual yearly",
    "prior previous earlier",
    "night overnight",
    "dawn daybreak sunrise",
    "dusk sunset nightfall",
    "noon midday",
)
"""One group a line, the first word its name."""
