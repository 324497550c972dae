"""A bot that is stopped finishes the message that is on its way."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.outbox import TelegramOutbox
from tests.rig.people import Private
from tests.rig.talk import talking, unhurried
from tests.rig.telegram_state import Answer, TelegramState

ANN = 71


class SlowAnswers(TelegramState):
    """Delivers a message at once, and says so when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.may_answer = asyncio.Event()

    async def answer(self, token: str, method: str, params: dict[str, str]) -> Answer | None:
        answer = await super().answer(token, method, params)
        if method == "sendMessage":
            await self.may_answer.wait()
        return answer


async def test_a_message_on_its_way_is_recorded_though_its_sending_is_cancelled(tmp_path: Path) -> None:
    api = SlowAnswers()
    Private(api, ANN)
    async with talking(tmp_path, api=api) as talk:
        bot = talk.bot
        outbox = TelegramOutbox(bot.application.bot, bot.replies, bot.chats, unhurried(), bot.clock)
        sending = asyncio.create_task(outbox.send("1:help", ANN, "Send articles."))
        await api.until(lambda: api.messages(ANN))
        sending.cancel()
        await asyncio.sleep(0)
        api.may_answer.set()
        with pytest.raises(asyncio.CancelledError):
            await sending
        assert await outbox.send("1:help", ANN, "Send articles.") == api.messages(ANN)[0].message_id
        assert talk.texts(ANN) == ["Send articles."]


@pytest.mark.parametrize("moments", range(6))
async def test_a_stop_that_comes_with_a_message_is_not_forgotten(tmp_path: Path, moments: int) -> None:
    async with talking(tmp_path) as talk:
        serving = asyncio.create_task(talk.bot.dispatcher.run())
        await asyncio.sleep(0.05)
        talk.bot.dispatcher.arrived([ANN])
        for _ in range(moments):
            await asyncio.sleep(0)
        serving.cancel()
        done, _ = await asyncio.wait([serving], timeout=5)
        assert done
