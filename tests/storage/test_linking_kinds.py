from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from storage.store import Store
from summarizers.linking.decision import Kind
from tests.summarizers.linking.articles import RIDGE_FIRE, article, day
from tests.summarizers.linking.test_linking_kinds import GERMAN_FIRE, TRIAL


async def test_a_follow_up_is_a_story_of_its_own_and_stays_so(tmp_path: Path) -> None:
    trial = article(TRIAL, published=day(1) + timedelta(days=200))
    async with Store.open(tmp_path / "p.db") as store:
        for number in (0, 1, 2):
            await store.link(article(RIDGE_FIRE[number], published=day(1)), article_id=f"fire{number}")
        found = await store.link(trial, article_id="trial")
        assert found.decision.kind is Kind.FOLLOW_UP
        assert str(found.decision.follows).startswith("fire")
        stories = await store.stories()
        assert stories["fire0"] == stories["fire1"] == stories["fire2"] != stories["trial"]
    async with Store.open(tmp_path / "p.db") as store:
        assert await store.link(trial, article_id="trial") == found


async def test_a_proposal_across_languages_is_kept_and_joins_nothing(tmp_path: Path) -> None:
    async with Store.open(tmp_path / "p.db") as store:
        await store.link(article(RIDGE_FIRE[0]), article_id="en")
        found = await store.link(article(GERMAN_FIRE, language="de"), article_id="de")
        assert (found.decision.kind, found.decision.proposes) == (Kind.NEW, "en")
        assert len(set((await store.stories()).values())) == 2
        assert await store.link(article(GERMAN_FIRE, language="de"), article_id="de") == found


@pytest.mark.parametrize("order", [("early", "late", "latest"), ("latest", "late", "early")])
async def test_whose_copy_it_is_does_not_depend_on_which_came_first(
    tmp_path: Path, order: tuple[str, ...]
) -> None:
    published = {"early": day(1), "late": day(2), "latest": day(3)}
    async with Store.open(tmp_path / "p.db") as store:
        for name in order:
            copy = article(f"{RIDGE_FIRE[0]} {name}", published=published[name], outlet=name)
            await store.link(copy, article_id=name)
        copies = await store.copies()
        assert "early" not in copies
        assert copies["late"] == "early"
        assert copies["latest"] in ("early", "late")
