"""What people get wrong at the command line: each is told what was wrong, and nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.intake import outlets_of
from tests.bot.test_commands import told

FERRY = (
    "A ferry with {} passengers ran aground off the island of Lessel on Friday, the coastguard said. Nobody"
    " was hurt. The passengers were taken ashore in boats within two hours, and the ship will be towed away."
)


def test_files_of_one_name_in_two_folders_are_two_outlets(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for folder, number in (("one", 212), ("two", 305)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "n.txt").write_text(FERRY.format(number), encoding="utf-8")
    code, out, _ = told(capsys, "brief", str(tmp_path / "one"), str(tmp_path / "two"))
    assert code == 0
    assert "2 outlets" in out
    assert "(one/n)" in out
    assert "(two/n)" in out


def test_an_outlet_is_told_by_as_few_folders_as_tell_it_apart() -> None:
    files = [Path(name) for name in ("/a/x/n.txt", "/b/x/n.txt", "/a/x/n.html", "/a/x/m.txt")]
    assert list(outlets_of(files).values()) == ["a/x/n", "b/x/n", "a/x/n", "m"]


@pytest.mark.parametrize("command", ["brief", "extract", "link"])
def test_an_empty_input_is_a_wrong_call(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        told(capsys, command, "")
    assert ended.value.code == 2
    assert "an input is empty" in capsys.readouterr().err
