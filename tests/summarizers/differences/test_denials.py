from __future__ import annotations

import pytest

from summarizers.claims.statements import statements_of
from summarizers.differences.denials import denials
from tests.factories import article

CHARGE = "Two clerks said that the harbour office had sold the same berth twice."


def found(*paragraphs: str, language: str = "en") -> list[tuple[str, str]]:
    """The sentences of each charge and its denial in one report."""
    statements = statements_of([article("Post", *paragraphs, language=language)])
    return [(statements.rows[one].text, statements.rows[other].text) for one, other in denials(statements)]


@pytest.mark.parametrize(
    "denial",
    [
        "The harbour master, Ode Brannock, denied it.",
        "The harbour office rejects this and points to its books.",
        "Ode Brannock dismissed the claims on Friday.",
        "The harbour office denies that any such sale took place.",
        "The harbour office said it knew of no such sale.",
        "Ode Brannock said it was nonsense.",
    ],
)
def test_a_denial_answers_the_sentence_before(denial: str) -> None:
    assert found(f"{CHARGE} {denial}") == [(CHARGE, denial)]
    assert found(CHARGE, denial) == [(CHARGE, denial)]


@pytest.mark.parametrize(
    ("language", "charge", "denial"),
    [
        (
            "de",
            "Das Amt soll den Platz doppelt verkauft haben.",
            "Das Amt bestreitet das.",
        ),
        (
            "es",
            "La oficina vendió dos veces el mismo amarre.",
            "La oficina lo niega.",
        ),
    ],
)
def test_plain_denials_are_known_in_german_and_spanish(language: str, charge: str, denial: str) -> None:
    assert found(f"{charge} {denial}", language=language) == [(charge, denial)]


@pytest.mark.parametrize(
    "other",
    [
        "The harbour office denied them a berth.",
        "Ode Brannock rejected the offer of a new crane.",
        "The harbour office denied that the berth was small.",
        "The harbour office did not deny it.",
        "No berth was free on Friday.",
    ],
)
def test_what_denies_nothing_of_the_sentence_before_is_no_denial(other: str) -> None:
    assert found(f"{CHARGE} {other}") == []


def test_who_would_not_comment_is_passed_over() -> None:
    silent, denial = "The clerks' chief did not return our calls.", "The harbour office denied it."
    assert found(f"{CHARGE} {silent} {denial}") == [(CHARGE, denial)]


def test_a_denial_after_a_paragraph_of_several_sentences_answers_nothing() -> None:
    assert found(f"The port is large. {CHARGE}", "The harbour office denied it.") == []


def test_a_denial_of_what_leans_on_other_sentences_is_left() -> None:
    assert found('"He looked at us all," she said. The harbour office denied it.') == []


def test_a_denial_can_itself_be_answered() -> None:
    denial = "The harbour office denied having sold a berth twice."
    answer = "Two of its clerks said that this is exactly what it did."
    assert found(f"{denial} {answer.replace('this is', 'that is')}") == [
        (denial, answer.replace("this is", "that is"))
    ]


def test_what_was_denied_until_something_is_disputed_no_more() -> None:
    assert not found(f"{CHARGE} Ode Brannock denied it until she saw the books.")
    assert not found(f"{CHARGE} Ode Brannock denied this before resigning in May.")
