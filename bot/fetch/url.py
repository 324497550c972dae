"""Reading of a link, once: what is checked here is what is connected to, and nothing is read again later.

A link is taken apart strictly. What browsers mend by guessing (backslashes, missing slashes, addresses
written in octal or as one number, percent signs in names) is refused, because two readers that guess
differently are how a checked name and a connected name come apart.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import quote, urljoin, urlsplit

import idna

from bot.fetch.addresses import Address

LONGEST_URL = 4096
"""Characters in a link. Browsers and servers stop between 2,000 and 8,000."""

LONGEST_SHOWN = 160
"""Characters of a link that a message repeats."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_AUTHORITY = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^\[\]:@/?#\\%\s]+))(?::([0-9]{0,5}))?")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_UNSHOWN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    r"\U000e0000-\U000e007f]"
)
_VISIBLE = "".join(map(chr, range(0x21, 0x7F)))  # what may stand in a request line as it is


class BadUrl(ValueError):
    """Not a link that is opened; its text is a clause that follows the link in a sentence."""

    def __init__(self, why: str, advice: str = "give a link that begins with http:// or https://") -> None:
        super().__init__(why)
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Target:
    """One place to ask: `host` an ASCII name or a bare address, `path` holds the query too; all encoded."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them: brackets where needed, no port where it is usual."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The link, put together again."""
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def address(self) -> Address | None:
        """The address, where the link gives one in place of a name."""
        return ip_address(self.host) if _is_address(self.host) else None


def parse_target(url: str, ports: Container[int]) -> Target:
    """Read a link, or raise BadUrl."""
    given = url.strip()
    if len(given) > LONGEST_URL:
        raise BadUrl(f"is too long for a link (more than {LONGEST_URL} characters)")
    if _CONTROL.search(given):
        raise BadUrl("has control characters in it")
    try:
        parts = urlsplit(given)
        path, query = quote(parts.path or "/", _VISIBLE), quote(parts.query, _VISIBLE)
    except ValueError as error:  # UnicodeEncodeError among them: half a surrogate pair
        raise BadUrl("is not a link") from error
    host, port = _authority(parts.scheme, parts.netloc, ports)
    return Target(parts.scheme, host, port, f"{path}?{query}" if query else path)


def follow(target: Target, location: bytes, ports: Container[int]) -> Target:
    """Read where a redirect leads, seen from `target`, or raise BadUrl."""
    try:
        text = location.decode("utf-8")
    except UnicodeDecodeError:
        text = location.decode("latin-1")
    try:
        joined = urljoin(target.url, text)
    except ValueError as error:
        raise BadUrl("is not a link") from error
    return parse_target(joined, ports)


def shown(url: str) -> str:
    """A link as messages repeat it: nothing invisible in it, and cut where it is absurdly long."""
    visible = _UNSHOWN.sub("", url[:LONGEST_URL]).strip()
    if len(visible) > LONGEST_SHOWN:
        return visible[: LONGEST_SHOWN - 1] + "…"
    return visible or "An empty link"


def _authority(scheme: str, netloc: str, ports: Container[int]) -> tuple[str, int]:
    if scheme not in _DEFAULT_PORTS:
        raise BadUrl("is not a web link" if scheme else "is not a link")
    if "@" in netloc:
        raise BadUrl("has a user name or password in it")
    match = _AUTHORITY.fullmatch(netloc)
    if match is None:
        raise BadUrl("does not name a site")
    six, name, digits = match.groups()
    port = int(digits or _DEFAULT_PORTS[scheme])
    if port not in ports:
        raise BadUrl(f"names port {port}, where web pages are not read from", "give a link without a port")
    return _six(six) if six else _name(name), port


def _six(text: str) -> str:
    try:
        return str(IPv6Address(text))
    except ValueError as error:
        raise BadUrl("does not name a site") from error


def _name(text: str) -> str:
    name = (text.lower() if text.isascii() else _ascii(text)).removesuffix(".")
    labels = name.split(".")
    if len(name) > 253 or not all(map(_LABEL.fullmatch, labels)):
        raise BadUrl("does not name a site")
    # Resolvers read 127.1, 0x7f.1 and 2130706433 as addresses: only the usual form is one here.
    if _NUMBER.fullmatch(labels[-1]) and not _is_address(name):
        raise BadUrl("does not name a site")
    return name


def _ascii(text: str) -> str:
    """A name in other scripts as it is asked for (IDNA 2008 with the mapping of UTS #46)."""
    if len(text) > 253:
        raise BadUrl("does not name a site")
    try:
        return idna.encode(text, uts46=True).decode("ascii")
    except UnicodeError as error:
        raise BadUrl("does not name a site") from error


def _is_address(host: str) -> bool:
    kind = IPv6Address if ":" in host else IPv4Address
    try:
        kind(host)
    except ValueError:
        return False
    return True
