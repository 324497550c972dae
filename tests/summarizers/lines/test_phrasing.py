from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.language.parts import parts_of
from summarizers.language.subjects import LONGEST_SUBJECT
from summarizers.lines.phrasing import LONGEST_CUT, Phrase, loses, phrasings
from tests.factories import SENTENCES
from tests.growth import growth
from tests.laws import law
from tests.summarizers.language.test_parts import HOSTILE, languages, texts


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


def every(parts: str, language: str | None = "en") -> list[list[str]]:
    """All ways to show each part of a sentence, parts set apart by bars."""
    text = parts.replace("|", "")
    lengths = [len(part) for part in parts.split("|")]
    bounds = [sum(lengths[:count]) for count in range(len(lengths) + 1)]
    return [[p.text for p in phrasings(text, start, end, language)] for start, end in pairwise(bounds)]


def shown(parts: str, language: str | None = "en") -> list[str]:
    """How each part of a sentence is best shown."""
    return [found[0] for found in every(parts, language)]


def shortest(parts: str) -> list[str]:
    """How each part of a sentence is shown in the fewest words."""
    return [min(found, key=len) for found in every(parts)]


@law
@given(texts, languages, st.data())
def test_what_is_shown_is_a_span_of_the_sentence_and_what_is_added_its_words(
    text: str, language: str | None, data: st.DataObject
) -> None:
    parts = parts_of(text, language) or [(0, 0)]
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first, len(parts) - 1))
    for found in phrasings(text, parts[first][0], parts[last][1], language):
        added, span = words_added(found.text, text)
        assert span == span.strip()
        assert span in text[found.start : found.end]
        assert len(added.split()) <= LONGEST_SUBJECT
        assert all(word in text for word in added.split())
        assert not added or language == "en"
        assert len(found.text.split()) <= LONGEST_CUT or (found.start, found.end) == (0, len(text))


@law
@given(texts, st.integers(0, 80), st.integers(0, 80), languages)
def test_any_span_of_any_text_can_be_shown(text: str, one: int, other: int, language: str | None) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = phrasings(text, start, end, language)
    assert (0, len(text)) in {(p.start, p.end) for p in found}
    for p in found:
        assert 0 <= p.start <= p.end <= len(text)
        assert p.start <= end
        assert end <= p.end
        assert words_added(p.text, text)[1] in text[p.start : p.end]


@law
@given(st.sampled_from(SENTENCES), st.sampled_from(["en", "de", None]))
def test_a_whole_sentence_is_shown_whole(text: str, language: str | None) -> None:
    assert phrasings(text, 0, len(text), language)[0] == Phrase(text.removeprefix("But "), 0, len(text))


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
        "Stars came, and Ahm, Brok |and Lind are to stay.",
        "The line is closed, |and they are full.",
        # what stands after the cut belongs to what stands before it
        "Net debt came down to 233 million or 1.4 times earnings |before interest and tax.",
        "The bridge was closed |because the river had risen by three metres.",
        "The ship had carried 12 sailors, |40 passengers and 3 dogs.",
        "Police searched |and found the boat.",
    ],
)
def test_what_cannot_be_cut_is_shown_whole(parts: str) -> None:
    assert every(parts)[-1] == [parts.replace("|", "")]


@pytest.mark.parametrize(
    ("parts", "first"),
    [
        ("The line is closed, |and the ferries are full.", "The line is closed"),
        ("But the line is closed, |and the ferries are full.", "the line is closed"),
        ("The ferry sailed at noon |without its captain.", "The ferry sailed at noon without its captain."),
        ("Services stopped, |but not the ferries.", "Services stopped, but not the ferries."),
    ],
)
def test_a_sentence_is_left_only_where_the_rest_can_be_missed(parts: str, first: str) -> None:
    assert shown(parts)[0] == first


