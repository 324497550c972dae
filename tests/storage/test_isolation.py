"""A chat's messages are the same, byte for byte, whether or not other chats exist.

Two runs of the whole bot: one with a chat alone, one with neighbours who do as much between and beside its
acts, with the same articles and links. Compared is all that a person sees: texts and what is set off in
them, edits, the messages replied to, buttons, answers to presses, reactions. Left out is the data behind
a button, which nobody sees and which names rows of the database.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.render import answers
from tests.bot.loopback_web import Web, policy, serve
from tests.bot.reports import site
from tests.rig.people import Channel, Group, Private
from tests.rig.talk import Clock, Talk, talking
from tests.rig.telegram_state import TelegramState
from tests.storage.rooms import TEXTS

OWN = {"private": 71, "group": -71, "supergroup": -1_001_000_000_071}
NEIGHBOURS = (72, -72, -1_001_000_000_072)

PASSES = (timedelta(hours=1), timedelta(hours=7), timedelta(hours=20), timedelta(days=8))
CHANNELS = [Channel(-1_001_000_000_800 - n, f"Outlet {'ABC'[n % 3]}") for n in range(len(TEXTS))]
PAGES = {f"/{n}": site(f"Site {n}", f"Report {n}\n\n{text}") for n, text in enumerate(TEXTS)}

COMMANDS = ("/summary", "/summary 24h", "/digest 08:00 Berlin", "/digest", "/digest off", "/privacy")


@dataclass(frozen=True, slots=True)
class Act:
    """Something that a chat does; `number` says with what."""

    what: str
    number: int


WHATS = (
    *("report", "report", "report", "copy", "paste", "link", "link", "command", "retry", "forget"),
    *("press", "press", "press"),
)
ACTS = st.builds(Act, st.sampled_from(WHATS), st.integers(0, len(TEXTS) - 1))
TURNS = st.lists(st.one_of(ACTS, ACTS, st.builds(Act, st.just("pass"), st.integers(0, 3))), max_size=6)
BESIDE = st.lists(st.tuples(st.integers(0, 6), st.sampled_from(NEIGHBOURS), ACTS), max_size=6)


class Member:
    """Somebody in a chat with the bot, who acts there."""

    def __init__(self, talk: Talk, number: int, web: Web) -> None:
        self._talk = talk
        self._web = web
        self.chat = Private(talk.api, number) if number > 0 else Group(talk.api, number, 501)
        if isinstance(self.chat, Group):
            self.chat.promote(501)

    def act(self, act: Act) -> None:
        """Do it; the bot has not answered yet when this returns."""
        text, channel = TEXTS[act.number], CHANNELS[act.number]
        match act.what:
            case "report":
                self._ask(text, channel)
            case "copy":
                self._ask(f"{text} The county thanked all who had come to help.", CHANNELS[act.number - 1])
            case "paste":
                self._ask(text, None)
            case "link":
                found = self._web.url(f"/{act.number}" if act.number else "/missing")
                self.chat.say(found if isinstance(self.chat, Private) else f"/summary {found}")
            case "command":
                self.chat.say(COMMANDS[act.number % len(COMMANDS)])
            case "retry":
                self._press(answers.TRY_AGAIN)
            case "forget":
                if not self._press(answers.FORGET_YES):
                    self.chat.say("/forget")
            case "press":
                self._press_one(act.number)

    def _ask(self, text: str, channel: Channel | None) -> None:
        said = self.chat.forward(text, channel) if channel else self.chat.say(text)
        if isinstance(self.chat, Group):
            self.chat.reply(said, "/summary")

    def _press(self, label: str) -> bool:
        """Press the newest button with a label, if there is one."""
        for sent in reversed(self._talk.api.messages(self.chat.id)):
            if any(button.text == label for button in sent.buttons):
                self.chat.press(sent, label)
                return True
        return False

    def _press_one(self, number: int) -> None:
        """Press one of the newest message's buttons: mostly to correct a story, step by step."""
        with_buttons = [sent for sent in self._talk.api.messages(self.chat.id) if sent.buttons]
        if with_buttons:
            newest = with_buttons[-1]
            self.chat.press(newest, newest.buttons[number % len(newest.buttons)].text)

    def sees(self) -> list[object]:
        """All that the bot shows here; messages are named by their place in the chat."""
        chat, api = self.chat.chat, self._talk.api
        place = {number: n for n, number in enumerate(sorted(chat.heard.keys() | chat.sent.keys()))}
        shown: list[object] = [
            (
                *(place[sent.message_id], sent.reply_to and place[sent.reply_to], sent.date),
                *(sent.text, sent.entities, sent.edited, [button.text for button in sent.buttons]),
                *(sent.disable_notification, sent.link_preview_options),
            )
            for sent in api.messages(self.chat.id)
        ]
        reactions = api.reactions.items()
        return [*shown, sorted((place[n], what) for (found, n), what in reactions if found == self.chat.id)]


