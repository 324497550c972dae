"""The `parallax` command: reads the call, runs the command, turns expected errors into one line each."""

from __future__ import annotations

import argparse
import asyncio
import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from bot.commands import backup, brief, check, extract, link, restore, run, stats
from bot.commands.talk import EXIT_BAD_INPUT, complain
from summarizers.errors import ParallaxError

INTERRUPTED = 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="parallax", description="One story from several outlets: one summary, and who reported what."
    )
    parser.add_argument("--version", action="version", version=f"parallax {version('parallax-bot')}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in (run, brief, link, extract, check, stats, backup, restore):
        command.add_parser(commands)
    return parser


def main(given: Sequence[str] | None = None) -> int:
    """Run one call; returns 0 done, 1 the input was bad, 2 the call was wrong (by argparse)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a mark that the terminal lacks must not end the run
    options = _parser().parse_args(given)
    try:
        code = int(asyncio.run(options.run(options)))
        sys.stdout.flush()
        return code
    except ParallaxError as error:
        complain([error])
        return EXIT_BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader, such as `head`, has gone; Python would complain once more when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_BAD_INPUT


if __name__ == "__main__":
    sys.exit(main())