@pytest.mark.parametrize(
    ("parts", "number", "cut"),
    [
        # the verb after an interruption, with its subject
        (
            "Emil Drost, |who is 88, |stood at the barrier in his coat.",
            2,
            "[Emil Drost] stood at the barrier in his coat.",
        ),
        ("The fund, |a trust of 1990, |has sold its two ships.", 2, "[The fund] has sold its two ships."),
        ("The dhow, |which was long, |was towing a skiff.", 2, "[The dhow] was towing a skiff."),
        # a relative clause, with what it tells of
        (
            "Emil Drost, |who had lived there for 60 years, |left.",
            1,
            "[Emil Drost] had lived there for 60 years",
        ),
        ("They met the pilot Emil Drost, |who had left the boat.", 1, "[Emil Drost] had left the boat."),
        # the speaker of the second of two reports
        (
            "Ms Korn said |that the bridge fell |and that nobody was hurt.",
            2,
            "[Ms Korn said] that nobody was hurt.",
        ),
        (
            "Ms Korn said that the bridge fell |and that nobody was hurt.",
            0,
            "Ms Korn said that the bridge fell",
        ),
        # what adds something to the main clause is left off
        ("Mirja Aalt was reading to her form, |in the school.", 0, "Mirja Aalt was reading to her form"),
        (
            "On Monday, the ferry left Oss at noon, |with 40 aboard.",
            0,
            "On Monday, the ferry left Oss at noon",
        ),
        ("The ferry sailed at noon, |a week late.", 0, "The ferry sailed at noon"),
        ('"It shook," said Anna Lund, |who lives there.', 0, '"It shook," said Anna Lund'),
        ("She knew him |because they had worked in Oss.", 0, "She knew him"),
        ("The ferry sailed at noon, |which surprised the town.", 0, "The ferry sailed at noon"),
        # an interrupted subject inside a clause
        (
            "Many left; |Gerd Holm, who farms there, drove out her cows.",
            1,
            "Gerd Holm, who farms there, drove out her cows.",
        ),
    ],
)
def test_a_part_of_a_clause_can_be_shown_but_the_sentence_is_better(
    parts: str, number: int, cut: str
) -> None:
    assert shortest(parts)[number] == cut


@pytest.mark.parametrize(
    "parts",
    [
        # what is left off denies, limits or attributes what is shown
        "The ferry sailed at noon, |police said.",
        "The ferry sailed at noon, |according to the harbour.",
        "The ferry will sail at noon, |with 40 aboard, if the wind drops.",
        "The ferry sailed at noon, |but not on Monday.",
        "They agreed, |in principle, to sell the ship.",
        "The fleet sails to Oss, Lind |and Selmouth.",
        "The mayor said, |with a smile, that he would go.",
        # the subject is not the first noun, or the verb not its own
        "Emil Drost, |a baker, and Ilse Marck, a cook, |had left.",
        "The bridge, |the union said, was old.",
        "In the storm, |which had begun on Monday, was lost a ferry.",
        # a quotation is never broken
        '"The bridge fell, |and nobody was there," she said.',
        "“The bridge fell,” she said, |“in the night.”",
    ],
)
def test_nothing_that_reaches_over_the_cut_is_lost(parts: str) -> None:
    whole = parts.replace("|", "")
    first, *_, last = every(parts)
    assert first == [whole]
    assert last == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        # what the clause tells of is unclear, or it is somebody's word
        "The ferry sailed to Oss, |which surprised the town.",
        "They met the mayor of Port Arden, |who had left the boat.",
        "Police said they met Emil Drost, |who had left the boat.",
        "Emil Drost, |who had left the boat, was seen there, police said.",
    ],
)
def test_a_relative_clause_of_unclear_subject_is_not_taken_out(parts: str) -> None:
    assert parts.replace("|", "") in every(parts)[1]
    assert not any(found.startswith("[") for found in every(parts)[1])


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
    assert growth(lambda text: phrasings(text, len(text) // 2, len(text) // 2 + 9, "en"), pump) <= 3
    assert growth(lambda text: phrasings(text, *parts_of(text, "en")[-1], "en"), pump) <= 3


@pytest.mark.parametrize(
    ("text", "part", "lost"),
    [
        ("The first rocket veered off in 2011 and was destroyed.", "and was destroyed.", True),
        ("The firm sold a ship built in 1990 and closed the yard.", "and closed the yard.", False),
        ("The gale tore off the roof and flooded the school hall.", "and flooded the school hall.", False),
        ("They point out that Emil Drost, who was removed, is angry.", "who was removed", True),
        ('"It shook," said Emil Drost, a baker from Oss.', '"It shook," said Emil Drost, ', True),
        ("The gale tore off the roof.", "The gale tore off the roof.", False),
    ],
)  # fmt: skip
def test_a_cut_may_lose_time_source_or_who_it_is(text: str, part: str, lost: bool) -> None:
    start = text.index(part)
    assert loses(text, Phrase(part, start, start + len(part))) is lost
