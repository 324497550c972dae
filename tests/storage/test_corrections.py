"""Corrections by people: obeyed whatever arrives, the newest first, and as if never made once undone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizers.clustering import Pair
from tests.storage.corrected_chat import KEYS, Scored, scored, together

T = TypeVar("T")

law = settings(deadline=None, max_examples=25)
scores = st.dictionaries(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(lambda two: two[0] < two[1]),
    st.sampled_from([0.1, 0.3, 0.5, 0.6, 0.9, 1.0]) | st.floats(0, 1),
    max_size=28,
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
