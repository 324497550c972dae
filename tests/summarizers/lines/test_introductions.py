"""Who the people are whom a line calls by their surname."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.lines.introductions import introductions, of_people, speakers, strangers, with_introduction
from tests.laws import law


@pytest.mark.parametrize(
    ("sentence", "surname", "shown"),
    [
        ("It sank, said coastguard spokesman Emil Drost.", "Drost", "Coastguard spokesman Emil Drost"),
        ("The mayor of Ossen, Tilda Brandt, wept.", "Brandt", "Tilda Brandt, the mayor of Ossen"),
        ("So said the head of the union, Emil Drost.", "Drost", "Emil Drost, the head of the union"),
        ("It rests on the word of a single officer, Emil Drost.", "Drost", "Single officer Emil Drost"),
        ("Its managing director, Hanne Loe, knew.", "Loe", "Managing director Hanne Loe"),
        ("Hanne Loe, its managing director, knew.", "Loe", "Managing director Hanne Loe"),
        ("Emil Drost, 57, a foreman at the mill, saw it.", "Drost", "Emil Drost, a foreman at the mill"),
        ("Emil Drost, head of the Council of Fishers and Farmers, left.", "Drost",
         "Emil Drost, head of the Council of Fishers and Farmers"),
        ("Harn police Sgt. Emil Drost testified.", "Drost", "Harn police Sgt. Emil Drost"),
        ("The museum's chief curator, Hanne Loe, knew.", "Loe", "The museum's chief curator Hanne Loe"),
        ("Over at the Corn Hall rival Edda Korn smiled.", "Korn", "Rival Edda Korn"),
        ("At the inn the landlord, Emil Drost, slept.", "Drost", "Landlord Emil Drost"),
        ("Transport Minister Edda Korn came.", "Korn", "Transport Minister Edda Korn"),
    ],
)  # fmt: skip
def test_who_somebody_is_stands_before_or_behind_the_full_name(
    sentence: str, surname: str, shown: str
) -> None:
    assert str(introductions([sentence])[surname]) == shown


@pytest.mark.parametrize(
    "sentence",
    [
        "Towards evening Emil Drost left.",
        "Hours earlier Emil Drost left.",
        "Emil Drost, long in danger, left.",
        "Emil Drost, born within sight of the mill, left.",
        "One of the breaks, Emil Drost says, was small.",
        "They met Emil Drost.",
        "Emil Drost, a government spokesman said, was ill.",
    ],
)  # fmt: skip
def test_what_is_no_noun_for_people_introduces_nobody(sentence: str) -> None:
    assert str(introductions([sentence])["Drost"]) == "Emil Drost"


def test_two_people_of_one_surname_are_nobody() -> None:
    assert introductions(["Emil Drost left.", "Karin Drost stayed."]) == {"Drost": None}


def test_a_word_is_no_surname() -> None:
    assert introductions(["Brask Lines runs two lines."]) == {}


ARTICLE = [
    "The ferry sank, said coastguard spokesman Emil Drost.",
    "Tilda Brandt, the mayor of Ossen, wept.",
    "Karin Loe saw it.",
]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Drost said it was foggy.", "[Coastguard spokesman Emil] Drost said it was foggy."),
        ("Drost's boat was late.", "[Coastguard spokesman Emil] Drost's boat was late."),
        ("Drost, who is 57, was late.", "[Coastguard spokesman Emil] Drost, who is 57, was late."),
        ("Mr Drost was late.", "[Coastguard spokesman Emil Drost] was late."),
        ("Brandt wept.", "[Tilda Brandt, the mayor of Ossen,] wept."),
        ("Loe wept.", "[Karin] Loe wept."),
        ("It was foggy, said Drost.", "It was foggy, said [coastguard spokesman Emil] Drost."),
        ('"Fog," Ms Brandt told us.', '"Fog," [Tilda Brandt, the mayor of Ossen,] told us.'),
        ('[Emil Drost:] "It was foggy."', '[Coastguard spokesman Emil Drost:] "It was foggy."'),
        ("[Drost] was late.", "[Coastguard spokesman Emil Drost] was late."),
        ("Police said Drost was late.", "Police said [coastguard spokesman Emil] Drost was late."),
        ("It ran into Loe.", "It ran into Loe."),
        ("Police met Loe.", "Police met [Karin] Loe."),
        ("Police met the Drost twins.", "Police met the Drost twins."),
        ("Skipper Drost was late.", "Skipper Drost was late."),
        ("Brandt, who is 57, was late.", "Brandt, who is 57, was late."),
        ("[Hours earlier Emil Drost] was late.", "[Hours earlier Emil Drost] was late."),
    ],
)  # fmt: skip
def test_the_rest_of_who_it_is_stands_in_brackets(line: str, shown: str) -> None:
    assert with_introduction(line, introductions(ARTICLE), set()) == shown


def test_who_was_told_of_is_introduced_no_more() -> None:
    assert with_introduction("Drost said so.", introductions(ARTICLE), {"Drost"}) == "Drost said so."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Police said Drost was late.", {"Drost"}),
        ("Emil Drost was late, Drost says.", set()),
        ("[Coastguard spokesman Emil] Drost was late.", set()),
        ("It was foggy, said [coastguard spokesman Emil] Drost.", set()),
        ("Skipper Drost and Mayor Brandt met.", set()),
        ("The Drost sank.", set()),
    ],
)
def test_strangers_are_called_by_nothing_but_their_surname(line: str, names: set[str]) -> None:
    assert strangers(line, introductions(ARTICLE)) == names


def test_a_speaker_is_one_word_with_a_capital() -> None:
    assert speakers("The roof fell, Bower said.") == {"Bower"}
    assert speakers("The roof fell, said Dr. Emil Drost, a vet.") == set()
    assert speakers("The roof fell, police said.") == set()


@pytest.mark.parametrize(("word", "person"), [
    ("baker", True), ("Sgt.", True), ("ex-minister", True),
    ("earlier", False), ("department", False), ("river", False),
])  # fmt: skip
def test_nouns_for_people_are_told_by_their_endings(word: str, person: bool) -> None:
    assert of_people(word) is person


WORDS = st.sampled_from(
    ["Drost", "Emil Drost", "Mr", "said", "Tilda Brandt,", "Brandt", "the mayor of Ossen,", "a baker", "was",
     '"Go,"', "Mayor", "the", "Police", "late.", "[Emil Drost]"]
)  # fmt: skip
LINES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)


@law
@given(LINES, st.lists(LINES, max_size=4))
def test_what_stands_outside_of_brackets_is_the_lines_own(line: str, sentences: list[str]) -> None:
    shown, place = with_introduction(line, introductions(sentences), set()), 0
    own = [piece.strip() for piece in re.split(r"\[[^\]]*\]", shown)]
    for piece in own:
        assert piece in line[place:]
        place = line.index(piece, place) + len(piece)
    assert line.endswith(own[-1])
