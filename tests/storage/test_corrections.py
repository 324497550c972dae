"""Corrections by people: obeyed whatever arrives, the newest first, and as if never made once undone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from storage.chats import Chats, Limits
from storage.corrections import Corrected, State
from storage.replies import Replies, Telling
from storage.retracing import form_anew
from storage.settling import settle
from storage.store import Store
from storage.verdicts import APART, TOGETHER, Reversed
from summarizers.linking.clustering import Pair, pair
from tests.storage.corrected_chat import KEYS, Scored, grouped, scored, together
from tests.storage.rooms import TEXTS, rooms

T = TypeVar("T")

law = settings(deadline=None, max_examples=25)
PAIRS = [(one, other) for one in KEYS for other in KEYS if one < other]
likely = st.sampled_from([0.0, 0.1, 0.3, 0.45, 0.5, 0.6, 0.9, 1.0]) | st.floats(0, 1)
scores = st.lists(likely, min_size=len(PAIRS), max_size=len(PAIRS)).map(
    lambda found: dict(zip(PAIRS, found, strict=True))
)
orders = st.permutations(KEYS)
places = st.integers(0, len(KEYS))
twos = st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(lambda two: two[0] != two[1])
ALIKE = {(one, other): 0.9 for one in "abc" for other in "abc" if one < other} | {("e", "f"): 0.9}
"""Two stories, abc and ef; d is like nobody."""


def run(given_scores: Mapping[Pair, float], live: Callable[[Scored], Awaitable[T]]) -> T:
    async def lived(path: Path) -> T:
        async with scored(path, given_scores) as chat:
            return await live(chat)

    with TemporaryDirectory() as folder:
        return asyncio.run(lived(Path(folder) / "p.db"))


async def arrive(chat: Scored, keys: str | list[str], number: int = 3) -> None:
    for key in keys:
        await chat.arrive(key, number)


# The laws.


@law
@given(scores, orders, places, twos)
def test_what_was_parted_never_meets_again(
    given_scores: dict[Pair, float], order: list[str], place: int, two: tuple[str, str]
) -> None:
    async def live(chat: Scored) -> None:
        await arrive(chat, order[:place])
        before = await chat.stories()
        done = await chat.part(*two, "1")
        assert (done is not None) is together(before, *two)
        left = [key for story in before if set(two) <= story for key in story - {two[0]}]
        for key in ["", *order[place:]]:
            await arrive(chat, key)
            stories = await chat.stories()
            assert not any(together(stories, two[0], each) for each in left)

    run(given_scores, live)


@law
@given(scores, orders, places, twos)
def test_what_was_joined_never_parts(
    given_scores: dict[Pair, float], order: list[str], place: int, two: tuple[str, str]
) -> None:
    async def live(chat: Scored) -> None:
        await arrive(chat, order[:place])
        before = await chat.stories()
        done = await chat.join(*two, "1")
        joined = set[str]().union(*(story for story in before if done and story & set(two)))
        for key in ["", *order[place:]]:
            await arrive(chat, key)
            assert not joined or any(joined <= story for story in await chat.stories())

    run(given_scores, live)


@law
@given(scores, orders, places, places, twos, st.sampled_from("abcdefgh-"), st.booleans())
def test_undone_it_is_as_if_it_had_never_been(
    given_scores: dict[Pair, float],
    order: list[str],
    made: int,
    undone: int,
    two: tuple[str, str],
    to: str,
    joining: bool,
) -> None:
    async def never(chat: Scored) -> list[set[frozenset[str]]]:
        found = []
        for key in order:
            await chat.arrive(key)
            found.append(await chat.stories())
        return found

    async def live(chat: Scored) -> None:
        await arrive(chat, order[:made])
        done = await (chat.join if joining else chat.part)(*two, "1")
        if done and not joining and to in order[:made]:
            await chat.place(done.id, to, "2")
        end = max(made, undone)
        await arrive(chat, order[made:end])
        if done:
            await chat.corrections.undo(3, "3", done.id, 0)
        for number, key in enumerate(["", *order[end:]]):
            await arrive(chat, key)
            if end + number:
                assert await chat.stories() == as_it_was[end + number - 1]

    as_it_was = run(given_scores, never)
    run(given_scores, live)


@settings(deadline=None, max_examples=6)
@given(
    st.permutations(range(len(TEXTS))), st.integers(2, len(TEXTS)), st.sampled_from([(0, 1), (2, 0), (4, 5)])
)
def test_articles_are_linked_with_the_corrections(order: list[int], place: int, two: tuple[int, int]) -> None:
    async def lived(path: Path) -> set[frozenset[str]]:
        async with rooms(path) as store:
            for number in [*order[:place], *two]:
                await store.submit(3, number)
            query = "SELECT article_id, id FROM members"
            members: dict[str, int] = dict(await store.database.rows(query))
            one, other = (members[str(number)] for number in two)
            assert await store.corrections.part(3, "1", one, other)
            assert await store.corrections.join(3, "2", one, members.get("3", other))
            for number in order:
                await store.submit(3, number)
            return grouped(await store.store.stories(3))

    with TemporaryDirectory() as folder:
        stories = asyncio.run(lived(Path(folder) / "p.db"))
    assert together(stories, str(two[0]), str(two[1])) is (3 not in order[:place])
    assert len(stories) == 3


deeds = st.lists(st.tuples(st.sampled_from(["part", "join", "place", "undo", "arrive"]), twos), max_size=14)


async def do(
    chat: Scored, what: str, two: tuple[str, str], key: str, made: list[int], number: int = 3
) -> None:
    done = None
    if what == "arrive":
        await arrive(chat, list(two), number)
    elif what in ("part", "join"):
        done = await getattr(chat, what)(*two, key, number)
    elif made and what == "undo":
        await chat.corrections.undo(number, key, made[KEYS.index(two[0]) % len(made)], 0)
    elif made and two[0] in await chat.members(number):
        await chat.place(made[-1], two[0], key, number)
    made += [done.id] if done else []


@law
@given(scores, deeds, deeds)
def test_a_chat_is_the_same_whatever_another_corrects(
    given_scores: dict[Pair, float],
    own: list[tuple[str, tuple[str, str]]],
    others: list[tuple[str, tuple[str, str]]],
) -> None:
    def live(kept: set[int]) -> set[frozenset[str]]:
        async def lived(chat: Scored) -> set[frozenset[str]]:
            made: dict[int, list[int]] = {3: [], 4: []}
            for number in kept:
                await arrive(chat, KEYS[:5], number)
            for turn, deed in enumerate(zip(own, [*others, *[None] * len(own)], strict=False)):
                for number, each in zip((3, 4), deed, strict=True):
                    if each and number in kept:
                        await do(chat, *each, f"{turn}", made[number], number)
            return await chat.stories()

        return run(given_scores, lived)

    assert live({3}) == live({3, 4})


@law
@given(scores, deeds)
def test_a_correction_holds_from_when_it_is_made(
    given_scores: dict[Pair, float], done: list[tuple[str, tuple[str, str]]]
) -> None:
    """However many others contradict it: the newest wins, and no submission is lost."""

    async def live(chat: Scored) -> None:
        made: list[int] = []
        await arrive(chat, KEYS[:6])
        for turn, (what, two) in enumerate(done):
            count = len(made)
            await do(chat, what, two, f"{turn}", made)
            stories = await chat.stories()
            if len(made) > count:
                assert together(stories, *two) is (what == "join")
            assert sum(map(len, stories)) == len(await chat.members())

    run(given_scores, live)


# What a correction says of itself.


async def test_a_report_taken_out_stands_alone_until_it_is_placed(tmp_path: Path) -> None:
    async with scored(tmp_path / "p.db", ALIKE) as chat:
        await arrive(chat, "abcdef")
        parted = await chat.part("a", "b", "1")
        assert parted
        assert (parted.state, parted.moved, parted.done) == (State.OPEN, ("a",), True)
        assert await chat.stories() == {*map(frozenset, ("a", "bc", "d", "ef"))}
        placed = await chat.place(parted.id, "e", "2")
        assert placed
        assert (placed.id, placed.state) == (parted.id, State.SETTLED)
        assert await chat.stories() == {*map(frozenset, ("bc", "d", "aef"))}
        undone = await chat.corrections.undo(3, "3", parted.id, 0)
        assert undone
        assert (undone.state, len(undone.stories)) == (State.UNDONE, 2)
        assert await chat.stories() == {*map(frozenset, ("abc", "d", "ef"))}


async def test_what_is_done_again_for_the_same_update_changes_nothing_and_says_the_same(
    tmp_path: Path,
) -> None:
    async with scored(tmp_path / "p.db", ALIKE) as chat:
        await arrive(chat, "abcdef")
        steps: list[Callable[[], Awaitable[Corrected | None]]] = [
            lambda: chat.part("a", "b", "1"),
            lambda: chat.place(1, "e", "2"),
            lambda: chat.join("d", "e", "3"),
            lambda: chat.corrections.undo(3, "4", 1, 0),
        ]
        for step in steps:
            first, stories = await step(), await chat.stories()
            again = await step()
            assert first
            assert again
            assert (again.id, again.state, again.done) == (first.id, first.state, True)
            assert (again.moved, again.reversed) == (first.moved, first.reversed)
            assert again.stories <= first.stories
            assert await chat.stories() == stories


async def test_what_another_press_settled_or_undid_is_told_and_left(tmp_path: Path) -> None:
    async with scored(tmp_path / "p.db", ALIKE) as chat:
        await arrive(chat, "abcdef")
        await chat.part("a", "b", "1")
        await chat.place(1, None, "2")
        late = await chat.place(1, "e", "3")
        assert late
        assert (late.done, late.state) == (False, State.SETTLED)
        await chat.corrections.undo(3, "4", 1, 0)
        for press in (chat.place(1, "e", "5"), chat.corrections.undo(3, "6", 1, 0)):
            late = await press
            assert late
            assert (late.done, late.state) == (False, State.UNDONE)
        assert await chat.stories() == {*map(frozenset, ("abc", "d", "ef"))}


async def test_what_is_not_there_or_not_so_is_refused(tmp_path: Path) -> None:
    async with scored(tmp_path / "p.db", ALIKE) as chat:
        await arrive(chat, "abcd")
        await arrive(chat, "ab", 4)
        theirs = await chat.members(4)
        assert await chat.part("a", "d", "1") is None
        assert await chat.part("a", "a", "2") is None
        assert await chat.join("a", "b", "3") is None
        assert await chat.corrections.part(3, "4", theirs["a"], theirs["b"]) is None
        assert await chat.corrections.join(3, "5", 1, theirs["a"]) is None
        parted = await chat.part("a", "b", "6", 4)
        assert parted
        for foreign in (chat.place(parted.id, "d", "7"), chat.corrections.undo(3, "8", parted.id, 0)):
            assert await foreign is None
        assert await chat.stories() == {frozenset("abc"), frozenset("d")}


async def test_the_newest_wins_and_says_what_it_takes_back(tmp_path: Path) -> None:
    async with scored(tmp_path / "p.db", ALIKE) as chat:
        await arrive(chat, "abcd")
        parted = await chat.part("a", "b", "1")
        assert parted
        assert parted.reversed == ()
        joined = await chat.join("a", "b", "2")
        assert joined
        assert joined.reversed == (Reversed("a", "b", together=False), Reversed("a", "c", together=False))
        assert frozenset("abc") in await chat.stories()
        again = await chat.part("b", "a", "3")
        assert again
        assert again.reversed == (Reversed("a", "b", together=True),)
        assert await chat.stories() == {*map(frozenset, ("ac", "b", "d"))}
        await chat.corrections.undo(3, "4", again.id, 0)
        assert frozenset("abc") in await chat.stories()
        await chat.corrections.undo(3, "5", joined.id, 0)
        assert await chat.stories() == {*map(frozenset, ("a", "bc", "d"))}


async def test_a_report_taken_out_of_joined_stories_leaves_the_others_joined(tmp_path: Path) -> None:
    async with scored(tmp_path / "p.db", ALIKE) as chat:
        await arrive(chat, "abcdef")
        await chat.join("a", "e", "1")
        await chat.part("a", "b", "2")
        assert await chat.stories() == {*map(frozenset, ("a", "bcef", "d"))}


async def test_a_report_that_was_brought_keeps_none_of_the_later_ones_away(tmp_path: Path) -> None:
    """A report that is like nothing, such as one in another language, would halve each mean score."""
    async with scored(tmp_path / "p.db", {("a", "b"): 0.6}) as chat:
        await arrive(chat, "ad")
        await chat.join("d", "a", "1")
        await chat.arrive("b")
        assert await chat.stories() == {frozenset("abd")}


async def test_undone_it_leaves_what_the_order_of_arrival_had_made(tmp_path: Path) -> None:
    """Grouped at once, a and b would be one story; d came and took c away when b was out of sight."""
    order_matters = {("a", "b"): 0.5, ("a", "c"): 0.6, ("c", "d"): 0.9}
    async with scored(tmp_path / "p.db", order_matters) as chat:
        await arrive(chat, "abcd")
        assert await chat.stories() == {*map(frozenset, ("a", "b", "cd"))}
        await chat.part("c", "d", "1")
        assert await chat.stories() == {*map(frozenset, ("ac", "b", "d"))}
        await chat.corrections.undo(3, "2", 1, 0)
        assert await chat.stories() == {*map(frozenset, ("a", "b", "cd"))}


async def test_undone_it_brings_nothing_near_any_more(tmp_path: Path) -> None:
    """Sent again, c is near a, as it was before; b, to which it was brought for a while, is out of sight."""
    order_matters = {("a", "b"): 0.5, ("a", "c"): 0.6, ("c", "d"): 0.9}
    async with scored(tmp_path / "p.db", order_matters) as chat:
        await arrive(chat, "abcd")
        before = await chat.stories()
        await chat.join("c", "b", "1")
        await chat.corrections.undo(3, "2", 1, 0)
        c = (await chat.members())["c"]
        await chat.database.unit(partial(settle, chat=3, member=c))
        assert await chat.stories() == before == {*map(frozenset, ("a", "b", "cd"))}


async def test_corrections_hold_where_too_many_are_near_to_go_through_all(tmp_path: Path) -> None:
    async with scored(tmp_path / "p.db", {**ALIKE, ("c", "e"): 0.3}) as chat:
        await arrive(chat, "abcdef")
        await chat.part("a", "b", "1")
        await chat.join("d", "a", "2")
        members = await chat.members()
        for most in range(8):
            b = [members["b"]]
            await chat.database.unit(partial(form_anew, chat=3, members=b, moved=b, most=most))
            assert await chat.stories() == {*map(frozenset, ("ad", "bc", "ef"))}


@asynccontextmanager
async def two_large(path: Path) -> AsyncIterator[tuple[Scored, list[str], list[str]]]:
    """A chat with two stories, together too many to go through all; the first is the larger."""
    larger, smaller = [f"a{number}" for number in range(77)], [f"b{number}" for number in range(75)]
    alike = {two: 0.9 for story in (larger, smaller) for two in combinations(sorted(story), 2)}
    alike |= {pair(a, "after"): 0.9 for a in larger} | {pair(b, "later"): 0.9 for b in smaller}
    async with scored(path, alike) as chat:
        await arrive(chat, larger + smaller)
        assert await chat.stories() == {frozenset(larger), frozenset(smaller)}
        yield chat, larger, smaller


async def test_two_large_stories_are_joined_whichever_is_moved(tmp_path: Path) -> None:
    async with two_large(tmp_path / "p.db") as (chat, larger, smaller):
        joined = await chat.join(larger[0], smaller[0], "1")
        assert joined
        assert len(joined.stories) == 1
        assert await chat.stories() == {frozenset(larger + smaller)}
        await chat.arrive("after")
        assert await chat.stories() == {frozenset([*larger, *smaller, "after"])}


async def test_undone_two_large_stories_stand_as_they_did_with_what_came_since(tmp_path: Path) -> None:
    async with two_large(tmp_path / "p.db") as (chat, larger, smaller):
        joined = await chat.join(larger[0], smaller[0], "1")
        assert joined
        await arrive(chat, ["after", "later"])
        await chat.part(smaller[1], larger[0], "2")
        await chat.database.change("UPDATE members SET added = 99 WHERE article_id NOT IN ('a3', 'b3')")
        await Chats(chat.database).prune(Limits(texts=50, submissions=0, abandoned=0), now=100)
        await chat.corrections.undo(3, "3", joined.id, 0)
        assert await chat.stories() == {
            *(frozenset([*larger, "after"]), frozenset([smaller[1]])),
            frozenset([smaller[0], *smaller[2:], "later"]),
        }


async def test_a_story_without_a_score_for_each_pair_stays_whole(tmp_path: Path) -> None:
    keys = [f"a{number:03}" for number in range(110)]
    latest = {pair(key, near): 0.5 for n, key in enumerate(keys) for near in keys[max(0, n - 65) : n]}
    async with scored(tmp_path / "p.db", latest) as chat:
        await arrive(chat, [*keys, "other"])
        before = await chat.stories()
        assert frozenset(keys) in before
        await chat.join("other", keys[0], "1")
        assert await chat.stories() == {frozenset([*keys, "other"])}
        await chat.corrections.undo(3, "2", 1, 0)
        assert await chat.stories() == before


async def test_the_reasons_name_what_still_holds(tmp_path: Path) -> None:
    async with scored(tmp_path / "p.db", ALIKE) as chat:
        await arrive(chat, "abcdef")
        await chat.part("a", "b", "1")
        assert await chat.corrections.reasons(3) == {"a": (APART,)}
        await chat.place(1, "e", "2")
        assert await chat.corrections.reasons(3) == {"a": (APART, TOGETHER)}
        await chat.join("a", "b", "3")
        assert await chat.corrections.reasons(3) == dict.fromkeys("aef", (TOGETHER,))
        assert await chat.corrections.reasons(4) == {}


# Messages that tell the stories.


async def test_messages_stay_with_the_story_that_a_report_leaves(tmp_path: Path) -> None:
    async with scored(tmp_path / "p.db", ALIKE) as chat:
        await arrive(chat, "abc")
        replies = Replies(chat.database)
        for anchor, message in (("a", 10), ("a", 11)):
            await replies.sent(f"{message}", 3, message, 1, Telling(anchor, "", "", ""))

        async def told(article: str) -> list[int | None]:
            story = (await Store(chat.database).stories(3))[article]
            return [reply.message for reply in await replies.of_story(3, story)]

        await chat.part("a", "b", "1")
        assert (await told("a"), await told("b")) == ([], [11, 10])
        await chat.place(1, None, "2")
        await replies.sent("13", 3, 13, 1, Telling("a", "", "", ""))
        undone = await chat.corrections.undo(3, "3", 1, 12)
        assert undone
        assert undone.withdrawn == (13,)
        await chat.corrections.withdrawn(3, 13)
        assert await told("a") == [11, 10]


async def test_a_message_that_came_to_tell_others_stays_with_them(tmp_path: Path) -> None:
    async with scored(tmp_path / "p.db", {("a", "b"): 0.9, ("a", "c"): 0.5}) as chat:
        await arrive(chat, "ab")
        replies = Replies(chat.database)
        await chat.part("a", "b", "1")
        await replies.sent("13", 3, 13, 1, Telling("a", "", "", ""))
        await chat.arrive("c")
        assert frozenset("ac") in await chat.stories()
        undone = await chat.corrections.undo(3, "2", 1, 12)
        assert undone
        assert undone.withdrawn == ()
        assert frozenset("ab") in await chat.stories()
        story = (await Store(chat.database).stories(3))["c"]
        assert [reply.message for reply in await replies.of_story(3, story)] == [13]


# What befalls the chat.


async def test_corrections_go_with_their_articles(tmp_path: Path) -> None:
    async with scored(tmp_path / "p.db", ALIKE) as chat:
        await arrive(chat, "abcdef")
        await chat.part("a", "b", "1")
        await chat.join("d", "e", "2")
        await chat.database.change("UPDATE members SET added = 100 WHERE article_id <> 'a'")
        await Chats(chat.database).prune(Limits(texts=50, submissions=50, abandoned=50), now=100)
        assert await chat.database.rows("SELECT id FROM corrections") == [(2,)]
        assert {row[0] for row in await chat.database.rows("SELECT correction FROM corrected")} == {2}
        await Chats(chat.database).forget(3)
        for table in ("corrections", "corrected"):
            assert await chat.database.rows(f"SELECT * FROM {table}") == []  # noqa: S608 - ours
        await arrive(chat, "abcdef")
        assert await chat.stories() == {*map(frozenset, ("abc", "d", "ef"))}


async def test_a_supergroup_keeps_the_corrections_of_the_group(tmp_path: Path) -> None:
    async with scored(tmp_path / "p.db", {**ALIKE, ("b", "g"): 0.9, ("c", "g"): 0.9}) as chat:
        await arrive(chat, "abcdef")
        await chat.part("a", "b", "1")
        await chat.join("d", "e", "2")
        await arrive(chat, "ae", -300)  # the first messages may come before the news of the move
        await chat.join("a", "e", "3", -300)
        for _ in range(2):
            await Chats(chat.database).move(3, -300)
            assert await chat.stories(-300) == {frozenset("adef"), frozenset("bc")}
        await arrive(chat, "g", -300)
        assert await chat.stories(-300) == {frozenset("adef"), frozenset("bcg")}
        undone = await chat.corrections.undo(-300, "4", 1, 0)
        assert undone
        assert undone.moved == ("a",)


async def test_what_is_gone_stays_with_the_story_that_was_left(tmp_path: Path) -> None:
    for moved, left in ("bc", "cb"):
        async with scored(tmp_path / f"{moved}.db", ALIKE) as chat:
            await arrive(chat, "abc")
            await chat.database.change("UPDATE members SET gone = 1 WHERE article_id = 'a'")
            number = await chat.members()
            assert await chat.corrections.part(3, "k", number[moved], number[left])
            rows = await chat.database.rows("SELECT article_id, story FROM members")
            story: dict[str, int] = dict(rows)
            assert story["a"] == story[left] != story[moved]
