from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.differences.slots import MOST_WORDS, SHORTEST, SLOT, clause_labels, cost_of, phrase_labels
from summarizers.figures.figures import figures_in
from summarizers.language.words import tokens
from tests.factories import LONG_SENTENCES, SENTENCES
from tests.laws import law


def labels(text: str, figure: str, language: str | None = "en") -> set[str]:
    start = text.index(figure)
    return clause_labels(text, start, start + len(figure), language)


@pytest.mark.parametrize(
    ("text", "figure", "label"),
    [
        (
            "In 2011 Harn put 2.6bn crowns into the bridge.",
            "2.6bn",
            "In 2011 Harn put … crowns into the bridge",
        ),
        (
            "Harn Rail, which runs the line, said two pylons at Oss had collapsed at noon.",
            "two",
            "… pylons at Oss had collapsed at noon",
        ),
        (
            "Three pylons fell between Oss and Lind, the company told us.",
            "Three",
            "… pylons fell between Oss and Lind",
        ),
        ("On Friday the insurer paid 750,000 crowns.", "750,000", "the insurer paid … crowns"),
        (
            "The Ada, which replaced the Berta in May, turned back.",
            "May",
            "[The Ada] replaced the Berta in …",
        ),
        (
            "The museum, which gets 9,000 guests a year, opens again.",
            "9,000",
            "[The museum] gets … guests a year",
        ),
        ("Ode Pell, a nurse of 26, took 300 votes.", "300", "[Ode Pell] took … votes"),
        (
            "The ferry led after 12 minutes, when Jon Weil saw the light 40 yards out and shouted.",
            "40 yards",
            "Jon Weil saw the light … out",
        ),
    ],
)
def test_a_clause_is_cut_out_with_its_subject(text: str, figure: str, label: str) -> None:
    assert label in labels(text, figure)


def test_in_another_language_the_sentence_is_left_at_its_end_alone() -> None:
    text = "In Oss brannte es in 740 Metern Tiefe, während oben niemand etwas davon wusste."
    assert labels(text, "740 Metern", "de") >= {"In Oss brannte es in … Tiefe"}
    assert not any(label.startswith(SLOT) for label in labels(text, "740 Metern", "de"))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("If the gates hold, 400 people can stay in Oss.", "If"),
        ("400 people can stay in Oss unless the gates give way.", "unless"),
        ("Jon Weil never believed that 400 people had stayed in Oss.", "never"),
        ("Jon Weil does not know whether 400 people stayed in Oss.", "whether"),
    ],
)
def test_no_condition_or_denial_is_left_off(text: str, held: str) -> None:
    assert all(held in label for label in labels(text, "400"))


@pytest.mark.parametrize("text", ["She beat him by 27 votes.", "Among them were 27 journalists from Oss."])
def test_what_takes_something_as_known_is_no_label(text: str) -> None:
    assert labels(text, "27") == set()


figured = st.sampled_from([text for text in (*SENTENCES, *LONG_SENTENCES) if figures_in(text)])


@law
@given(figured, st.sampled_from(["en", "de", None]))
def test_a_label_is_its_sentences_own_words(text: str, language: str | None) -> None:
    for figure in figures_in(text):
        start, end = figure.start, figure.start + len(figure.text)
        for label in clause_labels(text, start, end, language) | phrase_labels(text, start, end, language):
            assert label.count(SLOT) == 1
            assert SHORTEST <= len(label.split()) <= MOST_WORDS
            spans = label.replace(SLOT, text[start:end]).removeprefix("[").split("] ")
            assert all(span in text for span in spans)


@law
@given(figured)
def test_a_label_ends_no_line_before_its_values(text: str) -> None:
    for figure in figures_in(text):
        start, end = figure.start, figure.start + len(figure.text)
        assert not any(": " in label for label in clause_labels(text, start, end, "en"))


def test_the_words_around_tell_where_no_clause_does() -> None:
    text = "Jurors found the former head of the savings society guilty of eight counts of fraud and theft."
    start = text.index("eight")
    assert phrase_labels(text, start, start + 5, "en") == {"savings society guilty of … counts of fraud"}
    assert phrase_labels("Then 40 did.", 5, 7, "en") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The liner of Harn had not put 40 passengers ashore",
        "The liner of Harn had put 40 passengers ashore if the storm came",
        "The liner of Harn will put 40 passengers ashore, unless the storm turns",
    ],
)
def test_words_around_a_figure_are_none_beside_a_condition_or_denial(text: str) -> None:
    assert phrase_labels(text, text.index("40"), text.index("40") + 2, "en") == set()


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("… pylons fell at Oss", "… pylons fell there"),
        ("the bridge at Oss would cost …", "the bridge at Oss would cost … by 2030"),
        ("the bridge at Oss would cost …", "the mayor said the bridge at Oss would cost …"),
        ("Harn has put … crowns into the bridge", "… of crowns"),
        ("the gauge at Oss read …", "The gauge, …, was read at Oss"),
    ],
)
def test_a_label_that_is_short_and_names_things_reads_best(better: str, worse: str) -> None:
    assert cost_of(better, "en", []) < cost_of(worse, "en", [])


def test_words_that_the_others_use_as_well_make_a_better_label() -> None:
    shared = frozenset(token.lower() for token in tokens("pylon fell oss"))
    assert cost_of("… pylons fell at Oss", "en", [shared]) < cost_of(
        "… pylons fell at Oss", "en", [frozenset()]
    )
