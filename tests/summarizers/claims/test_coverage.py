from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizers.article import Article
from summarizers.brief import Kind
from summarizers.claims.coverage import (
    ALONE,
    GROWS,
    REPORTS,
    SURE,
    TELLING,
    Coverage,
)
from summarizers.claims.covered import Covered
from summarizers.claims.distinct import SAME_CLAIM, cover
from summarizers.claims.statements import LEAST_WORDS, TITLE, Statement, statements_of
from summarizers.claims.support import measure_support
from summarizers.claims.telling import tells
from summarizers.differences.differences import contradicted, differing
from summarizers.language.sentences import Sentence
from summarizers.making import make_brief
from tests.factories import SENTENCES, article, story
from tests.laws import law

SHARED = "Two villages, Oss and Lind, were evacuated on Tuesday night."
INSPECTED = "The bridge had failed an inspection in March, documents show."
FERRY = "Ferries carry passengers free of charge until the line reopens."


def coverage_of(articles: list[Article]) -> Coverage:
    statements = statements_of(articles)
    return Coverage(statements, measure_support(statements))


def noted(articles: list[Article]) -> dict[str, tuple[str, ...]]:
    """The text of each note with the outlets that report it."""
    coverage = coverage_of(articles)
    statements = coverage.statements
    return {
        statements.rows[c.row].text: tuple(statements.outlets[o] for o in c.reporting)
        for c in cover(coverage)
    }


def test_what_one_outlet_alone_reports_is_noted_as_its_own() -> None:
    assert noted(story(a=f"{SHARED} {INSPECTED}", b=SHARED, c=f"{SHARED} {FERRY}")) == {
        INSPECTED: ("a",),
        FERRY: ("c",),
    }


def test_what_some_report_is_noted_once_with_all_of_them() -> None:
    notes = noted(story(a=f"{SHARED} {INSPECTED}", b=f"{INSPECTED} {SHARED}", c=SHARED))
    assert notes == {INSPECTED: ("a", "b")}


def test_what_all_report_gets_no_note() -> None:
    assert noted(story(a=SHARED, b=SHARED, c=SHARED)) == {}


def test_one_outlet_twice_counts_once() -> None:
    twice = [article("a", f"{SHARED} {INSPECTED}"), article("a", INSPECTED), article("b", SHARED)]
    assert noted(twice) == {INSPECTED: ("a",)}


def test_between_silence_and_report_nothing_is_said() -> None:
    half = "The bridge had failed a test in spring, the county found."
    notes = noted(story(a=f"{SHARED} {INSPECTED}", b=f"{SHARED} {half}"))
    assert INSPECTED not in notes


def test_words_scattered_over_an_article_are_neither_report_nor_silence() -> None:
    scattered = (
        "Oss is an old harbour town in the north. The fields around the villages were flooded. In Lind the"
        " school stays closed until Monday. The paper mill was evacuated late."
    )
    assert SHARED not in noted(story(a=f"{FERRY} {SHARED}", b=scattered, c=FERRY))
    assert SHARED in noted(story(a=f"{FERRY} {SHARED}", b=FERRY, c=INSPECTED))


def test_a_large_figure_in_both_speaks_against_silence() -> None:
    one = "The repair is put at 5,937 crowns by the ministry in Norland."
    other = "Taxpayers owe 5 937 for it all, says Ahm."
    assert one not in noted(story(a=f"{SHARED} {one}", b=f"{SHARED} {other}"))
    assert one in noted(story(a=f"{SHARED} {one}", b=f"{SHARED} {other.replace('937', '112')}"))


def test_a_sentence_falls_into_what_one_and_what_several_report() -> None:
    closed = "The county closed the railway at noon"
    mixed = f"{closed}, and {INSPECTED[0].lower()}{INSPECTED[1:]}"
    coverage = coverage_of(story(a=mixed, b=f"{closed}.", c=FERRY))
    spans = [(coverage.statements.rows[c.row].text[c.start : c.end], c.reporting) for c in cover(coverage)]
    assert (mixed.removeprefix(f"{closed}, "), (0,)) in spans
    assert (f"{closed}.", (0, 1)) in spans


