"""The rig's Telegram as a request class of python-telegram-bot, without sockets."""

from __future__ import annotations

from urllib.parse import unquote

from telegram.error import TimedOut
from telegram.request import BaseRequest, RequestData

from tests.rig.telegram_state import TelegramState

ODVInput = object
"""A timeout or python-telegram-bot's mark for none given; none is kept here."""


class FakeTransport(BaseRequest):
    """Serves a TelegramState (a BotApi too, open or not); a call that hangs times out at once.

    Use one for requests and another for getUpdates: `.request(…).get_updates_request(…)`.
    """

    def __init__(self, api: TelegramState) -> None:
        self._api = api

    @property
    def read_timeout(self) -> float:
        return 5.0

    async def initialize(self) -> None:
        """Nothing is opened."""

    async def shutdown(self) -> None:
        """Nothing is open."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput = None,
        write_timeout: ODVInput = None,
        connect_timeout: ODVInput = None,
        pool_timeout: ODVInput = None,
    ) -> tuple[int, bytes]:
        """Answer a request as the server would; raises TimedOut when it never would."""
        where, _, rest = unquote(url).partition("/bot")
        token, _, path = rest.partition("/")
        if where.endswith("/file"):
            answer = self._api.download(token, path)
        else:
            params = dict(request_data.json_parameters) if request_data else {}
            answer = await self._api.answer(token, path, params)
        if answer is None:
            raise TimedOut
        return answer.status, answer.body
