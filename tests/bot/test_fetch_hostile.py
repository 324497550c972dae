"""F05, F06, F07, F14: servers that are slow, endless or broken cost bounded time and memory."""

from __future__ import annotations

import asyncio
import gzip
import threading
import time
import tracemalloc

import pytest

from bot.errors import TooLarge, Unreachable
from bot.fetch import Fetcher
from summarizers.errors import InputError
from tests.bot.loopback_web import STORY, Handler, Routes, internet, page, policy

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"


def drip(first: bytes, piece: bytes) -> Handler:
    """Send `first`, then a piece now and then, for ever."""

    async def send(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.02)

    return send


def flood(first: bytes, piece: bytes, most: int = 20_000_000) -> Handler:
    """Send `first`, then pieces as fast as they are taken."""

    async def send(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        for _ in range(most // len(piece)):
            writer.write(piece)
            await writer.drain()

    return send


async def silence(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def failing(answer: bytes | Handler, **seconds: float) -> InputError:
    async with internet({"/": answer}) as (web, _), Fetcher(policy(web, **seconds)) as fetcher:
        with pytest.raises(InputError) as caught:
            await fetcher.fetch(web.url())
        return caught.value


@pytest.mark.parametrize(
    "answer",
    [
        drip(HEAD + b"\r\n", b"x"),
        drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        drip(HEAD, b"X-Slow: 1\r\n"),
        drip(b"", b"H"),
        drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["body", "chunks", "headers", "status line", "1xx"],
)
async def test_f06_a_server_that_drips_is_given_up_at_the_deadline(answer: Handler) -> None:
    began = time.monotonic()
    problem = await failing(answer, total_seconds=0.4)
    assert isinstance(problem, Unreachable)
    assert "within 0.4 seconds" in str(problem)
    assert time.monotonic() - began < 0.9


async def test_f06_a_server_that_says_nothing_is_given_up_before_the_deadline() -> None:
    began = time.monotonic()
    problem = await failing(silence, read_seconds=0.2, total_seconds=5.0)
    assert "does not answer" in str(problem)
    assert time.monotonic() - began < 1.0


async def test_f06_slow_redirects_share_one_deadline() -> None:
    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.15)
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    began = time.monotonic()
    assert "within 0.4 seconds" in str(await failing(slow, total_seconds=0.4))
    assert time.monotonic() - began < 0.9


async def test_f06_a_port_where_nobody_listens_is_unreachable() -> None:
    async with internet({}) as (web, _):
        rules = policy(web)
    async with Fetcher(rules) as fetcher:
        with pytest.raises(Unreachable, match="no connection"):
            await fetcher.fetch(web.url())


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200",
        b"<p>The dam at Oss held.</p>",
        b"SSH-2.0-server\r\n\r\n",
        HEAD + b"Content-Length: 500\r\n\r\nshort",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhel",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFF\r\nhello",
        HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        HEAD + b"Content-Length: -5\r\n\r\nhello",
        HEAD + b"Bad\x00Name: x\r\n\r\n",
        b"HTTP/1.1 999999 What\r\n\r\n",
        HEAD + b"X: " + b"y" * 200_000 + b"\r\n\r\n",
        HEAD + b"X: y\r\n" * 40_000 + b"\r\n",
    ],
    ids=lambda answer: repr(answer[:70])[2:],
)
async def test_f07_what_is_no_answer_is_unreachable(answer: bytes) -> None:
    assert isinstance(await failing(answer), Unreachable)


@pytest.mark.parametrize(
    "answer",
    [
        flood(HEAD + b"\r\n", b"<p>dam</p>" * 6_000),
        flood(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"ea60\r\n" + b"<p>dam</p>" * 6_000 + b"\r\n"),
        flood(b"", b"HTTP/1.1 103 Early Hints\r\nLink: <" + b"x" * 900 + b">\r\n\r\n"),
        page(b"x", "X-Filler: 1").replace(b"Content-Length: 1", b"Content-Length: 99999999999"),
    ],
    ids=["endless", "endless chunks", "1xx flood", "a length too large"],
)
async def test_f07_an_answer_without_end_is_too_large(answer: bytes | Handler) -> None:
    problem = await failing(answer, total_seconds=10.0)
    assert isinstance(problem, TooLarge)
    assert "2 MB" in str(problem)


async def test_f07_bytes_after_the_stated_length_are_not_read() -> None:
    answer = page(STORY) + b"HTTP/1.1 200 OK\r\n\r\nmore"
    async with internet({"/": answer}) as (web, _), Fetcher(policy(web)) as fetcher:
        assert (await fetcher.fetch(web.url())).content == STORY


async def test_f05_a_bomb_takes_little_memory() -> None:
    answer = page(gzip.compress(bytes(60_000_000)), "Content-Encoding: gzip")
    tracemalloc.start()
    try:
        problem = await failing(answer)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(problem, TooLarge)
    assert peak < 30_000_000


async def test_f14_a_cancelled_fetch_leaves_nothing_behind() -> None:
    before = threading.active_count()
    begun, ended = asyncio.Semaphore(0), asyncio.Semaphore(0)

    async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + b"\r\n")
        begun.release()
        await reader.read()  # until the other side closes
        ended.release()

    async with internet({"/": endless}) as (web, _), Fetcher(policy(web)) as fetcher:
        tasks = [asyncio.create_task(fetcher.fetch(web.url())) for _ in range(2)]
        for _ in tasks:
            await begun.acquire()
        for task in tasks:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(isinstance(outcome, asyncio.CancelledError) for outcome in outcomes)
        async with asyncio.timeout(1):
            for _ in tasks:
                await ended.acquire()
    assert asyncio.all_tasks() == {asyncio.current_task()}
    assert threading.active_count() == before


async def test_a_failed_fetch_gives_its_turn_back() -> None:
    routes: Routes = {"/": silence, "/dam": page()}
    async with internet(routes) as (web, _), Fetcher(policy(web, read_seconds=0.1)) as fetcher:
        for _ in range(3):
            with pytest.raises(Unreachable):
                await fetcher.fetch(web.url())
        assert (await fetcher.fetch(web.url("/dam"))).content == STORY


async def test_a_host_is_asked_by_two_at_a_time() -> None:
    now = most = 0

    async def count(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.03)
        now -= 1
        writer.write(page())

    async with internet({"/": count}) as (web, _), Fetcher(policy(web)) as fetcher:
        await asyncio.gather(*(fetcher.fetch(web.url()) for _ in range(6)))
        assert web.connections == 6
    assert most == 2
