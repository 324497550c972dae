from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.language.parts import only_says, parts_of
from tests.factories import SENTENCES
from tests.growth import growth
from tests.laws import law

PIECES = (
    *("and", "or", "while", "who", "said", "that", "the", "was", "fell", "as", "it", "Oss", "100", "1.2"),
    *("während", "und", "que", "y", "puente", "tandis", "bien", ",", ";", ":", ",”", "“", "”", '"', "(", ")"),
    *("—", "-", ".", "!”", "…", "’", "«", "»"),
)
"""What sentences are cut at, and what is never cut."""

texts = st.text(max_size=80) | st.sampled_from(SENTENCES) | st.lists(st.sampled_from(PIECES)).map(" ".join)
HOSTILE = (
    *(
        ", ",
        "a, ",
        "and ",
        "and was ",
        "he was and ",
        "said and cut ",
        "“a” ",
        '"',
        "(",
        "()",
        "(a) and it was, ",
    ),
    *(
        "- ",
        "a - ",
        "; ",
        "he said, ",
        "while it was ",
        "which was, ",
        "the a, ",
        "100, ",
        "[",
        "Oss, Lind, ",
    ),
)
"""What texts are made of that no person wrote."""

languages = st.sampled_from(["en", "de", "es", "fr", "ru", None])


def cut(text: str, language: str | None = "en") -> str:
    """A sentence with a bar at each cut."""
    return "|".join(text[start:end] for start, end in parts_of(text, language))


@law
@given(texts, languages)
def test_parts_join_up_to_the_text_in_order_and_none_is_empty(text: str, language: str | None) -> None:
    parts = parts_of(text, language)
    assert "".join(text[start:end] for start, end in parts) == text
    assert all(start < end for start, end in parts)
    assert [end for _, end in parts[:-1]] == [start for start, _ in parts[1:]]


@law
@given(texts, texts, texts, languages)
def test_nothing_is_cut_in_brackets(before: str, within: str, after: str, language: str | None) -> None:
    within = within.replace("(", "").replace(")", "")
    text = f"{before} ({within}) {after}"
    opened, closed = len(before) + 1, len(before) + len(within) + 3
    assert not [start for start, _ in parts_of(text, language) if opened < start < closed]


@pytest.mark.parametrize(
    "parts",
    [
        "Three people were hurt; |one of them is in hospital.",
        "The bridge fell at noon: |nobody had closed it.",
        "The county closed the railway at noon — |nobody had been warned.",
        "The bridge at Oss, |which was built in 1932, |fell at noon.",
        "Ruth Pell visited the village, |where she met the families of the miners.",
        "The bridge was closed |because the river had risen by three metres.",
        "As many as 100 people were evacuated from Oss and Lind |while the storm raged.",
        "After the bridge fell at noon, |the railway closed the line |and called the army.",
        "The army sent forty soldiers to Oss, |carrying sandbags and lamps.",
    ],
)
def test_clauses_stand_apart(parts: str) -> None:
    assert cut(parts.replace("|", "")) == parts


@pytest.mark.parametrize(
    "parts",
    [
        "The county opened two shelters, |a field kitchen and a telephone line for the families.",
        "The storm closed the railway, |cut the power to nine villages |and flooded the harbour at Oss.",
        "The ship carried 12 sailors, |40 passengers and 3 dogs to the harbour of Lind.",
        "Tilda Brandt, Arvid Nees, Edda Korn and Lena Sund spoke at the meeting.",
        "The toll was 1,200 in Oss, |and 12:30 was the hour.",
    ],
)
def test_long_items_of_a_list_stand_apart_and_names_and_figures_stay_whole(parts: str) -> None:
    assert cut(parts.replace("|", "")) == parts


@pytest.mark.parametrize(
    "parts",
    [
        "The mayor said that the bridge was unsafe, |and the county closed it at noon.",
        "Police officers and soldiers searched |and found the boat.",
        "Two men were arrested in Harn, |and police are looking for a third.",
        "Salt and pepper were short in the villages.",
        "The bridge of Oss and Lind fell.",
        "The minister of roads and railways and the mayor of Oss visited the bridge.",
    ],
)
def test_an_and_joins_clauses_only_where_verbs_stand_on_both_sides(parts: str) -> None:
    assert cut(parts.replace("|", "")) == parts


@pytest.mark.parametrize(
    "parts",
    [
        "As many as 100 people left.",
        "At that point the line was closed.",
        "The bridge of Oss was closed long before noon.",
        "It was so cold in Oss and so wet in Lind.",
        "The minister (who resigned in March, and has since returned) visited the bridge at Oss.",
        "",
        "…",
    ],
)
def test_phrases_and_brackets_stay_whole(parts: str) -> None:
    assert "|" not in cut(parts)


@pytest.mark.parametrize(
    "parts",
    [
        "“We heard a crack and then nothing,” said Ode Brannock, |who runs the ferry kiosk.",
        "“The bridge was safe,” the railway said, “and nobody told us otherwise.”",
        "The bridge had been inspected in March, the railway said.",
        "The line is closed, the railway said, |and the ferries are full.",
        "The county closed the railway, |and the bridge had failed an inspection in March, documents show.",
        "The railway said the bridge had been inspected in March, according to documents seen by the paper.",
    ],
)
def test_who_says_something_stays_with_what_is_said(parts: str) -> None:
    assert cut(parts.replace("|", "")) == parts


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", "Die Brücke bei Oss stürzte ein, |während der Sturm über das Tal zog."),
        ("de", "Der Minister sagte, |dass die Strecke bis Montag gesperrt bleibt, |und Busse fahren heute."),
        ("de", "Brot und Milch waren knapp."),
        ("es", "El puente de Oss cayó al mediodía, |mientras la tormenta azotaba el valle."),
        ("es", "El puente |que cayó ayer era viejo, |y nadie lo revisó en marzo."),
        ("es", "El pan y la leche eran escasos."),
        (None, "The bridge fell; |the line is closed, |while it rained."),
        (None, "The line is closed while it rains and snows."),
    ],
)
def test_other_languages_are_cut_at_their_own_words_or_at_marks_alone(
    language: str | None, parts: str
) -> None:
    assert cut(parts.replace("|", ""), language) == parts


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("the railway said,", True),
        ("said Ode Brannock, ", True),
        ("according to the ministry of transport", True),
        ("the owner of the ship told a newspaper", True),
        ("the minister has said", True),
        ("the minister has often said", True),
        ("an inspection found", True),
        ("according to people who have seen it", True),
        ("the bridge at Oss fell", False),
        ("nobody had been warned", False),
        ("the bridge had failed an inspection in March, documents show.", False),
        ("found the boat", False),
        ("and found the boat.", False),
        ("“The bridge was safe,” the railway said", False),
        ("the railway said that forty trains had to be replaced by buses", False),
        ("", False),
    ],
)
def test_a_part_that_only_says_who_speaks_is_known(part: str, says: bool) -> None:
    assert only_says(part) is says


@pytest.mark.parametrize("pump", HOSTILE)
def test_cutting_takes_time_in_line_with_the_text(pump: str) -> None:
    assert growth(lambda text: parts_of(text, "en"), pump) <= 3
