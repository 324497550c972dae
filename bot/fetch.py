"""Fetching the page behind a link that a stranger sent, within the limits of a FetchPolicy.

Requirements. Whatever the link, the name server and the web server do, a fetch ends in time, takes a
bounded amount of memory, reaches nothing but public addresses, and gives either a page of text or an
error that tells the person what to do.

How it works. The link is read once (fetch_url), its name looked up once and every answer judged
(fetch_wire, addresses), and the connection made to the judged address; each redirect begins anew. One
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
import re
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from types import TracebackType
from weakref import WeakValueDictionary

import httpcore

from bot.decode import Undecodable, clean_text, decode, kind_of
from bot.errors import HttpRefused, TooLarge, Unreachable, UrlRefused, WrongType
from bot.fetch_policy import FetchPolicy
from bot.fetch_url import BadUrl, Target, follow, parse_target, shown
from bot.fetch_wire import Pinned, checked_addresses
from bot.inflate import Damaged, Overfull, inflate
from summarizers.errors import EmptyText

__all__ = ["FetchPolicy", "Fetcher", "Page"]

READ_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
"""The content types that can hold an article."""

USER_AGENT = "Parallax/0.1 (reads pages that people send it)"

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PAGES = frozenset({200, 203})  # 203: the page, changed by something on the way
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([^\s\"';]+)", re.IGNORECASE)
_MEDIA = {"image": "a picture", "audio": "a sound recording", "video": "a video"}


@dataclass(frozen=True, slots=True)
class Page:
    """What stood behind a link.

    `url` is the address after redirects, `content_type` one of READ_TYPES, `text` decoded and cleaned,
    `content` the unpacked bytes it was decoded from.
    """

    url: str
    content_type: str
    text: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server said: lower-case header names, repeated ones joined by commas."""

    status: int
    headers: dict[str, str]
    location: bytes
    body: bytes


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
            if answer.status not in _REDIRECTS:
                return self._page(target, answer, subject)
            if not answer.location:
                raise Unreachable(subject, "sends on to another page without saying which")
            with _refusing(subject, "sends on to a link that "):
                target = follow(target, answer.location, self._policy.ports)
        raise Unreachable(subject, f"sends on more than {self._policy.redirects} times")

    async def _ask(self, target: Target, subject: str) -> _Answer:
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
            answer = _head(response)
            if answer.status in _REDIRECTS:
                return answer
            self._admit(answer, subject)
            body = bytearray()
            async for chunk in response.aiter_stream():
                body += chunk
            return _Answer(answer.status, answer.headers, b"", bytes(body))

    def _context(self, target: Target) -> ssl.SSLContext | None:
        """The certificates that are trusted; reading them takes 30 ms, so once, and when first needed."""
        if self._tls is None and target.scheme == "https":
            self._tls = httpcore.default_ssl_context()
        return self._tls

    def _admit(self, answer: _Answer, subject: str) -> None:
        """Let a head pass that promises a page of text of a readable size."""
        if answer.status not in _PAGES:
            raise HttpRefused(subject, answer.status)
        kind = _content_type(answer)
        if kind not in READ_TYPES:
            raise WrongType(subject, _named(kind))
        if _encodings(answer) not in ([], ["gzip"]):
            raise WrongType(subject, "packed in a way that was not asked for")
        length = answer.headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > self._policy.raw_bytes:
            raise TooLarge(subject, self._policy.raw_bytes)

    def _page(self, target: Target, answer: _Answer, subject: str) -> Page:
        content = self._unpacked(answer, subject)
        if (kind := kind_of(content)) is not None:
            raise WrongType(subject, kind)
        declared = _CHARSET.search(answer.headers["content-type"])
        try:
            text = clean_text(decode(content, declared.group(1) if declared else None))
        except Undecodable as error:
            raise WrongType(subject, str(error)) from error
        if not text.strip():
            raise EmptyText(subject)
        return Page(target.url, _content_type(answer), text, content)

    def _unpacked(self, answer: _Answer, subject: str) -> bytes:
        limit = self._policy.inflated_bytes
        try:
            content = inflate(answer.body, limit) if _encodings(answer) else answer.body
        except Damaged as error:
            raise Unreachable(subject, "sends a damaged answer") from error
        except Overfull as error:
            raise TooLarge(subject, limit) from error
        if len(content) > limit:
            raise TooLarge(subject, limit)
        return content


@contextmanager
def _refusing(subject: str, before: str) -> Iterator[None]:
    try:
        yield
    except BadUrl as error:
        raise UrlRefused(subject, f"{before}{error}") from error


@asynccontextmanager
async def _reaching(subject: str) -> AsyncIterator[None]:
    try:
        yield
    except httpcore.TimeoutException as error:
        raise Unreachable(subject, "does not answer") from error
    except httpcore.ConnectError as error:
        secure = isinstance(error.__cause__, ssl.SSLError)
        why = "cannot be reached securely" if secure else "cannot be reached (no connection)"
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


def _head(response: httpcore.Response) -> _Answer:
    headers: dict[str, str] = {}
    location = b""
    for raw_name, raw_value in response.headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
        location = location or (raw_value if name == "location" else b"")
    return _Answer(response.status, headers, location, b"")


def _content_type(answer: _Answer) -> str:
    return answer.headers.get("content-type", "").partition(";")[0].strip().lower()


def _encodings(answer: _Answer) -> list[str]:
    """How the body is packed, outermost last; an answer that is not packed has none."""
    stated = answer.headers.get("content-encoding", "").lower().split(",")
    names = {"": "", "identity": "", "x-gzip": "gzip"}
    return [name for coding in stated if (name := names.get(coding.strip(), coding.strip()))]


def _named(content_type: str) -> str:
    """What a content type is called in a message."""
    if not content_type:
        return "of no stated type"
    if content_type == "application/pdf":
        return "a PDF"
    return _MEDIA.get(content_type.partition("/")[0], f"of the type {shown(content_type)}")
