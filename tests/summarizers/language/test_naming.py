from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.brief import Kind
from summarizers.language.naming import naming_spans
from summarizers.making import make_brief
from tests.factories import article
from tests.laws import law


def named(text: str, language: str | None = "en") -> list[str]:
    return [text[start:end] for start, end in naming_spans(text, language)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Transport minister Alma Reiss refused to be drawn.", ["Transport minister Alma Reiss"]),
        (
            "Corvane's chief engineer, Tobias Renck, rejected this.",
            ["Corvane's chief engineer, Tobias Renck"],
        ),
        ("The deputy fire chief, Ruben Castell, said so.", ["The deputy fire chief, Ruben Castell"]),
        ("Edda Korn, the transport minister, comes at noon.", ["Edda Korn, the transport minister"]),
        ("“It is over,” said the mayor, Tilda Brandt.", ["the mayor, Tilda Brandt"]),
        ("Mara Voss, chief executive of Orlebar, declined.", ["Mara Voss, chief executive of Orlebar"]),
        ("According to spokesman Tim Fenning he had a key.", ["spokesman Tim Fenning"]),
    ],
)
def test_offices_belong_to_the_name(text: str, spans: list[str]) -> None:
    assert named(text) == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Police rescued Jane Doel near the bridge.", ["Jane Doel"]),
        ("In the evening the crowd cheered Lena Sund and her dog.", ["Lena Sund"]),
        ("Jem Hurley, 58, who mends nets on the quay, laughed.", ["Jem Hurley"]),
        ("Jem Hurley, back from Lind, laughed.", ["Jem Hurley"]),
        ("Jem Hurley, of the ferry kiosk, laughed.", ["Jem Hurley"]),
        ("When the water came, Ruth Pell opened the school.", ["Ruth Pell"]),
        ("Ruth Pell, the school stayed dry, was glad.", ["Ruth Pell"]),
        ("Nobody was hurt.", []),
    ],
)
def test_what_somebody_did_does_not(text: str, spans: list[str]) -> None:
    assert named(text) == spans


def test_a_row_of_german_nouns_is_a_name() -> None:
    assert named("Bürgermeisterin Hedwig Stölting dankte der Wehr.", "de") == [
        "Bürgermeisterin Hedwig Stölting"
    ]


def test_of_other_languages_names_alone_are_known() -> None:
    assert named("La alcaldesa, Nerea Lanza, dio las gracias.", "es") == ["Nerea Lanza"]


def test_who_speaks_is_no_evidence_that_both_say_the_same() -> None:
    notes = make_brief(
        [
            article("Post", "Transport minister Alma Reiss refused to be drawn on prices."),
            article("Herald", "Transport minister Alma Reiss called the merger a sensible answer."),
            article("Tide", "Storm Ada tore roofs from farms near Selmouth."),
        ]
    ).notes
    assert not [note for note in notes if note.kind is Kind.SOME]


@law
@given(st.text(max_size=80), st.sampled_from(["en", "de", "es", None]))
def test_spans_lie_in_the_text_and_follow_each_other(text: str, language: str | None) -> None:
    spans = naming_spans(text, language)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
