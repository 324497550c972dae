"""A bot that is killed again and again, wherever it is in its work: nothing is lost, hardly anything doubled.

`make soak` kills it more often: SOAK_KILLS says how many times, SOAK_SEED when.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.bot.loopback_web import page, serve
from tests.rig.bot_api import BotApi
from tests.rig.pages import html_of
from tests.rig.people import Channel, Group, Private, Said
from tests.rig.process import ROOT, running_bot, settled

KILLS = int(os.environ.get("SOAK_KILLS", "8"))
SEED = int(os.environ.get("SOAK_SEED", "1"))

AT_THE_START = 0.25
"""The share of kills that come before the first message of a life."""

OTHER, HARN = ROOT / "examples" / "other-story", ROOT / "examples" / "harn-bridge"
LONG = ROOT / "tests" / "stories" / "harn-bridge" / "morning-ledger.txt"


@dataclass(frozen=True)
class Due:
    """One message that the bot owes: in reply to a message, or with some words in it."""

    chat: int
    reply_to: int | None
    words: tuple[str, ...] = ()

    def met(self, api: BotApi) -> bool:
        return any(
            self.reply_to in (None, sent.reply_to) and all(word in sent.text for word in self.words)
            for sent in api.messages(self.chat)
        )


def answer_to(said: Said, *words: str) -> Due:
    return Due(said.chat, said.message_id, words)


def unmet(due: Sequence[Due], api: BotApi) -> list[Due]:
    return [each for each in due if not each.met(api)]


def sent(api: BotApi) -> int:
    return sum(len(chat.sent) for chat in api.chats.values())


def reader(api: BotApi, user: int, site: str) -> list[Due]:
    """Five updates of one who sends a forward, links and commands: four messages are due."""
    person = Private(api, user)
    text = (OTHER / "valley-times.txt").read_text(encoding="utf-8")
    helped = person.say("/help")
    person.forward(text, Channel(-1_001_000_000_009, "Valley Times"))
    told = person.say("/privacy")
    person.say(f"Also here: {site}/skerry-post")
    failed = person.say(f"{site}/nowhere")
    story = Due(user, None, ("Valley Times", "Skerry Post", "2 outlets"))
    return [answer_to(helped), story, answer_to(told), answer_to(failed, "does not exist")]


def collector(api: BotApi, user: int) -> list[Due]:
    """Five updates of one who pastes an article of two messages: three messages are due."""
    person = Private(api, user)
    pieces = person.say_pieces(LONG.read_text(encoding="utf-8"))
    helped = person.say("/help")
    text = (HARN / "track-and-trade.txt").read_text(encoding="utf-8")
    person.forward(text, Channel(-1_001_000_000_010, "Track and Trade"))
    told = person.say("/privacy")
    assert len(pieces) == 2
    return [
        Due(user, None, ("Pasted text 1", "Track and Trade", "2 outlets")),
        answer_to(helped),
        answer_to(told),
    ]


def group(api: BotApi, number: int, site: str) -> list[Due]:
    """Five updates of a group: five messages are due."""
    readers = Group(api, number)
    summary = readers.say(f"/summary {site}/skerry-post")
    commands = [readers.say(command) for command in ("/help", "/privacy", "/digest", "/forget")]
    return [answer_to(summary, "1 outlet"), *map(answer_to, commands)]


def queue(api: BotApi, chats: int, site: str) -> list[Due]:
    """Five updates in each of some chats."""
    kinds: Sequence[Callable[[int], list[Due]]] = (
        lambda place: reader(api, 100 + place, site),
        lambda place: collector(api, 100 + place),
        lambda place: reader(api, 100 + place, site),
        lambda place: group(api, -100 - place, site),
    )
    return [due for place in range(chats) for due in kinds[place % len(kinds)](place)]


async def live_and_die(api: BotApi, database: Path, web_port: int, chance: random.Random) -> None:
    """One life, to the middle of the start or to one of the first sends, and a moment more."""
    before, sends = len(api.calls), len(api.called("sendMessage"))
    at_start = chance.random() < AT_THE_START
    calls, messages = (chance.randint(1, 6), 0) if at_start else (0, chance.randint(1, 8))
    async with running_bot(api, database, TEST_WEB_PORT=str(web_port)) as bot:
        await api.until(lambda: len(api.calls) > before, within=30)
        with suppress(TimeoutError):  # there is nothing left to send
            await api.until(
                lambda: (
                    len(api.calls) >= before + calls and len(api.called("sendMessage")) >= sends + messages
                ),
                within=5,
            )
        await asyncio.sleep(chance.uniform(0.0, 0.15))
        bot.kill()
        assert await bot.ended() == -9, bot.stderr
        assert "Traceback" not in bot.stderr


async def survived(database: Path, kills: int, seconds: tuple[float, float]) -> None:
    """Kill a bot while it works on five updates for each kill, its messages confirmed after some seconds."""
    chance = random.Random(f"{SEED} {seconds}")  # noqa: S311
    routes = {"/skerry-post": page(html_of(OTHER / "skerry-post.txt"))}
    async with serve(routes) as web, BotApi() as api:
        api.seconds = seconds
        due = queue(api, kills, web.url("", "127.0.0.1"))
        assert len(api.updates.pending) == 5 * kills
        left = []
        for _ in range(kills):
            await live_and_die(api, database, web.port, chance)
            left.append(len(unmet(due, api)))
        async with running_bot(api, database, TEST_WEB_PORT=str(web.port)) as bot:
            await bot.says("is running", within=30)
            await settled(api, database, within=60 + 3 * kills)
    print(f"answers due {len(due)}, after each kill {left}, sent {sent(api)}")  # noqa: T201 - for `make soak`
    assert left[kills // 2] > 0, "the kills came when all was done"
    assert unmet(due, api) == []
    assert sent(api) - len(due) <= kills


async def test_of_updates_none_is_lost_and_a_kill_doubles_one_reply_at_most(tmp_path: Path) -> None:
    await asyncio.gather(
        survived(tmp_path / "quick.db", KILLS, (0.0, 0.0)),
        survived(tmp_path / "slow.db", KILLS // 2, (0.1, 0.2)),
    )
