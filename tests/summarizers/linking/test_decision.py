from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizers.article import Article
from summarizers.linking.decision import SAME_STORY, Candidate, Decision, Kind, decide, link_all
from summarizers.linking.features import features_of
from tests.summarizers.linking.articles import (
    COUNCIL_VOTE,
    LOOK_ALIKE,
    REFILLED,
    RIDGE_FIRE,
    RUSSIAN_FIRE,
    article,
    day,
    storm_warning,
)

URL = "https://coastherald.example/fire-ostrel"
ALL = [article(text) for text in (*RIDGE_FIRE, LOOK_ALIKE, *COUNCIL_VOTE, RUSSIAN_FIRE)]


def candidate(name: str, known: Article, story: str = "s") -> Candidate:
    return Candidate(name, story, features_of(known), known.published)


def decision(new: Article, *known: Candidate) -> Decision:
    return decide(features_of(new), new.published, known)


def groups(labels: list[str]) -> set[frozenset[int]]:
    return {frozenset(place for place, found in enumerate(labels) if found == label) for label in set(labels)}


def test_the_first_article_is_a_new_story() -> None:
    assert decision(article(RIDGE_FIRE[0])) == Decision(
        None, Kind.NEW, None, 0.0, ("nothing to compare with",)
    )


def test_the_same_page_is_the_same_story_whatever_its_text() -> None:
    known = candidate("a", article(COUNCIL_VOTE[0], url=f"{URL}?utm_source=letter"))
    found = decision(article(RIDGE_FIRE[0], url=f"{URL}#top"), known)
    assert (found.story, found.kind, found.copy_of) == ("s", Kind.SAME_URL, None)


def test_the_same_words_are_a_copy_whatever_their_case_and_marks() -> None:
    shouted = article(RIDGE_FIRE[0].upper().replace(",", " –"), outlet="Daily Post")
    found = decision(shouted, candidate("a", article(RIDGE_FIRE[0])))
    assert (found.story, found.kind, found.copy_of) == ("s", Kind.SAME_TEXT, "a")


def test_two_articles_without_a_body_are_not_the_same_text() -> None:
    known = Article("Daily Post", "Harbour of Pellin closed to cars", (), language="en")
    found = decision(
        Article("Coast Herald", "Silo in Ostrel burnt down", (), language="en"), candidate("a", known)
    )
    assert found.kind is Kind.NEW


def test_a_copy_with_its_own_beginning_and_end_is_a_near_duplicate() -> None:
    copied = article(
        f"Our readers in Ostrel will have heard the sirens. {RIDGE_FIRE[0]} More on this tomorrow."
    )
    found = decision(copied, candidate("a", article(RIDGE_FIRE[0])), candidate("b", article(RIDGE_FIRE[1])))
    assert (found.story, found.kind, found.copy_of) == ("s", Kind.NEAR_DUPLICATE, "a")


def test_a_long_report_that_takes_in_a_flash_is_not_its_copy() -> None:
    flash = candidate("flash", article(RIDGE_FIRE[0]))
    found = decision(article("\n".join((RIDGE_FIRE[0], RIDGE_FIRE[1], *COUNCIL_VOTE))), flash)
    assert (found.story, found.kind, found.copy_of) == ("s", Kind.NEAR_DUPLICATE, None)


def test_one_template_about_two_places_is_two_stories() -> None:
    known = candidate("a", article(storm_warning("Harnby", "Orre", "Tove Lindmark")))
    found = decision(article(storm_warning("Selvik", "Tann", "Jonas Prell")), known)
    assert found.kind is Kind.NEW
    assert "the same wording about other names or figures" in found.reasons


@pytest.mark.parametrize("one", REFILLED)
@pytest.mark.parametrize("days", [None, 0, 9])
def test_one_template_about_two_people_in_one_town_is_two_stories(one: str, days: int | None) -> None:
    first, then = (None, None) if days is None else (day(1), day(1 + days))
    known, new = (article(text, published=at) for text, at in zip(REFILLED[one], (first, then), strict=True))
    found = decision(new, candidate("a", known))
    assert (found.story, found.copy_of) == (None, None)
    assert "the same wording about other names or figures" in found.reasons


@pytest.mark.parametrize("one", REFILLED)
def test_an_edited_copy_of_such_a_report_is_a_copy(one: str) -> None:
    known = REFILLED[one][0]
    words = known.replace("evening", "night").replace("praised", "lauded").replace("call", "telephone")
    copied = article(words.replace("12,000", "13,000"), title="What Varn talks of today")
    found = decision(copied, candidate("a", article(known)))
    assert (found.kind, found.copy_of) == (Kind.NEAR_DUPLICATE, "a")


def test_a_flash_that_comes_again_with_later_figures_is_no_other_story() -> None:
    flash = (
        "At least {} people were hurt when a ferry ran aground off Lessel, the coastguard of Skelland said."
        " Boats took {} passengers ashore within two hours. The ship lies on the rocks below the lighthouse."
    )
    found = decision(article(flash.format(14, 212)), candidate("a", article(flash.format(9, 180))))
    assert (found.kind, found.copy_of) == (Kind.NEAR_DUPLICATE, "a")


