"""Updates on their way in: stored before they are confirmed, done once and in order, whatever goes wrong."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.inbox.dispatcher import GIVEN_UP
from bot.inbox.poller import without_names
from bot.render import answers
from tests.bot.loopback_web import policy, serve
from tests.bot.reports import DAILY_TEXT, HERALD, POST_TEXT, TRADE_TEXT, site
from tests.rig.entities import Json
from tests.rig.people import Channel, Group, Private
from tests.rig.talk import Talk, talking
from tests.rig.telegram_state import Answer, TelegramState

MARA, PELLE = 71, 72
COURIER = Channel(-1_001_000_000_778, "Harn Courier")
ASKED_FOR = 900
TELEGRAM_IS_BUSY: dict[str, Json] = {"parameters": {"retry_after": ASKED_FOR}}
"""Longer than a send waits: the whole update is put off."""


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    async with talking(tmp_path) as running:
        yield running


# Stored before it is confirmed, done once.


class Witness(TelegramState):
    """Notes of each update, when it is confirmed, whether a reader from outside finds it in the database."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.stored: dict[int, bool] = {}

    async def answer(self, token: str, method: str, params: dict[str, str]) -> Answer | None:
        if method == "getUpdates" and "offset" in params:
            with sqlite3.connect(self.path) as reader:
                known = {row[0] for row in reader.execute("SELECT update_id FROM inbox")}
            reader.close()
            confirmed = (update["update_id"] for update in self.updates.pending)
            self.stored |= {
                number: number in known
                for number in confirmed
                if isinstance(number, int) and number < int(params["offset"])
            }
        return await super().answer(token, method, params)


async def test_an_update_is_stored_before_it_is_confirmed(tmp_path: Path) -> None:
    api = Witness(tmp_path / "p.db")
    async with talking(tmp_path, api=api) as talk:
        mara = Private(api, MARA)
        said = [mara.say(f"/help {number}").update_id for number in range(30)]
        await talk.settled()
        assert api.stored == dict.fromkeys(said, True)
        assert talk.texts(MARA) == [answers.HELP_PRIVATE] * 30


async def test_what_was_stored_and_not_confirmed_comes_again_and_is_done_once(tmp_path: Path) -> None:
    api = TelegramState()
    mara = Private(api, MARA)
    mara.say("/help")
    came = list(api.updates.pending)
    async with talking(tmp_path, api=api) as talk:
        await talk.settled()
    api.updates.pending = came  # the process ended before it could confirm
    async with talking(tmp_path, api=api) as talk:
        await talk.settled()
        mara.say("/privacy")
        await talk.settled()
        assert talk.texts(MARA) == [answers.HELP_PRIVATE, answers.privacy(30, 365)]


async def test_what_was_stored_and_not_done_is_done_after_a_start(tmp_path: Path) -> None:
    api = TelegramState()
    mara = Private(api, MARA)
    api.fail("sendMessage", 429, TELEGRAM_IS_BUSY)
    async with talking(tmp_path, api=api) as talk:
        mara.say("/help")
        await talk.settled()
        assert talk.texts(MARA) == []
    talk.clock.pass_time(timedelta(seconds=ASKED_FOR))
    async with talking(tmp_path, api=api, clock=talk.clock) as talk:
        await talk.settled()
        assert talk.texts(MARA) == [answers.HELP_PRIVATE]


@pytest.mark.parametrize("apart", [False, True])
async def test_an_update_that_comes_three_times_has_one_effect(talk: Talk, *, apart: bool) -> None:
    mara = Private(talk.api, MARA)
    said = mara.forward(DAILY_TEXT, COURIER)
    message = talk.api.chats[MARA].heard[said.message_id]
    if apart:
        await talk.settled()
    for _ in range(2):
        talk.api.enqueue({"message": message}, said.update_id)
        if apart:
            await talk.settled()
    await talk.settled()
    assert len(talk.api.called("sendMessage")) == 1
    assert len(talk.api.called("setMessageReaction")) == 1


async def test_numbers_that_begin_anew_after_a_quiet_week_are_no_trouble(talk: Talk) -> None:
    mara = Private(talk.api, MARA)
    mara.say("/help")
    await talk.settled()
    talk.clock.pass_time(timedelta(days=8))
    talk.api.updates.next_id = 5
    assert mara.say("/privacy").update_id == 5
    mara.say("/start")
    await talk.settled()
    assert talk.texts(MARA) == [answers.HELP_PRIVATE, answers.privacy(30, 365), answers.START]


