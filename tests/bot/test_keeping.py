"""A chat whose older reports are no longer kept, as the person in it meets it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.app.running import tidy
from bot.config import config_from
from bot.render import answers, correcting
from tests.bot.private_chat import Chat, chatting, outlets
from tests.bot.test_correcting import THREE, labels, pressed, taken_out, toasts
from tests.storage.test_retention import found

MONTH, WEEK = timedelta(days=31), timedelta(days=7)


async def later(chat: Chat, time: timedelta) -> None:
    """Let time pass, and the bot do what it does each day."""
    chat.talk.clock.pass_time(time)
    await tidy(chat.talk.bot, config_from({}))


async def next_messages(chat: Chat, said: str) -> list[str]:
    before = len(chat.sent)
    return [sent.text for sent in (await chat.said(said))[before:]]


async def test_a_story_is_told_from_the_reports_that_are_kept(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await chat.forwarded("Harn Courier", "Morning Ledger")
        await later(chat, 4 * WEEK)
        [whole] = await chat.forwarded("Coast Herald", "Skelland Daily")
        await later(chat, WEEK)
        before = len(chat.sent)
        told = (await chat.forwarded("Track and Trade"))[before:]
        assert len(told) == 1
        agency = "Skelland Daily (as Skelland News Agency)"
        assert outlets(told[0]) == ["Coast Herald", agency, "Track and Trade"]
        assert told[0].text.endswith("2 earlier reports are no longer kept.")
        assert chat.sent[0].text == whole.text


async def test_what_is_gone_cannot_be_told_and_comes_back_when_it_is_sent_again(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await chat.forwarded("Harn Courier", "Morning Ledger")
        await later(chat, MONTH)
        assert await next_messages(chat, "/summary") == [answers.ALL_GONE]
        assert await next_messages(chat, "/summary 24h") == [answers.NOTHING_NEW]
        before = len(chat.sent)
        story, notice = (await chat.forwarded("Morning Ledger"))[before:]
        assert story.text.splitlines()[1].startswith("1 outlet")
        assert story.text.endswith("1 earlier report is no longer kept.")
        assert notice.text.startswith("Already shared on ")
        await chat.forwarded("Harn Courier")
        (both,) = (message for message in chat.sent if message.message_id == story.message_id)
        assert outlets(both) == ["Harn Courier", "Morning Ledger"]
        assert "no longer kept" not in both.text


async def test_a_digest_says_what_is_no_longer_kept(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await chat.forwarded("Harn Courier")
        await later(chat, 4 * WEEK)
        await chat.forwarded("Morning Ledger")
        await later(chat, WEEK)
        await chat.said("/digest 08:00 Berlin")
        await chat.forwarded("Coast Herald")
        chat.talk.clock.now = (chat.talk.clock.now + timedelta(days=1)).replace(hour=8, minute=0)
        await chat.talk.bot.digest.tick()
        digest = chat.sent[-1].text
        assert digest.startswith("Daily digest")
        assert digest.endswith("1 earlier report is no longer kept.")


async def test_no_file_and_no_message_of_the_store_has_the_words(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        [told] = await chat.forwarded("Harn Courier", "Coast Herald")
        words = {word for word in told.text.split() if len(word) > 6 and word.isalpha()}
        assert len(words) > 5
        await later(chat, MONTH)
        assert found(tmp_path, words) == {}


@pytest.mark.parametrize("label", ["Belongs with: ", correcting.OF_ITS_OWN])
async def test_a_report_that_is_no_longer_kept_is_not_placed_and_its_correction_can_be_undone(
    tmp_path: Path, label: str
) -> None:
    async with chatting(tmp_path) as chat:
        *_, answer = await taken_out(chat, "Skerry Post")
        await later(chat, 4 * WEEK)
        before = await chat.forwarded("Skelland Daily", "Valley Times")
        await later(chat, WEEK)
        assert await pressed(chat, answer, label) == before
        assert toasts(chat.talk) == [correcting.STALE]
        await pressed(chat, answer, correcting.UNDO)
        [undone] = [sent for sent in chat.sent if sent.message_id == answer.message_id]
        assert (undone.text, undone.buttons) == (correcting.UNDONE, ())


async def test_a_report_that_is_no_longer_kept_is_not_taken_out(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        story, *_ = await chat.forwarded(*THREE)
        *_, question = await pressed(chat, story, correcting.NOT_THIS_STORY)
        await later(chat, 4 * WEEK)
        before = await chat.forwarded("Skelland Daily", "Track and Trade")
        await later(chat, WEEK)
        assert await pressed(chat, question, "Coast Herald") == before
        assert toasts(chat.talk) == [correcting.STALE]


async def test_a_story_some_of_whose_reports_are_no_longer_kept_is_joined_to_another(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await chat.forwarded(*THREE)
        await later(chat, 4 * WEEK)
        *_, bridge, _ = await chat.forwarded("Skelland Daily", "Track and Trade", "Skerry Post")
        await later(chat, WEEK)
        *_, question = await pressed(chat, bridge, correcting.NOT_THIS_STORY)
        assert labels(question)[:2] == ["Skelland Daily", "Track and Trade"]
        *_, question = await pressed(chat, question, correcting.ALL_BELONG)
        *_, answer = await pressed(chat, question, "Belongs with: ")
        assert " (2 reports) belongs with “" in answer.text
        *_, answer = await pressed(chat, answer, correcting.UNDO)
        assert answer.text == correcting.UNDONE


async def test_no_story_is_offered_of_which_nothing_is_kept(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await chat.forwarded("Skerry Post")
        await later(chat, MONTH)
        *_, story = await chat.forwarded("Harn Courier")
        before = await pressed(chat, story, correcting.BELONGS_WITH)
        assert (before[-1], toasts(chat.talk)) == (story, [correcting.NO_OTHER])
        await chat.forwarded("Coast Herald", "Morning Ledger")
        *_, question = await pressed(chat, story, correcting.NOT_THIS_STORY)
        *_, answer, _ = await pressed(chat, question, "Coast Herald")
        assert labels(answer) == [correcting.UNDO]


async def test_stories_that_are_gone_crowd_none_out(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await chat.forwarded("Skerry Post")
        chat.talk.clock.pass_time(WEEK)
        for subject in ("Council of Tolvik", "Painter Olaf Brunn", "Ferry to Maren", "Lindqvar hospital"):
            await chat.said(f"{subject} {subject.lower()}s {subject[::-1]} and {subject[::-1].lower()}. " * 8)
        await later(chat, MONTH - WEEK)
        await chat.forwarded("Skerry Post")
        await later(chat, WEEK)
        *_, story = await chat.forwarded("Harn Courier")
        *_, question = await pressed(chat, story, correcting.BELONGS_WITH)
        assert labels(question) == ["Belongs with: Village marooned after stone bridge …", correcting.KEEP]


async def test_nothing_is_placed_with_a_story_that_is_gone(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        *_, answer = await taken_out(chat, "Skerry Post")
        await later(chat, MONTH)
        await chat.forwarded("Coast Herald")
        await pressed(chat, answer, "Belongs with")
        assert toasts(chat.talk) == [correcting.STALE]
        assert [sent for sent in chat.sent if sent.message_id == answer.message_id] == [answer]
        *_, notice = await chat.forwarded("Skerry Post")
        assert notice.text.startswith("Already shared on ")
        stories = "SELECT count(DISTINCT story) FROM members WHERE NOT gone"
        assert await chat.talk.bot.database.rows(stories) == [(2,)]
        await pressed(chat, answer, "Belongs with")
        assert await chat.talk.bot.database.rows(stories) == [(1,)]


@pytest.mark.parametrize("command", ["/summary", "/summary 24h"])
async def test_a_report_that_comes_again_after_its_time_is_summed_up_as_new(
    tmp_path: Path, command: str
) -> None:
    async with chatting(tmp_path) as chat:
        await chat.forwarded("Coast Herald")
        await chat.said("/summary")
        await later(chat, MONTH)
        story, *_ = (await chat.forwarded("Coast Herald"))[2:]
        assert await next_messages(chat, command) == [story.text]


async def test_what_a_report_says_that_comes_again_after_its_time_is_told_anew(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await chat.forwarded("Harn Courier", "Morning Ledger")
        await later(chat, 2 * WEEK)
        await chat.forwarded("Coast Herald")
        await later(chat, 3 * WEEK)
        await chat.forwarded("Track and Trade", "Skerry Post")
        chat.talk.clock.pass_time(timedelta(days=2))
        before = len(chat.sent)
        news, notice = (await chat.forwarded("Harn Courier"))[before:]
        known, *told = news.text.splitlines()[1:]
        assert known.startswith(
            "You have seen this story (2 outlets). New here: Harn Courier · now 3 outlets"
        )
        assert any("Harn Courier" in line for line in told)
        assert notice.text == "Already shared on 14 May."


async def test_a_correction_puts_a_message_right_that_told_an_expired_report(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await chat.forwarded("Coast Herald")
        await later(chat, 2 * WEEK)
        *_, told = await chat.forwarded("Harn Courier", "Morning Ledger", "Track and Trade")
        await later(chat, timedelta(days=18))
        *_, question = await pressed(chat, told, correcting.NOT_THIS_STORY)
        await pressed(chat, question, "Harn Courier")
        [mended] = [sent for sent in chat.sent if sent.message_id == told.message_id]
        assert outlets(mended) == ["Morning Ledger", "Track and Trade"]
