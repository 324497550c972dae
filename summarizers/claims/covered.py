"""A span of a sentence and where each outlet stands on it, as `coverage.py` decides it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Covered:
    """A span of the statement `row`, its claims (by number), and where each outlet (a position) stands.

    `doubt` is what speaks against the silence of the silent ones at the most, 0 to 1. A claim that is known
    by its figure has in `places` the row by which each outlet reports it, as (outlet, row); it is `disputed`
    where others give another value. `beside` are further claims that its line shows.
    """

    row: int
    start: int
    end: int
    claims: tuple[int, ...]
    reporting: tuple[int, ...]
    silent: tuple[int, ...]
    unclear: tuple[int, ...]
    doubt: float
    places: tuple[tuple[int, int], ...] = ()
    disputed: bool = False
    beside: tuple[int, ...] = ()

    @property
    def only(self) -> bool:
        """Whether one outlet alone reports it."""
        return len(self.reporting) == 1
