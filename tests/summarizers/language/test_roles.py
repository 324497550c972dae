from __future__ import annotations

import pytest

from summarizers.language.roles import RANKS, one_person, roles_in
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
        ("Ruth Pell, 46, former mayor of Oss, said", ""),
        ("Pell, a former deputy mayor of Oss, said", "deputy"),
        ("On Monday Pell was deputy mayor of Oss.", "deputy"),
        ("As the deputy mayor of Oss, Mrs Pell said", "deputy"),
        ("the OCC mayor Ruth Pell said", ""),
        ("interim OCC mayor J. Ruth Pell said", "acting"),
        ("the OCC acting mayor Ruth Pell said", "acting"),
    ],
)
def test_an_office_is_read_with_its_rank_before_and_behind_a_name(text: str, rank: str) -> None:
    called = [c for c in roles_in(text) if c.key == "pell mayor"]
    assert [RANKS[int(c.value)] for c in called] == [rank]
    assert all(c.of.endswith("Pell") for c in called)


def test_offices_that_people_are_called_by_whatever_their_rank_are_left_out() -> None:
    assert list(roles_in("Ruth Pell, associate professor of law, said")) == []


@pytest.mark.parametrize(
    "pump", ["Aa ", "mayor of Aa ", "Aa, ", "deputy ", "Aa, a ", "of Aa and ", "van ", "A. ", "AA "]
)
def test_reading_time_grows_no_faster_than_the_text(pump: str) -> None:
    assert growth(lambda text: list(roles_in(text)), pump) <= 3


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("Ruth Pell", "Ruth Pell", True),
        ("J. Ruth Pell", "Ruth Pell", True),
        ("Torsten W.", "Thorsten W.", True),
        ("Ruth Pell", "Pell", True),
        ("Ruth Pell", "Gary Pell", False),
    ],
)
def test_kin_are_told_apart_by_their_first_names(name: str, other: str, one: bool) -> None:
    assert one_person(name, other) is one
    assert one_person(other, name) is one
