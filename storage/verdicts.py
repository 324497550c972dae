"""What corrections say of pairs of articles: which verdict a newer one takes back, which still hold."""

from __future__ import annotations

from dataclasses import dataclass

import aiosqlite

from storage.settling import Neighbourhood, corrections_among
from summarizers.linking.clustering import Correction, Pair

APART, TOGETHER = "apart by a correction", "together by a correction"
"""The reasons that a correction gives for where an article stands."""


@dataclass(frozen=True, slots=True)
class Reversed:
    """Two articles, by id, on which a newer correction decided otherwise; `together` is what held before."""

    one: str
    other: str
    together: bool


async def reversed_by(connection: aiosqlite.Connection, correction: int) -> tuple[Reversed, ...]:
    """What the newest correction decided otherwise than those before it."""
    query = "SELECT id, article_id FROM corrected JOIN members ON id = member WHERE correction = ?"
    ids = {int(row[0]): str(row[1]) for row in await connection.execute_fetchall(query, (correction,))}
    newest, *older = await corrections_among(connection, Neighbourhood(ids, {})) or [Correction(frozenset())]
    before: dict[Pair, bool] = {}
    for each in older:
        before = _where_both(newest, each) | before
    return tuple(
        Reversed(*two, together=together)
        for two, together in sorted(before.items())
        if together is newest.joined.isdisjoint(two)
    )


def _where_both(newest: Correction, older: Correction) -> dict[Pair, bool]:
    """What an older correction says of the pairs that the newest decides."""
    moved, others = newest.moved, newest.left | newest.joined
    there = Correction(older.moved & moved, older.left & others, older.joined & others)
    back = Correction(older.moved & others, older.left & moved, older.joined & moved)
    return there.verdicts | back.verdicts


async def reasons(connection: aiosqlite.Connection, chat: int) -> dict[str, tuple[str, ...]]:
    """Why articles of a chat that were moved stand where they do, by article id."""
    query = "SELECT m.id, m.article_id FROM members m JOIN corrected s ON s.member = m.id WHERE m.chat = ?"
    ids = {int(row[0]): str(row[1]) for row in await connection.execute_fetchall(query, (chat,))}
    decided: dict[Pair, bool] = {}
    found: dict[str, set[str]] = {}
    for correction in await corrections_among(connection, Neighbourhood(ids, {})):
        for two, together in correction.verdicts.items():
            if decided.setdefault(two, together) is together:
                for key in correction.moved.intersection(two):
                    found.setdefault(key, set()).add(TOGETHER if together else APART)
    return {key: tuple(sorted(why)) for key, why in found.items()}
