from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.article import Article
from summarizers.brief import Kind, Note, Relation
from summarizers.claims.statements import statements_of
from summarizers.differences.differences import differences, differing
from summarizers.differences.mentions import mentions_of
from summarizers.differences.relations import LATER, latest_of
from tests.factories import NOON, SENTENCES, article, story
from tests.laws import law

FACT = "{} people were evacuated from the villages of Oss and Lind on Tuesday night."


def notes_of(articles: list[Article]) -> list[Note]:
    outlets = dict.fromkeys(a.outlet for a in articles)
    statements = statements_of(articles)
    return differences(statements, differing(statements), {outlet: n for n, outlet in enumerate(outlets)})


def told(*figures: str) -> list[Article]:
    """An outlet for each figure, in whose report it stands."""
    return [article(f"o{n}", FACT.format(figure)) for n, figure in enumerate(figures)]


def test_figures_that_differ_are_named_with_their_outlets_and_sentences() -> None:
    (note,) = notes_of(told("400", "520"))
    assert note.kind is Kind.DIFFERS
    assert [(value.value, value.outlets) for value in note.figures] == [("400", ("o0",)), ("520", ("o1",))]
    assert note.outlets == ("o0", "o1")
    assert [e.sentence for e in note.evidence] == [FACT.format("400"), FACT.format("520")]
    assert note.relation is Relation.CONFLICT
    assert "400 (o0) · 520 (o1)" in note.text


def test_an_outlet_that_says_a_sentence_twice_differs_once() -> None:
    cost = "The repair will cost {} crowns, the ministry of transport in Norland estimates."
    twice = article("c", f"{cost.format('1.2 million')} {SENTENCES[0]} {cost.format('1.2 million')}")
    once = [article(outlet, cost.format("half a million")) for outlet in "ab"]
    assert len(notes_of([*once, twice])) == 1


def test_a_question_gives_no_figure() -> None:
    asked = article("b", "Were 520 people evacuated from the villages of Oss and Lind on Tuesday night?")
    assert notes_of([*told("400"), asked]) == []


def test_of_one_distance_at_sea_the_other_miles_are_the_same() -> None:
    lay = "The trawler Brava lay {} off Port Lind when the coastguard found the wreck."
    some = article("a", lay.format("some 13 miles"))
    assert notes_of([some, article("b", lay.format("13 nautical miles"))]) == []
    assert len(notes_of([some, article("b", lay.format("19 nautical miles"))])) == 1


@pytest.mark.parametrize(("years", "count"), [(0, 1), (2, 0), (4, 1)])
def test_an_age_grows_with_the_years_between_two_reports(years: int, count: int) -> None:
    line = "The jury at Harn found Arno Pell, {}, guilty of the robbery at the mill."
    first = article("a", line.format("27"), published=NOON)
    second = article("b", line.format("29"), published=NOON + timedelta(days=365 * years))
    assert len(notes_of([first, second])) == count


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5,937", "5 937"),
        ("5,937", "5.937"),
        ("5,937", "5\u202f937"),
        ("17", "Seventeen"),
        ("23", "Twenty-three"),
        ("120", "One hundred and twenty"),
        ("500,000", "Half a million"),
        ("1.2 million", "1,200,000"),
        ("24", "Two dozen"),
        ("1,200", "1.2 thousand"),
    ],
)
def test_equal_figures_in_other_spelling_never_differ(one: str, other: str) -> None:
    assert notes_of(told(one, other)) == []


@law
@given(st.integers(2, 10**7))
def test_a_figure_never_differs_from_itself_with_its_groups_marked(number: int) -> None:
    assert notes_of(told(str(number) if number > 2100 else f"{number:,}", f"{number:,}")) == []


def test_an_outlet_never_differs_with_itself() -> None:
    both = f"{FACT.format('400')} {FACT.format('520')}"
    assert notes_of([article("a", both)]) == []
    assert notes_of([article("a", FACT.format("400")), article("a", FACT.format("520"))]) == []
    assert notes_of(story(a=both, b=FACT.format("520"))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("More than 300", "350"), ("At least 300", "Up to 400"), ("300 to 400", "350"), ("Dozens of", "45")],
)
def test_ranges_that_can_hold_at_once_are_compatible(one: str, other: str) -> None:
    for note in notes_of(told(one, other)):
        assert note.relation is Relation.COMPATIBLE


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Some 81", "78", Relation.CONFLICT),
        ("About 2,400", "2,600", Relation.CONFLICT),
        ("About 640", "631", Relation.COMPATIBLE),
        ("About 250", "230", Relation.COMPATIBLE),
        ("Nearly 6,000", "5,400", Relation.COMPATIBLE),
    ],
)
def test_about_is_as_near_as_the_last_digit_told(one: str, other: str, relation: Relation) -> None:
    (note,) = notes_of(told(one, other))
    assert note.relation is relation


