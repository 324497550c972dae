"""Settings are read once, all problems at once, and secrets stay out of sight."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.config import config_from, environment
from bot.errors import ConfigurationError

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "123456:" + "A" * 35


def example_variables() -> set[str]:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return set(re.findall(r"^([A-Z_]+)=", text, re.MULTILINE))


def read_variables() -> set[str]:
    return set(
        re.findall(
            r'"((?:PARALLAX|TELEGRAM)_[A-Z_]+)"', (ROOT / "bot" / "config.py").read_text(encoding="utf-8")
        )
    )


def test_nothing_set_gives_the_defaults() -> None:
    config = config_from({})
    assert config.token is None
    assert config.database == Path("data/parallax.db")
    assert config.retention_days == 30


def test_the_example_file_names_every_setting_and_no_other() -> None:
    assert example_variables() == read_variables()


def test_the_example_file_as_it_is_can_be_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text(encoding="utf-8"), encoding="utf-8")
    read = {name: value for name, value in environment(tmp_path).items() if name in example_variables()}
    assert config_from(read).log_level == "INFO"


def test_all_problems_are_told_at_once() -> None:
    wrong = {
        "TELEGRAM_BOT_TOKEN": "hello",
        "PARALLAX_RETENTION_DAYS": "many",
        "PARALLAX_WEBHOOK_URL": "https://bot.example/hook",
        "PARALLAX_OPERATORS": "me",
        "PARALLAX_LOG_LEVEL": "loud",
    }
    with pytest.raises(ConfigurationError) as caught:
        config_from(wrong)
    told = "; ".join(caught.value.problems)
    assert len(caught.value.problems) == 5
    assert "TELEGRAM_BOT_TOKEN must be" in told
    assert "PARALLAX_WEBHOOK_SECRET must be set" in told
    assert "hello" not in told


def test_secrets_are_not_shown() -> None:
    config = config_from({"TELEGRAM_BOT_TOKEN": TOKEN, "PARALLAX_WEBHOOK_SECRET": "hush"})
    assert config.token == TOKEN
    assert TOKEN not in repr(config)
    assert "hush" not in repr(config)


def test_the_process_environment_stands_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("PARALLAX_DB=file.db\nPARALLAX_LOG_LEVEL=DEBUG\n", encoding="utf-8")
    monkeypatch.setenv("PARALLAX_DB", "process.db")
    read = environment(tmp_path)
    assert read["PARALLAX_DB"] == "process.db"
    assert read["PARALLAX_LOG_LEVEL"] == "DEBUG"
