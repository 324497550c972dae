"""Messages that a client cut out of one text, told from messages that only came together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.layout import MESSAGE, units
from bot.submission import Channel, Document, Submission, gathered
from tests.bot.private_chat import COURIER, DAILY, HERALD, LEDGER, POST, TIMES, TRADE
from tests.rig.cutting import pieces_of

LONG = "\n\n".join([HERALD, COURIER, LEDGER, TRADE])
GAZETTE, MIRROR = Channel(-1001, "Lessel Gazette", 1000), Channel(-1002, "Lessel Mirror", 1000)


def messages(texts: Sequence[str], channel: Channel | None = None) -> list[Submission]:
    """Messages of one person in one second."""
    return [Submission(number, 1000, 71, text, channel=channel) for number, text in enumerate(texts, 1)]


def cut_at_blank_lines(text: str) -> list[str]:
    """The pieces that a client makes which cuts between paragraphs where it can."""
    pieces = []
    while units(text) > MESSAGE:
        at = text.rfind("\n\n", MESSAGE // 2, MESSAGE)
        pieces.append(text[:at].strip())
        text = text[at:].lstrip()
    return [*pieces, text]


@pytest.mark.parametrize("channel", [None, GAZETTE])
@pytest.mark.parametrize("pieces", [pieces_of(LONG), cut_at_blank_lines(LONG)], ids=["lines", "paragraphs"])
def test_what_a_client_cut_is_one_text_again(pieces: list[str], channel: Channel | None) -> None:
    assert len(pieces) >= 3
    [whole] = gathered(messages(pieces, channel))
    assert whole.text.split() == LONG.split()
    assert (whole.message, whole.channel) == (1, channel)


def test_a_text_that_was_cut_hard_has_its_words_again() -> None:
    [whole] = gathered(messages(pieces_of(LONG, hard=True)))
    assert whole.text.split() == LONG.split()


def test_paragraphs_stay_paragraphs_and_sentences_stay_whole() -> None:
    paragraph = "The dam at Oss held through the night while the water rose. " * 40
    [whole] = gathered(messages(pieces_of(f"{paragraph.strip()}\n{paragraph.strip()}")))
    assert whole.text == f"{paragraph.strip()}\n{paragraph.strip()}"
    [unbroken] = gathered(messages(pieces_of(paragraph * 3)))
    assert " ".join(unbroken.text.split()) == (paragraph * 3).strip()


WORDS = st.sampled_from(TIMES.split())
PARAGRAPHS = st.lists(WORDS, min_size=5, max_size=160).map(" ".join)
TEXTS = st.lists(PARAGRAPHS, min_size=1, max_size=40).map("\n\n".join)


@given(text=TEXTS, channel=st.sampled_from([None, GAZETTE]))
def test_any_text_comes_back_whole(text: str, channel: Channel | None) -> None:
    [whole] = gathered(messages(pieces_of(text), channel))
    assert whole.text.split() == text.split()


@given(st.lists(st.sampled_from([HERALD, COURIER, LEDGER, DAILY, TRADE, POST, TIMES]), max_size=12))
def test_articles_that_fit_a_message_each_are_never_joined(texts: list[str]) -> None:
    # Any two of the longer ones are longer than a message: length alone would join them.
    assert [each.text for each in gathered(messages(texts, GAZETTE))] == texts


BEFORE, AFTER, *_ = messages(pieces_of(LONG), GAZETTE)


@pytest.mark.parametrize(
    "after",
    [
        replace(AFTER, sender=72),
        replace(AFTER, sent=1011),
        replace(AFTER, channel=None),
        replace(AFTER, channel=MIRROR),
        replace(AFTER, channel=replace(GAZETTE, posted=1011)),
        replace(AFTER, document=Document("F1", "more.txt")),
        replace(AFTER, text=""),
    ],
    ids=["person", "time", "no channel", "channel", "posted later", "file", "no text"],
)
def test_messages_of_different_origin_are_not_joined(after: Submission) -> None:
    assert gathered([BEFORE, after]) == [BEFORE, after]
    assert len(gathered([BEFORE, AFTER])) == 1


def test_two_cut_articles_in_a_row_stay_two() -> None:
    one, other = pieces_of(LONG), pieces_of(f"{TIMES}\n\n{LEDGER}\n\n{POST}")
    first, second = gathered(messages([*one, *other], GAZETTE))
    assert first.text.split() == LONG.split()
    assert second.message == len(one) + 1


def test_the_links_of_all_pieces_are_kept_once() -> None:
    first, second = messages(pieces_of(f"{HERALD}\n\n{COURIER}"))
    one, other = "https://oss.example/1", "https://oss.example/2"
    [whole] = gathered([replace(first, links=(one,)), replace(second, links=(other, one))])
    assert whole.links == (one, other)


def pictures(*texts: str, album: str | None = "a") -> list[Submission]:
    return [
        Submission(number, 1000, 71, text, picture=True, album=album) for number, text in enumerate(texts, 1)
    ]


def test_an_albums_pictures_stand_for_its_words_and_for_one_picture_without() -> None:
    assert [each.message for each in gathered(pictures("", TIMES, ""))] == [2]
    assert [each.message for each in gathered(pictures("", "", ""))] == [1]
    assert [each.message for each in gathered(pictures("", "", album=None))] == [1, 2]
    assert [each.message for each in gathered([*pictures(""), *pictures("", album="b")])] == [1, 1]
