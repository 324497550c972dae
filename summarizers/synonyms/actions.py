"""Beginning, ending, moving, giving, making, rising and falling: general verbs that stand for one another."""

from __future__ import annotations

GROUPS = (
    # Beginning, going on, ending.
    "begin began begun start commence onset",
    "end finish conclude conclusion",
    "stop halt cease",
    "close closure shut shutdown",
    "continue persist",
    "remain stay",
    "happen occur",
    "attempt endeavour",
    "fail failure unsuccessful",
    "succeed success",
    "achieve attain accomplish",
    # Rising and falling.
    "rise rises rising rose risen increase climb jump surge soar",
    "fall fell fallen drop decrease slump plunge plummet tumble",
    "reduce reduction cut slash lower trim",
    "raise hike",
    "boost bolster strengthen",
    "grow grew grown growth expand expansion",
    "shrink shrank shrunk",
    "extend extension prolong lengthen",
    "worsen deteriorate aggravate exacerbate",
    "improve enhance",
    "ease relax loosen",
    "tighten toughen",
    "exceed surpass",
    # Giving, taking, holding.
    "give gave",
    "bring brought",
    "receive receipt obtain",
    "hold held",
    "retain retention",
    "throw threw thrown hurl toss fling flung",
    "catch caught",
    "hide hid hidden conceal",
    "suffer sustain",
    # Moving.
    "enter entry",
    "travel journey",
    "run ran",
    "stand stood",
    "hang hung",
    "blow blew blown",
    "break broke broken",
    # Making and doing.
    "create creation establish establishment",
    "dig dug excavate excavation",
    "connect link",
    "affect impact",
    "lead led",
    "show shown",
    "hear heard",
    "wear wore worn",
    "eat ate eaten",
    "drink drank",
    "sleep slept asleep",
)
"""One group a line, the first word its name."""
