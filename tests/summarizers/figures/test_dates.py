from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.figures.dates import MONTHS, clock_times_in, dates_in, is_dateline, moments_in
from tests.growth import growth
from tests.laws import law


def dates(text: str) -> list[float]:
    return [value for _, _, value in dates_in(text)]


def times(text: str) -> list[float]:
    return [value for _, _, value in clock_times_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "9 November",
        "9th of November",
        "November 9",
        "November 9th",
        "Nov. 9",
        "Nov 9, 2022",
        "9 November 2022",
        "am 9. November",
        "9 novembre",
        "9 de noviembre",
        "9 ноября",
        "NOVEMBER 9",
    ],
)
def test_a_date_is_its_month_and_day_in_every_spelling(text: str) -> None:
    assert dates(text) == [1109]


@pytest.mark.parametrize(
    ("text", "value"),
    [("5 Augu\u017ft", 805), ("5 apr\u0131l", 405), ("APR\u0130L 5", 405), ("5 а\u1c80густа", 805)],
)
def test_a_long_s_and_a_dotless_i_are_read_as_s_and_i(text: str, value: float) -> None:
    assert dates(text) == [value]
    assert [moment.named for moment in moments_in(f"{text}, on a \u017funday")] == [value, 6]
    assert [moment.named for moment in moments_in("\u017fix o'clock")] == [18 * 60]


@law
@given(st.sampled_from(sorted(MONTHS)), st.data())
def test_a_month_is_read_in_whatever_letters_the_pattern_takes_for_it(
    month: str, data: st.DataObject
) -> None:
    odd = {"s": "\u017f", "i": "\u0131\u0130", "k": "\u212a", "в": "\u1c80", "т": "\u1c84\u1c85"}
    spelt = "".join(data.draw(st.sampled_from([c, c.upper(), *odd.get(c, "")])) for c in month)
    values = [moment.named for moment in moments_in(f"early {spelt} 2022")]
    assert values in ([MONTHS[month] * 100 + 1], [])


@pytest.mark.parametrize(
    ("text", "value"), [("14 May", 514), ("May 14", 514), ("14 mai", 514), ("14 мая", 514), ("MARCH 3", 303)]
)
def test_months_that_are_also_words_are_read_with_their_capital(text: str, value: float) -> None:
    assert dates(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "20 may have died",
        "300 march in Oss",
        "20 march in Oss",
        "in May 2024",
        "32 November",
        "November 0",
        "119 November",
        "at November 9:30",
        "yesterday",
        "Marching 5",
    ],
)
def test_other_numbers_beside_other_words_are_no_dates(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("11am", 660),
        ("11 a.m.", 660),
        ("11:00 am", 660),
        ("11:00", 660),
        ("11.00pm", 1380),
        ("1 PM", 780),
        ("13:10", 790),
        ("gegen 11 Uhr", 660),
        ("11.30 Uhr", 690),
        ("11h30", 690),
        ("à 11 h 30", 690),
        ("noon", 720),
        ("midday", 720),
        ("12pm", 720),
        ("midnight", 0),
        ("12.30am", 30),
        ("00:05", 5),
    ],
)
def test_a_clock_time_is_minutes_after_midnight(text: str, minutes: float) -> None:
    assert times(text) == [minutes]


@pytest.mark.parametrize(
    "text", ["25:00", "10:60", "10.05", "99am", "11", "ran 2:03:45", "11 h", "1.5 amps", "noonday"]
)
def test_other_numbers_are_no_clock_times(text: str) -> None:
    assert times(text) == []


@law
@given(st.integers(0, 23), st.integers(0, 59))
def test_twelve_and_twenty_four_hours_tell_one_time(hour: int, minute: int) -> None:
    half = f"{(hour - 1) % 12 + 1}:{minute:02} {'pm' if hour >= 12 else 'am'}"
    assert times(half) == times(f"{hour}:{minute:02}") == times(f"{hour}h{minute:02}") == [hour * 60 + minute]


