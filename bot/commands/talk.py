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
