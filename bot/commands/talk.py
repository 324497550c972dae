"""How commands speak to the person at the terminal, and the exit codes they end with."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from summarizers.errors import ParallaxError

EXIT_DONE, EXIT_BAD_INPUT, EXIT_BAD_CALL = 0, 1, 2


def say(line: str) -> None:
    """A line on standard error."""
    print(line, file=sys.stderr, flush=True)


def complain(errors: Iterable[ParallaxError]) -> None:
    """One line on standard error for each error."""
    for error in errors:
        say(f"parallax: {error}")


def sized(size: int) -> str:
    """A number of bytes as people read it: "312 bytes", "9.8 KB", "1.2 GB"."""
    for unit, least in (("GB", 10**9), ("MB", 10**6), ("KB", 10**3)):
        if size >= least:
            return f"{size / least:.1f} {unit}"
    return "1 byte" if size == 1 else f"{size} bytes"
