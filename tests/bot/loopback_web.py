"""A web of two servers on the loopback: "the internet" on 127.0.0.1, and a canary that nobody may visit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address, ip_address

from bot.fetch import FetchPolicy
from bot.fetch.addresses import Address
from bot.fetch.policy import Resolve

INTERNET = "127.0.0.1"
CANARY = "127.0.0.2"
STORY = b"<!doctype html><title>Dam holds</title><p>The dam at Oss held through the night.</p>"

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Routes = Mapping[str, bytes | Handler]


@dataclass
class Web:
    """A running server: where it is and what it has seen."""

    port: int = 0
    connections: int = 0
    heads: list[bytes] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "story.test") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def asked(self) -> list[str]:
        """The paths asked for, in order."""
        return [head.split(b" ")[1].decode("ascii") for head in self.heads]


@asynccontextmanager
async def serve(routes: Routes, host: str = INTERNET, port: int = 0) -> AsyncIterator[Web]:
    """Answer each path with its bytes, or let its handler answer; 404 elsewhere."""
    web = Web()
    running: set[asyncio.Task[None]] = set()
    open_transports: set[asyncio.WriteTransport] = set()

    async def attend(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        web.connections += 1
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            web.heads.append(head)
            answer = routes.get(web.asked[-1].partition("?")[0], page(b"", status="404 Not Found"))
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                await answer(reader, writer)
        finally:
            writer.close()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def survive() -> None:
            with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                await attend(reader, writer)

        open_transports.add(writer.transport)
        task = asyncio.get_running_loop().create_task(survive())
        running.add(task)
        task.add_done_callback(running.discard)

    server = await asyncio.start_server(accept, host, port)
    web.port = server.sockets[0].getsockname()[1]
    try:
        yield web
    finally:
        server.close()
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        for transport in open_transports:  # also of a task that was cancelled before it began
            transport.abort()
        await asyncio.sleep(0)
        await server.wait_closed()


@asynccontextmanager
async def internet(routes: Routes) -> AsyncIterator[tuple[Web, Web]]:
    """The internet, and a canary at the same port of another address."""
    async with serve(routes) as web, serve({}, CANARY, web.port) as canary:
        yield web, canary


def page(
    body: bytes = STORY,
    *headers: str,
    status: str = "200 OK",
    content_type: str | None = "text/html; charset=utf-8",
) -> bytes:
    """A whole answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    if content_type is not None:
        lines.append(f"Content-Type: {content_type}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def redirect(location: str, status: int = 302) -> bytes:
    return page(b"", f"Location: {location}", status=f"{status} Moved")


def names(**answers: Sequence[Sequence[str]]) -> Resolve:
    """A name server: for each name (underscores for dots) its answers in turn, the last one for ever."""
    table = {name.replace("_", "."): list(turns) for name, turns in answers.items()}

    async def resolve(host: str, port: int) -> list[Address]:
        turns = table.get(host)
        if turns is None:
            raise OSError(f"{host}: name or service not known")
        return [ip_address(text) for text in (turns.pop(0) if len(turns) > 1 else turns[0])]

    return resolve


def only_internet(address: Address) -> bool:
    return address == IPv4Address(INTERNET)


def policy(web: Web, resolve: Resolve | None = None, /, **seconds: float) -> FetchPolicy:
    """The usual limits, with the loopback internet in place of the real one, and short waits."""
    waits = {"total_seconds": 2.0, "dns_seconds": 0.3, "connect_seconds": 0.5, "read_seconds": 1.0, **seconds}
    return FetchPolicy(
        allowed=only_internet,
        ports=frozenset({web.port}),
        resolve=resolve or names(story_test=[[INTERNET]], canary_test=[[CANARY]]),
        total_seconds=waits["total_seconds"],
        dns_seconds=waits["dns_seconds"],
        connect_seconds=waits["connect_seconds"],
        read_seconds=waits["read_seconds"],
    )
