"""Telegram's HTML, read as strictly as the server reads it: to plain text and entities, or refused."""

from __future__ import annotations

import html
import re

from tests.rig.entities import BadEntities, Entity, units

_TAGS = {
    "bold": ("b", "strong"),
    "italic": ("i", "em"),
    "underline": ("u", "ins"),
    "strikethrough": ("s", "strike", "del"),
    "spoiler": ("tg-spoiler", "span"),
    "text_link": ("a",),
    "code": ("code",),
    "pre": ("pre",),
    "blockquote": ("blockquote",),
}
_TYPES = {tag: kind for kind, tags in _TAGS.items() for tag in tags}
_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[^\s>/]*)(?P<attributes>[^>]*)>")
_ATTRIBUTE = re.compile(r"""\s*([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?\s*""")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_VALUELESS = {("blockquote", "expandable")}
_LINK_SCHEMES = ("http://", "https://", "tg://")


def parse_html(marked: str) -> tuple[str, list[Entity]]:
    """The plain text and the entities of a text with tags; raises BadEntities where Telegram refuses."""
    text, at = "", 0
    entities: list[Entity] = []
    open_tags: list[tuple[str, dict[str, str], int]] = []
    while (start := marked.find("<", at)) >= 0:
        text += _unescaped(marked[at:start])
        place = f"at byte offset {len(marked[:start].encode())}"
        tag = _TAG.match(marked, start)
        if tag is None:
            raise BadEntities(f"Unclosed start tag {place}")
        at, name = tag.end(), tag["name"].lower()
        if not tag["closing"]:
            open_tags.append((name, _attributes(name, tag["attributes"], place), units(text)))
            continue
        if not open_tags:
            raise BadEntities(f"Unexpected end tag {place}")
        opened, attributes, offset = open_tags.pop()
        if name not in {"", opened}:
            raise BadEntities(f'Unmatched end tag {place}, expected "</{opened}>", found "</{name}>"')
        entities += _entity(opened, attributes, offset, text)
    if open_tags:
        raise BadEntities(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    return text + _unescaped(marked[at:]), sorted(entities, key=lambda each: (each.offset, -each.length))


def _unescaped(part: str) -> str:
    """Only the four named references and the numeric ones are references to Telegram."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), part)


def _attributes(name: str, told: str, place: str) -> dict[str, str]:
    """A start tag's attributes; raises BadEntities for a tag or an attribute that is not Telegram's."""
    if name not in _TYPES:
        raise BadEntities(f'Unsupported start tag "{name}" {place}')
    attributes, at = {}, 0
    while at < len(told):
        found = _ATTRIBUTE.match(told, at)
        if found is None:
            raise BadEntities(f'Empty attribute name in the tag "{name}" {place}')
        values = [value for value in found.groups()[1:] if value is not None]
        if not values and (name, found[1]) not in _VALUELESS:
            raise BadEntities(
                f'Expected equal sign in declaration of an attribute of the tag "{name}" {place}'
            )
        attributes[found[1]], at = _unescaped("".join(values)), found.end()
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise BadEntities(f'Tag "span" must have class "tg-spoiler" {place}')
    return attributes


def _entity(name: str, attributes: dict[str, str], offset: int, text: str) -> list[Entity]:
    """The entity that a closed tag leaves: none when it is empty or its link is not one."""
    length, kind, url = units(text) - offset, _TYPES[name], None
    if name == "blockquote" and "expandable" in attributes:
        kind = "expandable_blockquote"
    if name == "a":
        url = attributes.get("href", text.encode("utf-16-le")[2 * offset :].decode("utf-16-le"))
        if not url.lower().startswith(_LINK_SCHEMES):
            return []
        if url.lower().startswith("tg://user?id="):
            kind = "text_mention"
    language = attributes.get("class", "").removeprefix("language-") or None if name == "code" else None
    return [Entity(kind, offset, length, url, language)] if length else []
