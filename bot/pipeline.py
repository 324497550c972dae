"""From what a chat sent to its stories: read each submission into articles, then link these one by one.

What cannot be read gives a failure that names it; a link that failed is kept so that it can be tried again.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.compute import compute
from bot.decode import clean_text
from bot.errors import NothingUsable, PictureAlone, TooManyLinks
from bot.extract import LEAST_WORDS, Source, article_from_text
from bot.fetch import Fetcher
from bot.intake import ENDINGS, article_of_bytes, article_of_link
from bot.language import language_of
from bot.submission import Document, Submission
from storage.failed_links import FailedLinks
from storage.store import Store
from storage.stories import Stories
from summarizers.article import Article
from summarizers.errors import InputError
from summarizers.language.words import UNCUT

ARTICLE_WORDS = 150
"""A message of so many words is the article itself; a shorter one with a link only announces it."""

MOST_LINKS = 5
"""Links of one message that are read."""

PASTED = "Pasted text "
"""What the outlet of a text is called, with a number behind, that came without any."""

_URL = re.compile(r"https?://\S+", re.IGNORECASE)

Download = Callable[[Document], Awaitable[bytes]]
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Placed:
    """An article that is in one of the chat's stories now; `again` if another message brought it before.

    `changed` are the stories that other articles left or came to because of it.
    """

    article_id: str
    message: int
    again: bool
    changed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read, and the failed link's number where it can be tried again.

    With `teaser` the words beside the link were taken in its place.
    """

    message: int
    error: InputError
    link: int | None = None
    teaser: bool = False


@dataclass(frozen=True, slots=True)
class _Unread:
    """An error on the way, with the link that it is about."""

    error: InputError
    link: str | None = None


class Pipeline:
    """Reads and links what chats send."""

    def __init__(
        self,
        store: Store,
        stories: Stories,
        failed: FailedLinks,
        fetcher: Fetcher,
        download: Download,
        clock: Clock,
    ) -> None:
        self._store = store
        self._stories = stories
        self._failed = failed
        self._fetcher = fetcher
        self._download = download
        self._clock = clock

    async def take(self, chat: int, sent: Sequence[Submission]) -> tuple[list[Placed], list[Failure]]:
        """Read all submissions, links at the same time, and link their articles in the order given."""
        read = await asyncio.gather(*(self._read(submission) for submission in sent))
        placed, failures = list[Placed](), list[Failure]()
        for submission, found in zip(sent, read, strict=True):
            teaser = any(isinstance(each, Article) and each.teaser for each in found)
            for each in found:
                try:
                    if isinstance(each, Article):
                        placed.append(await self._link(chat, submission, each))
                    else:
                        failures.append(await self._keep(chat, submission, each, teaser=teaser))
                except InputError as error:
                    failures.append(Failure(submission.message, error))
        return placed, failures

    async def _link(self, chat: int, submission: Submission, article: Article) -> Placed:
        now, article_id = int(self._clock().timestamp()), None
        if not article.outlet:
            content = f"{article.title or ''}\n{article.text}".encode()
            article_id = f"pasted:{hashlib.sha256(content).hexdigest()[:16]}"
            number = await self._stories.last_numbered(chat, PASTED) + 1
            article = replace(article, outlet=f"{PASTED}{number}")
        linked = await self._store.link(article, chat, article_id, message=submission.message, at=now)
        again = not linked.fresh and linked.message != submission.message
        return Placed(linked.article_id, submission.message, again, linked.changed)

    async def _keep(self, chat: int, submission: Submission, unread: _Unread, *, teaser: bool) -> Failure:
        if unread.link is None:
            return Failure(submission.message, unread.error)
        outlet = submission.channel.title if submission.channel else None
        now = int(self._clock().timestamp())
        kept = await self._failed.keep(chat, submission.message, unread.link, outlet, now)
        return Failure(submission.message, unread.error, kept, teaser)

    async def _read(self, submission: Submission) -> list[Article | _Unread]:
        """The articles of one submission, and what could not be read of it."""
        if submission.document and not _is_caption_read(submission, submission.document):
            return [await self._read_document(submission, submission.document)]
        words = len(_URL.sub(" ", submission.text).split())
        if words < ARTICLE_WORDS and submission.links:
            return await self._read_links(submission, words)
        if words < LEAST_WORDS and await compute(language_of, submission.text) not in UNCUT:
            return [_Unread(PictureAlone() if submission.picture else NothingUsable())]
        return [await self._read_text(submission, submission.text)]

    async def _read_document(self, submission: Submission, document: Document) -> Article | _Unread:
        outlet = submission.channel.title if submission.channel else None
        stem = Path(document.name).stem
        try:
            content = await self._download(document)
            page = Path(document.name).suffix.lower() in {".html", ".htm"}
            named = outlet or (None if page else stem)
            article = await compute(article_of_bytes, content, document.name, named)
        except InputError as error:
            return _Unread(error)
        return replace(article, outlet=stem) if article.outlet == document.name else article

    async def _read_links(self, submission: Submission, words: int) -> list[Article | _Unread]:
        """The articles behind links; where none can be had, the teaser beside them stands for its article."""
        links = submission.links[:MOST_LINKS]
        found = await asyncio.gather(*(self._read_link(link) for link in links))
        if len(links) < len(submission.links):
            found.append(_Unread(TooManyLinks(len(submission.links), MOST_LINKS)))
        if words < LEAST_WORDS or any(isinstance(each, Article) for each in found):
            return found
        teaser = await self._read_text(submission, _URL.sub(" ", submission.text))
        return [replace(teaser, teaser=True) if isinstance(teaser, Article) else teaser, *found]

    async def _read_link(self, link: str) -> Article | _Unread:
        try:
            return await article_of_link(link, self._fetcher)
        except InputError as error:
            return _Unread(error, link)

    async def _read_text(self, submission: Submission, text: str) -> Article | _Unread:
        """The article in a text; of a pasted one the outlet stays empty, for it has no name yet."""
        channel = submission.channel
        named = f"The post of {channel.title}" if channel else "The message"
        source = Source(named, channel.title if channel else None, channel.url if channel else None)
        try:
            article = await compute(article_from_text, clean_text(text), source)
        except InputError as error:
            return _Unread(error)
        return article if channel else replace(article, outlet="")


def _is_caption_read(submission: Submission, document: Document) -> bool:
    """Whether a file's caption is the article, or names it: a picture or film sent as a file says nothing."""
    textual = Path(document.name).suffix.lower() in ("", *ENDINGS)
    return not textual and (bool(submission.links) or len(submission.text.split()) >= LEAST_WORDS)
