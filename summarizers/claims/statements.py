"""All sentences of a story side by side: whose they are, their terms, and what each term weighs.

A term weighs its rarity in general (`language.words.rarity`) times its rarity in this story,
ln(1 + sentences / sentences that hold it): the words of the story's own subject tell little here.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate, chain, groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from summarizers.article import Article
from summarizers.claims.terms import Located, day_term, joined_families, located_terms, rarities_of
from summarizers.figures.days import days_in
from summarizers.language.naming import naming_spans
from summarizers.language.sentences import Sentence, sentences_of
from summarizers.language.wording import begin_quoted, breaks_off, leans_back
from summarizers.language.words import content_words_at, stem

TITLE = -1
"""The paragraph number that a title's sentence carries."""


LEAST_WORDS = 5
"""Words of a sentence that states a fact in full."""

RAREST = 8.0
"""Rarity beyond which a word tells no more: misspellings and unknown names are not worth more than that."""


ARTICLE_SENTENCES, STORY_SENTENCES = 300, 6_000
"""What is read of one article and of a whole story; longer input is cut, and the cut is told."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence in a story: `article` and `outlet` are positions, `terms` the ids of its terms.

    `places` are (character, term) in the order in which the terms stand, repeats kept.
    """

    sentence: Sentence
    article: int
    outlet: int
    terms: frozenset[int]
    places: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.sentence.text

    @property
    def is_title(self) -> bool:
        """Whether this is a headline and not a sentence of the body."""
        return self.sentence.paragraph == TITLE

    @property
    def is_whole(self) -> bool:
        """Whether this states a fact in full: it is no headline, heading, caption, question or fragment."""
        ends = self.text.rstrip("\"'”’»)] ")
        long = len(self.text.split()) >= LEAST_WORDS
        return long and not self.is_title and ends.endswith((".", "!", "…", "。"))

    def terms_between(self, start: int, end: int) -> list[int]:
        """The terms that begin in a span of characters, in order, repeats kept."""
        return [term for place, term in self.places if start <= place < end]


@dataclass(frozen=True)
class Statements:
    """A story taken apart: statements ordered by outlet, then article, then place.

    `outlets` are names in order of first appearance; `weights[t]` is what term t weighs, `rarities[t]` what
    it would outside this story; `mass[i]` the summed weight of statement i's terms. `figures` are
    the terms that are figures, vague ones left out. `cautions` say in a sentence each what was left unread.
    """

    articles: tuple[Article, ...]
    outlets: tuple[str, ...]
    rows: tuple[Statement, ...]
    weights: NDArray[np.float64]
    rarities: NDArray[np.float64]
    mass: NDArray[np.float64]
    figures: frozenset[int]
    cautions: tuple[str, ...]

    @cached_property
    def average_mass(self) -> float:
        """What a statement weighs on average, never 0."""
        masses = {row.text: mass for row, mass in zip(self.rows, self.mass.tolist(), strict=True)}
        return max(1e-9, sum(sorted(masses.values())) / len(masses)) if masses else 1.0

    def told(self, row: int, by: Iterable[int]) -> float:
        """The part of a statement, 0 to 1, that other statements together say, by its words' rarity."""
        return self.known(self.rows[row].terms, frozenset().union(*(self.rows[other].terms for other in by)))

    def known(self, terms: frozenset[int], known: frozenset[int]) -> float:
        """The part of some terms, 0 to 1, that stands among known ones, by rarity.

        Terms of no weight, such as those of stop words alone, are known.
        """
        rarity = self._rarities.__getitem__
        whole = sum(map(rarity, terms))
        return sum(map(rarity, terms & known)) / whole if whole else 1.0

    @cached_property
    def _rarities(self) -> list[float]:
        """The rarities as plain numbers, for look-ups one by one."""
        return [float(rarity) for rarity in self.rarities]

    @cached_property
    def stems(self) -> list[list[str]]:
        """The stems of each statement's content words, in order, repeats kept."""
        languages = [self.articles[row.article].language for row in self.rows]
        return [
            [stem(word, language) for _, word in content_words_at(row.text, language)]
            for row, language in zip(self.rows, languages, strict=True)
        ]

    @cached_property
    def names(self) -> frozenset[int]:
        """The terms that always have a capital where they do not open a sentence; none of German ones."""
        inside = [
            (term, row.text[place].isupper())
            for row in self.rows
            if not row.is_title and self.articles[row.article].language != "de"
            for place, term in row.places
            if place
        ]
        return frozenset(t for t, capital in inside if capital) - {t for t, capital in inside if not capital}

    @cached_property
    def leaning(self) -> list[bool]:
        """Whether each statement needs another: by its opening, or where it begins or ends in a quotation."""
        articles = groupby(self.rows, key=lambda row: row.article)
        quoted = chain.from_iterable(begin_quoted([row.text for row in rows]) for _, rows in articles)
        return [
            inside or leans_back(row.text) or breaks_off(row.text)
            for inside, row in zip(quoted, self.rows, strict=True)
        ]

    @cached_property
    def naming(self) -> list[frozenset[int]]:
        """The terms of each statement that stand nowhere in it but where it says who somebody is."""
        found = []
        for row in self.rows:
            spans = naming_spans(row.text, self.articles[row.article].language)
            inside = {t for p, t in row.places if any(start <= p < end for start, end in spans)}
            outside = {t for p, t in row.places if not any(start <= p < end for start, end in spans)}
            found.append(frozenset(inside - outside))
        return found

    def is_first(self, row: int) -> bool:
        """Whether a statement is the first of its article's body."""
        here = self.rows[row]
        before = self.rows[row - 1] if row else None
        return not here.is_title and (before is None or before.is_title or before.article != here.article)

    @cached_property
    def opening(self) -> NDArray[np.float64]:
        """1 for a title and the first sentence of an article's body, a half for the second, and so on."""
        opening = np.ones(len(self.rows))
        place = 0
        for row in range(len(self.rows)):
            place = 0 if self.rows[row].is_title or self.is_first(row) else place + 1
            opening[row] = 1 / (1 + place)
        return opening

    @cached_property
    def held(self) -> list[frozenset[int]]:
        """All terms of each outlet."""
        outlets = range(len(self.outlets))
        return [frozenset().union(*(row.terms for row in self.rows[self.places_of(o)])) for o in outlets]

    def places_of(self, outlet: int) -> slice:
        """Where an outlet's statements stand among the rows; empty for an outlet without any."""
        return self._places[outlet]

    @cached_property
    def _places(self) -> list[slice]:
        """The places of all outlets: they are asked for at every claim, and stand in the rows' order."""
        held = Counter(row.outlet for row in self.rows)
        ends = accumulate((held[outlet] for outlet in range(len(self.outlets))), initial=0)
        return [slice(start, end) for start, end in pairwise(ends)]


