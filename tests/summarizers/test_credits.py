from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.credits import agency_of, dateline_of, published_in
from summarizers.timestamps import is_timestamp


def moment(*parts: int) -> datetime:
    year, month, day, hour, minute = (*parts, 0, 0)[:5]
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - pages seldom name their zone


DATELINES = [
    ("LONDON, Nov 25 (Reuters) – ", "Reuters"),
    ("HARN (AP) — ", "AP"),
    ("OSS, Norland (AP) — ", "AP"),
    ("HARN/LIND, May 14 (AFP) -- ", "AFP"),
    ("Harn (dpa) - ", "dpa"),
    ("HARN (AFP). ", "AFP"),
    ("HARN, May 14 (Norlandia News Agency) – ", "Norlandia News Agency"),
    ("МОСКВА, 25 ноября. /ТАСС/. ", "TASS"),
    ("МОСКВА, 25 ноя — РИА Новости. ", "RIA Novosti"),
    ("Москва. 25 ноября. INTERFAX.RU - ", "Interfax"),
    ("Madrid, 14 may (EFE).- ", "EFE"),
    ("(ANSA) - ROMA, 25 NOV - ", "ANSA"),
    ("HARN, Norland — ", None),
]


@pytest.mark.parametrize(("dateline", "agency"), DATELINES)
def test_datelines_are_cut_off_exactly_and_name_their_agency(dateline: str, agency: str | None) -> None:
    paragraph = f"{dateline}Two bridges fell on Tuesday."
    assert dateline_of(paragraph) == dateline
    assert agency_of([paragraph]) == agency


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO — the alliance of thirty states — met in Harn.",
        "Anna Brok (Labour) – who lost – said so.",
        "The Harn Party (HP) – Norland's oldest – won.",
        "“We heard a crack” (and more) – that was all.",
        "The bridge fell, the minister told Reuters.",
        "Harn - a town of 9,000 - has no other bridge.",
        "",
    ],
)
def test_other_beginnings_are_no_datelines(paragraph: str) -> None:
    assert dateline_of(paragraph) == ""
    assert agency_of([paragraph]) is None


@given(st.text(max_size=200))
def test_a_dateline_is_a_beginning_and_leaves_a_rest(paragraph: str) -> None:
    dateline = dateline_of(paragraph)
    assert paragraph.startswith(dateline)
    assert len(dateline) < max(1, len(paragraph))


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Reporting by Nils Ahm; Editing by Ruth Pell", "Reuters"),
        ("The bridge fell. (AP)", "AP"),
        ("Le pont est tombé. — AFP", "AFP"),
        ("dpa/lno", "dpa"),
        ("With Reuters", "Reuters"),
        ("Source: AFP", "AFP"),
        ("The Associated Press contributed to this report.", "AP"),
    ],
)
def test_credit_lines_name_their_agency(line: str, agency: str) -> None:
    assert agency_of(
        ["The bridge at Oss fell on Tuesday."], tail=f"The bridge fell.\n\n{line}"
    ) == agency or (agency_of(["The bridge at Oss fell on Tuesday.", line]) == agency)


def test_credit_lines_that_were_removed_are_found_in_the_pasted_text() -> None:
    tail = "The bridge fell.\n\nReporting by Nils Ahm; Editing by Ruth Pell\n\nRelated"
    assert agency_of(["The bridge fell."], tail=tail) == "Reuters"


def test_an_agency_s_name_below_the_last_paragraph_is_its_credit() -> None:
    assert agency_of(["The bridge fell.", "Press Association"]) == "PA"


@pytest.mark.parametrize(
    "line", ["Photo: Reuters", "REUTERS/Ivo Brand", "Reuters reported the fall first.", "(EU)"]
)
def test_mentions_and_pictures_are_no_credit(line: str) -> None:
    assert agency_of(["The bridge fell.", line], tail=line) is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Published 14 May 2024, 18:45", moment(2024, 5, 14, 18, 45)),
        ("date 2022-11-25 7m ago", moment(2022, 11, 25)),
        ("Updated: May 14, 2024 6.45pm", moment(2024, 5, 14, 18, 45)),
        ("Published 14 May 2024 at 10:00 | Updated 15 May 2024 at 18:45", moment(2024, 5, 15, 18, 45)),
        ("Published 14 May 2024\nUpdated 16 May 2024", moment(2024, 5, 16)),
        ("Stand: 14.05.2024, 18:45 Uhr", moment(2024, 5, 14, 18, 45)),
        ("14 мая 2024, 18:45", moment(2024, 5, 14, 18, 45)),
        ("14 de mayo de 2024 - 18:45", moment(2024, 5, 14, 18, 45)),
        ("mardi 14 mai 2024 à 18h45", moment(2024, 5, 14, 18, 45)),
        ("2024-05-14T18:45:00Z", moment(2024, 5, 14, 18, 45)),
        ("Bridge falls\n\nHARN, May 14, 2024 (NNA) – The bridge fell.", moment(2024, 5, 14)),
        ("Lessel Post, Sunday 24 May 2026\n\nThe bridge fell.", moment(2026, 5, 24)),
        ("Wednesday 11 March 2026   Send to a friend   Print", moment(2026, 3, 11)),
        ("LESSEL LETTER no. 212 · Friday 13 March 2026", moment(2026, 3, 13)),
        ("Lessel Post, Sunday 24 May 2026\n\nSaturday 23 May 2026 · Print", None),
        ("Trial to open on Friday, 13 March 2026", None),
        ("The trial opens in Harn, Friday 13 March 2026.", None),
        ("Published 05/06/2024", None),
        ("14 May 2024\n\n15 May 2024", None),
        ("The bridge fell on 14 May 2024, police in Harn said.", None),
        ("HARN, May 14 (NNA) – The bridge fell.", None),
        ("3 hours ago", None),
        ("31.02.2024", None),
        ("", None),
    ],
)
def test_a_page_s_time_is_what_it_states_or_none(text: str, when: datetime | None) -> None:
    assert published_in(text) == when


@pytest.mark.parametrize(
    "line", ["9h ago", "14 May 2024, 18:45", "vor 3 Stunden", "Harn - 14 may 2024 - 18:45 CEST"]
)
def test_lines_that_only_tell_the_time_are_timestamps(line: str) -> None:
    assert is_timestamp(line)


@pytest.mark.parametrize(
    "line", ["The vote of 14 May", "Market 24", "Election night in Harn", "2,000 march in Harn"]
)
def test_headings_with_figures_are_no_timestamps(line: str) -> None:
    assert not is_timestamp(line)
