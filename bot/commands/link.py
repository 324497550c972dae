"""`parallax link`: pass a file of articles through a store in order, print the story of each."""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.articles_file import Row, rows_of
from bot.commands.talk import EXIT_BAD_INPUT, EXIT_DONE, complain
from bot.errors import NotJsonLines, NotText, UnreadableFile
from bot.intake import PASTED, bytes_of, not_empty, pasted_bytes, raw_text_of
from bot.progress import progress
from bot.render.lines import counted
from storage.corrections import Corrections
from storage.database import Database
from storage.store import Linked, Store
from summarizers.errors import EmptyText, InputError

LARGEST = 500_000_000
"""Bytes of a file of articles that are read: some hundred thousand articles."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "file",
        type=not_empty,
        metavar="FILE.jsonl",
        help='a line each: {"id", "text", "title"?, "outlet"?, …}',
    )
    parser.add_argument("--json", action="store_true", help="an object a line, for scripts")
    parser.add_argument("--explain", action="store_true", help="tell why each article was put where it is")
    parser.add_argument("--db", type=Path, metavar="PATH", help="keep articles and stories here")


def _read(name: str) -> str:
    try:
        if name == PASTED:
            return raw_text_of(pasted_bytes("standard input", LARGEST), "standard input")
        return raw_text_of(bytes_of(Path(name), LARGEST), name)
    except (EmptyText, NotText, UnreadableFile) as error:
        raise NotJsonLines(error.subject, error.problem) from error


@contextmanager
def _database(named: Path | None) -> Iterator[Path]:
    """The database to use: the named one, or a fresh one that goes with the call."""
    if named:
        yield named
        return
    with tempfile.TemporaryDirectory(prefix="parallax-") as folder:
        yield Path(folder) / "link.db"


async def _link(
    rows: Sequence[Row], path: Path
) -> tuple[list[Linked], dict[str, str], dict[str, str], list[InputError]]:
    """The decision on each row, then the story of each article and what it is a copy of, at the end.

    What people decided stands behind the reasons. All arrive now: a bot on the same database keeps them as
    long as what is sent to it.
    """
    linked, errors = [], []
    now = int(datetime.now(UTC).timestamp())
    async with Database.open(path) as database:
        store = Store(database)
        for row in rows:
            try:
                linked.append(await store.link(row.article, article_id=row.id, at=now))
            except InputError as error:
                errors.append(error)
        corrected = await Corrections(database).reasons(chat=0)
        reasoned = [_with_reasons(each, corrected.get(each.article_id, ())) for each in linked]
        return reasoned, await store.stories(), await store.copies(), errors


def _with_reasons(linked: Linked, more: tuple[str, ...]) -> Linked:
    decision = linked.decision
    return replace(linked, decision=replace(decision, reasons=(*decision.reasons, *more)))


def _line(
    linked: Linked, stories: Mapping[str, str], copy_of: str | None, options: argparse.Namespace
) -> str:
    decision, story = linked.decision, stories[linked.article_id]
    follows, proposes = (_other(stories, each, story) for each in (decision.follows, decision.proposes))
    if options.json:
        found: dict[str, object] = {"id": linked.article_id, "story": story, "copy_of": copy_of}
        if options.explain:
            found |= {
                "kind": decision.kind.value,
                "score": round(decision.score, 3),
                "reasons": decision.reasons,
                "follows": follows,
                "proposes": proposes,
            }
        return json.dumps(found, ensure_ascii=False)
    parts = [linked.article_id, f"story {story}"] + ([f"copy of {copy_of}"] if copy_of else [])
    parts += [f"follows story {follows}"] if options.explain and follows else []
    parts += [f"perhaps with story {proposes}"] if options.explain and proposes else []
    if options.explain:
        why = "; ".join(decision.reasons) or "nothing like it before"
        parts.append(f"{decision.kind.value} {decision.score:.2f}: {why}")
    return "\t".join(parts)


def _other(stories: Mapping[str, str], article_id: str | None, own: str) -> str | None:
    """The story that an article named by a decision is in by now, unless it is the article's own."""
    story = stories.get(article_id) if article_id else None
    return None if story == own else story


async def run(options: argparse.Namespace) -> int:
    """Link all rows, then print each in the order given, in the final state."""
    text = await asyncio.to_thread(_read, options.file)
    rows, errors = await asyncio.to_thread(rows_of, text, options.file)
    with _database(options.db) as path:
        async with progress(f"Linking {counted(len(rows), 'article')}"):
            linked, stories, copies, refused = await _link(rows, path)
    complain([*errors, *refused])
    for each in linked:
        print(_line(each, stories, copies.get(each.article_id), options))
    return EXIT_BAD_INPUT if errors or refused else EXIT_DONE
