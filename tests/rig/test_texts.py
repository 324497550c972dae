"""What the bot sends is taken or refused as Telegram does, seen through python-telegram-bot."""

from __future__ import annotations

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity
from telegram.error import BadRequest

from tests.rig.clients import quick_bot
from tests.rig.entities import covered
from tests.rig.people import Private
from tests.rig.telegram_state import TelegramState

ANN = 71


async def test_edits_keep_telegrams_rules() -> None:
    api = TelegramState()
    ann = Private(api, ANN)
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Again", callback_data="again")]])
    async with quick_bot(api) as bot:
        sent = await bot.send_message(ANN, "one", reply_markup=markup)
        await bot.edit_message_text("two", ANN, sent.message_id, reply_markup=markup)
        with pytest.raises(BadRequest, match="Message is not modified"):
            await bot.edit_message_text("two", ANN, sent.message_id, reply_markup=markup)
        await bot.edit_message_text("two", ANN, sent.message_id)  # takes the buttons away
        (now,) = api.messages(ANN)
        assert (now.text, now.edited, now.buttons) == ("two", ("one",), ())
        with pytest.raises(BadRequest, match="Message to edit not found"):
            await bot.edit_message_text("two", ANN, 999)
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await bot.edit_message_text("two", ANN, ann.say("mine").message_id)
        await bot.delete_message(ANN, sent.message_id)
        assert api.messages(ANN) == []
        with pytest.raises(BadRequest, match="Message to delete not found"):
            await bot.delete_message(ANN, sent.message_id)


@pytest.mark.parametrize(
    ("entity", "fits"),
    [((0, 2), True), ((3, 4), True), ((0, 1), False), ((1, 3), False), ((5, 4), False), ((0, 0), False)],
)
async def test_entities_lie_inside_the_text_and_cut_no_character(entity: tuple[int, int], fits: bool) -> None:
    api = TelegramState()
    Private(api, ANN)
    async with quick_bot(api) as bot:
        send = bot.send_message(ANN, "🏟 dam!", entities=[MessageEntity("bold", *entity)])
        if fits:
            assert (await send).entities[0].offset == entity[0]
        else:
            with pytest.raises(BadRequest, match="Can't parse entities"):
                await send


async def test_texts_are_trimmed_and_have_their_limits() -> None:
    api = TelegramState()
    Private(api, ANN)
    async with quick_bot(api) as bot:
        bold = MessageEntity("bold", 1, 5)
        message = await bot.send_message(ANN, "  dam  ", entities=[bold])
        assert (message.text, message.entities[0].offset, message.entities[0].length) == ("dam", 0, 3)
        await bot.send_message(ANN, "🏟" * 2048)
        many = [MessageEntity("bold", place, 1) for place in range(101)]
        for text, entities, why in (
            ("🏟" * 2048 + "a", None, "too long"),
            ("", None, "text is empty"),
            (" \n", None, "non-empty"),
            ("a" * 200, many, "more than 100"),
        ):
            with pytest.raises(BadRequest, match=why):
                await bot.send_message(ANN, text, entities=entities)


async def test_the_server_marks_what_it_finds() -> None:
    api = TelegramState()
    text = "See https://vale.test/dam?x=1, vale.org or @valeherald; #dam and /summary but not and/or 5/6 a@b"
    Private(api, ANN)
    async with quick_bot(api) as bot:
        await bot.send_message(ANN, text)
    (sent,) = api.messages(ANN)
    assert [(entity.type, covered(sent.text, entity)) for entity in sent.entities] == [
        ("url", "https://vale.test/dam?x=1"),
        ("url", "vale.org"),
        ("mention", "@valeherald"),
        ("hashtag", "#dam"),
        ("bot_command", "/summary"),
    ]


async def test_html_becomes_text_and_entities() -> None:
    api = TelegramState()
    Private(api, ANN)
    html = (
        '🏟 <b>Dam <i>&lt;open&gt;</i></b> <a href="https://vale.test/a?b&amp;c">link</a> '
        '<blockquote expandable>long</blockquote> <span class="tg-spoiler">x</span><b></b>'
    )
    async with quick_bot(api) as bot:
        await bot.send_message(ANN, html, parse_mode="HTML")
    (sent,) = api.messages(ANN)
    assert sent.text == "🏟 Dam <open> link long x"
    assert [(entity.type, covered(sent.text, entity), entity.url) for entity in sent.entities] == [
        ("bold", "Dam <open>", None),
        ("italic", "<open>", None),
        ("text_link", "link", "https://vale.test/a?b&c"),
        ("expandable_blockquote", "long", None),
        ("spoiler", "x", None),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<b>open",
        "</b>",
        "<b><i>x</b></i>",
        "a < b",
        "<p>x</p>",
        "<b",
        "<span>x</span>",
        "<i x>y</i>",
        "<br/>",
    ],
)
async def test_bad_html_is_refused(html: str) -> None:
    api = TelegramState()
    Private(api, ANN)
    async with quick_bot(api) as bot:
        with pytest.raises(BadRequest, match="Can't parse entities"):
            await bot.send_message(ANN, html, parse_mode="HTML")
