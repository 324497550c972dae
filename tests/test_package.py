"""The wheel holds all that is needed: built from the checkout, it runs outside of it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RUN = "import bot, sys; from bot.__main__ import main; print(bot.__file__); sys.exit(main(sys.argv[1:]))"


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=Path(environment.pop("CWD", str(ROOT))),
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_tells_a_story_outside_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    story = str(ROOT / "examples" / "other-story")
    told = run(sys.executable, "-c", RUN, "brief", story, CWD=str(tmp_path), PYTHONPATH=str(unpacked))
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith(str(unpacked))
    assert "2 outlets" in told.stdout


def test_the_wheel_holds_the_three_packages_and_nothing_else(unpacked: Path) -> None:
    inside = {path.name for path in unpacked.iterdir()}
    assert {name for name in inside if not name.endswith(".dist-info")} == {"bot", "storage", "summarizers"}
    assert not list(unpacked.rglob("test_*"))


def test_pins_name_exact_versions_with_hashes_and_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if "==" in line and not line.startswith(" ")]
    assert len(pinned) > 20
    assert all(line.endswith("\\") for line in pinned)
    assert not [line for line in lines if "://" in line or "--index" in line or "@" in line]
