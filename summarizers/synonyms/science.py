"""Health, science, nature, technology and energy: words that stand for one another there."""

from __future__ import annotations

GROUPS = (
    # Health.
    "hospital clinic infirmary hospitalise",
    "doctor physician gp",
    "disease illness ill sick ailment unwell",
    "infect infectious contagion contagious",
    "outbreak epidemic",
    "virus pathogen",
    "coronavirus covid",
    "vaccine vaccination jab inoculate inoculation immunise immunisation",
    "drug medicine",
    "therapy treatment",
    "cure remedy",
    "diagnose diagnosis",
    "cancer tumour",
    "heart cardiac",
    "pregnant pregnancy",
    "baby infant newborn",
    "birth born",
    "mental psychological psychiatric",
    "malnourished malnutrition",
    "exhausted exhaustion fatigue tired",
    "disabled disability handicapped",
    "alcohol liquor booze",
    # Science.
    "study research",
    "expert specialist",
    "analyse analysis",
    "assess evaluate",
    "lab laboratory",
    "spacecraft spaceship",
    "astronaut cosmonaut",
    "moon lunar",
    "meteor meteorite",
    # Nature.
    "waste rubbish garbage trash litter",
    # Technology.
    "phone telephone smartphone handset cellphone",
    "internet web online",
    "website webpage",
    "chip semiconductor microchip",
    "fault glitch malfunction defect flaw",
    "repair fix mend",
    "television tv tvs televise",
    "video footage clip",
    "photo photograph picture image",
    # Energy.
    "oil crude petroleum",
)
"""One group a line, the first word its name."""
