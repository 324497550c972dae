"""Scores what furniture removal leaves of pasted pages: words kept that belong, words that belong kept."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from summarizers.furniture import remove_furniture


@dataclass(frozen=True)
class Page:
    """A pasted page with its labels: the article proper, and what may stay or go."""

    name: str
    text: str
    clean: str
    may: str


def pages_in(folder: Path, clean: Path) -> list[Page]:
    """The pages of a folder whose labels stand in another as NAME.txt, or beside them as NAME.clean.txt."""
    beside = folder == clean
    found = []
    for path in sorted(folder.glob("*.txt")):
        labels = clean / (f"{path.stem}.clean.txt" if beside else path.name)
        if path.stem.endswith((".clean", ".may")) or not labels.exists():
            continue
        may = clean / f"{path.stem}.may.txt"
        texts = [p.read_text(encoding="utf-8") if p.exists() else "" for p in (path, labels, may)]
        found.append(Page(path.stem, *texts))
    return found


def _bag(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def score_page(page: Page) -> tuple[float, float]:
    """(precision, recall) of what is left of one page, in words, order aside."""
    body = remove_furniture(page.text)
    kept = _bag("\n".join([body.title or "", *body.paragraphs]))
    must, may = _bag(page.clean), _bag(page.may)
    precision = (kept & (must + may)).total() / max(1, kept.total())
    return precision, (kept & must).total() / max(1, must.total())


def score_clean(pages: list[Page]) -> dict[str, float]:
    """The averages over pages."""
    scores = [score_page(page) for page in pages]
    return {
        "clean_precision": sum(p for p, _ in scores) / len(scores),
        "clean_recall": sum(r for _, r in scores) / len(scores),
    }
