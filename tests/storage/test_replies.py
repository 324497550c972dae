from __future__ import annotations

from pathlib import Path

from storage.replies import Known, Reply, Telling
from tests.storage.rooms import rooms

HERALD = "Coast Herald"
TELLING = Telling("0", "First.", "Rest.", '["told"]', news=True, articles=("0",))


async def test_a_key_is_sent_once(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        assert await store.replies.claim("k", 7, 1) is None
        await store.replies.sent("k", 7, 55, 2)
        assert await store.replies.claim("k", 7, 3) == 55
        assert await store.replies.claim("other", 7, 3) is None


async def test_a_claim_cut_off_by_a_crash_is_tried_again(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        assert await store.replies.claim("k", 7, 1) is None
    async with rooms(tmp_path / "p.db") as store:
        assert await store.replies.claim("k", 7, 2) is None
        await store.replies.sent("k", 7, 55, 3)
    async with rooms(tmp_path / "p.db") as store:
        assert await store.replies.claim("k", 7, 4) == 55


async def test_only_what_was_not_sent_is_released(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.replies.claim("k", 7, 1)
        await store.replies.release("k")
        assert await store.database.rows("SELECT * FROM sends") == []
        await store.replies.sent("k", 7, 55, 2)
        await store.replies.release("k")
        assert await store.replies.claim("k", 7, 3) == 55


async def test_the_latest_message_is_known_by_chat(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        assert await store.replies.latest(7) is None
        await store.chats.set_zone(7, "Europe/Oslo")
        assert await store.replies.latest(7) is None
        await store.replies.sent("a", 7, 55, 1)
        await store.replies.sent("b", 7, 57, 2)
        await store.replies.sent("c", 8, 3, 2)
        assert (await store.replies.latest(7), await store.replies.latest(8)) == (57, 3)
        assert await store.chats.zone(7) == "Europe/Oslo"


async def test_a_storys_replies_are_read_the_newest_first(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        story = (await store.submit(7, 0)).story
        await store.replies.sent("a", 7, 55, 10, TELLING)
        await store.replies.sent("b", 7, 57, 10, TELLING)
        await store.replies.sent("c", 7, 60, 20, TELLING)
        assert [reply.message for reply in await store.replies.of_story(7, story)] == [60, 57, 55]
        assert await store.replies.of_story(8, story) == []


async def test_a_reply_says_what_it_was_last_edited_to(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        story = (await store.submit(7, 0)).story
        await store.replies.sent("a", 7, 55, 10, TELLING)
        [reply] = await store.replies.of_story(7, story)
        assert reply == Reply(reply.id, 55, 10, "First.", "Rest.", '["told"]', news=True, continued=None)
        await store.replies.edited(reply.id, 20, Telling("0", "Now.", "More.", '["more"]', news=False))
        await store.replies.continued(reply.id, 60)
        [after] = await store.replies.of_story(7, story)
        assert after == Reply(reply.id, 55, 10, "Now.", "More.", '["more"]', news=False, continued=60)


async def test_a_reply_goes_where_its_article_goes(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        for number in (0, 4):
            await store.submit(7, number)
            await store.tell(7, str(number), 50 + number)
        fire, vote = [str(await store.stories.story_of(7, key)) for key in ("0", "4")]
        await store.database.change("UPDATE members SET story = ? WHERE story = ?", (fire, vote))
        assert [reply.message for reply in await store.replies.of_story(7, fire)] == [54, 50]
        assert await store.replies.of_story(7, vote) == []


async def test_what_a_story_was_told_is_known_by_its_articles(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        story = (await store.submit(7, 0)).story
        assert await store.replies.known(7, story) == Known()
        await store.tell(7, "0", 50)
        await store.submit(7, 1)
        await store.submit(7, 4)
        await store.replies.sent("b", 7, 51, 10, Telling("0", "", "", "[2]", news=True, articles=("0", "1")))
        newest, _ = await store.replies.of_story(7, story)
        assert await store.replies.known(7, story) == Known((HERALD, HERALD), ('["0"]', "[2]"))
        assert await store.replies.known(7, story, newest.id) == Known((HERALD,), ('["0"]',))
        assert await store.replies.known(8, story) == Known()
        assert await store.replies.known(7, str(await store.stories.story_of(7, "4"))) == Known()


async def test_what_was_told_stays_known_when_stories_split_and_join(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        for number in (0, 1, 4):
            await store.submit(7, number)
        fire, vote = [str(await store.stories.story_of(7, key)) for key in ("0", "4")]
        both = Telling("0", "", "", "[1]", articles=("0", "1"))
        await store.replies.sent("a", 7, 50, 10, both)
        await store.replies.sent("b", 7, 51, 10, Telling("4", "", "", "[2]", articles=("4",)))
        [reply] = await store.replies.of_story(7, fire)
        await store.replies.edited(reply.id, 20, Telling("0", "", "", "[3]", articles=("0",)))
        await store.database.change("UPDATE members SET story = ? WHERE article_id = '1'", (vote,))
        assert await store.replies.known(7, fire) == Known((HERALD,), ("[3]",))
        assert await store.replies.known(7, vote) == Known((HERALD, HERALD), ("[3]", "[2]"))
        told = "SELECT article_id, t.at FROM told_in t JOIN members m ON m.id = t.member ORDER BY m.id"
        assert await store.database.rows(told) == [("0", 10), ("1", 10), ("4", 10)]


async def test_an_edit_adds_the_articles_that_it_tells(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        story = (await store.submit(7, 0)).story
        await store.replies.sent("a", 7, 55, 10, TELLING)
        await store.submit(7, 1)
        [reply] = await store.replies.of_story(7, story)
        await store.replies.edited(reply.id, 20, Telling("0", "", "", "[]", articles=("0", "1")))
        assert (await store.replies.known(7, story)).outlets == (HERALD, HERALD)
        assert await store.database.rows("SELECT at FROM told_in ORDER BY at") == [(10,), (20,)]


async def test_what_tells_an_article_forgotten_meanwhile_is_not_kept(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.submit(8, 0)
        await store.replies.sent("a", 7, 55, 10, TELLING)
        assert await store.database.rows("SELECT * FROM replies") == []
        assert await store.replies.latest(7) == 55


async def test_a_message_tells_the_story_recorded_last(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        fire, vote = [(await store.submit(7, number)).story for number in (0, 4)]
        await store.tell(7, "0", 55)
        await store.tell(7, "4", 55)
        assert await store.replies.of_story(7, fire) == []
        assert [reply.message for reply in await store.replies.of_story(7, vote)] == [55]


async def test_old_sends_are_pruned(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        await store.replies.sent("old", 7, 55, 10)
        await store.replies.sent("new", 7, 56, 20)
        assert await store.replies.prune(20) == 1
        assert (await store.replies.claim("old", 7, 30), await store.replies.claim("new", 7, 30)) == (
            None,
            56,
        )
