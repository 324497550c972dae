from __future__ import annotations

from summarizers.reports import reports_of
from tests.factories import NOON, SENTENCES, article, story

WIRE = " ".join(SENTENCES[:8])
OWN = " ".join(SENTENCES[8:])


def test_a_report_tells_what_its_article_is_in_the_order_given() -> None:
    given = [
        article("Post", OWN, title="Bridge falls", published=NOON, agency="NNA"),
        article("Herald", WIRE),
    ]
    reports, _ = reports_of(given)
    assert [report.outlet for report in reports] == ["Post", "Herald"]
    assert (reports[0].title, reports[0].published, reports[0].agency) == ("Bridge falls", NOON, "NNA")
    assert reports[0].words == given[0].words


def test_a_copy_names_its_origin_and_shares_all() -> None:
    reports, independent = reports_of(story(a=WIRE, b=WIRE, c=OWN))
    assert [report.copy_of for report in reports] == [None, "a", None]
    assert [(s.outlet, s.share) for s in reports[1].shared] == [("a", 1.0)]
    assert reports[2].shared == ()
    assert independent["a"] == independent["b"] != independent["c"]


def test_shares_stand_largest_first_and_never_with_the_own_outlet() -> None:
    part = " ".join(SENTENCES[:2])
    reports, _ = reports_of([*story(a=WIRE, b=part, c=WIRE), article("a", WIRE)])
    assert [s.outlet for s in reports[0].shared] == ["c", "b"]
    assert reports[0].shared[0].share > reports[0].shared[1].share
