"""People's updates are as Telegram makes them, seen through python-telegram-bot."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageOriginChannel
from telegram.error import ChatMigrated

from tests.rig.clients import heard, quick_bot
from tests.rig.cutting import LONGEST_PIECE, pieces_of
from tests.rig.entities import units
from tests.rig.people import ANONYMOUS, Channel, Group, Person, Private, channel_post
from tests.rig.telegram_state import TelegramState

ANN = 71
HERALD = Channel(-1_001_000_000_777, "Vale Herald", "valeherald")
NOON = datetime(2024, 5, 14, 12, 0, tzinfo=UTC)


async def test_privacy_mode_lets_through_commands_replies_to_the_bot_and_service_messages() -> None:
    api = TelegramState()
    group = Group(api, -1_001_000_000_001, Person(1, "Ada"), Person(2, "Bo"))
    article = group.forward("The dam opened in May.", HERALD, post=9)
    async with quick_bot(api) as bot:
        await bot.send_message(group.id, "Hello")
    group.say("just talk")
    group.reply(article, "talk about it")
    group.say("/summary@another_bot")
    group.say("see /summary")
    group.say("/summary")
    group.reply(article, f"/summary@{api.bot.username}", by=group.members[1])
    group.reply(api.messages(group.id)[0], "thanks")
    group.join(Person(3, "Cy"))
    messages = await heard(api)
    assert [message.text for message in messages] == ["/summary", "/summary@parallax_rig_bot", "thanks", None]
    assert messages[1].reply_to_message
    assert isinstance(messages[1].reply_to_message.forward_origin, MessageOriginChannel)
    assert messages[2].reply_to_message


@pytest.mark.parametrize("admin", [True, False])
async def test_without_privacy_mode_or_as_an_administrator_the_bot_hears_all(admin: bool) -> None:
    api = TelegramState()
    group = Group(api, -40, 1, privacy=admin)
    if admin:
        group.promote(api.bot.id)
    assert group.say("just talk").update_id


async def test_a_reply_travels_one_level_deep() -> None:
    api = TelegramState()
    ann = Private(api, ANN)
    ann.reply(ann.reply(ann.say("one"), "two"), "three")
    last = (await heard(api))[-1]
    assert last.reply_to_message
    assert (last.reply_to_message.text, last.reply_to_message.reply_to_message) == ("two", None)


async def test_unusual_senders_look_as_telegram_shows_them() -> None:
    api = TelegramState()
    group = Group(api, -1_001_000_000_001, 1, privacy=False)
    group.say("/forget", by=ANONYMOUS)
    group.auto_forward("The dam opened.", HERALD)
    channel_post(api, HERALD, "The dam opened.")
    group.forward("secret", hidden="Somebody", protected=True)
    anonymous, automatic, post, hidden = await heard(api)
    assert anonymous.sender_chat == anonymous.chat
    assert anonymous.from_user
    assert anonymous.from_user.is_bot
    assert automatic.is_automatic_forward
    assert post.from_user is None
    assert hidden.has_protected_content


@pytest.mark.parametrize("new_first", [True, False])
async def test_a_group_is_upgraded(new_first: bool) -> None:
    api = TelegramState()
    upgraded = Group(api, -40, 1).migrate(-1_001_000_000_040, new_first=new_first)
    messages = await heard(api)
    here, there = reversed(messages) if not new_first else messages
    assert (here.migrate_from_chat_id, there.migrate_to_chat_id) == (-40, upgraded.id)
    async with quick_bot(api) as bot:
        with pytest.raises(ChatMigrated):
            await bot.send_message(-40, "hello")
        assert await bot.send_message(upgraded.id, "hello")


async def test_blocking_and_adding_tell_the_bot() -> None:
    api = TelegramState()
    ann, group = Private(api, ANN), Group(api, -40, 1)
    ann.block()
    ann.unblock()
    group.remove_bot()
    group.add_bot()
    async with quick_bot(api) as bot:
        changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
        assert await bot.send_message(ANN, "welcome back")
    statuses = [change.new_chat_member.status for change in changes]
    assert statuses == ["kicked", "member", "kicked", "member"]


async def test_people_s_texts_carry_their_entities() -> None:
    api = TelegramState()
    Private(api, ANN).say("  🏟 /summary@parallax_rig_bot here ", links={"here": "https://vale.test/dam"})
    (message,) = await heard(api)
    assert message.text == "🏟 /summary@parallax_rig_bot here"
    assert list(message.parse_entities().values()) == ["/summary@parallax_rig_bot", "here"]
    assert message.entities[1].url == "https://vale.test/dam"


async def test_a_long_forward_comes_in_pieces_of_one_second() -> None:
    api = TelegramState(now=lambda: NOON)
    text = "\n".join("The dam at Vale opened its gates. " * 9 for _ in range(30))
    Private(api, ANN).forward_pieces(text, HERALD, post=40)
    messages = await heard(api)
    origins = [message.forward_origin for message in messages]
    assert [origin.message_id for origin in origins if isinstance(origin, MessageOriginChannel)] == [
        40,
        41,
        42,
    ]
    assert {message.date for message in messages} == {NOON}
    first = messages[0].message_id
    assert [message.message_id for message in messages] == [first, first + 1, first + 2]


@given(st.text(st.sampled_from("ab🏟 \n"), max_size=40), st.integers(0, 400), st.booleans())
def test_pieces_fit_and_lose_white_space_only(text: str, times: int, hard: bool) -> None:
    long = text * times
    pieces = pieces_of(long, hard=hard)
    assert all(0 < units(piece) <= LONGEST_PIECE for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(long.split())


def test_a_cut_prefers_a_newline_in_the_second_half_then_a_space() -> None:
    assert pieces_of("a" * 3000 + "\n" + "b " * 900)[0] == "a" * 3000
    assert pieces_of("a\n" + "b" * 3000 + " " + "c" * 3000)[0] == "a\n" + "b" * 3000
    assert [len(piece) for piece in pieces_of("a" * 3000 + " " + "b" * 3000, hard=True)] == [4096, 1905]


async def test_an_album_shares_its_group() -> None:
    api = TelegramState()
    ann = Private(api, ANN)
    ann.photo("The dam", album="a1")
    ann.photo(album="a1", channel=HERALD)
    messages = await heard(api)
    assert {message.media_group_id for message in messages} == {"a1"}
    assert [message.caption for message in messages] == ["The dam", None]