def test_a_range_below_the_other_figure_conflicts() -> None:
    (note,) = notes_of(told("Fewer than 300", "520"))
    assert note.relation is Relation.CONFLICT


@pytest.mark.parametrize(
    ("after", "relation"),
    [
        (LATER, Relation.LATER),
        (timedelta(hours=9), Relation.LATER),
        (LATER - timedelta(minutes=1), Relation.CONFLICT),
        (timedelta(0), Relation.CONFLICT),
        (None, Relation.CONFLICT),
    ],
)
def test_a_figure_published_well_after_the_others_is_an_update(
    after: timedelta | None, relation: Relation
) -> None:
    last = None if after is None else NOON + after
    (note,) = notes_of(
        [article("a", FACT.format("400"), published=NOON), article("b", FACT.format("520"), published=last)]
    )
    assert note.relation is relation


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (
            "Six people were killed at Oss.",
            "Five people are now known to have been killed at Oss.",
            "conflict",
        ),
        ("Five people were killed at Oss.", "Six people are now known to have been killed at Oss.", "later"),
        ("Seven people were missing at Oss.", "Nine people are now missing at Oss.", "conflict"),
        ("Nine people were missing at Oss.", "Seven people are now missing at Oss.", "later"),
    ],
)
def test_a_toll_does_not_fall_and_the_missing_grow_no_more(first: str, second: str, relation: str) -> None:
    (note,) = notes_of(story(a=first, b=second))
    assert note.relation == relation


def test_the_killed_and_hurt_together_are_called_so() -> None:
    (note,) = notes_of(
        story(
            a="At Oss 400 soldiers were killed or wounded, the army said.",
            b="The army said that 520 soldiers had been killed or injured at Oss.",
        )
    )
    assert note.text.startswith("soldiers killed or hurt")


def test_a_part_of_those_to_whom_something_happened_is_not_all_of_them() -> None:
    whole = "In Harn 44 people were arrested on Sunday night, police said."
    part = "In Harn 27 of those arrested on Sunday night were followers of Lind, police said."
    fewer = "Police in Harn said that 31 people were arrested on Sunday night."
    (note,) = notes_of([article("a", whole, part), article("b", fewer)])
    assert {value.value for value in note.figures} == {"44", "31"}
    assert notes_of([article("a", part), article("b", fewer)]) == []


def test_what_a_figure_was_raised_to_is_an_update() -> None:
    one = "Insurers in Lind have put up a reward of 500,000 crowns for the paintings."
    other = "The insurer in Lind raised its reward from half a million crowns to 750,000."
    (note,) = notes_of(story(a=one, b=other))
    assert note.relation is Relation.LATER
    assert [value.value for value in note.figures] == ["500,000 crowns", "750,000"]


def test_a_day_put_back_is_an_update() -> None:
    first = article("a", "Dunn will be sentenced on 16 March at Oss.")
    second = article(
        "b",
        "Sentence on Dunn, which was to have been passed on 16 March at Oss, will now be passed on 20 March.",
    )
    (note,) = notes_of([second, first])
    assert note.relation is Relation.LATER
    assert [value.value for value in note.figures] == ["16 March", "20 March"]


def test_two_figures_that_are_both_more_than_something_conflict_unless_they_are_near() -> None:
    assert [note.relation for note in notes_of(told("More than 400", "More than 520"))] == [Relation.CONFLICT]
    assert [note.relation for note in notes_of(told("More than 500", "More than 520"))] == [
        Relation.COMPATIBLE
    ]


def test_clock_times_are_never_updates() -> None:
    said = "The bridge at Oss fell at {}, police in Harn said."
    (note,) = notes_of(
        [
            article("a", said.format("11am"), published=NOON),
            article("b", said.format("10:15"), published=NOON + 2 * LATER),
        ]
    )
    assert note.relation is Relation.CONFLICT


