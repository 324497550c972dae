from __future__ import annotations

import pytest

from summarizers.roles import RANKS, ages_in, roles_in
from tests.growth import growth


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("the mayor of Oss, Ruth Pell, said", ""),
        ("Ruth Pell, the deputy mayor of Oss, said", "deputy"),
        ("Deputy Mayor Ruth Pell said", "deputy"),
        ("Mayor Ruth Pell said", ""),
        ("Ruth Pell, a\u017f\u017fistant mayor of Oss, said", "assistant"),
        ("Ruth Pell, a co-mayor of Oss, said", "co"),
        ("Ruth Pell, 46, former mayor of Oss, said", "former"),
    ],
)
def test_an_office_is_read_with_its_rank_before_and_behind_a_name(text: str, rank: str) -> None:
    called = [c for c in roles_in(text) if c.key == "pell mayor"]
    assert [RANKS[int(c.value)] for c in called] == [rank]
    assert all(c.of == "Ruth Pell" for c in called)


@pytest.mark.parametrize(
    "text",
    ["Ruth Pell, 46, said", "Ruth Pell (46) said", "Pell, aged 46, said", "Ruth Pell, a nurse of 46, said",
     "the 46-year-old ferrywoman Ruth Pell", "Ruth Pell, at 46, is", "die 46-jährige Ruth Pell"],
)  # fmt: skip
def test_an_age_is_read_in_its_usual_places(text: str) -> None:
    assert [(c.key, c.value) for c in ages_in(text)] == [("pell", 46)]


@pytest.mark.parametrize("text", ["Ruth Pell counted 46 boats", "Ruth Pell, 146 of them", "Oss 46 Harn 12"])
def test_other_numbers_beside_a_name_are_no_ages(text: str) -> None:
    assert list(ages_in(text)) == []


@pytest.mark.parametrize("pump", ["Aa ", "mayor of Aa ", "Aa, ", "deputy ", "Aa, a ", "of Aa and ", "van "])
def test_reading_time_grows_no_faster_than_the_text(pump: str) -> None:
    assert growth(lambda text: [*roles_in(text), *ages_in(text)], pump) <= 3
