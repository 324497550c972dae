"""The connection under a fetch: to an address that was checked, and with a meter on what comes in.

A name is looked up here, once for each hop, every answer is judged, and the connection goes to the very
address that was judged. A name server that gives another answer a moment later is not asked again.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterable, Sequence
from typing import Any

import httpcore

from bot.errors import AddressBlocked, TooLarge, Unreachable
from bot.fetch.addresses import Address, unmapped
from bot.fetch.policy import FetchPolicy
from bot.fetch.url import Target

MOST_TRIED = 2
"""Addresses of each family that are tried in turn when one does not answer."""


async def checked_addresses(target: Target, subject: str, policy: FetchPolicy) -> tuple[Address, ...]:
    """Where to connect for `target`; one address that is not allowed blocks them all.

    Raises AddressBlocked, or Unreachable where the name is not known or the look-up takes too long.
    """
    literal = target.address
    answers = await _look_up(target, subject, policy) if literal is None else (literal,)
    addresses = tuple(map(unmapped, answers))
    if not all(map(policy.allowed, addresses)):
        raise AddressBlocked(subject)
    if not addresses:
        raise Unreachable(subject, "cannot be found (its name has no address)")
    return _few(addresses, 4) + _few(addresses, 6)


async def _look_up(target: Target, subject: str, policy: FetchPolicy) -> Sequence[Address]:
    try:
        async with asyncio.timeout(policy.dns_seconds):
            return await policy.resolve(target.host, target.port)
    except TimeoutError as error:
        raise Unreachable(subject, "cannot be found (the look-up of its name takes too long)") from error
    except OSError as error:
        raise Unreachable(subject, "cannot be found (its name is unknown)") from error


def _few(addresses: Iterable[Address], version: int) -> tuple[Address, ...]:
    return tuple(address for address in addresses if address.version == version)[:MOST_TRIED]


class Pinned(httpcore.AsyncNetworkBackend):
    """Connects to the given addresses whatever name is asked for, the first that answers."""

    def __init__(self, addresses: Sequence[Address], limit: int, subject: str) -> None:
        self._addresses = addresses
        self._limit = limit
        self._subject = subject
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore's own signature)
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to a checked address; `host` is only the name that was checked."""
        failure: httpcore.ConnectError | httpcore.ConnectTimeout = httpcore.ConnectError("no address")
        for address in self._addresses:
            try:
                stream = await self._network.connect_tcp(str(address), port, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return Metered(stream, self._limit, self._subject)
        raise failure


class Metered(httpcore.AsyncNetworkStream):
    """A stream that breaks off with TooLarge once more than `limit` bytes have come in."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, limit: int, subject: str) -> None:
        self._stream = stream
        self._limit = limit
        self._subject = subject
        self._taken = 0

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 (as above)
        """Read what has come, counting it."""
        data = await self._stream.read(max_bytes, timeout)
        self._taken += len(data)
        if self._taken > self._limit:
            raise TooLarge(self._subject, self._limit)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 (as above)
        """Send bytes."""
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 (as above)
    ) -> httpcore.AsyncNetworkStream:
        """Go on encrypted; the certificate is checked for the name, not for the address."""
        stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        return Metered(stream, self._limit, self._subject)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of a stream: its TLS state, whether something waits to be read."""
        return self._stream.get_extra_info(info)
