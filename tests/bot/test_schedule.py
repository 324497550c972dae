"""A digest is due once for every date of a zone's calendar, in order, whatever the clocks do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule import GRACE, Due, due, next_due
from tests.laws import law

QUARTER = timedelta(minutes=15)
STRIDE = timedelta(hours=5)  # less than the grace, so no digest can be stepped over

# A year of each zone that does something of its own: half an hour of summer time (Lord Howe), a date left
# out (Apia), midnights skipped (Beirut, Cairo, Havana), the end of a day skipped (Nuuk), a minute of
# tomorrow before the last hour of today (St. John's), summer time that ends for Ramadan (Casablanca), an odd
# offset (Kathmandu), none (UTC).
YEARS = [
    ("Europe/Berlin", 2025),
    ("America/New_York", 2025),
    ("Australia/Lord_Howe", 2025),
    ("Pacific/Apia", 2011),
    ("Asia/Kathmandu", 2025),
    ("UTC", 2025),
    ("Asia/Beirut", 2025),
    ("Africa/Cairo", 2025),
    ("America/Havana", 2025),
    ("America/Nuuk", 2025),
    ("America/St_Johns", 2010),
    ("Africa/Casablanca", 2025),
]
TIMES = [time(0, 0), time(0, 30), time(2, 30), time(8, 0), time(23, 59)]

zones = st.sampled_from([ZoneInfo(name) for name, _ in YEARS])
times = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
moments = st.datetimes(datetime(2009, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def clock(zone: ZoneInfo, year: int) -> Iterator[datetime]:
    """A year of instants: a quarter of an hour apart around each change of the clocks, else some hours."""
    now, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    around = timedelta(days=2)
    while now < end:
        yield now
        before, after = (now + shift for shift in (-around, around))
        calm = before.astimezone(zone).utcoffset() == after.astimezone(zone).utcoffset()
        now += STRIDE if calm else QUARTER


@pytest.mark.parametrize(("name", "year"), YEARS, ids=[name for name, _ in YEARS])
def test_in_a_year_each_date_of_the_calendar_is_due_once_and_in_order(name: str, year: int) -> None:
    zone = ZoneInfo(name)
    year_of_clock = list(clock(zone, year))
    calendar = sorted({now.astimezone(zone).date() for now in year_of_clock})[1:-1]
    for moment in TIMES:
        found = [(now, due(moment, zone, now)) for now in year_of_clock]
        seen = list(dict.fromkeys(one for _, one in found if one))
        assert [one.local_date for one in seen if calendar[0] <= one.local_date <= calendar[-1]] == calendar
        assert [one.at for one in seen] == sorted({one.at for one in seen})
        assert all(one.at <= now < one.at + GRACE for now, one in found if one)


def test_a_whole_year_in_quarters_of_an_hour_tells_of_each_digest_as_soon_as_it_is_due() -> None:
    zone, now, seen = ZoneInfo("Europe/Berlin"), utc("2025-01-01"), dict[date, timedelta]()
    while now < utc("2026-01-01"):
        if one := due(time(2, 30), zone, now):
            seen.setdefault(one.local_date, now - one.at)
        now += QUARTER
    assert list(seen) == [date(2025, 1, 1) + timedelta(days=day) for day in range(365)]
    assert set(seen.values()) == {timedelta(0)}


@pytest.mark.parametrize(
    ("name", "wall", "at"),
    [
        ("Europe/Berlin", "2025-01-15 08:00", "2025-01-15 07:00"),
        ("Europe/Berlin", "2025-07-15 08:00", "2025-07-15 06:00"),
        ("Europe/Berlin", "2025-03-30 02:30", "2025-03-30 01:30"),  # skipped: 03:30 there
        ("Europe/Berlin", "2025-10-26 02:30", "2025-10-26 00:30"),  # twice: the first time
        ("America/New_York", "2025-03-09 02:30", "2025-03-09 07:30"),
        ("America/New_York", "2025-11-02 01:30", "2025-11-02 05:30"),
        ("Australia/Lord_Howe", "2025-10-05 02:15", "2025-10-04 15:45"),  # clocks jump half an hour
        ("Asia/Beirut", "2025-03-30 00:00", "2025-03-29 22:00"),  # midnight skipped
        ("America/Havana", "2025-11-02 00:30", "2025-11-02 04:30"),  # half past midnight twice
        ("America/Nuuk", "2025-03-29 23:30", "2025-03-30 01:30"),  # the last hour of the day skipped
        ("Pacific/Apia", "2011-12-29 08:00", "2011-12-29 18:00"),
        ("Pacific/Apia", "2011-12-31 08:00", "2011-12-30 18:00"),  # a day after it, two dates on
        ("Asia/Kathmandu", "2025-06-01 08:00", "2025-06-01 02:15"),
    ],
)
def test_the_instant_of_a_wall_time(name: str, wall: str, at: str) -> None:
    local, zone = datetime.fromisoformat(wall), ZoneInfo(name)
    expected = Due(local.date(), utc(at))
    assert due(local.time(), zone, utc(at)) == expected
    assert next_due(local.time(), zone, utc(at) - timedelta(seconds=1)) == expected
    before = due(local.time(), zone, utc(at) - timedelta(seconds=1))
    assert before is None or before.local_date < local.date()


def test_a_date_that_the_calendar_left_out_is_never_due() -> None:
    zone = ZoneInfo("Pacific/Apia")
    for moment in TIMES:
        last = next_due(moment, zone, utc("2011-12-29 09:59"))
        following = next_due(moment, zone, last.at)
        assert (last.local_date, following.local_date) == (date(2011, 12, 29), date(2011, 12, 31))
        assert following.at - last.at == timedelta(days=1)


def test_a_digest_stays_due_when_the_clocks_go_back_over_midnight() -> None:
    st_johns, midnight = ZoneInfo("America/St_Johns"), utc("2010-11-07 02:30")
    again_the_day_before = midnight + timedelta(minutes=30)
    assert again_the_day_before.astimezone(st_johns).date() == date(2010, 11, 6)
    assert due(time(0), st_johns, again_the_day_before) == Due(date(2010, 11, 7), midnight)


def test_a_digest_is_late_for_six_hours_and_then_not_due() -> None:
    berlin, eight = ZoneInfo("Europe/Berlin"), utc("2025-06-10 06:00")
    assert due(time(8), berlin, eight) == Due(date(2025, 6, 10), eight)
    assert due(time(8), berlin, utc("2025-06-10 11:59:59")) == Due(date(2025, 6, 10), eight)
    assert due(time(8), berlin, utc("2025-06-10 12:00")) is None
    assert due(time(8), berlin, eight - timedelta(microseconds=1)) is None


def test_after_days_without_a_tick_only_the_latest_digest_is_due() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert due(time(8), berlin, utc("2025-06-10 07:00")) == Due(date(2025, 6, 10), utc("2025-06-10 06:00"))
    assert due(time(8), berlin, utc("2025-06-13 07:00")) == Due(date(2025, 6, 13), utc("2025-06-13 06:00"))


def test_an_evening_digest_may_come_after_midnight_as_that_of_the_day_before() -> None:
    late = due(time(23, 59), ZoneInfo("UTC"), utc("2025-06-11 05:00"))
    assert late == Due(date(2025, 6, 10), utc("2025-06-10 23:59"))


@law
@given(times, zones, moments, st.timedeltas(timedelta(0), timedelta(days=3)))
def test_a_clock_that_is_set_back_tells_of_no_later_date(
    moment: time, zone: ZoneInfo, now: datetime, back: timedelta
) -> None:
    then, earlier = due(moment, zone, now), due(moment, zone, now - back)
    if then and earlier:
        assert earlier.local_date <= then.local_date
        assert (earlier.local_date == then.local_date) == (earlier.at == then.at)


@law
@given(times, zones, moments)
def test_the_next_digest_is_the_first_that_becomes_due(moment: time, zone: ZoneInfo, now: datetime) -> None:
    following = next_due(moment, zone, now)
    assert now < following.at <= now + timedelta(hours=50)
    assert due(moment, zone, following.at) == following
    just_before = due(moment, zone, following.at - timedelta(microseconds=1))
    assert just_before is None or just_before.at <= now
    assert next_due(moment, zone, following.at).local_date > following.local_date


@law
@given(times, zones, moments)
def test_a_digest_comes_at_its_wall_time_unless_the_clocks_skip_it(
    moment: time, zone: ZoneInfo, now: datetime
) -> None:
    following = next_due(moment, zone, now)
    there = following.at.astimezone(zone)
    if (there.date(), there.time()) != (following.local_date, moment):
        jump = timedelta(
            hours=1
        )  # no clock of these zones jumps further, but over the date that Apia left out
        assert (following.at - jump).astimezone(zone).utcoffset() != there.utcoffset()
    else:
        assert there.fold == 0


@law
@given(times, zones, moments, zones)
def test_the_zone_in_which_now_is_told_makes_no_difference(
    moment: time, zone: ZoneInfo, now: datetime, other: ZoneInfo
) -> None:
    assert due(moment, zone, now.astimezone(other)) == due(moment, zone, now)
    assert next_due(moment, zone, now.astimezone(other)) == next_due(moment, zone, now)


@pytest.mark.parametrize("ask", [due, next_due], ids=["due", "next_due"])
def test_a_moment_without_a_zone_and_a_time_with_one_are_refused(
    ask: Callable[[time, ZoneInfo, datetime], Due | None],
) -> None:
    berlin, now = ZoneInfo("Europe/Berlin"), utc("2025-06-10 07:00")
    with pytest.raises(ValueError, match="needs a zone"):
        ask(time(8), berlin, now.replace(tzinfo=None))
    with pytest.raises(ValueError, match="no zone of its own"):
        ask(time(8, tzinfo=UTC), berlin, now)
