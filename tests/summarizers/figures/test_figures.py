from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.figures.figures import Figure, figures_in
from summarizers.figures.number_words import foreign_figures
from summarizers.figures.values import ABOUT, NUMBER, SCALES, TENS, UNITS, numbers_in
from tests.growth import growth
from tests.laws import law


def the_figure(text: str) -> Figure:
    (figure,) = figures_in(text)
    return figure


EXACT = [
    ("5,937 people", 5_937, ""),
    ("5 937 people", 5_937, ""),
    ("5\u00a0937 people", 5_937, ""),
    ("5\u202f937 people", 5_937, ""),
    # Ambiguous: three digits after a point are taken for a group, so that outlets of two countries agree.
    ("5.937 people", 5_937, ""),
    ("1.234.567 people", 1_234_567, ""),
    ("5.93 metres", 5.93, ""),
    ("0.125 grams", 0.125, ""),
    ("3.14159 metres", 3.14159, ""),
    ("10 000,50 crowns", 10_000.5, ""),
    ("seventeen women", 17, ""),
    ("Seventeen women", 17, ""),
    ("twenty-three men", 23, ""),
    ("forty two men", 42, ""),
    ("one hundred people", 100, ""),
    ("one hundred and twenty people", 120, ""),
    ("two hundred and five thousand people", 205_000, ""),
    ("three and a half years", 3.5, ""),
    ("half a million people", 500_000, ""),
    ("\u017fix m\u0131llion people", 6_000_000, ""),
    ("half a dozen people", 6, ""),
    ("half-a-dozen people", 6, ""),
    ("2 1/2 million people", 2_500_000, ""),
    ("$2. 6 million", 2_600_000, "$"),
    ("(£1. 7m)", 1_700_000, "£"),
    ("up 5¼ percent", 5.25, "%"),
    ("two dozen people", 24, ""),
    ("a million people", 1_000_000, ""),
    ("1.2bn crowns", 1_200_000_000, ""),
    ("1.5million crowns", 1_500_000, ""),
    ("2.5\u00a0million crowns", 2_500_000, ""),
    ("£13,700", 13_700, "£"),
    ("(£13,700)", 13_700, "£"),
    ("€1.2bn", 1_200_000_000, "€"),
    ("65%", 65, "%"),
    ("65 %", 65, "%"),
    ("65\u00a0percent", 65, "%"),
    ("sixty-five per cent", 65, "%"),
    ("10 percentage points", 10, "%"),
    ("11am", 660, "time"),
    ("11:00", 660, "time"),
    ("11.00 Uhr", 660, "time"),
    ("11h00", 660, "time"),
    ("noon", 720, "time"),
    ("9 November", 1_109, "date"),
    ("Nov. 9", 1_109, "date"),
    ("in 2019", 2_019, "year"),
    ("a 10,000-strong crowd", 10_000, ""),
]


@pytest.mark.parametrize(("text", "value", "unit"), EXACT)
def test_a_figure_has_the_value_that_its_wording_names(text: str, value: float, unit: str) -> None:
    figure = the_figure(text)
    assert figure.named == pytest.approx(value)
    assert figure.unit == unit
    assert figure.exact


BOUNDED = [
    ("more than a dozen women", 12, inf),
    ("at least 300 homes", 300, inf),
    ("no fewer than 20 homes", 20, inf),
    ("up to 300 homes", 0, 300),
    ("fewer than 20 homes", 0, 20),
    ("no more than 20 homes", 0, 20),
    ("dozens of homes", 12, 120),
    ("scores of homes", 20, 200),
    ("tens of thousands of homes", 10_000, 100_000),
    ("several hundred homes", 300, 3_000),
    ("nearly 6,000 homes", 6_000 * (1 - ABOUT), 6_000 * (1 + ABOUT)),
    ("between 20 and 30 homes", 20, 30),
    ("20 to 30 homes", 20, 30),
    ("20–30 homes", 20, 30),
    ("2.5 to 3 million homes", 2_500_000, 3_000_000),
    ("5-10%", 5, 10),
]


@pytest.mark.parametrize(("text", "low", "high"), BOUNDED)
def test_a_figure_that_is_not_exact_keeps_its_bounds(text: str, low: float, high: float) -> None:
    figure = the_figure(text)
    assert figure.low == pytest.approx(low)
    assert figure.high == pytest.approx(high)
    assert not figure.exact
    assert figure.low <= figure.named <= figure.high


@pytest.mark.parametrize(
    "text",
    [
        "AK-47 rifles",
        "COVID-19",
        "the G7",
        "the 22nd day",
        "one of the men",
        "one",
        "several men",
        "two-thirds of them",
        "a third",
        "the 1990s",
        "on 9/11",
        "24/7",
        "25:00",
        "version 3.11.2",
        "127.0.0.1",
        "The scores were level",
        "half of them",
        "a 41-40 record",
        "served 41 / 2 months",
        "their 90-81 loss",
        "",
    ],
)
def test_numbers_that_count_nothing_are_no_figures(text: str) -> None:
    assert figures_in(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Harn won 3-1", [3, 1]),
        ("rose from 400 to 520 homes", [400, 520]),
        ("400, 520 and 600 homes", [400, 520, 600]),
        ("12 men and 15 women", [12, 15]),
        ("killed two hundred and three hundred men", [200, 300]),
        ("between 5 boats and 30 homes", [5, 30]),
        ("some 2, 300 homes were hit", [2300]),
        ("he is 6 feet 1, 180 pounds", [6, 1, 180]),
        ("won 36, 128 and 11 seats", [36, 128, 11]),
    ],
)
def test_figures_side_by_side_stay_apart(text: str, values: list[float]) -> None:
    assert [figure.named for figure in figures_in(text)] == values


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("400 people were evacuated", "people"),
        ("some 400 of the residents of Oss left", "residents of Oss left"),
        ("400 people, boats", "people"),
        ("400. People left", ""),
        ("17 carefully chosen mothers", "carefully chosen mothers"),
        ("20 to 30 boats in Oss", "boats"),
        ("400", ""),
    ],
)
def test_what_is_counted_is_the_words_up_to_the_next_stop(text: str, of: str) -> None:
    assert the_figure(text).of == of


