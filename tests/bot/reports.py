"""The invented reports of examples/ as people meet them, and where words of theirs are stored."""

from __future__ import annotations

from pathlib import Path

from storage.database import Database
from tests.bot.conftest import ROOT
from tests.bot.loopback_web import page
from tests.rig.people import Channel
from tests.storage.rooms import tables

HERALD = Channel(-1_001_000_000_777, "Coast Herald", "coastherald")
"""A channel that posts HERALD_TEXT."""


def _report(name: str) -> str:
    return (ROOT / "examples" / f"{name}.txt").read_text(encoding="utf-8")


HERALD_TEXT = _report("harn-bridge/coast-herald")
DAILY_TEXT = _report("harn-bridge/skelland-daily")
TRADE_TEXT = _report("harn-bridge/track-and-trade")
POST_TEXT, TIMES_TEXT = _report("other-story/skerry-post"), _report("other-story/valley-times")
"""Three reports of one story, and two of another."""


def site(outlet: str, text: str) -> bytes:
    """A news site's answer: one report with its headline."""
    headline, *paragraphs = text.split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = f'<title>{headline}</title><meta property="og:site_name" content="{outlet}">'
    return page(f"<!doctype html><head>{head}</head><article><h1>{headline}</h1>{body}</article>".encode())


async def rows_with(database: Database, words: str) -> dict[str, int]:
    """How many rows of each table hold some words."""
    found = {}
    for table, columns in (await tables(database)).items():
        here = " OR ".join(f"instr({column}, ?)" for column in columns)
        query = f"SELECT count(*) FROM {table} WHERE {here}"  # noqa: S608 - our own tables
        if number := (await database.rows(query, [words] * len(columns)))[0][0]:
            found[table] = number
    return found


def files_with(folder: Path, words: str) -> list[str]:
    """The files of a folder that hold some words, byte for byte."""
    return sorted(path.name for path in folder.iterdir() if words.encode() in path.read_bytes())
