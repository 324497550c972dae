from __future__ import annotations

import time

import pytest

from summarizers.claims.statements import statements_of
from summarizers.differences.alignment import Aligned, align
from summarizers.differences.mentions import mentions_of
from tests.factories import article, story


def aligned(**bodies: str) -> Aligned:
    statements = statements_of(story(**bodies))
    return align(statements, mentions_of(statements))


def apart(a: str, b: str) -> list[set[str]]:
    return [{one.shown, other.shown} for one, other in aligned(a=a, b=b).apart]


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "The coast road was reopened on 4 June after the ferry Linda sank off Oss.",
            "On 5 June the coast road was reopened, a week after the ferry Linda sank off Oss.",
            {"4 June", "5 June"},
        ),
        (
            "The bridge at Oss gave way at ten past twelve, the ferryman said.",
            "The bridge at Oss gave way at 11:30, according to the ferryman.",
            {"ten past twelve", "11:30"},
        ),
        (
            "The tug Brava, a 10-metre boat, was found by the coastguard.",
            "The coastguard found the Brava, a 20- to 24-foot boat that had been a tug.",
            {"10-metre", "20- to 24-foot"},
        ),
        (
            "The trawler lay 40 miles east of Lind when the coastguard found it.",
            "The coastguard found the trawler 40 miles west of Lind.",
            {"east of Lind", "west of Lind"},
        ),
        (
            "Schools in the Varr valley stay shut until Monday.",
            "There are no lessons in the schools of the Varr valley until Friday.",
            {"Monday", "Friday"},
        ),
        (
            "Seven people were hurt when the roof of the market hall in Harn fell.",
            "The roof of the market hall in Harn fell and nine visitors were injured.",
            {"Seven", "nine"},
        ),
        (
            "Ruth Pell, head of the council of Oss, called for calm.",
            "The deputy head of the council, Ruth Pell, spoke of a dark day.",
            set(),
        ),
        (
            "Ruth Pell, mayor of Oss, called for calm.",
            "Ruth Pell, the deputy mayor of Oss, spoke of a dark day.",
            {"mayor", "deputy mayor"},
        ),
        ("Ruth Pell, 46, called for calm.", "Ruth Pell, 48, was silent.", {"46", "48"}),
        (
            "The smelter used 3,377 litres of oil in Lind on Monday night, its owner said.",
            "The owner of the smelter in Lind said it used 3,737 litres of oil.",
            {"3,377 litres", "3,737 litres"},
        ),
        (
            "Police said that more than 150 people had been arrested.",
            "In Oss alone over 300 demonstrators were detained.",
            {"more than 150", "over 300"},
        ),
        (
            "Seventeen were hurt, a steward seriously.",
            "The number of the injured has climbed to 23.",
            {"Seventeen", "23"},
        ),
        (
            "In Lind the counters sat in the dark for half an hour.",
            "The count in Lind had stopped for twenty minutes in the dark.",
            {"half an hour", "twenty minutes"},
        ),
        (
            "Ivor Kett took the train to Oss. The 79-year-old was one of forty savers there.",
            "Ivor Kett, 78, a retired tug master, was silent.",
            {"79", "78"},
        ),
        (
            "Dunn will be sentenced on 16 March at Oss.",
            "Sentence on Dunn, which was to have been passed on 16 March at Oss, will now come on 20 March.",
            {"16 March", "20 March"},
        ),
        (
            "A total of 201 of the 214 people on the ferry have been rescued.",
            "By noon 199 passengers of the ferry had been rescued.",
            {"201", "199"},
        ),
        (
            "The still life from the mill came back by mail a month later.",
            "Three weeks later the still life came back to the mill.",
            {"a month", "Three weeks"},
        ),
        (
            "The rocket fell silent at an altitude of 78 kilometres.",
            "Then, some 50 miles up, it was lost.",
            set(),
        ),
        (
            "Contact with the rocket was lost at an altitude of 78 kilometres.",
            "It was 91 kilometres above the sea when all went dark.",
            {"78 kilometres", "91 kilometres above the sea"},
        ),
        (
            "On Friday the insurer raised its reward from half a million crowns to 750,000.",
            "Insurers have put up a reward of 500,000 crowns for the paintings.",
            {"750,000", "500,000"},
        ),
        (
            "A quake of magnitude 5.9 shook the island of Oss on Sunday.",
            "The island of Oss was struck by a 6.1-magnitude quake.",
            {"5.9", "6.1-magnitude"},
        ),
        (
            "The mill in Harn is to shed 340 jobs, its director said.",
            "Up to 400 posts at the mill in Harn are to go.",
            {"340", "Up to 400"},
        ),
        (
            "Some 340 schools were closed in the Varr valley.",
            "Schools in the Varr valley are shut, 320 of them in all.",
            {"Some 340", "320"},
        ),
        (
            "Mending the bridge at Oss will cost 310m, the operator said.",
            "The bridge at Oss will be mended at a cost of 290 million, says its operator.",
            {"310m", "290 million"},
        ),
        (
            "Two people were killed by the storm in the valley.",
            "The storm has now claimed three lives.",
            {"Two", "three"},
        ),
        (
            "Some 210,000 homes in the Varr valley lost their power in the storm.",
            "The number of customers without power after the storm in the Varr valley fell to 86,000.",
            {"Some 210,000", "86,000"},
        ),
        (
            "In Harn a woman of 71 was struck by bricks from a chimney.",
            "A 72-year-old woman was struck by a chimney in Harn.",
            {"71", "72"},
        ),
        (
            "Police questioned a man of 37 after the fire at the mattress works.",
            "Rolf Tamm, 36, was charged with lighting the fire at the mattress works.",
            {"37", "36"},
        ),
        (
            "He is the third minister to leave the government this year.",
            "Pell is the fourth minister whom the government has lost.",
            {"third", "fourth"},
        ),
        ("Orlim shares fell to 684p in Harn.", "Shares in Orlim closed at 675.5p.", {"684p", "675.5p"}),
        (
            "It was two in the morning in Harn when the wall gave way. It was open for 40 minutes.",
            "The wall gave way at two in the morning in Harn. They mended it within 30 minutes.",
            {"40 minutes", "30 minutes"},
        ),
        (
            "Six people had been killed in Lind, and nine had not been found.",
            "Eleven are missing in Lind.",
            {"nine", "Eleven"},
        ),
    ],
)
def test_one_thing_told_with_two_values_is_found(one: str, other: str, values: set[str]) -> None:
    assert apart(one, other) == ([values] if values else [])


