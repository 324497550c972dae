"""How a digest reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.render.digest import digest_message
from bot.render.entities import MOST_SPANS, spans
from bot.render.layout import FIRST_SCREEN, MESSAGE, units
from summarizers.brief import Relation
from tests.bot.briefs import brief, differing, note, told

DAY = date(2024, 5, 4)
STORY = brief(
    note("The rudder jammed.", "a"),
    note("It was old.", "b"),
    differing(Relation.CONFLICT),
    summary=(told("It ran aground.", "a", "b"), told("It was towed.", "a"), told("It was late.", "c")),
)
OTHER = replace(STORY, title="School shut in Oss")


def test_one_story_is_told_whole() -> None:
    text = digest_message([STORY], DAY).text
    assert text.startswith("Daily digest · Sat 4 May 2024\n\nFerry aground off Lessel\n3 outlets")
    assert "• It was late." in text
    assert "▫ Only b: It was old." in text


def test_several_stories_are_named_first_and_told_in_short() -> None:
    message = digest_message([STORY, OTHER], DAY)
    assert message.first == (
        "Daily digest · Sat 4 May 2024 · 2 stories\n\n"
        "• Ferry aground off Lessel · 3 outlets\n• School shut in Oss · 3 outlets"
    )
    assert message.rest.split("\n\n")[1] == (
        "School shut in Oss\n3 outlets · 2 independent reports · Fri 3 May 2024\n"
        "• It ran aground. (2/3)\n• It was towed. (a, 1/3)\n"
        "▫ Only a: The rudder jammed.\n▫ passengers: 212 (a) · 220 (b)"
    )
    bold = [message.text[s.offset :][: s.length] for s in spans(message) if s.kind == "bold"]
    assert bold == [
        "Daily digest · Sat 4 May 2024 · 2 stories",
        "Ferry aground off Lessel",
        "School shut in Oss",
    ]


@pytest.mark.parametrize("number", [2, 5, 29, 31, 200])
def test_stories_without_room_are_counted(number: int) -> None:
    message = digest_message([STORY] * number, DAY, left_out=3)
    told_here = message.rest.count("Ferry aground off Lessel")
    left = number + 3 - told_here
    assert message.rest.endswith(f"… and {left} more stories: /summary 24h")
    assert units(message.first) <= FIRST_SCREEN
    assert units(message.text) <= MESSAGE
    assert len(spans(message)) <= MOST_SPANS


def test_one_story_besides_which_others_were_left_out_says_so() -> None:
    assert digest_message([STORY], DAY, 1).text.endswith("\n\n… and 1 more story: /summary 24h")


def test_a_digest_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one story"):
        digest_message([], DAY)
