"""/digest and the daily digest: how it is set and shown, and what comes when, whatever happens on the way."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.render import answers
from storage.digests import Digests, send_key
from tests.bot.reports import DAILY_TEXT, HERALD, POST_TEXT, TRADE_TEXT
from tests.rig.entities import Json
from tests.rig.people import ANONYMOUS, Channel, Group, Person, Private
from tests.rig.talk import Talk, talking

MARA = 71
COURIER = Channel(-1_001_000_000_778, "Harn Courier")
POST = Channel(-1_001_000_000_779, "Skerry Post")
BERLIN = "Europe/Berlin (UTC+2)"
DUE = datetime(2024, 5, 15, 6, 0, tzinfo=UTC)
"""Eight o'clock in Berlin on the day after a talk begins."""

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    async with talking(tmp_path) as running:
        yield running


async def say(talk: Talk, person: Private | Group, text: str) -> str:
    """The bot's answer to a message."""
    before = len(talk.texts(person.id))
    person.say(text)
    await talk.settled()
    [answer] = talk.texts(person.id)[before:]
    return answer


async def subscribed(talk: Talk, text: str = DAILY_TEXT) -> Private:
    """Somebody with a digest at eight in Berlin who has sent a report."""
    mara = Private(talk.api, MARA)
    mara.forward(text, COURIER)
    await talk.settled()
    await say(talk, mara, "/digest 08:00 Berlin")
    return mara


async def digests_at(talk: Talk, moment: datetime, chat: int = MARA) -> list[str]:
    """What a look at the clock at some moment brings to a chat."""
    before = len(talk.texts(chat))
    talk.clock.now = moment
    await talk.bot.digest.tick()
    return talk.texts(chat)[before:]


# Setting it.


async def test_a_digest_is_set_shown_changed_and_ended(talk: Talk) -> None:
    mara = Private(talk.api, MARA)
    assert await say(talk, mara, "/digest") == answers.DIGEST_NONE
    assert await say(talk, mara, "/digest off") == answers.DIGEST_NONE
    assert await say(talk, mara, "/digest 08:00 Berlin") == answers.digest_set("08:00", BERLIN)
    assert await say(talk, mara, "/digest") == answers.digest_shown("08:00", BERLIN)
    assert await say(talk, mara, "/digest 9.30pm") == answers.digest_set("21:30", BERLIN)
    kathmandu = "Asia/Kathmandu (UTC+5:45)"
    assert await say(talk, mara, "/digest 7 kathmandu") == answers.digest_set("07:00", kathmandu)
    assert await say(talk, mara, "/digest OFF") == answers.DIGEST_OFF
    assert await say(talk, mara, "/digest") == answers.DIGEST_NONE
    assert await say(talk, mara, "/digest 06:15") == answers.digest_set("06:15", kathmandu)


@pytest.mark.parametrize("wrong", ["25:00", "soon", "08:00 Atlantis", "08:00 CST", "08:00 +05:45"])
async def test_what_is_no_time_or_zone_is_named_and_changes_nothing(talk: Talk, wrong: str) -> None:
    mara = Private(talk.api, MARA)
    await say(talk, mara, "/digest 08:00 Berlin")
    answer = await say(talk, mara, f"/digest {wrong}")
    assert answer.startswith(f"“{wrong.split()[-1]}” ")
    assert await say(talk, mara, "/digest") == answers.digest_shown("08:00", BERLIN)


async def test_a_time_without_a_zone_asks_for_it_with_buttons_once(talk: Talk) -> None:
    mara = Private(talk.api, MARA)
    assert await say(talk, mara, "/digest 08:00") == answers.digest_zone_question("08:00")
    assert await Digests(talk.bot.database).subscription(MARA) is None
    [question] = talk.api.messages(MARA)
    mara.press(question, "Europe")
    await talk.settled()
    pressed = mara.press(question, "Berlin")
    await talk.settled()
    [set_now] = talk.api.messages(MARA)
    assert set_now.text == answers.digest_set("08:00", BERLIN)
    assert (set_now.buttons, talk.api.answered[pressed]) == ((), "")
    assert await say(talk, mara, "/digest 18:30") == answers.digest_set("18:30", BERLIN)


