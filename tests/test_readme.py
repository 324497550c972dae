"""The README shows what the program prints."""

from __future__ import annotations

from pathlib import Path

from bot.intake import article_of_file, expand
from bot.render.terminal import terminal_text
from summarizers.making import make_brief

ROOT = Path(__file__).resolve().parents[1]
SHOWN = 88
"""The width in columns at which the README shows it."""


def test_the_readme_shows_the_brief_of_the_shipped_example() -> None:
    articles = [article_of_file(Path(name)) for name in expand([str(ROOT / "examples" / "harn-bridge")])]
    printed = terminal_text(make_brief(articles), width=SHOWN)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"```\n{printed}\n```" in readme, "paste what `COLUMNS=88 make demo` prints into the README"
