"""What leaves for Telegram: once for its key, through refusals, waits and lost answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import DeliveryUnknown, Refused, Undelivered
from bot.leaving import Button
from bot.outbox import TelegramOutbox
from bot.render.chat import ChatMessage
from storage.replies import Telling
from tests.bot.private_chat import COURIER, LEDGER, MARA, marked
from tests.rig.people import Channel, Group, Private
from tests.rig.talk import Talk, talking, unhurried

OTTO, VALLEY, UPGRADED = 72, -500, -1_001_000_000_500
HELLO = "The dam at Oss holds."


@dataclass(frozen=True, slots=True)
class Post:
    """An outbox of its own beside a bot that has nothing to do."""

    outbox: TelegramOutbox
    talk: Talk

    async def paused(self, chat: int) -> bool:
        return await self.talk.bot.chats.paused(chat) is not None


@asynccontextmanager
async def posting(folder: Path) -> AsyncIterator[Post]:
    async with talking(folder) as talk:
        Private(talk.api, MARA)
        Private(talk.api, OTTO, "Otto")
        bot = talk.bot
        yield Post(TelegramOutbox(bot.application.bot, bot.replies, bot.chats, unhurried(), bot.clock), talk)


# How a message looks.


async def test_a_message_says_what_is_bold_and_what_is_folded(tmp_path: Path) -> None:
    message = ChatMessage("A dam breaks\n2 outlets\n\n• It broke.", "Figures differ\n▫ 3 · 4")
    async with posting(tmp_path) as post:
        await post.outbox.send("k", MARA, message, buttons=[[Button("Again", "retry 1")]])
        [sent] = post.talk.api.messages(MARA)
        assert sent.text == message.text
        assert marked(sent, "bold") == ["A dam breaks", "Figures differ"]
        assert marked(sent, "expandable_blockquote") == ["Figures differ\n▫ 3 · 4"]
        assert sent.link_preview_options == {"is_disabled": True}
        assert [(button.text, button.data) for button in sent.buttons] == [("Again", "retry 1")]
        assert not sent.disable_notification


async def test_a_group_is_not_notified(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        Group(post.talk.api, VALLEY)
        await post.outbox.send("k", VALLEY, HELLO)
        assert post.talk.api.messages(VALLEY)[0].disable_notification


async def test_an_edit_takes_its_marks_along_and_the_buttons_off(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        number = await post.outbox.send("k", MARA, HELLO, buttons=[[Button("Again", "retry 1")]])
        assert number
        assert await post.outbox.edit(MARA, number, ChatMessage("A dam breaks\n1 outlet", "▫ It broke."))
        [sent] = post.talk.api.messages(MARA)
        assert marked(sent, "expandable_blockquote") == ["▫ It broke."]
        assert (sent.buttons, sent.link_preview_options) == ((), {"is_disabled": True})


async def test_an_edit_that_changes_nothing_is_done_and_one_of_a_lost_message_is_not(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        number = await post.outbox.send("k", MARA, HELLO)
        assert number
        assert await post.outbox.edit(MARA, number, HELLO)
        assert not await post.outbox.edit(MARA, number + 1, HELLO)


async def test_what_is_answered_may_be_gone(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        await post.outbox.send("k", MARA, HELLO, reply_to=4040)
        assert post.talk.api.messages(MARA)[0].reply_to is None


async def test_no_title_or_name_pings_anyone_or_makes_a_command(tmp_path: Path) -> None:
    hostile = "@everyone_here wins! /forget #now tg://user?id=1 <a href='tg://user?id=71'>Mara</a> *bold*"
    async with posting(tmp_path) as post:
        mara, api = Private(post.talk.api, MARA), post.talk.api
        for number, text in enumerate((COURIER, LEDGER)):
            channel = Channel(-1_001_000_000_900 - number, f"{hostile} {number}")
            mara.forward(f"{hostile}\n\n{text}\n\n{hostile} said the fire brigade of Ossen.", channel)
        mara.send_file(f"{hostile}.pdf".replace("/", ""), b"%PDF-1.7", "application/pdf")
        mara.say(f"{hostile} http://story.test/@everyone_here/#now")
        await post.talk.settled()
        story, problems = api.messages(MARA)
        assert "everyone_here" in story.text
        assert "everyone_here" in problems.text
        assert {entity.type for entity in story.entities} == {"bold", "expandable_blockquote"}
        assert {entity.type for entity in problems.entities} <= {"url"}


# Once for a key.


async def test_a_key_is_sent_once_however_many_ask_at_once(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        numbers = await asyncio.gather(*(post.outbox.send("k", MARA, HELLO) for _ in range(5)))
        assert len(set(numbers)) == 1
        assert post.talk.texts(MARA) == [HELLO]
        await post.outbox.send("other", MARA, HELLO)
        assert len(post.talk.texts(MARA)) == 2


# Telegram asks to wait.


async def test_one_chat_waits_as_long_as_asked_while_others_go_on(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        post.talk.api.fail("sendMessage", 429, {"parameters": {"retry_after": 1}}, chat=MARA)
        loop = asyncio.get_running_loop()
        begun = loop.time()
        waiting = asyncio.create_task(post.outbox.send("a", MARA, HELLO))
        await post.talk.api.until(lambda: post.talk.api.called("sendMessage"))
        await post.outbox.send("b", OTTO, HELLO)
        assert loop.time() - begun < 0.9
        assert not waiting.done()
        assert await waiting
        assert loop.time() - begun >= 0.99
        assert (post.talk.texts(MARA), post.talk.texts(OTTO)) == ([HELLO], [HELLO])


async def test_an_edit_waits_too(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        number = await post.outbox.send("k", MARA, "Before.")
        assert number
        post.talk.api.fail("editMessageText", 429, {"parameters": {"retry_after": 1}})
        assert await post.outbox.edit(MARA, number, HELLO)
        assert post.talk.texts(MARA) == [HELLO]


async def test_a_request_to_wait_without_saying_how_long_is_tried_again(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        post.talk.api.fail("sendMessage", 429, "Too Many Requests")
        assert await post.outbox.send("k", MARA, HELLO)
        assert post.talk.texts(MARA) == [HELLO]


async def test_a_very_long_wait_is_not_waited_for(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        post.talk.api.fail("sendMessage", 429, {"parameters": {"retry_after": 3600}})
        with pytest.raises(Undelivered):
            await post.outbox.send("k", MARA, HELLO)
        assert await post.outbox.send("k", MARA, HELLO)  # the claim was given back
        assert post.talk.texts(MARA) == [HELLO]


# A chat takes no messages.

CLOSED = (
    (403, "Forbidden: bot was blocked by the user"),
    (403, "Forbidden: user is deactivated"),
    (403, "Forbidden: bot was kicked from the supergroup chat"),
    (400, "Bad Request: chat not found"),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
    (400, "Bad Request: not enough rights to send text messages to the chat"),
    (400, "Bad Request: TOPIC_CLOSED"),
)


@pytest.mark.parametrize(("status", "why"), CLOSED)
async def test_a_closed_chat_is_sent_nothing_more(tmp_path: Path, status: int, why: str) -> None:
    async with posting(tmp_path) as post:
        post.talk.api.fail("sendMessage", status, why)
        assert await post.outbox.send("a", MARA, HELLO) is None
        assert await post.paused(MARA)
        assert await post.outbox.send("b", MARA, HELLO) is None
        assert len(post.talk.api.called("sendMessage")) == 1
        assert await post.outbox.send("c", OTTO, HELLO)
        # What was not sent may be sent when the chat opens again.
        await post.talk.bot.chats.resume(MARA)
        assert await post.outbox.send("a", MARA, HELLO)
        assert post.talk.texts(MARA) == [HELLO]


async def test_a_closed_chat_is_written_to_again_when_heard_of(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        mara, api = Private(post.talk.api, MARA), post.talk.api
        api.block(MARA)
        mara.say("/help")
        await post.talk.settled()
        assert await post.paused(MARA)
        api.unblock(MARA)
        mara.say("/privacy")
        await post.talk.settled()
        assert not await post.paused(MARA)
        assert len(post.talk.texts(MARA)) == 1


async def test_another_refusal_closes_nothing_and_can_be_mended(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        post.talk.api.fail("sendMessage", 400, "Bad Request: message is too long")
        with pytest.raises(Refused, match="too long"):
            await post.outbox.send("k", MARA, HELLO)
        assert not await post.paused(MARA)
        assert not await post.talk.bot.database.rows("SELECT * FROM sends")  # the claim was given back
        assert await post.outbox.send("k", MARA, HELLO)


async def test_a_message_whose_marks_are_refused_goes_without_them(tmp_path: Path) -> None:
    message = ChatMessage("Dam holds\n\n• It held.", "")
    async with posting(tmp_path) as post:
        post.talk.api.fail("sendMessage", 400, "Bad Request: can't parse entities: entity beyond the end")
        assert await post.outbox.send("k", MARA, message)
        [sent] = post.talk.api.messages(MARA)
        assert (sent.text, list(sent.entities)) == (message.text, [])


# Answers that are lost.


async def test_whether_a_message_arrived_may_be_unknown(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        post.talk.api.hang("sendMessage")  # delivered, never answered
        with pytest.raises(DeliveryUnknown):
            await post.outbox.send("k", MARA, HELLO)
        for _ in range(3):  # tried again: one twice, not more
            assert await post.outbox.send("k", MARA, HELLO)
        assert post.talk.texts(MARA) == [HELLO] * 2


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_an_answer_of_a_broken_server_tells_nothing_of_the_message(tmp_path: Path, status: int) -> None:
    async with posting(tmp_path) as post:
        post.talk.api.fail("sendMessage", status, b"<html>Bad Gateway</html>")
        with pytest.raises(DeliveryUnknown):
            await post.outbox.send("k", MARA, HELLO)
        assert await post.outbox.send("k", MARA, HELLO)
        assert post.talk.texts(MARA) == [HELLO]


async def test_a_reply_whose_answer_was_lost_comes_again_a_little_later(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        mara, api = Private(post.talk.api, MARA), post.talk.api
        api.hang("sendMessage", chat=MARA)
        mara.say("/privacy")
        await post.talk.settled()
        assert len(post.talk.texts(MARA)) == 1
        Private(api, OTTO).say("/help")  # others do not wait for it
        await post.talk.settled()
        assert len(post.talk.texts(OTTO)) == 1
        for _ in range(2):
            post.talk.clock.pass_time(timedelta(minutes=1))
            await post.talk.settled()
        assert len(post.talk.texts(MARA)) == 2


# A group that moves.


async def test_a_message_follows_a_group_that_became_a_supergroup(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        asked = Group(post.talk.api, VALLEY).say("Anything.")
        post.talk.api.migrate(VALLEY, UPGRADED)
        while Group(post.talk.api, UPGRADED).say("Anything else.").message_id < asked.message_id:
            pass  # the number means another message here
        await post.outbox.send("k", VALLEY, HELLO, reply_to=asked.message_id)
        [sent] = post.talk.api.messages(UPGRADED)
        assert (sent.text, sent.reply_to) == (HELLO, None)


async def test_an_edit_does_not_follow_for_its_message_stays_behind(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        Group(post.talk.api, VALLEY)
        number = await post.outbox.send("k", VALLEY, HELLO)
        post.talk.api.migrate(VALLEY, UPGRADED)
        assert number
        while await post.outbox.send(f"k{len(post.talk.texts(UPGRADED))}", UPGRADED, "Another.") != number:
            pass
        assert not await post.outbox.edit(VALLEY, number, "Edited.")
        assert set(post.talk.texts(UPGRADED)) == {"Another."}


async def test_what_a_message_tells_moves_with_the_group(tmp_path: Path) -> None:
    telling = Telling("nothing", HELLO, "", "")
    async with posting(tmp_path) as post:
        Group(post.talk.api, VALLEY)
        post.talk.api.migrate(VALLEY, UPGRADED)
        number = await post.outbox.send("k", VALLEY, HELLO, telling=telling)
        assert number == await post.talk.bot.replies.latest(UPGRADED)
        assert await post.talk.bot.replies.latest(VALLEY) is None
