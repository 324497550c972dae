"""What a web server's answer says, and the page that is read from it.

Pure: the bytes are here already. Only a page of text passes: HTML, XHTML or plain text, packed with gzip or
not at all, in an encoding of the web, and not something else under a false name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.decode import Undecodable, clean_text, decode, kind_of
from bot.errors import HttpRefused, TooLarge, Unreachable, WrongType
from bot.fetch.inflate import Damaged, Overfull, inflate
from bot.fetch.url import shown
from summarizers.errors import EmptyText

READ_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
"""The content types that can hold an article."""

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
class Answer:
    """What a server said: header names in lower case, repeated ones joined by commas."""

    status: int
    headers: Mapping[str, str]
    location: bytes = b""
    body: bytes = b""

    @property
    def moved(self) -> bool:
        """Whether the answer sends on to another address."""
        return self.status in _REDIRECTS

    @property
    def content_type(self) -> str:
        """The type without its parameters; empty where none is stated."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the server declares."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found.group(1) if found else None

    @property
    def packings(self) -> list[str]:
        """How the body is packed, the last one outermost; empty where it is not."""
        stated = self.headers.get("content-encoding", "").lower().split(",")
        names = {"": "", "identity": "", "x-gzip": "gzip"}
        return [name for packing in stated if (name := names.get(packing.strip(), packing.strip()))]


def read_head(status: int, headers: Iterable[tuple[bytes, bytes]]) -> Answer:
    """The answer as far as its head tells it; of several places to go on to, the first."""
    fields: dict[str, str] = {}
    location = b""
    for raw_name, raw_value in headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        fields[name] = f"{fields[name]}, {value}" if name in fields else value
        location = location or (raw_value if name == "location" else b"")
    return Answer(status, fields, location)


def admit(answer: Answer, subject: str, most_bytes: int) -> None:
    """Let a head pass that promises a page of text of a readable size.

    Raises HttpRefused, WrongType or TooLarge.
    """
    if answer.status not in _PAGES:
        raise HttpRefused(subject, answer.status)
    if answer.content_type not in READ_TYPES:
        raise WrongType(subject, _named(answer.content_type))
    if answer.packings not in ([], ["gzip"]):
        raise WrongType(subject, "packed in a way that was not asked for")
    length = answer.headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > most_bytes:
        raise TooLarge(subject, most_bytes)


def read_page(url: str, answer: Answer, subject: str, most_bytes: int) -> Page:
    """The page in an admitted answer; raises WrongType, TooLarge, Unreachable or EmptyText."""
    content = _unpacked(answer, subject, most_bytes)
    if (kind := kind_of(content)) is not None:
        raise WrongType(subject, kind)
    try:
        text = clean_text(decode(content, answer.charset))
    except Undecodable as error:
        raise WrongType(subject, str(error)) from error
    if not text.strip():
        raise EmptyText(subject)
    return Page(url, answer.content_type, text, content)


def _unpacked(answer: Answer, subject: str, most_bytes: int) -> bytes:
    try:
        content = inflate(answer.body, most_bytes) if answer.packings else answer.body
    except Damaged as error:
        raise Unreachable(subject, "sends a damaged answer") from error
    except Overfull as error:
        raise TooLarge(subject, most_bytes) from error
    if len(content) > most_bytes:
        raise TooLarge(subject, most_bytes)
    return content


def _named(content_type: str) -> str:
    """What a content type is called in a message."""
    if not content_type:
        return "of no stated type"
    if content_type == "application/pdf":
        return "a PDF"
    return _MEDIA.get(content_type.partition("/")[0], f"of the type {shown(content_type)}")