def test_a_span_of_few_words_is_nobodys_alone() -> None:
    """It may be told without a common word, "the opening was deferred"."""
    short, longer = "The launch was then put off.", "The launch of the boat was then put off until Monday."
    assert len(short.split()) < TELLING <= len(longer.split())
    assert short not in noted(story(a=f"{SHARED} {short}", b=SHARED))
    assert longer in noted(story(a=f"{SHARED} {longer}", b=SHARED))


def test_a_long_sentence_of_one_outlet_is_also_told_claim_by_claim() -> None:
    parts = (
        "The foundry made 9,000 tonnes of castings a year in the nineties",
        "it owes the bank of a town in the south about 22 million crowns",
        "its ovens eat 19 percent of what the miners of Kolm sell to the north in winter",
    )
    coverage = coverage_of(story(a=f"{SHARED} {'; '.join(parts)}.", b=f"{SHARED} {FERRY}"))
    spans = {coverage.statements.rows[c.row].text[c.start : c.end].rstrip(" ;.") for c in cover(coverage)}
    assert set(parts) <= spans


def test_names_alone_make_no_report() -> None:
    people = "On Tuesday Edda Korn of the Skelland Coast Union and Olaf Brunn of Harn Rail"
    fees, school = f"{people} resigned over unpaid fees.", f"{people} praised the new school on the hill."
    coverage = coverage_of(story(a=fees, b=school, c=FERRY))
    assert coverage.support.chance[:2, :2].min() >= REPORTS
    assert [c.reporting for c in cover(coverage)] == [(2,)]


def test_who_lacks_its_figure_does_not_report_a_claim() -> None:
    told = "The wall along the river was rebuilt {}after the flood of 1958."
    coverage = coverage_of(story(a=told.format("for 5.3 million crowns "), b=told.format(""), c=FERRY))
    assert coverage.support.chance[0, 1] >= REPORTS
    claims = [n for n, claim in enumerate(coverage.support.claims) if claim.row == 0]
    assert [c.claims for c in coverage.shared(claims)] == [(1,)]


def test_what_stands_beside_a_claim_is_reported_by_those_who_report_it() -> None:
    both = FERRY.removesuffix(".")
    longer = f"{both}, and schools in the valley of Lind stay shut for the week."
    coverage = coverage_of(story(a=longer, b=f"{both}.", c=SHARED))
    (shared,) = coverage.shared([n for n, claim in enumerate(coverage.support.claims) if claim.row == 0])
    assert shared.reporting == (0, 1)
    assert coverage.allows(shared, shared.start, shared.end)
    assert not coverage.allows(shared, 0, len(longer))


def test_who_may_report_what_stands_beside_a_shared_claim_is_unclear_not_silent() -> None:
    both = FERRY.removesuffix(".")
    longer = f"{both}, and schools in the valley of Lind stay shut for the week."
    schools = "Schools in the valley of Lind stay shut this week."
    coverage = coverage_of(story(a=longer, b=f"{both}. {schools}", c=schools))
    (shared,) = coverage.shared([n for n, claim in enumerate(coverage.support.claims) if claim.row == 0])
    alone = coverage.certain(shared, shared.start, shared.end)
    assert (alone.reporting, alone.silent, alone.unclear) == ((0, 1), (2,), ())
    whole = coverage.certain(shared, 0, len(longer))
    assert (whole.reporting, whole.silent, whole.unclear) == ((0, 1), (), (2,))


def test_a_contradicted_figure_is_no_report_and_no_silence() -> None:
    told = "Some {} people were evacuated from the villages of Oss and Lind on Tuesday night."
    articles = story(a=told.format("400"), b=told.format("520"), c=told.format("400"), d=FERRY)
    statements = statements_of(articles)
    contradicting = contradicted(differing(statements))
    coverage = Coverage(statements, measure_support(statements), contradicting)
    assert {(0, 1), (1, 0), (1, 2), (2, 1)} <= contradicting
    assert tells(coverage, 0).whole == (0, 2)
    with_figure = [
        c
        for c in cover(coverage)
        if any(coverage.support.claims[n].terms & statements.figures for n in c.claims)
    ]
    assert with_figure == []


