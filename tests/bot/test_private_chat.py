"""A person's articles in private: how they come, whose they are, and one reply for each story."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.render import answers
from bot.render.lines import ALONE
from tests.bot.private_chat import (
    ALDBY,
    BRIDGE,
    CHANNELS,
    COURIER,
    DAILY,
    HERALD,
    LEDGER,
    MARA,
    POST,
    TIMES,
    TRADE,
    chatting,
    outlets,
)
from tests.bot.reports import files_with, rows_with, site
from tests.rig.cutting import pieces_of
from tests.rig.people import Channel, Person

TEASER = " ".join(HERALD.split()[:40])
HTML = site("Lessel Gazette", HERALD).partition(b"\r\n\r\n")[2]


async def test_a_forwards_outlet_is_the_channel_it_was_first_posted_in(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        chat.forward("Harn Courier")
        chat.mara.forward(LEDGER, CHANNELS["Morning Ledger"], by=Person(MARA, "Somebody Else"))
        await chat.talk.settled()
        [reply] = chat.sent
        assert outlets(reply) == ["Harn Courier", "Morning Ledger"]


async def test_of_what_people_wrote_nobodys_name_is_kept(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        chat.mara.forward(COURIER, hidden="Hidden Hilda")
        chat.mara.forward(LEDGER, user=Person(72, "Known Karl", "known_karl"))
        await chat.talk.settled()
        [reply] = chat.sent
        assert outlets(reply) == ["Pasted text 1", "Pasted text 2"]
        assert await rows_with(chat.talk.bot.database, "The middle span of the bridge")  # of LEDGER's text
        for name in ("Hilda", "Karl", "known_karl", "Mara"):
            assert not await rows_with(chat.talk.bot.database, name)
    assert not files_with(tmp_path, "Hilda")


async def test_pasted_texts_are_numbered_on_from_each_other(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        for text in (COURIER, POST, LEDGER):
            chat.mara.say(text)
            await chat.talk.settled()
        bridge, aldby = chat.sent
        assert outlets(bridge) == ["Pasted text 1", "Pasted text 3"]
        await chat.said(TIMES)
        assert outlets(chat.sent[1]) == ["Pasted text 2", "Pasted text 4"]
        assert aldby.message_id == chat.sent[1].message_id


PASTED = BRIDGE["Harn Courier"]
NO_TITLE = PASTED.partition("\n")[2].strip()
SHOUTED = "\n".join([PASTED.splitlines()[0].upper(), *PASTED.splitlines()[1:]])
IN_ONE_LINE = " ".join(PASTED.split())
OTHER_QUOTES = PASTED.replace("'", "’")


@pytest.mark.parametrize("copy", [NO_TITLE, SHOUTED, IN_ONE_LINE, OTHER_QUOTES])
@pytest.mark.parametrize("first", ["forwarded", "pasted", "pasted before"])
async def test_a_report_pasted_again_is_no_further_outlet(tmp_path: Path, first: str, copy: str) -> None:
    async with chatting(tmp_path) as chat:
        if first == "pasted before":
            await chat.said(copy)
        if first == "pasted":
            await chat.said(PASTED)
        else:
            await chat.forwarded("Harn Courier")
        if first != "pasted before":
            await chat.said(copy)
        assert chat.sent[0].text.splitlines()[1] == "1 outlet"
        await chat.forwarded("Coast Herald")
        name = "Pasted text 1" if first == "pasted" else "Harn Courier"
        assert outlets(chat.sent[0]) == ["Coast Herald", name]


async def test_one_report_alone_has_three_sentences_and_asks_for_another(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        [reply] = await chat.forwarded("Harn Courier")
        headline, meta, blank, *lines = reply.text.splitlines()
        assert (headline, meta, blank) == (COURIER.splitlines()[0], "1 outlet", "")
        assert [line[:2] for line in lines] == ["• "] * 3 + ["", ALONE[:2]]
        assert lines[-1] == ALONE


@pytest.mark.parametrize("hard", [False, True])
@pytest.mark.parametrize("pasted", [False, True])
async def test_an_article_that_the_client_cut_is_one_report(
    tmp_path: Path, *, pasted: bool, hard: bool
) -> None:
    long = f"{HERALD}\n\n{LEDGER}"
    async with chatting(tmp_path) as chat:
        if pasted:
            assert len(chat.mara.say_pieces(long, hard=hard)) == 2
        else:
            chat.mara.forward_pieces(long, CHANNELS["Coast Herald"], hard=hard)
        await chat.talk.settled()
        [reply] = chat.sent
        assert "1 outlet\n" in reply.text
        assert (await chat.talk.bot.database.rows("SELECT count(*) FROM members"))[0][0] == 1


async def test_two_long_posts_of_one_channel_are_two_articles(tmp_path: Path) -> None:
    assert len(pieces_of(HERALD + TIMES)) == 2  # too long for one message, and yet not cut out of one
    async with chatting(tmp_path) as chat:
        for text in (HERALD, TIMES):
            chat.mara.forward(text, CHANNELS["Coast Herald"])
        await chat.talk.settled()
        assert [sent.text.splitlines()[0] for sent in chat.sent] == [
            HERALD.splitlines()[0],
            TIMES.splitlines()[0],
        ]


async def test_twenty_forwards_of_three_stories_get_three_replies(tmp_path: Path) -> None:
    museum = [
        f"The museum of clocks in Brenning opens again on {day}\n\nAfter two years of work the museum of"
        f" clocks in Brenning lets visitors in again on {day}, its director Ilse Varga said. The collection"
        " of 900 clocks was kept in a salt mine meanwhile. The new roof cost three million crowns, of which"
        f" the county paid half. {extra}"
        for day, extra in (
            ("Friday", "Entry is free for the first week."),
            ("Friday", "A clock that Varga's grandfather built strikes the hour at the door."),
            ("Friday morning", "School classes come first, from nine o'clock on."),
        )
    ]
    bridge = [*BRIDGE.values()] * 2
    aldby = [*ALDBY.values()] * 3
    texts: Sequence[str] = [*bridge, *aldby, *museum, museum[0]]
    async with chatting(tmp_path) as chat:
        said = [
            chat.mara.forward(text, Channel(-1_001_000_000_800 - number, f"Outlet {number}"))
            for number, text in enumerate(texts)
        ]
        assert len(said) == 20
        await chat.talk.settled()
        assert [sent.text.splitlines()[1].split(" · ")[0] for sent in chat.sent] == [
            "10 outlets",
            "6 outlets",
            "4 outlets",
        ]
        # Each answers the first report of its own story.
        assert [sent.reply_to for sent in chat.sent] == [said[at].message_id for at in (0, 10, 16)]
        assert all(not sent.edited for sent in chat.sent)


async def test_an_album_is_read_by_its_caption(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        for text in ("", HERALD[:1000], ""):
            chat.mara.photo(text, channel=CHANNELS["Coast Herald"], album="flood")
        await chat.talk.settled()
        [reply] = chat.sent
        assert reply.text.startswith(HERALD.splitlines()[0])


async def test_a_picture_or_film_sent_as_a_file_is_read_by_its_caption(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        chat.mara.send_file(
            "bridge.mp4", b"\0\0\0\x18ftypmp42", "video/mp4", HERALD[:1000], channel=CHANNELS["Coast Herald"]
        )
        await chat.talk.settled()
        [reply] = chat.sent
        assert reply.text.startswith(HERALD.splitlines()[0])


async def test_links_are_read_wherever_they_stand(tmp_path: Path) -> None:
    pages = {f"/{n}": site(outlet, text) for n, (outlet, text) in enumerate(BRIDGE.items())}
    async with chatting(tmp_path, pages) as chat:
        chat.mara.say(f"Have you seen {chat.web.url('/0')}?")
        chat.mara.say("Here and there.", links={"Here": chat.web.url("/1"), "there": chat.web.url("/2")})
        chat.mara.photo("The bridge, see here", links={"here": chat.web.url("/3")})
        chat.mara.photo(f"More at {chat.web.url('/4')}")
        await chat.talk.settled()
        [reply] = chat.sent
        assert reply.text.splitlines()[1] == "5 outlets · 4 independent reports"
        named = reply.text.splitlines()[2]
        assert all(title in named for title in BRIDGE)


async def test_five_of_seven_links_are_read_and_the_others_named(tmp_path: Path) -> None:
    pages = {f"/{n}": site(f"Outlet {n}", text) for n, text in enumerate([*BRIDGE.values(), POST, TIMES])}
    async with chatting(tmp_path, pages) as chat:
        bridge, problem = await chat.said("\n".join(map(chat.web.url, pages)))
        assert outlets(bridge)[0] == "Outlet 0"
        assert problem.text == (
            "The message has 7 links, of which the first 5 are read: send the others in another message."
        )
        assert not problem.buttons
        assert sorted(chat.web.asked) == ["/0", "/1", "/2", "/3", "/4"]


@pytest.mark.parametrize(
    ("name", "content", "mime", "outlet"),
    [
        ("harn-courier.txt", COURIER.encode(), "text/plain", "harn-courier"),
        ("harn-courier.TXT", COURIER.encode("utf-16"), "text/plain", "harn-courier"),
        ("saved page.html", HTML, "text/html", "Lessel Gazette"),
        ("saved page", HTML, "text/html", "saved page"),
    ],
)
async def test_a_text_or_html_file_is_an_article(
    tmp_path: Path, name: str, content: bytes, mime: str, outlet: str
) -> None:
    async with chatting(tmp_path) as chat:
        chat.mara.send_file(name, content, mime)
        chat.forward("Morning Ledger")
        await chat.talk.settled()
        [reply] = chat.sent
        assert outlets(reply) == sorted([outlet, "Morning Ledger"])


async def test_a_file_from_a_channel_is_the_channels(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        chat.forward("Morning Ledger")
        chat.mara.send_file("report.txt", COURIER.encode(), "text/plain", channel=CHANNELS["Harn Courier"])
        await chat.talk.settled()
        assert outlets(chat.sent[0]) == ["Harn Courier", "Morning Ledger"]


async def test_a_teasers_page_counts_in_its_place(tmp_path: Path) -> None:
    async with chatting(tmp_path, {"/full": site("Coast Herald Online", HERALD)}) as chat:
        chat.forward("Harn Courier")
        chat.mara.forward(f"{TEASER} {chat.web.url('/full')}", CHANNELS["Coast Herald"])
        await chat.talk.settled()
        [reply] = chat.sent
        assert outlets(reply) == ["Coast Herald Online", "Harn Courier"]
        assert "teaser" not in reply.text


async def test_a_whole_article_with_a_link_in_it_is_the_article(tmp_path: Path) -> None:
    async with chatting(tmp_path, {"/full": site("Another", TIMES)}) as chat:
        [reply] = await chat.said(f"{TRADE}\n\nRead on: {chat.web.url('/full')}")
        assert reply.text.startswith(TRADE.splitlines()[0])
        assert not chat.web.asked


async def test_a_batch_is_acknowledged_by_one_reaction(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        said = [chat.mara.say(text) for text in (COURIER, LEDGER, DAILY)]
        await chat.talk.settled()
        assert chat.talk.api.reactions == {(MARA, said[-1].message_id): ["👀"]}
        assert len(chat.talk.api.called("setMessageReaction")) == 1
        assert not chat.talk.api.actions


async def test_typing_is_shown_where_reactions_are_refused(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        chat.talk.api.fail("setMessageReaction", 400, "Bad Request: REACTION_INVALID")
        [reply] = await chat.said(COURIER)
        assert reply.text.startswith(COURIER.splitlines()[0])
        assert chat.talk.api.actions == [(MARA, "typing")]


async def test_no_sign_of_life_is_no_harm(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        chat.talk.api.fail("setMessageReaction", 400, "Bad Request: REACTION_INVALID")
        chat.talk.api.fail("sendChatAction", 429, {"parameters": {"retry_after": 500}})
        assert len(await chat.said(COURIER)) == 1


async def test_an_update_that_comes_twice_is_answered_once(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        said = chat.mara.say(COURIER)
        api = chat.talk.api
        await chat.talk.settled()
        message = chat.mara.chat.heard[said.message_id]
        api.enqueue({"message": message}, said.update_id)
        chat.forward("Skerry Post")
        await chat.talk.settled()
        assert len(chat.sent) == 2
        assert len(api.called("sendMessage")) == 2
        assert not api.called("editMessageText")


async def test_an_unknown_command_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        [reply] = await chat.said("/translate this please")
        assert reply.text == answers.HELP_PRIVATE
        assert not chat.talk.api.reactions
