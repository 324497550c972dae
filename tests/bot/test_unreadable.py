"""What cannot be read: one exact sentence for each kind; a link that failed can be tried again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.render import answers
from tests.bot.loopback_web import page
from tests.bot.private_chat import CHANNELS, COURIER, HERALD, LEDGER, MARA, Chat, chatting, outlets
from tests.bot.reports import rows_with, site
from tests.rig.entities import Json
from tests.rig.people import Person, Private

NO_ARTICLE = (
    "The message has no article in it: forward or paste one, or send its link or a .txt or .html file."
)
PICTURE = "The picture cannot be read: send the text of the article or a link to it."
TOO_LARGE = "flood.txt is larger than 4 MB: paste the text of the article alone."
CHINESE = (
    "桥梁在风暴中倒塌，铁路公司说线路至少关闭四个月，期间用公共汽车代替火车。交通部长表示原因正在调查之中。"
    * 6
)
UNSUPPORTED = (
    "is in a language that is not supported (zh): give a report in another language, such as English, German,"
    " Spanish or Russian."
)
STICKER: dict[str, Json] = {
    "file_id": "S1",
    "file_unique_id": "U1",
    "type": "regular",
    "width": 512,
    "height": 512,
    "is_animated": False,
    "is_video": False,
}
MENU = "Home\nSport\nWeather\nContact\nSubscribe\nLog in\n" * 6
BEGINNING = " ".join(HERALD.split()[:60])
NOTICE = "Subscribe to continue reading this article. Already a subscriber? Log in"

MESSAGES: dict[str, tuple[Callable[[Private], object], str]] = {
    "too short": (lambda mara: mara.say("Have you heard of the bridge?"), NO_ARTICLE),
    "sticker": (lambda mara: mara._write({"sticker": STICKER}), NO_ARTICLE),
    "picture": (lambda mara: mara.photo(), PICTURE),
    "picture with a few words": (lambda mara: mara.photo("The bridge at Ossen"), PICTURE),
    "album": (lambda mara: [mara.photo(album="a"), mara.photo(album="a")], PICTURE),
    "menu": (
        lambda mara: mara.say(MENU),
        "The message has no article in it: open the article itself and give its text or link.",
    ),
    "paywall": (
        lambda mara: mara.say(f"{BEGINNING}\n\n{NOTICE}"),
        "The message is cut off by a subscription notice: paste the whole text if you can read it.",
    ),
    "forwarded paywall": (
        lambda mara: mara.forward(f"{BEGINNING}\n\n{NOTICE}", CHANNELS["Coast Herald"]),
        "The post of Coast Herald is cut off by a subscription notice: paste the whole text if you can"
        " read it.",
    ),
    "language": (lambda mara: mara.say(CHINESE), f"The message {UNSUPPORTED}"),
    "pdf": (
        lambda mara: mara.send_file("flood.pdf", b"%PDF-1.7\n%\xe2\xe3", "application/pdf"),
        "flood.pdf is a PDF, not text: give the article as a .txt or .html file.",
    ),
    "empty file": (
        lambda mara: mara.send_file("flood.txt", b" \n", "text/plain"),
        "flood.txt is empty: give the text of an article.",
    ),
    "file said to be large": (
        lambda mara: mara.send_file("flood.txt", b"", "text/plain", size=4_000_001),
        TOO_LARGE,
    ),
    "file said to be small": (
        lambda mara: mara.send_file("flood.txt", b"a flood " * 500_001, "text/plain", size=9),
        TOO_LARGE,
    ),
    "file of two words": (
        lambda mara: mara.send_file("flood.txt", b"The water rises on and on in Oss.", "text/plain"),
        "flood.txt has only 8 words of article (20 are needed): give the whole article.",
    ),
}


@pytest.mark.parametrize("kind", MESSAGES)
async def test_what_is_no_article_is_told_in_one_sentence(tmp_path: Path, kind: str) -> None:
    send, sentence = MESSAGES[kind]
    async with chatting(tmp_path) as chat:
        send(chat.mara)
        await chat.talk.settled()
        [reply] = chat.sent
        assert (reply.text, reply.buttons) == (sentence, ())
        assert (await chat.talk.bot.database.rows("SELECT count(*) FROM members"))[0][0] == 0


async def test_a_file_that_telegram_does_not_give_is_told(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        chat.talk.api.fail("file", 502, b"Bad Gateway")
        chat.mara.send_file("flood.txt", COURIER.encode(), "text/plain")
        await chat.talk.settled()
        assert [sent.text for sent in chat.sent] == [
            "flood.txt could not be had from Telegram: check the link, try again later or paste the text."
        ]


LINKS: dict[str, tuple[bytes, str]] = {
    "missing": (
        page(b"", status="404 Not Found"),
        "does not exist (status 404): check the link or paste the text.",
    ),
    "in trouble": (
        page(b"", status="503 Service Unavailable"),
        "has trouble on its own side (status 503): try again in some minutes or paste the text.",
    ),
    "paywall": (
        site("Coast Herald", f"Varr rises\n\n{BEGINNING}\n\n{NOTICE}"),
        "is cut off by a subscription notice: paste the whole text if you can read it.",
    ),
    "login": (
        page(b"", status="401 Unauthorized"),
        "asks for a login (status 401): paste the text if you can read it.",
    ),
    "no article": (
        page(b"<!doctype html><body></body>"),
        "has no article in it: open the article itself and give its text or link.",
    ),
    "picture": (
        page(b"\x89PNG\r\n\x1a\n" + bytes(40), content_type="image/png"),
        "is a picture, not a page of text: give the article's page or its text.",
    ),
    "language": (site("Lessel", "桥梁倒塌\n\n" + CHINESE.replace("。", "。\n\n")), UNSUPPORTED),
    "too large": (
        page(bytes(2_000_001)),
        "is larger than 2 MB: paste the text of the article alone.",
    ),
}


@pytest.mark.parametrize("kind", LINKS)
async def test_a_link_that_failed_is_told_in_one_sentence_with_a_button(tmp_path: Path, kind: str) -> None:
    answer, sentence = LINKS[kind]
    async with chatting(tmp_path, {"/a": answer}) as chat:
        [reply] = await chat.said(f"Look: {chat.web.url('/a')}")
        assert reply.text == f"{chat.web.url('/a')} {sentence}"
        assert [button.text for button in reply.buttons] == ["Try again"]


async def test_a_link_to_nowhere_and_one_into_the_house_are_told(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        nowhere, inside = f"http://nowhere.test:{chat.web.port}/a", f"http://127.0.0.9:{chat.web.port}/"
        [reply] = await chat.said(f"{nowhere} {inside}")
        assert reply.text.splitlines() == [
            f"{nowhere} cannot be found (its name is unknown): check the link, try again later or paste the"
            " text.",
            f"{inside} leads to an address that is not on the public internet: give the link of a page that"
            " everybody can open.",
        ]
        assert [button.text for button in reply.buttons] == ["Try again"]


async def test_what_cannot_be_read_does_not_hold_up_the_rest(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        chat.forward("Harn Courier")
        chat.mara.photo()
        chat.forward("Morning Ledger")
        link = chat.mara.say(chat.web.url("/gone"))
        await chat.talk.settled()
        story, problems = chat.sent
        assert outlets(story) == ["Harn Courier", "Morning Ledger"]
        gone = f"{chat.web.url('/gone')} does not exist (status 404): check the link or paste the text."
        assert problems.text == f"{PICTURE}\n{gone}"
        assert problems.reply_to == link.message_id - 2


# Trying again.


async def failed(chat: Chat, *paths: str) -> None:
    await chat.said(" ".join(map(chat.web.url, paths)))


async def press(chat: Chat) -> str:
    """Press the newest button, and give the word that came with the answer."""
    message = next(sent for sent in reversed(chat.sent) if sent.buttons)
    query = chat.mara.press(message, "Try again")
    await chat.talk.settled()
    return chat.talk.api.answered[query]


async def test_a_failed_link_is_kept_until_it_could_be_read(tmp_path: Path) -> None:
    routes: dict[str, bytes] = {}
    async with chatting(tmp_path, routes) as chat:
        await failed(chat, "/a")
        before = chat.sent
        assert await press(chat) == answers.TRYING
        assert [(sent.text, sent.buttons) for sent in chat.sent] == [(s.text, s.buttons) for s in before]
        routes["/a"] = site("Harn Courier", COURIER)
        data = chat.sent[0].buttons[0].data or ""
        assert await press(chat) == answers.TRYING
        problem, story = chat.sent
        assert story.text.startswith(COURIER.splitlines()[0])
        assert (problem.text, problem.buttons) == (answers.READ_NOW, ())
        query = chat.mara.press_data(problem, data)  # by somebody who still sees the button
        await chat.talk.settled()
        assert chat.talk.api.answered[query] == answers.TRIED_ALREADY
        assert chat.web.asked == ["/a"] * 3


async def test_only_the_links_that_failed_are_tried_again(tmp_path: Path) -> None:
    routes = {"/up": site("Harn Courier", COURIER)}
    async with chatting(tmp_path, routes) as chat:
        await failed(chat, "/up", "/down", "/gone")
        routes["/down"] = site("Morning Ledger", LEDGER)
        await press(chat)
        assert sorted(chat.web.asked) == ["/down", "/down", "/gone", "/gone", "/up"]
        story, problem = chat.sent
        assert outlets(story) == ["Harn Courier", "Morning Ledger"]
        assert len(problem.text.splitlines()) == 1
        routes["/gone"] = site("Coast Herald", HERALD)
        chat.mara.press(problem, "Try again")
        await chat.talk.settled()
        assert outlets(chat.sent[0]) == ["Coast Herald", "Harn Courier", "Morning Ledger"]


async def test_two_presses_at_once_read_a_link_once(tmp_path: Path) -> None:
    routes: dict[str, bytes] = {}
    async with chatting(tmp_path, routes) as chat:
        await failed(chat, "/a")
        routes["/a"] = site("Harn Courier", COURIER)
        queries = [chat.mara.press(chat.sent[0], "Try again") for _ in range(3)]
        await chat.talk.settled()
        assert [chat.talk.api.answered[query] for query in queries] == [
            answers.TRYING,
            *[answers.TRIED_ALREADY] * 2,
        ]
        assert len(chat.sent) == 2


async def test_nobody_presses_another_chats_button(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await failed(chat, "/a")
        data = chat.sent[0].buttons[0].data or ""
        stranger = Private(chat.talk.api, 72, "Otto")
        stranger.say("Hello")
        await chat.talk.settled()
        [own] = chat.talk.api.messages(72)
        query = stranger.press_data(own, data)  # as an altered client can
        await chat.talk.settled()
        assert chat.talk.api.answered[query] == answers.TRIED_ALREADY
        assert len(chat.web.asked) == 1
        assert await press(chat) == answers.TRYING  # Mara's own still works


async def test_a_button_with_odd_data_does_nothing(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await failed(chat, "/a")
        for data in ("retry", "retry x", "retry 99999999999999999999", "retry -1", "noise"):
            chat.mara.press_data(chat.sent[0], data)
        await chat.talk.settled()
        assert len(chat.web.asked) == 1
        assert len(chat.sent) == 1


async def test_a_teaser_stands_for_its_page_until_that_can_be_read(tmp_path: Path) -> None:
    routes: dict[str, bytes] = {}
    async with chatting(tmp_path, routes) as chat:
        chat.forward("Harn Courier")
        chat.mara.forward(f"{BEGINNING} {chat.web.url('/a')}", CHANNELS["Coast Herald"])
        await chat.talk.settled()
        story, problem = chat.sent
        assert outlets(story) == ["Coast Herald (teaser only)", "Harn Courier"]
        assert problem.text == (
            f"{chat.web.url('/a')} does not exist (status 404): check the link or paste the text.\n"
            "Until it can be read, only the beginning that came with the link counts (teaser only)."
        )
        routes["/a"] = site("Coast Herald", HERALD)
        await press(chat)
        assert outlets(chat.sent[0]) == ["Coast Herald", "Harn Courier"]
        assert len(chat.sent) == 2


async def test_failed_links_go_with_the_chat(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await failed(chat, "/a")
        await chat.said("/forget")
        chat.mara.press(chat.sent[-1], answers.FORGET_YES, by=Person(MARA))
        await chat.talk.settled()
        assert not await rows_with(chat.talk.bot.database, "story.test")
        assert await press(chat) == answers.TRIED_ALREADY
