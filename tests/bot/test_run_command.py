"""`parallax run` and `parallax check` as somebody meets them who sets the bot up."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.rig.bot_api import BotApi
from tests.rig.people import Private
from tests.rig.process import BotProcess

TOKEN = "TELEGRAM_BOT_TOKEN"  # noqa: S105 - its name
ANN = 71
STARTED_WITHIN = 30.0


def settings(api: BotApi, **others: str) -> dict[str, str]:
    return {TOKEN: api.token, "PARALLAX_API_URL": api.url} | others


async def refused(folder: Path, env: Mapping[str, str]) -> str:
    """What `parallax run` says, in a folder, before it ends with 1: one line."""
    async with BotProcess(("-m", "bot", "run"), env, folder) as bot:
        assert await bot.ended(STARTED_WITHIN) == 1
        assert bot.stdout == ""
        (line,) = bot.stderr.splitlines()
        return line


async def test_a_bot_that_cannot_start_ends_at_once_and_says_how_to_mend_it(tmp_path: Path) -> None:
    async with BotApi() as api:
        missing, misshapen, revoked, unreachable = await asyncio.gather(
            refused(tmp_path, {}),
            refused(tmp_path, settings(api) | {TOKEN: "my token"}),
            refused(tmp_path, settings(api) | {TOKEN: f"{api.token}s", "PARALLAX_DB": "revoked.db"}),
            refused(tmp_path, settings(api, PARALLAX_API_URL="http://127.0.0.1:9")),
        )
    assert missing == (
        "parallax: TELEGRAM_BOT_TOKEN is not set: get a token from @BotFather and put it into .env"
    )
    assert misshapen.startswith("parallax: TELEGRAM_BOT_TOKEN must be a token as @BotFather gives it")
    assert revoked == "Telegram does not know the token: copy it from @BotFather again."
    assert unreachable.startswith("Telegram cannot be reached (")
    assert unreachable.endswith("): check the network and PARALLAX_API_URL.")
    assert not any(secret in unreachable for secret in (api.token, api.token.partition(":")[2]))


async def checked(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = await asyncio.to_thread(main, ("check",))
    return code, capsys.readouterr().out


async def test_the_first_start_makes_the_database_and_a_second_bot_on_it_is_turned_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "not" / "yet" / "there.db"
    async with BotApi() as api:
        env = settings(api, PARALLAX_DB=str(database))
        for name, value in env.items():
            monkeypatch.setenv(name, value)
        code, said = await checked(capsys)
        assert code == 0
        assert f"✓ Telegram knows the token: @{api.bot.username}" in said
        assert f"✓ the database {database} will be made on first start" in said
        assert not database.parent.exists()
        async with BotProcess(("-m", "bot", "run"), env, tmp_path) as bot:
            await bot.says("is running", STARTED_WITHIN)
            assert await refused(tmp_path, env) == (
                f"parallax: Another bot runs on the database {database}: "
                "stop it, or set PARALLAX_DB to another."
            )
            Private(api, ANN).say("/help")
            await api.until(lambda: api.messages(ANN))
            bot.terminate()
            assert await bot.ended() == 0
        code, said = await checked(capsys)
    assert code == 0
    assert f"✓ the database {database} holds 0 articles in 0 stories" in said
