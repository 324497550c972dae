"""Whose copy an article is, what it follows, and what it may belong with in another language."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from summarizers.article import Article
from summarizers.linking.decision import Candidate, Decision, Kind, decide, link_all
from summarizers.linking.features import features_of
from summarizers.linking.kinship import FOLLOWS_AFTER
from tests.eval.copied import EDITS, find_copies
from tests.eval.linking import own_collections
from tests.summarizers.linking.articles import (
    COUNCIL_VOTE,
    LOOK_ALIKE,
    RIDGE_FIRE,
    article,
    day,
    storm_warning,
)

TRIAL = (
    "The trial of two former managers of the Maltby cooperative opened in Ostrel. Prosecutors accuse them of "
    "fraud: the dust filters had been struck from the budget although the insurer demanded them. Dana Kolve "
    "testified for three hours. The judge wants to hear eleven witnesses before the verdict."
)
GERMAN_FIRE = (
    "In Ostrel ist in der Nacht das Silo der Genossenschaft Maltby abgebrannt. Niemand wurde verletzt, sagte "
    "Dana Kolve von der Feuerwehr. Die 120 Bauern, denen die Genossenschaft gehört, beziffern den Schaden "
    "auf drei Millionen Kronen. Die Straße nach Ostrel war bis zum Morgen gesperrt."
)


def candidate(name: str, known: Article, story: str = "s") -> Candidate:
    return Candidate(name, story, features_of(known), known.published)


def decision(new: Article, *known: Candidate) -> Decision:
    return decide(features_of(new), new.published, known)


def test_the_later_published_is_the_copy_whichever_came_first() -> None:
    early, late = (article(RIDGE_FIRE[0], published=day(number)) for number in (1, 2))
    found = decision(late, candidate("early", early))
    assert (found.kind, found.copy_of, found.copies) == (Kind.SAME_TEXT, "early", ())
    found = decision(early, candidate("late", late))
    assert (found.kind, found.copy_of, found.copies) == (Kind.SAME_TEXT, None, ("late",))


@pytest.mark.parametrize("hours", [0, 5])
def test_without_two_different_times_the_one_that_came_later_is_the_copy(hours: int) -> None:
    known = article(RIDGE_FIRE[0], published=day(1) if hours == 0 else None)
    found = decision(article(RIDGE_FIRE[0], published=day(1)), candidate("a", known))
    assert (found.copy_of, found.copies) == ("a", ())


def test_an_original_that_stands_whole_in_a_longer_report_makes_it_no_copy() -> None:
    long = article("\n".join((RIDGE_FIRE[0], RIDGE_FIRE[1], *COUNCIL_VOTE)), published=day(2))
    flash = article(RIDGE_FIRE[0], published=day(1))
    for found in (decision(long, candidate("flash", flash)), decision(flash, candidate("long", long))):
        assert (found.kind, found.copy_of, found.copies) == (Kind.NEAR_DUPLICATE, None, ())


def test_an_excerpt_of_an_earlier_report_is_its_copy() -> None:
    long = article("\n".join((RIDGE_FIRE[0], RIDGE_FIRE[1], *COUNCIL_VOTE)), published=day(1))
    excerpt = article(RIDGE_FIRE[0], published=day(2))
    assert decision(excerpt, candidate("long", long)).copy_of == "long"
    assert decision(long, candidate("excerpt", excerpt)).copies == ("excerpt",)


def test_edited_copies_are_found_and_other_reports_of_the_event_are_not_taken_for_copies() -> None:
    found = find_copies([[article(f"{text} {text[::-1]}") for text in RIDGE_FIRE]])
    assert set(found.copies) == set(EDITS)
    assert (found.recall, found.precision) == (1.0, 1.0)


def test_another_event_of_the_same_people_days_later_follows() -> None:
    fire = candidate("fire", article(RIDGE_FIRE[0], published=day(1)))
    found = decision(article(TRIAL, published=day(1) + timedelta(days=200)), fire)
    assert (found.story, found.kind, found.follows) == (None, Kind.FOLLOW_UP, "fire")
    assert "the same names in another event, 200 days later" in found.reasons


@pytest.mark.parametrize("known", [None, day(1)])
def test_nothing_follows_without_two_times_or_within_days(known: datetime | None) -> None:
    fire = candidate("fire", article(RIDGE_FIRE[0], published=known))
    trial = article(TRIAL, published=day(1) + timedelta(days=FOLLOWS_AFTER - 1))
    assert decision(trial, fire).follows is None


def test_what_came_before_does_not_follow_nor_join() -> None:
    trial = candidate("trial", article(TRIAL, published=day(20)))
    found = decision(article(RIDGE_FIRE[0], published=day(1)), trial)
    assert (found.story, found.kind, found.follows) == (None, Kind.NEW, None)


def test_the_same_event_told_again_days_later_is_the_same_story() -> None:
    fire = candidate("fire", article(RIDGE_FIRE[0], published=day(1)))
    found = decision(article(RIDGE_FIRE[2], published=day(9)), fire)
    assert (found.story, found.follows) == ("s", None)


def test_a_second_report_of_a_follow_up_joins_the_first_and_follows_too() -> None:
    later = day(1) + timedelta(days=200)
    fire = candidate("fire", article(RIDGE_FIRE[0], published=day(1)), "one")
    trial = candidate("trial", article(TRIAL, published=later), "two")
    second = article(f"Eleven witnesses will be heard. {TRIAL[:200]}", published=later)
    found = decision(second, fire, trial)
    assert (found.story, found.follows) == ("two", "fire")


def test_a_look_alike_elsewhere_follows_nothing() -> None:
    fire = candidate("fire", article(RIDGE_FIRE[0], published=day(1)))
    found = decision(article(LOOK_ALIKE, published=day(20)), fire)
    assert (found.kind, found.follows) == (Kind.NEW, None)
    warning = candidate("a", article(storm_warning("Harnby", "Orre", "Tove Lindmark"), published=day(1)))
    other = article(storm_warning("Selvik", "Tann", "Jonas Prell"), published=day(9))
    assert decision(other, warning).follows is None


def test_another_language_is_proposed_on_names_and_figures_and_never_joined() -> None:
    fire = candidate("fire", article(RIDGE_FIRE[0]))
    found = decision(article(GERMAN_FIRE, language="de"), fire)
    assert (found.story, found.kind, found.proposes) == (None, Kind.NEW, "fire")
    assert "languages differ: de, en" in found.reasons
    assert any(reason.startswith("figures in both: 120") for reason in found.reasons)


@pytest.mark.parametrize(
    "text", [GERMAN_FIRE.replace("120", "viele"), GERMAN_FIRE.replace("Ostrel", "Pellin")[90:]]
)
def test_another_language_without_hard_evidence_is_not_proposed(text: str) -> None:
    found = decision(article(text, language="de"), candidate("fire", article(RIDGE_FIRE[0])))
    assert (found.kind, found.proposes) == (Kind.NEW, None)


def test_events_and_their_follow_ups_are_told_apart_without_a_store() -> None:
    given = own_collections()[1]
    labels = link_all([row.article for row in given.rows])
    assert (
        len(set(zip(labels, given.truth.values(), strict=True)))
        == len(set(labels))
        == len(set(given.truth.values()))
    )
