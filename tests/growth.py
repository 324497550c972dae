"""How the time of a piece of work grows with the size of its input."""

from __future__ import annotations

import time
from collections.abc import Callable

MEASURABLE = 0.005
"""Seconds below which a time tells more of the clock than of the work."""

LARGEST = 1 << 20
TRIES = 4


def _seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began


def growth(work: Callable[[str], object], pump: str) -> float:
    """How many times longer the work takes on twice as many repeats of `pump`: 2 linear, 4 square.

    The best of a few tries counts, as processor time: other load can only make it longer. Work that stays
    too quick to measure on a million characters has a growth of 0.
    """
    work(pump)
    repeats = 64
    while (once := _seconds(work, pump * repeats)) < MEASURABLE:
        repeats *= 2
        if repeats * len(pump) > LARGEST:
            return 0.0
    ratios = []
    for _ in range(TRIES):
        ratios.append(_seconds(work, pump * (2 * repeats)) / once)
        if ratios[-1] <= 3:
            break
        once = max(once, _seconds(work, pump * repeats))
    return min(ratios)