def test_publication_times_of_two_zones_are_compared_as_moments() -> None:
    noon = datetime(2024, 5, 14, 12, 0, tzinfo=UTC)
    same = noon.astimezone(timezone(timedelta(hours=3)))
    (note,) = notes_of(
        [article("a", FACT.format("400"), published=noon), article("b", FACT.format("520"), published=same)]
    )
    assert note.relation is Relation.CONFLICT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "In 2019 the bridge at Oss was inspected by Harn.",
            "In 2021 the bridge at Oss was inspected by Harn.",
        ),
        ("Police counted 40 boats in Harn.", "Doctors treated 12 children in Lind."),
        ("Prices rose by 40% in Harn.", "Prices rose by 12 crowns in Harn."),
        ("The AK-47 rifles of Harn were found.", "The AK-74 rifles of Harn were found."),
    ],
)
def test_years_names_other_units_and_other_things_never_differ(one: str, other: str) -> None:
    assert notes_of(story(a=one, b=other)) == []


stories = st.lists(
    st.builds(
        lambda outlet, texts: article(outlet, *texts),
        st.sampled_from("abcd"),
        st.lists(
            st.sampled_from(
                [*SENTENCES, *(FACT.format(n) for n in ("400", "Some 400", "520", "More than 300"))]
            ),
            min_size=1,
            max_size=6,
        ),
    ),
    min_size=1,
    max_size=4,
)


@law
@given(stories)
def test_the_sides_of_a_difference_are_other_outlets_and_other_values(articles: list[Article]) -> None:
    for note in notes_of(articles):
        assert len(note.figures) > 1
        assert len({value.value for value in note.figures}) == len(note.figures)
        assert {o for value in note.figures for o in value.outlets} == set(note.outlets)
        assert len(note.outlets) > 1
        for evidence in note.evidence:
            assert any(evidence.sentence in a.text for a in articles if a.outlet == evidence.outlet)


@pytest.mark.parametrize(
    ("said", "relation"),
    [
        ("The {1} ferry from Oss carried {0} passengers to Lessel.", Relation.CONFLICT),
        ("By {1} the coastguard at Oss had rescued {0} passengers.", Relation.LATER),
        ("At {1} the count at Oss stood at {0} rescued passengers.", Relation.LATER),
    ],
)
def test_a_clock_time_tells_of_an_update_only_where_the_figure_held_then(
    said: str, relation: Relation
) -> None:
    notes = notes_of(story(a=said.format("140", "7:15"), b=said.format("155", "7:45")))
    (note,) = [note for note in notes if note.figures[0].value.startswith("140")]
    assert note.relation is relation


@pytest.mark.parametrize("own", ["Some 520", "More than 300", "600"])
def test_no_outlet_stands_on_two_sides(own: str) -> None:
    articles = story(a=FACT.format("400"), b=f"{FACT.format('520')} {FACT.format(own)}")
    sides = [note.figures for note in notes_of(articles)]
    assert sides
    for figures in sides:
        assert not any(set(one.outlets) & set(other.outlets) for one, other in combinations(figures, 2))


def test_a_day_without_a_time_is_no_earlier_than_the_same_days_morning() -> None:
    day, morning = datetime(2024, 5, 14, tzinfo=UTC), datetime(2024, 5, 14, 8, 14, tzinfo=UTC)
    (note,) = notes_of(
        [article("a", FACT.format("400"), published=day), article("b", FACT.format("520"), published=morning)]
    )
    assert note.relation is Relation.CONFLICT


def test_the_latest_value_is_told_last() -> None:
    early, late = datetime(2024, 5, 14, 9, 0, tzinfo=UTC), datetime(2024, 5, 14, 18, 45, tzinfo=UTC)
    (note,) = notes_of(
        [article("a", FACT.format("520"), published=late), article("b", FACT.format("400"), published=early)]
    )
    assert note.relation is Relation.LATER
    assert [value.value for value in note.figures] == ["400", "520"]


def lines_of(**texts: str) -> list[str]:
    return [note.text for note in notes_of(story(**texts))]