async def lived(
    web: Web, own: int, turns: Sequence[Act], beside: Mapping[int, Sequence[tuple[int, Act]]]
) -> list[object]:
    """What a chat sees after its turns, when neighbours act `beside` them, by the number of the turn."""
    with TemporaryDirectory() as folder:
        clock = Clock()
        api = TelegramState(clock)
        async with talking(Path(folder), api=api, clock=clock, policy=policy(web)) as talk:
            member, others = Member(talk, own, web), {n: Member(talk, n, web) for n in NEIGHBOURS if beside}
            for turn, act in enumerate(turns):
                for number, theirs in beside.get(turn, []):
                    others[number].act(theirs)
                if act.what == "pass":
                    await talk.settled()
                    talk.clock.pass_time(PASSES[act.number])
                    await talk.bot.digest.tick()
                else:
                    member.act(act)
                    await talk.settled()
            return member.sees()


async def twice(
    own: int, turns: Sequence[Act], beside: Mapping[int, Sequence[tuple[int, Act]]]
) -> tuple[list[object], list[object]]:
    """What a chat sees alone, and what it sees among neighbours, in one web."""
    async with serve(PAGES) as web:
        return await lived(web, own, turns, {}), await lived(web, own, turns, beside)


@settings(max_examples=24, deadline=None)
@given(st.sampled_from(sorted(OWN)), TURNS, BESIDE)
@example(  # a basic group's messages have numbers that grow with those of other chats
    "group",
    [Act("report", 4), Act("report", 5)],
    [(1, -72, Act("report", number)) for number in range(6)],
)
@example(  # a report shared again, news after a day, a link that fails and is tried again
    "supergroup",
    [Act("report", 0), Act("link", 0), Act("pass", 2), Act("report", 0), Act("report", 1), Act("retry", 0)],
    [(0, -1_001_000_000_072, Act("link", 0)), (0, 72, Act("report", 0)), (4, 72, Act("report", 1))],
)
@example(  # a report is taken out of its story, brought to another and back, while a neighbour does as much
    "private",
    [Act("report", 0), Act("report", 1), Act("report", 4), *[Act("press", 0)] * 4],
    [
        (2, 72, Act("report", 0)),
        (3, 72, Act("report", 1)),
        (4, 72, Act("press", 0)),
        (5, 72, Act("press", 1)),
    ],
)
@example(  # a daily digest, and another chat's
    "private",
    [Act("command", 2), Act("report", 0), Act("report", 3), Act("pass", 2), Act("command", 1)],
    [(1, 72, Act("command", 2)), (1, 72, Act("report", 1)), (2, 72, Act("paste", 3))],
)
def test_a_chat_sees_the_same_whatever_others_do(
    kind: str, turns: list[Act], beside: list[tuple[int, int, Act]]
) -> None:
    by_turn = defaultdict[int, list[tuple[int, Act]]](list)
    for turn, number, act in beside:
        by_turn[turn].append((number, act))
    alone, among = asyncio.run(twice(OWN[kind], turns, by_turn))
    assert alone == among
