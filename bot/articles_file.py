"""A file of articles, one JSON object a line, read into rows; damaged lines become errors that name them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.decode import clean_text
from bot.errors import DamagedLine, NotAnObject, NotJsonLines
from bot.language import language_of
from summarizers.article import Article, as_utc
from summarizers.credits import agency_of, published_in
from summarizers.errors import InputError
from summarizers.furniture import remove_furniture

TEXTS = ("title", "outlet", "url", "published", "language")

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]\w+)*")


@dataclass(frozen=True, slots=True)
class Row:
    """One line's article and the id it goes by."""

    id: str
    article: Article


def _strings(line: str, where: str) -> dict[str, str | None]:
    """The fields of a line; raises DamagedLine for what is not an article."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotAnObject(where, "is not JSON") from error
    if not isinstance(found, dict):
        raise NotAnObject(where, "is not a JSON object")
    given = found.get("id")
    if isinstance(given, bool) or not isinstance(given, str | int) or given == "":
        raise DamagedLine(where, 'has no "id"')
    if found.get("text") is None:
        raise DamagedLine(where, 'has no "text"')
    for name in ("text", *TEXTS):
        if not isinstance(found.get(name), str | None):
            raise DamagedLine(where, f'has a "{name}" that is not text')
    if not clean_text(found["text"]).strip() and not clean_text(found.get("title") or "").strip():
        raise DamagedLine(where, 'has an empty "text"')
    return {"id": str(given), "text": found["text"]} | {name: found.get(name) or None for name in TEXTS}


def _published(stated: str | None, where: str) -> datetime | None:
    try:
        published = datetime.fromisoformat(stated) if stated else None
        if published:
            as_utc(published)  # a time that has no moment in UTC cannot be compared later
        return published
    except (ValueError, OverflowError) as error:
        raise DamagedLine(where, 'has a "published" that is no ISO 8601 time') from error


def _language(stated: str | None, where: str) -> str | None:
    """The code of a language without its region: "en" of "en-GB"."""
    if stated is None:
        return None
    if not (code := _LANGUAGE.fullmatch(stated)):
        raise DamagedLine(where, 'has a "language" that is no code such as "en"')
    return code[1].lower()


def _row(line: str, where: str) -> Row:
    found = _strings(line, where)
    text, row_id = clean_text(found["text"] or ""), found["id"] or ""
    title = clean_text(found["title"]) if found["title"] else None
    body = remove_furniture(text, title)
    # A text that is all furniture by its look, such as a headline alone, is still to be linked.
    paragraphs = body.paragraphs or tuple(line.strip() for line in text.splitlines() if line.strip())
    article = Article(
        outlet=found["outlet"] or "",
        title=body.title,
        paragraphs=paragraphs,
        agency=agency_of(paragraphs, body.title, text),
        url=found["url"],
        published=_published(found["published"], where) or published_in(text),
        language=_language(found["language"], where) or language_of(text),
        origin=where,
    )
    return Row(row_id, article)


def _each(text: str, name: str) -> Iterator[Row | InputError]:
    seen: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"line {number} of {name}"
        try:
            row = _row(line, where)
            if row.id in seen and seen[row.id] != line:
                raise DamagedLine(where, f'has the "id" {row.id!r} of an earlier line')
            seen[row.id] = line
            yield row
        except InputError as error:
            yield error


def rows_of(text: str, name: str) -> tuple[list[Row], list[InputError]]:
    """All rows of a file of articles in order, and an error for each line that is not one.

    Raises NotJsonLines where no line is even an object.
    """
    found = list(_each(text, name))
    if all(isinstance(each, NotAnObject) for each in found):
        raise NotJsonLines(name)
    rows = [each for each in found if isinstance(each, Row)]
    return rows, [each for each in found if isinstance(each, InputError)]