@law
@given(st.sampled_from(sorted(MONTHS)), st.integers(1, 31))
def test_a_day_before_its_month_and_after_it_is_one_date(month: str, day: int) -> None:
    name = month.capitalize()
    assert dates(f"{name} {day}") == dates(f"{day} {name}") == [MONTHS[month] * 100 + day]


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("early December", "date", 1201, 1210),
        ("at the end of November", "date", 1121, 1131),
        ("in November-end", "date", 1121, 1131),
        ("in March, the town", "date", 301, 331),
        ("October 2023", "date", 1001, 1031),
        ("9 November 2022", "date", 1109, 1109),
        ("about 11am", "time", 640, 680),
        ("just before noon", "time", 690, 720),
        ("shortly after 11:00", "time", 660, 690),
        ("ten past twelve", "time", 730, 730),
        ("half past six", "time", 1110, 1110),
        ("half past six in the morning", "time", 390, 390),
        ("a quarter to nine in the evening", "time", 1245, 1245),
        ("by two o’clock", "time", 840, 840),
        ("failed at 11.42.", "time", 702, 702),
        ("it burned shortly after three.", "time", 900, 930),
        ("around 9 in the evening", "time", 1240, 1280),
        ("a las 13.20 del jueves", "time", 800, 800),
        ("poco antes de las dos", "time", 810, 840),
        ("a las once de la noche", "time", 1380, 1380),
        ("kurz vor fünf Uhr", "time", 270, 300),
        ("at 6: 05 p.m.", "time", 1085, 1085),
        ("until Friday", "weekday", 4, 4),
    ],
)
def test_a_vague_moment_keeps_the_bounds_of_its_wording(
    text: str, kind: str, low: float, high: float
) -> None:
    (moment,) = moments_in(text)
    assert (moment.kind, moment.low, moment.high) == (kind, low, high)


@pytest.mark.parametrize(
    "text",
    ["it may march", "at 11.42 crowns", "the May family", "five past boats", "shortly after three boats",
     "at 3 homes", "las dos y media", "las once casas"],
)  # fmt: skip
def test_other_words_are_no_vague_moments(text: str) -> None:
    assert moments_in(text) == []


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("Posted on January 5, 2011 at 3:39 PM", True),
        ("Fri Aug 2, 2013 6:50pm EDT", True),
        ("Last updated at 13:59 GMT", True),
        ("Aktualisiert am 14. Mai 2024, 18.45 Uhr", True),
        ("On May 3 it rained.", False),
        ("Bridge falls at noon", False),
        ("Updated", False),
    ],
)
def test_a_line_that_only_dates_its_page_is_known(text: str, dateline: bool) -> None:
    assert is_dateline(text) is dateline


texts = st.lists(
    st.sampled_from([*"0123456789 :.,ap", "am", "May", "nov", "Uhr", "h", "noon", "2024", " of ", "th"])
    | st.characters(),
    max_size=30,
).map("".join)


@law
@given(texts)
def test_moments_of_any_text_stand_in_it_in_order_and_in_range(text: str) -> None:
    for found, least, most in ((dates_in, 101, 1231), (clock_times_in, 0, 24 * 60 - 1)):
        place = 0
        for start, end, value in found(text):
            assert place <= start < end <= len(text)
            assert least <= value <= most
            place = end


@pytest.mark.parametrize(
    "pump", ["1 ", "11", "May ", "5 May", "5 of ", "11:", "11 a.", "5 ", "January", "shortly after ", "las "]
)
def test_reading_time_grows_no_faster_than_the_text(pump: str) -> None:
    assert growth(lambda text: list(dates_in(text)), pump) <= 3
    assert growth(lambda text: list(clock_times_in(text)), pump) <= 3
    assert growth(moments_in, pump) <= 3
    assert growth(is_dateline, pump) <= 3