@pytest.mark.parametrize(
    ("language", "one", "other", "values"),
    [
        ("de", "Elf von ihnen kamen in Krankenhäuser.", "17 wurden in Kliniken gebracht.", {"Elf", "17"}),
        ("es", "El fuego obliga a desalojar a 640 personas.", "Los desalojados son 1.150.", {"640", "1.150"}),
        ("de", "Im Werk Lohm arbeiteten 38 Beschäftigte.", "Im Werk waren 41 Mitarbeiter.", {"38", "41"}),
        ("fr", "Dans le bus voyageaient 38 élèves.", "Le bus transportait 41 passagers.", {"38", "41"}),
        ("de", "Die meisten kamen zum Schacht zwei.", "Ohne die wird Schacht drei nicht gebaut.", set()),
    ],
)
def test_people_and_what_happened_to_them_are_known_in_other_words(
    language: str, one: str, other: str, values: set[str]
) -> None:
    statements = statements_of([article("a", one, language=language), article("b", other, language=language)])
    found = align(statements, mentions_of(statements)).apart
    assert [{a.shown, b.shown} for a, b in found] == ([values] if values else [])


def test_each_against_both_together_differs() -> None:
    each = "Norland and Oss each lost more than 4,000 soldiers in the war, the general estimated."
    both = "The war has cost the lives of 4,000 soldiers on both sides, the general estimated."
    assert apart(each, both) == [{"more than 4,000", "4,000"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The villa in Lind is 40 miles from Harn.", "The villa in Lind is some 64 kilometres from Harn."),
        ("Gusts at Lind reached 138 km/h on Monday.", "Gusts at Lind reached 86 mph on Monday."),
        ("The repair costs 41.6 million crowns in Oss.", "The repair costs 42 million crowns in Oss."),
        ("The bridge fell about 11:10 in Oss.", "The bridge fell at 11:15 in Oss."),
        ("At noon the gauge at Oss stood at 6 metres.", "The gauge at Oss stood at 6 metres at midday."),
        ("Three other boats sank off Lind.", "Seven boats sank off Lind."),
        ("The liner sank in September off Lind.", "The liner sank on 21 September off Lind."),
        ("Twelve people died in the fire at Lind.", "The fire at Lind killed 12 people, 3 of them children."),
        ("The alarm in Lind was raised at half past eight.", "The alarm in Lind was raised at 8.30pm."),
        ("The wreck of the liner lies south of Lind.", "The wreck of the liner lies southeast of Lind."),
        ("The Greens won 38 seats in Oss.", "The Greens won 38 of the 81 seats in Oss."),
        ("Mills closed for three decades in Lind.", "Mills in Lind closed for 30 years."),
        ("Two people were killed at the mill.", "Ode Brannock had sung with the three victims for years."),
        ("The storm wounded 1,300.", "Some 70 people were wounded."),
        ("The ferry runs until 16 March, says Lind.", "The ferry runs from 20 March, says Lind."),
        ("The ME-WE 4 cable broke off Lind.", "The 3 cables broke off Lind."),
        ("The line at Lind was shut for an hour.", "The line at Lind was shut for 55 minutes."),
        ("Rain fell on Lind for three weeks.", "Rain fell on Lind for nine days."),
        ("Six people were killed at the mill in Lind.", "Five people were hurt at the mill in Lind."),
        ("Posted on May 3, 2023 at 1:10 PM EDT", "Updated: Friday, May 5, 2023, 4:15 PM"),
        ("The son, Gary Dunn, 35, was held in Lind.", "Katherine Dunn, 61, was found in Lind."),
        ("A 66-year-old woman was hit in Lind.", "A 36-year-old woman was hit in Lind."),
        ("A 35-year-old woman was hit in Lind.", "A 36-year-old man was hit in Lind."),
        ("The mill in Harn costs 3 million crowns.", "The mill in Harn costs 4 million euros."),
        ("A sail of 16 metres tore off Lind.", "The herrings off Lind fetched 60 million, by weight."),
        ("Nees ran the mill in Lind for 17 years.", "Ode Brannock has mended boats in Lind for 18 years."),
        ("The quake struck Lind at 0440 GMT.", "The quake struck Lind at 9.10am."),
        ("The rocket left Lind at 20:17:12 UTC.", "The rocket left Lind at 4:17am local time."),
        (
            "Homes were lost in Lind: 520 homes in all.",
            "The flood drove 400 people in Lind from their homes.",
        ),
    ],
)
def test_one_value_in_two_wordings_does_not_differ(one: str, other: str) -> None:
    assert apart(one, other) == []


