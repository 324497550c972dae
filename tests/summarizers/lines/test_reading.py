"""Whether a line can be read without its article, and how it is shown so that it can."""

from __future__ import annotations

import pytest

from summarizers.claims.statements import statements_of
from summarizers.lines.phrasing import Phrase
from summarizers.lines.reading import Line, Reader
from summarizers.making import make_brief
from tests.factories import article

FIRE = "A fire destroyed the boathouse at Lind and eight yachts on Monday."
CLOSED = "Harbour master Emil Drost had closed the gate."


def read(*sentences: str, beside: str = FIRE, heard: str = "", language: str = "en") -> Line:
    """How the last of a report's sentences reads to somebody who has heard something."""
    one = article("a", " ".join(sentences), language=language)
    statements = statements_of([one, article("b", beside, language=language)])
    row = next(i for i, each in enumerate(statements.rows) if each.text == sentences[-1])
    reader = Reader(statements)
    reader.hear(heard, {term for each in statements.rows if each.text == heard for term in each.terms})
    return reader.line(row, Phrase(sentences[-1], 0, len(sentences[-1])))


@pytest.mark.parametrize(
    ("sentences", "shown"),
    [
        ((FIRE, CLOSED, "Cans burned, Drost said."), "Cans burned, [Harbour master Emil] Drost said."),
        ((FIRE, CLOSED, "Drost called the fire bad."), "[Harbour master Emil] Drost called the fire bad."),
        ((FIRE, CLOSED, "He called the heater old."), "[Harbour master Emil Drost] called the heater old."),
        ((FIRE, CLOSED, '"Too late," he said.'), '[Harbour master Emil Drost:] "Too late," he said.'),
    ],
)  # fmt: skip
def test_who_speaks_is_introduced_as_the_report_does(sentences: tuple[str, ...], shown: str) -> None:
    assert read(*sentences) == Line(shown, True)


def test_a_sentence_of_the_summary_says_who_somebody_is_once() -> None:
    called = "The fire began in a heater, Drost said."
    statements = statements_of([article("a", f"{FIRE} {CLOSED} {called} Drost called the fire bad.")])
    reader = Reader(statements)
    assert reader.sentence(2) == "The fire began in a heater, [Harbour master Emil] Drost said."
    assert reader.sentence(3) == "Drost called the fire bad."


def test_another_report_may_tell_who_somebody_is() -> None:
    line = "Drost called the heater old."
    told = read("Emil Drost was away.", line, beside=f"{FIRE} {CLOSED}")
    assert told == Line(f"[Harbour master Emil] {line}", True)
    assert read(FIRE, line, beside=f"{FIRE} {CLOSED}") == told


@pytest.mark.parametrize(
    ("sentences", "heard"),
    [
        ((FIRE, "The heater was old, Drost said."), ""),
        ((FIRE, CLOSED, "The heater was old, police told Drost."), ""),
        ((FIRE, "It was late, said Emil Drost.", '"The heater was old," he said.'), ""),
        ((FIRE, "The ballot will be held on Sunday."), FIRE),
        ((FIRE, "A driver crashed into the lock.", "The driver was asleep."), FIRE),
        (("Three years ago lightning struck the club.", "Two boys were hurt by it."), FIRE),
        ((FIRE, "Until then the juniors will row indoors."), FIRE),
    ],
)
def test_what_a_reader_has_not_heard_of_leaves_a_line_unclear(sentences: tuple[str, ...], heard: str) -> None:
    assert not read(*sentences, heard=heard).alone


def test_what_was_heard_makes_a_line_clear() -> None:
    assert read(FIRE, "The boathouse was insured.", heard=FIRE).alone
    assert read(FIRE, "Two cans of petrol burned, Drost said.", heard="Emil Drost had closed the gate.").alone
    crash = "A driver crashed into the lock."
    assert read(FIRE, crash, "The driver was asleep.", heard=crash).alone


def test_in_other_languages_openings_count() -> None:
    fire = "Ein Feuer hat das Bootshaus in Lind zerstört."
    assert not read(fire, "Sie war um sechs angerufen worden.", language="de").alone
    assert read(fire, "Acht Boote sind verbrannt.", language="de") == Line("Acht Boote sind verbrannt.", True)


def test_an_outlet_that_has_little_but_the_figure_bears_no_line_out() -> None:
    owners = "The 23 sailors of the two crews own the largest fleet of clinker boats on the coast."
    asked = "Police questioned 23 sailors, twelve men and eleven women, until the evening."
    told = make_brief([article("a", f"{FIRE} {owners}"), article("b", f"{FIRE} {asked}"), article("c", FIRE)])
    assert not [note for note in told.notes if note.adds and len(note.outlets) == 2]
