"""How the verdicts on a brief's notes read in a terminal, and in JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.__main__ import main
from bot.intake import article_of_file
from bot.render.data import brief_data
from bot.render.disarm import disarmed
from bot.render.explain import HEADING, explained_text
from bot.render.lines import shown_notes
from summarizers.brief import Stance, Verdict
from summarizers.making import make_brief
from tests.bot.briefs import brief, note

VERDICTS = (
    Verdict("a", Stance.REPORTS, 1.0, "The rudder jammed at noon.", "its own words"),
    Verdict("b", Stance.SILENT, 0.0, None, "nothing like it stands in its text"),
    Verdict("c", Stance.SILENT, 0.0, None, "nothing like it stands in its text"),
    Verdict("d", Stance.UNCLEAR, 0.0, None, "in another language (de)"),
)
EXPLAINED = brief(replace(note("The rudder jammed.", "a"), verdicts=VERDICTS), outlets="abcd")


def told(capsys: pytest.CaptureFixture[str], *call: str) -> tuple[int, str, str]:
    """Run one call; its exit code, standard output and standard error."""
    code = main(call)
    out, err = capsys.readouterr()
    return code, out, err


def test_a_note_is_explained_outlet_by_outlet() -> None:
    assert explained_text(EXPLAINED, width=88) == (
        f"{HEADING}\n\n"
        "▫ Only a: The rudder jammed.\n"
        "  reports  a – its own words\n"
        "           ↳ The rudder jammed at noon.\n"
        "  silent   b, c (each) – nothing like it stands in its text\n"
        "  unclear  d – in another language (de)"
    )


def test_nothing_is_explained_where_nothing_is_noted() -> None:
    assert explained_text(brief()) == ""


@given(st.lists(st.text("ab c", min_size=1, max_size=200).filter(str.strip), min_size=1, max_size=4))
def test_no_line_is_wider_than_asked_unless_a_word_is(sentences: list[str]) -> None:
    verdicts = [Verdict("a", Stance.SILENT, 0.2, " ".join(s.split()), "some words") for s in sentences]
    made = brief(replace(note("x y.", "b"), verdicts=tuple(verdicts)))
    longest = max(len(word) for s in sentences for word in s.split())
    assert all(len(line) <= max(60, longest + 13) for line in explained_text(made, width=60).splitlines())


def test_a_chat_gets_no_verdicts() -> None:
    assert all(not found.verdicts for found in disarmed(EXPLAINED).notes)


def test_every_note_that_is_shown_is_explained_and_names_every_outlet(examples: Path) -> None:
    made = make_brief([article_of_file(path) for path in sorted((examples / "harn-bridge").glob("*.txt"))])
    blocks = explained_text(made).split("\n\n")[1:]
    assert len(blocks) == sum(map(len, shown_notes(made))) > 0
    assert all(outlet in block for block in blocks for outlet in made.outlets)


def test_explain_tells_the_brief_first_and_then_why(
    capsys: pytest.CaptureFixture[str], examples: Path
) -> None:
    code, out, _ = told(capsys, "brief", str(examples / "harn-bridge"), "--explain")
    before, _, why = out.partition(f"\n\n{HEADING}\n\n")
    assert code == 0
    assert "Only some report" in before
    assert "\n  reports  " in why
    assert "\n  silent   " in why
    assert "\n  unclear  " in why
    assert "says 60 million crowns" in why


def test_json_has_verdicts_only_with_explain(capsys: pytest.CaptureFixture[str], examples: Path) -> None:
    _, plain, _ = told(capsys, "brief", str(examples / "harn-bridge"), "--json")
    _, explained, _ = told(capsys, "brief", str(examples / "harn-bridge"), "--json", "--explain")
    notes = json.loads(explained)["notes"]
    for found in notes:
        verdicts = found.pop("verdicts")
        assert all(set(v) == {"outlet", "stance", "value", "sentence", "reason"} for v in verdicts)
        assert {v["outlet"] for v in verdicts if v["stance"] == "reports"} == set(found["outlets"])
    assert notes == json.loads(plain)["notes"]


def test_values_are_rounded_in_json() -> None:
    (found,) = EXPLAINED.notes
    third = replace(found, verdicts=(replace(VERDICTS[0], value=1 / 3),))
    data = json.loads(json.dumps(brief_data(brief(third), explain=True)))
    assert data["notes"][0]["verdicts"][0]["value"] == 0.333


def test_explain_does_not_go_into_a_chat_message(capsys: pytest.CaptureFixture[str], examples: Path) -> None:
    code, out, err = told(capsys, "brief", str(examples / "harn-bridge"), "--explain", "--format", "chat")
    assert (code, out) == (2, "")
    assert "leave out --explain or --format chat" in err