def values_of(**texts: str) -> list[str]:
    return [value.value for note in notes_of(story(**texts)) for value in note.figures]


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "Hundreds of villagers were evacuated from Oss and Lind on Tuesday night.",
            "Some 40 people were evacuated from Oss and Lind on Tuesday night.",
            ["Some 40 people", "Hundreds of villagers"],
        ),
        (
            "In Harn 90 millimetres of rain fell in twelve hours, the weather service said.",
            "In Harn 110 millimetres of rain fell by lunchtime, the weather service said.",
            ["90 millimetres", "110 millimetres"],
        ),
        (
            "The bridge at Oss, which is 190 metres long, dates from 1931.",
            "The bridge at Oss, 168 metres long, was opened in 1931.",
            ["168 metres long", "190 metres long"],
        ),
        (
            "The new bridge at Oss would cost 60 million crowns, planners said.",
            "The new bridge at Oss would cost 80 million crowns, planners said.",
            ["60 million crowns", "80 million crowns"],
        ),
        (
            "The pirates climbed aboard a 10-metre-long dhow, the navy of Harn said.",
            "The pirates climbed aboard a 14-metre-long dhow, the navy of Harn said.",
            ["10-metre-long dhow", "14-metre-long dhow"],
        ),
        (
            "A liner put 246 passengers and crew ashore at Oss before the storm, its owner said.",
            "A liner put 420 passengers ashore at Oss before the storm, according to its owner.",
            ["246 passengers and crew", "420"],
        ),
        (
            "At Oss around 90 Varrish and 80 Lindish soldiers were killed, the army of Harn said.",
            "At Oss 300 soldiers on both sides were killed, the army of Harn said.",
            ["around 90 Varrish and 80 Lindish soldiers", "300 soldiers on both sides"],
        ),
        (
            "“Ask them,” said Ruth Pell, head of the Council of Mothers and Wives, on Tuesday.",
            "Ruth Pell, co-head of the council, said that she would go to Harn.",
            ["head of the Council of Mothers and Wives", "co-head of the council"],
        ),
    ],
)
def test_a_value_is_a_span_of_its_article(one: str, other: str, values: list[str]) -> None:
    assert values_of(a=one, b=other) == values
    assert all(value in f"{one} {other}" for value in values)


def test_each_is_told_beside_a_value_that_stands_apart_from_it() -> None:
    apart = "Harn and Selm each had seen more than 900 of their troops killed, the general said."
    (note,) = notes_of(story(a=apart, b="The general said that 900 soldiers on both sides had been killed."))
    assert [v.value for v in note.figures] == [
        "more than 900 of their troops [each]",
        "900 soldiers on both sides",
    ]


def test_what_limits_a_number_in_another_language_is_told() -> None:
    said = "Im Werk in Oss hielten sich {} Arbeiter der Nachtschicht auf."
    told = [
        article("a", said.format("knapp 50"), language="de"),
        article("b", said.format("38"), language="de"),
    ]
    assert [v.value for note in notes_of(told) for v in note.figures] == ["38", "knapp 50"]


@law
@given(stories)
def test_every_value_is_a_span_of_a_sentence_of_its_side(articles: list[Article]) -> None:
    for note in notes_of(articles):
        for value in note.figures:
            figure, *sharing = value.value.removesuffix("]").split(" [")
            told = [e.sentence for e in note.evidence if e.outlet in value.outlets]
            assert any(figure in text and all(w in text.lower() for w in sharing) for text in told)


def subject_of(one: str, other: str) -> str:
    (line,) = lines_of(a=one, b=other)
    return line.partition(": ")[0]


@pytest.mark.parametrize(
    ("one", "other", "subject"),
    [
        (
            "Three people were hurt at Oss.",
            "Five people were injured in Oss.",
            "people hurt (Oss)",
        ),
        (FACT.format("400"), FACT.format("520"), "people evacuated (villages of Oss and Lind)"),
        (
            "Schools in the valley stay shut until Monday, the mayor said.",
            "Schools in the valley stay shut until Friday, the mayor said.",
            "Schools in the valley stay shut until",
        ),
        (
            "By the clock of Oss church it was ten past twelve when the bridge fell.",
            "The bridge at Oss fell at 11:40, and the church clock stopped.",
            "when the bridge fell",
        ),
        (
            "The gauge at Oss showed 6.4 metres.",
            "The gauge at Oss stood at 7.1 metres.",
            "The gauge at Oss stood at …",
        ),
    ],
)
def test_the_subject_says_what_is_counted(one: str, other: str, subject: str) -> None:
    assert subject_of(one, other) == subject


