"""The bot put together: what is open while it runs, and which handler answers what."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot.config import Config
from bot.correcting import Corrector
from bot.desk import RETRY, Desk
from bot.digest import DailyDigest
from bot.errors import TokenMissing, TooLarge, Unreachable
from bot.fetch import Fetcher, FetchPolicy
from bot.handlers.articles import SUMMARY, Articles
from bot.handlers.chats import FORGET, Chats
from bot.handlers.corrections import DATA as CORRECTION
from bot.handlers.corrections import Corrections
from bot.handlers.digest import ZONE, Digest
from bot.handlers.gate import Gate
from bot.handlers.trouble import Trouble
from bot.inbox import Dispatcher, Poller, UpdatesBot
from bot.inbox.dispatcher import QUIET, AnyApplication
from bot.intake import LARGEST
from bot.outbox import TelegramOutbox
from bot.pace import Pace
from bot.pipeline import Clock, Pipeline
from bot.sharing import Recogniser
from bot.submission import Document
from bot.telling import Teller
from storage import chats as stored_chats
from storage.corrections import Corrections as StoredCorrections
from storage.database import Database
from storage.digests import Digests
from storage.failed_links import FailedLinks
from storage.inbox import Inbox
from storage.replies import Replies
from storage.shares import Shares
from storage.store import Store
from storage.stories import Stories

SEND_SECONDS = 20.0
"""How long Telegram may take to answer; a send that is given up sooner may have arrived all the same."""

ARTICLES = filters.ChatType.PRIVATE & ~filters.COMMAND & ~filters.StatusUpdate.ALL
UNKNOWN_COMMANDS = filters.ChatType.PRIVATE & filters.COMMAND


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot's parts, open and joined."""

    application: AnyApplication
    inbox: Inbox
    dispatcher: Dispatcher
    digest: DailyDigest
    database: Database
    chats: stored_chats.Chats
    replies: Replies
    poller: Poller
    clock: Clock


def is_article(update: Update) -> bool:
    """Whether an update is a private message that may be an article, or part of one."""
    return bool(ARTICLES.check_update(update))


def _now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def opened(
    config: Config,
    *,
    policy: FetchPolicy | None = None,
    request: BaseRequest | None = None,
    updates_request: BaseRequest | None = None,
    clock: Clock = _now,
    pace: Pace | None = None,
    quiet: float = QUIET,
) -> AsyncIterator[Bot]:
    """Open the bot: its database, its fetcher, its way to Telegram. Raises ParallaxError or TelegramError."""
    if not config.token:
        raise TokenMissing
    # Without it the library warns, at each of Telegram's requests to wait, of how it will tell the time.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    api = config.api_url.rstrip("/")
    bot = UpdatesBot(
        config.token,
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=request or HTTPXRequest(read_timeout=SEND_SECONDS),
        get_updates_request=updates_request or HTTPXRequest(connection_pool_size=1),
    )
    application = Application.builder().bot(bot).build()
    async with Database.open(config.database) as database, Fetcher(policy) as fetcher, application:
        yield _joined(config, application, bot, database, fetcher, clock, pace or Pace(), quiet)


def _joined(
    config: Config,
    application: AnyApplication,
    bot: UpdatesBot,
    database: Database,
    fetcher: Fetcher,
    clock: Clock,
    pace: Pace,
    quiet: float,
) -> Bot:
    """The parts, each with those it needs."""
    stories, replies, failed = Stories(database), Replies(database), FailedLinks(database)
    chats, digests, inbox = stored_chats.Chats(database), Digests(database), Inbox(database)
    outbox = TelegramOutbox(bot, replies, chats, pace, clock)
    pipeline = Pipeline(Store(database), stories, failed, fetcher, _download(bot), clock)
    teller = Teller(stories, replies, outbox, clock)
    corrector = Corrector(stories, StoredCorrections(database), replies, teller, outbox)
    recogniser = Recogniser(Shares(database), chats, clock)
    desk = Desk(pipeline, teller, stories, chats, failed, recogniser, outbox, clock)
    dispatcher = Dispatcher(application, inbox, is_article, desk.clear, clock, quiet)
    _handle(
        application,
        Gate(config.chats_allowed, chats, outbox),
        Articles(desk, outbox),
        Chats(chats, outbox, config.retention_days, config.identity_days),
        Digest(digests, chats, outbox, clock),
        Corrections(corrector),
        Trouble(dispatcher, outbox),
    )
    daily = DailyDigest(digests, stories, outbox, clock)
    poller = Poller(bot, inbox, dispatcher.arrived, clock)
    return Bot(application, inbox, dispatcher, daily, database, chats, replies, poller, clock)


def _handle(
    application: AnyApplication,
    gate: Gate,
    articles: Articles,
    chats: Chats,
    digest: Digest,
    corrections: Corrections,
    trouble: Trouble,
) -> None:
    """Say which handler answers what; the first that fits does."""
    application.add_handler(TypeHandler(Update, gate), group=-1)
    application.add_handlers(
        [
            CommandHandler("start", chats.start),
            CommandHandler("help", chats.help),
            CommandHandler("privacy", chats.privacy),
            CommandHandler("forget", chats.forget),
            CommandHandler(SUMMARY, articles.summary),
            MessageHandler(filters.ChatType.GROUPS & filters.CAPTION, articles.captioned),
            CommandHandler("digest", digest.digest),
            CallbackQueryHandler(chats.forget_pressed, rf"^{FORGET} (yes|no)$"),
            CallbackQueryHandler(digest.zone_pressed, rf"^{ZONE} ([01]\d|2[0-3]):[0-5]\d \S.*$"),
            CallbackQueryHandler(articles.retry, rf"^{RETRY}( \d{{1,18}})+$"),
            CallbackQueryHandler(corrections.pressed, CORRECTION),
            ChatMemberHandler(chats.membership, ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(filters.StatusUpdate.MIGRATE, chats.migration),
            MessageHandler(ARTICLES, articles.collect),
            MessageHandler(UNKNOWN_COMMANDS, chats.help),
        ]
    )
    application.add_error_handler(trouble)


def _download(bot: UpdatesBot) -> Callable[[Document], Awaitable[bytes]]:
    async def download(document: Document) -> bytes:
        """The content of a file that was sent. Raises TooLarge or Unreachable."""
        if document.size and document.size > LARGEST:
            raise TooLarge(document.name, LARGEST)
        try:
            file = await bot.get_file(document.key)
            content = bytes(await file.download_as_bytearray())
        except TelegramError as error:
            raise Unreachable(document.name, "could not be had from Telegram") from error
        if len(content) > LARGEST:
            raise TooLarge(document.name, LARGEST)
        return content

    return download
