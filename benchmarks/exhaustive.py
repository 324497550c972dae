"""How often the store decides as it would if every earlier article in the window were a candidate.

How it works: the cosine of all words between an article and every article of the chat is reckoned at once,
from arrays of their terms. Those of the NEAREST in the window, and all articles of the stories that these
stand in, are compared as the store compares, and the decision on them is the exhaustive one.
Known failures: an article that is likely of one event and yet not among the NEAREST by its words.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import aiosqlite
import numpy as np
from numpy.typing import NDArray

from storage.candidates import WINDOW, Asked, candidates_of
from storage.comparing import compared
from storage.database import Database
from storage.features import decode, encode
from storage.functions import DAY
from summarizers.article import Article
from summarizers.linking.decision import Comparison, compare, conclude
from summarizers.linking.features import Features, features_of
from summarizers.linking.similarity import DocumentFrequencies

NEAREST = 200
"""Articles by the cosine of all words: five times as many as the store proposes by some terms."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many decisions were made, were the same, and joined a story; articles compared, on average."""

    decisions: int
    same: int
    joined: int
    proposed: float
    examined: float


async def agreement(database: Database, chat: int, articles: Sequence[Article]) -> Agreement:
    """Decide on each article as the store would, and exhaustively, without putting it in."""

    async def work(connection: aiosqlite.Connection) -> Agreement:
        everything = await _Everything.read(connection, chat)
        same = joined = proposed = examined = 0
        for article in articles:
            few, many = await _both(connection, chat, everything, article)
            quick, thorough = (conclude(list(each.values())) for each in (few, many))
            same += quick.story == thorough.story
            joined += thorough.story is not None
            proposed += len(few)
            examined += len(many)
        number = len(articles)
        return Agreement(number, same, joined, proposed / number, examined / number)

    return await database.unit(work)


async def _both(
    connection: aiosqlite.Connection, chat: int, everything: _Everything, article: Article
) -> tuple[dict[int, Comparison], dict[int, Comparison]]:
    """What the store compares an article with, and all that there is to compare it with."""
    features = features_of(article)
    published = article.published.isoformat() if article.published else None
    asked = Asked(chat, features, encode(features), published, _day(article) * DAY)
    few = await compared(connection, asked)
    near = await everything.near(connection, article, features)
    others = await candidates_of(connection, [member for member in near if member not in few])
    found = compare(features, article.published, list(others.values()), everything.frequencies)
    return few, few | dict(zip(others, found, strict=True))


def _day(article: Article) -> int:
    return int(article.published.timestamp()) // DAY if article.published else 0


class _Everything:
    """The words of all of a chat's articles, as arrays sorted by term, with the weights they have now."""

    def __init__(self, rows: Sequence[tuple[int, int, bytes]], frequencies: DocumentFrequencies) -> None:
        self.frequencies = frequencies
        self._members = np.array([member for member, _, _ in rows])
        self._days = np.array([added // DAY for _, added, _ in rows])
        self._terms: dict[str, int] = {}
        owners, terms, weights = [], [], []
        for owner, (_, _, packed) in enumerate(rows):
            weighed = self._weighed(decode(packed))
            terms.append(np.array([self._terms.setdefault(term, len(self._terms)) for term in weighed]))
            weights.append(np.array([*weighed.values()], dtype=np.float32))
            owners.append(np.full(len(weighed), owner, dtype=np.int32))
        every = np.concatenate(terms)
        order = np.argsort(every, kind="stable")
        self._owners, self._weights = np.concatenate(owners)[order], np.concatenate(weights)[order]
        self._starts = np.searchsorted(every[order], np.arange(len(self._terms) + 1))

    @classmethod
    async def read(cls, connection: aiosqlite.Connection, chat: int) -> _Everything:
        """All that a chat has."""
        query = """SELECT m.id, m.added, f.packed FROM members m
            JOIN features f ON f.article = m.article WHERE m.chat = ? ORDER BY m.id"""
        rows = [(row[0], row[1], row[2]) for row in await connection.execute_fetchall(query, (chat,))]
        query = "SELECT term, articles FROM frequencies WHERE chat = ?"
        counts = {str(row[0]): int(row[1]) for row in await connection.execute_fetchall(query, (chat,))}
        return cls(rows, DocumentFrequencies(counts.pop("", 0), counts))

    def _weighed(self, features: Features) -> dict[str, float]:
        """The article's words as a vector of length 1."""
        terms = features.terms
        rarity = self.frequencies.weights({term: found.rarity for term, found in terms.items()})
        weights = {term: weight * (1 + np.log(terms[term].body)) for term, weight in rarity.items()}
        length = np.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {term: weight / length for term, weight in weights.items()}

    async def near(self, connection: aiosqlite.Connection, article: Article, features: Features) -> list[int]:
        """The nearest articles in the window and all of their stories there, as member ids."""
        cosines = np.zeros(len(self._members), dtype=np.float32)
        for term, weight in self._weighed(features).items():
            place = self._terms.get(term)
            if place is not None:
                part = slice(self._starts[place], self._starts[place + 1])
                cosines[self._owners[part]] += weight * self._weights[part]
        inside: NDArray[np.bool_] = abs(self._days - _day(article)) <= WINDOW
        cosines[~inside] = -1
        nearest = self._members[np.argsort(-cosines)[:NEAREST]]
        query = """SELECT id FROM members WHERE story IN (
            SELECT story FROM members WHERE id IN (SELECT value FROM json_each(?)))"""
        rows = await connection.execute_fetchall(query, (json.dumps(nearest.tolist()),))
        window = set(self._members[inside].tolist())
        return [int(row[0]) for row in rows if row[0] in window]
