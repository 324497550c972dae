"""A bot's process is started, waited for, and never left behind."""

from __future__ import annotations

import pytest

from tests.rig.process import BotProcess


async def test_a_process_is_waited_for_and_never_left_behind() -> None:
    program = (
        "import os, sys, time; print(os.environ['GREETING'], file=sys.stderr, flush=True); time.sleep(60)"
    )
    async with BotProcess(("-c", program), {"GREETING": "ready"}) as process:
        await process.says("ready")
        process.terminate()
        assert await process.ended() == -15
    async with BotProcess(("-c", program), {"GREETING": "ready"}) as process:
        await process.says("ready")
    assert await process.ended() == -9
    async with BotProcess(("-c", "raise SystemExit('no token')"), {}) as process:
        with pytest.raises(AssertionError, match="no token"):
            await process.says("ready")
        assert await process.ended() == 1
