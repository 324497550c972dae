from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizers.furniture import Body, looks_paywalled, remove_furniture
from tests.growth import growth

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.name.removesuffix(".clean.txt") for path in PAGES.glob("*.clean.txt"))
STORIES = Path(__file__).parents[3] / "shared" / "eval" / "stories"
PRECISION_FLOOR, RECALL_FLOOR = 0.98, 0.995

LEAD = "The railway bridge at Oss fell into the river Lind on Tuesday, police in Harn said."
SECOND = "Nobody was on the bridge when it fell, and the river has been closed to boats since noon."
THIRD = "The operator, Norrail, said trains to the coast would not run before the autumn."


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def bag(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def whole(body: Body) -> str:
    return page(*([body.title] if body.title else []), *body.paragraphs)


def measured(body: Body, clean: str, may: str = "") -> tuple[float, float]:
    kept, must = bag(whole(body)), bag(clean)
    may_stay = must + bag(may) + bag(body.title or "")
    return (kept & may_stay).total() / max(1, kept.total()), (kept & must).total() / must.total()


def flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", NAMES)
def test_invented_pages_keep_their_article_and_lose_their_furniture(name: str) -> None:
    clean = (PAGES / f"{name}.clean.txt").read_text(encoding="utf-8")
    body = remove_furniture((PAGES / f"{name}.txt").read_text(encoding="utf-8"))
    precision, recall = measured(body, clean)
    assert precision >= PRECISION_FLOOR
    assert recall >= RECALL_FLOOR
    assert body.title == clean.splitlines()[0]


@pytest.mark.parametrize("name", NAMES)
def test_clean_articles_come_through_whole(name: str) -> None:
    clean = (PAGES / f"{name}.clean.txt").read_text(encoding="utf-8")
    body = remove_furniture(clean)
    assert flat(re.sub(r"^> ", "", whole(body))) == flat(clean)


@pytest.mark.skipif(not STORIES.is_dir(), reason="the labelled stories of ../shared are not here")
def test_labelled_stories_reach_the_floors() -> None:
    found = []
    for path in sorted(STORIES.glob("*/clean/?.txt")):
        may = path.with_suffix(".may.txt").read_text(encoding="utf-8")
        clean = path.read_text(encoding="utf-8")
        raw = (path.parents[1] / path.name).read_text(encoding="utf-8")
        found.append(measured(remove_furniture(raw), clean, may))
        assert measured(remove_furniture(clean), clean)[1] == 1
    assert sum(precision for precision, _ in found) / len(found) >= PRECISION_FLOOR
    assert sum(recall for _, recall in found) / len(found) >= RECALL_FLOOR


LINES = [line for path in PAGES.glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()]
PASTED = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=40).map("\n".join)


@settings(deadline=None)
@given(PASTED)
@example("---\ntitle: A\n---\n# B\n\nC")
def test_what_came_out_goes_through_unchanged(text: str) -> None:
    body = remove_furniture(text)
    again = remove_furniture(whole(body))
    assert (again.title, again.paragraphs) == (body.title, body.paragraphs)


@settings(deadline=None)
@given(PASTED)
def test_paragraphs_are_single_lines_and_never_empty(text: str) -> None:
    body = remove_furniture(text)
    assert all(p == " ".join(p.split()) and p for p in body.paragraphs)


