from __future__ import annotations

from hypothesis import given

from summarizers.article import Article
from summarizers.claims.coverage import Coverage
from summarizers.claims.statements import statements_of
from summarizers.claims.support import measure_support
from summarizers.claims.telling import tells
from tests.factories import story
from tests.laws import story_law
from tests.summarizers.claims.test_coverage import stories

SENTENCE = "Chief inspector Ilse Draay said the ferry lay 80 metres from the pier when it sank."
ELSEWHERE = "Bakers in Harn sold more rye bread than ever before in the spring."


def told(*others: str, sentence: str = SENTENCE) -> list[bool]:
    """Whether each other outlet tells a sentence that opens the first outlet's report."""
    bodies = {"a": f"{sentence} {ELSEWHERE}"} | {f"o{n}": body for n, body in enumerate(others)}
    statements = statements_of(story(**bodies))
    found = tells(Coverage(statements, measure_support(statements)), 0)
    return [outlet in found.whole for outlet in range(1, len(bodies))]


def test_who_says_it_tells_it_and_who_tells_of_the_same_person_does_not() -> None:
    same = "The ferry sank 80 metres from the pier where it lay, chief inspector Ilse Draay said."
    other = "Chief inspector Ilse Draay said the driver of the van had gone home."
    assert told(same, other, ELSEWHERE) == [True, False, False]


def test_a_figure_must_stand_where_the_rest_stands() -> None:
    without = (
        "The ferry sank in fog off the old stone pier at Harn, and 90 passengers were taken to a school."
    )
    others = without.replace("90 ", "")
    far = f"{others} {ELSEWHERE} {ELSEWHERE.replace('Bakers', 'Millers')} The crane has 90 bolts."
    near = f"{others} There were 90 of them. {ELSEWHERE}"
    assert told(others, far, near, sentence=without) == [False, False, True]


def test_each_name_must_be_told_of_in_part() -> None:
    sentence = "The ferry Lady Corisande sank in fog off the old stone pier at Harn, Ilse Draay said."
    nobody = "The ferry Lady Corisande sank in fog off the old stone pier at Harn, it was said."
    short = "The ferry Corisande sank in fog off the old stone pier at Harn, Draay said."
    assert told(nobody, short, sentence=sentence) == [False, True]


def test_what_is_not_so_is_told_by_who_says_not() -> None:
    sentence = "Results of the blood test of the ferry's pilot Ilse Draay have not been released."
    later = "Results of the blood test of the ferry's pilot, Ilse Draay, were released on a web page."
    same = "They did not release the results of the blood test of the ferry's pilot, Ilse Draay."
    assert told(later, same, sentence=sentence) == [False, True]


def test_who_writes_of_a_trial_does_not_tell_its_verdict() -> None:
    sentence = "Jory Ortez, 20, was found guilty in the murder of Ilse Draay on Friday in Harn."
    trial = "Jory Ortez, 20, is on trial for the murder of Ilse Draay, who was found on Friday in Harn."
    verdict = "In Harn a court found Jory Ortez, 20, guilty on Friday of the murder of Ilse Draay."
    assert told(trial, verdict, sentence=sentence) == [False, True]


def test_a_quotation_must_be_there() -> None:
    quotes = (
        'Margit Sonne, the curator, said of the arrest: "I slept for the first time in nine long nights."'
    )
    other = "Margit Sonne, the curator, spoke of the arrest and drove to the lake to see the picture."
    split = 'Margit Sonne, the curator, spoke. "Nine nights," she said of it. "I slept for the first time."'
    assert told(other, split, sentence=quotes) == [False, True]


def test_who_tells_one_claim_of_a_sentence_tells_a_part() -> None:
    sentence = "The ferry sank in fog off the old stone pier at Harn, and 90 passengers slept in a school."
    part = "The ferry sank in thick fog off the stone pier at Harn."
    name = "Harn has a new stone quarry."
    bodies = {"a": f"{sentence} {ELSEWHERE}", "b": f"{part} {ELSEWHERE}", "c": f"{name} {ELSEWHERE}"}
    statements = statements_of(story(**bodies))
    found = tells(Coverage(statements, measure_support(statements)), 0)
    assert (found.whole, found.partly) == ((0,), (1,))


def test_who_leaves_out_what_a_sentence_goes_on_to_say_tells_a_part() -> None:
    shot = "Ferryman Jory Ortez was shot dead in Harn on Friday"
    bodies = {
        "a": f"{shot}, after he had knocked on a door during an inquiry. {ELSEWHERE}",
        "b": f"{shot} by a guest of the inn. The guest drove to the lake and slept in a school.",
        "c": f"{shot}: he had knocked on a door during an inquiry. A guest slept in a school.",
    }
    statements = statements_of(story(**bodies))
    found = tells(Coverage(statements, measure_support(statements)), 0)
    assert (found.whole, found.partly) == ((0, 2), (1,))


@story_law
@given(stories)
def test_every_outlet_tells_a_sentence_or_is_unclear_or_neither(articles: list[Article]) -> None:
    statements = statements_of(articles)
    coverage = Coverage(statements, measure_support(statements))
    for row, sentence in enumerate(statements.rows):
        found = tells(coverage, row)
        every = [*found.whole, *found.partly, *found.unclear]
        assert sentence.outlet in found.whole
        assert len(set(every)) == len(every)
        assert set(every) <= set(range(len(statements.outlets)))
