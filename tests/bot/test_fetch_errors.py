"""What the errors of links, files and settings say to a person."""

from __future__ import annotations

import pytest

from bot.errors import (
    AddressBlocked,
    ConfigurationError,
    DamagedLine,
    HttpRefused,
    MissingFile,
    NotText,
    TooLarge,
    Unreachable,
    UnreadableFile,
    UrlRefused,
    WrongType,
)
from summarizers.errors import InputError, ParallaxError

ONE_OF_EACH = [
    UrlRefused("ftp://story.test/", "is not a web link"),
    AddressBlocked("http://story.test/"),
    Unreachable("http://story.test/", "does not answer"),
    TooLarge("http://story.test/", 2_000_000),
    WrongType("http://story.test/", "a picture"),
    *(HttpRefused("http://story.test/", status) for status in (401, 403, 404, 410, 429, 451, 500, 503, 418)),
    MissingFile("dam.txt"),
    UnreadableFile("dam.txt", "is a folder"),
    NotText("dam.pdf", "a PDF"),
    DamagedLine("line 3 of dams.jsonl", "is not JSON"),
]


@pytest.mark.parametrize("error", ONE_OF_EACH, ids=repr)
def test_an_error_is_one_sentence_that_begins_with_its_subject(error: InputError) -> None:
    said = str(error)
    assert said == f"{error.subject} {error.problem}: {error.advice}."
    assert said.count(": ") == 1
    assert not error.advice.endswith(".")
    assert "\n" not in said


def test_each_refusal_of_a_site_has_words_of_its_own() -> None:
    said = {
        HttpRefused("x", status).problem.partition(" (")[0]
        for status in (401, 403, 404, 410, 429, 451, 500, 418)
    }
    assert len(said) == 8


def test_sizes_are_told_in_megabytes() -> None:
    assert "2 MB" in str(TooLarge("x", 2_000_000))
    assert "0.5 MB" in str(TooLarge("x", 500_000))


def test_a_blocked_address_is_not_told() -> None:
    assert "127" not in str(AddressBlocked("http://story.test/"))


def test_all_problems_of_the_settings_are_told_at_once() -> None:
    error = ConfigurationError("A is missing", "B is no number")
    assert isinstance(error, ParallaxError)
    assert error.problems == ("A is missing", "B is no number")
    assert str(error) == "A is missing; B is no number"
