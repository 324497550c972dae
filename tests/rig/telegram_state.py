"""The rig's Telegram without a door: chats, messages, updates and the Bot API methods, all in memory.

bot_api.BotApi opens it as a web server, transport.FakeTransport without sockets.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.rig import methods
from tests.rig.chats import FIRST_SUPERGROUP, Chat, Person, Sent
from tests.rig.entities import Json
from tests.rig.faults import Body, Fault, Faults, body_of
from tests.rig.refusals import Refused, bad_request
from tests.rig.updates import UpdateQueue

TOKEN = "7000000001:AA-an_invented_token_of_the_right_shape"  # noqa: S105 - opens nothing
BOT = Person(7000000001, "Parallax", "parallax_rig_bot", is_bot=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and the body that goes with it."""

    status: int
    body: bytes


def _now() -> datetime:
    return datetime.now(UTC)


class TelegramState:
    """Everything a test can look at, and `answer`, through which a bot reaches it."""

    def __init__(self, now: Callable[[], datetime] = _now) -> None:
        self.token = TOKEN
        self.bot = BOT
        self.now = now
        self.calls: list[tuple[str, dict[str, str]]] = []
        """Each call that came, with its parameters as strings, as they travel."""
        self.commands: dict[str, list[tuple[str, str]]] = {}
        """What setMyCommands set, by scope: "default", "all_group_chats", "chat:5", …"""
        self.reactions: dict[tuple[int, int], list[str]] = {}
        """The bot's emoji by chat and message."""
        self.actions: list[tuple[int, str]] = []
        """The chat actions in the order they came."""
        self.answered: dict[str, str] = {}
        """The text of each answered callback query; empty when there was none."""
        self.asked: set[str] = set()
        """The callback queries that may be answered."""
        self.files: dict[str, tuple[str, bytes, int]] = {}
        """Path, content and told size of the files that people sent, by file id."""
        self.updates = UpdateQueue()
        self.chats: dict[int, Chat] = {}
        self._faults = Faults()
        self._closed: dict[int, str] = {}
        self._moved: dict[int, int] = {}
        self._last_id = 0
        self._stirred = asyncio.Event()
        self._fresh = itertools.count(1)

    # What a test reads.

    def messages(self, chat: int) -> list[Sent]:
        """The bot's messages in a chat as they stand now, oldest first."""
        return list(self.chats[chat].sent.values()) if chat in self.chats else []

    def called(self, method: str) -> list[dict[str, str]]:
        """The parameters of each call of one method."""
        return [params for name, params in self.calls if name == method]

    async def until(self, holds: Callable[[], object], within: float = 5.0) -> None:
        """Wait until something holds, looked at whenever the bot calls; raises TimeoutError."""
        async with asyncio.timeout(within):
            while not holds():
                self._stirred.clear()
                await self._stirred.wait()

    # What a test sets.

    def know(self, told: Mapping[str, Json]) -> Chat:
        """Make a chat known to the bot, as its first message does; told is the Bot API's Chat."""
        number = told["id"]
        assert isinstance(number, int)
        return self.chats.setdefault(number, Chat(dict(told)))

    def enqueue(self, update: Mapping[str, Json], update_id: int | None = None) -> int | None:
        """Queue an update such as {"message": …}; returns its id, None when its kind is not asked for."""
        return self.updates.add(update, update_id)

    def fail(
        self,
        method: str,
        status: int,
        body: Body = "Scripted",
        *,
        chat: int | None = None,
        times: int = 1,
        delivered: bool = False,
    ) -> None:
        """Answer the next calls of a method with an error; delivered: after doing what was asked.

        The body is a description, fields such as {"parameters": {"retry_after": 3}}, or raw bytes.
        The method "file" stands for downloads.
        """
        self._faults.add(Fault(method, status, body_of(status, body), chat, times, delivered))

    def hang(self, method: str, times: int = 1, *, chat: int | None = None) -> None:
        """Do what the next calls of a method ask and never answer them."""
        self._faults.add(Fault(method, None, b"", chat, times, delivered=True))

    def block(self, chat: int, text: str = "bot was blocked by the user") -> None:
        """Refuse with 403 all that the bot does in a chat."""
        self._closed[chat] = f"Forbidden: {text.removeprefix('Forbidden: ')}"

    def unblock(self, chat: int) -> None:
        """Let the bot into the chat again."""
        self._closed.pop(chat, None)

    def migrate(self, old: int, new: int) -> None:
        """Upgrade a group: what is sent to the old number is refused with the new one."""
        before = self.chats[old]
        after = self.know({**before.told, "id": new, "type": "supergroup"})
        after.members, after.admins = before.members, before.admins
        self._moved[old] = new

    # What the doors and the methods use.

    async def answer(self, token: str, method: str, params: dict[str, str]) -> Answer | None:
        """Do a call and give its answer; None stands for never."""
        if token != self.token:
            return self._told(Refused(401, "Unauthorized"))
        self._log(method, params)
        fault = self._faults.strike(method, params.get("chat_id"))
        if fault and not fault.delivered and fault.status is not None:
            return Answer(fault.status, fault.body)
        try:
            result = await self._result(method, params)
        except Refused as refused:
            return self._told(refused)
        finally:
            self._stirred.set()
        if fault:
            return None if fault.status is None else Answer(fault.status, fault.body)
        return Answer(200, json.dumps({"ok": True, "result": result}).encode())

    def _log(self, method: str, params: dict[str, str]) -> None:
        self.calls.append((method, params))
        self._stirred.set()

    async def _result(self, method: str, params: dict[str, str]) -> Json:
        if method == "getUpdates":
            return await self.updates.poll(params)
        if method not in methods.METHODS:
            raise Refused(404, "Not Found")
        return methods.METHODS[method](self, params)

    @staticmethod
    def _told(refused: Refused) -> Answer:
        return Answer(refused.status, json.dumps(refused.to_json()).encode())

    def download(self, token: str, path: str) -> Answer | None:
        """The content of a file that getFile named; None stands for never."""
        self._log("file", {"path": path})
        if fault := self._faults.strike("file", None):
            return None if fault.status is None else Answer(fault.status, fault.body)
        for known, content, _ in self.files.values():
            if known == path and token == self.token:
                return Answer(200, content)
        return self._told(Refused(404, "Not Found"))

    def chat(self, params: Mapping[str, str]) -> Chat:
        """The chat that a call names; raises Refused when the bot may not act there."""
        told = params.get("chat_id", "")
        if not told:
            raise bad_request("chat_id is empty")
        number = int(told) if told.lstrip("-").isdecimal() else 0
        if number in self._moved:
            why = "group chat was upgraded to a supergroup chat"
            raise Refused(400, f"Bad Request: {why}", {"migrate_to_chat_id": self._moved[number]})
        if number in self._closed:
            raise Refused(403, self._closed[number])
        if number not in self.chats:
            raise bad_request("chat not found")
        return self.chats[number]

    def message_id(self, chat: Chat) -> int:
        """The next message's number: supergroups count their own, all other chats share one count."""
        if chat.id <= FIRST_SUPERGROUP:
            chat.last_id += 1
            return chat.last_id
        self._last_id += 1
        return self._last_id

    def fresh(self) -> int:
        """A number that names nothing yet."""
        return next(self._fresh)

    def date(self) -> int:
        """Now, in seconds."""
        return int(self.now().timestamp())
