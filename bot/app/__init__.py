"""The bot as a whole: its parts put together, and running."""

from bot.app.parts import Bot, opened
from bot.app.running import run_bot

__all__ = ["Bot", "opened", "run_bot"]