async def test_a_button_below_a_message_too_old_to_be_seen_still_sets_the_digest(talk: Talk) -> None:
    mara = Private(talk.api, MARA)
    await say(talk, mara, "/digest 08:00")
    [question] = talk.api.messages(MARA)
    inaccessible: dict[str, Json] = {"message_id": question.message_id, "chat": mara.chat.told, "date": 0}
    query: dict[str, Json] = {"id": "9", "from": mara.speaker.to_json(), "chat_instance": "1"}
    query |= {"data": "zone 08:00 Europe/Berlin", "message": inaccessible}
    talk.api.enqueue({"callback_query": query})
    await talk.settled()
    assert talk.texts(MARA) == [answers.digest_set("08:00", BERLIN)]


async def test_in_a_group_administrators_alone_set_the_digest_with_words_and_with_buttons(talk: Talk) -> None:
    ada, bo = Person(501, "Ada"), Person(502, "Bo")
    group = Group(talk.api, -1_001_000_000_001, bo, ada)
    group.promote(ada)
    assert await say(talk, group, "/digest 08:00 Berlin") == answers.ONLY_ADMINISTRATORS
    assert await say(talk, group, "/digest off") == answers.ONLY_ADMINISTRATORS
    assert await say(talk, group, "/digest") == answers.DIGEST_NONE
    group.say("/digest 08:00", by=ada)
    await talk.settled()
    question = talk.api.messages(group.id)[-1]
    refused = group.press(question, "Europe", by=bo)
    await talk.settled()
    assert talk.api.answered[refused] == answers.ONLY_ADMINISTRATORS
    assert talk.api.messages(group.id)[-1] == question
    group.press(question, "Europe", by=ada)
    await talk.settled()
    refused = group.press(question, "Berlin", by=bo)
    await talk.settled()
    assert talk.api.answered[refused] == answers.ONLY_ADMINISTRATORS
    group.press(question, "Berlin", by=ada)
    await talk.settled()
    assert talk.texts(group.id)[-1] == answers.digest_set("08:00", BERLIN)
    group.demote(ada)
    group.say("/digest off", by=ada)
    group.say("/digest 09:00", by=ANONYMOUS)
    await talk.settled()
    assert talk.texts(group.id)[-2:] == [answers.ONLY_ADMINISTRATORS, answers.digest_set("09:00", BERLIN)]


# What comes when.


async def test_a_digest_comes_once_at_its_time_and_not_before(talk: Talk) -> None:
    await subscribed(talk)
    assert await digests_at(talk, DUE - MINUTE) == []
    [digest] = await digests_at(talk, DUE)
    assert digest.startswith("Daily digest · Wed 15 May 2024\n")
    assert "railway bridge" in digest
    for later in (MINUTE, DAY / 2, DAY, 2 * DAY):
        assert await digests_at(talk, DUE + later) == []


async def test_several_stories_come_in_one_digest(talk: Talk) -> None:
    mara = await subscribed(talk)
    mara.forward(POST_TEXT, POST)
    await talk.settled()
    [digest] = await digests_at(talk, DUE)
    assert digest.startswith("Daily digest · Wed 15 May 2024 · 2 stories\n")
    assert "Aldby" in digest
    assert "railway bridge" in digest


async def test_a_story_that_grew_is_told_again_and_what_did_not_is_not(talk: Talk) -> None:
    mara = await subscribed(talk)
    mara.forward(POST_TEXT, POST)
    await talk.settled()
    await digests_at(talk, DUE)
    mara.forward(TRADE_TEXT, HERALD)
    await talk.settled()
    [digest] = await digests_at(talk, DUE + DAY)
    assert "2 outlets" in digest
    assert "Aldby" not in digest


