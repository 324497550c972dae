from __future__ import annotations

import re

import pytest

from summarizers.claims.statements import statements_of
from summarizers.differences.alignment import align
from summarizers.differences.doers import doer_before
from summarizers.differences.mentions import mentions_of
from tests.factories import story
from tests.growth import growth


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pell completed 29 passes.", "Pell"),
        ("Ruth Pell, 46, who rows for Oss, now has 29 wins.", "Pell"),
        ("Pell won twice and finished with 29 points.", "Pell"),
        ("Then came Pell's long 45-yard kick.", "Pell"),
        ("Pell (14 points) led.", "Pell"),
        ("Pell said 29 boats sank.", ""),
        ("Pell fled after officers fired 29 shots.", ""),
        ("The ferrymen counted 29 boats.", ""),
        ("29 boats sank.", ""),
    ],
)
def test_who_did_what_is_counted_stands_before_it(text: str, name: str) -> None:
    place = re.search(r"(?<!\w)(?:29|45|14)", text)
    assert place
    assert doer_before(text, place.start()) == name


@pytest.mark.parametrize("pump", ["won 29 and ", "Pell's ", "Pell, who ", "has 29 ", ", "])
def test_reading_time_grows_no_faster_than_the_text(pump: str) -> None:
    def read(text: str) -> None:
        for place in re.finditer(r"29|P", text):
            doer_before(text, place.start())

    assert growth(read, pump) <= 3


ROWERS = "Ruth Pell and Harn's Ode Brannock met in the final of the cup in Oss on Sunday."


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Pell completed 29 passes in the final.", "Pell completed 31 passes in the final.", True),
        ("Pell completed 29 passes in the final.", "Brannock completed 31 passes in the final.", False),
        ("Pell completed 29 passes in the final.", "Harn completed 31 passes in the final.", True),
        ("Pell completed 29 passes in the final.", "Pell completed 29 of 41 passes in the final.", False),
    ],
)
def test_what_two_people_did_never_differs(one: str, other: str, found: bool) -> None:
    statements = statements_of(story(a=f"{ROWERS} {one}", b=f"{ROWERS} {other}"))
    assert bool(align(statements, mentions_of(statements)).apart) is found