# Side by side, and in order.


UNREADABLE: dict[str, dict[str, Json]] = {
    "no date": {"message": {"message_id": 9, "chat": {"id": MARA, "type": "private"}, "text": "/help"}},
    "no number": {"message": {"date": 1, "chat": {"id": MARA, "type": "private"}, "text": "/help"}},
    "no chat": {"message": {"message_id": 9, "date": 1, "text": "/help"}},
    "a chat without a number": {"message": {"message_id": 9, "date": 1, "chat": {"type": "private"}}},
    "a kind of the future": {"message_dreamt": {"message_id": 9}},
    "an empty press": {"callback_query": {"id": "1"}},
    "nothing inside": {"message": {}},
}


@pytest.mark.parametrize("what", UNREADABLE)
async def test_an_unreadable_update_does_not_hold_up_others(
    talk: Talk, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    mara, pelle = Private(talk.api, MARA), Private(talk.api, PELLE)
    mara.say("/start")
    talk.api.enqueue(UNREADABLE[what])
    mara.say("/help")
    pelle.say("/help")
    await talk.settled()
    assert talk.texts(MARA) == [answers.START, answers.HELP_PRIVATE]
    assert talk.texts(PELLE) == [answers.HELP_PRIVATE]
    assert await talk.bot.database.rows("SELECT * FROM inbox WHERE payload IS NOT NULL") == []
    assert all("cannot be read" in record.message for record in caplog.records if record.exc_info)


async def test_a_chat_is_answered_in_the_order_of_its_messages(talk: Talk) -> None:
    mara = Private(talk.api, MARA)
    asked = [
        mara.say("/start"),
        mara.forward(DAILY_TEXT, COURIER),
        mara.say("/privacy"),
        mara.forward(POST_TEXT, HERALD),
        mara.say("/summary"),
    ]
    await talk.settled()
    sent = talk.api.messages(MARA)
    assert [each.reply_to for each in sent[:4]] == [said.message_id for said in asked[:4]]
    assert [each.reply_to for each in sent[4:]] == [asked[4].message_id] * 2


async def test_a_slow_chat_does_not_hold_up_others(tmp_path: Path) -> None:
    goes_on = asyncio.Event()

    async def slow(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await goes_on.wait()
        writer.write(site("Coast Herald", TRADE_TEXT))
        await writer.drain()

    async with serve({"/slow": slow}) as web:
        patient = policy(web, total_seconds=10.0, read_seconds=10.0)
        async with talking(tmp_path, policy=patient) as talk:
            mara, pelle, group = Private(talk.api, MARA), Private(talk.api, PELLE), Group(talk.api, -44)
            mara.say(web.url("/slow"))
            mara.say("/help")
            await talk.api.until(lambda: talk.api.reactions)
            pelle.forward(DAILY_TEXT, COURIER)
            group.say("/help")
            await talk.api.until(lambda: talk.api.messages(PELLE) and talk.api.messages(-44))
            assert talk.texts(MARA) == []
            goes_on.set()
            await talk.settled()
            assert "1 outlet" in talk.texts(MARA)[0]
            assert talk.texts(MARA)[1] == answers.HELP_PRIVATE


# What goes wrong.


async def test_the_unexpected_is_logged_with_its_traceback_and_regretted_once(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    mara = Private(talk.api, MARA)
    connection = talk.bot.database._writer.connection
    await connection.execute("ALTER TABLE members RENAME TO mislaid")
    for text, channel in ((DAILY_TEXT, COURIER), (TRADE_TEXT, HERALD), (POST_TEXT, HERALD)):
        mara.forward(text, channel)
    await talk.settled()
    assert talk.texts(MARA) == [answers.APOLOGY]
    [logged] = [record for record in caplog.records if record.exc_info]
    assert logged.levelno == logging.ERROR
    assert logged.exc_info
    assert isinstance(logged.exc_info[1], sqlite3.OperationalError)
    await connection.execute("ALTER TABLE mislaid RENAME TO members")
    mara.forward(DAILY_TEXT, COURIER)
    await talk.settled()
    assert "1 outlet" in talk.texts(MARA)[1]


async def test_an_answer_put_off_comes_when_its_time_has_come_and_nothing_overtakes_it(talk: Talk) -> None:
    mara, pelle = Private(talk.api, MARA), Private(talk.api, PELLE)
    talk.api.fail("sendMessage", 429, TELEGRAM_IS_BUSY, chat=MARA)
    mara.say("/help")
    mara.say("/start")
    pelle.say("/help")
    await talk.settled()
    assert (talk.texts(MARA), talk.texts(PELLE)) == ([], [answers.HELP_PRIVATE])
    await pass_time(talk, ASKED_FOR - 1)
    assert talk.texts(MARA) == []
    await pass_time(talk, 1)
    assert talk.texts(MARA) == [answers.HELP_PRIVATE, answers.START]


async def test_an_answer_is_tried_for_a_day_and_then_given_up_and_named_in_the_log(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    mara = Private(talk.api, MARA)
    talk.api.fail("sendMessage", 429, TELEGRAM_IS_BUSY, times=9)
    said = mara.say("/help")
    mara.say("/start")
    await talk.settled()
    for tries in range(1, 8):
        assert len(talk.api.called("sendMessage")) == tries
        await pass_time(talk, ASKED_FOR)
    assert not [text for text in caplog.messages if "given up" in text]
    await pass_time(talk, GIVEN_UP)
    assert talk.texts(MARA) == [answers.START]
    assert [text for text in caplog.messages if "given up" in text and str(said.update_id) in text]


async def pass_time(talk: Talk, seconds: int) -> None:
    """Let time pass, have the bot look, and wait for what comes of it."""
    talk.clock.pass_time(timedelta(seconds=seconds))
    talk.bot.dispatcher.arrived([])
    await talk.settled()


@contextmanager
def locked(talk: Talk) -> Iterator[None]:
    """Another program holds the database."""
    other = sqlite3.connect(talk.bot.database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


async def impatient(talk: Talk) -> None:
    """Have the bot wait for the database for less than its five seconds."""
    await talk.bot.database._writer.connection.execute("PRAGMA busy_timeout = 20")


async def test_a_busy_database_is_told_once_and_the_answer_follows(tmp_path: Path) -> None:
    asked, goes_on = asyncio.Event(), asyncio.Event()

    async def slow(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await goes_on.wait()
        writer.write(site("Coast Herald", TRADE_TEXT))
        await writer.drain()

    async with serve({"/slow": slow}) as web:
        patient = policy(web, total_seconds=10.0, read_seconds=10.0)
        async with talking(tmp_path, policy=patient) as talk:
            await impatient(talk)
            mara = Private(talk.api, MARA)
            mara.say(web.url("/slow"))
            await asked.wait()
            with locked(talk):
                goes_on.set()
                await talk.api.until(lambda: talk.texts(MARA))
                for _ in range(2):  # at the second time the first has failed
                    asked.clear()
                    talk.bot.dispatcher.arrived([MARA])
                    await asked.wait()
            await talk.settled()
            busy, story = talk.texts(MARA)
            assert busy == answers.BUSY
            assert "1 outlet" in story
            assert web.asked.count("/slow") >= 3


async def test_an_update_that_cannot_be_stored_is_not_confirmed_until_it_is(talk: Talk) -> None:
    await impatient(talk)
    mara = Private(talk.api, MARA)
    await talk.api.until(lambda: talk.api.called("getUpdates"))
    with locked(talk):
        said = mara.say("/help")
        await talk.api.until(lambda: len(talk.api.called("getUpdates")) >= 3)
        assert [update["update_id"] for update in talk.api.updates.pending] == [said.update_id]
        assert talk.texts(MARA) == []
    await talk.settled()
    assert talk.texts(MARA) == [answers.HELP_PRIVATE]


def test_no_persons_name_is_kept_and_every_channels_is() -> None:
    ada = {"id": 1, "is_bot": False, "first_name": "Ada", "last_name": "Lowe", "username": "ada"}
    post = {"type": "channel", "chat": {"id": -1, "type": "channel", "title": "Post", "username": "post"}}
    hidden = {"type": "hidden_user", "sender_user_name": "Ada Lowe", "author_signature": "A. Lowe"}
    chat = {"id": 1, "type": "private", "first_name": "Ada", "username": "ada"}
    update = {"update_id": 1, "message": {"from": ada, "chat": chat, "origins": [post, hidden], "text": "x"}}
    kept = without_names(update)
    assert "Ada" not in str(kept)
    assert "Lowe" not in str(kept)
    assert "ada" not in str(kept)
    assert kept["message"]["origins"][0] == post
    assert (kept["message"]["from"]["id"], kept["message"]["text"]) == (1, "x")
