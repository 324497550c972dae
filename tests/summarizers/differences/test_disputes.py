from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from summarizers.article import Article
from summarizers.brief import Kind, Note, Relation, Stance
from summarizers.differences.disputes import DISPUTED, LONGEST_SIDE, NAME
from summarizers.making import make_brief
from tests.factories import NOON, SENTENCES, article, story
from tests.laws import story_law

CHARGE = "Two clerks said that the harbour office had sold the same berth twice."
DENIAL = "The harbour master, Ode Brannock, denied it."
OPEN, SHUT = "The school in Oss opens as usual on Friday.", "The school stays closed until next week."
TOLD = (*SENTENCES, CHARGE, DENIAL, OPEN, SHUT, "Ruth Pel, the mayor, was asleep.", "The mayor is Ruth Pell.")

stories = st.lists(
    st.builds(
        lambda outlet, sentences: article(outlet, " ".join(sentences)),
        st.sampled_from(["Post", "Herald", "Ledger"]),
        st.lists(st.sampled_from(TOLD), min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=4,
)


def notes_of(articles: list[Article]) -> list[Note]:
    return [note for note in make_brief(articles).notes if note.in_words]


def test_a_dispute_of_two_speakers_in_one_report_is_told_with_its_outlet_on_both_sides() -> None:
    (note,) = notes_of(story(Post=f"{CHARGE} {DENIAL}", Herald=SENTENCES[0]))
    assert note.kind is Kind.DIFFERS
    assert note.relation is Relation.CONFLICT
    assert [(value.value, value.outlets) for value in note.figures] == [
        (CHARGE.removesuffix("."), ("Post",)),
        (DENIAL.removesuffix("."), ("Post",)),
    ]
    assert note.outlets == ("Post",)
    assert note.unclear == ("Herald",)
    assert note.text.startswith(f"{DISPUTED}: Two clerks said")


def test_who_carries_the_same_charge_stands_beside_it() -> None:
    (note,) = notes_of(story(Post=f"{CHARGE} {DENIAL}", Tide=CHARGE))
    assert [value.outlets for value in note.figures] == [("Post", "Tide"), ("Post",)]


def test_a_short_denial_is_told_with_what_its_speaker_adds() -> None:
    added = '"There is one list," he said.'
    (note,) = notes_of(story(Post=f"{CHARGE} {DENIAL} {added}"))
    assert note.figures[1].value == f"{DENIAL} {added}"
    assert added in {evidence.sentence for evidence in note.evidence}


def test_opposite_states_stand_side_by_side_with_what_they_are_of() -> None:
    (note,) = notes_of(story(Post=OPEN, Herald=SHUT))
    assert note.text == (
        "school: The school in Oss opens as usual on Friday (Post)"
        " · The school stays closed until next week (Herald)"
    )
    assert note.relation is Relation.CONFLICT


def test_a_state_published_later_is_told_last_and_as_later() -> None:
    pair = [
        article("Post", OPEN, published=NOON + timedelta(hours=3)),
        article("Herald", SHUT, published=NOON),
    ]
    (note,) = notes_of(pair)
    assert note.relation is Relation.LATER
    assert [value.outlets for value in note.figures] == [("Herald",), ("Post",)]


def test_a_name_in_two_forms_is_told_as_names() -> None:
    (note,) = notes_of(story(a="The pilot, Brian Keel, is safe.", b="A boat saved Bryan Keel at noon."))
    assert note.text == f"{NAME}: Brian Keel (a) · Bryan Keel (b)"


def test_every_verdict_says_what_its_outlet_says() -> None:
    (note,) = notes_of(story(Post=OPEN, Herald=SHUT, Tide=SENTENCES[0]))
    verdicts = {verdict.outlet: verdict for verdict in note.verdicts}
    assert verdicts["Post"].reason == "says “The school in Oss opens as usual on Friday”"
    assert verdicts["Tide"].stance is Stance.UNCLEAR
    assert verdicts["Tide"].sentence is None


@story_law
@given(stories)
def test_each_side_is_a_sentence_or_a_part_of_one_of_an_outlet_beside_it(articles: list[Article]) -> None:
    for note in notes_of(articles):
        assert len(note.figures) == 2
        for value in note.figures:
            told = [p for a in articles if a.outlet in value.outlets for p in a.paragraphs]
            assert any(value.value in paragraph for paragraph in told)
            assert len(value.value.split()) <= LONGEST_SIDE


@story_law
@given(stories)
def test_only_a_dispute_of_speakers_has_an_outlet_on_both_sides(articles: list[Article]) -> None:
    for note in notes_of(articles):
        one, other = (set(value.outlets) for value in note.figures)
        assert one.isdisjoint(other) or note.text.startswith(DISPUTED)
