"""The invented reports of the benchmarks are to the store what the same articles are that are linked."""

from __future__ import annotations

import asyncio
from pathlib import Path

from benchmarks.loading import chat_of, load, repeated, spread
from benchmarks.newsroom import PER_DAY, Newsroom, Report
from storage.features import WEIGHT_OF_ONE, decode, encode, posted_terms, sketch
from storage.functions import DAY
from storage.store import Store
from summarizers.linking.features import features_of
from tests.test_killed_ingest import whole

NUMBER = 240


def made(number: int) -> list[Report]:
    return list(Newsroom(words=0.1).reports(number))


def arrival(report: Report) -> int:
    return int(report.article.published.timestamp()) if report.article.published else 0


def test_reports_have_the_features_that_linking_finds() -> None:
    for report in made(NUMBER)[::6]:
        found = decode(encode(features_of(report.article)))
        weights = {term: round(weight * WEIGHT_OF_ONE) for term, weight in posted_terms(found).items()}
        assert decode(report.packed) == found
        assert dict(report.posted) == weights
        assert (report.sketched, report.text_key) == (sketch(found.shingles), found.text_key)


def test_reports_come_in_order_at_a_constant_rate() -> None:
    seconds = [arrival(each) for each in made(PER_DAY + PER_DAY // 8)]
    assert seconds == sorted(seconds)
    assert DAY / 2 < 8 * (seconds[-1] - seconds[PER_DAY]) < 2 * DAY


def test_stores_are_filled_with_the_rows_that_linking_makes(tmp_path: Path) -> None:
    one, many, long = tmp_path / "one.db", tmp_path / "many.db", tmp_path / "long.db"
    later = load({NUMBER: one}, made(NUMBER + 5), NUMBER)
    spread(one, many)
    repeated(one, long, 3)
    assert [whole(path) for path in (one, many)] == [{str(n) for n in range(NUMBER)}] * 2
    assert len(whole(long)) == 3 * NUMBER

    async def linked(path: Path, chats: bool) -> None:
        async with Store.open(path) as store:
            before = await store.counts()
            for report in later:
                chat = chat_of(report.story) if chats else 0
                await store.link(report.article, chat, at=arrival(report))
            after = await store.counts()
            assert (after.articles, after.members) == (before.articles + 5, before.members + 5)
        whole(path)

    for path in (one, many, long):
        asyncio.run(linked(path, path is many))
