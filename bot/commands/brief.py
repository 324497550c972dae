"""`parallax brief`: one story's brief from files, folders and links."""

from __future__ import annotations

import argparse
import json
import shutil
from collections import Counter
from collections.abc import Sequence

from bot.commands.talk import EXIT_BAD_CALL, EXIT_BAD_INPUT, EXIT_DONE, complain, say
from bot.compute import compute
from bot.fetch import Fetcher, FetchPolicy
from bot.intake import expand, not_empty, read_all
from bot.progress import progress
from bot.render.chat import chat_message
from bot.render.data import brief_data
from bot.render.explain import explained_text
from bot.render.lines import counted
from bot.render.terminal import terminal_text
from summarizers.article import Article
from summarizers.brief import Brief
from summarizers.linking.decision import link_all
from summarizers.making import SUMMARY_WORDS, make_brief

LEAST_WORDS, MOST_WORDS = 20, 2_000
WIDEST = 100


def _words(text: str) -> int:
    if not text.isdecimal() or not LEAST_WORDS <= int(text) <= MOST_WORDS:
        raise argparse.ArgumentTypeError(f"must be a number, {LEAST_WORDS} to {MOST_WORDS}")
    return int(text)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "inputs",
        nargs="+",
        type=not_empty,
        metavar="FILE|DIR|URL",
        help="an outlet's report each; - reads one pasted text",
    )
    parser.add_argument(
        "--words",
        type=_words,
        default=SUMMARY_WORDS,
        metavar="N",
        help=f"about how long the summary is, {LEAST_WORDS} to {MOST_WORDS} ({SUMMARY_WORDS})",
    )
    parser.add_argument(
        "--format", choices=("text", "chat"), default="text", help="for a terminal or as in a chat"
    )
    parser.add_argument("--json", action="store_true", help="everything, for scripts")
    parser.add_argument(
        "--explain", action="store_true", help="tell of each note, outlet by outlet, why it was decided so"
    )
    parser.add_argument("--all", action="store_true", help="take all inputs for one story")


def _one_story(articles: Sequence[Article]) -> tuple[list[Article], list[Article]]:
    """The articles of the largest story by reports, among equals by words, and the others."""
    stories = link_all(articles)
    reports, words = Counter(stories), Counter[str]()
    for article, story in zip(articles, stories, strict=True):
        words[story] += article.words
    largest = max(reports, key=lambda story: (reports[story], words[story]))
    told = [a for a, story in zip(articles, stories, strict=True) if story == largest]
    return told, [a for a, story in zip(articles, stories, strict=True) if story != largest]


def _name_others(others: Sequence[Article]) -> None:
    if others:
        named = ", ".join(f"{a.origin} (“{a.title}”)" if a.title else a.origin for a in others)
        say(f"Not of this story, left out: {named}. With --all they are told as one.")


def _warn_of(story: Sequence[Article], others: Sequence[Article]) -> None:
    """Say where nothing but --all makes one story of all inputs."""
    if others and len(story) == 1:
        say("Nothing in these reports matches; they are told as one story because of --all.")
    elif others:
        named = ", ".join(a.origin for a in others)
        say(f"Told as of this story because of --all, though it does not match: {named}.")


def _rendered(brief: Brief, options: argparse.Namespace) -> str:
    if options.json:
        return json.dumps(brief_data(brief, explain=options.explain), ensure_ascii=False, indent=2)
    if options.format == "chat":
        return chat_message(brief).text
    width = min(WIDEST, shutil.get_terminal_size().columns)
    text = terminal_text(brief, width=width, explain=options.explain)
    why = explained_text(brief, width=width) if options.explain else ""
    return f"{text}\n\n{why}" if why else text


async def run(options: argparse.Namespace, policy: FetchPolicy | None = None) -> int:
    """Read, link and tell; the brief on standard output, all else on standard error.

    `policy` says what may be fetched.
    """
    beside = "--explain" if options.explain else "--json" if options.json else None
    if beside and options.format == "chat":
        say(f"parallax: a chat message has no room for {beside}: leave out {beside} or --format chat.")
        return EXIT_BAD_CALL
    given = expand(options.inputs)
    async with Fetcher(policy) as fetcher, progress(f"Reading {counted(len(given), 'input')}"):
        articles, errors = await read_all(given, fetcher)
    complain(errors)
    if not articles:
        return EXIT_BAD_INPUT
    told, others = await compute(_one_story, articles)
    if options.all:
        _warn_of(told, others)
        told, others = articles, []
    async with progress(f"Comparing {counted(len(told), 'report')}"):
        brief = await compute(make_brief, told, words=options.words)
    print(_rendered(brief, options))
    _name_others(others)
    return EXIT_BAD_INPUT if errors else EXIT_DONE
