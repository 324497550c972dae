"""What a chat settles with the bot: greeting, privacy, forgetting, coming and going, moving, being let in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import opened, run_bot
from bot.config import config_from
from bot.render import answers
from tests.bot.reports import DAILY_TEXT, HERALD, HERALD_TEXT, POST_TEXT, TRADE_TEXT, files_with, rows_with
from tests.rig.people import ANONYMOUS, Channel, Group, Person, Private
from tests.rig.talk import Talk, talking
from tests.rig.telegram_state import TelegramState
from tests.rig.transport import FakeTransport
from tests.storage.rooms import rows_of_chat

MARA, PELLE = 71, 72
VALLEY, OLD = -1_001_000_000_001, -44
ADA, BO = Person(501, "Ada"), Person(502, "Bo")
COURIER = Channel(-1_001_000_000_778, "Harn Courier")


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    async with talking(tmp_path) as running:
        yield running


async def say(talk: Talk, person: Private | Group, text: str, by: Person | None = None) -> list[str]:
    """The bot's answers to a message."""
    before = len(talk.texts(person.id))
    person.say(text, by=by)
    await talk.settled()
    return talk.texts(person.id)[before:]


# What the bot says of itself.


async def test_it_greets_and_helps_in_each_kind_of_chat_in_its_own_way(talk: Talk) -> None:
    mara, group = Private(talk.api, MARA), Group(talk.api, VALLEY)
    mara.start("a-payload")
    await talk.settled()
    assert talk.texts(MARA) == [answers.START]
    assert await say(talk, mara, "/help") == [answers.HELP_PRIVATE]
    assert await say(talk, group, "/start@parallax_rig_bot") == [answers.START]
    assert await say(talk, group, "/help") == [answers.HELP_GROUP]
    assert [sent.disable_notification for sent in talk.api.messages(VALLEY)] == [True, True]


async def test_privacy_states_the_days_that_are_set(tmp_path: Path) -> None:
    async with talking(tmp_path, PARALLAX_RETENTION_DAYS="7") as talk:
        for chat in (Private(talk.api, MARA), Group(talk.api, VALLEY)):
            assert await say(talk, chat, "/privacy") == [answers.privacy(7, 365)]
        assert "7 days" in talk.texts(MARA)[0]


@asynccontextmanager
async def run(folder: Path, api: TelegramState) -> AsyncIterator[asyncio.Task[None]]:
    """The bot as `parallax run` runs it, until the test has seen enough."""
    config = config_from({"TELEGRAM_BOT_TOKEN": api.token, "PARALLAX_DB": str(folder / "p.db")})
    async with opened(config, request=FakeTransport(api), updates_request=FakeTransport(api)) as bot:
        running = asyncio.create_task(run_bot(bot, config))
        try:
            yield running
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running


async def test_the_command_menus_are_set_for_private_chats_and_for_groups(tmp_path: Path) -> None:
    api = TelegramState()
    async with run(tmp_path, api):
        await api.until(lambda: len(api.commands) == 2)
    names = {scope: [name for name, _ in menu] for scope, menu in api.commands.items()}
    listed = ["summary", "digest", "help", "privacy", "forget"]
    assert names == {"all_private_chats": listed, "all_group_chats": listed}
    assert api.commands["all_private_chats"] != api.commands["all_group_chats"]
    assert all(f"/{name}" in answers.HELP_PRIVATE for name in listed)


@pytest.mark.parametrize("status", [400, 429, 502])
async def test_the_bot_runs_without_its_menus(tmp_path: Path, status: int) -> None:
    api = TelegramState()
    api.fail("setMyCommands", status, {"parameters": {"retry_after": 900}} if status == 429 else "Scripted")
    mara = Private(api, MARA)
    async with run(tmp_path, api) as running:
        mara.say("/help")
        await api.until(lambda: api.messages(MARA) or running.done())
    assert [sent.text for sent in api.messages(MARA)] == [answers.HELP_PRIVATE]


# Forgetting.


async def stories_in_two_chats(talk: Talk) -> tuple[Private, Private]:
    """Mara with two reports, a link that failed and a digest; Pelle with one of the reports."""
    mara, pelle = Private(talk.api, MARA), Private(talk.api, PELLE, "Pelle")
    mara.forward(DAILY_TEXT, COURIER)
    mara.forward(POST_TEXT, HERALD)
    mara.say("http://quillmoor.invalid/lanterns")
    pelle.forward(DAILY_TEXT, COURIER)
    await talk.settled()
    await say(talk, mara, "/digest 08:00 Berlin")
    return mara, pelle


ALDBY = "Rolf Senner"
"""Words of a report that Mara alone has sent."""


