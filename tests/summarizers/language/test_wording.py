from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.language.wording import begin_quoted, breaks_off, leans_back, standing_alone
from tests.laws import law


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("But the bridge held.", "the bridge held."),
        ("And, Ahm said, it fell.", "Ahm said, it fell."),
        ("However, the bridge held.", "the bridge held."),
        ("In addition, the road was shut.", "the road was shut."),
        ("Meanwhile the road was shut.", "the road was shut."),
        ("“The bridge held.", "The bridge held."),
        ("The bridge held.”", "The bridge held."),
        ('The bridge held."', "The bridge held."),
        ("„Die Brücke hielt.", "Die Brücke hielt."),
        ("Le pont a tenu. »", "Le pont a tenu."),
    ],
)
def test_a_leading_connective_and_half_a_pair_of_marks_are_cut(sentence: str, alone: str) -> None:
    assert standing_alone(sentence) == alone


@pytest.mark.parametrize(
    "sentence",
    [
        "So far 300 people left.",
        "Still missing are two boats.",
        "But for the fog, the bridge was seen.",
        "Also known as Brok’s bridge, it is old.",
        "Instead of Oss, the ferry called at Lind.",
        "Then-mayor Ruth Pell said so.",
        "Andersen left.",
        "But",
        "“The bridge held,” said Ahm.",
        "The sign said “closed”",
        "„Die Brücke hielt“, sagte Ahm.",
        "« Le pont a tenu », a dit Ahm.",
    ],
)
def test_what_is_part_of_the_sentence_stays(sentence: str) -> None:
    assert standing_alone(sentence) == sentence


@law
@given(st.lists(st.sampled_from([*'“”„«»" ,.aB', "But "]) | st.characters(), max_size=30).map("".join))
def test_what_stands_alone_is_a_span_of_the_sentence(sentence: str) -> None:
    assert standing_alone(sentence) in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "He left.",
        "But they stayed.",
        "“It moved,” Ahm said.",
        "“Nobody told us.”",
        "„Niemand sagte etwas.“",
        "«Никто не сказал».",
        "The latter was shut.",
        "The driver, Lena Sund, took it back to Harn.",
        "We offered them coffee.",
        "Last year 96,000 people visited it.",
    ],
)
def test_pronouns_and_quotes_of_nobody_lean_back(sentence: str) -> None:
    assert leans_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ruth Pell left.",
        "But Oss stayed dry.",
        "“Nobody told us,” Ahm said.",
        "“Nobody told us,” Ahm said. “Nobody.”",
        "«Никто», — сказал Брок.",
        "Theirsson left.",
        "",
        "The company said it would close the yard.",
        "Lena Sund heard it was over.",
        "The driver stopped the train and took it back to Harn.",
        "When police found the boat, they towed it ashore.",
    ],
)
def test_sentences_with_their_own_subject_stand_alone(sentence: str) -> None:
    assert not leans_back(sentence)


@law
@given(st.text(max_size=30))
def test_a_connective_before_a_sentence_makes_no_difference(sentence: str) -> None:
    assert leans_back(f"Moreover, {sentence}") == leans_back(sentence) or not sentence.strip()


@pytest.mark.parametrize(
    ("sentences", "begun"),
    [
        (
            [
                '"Two a year are usual.',
                "With four nobody minds.",
                'Five are too many."',
                "It rained.",
            ],
            "0110",
        ),
        (["“Two a year are usual.", "“With four nobody minds.", "Five are too many.”", "It rained."], "0010"),
        (["„Zwei sind üblich.", "Vier sind zu viel.“", "Es regnete."], "010"),
        (['"Go," he said.', "It rained."], "00"),
        (['The "old bridge fell.', *["It rained."] * 6], "0111100"),
    ],
)
def test_what_stands_within_a_quotation_begins_there(sentences: list[str], begun: str) -> None:
    assert begin_quoted(sentences) == [mark == "1" for mark in begun]


@pytest.mark.parametrize(
    ("sentence", "breaks"),
    [
        ("“The bridge moved.", True),
        ("Ahm said: “The bridge moved.", True),
        ('"The bridge moved. ', True),
        ("„Die Brücke bewegte sich.", True),
        ("« Le pont a bougé.", True),
        ("“The bridge moved,” Ahm said.", False),
        ('"The bridge moved," Ahm said. "We ran."', False),
        ("The workers’ pay rose.", False),
        ("The bridge moved.”", False),
    ],
)
def test_a_sentence_breaks_off_where_a_quotation_stays_open(sentence: str, breaks: bool) -> None:
    assert breaks_off(sentence) is breaks
