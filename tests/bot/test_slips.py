"""What people get wrong at the command line: each is told what was wrong, and nothing is guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.intake import outlets_of
from tests.bot.test_commands import checked, told

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


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is a PDF, not text"),
        (b"The ferry ran aground.\nNobody was hurt.\n", "is not JSON Lines"),
        (b'[\n{"id": "1",\n"text": "The ferry ran aground."}\n]\n', "is not JSON Lines"),
        (None, "is a folder"),
    ],
)
def test_link_says_once_what_file_it_wants(
    content: bytes | None, problem: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "rows.jsonl"
    file.mkdir() if content is None else file.write_bytes(content)
    code, out, err = told(capsys, "link", str(file))
    assert (code, out) == (1, "")
    assert err.startswith(f"parallax: {file} {problem}: give a file with a line for each article, ")
    assert len(err.splitlines()) == 1


def test_link_refuses_rows_without_text_or_with_fields_that_are_none(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    good = {"id": "1", "text": FERRY, "language": "en-GB"}
    changes: list[dict[str, object]] = [
        {},
        {"text": " ", "title": ""},
        {"text": 5},
        {"text": None},
        {"language": "klingon"},
    ]
    file = tmp_path / "rows.jsonl"
    rows = [good | change | {"id": str(n)} for n, change in enumerate(changes, start=1)]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    code, out, err = told(capsys, "link", str(file), "--json")
    assert code == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["1"]
    assert [line.split(".jsonl ")[1].split(":")[0] for line in err.splitlines()] == [
        'has an empty "text"',
        'has a "text" that is not text',
        'has no "text"',
        'has a "language" that is no code such as "en"',
    ]


def test_check_names_settings_that_are_none_and_what_may_be_meant(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = "PARALLAX_RETENTION=3\nPARALLAX_FOO=1\nPATIENCE=2\n"
    out = checked(settings, capsys, tmp_path, monkeypatch)
    assert "✗ PARALLAX_RETENTION is no setting: perhaps PARALLAX_RETENTION_DAYS is meant\n" in out
    assert "✗ PARALLAX_FOO is no setting: take it out, .env.example names them all\n" in out
    assert "PATIENCE" not in out


@pytest.mark.parametrize("other", ["--json", "--explain"])
def test_the_chat_format_is_refused_beside_what_it_has_no_room_for(
    other: str, capsys: pytest.CaptureFixture[str], examples: Path
) -> None:
    code, out, err = told(capsys, "brief", str(examples / "harn-bridge"), "--format", "chat", other)
    assert (code, out) == (2, "")
    assert f"leave out {other} or --format chat" in err


def test_of_stories_with_as_many_reports_the_longer_is_told(
    capsys: pytest.CaptureFixture[str], examples: Path, tmp_path: Path
) -> None:
    (tmp_path / "short.txt").write_text(FERRY.format(212), encoding="utf-8")
    given = [str(tmp_path / "short.txt"), str(examples / "harn-bridge" / "coast-herald.txt")]
    for inputs in (given, given[::-1]):
        code, out, err = told(capsys, "brief", *inputs)
        assert code == 0
        assert "Varr" in out
        assert "short.txt" in err