def test_who_gives_a_figure_vaguer_is_not_silent() -> None:
    exact = "More than 4,000 people had rung the ministry's helpline by 5 p.m."
    vague = "Several thousand people rang the helpline in vain, as nobody had told its clerks."
    for other, count in ((vague, 0), (SHARED, 1)):
        found = make_brief(story(a=f"{SHARED} {exact}", b=f"{SHARED} {other}", c=SHARED)).notes
        told = [note for note in found if note.kind is Kind.ONLY and "thousand" not in note.text]
        assert len(told) == count


def test_another_language_is_unclear_and_lets_a_note_on_the_others_stand() -> None:
    german = article("d", "Zwei Dörfer wurden am Dienstag geräumt.", language="de")
    coverage = coverage_of([*story(a=f"{SHARED} {INSPECTED}", b=SHARED), german])
    inspected = [c for c in cover(coverage) if coverage.statements.rows[c.row].text == INSPECTED]
    assert [(c.reporting, c.silent, c.unclear) for c in inspected] == [((0,), (1,), (2,))]


def test_an_outlet_with_a_teaser_alone_is_unclear_and_never_silent() -> None:
    teaser = replace(article("d", SHARED), teaser=True)
    coverage = coverage_of([*story(a=f"{SHARED} {INSPECTED}", b=SHARED), teaser])
    inspected = [c for c in cover(coverage) if coverage.statements.rows[c.row].text == INSPECTED]
    assert [(c.reporting, c.silent, c.unclear) for c in inspected] == [((0,), (1,), (2,))]


def test_what_a_teaser_tells_is_reported_by_two_and_is_not_one_outlets_alone() -> None:
    teaser = replace(article("d", INSPECTED), teaser=True)
    articles = [*story(a=f"{SHARED} {INSPECTED}", b=SHARED), teaser]
    coverage = coverage_of(articles)
    found = [(c.reporting, c.silent, c.unclear) for c in cover(coverage)]
    assert ((0, 2), (1,), ()) in found
    assert not [sides for sides in found if sides[0] in {(0,), (2,)}]


def test_two_outlets_of_two_languages_give_no_notes() -> None:
    assert (
        noted([article("a", INSPECTED), article("b", "Die Fähre fährt umsonst bis Mai.", language="de")])
        == {}
    )


def statement(text: str, paragraph: int = 0) -> Statement:
    return Statement(Sentence(text, paragraph, 0, len(text)), 0, 0, frozenset())


@pytest.mark.parametrize(
    "text",
    ["The bridge at Oss fell.", "“The bridge at Oss fell,” Ahm said.", "“Why did it fall?” Ahm asked."],
)
def test_a_sentence_can_state_a_fact(text: str) -> None:
    assert statement(text).is_whole


@pytest.mark.parametrize(
    "text", ["Why did the bridge fall?", "“Why did the bridge fall?”", "What is known so far:", "It fell."]
)
def test_questions_headings_and_fragments_state_none(text: str) -> None:
    assert not statement(text).is_whole


def test_titles_state_no_fact_and_the_least_length_is_enough() -> None:
    text = " ".join(["Bridge"] * LEAST_WORDS) + "."
    assert statement(text).is_whole
    assert not statement(text, TITLE).is_whole


stories = st.lists(
    st.builds(
        lambda outlet, texts, language: article(outlet, *texts, language=language),
        st.sampled_from("abcd"),
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5),
        st.sampled_from(["en", "en", "en", "de", None]),
    ),
    min_size=1,
    max_size=5,
)


@law
@given(stories)
def test_every_outlet_stands_on_exactly_one_side_of_every_span(articles: list[Article]) -> None:
    coverage = coverage_of(articles)
    for found in cover(coverage):
        sides = [*found.reporting, *found.silent, *found.unclear]
        assert sorted(sides) == list(range(len(coverage.statements.outlets)))
        assert coverage.statements.rows[found.row].outlet in found.reporting
        assert found.only == (len(found.reporting) == 1)


