"""The rig keeps Telegram's rules, seen through python-telegram-bot's own Application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

from tests.rig.bot_api import BotApi
from tests.rig.clients import quick_bot, web_bot
from tests.rig.people import Group, Person, Private
from tests.rig.telegram_state import TelegramState
from tests.rig.transport import FakeTransport

ANN = 71


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    assert message
    await message.reply_text(f"You said: {message.text}")


@asynccontextmanager
async def polling(builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any]) -> AsyncIterator[None]:
    """A bot that repeats what it hears, polling."""
    app: Application[Any, Any, Any, Any, Any, Any] = builder.build()
    app.add_handler(MessageHandler(filters.TEXT, echo))
    async with app:
        assert app.updater
        await app.updater.start_polling(timeout=1)
        await app.start()
        yield
        await app.updater.stop()
        await app.stop()


@pytest.mark.parametrize("sockets", [True, False])
async def test_an_application_polls_and_answers(sockets: bool) -> None:
    async with BotApi() as api:
        builder = Application.builder().token(api.token)
        if sockets:
            builder = builder.base_url(f"{api.url}/bot").base_file_url(f"{api.url}/file/bot")
        else:
            builder = builder.request(FakeTransport(api)).get_updates_request(FakeTransport(api))
        ann = Private(api, ANN)
        async with polling(builder):
            for word in ("one", "two", "three"):
                ann.say(word)
            await api.until(lambda: len(api.messages(ANN)) == 3)
        assert [sent.text for sent in api.messages(ANN)] == [
            f"You said: {w}" for w in ("one", "two", "three")
        ]
        assert not api.updates.pending


async def test_an_update_comes_again_until_an_offset_confirms_it() -> None:
    api = TelegramState()
    first, second = (Private(api, ANN).say(word).update_id for word in ("one", "two"))
    async with quick_bot(api) as bot:
        assert [update.update_id for update in await bot.get_updates()] == [first, second]
    async with quick_bot(api) as bot:  # it did not live to confirm them
        assert [update.update_id for update in await bot.get_updates()] == [first, second]
        assert [update.update_id for update in await bot.get_updates(offset=second)] == [second]
        assert [update.update_id for update in await bot.get_updates()] == [second]
        assert first is not None
        assert second == first + 1


async def test_at_most_a_hundred_updates_come_at_once() -> None:
    api = TelegramState()
    for number in range(130):
        Private(api, ANN).say(str(number))
    async with quick_bot(api) as bot:
        updates = await bot.get_updates()
        assert len(updates) == 100
        assert len(await bot.get_updates(offset=updates[-1].update_id + 1)) == 30


async def test_ids_that_start_anew_below_the_offset_are_delivered() -> None:
    api = TelegramState()
    high = Private(api, ANN).say("before the quiet week").update_id
    assert high
    api.updates.pending.clear()
    api.updates.next_id = 5_000
    Private(api, ANN).say("after it")
    async with quick_bot(api) as bot:
        assert [update.update_id for update in await bot.get_updates(offset=high + 1)] == [5_000]


async def test_only_the_kinds_asked_for_are_kept() -> None:
    api = TelegramState()
    ann = Private(api, ANN)
    async with quick_bot(api) as bot:
        await bot.get_updates(allowed_updates=["message"])
        assert ann.edit(ann.say("one"), "two").update_id is None
        await bot.get_updates(allowed_updates=[])
        assert ann.edit(ann.say("three"), "four").update_id
        assert api.enqueue({"message_reaction": {}}) is None


async def test_the_later_of_two_pollers_sends_the_first_away() -> None:
    async with BotApi() as api, web_bot(api) as one, web_bot(api) as two:
        waiting = asyncio.create_task(one.get_updates(timeout=5))
        await api.until(lambda: api.called("getUpdates"))
        later = asyncio.create_task(two.get_updates(timeout=5))
        with pytest.raises(Conflict, match="only one bot instance"):
            await waiting
        Private(api, ANN).say("hello")
        assert len(await later) == 1


async def test_a_poll_waits_for_what_comes() -> None:
    async with BotApi() as api, web_bot(api) as bot:
        waiting = asyncio.create_task(bot.get_updates(timeout=5))
        await api.until(lambda: api.called("getUpdates"))
        Private(api, ANN).say("hello")
        assert (await waiting)[0].effective_message
        assert await bot.get_updates(offset=api.updates.next_id, timeout=1) == ()


async def test_a_wrong_token_is_refused() -> None:
    async with BotApi() as api:
        with pytest.raises(InvalidToken):
            async with web_bot(api, "7000000002:" + "x" * 35):
                pass


async def test_an_unknown_method_and_an_unknown_chat_are_not_found() -> None:
    api = TelegramState()
    async with quick_bot(api) as bot:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(5, "hello")
    assert await api.answer(api.token, "sendPigeon", {})
    answer = await api.answer(api.token, "sendPigeon", {})
    assert answer
    assert answer.status == 404


@pytest.mark.filterwarnings("ignore:.*PTB_TIMEDELTA")  # making a RetryAfter reads its own old attribute
async def test_scripted_faults_strike_as_often_as_told() -> None:
    api = TelegramState()
    for user in (ANN, 72):
        Private(api, user)
    async with quick_bot(api) as bot:
        api.fail("sendMessage", 429, {"parameters": {"retry_after": 3}}, chat=ANN)
        api.fail("sendMessage", 400, "Bad Request: TOPIC_CLOSED", chat=ANN)
        assert await bot.send_message(72, "others are well")
        with pytest.raises(RetryAfter):
            await bot.send_message(ANN, "one")
        with pytest.raises(BadRequest, match="Topic_closed"):
            await bot.send_message(ANN, "two")
        api.fail("sendMessage", 502, b"<html>Bad Gateway</html>", delivered=True)
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(ANN, "three")
        api.block(ANN)
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(ANN, "four")
    assert [sent.text for sent in api.messages(ANN)] == ["three"]


async def test_a_hanging_call_is_done_and_never_answered() -> None:
    async with BotApi() as api, web_bot(api) as bot:
        Private(api, ANN)
        api.hang("sendMessage")
        with pytest.raises(TimedOut):
            await bot.send_message(ANN, "one")
        async with quick_bot(api) as quick:
            api.hang("sendMessage")
            with pytest.raises(TimedOut):
                await quick.send_message(ANN, "two")
        assert [sent.text for sent in api.messages(ANN)] == ["one", "two"]


async def test_reactions_actions_commands_members_and_answers_are_kept() -> None:
    api = TelegramState()
    group = Group(api, -40, Person(1, "Ada"), Person(2, "Bo"))
    group.promote(1)
    asked = group.say("/summary")
    async with quick_bot(api) as bot:
        await bot.set_message_reaction(-40, asked.message_id, "👀")
        await bot.send_chat_action(-40, "typing")
        await bot.set_my_commands([BotCommand("summary", "The story")])
        assert {member.user.id for member in await bot.get_chat_administrators(-40)} == {1}
        assert (await bot.get_chat_member(-40, 2)).status == "member"
        assert (await bot.get_chat(-40)).title == "Valley readers"
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("Again", callback_data="again")]])
        await bot.send_message(
            -40, "Done", reply_markup=markup, reply_parameters=ReplyParameters(asked.message_id)
        )
        (sent,) = api.messages(-40)
        query = group.press(sent, "Again")
        update = (await bot.get_updates())[-1]
        assert update.callback_query
        assert update.callback_query.data == "again"
        await update.callback_query.answer("Trying")
        with pytest.raises(BadRequest, match="Query is too old"):
            await update.callback_query.answer()
        await bot.leave_chat(-40)
        with pytest.raises(Forbidden, match="not a member of the group chat"):
            await bot.send_message(-40, "hello")
    assert sent.reply_to == asked.message_id
    assert api.reactions == {(-40, asked.message_id): ["👀"]}
    assert api.actions == [(-40, "typing")]
    assert api.commands == {"default": [("summary", "The story")]}
    assert api.answered == {query: "Trying"}


@pytest.mark.parametrize("sockets", [True, False])
async def test_a_file_can_be_fetched(sockets: bool) -> None:
    async with BotApi() as api, web_bot(api) if sockets else quick_bot(api) as bot:
        Private(api, ANN).send_file("dam.txt", b"The dam opened.", "text/plain", "From the Herald")
        Private(api, ANN).send_file("big.txt", b"", "text/plain", size=30_000_000)
        small, big = [update.effective_message for update in await bot.get_updates()]
        assert small
        assert small.document
        assert big
        assert big.document
        assert small.caption == "From the Herald"
        file = await small.document.get_file()
        assert bytes(await file.download_as_bytearray()) == b"The dam opened."
        with pytest.raises(BadRequest, match="File is too big"):
            await big.document.get_file()