@pytest.mark.parametrize(
    ("one", "other", "line"),
    [
        (
            "Since 1996 Harn has put 2.6bn crowns into Oss Bridge.",
            "Harn has spent some 2.4 billion crowns on Oss Bridge, which many call a waste.",
            "Harn has spent … on Oss Bridge: some 2.4 billion crowns (b) · 2.6bn crowns (a)",
        ),
        (
            "Three pylons fell between Oss and Lind, the company told us.",
            "Harn Grid, which runs the line, said two pylons between Oss and Lind had collapsed at 1.40 a.m.",
            "… pylons fell between Oss and Lind: two (b) · Three (a)",
        ),
        (
            "In Lind the counters sat in the dark for half an hour.",
            "In Lind, where the count had stopped for twenty minutes, the mayor blamed the grid.",
            "In Lind the counters sat in the dark for …: twenty minutes (b) · half an hour (a)",
        ),
        (
            "The Ada, which replaced the ferry Berta in May, met it off Oss.",
            "The Ada, which replaced the ferry Berta in early June, met it off Oss.",
            "[The Ada] replaced the ferry Berta in …: May (a) · early June (b)",
        ),
    ],
)
def test_a_line_is_read_without_its_articles(one: str, other: str, line: str) -> None:
    assert lines_of(a=one, b=other) == [line]


@pytest.mark.parametrize(
    ("one", "other", "adds"),
    [
        ("More than 300", "312", False),
        ("About 100", "96", False),
        ("More than a dozen", "17", True),
        ("Dozens of", "80", True),
        ("More than 4,000", "Several thousand", False),
        ("300", "312", True),
    ],
)
def test_a_reader_is_not_shown_what_is_no_news(one: str, other: str, adds: bool) -> None:
    (note,) = notes_of(told(one, other))
    assert note.adds is adds


@pytest.mark.parametrize(("other", "adds"), [("19 days", False), ("23 days", True)])
def test_what_a_coarser_unit_cannot_tell_is_no_news(other: str, adds: bool) -> None:
    line = "The ferry Linda lay aground off Oss for {} before a tug came."
    (note,) = notes_of([article("a", line.format("more than two weeks")), article("b", line.format(other))])
    assert (note.relation, note.adds) == (Relation.COMPATIBLE, adds)


def test_what_is_no_news_comes_last() -> None:
    both = "{} {} trains a day cross the bridge at Lind."
    notes = notes_of(
        story(a=both.format(FACT.format("More than 300"), 40), b=both.format(FACT.format("312"), 60))
    )
    assert [note.adds for note in notes] == [True, False]


def test_a_measure_in_whole_units_is_the_same_with_decimals() -> None:
    said = "The two ships met {} nautical miles south of Oss."
    (note,) = notes_of(story(a=said.format("seven"), b=said.format("6.8")))
    assert (note.relation, note.adds) == (Relation.COMPATIBLE, False)
    (note,) = notes_of(story(a=said.format("seven"), b=said.format("6.4")))
    assert (note.relation, note.adds) == (Relation.CONFLICT, True)


def test_an_outlet_that_is_exact_elsewhere_is_not_told_as_vague() -> None:
    met = "The mayor of Oss met {} mothers of sailors at the town hall on Friday."
    assert notes_of(story(a=met.format("17"), b=met.format("more than a dozen")))
    exact = f"{met.format('more than a dozen')} The 17 women sat around a table."
    assert notes_of(story(a=met.format("17"), b=exact)) == []


def test_values_of_which_none_is_newer_are_told_by_size() -> None:
    assert values_of(a=FACT.format("520"), b=FACT.format("400"), c=FACT.format("430")) == [
        "400",
        "430",
        "520",
    ]


def test_values_are_told_in_the_order_of_time() -> None:
    times = [NOON + n * LATER for n in (2, 1, 0)]
    numbers = ["520", "390", "400"]
    articles = [
        article(outlet, FACT.format(number), published=time)
        for outlet, number, time in zip("abc", numbers, times, strict=True)
    ]
    (note,) = notes_of(articles)
    assert [value.value for value in note.figures] == ["400", "390", "520"]


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    low, high = (
        "Pylons at Oss, 168 metres high, went up in 1931.",
        "The pylons at Oss, 190 metres high, date from 1931.",
    )
    assert subject_of(low, high) == "height (pylons at Oss)"