async def test_the_first_digest_looks_back_a_day_from_when_it_was_asked_for(talk: Talk) -> None:
    mara = Private(talk.api, MARA)
    mara.forward(POST_TEXT, POST)
    await talk.settled()
    talk.clock.pass_time(timedelta(hours=10))
    mara.forward(DAILY_TEXT, COURIER)
    await talk.settled()
    talk.clock.pass_time(timedelta(hours=15))
    await say(talk, mara, "/digest 08:00 Berlin")
    [digest] = await digests_at(talk, DUE + DAY)
    assert "railway bridge" in digest
    assert "Aldby" not in digest


async def test_a_late_digest_comes_within_six_hours_and_else_with_the_next(talk: Talk) -> None:
    await subscribed(talk)
    assert await digests_at(talk, DUE + timedelta(hours=6)) == []
    [digest] = await digests_at(talk, DUE + DAY + timedelta(hours=5, minutes=59))
    assert digest.startswith("Daily digest · Thu 16 May 2024\n")
    assert "railway bridge" in digest


async def test_a_clock_set_back_repeats_no_date(talk: Talk) -> None:
    mara = await subscribed(talk)
    assert len(await digests_at(talk, DUE)) == 1
    talk.clock.now = DUE - timedelta(hours=3)
    mara.forward(POST_TEXT, POST)
    await talk.settled()
    assert [await digests_at(talk, DUE + late) for late in (-DAY, -MINUTE, 0 * MINUTE, DAY / 2)] == [[]] * 4
    [digest] = await digests_at(talk, DUE + DAY)
    assert "Aldby" in digest


@pytest.mark.parametrize(("place", "hours"), [("New York", 6), ("Kathmandu", 20.25), ("London", 1)])
async def test_a_zone_changed_a_minute_before_moves_the_digest(talk: Talk, place: str, hours: float) -> None:
    mara = await subscribed(talk)
    talk.clock.now = DUE - MINUTE
    await say(talk, mara, f"/digest 08:00 {place}")
    moved = DUE + timedelta(hours=hours)
    assert await digests_at(talk, DUE) == []
    assert await digests_at(talk, moved - MINUTE) == []
    assert len(await digests_at(talk, moved)) == 1
    assert await digests_at(talk, moved + MINUTE) == []


async def test_a_zone_changed_after_the_digest_brings_no_second_one_that_date(talk: Talk) -> None:
    mara = await subscribed(talk)
    assert len(await digests_at(talk, DUE)) == 1
    mara.forward(POST_TEXT, POST)
    await talk.settled()
    await say(talk, mara, "/digest 08:00 New York")
    assert await digests_at(talk, DUE + timedelta(hours=6)) == []
    [digest] = await digests_at(talk, DUE + timedelta(hours=30))
    assert digest.startswith("Daily digest · Thu 16 May 2024\n")


async def test_a_time_that_is_over_today_begins_tomorrow(talk: Talk) -> None:
    mara = await subscribed(talk)
    talk.clock.now = DUE - MINUTE
    await say(talk, mara, "/digest 07:30")
    assert await digests_at(talk, DUE) == []
    assert len(await digests_at(talk, DUE + DAY - 30 * MINUTE)) == 1


async def test_an_ended_digest_does_not_come(talk: Talk) -> None:
    mara = await subscribed(talk)
    await say(talk, mara, "/digest off")
    assert await digests_at(talk, DUE) == []


async def test_a_groups_digest_is_silent(talk: Talk) -> None:
    group = Group(talk.api, -44)
    group.promote(501)
    group.reply(group.forward(DAILY_TEXT, COURIER), "/summary")
    group.say("/digest 08:00 Berlin")
    await talk.settled()
    assert len(await digests_at(talk, DUE, -44)) == 1
    assert talk.api.messages(-44)[-1].disable_notification


