"""When a story's message is edited, and when only the news is told in a new one, on a set clock."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.render.layout import CONTINUED
from bot.render.lines import ALONE
from bot.render.news import loads
from tests.bot.private_chat import BRIDGE, COURIER, MARA, TITLES, Chat, chatting, outlets
from tests.rig.chats import Sent
from tests.rig.people import Private

DAY_OLD = timedelta(hours=24)
NEARLY_SETTLED, SETTLED = timedelta(hours=6) - timedelta(seconds=1), timedelta(hours=6)


def heads(messages: list[Sent]) -> list[tuple[int, str]]:
    """How many times each message was edited, and its second line."""
    return [(len(sent.edited), sent.text.splitlines()[1]) for sent in messages]


async def told_and_another(chat: Chat) -> tuple[Sent, Sent]:
    """A story's message, and that of another story below it."""
    story, other = await chat.forwarded("Harn Courier", "Skerry Post")
    return story, other


async def test_a_second_outlet_changes_the_one_message(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        [alone] = await chat.forwarded("Harn Courier")
        assert ALONE in alone.text
        [both] = await chat.forwarded("Morning Ledger")
        assert both.message_id == alone.message_id
        assert outlets(both) == ["Harn Courier", "Morning Ledger"]
        assert both.edited == (alone.text,)
        assert both.link_preview_options == {"is_disabled": True}


@pytest.mark.parametrize("order", [TITLES, TITLES[::-1]])
async def test_the_message_says_the_same_however_its_reports_came(
    tmp_path: Path, order: tuple[str, ...]
) -> None:
    async with chatting(tmp_path) as chat:
        [one_by_one] = await chat.forwarded(*order)
        assert len(one_by_one.edited) == len(order) - 1
    folder = tmp_path / "together"
    folder.mkdir()
    async with chatting(folder) as chat:
        chat.forward(*order)
        await chat.talk.settled()
        [together] = chat.sent
        assert not together.edited
        assert (together.text, together.entities) == (one_by_one.text, one_by_one.entities)


async def test_the_same_article_again_gets_one_line_and_makes_no_story(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        story, already = await chat.forwarded("Harn Courier", "Harn Courier")
        assert (already.text, already.reply_to) == ("Already shared today.", story.reply_to)
        assert not story.edited
        assert (await chat.talk.bot.database.rows("SELECT count(*) FROM members"))[0][0] == 1


async def test_the_same_pasted_text_again_is_no_second_outlet(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await chat.said(COURIER)
        story, already = await chat.said(COURIER)
        assert already.text == "Already shared today."
        assert story.text.splitlines()[1] == "1 outlet"


async def test_an_unrelated_article_has_a_reply_of_its_own(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        said = [chat.mara.say(text) for text in (COURIER,)]
        await chat.talk.settled()
        _, other = await chat.forwarded("Skerry Post")
        assert other.reply_to == said[0].message_id + 2  # its own article, behind the first reply
        await chat.forwarded("Valley Times")
        assert heads(chat.sent) == [(0, "1 outlet"), (1, "2 outlets · 2 independent reports")]


async def test_a_pasted_text_under_another_headline_is_a_copy(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await chat.said(COURIER)
        story, already = await chat.said(COURIER.replace("A crack", "A loud crack", 1))
        assert already.text == "Already shared today."
        assert story.text.splitlines()[1] == "1 outlet"


# The six-hour rule.


async def test_a_message_is_edited_until_it_is_six_hours_old(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await told_and_another(chat)
        chat.talk.clock.pass_time(NEARLY_SETTLED)
        story, _ = await chat.forwarded("Morning Ledger")
        assert heads([story]) == [(1, "2 outlets · 2 independent reports")]


async def test_from_then_on_a_new_message_tells_what_is_new(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        before, _ = await told_and_another(chat)
        chat.talk.clock.pass_time(SETTLED)
        old, _, news = await chat.forwarded("Morning Ledger")
        title = COURIER.splitlines()[0]
        assert news.text.splitlines()[:2] == [
            f"New in: {title}",
            "You have seen this story (1 outlet). New here: Morning Ledger · now 2 outlets",
        ]
        assert news.reply_to == old.message_id
        assert old.text == f"{before.text}\n\n{CONTINUED}"
        told = [line for line in before.text.splitlines() if line.startswith("• ")]
        assert told
        assert not any(line in news.text for line in told)


async def test_the_latest_message_is_edited_however_old_it_is(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await chat.forwarded("Harn Courier")
        chat.talk.clock.pass_time(DAY_OLD)
        [story] = await chat.forwarded("Morning Ledger")
        assert heads([story]) == [(1, "2 outlets · 2 independent reports")]


async def test_news_grow_in_their_message_until_that_is_settled_too(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await told_and_another(chat)
        chat.talk.clock.pass_time(SETTLED)
        old, _, news = await chat.forwarded("Morning Ledger", "Skelland Daily")
        assert len(news.edited) == 1
        assert news.text.splitlines()[:2] == [
            f"New in: {COURIER.splitlines()[0]}",
            "You have seen this story (1 outlet). New here: Morning Ledger, Skelland Daily (as Skelland News"
            " Agency) · now 3 outlets",
        ]
        await chat.forwarded("Valley Times")  # an edit, which leaves the news the latest
        chat.talk.clock.pass_time(SETTLED)
        await chat.said("/privacy")
        *_, newest = await chat.forwarded("Coast Herald")
        assert newest.reply_to == news.message_id
        assert newest.text.splitlines()[0] == f"New in: {COURIER.splitlines()[0]}"
        assert newest.text.splitlines()[1] == (
            "You have seen this story (3 outlets). New here: Coast Herald · now 4 outlets"
        )
        texts = {sent.message_id: sent.text for sent in chat.sent}
        assert texts[news.message_id].replace(f"\n\n{CONTINUED}", "") == news.text
        assert CONTINUED in texts[news.message_id]
        assert texts[old.message_id] == old.text
        edits = [call["message_id"] for call in chat.talk.api.called("editMessageText")]
        assert edits.count(str(old.message_id)) == 1  # points on once


async def test_nothing_new_after_six_hours_is_told_in_one_line(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        story, _ = await told_and_another(chat)
        chat.talk.clock.pass_time(SETTLED)
        *_, last = await chat.forwarded("Harn Courier")
        assert (last.text, last.reply_to) == ("Already shared today.", story.reply_to)


async def test_a_clock_that_goes_back_edits(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await told_and_another(chat)
        chat.talk.clock.pass_time(-DAY_OLD)
        await chat.forwarded("Morning Ledger")
        assert len(chat.sent) == 2


# Messages that are gone.


@pytest.mark.parametrize("latest", [False, True])
async def test_a_deleted_message_is_told_anew(tmp_path: Path, *, latest: bool) -> None:
    async with chatting(tmp_path) as chat:
        [story] = await chat.forwarded("Harn Courier")
        if not latest:
            await chat.forwarded("Skerry Post")
        del chat.mara.chat.sent[story.message_id]
        *_, anew = await chat.forwarded("Morning Ledger")
        assert anew.message_id > story.message_id
        assert outlets(anew) == ["Harn Courier", "Morning Ledger"]
        again = await chat.forwarded("Skelland Daily")
        assert again[-1].message_id == anew.message_id
        assert "3 outlets" in again[-1].text


async def test_news_follow_a_message_that_was_deleted_long_ago(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        story, other = await told_and_another(chat)
        del chat.mara.chat.sent[story.message_id]
        chat.talk.clock.pass_time(SETTLED)
        there, news = await chat.forwarded("Morning Ledger")
        assert there == other
        assert news.text.startswith("New in: ")
        assert news.reply_to is None


# Stories that change.

PARTS = (
    "The dam at Oss\n\nThe dam above Oss was shut on Monday after a crack was found in its eastern wall, the"
    " water board said. Divers went down twice to look at the wall, and the road over the dam was closed to"
    " lorries until further notice.",
    "A night in the gym of Brenning\n\nTwo hundred people from Lessel slept in the gym of Brenning school on"
    " Monday night. The baker brought rolls at six, and the children had their lessons on the stage while"
    " their parents waited for the buses home.",
)


async def test_two_stories_that_turn_out_to_be_one_have_one_message_and_a_pointer(tmp_path: Path) -> None:
    both = "\n\n".join(part.split("\n\n", 1)[1] for part in PARTS)
    whole = f"Crack in dam drives people from Lessel\n\n{both}"
    async with chatting(tmp_path) as chat:
        await chat.said(PARTS[0])
        first, second = await chat.said(PARTS[1])
        assert first.text != second.text
        messages = await chat.said(whole)
        stories = set(await chat.talk.bot.database.rows("SELECT DISTINCT story FROM members"))
        assert len(stories) == 1
        assert len(messages) == 2
        older, newer = messages
        assert newer.text.splitlines()[1] == "1 outlet"
        assert older.text.endswith(CONTINUED)
        last = await chat.said(whole.replace("drives", "is driving"))
        assert last[2].text == "Already shared today."
        assert last[0] == older
        assert last[1].text.splitlines()[1] == "1 outlet"


async def test_what_either_of_two_stories_told_is_known_when_they_turn_out_to_be_one(tmp_path: Path) -> None:
    both = "\n\n".join(part.split("\n\n", 1)[1] for part in PARTS)
    async with chatting(tmp_path) as chat:
        for part in PARTS:
            await chat.said(part)
        chat.talk.clock.pass_time(SETTLED)
        await chat.said("/privacy")
        _, newer, _, news = await chat.said(f"Crack in dam drives people from Lessel\n\n{both}")
        assert news.reply_to == newer.message_id
        assert news.text.splitlines()[1] == (
            "You have seen this story (1 outlet). New here: Pasted text 1 (again) · now 1 outlet"
        )
        assert news.text.endswith("\n\nPasted text 1 reports nothing that was not told.")


async def test_what_a_message_showed_stays_known_when_it_is_edited(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        await told_and_another(chat)
        chat.talk.clock.pass_time(SETTLED)
        *_, news = await chat.forwarded("Morning Ledger")
        *_, more = await chat.forwarded("Skelland Daily")
        assert more.message_id == news.message_id
        lines = {line for line in news.text.splitlines() if line.startswith(("• ", "▫ Only Morning"))}
        known = await chat.talk.bot.replies.known(MARA, await story_of(chat))
        told = [claim.text for stored in known.told for claim in loads(stored)]
        assert lines
        assert all(any(text in line for text in told) for line in lines)


async def story_of(chat: Chat) -> str:
    """The story of the chat's first article."""
    [(story,)] = await chat.talk.bot.database.rows("SELECT story FROM members ORDER BY id LIMIT 1")
    return str(story)


async def test_what_was_told_outlives_a_restart(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        [story] = await chat.forwarded("Harn Courier")
        api = chat.talk.api
    async with chatting(tmp_path, api=api) as chat:
        [after] = await chat.forwarded("Morning Ledger")
        assert after.message_id == story.message_id
        assert outlets(after) == ["Harn Courier", "Morning Ledger"]


async def test_chats_tell_each_their_own(tmp_path: Path) -> None:
    async with chatting(tmp_path) as chat:
        [mine] = await chat.forwarded("Harn Courier")
        otto = Private(chat.talk.api, 72, "Otto")
        otto.say(BRIDGE["Morning Ledger"])
        await chat.talk.settled()
        [theirs] = chat.talk.api.messages(72)
        assert "1 outlet\n" in theirs.text
        assert chat.talk.api.messages(MARA) == [mine]
