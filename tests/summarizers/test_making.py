from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.article import Article
from summarizers.brief import Brief, Kind, Note, Told
from summarizers.language.sentences import sentences_of
from summarizers.making import ALONE_SENTENCES, SUMMARY_WORDS, make_brief
from tests.factories import NOON, SENTENCES, TITLES, article, story
from tests.laws import story_law

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

# "It was what it was …" holds stop words only, so that it has no terms.
WORDLESS = "It was what it was and so it is now."

stories = st.lists(
    st.builds(
        lambda outlet, title, paragraphs, language: article(
            outlet, *map(" ".join, paragraphs), title=title, language=language
        ),
        st.sampled_from(["Post", "Herald", "Ledger", "Tide"]),
        st.sampled_from([None, *TITLES]),
        st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), min_size=1, max_size=4),
        st.sampled_from(["en", "en", "en", "de", None]),
    ),
    min_size=1,
    max_size=5,
)
one_language = stories.map(
    lambda articles: [article(a.outlet, *a.paragraphs, title=a.title) for a in articles]
)


def sentences_by(outlet: str, articles: list[Article]) -> set[str]:
    """All sentences of an outlet, headlines among them."""
    own = [a for a in articles if a.outlet == outlet]
    bodies = {s.text for a in own for s in sentences_of(a.paragraphs, a.language)}
    return bodies | {a.title for a in own if a.title}


def lines_of(brief: Brief) -> list[Told | Note]:
    return [*brief.summary, *brief.notes]


@story_law
@given(stories)
def test_a_notes_text_is_a_span_of_an_article_of_its_outlets(articles: list[Article]) -> None:
    for note in make_brief(articles).notes:
        if note.kind is not Kind.DIFFERS:
            own = [p for a in articles if a.outlet in note.outlets for p in a.paragraphs]
            words = re.sub(r"^\[[^\]]*\] ", "", note.text)
            assert any(words in paragraph for paragraph in own)


@story_law
@given(stories)
def test_evidence_is_a_sentence_of_its_outlet_and_every_outlet_has_some(articles: list[Article]) -> None:
    brief = make_brief(articles)
    for told in lines_of(brief):
        partly = told.partly if isinstance(told, Told) else ()
        assert {evidence.outlet for evidence in told.evidence} == {*told.outlets, *partly}
        for evidence in told.evidence:
            assert evidence.sentence in sentences_by(evidence.outlet, articles)


@story_law
@given(stories)
def test_only_names_one_outlet_some_several_and_never_all(articles: list[Article]) -> None:
    every = {a.outlet for a in articles}
    sizes: dict[Kind, Callable[[int], bool]] = {
        Kind.ONLY: lambda count: count == 1,
        Kind.SOME: lambda count: 2 <= count < len(every),
        Kind.DIFFERS: lambda count: count >= 2,
    }
    for note in make_brief(articles).notes:
        assert sizes[note.kind](len(set(note.outlets))) or note.in_words
        assert 1 <= note.independent <= len(note.outlets)
        assert bool(note.figures) == (note.relation is not None) == (note.kind is Kind.DIFFERS)


@story_law
@given(stories)
def test_outlets_silent_and_unclear_are_all_outlets_each_once(articles: list[Article]) -> None:
    every = sorted({a.outlet for a in articles})
    brief = make_brief(articles)
    for note in brief.notes:
        assert sorted([*note.outlets, *note.silent, *note.unclear]) == every
    for told in brief.summary:
        assert not set(told.outlets) & {*told.partly, *told.unclear}


@story_law
@given(stories)
def test_an_outlet_known_to_speak_another_language_is_never_silent(articles: list[Article]) -> None:
    spoken = {a.outlet: {b.language for b in articles if b.outlet == a.outlet} for a in articles}
    for note in make_brief(articles).notes:
        reported = set().union(*(spoken[outlet] for outlet in note.outlets))
        if note.kind is not Kind.DIFFERS:
            known = [outlet for outlet in note.silent if None not in spoken[outlet] | reported]
            assert all(spoken[outlet] & reported for outlet in known)


def test_an_outlet_of_another_language_is_not_silent_on_figures() -> None:
    fact = "{} people were evacuated from the villages of Oss and Lind on Tuesday night."
    german = article("Woche", "Zwei Dörfer wurden am Dienstag geräumt.", language="de")
    notes = make_brief([*story(Post=fact.format("400"), Herald=fact.format("520")), german]).notes
    assert {note.kind for note in notes} == {Kind.DIFFERS, Kind.ONLY}
    assert all("Woche" in note.unclear for note in notes)


@story_law
@given(stories, st.data())
def test_the_order_of_articles_makes_no_difference(articles: list[Article], data: st.DataObject) -> None:
    assert make_brief(data.draw(st.permutations(articles))) == make_brief(articles)


@story_law
@given(stories, st.integers(10, 200))
def test_the_summary_keeps_its_budget_unless_one_sentence_is_longer(
    articles: list[Article], words: int
) -> None:
    lengths = [len(told.text.split()) for told in make_brief(articles, words=words).summary]
    assert sum(lengths) <= words or len(lengths) == 1


@story_law
@given(one_language)
def test_nothing_is_told_twice(articles: list[Article]) -> None:
    brief = make_brief(articles)
    texts = [told.text for told in brief.summary]
    assert len(set(texts)) == len(texts)
    noted = [(note.kind, note.text, note.outlets) for note in brief.notes]
    assert len(set(noted)) == len(noted)


