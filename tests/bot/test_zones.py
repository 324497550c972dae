"""What people type for times and zones is read as they mean it, or refused with what to type instead."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.zones import (
    REGIONS,
    BadTime,
    DigestAsked,
    DigestAt,
    DigestOff,
    DigestShown,
    UnknownZone,
    digest_words,
    time_of,
    zone_label,
    zone_of,
)
from tests.laws import law

WINTER, SUMMER = datetime(2025, 1, 15, 12, tzinfo=UTC), datetime(2025, 7, 15, 12, tzinfo=UTC)
ZONES = sorted(available_timezones() - {"Factory", "localtime"})
CITIES = [(region, city, zone) for region, cities in REGIONS.items() for city, zone in cities]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("  BERLIN ", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("New_York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("Kathmandu", "Asia/Kathmandu"),
        ("port au prince", "America/Port-au-Prince"),
        ("Port-au-Prince", "America/Port-au-Prince"),
        ("St. John's", "America/St_Johns"),
        ("St John’s", "America/St_Johns"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Ürümqi", "Asia/Urumqi"),
        ("İstanbul", "Europe/Istanbul"),  # of Asia/Istanbul and Europe/Istanbul, the older name
        ("Nicosia", "Asia/Nicosia"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("Louisville", "America/Kentucky/Louisville"),
        ("Delhi", "Asia/Kolkata"),  # a city of the keyboard that no zone is named after
        ("ＴＯＫＹＯ", "Asia/Tokyo"),
        ("Singapore", "Asia/Singapore"),
        ("Japan", "Japan"),
        ("US/Pacific", "US/Pacific"),
        ("CET", "CET"),
        ("EET", "EET"),
        ("est", "EST"),
        ("MSK", "Europe/Moscow"),
        ("JST", "Asia/Tokyo"),
        ("PDT", "America/Los_Angeles"),
    ],
)
def test_a_zone_is_known_by_its_name_a_city_or_a_short_name(typed: str, key: str) -> None:
    assert zone_of(typed).key == key


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("UTC", 0),
        ("gmt", 0),
        ("UTC+0", 0),
        ("-00:00", 0),
        ("UTC+2", 2),
        ("utc + 2", 2),
        ("GMT+3", 3),
        ("GMT-3", -3),
        ("+02:00", 2),
        ("+0200", 2),
        ("−5", -5),
        ("UTC–5", -5),
        ("+14", 14),
        ("-12", -12),
        ("Etc/GMT+3", -3),  # in full, the name means what it means to IANA
    ],
)
def test_an_offset_of_whole_hours_is_a_zone_without_summer_time(typed: str, hours: int) -> None:
    zone = zone_of(typed)
    assert {moment.astimezone(zone).utcoffset() for moment in (WINTER, SUMMER)} == {timedelta(hours=hours)}


@pytest.mark.parametrize("typed", ["GMT-03:30", "+5:30", "UTC+5.45", "-00:30", "+15", "-13", "UTC+99"])
def test_an_offset_that_no_zone_is_made_of_is_refused_with_the_advice_to_name_a_city(typed: str) -> None:
    with pytest.raises(UnknownZone, match=r"no offset of whole hours.*name a large city"):
        zone_of(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CST", ("America/Chicago", "America/Costa_Rica", "Asia/Shanghai")),
        ("ist", ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin")),
        ("Pacific", ("America/Los_Angeles", "America/Vancouver")),
        ("Samoa", ("Pacific/Apia", "Pacific/Pago_Pago")),
        ("San Juan", ("America/Puerto_Rico", "America/Argentina/San_Juan")),
        ("Berln", ("Europe/Berlin",)),
        ("new yrok", ("America/New_York",)),
        ("Paris, France", ("Europe/Paris",)),
    ],
)
def test_a_name_of_several_zones_or_nearly_of_one_is_refused_with_those(
    typed: str, meant: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownZone) as refused:
        zone_of(typed)
    assert refused.value.alternatives == meant
    assert all(zone in refused.value.advice for zone in meant)


def test_each_refusal_says_what_was_wrong_and_what_to_do() -> None:
    texts = []
    for typed in ("CST", "Atlantis Prime", "+5:30", "x" * 5000):
        with pytest.raises(UnknownZone) as refused:
            zone_of(typed)
        texts.append(str(refused.value))
    assert texts == [
        "“CST” may be several time zones: say America/Chicago, America/Costa_Rica or Asia/Shanghai, "
        "or name a large city in your time zone.",
        "“Atlantis Prime” is no time zone: name a large city in your time zone, such as Berlin.",
        "“+5:30” is no offset of whole hours between -12 and +14: "
        "name a large city in your time zone, such as Berlin.",
        f"“{'x' * 39}…” is no time zone: name a large city in your time zone, such as Berlin.",
    ]


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "/", "Germany", "west", "localtime", "Factory", "posixrules", "posix/Europe/Berlin"),
        *("right/UTC", "../../etc/passwd", "/usr/share/zoneinfo/UTC", "Europe", "2", "8:00", "tzdata.zi"),
    ],
)
def test_what_is_no_zone_is_refused(typed: str) -> None:
    with pytest.raises(UnknownZone, match="is no time zone"):
        zone_of(typed)


def test_every_zone_is_known_by_its_name_in_any_case_with_or_without_underscores() -> None:
    for name in ZONES:
        for typed in (name, name.replace("_", " ").upper()):
            zone = zone_of(typed)
            assert zone.key == name or "/" not in name
            assert WINTER.astimezone(zone).utcoffset() == WINTER.astimezone(ZoneInfo(name)).utcoffset()


@law
@given(st.text(max_size=40) | st.from_regex(r"(UTC|GMT)?[+-]\d{1,2}(:?\d\d)?", fullmatch=True))
def test_anything_typed_is_a_real_zone_or_refused(typed: str) -> None:
    try:
        assert zone_of(typed).key in ZONES
    except UnknownZone as refused:
        assert set(refused.alternatives) <= set(ZONES)  # noqa: PT017 - either end is right


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8", time(8)),
        ("08", time(8)),
        ("8:00", time(8)),
        ("08:00", time(8)),
        ("8.30", time(8, 30)),
        ("0830", time(8, 30)),
        ("830", time(8, 30)),
        ("20:15", time(20, 15)),
        ("2015", time(20, 15)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
        ("8am", time(8)),
        ("8 AM", time(8)),
        ("8:30 pm", time(20, 30)),
        ("8:30 p.m.", time(20, 30)),
        ("8:30\u202fPM", time(20, 30)),  # the narrow space that telephones put there
        ("12 am", time(0)),
        ("12:30am", time(0, 30)),
        ("12pm", time(12)),
        (" 8：15 ", time(8, 15)),  # a wide colon
        ("٠٨:٣٠", time(8, 30)),
    ],
)
def test_a_time_of_day_is_read_as_it_is_written_in_many_places(typed: str, meant: time) -> None:
    assert time_of(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("", "now", "24:00", "8:60", "8:5", "25", "13 pm", "0 am", "1.5.2025", "8:00:00"),
        *("-8", "+8", "8:00 x", "8,5", "08:00Z", "1" * 5000),
    ],
)
def test_what_is_no_time_of_day_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(BadTime, match="is no time of day: write it like 8:00, 20:15 or 8:30 pm"):
        time_of(typed)


@law
@given(st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_a_time_is_read_back_from_each_way_to_write_it(moment: time) -> None:
    for way in ("%H:%M", "%H.%M", "%H%M", "%I:%M %p", "%I:%M%p", "%I.%M %p"):
        assert time_of(moment.strftime(way)) == moment


@law
@given(st.text(max_size=12))
def test_any_text_is_a_time_of_whole_minutes_or_refused(typed: str) -> None:
    try:
        moment = time_of(typed)
    except BadTime:
        return
    assert (moment.second, moment.microsecond, moment.tzinfo) == (0, 0, None)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", DigestShown()),
        ("off", DigestOff()),
        ("STOP", DigestOff()),
        ("8:00", DigestAt(time(8), None)),
        ("8 pm", DigestAt(time(20), None)),
        ("08:00 Berlin", DigestAt(time(8), ZoneInfo("Europe/Berlin"))),
        ("8:00, Berlin", DigestAt(time(8), ZoneInfo("Europe/Berlin"))),
        ("8:30 p.m., new york", DigestAt(time(20, 30), ZoneInfo("America/New_York"))),
        ("8 America/New_York", DigestAt(time(8), ZoneInfo("America/New_York"))),
        ("8 +02:00", DigestAt(time(8), ZoneInfo("Etc/GMT-2"))),
        ("2015 UTC + 2", DigestAt(time(20, 15), ZoneInfo("Etc/GMT-2"))),
    ],
)
def test_the_words_after_digest(typed: str, asked: DigestAsked) -> None:
    assert digest_words(typed.split()) == asked


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("Berlin", BadTime),
        ("Berlin 8:00", BadTime),
        ("off please", BadTime),
        ("8:00 Berln", UnknownZone),
        ("8:00 CST", UnknownZone),
        ("8 30", UnknownZone),
    ],
)
def test_other_words_after_digest_are_refused(typed: str, error: type[BadTime] | type[UnknownZone]) -> None:
    with pytest.raises(error):
        digest_words(typed.split())


@pytest.mark.parametrize(
    ("key", "now", "label"),
    [
        ("Europe/Berlin", WINTER, "Europe/Berlin (UTC+1)"),
        ("Europe/Berlin", SUMMER, "Europe/Berlin (UTC+2)"),
        ("Europe/London", WINTER, "Europe/London (UTC)"),
        ("Asia/Kathmandu", WINTER, "Asia/Kathmandu (UTC+5:45)"),
        ("America/St_Johns", WINTER, "America/St_Johns (UTC-3:30)"),
        ("America/New_York", SUMMER, "America/New_York (UTC-4)"),
        ("UTC", WINTER, "UTC"),
        ("Etc/GMT-2", WINTER, "UTC+2"),
        ("Etc/GMT+11", WINTER, "UTC-11"),
    ],
)
def test_a_zone_is_shown_with_its_offset_of_the_moment(key: str, now: datetime, label: str) -> None:
    assert zone_label(ZoneInfo(key), now) == label


def test_a_fixed_offset_is_shown_as_people_type_it() -> None:
    for hours in range(-12, 15):
        zone = zone_of(f"UTC{hours:+}")
        assert zone_of(zone_label(zone, WINTER)) == zone


def test_a_moment_without_a_zone_has_no_label() -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        zone_label(ZoneInfo("UTC"), WINTER.replace(tzinfo=None))


@pytest.mark.parametrize(("region", "city", "key"), CITIES, ids=[city for _, city, _ in CITIES])
def test_each_city_to_choose_from_has_a_real_zone_and_may_be_typed(region: str, city: str, key: str) -> None:
    assert key in ZONES, region
    assert zone_of(city).key == key
    assert len(key) <= 40  # a button carries 64 bytes, and more than the zone


def test_the_cities_to_choose_from_cover_the_usual_offsets_in_winter_and_summer() -> None:
    whole = {timedelta(hours=hours) for hours in range(-10, 14)}
    broken = {timedelta(hours=h, minutes=m) for h, m in ((5, 30), (5, 45), (3, 30), (9, 30))}
    newfoundland = {WINTER: timedelta(hours=-3, minutes=-30), SUMMER: timedelta(hours=-2, minutes=-30)}
    for moment, there in newfoundland.items():
        assert whole | broken | {there} <= {moment.astimezone(ZoneInfo(z)).utcoffset() for _, _, z in CITIES}


def test_each_region_is_a_keyboard_of_a_dozen_different_cities_at_most() -> None:
    for cities in REGIONS.values():
        assert 8 <= len(cities) <= 12
        assert len({city for city, _ in cities}) == len(cities)
    assert len({zone for _, _, zone in CITIES}) == len(CITIES)
