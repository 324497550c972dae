"""The bot as `parallax run` starts it, allowed to fetch from one port of the loopback and nothing else."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from ipaddress import IPv4Address

from bot.__main__ import load
from bot.fetch import FetchPolicy
from bot.fetch.addresses import Address

LOOPBACK = IPv4Address("127.0.0.1")


def loopback_policy(port: int) -> FetchPolicy:
    """The usual limits, with one port of the loopback in place of the internet."""

    def allowed(address: Address) -> bool:
        return address == LOOPBACK

    return FetchPolicy(allowed=allowed, ports=frozenset({port}))


if __name__ == "__main__":
    run = load("bot.commands.run").run
    sys.exit(
        asyncio.run(run(argparse.Namespace(), loopback_policy(int(os.environ.get("TEST_WEB_PORT", "80")))))
    )
