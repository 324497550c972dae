"""Laws of a whole brief: what a copy, another order and a missing outlet may change in who reported what."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from summarizers.article import Article
from summarizers.brief import Brief, Kind, Note
from summarizers.making import make_brief
from tests.factories import LONG_SENTENCES, SENTENCES, TITLES, article, story
from tests.laws import story_law

EVERY = (*SENTENCES, *LONG_SENTENCES)
COPYIST = "Zeit-Echo"

bodies = st.lists(st.sampled_from(EVERY), min_size=1, max_size=8, unique=True)
stories = st.lists(bodies, min_size=2, max_size=4).map(
    lambda texts: [article(outlet, *body) for outlet, body in zip("abcd", texts, strict=False)]
)
"""One English article of each outlet."""


def with_a_copy(articles: list[Article], number: int) -> list[Article]:
    """The story with a further outlet that repeats one article word for word."""
    return [*articles, article(COPYIST, *articles[number].paragraphs)]


def only_notes(brief: Brief) -> set[tuple[str, str]]:
    """(outlet, words) of the notes on what one outlet alone reports."""
    return {(note.outlets[0], span_of(note)) for note in brief.notes if note.kind is Kind.ONLY}


def claim_notes(brief: Brief) -> list[Note]:
    """The notes on what one or some outlets report."""
    return [note for note in brief.notes if note.kind is not Kind.DIFFERS]


def span_of(note: Note) -> str:
    """A note's words without the [brackets] before them, which hang on what was told before."""
    return re.sub(r"^\[[^\]]*\] ", "", note.text)


@story_law
@given(stories, st.integers(0, 3))
def test_nothing_in_a_copied_article_is_one_outlets_alone(articles: list[Article], number: int) -> None:
    number %= len(articles)
    brief = make_brief(with_a_copy(articles, number))
    assert {outlet for outlet, _ in only_notes(brief)} <= {a.outlet for a in articles} - {
        articles[number].outlet
    }
    for note in claim_notes(brief):
        assert (articles[number].outlet in note.outlets) == (COPYIST in note.outlets)


@story_law
@example(
    [
        article("a", SENTENCES[19], *(LONG_SENTENCES[n] for n in (14, 19, 22))),
        article(
            "b",
            *(LONG_SENTENCES[12], SENTENCES[15], LONG_SENTENCES[6], LONG_SENTENCES[4], LONG_SENTENCES[3]),
            *(LONG_SENTENCES[23], SENTENCES[16], LONG_SENTENCES[9]),
        ),
        article(
            "c",
            *(LONG_SENTENCES[13], LONG_SENTENCES[16], LONG_SENTENCES[14], SENTENCES[14], SENTENCES[18]),
            *(SENTENCES[1], LONG_SENTENCES[19], SENTENCES[19]),
        ),
        article(
            "d",
            *(SENTENCES[2], LONG_SENTENCES[21], LONG_SENTENCES[23], LONG_SENTENCES[19], LONG_SENTENCES[9]),
            *(SENTENCES[18], LONG_SENTENCES[13]),
        ),
    ],
    1,
)
@example(
    [article("a", LONG_SENTENCES[6], SENTENCES[0]), article("b", LONG_SENTENCES[0], LONG_SENTENCES[23])], 0
)
@given(stories, st.integers(0, 3))
def test_a_copy_makes_nothing_one_outlets_alone(articles: list[Article], number: int) -> None:
    """A copy is no evidence: what one outlet alone reports beside it, it alone reported before.

    The example: "injuring three people and cutting the only direct line to the coast" would become b's alone
    if a's sentences, coming twice, counted twice where rarity is reckoned.
    """
    after = make_brief(with_a_copy(articles, number % len(articles)))
    assert only_notes(after) <= only_notes(make_brief(articles))


