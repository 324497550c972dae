"""The rig's Telegram as a Bot API server on 127.0.0.1."""

from __future__ import annotations

import asyncio
import random
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.rig.telegram_state import Answer, TelegramState

_LARGEST_REQUEST = 4_000_000


class BotApi(TelegramState):
    """A server while it is open: `async with BotApi() as api`, then `api.url` and `api.token`.

    Closed and opened again it knows what it knew, and has the same url.
    """

    url = ""
    """http://127.0.0.1:PORT once it is open."""

    seconds: tuple[float, float] = (0.0, 0.0)
    """After how long, at least and at most, a message that was sent at once is confirmed to the bot."""

    _port = 0
    _runner: web.AppRunner

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=_LARGEST_REQUEST)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        # A waiting poll ends when its client is gone, and a hanging call when the server closes.
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        host, self._port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{self._port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    async def _call(self, request: web.Request) -> web.Response:
        form = await request.post()
        told = {name: value for name, value in form.items() if isinstance(value, str)}
        params = dict(request.query) | told
        method = request.match_info["method"]
        answer = await self.answer(request.match_info["token"], method, params)
        if method == "sendMessage":
            await asyncio.sleep(random.uniform(*self.seconds))  # noqa: S311 - no secret
        return await _response(answer, "application/json")

    async def _file(self, request: web.Request) -> web.Response:
        answer = self.download(request.match_info["token"], request.match_info["path"])
        return await _response(answer, "application/octet-stream")


async def _response(answer: Answer | None, content_type: str) -> web.Response:
    if answer is None:
        await asyncio.Event().wait()
    assert answer is not None
    return web.Response(status=answer.status, body=answer.body, content_type=content_type)