@law
@given(stories)
def test_spans_are_their_claims_and_no_two_of_a_sentence_overlap(articles: list[Article]) -> None:
    coverage = coverage_of(articles)
    spans = cover(coverage)
    for span in spans:
        claims = [coverage.support.claims[number] for number in span.claims]
        assert {claim.row for claim in claims} == {span.row}
        assert (claims[0].start, claims[-1].end) == (span.start, span.end)
        assert all(one.end == other.start for one, other in pairwise(claims))
        assert coverage.terms(span) <= coverage.statements.rows[span.row].terms
    for one, other in pairwise(spans):
        assert (one.row, one.end) <= (other.row, other.start)


@law
@given(stories, st.sets(st.sampled_from("abcd"), max_size=2))
def test_a_note_has_someone_silent_and_nobody_undecided_in_its_language(
    articles: list[Article], cut_off: set[str]
) -> None:
    articles = [replace(a, teaser=a.outlet in cut_off) for a in articles]
    coverage = coverage_of(articles)
    names, rows = coverage.statements.outlets, coverage.statements.rows
    for found in cover(coverage):
        assert found.silent
        language = articles[rows[found.row].article].language
        for outlet in (*found.silent, *found.unclear):
            spoken = {a.language for a in articles if a.outlet == names[outlet]}
            foreign = language is not None and not {language, None} & spoken
            assert (foreign or names[outlet] in cut_off) == (outlet in found.unclear)
        assert coverage.support.chance[np.ix_(found.claims, found.silent)].max() < REPORTS


def right_about(coverage: Coverage, found: Covered) -> float:
    """The least chance, of a span's claims, to be right about all sides, copies counted once."""
    rows, places = coverage.statements.rows, coverage.support.claim_place
    source = {o: tuple(rows[place].text for place in places[:, o]) for o in (*found.reporting, *found.silent)}
    least = 1.0
    for claim in found.claims:
        chance = coverage.support.chance[claim]
        tells = {
            source[o]: max(chance[p] for p in found.reporting if source[p] == source[o])
            for o in found.reporting
        }
        lacks = {
            source[o]: min(1 - chance[p] for p in found.silent if source[p] == source[o])
            for o in found.silent
        }
        least = min(least, math.prod(tells.values()) * math.prod(lacks.values()))
    return least


@law
@example([article("a", SHARED, language=None), article("b", SHARED, language=None), article("c", SHARED)])
@given(stories)
def test_the_silent_deny_nothing_and_the_reporting_report(articles: list[Article]) -> None:
    coverage = coverage_of(articles)
    for found in cover(coverage):
        claims, own = list(found.claims), coverage.statements.rows[found.row].outlet
        silence = coverage.support.chance[claims][:, list(found.silent)]
        assert found.doubt == pytest.approx(silence.min(axis=0).max())
        if found.only:
            assert silence.max() <= GROWS
            assert found.doubt <= min(silence.max(axis=1)) <= ALONE
        else:
            assert silence.max() < REPORTS
            assert right_about(coverage, found) >= SURE
        assert not coverage.against[claims][:, list(found.silent)].any()
        for outlet in set(found.reporting) - {own}:
            assert coverage.support.chance[claims, outlet].min() >= REPORTS
            assert not coverage.against[claims, outlet].any()


@law
@given(stories.map(lambda articles: [article(a.outlet, *a.paragraphs) for a in articles]))
def test_claims_with_the_same_outlets_do_not_repeat_each_other(articles: list[Article]) -> None:
    coverage = coverage_of(articles)
    weights = coverage.statements.weights
    for one, other in combinations(cover(coverage), 2):
        if one.reporting == other.reporting:
            terms = coverage.terms(one), coverage.terms(other)
            least = min(float(weights[list(held)].sum()) for held in terms)
            assert float(weights[list(terms[0] & terms[1])].sum()) < SAME_CLAIM * least or not least


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("The minister of Harn will resign on Friday.", "The minister of Harn will not resign on Friday."),
        ("Police have identified the robbers of Oss.", "Police haven't identified the robbers of Oss."),
    ],
)
def test_a_denial_is_no_report_of_what_it_denies(said: str, denied: str) -> None:
    brief = make_brief(story(Post=said, Herald=denied))
    assert all(len(told.outlets) == 1 for told in brief.summary)
    assert not [note for note in brief.notes if note.silent]
