"""Fetching the page behind a link that a stranger sent, within the limits of a FetchPolicy.

Requirements. Whatever the link, the name server and the web server do, a fetch ends in time, takes a
bounded amount of memory, reaches nothing but public addresses, and gives either a page of text or an
error that tells the person what to do.

How it works. The link is read once (`url`), its name looked up once and every answer judged
(`wire`, `addresses`), and the connection made to the judged address; each redirect begins anew. One
deadline stands round everything. Only gzip is offered, and unpacked with a limit (inflate); only HTML,
XHTML and plain text in a known encoding become a Page (decode). Nothing of the environment is read, no
proxy settings either; no cookies are kept.

Known failures. A site that shows its text only to scripts gives a page without an article. A page whose
encoding is not declared and is neither UTF-8 nor Western is misread. Pages that move by <meta refresh>
are not followed. The share of a host counts by the host in the link, not by those it redirects to.

Reading. OWASP's Server-Side Request Forgery Prevention cheat sheet, case 2; RFC 9110; RFC 9112.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from types import TracebackType
from weakref import WeakValueDictionary

import httpcore

from bot.errors import Unreachable, UrlRefused
from bot.fetch.answer import Answer, Page, admit, read_head, read_page
from bot.fetch.policy import FetchPolicy
from bot.fetch.url import BadUrl, Target, follow, parse_target, shown
from bot.fetch.wire import Pinned, checked_addresses

USER_AGENT = "Parallax/0.1 (reads pages that people send it)"


class Fetcher:
    """Fetches pages, several at a time; open it with `async with`."""

    def __init__(self, policy: FetchPolicy | None = None) -> None:
        self._policy = policy or FetchPolicy()
        self._all = asyncio.Semaphore(self._policy.at_once)
        self._hosts: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._open = False
        self._tls: ssl.SSLContext | None = None

    async def __aenter__(self) -> Fetcher:
        self._open = True
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open = False

    async def fetch(self, url: str) -> Page:
        """Fetch the page behind a link; waiting for a turn is not part of its deadline.

        Raises UrlRefused, AddressBlocked, Unreachable, TooLarge, WrongType, HttpRefused or EmptyText.
        """
        if not self._open:
            raise RuntimeError("open the Fetcher with `async with` before fetching")
        subject, policy = shown(url), self._policy
        with _refusing(subject, ""):
            target = parse_target(url, policy.ports)
        async with self._turn(target.host):
            try:
                async with asyncio.timeout(policy.total_seconds):
                    return await self._walk(target, subject)
            except TimeoutError as error:
                late = f"did not answer in full within {policy.total_seconds:g} seconds"
                raise Unreachable(subject, late) from error

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncIterator[None]:
        own = self._hosts.get(host) or asyncio.Semaphore(self._policy.per_host)
        self._hosts[host] = own  # gone with the last fetch that holds it
        async with own, self._all:
            yield

    async def _walk(self, target: Target, subject: str) -> Page:
        for _ in range(self._policy.redirects + 1):
            answer = await self._ask(target, subject)
            if not answer.moved:
                return read_page(target.url, answer, subject, self._policy.inflated_bytes)
            if not answer.location:
                raise Unreachable(subject, "sends on to another page without saying which")
            with _refusing(subject, "sends on to a link that "):
                target = follow(target, answer.location, self._policy.ports)
        raise Unreachable(subject, f"sends on more than {self._policy.redirects} times")

    async def _ask(self, target: Target, subject: str) -> Answer:
        """Ask one server; the body is taken only where the head promises a page of text."""
        policy = self._policy
        network = Pinned(await checked_addresses(target, subject, policy), policy.raw_bytes, subject)
        async with (
            _reaching(subject),
            httpcore.AsyncConnectionPool(self._context(target), network_backend=network) as pool,
            pool.stream(
                "GET",
                httpcore.URL(scheme=target.scheme, host=target.host, port=target.port, target=target.path),
                headers=_headers(target),
                extensions={"timeout": {"connect": policy.connect_seconds, "read": policy.read_seconds}},
            ) as response,
        ):
            answer = read_head(response.status, response.headers)
            if answer.moved:
                return answer
            admit(answer, subject, policy.raw_bytes)
            body = bytearray()
            async for chunk in response.aiter_stream():
                body += chunk
            return replace(answer, body=bytes(body))

    def _context(self, target: Target) -> ssl.SSLContext | None:
        """The certificates that are trusted; reading them takes 30 ms, so once, and when first needed."""
        if self._tls is None and target.scheme == "https":
            self._tls = httpcore.default_ssl_context()
        return self._tls


@contextmanager
def _refusing(subject: str, before: str) -> Iterator[None]:
    try:
        yield
    except BadUrl as error:
        raise UrlRefused(subject, f"{before}{error}", error.advice) from error


@asynccontextmanager
async def _reaching(subject: str) -> AsyncIterator[None]:
    try:
        yield
    except httpcore.TimeoutException as error:
        raise Unreachable(subject, "does not answer") from error
    except httpcore.ConnectError as error:
        # httpcore's pool takes the cause off its errors; the first argument still is what went wrong.
        insecure = any(isinstance(reason, ssl.SSLError) for reason in error.args)
        why = "cannot be reached securely" if insecure else "cannot be reached (no connection)"
        raise Unreachable(subject, why) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise Unreachable(subject, "does not answer as a web page should") from error


def _headers(target: Target) -> list[tuple[str, str]]:
    return [
        ("Host", target.authority),
        ("User-Agent", USER_AGENT),
        ("Accept", "text/html,application/xhtml+xml,text/plain;q=0.8"),
        ("Accept-Encoding", "gzip"),
        ("Connection", "close"),
    ]
