"""What a chat shared before and shares again: what is said of it, and where it points."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.render.answers import Again, day_since, shared_again
from bot.render.layout import FIRST_SCREEN, units
from bot.sharing import link_of
from tests.bot.loopback_web import policy, serve
from tests.bot.private_chat import COURIER, HERALD, LEDGER, chatting
from tests.bot.reports import site
from tests.rig.chats import Sent
from tests.rig.people import Channel, Group, Said
from tests.rig.talk import Talk, talking

TUESDAY = date(2024, 5, 14)
"""The day on which the rig's clock stands still."""

VALLEY, BASIC = -1_001_000_000_001, -77
COAST, SKERRY = Channel(-1_001_000_000_777, "Coast Herald"), Channel(-1_001_000_000_778, "Skerry Post")
DAY = timedelta(days=1)


@asynccontextmanager
async def grouped(folder: Path, number: int = VALLEY) -> AsyncIterator[tuple[Talk, Group]]:
    async with talking(folder) as talk:
        yield talk, Group(talk.api, number, 501)


async def asked(talk: Talk, group: Group, about: Said) -> Said:
    question = group.reply(about, "/summary")
    await talk.settled()
    return question


# The words.


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (TUESDAY, "today"),
        (date(2024, 5, 13), "on Monday"),
        (date(2024, 5, 8), "on Wednesday"),
        (date(2024, 5, 7), "on 7 May"),
        (date(2023, 12, 31), "on 31 December 2023"),
        (date(2024, 5, 15), "on 15 May"),
    ],
)
def test_a_day_within_a_week_is_named_and_others_dated(then: date, said: str) -> None:
    assert day_since(then, TUESDAY) == said


def test_only_supergroups_have_links_to_messages() -> None:
    assert link_of(-1_001_234_567_890, 45) == "https://t.me/c/1234567890/45"
    assert (link_of(-77, 45), link_of(77, 45)) == (None, None)


def test_several_shares_are_named_line_by_line_within_a_first_screen() -> None:
    one = Again("@Herald", "today", None, changed=False, link="https://t.me/c/1/2")
    copy = Again("Skerry Post", "on Monday", "Coast Herald", changed=True, link=None)
    assert shared_again([one, copy]) == (
        "▫ @\u2060Herald: Already shared today: https://t.me/c/1/2\n"
        "▫ Skerry Post: A copy of Coast Herald's report, shared on Monday."
    )
    assert units(shared_again([one] * 99)) < FIRST_SCREEN


# In private and in basic groups a reply jumps, in supergroups a link.