def test_the_head_is_the_noun_that_is_counted_whatever_its_number() -> None:
    assert the_figure("400 Norland sailors").head() == the_figure("401 sailors").head() == "sailor"
    assert the_figure("400").head() == ""


def test_figures_overlap_where_one_value_can_satisfy_both() -> None:
    dozen, seventeen, ten = map(the_figure, ["more than a dozen men", "17 men", "10 men"])
    assert dozen.overlaps(seventeen)
    assert not dozen.overlaps(ten)
    assert not the_figure("17%").overlaps(seventeen)


def in_words(number: int) -> str:
    tens, units = {v: k for k, v in TENS.items()}, {v: k for k, v in UNITS.items()}
    if number >= 1_000:
        rest = f" {in_words(number % 1_000)}" if number % 1_000 else ""
        return f"{in_words(number // 1_000)} thousand{rest}"
    if number >= 100:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{units[number // 100]} hundred{rest}"
    if number < 20:
        return units[number]
    return tens[number // 10 * 10] + (f"-{units[number % 10]}" if number % 10 else "")


@law
@given(st.integers(2, 999))
def test_a_number_in_words_is_the_number_in_digits(number: int) -> None:
    words, digits = the_figure(f"{in_words(number)} homes"), the_figure(f"{number} homes")
    assert (words.named, words.low, words.high, words.of) == (
        digits.named,
        digits.low,
        digits.high,
        digits.of,
    )


@law
@given(st.integers(1_000, 10**12), st.sampled_from(", .\u00a0\u202f\u2009"))
def test_the_mark_between_groups_of_digits_makes_no_difference(number: int, mark: str) -> None:
    assert the_figure(f"{number:,} homes".replace(",", mark)).named == number


BITS = (
    *(*UNITS, *TENS, *SCALES, "a", "half a", "and", "more than", "about", "to", "between", "of", "dozens"),
    *(
        "5",
        "937",
        "2019",
        "٣",
        ",",
        ".",
        "-",
        "–",
        "$",
        "%",
        " per cent",
        "am",
        "May",
        ":",
        "/",
        "st",
        "\u00a0",
    ),
)
texts = st.lists(st.sampled_from(BITS) | st.characters(), max_size=30).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda gap: gap.join(parts))
)


@law
@given(texts)
def test_figures_of_any_text_stand_where_they_say_in_order_and_apart(text: str) -> None:
    place = 0
    for figure in figures_in(text):
        assert figure.start >= place
        assert figure.text
        place = figure.start + len(figure.text)
        assert text[figure.start : place] == figure.text
        assert figure.low <= figure.high


@law
@given(texts)
def test_overlap_is_mutual_and_holds_of_a_figure_and_itself(text: str) -> None:
    figures = figures_in(text)
    for a in figures:
        assert a.overlaps(a)
        assert all(a.overlaps(b) == b.overlaps(a) for b in figures)


PIECES = [*UNITS, *TENS, *SCALES, "a", "half a", "and a half", "several", "dozens", "scores of", "and", "of"]
PIECES += ["more than", "not fewer than", "an estimated", "about", "$", "12", "3.5", "1,200", "24/7", "AK-47"]
PIECES += ["%", "per cent", "thirds", "-", ".", "people", "someone", "tenth", "\u202f", "\u017fix", "\u0665"]
pieces = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", " ", "-"])), max_size=9)


@law
@given(pieces, st.booleans())
def test_numbers_are_found_where_the_whole_pattern_finds_them(
    parts: list[tuple[str, str]], loud: bool
) -> None:
    text = "".join(word + gap for word, gap in parts)
    text = text.upper() if loud else text
    assert [m.span() for m in numbers_in(text)] == [m.span() for m in NUMBER.finditer(text)]


DIGIT_PUMPS = ["1", "111 ", "111,", "1.", "1,111x", "$", "9-", "1:", "5 to ", "11 a.", "1 of the "]
WORD_PUMPS = ["two ", "two hundred and ", "half a ", "nearly ", "more ", "a ", "twenty-", "hundred"]


@pytest.mark.parametrize("pump", [*DIGIT_PUMPS, *WORD_PUMPS])
def test_reading_time_grows_no_faster_than_the_text(pump: str) -> None:
    assert growth(figures_in, pump) <= 3


def test_a_long_s_in_a_vague_number_is_read_as_s() -> None:
    assert the_figure("thou\u017fands of people").low == 1_000


@pytest.mark.parametrize(("text", "value"), [("\u017fieben Boote", 7), ("Dre\u0131ßig Boote", 30)])
def test_a_long_s_and_a_dotless_i_are_read_in_german_numbers_too(text: str, value: float) -> None:
    assert [figure.named for figure in foreign_figures(text, "de")] == [value]