def test_each_figure_is_held_against_the_one_that_stands_among_the_same_words() -> None:
    one = "55 percent of calls in Norland, 52 percent in Harn and 82 percent in Oss were lost."
    other = "65 percent of calls in Oss were lost."
    assert apart(one, other) == [{"82 percent", "65 percent"}]


def test_an_outlet_that_gives_both_values_differs_with_nobody() -> None:
    one = "Three cables were cut off Lind. Four cables were cut off Lind, the operator said later."
    assert apart(one, "Three cables were cut off Lind.") == []


def test_whose_other_figure_is_a_third_outlets_does_not_differ_by_this_one() -> None:
    those_opposed = "More than 200 of the letters opposed the change, officials said."
    all_letters = "Ilse Draay was worried how fast the 235 letters from the public had been read."
    received = (
        "The port received nearly 235 letters about the ferry line, most of them form letters of the public."
    )
    more = "The port has received 300 letters about the ferry line, and most opposed the change."

    def shown(**bodies: str) -> list[tuple[str, str]]:
        return [(one.shown, other.shown) for one, other in aligned(**bodies).apart]

    assert shown(a=those_opposed, c=more) == [("More than 200", "300")]
    assert shown(a=f"{those_opposed} {all_letters}", b=received, c=more) == [("nearly 235", "300")]


@pytest.mark.parametrize("places", [1, 15, 60])
def test_ten_reports_of_sixty_like_figures_are_aligned_within_a_second(places: int) -> None:
    line = "{} people were evacuated from the villages of Vill{} and Lind{} on Tuesday night."
    names = ["".join(chr(97 + int(digit)) for digit in f"{n:02}") for n in range(places)]
    articles = [
        article(
            f"o{n}",
            " ".join(line.format(2 + n * 61 + m, names[m % places], names[m % places]) for m in range(60)),
        )
        for n in range(10)
    ]
    statements = statements_of(articles)
    began = time.process_time()
    found = align(statements, mentions_of(statements))
    assert time.process_time() - began < 2  # half a second; slow machines need room
    assert bool(found.apart) == (places == 60)  # several values for one village leave open which is meant


TRIAL = "Savers cheered when the fraud trial ended after 14 weeks, the Herald saw."
SEAT = "Thirteen weeks is a long time to sit still, one juror remarked outside."


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (TRIAL, SEAT, [{"14 weeks", "Thirteen weeks"}]),
        (TRIAL, f"{SEAT} The harbour dredger was out of order for twelve weeks.", []),
        (TRIAL, SEAT.replace("Thirteen", "Nine"), []),
        ("Police counted 39 tents on the quay.", "Volunteers had put up 41 tents inland.", []),
    ],
)
def test_among_other_words_only_close_values_without_another_are_of_one_thing(
    one: str, other: str, values: list[set[str]]
) -> None:
    assert apart(one, other) == values
