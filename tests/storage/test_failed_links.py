from __future__ import annotations

from pathlib import Path

from storage.failed_links import FailedLink
from tests.storage.rooms import rooms

URL = "https://coast-herald.example/silo"


async def test_the_same_link_of_a_message_is_kept_once(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        links = store.failed_links
        first = await links.keep(7, 3, URL, "Coast Herald", at=10)
        assert await links.keep(7, 3, URL, "Coast Herald", at=20) == first
        others = [await links.keep(7, 4, URL, None, 30), await links.keep(8, 3, URL, None, 30)]
        assert len({first, *others}) == 3
        assert await links.get(7, first) == FailedLink(first, 7, 3, URL, "Coast Herald", 20)


async def test_no_chat_gets_anothers_link(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        kept = await store.failed_links.keep(7, 3, URL, None, at=10)
        assert await store.failed_links.get(8, kept) is None
        await store.failed_links.drop(8, kept)
        assert await store.failed_links.get(7, kept) is not None


async def test_a_messages_links_come_in_order_and_go_for_good(tmp_path: Path) -> None:
    async with rooms(tmp_path / "p.db") as store:
        links = store.failed_links
        ids = [await links.keep(7, 3, f"{URL}/{n}", None, at=10) for n in range(3)]
        assert [link.id for link in await links.of_message(7, 3)] == ids
        assert await links.of_message(8, 3) == []
        await links.drop(7, ids[2])
        assert [link.id for link in await links.of_message(7, 3)] == ids[:2]
        assert await links.keep(7, 5, URL, None, at=20) not in ids
