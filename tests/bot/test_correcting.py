"""Correcting stories by buttons: what is asked, what is done, which messages change, and taking it back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.render import correcting
from bot.render.layout import CONTINUED
from bot.render.lines import ALONE
from tests.bot.private_chat import BRIDGE, CHANNELS, COURIER, MARA, Chat, chatting, outlets
from tests.bot.test_group_chat import ADA, BO, VALLEY, valley
from tests.rig.chats import Sent
from tests.rig.talk import Talk, talking

POSTS = "Village marooned after stone bridge falls into river"
HERALDS = "“Varr still rising: 520 people now out of their homes after bridge collapse” (Coast Herald)"
POST = f"“{POSTS}” (Skerry Post)"
BRIDGE_TITLE = "Storm Ada severs rail route to Selmouth and strands exporters"
THREE = ("Coast Herald", "Harn Courier", "Morning Ledger")


def labels(message: Sent) -> list[str]:
    return [button.text for button in message.buttons]


def toasts(talk: Talk) -> list[str]:
    """What those who pressed buttons were told, without the empty answers."""
    return [text for text in talk.api.answered.values() if text]


async def pressed(chat: Chat, message: Sent, label: str) -> list[Sent]:
    """The chat after a button was pressed; its label may be the beginning."""
    now = next(sent for sent in chat.sent if sent.message_id == message.message_id)
    [full] = [each for each in labels(now) if each.startswith(label)]
    chat.mara.press(now, full)
    await chat.talk.settled()
    return chat.sent


async def taken_out(chat: Chat, *before: str) -> tuple[Sent, Sent, Sent]:
    """Three reports of the bridge and one of another story, then the first of them taken out of its story.

    Gives the messages: the bridge's, the other story's, and the answer.
    """
    chat.forward(*THREE, *before)
    await chat.talk.settled()
    story, *_ = chat.sent
    *_, question = await pressed(chat, story, correcting.NOT_THIS_STORY)
    await pressed(chat, question, "Coast Herald")
    [story, other, answer] = chat.sent
    return story, other, answer


# What is asked.


async def test_a_story_can_be_corrected_and_a_report_alone_be_joined(
    tmp_path: Path,
) -> None:
    async with chatting(tmp_path) as chat:
        [story] = await chat.forwarded("Harn Courier")
        assert labels(story) == [correcting.BELONGS_WITH]
        [story] = await chat.forwarded("Morning Ledger")
        assert labels(story) == [correcting.NOT_THIS_STORY]


async def test_a_press_asks_which_report_in_reply_to_the_story(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        [story] = await chat.forwarded(*THREE)
        same, question = await pressed(chat, story, correcting.NOT_THIS_STORY)
        assert same == story
        assert (question.text, question.reply_to) == (correcting.WHICH, story.message_id)
        assert labels(question) == [*THREE, correcting.ALL_BELONG, correcting.KEEP]
        _, kept = await pressed(chat, question, correcting.KEEP)
        assert (kept.text, kept.buttons) == (correcting.KEPT, ())


async def test_two_reports_of_an_outlet_are_told_apart_by_title(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await chat.forwarded("Harn Courier", "Morning Ledger")
        story, *_ = await _said_by(chat, "Harn Courier", COURIER.replace("A crack", "A loud crack"))
        *_, question = await pressed(chat, story, correcting.NOT_THIS_STORY)
        first, ledger, second, *_ = labels(question)
        assert first.startswith("Harn Courier: 'A crack")
        assert second.startswith("Harn Courier: 'A loud crack")
        assert ledger == "Morning Ledger"


async def _said_by(chat: Chat, outlet: str, text: str) -> list[Sent]:
    chat.mara.forward(text, CHANNELS[outlet])
    await chat.talk.settled()
    return chat.sent


async def test_more_reports_than_a_page_holds_are_turned_over(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        for number in range(10):
            await chat.said(COURIER.replace("A crack", f"Crack {number}:"))
        *_, question = await pressed(chat, chat.sent[0], correcting.NOT_THIS_STORY)
        assert labels(question)[:8] == [f"Pasted text {number}" for number in range(1, 9)]
        assert labels(question)[8:] == [correcting.MORE, correcting.ALL_BELONG, correcting.KEEP]
        *_, question = await pressed(chat, question, correcting.MORE)
        assert labels(question) == [
            *("Pasted text 9", "Pasted text 10", correcting.BACK),
            *(correcting.ALL_BELONG, correcting.KEEP),
        ]
        *_, question = await pressed(chat, question, correcting.BACK)
        assert labels(question)[0] == "Pasted text 1"


# What is done.


async def test_a_report_is_taken_out_and_asked_where_it_belongs(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        story, other, answer = await taken_out(chat, "Skerry Post")
        assert outlets(story) == ["Harn Courier", "Morning Ledger"]
        assert labels(story) == [correcting.NOT_THIS_STORY]
        assert not other.edited
        assert answer.text == f"{HERALDS} is taken out of this story. Where does it belong?"
        assert labels(answer) == [
            "Belongs with: Village marooned after stone bridge …",
            *(correcting.OF_ITS_OWN, correcting.UNDO),
        ]


async def test_it_comes_to_the_story_where_it_belongs(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        _, _, answer = await taken_out(chat, "Skerry Post")
        story, other, answer = await pressed(chat, answer, "Belongs with")
        assert outlets(story) == ["Harn Courier", "Morning Ledger"]
        assert outlets(other) == ["Coast Herald", "Skerry Post"]
        assert answer.text == f"{HERALDS} belongs with “{POSTS}” now."
        assert labels(answer) == [correcting.UNDO]
        [story, other, answer] = await pressed(chat, answer, correcting.UNDO)
        assert outlets(story) == sorted(THREE)
        assert ALONE in other.text
        assert (answer.text, answer.buttons) == (correcting.UNDONE, ())


async def test_it_is_told_by_itself_where_it_is_a_story_of_its_own(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        _, other, answer = await taken_out(chat, "Skerry Post")
        _, _, answer, own = await pressed(chat, answer, correcting.OF_ITS_OWN)
        assert answer.text == f"{HERALDS} is a story of its own now."
        assert own.text.splitlines()[:2] == [HERALDS.split("”")[0][1:], "1 outlet"]
        story, same, _, own = await pressed(chat, answer, correcting.UNDO)
        assert (story.text, same, own.text) == (story.edited[0], other, correcting.IN_ANOTHER)
        assert not own.buttons
        again = await chat.forwarded("Skelland Daily")
        assert [sent.text for sent in again[1:]] == [sent.text for sent in chat.sent[1:]]
        assert "4 outlets" in again[0].text


async def test_without_another_story_it_is_one_of_its_own_at_once(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        story, answer, own = await taken_out(chat)
        assert outlets(story) == ["Harn Courier", "Morning Ledger"]
        assert answer.text == f"{HERALDS} is a story of its own now."
        assert labels(answer) == [correcting.UNDO]
        assert ALONE in own.text


async def test_a_report_that_stands_alone_is_joined_to_a_story(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        _, other = await chat.forwarded("Harn Courier", "Skerry Post")
        texts = [sent.text for sent in chat.sent]
        *_, question = await pressed(chat, other, correcting.BELONGS_WITH)
        assert question.text == correcting.WHERE
        story, both, answer = await pressed(chat, question, "Belongs with: ")
        assert story.text == f"{texts[0]}\n\n{CONTINUED}"
        assert (labels(story), labels(both)) == ([], [correcting.NOT_THIS_STORY])
        assert outlets(both) == ["Harn Courier", "Skerry Post"]
        assert answer.text.startswith(f"{POST} belongs with “")
        *after, _ = await pressed(chat, answer, correcting.UNDO)
        assert [sent.text for sent in after] == texts


async def test_all_of_a_story_is_joined_to_another(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        story, _ = await chat.forwarded(*THREE, "Skerry Post")
        *_, question = await pressed(chat, story, correcting.NOT_THIS_STORY)
        *_, question = await pressed(chat, question, correcting.ALL_BELONG)
        assert question.text == correcting.WHERE
        _, both, answer = await pressed(chat, question, "Belongs with: ")
        assert "4 outlets" in both.text
        assert answer.text == f"“{BRIDGE_TITLE}” (3 reports) belongs with “{POSTS}” now."


async def test_a_correction_is_kept_to_by_what_comes_later(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await taken_out(chat, "Skerry Post")
        await chat.forwarded("Skelland Daily", "Track and Trade")
        bridge, *_ = chat.sent
        assert {"Harn Courier", "Morning Ledger", "Skelland Daily (as Skelland News Agency)"} <= {
            *outlets(bridge)
        }
        assert "Coast Herald" not in outlets(bridge)


async def test_an_old_message_is_edited_where_it_stands(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        story, *_ = await chat.forwarded(*THREE, "Skerry Post")
        chat.talk.clock.pass_time(timedelta(days=3))
        *_, question = await pressed(chat, story, correcting.NOT_THIS_STORY)
        story, _, _ = await pressed(chat, question, "Coast Herald")
        assert outlets(story) == ["Harn Courier", "Morning Ledger"]


async def test_news_of_a_report_that_is_taken_out_give_way_to_the_story(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await chat.forwarded(*THREE[1:], "Skerry Post")
        chat.talk.clock.pass_time(timedelta(hours=7))
        *_, news = await chat.forwarded("Coast Herald")
        assert news.text.startswith("New in: ")
        *_, question = await pressed(chat, news, correcting.NOT_THIS_STORY)
        await pressed(chat, question, "Coast Herald")
        [news] = [sent for sent in chat.sent if sent.message_id == news.message_id]
        assert outlets(news) == ["Harn Courier", "Morning Ledger"]


async def test_a_newer_correction_says_which_it_takes_back(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        *_, answer, own = await _on_its_own(chat)
        *_, question = await pressed(chat, own, correcting.BELONGS_WITH)
        *_, answer = await pressed(chat, question, "Belongs with: Storm")
        said, instead = answer.text.split("\n\n")
        assert said.startswith(f"{HERALDS} belongs with “")
        assert instead.startswith("That takes back an earlier correction, which kept apart the reports of ")
        assert "Coast Herald" in instead
        assert instead.endswith(" (and 1 more pair).")


async def _on_its_own(chat: Chat) -> list[Sent]:
    *_, answer = await taken_out(chat, "Skerry Post")
    return await pressed(chat, answer, correcting.OF_ITS_OWN)


# Old buttons, restarts, trouble.


async def test_buttons_mean_the_same_after_a_restart(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        *_, answer = await taken_out(chat, "Skerry Post")
        api = chat.talk.api
    async with chatting(tmp_path, api=api) as chat:
        _, _, answer = await pressed(chat, answer, "Belongs with")
        story, _, _ = await pressed(chat, answer, correcting.UNDO)
        assert outlets(story) == sorted(THREE)


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        (correcting.OF_ITS_OWN, "Belongs with", correcting.SETTLED_ALREADY),
        (correcting.UNDO, "Belongs with", correcting.UNDONE_ALREADY),
        (correcting.UNDO, correcting.UNDO, correcting.UNDONE_ALREADY),
    ],
)
async def test_a_button_that_somebody_else_was_before_says_so(
    tmp_path: Path, first: str, then: str, told: str
) -> None:
    async with chatting(tmp_path) as chat:
        *_, answer = await taken_out(chat, "Skerry Post")
        [data] = [button.data for button in answer.buttons if button.text.startswith(then)]
        before = await pressed(chat, answer, first)
        chat.mara.press_data(answer, data or "")
        await chat.talk.settled()
        assert (chat.sent, toasts(chat.talk)) == (before, [told])


@pytest.mark.parametrize("step", range(5))
async def test_a_button_of_what_is_no_longer_kept_says_so(tmp_path: Path, step: int) -> None:
    async with chatting(tmp_path) as chat:
        story, other = await chat.forwarded(*THREE, "Skerry Post")
        *_, question = await pressed(chat, story, correcting.NOT_THIS_STORY)
        *_, answer = await pressed(chat, question, "Coast Herald")
        old = [
            *((each, each.buttons[0].data) for each in (story, other, question, answer)),
            (answer, answer.buttons[-1].data),
        ]
        await chat.talk.bot.chats.forget(MARA)
        message, data = old[step]
        chat.mara.press_data(message, data or "")
        await chat.talk.settled()
        assert toasts(chat.talk) == [correcting.STALE]


async def test_a_question_about_a_story_that_has_changed_says_so(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        [story] = await chat.forwarded(*THREE)
        one = (await pressed(chat, story, correcting.NOT_THIS_STORY))[-1]
        other = (await pressed(chat, story, correcting.NOT_THIS_STORY))[-1]
        await pressed(chat, one, "Coast Herald")
        before = await pressed(chat, other, "Coast Herald")
        assert toasts(chat.talk) == [correcting.STALE]
        assert (await chat.talk.bot.database.rows("SELECT count(*) FROM corrections")) == [(1,)]
        assert before == chat.sent


async def test_data_that_the_bot_never_wrote_does_nothing(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        before = await chat.forwarded(*THREE)
        for data in ("fix", "fix out 1", "fix own x", "fix out 1 2 3", "fix keep 1", "fix undo -1"):
            chat.mara.press_data(before[0], data)
        await chat.talk.settled()
        assert chat.sent == before


@pytest.mark.parametrize("failing", [1, 2, 3])
async def test_what_telegram_does_not_take_at_once_is_done_once(tmp_path: Path, failing: int) -> None:
    async with chatting(tmp_path) as chat:
        *_, answer = await taken_out(chat, "Skerry Post")
        chat.talk.api.fail("editMessageText", 502, "Bad Gateway", times=failing)
        await pressed(chat, answer, "Belongs with")
        for _ in range(failing):
            chat.talk.clock.pass_time(timedelta(minutes=2))
            await chat.talk.settled()
        _, other, answer = chat.sent
        assert outlets(other) == ["Coast Herald", "Skerry Post"]
        assert answer.text == f"{HERALDS} belongs with “{POSTS}” now."
        assert (await chat.talk.bot.database.rows("SELECT count(*) FROM corrections")) == [(1,)]


# Groups.


async def test_anyone_in_a_group_may_correct_and_anyone_may_take_it_back(tmp_path: Path) -> None:
    async with talking(tmp_path) as talk:
        group = valley(talk)
        for title in THREE:
            group.reply(group.forward(BRIDGE[title], CHANNELS[title], by=ADA), "/summary", by=ADA)
            await talk.settled()
        story = talk.api.messages(VALLEY)[-1]
        group.press(story, correcting.NOT_THIS_STORY, by=BO)
        await talk.settled()
        *_, question = talk.api.messages(VALLEY)
        group.press(question, "Coast Herald", by=BO)
        await talk.settled()
        told = {sent.message_id: sent for sent in talk.api.messages(VALLEY)}
        assert outlets(told[story.message_id]) == ["Harn Courier", "Morning Ledger"]
        assert told[question.message_id].text == f"{HERALDS} is a story of its own now."
        group.press(told[question.message_id], correcting.UNDO, by=ADA)
        await talk.settled()
        told = {sent.message_id: sent for sent in talk.api.messages(VALLEY)}
        assert outlets(told[story.message_id]) == sorted(THREE)
        assert toasts(talk) == []
