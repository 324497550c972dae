"""The language of a text is told from more than its headline, and not guessed."""

from __future__ import annotations

import pytest

from bot.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The mayor of Ossen said on Tuesday that the bridge would stay closed until Friday.", "en"),
        ("Der Bürgermeister von Ossen sagte am Dienstag, die Brücke bleibe bis Freitag gesperrt.", "de"),
        ("Мэр Оссена сказал во вторник, что мост будет закрыт до пятницы.", "ru"),
        ("El alcalde de Ossen dijo el martes que el puente seguirá cerrado hasta el viernes.", "es"),
        ("Le maire d'Ossen a déclaré mardi que le pont resterait fermé jusqu'à vendredi.", "fr"),
        ("Міський голова Оссена сказав у вівторок, що міст буде закрито до п'ятниці.", "uk"),
    ],
)
def test_languages_are_told_apart(text: str, code: str) -> None:
    assert language_of(text) == code


def test_a_headline_of_names_in_capitals_does_not_decide() -> None:
    headline = "HARN UNITED 3 OSSEN ROVERS 1 IN VARR CUP FINAL, NEES, HOLM AND WEIL SCORE. " * 2
    body = "The cup stayed in the north for a third year after a match that was settled in ten minutes. "
    assert language_of(headline + body * 6) == "en"


@pytest.mark.parametrize("text", ["", "   ", "12 34 56"])
def test_where_nothing_can_be_told_nothing_is_said(text: str) -> None:
    assert language_of(text) is None