@pytest.mark.parametrize("new", range(3))
def test_reports_in_their_own_words_are_one_event(new: int) -> None:
    known = [candidate(str(k), article(text)) for k, text in enumerate(RIDGE_FIRE) if k != new]
    found = decision(article(RIDGE_FIRE[new]), *known)
    assert (found.story, found.kind, found.copy_of) == ("s", Kind.SAME_EVENT, None)
    assert any("ostrel" in reason for reason in found.reasons)


def test_a_like_event_elsewhere_is_another_story() -> None:
    found = decision(article(LOOK_ALIKE), candidate("a", article(RIDGE_FIRE[0])))
    assert (found.story, found.kind) == (None, Kind.NEW)
    assert found.score < SAME_STORY


def test_the_likelier_of_two_stories_is_joined() -> None:
    vote = candidate("a", article(COUNCIL_VOTE[0]), "vote")
    fire = candidate("b", article(RIDGE_FIRE[0]), "fire")
    assert decision(article(RIDGE_FIRE[2]), vote, fire).story == "fire"
    assert decision(article(COUNCIL_VOTE[1]), fire, vote).story == "vote"


def test_languages_meet_only_on_hard_evidence() -> None:
    english, russian = article(RIDGE_FIRE[0], url=URL), article(RUSSIAN_FIRE, language="ru")
    found = decision(russian, candidate("a", english))
    assert (found.kind, found.reasons) == (Kind.NEW, ("languages differ: ru, en",))
    assert (
        decision(article(RUSSIAN_FIRE, language="ru", url=URL), candidate("a", english)).kind is Kind.SAME_URL
    )


def test_a_text_too_short_to_judge_is_a_story_of_its_own() -> None:
    found = decision(article("Silo in Ostrel burns"), candidate("a", article(RIDGE_FIRE[0])))
    assert (found.kind, found.reasons) == (Kind.NEW, ("too short to judge",))


@pytest.mark.parametrize(
    ("hours", "reason"),
    [
        (0, "published 0 hours apart"),
        (-30, "published 30 hours apart"),
        (72, "published 3 days apart"),
        (120, "against: published 5 days apart"),
        (31 * 24, "against: published 31 days apart"),
    ],
)
def test_close_publication_speaks_for_one_event_and_distant_against_it(hours: int, reason: str) -> None:
    known = candidate("a", article(RIDGE_FIRE[0], published=day(1)))
    found = decision(article(RIDGE_FIRE[2], published=day(1) + timedelta(hours=hours)), known)
    assert reason in found.reasons
    untimed = decision(article(RIDGE_FIRE[2]), known)
    assert (found.score < untimed.score) is reason.startswith("against")


def test_weekdays_say_nothing_where_both_were_published_at_known_times() -> None:
    known = candidate("a", article(RIDGE_FIRE[0], published=day(1)))
    later = article(RIDGE_FIRE[0].replace("Monday", "Friday")[:-90], published=day(2))
    assert not any("Monday" in reason for reason in decision(later, known).reasons)


def test_times_with_and_without_a_zone_can_be_compared() -> None:
    naive = datetime(2031, 5, 2, 9)  # noqa: DTZ001 - as a page without a zone gives it
    known = candidate("a", article(RIDGE_FIRE[0], published=naive))
    assert decision(article(RIDGE_FIRE[1], published=day(2)), known).kind is Kind.SAME_EVENT


def test_other_years_in_the_texts_speak_against_one_event() -> None:
    known = candidate("a", article(f"{RIDGE_FIRE[0]} It was built in 1971."))
    assert "against: years 1962 and 1971" in decision(article(RIDGE_FIRE[1]), known).reasons


def test_years_one_apart_and_the_years_of_a_background_say_nothing() -> None:
    last_year = candidate("a", article(f"{RIDGE_FIRE[0]} It was built in 1961."))
    published = candidate("b", article(RIDGE_FIRE[0], published=day(1)))
    for known in (last_year, published):
        assert not any("years" in reason for reason in decision(article(RIDGE_FIRE[1]), known).reasons)


def test_a_year_after_the_other_was_published_speaks_against_one_event() -> None:
    known = candidate("a", article(RIDGE_FIRE[0], published=day(1)))
    assert "against: years 2044 and 2031" in decision(article(f"{RIDGE_FIRE[1]} It is 2044."), known).reasons


def test_other_weekdays_in_the_leads_speak_against_one_event() -> None:
    known = candidate("a", article(RIDGE_FIRE[0]))
    later = decision(article(RIDGE_FIRE[0].replace("Monday", "Friday")[:-90]), known)
    assert "against: Friday and Monday" in later.reasons
    assert not any("Monday" in r for r in decision(article(RIDGE_FIRE[2]), known).reasons)


def test_articles_given_together_are_told_apart() -> None:
    assert groups(link_all(ALL)) == {
        frozenset({0, 1, 2}),
        frozenset({3}),
        frozenset({4, 5}),
        frozenset({6}),
    }


def test_nothing_given_is_no_story() -> None:
    assert link_all([]) == []


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(len(ALL))))
def test_the_order_of_articles_given_together_does_not_matter(order: list[int]) -> None:
    labels = link_all([ALL[place] for place in order])
    assert labels[0] == "1"
    assert groups([labels[order.index(place)] for place in range(len(ALL))]) == groups(link_all(ALL))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=300), max_size=4), st.sampled_from([None, "en", "ru", "ar", "xx"]))
def test_any_text_can_be_linked(texts: list[str], language: str | None) -> None:
    labels = link_all([article(text, language=language) for text in texts])
    assert len(labels) == len(texts)
