"""The command line as a person uses it: what is printed where, and the exit codes."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.chats import Chats, Limits, Pruned
from storage.corrections import Corrections
from storage.database import Database
from tests.summarizers.linking.articles import RIDGE_FIRE, day
from tests.summarizers.linking.test_linking_kinds import GERMAN_FIRE, TRIAL

NOTE_KEYS = {"kind", "text", "outlets", "silent", "unclear", "independent", "evidence"}


def told(capsys: pytest.CaptureFixture[str], *call: str) -> tuple[int, str, str]:
    """Run one call; its exit code, standard output and standard error."""
    code = main(call)
    out, err = capsys.readouterr()
    # What takes longer than a second says so, and on a busy machine anything may.
    return code, out, "".join(line for line in err.splitlines(keepends=True) if not line.endswith(" …\n"))


def checked(
    settings: str, capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """What `parallax check` prints of faulty settings, in a folder with nothing but their .env."""
    monkeypatch.chdir(folder)
    (folder / ".env").write_text(settings, encoding="utf-8")
    code, out, _ = told(capsys, "check")
    assert code == 1
    return out


def test_the_shipped_story_is_told_with_all_five_outlets(
    capsys: pytest.CaptureFixture[str], examples: Path
) -> None:
    code, out, err = told(capsys, "brief", str(examples / "harn-bridge"))
    assert (code, err) == (0, "")
    assert "5 outlets · 4 independent reports · Tue 14 May 2024" in out
    for outlet in ("coast-herald", "harn-courier", "morning-ledger", "skelland-daily", "track-and-trade"):
        assert outlet in out
    assert "Only some report" in out
    assert "Figures differ" in out


def test_json_is_in_the_format_that_scripts_read(capsys: pytest.CaptureFixture[str], examples: Path) -> None:
    code, out, _ = told(capsys, "brief", str(examples / "harn-bridge"), "--json")
    assert code == 0
    found = json.loads(out)
    assert set(found) == {"story", "summary", "notes"}
    article = found["story"]["articles"][0]
    assert set(article) == {
        "outlet", "title", "url", "published", "language", "words", "agency", "copy_of", "shared"
    }  # fmt: skip
    for sentence in found["summary"]:
        assert set(sentence) == {"text", "outlets", "partly", "evidence"}
    kinds = {note["kind"] for note in found["notes"]}
    assert kinds == {"only", "some", "differs"}
    for note in found["notes"]:
        extra = {"relation", "figures"} if note["kind"] == "differs" else set()
        assert set(note) == NOTE_KEYS | extra
        if note["kind"] == "differs":
            assert note["relation"] in {"conflict", "later", "compatible"}
            assert len(note["figures"]) > 1


def test_explain_shows_the_sentences_behind_each_line(
    capsys: pytest.CaptureFixture[str], examples: Path
) -> None:
    _, out, _ = told(capsys, "brief", str(examples / "harn-bridge"), "--explain")
    assert "↳ skelland-daily: " in out


def test_the_chat_format_fits_one_message(capsys: pytest.CaptureFixture[str], examples: Path) -> None:
    code, out, _ = told(capsys, "brief", str(examples / "harn-bridge"), "--format", "chat")
    assert code == 0
    assert len(out.encode("utf-16-le")) // 2 <= 4096


def test_words_bounds_the_summary(capsys: pytest.CaptureFixture[str], examples: Path) -> None:
    _, out, _ = told(capsys, "brief", str(examples / "harn-bridge"), "--words", "60", "--json")
    assert sum(len(s["text"].split()) for s in json.loads(out)["summary"]) <= 60


def test_of_four_and_two_the_larger_story_is_told_and_the_others_are_named(
    capsys: pytest.CaptureFixture[str], examples: Path
) -> None:
    four = [str(path) for path in sorted((examples / "harn-bridge").glob("*.txt"))[:4]]
    two = [str(path) for path in sorted((examples / "other-story").glob("*.txt"))]
    code, out, err = told(capsys, "brief", two[0], *four, two[1])
    assert code == 0
    assert "4 outlets" in out
    for other in two:
        assert other in err
    assert "--all" in err


def test_all_takes_unrelated_articles_for_one_story(
    capsys: pytest.CaptureFixture[str], examples: Path
) -> None:
    given = [str(examples / "harn-bridge" / "skelland-daily.txt"), str(examples / "other-story")]
    code, out, err = told(capsys, "brief", *given, "--all")
    assert code == 0
    assert "3 outlets" in out
    assert err == f"Told as of this story because of --all, though it does not match: {given[0]}.\n"
    code, out, err = told(capsys, "brief", given[0], str(next(Path(given[1]).iterdir())), "--all")
    assert (code, "2 outlets" in out) == (0, True)
    assert err == "Nothing in these reports matches; they are told as one story because of --all.\n"


def test_one_report_alone_gets_three_sentences_and_asks_for_another(
    capsys: pytest.CaptureFixture[str], examples: Path
) -> None:
    code, out, _ = told(capsys, "brief", str(examples / "harn-bridge" / "harn-courier.txt"))
    assert code == 0
    assert out.count("• ") <= 3
    assert "Send another outlet's report to compare." in out
    assert "Only " not in out


def test_bad_inputs_are_named_and_the_rest_is_told(
    capsys: pytest.CaptureFixture[str], examples: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_text("")
    given = [str(examples / "harn-bridge"), str(tmp_path / "none.txt"), str(tmp_path / "empty.txt")]
    code, out, err = told(capsys, "brief", *given)
    assert code == 1
    assert "5 outlets" in out
    assert len(err.strip().splitlines()) == 2
    assert "none.txt does not exist" in err
    assert "empty.txt is empty" in err
    assert "Traceback" not in err


def test_nothing_but_bad_input_prints_no_brief(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = told(capsys, "brief", str(tmp_path / "none.txt"))
    assert (code, out) == (1, "")
    assert err.startswith("parallax: ")


@pytest.mark.parametrize(
    "call", [[], ["tell"], ["brief"], ["brief", "a.txt", "--words", "3"], ["brief", "a.txt", "--format", "x"]]
)
def test_a_wrong_call_ends_with_two(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(call)
    assert ended.value.code == 2
    assert "usage: parallax" in capsys.readouterr().err


def test_pasted_text_comes_from_standard_input(examples: Path) -> None:
    pasted = (examples / "other-story" / "valley-times.txt").read_text(encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "bot", "extract", "-", "--json"],
        input=pasted,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert run.returncode == 0
    assert json.loads(run.stdout)["outlet"] == "pasted"


def test_extract_prints_an_object_for_each_input_that_could_be_read(
    capsys: pytest.CaptureFixture[str], examples: Path, tmp_path: Path
) -> None:
    good = [str(examples / "other-story" / name) for name in ("valley-times.txt", "skerry-post.txt")]
    code, out, err = told(capsys, "extract", good[0], str(tmp_path / "none.txt"), good[1], "--json")
    assert code == 1
    found = [json.loads(line) for line in out.splitlines()]
    assert [f["outlet"] for f in found] == ["valley-times", "skerry-post"]
    assert set(found[0]) == {"title", "outlet", "agency", "published", "language", "text"}
    assert "none.txt" in err


def test_link_prints_every_row_in_order_in_the_final_state(
    capsys: pytest.CaptureFixture[str], examples: Path
) -> None:
    file = examples / "articles.jsonl"
    ids = [json.loads(line)["id"] for line in file.read_text(encoding="utf-8").splitlines()]
    code, out, _ = told(capsys, "link", str(file), "--json")
    assert code == 0
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["id"] for row in rows] == ids
    assert all(set(row) == {"id", "story", "copy_of"} for row in rows)
    assert all(row["copy_of"] in {None, *ids} for row in rows)


def test_link_names_damaged_lines_and_goes_on(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = "The ferry to Lessel ran aground on Friday and nobody was hurt, the coastguard said. " * 3
    lines = [
        json.dumps({"id": "1", "text": text}),
        "{not json",
        "[1, 2]",
        json.dumps({"text": text}),
        json.dumps({"id": "2"}),
        json.dumps({"id": "3", "text": text, "published": "yesterday"}),
        json.dumps({"id": "1", "text": "another text under the same id"}),
        "",
        json.dumps({"id": "4", "text": text, "title": 5}),
        json.dumps({"id": "5", "text": "Too short to judge."}),
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    code, out, err = told(capsys, "link", str(file), "--json")
    assert code == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["1", "5"]
    for number in (2, 3, 4, 5, 6, 7, 9):
        assert f"line {number} of {file}" in err
    assert "Traceback" not in err


def test_link_keeps_articles_in_a_named_database(
    capsys: pytest.CaptureFixture[str], examples: Path, tmp_path: Path
) -> None:
    file, database = str(examples / "articles.jsonl"), tmp_path / "kept" / "stories.db"
    _, first, _ = told(capsys, "link", file, "--json", "--db", str(database))
    assert database.exists()
    _, again, _ = told(capsys, "link", file, "--json", "--db", str(database))
    assert first == again

    async def tidied() -> Pruned:
        async with Database.open(database) as opened:
            now = int(datetime.now(UTC).timestamp())
            texts, submissions = now - 30 * 86_400, now - 365 * 86_400
            return await Chats(opened).prune(Limits(texts, submissions, texts), now)

    assert asyncio.run(tidied()) == Pruned()


def test_link_obeys_what_people_corrected_and_says_so(
    capsys: pytest.CaptureFixture[str], examples: Path, tmp_path: Path
) -> None:
    file, database = str(examples / "articles.jsonl"), tmp_path / "stories.db"
    call = ("link", file, "--db", str(database))
    _, out, _ = told(capsys, *call, "--json")
    before = {row["id"]: row["story"] for row in map(json.loads, out.splitlines())}
    one, other, *_ = [key for key, story in before.items() if story == before[next(iter(before))]]

    async def part() -> None:
        async with Database.open(database) as opened:
            members: dict[str, int] = dict(await opened.rows("SELECT article_id, id FROM members"))
            await Corrections(opened).part(0, "1", members[one], members[other])

    asyncio.run(part())
    _, out, _ = told(capsys, *call, "--json", "--explain")
    after = {row["id"]: row for row in map(json.loads, out.splitlines())}
    assert after[one]["story"] != after[other]["story"]
    assert [key for key, row in after.items() if "apart by a correction" in row["reasons"]] == [one]
    _, out, _ = told(capsys, *call, "--explain")
    assert sum("apart by a correction" in line for line in out.splitlines()) == 1


def test_link_explains_its_decisions(capsys: pytest.CaptureFixture[str], examples: Path) -> None:
    _, out, _ = told(capsys, "link", str(examples / "articles.jsonl"), "--explain")
    assert "near-duplicate" in out or "near_duplicate" in out
    assert all("\tstory " in line for line in out.splitlines())


def test_link_tells_which_story_is_followed_and_which_language_may_belong_with_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    texts = {"fire": (RIDGE_FIRE[0], "en", 1), "trial": (TRIAL, "en", 25), "brand": (GERMAN_FIRE, "de", 1)}
    rows = [
        {"id": name, "text": text, "language": language, "published": day(number).isoformat()}
        for name, (text, language, number) in texts.items()
    ]
    file = tmp_path / "a.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    _, out, _ = told(capsys, "link", str(file), "--explain")
    assert "\tfollows story 1\tfollow-up" in out.splitlines()[1]
    assert "\tperhaps with story 1\tnew" in out.splitlines()[2]
    _, out, _ = told(capsys, "link", str(file), "--json", "--explain")
    found = [json.loads(line) for line in out.splitlines()]
    assert [(each["follows"], each["proposes"]) for each in found] == [(None, None), ("1", None), (None, "1")]


def test_check_says_what_is_missing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    out = checked("", capsys, tmp_path, monkeypatch)
    assert "✗ TELEGRAM_BOT_TOKEN is not set: get a token from @BotFather" in out
    assert "✓ the database data/parallax.db will be made on first start" in out
    assert "✓ language data is in place" in out
    assert not (tmp_path / "data").exists()


def test_check_tells_every_wrong_setting(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = "PARALLAX_RETENTION_DAYS=0\nPARALLAX_LOG_LEVEL=LOUD\n"
    assert checked(settings, capsys, tmp_path, monkeypatch).count("✗") == 2


def test_the_installed_command_runs_without_a_traceback_when_its_reader_goes(examples: Path) -> None:
    command = shutil.which("parallax", path=str(Path(sys.executable).parent))
    assert command, "the console script is installed beside the interpreter"
    run = subprocess.run(  # noqa: S602 - a fixed pipeline of our own command
        f"{command} brief {examples / 'harn-bridge'} --json | head -c 10",
        shell=True, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert run.stdout.startswith("{")
    assert "Traceback" not in run.stderr


def test_one_article_given_twice_is_no_copy_of_itself(
    capsys: pytest.CaptureFixture[str], examples: Path
) -> None:
    story = str(examples / "other-story")
    _, out, _ = told(capsys, "brief", story, story)
    assert "2 outlets" in out
    assert "a copy of" not in out


@pytest.mark.parametrize(
    "text", ["페인트 공장에서 불이 나 노동자 세 명이 숨졌다고 경찰이 월요일 밝혔다. " * 6]
)
def test_a_language_without_word_lists_ends_no_run(
    text: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "rows.jsonl"
    rows = [{"id": "1", "text": text}, {"id": "2", "text": text, "published": "0001-01-01T00:00:00+14:00"}]
    file.write_text("\n".join(json.dumps(row) for row in rows) + "\n" + "[" * 5000, encoding="utf-8")
    code, out, err = told(capsys, "link", str(file), "--json")
    assert (code, len(out.splitlines())) == (1, 1)
    assert "line 2 of" in err
    assert "line 3 of" in err


def test_a_line_separator_inside_a_text_does_not_cut_its_row(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "rows.jsonl"
    text = "The ferry to Lessel ran aground on Friday.\u2028Nobody was hurt, the coastguard said."
    file.write_text(json.dumps({"id": "1", "text": text}, ensure_ascii=False), encoding="utf-8")
    code, out, _ = told(capsys, "link", str(file), "--json")
    assert (code, len(out.splitlines())) == (0, 1)
