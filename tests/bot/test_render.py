"""How a brief reads in a terminal and in a chat."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.decode import clean_text
from bot.render.chat import FIRST_SCREEN, MESSAGE, chat_message, units
from bot.render.terminal import terminal_text
from summarizers.brief import Brief, Evidence, Kind, Note, Relation, Report, Told, Value

BLANK = "\u115f\u1160\u3164\uffa0\u2800"
WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "So"), exclude_characters=BLANK),
    min_size=1,
    max_size=12,
).map(clean_text)
SENTENCES = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


def report(outlet: str, agency: str | None = None, copy_of: str | None = None) -> Report:
    published = datetime(2024, 5, 3, 14, 10)  # noqa: DTZ001 - pages often state no zone
    return Report(outlet, "Ferry aground", None, published, "en", 200, agency, copy_of, ())


def note(text: str, *outlets: str, independent: int = 2) -> Note:
    kind = Kind.ONLY if len(outlets) == 1 else Kind.SOME
    evidence = tuple(Evidence(outlet, text) for outlet in outlets)
    return Note(kind, text, outlets, ("c",), (), independent, evidence)


def differing(relation: Relation) -> Note:
    sides = (Value("212", "passengers", ("a",)), Value("220", "passengers", ("b",)))
    text = "passengers: 212 (a) · 220 (b)"
    return Note(Kind.DIFFERS, text, ("a", "b"), ("c",), (), 2, (), relation, sides)


def brief(*notes: Note, summary: tuple[Told, ...] = (), outlets: str = "abc") -> Brief:
    return Brief("Ferry aground off Lessel", 2, tuple(map(report, outlets)), summary, notes)


def test_coverage_is_counted_and_uncertainty_is_marked() -> None:
    summary = (Told("It ran aground.", ("a", "b"), (), ()), Told("It was towed.", ("a",), ("b",), ()))
    text = terminal_text(brief(summary=summary))
    assert "• It ran aground. (2/3)" in text
    assert "• It was towed. (1+/3)" in text


def test_notes_name_their_outlets_and_say_when_they_carry_one_text() -> None:
    text = terminal_text(brief(note("the rudder jammed.", "a"), note("it was old.", "a", "b", independent=1)))
    assert "▫ Only a: the rudder jammed." in text
    assert "▫ 2 of 3 (a, b; one text): it was old." in text


def test_an_agency_is_named_where_its_text_is_carried() -> None:
    shared = Brief("T", 1, (report("a", agency="Norrland News"), report("b", copy_of="a")), (), ())
    assert "a (as Norrland News), b (a copy of a)" in terminal_text(shared)
    told = Brief(
        "T",
        1,
        (report("a", agency="NN"), report("b"), report("c")),
        (),
        (note("x y.", "a", "b", independent=1),),
    )
    assert "(a, b; one agency text)" in terminal_text(told)


def test_relations_are_told_where_they_inform() -> None:
    assert "220 (b) (later)" in terminal_text(brief(differing(Relation.LATER)))
    assert "(may both be right)" in terminal_text(brief(differing(Relation.COMPATIBLE)))
    assert terminal_text(brief(differing(Relation.CONFLICT))).endswith("220 (b)")


def test_background_stays_out_of_sight() -> None:
    seen = note("the rudder jammed.", "a")
    behind = Note(Kind.ONLY, "ships have rudders.", ("b",), ("a",), (), 1, (), adds=False)
    assert "ships have rudders" not in terminal_text(brief(seen, behind))


def test_when_nothing_can_be_noted_it_says_so() -> None:
    assert "No difference between the reports that is sure enough to tell." in terminal_text(brief())


def test_no_line_is_wider_than_asked() -> None:
    long = note("word " * 60 + "end.", "a")
    assert all(len(line) <= 60 for line in terminal_text(brief(long), width=60).splitlines())


@given(st.lists(SENTENCES, max_size=30), st.lists(SENTENCES, max_size=12))
def test_a_chat_message_keeps_its_bounds_and_cuts_no_line(notes: list[str], told: list[str]) -> None:
    summary = tuple(Told(text, ("a",), (), ()) for text in told)
    made = brief(*(note(text, "a") for text in notes), summary=summary)
    message = chat_message(made)
    assert units(message.text) <= MESSAGE
    assert units(message.first) <= FIRST_SCREEN
    whole = {f"• {t.text} (1/3)" for t in summary} | {f"▫ Only a: {n}" for n in notes}
    for line in message.text.splitlines():
        if line.startswith(("• ", "▫ ")):
            assert line in whole


def test_what_does_not_fit_a_chat_message_is_counted() -> None:
    made = brief(*(note("word " * 150 + f"{i}.", "a") for i in range(12)))
    message = chat_message(made)
    assert "… and " in message.rest
    assert message.first.startswith("Ferry aground off Lessel")
