"""What holds of tests/eval/month: its labels agree, and hard evidence is found in any order."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from storage.store import Store
from tests.eval.collection import EARLIER, Labels, articles, first_of, labels

LABELS, ROWS = labels(), articles()


def test_every_article_has_a_label() -> None:
    assert [row.id for row in ROWS] == list(LABELS)


@pytest.mark.parametrize("label", LABELS.values(), ids=LABELS)
def test_a_label_names_earlier_articles_of_its_story_and_other_stories(
    label: dict[str, str | None],
) -> None:
    earlier = [str(label[field]) for field in EARLIER if label[field]]
    assert len(earlier) <= 1
    assert all(LABELS[e]["story"] == label["story"] and e < str(label["id"]) for e in earlier)
    stories = {row["story"]: row for row in reversed(LABELS.values())}
    if label["follows"]:
        assert str(stories[label["follows"]]["id"]) < str(stories[label["story"]]["id"])
    if label["same_event_as"]:
        assert stories[label["same_event_as"]]["same_event_as"] == label["story"] != label["same_event_as"]


@pytest.mark.parametrize("order", range(3))
async def test_copies_and_repeats_find_their_story_and_no_other(tmp_path: Path, order: int) -> None:
    given = list(ROWS)
    Random(order).shuffle(given)  # noqa: S311 - an order, not a secret
    async with Store.open(tmp_path / "p.db") as store:
        for row in given:
            await store.link(row.article, article_id=row.id)
        found, copies = await store.stories(), await store.copies()
    apart = [i for i, of in LABELS.items() for f in EARLIER if of[f] and found[i] != found[str(of[f])]]
    assert apart == []
    assert [i for i, of in copies.items() if LABELS[i]["story"] != LABELS[of]["story"]] == []


def test_a_story_is_counted_with_the_one_it_follows_in_the_end() -> None:
    chain = [("fire", None), ("trial", "fire"), ("appeal", "trial"), ("fair", None)]
    rows: Labels = {story: {"story": story, "follows": before} for story, before in chain}
    assert first_of(rows) == {"fire": "fire", "trial": "fire", "appeal": "fire", "fair": "fair"}
