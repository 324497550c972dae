"""Whatever articles and outlets are called: a message keeps its bounds, pings nobody, disguises nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.render.chat import chat_message
from bot.render.digest import digest_message
from bot.render.disarm import LONGEST_NAME, UNNAMED, disarmed, disarmed_line
from bot.render.entities import MOST_SPANS, spans
from bot.render.layout import FIRST_SCREEN, MESSAGE, ChatMessage, pointing_on, shortened, units
from bot.render.news import Seen, news_told
from summarizers.brief import Brief, Kind, Note, Relation, Report, Told, Value
from tests.laws import law

NASTY = (
    *(
        "@x1",
        "@ferry_desk",
        "/cmd",
        "/help@parallax",
        "(/stop",
        "#tag",
        "##a",
        "#2024",
        "and/or",
        "5/6",
        "½/go",
    ),
    *("https://a.example/@b#c", "tg://user?id=7", "t.me/lessel", "a@b.example", "<b>", "&amp;", "`_*[x](y)"),
    *(
        "\u202e",
        "\u2066",
        "\u2069",
        "\u200b",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u00ad",
        "\u034f",
        "\u3164",
        "\x00",
    ),
    *("\ud83d", "\udc00", "\uffff", "\n", "\r\n", "\u2028", "\t", " ", "• ", "▫ ", "… and 9 more", ": ", ""),
    *(
        "Storm Ada",
        "مرفأ ليسل",
        "נמל",
        "渡し船が座礁した",
        "👩‍👩‍👧",
        "🇳🇴",
        "👍🏽",
        "e\u0301\u0302",
        "Z\u0335\u0336",
        "𝔘",
    ),
)
PIECES = st.lists(st.sampled_from(NASTY) | st.text(max_size=8), max_size=10)
HOSTILE = st.one_of(
    PIECES.map("".join), PIECES.map(" ".join), st.builds(lambda p: ("".join(p) * 10_000)[:10_000], PIECES)
)


@st.composite
def hostile_briefs(draw: st.DrawFn) -> Brief:
    """A brief in which every text that is not our own is hostile."""
    texts = draw(st.lists(HOSTILE, min_size=1, max_size=3))
    outlets = tuple(dict.fromkeys([*draw(st.lists(HOSTILE, min_size=1, max_size=3)), "a"]))
    reports = tuple(
        Report(o, None, None, None, "en", 9, None if o == "a" else texts[-1], outlets[0], ()) for o in outlets
    )
    sides = tuple(Value(text, text, outlets) for text in texts)
    differs = Note(Kind.DIFFERS, texts[0], outlets, (), (), 1, (), Relation.LATER, sides)
    notes = tuple(
        Note(Kind.ONLY if n % 2 else Kind.SOME, text, outlets, (), outlets, 1, ())
        for n, text in enumerate(texts * 2)
    )
    told = tuple(Told(text, outlets, outlets, ()) for text in texts)
    return Brief(draw(HOSTILE), 1, reports, told, (*notes, differs), tuple(texts[:1]))


def messages(brief: Brief) -> Iterator[ChatMessage]:
    """Every message that a brief can become."""
    told = news_told(brief, Seen(), 0, brief.title)
    assert told
    news = told.message
    made = [chat_message(brief), news, digest_message([brief, brief], date(2024, 5, 14), 3)]
    return iter([*made, *map(pointing_on, made)])


def is_word(char: str) -> bool:
    return char == "_" or unicodedata.category(char)[0] == "L" or unicodedata.category(char) == "Nd"


def pings(text: str) -> list[str]:
    """What Telegram makes mentions, commands and tags of, by TDLib's rules or stricter."""
    found = [m[0] for m in re.finditer(r"@[A-Za-z0-9_]|#[\w\u200c\u00b7\u0d80-\u0dff]", text)]
    for m in re.finditer(r"/[A-Za-z0-9_]", text):
        before = text[m.start() - 1] if m.start() else " "
        found += [] if is_word(before) or before == "/" else [m[0]]
    return found


