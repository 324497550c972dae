from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.parts import parts_of
from summarizers.phrasing import LONGEST_SUBJECT, Phrase, phrase
from tests.factories import SENTENCES
from tests.growth import growth
from tests.laws import law
from tests.summarizers.test_parts import HOSTILE, languages, texts


def words_added(shown: str, text: str) -> tuple[str, str]:
    """What stands in [brackets] before a span of the text, if anything does, and the span."""
    if shown in text:
        return "", shown
    assert shown.startswith("["), shown
    closings = [place for place, mark in enumerate(shown) if mark == "]"]
    split = [(shown[1:place], shown[place + 1 :].lstrip(" ")) for place in closings]
    found = [(added, span) for added, span in split if span in text]
    assert found, shown
    return found[0]


def shown(parts: str, language: str | None = "en") -> list[str]:
    """How each part of a sentence, parts set apart by bars, is shown."""
    text = parts.replace("|", "")
    lengths = [len(part) for part in parts.split("|")]
    bounds = [sum(lengths[:count]) for count in range(len(lengths) + 1)]
    return [phrase(text, start, end, language).text for start, end in pairwise(bounds)]


@law
@given(texts, languages, st.data())
def test_what_is_shown_is_a_span_of_the_sentence_and_what_is_added_its_words(
    text: str, language: str | None, data: st.DataObject
) -> None:
    parts = parts_of(text, language) or [(0, 0)]
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first, len(parts) - 1))
    found = phrase(text, parts[first][0], parts[last][1], language)
    added, span = words_added(found.text, text)
    assert span == span.strip()
    assert span in text[found.start : found.end]
    assert len(added.split()) <= LONGEST_SUBJECT
    assert all(word in text for word in added.split())
    assert not added or language == "en"


@law
@given(texts, st.integers(0, 80), st.integers(0, 80), languages)
def test_any_span_of_any_text_can_be_shown(text: str, one: int, other: int, language: str | None) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = phrase(text, start, end, language)
    assert 0 <= found.start <= start <= end <= len(text)
    assert found.start <= found.end <= len(text)
    assert words_added(found.text, text)[1] in text[found.start : found.end]


@law
@given(st.sampled_from(SENTENCES), st.sampled_from(["en", "de", None]))
def test_a_whole_sentence_is_shown_whole(text: str, language: str | None) -> None:
    assert phrase(text, 0, len(text), language) == Phrase(text.removeprefix("But "), 0, len(text))


@pytest.mark.parametrize(
    ("parts", "last"),
    [
        # a clause with a subject of its own, its conjunction dropped
        ("The line is closed, |and the ferries are full.", "the ferries are full."),
        ("The county slept, |while the ferries sailed on.", "the ferries sailed on."),
        ("Three people were hurt; |the mayor is in hospital.", "the mayor is in hospital."),
        # the subject that a predicate belongs to
        ("Police searched |and found the boat at dawn.", "[Police] found the boat at dawn."),
        (
            "The storm closed the railway |and flooded the harbour at Oss.",
            "[The storm] flooded the harbour at Oss.",
        ),
    ],
)
def test_a_clause_is_shown_with_its_subject(parts: str, last: str) -> None:
    assert shown(parts)[-1] == last


@pytest.mark.parametrize(
    "parts",
    [
        # somebody's word, a condition, a denial or a quotation reaches over the cut
        "The union said that the line was closed, |and the ferries were full.",
        "If the line is closed, |and the ferries are full, |the county will act.",
        "Not since 1961, |three of whom were there, |has the town had such a day.",
        "The union blames thrift: |the county spends less on bridges.",
        "“The bridge fell; |nobody was there.”",
        # whose verb it is cannot be told
        "The driver, who had seen a man, |and had pulled the brake, was safe.",
        "The ferry was hijacked, |and fired on by the coast guard at noon.",
        "The army sent the soldiers, |who filled sandbags.",
        "He searched the house |and found the boat.",
        "The line is closed, |and they are full.",
        # what stands after the cut belongs to what stands before it
        "The dhow, |which was long, |was towing a skiff.",
        "Net debt came down to 233 million or 1.4 times earnings |before interest and tax.",
        "The bridge was closed |because the river had risen by three metres.",
        "The ship had carried 12 sailors, |40 passengers and 3 dogs.",
        "Police searched |and found the boat.",
    ],
)
def test_what_cannot_be_cut_is_shown_whole(parts: str) -> None:
    assert shown(parts)[-1] == parts.replace("|", "")


@pytest.mark.parametrize(
    ("parts", "first"),
    [
        ("The line is closed, |and the ferries are full.", "The line is closed"),
        ("But the line is closed, |and the ferries are full.", "the line is closed"),
        ("The ferry sailed at noon, |which surprised the town.", "The ferry sailed at noon"),
        ("The ferry sailed at noon |without its captain.", "The ferry sailed at noon without its captain."),
        ("Services stopped, |but not the ferries.", "Services stopped, but not the ferries."),
    ],
)
def test_a_sentence_is_left_only_where_the_rest_can_be_missed(parts: str, first: str) -> None:
    assert shown(parts)[0] == first


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", "Die Brücke stürzte ein, |während der Sturm über das Tal zog."),
        ("es", "El puente cayó, |mientras la tormenta azotaba el valle."),
        (None, "The bridge fell; |the line is closed."),
    ],
)
def test_in_other_languages_the_sentence_is_shown(language: str | None, parts: str) -> None:
    assert shown(parts, language) == [parts.replace("|", "")] * 2


@pytest.mark.parametrize("pump", HOSTILE)
def test_wording_a_part_takes_time_in_line_with_the_text(pump: str) -> None:
    assert growth(lambda text: phrase(text, len(text) // 2, len(text) // 2 + 9, "en"), pump) <= 3
    assert growth(lambda text: phrase(text, *parts_of(text, "en")[-1], "en"), pump) <= 3