@settings(deadline=None)
@given(st.lists(st.sampled_from([LEAD, SECOND, THIRD, *LINES]), max_size=30, unique=True))
def test_paragraphs_keep_their_order(lines: list[str]) -> None:
    text = re.sub(r"[*_#>\[\]()]", "", page(*lines))
    whole_text, at = flat(text), 0
    for paragraph in remove_furniture(text).paragraphs:
        at = whole_text.find(flat(paragraph.removeprefix("• ")), at)
        assert at >= 0


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "***", "https://norland.example/a\n\n#oss"])
def test_nothing_comes_of_nothing(text: str) -> None:
    assert remove_furniture(text) == Body(None, ())


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "Share", "9h ago", "0:00", "+0.4%", "33% - 264 votes", "By Mira Dahl and Tomas Keel",
        "https://norland.example/bridge", "@norland_live", "#oss #lind", "gtag('config', 'UA-1');",
        "window.dataLayer = window.dataLayer || [];", "Home > News > Norland", "14 May 2024, 18:45",
        "Photo: Ivo Brand / NordBild", "Read more: Why old bridges fall", "Anzeige",
        "Читайте также: Шторм идёт на восток", "Lire aussi | Des ponts peu surveillés",
        "Subscribe to our newsletter to get the news in your inbox every morning.", "© 2024 Harn Courier Ltd",
    ],
)  # fmt: skip
def test_furniture_between_paragraphs_goes_alone(line: str) -> None:
    body = remove_furniture(page("Bridge falls at Oss", LEAD, line, SECOND, THIRD))
    assert (body.title, body.paragraphs) == ("Bridge falls at Oss", (LEAD, SECOND, THIRD))


@pytest.mark.parametrize("line", ["12 Comments", "Leave a Reply", "Kommentare (3)", "Комментарии"])
def test_the_comments_head_ends_the_article(line: str) -> None:
    body = remove_furniture(page("Bridge falls at Oss", f"{LEAD} {SECOND}", f"{THIRD} {SECOND}", line, THIRD))
    assert body.paragraphs == (f"{LEAD} {SECOND}", f"{THIRD} {SECOND}")


@pytest.mark.parametrize(
    "line",
    [
        "A warning ignored",
        "“We heard a crack,” said Lena Orth.",
        "— Мы едва успели собрать вещи, — сказала Берта Хольм.",
        "Read the report, the mayor told him.",
        "Comments by the minister made things worse, the mayor said.",
        "Share prices of the port fell by 6 per cent.",
        "Subscribe to that view and you must close every bridge.",
        "Yes.",
        "What did the inspectors find?",
        "By noon the water had fallen.",
        "• Two villages were evacuated",
        "- Trains do not run",
        "Q: Was it the flood?",
        "1. The pins wear first.",
        "Photographs of the pier showed the crack in March.",
        "Video by a witness showed the bridge falling.",
        "The pictures were sold through Getty Images, he said.",
        "Residents were told to register to access the shelter.",
        "two villages without power;",
        "« Le pont a disparu. »",
        "Its subscribers got a newsletter on the cookies of the port, he said.",
    ],
)
def test_lines_of_an_article_stay_between_its_paragraphs(line: str) -> None:
    assert remove_furniture(page("Bridge falls at Oss", LEAD, line, SECOND)).paragraphs == (
        LEAD,
        line,
        SECOND,
    )


def test_a_text_without_a_title_has_none() -> None:
    assert remove_furniture(page(LEAD, SECOND)) == Body(None, (LEAD, SECOND))


def test_a_given_title_is_not_repeated() -> None:
    text = page("Menu", "Bridge falls at Oss", LEAD, SECOND)
    assert remove_furniture(text, "Bridge falls at Oss | Harn Courier") == Body(
        "Bridge falls at Oss | Harn Courier", (LEAD, SECOND)
    )


def test_a_very_short_article_is_kept() -> None:
    body = remove_furniture("Fire in Harn\n\nOne man was hurt.\n\nPolice are looking for the cause.")
    assert body == Body("Fire in Harn", ("One man was hurt.", "Police are looking for the cause."))


@pytest.mark.parametrize("width", [62, 72, 80, 100, 110])
def test_hard_wrapped_lines_are_joined(width: int) -> None:
    paragraphs = [f"{LEAD} {SECOND}", f"{SECOND} {THIRD}", f"{THIRD} {LEAD}"]
    wrapped = page("Bridge falls at Oss", *(wrap(paragraph, width) for paragraph in paragraphs))
    assert remove_furniture(wrapped) == Body("Bridge falls at Oss", tuple(paragraphs))


def test_a_dateline_broken_at_a_hundred_columns_is_no_title() -> None:
    first = (
        "HARN, May 3, 2024 (Norrland News Agency) – A ferry with 212 passengers ran aground off the island of"
    )
    rest = "Lessel on Friday, the coastguard said."
    text = page("Ferry runs aground off Lessel", f"{first}\n{rest}", "Nobody was hurt.")
    assert remove_furniture(text) == Body(
        "Ferry runs aground off Lessel", (f"{first} {rest}", "Nobody was hurt.")
    )