# What happens on the way.


async def test_a_digest_that_was_cut_off_is_named_in_the_log_and_never_sent_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with talking(tmp_path) as talk:
        await subscribed(talk)
        at = int(DUE.timestamp())
        await Digests(talk.bot.database).claim(MARA, "2024-05-15", at)
        await talk.bot.replies.claim(send_key(MARA, "2024-05-15"), MARA, at)
    with caplog.at_level(logging.WARNING):
        async with talking(tmp_path, api=talk.api, clock=talk.clock) as again:
            again.clock.now = DUE
            await again.bot.digest.give_up_unfinished()
            assert await digests_at(again, DUE + MINUTE) == []
            assert await digests_at(again, DUE + DAY) == []
            Private(again.api, MARA).forward(POST_TEXT, POST)
            await again.settled()
            assert len(await digests_at(again, DUE + 2 * DAY)) == 1
    assert caplog.messages == [f"chat {MARA} may not have got its digest of 2024-05-15"]


async def test_a_digest_that_may_have_arrived_is_not_repeated(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    await subscribed(talk)
    talk.api.hang("sendMessage")
    assert len(await digests_at(talk, DUE)) == 1  # it did arrive, but nothing says so
    assert [await digests_at(talk, DUE + late) for late in (MINUTE, DAY)] == [[], []]
    assert f"chat {MARA} may not have got its digest of 2024-05-15" in caplog.messages


async def test_a_digest_that_could_not_be_sent_is_sent_at_the_next_look(talk: Talk) -> None:
    await subscribed(talk)
    talk.api.fail("sendMessage", 429, {"parameters": {"retry_after": 900}})
    assert await digests_at(talk, DUE) == []
    assert len(await digests_at(talk, DUE + MINUTE)) == 1
    assert await digests_at(talk, DUE + 2 * MINUTE) == []


async def test_a_digest_waits_as_long_as_telegram_asks(talk: Talk) -> None:
    await subscribed(talk)
    talk.api.fail("sendMessage", 429, {"parameters": {"retry_after": 1}})
    assert len(await digests_at(talk, DUE)) == 1
    assert await digests_at(talk, DUE + MINUTE) == []


async def test_a_chat_that_blocks_the_bot_is_told_all_when_it_is_back(talk: Talk) -> None:
    mara = await subscribed(talk)
    mara.block()
    await talk.settled()
    sent = len(talk.api.called("sendMessage"))
    assert await digests_at(talk, DUE) == []
    assert len(talk.api.called("sendMessage")) == sent
    mara.unblock()
    await talk.settled()
    [digest] = await digests_at(talk, DUE + DAY)
    assert "railway bridge" in digest


async def test_a_refusal_pauses_a_chat_until_it_is_heard_of(talk: Talk) -> None:
    mara = await subscribed(talk)
    talk.api.block(MARA)
    assert await digests_at(talk, DUE) == []
    tries = len(talk.api.called("sendMessage"))
    assert await digests_at(talk, DUE + DAY) == []
    assert len(talk.api.called("sendMessage")) == tries
    talk.api.unblock(MARA)
    await say(talk, mara, "/help")
    [digest] = await digests_at(talk, DUE + 2 * DAY)
    assert "railway bridge" in digest


async def test_a_chat_whose_digest_fails_does_not_hold_up_the_others(
    talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    await subscribed(talk)
    other = Private(talk.api, 72)
    other.forward(DAILY_TEXT, COURIER)
    other.say("/digest 08:00 Berlin")
    await talk.settled()
    talk.api.fail("sendMessage", 400, "Bad Request: STRANGE", chat=MARA)
    assert await digests_at(talk, DUE, 72) != []
    assert f"chat {MARA} cannot get its digest of 2024-05-15: Strange" in caplog.messages
    [digest] = await digests_at(talk, DUE + DAY)  # what was refused is told by the next
    assert "railway bridge" in digest
