from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.figures.days import days_in
from summarizers.stating import support_for
from tests.laws import law

SUNDAY = date(2024, 5, 19)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It fell on Tuesday.", date(2024, 5, 14)),
        ("It fell on Sunday.", SUNDAY),
        ("They meet next Sunday.", date(2024, 5, 26)),
        ("It fell yesterday.", date(2024, 5, 18)),
        ("It reopens tomorrow.", date(2024, 5, 20)),
        ("Am Dienstag stürzte sie ein.", date(2024, 5, 14)),
        ("El puente cayó el martes.", date(2024, 5, 14)),
    ],
)
def test_a_day_is_told_from_the_publication(text: str, day: date) -> None:
    assert [found for _, found in days_in(text, SUNDAY)] == [day]


@law
@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.sampled_from(["Monday", "Friday", "sábado"]))
def test_a_weekday_lies_in_the_week_before(published: date, name: str) -> None:
    ((start, day),) = days_in(f"on {name}", published)
    assert start == 3
    assert published - timedelta(days=6) <= day <= published


def test_a_weekday_and_its_date_are_one_day_where_both_texts_are_dated() -> None:
    claim, text = "The bridge at Oss fell on Tuesday.", "On 14 May the bridge at Oss fell."
    dated = support_for(claim, text, language="en", claim_date=SUNDAY, text_date=SUNDAY)
    assert dated > support_for(claim, text, language="en")
    assert dated > support_for(claim, text, language="en", claim_date=SUNDAY)
    other = support_for(claim, text, language="en", claim_date=date(2024, 5, 9), text_date=SUNDAY)
    assert other < dated