def wrap(paragraph: str, width: int) -> str:
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def test_a_quotation_that_ends_the_article_stays() -> None:
    quotation = "« On a entendu un craquement. »"
    assert remove_furniture(page("Un pont tombe", LEAD, SECOND, quotation)).paragraphs[-1] == quotation


def test_one_sentence_a_line_stays_so() -> None:
    assert remove_furniture("\n".join([LEAD, SECOND, THIRD])).paragraphs == (LEAD, SECOND, THIRD)


def test_a_box_of_links_does_not_end_the_article() -> None:
    text = page(
        "Bridge falls at Oss", LEAD, SECOND, "Related articles", "Storm map", "Port loses money", THIRD
    )
    assert remove_furniture(text).paragraphs == (LEAD, SECOND, THIRD)


def test_readers_comments_stay_out_though_they_speak_of_the_story() -> None:
    text = page(
        "Bridge falls at Oss", LEAD, f"{SECOND} {THIRD}", "3 comments", "Otto", LEAD.replace("on", "last")
    )
    assert remove_furniture(text).paragraphs == (LEAD, f"{SECOND} {THIRD}")


BOXES = [
    "The evening letter\nAll of Norland in five minutes, sent at six.\nYour address\nSend it to me",
    "POLL\nShould old bridges be closed?\nYes 61%\nNo 34%\nVote",
    "Your opinion counts\nWrite to us: was the bridge safe?\nTo the form",
    "Wine of the week\nA red from the south at 4.90 crowns, for readers of legal age.\nOrder",
    "1 of 2\nThe bridge from the air. CREDIT: IVO BRAND\n2 of 2\nThe pier in March. CREDIT: IVO BRAND",
    "[00:01] GOOD EVENING AND\n[00:04] THANKS FOR JOINING US",
    "Pos\tTeam\tPts\n1\tHarn\t44\n2\tLind\t41",
    "Kommentare\nIhre Meinung zählt\nMitreden",
]


@pytest.mark.parametrize("box", BOXES)
def test_a_box_between_paragraphs_goes_whole_and_both_sides_stay(box: str) -> None:
    fourth = "The mayor of Oss said the village had asked for a new bridge for years."
    body = remove_furniture(page("Bridge falls at Oss", LEAD, SECOND, box, THIRD, fourth))
    assert body == Body("Bridge falls at Oss", (LEAD, SECOND, THIRD, fourth))


def test_a_list_that_a_colon_announces_is_no_box() -> None:
    table = ("Harn to Oss: bus every hour", "Oss to Lind: no service", "Lind to the coast: ferry")
    text = page("Bridge falls at Oss", LEAD, SECOND, "How to travel:", "\n".join(table), THIRD)
    assert remove_furniture(text).paragraphs == (LEAD, SECOND, "How to travel:", *table, THIRD)


def test_a_paragraph_pasted_onto_an_advert_stays() -> None:
    text = page("Bridge falls at Oss", LEAD, SECOND, "Advertisement\n" + THIRD)
    assert remove_furniture(text).paragraphs == (LEAD, SECOND, THIRD)


@pytest.mark.parametrize(
    "line",
    [
        "Our own letter from the harbour comes out on Fridays: put your address below.",
        "Try us for a month at half the price. Your first issue is on us.",
        "+++ Four weeks for the price of one. Start now, cancel your order when you like +++",
    ],
)
def test_offers_go_whatever_they_sell(line: str) -> None:
    assert remove_furniture(page("Bridge falls at Oss", LEAD, line, SECOND, THIRD)).paragraphs == (
        LEAD,
        SECOND,
        THIRD,
    )


