"""Texts are kept for a while, what recognises them again for longer, and no byte of either after that."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.logs import LOUD
from storage.chats import Limits, Pruned
from storage.features import decode
from storage.replies import Telling
from storage.store import Counts
from summarizers.article import Article
from summarizers.linking.decision import Kind
from tests.storage.rooms import TEXTS, Rooms, frequencies, rooms
from tests.storage.test_chats import stories_of, whole
from tests.summarizers.linking.articles import RIDGE_FIRE, article

OLD, NEW = 10, 30


async def tidy(store: Rooms, texts: int = 20, submissions: int = 0, now: int = 40) -> Pruned:
    return await store.chats.prune(Limits(texts, submissions, abandoned=texts), now)


def words_of(seed: int, number: int = 90) -> list[str]:
    """Invented words, none of them in any other text or in the program."""
    random = Random(seed)  # noqa: S311 - the same words each time
    return ["qx" + "".join(random.choices("bdfgklmnprstvz", k=7)) for _ in range(number)]


def report(words: Iterable[str], url: str | None = None) -> Article:
    listed = list(words)
    return article(" ".join(listed[5:]), title=" ".join(listed[:5]).title(), url=url)


def as_the_bot_logs(caplog: pytest.LogCaptureFixture) -> None:
    """Take down all that is logged when PARALLAX_LOG_LEVEL is DEBUG."""
    caplog.set_level(logging.DEBUG)
    for name in LOUD:
        caplog.set_level(logging.WARNING, name)


def found(folder: Path, words: Iterable[str]) -> dict[str, set[str]]:
    """The files of a folder that hold one of some words, in whatever case, and these."""
    everything = {path.name: path.read_bytes().lower() for path in folder.rglob("*") if path.is_file()}
    held = {
        name: {word for word in words if word.encode() in content} for name, content in everything.items()
    }
    return {name: there for name, there in held.items() if there}


async def told(store: Rooms, chat: int, texts: dict[str, list[str]], at: int, first: int = 1) -> None:
    """Submissions of a chat, each told in a message with its words, and in an inbox and under a link."""
    for number, (key, words) in enumerate(texts.items(), start=first):
        await store.store.link(report(words, url=f"https://outlet.example/{key}"), chat, key, at=at)
        lines = f'["{" ".join(words[:9])}"]'
        telling = Telling(key, " ".join(words[:20]), " ".join(words[20:]), lines, articles=(key,))
        await store.replies.sent(f"{chat}:{key}", chat, number, at, telling)
        await store.inbox.keep([(chat * 100 + number, chat, " ".join(words))], at=at)
        await store.inbox.done([chat * 100 + number])
        await store.failed_links.keep(chat, number, f"https://outlet.example/{words[7]}", words[8], at=at)


async def test_what_is_kept_no_longer_leaves_no_byte_but_is_recognised(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    as_the_bot_logs(caplog)
    # Of different lengths and in turn, so that SQLite moves rows between its pages.
    texts = {f"old-{n}": words_of(n, (20, 90, 300)[n % 3]) for n in range(30)}
    fresh = {f"new-{n}": words_of(50 + n, (300, 20, 90)[n % 3]) for n in range(30)}
    erased = {word for words in texts.values() for word in words}
    kept = {word for words in fresh.values() for word in words}
    async with rooms(tmp_path / "p.db") as store:
        for number, (old, new) in enumerate(zip(texts.items(), fresh.items(), strict=True)):
            await told(store, 3, dict([old]), at=OLD, first=2 * number)
            await told(store, 3, dict([new]), at=NEW, first=2 * number + 1)
        assert {"p.db", "p.db-wal"} <= found(tmp_path, erased).keys()
        assert await tidy(store) == Pruned(texts=30)
        assert found(tmp_path, erased) == {}
        assert found(tmp_path, kept)["p.db"] == kept
        assert decode.cache_info().currsize == 0
        await whole(store)
        assert await tidy(store) == Pruned()
        rows = await store.database.rows(
            "SELECT outlet, url_key, added, url, reasons FROM members WHERE gone AND article_id = 'old-0'"
        )
        assert rows == [("Coast Herald", "outlet.example/old-0", OLD, None, "[]")]
        again = await store.store.link(article("Other words.", url="https://outlet.example/old-5"), 3, at=NEW)
        assert (again.decision.kind, again.story) == (Kind.SAME_URL, await store.stories.story_of(3, "old-5"))
    assert not [word for word in erased if word in caplog.text]


async def test_a_removed_chat_leaves_no_byte(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    as_the_bot_logs(caplog)
    gone, kept = ({f"{chat}-{n}": words_of(chat * 9 + n) for n in range(9)} for chat in (3, 4))
    words = {word for each in gone.values() for word in each}
    async with rooms(tmp_path / "p.db") as store:
        await told(store, 3, gone, at=NEW)
        await told(store, 4, kept, at=NEW)
        await store.chats.pause(3, "the bot is kicked there")
        assert await tidy(store, texts=20, now=NEW) == Pruned()
        assert await tidy(store, texts=NEW, now=NEW + 10) == Pruned()
        assert await tidy(store, texts=NEW + 1, submissions=0, now=NEW + 20) == Pruned(texts=9, chats=1)
        assert found(tmp_path, words) == {}
        assert await store.database.rows("SELECT DISTINCT chat FROM members") == [(4,)]
        await whole(store)
    assert not [word for word in words if word in caplog.text]


async def test_a_chat_that_lets_the_bot_in_again_in_time_keeps_all(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.submit(3, 0, at=NEW)
        await store.chats.pause(3, "the bot is left there")
        await tidy(store, texts=0, now=NEW)
        await store.chats.resume(3)
        assert await tidy(store, texts=NEW, now=NEW + 50) == Pruned()
        await store.chats.pause(3, "the bot is left there")
        assert await tidy(store, texts=NEW, now=NEW + 50) == Pruned()
        assert (await store.store.counts()).members == 1


async def test_of_one_text_in_two_chats_each_chat_has_its_own_time(tmp_path: Path) -> None:
    words = words_of(1)
    async with rooms(tmp_path / "p.db") as store:
        for chat, at in ((3, OLD), (4, NEW)):
            await store.store.link(report(words), chat, "a", at=at)
        story = str(await store.stories.story_of(3, "a"))
        await tidy(store)
        assert await store.stories.articles(3, story) == []
        assert await store.stories.gone(3, story) == 1
        assert set(found(tmp_path, words)["p.db"]) == set(words)
        [other] = await store.stories.articles(4, str(await store.stories.story_of(4, "a")))
        assert other.article == report(words)
        assert await frequencies(store.database, 3) == {}
        await whole(store)
        await store.chats.forget(4)
        assert found(tmp_path, words) == {}
        assert await store.stories.gone(3, story) == 1
        await whole(store)


async def test_a_text_that_is_sent_again_comes_back_into_its_story(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        for number in (0, 1, 4):
            await store.submit(3, number, message=number, at=OLD)
        story = str(await store.stories.story_of(3, "0"))
        await tidy(store)
        for _ in range(2):
            linked = await store.submit(3, 0, message=99, at=NEW)
            assert (linked.story, linked.message, linked.fresh) == (story, 0, False)
        [back] = await store.stories.articles(3, story)
        assert (back.article, back.added) == (article(TEXTS[0]), OLD)
        assert await store.stories.gone(3, story) == 1
        await whole(store)
        assert (await store.submit(3, 2, at=NEW)).story == story
        assert await tidy(store) == Pruned()
        assert await tidy(store, texts=NEW + 1) == Pruned(texts=2)
        await whole(store)


async def test_a_text_comes_back_as_what_it_was_copied_from(tmp_path: Path) -> None:
    copy = article(f"{RIDGE_FIRE[0]} More tomorrow.")
    async with rooms(tmp_path / "p.db") as store:
        await store.submit(3, 0, at=OLD)
        await store.store.link(copy, 3, "copy", at=NEW)
        await tidy(store)
        assert await store.store.copies(3) == {"copy": "0"}
        await store.submit(3, 0, at=NEW)
        assert await store.store.copies(3) == {"copy": "0"}


async def test_reports_that_are_gone_keep_no_later_one_out_and_follow_their_story(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        for number, text in enumerate(
            (RIDGE_FIRE[0], f"{RIDGE_FIRE[0]} More tomorrow.", RIDGE_FIRE[0][:200])
        ):
            await store.store.link(article(text), 3, f"gone {number}", at=OLD)
        story = (await store.submit(3, 1, at=NEW)).story
        await tidy(store)
        assert (await store.submit(3, 2, at=NEW)).story == story
        assert await store.stories.gone(3, story) == 3
        await store.database.change("INSERT INTO stories (id, chat) VALUES (99, 3)")
        for key in ("1", "gone 1"):
            await store.database.change("UPDATE members SET story = 99 WHERE article_id = ?", (key,))
        assert await store.stories.gone(3, "99") == 1
        joined = (await store.submit(3, 0, at=NEW)).story
        assert await store.stories.gone(3, joined) == 3
        await whole(store)


async def test_a_message_loses_its_words_with_the_first_report_that_it_told(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.submit(3, 0, at=OLD)
        await store.submit(3, 1, at=NEW)
        await store.submit(3, 4, at=NEW)
        await store.tell(3, "1", 51, at=NEW, also="0")
        await store.tell(3, "4", 52, at=NEW)
        # The older report went to another story after it was told: its words are in the message still.
        await store.database.change("UPDATE members SET story = (SELECT max(id) FROM stories) WHERE id = 1")
        await tidy(store)
        told = {
            reply.message: (reply.first, reply.rest, reply.told)
            for key in ("1", "4")
            for reply in await store.replies.of_story(3, str(await store.stories.story_of(3, key)))
        }
        assert told == {51: ("", "", ""), 52: ("First of 4.", "Rest.", '["4"]')}


async def test_submissions_go_whole_in_the_end(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        for number, at in ((0, OLD), (1, OLD), (4, NEW)):
            await store.submit(3, number, at=at)
        assert await tidy(store) == Pruned(texts=2)
        await store.submit(3, 1, at=NEW)
        assert await tidy(store, submissions=20) == Pruned(submissions=1)
        assert sorted(await store.store.stories(3)) == ["1", "4"]
        await whole(store)


@pytest.mark.parametrize("first", [3, -300])
async def test_a_chat_that_moves_keeps_the_text_that_either_has(tmp_path: Path, first: int) -> None:
    async with rooms(tmp_path / "p.db") as store:
        for chat in (3, -300):
            for number in (0, 1, 4):
                await store.submit(chat, number, message=number, at=OLD if chat == first else NEW)
        await tidy(store)
        await store.chats.move(3, -300)
        await whole(store)
        story = str(await store.stories.story_of(-300, "0"))
        assert [each.article for each in await store.stories.articles(-300, story)] == [
            article(TEXTS[0]),
            article(TEXTS[1]),
        ]
        assert await store.stories.gone(-300, story) == 0


Step = tuple[int, int, int]
STEPS = st.lists(st.tuples(st.integers(3, 4), st.integers(0, 5), st.sampled_from([OLD, NEW])), max_size=9)


@settings(max_examples=15, deadline=None)
@given(STEPS, STEPS)
def test_what_a_chat_has_after_a_tidy_depends_on_it_alone(before: list[Step], after: list[Step]) -> None:
    """And its words are counted as if what is gone had never been there."""

    async def live(path: Path, chats: set[int], *, never: bool = False) -> tuple[object, ...]:
        async with rooms(path) as store:
            renewed = {(chat, number) for chat, number, _ in after}
            for chat, number, at in before:
                first = next(t for c, n, t in before if (c, n) == (chat, number))
                if chat in chats and not (never and first == OLD and (chat, number) not in renewed):
                    await store.submit(chat, number, at=at)
            await tidy(store)
            await whole(store)
            for chat, number, _ in after:
                if chat in chats:
                    await store.submit(chat, number, at=NEW)
            await whole(store)
            told = [
                [replace(each, member=0) for each in await store.stories.articles(3, story)]
                for story in await store.stories.stories_since(3, 0)
            ]
            return await frequencies(store.database, 3), await stories_of(store, 3), told

    with TemporaryDirectory() as folder:
        both = asyncio.run(live(Path(folder) / "both.db", {3, 4}))
        assert both == asyncio.run(live(Path(folder) / "alone.db", {3}))
        assert both[0] == asyncio.run(live(Path(folder) / "never.db", {3}, never=True))[0]


async def test_a_clock_that_was_ahead_keeps_nothing_longer_than_from_the_next_tidy_on(tmp_path: Path) -> None:
    words, ahead, right = words_of(1), 9_000, 1_000
    async with rooms(tmp_path / "p.db") as store:
        await store.store.link(report(words), 3, "ahead", at=ahead)
        await store.failed_links.keep(3, 7, "https://coast-herald.example/silo", None, at=ahead)
        await store.chats.pause(4, "the bot is kicked there")
        await tidy(store, texts=0, now=ahead)
        await store.submit(3, 0, at=right)
        await tidy(store, texts=0, now=right + 10)
        await whole(store)
        assert await store.store.counts() == Counts(articles=2, members=2, stories=2)
        done = await tidy(store, texts=right + 11, submissions=0, now=right + 90)
        assert done == Pruned(texts=2, chats=1)
        assert found(tmp_path, words) == {}
        assert await store.failed_links.of_message(3, 7) == []
        await whole(store)


async def test_what_was_sent_again_under_a_clock_ahead_is_set_back_too(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.submit(3, 0, at=OLD)
        await tidy(store)
        await store.submit(3, 0, at=9_000)
        await store.submit(3, 4, at=50)
        await tidy(store, texts=OLD, now=60)
        await whole(store)
        assert await tidy(store, texts=61, now=70) == Pruned(texts=2)


async def test_a_clock_that_is_behind_costs_no_text(tmp_path: Path) -> None:
    """It starts in the past, until the network tells it the time."""
    async with rooms(tmp_path / "p.db") as store:
        await store.submit(3, 0, at=9_000)
        await store.failed_links.keep(3, 7, "https://coast-herald.example/silo", None, at=9_000)
        await tidy(store, texts=0, now=40)
        assert await tidy(store, texts=8_000, now=9_100) == Pruned()
        assert len(await store.failed_links.of_message(3, 7)) == 1
