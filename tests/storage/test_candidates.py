from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.candidates import HARD, LIKELY, WINDOW
from storage.functions import DAY, LATE
from storage.store import Linked, Store
from summarizers.article import Article
from summarizers.linking.decision import Kind
from tests.summarizers.linking.articles import RIDGE_FIRE, article

NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)
ARRIVED = int(NOON.timestamp())


def reported(days: int | None, text: str = RIDGE_FIRE[1]) -> Article:
    """A report of the fire, published so many days after the first, or at a time that it does not tell."""
    return article(text, published=None if days is None else NOON + timedelta(days=days))


async def both(path: Path, first: Article, second: Article, *, days: int = 0) -> Linked:
    """The second article's link, when it arrives so many days after the first."""
    async with Store.open(path) as store:
        await store.link(first, article_id="first", at=ARRIVED)
        return await store.link(second, article_id="second", at=ARRIVED + days * DAY)


@pytest.mark.parametrize("days", [0, 1, WINDOW, -WINDOW])
async def test_a_report_meets_its_event_within_the_window(tmp_path: Path, days: int) -> None:
    linked = await both(tmp_path / "p.db", reported(0, RIDGE_FIRE[0]), reported(days), days=days)
    assert linked.decision.kind is Kind.SAME_EVENT


@pytest.mark.parametrize("days", [WINDOW + 1, 400, -WINDOW - 1])
async def test_beyond_the_window_only_a_copy_is_found(tmp_path: Path, days: int) -> None:
    first = reported(0, RIDGE_FIRE[0])
    apart = await both(tmp_path / "apart.db", first, reported(days), days=days)
    assert (apart.decision.kind, apart.decision.reasons) == (Kind.NEW, ("nothing to compare with",))
    words = RIDGE_FIRE[0].split()
    edited = reported(days, " ".join([*words[len(words) // 3 :], "Rain", "is", "due"]))
    copied = await both(tmp_path / "copied.db", first, edited, days=days)
    assert copied.decision.kind is Kind.NEAR_DUPLICATE
    if days > 0:
        assert copied.decision.copy_of == "first"
    else:  # what came first was published later
        assert copied.decision.copies == ("first",)


async def test_without_a_publication_time_the_arrival_counts(tmp_path: Path) -> None:
    near = await both(tmp_path / "near.db", reported(None, RIDGE_FIRE[0]), reported(None), days=WINDOW)
    far = await both(tmp_path / "far.db", reported(None, RIDGE_FIRE[0]), reported(None), days=WINDOW + 1)
    assert (near.decision.kind, far.decision.kind) == (Kind.SAME_EVENT, Kind.NEW)


@pytest.mark.parametrize(("first", "second"), [(-900, None), (None, -900)])
async def test_reports_of_an_old_event_meet_when_they_come_together(
    tmp_path: Path, first: int | None, second: int | None
) -> None:
    """One tells when it was published, one does not."""
    linked = await both(tmp_path / "p.db", reported(first, RIDGE_FIRE[0]), reported(second), days=LATE)
    assert linked.decision.kind is Kind.SAME_EVENT


async def test_copies_without_end_are_one_story_and_each_is_as_little_work(tmp_path: Path) -> None:
    most = 2 * LIKELY + 2 * HARD
    async with Store.open(tmp_path / "p.db") as store:
        for number in range(most + 15):
            linked = await store.link(reported(0, RIDGE_FIRE[0]), article_id=str(number), at=ARRIVED)
        await store.link(reported(0), article_id="report", at=ARRIVED)
        stories = await store.stories()
        compared = await store._database.rows(
            "SELECT count(*) FROM pairs WHERE high > (SELECT max(id) - 10 FROM members) GROUP BY high"
        )
    assert linked.decision.kind is Kind.SAME_TEXT
    assert len(set(stories.values())) == 1
    assert max(row[0] for row in compared) <= most