@story_law
@example(
    [
        article("a", SENTENCES[13], SENTENCES[5]),
        article("b", SENTENCES[0], SENTENCES[1], LONG_SENTENCES[9]),
        article("c", SENTENCES[0], SENTENCES[6], SENTENCES[4], SENTENCES[1], SENTENCES[2], LONG_SENTENCES[8]),
    ],
    1,
)
@given(stories, st.integers(0, 3))
def test_a_copy_never_raises_an_independent_count(articles: list[Article], number: int) -> None:
    """The example: b's silence on March counted twice, so that c's sentence was told by its other half."""
    before, after = make_brief(articles), make_brief(with_a_copy(articles, number % len(articles)))
    assert after.independent == before.independent
    counts = {(note.text, note.outlets): note.independent for note in claim_notes(before)}
    for note in claim_notes(after):
        outlets = tuple(outlet for outlet in note.outlets if outlet != COPYIST)
        assert outlets
        assert note.independent <= counts.get((note.text, outlets), len(outlets))


def test_a_copy_of_an_outlets_second_article_is_no_report_of_its_own() -> None:
    first, second = article("a", LONG_SENTENCES[0]), article("a", LONG_SENTENCES[12])
    copy = article(COPYIST, *second.paragraphs)
    other_copy = article(COPYIST, *first.paragraphs)
    assert make_brief([first, second, copy]).independent == 1
    assert make_brief([first, second, other_copy]).independent == 1


@story_law
@given(stories, bodies, st.integers(0, 3), st.booleans())
def test_a_copy_never_raises_the_count_where_an_outlet_has_two_articles(
    articles: list[Article], further: list[str], number: int, second: bool
) -> None:
    number %= len(articles)
    articles = [*articles, article(articles[number].outlet, *further)]
    after = make_brief(with_a_copy(articles, -1 if second else number))
    assert after.independent == make_brief(articles).independent
    assert all(note.independent < len(note.outlets) for note in claim_notes(after) if COPYIST in note.outlets)


@story_law
@given(stories, st.data())
def test_the_order_of_articles_changes_nothing(articles: list[Article], data: st.DataObject) -> None:
    titled = [
        article(a.outlet, *a.paragraphs, title=t) for a, t in zip(articles, [*TITLES, None], strict=False)
    ]
    assert make_brief(data.draw(st.permutations(titled))) == make_brief(titled)


@story_law
@given(stories)
def test_without_its_only_outlet_a_fact_has_no_note(articles: list[Article]) -> None:
    """What an outlet alone reports is not told without it, by whatever text or evidence."""
    whole = make_brief(articles)
    for gone in {outlet for outlet, _ in only_notes(whole)}:
        rest = [a for a in articles if a.outlet != gone]
        brief, left = make_brief(rest), [paragraph for a in rest for paragraph in a.paragraphs]
        texts = {span_of(note) for note in claim_notes(brief)}
        assert not texts & {text for outlet, text in only_notes(whole) if outlet == gone}
        for note in brief.notes:
            assert gone not in {*note.outlets, *note.silent, *note.unclear}
            assert all(evidence.sentence in left for evidence in note.evidence)
        assert all(any(span_of(note) in paragraph for paragraph in left) for note in claim_notes(brief))


@story_law
@given(stories)
def test_what_one_outlet_alone_reports_stands_in_no_other_article(articles: list[Article]) -> None:
    for note in claim_notes(make_brief(articles)):
        if note.kind is Kind.ONLY:
            others = [p for a in articles if a.outlet not in note.outlets for p in a.paragraphs]
            assert not [paragraph for paragraph in others if span_of(note) in paragraph]


@story_law
@given(stories)
def test_no_outlet_is_named_in_two_notes_of_one_span(articles: list[Article]) -> None:
    """A fact is not told once as one outlet's alone and once as several outlets'."""
    told = sorted((note.evidence[0].sentence, note.text) for note in claim_notes(make_brief(articles)))
    assert all(one != other for one, other in pairwise(told))


@story_law
@given(bodies, st.integers(2, 4))
def test_copies_alone_leave_nothing_to_remark(body: list[str], count: int) -> None:
    brief = make_brief(story(**{f"o{number}": " ".join(body) for number in range(count)}))
    assert brief.notes == ()
    assert brief.independent == 1