async def test_forgetting_asks_first_and_keeps_everything_if_told_so(talk: Talk) -> None:
    mara, _ = await stories_in_two_chats(talk)
    before = await rows_of_chat(talk.bot.database, MARA)
    await say(talk, mara, "/forget")
    question = talk.api.messages(MARA)[-1]
    assert question.text == answers.FORGET_QUESTION
    assert [button.text for button in question.buttons] == [answers.FORGET_YES, answers.FORGET_NO]
    mara.press(question, answers.FORGET_NO)
    await talk.settled()
    kept = talk.api.messages(MARA)[-1]
    assert (kept.text, kept.buttons) == (answers.FORGET_KEPT, ())
    after = await rows_of_chat(talk.bot.database, MARA)
    messages = {"inbox": 2, "sends": 1}  # the question is an answer like any other
    assert {
        table: after[table] - before[table] for table in after if after[table] != before[table]
    } == messages


async def test_forgetting_leaves_no_row_and_no_byte_of_the_chat_and_others_alone(
    talk: Talk, tmp_path: Path
) -> None:
    mara, pelle = await stories_in_two_chats(talk)
    others = await rows_of_chat(talk.bot.database, PELLE)
    secrets = (ALDBY, "quillmoor.invalid", "Coast Herald", "Aldby")
    assert all(files_with(tmp_path, words) for words in secrets)
    await say(talk, mara, "/forget")
    asked = mara.press(talk.api.messages(MARA)[-1], answers.FORGET_YES)
    await talk.settled()
    done = talk.api.messages(MARA)[-1]
    assert (done.text, done.buttons, talk.api.answered[asked]) == (answers.FORGET_DONE, (), "")
    assert set((await rows_of_chat(talk.bot.database, MARA)).values()) == {0}
    assert {words: files_with(tmp_path, words) for words in secrets} == {words: [] for words in secrets}
    assert await rows_of_chat(talk.bot.database, PELLE) == others
    assert await rows_with(talk.bot.database, "railway bridge")
    [again] = await say(talk, pelle, "/summary")
    assert "railway bridge" in again


async def test_a_forgotten_chat_begins_anew(talk: Talk) -> None:
    mara, _ = await stories_in_two_chats(talk)
    await say(talk, mara, "/forget")
    mara.press(talk.api.messages(MARA)[-1], answers.FORGET_YES)
    await talk.settled()
    assert await say(talk, mara, "/digest") == [answers.DIGEST_NONE]
    assert await say(talk, mara, "/summary") == [answers.EMPTY_SUMMARY_PRIVATE]
    assert await say(talk, mara, "/digest 08:00") == [answers.digest_zone_question("08:00")]
    before = len(talk.texts(MARA))
    mara.forward(TRADE_TEXT, HERALD)
    await talk.settled()
    [story] = talk.texts(MARA)[before:]
    assert "1 outlet" in story


async def test_old_buttons_of_a_forgotten_chat_do_no_harm(talk: Talk) -> None:
    mara, _ = await stories_in_two_chats(talk)
    failed = next(
        sent
        for sent in talk.api.messages(MARA)
        if answers.TRY_AGAIN in [button.text for button in sent.buttons]
    )
    await say(talk, mara, "/forget")
    question = talk.api.messages(MARA)[-1]
    mara.press(question, answers.FORGET_YES)
    mara.press(question, answers.FORGET_YES)
    pressed = mara.press(failed, answers.TRY_AGAIN)
    await talk.settled()
    assert talk.texts(MARA)[-1] == answers.FORGET_DONE
    assert talk.api.answered[pressed] == answers.TRIED_ALREADY


async def test_what_is_sent_right_after_forgetting_is_answered(talk: Talk) -> None:
    mara, _ = await stories_in_two_chats(talk)
    await say(talk, mara, "/forget")
    mara.press(talk.api.messages(MARA)[-1], answers.FORGET_YES)
    mara.forward(TRADE_TEXT, HERALD)
    mara.say("/help")
    await talk.settled()
    done, story, told = talk.texts(MARA)[-3:]
    assert (done, told) == (answers.FORGET_DONE, answers.HELP_PRIVATE)
    assert "1 outlet" in story


async def test_in_a_group_only_administrators_have_it_forgotten(talk: Talk) -> None:
    group = Group(talk.api, VALLEY, BO, ADA)
    group.promote(ADA)
    group.reply(group.forward(DAILY_TEXT, COURIER), "/summary")
    await talk.settled()
    assert await say(talk, group, "/forget") == [answers.ONLY_ADMINISTRATORS]
    assert await say(talk, group, "/forget", ANONYMOUS) == [answers.FORGET_QUESTION]
    question = talk.api.messages(VALLEY)[-1]
    for button in (answers.FORGET_YES, answers.FORGET_NO):
        refused = group.press(question, button, by=BO)
        await talk.settled()
        assert talk.api.answered[refused] == answers.ONLY_ADMINISTRATORS
        assert talk.api.messages(VALLEY)[-1] == question
    assert await rows_with(talk.bot.database, "railway bridge")
    group.press(question, answers.FORGET_YES, by=ADA)
    await talk.settled()
    assert talk.texts(VALLEY)[-1] == answers.FORGET_DONE
    assert await rows_with(talk.bot.database, "railway bridge") == {}


