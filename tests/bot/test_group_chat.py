"""Groups: what the bot answers there, what it leaves alone and does not keep, and where it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from bot.render import answers
from tests.bot.loopback_web import names, policy, serve
from tests.bot.reports import (
    DAILY_TEXT,
    HERALD,
    HERALD_TEXT,
    POST_TEXT,
    TIMES_TEXT,
    TRADE_TEXT,
    files_with,
    rows_with,
    site,
)
from tests.rig.entities import Json
from tests.rig.people import ANONYMOUS, Channel, Group, Person, Said, channel_post
from tests.rig.talk import Talk, talking

VALLEY = -1_001_000_000_001
ADA, BO = Person(501, "Ada"), Person(502, "Bo")
COURIER = Channel(-1_001_000_000_778, "Harn Courier")
POST = Channel(-1_001_000_000_779, "Skerry Post")
BRIDGE, ALDBY = "railway bridge", "Aldby"


def valley(talk: Talk, *, privacy: bool = True) -> Group:
    return Group(talk.api, VALLEY, ADA, BO, privacy=privacy)


async def ask(talk: Talk, group: Group, about: Said | None = None, command: str = "/summary") -> Said:
    """Send a command, in reply to a message or alone, and wait for what comes of it."""
    said = group.reply(about, command, by=BO) if about else group.say(command)
    await talk.settled()
    return said


# What it answers.


@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
async def test_summary_in_a_caption_reads_what_stands_behind_it(tmp_path: Path, between: str) -> None:
    async with talking(tmp_path) as talk:
        valley(talk).photo(f"/summary{between}{DAILY_TEXT[:900]}")
        await talk.settled()
        [answer] = talk.texts(VALLEY)
        assert "1 outlet" in answer


async def test_stories_that_one_summary_has_no_room_for_are_told_by_the_next(tmp_path: Path) -> None:
    words = ["heron", "lantern", "quarry", "bakery", "tram", "orchard", "viola"]
    async with talking(tmp_path) as talk:
        group = valley(talk)
        for word in words:
            group.say(f"/summary The {word} of Lessel was the talk of the day. " + f"{word.title()}s! " * 20)
        await talk.settled()
        told = len(talk.texts(VALLEY))
        assert told == len(words)
        await ask(talk, group)
        *first, more = talk.texts(VALLEY)[told:]
        assert (len(first), more) == (5, answers.more_stories(2, last_day=False))
        await ask(talk, group)
        assert len(talk.texts(VALLEY)) == told + len(first) + 1 + 2
        await ask(talk, group)
        assert talk.texts(VALLEY)[-1] == answers.NOTHING_NEW


async def test_an_article_behind_summary_is_read_whatever_link_is_in_it(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        valley(talk).say(f"/summary {DAILY_TEXT[:3000]}\nhttp://nowhere.invalid/a")
        await talk.settled()
        [answer] = talk.texts(VALLEY)
        assert "1 outlet" in answer


WAYS: Mapping[str, tuple[str, Callable[[Group], Said]]] = {
    "pasted": ("Pasted text 1", lambda group: group.say(DAILY_TEXT)),
    "forwarded": ("Coast Herald", lambda group: group.forward(HERALD_TEXT[:4000], HERALD, post=9)),
    "file": (
        "track-and-trade",
        lambda g: g.send_file("track-and-trade.txt", TRADE_TEXT.encode(), "text/plain"),
    ),
}


@pytest.mark.parametrize("way", WAYS)
async def test_summary_in_reply_to_an_article_tells_it(tmp_path: Path, way: str) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk)
        outlet, bring = WAYS[way]
        article = bring(group)
        assert article.update_id is None  # privacy mode: it travels with the reply alone
        question = await ask(talk, group, article)
        [answer] = talk.api.messages(VALLEY)
        assert "\n1 outlet" in answer.text
        assert await talk.bot.database.rows("SELECT chat, outlet FROM members") == [(VALLEY, outlet)]
        assert (answer.reply_to, answer.disable_notification) == (question.message_id, True)
        assert answer.link_preview_options == {"is_disabled": True}
        assert talk.api.reactions == {(VALLEY, question.message_id): ["👀"]}
        assert len(talk.api.called("setMessageReaction")) == 1


async def test_summary_in_reply_to_a_link_and_with_links_reads_them(tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        routes = {
            "/herald": site("Coast Herald", HERALD_TEXT),
            "/daily": site("Skelland Daily", DAILY_TEXT),
            "/trade": site("Track & Trade", TRADE_TEXT),
        }
        web = await stack.enter_async_context(serve(routes))
        resolve = names(**{f"{host}_test": [["127.0.0.1"]] for host in ("story", "daily", "trade")})
        talk = await stack.enter_async_context(talking(tmp_path, policy=policy(web, resolve)))
        group = valley(talk)
        await ask(talk, group, group.say(f"Have you seen {web.url('/herald')} yet?"))
        assert await talk.bot.database.rows("SELECT outlet FROM members") == [("Coast Herald",)]
        links = web.url("/daily", "daily.test"), web.url("/trade", "trade.test")
        await ask(talk, group, None, f"/summary {links[0]} {links[1]}")
        [answer] = talk.api.messages(VALLEY)
        assert "\n3 outlets" in answer.text
        assert all(outlet in answer.text for outlet in ("Coast Herald", "Skelland Daily", "Track & Trade"))


async def test_a_link_that_cannot_be_read_is_named_and_can_be_tried_again(tmp_path: Path) -> None:
    async with serve({}) as web:
        pass
    async with talking(tmp_path, policy=policy(web)) as talk:
        group = valley(talk)
        question = await ask(talk, group, None, f"/summary {web.url('/herald')}")
        [answer] = talk.api.messages(VALLEY)
        assert answer.text.startswith(f"{web.url('/herald')} cannot be reached")
        assert (answer.reply_to, answer.disable_notification) == (question.message_id, True)
        async with serve({"/herald": site("Coast Herald", HERALD_TEXT)}, port=web.port):
            group.press(answer, answers.TRY_AGAIN, by=ADA)
            await talk.settled()
        assert "1 outlet" in talk.texts(VALLEY)[-1]
        assert await talk.bot.database.rows("SELECT outlet FROM members") == [("Coast Herald",)]


async def test_summary_alone_tells_what_is_new_since_the_last(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk)
        await ask(talk, group)
        assert talk.texts(VALLEY) == [answers.EMPTY_SUMMARY]
        await ask(talk, group, group.forward(DAILY_TEXT, COURIER))
        await ask(talk, group, group.forward(POST_TEXT, POST))
        assert len(talk.texts(VALLEY)) == 3
        await ask(talk, group)
        oldest_first = talk.texts(VALLEY)[3:]
        assert [ALDBY in text for text in oldest_first] == [False, True]
        await ask(talk, group)
        assert talk.texts(VALLEY)[5:] == [answers.NOTHING_NEW]
        await ask(talk, group, group.forward(TIMES_TEXT, HERALD))
        told = len(talk.texts(VALLEY))
        await ask(talk, group)
        [again] = talk.texts(VALLEY)[told:]
        assert "2 outlets" in again
        assert ALDBY in again


async def test_summary_24h_tells_the_last_day_whatever_was_told_before(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk)
        await ask(talk, group, group.forward(DAILY_TEXT, COURIER))
        talk.clock.pass_time(timedelta(hours=20))
        await ask(talk, group, group.forward(POST_TEXT, POST))
        await ask(talk, group)
        told = len(talk.texts(VALLEY))
        await ask(talk, group, None, "/summary 24h")
        assert [ALDBY in text for text in talk.texts(VALLEY)[told:]] == [True, False]
        talk.clock.pass_time(timedelta(hours=5))
        told = len(talk.texts(VALLEY))
        await ask(talk, group, None, "/summary 24h")
        assert [ALDBY in text for text in talk.texts(VALLEY)[told:]] == [True]


async def test_the_bot_answers_to_its_name_in_any_case_and_to_no_other(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk, privacy=False)
        for command in ("/summary@otherbot", "/help@otherbot", "/digest@otherbot 08:00"):
            assert (await ask(talk, group, None, command)).update_id
        assert talk.texts(VALLEY) == []
        for command in ("/summary@parallax_rig_bot", "/SUMMARY@Parallax_Rig_Bot"):
            await ask(talk, group, None, command)
        assert talk.texts(VALLEY) == [answers.EMPTY_SUMMARY] * 2


# What it leaves alone, and does not keep.


WORDS = "the lanterns of Quillmoor"


async def test_talk_is_neither_answered_nor_stored(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk, privacy=False)
        for text in (
            WORDS,
            f"see /summary about {WORDS}",
            f"mail ada@quillmoor.test: {WORDS}",
            DAILY_TEXT,
        ):
            assert group.say(text).update_id
        group.photo(WORDS)
        group.send_file("secret.txt", WORDS.encode(), "text/plain", f"{WORDS} in a caption")
        group.forward(f"{HERALD_TEXT[:3000]} {WORDS}", HERALD)
        group.edit(group.say("first words"), WORDS)
        group.join(Person(503, WORDS))
        group.auto_forward(WORDS, HERALD)
        await talk.settled()
        assert (talk.texts(VALLEY), talk.api.reactions, talk.api.actions) == ([], {}, [])
        assert await rows_with(talk.bot.database, WORDS) == {}
        assert files_with(tmp_path, WORDS) == []
        assert await rows_with(talk.bot.database, str(VALLEY)) == {}


@pytest.mark.parametrize("command", ["/weather", "/note@otherbot", "/summary@otherbot", "/summaryx", "/"])
async def test_other_bots_commands_are_neither_answered_nor_kept(tmp_path: Path, command: str) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk, privacy=False)
        group.say(f"{command} {WORDS}")
        group.reply(group.say(f"{WORDS} again"), command)
        await talk.settled()
        assert (talk.texts(VALLEY), talk.api.reactions) == ([], {})
        assert await rows_with(talk.bot.database, WORDS) == {}


async def test_commands_that_name_another_bot_reach_no_file(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        valley(talk, privacy=False).say(f"/note@otherbot {WORDS}")
        await talk.settled()
        assert files_with(tmp_path, WORDS) == []


async def test_a_reply_to_the_bots_message_is_left_alone_unless_it_is_a_command(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk)
        await ask(talk, group, group.forward(DAILY_TEXT, COURIER))
        [story] = talk.api.messages(VALLEY)
        assert group.reply(story, f"No wonder, {WORDS}").update_id
        await talk.settled()
        assert len(talk.texts(VALLEY)) == 1
        assert await rows_with(talk.bot.database, WORDS) == {}
        assert files_with(tmp_path, WORDS) == []
        group.reply(story, "/summary")
        await talk.settled()
        assert [BRIDGE in text for text in talk.texts(VALLEY)] == [
            True,
            True,
        ]  # the stories, not its own words
        assert "1 outlet" in talk.texts(VALLEY)[1]


@pytest.mark.parametrize("text", ["Shall we have lunch?", "/start"])
async def test_summary_in_reply_to_plain_talk_says_that_it_is_no_article(tmp_path: Path, text: str) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk)
        await ask(talk, group, group.say(text))
        said = talk.texts(VALLEY)[-1]
        assert said.startswith("The message ")
        assert await talk.bot.database.rows("SELECT * FROM members") == []
        assert await rows_with(talk.bot.database, "lunch") == {}


async def test_other_bots_and_channels_are_left_alone(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        robot = Person(777, "Robot", "newsrobot", is_bot=True)
        group = Group(talk.api, VALLEY, ADA, robot, privacy=False)
        group.say("/summary", by=robot)
        channel_post(talk.api, HERALD, f"/summary {WORDS}")
        await talk.settled()
        assert talk.texts(VALLEY) == []
        assert talk.texts(HERALD.id) == []
        assert await rows_with(talk.bot.database, WORDS) == {}


# Where and how it answers.


async def test_an_anonymous_administrator_is_answered(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk)
        group.reply(group.forward(DAILY_TEXT, COURIER), "/summary", by=ANONYMOUS)
        group.say("/help@parallax_rig_bot", by=ANONYMOUS)
        await talk.settled()
        story, told = talk.texts(VALLEY)
        assert BRIDGE in story
        assert told == answers.HELP_GROUP


async def test_a_question_in_a_topic_does_not_answer_the_topics_first_message(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk)
        topic: dict[str, Json] = {"message_id": 4, "date": talk.api.date(), "chat": group.chat.told}
        topic |= {"from": ADA.to_json(), "forum_topic_created": {"name": "Storms", "icon_color": 7322096}}
        topic |= {"message_thread_id": 4, "is_topic_message": True}
        asked: dict[str, Json] = {"text": "/summary", "message_thread_id": 4, "is_topic_message": True}
        asked |= {"entities": [{"type": "bot_command", "offset": 0, "length": 8}]}
        question = group._write({**asked, "reply_to_message": topic})
        await talk.settled()
        [answer] = talk.api.messages(VALLEY)
        assert (answer.text, answer.reply_to) == (answers.EMPTY_SUMMARY, question.message_id)


@pytest.mark.parametrize("date", [0, 1, 4_102_444_800])
async def test_odd_dates_and_numbers_are_no_trouble(tmp_path: Path, date: int) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk)
        group.chat.last_id = 2**31 - 10
        article = group._write({"text": DAILY_TEXT}, date=date)
        await ask(talk, group, article)
        [story] = talk.texts(VALLEY)
        assert BRIDGE in story


async def test_a_second_report_is_added_in_sight_and_told_anew_out_of_sight(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk)
        await ask(talk, group, group.forward(DAILY_TEXT, COURIER))
        await ask(talk, group, group.forward(TRADE_TEXT, HERALD))
        [story] = talk.api.messages(VALLEY)
        assert "2 outlets" in story.text
        assert len(story.edited) == 1
        for number in range(12):
            group.say(f"talk {number}")
        question = await ask(talk, group, group.say(DAILY_TEXT.replace("40 trains", "42 trains")))
        old, new = talk.api.messages(VALLEY)
        assert (new.reply_to, new.edited) == (question.message_id, ())
        assert "2 outlets" in new.text
        assert old.text != story.text
        assert "2 outlets" in old.text
        assert not old.buttons


@pytest.mark.parametrize(("minutes", "messages"), [(9, 1), (11, 2)])
async def test_in_a_basic_group_a_message_is_in_sight_for_ten_minutes(
    tmp_path: Path, minutes: int, messages: int
) -> None:
    async with talking(tmp_path) as talk:
        group, other = Group(talk.api, -77, ADA), Group(talk.api, -78, ADA)
        await ask(talk, group, group.forward(DAILY_TEXT, COURIER))
        for _ in range(20):
            other.say("talk that counts on their messages too")
        talk.clock.pass_time(timedelta(minutes=minutes))
        await ask(talk, group, group.forward(TRADE_TEXT, HERALD))
        assert len(talk.texts(-77)) == messages
        assert "2 outlets" in talk.texts(-77)[-1]


async def test_after_six_hours_only_what_is_new_is_told_and_the_old_message_points_on(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk)
        await ask(talk, group, group.forward(DAILY_TEXT, COURIER))
        await ask(talk, group, group.forward(POST_TEXT, POST))
        talk.clock.pass_time(timedelta(hours=6, minutes=1))
        await ask(talk, group, group.forward(TRADE_TEXT, HERALD))
        old, _, news = talk.api.messages(VALLEY)
        assert news.text.startswith("New in: ")
        assert news.reply_to == old.message_id
        assert len(old.edited) == 1


async def test_a_report_sent_again_points_to_where_it_was_shared(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk)
        article = group.forward(DAILY_TEXT, COURIER)
        first = await ask(talk, group, article)
        again = await ask(talk, group, article)
        story, pointer = talk.api.messages(VALLEY)
        assert pointer.text == f"Already shared today: https://t.me/c/1000000001/{first.message_id}"
        assert pointer.reply_to == again.message_id
        assert (story.edited, pointer.disable_notification) == ((), True)


async def test_groups_know_nothing_of_each_other(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        here, there = valley(talk), Group(talk.api, -77, ADA)
        await ask(talk, here, here.forward(DAILY_TEXT, COURIER))
        await ask(talk, there)
        there.reply(there.forward(TRADE_TEXT, HERALD), "/summary")
        await talk.settled()
        empty, alone = talk.texts(-77)
        assert empty == answers.EMPTY_SUMMARY
        assert "1 outlet" in alone
        assert all(sent.disable_notification for sent in talk.api.messages(-77))
