from __future__ import annotations

import pytest

from summarizers.synonyms import groups, sense_of
from summarizers.terms import one_spelling, terms_of
from summarizers.words import LANGUAGE_NAMES, stem, stop_words

LISTED = [(group, word) for group in groups() for word in group.split()]

ALIKE = """
vessel/ship chopper/helicopter detained/arrested torn/demolished hurt/injured shut/closed slumped/fell
unveiled/announced plane/aircraft lorry/truck slain/killed died/killed dead/killed explosion/blast
quake/earthquake hurricane/storm wildfire/blaze rubble/debris unhurt/unharmed missing/disappeared
trapped/stuck firemen/firefighters robbery/theft stole/robbed gunmen/gunman jailed/imprisoned
probe/inquiry investigation/probe fled/escaped guilty/convicted lawsuit/sued banned/prohibited
allowed/permitted poll/survey ballots/votes MPs/lawmakers quit/resigned sacked/dismissed ousted/toppled
programme/scheme deal/agreement talks/negotiations truce/ceasefire envoy/ambassador
protesters/demonstrators troops/soldiers army/military rebels/insurgents shelling/bombardment
pullout/withdrawal bought/acquired firm/company staff/workers pay/paid stoppage/strike jobless/unemployed
house/homes rose/increased rising/climbed cut/reduced hike/raised started/began finished/ended
jab/vaccine physician/doctor illness/disease movie/film soccer/football victory/won pupils/students
teenager/teens urged/demanded denial/denied conceded/admitted denounced/condemned hailed/praised
pledged/promised warning/alert rapid/quick enormous/huge dawn/sunrise spokeswoman/spokesperson
harbour/port railway/rail postponed/delayed massacred/slaughtered typhoons/typhoon
"""

OPPOSED = """
rise/fall increased/decreased surged/plunged raised/cut grew/shrank open/closed win/lose victory/defeat
profit/loss arrested/released detained/freed jailed/freed convicted/acquitted guilty/innocent begin/end
started/stopped resumed/halted resumed/suspended buy/sell lend/borrow hire/sack recruited/dismissed
legal/illegal banned/allowed approved/rejected support/oppose praised/condemned confirmed/denied
admitted/denied attack/defend attacker/victim kidnapper/hostage gunman/police killed/injured
killed/survived dead/unharmed injured/unhurt advance/retreat invaded/withdrew war/ceasefire enemy/ally
arrive/depart give/receive found/missing rich/poor strong/weak fast/slow huge/tiny big/small dawn/dusk
noon/midnight night/morning north/south east/west hot/cold flood/drought import/export build/demolish
repair/damage employee/employer worker/boss tenant/landlord lender/borrower teacher/pupil doctor/patient
judge/defendant prosecutor/lawyer driver/passenger father/mother man/woman child/adult
government/opposition elected/ousted appointed/resigned happy/angry reveal/hide improve/worsen
eased/tightened extended/shortened early/late promised/refused ship/aircraft truck/car mile/kilometre
murder/manslaughter robbery/murder earthquake/flood school/university union/strike damaged/destroyed
divide/merge birth/death married/divorced predator/prey
"""


def sense(word: str) -> str | None:
    """The group of a word as it comes out of a text."""
    return next((sense_of(term, "en") for term in terms_of(word, "en") if not term.startswith("@")), None)


def pairs(table: str) -> list[tuple[str, str]]:
    return [(one, other) for one, _, other in (pair.partition("/") for pair in table.split())]


def test_words_that_outlets_use_for_one_another_share_a_group() -> None:
    assert [pair for pair in pairs(ALIKE) if sense(pair[0]) is None or sense(pair[0]) != sense(pair[1])] == []


def test_opposites_and_the_two_sides_of_a_deed_share_no_group() -> None:
    assert [pair for pair in pairs(OPPOSED) if sense(pair[0]) == sense(pair[1]) is not None] == []


def test_every_listed_word_leads_to_its_own_group_and_no_other() -> None:
    found = {word: sense_of(stem(one_spelling(word), "en"), "en") for _, word in LISTED}
    assert [(group, word) for group, word in LISTED if found[word] != group.split()[0]] == []


def test_every_group_joins_at_least_two_stems() -> None:
    assert all(len({stem(one_spelling(word), "en") for word in group.split()}) > 1 for group in groups())


def test_every_listed_word_is_one_plain_word_that_a_text_has_for_a_term() -> None:
    words = {word for _, word in LISTED}
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
    assert not words & stop_words("en")


def test_a_word_of_no_group_has_no_sense() -> None:
    assert sense("charge") is sense("party") is None


@pytest.mark.parametrize("language", [None, "", "xx", *sorted(set(LANGUAGE_NAMES) - {"en"})])
def test_no_other_language_has_groups(language: str | None) -> None:
    assert all(sense_of(stem(one_spelling(word), "en"), language) is None for _, word in LISTED)
