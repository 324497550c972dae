"""What a person names on the command line, read into articles: files, folders, links, standard input.

Every input becomes an article or an error that names it; one bad input does not stop the others.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

from bot.compute import compute
from bot.decode import Undecodable, clean_text, decode, kind_of
from bot.errors import MissingFile, NotText, TooLarge, UnreadableFile
from bot.extract import Source, article_from_html, article_from_text
from bot.fetch import Fetcher
from summarizers.article import Article
from summarizers.errors import EmptyText, InputError

ENDINGS = (".txt", ".md", ".html", ".htm")
"""The files that are taken from a folder."""

LARGEST = 4_000_000
"""Bytes of a file that are read; an article is a thousandth of it."""

PASTED = "-"
_LINK = ("http://", "https://")


def is_link(given: str) -> bool:
    """Whether an input is a web address and not a path."""
    return given.lower().startswith(_LINK) or "://" in given


def not_empty(text: str) -> str:
    """One input as it is given on the command line; raises ArgumentTypeError for one that is empty."""
    if not text.strip():
        raise argparse.ArgumentTypeError(
            "an input is empty: leave it out, or name a file, a folder or a link"
        )
    return text


def expand(given: Sequence[str]) -> list[str]:
    """The inputs with each folder replaced by its articles' files, by name.

    Raises UnreadableFile for a folder without any.
    """
    found: list[str] = []
    for name in given:
        if is_link(name) or name == PASTED or not Path(name).is_dir():
            found.append(name)
            continue
        try:
            inside = sorted(p for p in Path(name).iterdir() if p.suffix.lower() in ENDINGS and p.is_file())
        except OSError as error:
            raise UnreadableFile(name, f"cannot be read ({error.strerror})") from error
        if not inside:
            raise UnreadableFile(name, f"is a folder without {', '.join(ENDINGS)} files")
        found += map(str, inside)
    return found


def text_of(content: bytes, subject: str) -> str:
    """The clean text of a file's bytes; raises EmptyText, NotText or UnreadableFile."""
    return clean_text(raw_text_of(content, subject))


def raw_text_of(content: bytes, subject: str) -> str:
    """The text of a file's bytes as it is; raises EmptyText, NotText or UnreadableFile."""
    if not content.strip():
        raise EmptyText(subject)
    if kind := kind_of(content):
        raise NotText(subject, kind)
    try:
        return decode(content, None)
    except Undecodable as error:
        raise UnreadableFile(subject, f"is {error}") from error


def bytes_of(path: Path, largest: int = LARGEST) -> bytes:
    """A file's bytes; raises MissingFile, UnreadableFile or TooLarge."""
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except FileNotFoundError as error:
        raise MissingFile(str(path)) from error
    except IsADirectoryError as error:
        raise UnreadableFile(str(path), "is a folder") from error
    except OSError as error:
        raise UnreadableFile(str(path), f"cannot be read ({error.strerror})") from error
    if len(content) > largest:
        raise TooLarge(str(path), largest)
    return content


def pasted_bytes(subject: str, largest: int = LARGEST) -> bytes:
    """What standard input gives; raises EmptyText where it is closed, or TooLarge."""
    if sys.stdin is None:
        raise EmptyText(subject)
    content = sys.stdin.buffer.read(largest + 1)
    if len(content) > largest:
        raise TooLarge(subject, largest)
    return content


def outlets_of(files: Sequence[Path]) -> dict[Path, str]:
    """Each file's outlet: its stem, behind as many of its folders as tell it from others of that stem.

    Files of one stem in one folder are one outlet's.
    """
    above = {file: file.parent.resolve().parts[::-1] for file in files}
    alike = defaultdict[str, set[tuple[str, ...]]](set)
    for file, folders in above.items():
        alike[file.stem].add(folders)
    named = dict[Path, str]()
    for file, folders in above.items():
        others = alike[file.stem]
        needed = next(n for n in count() if len({each[:n] for each in others}) == len(others))
        named[file] = Path(*reversed(folders[:needed]), file.stem).as_posix()
    return named


def article_of_file(path: Path, outlet: str | None = None) -> Article:
    """Read one file; without `outlet` its outlet is the file's stem."""
    return article_of_bytes(bytes_of(path), str(path), outlet or path.stem)


def article_of_bytes(content: bytes, name: str, outlet: str | None) -> Article:
    """Read a file's content, HTML by its name or its look; without `outlet` a page's own name counts."""
    text = text_of(content, name)
    html = Path(name).suffix.lower() in {".html", ".htm"} or text.lstrip()[:15].lower().startswith(
        ("<!doctype", "<html")
    )
    return (article_from_html if html else article_from_text)(text, Source(name, outlet))


async def article_of_link(url: str, fetcher: Fetcher) -> Article:
    """Fetch one page; its outlet is the site's name."""
    page = await fetcher.fetch(url)
    source = Source(url, url=page.url)
    make = article_from_text if page.content_type == "text/plain" else article_from_html
    return await compute(make, clean_text(page.text), source)


async def _read(given: str, fetcher: Fetcher, outlets: Mapping[Path, str]) -> Article | InputError:
    try:
        if is_link(given):
            return await article_of_link(given, fetcher)
        if given == PASTED:
            text = text_of(await asyncio.to_thread(pasted_bytes, "the pasted text"), "the pasted text")
            return article_from_text(text, Source("the pasted text", "pasted"))
        return await compute(article_of_file, Path(given), outlets[Path(given)])
    except InputError as error:
        return error


async def read_all(given: Sequence[str], fetcher: Fetcher) -> tuple[list[Article], list[InputError]]:
    """Read all inputs, links at the same time: the articles in the order given, and the errors."""
    outlets = outlets_of([Path(name) for name in given if not is_link(name) and name != PASTED])
    found = await asyncio.gather(*(_read(name, fetcher, outlets) for name in given))
    articles = [each for each in found if isinstance(each, Article)]
    return articles, [each for each in found if isinstance(each, InputError)]
