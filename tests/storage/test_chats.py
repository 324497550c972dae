from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.chats import Limits, Pruned
from storage.errors import DatabaseBusy
from storage.features import terms_of
from storage.replies import Telling
from tests.storage.rooms import FOREVER, TEXTS, Rooms, frequencies, rooms, rows_of_chat
from tests.summarizers.linking.articles import RIDGE_FIRE, article


async def test_a_chat_that_was_never_heard_of_has_the_defaults(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        assert (await store.chats.zone(7), await store.chats.paused(7)) == (None, None)
        assert await store.chats.summarised(7) == 0
        await store.chats.resume(7)
        assert await rows_of_chat(store.database, 7) == dict.fromkeys(
            await rows_of_chat(store.database, 7), 0
        )


async def test_each_setting_is_kept_whichever_comes_first(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        chats = store.chats
        await chats.pause(7, "blocked")
        await chats.set_summarised(7, 12)
        await chats.set_zone(7, "Europe/Oslo")
        await chats.set_zone(8, "Asia/Kathmandu")
        assert await chats.paused(7) == "blocked"
        assert (await chats.zone(7), await chats.summarised(7)) == ("Europe/Oslo", 12)
        await chats.resume(7)
        assert (await chats.paused(7), await chats.zone(7)) == (None, "Europe/Oslo")


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that befalls a chat; `number` says with what."""

    what: str
    number: int

    async def do(self, store: Rooms, chat: int, turn: int) -> object:
        """Do it at a time, the `turn`; gives what the chat is answered."""
        number = self.number
        match self.what:
            case "submit":
                linked = await store.submit(chat, number, message=number, at=turn)
                return linked.decision.kind, linked.message, linked.fresh
            case "tell":
                await store.tell(chat, str(number), 10 + turn, at=turn)
                return await store.replies.claim(f"{chat}:{10 + turn}", chat, turn)
            case "part" | "join":
                done = await store.correct(chat, f"{chat}:{turn}", number, together=self.what == "join")
                return done and (done.state, done.moved, done.reversed)
            case "link":
                await store.failed_links.keep(chat, number, f"https://outlet.example/{number}", None, turn)
            case "update":
                await store.inbox.keep([(chat * 100 + number, chat, f"{number}")], at=turn)
            case "subscribe":
                await store.digests.subscribe(chat, f"0{number}:00", "Europe/Oslo", turn)
            case "digest":
                claimed = await store.digests.claim(chat, f"2031-05-0{number}", turn)
                return claimed and await store.ids_between(chat, claimed.after, claimed.upto)
            case "end":
                await store.digests.finish(chat, f"2031-05-0{number}", "refused" if number % 2 else "sent")
            case "pause" | "forget":
                befalls = store.chats.forget, partial(store.chats.pause, reason=f"reason {number}")
                await befalls[self.what == "pause"](chat)
        return None


USUAL = (
    "submit",
    "submit",
    "submit",
    "tell",
    "tell",
    "part",
    "join",
    "link",
    "update",
    "subscribe",
    "digest",
    "end",
    "pause",
)
DEEDS = st.builds(Deed, st.sampled_from(USUAL), st.integers(0, 5))
NEIGHBOURS = st.builds(Deed, st.sampled_from([*USUAL, "forget"]), st.integers(0, 5))


async def lived(path: Path, own: list[Deed], others: dict[int, list[tuple[int, Deed]]]) -> list[object]:
    """All that chat 3 is answered and can read; after its deed n come the `others` of n, in their chats."""
    async with rooms(path) as store:
        answers = []
        for turn, deed in enumerate(own):
            answers.append(await deed.do(store, 3, turn))
            for chat, other in others.get(turn, []):
                await other.do(store, chat, turn)
        return [*answers, *await store.seen(3), await frequencies(store.database, 3)]


@settings(max_examples=10, deadline=None)
@given(
    st.lists(DEEDS, max_size=10),
    st.dictionaries(
        st.integers(0, 9), st.lists(st.tuples(st.integers(1, 2), NEIGHBOURS), max_size=3), max_size=6
    ),
)
def test_a_chat_is_the_same_whatever_others_do(
    own: list[Deed], others: dict[int, list[tuple[int, Deed]]]
) -> None:
    with TemporaryDirectory() as folder:
        alone = asyncio.run(lived(Path(folder) / "alone.db", own, {}))
        among = asyncio.run(lived(Path(folder) / "among.db", own, others))
    assert alone == among


LIFE = [
    *(Deed("submit", number) for number in range(len(TEXTS))),
    *(Deed(what, 1) for what in ("tell", "link", "update", "subscribe", "digest", "pause")),
    Deed("part", 0),
]


async def live(store: Rooms, chat: int, deeds: Iterable[Deed] = LIFE) -> None:
    for turn, deed in enumerate(deeds):
        await deed.do(store, chat, turn)


async def whole(store: Rooms) -> None:
    """Every submission has all that belongs to it, and nothing is left of any other."""
    assert await store.database.rows("PRAGMA foreign_key_check") == []
    for query in (
        "SELECT p.* FROM postings p LEFT JOIN members m ON m.id = p.member WHERE m.chat IS NOT p.chat",
        "SELECT r.* FROM runs r LEFT JOIN members m ON m.id = r.member WHERE m.chat IS NOT r.chat",
        "SELECT id FROM members WHERE NOT gone AND id NOT IN (SELECT member FROM postings)",
        "SELECT id FROM members WHERE NOT gone AND id NOT IN (SELECT member FROM runs)",
        "SELECT m.* FROM members m JOIN stories s ON s.id = m.story WHERE m.chat <> s.chat",
        "SELECT r.* FROM replies r JOIN members m ON m.id = r.anchor WHERE m.chat <> r.chat",
        """SELECT c.* FROM corrections c JOIN corrected s ON s.correction = c.id
            JOIN members m ON m.id = s.member WHERE m.chat <> c.chat""",
        "SELECT id FROM corrections WHERE id NOT IN (SELECT correction FROM corrected WHERE side = 'moved')",
        "SELECT id FROM stories WHERE id NOT IN (SELECT story FROM members)",
        "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM members)",
        "SELECT p.* FROM postings p JOIN members m ON m.id = p.member WHERE m.gone",
        """SELECT id FROM articles
            WHERE (text = '') <> (id NOT IN (SELECT article FROM members WHERE NOT gone))""",
    ):
        assert await store.database.rows(query) == []
    held = await store.database.rows(
        "SELECT m.chat, f.packed FROM members m JOIN features f ON f.article = m.article AND NOT m.gone"
    )
    counted = Counter((chat, term) for chat, packed in held for term in ("", *terms_of(packed)))
    found = await store.database.rows("SELECT chat, term, articles FROM frequencies")
    assert {(chat, term): articles for chat, term, articles in found} == counted


async def stories_of(store: Rooms, chat: int) -> set[frozenset[str]]:
    names = await store.stories.stories_since(chat, 0)
    found = [await store.stories.articles(chat, name) for name in names]
    return {frozenset(each.article_id for each in articles) for articles in found}


async def test_a_moved_chat_keeps_all_but_the_numbers_of_messages(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await live(store, 3)
        await live(store, 4)
        before = await store.database.rows(
            "SELECT article_id, story, added FROM members WHERE chat = 3 ORDER BY id"
        )
        counts, terms = await rows_of_chat(store.database, 3), await frequencies(store.database, 3)
        neighbour = await store.seen(4)
        for _ in range(2):
            await store.chats.move(3, -300)
            assert await rows_of_chat(store.database, -300) == counts
            assert set((await rows_of_chat(store.database, 3)).values()) == {0}
            after = await store.database.rows(
                "SELECT article_id, story, added FROM members WHERE chat = -300 ORDER BY id"
            )
            assert (after, await frequencies(store.database, -300)) == (before, terms)
            await whole(store)
        assert await store.seen(4) == neighbour
        story = str(await store.stories.story_of(-300, "1"))
        assert {each.message for each in await store.stories.articles(-300, story)} == {None}
        [reply] = await store.replies.of_story(-300, story)
        assert (reply.message, reply.first, reply.told) == (None, "First of 1.", '["1"]')
        assert (await store.replies.latest(-300), await store.chats.paused(-300)) == (None, None)
        assert await store.replies.claim("3:16", -300, FOREVER) == 16
        found = await store.digests.subscription(-300)
        assert found
        assert (found.at, found.zone, found.last) == ("01:00", "Europe/Oslo", "2031-05-01")


@pytest.mark.parametrize("first", [3, -300])
async def test_a_chat_moves_onto_one_that_has_begun(tmp_path: Path, first: int) -> None:
    """The news of the move may come before or after the first messages of the new chat."""
    async with rooms(tmp_path / "p.db") as store:
        for chat in (first, 3 - 300 - first):
            for number in (0, 1, 4) if chat == 3 else (1, 2, 5):
                await store.submit(chat, number, message=chat + number)
                await store.tell(chat, str(number), 20 + number)
            await store.inbox.keep([(chat + 500, chat, "{}")], at=1)
            await store.failed_links.keep(chat, 1, "https://outlet.example/a", None, at=1)
            await store.digests.subscribe(chat, "08:00" if chat == 3 else "09:00", "Europe/Oslo", since=1)
            await store.chats.set_summarised(chat, 3)
        await store.chats.move(3, -300)
        await whole(store)
        once = await store.seen(-300)
        await store.chats.move(3, -300)
        assert await store.seen(-300) == once
        assert set((await rows_of_chat(store.database, 3)).values()) == {0}

        fire = str(await store.stories.story_of(-300, "1"))
        assert await stories_of(store, -300) >= {frozenset({"0", "1", "2"})}
        messages = {each.article_id: each.message for each in await store.stories.articles(-300, fire)}
        assert messages == {"0": None, "1": -299, "2": -298}
        replies = await store.replies.of_story(-300, fire)
        assert sorted(str(reply.message) for reply in replies) == ["21", "22", "None", "None"]
        assert len(await store.inbox.waiting(-300, 1, 9)) == 2
        found = await store.digests.subscription(-300)
        assert found
        assert found.at == "09:00"


async def test_a_chat_that_moves_to_itself_stays(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await live(store, 3)
        before = await store.seen(3)
        await store.chats.move(3, 3)
        assert await store.seen(3) == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("sent", "refused", ["4", "5"]),
        ("refused", "sent", ["5"]),
        ("sent", "sent", ["5"]),
        ("skipped", "refused", ["0", "4", "5"]),
    ],
)
async def test_of_two_digests_of_a_date_that_which_told_further_stays(
    tmp_path: Path, old: str, new: str, told: list[str]
) -> None:
    async with rooms(tmp_path / "p.db") as store:
        for chat, number, state in ((3, 0, old), (-300, 4, new)):
            await store.submit(chat, number)
            await store.digests.claim(chat, "2031-05-01", 100)
            await store.database.change("UPDATE digest_runs SET state = ? WHERE chat = ?", (state, chat))
        await store.chats.move(3, -300)
        assert await store.digests.claim(-300, "2031-05-01", 200) is None
        await store.submit(-300, 5)
        claimed = await store.digests.claim(-300, "2031-05-02", 200)
        assert claimed
        assert await store.ids_between(-300, claimed.after, claimed.upto) == told


def planted(folder: Path, word: bytes) -> dict[str, int]:
    """How often a word stands in each file, in whatever case."""
    return {path.name: path.read_bytes().lower().count(word) for path in folder.iterdir()}


async def fill(store: Rooms, chats: dict[int, str], articles: int) -> None:
    """Submissions, replies, updates and links of some chats in turn, each full of its chat's word."""
    random = Random(5)  # noqa: S311 - the same database each time
    for number in range(articles):
        chat, word = random.choice(list(chats.items()))
        words = [
            word + "".join(random.choices("bdfgklmnprst", k=4)) for _ in range(random.choice((20, 90, 300)))
        ]
        text = " ".join(words)
        report = replace(article(text, title=words[0].title()), url=f"https://{word}.example/{words[1]}")
        linked = await store.store.link(report, chat, f"{word}-{number}", at=number)
        telling = Telling(
            linked.article_id, text[:900], text, f'["{words[2]}"]', articles=(linked.article_id,)
        )
        await store.replies.sent(f"{word}:{number}", chat, number, number, telling)
        await store.inbox.keep([(number, chat, f'{{"text": "{text}"}}')], at=number)
        await store.inbox.done([number - 3])
        await store.failed_links.keep(chat, number, f"https://{word}.example/{number}", word, at=number)
    for chat, word in chats.items():
        await store.digests.subscribe(chat, "08:00", word, since=1)
        await store.chats.pause(chat, word)


async def test_no_file_holds_a_byte_of_a_forgotten_chat(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await fill(store, {3: "quorvax", 4: "plimbor"}, articles=60)
        assert min(planted(tmp_path, b"quorvax")[name] for name in ("p.db", "p.db-wal")) > 0
        kept = await store.seen(4)
        for _ in range(2):
            await store.chats.forget(3)
            assert set(planted(tmp_path, b"quorvax").values()) == {0}
            assert set((await rows_of_chat(store.database, 3)).values()) == {0}
            await whole(store)
        assert await store.seen(4) == kept
        assert planted(tmp_path, b"plimbor")["p.db"] > 0
        assert await store.inbox.keep([(number, 3, "again") for number in range(60)], at=99) == 0


async def test_a_text_that_another_chat_has_stays_when_one_is_forgotten(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.submit(3, 0)
        await store.submit(4, 0)
        await store.chats.forget(3)
        assert (await store.store.counts()).articles == 1
        assert await stories_of(store, 4) == {frozenset({"0"})}
        await store.chats.forget(4)
        assert (await store.store.counts()).articles == 0


async def test_forgetting_says_when_another_program_keeps_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    async with rooms(path) as store:
        await store.database._writer.connection.execute("PRAGMA busy_timeout = 50")  # not the usual 5 s
        await store.submit(3, 0)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM members").fetchall()
            with pytest.raises(DatabaseBusy, match="is in use by another program"):
                await store.chats.forget(3)
            assert set((await rows_of_chat(store.database, 3)).values()) == {0}
        await store.chats.forget(3)
        assert b"Ostrel" not in path.read_bytes() + path.with_name("p.db-wal").read_bytes()


async def test_what_is_pruned_leaves_the_words_counted_as_if_it_had_never_been(tmp_path: Path) -> None:
    old, new = [0, 3, 4], [1, 5]
    async with rooms(tmp_path / "p.db") as store, rooms(tmp_path / "never.db") as never:
        for chat in (3, 4):
            for number in old + new:
                await store.submit(chat, number, at=10 if number in old and chat == 3 else 20)
                if number in new or chat == 4:
                    await never.submit(chat, number, at=20)
        assert await store.chats.prune(Limits(20, 20, 0), 30) == Pruned(submissions=len(old))
        await whole(store)
        for chat in (3, 4):
            assert await frequencies(store.database, chat) == await frequencies(never.database, chat)
            assert await stories_of(store, chat) == await stories_of(never, chat)
        assert (await store.store.counts()) == (await never.store.counts())


async def test_pruning_takes_what_is_old_with_all_that_rests_on_it(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        for number, at in ((0, 10), (4, 20)):
            await store.submit(3, number, at=at)
            await store.tell(3, str(number), 50 + number, at=at)
            await store.failed_links.keep(3, number, "https://outlet.example/a", None, at=at)
        await store.store.link(article(f"{RIDGE_FIRE[0]} More tomorrow."), 3, "copy", at=20)
        assert await store.store.copies(3) == {"copy": "0"}
        assert await store.chats.prune(Limits(20, 20, 0), 30) == Pruned(submissions=1)
        assert await store.chats.prune(Limits(20, 20, 0), 30) == Pruned()
        assert await stories_of(store, 3) == {frozenset({"4"}), frozenset({"copy"})}
        assert await store.store.copies(3) == {}
        assert await store.database.rows("SELECT message FROM replies") == [(54,)]
        assert await store.database.rows("SELECT message FROM sends") == [(54,)]
        assert await store.database.rows("SELECT message FROM failed_links") == [(4,)]


@pytest.mark.parametrize("call", ["sent", "forget"])
async def test_a_cancelled_caller_leaves_no_transaction_open(tmp_path: Path, call: str) -> None:
    """Cancel after n turns of the loop, for n = 0, 1, …, until the call is through before it."""
    through, turns = False, 0
    async with rooms(tmp_path / "p.db") as store:
        while not through:
            linked = await store.submit(3, 0)
            telling = store.tell(3, linked.article_id, 50 + turns)
            task = asyncio.create_task(telling if call == "sent" else store.chats.forget(3))
            for _ in range(turns):
                await asyncio.sleep(0)
            through = task.done()
            task.cancel()
            await asyncio.wait([task])
            telling.close()
            await store.database._writer.finish()
            assert not store.database._writer.connection.in_transaction
            sent = await store.database.rows("SELECT count(*) FROM sends")
            told = await store.database.rows("SELECT count(*) FROM replies")
            assert sent == told
            await whole(store)
            turns = turns + 1 if turns < 8 else turns * 2
            assert turns < 1_000_000
