"""What is logged, and what never is: neither the bot's token nor what people write."""

from __future__ import annotations

import logging

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

LOUD = ("httpx", "httpcore", "telegram", "aiosqlite", "trafilatura", "htmldate", "asyncio")
"""Libraries that log addresses with the token in them, whole updates, or every step: warnings only."""


class _Masked(logging.Formatter):
    """Writes stars in the place of a secret, in tracebacks too."""

    def __init__(self, secret: str | None) -> None:
        super().__init__(FORMAT)
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        return text.replace(self._secret, "***") if self._secret else text


def set_up_logs(level: str, secret: str | None) -> None:
    """Log to standard error from a level on, `secret` masked."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Masked(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
