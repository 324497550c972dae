"""Why a note says of each outlet that it reports, is silent or is unclear."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.article import Article
from summarizers.brief import Evidence, Kind, Note, Stance, Verdict
from summarizers.claims.coverage import REPORTS, Coverage
from summarizers.claims.covered import Covered
from summarizers.claims.statements import statements_of
from summarizers.claims.support import measure_support
from summarizers.differences.differences import contradicted, differing
from summarizers.explaining import BESIDE, BETWEEN, chance_text, verdicts_of
from summarizers.language.sentences import sentences_of
from summarizers.making import make_brief
from tests.factories import SENTENCES, TITLES, article, story
from tests.laws import law, story_law

FELL = (
    "Two villages, Oss and Lind, were evacuated on Tuesday night after the bridge fell. The storm brought"
    " winds of 120 km per hour to the coast. A crane from Norland is due on Friday to lift the wreck."
)
FIRST = FELL.partition(". ")[0] + "."
INSPECTED = "The bridge had failed an inspection in March and had not been repaired."
OWNED = "The bridge had failed an inspection in March and had not been repaired by its owner."
FERRY = "Ferries carry passengers free of charge until the line reopens."
LEFT = "Some {} people were evacuated from the villages of Oss and Lind on Tuesday night."
LOAN = "The builders of the school in Norland owe 5,937 crowns to the ministry of transport."

stories = st.lists(
    st.builds(
        lambda outlet, title, texts, language, teaser: replace(
            article(outlet, *texts, title=title, language=language), teaser=teaser
        ),
        st.sampled_from("abcd"),
        st.sampled_from([None, *TITLES]),
        st.lists(st.sampled_from(SENTENCES), max_size=6),
        st.sampled_from(["en", "en", "en", "de", None]),
        st.sampled_from([False, False, True]),
    ),
    min_size=2,
    max_size=5,
)


def verdicts_on(text: str, articles: list[Article], kind: Kind = Kind.ONLY) -> dict[str, Verdict]:
    """The verdicts of the one note of a kind that shows a text, by outlet."""
    (note,) = [note for note in make_brief(articles).notes if text in note.text and note.kind is kind]
    return {verdict.outlet: verdict for verdict in note.verdicts}


def told_by(outlet: str, articles: list[Article]) -> set[str]:
    """All sentences of an outlet, headlines among them."""
    own = [a for a in articles if a.outlet == outlet]
    bodies = {s.text for a in own for s in sentences_of(a.paragraphs, a.language)}
    return bodies | {a.title for a in own if a.title}


def standing(note: Note, stance: Stance) -> list[str]:
    return sorted(verdict.outlet for verdict in note.verdicts if verdict.stance is stance)


@story_law
@given(stories)
def test_every_note_has_one_verdict_for_each_outlet_and_says_the_same_as_it(articles: list[Article]) -> None:
    brief = make_brief(articles)
    for note in brief.notes:
        assert sorted(verdict.outlet for verdict in note.verdicts) == sorted(brief.outlets)
        assert standing(note, Stance.REPORTS) == sorted(note.outlets)
        assert standing(note, Stance.SILENT) == sorted(note.silent)
        assert standing(note, Stance.UNCLEAR) == sorted(note.unclear)
        assert all(verdict.reason for verdict in note.verdicts)


@story_law
@given(stories)
def test_a_verdicts_sentence_stands_in_its_outlet_as_it_is(articles: list[Article]) -> None:
    for note in make_brief(articles).notes:
        for verdict in note.verdicts:
            assert verdict.sentence is None or verdict.sentence in told_by(verdict.outlet, articles)
            if verdict.stance is Stance.REPORTS:
                assert Evidence(verdict.outlet, verdict.sentence or "") in note.evidence


@story_law
@given(stories)
def test_a_chance_is_told_of_claims_and_none_of_figures(articles: list[Article]) -> None:
    for note in make_brief(articles).notes:
        for verdict in note.verdicts:
            if note.kind is Kind.DIFFERS:
                assert verdict.value is None
            else:
                assert verdict.value is not None
                assert 0 <= verdict.value <= 1
                assert verdict.value >= REPORTS or verdict.stance is not Stance.REPORTS
                assert verdict.sentence is not None or verdict.value == 0


def test_what_an_outlet_says_alone_is_its_own_words_and_nothing_like_it_stands_elsewhere() -> None:
    found = verdicts_on(FERRY, story(a=f"{FELL} {FERRY}", b=INSPECTED))
    assert found["a"] == Verdict("a", Stance.REPORTS, 1.0, FERRY, "its own words")
    assert found["b"] == Verdict("b", Stance.SILENT, 0.0, None, "nothing like it stands in its text")


def test_an_outlet_without_a_sentence_has_none_for_a_claim() -> None:
    found = verdicts_on(FERRY, [*story(a=f"{FELL} {FERRY}", b=INSPECTED), article("c")])
    assert (found["c"].stance, found["c"].value, found["c"].sentence) == (Stance.SILENT, 0.0, None)


def test_the_same_word_for_word_is_told() -> None:
    found = verdicts_on(
        INSPECTED, story(a=f"{INSPECTED} {FELL}", b=f"{FELL} {INSPECTED}", c=FERRY), Kind.SOME
    )
    assert (found["a"].reason, found["b"].sentence) == ("its own words", INSPECTED)
    assert found["b"].reason == f"the same word for word: chance {chance_text(found['b'].value or 0)}"


def test_the_same_in_other_words_is_told_with_its_chance() -> None:
    reworded = "The bridge failed an inspection in March but had not been repaired by anybody."
    articles = story(a=f"{INSPECTED} {FELL}", b=f"{reworded} {FELL}", c=FERRY)
    found = verdicts_on("failed an inspection", articles, Kind.SOME)
    own, other = sorted((found["a"], found["b"]), key=lambda verdict: verdict.reason != "its own words")
    assert own.reason == "its own words"
    assert {own.sentence, other.sentence} == {INSPECTED, reworded}
    assert other.reason == f"says the same: chance {chance_text(other.value or 0)}"


def test_a_few_common_words_are_silence_and_are_shown() -> None:
    found = verdicts_on(OWNED, story(a=f"{FELL} {OWNED}", b=FELL))["b"]
    assert (found.stance, found.sentence) == (Stance.SILENT, FIRST)
    assert found.reason == f"some words stand there, too few to count: chance {chance_text(found.value or 0)}"


def test_a_figure_that_stands_nowhere_in_a_silent_outlet_is_told() -> None:
    found = verdicts_on("5,937", story(a=f"{FELL} {LOAN}", b=FELL))["b"]
    assert (found.stance, found.sentence) == (
        Stance.SILENT,
        "A crane from Norland is due on Friday to lift the wreck.",
    )
    assert found.reason.startswith("some words stand there but not its figure, too few to count: chance .")


def test_a_teaser_and_another_language_are_told_for_what_is_unclear() -> None:
    teaser = replace(article("c", FELL), teaser=True)
    german = article("d", "Zwei Dörfer wurden am Dienstag geräumt.", language="de")
    found = verdicts_on(OWNED, [*story(a=f"{FELL} {OWNED}", b=FELL), teaser, german])
    assert (found["c"].stance, found["c"].reason) == (Stance.UNCLEAR, "only a teaser of it could be had")
    assert (found["d"].stance, found["d"].reason) == (Stance.UNCLEAR, "in another language (de)")
    assert (found["c"].sentence, found["d"].sentence) == (FIRST, None)


def test_a_figure_given_otherwise_is_told_with_the_sentence_that_has_it() -> None:
    teaser = replace(article("c", LEFT.format(520)), teaser=True)
    found = verdicts_on("400", [*story(a=f"{LEFT.format(400)} {FERRY}", b=FERRY), teaser])["c"]
    assert (found.stance, found.reason) == (Stance.UNCLEAR, "gives the figure otherwise")
    assert found.sentence == LEFT.format(520)


def test_a_denial_is_told() -> None:
    said = "The minister of Harn will {}resign on Friday over the bridge at Oss."
    teaser = replace(article("c", said.format("not ")), teaser=True)
    found = verdicts_on("resign", [*story(a=f"{said.format('')} {FERRY}", b=FERRY), teaser])["c"]
    assert (found.stance, found.reason) == (Stance.UNCLEAR, "denies it or says what this denies")
    assert found.sentence == said.format("not ")


def decided(text: str, articles: list[Article], shown: str) -> tuple[Verdict, ...]:
    """The verdicts on a claim of outlet "a", decided so that all others are unclear."""
    statements = statements_of(articles)
    coverage = Coverage(statements, measure_support(statements), contradicted(differing(statements)))
    (number,) = [
        number
        for number, claim in enumerate(coverage.support.claims)
        if statements.rows[claim.row].text[claim.start : claim.end].strip(" ,.") == text.strip(" ,.")
    ]
    claim, others = coverage.support.claims[number], tuple(range(1, len(statements.outlets)))
    covered = Covered(claim.row, claim.start, claim.end, (number,), (0,), (), others, 0.0)
    sentence = statements.rows[claim.row].text
    return verdicts_of(coverage, covered, (Evidence("a", sentence),), shown)


def test_what_lies_between_silence_and_report_is_told_with_its_chance() -> None:
    half = "The bridge had failed a test in spring."
    own, other = decided(INSPECTED, story(a=f"{FELL} {INSPECTED}", b=f"{FELL} {half}"), INSPECTED)
    assert (own.stance, own.reason) == (Stance.REPORTS, "its own words")
    assert (other.stance, other.sentence) == (Stance.UNCLEAR, half)
    assert other.reason == f"{BETWEEN}: chance {chance_text(other.value or 0)}"


def test_what_a_note_rests_on_is_told_where_it_shows_more() -> None:
    said = "Upon sighting the rescue helicopter, the stranded villagers climbed onto the roof of the school."
    claim = "Upon sighting the rescue helicopter"
    own, _ = decided(claim, story(a=f"{FELL} {said}", b=FELL), said)
    assert own.reason == f"its own words; the note rests on “{claim}”"


def test_a_figure_is_told_as_each_outlet_words_it() -> None:
    found = verdicts_on("evacuated", story(a=LEFT.format(400), b=LEFT.format("520"), c=FERRY), Kind.DIFFERS)
    assert found["a"].reason == "says Some 400 people evacuated"
    assert found["b"].reason == "says Some 520 people evacuated"
    assert (found["a"].stance, found["a"].value) == (Stance.REPORTS, None)
    unmatched = "gives no figure that could be matched"
    assert found["c"] == Verdict("c", Stance.UNCLEAR, None, None, unmatched)


def test_outlets_that_give_one_value_are_told_in_their_own_wording() -> None:
    hurt = "{} were injured when the bridge at Oss collapsed shortly before noon, the county said."
    articles = story(
        a=hurt.format("Three people"), b=hurt.format("At Oss 3 people"), c=hurt.format("12 people")
    )
    found = verdicts_on("people hurt", articles, Kind.DIFFERS)
    reasons = {outlet: verdict.reason for outlet, verdict in found.items()}
    assert reasons == {
        "a": "says Three people hurt", "b": "says 3 people hurt", "c": "says 12 people hurt"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, ".00"), (0.004, "below .01"), (0.21, ".21"), (0.934, ".93"), (1.0, "1.00")]
)
def test_chances_are_told_in_two_digits(value: float, text: str) -> None:
    assert chance_text(value) == text


@law
@given(st.floats(0, 1))
def test_a_chance_above_nothing_is_never_told_as_nothing(value: float) -> None:
    assert (chance_text(value) == ".00") == (value == 0)


def test_who_may_report_the_words_beside_a_claim_is_unclear_for_these() -> None:
    both, schools = FERRY.removesuffix("."), "Schools in the valley of Lind stay shut this week."
    longer = f"{both}, and schools in the valley of Lind stay shut for the week."
    statements = statements_of(story(a=longer, b=f"{both}. {schools}", c=schools))
    coverage = Coverage(statements, measure_support(statements))
    (shared,) = coverage.shared([n for n, claim in enumerate(coverage.support.claims) if claim.row == 0])
    shown = coverage.certain(shared, 0, len(longer))
    evidence = (Evidence("a", longer), Evidence("b", f"{both}."))
    verdicts = {each.outlet: each for each in verdicts_of(coverage, shown, evidence, longer)}
    assert (verdicts["c"].stance, verdicts["c"].sentence) == (Stance.UNCLEAR, schools)
    assert verdicts["c"].reason.startswith(BESIDE)