async def test_in_private_the_notice_replies_to_the_first_share(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        first = chat.mara.say(COURIER)
        await chat.talk.settled()
        chat.talk.clock.pass_time(DAY)
        for days in (1, 2):
            notice = (await chat.said(COURIER))[-1]
            assert (notice.text, notice.reply_to) == ("Already shared on Tuesday.", first.message_id)
            chat.talk.clock.pass_time(DAY * days)
        chat.talk.clock.pass_time(DAY * 3)
        assert (await chat.said(COURIER))[-1].text == "Already shared on 14 May."


async def test_in_a_basic_group_the_notice_replies_to_the_first_share(tmp_path: Path) -> None:
    async with grouped(tmp_path, BASIC) as (talk, group):
        article = group.forward(HERALD, COAST)
        first = await asked(talk, group, article)
        talk.clock.pass_time(DAY)
        await asked(talk, group, article)
        notice = talk.api.messages(BASIC)[-1]
        assert (notice.text, notice.reply_to) == ("Already shared on Tuesday.", first.message_id)


async def test_in_a_supergroup_the_notice_answers_and_links(tmp_path: Path) -> None:
    async with grouped(tmp_path) as (talk, group):
        article = group.forward(HERALD, COAST)
        first = await asked(talk, group, article)
        talk.clock.pass_time(DAY)
        question = await asked(talk, group, article)
        notice = talk.api.messages(VALLEY)[-1]
        link = f"https://t.me/c/1000000001/{first.message_id}"
        assert (notice.text, notice.reply_to) == (f"Already shared on Tuesday: {link}", question.message_id)
        assert notice.link_preview_options == {"is_disabled": True}


async def test_a_story_told_again_out_of_sight_says_also_that_it_was_shared(tmp_path: Path) -> None:
    async with grouped(tmp_path) as (talk, group):
        article = group.forward(HERALD, COAST)
        await asked(talk, group, article)
        for number in range(12):
            group.say(f"talk {number}")
        await asked(talk, group, article)
        texts = talk.texts(VALLEY)
        assert texts[-1].startswith("Already shared today: ")


async def test_after_a_move_the_day_is_said_without_a_jump(tmp_path: Path) -> None:
    async with grouped(tmp_path, BASIC) as (talk, group):
        await asked(talk, group, group.forward(HERALD, COAST))
        moved = group.migrate(VALLEY)
        await talk.settled()
        talk.clock.pass_time(DAY)
        question = await asked(talk, moved, moved.forward(HERALD, COAST))
        notice = talk.api.messages(VALLEY)[-1]
        assert (notice.text, notice.reply_to) == ("Already shared on Tuesday.", question.message_id)


async def test_the_day_is_that_of_the_chats_time_zone(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await chat.said("/digest 08:00 Kiritimati")  # 14 hours ahead: there it is Wednesday
        await chat.said(COURIER)
        chat.talk.clock.pass_time(DAY)
        assert (await chat.said(COURIER))[-1].text == "Already shared on Wednesday."


# What is the same.


@asynccontextmanager
async def on_the_web(folder: Path) -> AsyncIterator[tuple[Talk, Group, dict[str, bytes], str]]:
    routes = {"/herald": site("Coast Herald", HERALD)}
    async with AsyncExitStack() as stack:
        web = await stack.enter_async_context(serve(routes))
        talk = await stack.enter_async_context(talking(folder, policy=policy(web)))
        yield talk, Group(talk.api, BASIC, 501), routes, web.url("/herald")


async def last_said(talk: Talk, group: Group, text: str) -> Sent:
    group.say(text)
    await talk.settled()
    return talk.api.messages(group.id)[-1]


async def test_a_link_is_known_by_its_page_whatever_tracks_it(tmp_path: Path) -> None:
    async with on_the_web(tmp_path) as (talk, group, _, url):
        await last_said(talk, group, f"/summary {url}")
        talk.clock.pass_time(DAY)
        again = await last_said(talk, group, f"/summary {url}?utm_source=chat")
        assert again.text == "Already shared on Tuesday."


async def test_a_page_that_has_changed_says_so_beside_its_news(tmp_path: Path) -> None:
    async with on_the_web(tmp_path) as (talk, group, routes, url):
        await last_said(talk, group, f"/summary {url}")
        routes["/herald"] = site("Coast Herald", f"{HERALD}\n\nA crane is due on Friday.")
        again = await last_said(talk, group, f"/summary {url}")
        assert again.text == "Already shared today, and changed since."


async def test_a_page_that_moved_is_known_by_its_words(tmp_path: Path) -> None:
    async with on_the_web(tmp_path) as (talk, group, routes, url):
        await last_said(talk, group, f"/summary {url}")
        routes["/herald-live"] = routes["/herald"]
        again = await last_said(talk, group, f"/summary {url}-live")
        assert again.text == "Already shared today."


async def test_another_outlets_whole_copy_names_whose_it_is(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        chat.mara.forward(LEDGER, COAST)
        await chat.talk.settled()
        chat.mara.forward(LEDGER.replace("Tuesday", "that day"), SKERRY)
        await chat.talk.settled()
        story, notice = chat.sent
        assert "Skerry Post" in story.text
        assert notice.text == "A copy of Coast Herald's report, shared today."
        assert notice.reply_to == story.reply_to


async def test_what_comes_together_was_not_shared_before(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        chat.mara.forward(LEDGER, COAST)
        chat.mara.forward(LEDGER, SKERRY)
        await chat.talk.settled()
        [story] = chat.sent
        assert "2 outlets · 1 independent report" in story.text


async def test_a_chat_does_not_know_what_another_shared(tmp_path: Path) -> None:
    async with grouped(tmp_path) as (talk, group):
        await asked(talk, group, group.forward(HERALD, COAST))
        other = Group(talk.api, BASIC, 501)
        await asked(talk, other, other.forward(HERALD, COAST))
        [story] = talk.texts(BASIC)
        assert "1 outlet" in story
