"""Edited copies of articles, and how many near-duplicate decisions find them.

An edit is what desks do with agency text: put paragraphs in another order, cut the last third, write another
title and credit, replace a tenth of the words; and all of these together. A replaced word becomes a word of
another article, so that neither its length nor its rarity gives it away. Different articles on one event, and
on different ones, must not be taken for copies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from summarizers.article import Article
from summarizers.linking.decision import Candidate, Kind, decide
from summarizers.linking.features import Features, features_of
from summarizers.linking.similarity import containment

AGENCY_TEXT = 0.25
"""Share of wording from which two articles are one report (README, "Independent reports")."""

Edit = Callable[[Article, Random, Sequence[str]], Article]

REPLACED = 0.1
"""Share of the words that an edit replaces."""

CUT = 2 / 3
"""Share of the words that is left of a text whose last third is cut."""

FEWEST_WORDS = 60
"""Words that an article has for its edits to be measured: a cut leaves a line or two of a shorter one."""


def reordered(article: Article, chance: Random, spare: Sequence[str]) -> Article:
    """Put the paragraphs in another order; of a text without paragraphs, its sentences."""
    parts = list(article.paragraphs)
    if len(parts) < 2:
        parts = [f"{part.rstrip('.')}." for part in article.text.split(". ")]
    chance.shuffle(parts)
    return replace(article, paragraphs=tuple(parts))


def cut(article: Article, chance: Random, spare: Sequence[str]) -> Article:
    """Cut the last third of the words."""
    left, kept = round(CUT * len(article.text.split())), []
    for paragraph in article.paragraphs:
        words = paragraph.split()[:left]
        left -= len(words)
        if words:
            kept.append(" ".join(words))
    return replace(article, paragraphs=tuple(kept))


def retitled(article: Article, chance: Random, spare: Sequence[str]) -> Article:
    """Write another title, and another credit before the first and after the last paragraph."""
    title = " ".join(chance.sample(spare, 7)).capitalize()
    body = (f"By our desk in {chance.choice(spare).title()}", *article.paragraphs, "With agency material.")
    return replace(article, title=title, paragraphs=body)


def reworded(article: Article, chance: Random, spare: Sequence[str]) -> Article:
    """Replace a tenth of the words by words of other articles."""
    paragraphs = []
    for paragraph in article.paragraphs:
        words = paragraph.split()
        for place in chance.sample(range(len(words)), round(REPLACED * len(words))):
            words[place] = chance.choice(spare)
        paragraphs.append(" ".join(words))
    return replace(article, paragraphs=tuple(paragraphs))


def all_of_them(article: Article, chance: Random, spare: Sequence[str]) -> Article:
    """Make all edits, one after another."""
    for edit in (reworded, cut, reordered, retitled):
        article = edit(article, chance, spare)
    return article


EDITS: dict[str, Edit] = {
    "reordered": reordered,
    "last third cut": cut,
    "title and credit": retitled,
    "a tenth replaced": reworded,
    "all of these": all_of_them,
}


def is_copy(new: Article, known: Candidate) -> bool:
    """Whether a decision takes an article for a near-duplicate, or the same text, of another."""
    found = decide(features_of(new), new.published, [known])
    return found.kind in (Kind.NEAR_DUPLICATE, Kind.SAME_TEXT)


@dataclass(frozen=True)
class Found:
    """How many edited copies were found, of how many, by edit; how many other pairs were taken for copies."""

    copies: Mapping[str, tuple[int, int]]
    wrong: int
    pairs: int

    @property
    def recall(self) -> float:
        """The share of all edited copies that were found."""
        return sum(found for found, _ in self.copies.values()) / max(1, self._edited)

    @property
    def precision(self) -> float:
        """The share of copies among all that was taken for one."""
        right = sum(found for found, _ in self.copies.values())
        return right / max(1, right + self.wrong)

    @property
    def _edited(self) -> int:
        return sum(of for _, of in self.copies.values())


def find_copies(stories: Sequence[Sequence[Article]], seed: int = 1) -> Found:
    """Edit every article of FEWEST_WORDS, and look for it and for the others of its story by the result.

    Pairs that share AGENCY_TEXT of the shorter one's word runs as they stand are left out: an agency's words
    that two outlets carry are copies in truth. The copies have no address and no time of their own.
    """
    chance = Random(seed)  # noqa: S311 - an edit, not a secret
    spare = sorted({word for story in stories for article in story for word in article.text.split()})
    found, edited = Counter[str](), Counter[str]()
    wrong = pairs = 0
    for story in stories:
        known = [Candidate(str(n), str(n), features_of(each), None) for n, each in enumerate(story)]
        for own, article in enumerate(story):
            if article.words < FEWEST_WORDS:
                continue
            others = [each for each in known if not _share_text(each.features, known[own].features)]
            for name, edit in EDITS.items():
                copy = replace(edit(article, chance, spare), url=None, published=None)
                edited[name] += 1
                found[name] += is_copy(copy, known[own])
                wrong += sum(is_copy(copy, other) for other in others)
                pairs += len(others)
    return Found({name: (found[name], edited[name]) for name in EDITS}, wrong, pairs)


def _share_text(one: Features, other: Features) -> bool:
    shares = containment(one.shingles, other.shingles), containment(other.shingles, one.shingles)
    return max(shares) >= AGENCY_TEXT
