"""War, armies and weapons: words that stand for one another in such reports."""

from __future__ import annotations

GROUPS = (
    "war warfare conflict",
    "battle combat fight fought",
    "soldier troops serviceman servicemen servicewoman",
    "army military",
    "navy naval",
    "rebel insurgent guerrilla militant fighter",
    "enemy foe adversary",
    "missile rocket projectile",
    "drone uav",
    "airstrike bombing bombardment bombard shell barrage",
    "nuclear atomic",
    "warship frigate",
    "massacre massacred slaughter carnage bloodshed",
    "retaliate retaliation revenge reprisal avenge",
    "invade invasion incursion",
    "siege besiege encircle surround",
    "withdraw withdrew withdrawn withdrawal retreat pullout pullback",
    "surrender capitulate",
    "send dispatch deploy",
    "defend defence",
    "protect safeguard",
    "escalate intensify",
    "brutal cruel vicious savage",
)
"""One group a line, the first word its name."""
