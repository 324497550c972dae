"""How a brief reads in a terminal and in a chat."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.render.chat import FIRST_SCREEN, MESSAGE, chat_message, pointing_on, units
from bot.render.entities import spans
from bot.render.lines import MOST_VALUES, days_text, note_line, sources_line, summary_section
from bot.render.terminal import terminal_text
from summarizers.brief import Brief, Evidence, Kind, Note, Relation, Told, Value
from tests.bot.briefs import accounts, brief, differing, note, report, told

BLANK = "\u115f\u1160\u3164\uffa0\u2800"
WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "So"), exclude_characters=BLANK),
    min_size=1,
    max_size=12,
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


def test_days_are_told_from_the_first_to_the_last() -> None:
    first, last = date(2024, 5, 14), date(2024, 5, 16)
    assert days_text(first, first) == "Tue 14 May 2024"
    assert days_text(first, last) == "Tue 14 – Thu 16 May 2024"
    assert days_text(first, date(2024, 6, 1)) == "Tue 14 May – Sat 1 Jun 2024"
    assert days_text(date(2023, 5, 14), last) == "Sun 14 May 2023 – Thu 16 May 2024"


def test_coverage_is_counted_and_uncertainty_is_marked() -> None:
    summary = (Told("It ran aground.", ("a", "b"), (), ()), Told("It was towed.", ("a",), ("b",), ()))
    text = terminal_text(brief(summary=summary))
    assert "• It ran aground. (2/3)" in text
    assert "• It was towed. (a, 1+/3)" in text


def test_who_tells_a_part_is_counted_beside_who_tells_all_of_it() -> None:
    one = Told("It ran aground at noon.", ("a",), (), (), partly=("b", "c"))
    two = Told("It was towed.", ("a", "b"), ("d",), (), partly=("c",))
    evidence = tuple(Evidence(outlet, f"It ran aground, says {outlet}.") for outlet in "abc")
    text = terminal_text(brief(summary=(one, two)))
    assert "• It ran aground at noon. (a, 2 more in part)" in text
    assert "• It was towed. (2+/3, 1+ more in part)" in text
    section = summary_section(brief(summary=(replace(one, evidence=evidence),)))
    assert section.lines[0][1] == (
        "a: It ran aground, says a.",
        "b, in part: It ran aground, says b.",
        "c, in part: It ran aground, says c.",
    )


def test_notes_name_their_outlets_and_say_when_they_carry_one_text() -> None:
    text = terminal_text(brief(note("The rudder jammed.", "a"), note("It was old.", "a", "b", independent=1)))
    assert "▫ Only a: The rudder jammed." in text
    assert "▫ 2 of 3 (a, b; one text): It was old." in text


def test_a_plus_says_that_another_outlet_may_report_a_line() -> None:
    several = note("It was old.", "a", "b")
    assert "▫ 2 of 3 (a, b): It was old." in terminal_text(brief(several))
    unsure = replace(several, silent=(), unclear=("c",))
    assert "▫ 2+ of 3 (a, b): It was old.\n" in f"{terminal_text(brief(unsure))}\n"


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
    assert "212 (a) · 220 (b, later)" in terminal_text(brief(differing(Relation.LATER)))
    assert "(may both be right)" in terminal_text(brief(differing(Relation.COMPATIBLE)))
    assert terminal_text(brief(differing(Relation.CONFLICT))).endswith("220 (b)")


def test_the_newest_of_many_values_is_always_told() -> None:
    sides = tuple(Value(str(n), "passengers", (chr(97 + n),)) for n in range(MOST_VALUES + 2))
    line = note_line(replace(differing(Relation.LATER), figures=sides), brief())
    assert line.endswith(f" · {sides[-1].value} ({sides[-1].outlets[0]}, later) · 2 more")
    assert line.count(" · ") == MOST_VALUES


def test_a_note_cut_out_of_its_sentence_says_so() -> None:
    cut, whole = note("and the pilot swam ashore.", "a"), note("The pilot swam ashore.", "b")
    text = terminal_text(brief(cut, whole))
    assert "Only a: … and the pilot swam ashore." in text
    assert "Only b: The pilot swam ashore." in text


def test_background_stays_out_of_sight() -> None:
    seen = note("The rudder jammed.", "a")
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
    lines = [f"• {t.text} (a, 1/3)" for t in summary] + [
        f"▫ Only a: {'… ' if n[:1].islower() else ''}{n}" for n in notes
    ]
    whole = {unicodedata.normalize("NFC", line) for line in lines}
    for line in message.text.splitlines():
        if line.startswith(("• ", "▫ ")):
            assert line in whole


def test_what_does_not_fit_a_chat_message_is_counted() -> None:
    made = brief(*(note("word " * 150 + f"{i}.", "a") for i in range(12)))
    message = chat_message(made)
    assert "… and " in message.rest
    assert message.first.startswith("Ferry aground off Lessel")


def test_a_chat_names_the_outlets_below_the_counts() -> None:
    assert chat_message(brief()).text.splitlines()[1:3] == [
        "3 outlets · 2 independent reports · Fri 3 May 2024",
        "a, b, c",
    ]
    assert "a\n" not in chat_message(brief(outlets="a")).text


def test_many_outlets_leave_room_on_the_first_screen() -> None:
    many = replace(brief(), reports=tuple(report(f"Harn Courier {n}") for n in range(50)))
    line = chat_message(many).text.splitlines()[2]
    assert line.startswith("Harn Courier 0, Harn Courier 1, ")
    assert line.endswith(" more")
    assert units(line) <= 160


def test_a_teaser_is_named_unless_the_outlet_has_a_whole_report() -> None:
    cut = replace(report("a"), teaser=True)
    assert sources_line(Brief("T", 1, (cut, report("b")), (), ())) == "a (teaser only), b"
    assert sources_line(Brief("T", 1, (cut, report("a"), report("b")), (), ())) == "a, b"


def test_a_note_names_six_outlets_and_counts_the_others() -> None:
    text = chat_message(brief(note("It was old.", *"abcdefgh"), outlets="abcdefghi")).text
    assert "▫ 8 of 9 (a, b, c, d, e, f and 2 more): It was old." in text


def test_title_and_headings_are_bold_and_the_rest_is_a_quote() -> None:
    made = brief(
        *(note("word " * 50 + f"{i}.", "a") for i in range(8)),
        differing(Relation.CONFLICT),
        summary=(told("It ran aground.", "a", "b"),),
    )
    message = chat_message(made)
    shown = [(s.kind, message.text[s.offset :][: s.length]) for s in spans(message)]
    assert shown == [
        ("bold", "Ferry aground off Lessel"),
        ("bold", "Only some report"),
        ("expandable_blockquote", message.rest),
        ("bold", "Figures differ"),
    ]


def test_accounts_that_differ_have_a_section_of_their_own_and_three_are_shown() -> None:
    made = brief(differing(Relation.CONFLICT), *map(accounts, range(5)))
    told = [f"▫ pier: The pier {n} reopens today (a) · The pier stays shut (b, later)" for n in range(3)]
    shown = "\n".join(["Figures differ", "▫ passengers: 212 (a) · 220 (b)", "", "Accounts differ", *told])
    assert chat_message(made).text.endswith(shown)


def test_a_message_that_points_on_keeps_its_bounds_and_points_once() -> None:
    message = chat_message(brief(*(note("word " * 60 + f"{i}.", "a") for i in range(12))))
    on = pointing_on(message)
    assert on.first.endswith("\n→ See the newer message below.")
    assert units(on.first) <= FIRST_SCREEN
    assert units(on.text) <= MESSAGE
    assert pointing_on(on) == on
