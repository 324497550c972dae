"""The limits of fetching, as one value: what may be reached, how long it may take, how much is read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.fetch.addresses import Address, is_public
from bot.fetch.resolve import system_resolve

Resolve = Callable[[str, int], Awaitable[Sequence[Address]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPolicy:
    """What a Fetcher may do; the defaults are those for links that strangers send.

    `allowed` judges each address (IPv4-mapped ones already unmapped), `ports` are those a link may name,
    `resolve` looks a name up. Seconds: `total` for everything from the look-up to the last byte of the
    last redirect, `dns` for one look-up, `connect` for one address, `read` for one silence of the server.
    Bytes: `raw` taken off the wire for one answer, headers included, `inflated` after unpacking.
    `redirects` are followed at most. `at_once` fetches run at a time, `per_host` of them for one host.
    """

    allowed: Callable[[Address], bool] = is_public
    ports: frozenset[int] = frozenset({80, 443})
    resolve: Resolve = system_resolve
    total_seconds: float = 15.0
    dns_seconds: float = 5.0
    connect_seconds: float = 5.0
    read_seconds: float = 5.0
    raw_bytes: int = 2_000_000
    inflated_bytes: int = 4_000_000
    redirects: int = 5
    at_once: int = 8
    per_host: int = 2
