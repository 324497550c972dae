"""Summaries against reference summaries, beside plain TextRank: `python -m tests.eval.summaries` prints both.

ROUGE-1 and ROUGE-2 (Lin 2004) as F1 over stems. TextRank's summary takes the most central sentences of all
articles, as sumy ranks them, each text once, until it is as long as the brief's.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

from bot.intake import article_of_file
from summarizers.article import Article
from summarizers.language.sentences import sentences_of
from summarizers.language.words import content_stems, fold, stem, tokens
from summarizers.making import make_brief
from summarizers.summary.ranking import Rules, centrality
from tests.eval.stories import files_of, labelled


def _grams(text: str, size: int, language: str | None) -> Counter[tuple[str, ...]]:
    words = [stem(fold(word), language) for word in tokens(text)]
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def rouge(text: str, reference: str, size: int, language: str | None) -> float:
    """The F1 of the word runs of a size that a text shares with a reference, 0 to 1."""
    ours, theirs = _grams(text, size, language), _grams(reference, size, language)
    both = (ours & theirs).total()
    return 2 * both / (ours.total() + theirs.total()) if both else 0.0


def by_textrank(articles: list[Article], words: int) -> str:
    """The most central sentences of all articles, of about so many words, in their order."""
    language = articles[0].language
    texts = [s.text for article in articles for s in sentences_of(article.paragraphs, article.language)]
    values = centrality([content_stems(text, language) for text in texts], Rules.SUMY)
    chosen: list[int] = []
    for row in map(int, np.argsort(-values, kind="stable")):
        told = [texts[each] for each in chosen]
        if texts[row] not in told and len(" ".join([*told, texts[row]]).split()) <= words:
            chosen.append(row)
    return " ".join(texts[row] for row in sorted(chosen))


def main() -> None:
    """Print ROUGE-1 and ROUGE-2 of the brief's summary and of TextRank's, for each story and on average."""
    rows = []
    for folder in labelled():
        reference = folder / "summary.txt"
        if reference.exists():
            rows.append(_compared(folder, reference.read_text(encoding="utf-8")))
            print(folder.name.ljust(18), *(f"{value:.3f}" for value in rows[-1]))
    print("mean".ljust(18), *(f"{value:.3f}" for value in np.mean(rows, axis=0)))


def _compared(folder: Path, reference: str) -> list[float]:
    articles = [article_of_file(path) for path in files_of(folder)]
    language = articles[0].language
    ours = " ".join(told.text for told in make_brief(articles).summary)
    plain = by_textrank(articles, len(ours.split()))
    return [rouge(text, reference, size, language) for text in (ours, plain) for size in (1, 2)]


if __name__ == "__main__":
    main()
