"""Telegram's message entities: those that the server finds by itself, and the check of those it is given."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

Json: TypeAlias = str | int | float | bool | Sequence["Json"] | Mapping[str, "Json"] | None
"""What a JSON document holds."""

MOST_ENTITIES = 100

_KINDS = {
    *("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic"),
    *("underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre"),
    *("text_link", "text_mention", "custom_emoji"),
}
_CLOSED = {"code", "pre", "text_link", "text_mention"}
"""Nothing is looked for inside these."""

# Without a scheme only well-known endings make a link; with one, any ending and any IPv4 address.
_FOUND = re.compile(
    r"(?P<url>https?://(?:[\w-]+\.)+(?:[^\W\d]{2,}|\d{1,3})(?::\d+)?(?:[/?#]\S*)?"
    r"|(?<![\w@./-])(?:[\w-]+\.)+(?:com|org|net|info|news|me|uk|de|fr)\b(?::\d+)?(?:[/?#]\S*)?)"
    r"|(?<!\w)(?P<mention>@[A-Za-z]\w{3,31})\b"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)(?![\w/])"
    r"|(?<!\w)(?P<hashtag>#(?=\w*[^\W\d])\w+)"
)
_AFTER_LINK = ".,:;!?'\")]}»”"


@dataclass(frozen=True, slots=True)
class Entity:
    """A span of a message; offset and length count UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    def to_json(self) -> dict[str, Json]:
        """The entity as the Bot API writes it."""
        told: dict[str, Json] = {"type": self.type, "offset": self.offset, "length": self.length}
        told.update({"url": self.url} if self.url is not None else {})
        told.update({"language": self.language} if self.language is not None else {})
        return told


class BadEntities(ValueError):
    """The entities or the markup of a text are refused; says why as Telegram does."""


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def covered(text: str, entity: Entity) -> str:
    """The part of the text that an entity covers."""
    return text.encode("utf-16-le")[2 * entity.offset : 2 * entity.end].decode("utf-16-le")


def found_entities(text: str) -> Iterator[Entity]:
    """The links, mentions, hashtags and commands that the server marks by itself."""
    for match in _FOUND.finditer(text):
        kind = match.lastgroup or ""
        part = match[0].rstrip(_AFTER_LINK) if kind == "url" else match[0]
        yield Entity(kind, units(text[: match.start()]), units(part))


def with_found(text: str, given: Sequence[Entity]) -> tuple[Entity, ...]:
    """The given entities and those found beside them, in the order of the text."""
    closed = [entity for entity in given if entity.type in _CLOSED]
    found = [
        entity
        for entity in found_entities(text)
        if not any(entity.offset < other.end and other.offset < entity.end for other in closed)
    ]
    return tuple(sorted([*given, *found], key=lambda entity: (entity.offset, -entity.length)))


def given_entities(text: str, told: str) -> list[Entity]:
    """The entities of a request's JSON; raises BadEntities when one does not fit the text."""
    entities = [_entity_of(each) for each in json.loads(told)]
    if len(entities) > MOST_ENTITIES:
        # Telegram drops the rest without a word; a test should hear of it.
        raise BadEntities(f"more than {MOST_ENTITIES} entities")
    edges = set(_edges(text))
    for entity in entities:
        if entity.offset < 0 or entity.length <= 0 or entity.end > units(text):
            raise BadEntities(f"{entity.type} at {entity.offset}+{entity.length} is not inside the text")
        if not {entity.offset, entity.end} <= edges:
            raise BadEntities(f"{entity.type} begins or ends in a middle of a UTF-16 symbol")
    return entities


def _entity_of(told: Mapping[str, str | int]) -> Entity:
    kind, offset, length = told.get("type"), told.get("offset"), told.get("length")
    if kind not in _KINDS or not isinstance(offset, int) or not isinstance(length, int):
        raise BadEntities(f"can't parse MessageEntity: {json.dumps(told)}")
    url, language = (str(told[name]) if name in told else None for name in ("url", "language"))
    return Entity(str(kind), offset, length, url, language)


def _edges(text: str) -> Iterator[int]:
    """The offsets between whole characters."""
    at = 0
    yield at
    for char in text:
        at += 2 if ord(char) > 0xFFFF else 1
        yield at


def trimmed(text: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """The text without white space around it, and its entities moved along, empty ones dropped."""
    cut = units(text[: len(text) - len(text.lstrip())])
    short = text.strip()
    room = units(short)
    kept = []
    for entity in entities:
        start, end = max(entity.offset - cut, 0), min(entity.end - cut, room)
        if start < end:
            kept.append(replace(entity, offset=start, length=end - start))
    return short, kept
