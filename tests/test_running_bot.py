"""The bot as a process, by polling, against a Bot API server that knows what was confirmed."""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.commands.brief import run as run_brief
from bot.render import answers
from summarizers.making import SUMMARY_WORDS
from tests.bot.loopback_web import page, serve
from tests.rig.bot_api import BotApi
from tests.rig.bot_process import loopback_policy
from tests.rig.pages import html_of, site_name
from tests.rig.people import Channel, Private, Said
from tests.rig.process import ROOT, BotProcess, running_bot, settled

Story = Mapping[str, Path]
"""The file of each outlet's report."""

REAL = ROOT.parent / "shared" / "eval" / "stories" / "soldiers-mothers"
ANN, BEN, EVE = 71, 91, 99

STOPPED_WITHIN = 8.0
"""Seconds: supervisors kill what takes longer than ten."""


def harn_bridge() -> Story:
    """The example's story, two of its reports at a length that clients cut."""
    short, long = ROOT / "examples" / "harn-bridge", ROOT / "tests" / "stories" / "harn-bridge"
    return {file.stem: file for file in [*sorted(short.glob("*.txt")), *long.glob("*.txt")]}


def soldiers_mothers() -> Story:
    if not REAL.is_dir():
        pytest.skip(f"there is no {REAL}")
    return {file.stem: file for file in sorted(REAL.glob("?.txt"))}


def orders(story: Story) -> list[list[str]]:
    """Three orders of a story's outlets."""
    straight = list(story)
    return [straight, straight[::-1], random.Random(7).sample(straight, len(straight))]  # noqa: S311


async def told_in_terminal(story: Story) -> str:
    """What `parallax brief --format chat` prints for a story."""
    args = ["-m", "bot", "brief", *map(str, story.values()), "--format", "chat"]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *args, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    out, _ = await process.communicate()
    assert process.returncode == 0
    return out.decode().removesuffix("\n")


@asynccontextmanager
async def bot_at_work(api: BotApi, database: Path, **settings: str) -> AsyncIterator[BotProcess]:
    """A bot that has begun to work."""
    async with running_bot(api, database, **settings) as bot:
        await bot.says("is running", within=30)
        yield bot


def forward(person: Private, outlet: str, file: Path) -> list[Said]:
    """Forward a report from its outlet's channel."""
    channel = Channel(-1_001_000_000_000 - sum(outlet.encode()), outlet, f"{outlet.replace('-', '_')}_news")
    return person.forward_pieces(file.read_text(encoding="utf-8"), channel)


async def with_pauses(
    api: BotApi, database: Path, person: Private, order: Sequence[str], story: Story
) -> None:
    """Forward a story's reports, each when the one before it was answered."""
    for outlet in order:
        forward(person, outlet, story[outlet])
        await settled(api, database, person.id)


def texts(api: BotApi, chat: int) -> list[str]:
    return [sent.text for sent in api.messages(chat)]


@pytest.mark.parametrize("story_of", [harn_bridge, soldiers_mothers])
async def test_five_forwards_in_any_order_make_the_one_message_that_the_brief_command_prints(
    tmp_path: Path, story_of: Callable[[], Story]
) -> None:
    story, database = story_of(), tmp_path / "p.db"
    async with BotApi() as api, bot_at_work(api, database):
        expected = asyncio.create_task(told_in_terminal(story))
        hasty = {Private(api, ANN + place): order for place, order in enumerate(orders(story))}
        patient = {Private(api, BEN + place): order for place, order in enumerate(orders(story))}
        for person, order in hasty.items():
            cut = [len(forward(person, outlet, story[outlet])) for outlet in order]
            assert sum(pieces > 1 for pieces in cut) >= 2
        await asyncio.gather(
            *(with_pauses(api, database, person, order, story) for person, order in patient.items())
        )
        await settled(api, database)
        for person in (*hasty, *patient):
            assert texts(api, person.id) == [await expected]
        for outlet in story:
            assert outlet in (await expected).splitlines()[2]


