"""Which articles stand word for word in each other, and how many independent reports that leaves.

How it works: the share of an article's runs of SHINGLE words that another article holds too. A whole copy
is COPY or more; articles that share INDEPENDENT or more of the shorter one's text count as one report, and
so do all articles of one outlet: whoever copies one of them adds no report. A text that nobody put a name
to is told as the report that it is a whole copy of.
Known failures: an agency's text that was reworded throughout counts as a report of its own; two outlets
that quote one long statement look related.
Reading: Broder 1997, "On the resemblance and containment of documents".
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence

from summarizers.article import Article
from summarizers.linking.similarity import containment, runs_of

SHINGLE = 5
COPY = 0.80
INDEPENDENT = 0.25
SAME_WORDING = 0.33
"""Two sentences that share this part of the shorter one's runs of words are one wording of a claim."""

LEAST_SHARE = 0.05
"""Shares below this are quotes and set phrases; they are not told."""


def containments(articles: Sequence[Article]) -> list[list[float]]:
    """`shares[i][j]`: the part of article i's runs that stand in article j too, 0 to 1."""
    runs = [frozenset(runs_of(article.text, SHINGLE)) for article in articles]
    return [[containment(part, whole) for whole in runs] for part in runs]


def copied_from(shares: list[list[float]], articles: Sequence[Article]) -> list[int | None]:
    """For each article the one it is a whole copy of: the longest of its look-alikes, never a later copy."""
    origins: list[int | None] = []
    for i, row in enumerate(shares):
        alike = [j for j, share in enumerate(row) if j != i and share >= COPY]
        longer = [j for j in alike if (articles[j].words, -j) > (articles[i].words, -i)]
        origins.append(max(longer, key=lambda j: (articles[j].words, -j)) if longer else None)
    return origins


def told_as(articles: Sequence[Article], nameless: Collection[str]) -> list[str]:
    """The outlet of each article, that of a whole copy being its original's where its own is `nameless`.

    An outlet with a name is the original, however long; of several the one that has most of the words. Of
    nameless texts the longest is, and all are told under the name that the first of them had.
    """
    shares = containments(articles)
    unnamed = [article.outlet in nameless for article in articles]

    def standing(i: int) -> tuple[bool, int, int]:
        return not unnamed[i], articles[i].words, -i

    origins = list(range(len(articles)))
    for i in sorted(filter(unnamed.__getitem__, origins), key=standing, reverse=True):
        above = [j for j, share in enumerate(shares[i]) if share >= COPY and standing(j) > standing(i)]
        if above:
            nearest = max(above, key=lambda j: (not unnamed[j], shares[i][j], standing(j)))
            origins[i] = origins[nearest]
    return [articles[origins.index(j) if unnamed[j] else j].outlet for j in origins]


def groups(shares: list[list[float]], owners: Sequence[Hashable], least: float = INDEPENDENT) -> list[int]:
    """The group of each text, numbered by its first member: linked by words or owner, step by step."""
    group = list(range(len(shares)))
    for i, row in enumerate(shares):
        for j in range(i):
            if owners[i] == owners[j] or max(row[j], shares[j][i]) >= least:
                low, high = sorted((group[i], group[j]))
                group = [low if g == high else g for g in group]
    return group


def wordings(sentences: Sequence[str], owners: Sequence[Hashable]) -> int:
    """In how many independent wordings sentences state a claim: those of one owner count once."""
    runs = [frozenset(runs_of(sentence, SHINGLE)) for sentence in sentences]
    shares = [[containment(part, whole) for whole in runs] for part in runs]
    return len(set(groups(shares, owners, SAME_WORDING)))
