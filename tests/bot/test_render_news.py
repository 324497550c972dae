"""What a message that continues another one tells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.layout import FIRST_SCREEN
from bot.render.news import NO_LONGER_ALONE, Claim, Seen, dumps, loads, news_told, story_told
from summarizers.brief import Brief, Kind, Relation
from tests.bot.briefs import brief, differing, note, report, told
from tests.laws import law

TOWED, JAMMED = told("It was towed into port.", "a", "b"), note("The rudder jammed off the pier.", "a")
LATE, INSURED = told("It left an hour late.", "a", "c"), note("The ship was insured.", "c")
FIRST = brief(JAMMED, summary=(TOWED,), outlets="ab")
SEEN = Seen(("a", "b"), story_told(FIRST, 5).claims)


def news(story: Brief, seen: Seen = SEEN, headline: str | None = None) -> str:
    """The news of a story as they read; empty where there are none."""
    found = news_told(story, seen, 9, headline)
    return found.message.text if found else ""


def after(story: Brief, seen: Seen = SEEN) -> Seen:
    """What is known once the news of a story were told."""
    found = news_told(story, seen, 9)
    assert found
    return Seen(tuple(report.outlet for report in story.reports), (*seen.claims, *found.claims))


def test_only_what_a_new_outlet_brings_is_told() -> None:
    old = note("the cook was hurt.", "b")
    assert news(brief(JAMMED, old, INSURED, differing(Relation.LATER), summary=(TOWED, LATE))) == (
        "New in: Ferry aground off Lessel\n"
        "You have seen this story (2 outlets). New here: c · now 3 outlets\n\n"
        "• It left an hour late. (2/3)\n\n"
        "Only some report\n▫ Only c: The ship was insured.\n\n"
        "Figures differ\n▫ passengers: 212 (a) · 220 (b, later)"
    )


@pytest.mark.parametrize(
    "words",
    ["The ship was towed into port.", "Into port the ship was towed.", "it was towed."],
)
def test_what_was_told_is_not_new_in_a_new_outlets_words(words: str) -> None:
    assert words not in news(brief(summary=(told(words, "c"),)))
    assert words not in news(brief(note(words, "c")))


@pytest.mark.parametrize(
    "words",
    ["It was not towed into port.", "Four tugs towed it into port.", "It was towed into port at 9.30 p.m."],
)
def test_a_new_figure_or_a_not_makes_a_line_new(words: str) -> None:
    assert f"• {words} (c, 1/3)" in news(brief(summary=(told(words, "c"),)))


def test_more_outlets_for_what_several_reported_are_no_news() -> None:
    assert "towed" not in news(brief(JAMMED, summary=(told(TOWED.text, "a", "b", "c"),)))


def test_what_one_outlet_alone_reported_is_confirmed_once() -> None:
    both = brief(summary=(TOWED, told("The rudder jammed off the pier.", "a", "c")))
    assert news(both).endswith(f"\n\n{NO_LONGER_ALONE}\n▫ Now also c: The rudder jammed off the pier.")
    more = brief(summary=(told("The rudder jammed off the pier.", "a", "c", "d"),), outlets="abcd")
    assert NO_LONGER_ALONE not in news(more, after(both))


def test_an_outlet_that_brings_nothing_is_named_in_one_line() -> None:
    one = news(brief(JAMMED, summary=(TOWED,)))
    two = news(brief(JAMMED, summary=(TOWED,), outlets="abcd"))
    assert one.endswith("now 3 outlets\n\nc reports nothing that was not told.")
    assert two.endswith("now 4 outlets\n\nc, d report nothing that was not told.")


def test_nothing_new_is_no_message() -> None:
    assert news_told(FIRST, SEEN, 9) is None


def test_a_second_report_of_an_outlet_is_new() -> None:
    again = brief(note("It sank at noon.", "a"), outlets="aba")
    assert "New here: a (again) · now 2 outlets" in news(again)
    assert "▫ Only a: It sank at noon." in news(again)
    assert news_told(again, after(again), 9) is None


def test_figures_that_come_to_differ_are_told_without_a_new_outlet() -> None:
    text = news(brief(JAMMED, differing(Relation.CONFLICT), outlets="ab"))
    assert text.splitlines()[1] == "You have seen this story (2 outlets). New here:"
    assert "passengers: 212 (a) · 220 (b)" in text


def test_figures_are_told_again_only_for_a_new_value() -> None:
    first = brief(differing(Relation.CONFLICT), outlets="abc")
    seen = after(first)
    same = differing(Relation.CONFLICT)
    sides = (replace(same.figures[0], outlets=("a", "d")), same.figures[1])
    assert "passengers" not in news(brief(replace(same, figures=sides), outlets="abcd"), seen)
    more = (*same.figures, replace(same.figures[0], value="230", outlets=("d",)))
    assert "230 (d)" in news(brief(replace(same, figures=more), outlets="abcd"), seen)


def test_figures_whose_label_is_worded_anew_are_not_told_again() -> None:
    seen, same = after(brief(differing(Relation.CONFLICT), outlets="ab")), differing(Relation.CONFLICT)
    anew = replace(same, text=same.text.replace("passengers: ", "… passengers were on board: "))
    assert "on board" not in news(brief(anew), seen)
    other = replace(anew, figures=tuple(replace(side, outlets=("c",)) for side in anew.figures))
    assert "on board" in news(brief(other), seen)


def test_the_story_keeps_the_headline_by_which_readers_know_it() -> None:
    assert news(brief(), headline="New in: Ferry stuck").startswith("New in: Ferry stuck\n")


def test_a_copy_is_named_as_one() -> None:
    story = replace(FIRST, reports=(*FIRST.reports, report("c", copy_of="a")))
    assert "New here: c (a copy of a)" in news(story)


def test_a_line_that_had_no_room_was_not_told() -> None:
    long = [told(f"The {'very ' * 150}long sentence number {n}.", "a") for n in range(8)]
    shown = story_told(brief(summary=tuple(long), outlets="a"), 5)
    kept = [claim.text for claim in shown.claims]
    assert 0 < len(kept) < len(long)
    assert kept == [line.text for line in long[: len(kept)]]
    rest = replace(long[-1], outlets=("a", "c"))
    assert "number 7" in news(brief(summary=(rest,)), Seen(("a",), shown.claims))


def test_claims_say_who_was_named_and_when() -> None:
    assert SEEN.claims == (
        Claim(TOWED.text, "told", ("a", "b"), 5),
        Claim(JAMMED.text, "only", ("a",), 5),
    )
    figures = story_told(brief(differing(Relation.CONFLICT), outlets="ab"), 5).claims
    assert figures == (
        Claim("passengers: 212", "differs", ("a",), 5),
        Claim("passengers: 220", "differs", ("b",), 5),
    )


def test_of_a_claim_told_twice_the_first_time_and_the_last_outlets_are_kept() -> None:
    first, last = Claim("It sank.", "only", ("a",), 5), Claim("It sank.", "some", ("a", "b"), 9)
    assert loads(dumps([first, last])) == (replace(last, at=5),)


CLAIMS = st.builds(
    Claim,
    st.text(),
    st.sampled_from(["told", *Kind]).map(str),
    st.lists(st.text(), max_size=3).map(tuple),
    st.integers(0, 10**10),
)


@law
@given(st.lists(CLAIMS, max_size=5, unique_by=lambda claim: claim.text))
def test_what_was_told_survives_storing(claims: list[Claim]) -> None:
    assert loads(dumps(claims)) == tuple(claims)
    assert loads("") == ()


@pytest.mark.parametrize("stored", ["[]", "{", '{"claims": {}}', '{"claims": [1]}', "null"])
def test_what_no_message_stored_is_refused(stored: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        loads(stored)


def test_news_begin_on_the_first_screen() -> None:
    many = brief(summary=(LATE,), outlets="abcdefghijklmnopqrstuvwxyz")
    assert news(many).index("It left an hour late.") < FIRST_SCREEN
