"""Whom an opening pronoun or a quotation of nobody stands for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.lines.referents import brings_in, definite_subject, with_referent
from summarizers.making import make_brief
from tests.factories import article, story
from tests.laws import law

OPENED = "Tilda Brandt, the deputy mayor of Ossen, opened the shelter at noon."


@pytest.mark.parametrize(
    ("earlier", "line", "shown"),
    [
        ([OPENED], "She wept.", "[Tilda Brandt] wept."),
        ([OPENED, "Brandt came on foot."], "She wept.", "[Tilda Brandt] wept."),
        ([OPENED, "She wept."], "Her brother is missing.", "[Tilda Brandt’s] brother is missing."),
        (["Transport Minister Edda Korn came at once."], "She wept.", "[Transport Minister Edda Korn] wept."),
        (
            ['"The line was sound," said Emil Drost, 57, a foreman.'],
            '"I walked it myself," he said.',
            '[Emil Drost:] "I walked it myself," he said.',
        ),
        (
            ["Mayor Tilda Brandt said the bridge was old."],
            "She told reporters to wait.",
            "[Mayor Tilda Brandt] told reporters to wait.",
        ),
    ],
)
def test_the_one_person_who_can_be_meant_stands_in_brackets(
    earlier: list[str], line: str, shown: str
) -> None:
    assert with_referent(line, earlier, []) == shown


@pytest.mark.parametrize(
    ("earlier", "line"),
    [
        ([], "She wept."),
        (["Tilda Brandt met Edda Korn at the bridge."], "She wept."),
        (["The bridge was closed by Tilda Brandt."], "She wept."),
        (["Tilda Brandt’s brother is missing."], "She wept."),
        (["Mr Emil Drost opened the gate."], "She wept."),
        (["A driver was pulled out, said Emil Drost."], "He was taken to a hospital."),
        ([OPENED, "The ferry left."], "She wept."),
        (["Harn Police closed the road."], "He wept."),
        (["Brandt Fellows, which met in Oss, opened the bridge."], "She wept."),
        (["Her pictures hung all over the US.", "After moving to Oss, she wept."], "“Never,” she said."),
        ([OPENED], "They wept."),
        ([OPENED], "The ferry left."),
    ],
)
def test_where_somebody_else_may_be_meant_the_line_stays(earlier: list[str], line: str) -> None:
    assert with_referent(line, earlier, []) == line


def test_a_quotation_of_nobody_belongs_to_the_speaker_before_it_in_its_paragraph() -> None:
    spoken = ['"The line was sound," said Emil Drost.']
    line = '"Nobody listened to us."'
    assert with_referent(line, spoken, spoken) == f"[Emil Drost:] {line}"
    assert with_referent(line, spoken, []) == line


WORDS = st.sampled_from(
    ["He", "She", "His", "said", "Tilda Brandt", "Edda Korn", "was", "saw", '"Go,"', "the", "of", "old", "Mr"]
)
LINES = st.lists(WORDS, min_size=1, max_size=8).map(lambda words: " ".join(words) + ".")


@law
@given(LINES, st.lists(LINES, max_size=4))
def test_what_follows_the_brackets_stands_at_the_lines_end(line: str, earlier: list[str]) -> None:
    shown = with_referent(line, earlier, earlier)
    assert line.endswith(re.sub(r"^\[[^\]]*\] ", "", shown))


@pytest.mark.parametrize(
    ("line", "noun"),
    [
        ("The move will be felt in Lind.", "move"),
        ("The cuts were agreed on Tuesday.", "cuts"),
        ("The union says that the bridge was old.", None),
        ("The mayor of Ossen was there.", None),
        ("The old bridge fell.", None),
        ("Schools were closed.", None),
        ("[The move] will be felt in Lind.", "move"),
        ("The driver, who was 57, had slept.", "driver"),
        ("The report said that the bridge was old.", "report"),
    ],
)
def test_a_bare_subject_is_taken_as_known(line: str, noun: str | None) -> None:
    assert definite_subject(line) == noun


@pytest.mark.parametrize(
    ("before", "rest", "anew"),
    [
        ("It came after a ", "driver crashed.", True),
        ("It came after two drunken ", "driver crashed.", True),
        ("It came after the ", "driver crashed.", False),
        ("It came after a bus's ", "driver crashed.", False),
        ("It is given to a ", "drivers who retire.", False),
    ],
)
def test_a_noun_is_brought_in_by_what_stands_before_it(before: str, rest: str, anew: bool) -> None:
    assert brings_in(before, rest, "driver") is anew


def test_a_plural_is_brought_in_by_what_tells_which() -> None:
    assert brings_in("It is given to ", "mothers who raise ten children.", "mothers")
    assert not brings_in("It is given to ", "mothers in Lind.", "mothers")


def test_what_a_line_takes_as_known_is_told_before_it() -> None:
    """Else the line is background: nobody knows which ballot."""
    ballot = "The ballot will be held on Sunday among all nine hundred members."
    fire = "A fire destroyed the boathouse at Lind and eight yachts on Monday."
    titled = article("a", f"{fire} {ballot}", title="Boat clubs face ballot after fire")
    unknown = make_brief(story(a=f"{fire} {ballot}", b=fire), words=15)
    known = make_brief([titled, article("b", fire)], words=15)
    assert [note.adds for note in unknown.notes if note.text == ballot] == [False]
    assert [note.adds for note in known.notes if note.text == ballot] == [True]