# Coming, going, and being let in.


async def test_a_chat_the_bot_is_put_out_of_is_paused_until_it_is_let_in_again(talk: Talk) -> None:
    mara, group = Private(talk.api, MARA), Group(talk.api, VALLEY)
    mara.block()
    group.remove_bot()
    await talk.settled()
    assert [bool(await talk.bot.chats.paused(chat)) for chat in (MARA, VALLEY)] == [True, True]
    mara.unblock()
    group.add_bot()
    await talk.settled()
    assert [await talk.bot.chats.paused(chat) for chat in (MARA, VALLEY)] == [None, None]
    assert talk.texts(VALLEY) == []
    assert await say(talk, group, "/help") == [answers.HELP_GROUP]


async def test_a_group_that_lost_its_bot_keeps_its_stories(talk: Talk) -> None:
    group = Group(talk.api, VALLEY)
    group.reply(group.forward(DAILY_TEXT, COURIER), "/summary")
    group.remove_bot()
    group.add_bot()
    await talk.settled()
    [story] = await say(talk, group, "/summary")
    assert "railway bridge" in story


async def test_only_the_chats_that_are_allowed_are_answered(tmp_path: Path) -> None:
    async with talking(tmp_path, PARALLAX_CHATS_ALLOWED=f"{MARA}, {VALLEY}") as talk:
        mara, pelle = Private(talk.api, MARA), Private(talk.api, PELLE, "Pelle")
        valley, hills = Group(talk.api, VALLEY), Group(talk.api, -45)
        assert await say(talk, mara, "/help") == [answers.HELP_PRIVATE]
        assert await say(talk, valley, "/help") == [answers.HELP_GROUP]
        assert await say(talk, pelle, "/help") == [answers.not_allowed(PELLE)]
        assert str(PELLE) in answers.not_allowed(PELLE)
        pelle.forward(DAILY_TEXT, COURIER)
        pelle.press_data(talk.api.messages(PELLE)[0], "forget yes")
        pelle.press_data(talk.api.messages(PELLE)[0], "zone 08:00 Europe/Berlin")
        hills.reply(hills.forward(HERALD_TEXT[:4000], HERALD), "/summary")
        hills.add_bot()
        await talk.settled()
        assert talk.texts(-45) == []
        assert talk.texts(PELLE) == [answers.not_allowed(PELLE)] * 2
        assert await talk.bot.database.rows("SELECT * FROM articles") == []
        assert await talk.bot.database.rows("SELECT * FROM subscriptions") == []


# Moving.


@pytest.mark.parametrize("new_first", [False, True])
async def test_a_group_that_becomes_a_supergroup_keeps_all_it_had(talk: Talk, *, new_first: bool) -> None:
    group = Group(talk.api, OLD, ADA, BO)
    group.promote(ADA)
    group.reply(group.forward(DAILY_TEXT, COURIER), "/summary")
    group.say("/digest 08:00 Berlin")
    await talk.settled()
    moved = group.migrate(VALLEY, new_first=new_first)
    moved.reply(moved.forward(TRADE_TEXT, HERALD), "/summary")
    await talk.settled()
    [story] = talk.texts(VALLEY)
    assert "2 outlets" in story
    assert set((await rows_of_chat(talk.bot.database, OLD)).values()) == {0}
    assert await say(talk, moved, "/digest") == [answers.digest_shown("08:00", "Europe/Berlin (UTC+2)")]
    assert await say(talk, moved, "/digest 09:00") == [answers.digest_set("09:00", "Europe/Berlin (UTC+2)")]
    talk.clock.now = datetime(2024, 5, 15, 7, 0, tzinfo=UTC)
    await talk.bot.digest.tick()
    await talk.bot.digest.tick()
    digests = [text for text in talk.texts(VALLEY) if text.startswith("Daily digest")]
    assert ["2 outlets" in text for text in digests] == [True]


async def test_a_digest_to_a_group_that_has_moved_unheard_follows_it(talk: Talk) -> None:
    group = Group(talk.api, OLD, ADA)
    group.promote(ADA)
    group.reply(group.forward(DAILY_TEXT, COURIER), "/summary")
    group.say("/digest 08:00 Berlin")
    await talk.settled()
    talk.api.migrate(OLD, VALLEY)
    talk.clock.now = datetime(2024, 5, 15, 6, 0, tzinfo=UTC)
    await talk.bot.digest.tick()
    await talk.bot.digest.tick()
    talk.clock.pass_time(timedelta(minutes=1))
    await talk.bot.digest.tick()
    assert [text.startswith("Daily digest") for text in talk.texts(VALLEY)] == [True]
    assert set((await rows_of_chat(talk.bot.database, OLD)).values()) == {0}
