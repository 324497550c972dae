"""The settings, read once from a mapping (the environment over `.env`) into one frozen value."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from dotenv import dotenv_values

from bot.errors import ConfigurationError

T = TypeVar("T")

PREFIX = "PARALLAX_"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LONGEST_RETENTION = 3650
YEAR = 365
"""Days that submissions are recognised for: what comes back does so on its anniversary at the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings. Secrets are left out of `repr`."""

    token: str | None = field(repr=False)
    database: Path
    api_url: str
    webhook_url: str | None
    webhook_secret: str | None = field(repr=False)
    listen: str
    operators: frozenset[int]
    chats_allowed: frozenset[int]
    retention_days: int
    identity_days: int
    log_level: str
    metrics_listen: str | None
    unknown: tuple[str, ...]
    """A sentence for each variable that is named like a setting and is none; it does no harm."""


class _Reader:
    """Reads settings from a mapping and gathers what is wrong with them."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given
        self.problems: list[str] = []
        self.known: set[str] = set()

    def get(self, variable: str, parse: Callable[[str], T], default: T, wanted: str) -> T:
        """One setting's value, `default` where it is not given or wrong; `wanted` says what it must be."""
        self.known.add(variable)
        text = self._given.get(variable, "").strip()
        if not text:
            return default
        try:
            return parse(text)
        except ValueError:
            self.problems.append(f"{variable} must be {wanted}")
            return default

    def unknown(self) -> tuple[str, ...]:
        """What is given under the program's name and was not asked for, with the setting it resembles."""
        strange = sorted(name for name in self._given if name.startswith(PREFIX) and name not in self.known)
        return tuple(f"{name} is no setting{_perhaps(name, self.known)}" for name in strange)


def _perhaps(name: str, known: Iterable[str]) -> str:
    own = {each.removeprefix(PREFIX): each for each in sorted(known)}
    alike = get_close_matches(name.removeprefix(PREFIX), own, n=1)
    return f": perhaps {own[alike[0]]} is meant" if alike else ": take it out, .env.example names them all"


def _matching(pattern: str) -> Callable[[str], str | None]:
    def parse(text: str) -> str | None:
        if not re.fullmatch(pattern, text):
            raise ValueError(text)
        return text

    return parse


def _numbers(text: str) -> frozenset[int]:
    return frozenset(int(part) for part in re.split(r"[,\s]+", text) if part)


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= LONGEST_RETENTION:
        raise ValueError(text)
    return days


def _level(text: str) -> str:
    if text.upper() not in LOG_LEVELS:
        raise ValueError(text)
    return text.upper()


def config_from(given: Mapping[str, str]) -> Config:
    """Read the settings; raises ConfigurationError with everything that is wrong at once.

    A missing token is no error here: the command line works without one.
    """
    read = _Reader(given)
    days = f"a number of days, 1 to {LONGEST_RETENTION}"
    retention = read.get("PARALLAX_RETENTION_DAYS", _days, 30, days)
    listen, numbers = r"[\w.:\[\]-]*:\d{1,5}", "numbers with commas between"
    config = Config(
        token=read.get(
            "TELEGRAM_BOT_TOKEN",
            _matching(r"\d{5,}:[\w-]{30,}"),
            None,
            "a token as @BotFather gives it (123456:ABC…)",
        ),
        database=read.get("PARALLAX_DB", Path, Path("data/parallax.db"), "a path"),
        api_url=read.get("PARALLAX_API_URL", _matching(r"https?://\S+"), None, "a web address")
        or "https://api.telegram.org",
        webhook_url=read.get("PARALLAX_WEBHOOK_URL", _matching(r"https://\S+"), None, "an https:// address"),
        webhook_secret=read.get(
            "PARALLAX_WEBHOOK_SECRET", _matching(r"[\w-]{1,256}"), None, "1 to 256 letters, digits, _ or -"
        ),
        listen=read.get("PARALLAX_LISTEN", _matching(listen), None, "HOST:PORT") or "127.0.0.1:8443",
        operators=read.get("PARALLAX_OPERATORS", _numbers, frozenset[int](), f"user {numbers}"),
        chats_allowed=read.get("PARALLAX_CHATS_ALLOWED", _numbers, frozenset[int](), f"chat {numbers}"),
        retention_days=retention,
        identity_days=read.get(
            "PARALLAX_IDENTITY_DAYS",
            _days,
            max(YEAR, retention),
            days,
        ),
        log_level=read.get("PARALLAX_LOG_LEVEL", _level, "INFO", f"one of {', '.join(LOG_LEVELS)}"),
        metrics_listen=read.get("PARALLAX_METRICS_LISTEN", _matching(listen), None, "HOST:PORT"),
        unknown=read.unknown(),  # the last: by now every setting has been asked for
    )
    if config.webhook_url and not config.webhook_secret:
        read.problems.append("PARALLAX_WEBHOOK_SECRET must be set where PARALLAX_WEBHOOK_URL is")
    if config.identity_days < config.retention_days:
        read.problems.append("PARALLAX_IDENTITY_DAYS must not be less than PARALLAX_RETENTION_DAYS")
    if read.problems:
        raise ConfigurationError(*read.problems)
    return config


def database_of(named: Path | None) -> Path:
    """The database that a command is about: the one named, else that of the settings."""
    return named or config_from(environment(Path.cwd())).database


def environment(folder: Path) -> dict[str, str]:
    """The process's environment over the `.env` of a folder, if there is one."""
    try:
        read = dotenv_values(folder / ".env")
    except UnicodeDecodeError as error:
        raise ConfigurationError(".env must be saved as UTF-8") from error
    stored = {name: value for name, value in read.items() if value is not None}
    return stored | dict(os.environ)