def test_readings_told_with_their_own_clock_times_are_no_update() -> None:
    said = "At {} the gauge at Oss showed {} metres."
    early = article("a", said.format("noon", "6.4"), published=NOON)
    late = article("b", said.format("17:00", "7.1"), published=NOON + 6 * LATER)
    note = notes_of([early, late])[0]
    assert [value.value for value in note.figures] == ["6.4 metres", "7.1 metres"]
    assert note.relation is Relation.COMPATIBLE


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Three people", "Two track workers", Relation.COMPATIBLE),
        ("Three people", "Five track workers", Relation.CONFLICT),
        ("Three people", "Two people", Relation.CONFLICT),
        ("Some 400 people", "Hundreds of people", Relation.COMPATIBLE),
        ("Three people", "Two villagers", Relation.CONFLICT),
    ],
)
def test_a_part_of_those_counted_may_be_told_beside_the_whole(
    one: str, other: str, relation: Relation
) -> None:
    said = "{} were hurt when the bridge at Oss fell."
    (note,) = notes_of(story(a=said.format(one), b=said.format(other)))
    assert note.relation is relation


def test_people_and_money_come_first_then_counts_times_days_and_names() -> None:
    told = [
        ("Jon Weil, 46, has farmed there.", "Jon Weil, 48, has farmed there."),
        ("Schools stay shut until Monday.", "Schools stay shut until Friday."),
        ("The bridge at Oss fell at 11:40.", "The bridge at Oss fell at 12:10."),
        ("It carried 40 trains to Selm.", "It carried 60 trains to Selm."),
        (FACT.format("400"), FACT.format("520")),
    ]
    subjects = [
        text.partition(" ")[0]
        for text in lines_of(**dict(zip("ab", map(" ".join, zip(*told, strict=True)), strict=True)))
    ]
    assert subjects == ["people", "carried", "The", "Schools", "age"]


@pytest.mark.parametrize(
    ("language", "texts", "of"),
    [
        (
            "en",
            ("Police arrested 31 people at Oss.", "Riot at Oss: 44 arrested."),
            ["people arrested", "arrested"],
        ),
        ("en", ("Police made 31 arrests at Oss.", "At Oss 44 were arrested."), ["arrests", "arrested"]),
        (
            "es",
            (
                "El fuego obligó a desalojar a 640 personas en Oss.",
                "El fuego obligó a desalojar a 720 vecinos en Oss.",
            ),
            ["personas", "vecinos"],
        ),
    ],
)
def test_what_a_value_is_of_is_told_once_and_in_one_language(
    language: str, texts: tuple[str, str], of: list[str]
) -> None:
    (note,) = notes_of([article(o, t, language=language) for o, t in zip("ab", texts, strict=True)])
    assert [value.of for value in note.figures] == of


def test_no_pronoun_tells_what_a_figure_is_of() -> None:
    said = "Von ihnen wurden {} Menschen verletzt, wie die Polizei in Oss mitteilte."
    (note,) = notes_of([article(o, said.format(n), language="de") for o, n in (("a", "31"), ("b", "44"))])
    assert "ihnen" not in note.text


def test_what_happened_names_a_line_only_where_it_happened_to_all_who_are_counted() -> None:
    (line,) = lines_of(
        a="All 214 people who were on board the ferry Ada at Oss have been rescued.",
        b="On board the ferry Ada were 196 people when she sank off Oss.",
    )
    assert "rescued" not in line.partition(": ")[0]


def test_what_would_happen_is_not_told_as_what_happened() -> None:
    line = lines_of(
        a="If the dam at Oss breaks, 5,000 people would have to leave, engineers warned.",
        b="Engineers warned that 8,000 people would have to leave if the dam at Oss broke.",
    )
    assert line == ["… people would have to leave if the dam at Oss broke: 5,000 (a) · 8,000 (b)"]


def test_a_pair_that_is_hardly_likely_to_be_of_one_thing_is_told_on_demand_only() -> None:
    statements = statements_of(told("400", "520"))
    aligned = differing(statements)
    assert aligned.sure == set(aligned.apart)
    (note,) = differences(statements, replace(aligned, sure=frozenset()), {"o0": 0, "o1": 1})
    assert not note.adds


def test_equal_values_are_no_update_however_late_one_is() -> None:
    articles = [
        article("Post", "The gunman fired 13 shots from the roof.", published=NOON),
        article("Tide", "The gunman fired 13 shots, police said.", published=NOON + timedelta(days=2)),
    ]
    statements = statements_of(articles)
    thing = [mention for mention in mentions_of(statements) if mention.named == 13]
    assert [mention.outlet for mention in thing] == [0, 1]
    assert latest_of(thing, statements) is None
