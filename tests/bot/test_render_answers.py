"""The bot's own texts."""

from __future__ import annotations

import re

import pytest

from bot.errors import HttpRefused, MissingFile
from bot.render import answers
from bot.render.layout import FIRST_SCREEN, units

FAILED = HttpRefused("https://lessel.example/" + "a" * 5000, 403)
TEXTS = [text for name, text in vars(answers).items() if name.isupper() and isinstance(text, str)] + [
    answers.privacy(3650, 365),
    answers.digest_set("08:00", "Europe/Berlin (UTC+2)"),
    answers.digest_shown("08:00", "Europe/Berlin (UTC+2)"),
    answers.digest_zone_question("08:00"),
    answers.not_allowed(-1001234567890),
    answers.problems([FAILED] * 50),
    answers.problems([FAILED]),
    answers.more_stories(1, last_day=True),
    answers.more_stories(46, last_day=False),
]
COMMANDS = {"/summary", "/digest", "/forget", "/privacy", "/help", "/start"}


@pytest.mark.parametrize("text", TEXTS)
def test_an_answer_is_short_and_names_only_commands_that_there_are(text: str) -> None:
    assert 0 < units(text) < FIRST_SCREEN
    assert set(re.findall(r"(?<![\w/+])/[a-z]\w*", text)) <= COMMANDS
    assert not re.search(r"@\w", text)


@pytest.mark.parametrize("text", [answers.HELP_PRIVATE, answers.HELP_GROUP])
def test_help_has_a_line_for_each_command(text: str) -> None:
    lines = text.splitlines()
    for command in COMMANDS - {"/start"}:
        assert any(line.startswith(command) for line in lines)


def test_privacy_names_the_days() -> None:
    assert "what I said of them, 90 days" in answers.privacy(90, 365)
    assert "what I said of them, 1 day." in answers.privacy(1, 365)
    assert "/forget" in answers.privacy(90, 365)


def test_a_problem_keeps_what_is_wrong_and_what_to_do() -> None:
    text = answers.problems([FAILED])
    assert text.startswith("https://lessel.example/aaa")
    assert text.endswith(
        " … does not let programs read it (status 403): open it in a browser and paste the text."
    )


def test_problems_beyond_ten_are_counted() -> None:
    lines = answers.problems([MissingFile(f"{n}.txt") for n in range(12)]).splitlines()
    assert lines[9] == "9.txt does not exist: check the path."
    assert lines[10:] == ["… and 2 more problems."]
