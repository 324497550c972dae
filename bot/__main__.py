"""The `parallax` command: reads the call, runs the command, turns expected errors into one line each."""

from __future__ import annotations

import argparse
import asyncio
import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from types import ModuleType

from bot.commands import COMMANDS
from bot.commands.talk import EXIT_BAD_INPUT, complain
from summarizers.errors import ParallaxError

INTERRUPTED = 130


def load(name: str) -> ModuleType:
    """Import a module; no garbage is looked for among what it loads, which all stays: a sixth of the time."""
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        gc.enable()


def _parser(chosen: str | None) -> argparse.ArgumentParser:
    """The parser of a call; only the chosen command is loaded, as loading takes most of a short call."""
    parser = argparse.ArgumentParser(
        prog="parallax", description="One story from several outlets: one summary, and who reported what."
    )
    parser.add_argument("--version", action="version", version=f"parallax {version('parallax-bot')}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose)
        if name == chosen:
            module = load(f"bot.commands.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser


def main(given: Sequence[str] | None = None) -> int:
    """Run one call; returns 0 done, 1 the input was bad, 2 the call was wrong (by argparse)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a mark that the terminal lacks must not end the run
    call = sys.argv[1:] if given is None else given
    options = _parser(next((part for part in call if not part.startswith("-")), None)).parse_args(call)
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
