from __future__ import annotations

import pytest

from summarizers.article import Article
from summarizers.brief import Brief, Kind, Note, Relation, Stance
from summarizers.explaining import OTHERWISE, SAME_FIGURE
from summarizers.making import make_brief
from tests.factories import article, story

CROWNS = "The grid company said that mending the lines would cost {} crowns."
LINES = "It will take {} crowns to mend the lines from Oss to the coast."
FERRY = "The ferry to Lind sailed again at noon and took {} cars across the sound."
STORM = "Storm Ada tore roofs from farms near Selmouth and felled trees in the park."
SCHOOL = "The school in Oss keeps its doors closed until the heating works again."


def on_coverage(brief: Brief) -> list[Note]:
    return [note for note in brief.notes if note.kind is not Kind.DIFFERS]


def of_figure(articles: list[Article], figure: str) -> list[Note]:
    """The notes on who reports what whose words hold a figure."""
    return [note for note in on_coverage(make_brief(articles)) if figure in note.text]


def test_each_side_of_a_figure_that_differs_is_its_own_outlets_claim() -> None:
    articles = story(Post=CROWNS.format("60 million"), Herald=LINES.format("80 million"), Tide=STORM)
    brief = make_brief(articles)
    assert [n.relation for n in brief.notes if n.kind is Kind.DIFFERS] == [Relation.CONFLICT]
    (post,), (herald,) = of_figure(articles, "60 million"), of_figure(articles, "80 million")
    assert (post.outlets, post.unclear, post.silent) == (("Post",), ("Herald",), ("Tide",))
    assert (herald.outlets, herald.unclear, herald.silent) == (("Herald",), ("Post",), ("Tide",))
    verdicts = {verdict.outlet: verdict for verdict in post.verdicts}
    assert verdicts["Herald"].stance is Stance.UNCLEAR
    assert verdicts["Herald"].reason == OTHERWISE


def test_the_sides_come_after_the_note_that_tells_them_together() -> None:
    brief = make_brief(story(Post=CROWNS.format("60 million"), Herald=LINES.format("80 million"), Tide=STORM))
    sides = [note for note in brief.notes if note.kind is Kind.ONLY and "crowns" in note.text]
    assert not any(note.adds for note in sides)
    kinds = [note.kind for note in brief.notes]
    assert kinds.index(Kind.DIFFERS) < min(map(brief.notes.index, sides))


def test_a_value_of_several_sides_with_them() -> None:
    articles = story(
        Post=CROWNS.format("60 million"),
        Ledger=CROWNS.format("60 million"),
        Herald=LINES.format("80 million"),
    )
    (note,) = of_figure(articles, "60 million")
    assert (note.kind, note.outlets, note.unclear) == (Kind.SOME, ("Ledger", "Post"), ("Herald",))
    assert note.independent == 1


def test_values_that_can_hold_at_once_make_no_sides() -> None:
    articles = story(
        Post="Police said that 47 protesters were held in the cells of Oss overnight.",
        Herald="More than 30 protesters were held in the cells of Oss overnight, police said.",
    )
    assert Relation.COMPATIBLE in {note.relation for note in make_brief(articles).notes}
    assert not on_coverage(make_brief(articles))


def test_whoever_has_the_figure_for_something_else_is_not_called_silent() -> None:
    articles = story(
        Post=CROWNS.format("60 million"),
        Herald=LINES.format("80 million"),
        Tide="Selmouth has sold herrings for 60 million, by weight more than ever.",
    )
    assert not of_figure(articles, "60 million crowns")
    assert of_figure(articles, "80 million")


def test_outlets_that_give_one_figure_report_what_it_is_of() -> None:
    articles = [
        article("Post", "A dozen buses stood idle.", FERRY.format("212"), STORM),
        article("Herald", "By noon 212 cars had been taken over the sound on the ferry to Lind.", SCHOOL),
        article("Tide", "Trees came down in the park of Selmouth.", SCHOOL),
    ]
    (note,) = of_figure(articles, "212")
    assert (note.kind, note.outlets, note.silent) == (Kind.SOME, ("Herald", "Post"), ("Tide",))
    assert {e.outlet for e in note.evidence if "212" in e.sentence} == {"Herald", "Post"}


def test_what_a_sentence_says_beside_the_figure_is_not_credited_with_it() -> None:
    articles = [
        article(
            "Post", STORM, "The count of 1,204 herrings, eight of them blind, is the largest on the coast."
        ),
        article("Herald", SCHOOL, "Fishermen counted 1,204 herrings near Lind."),
        article("Tide", "Trees came down in the park of Selmouth.", "A dozen buses stood idle."),
    ]
    (note,) = of_figure(articles, "1,204")
    assert note.text == "Fishermen counted 1,204 herrings near Lind."
    (other,) = (verdict for verdict in note.verdicts if verdict.outlet == "Post")
    assert other.stance is Stance.REPORTS
    assert other.reason.startswith(SAME_FIGURE)


@pytest.mark.parametrize("kind", ["date", "clock"])
def test_a_moment_alone_is_no_claim(kind: str) -> None:
    """Many things happen on one day."""
    when = {"date": "On 9 November", "clock": "At 4.20 p.m."}[kind]
    articles = story(
        Post=f"{when} the ferry to Lind turned back.",
        Herald=f"{when} the mayor of Oss asked for help from the army.",
        Tide=STORM,
    )
    assert not [note for note in on_coverage(make_brief(articles)) if note.kind is Kind.SOME]