async def test_five_links_in_one_message_or_in_five_make_what_the_brief_command_prints_for_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story, database = harn_bridge(), tmp_path / "p.db"
    routes = {f"/{file.stem}": page(html_of(file)) for file in story.values()}
    async with serve(routes) as web, BotApi() as api:
        links = [web.url(f"/{outlet}", "127.0.0.1") for outlet in story]
        async with bot_at_work(api, database, TEST_WEB_PORT=str(web.port)):
            Private(api, ANN).say("\n".join(links))
            for link in links:
                Private(api, BEN).say(link)
            await settled(api, database)
        options = argparse.Namespace(
            inputs=links, words=SUMMARY_WORDS, format="chat", json=False, all=False, explain=False
        )
        assert await run_brief(options, loopback_policy(web.port)) == 0
    expected = capsys.readouterr().out.removesuffix("\n")
    assert texts(api, ANN) == texts(api, BEN) == [expected]
    for outlet in story:
        assert site_name(outlet) in expected.splitlines()[2]


async def test_a_stopped_bot_ends_in_time_and_does_the_rest_after_its_next_start(
    tmp_path: Path,
) -> None:
    database, opened = tmp_path / "p.db", asyncio.Event()

    async def trickling(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
        while not opened.is_set():
            writer.write(b" ")
            with suppress(TimeoutError):
                await asyncio.wait_for(opened.wait(), 1.0)
        writer.write(html_of(harn_bridge()["track-and-trade"]))

    async with serve({"/trickling": trickling}) as web, BotApi() as api:
        api.seconds = (0.1, 0.2)
        late = Private(api, EVE).say(web.url("/trickling", "127.0.0.1"))
        asked = [Private(api, ANN + place % 12).say("/help") for place in range(36)]
        async with bot_at_work(api, database, TEST_WEB_PORT=str(web.port)) as bot:
            await api.until(lambda: len(api.called("sendMessage")) > 7, within=20)
            bot.terminate()
            assert await bot.ended(STOPPED_WITHIN) == 0
        assert len(api.called("sendMessage")) < len(asked)
        opened.set()
        async with bot_at_work(api, database, TEST_WEB_PORT=str(web.port)):
            await settled(api, database)
    answered = [(sent.chat, sent.reply_to) for place in range(12) for sent in api.messages(ANN + place)]
    assert sorted(answered) == sorted((said.chat, said.message_id) for said in asked)
    assert [sent.reply_to for sent in api.messages(EVE)] == [late.message_id]


async def test_a_bot_goes_on_when_telegram_comes_back_and_logs_neither_token_nor_texts(
    tmp_path: Path,
) -> None:
    database, story = tmp_path / "made" / "on" / "start" / "p.db", harn_bridge()
    async with AsyncExitStack() as stack:
        async with BotApi() as api:
            ann = Private(api, ANN)
            bot = await stack.enter_async_context(bot_at_work(api, database, PARALLAX_LOG_LEVEL="DEBUG"))
            asked = ann.say("/help")
            await api.until(lambda: api.messages(ANN))
            api.fail("sendMessage", 400, "Bad Request: unheard of")
            ann.say("/privacy")
            await bot.says("Unheard of")
            forward(ann, "track-and-trade", story["track-and-trade"])
            await api.until(lambda: not api.updates.pending)
        await bot.says("no updates for now")
        said = Private(api, BEN).say("https://quillwort.test/a-heron-on-the-mast")
        async with api:
            await settled(api, database)
            bot.terminate()
            assert await bot.ended(STOPPED_WITHIN) == 0
    help_, apology, story_told = api.messages(ANN)
    assert (help_.reply_to, apology.text) == (asked.message_id, answers.APOLOGY)
    assert "One report so far" in story_told.text
    assert [sent.reply_to for sent in api.messages(BEN)] == [said.message_id]
    logged = bot.stdout + bot.stderr
    assert "Traceback" in logged
    for secret in (api.token, api.token.partition(":")[2], "quillwort", "heron", "Ossen", "Skelrail"):
        assert secret not in logged