def part(text: str, offset: int, length: int) -> str:
    """A part of a text by UTF-16 units; an error where it cuts a character."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def own(text: str) -> str:
    """The text without the commands that the bot itself names."""
    return text.replace(": /summary 24h", "")


@settings(law, max_examples=12)
@given(hostile_briefs())
def test_a_message_keeps_its_bounds_and_pings_nobody(brief: Brief) -> None:
    for message in messages(brief):
        text = message.text
        assert units(text) <= MESSAGE
        assert units(message.first) <= FIRST_SCREEN
        assert text == text.strip() != ""
        assert not pings(own(text))
        assert not any(0x202A <= ord(c) <= 0x202E or 0x2066 <= ord(c) <= 0x2069 for c in text)
        check_spans(message)


def check_spans(message: ChatMessage) -> None:
    """Spans are whole lines and the whole rest."""
    found = spans(message)
    assert 1 <= len(found) <= MOST_SPANS
    assert len({(span.kind, span.offset) for span in found}) == len(found)
    assert [s.kind for s in found].count("expandable_blockquote") == bool(message.rest)
    lines = message.text.split("\n")
    for span in found:
        inside = part(message.text, span.offset, span.length)
        assert units(inside) == span.length > 0
        assert inside == message.rest if span.kind == "expandable_blockquote" else inside in lines


@settings(law, max_examples=400)
@given(HOSTILE)
def test_no_text_pings_or_has_lines(text: str) -> None:
    line = disarmed_line(text)
    assert not pings(f"• {line} (1/3)")
    assert len(line.splitlines()) <= 1


@settings(law, max_examples=200)
@given(HOSTILE.map(disarmed_line), st.integers(10, 300))
def test_a_line_is_shortened_at_a_word_and_never_inside_a_character(line: str, room: int) -> None:
    made = shortened(line, room)
    assert units(made) <= room
    if made != line:
        kept = made.removesuffix(" …")
        assert made.endswith(" …")
        assert line.startswith(kept)
        after = line[len(kept)]
        assert unicodedata.category(after)[0] != "M"
        assert after != "\u200d"
        assert not kept.endswith("\u200d")


@law
@given(PIECES.map("".join))
@example("@x1e\u0301\u0302")
def test_a_line_that_was_disarmed_stays_as_it_is(text: str) -> None:
    line = disarmed_line(text)
    assert "\n" not in line
    assert disarmed_line(line) == line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ask @lessel_desk now", "ask @\u2060lessel_desk now"),
        ("/forget", "/\u2060forget"),
        ("see (/stop)", "see (/\u2060stop)"),
        ("#ferry #1", "#\u2060ferry #\u20601"),
        ("and/or, 5/6, 40 km/h, a / b", "and/or, 5/6, 40 km/h, a / b"),
        ("https://lessel.example/a/b", "https://lessel.example/a/b"),
        ("a\u202eb\u2066c\u200bd\ufeffe", "abcde"),
        ("one\r\ntwo\u2028three\ttab", "one two three tab"),
        ("half \ud83d of it", "half of it"),
        ("\u3164\u2800 \u200b", ""),
        ("Co\u034fast", "Coast"),
        ("👩‍👩‍👧 می‌خواهم", "👩‍👩‍👧 می‌خواهم"),
    ],
)
def test_what_pings_or_disguises_is_taken_out(text: str, shown: str) -> None:
    assert disarmed_line(text) == shown


def named(*outlets: str) -> tuple[str, ...]:
    reports = tuple(Report(outlet, None, None, None, None, 9, None, None, ()) for outlet in outlets)
    return disarmed(Brief("T", 1, reports, (), ())).outlets


def test_an_outlet_has_a_name_of_one_line_and_its_own() -> None:
    assert named("Coast\nHerald", "\u200b", "", "Coast Herald") == (
        "Coast Herald",
        UNNAMED,
        f"{UNNAMED} (2)",
        "Coast Herald (2)",
    )
    (long,) = named("Harn Courier " * 30)
    assert units(long) <= LONGEST_NAME
    assert long.endswith(("Harn Courier …", "Harn …"))


def test_a_long_word_in_a_script_without_spaces_is_cut_and_says_so() -> None:
    assert shortened("渡し船が座礁した", 6) == "渡し船が …"
    assert shortened("👩‍👩‍👧👩‍👩‍👧", 13) == "👩‍👩‍👧 …"
    assert shortened("The ferry ran aground.", 12) == "The ferry …"


def test_a_long_title_leaves_room_for_what_happened() -> None:
    title = "Ferry aground " * 700
    story = Brief(title, 1, (), (Told("It was towed.", ("a",), (), ()),), ())
    told = replace(story, reports=(Report("a", None, None, None, None, 9, None, None, ()),))
    first = chat_message(told).first
    assert first.splitlines()[0].endswith(" …")
    assert "• It was towed." in first