def test_an_offer_in_the_words_of_the_story_goes_and_a_report_on_offers_stays() -> None:
    offer = "The bridge at Oss in your inbox: trains to the coast at seven. Sign up here, it costs nothing."
    assert remove_furniture(page("Bridge falls at Oss", LEAD, SECOND, offer, THIRD)).paragraphs == (
        LEAD,
        SECOND,
        THIRD,
    )
    report = (
        "The Harn Courier has lost a third of its subscriptions since it began to charge per month for them.",
        "Readers cancelled their subscriptions when the newsletter was billed as well, the Courier said.",
        "Its publisher said that subscriptions and our journalism would be billed as one.",
        THIRD,
    )
    assert remove_furniture(page("Courier loses subscriptions", *report)).paragraphs == report


def test_a_column_may_speak_to_its_reader() -> None:
    column = (
        "You know the bridge at Oss, and you have crossed it, as we all have.",
        "You will have felt it shake. We told ourselves that it was the wind.",
        "Come with me, and see what you have never looked at: the second pier.",
        "You cannot see the crack from your train. We could all have asked.",
    )
    assert remove_furniture(page("A bridge of ours", *column)).paragraphs == column


@pytest.mark.parametrize(
    "row",
    [
        "LIVE  Lind at Oss 7.1 m ▲   Harn 3.4 m ▲   Tide 21:52   Wind W 6   11°C",
        "Bridge Index 1,204.30 −0.8%   Oss Jul 418.25 +2.1%   Norrail 31.10 −4.3%",
        "Oss\tBridge\tRiver\tTrains\tPolice",
    ],
)
def test_rows_of_a_ticker_or_menu_are_no_title(row: str) -> None:
    text = page("Harn Courier", row, "Bridge falls at Oss after night of rain", LEAD, SECOND)
    assert remove_furniture(text) == Body("Bridge falls at Oss after night of rain", (LEAD, SECOND))


def test_notes_on_the_author_go_with_the_site_s_own_below_them() -> None:
    note = "Mira Dahl writes of roads, rails and what becomes of them."
    text = page(
        "Bridge falls at Oss",
        "By Mira Dahl",
        LEAD,
        SECOND,
        THIRD,
        "Recommended",
        "A",
        "B",
        note,
        "Not advice.",
    )
    assert remove_furniture(text).paragraphs == (LEAD, SECOND, THIRD)


def test_markdown_marks_go_and_pictures_become_captions() -> None:
    text = page(
        "# Bridge **falls**", "![The bridge in 1904](b.jpg)", f"{LEAD} [More](https://a.example)", SECOND
    )
    assert remove_furniture(text) == Body("Bridge falls", (f"{LEAD} More", SECOND), ("The bridge in 1904",))


def test_front_matter_names_the_title() -> None:
    text = f"---\ntitle: 'Bridge falls'\ndate: 2024-05-14\n---\n\n{LEAD}\n\n{SECOND}"
    assert remove_furniture(text) == Body("Bridge falls", (LEAD, SECOND))


@pytest.mark.parametrize(
    "notice",
    [
        "Subscribe to continue reading", "This article is for subscribers only.",
        "Already a subscriber? Log in", "Weiterlesen mit Abendblatt+",
        "Suscríbete para seguir leyendo", "Article réservé aux abonnés",
        "Материал доступен только по подписке", "Contenuto riservato agli abbonati", "Alleen voor abonnees",
    ],
)  # fmt: skip
def test_a_beginning_with_a_subscription_notice_looks_paywalled(notice: str) -> None:
    assert looks_paywalled(page("Bridge falls at Oss", LEAD, notice))


def test_a_whole_article_does_not_look_paywalled() -> None:
    long = [LEAD.replace("Tuesday", f"day {n}") for n in range(20)]
    assert not looks_paywalled(page("Bridge falls at Oss", *long, "Subscribe to continue reading"))
    assert not looks_paywalled(page("Bridge falls at Oss", LEAD, SECOND))


@pytest.mark.parametrize(
    "unit",
    ["word ", "a. ", "[", "[a](", "**", "a > ", "AB ", "{;", "(", "Photo: ", "1.2 ", "• ", "\n\n", "a@a."],
)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    assert growth(remove_furniture, unit) <= 3


def test_many_lines_take_linear_time() -> None:
    def numbered(text: str) -> object:
        return remove_furniture("\n".join(f"{line} on day {n}." for n, line in enumerate(text.splitlines())))

    assert growth(numbered, "The bridge fell into the river Lind, police said\n") <= 3
