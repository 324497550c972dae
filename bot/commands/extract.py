"""`parallax extract`: what is left of pages and pastes when furniture is taken off."""

from __future__ import annotations

import argparse
import json
import sys

from bot.commands.talk import EXIT_BAD_INPUT, EXIT_DONE, complain
from bot.fetch import Fetcher
from bot.intake import expand, not_empty, read_all
from bot.progress import progress
from bot.render.data import article_data
from bot.render.lines import counted
from summarizers.article import Article


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("inputs", nargs="+", type=not_empty, metavar="FILE|URL")
    parser.add_argument("--json", action="store_true", help="an object a line, for scripts")


def _text(article: Article) -> str:
    facts = [article.outlet, article.agency and f"as {article.agency}", article.language]
    if article.published:
        midnight = (article.published.hour, article.published.minute) == (0, 0)
        facts.append(f"{article.published:%Y-%m-%d}" if midnight else f"{article.published:%Y-%m-%d %H:%M}")
    head = [article.title] if article.title else []
    return "\n\n".join([*head, " · ".join(filter(None, facts)), article.text])


async def run(options: argparse.Namespace) -> int:
    """Read and print each article."""
    given = expand(options.inputs)
    async with Fetcher() as fetcher, progress(f"Reading {counted(len(given), 'input')}"):
        articles, errors = await read_all(given, fetcher)
    complain(errors)
    if options.json:
        for article in articles:
            print(json.dumps(article_data(article), ensure_ascii=False))
    else:
        print("\n\n---\n\n".join(map(_text, articles)), file=sys.stdout if articles else sys.stderr)
    return EXIT_BAD_INPUT if errors else EXIT_DONE
