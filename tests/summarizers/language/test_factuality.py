from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.language.factuality import Cue, cues_at, scopes_of
from tests.laws import law


def cued(text: str, word: str, language: str = "en") -> set[Cue]:
    """What a sentence's cues say of a word."""
    return set(cues_at(scopes_of(text, language), text.index(word)))


@pytest.mark.parametrize(
    ("text", "word", "language"),
    [
        ("Police have not arrested two men.", "arrested", "en"),
        ("The firm won't close the plant.", "close", "en"),
        ("No one was hurt.", "hurt", "en"),
        ("The road is no longer open.", "open", "en"),
        ("Rescuers failed to reach the miners.", "reach", "en"),
        ("The flight landed without its gear down.", "gear", "en"),
        ("The minister denied in the chamber that he took a loan.", "took", "en"),
        ("Reports that the dam was cracked were firmly denied.", "cracked", "en"),
        ("Die Feuerwehr konnte die Bergleute nicht retten.", "retten", "de"),
        ("Sie hat bestritten, dass sie den Bericht kannte.", "kannte", "de"),
        ("El gobierno no evacuó a los vecinos.", "evacuó", "es"),
        ("Le maire n'a pas signé le texte.", "signé", "fr"),
    ],
)
def test_what_is_said_not_to_be_so(text: str, word: str, language: str) -> None:
    assert cued(text, word, language) == {Cue.NOT}


@pytest.mark.parametrize(
    ("text", "word", "cue"),
    [
        ("The bank may raise its rates.", "raise", Cue.MAYBE),
        ("Experts fear that the dam could collapse.", "collapse", Cue.MAYBE),
        ("The men will strike on Monday unless talks succeed.", "strike", Cue.MAYBE),
        ("An opponent demanded that the mayor resign.", "resign", Cue.MAYBE),
        ("The rebels claimed that the army shelled the town.", "shelled", Cue.CHARGE),
        ("Votes were bought, the beaten candidate alleged on Monday.", "bought", Cue.CHARGE),
        ("Die Reederei habe Papiere gefälscht, behauptet die Gewerkschaft.", "gefälscht", Cue.CHARGE),
    ],
)
def test_what_is_open_and_what_somebody_charges(text: str, word: str, cue: Cue) -> None:
    assert cued(text, word, "de" if "habe " in text else "en") == {cue}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He was not hurt, but shaken.", "shaken"),
        ("The plant will not close, and 200 jobs are safe.", "jobs"),
        ("Not only the church burned.", "burned"),
        ("No fewer than 40 people came.", "people"),
        ("The mayor was not told because the line was cut.", "line"),
        ("He did not deny that he took the money.", "took"),
        ("The vote on 3 May is final.", "final"),
        ("Police said the men were armed.", "armed"),
        ("The union asked if the mine was safe.", "safe"),
    ],
)
def test_what_no_cue_bears_on(text: str, word: str) -> None:
    assert not cued(text, word)


@law
@given(st.text(max_size=80), st.sampled_from(["en", "de", "es", "fr", "pl", None]))
def test_scopes_lie_in_the_sentence(text: str, language: str | None) -> None:
    for scope in scopes_of(text, language):
        assert 0 <= scope.start < scope.end <= len(text)