def _sentences(article: Article) -> list[Sentence]:
    title = [Sentence(article.title, TITLE, 0, len(article.title))] if article.title else []
    return title + sentences_of(article.paragraphs, article.language)


def _listed(
    articles: Sequence[Article], outlets: Sequence[str]
) -> tuple[list[tuple[int, int, Sentence]], list[str]]:
    """(outlet, article, sentence) of the whole story in order, and what had to be left out of it."""
    share = max(1, STORY_SENTENCES // max(1, len(articles)))
    most = min(ARTICLE_SENTENCES, share)
    listed, cautions = [], []
    for number, article in enumerate(articles):
        sentences = _sentences(article)
        if len(sentences) > most:
            cautions.append(
                f"Only the first {most} of {len(sentences)} sentences of {article.outlet} were read."
            )
        listed += [(outlets.index(article.outlet), number, sentence) for sentence in sentences[:most]]
    return sorted(listed, key=lambda entry: entry[:2]), cautions


def _day(article: Article) -> date | None:
    return article.published_utc.date() if article.published_utc else None


def _located(text: str, language: str | None, published: date | None) -> list[Located]:
    """A sentence's terms; "yesterday" and "Friday" as dates where the day of publication is given."""
    found = located_terms(text, language)
    days = dict(days_in(text, published)) if published else {}
    return [day_term(x.start, days[x.start]) if x.start in days else x for x in found]


def _named(texts: Sequence[Sequence[Located]]) -> list[list[Located]]:
    """Each text's terms by the names that they have among all of them."""
    called = joined_families([rarities_of(found) for found in texts])
    return [
        [Located(x.start, names[x.term], x.rarity) for x in found if x.term in names]
        for found, names in zip(texts, called, strict=True)
    ]


def statements_of(articles: Sequence[Article]) -> Statements:
    """Take a story's articles apart; an article without any sentence has no statements.

    A sentence that stands in several reports counts once where rarity in the story is reckoned: a copy
    must not change what the other reports weigh.
    """
    outlets = tuple(dict.fromkeys(article.outlet for article in articles))
    listed, cautions = _listed(articles, outlets)
    dated = all(article.published_utc for article in articles)
    keys = [(s.text, articles[n].language, _day(articles[n]) if dated else None) for _, n, s in listed]
    once = list(dict.fromkeys(keys))
    distinct = dict(zip(once, _named([_located(*key) for key in once]), strict=True))
    texts = [distinct[key] for key in keys]
    held = Counter(term for found in distinct.values() for term in rarities_of(found))
    ids = {term: number for number, term in enumerate(held)}
    rarities = np.full(len(ids), np.inf)
    for found in texts:
        for term, rarity in rarities_of(found).items():
            rarities[ids[term]] = min(rarities[ids[term]], rarity)
    here = np.array([math.log(1 + len(distinct) / held[term]) for term in ids])
    rarities = np.minimum(rarities, RAREST)
    weights = rarities * here
    rows = []
    for (o, n, s), found in zip(listed, texts, strict=True):
        places = tuple((located.start, ids[located.term]) for located in found)
        rows.append(Statement(s, n, o, frozenset(term for _, term in places), places))
    mass = np.array([weights[list(row.terms)].sum() for row in rows])
    figures = frozenset(number for term, number in ids.items() if term[0] == "#")
    return Statements(
        tuple(articles),
        outlets,
        tuple(rows),
        weights,
        rarities,
        mass,
        figures,
        tuple(cautions),
    )
