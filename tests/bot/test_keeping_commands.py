"""`parallax stats`, `backup` and `restore` as somebody meets them who looks after the bot."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.app.running import alone
from bot.commands.restore import BROUGHT_BACK
from bot.commands.talk import sized
from storage.migrations import MIGRATIONS
from tests.bot.conftest import ROOT
from tests.rig.bot_api import BotApi
from tests.rig.people import Private
from tests.rig.process import running_bot, settled

FORMAT = len(MIGRATIONS)


def done(capsys: pytest.CaptureFixture[str], *call: object) -> tuple[int, str, str]:
    """The exit code of a call, what it printed, and what it said on standard error."""
    code = main(tuple(map(str, call)))
    out, err = capsys.readouterr()
    # What takes longer than a second says so, and on a busy machine anything may.
    return code, out, "".join(line for line in err.splitlines(keepends=True) if not line.endswith(" …\n"))


@pytest.fixture
def database(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example articles in the database that the settings name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARALLAX_DB", "data/p.db")
    assert done(capsys, "link", ROOT / "examples" / "articles.jsonl", "--db", "data/p.db")[0] == 0
    return Path("data/p.db")


def test_stats_says_in_plain_words_how_the_database_is(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = done(capsys, "stats")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[:3] == [
        f"data/p.db, format {FORMAT}",
        "  24 articles, 24 of them with their text",
        "  24 submissions in 1 chat, 0 of them kept only to be recognised",
    ]
    assert lines[-1] == "✓ sound: pages, indexes, references, and nothing kept that should be gone"
    quick = done(capsys, "stats", "--quick")[1].splitlines()
    assert quick[:-1] == lines[:-1]
    assert "indexes" not in quick[-1].split(";")[0]
    told = json.loads(done(capsys, "stats", "--json", "--quick", "--db", database)[1])
    assert (told["sound"], told["quick"]) == (True, True)
    assert told["held"]["articles"] == 24
    assert told["bytes"]["per_article"] == told["bytes"]["file"] // 24


def test_stats_ends_with_1_where_something_is_wrong(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(database)) as raw:
        raw.execute("INSERT INTO stories (id, chat) VALUES (999, 0)")
        raw.commit()
    code, out, _ = done(capsys, "stats")
    assert code == 1
    assert "✗ 1 stories without a submission\n✗ not sound: stop the bot" in out
    assert json.loads(done(capsys, "stats", "--json")[1])["sound"] is False
    code, out, err = done(capsys, "stats", "--db", "none.db")
    assert (code, out) == (1, "")
    assert err.startswith("parallax: The database none.db does not exist: `parallax run` makes it")
    assert not Path("none.db").exists()


def test_a_backup_is_made_once_and_restored(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = done(capsys, "backup", "out.db")
    assert code == 0
    assert out.startswith("out.db: 24 articles, 24 submissions, 8 stories; ")
    assert out.endswith(f" KB, format {FORMAT}; checked\n")
    code, _, err = done(capsys, "backup", "out.db")
    assert (code, "is there already" in err) == (1, True)
    assert done(capsys, "backup", "out.db", "--force")[0] == 0
    code, out, err = done(capsys, "restore", "out.db")
    assert (code, out.startswith("data/p.db: 24 articles")) == (0, True)
    aside, forgotten = err.splitlines()
    [former] = database.parent.glob("p.db.2*")
    assert aside.startswith(f"The database before is kept as {former}.")
    assert forgotten == BROUGHT_BACK
    assert done(capsys, "stats", "--db", former)[0] == 0


def test_an_empty_file_is_no_database_to_look_over_copy_or_restore(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, empty = database.read_bytes(), Path("empty.db")
    empty.touch()
    called = "parallax: The {} empty.db is not a Parallax database: name "
    for call, what in (
        (("stats", "--db", empty), "database"),
        (("backup", "out.db", "--db", empty), "database"),
        (("restore", empty), "file"),
    ):
        code, out, err = done(capsys, *call)
        assert (code, out) == (1, "")
        assert err.startswith(called.format(what))
    assert (database.read_bytes(), empty.stat().st_size, Path("out.db").exists()) == (before, 0, False)


def test_what_is_refused_leaves_nothing_behind(
    tmp_path: Path, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = Path("cut.db")
    cut.write_bytes(database.read_bytes()[:60_000])
    with closing(sqlite3.connect("accounts.db")) as raw:
        raw.execute("CREATE TABLE accounts (name TEXT)")
    assert done(capsys, "backup", "out.db")[0] == 0
    before = sorted(tmp_path.rglob("*"))
    for call, problem in (
        (("stats",), ""),
        (("stats", "--db", cut), "The database cut.db is damaged: "),
        (("stats", "--db", "data"), "The database data is a folder: name another file with --db"),
        (("stats", "--db", "none.db"), "The database none.db does not exist: `parallax run` makes it"),
        (("restore", cut), "The file cut.db is damaged: "),
        (("restore", "nothere", "--db", "new/p.db"), "The file nothere does not exist: name a file that"),
        (("restore", "data", "--db", "new/p.db"), "The file data is a folder: name a file that"),
        (("restore", "out.db", "--db", "data"), "The database data is a folder: name another file with --db"),
        (
            ("restore", "out.db", "--db", "accounts.db"),
            "The database accounts.db is not a Parallax database: ",
        ),
    ):
        code, _, err = done(capsys, *call)
        assert (code, err[: len(problem) + 10]) == ((1, f"parallax: {problem}") if problem else (0, ""))
        assert [each for each in sorted(tmp_path.rglob("*")) if each.name != "p.db.lock"] == before


def test_a_backup_into_a_folder_that_does_not_exist_names_the_file_that_was_asked_for(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert done(capsys, "backup", "none/out.db", "--db", database) == (
        1,
        "",
        "parallax: The file none/out.db cannot be written: check that its folder exists and may be written"
        " to, or name another file.\n",
    )


def test_nothing_is_restored_under_a_running_bot(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done(capsys, "backup", "out.db")
    before = database.read_bytes()
    with alone(database):
        code, out, err = done(capsys, "restore", "out.db")
    assert (code, out) == (1, "")
    assert (
        err
        == "parallax: Another bot runs on the database data/p.db: stop it, or set PARALLAX_DB to another.\n"
    )
    assert database.read_bytes() == before


async def test_a_running_bot_is_looked_over_and_copied(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "p.db", tmp_path / "out.db"
    async with BotApi() as api, running_bot(api, path) as bot:
        await bot.says("is running", 30)
        mara = Private(api, 71)
        text = (ROOT / "examples" / "harn-bridge" / "clean" / "harn-courier.txt").read_text(encoding="utf-8")
        mara.forward(text)
        await settled(api, path)
        code, said, _ = await asyncio.to_thread(done, capsys, "stats", "--db", path)
        assert (code, "1 article, 1 of them with their text" in said) == (0, True)
        assert (await asyncio.to_thread(done, capsys, "backup", out, "--db", path))[0] == 0
        code, _, said = await asyncio.to_thread(done, capsys, "restore", out, "--db", path)
        assert (code, "Another bot runs on the database" in said) == (1, True)
        mara.say("/help")
        await settled(api, path)
        assert len(api.messages(71)) == 2
    assert (await asyncio.to_thread(done, capsys, "restore", out, "--db", path))[0] == 0


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (12_340, "12.3 KB"), (3 * 10**9, "3.0 GB")],
)
def test_sizes_are_read_by_people(size: int, said: str) -> None:
    assert sized(size) == said
