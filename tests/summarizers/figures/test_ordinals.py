from __future__ import annotations

import pytest

from summarizers.figures.ordinals import ordinals_in
from tests.growth import growth


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He is the third minister to go.", [("third", 3, "minister")]),
        ("Albion scored in the 93rd minute.", [("93rd", 93, "minute")]),
        (
            "It was their fifteenth defeat and his 4th goal.",
            [("fifteenth", 15, "defeat"), ("4th", 4, "goal")],
        ),
        ("The second half began.", []),
        ("He fell in the third round and in the 4th.", []),
        ("A third of them left on the 4th of May.", []),
        ("It stood since the 17th century.", []),
        ("The 81st Harn Prize", []),
    ],
)
def test_ordinals_are_read_with_their_noun(text: str, found: list[tuple[str, float, str]]) -> None:
    assert [(said.told, said.place, said.of) for said in ordinals_in(text)] == found


@pytest.mark.parametrize("pump", ["the third ", "the 93rd minute ", "its fourth of "])
def test_reading_time_grows_no_faster_than_the_text(pump: str) -> None:
    assert growth(lambda text: list(ordinals_in(text)), pump) <= 3
