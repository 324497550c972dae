from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks.exhaustive import Agreement, agreement
from benchmarks.loading import load
from benchmarks.newsroom import Newsroom
from storage.candidates import WINDOW, Asked
from storage.comparing import compared
from storage.database import Database
from storage.features import encode
from storage.functions import DAY
from storage.settling import FORMED, NEAR
from storage.store import Store
from summarizers.article import Article
from summarizers.linking.decision import Comparison
from summarizers.linking.features import features_of
from tests.summarizers.linking.articles import RIDGE_FIRE, article

NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)
ORCHESTRA = (
    "The Ossen town orchestra opened its winter season with a new conductor. Tickets for the first four "
    "evenings were gone within an hour. The hall, which seats nine hundred, was repainted over the summer."
)


def asked_with(given: Article) -> Asked:
    published = given.published.isoformat() if given.published else None
    at = int(given.published.timestamp()) if given.published else 0
    features = features_of(given)
    return Asked(0, features, encode(features), published, at)


async def compared_with(database: Database, given: Article) -> dict[str, Comparison]:
    """What the store compares an article with, by article id."""
    found = await database.unit(lambda connection: compared(connection, asked_with(given)))
    return {each.candidate.article_id: each for each in found.values()}


@pytest.mark.parametrize(
    ("days", "gone", "both"),
    [(0, False, True), (WINDOW, False, True), (WINDOW + 1, False, False), (0, True, False)],
)
async def test_a_report_is_compared_with_all_of_the_story_that_it_is_near(
    tmp_path: Path, days: int, gone: bool, both: bool
) -> None:
    """Also with one in quite other words, as people bring it there, while it is kept and in the window."""
    other = article(ORCHESTRA, published=NOON - timedelta(days=days))
    async with Database.open(tmp_path / "p.db") as database:
        store = Store(database)
        await store.link(other, article_id="other", at=int(NOON.timestamp()) - days * DAY)
        fire = await store.link(
            article(RIDGE_FIRE[0], published=NOON), article_id="fire", at=int(NOON.timestamp())
        )
        alone = await compared_with(database, article(RIDGE_FIRE[1], published=NOON))
        query = "UPDATE members SET story = ?, gone = ? WHERE article_id = 'other'"
        await database.change(query, (int(fire.story), gone))
        found = await compared_with(database, article(RIDGE_FIRE[1], published=NOON))
    assert alone.keys() == {"fire"}
    assert found.keys() == ({"fire", "other"} if both else {"fire"})


def test_a_desk_s_reports_are_decided_on_whole_stories_and_as_if_all_were_compared(tmp_path: Path) -> None:
    path, number = tmp_path / "p.db", 300
    reports = Newsroom(words=0.1).reports(number + 10)
    later = [each.article for each in load({number: path}, reports, number)]

    async def decided() -> Agreement:
        async with Database.open(path) as database:
            stories = await Store(database).stories()
            sizes = Counter(stories.values())
            for report in later:
                found = await compared_with(database, report)
                near = {each.candidate.story for each in found.values() if each.score >= NEAR}
                whole = {story for story in near if sizes[story] <= FORMED}
                assert {key for key, story in stories.items() if story in whole} <= found.keys()
            return await agreement(database, 0, later)

    reached = asyncio.run(decided())
    assert (reached.same, reached.decisions) == (10, 10)
    assert reached.joined > 3
