"""A bot in a process of its own: started, waited for, stopped or killed, and never left behind."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.rig.bot_api import BotApi

ROOT = Path(__file__).resolve().parents[2]
_CHUNK = 65_536


class BotProcess:
    """`python *args` with exactly this environment, from a folder, while it is open.

    At the end the process and all that it started are killed.
    """

    def __init__(self, args: Sequence[str], env: Mapping[str, str], folder: Path = ROOT) -> None:
        self._args, self._env, self._folder = args, env, folder
        self._output = {"stdout": "", "stderr": ""}
        self._told = asyncio.Event()

    @property
    def stdout(self) -> str:
        """What it has printed so far."""
        return self._output["stdout"]

    @property
    def stderr(self) -> str:
        """What it has said on its error stream so far."""
        return self._output["stderr"]

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self._process.returncode is None

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            *self._args,
            cwd=self._folder,
            env=dict(self._env),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        streams = {"stdout": self._process.stdout, "stderr": self._process.stderr}
        self._readers = [asyncio.create_task(self._read(name, stream)) for name, stream in streams.items()]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(ProcessLookupError):  # it ended and left nothing behind
            os.killpg(self.pid, signal.SIGKILL)
        await self._process.wait()
        await asyncio.gather(*self._readers)

    async def _read(self, name: str, stream: asyncio.StreamReader | None) -> None:
        assert stream is not None
        while chunk := await stream.read(_CHUNK):
            self._output[name] += chunk.decode(errors="replace")
            self._told.set()
        self._told.set()

    async def says(self, words: str, within: float = 10.0) -> None:
        """Wait until it has said these words on either stream.

        Raises AssertionError with its error stream when it ends, or `within` seconds pass, before that.
        """
        try:
            async with asyncio.timeout(within):
                while words not in self.stdout and words not in self.stderr:
                    if all(reader.done() for reader in self._readers):
                        raise AssertionError(f"ended without saying {words!r}:\n{self.stderr}")
                    self._told.clear()
                    await self._told.wait()
        except TimeoutError as error:
            raise AssertionError(f"did not say {words!r} in {within} s:\n{self.stderr}") from error

    def kill(self) -> None:
        """Kill it at once (SIGKILL), but not what it started."""
        self._process.kill()

    def terminate(self) -> None:
        """Ask it to stop (SIGTERM)."""
        self._process.terminate()

    async def ended(self, within: float = 10.0) -> int:
        """Wait for its end and return the exit code, negative for a signal.

        Raises AssertionError with its error stream when it is still there after `within` seconds.
        """
        try:
            async with asyncio.timeout(within):
                code = await self._process.wait()
        except TimeoutError as error:
            raise AssertionError(f"still there after {within} s:\n{self.stderr}") from error
        await asyncio.wait(self._readers, timeout=1)
        return code


def running_bot(api: BotApi, database: Path, **settings: str) -> BotProcess:
    """The bot against a Bot API server; `settings` as in the environment."""
    env = {"TELEGRAM_BOT_TOKEN": api.token, "PARALLAX_API_URL": api.url, "PARALLAX_DB": str(database)}
    return BotProcess(("-m", "tests.rig.bot_process"), env | settings)


async def settled(api: BotApi, database: Path, chat: int | None = None, *, within: float = 60.0) -> None:
    """Wait until a running bot has taken all updates, and has done with those of a chat, or with all."""
    async with asyncio.timeout(within):
        while api.updates.pending or _waiting(database, chat):  # noqa: ASYNC110 - it tells nobody when
            await asyncio.sleep(0.02)


def _waiting(database: Path, chat: int | None) -> bool:
    """Whether an inbox holds updates to be done; opened to read only, which leaves its log as it is."""
    query = "SELECT EXISTS (SELECT 1 FROM inbox WHERE payload IS NOT NULL AND chat = ifnull(?, chat))"
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return bool(connection.execute(query, (chat,)).fetchone()[0])