def test_a_sentence_of_stop_words_is_not_told_twice() -> None:
    brief = make_brief(story(Post=WORDLESS, Herald=WORDLESS, Ledger=SENTENCES[2]))
    texts = [told.text for told in brief.summary]
    assert len(set(texts)) == len(texts)


@story_law
@given(stories)
def test_the_summary_holds_sentences_of_the_articles_and_is_never_empty_for_facts(
    articles: list[Article],
) -> None:
    brief = make_brief(articles)
    bodies = {s.text for a in articles for s in sentences_of(a.paragraphs, a.language)}
    assert {told.text for told in brief.summary} <= bodies
    assert brief.summary or bodies <= {SENTENCES[14]}


def test_identical_articles_of_three_outlets_are_one_report_that_all_make() -> None:
    body = " ".join(SENTENCES[:3])
    brief = make_brief(story(Post=body, Herald=body, Ledger=body))
    assert brief.notes == ()
    assert brief.independent == 1
    assert brief.summary
    assert all(told.outlets == ("Herald", "Ledger", "Post") for told in brief.summary)


@story_law
@given(one_language, st.integers(2, 3))
def test_outlets_with_one_text_agree_on_everything(articles: list[Article], count: int) -> None:
    paragraphs = articles[0].paragraphs
    brief = make_brief([article(f"o{n}", *paragraphs) for n in range(count)])
    assert {note.kind for note in brief.notes} == set()
    assert all(len(told.outlets) == count for told in brief.summary)


@story_law
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12))
def test_one_outlet_alone_gets_few_sentences_and_no_notes(texts: list[str]) -> None:
    for articles in ([article("Post", *texts)], [article("Post", *texts), article("Post", SENTENCES[0])]):
        brief = make_brief(articles)
        assert len(brief.summary) <= ALONE_SENTENCES
        assert brief.notes == ()
        assert brief.outlets == ("Post",)


@story_law
@given(one_language)
def test_one_outlet_twice_is_one_outlet(articles: list[Article]) -> None:
    brief = make_brief([*articles, articles[0]])
    assert sorted(brief.outlets) == sorted({a.outlet for a in articles})
    assert len(brief.reports) == len(articles) + 1
    for told in lines_of(brief):
        assert len(set(told.outlets)) == len(told.outlets)


def test_no_articles_are_no_story() -> None:
    with pytest.raises(ValueError, match="at least one article"):
        make_brief([])


@pytest.mark.parametrize("text", ["", "…", "Oss.", "«»", "5", "Мост упал.", "桥塌了。"])
def test_texts_with_next_to_nothing_in_them_make_a_brief(text: str) -> None:
    paragraphs = (text,) if text else ()
    brief = make_brief([article("Post", *paragraphs), article("Herald", SENTENCES[2])])
    assert brief.outlets == ("Herald", "Post")
    assert [told.text for told in brief.summary] == [SENTENCES[2]]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (),
        ("…",),
        ("Oss.",),
    ],
)
def test_a_story_with_no_fact_in_it_has_no_summary(paragraphs: tuple[str, ...]) -> None:
    brief = make_brief([article("Post", *paragraphs), article("Herald", *paragraphs)])
    assert (brief.summary, brief.notes) == ((), ())


def test_a_story_of_stop_words_makes_a_brief_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        make_brief(story(Post=WORDLESS, Herald="He is where they all were then, and so am I."))


@story_law
@given(st.lists(st.text(max_size=80).filter(str.strip), min_size=1, max_size=3))
def test_any_text_makes_a_brief_that_quotes_it(texts: list[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        brief = make_brief([article("Post", *texts), article("Herald", SENTENCES[0])])
    for told in brief.summary:
        assert told.text in (*sentences_by("Post", [article("Post", *texts)]), SENTENCES[0])


@pytest.mark.parametrize(
    ("spent", "noted"),
    [("3.1 million crowns on new bearings there in 2022", True), ("a large sum on new bearings", False)],
)
def test_a_figure_of_one_outlet_is_told_with_words_that_others_might_have(spent: str, noted: bool) -> None:
    files = sorted((EXAMPLES / "harn-bridge").glob("*.txt"))
    texts = {file.stem: (file.parent / "clean" / file.name).read_text(encoding="utf-8") for file in files}
    texts["track-and-trade"] = texts["track-and-trade"].replace(
        "3.1 million crowns on new bearings there in 2022", spent
    )
    assert spent in texts["track-and-trade"]
    brief = make_brief([article(outlet, *text.splitlines()) for outlet, text in texts.items()])
    sentence = f"Skelrail answers that Ossen was not neglected: it spent {spent}."
    assert (sentence in [note.text for note in brief.notes]) is noted


def test_sixty_articles_of_thirty_sentences_make_a_brief() -> None:
    places = [
        f"{start}{end}"
        for start in ("Har", "Lin", "Oss", "Bro", "Pel")
        for end in ("by", "ford", "dal", "ness")
    ]

    def told(number: int, line: int) -> str:
        fact = SENTENCES[(number + line) % len(SENTENCES)]
        return fact.replace("Oss", places[line % 20]).replace("Lind", places[number % 20])

    articles = [
        article(f"o{n}", *(told(n, line) for line in range(30)), title=TITLES[n % 2], published=NOON)
        for n in range(60)
    ]
    brief = make_brief(articles)
    assert len(brief.reports) == 60
    assert 0 < sum(len(told.text.split()) for told in brief.summary) <= SUMMARY_WORDS
    assert all(not set(a.outlets) & set(a.silent) for a in brief.notes)
    for one, other in combinations([t.text for t in brief.summary], 2):
        assert one != other
