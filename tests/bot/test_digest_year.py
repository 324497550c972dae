"""A year of digests on a set clock: one for each date on which there was something to tell."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.render.lines import day_text
from storage.digests import Digests
from storage.store import Store
from tests.factories import article
from tests.rig.people import Private
from tests.rig.talk import Clock, Talk, talking

TIMES = ("00:30", "02:30", "08:00")
STEPS = (55, 70, 85, 90, 95)
"""Minutes between looks at the clock, in no rhythm; what is due at eight is told before ten."""

NEAR, QUIET = timedelta(hours=36), 5
"""How long after a share, and before one, the bot looks so often; at other times so many times less."""

CHANGES = {
    "Europe/Berlin": ("2024-03-30", "2024-03-31", "2024-10-26", "2024-10-27"),
    "America/New_York": ("2024-03-09", "2024-03-10", "2024-11-02", "2024-11-03"),
    "Asia/Kathmandu": ("2024-02-28", "2024-02-29"),
    "Pacific/Apia": ("2011-04-01", "2011-04-02", "2011-09-23", "2011-09-24", "2011-12-28", "2011-12-29"),
}
"""Dates on which something is shared whatever chance says: the clocks change in the night after or before."""

MISSING = date(2011, 12, 30)
"""Samoa went from the 29th to the 31st."""


@dataclass(slots=True)
class Reader:
    """One chat with a digest, what it will share when, and the dates whose digest must tell it."""

    chat: int
    zone: str
    at: str
    shares: dict[date, datetime] = field(default_factory=dict)

    def expected(self) -> list[tuple[str, set[str]]]:
        """What is shared in the daytime is told the next morning that the calendar has."""
        told = []
        for shared in sorted(self.shares):
            morning = shared + timedelta(days=1 if shared + timedelta(days=1) != MISSING else 2)
            told.append((f"Daily digest · {day_text(morning)}", {shared.isoformat()}))
        return told


def readers(zones: tuple[str, ...], days: list[date], chance: random.Random) -> Iterator[Reader]:
    """A chat for each zone and time, which shares on random dates and around the changes of its clocks."""
    for number, (zone, at) in enumerate((zone, at) for zone in zones for at in TIMES):
        reader = Reader(901 + number, zone, at)
        random_days = (day for day in days if chance.random() < 0.03)
        for day in {*random_days, *map(date.fromisoformat, CHANGES[zone])} - {MISSING}:
            daytime = time(chance.randrange(10, 20), chance.randrange(60), tzinfo=ZoneInfo(zone))
            reader.shares[day] = datetime.combine(day, daytime).astimezone(UTC)
        yield reader


async def live(talk: Talk, people: list[Reader], until: datetime, chance: random.Random) -> None:
    """Let time pass: people share when they meant to, and the bot looks at the clock again and again."""
    store = Store(talk.bot.database)
    coming = sorted((moment, reader.chat, day) for reader in people for day, moment in reader.shares.items())
    last = talk.clock()
    while talk.clock() < until:
        now = talk.clock()
        near = now - last < NEAR or (coming and coming[0][0] - now < NEAR)
        talk.clock.pass_time(timedelta(minutes=chance.choice(STEPS) * (1 if near else QUIET)))
        while coming and coming[0][0] <= talk.clock():
            moment, chat, day = coming.pop(0)
            last = moment
            report = article("Post", f"The parcel of {day} has come.")
            await store.link(report, chat, str(day), at=int(moment.timestamp()))
        await talk.bot.digest.tick()


@pytest.mark.parametrize(
    ("year", "zones"),
    [(2024, ("Europe/Berlin", "America/New_York", "Asia/Kathmandu")), (2011, ("Pacific/Apia",))],
)
async def test_a_year_has_one_digest_for_each_date_with_something_to_tell(
    tmp_path: Path, year: int, zones: tuple[str, ...]
) -> None:
    chance = random.Random(year)  # noqa: S311 - the same year each time
    begin, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 3, tzinfo=UTC)
    days = [date(year, 1, 2) + timedelta(days=ahead) for ahead in range(364)]
    people = list(readers(zones, days, chance))
    async with talking(tmp_path, clock=Clock(begin)) as talk:
        # Thousands of writes: no power fails here, so that none need wait for the disk.
        await talk.bot.database._writer.connection.execute("PRAGMA synchronous = OFF")
        for reader in people:
            Private(talk.api, reader.chat)
            await Digests(talk.bot.database).subscribe(
                reader.chat, reader.at, reader.zone, int(begin.timestamp())
            )
        await live(talk, people, end, chance)
        for reader in people:
            told = [
                (text.splitlines()[0], set(re.findall(r"parcel of (\S+)", text)))
                for text in talk.texts(reader.chat)
            ]
            assert told == reader.expected()
