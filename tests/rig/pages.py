"""Web pages made of reports, as news sites would show them."""

from __future__ import annotations

from html import escape
from pathlib import Path

from bot.intake import article_of_file


def site_name(outlet: str) -> str:
    """The name that a site gives itself, of a file's stem: "Coast Herald" of "coast-herald"."""
    return outlet.replace("-", " ").title()


def html_of(file: Path) -> bytes:
    """The page of a report: its headline, its site's name, and all of its file's lines."""
    title, text = escape(article_of_file(file).title or ""), file.read_text(encoding="utf-8")
    head = f"<title>{title}</title><meta property='og:site_name' content='{site_name(file.stem)}'>"
    body = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    html = f"<!doctype html><html lang='en'><head>{head}</head><body><article>{body}</article></body></html>"
    return html.encode()
