from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.credits import dateline_of
from summarizers.language.sentences import _BULLET, LONGEST_QUOTE, sentences_of, spans_of
from tests.growth import growth
from tests.laws import law

LANGUAGES = ["en", "de", "ru", "es", "fr", "uk", "ja", "xx", None]


def cut(paragraph: str, language: str | None = "en") -> list[str]:
    return [paragraph[start:end] for start, end in spans_of(paragraph, language)]


ENGLISH = [
    "“Why did nobody close it?” she said. | The ministry did not answer.",
    '"Why did nobody close it?" she said. | The ministry did not answer.',
    "‘Why did nobody close it?’ she said. | The ministry did not answer.",
    "“It broke!” he shouted. “Run!” | Police came.",
    "J. K. Brannock of the U.S. Navy met Gov. Ahm on Jan. 5. | They left at 6 a.m. | The rest stayed.",
    "Sgt. Nils Ahm, Lt. Col. Pell and Dr. Brok met Prof. Lind. | They agreed.",
    "A loaded. 38 - caliber revolver was found. | It was his.",
    "He fell on Mt. Corven on Friday. | He was 36.",
    "The mill burned, police Const. Tim Ferrow and Det. Insp. Ada Moll said. | Nobody was hurt.",
    "Mr. Brannock lives at No. 5 Quay St. in Harn. | He was not hurt.",
    "The senator said no. | Rep. Brok said yes.",
    "Nos. 5 and 7 stayed open. | No. 6 was shut.",
    "The toll rose by 3.5 percent to 4.2 million. | Analysts had expected 2.1 percent.",
    "It cost $1.2bn. | The state paid.",
    "“We waited … and waited,” she said. | Then it fell.",
    "The U.S. Senate voted. | It was close.",
    "He moved to the U.S. | The family followed.",
    "They must ask U.S. Fish and Wildlife officers first. | Then they may build.",
    "They sent word to P.J. Brannock (Harn) at once. | He left.",
    "He went to Washington, D.C. | They stayed.",
    "They must ask the U.S. Fish and Wildlife Service. | Then they may build.",
    "He works for Harn Rail Co. and Oss Ltd. in Lind. | She does not.",
    "The vote was 5 to 4. | Five judges dissented. | 12 were absent.",
    "The cable broke on Nov. 17. | Repairs start in Dec. and last a week.",
    "Did it fall? | Yes. | Was anyone hurt? | No.",
    "The mayor (who lives in Oss.) left. | Nobody followed.",
    "Harn vs. Lind ended 2-1. | Ahm scored.",
    "The firm Yes! said so. | It left.",
    "iPhone sales fell. | eBoats are next.",
    "He had a. 38 - calibre gun in hand. | A 5. 9 quake hit. | Shares rose 4. 5% on Monday. | 12 fell.",
    "Oss had a record of 56 - 26 (. 683) and a place in the final. | It lost.",
    "It had a magnitude of 6. 1. | The quake was felt in Oss.",
    "In 2008. | 40 people came in all. | She is 38. | Forty others are not.",
    "The St. Olaf bridge fell at 11:30 a.m. Tuesday. | It is closed.",
    "“It is over.” | She left.",
    "The board was 6'2\" long. | It broke. | It fell.",
    "A crush began at Gate C. | Ms. Brok saw it from Pier B. | “Run,” she said. | Vitamin D helps.",
    "The class of A. Brannock met B. Ahm at Plan B in Oss.",
    "The ’90s were calm. | The workers’ union was strong. | It is not.",
]
QUOTES = [
    "“The bridge moved. We ran. Then it was gone,” Ode Brannock said. | Police closed the road.",
    "“The bridge moved. We ran,” said Ode Brannock. “Then it was gone.” | Police closed the road.",
    "‘The bridge moved. We ran. It’s gone,’ Ode Brannock said. | Police closed the road.",
    "'The bridge moved. We ran. It's gone,' Ode Brannock said. | Police closed the road.",
    "Brannock said: “The bridge moved. We ran. It was gone.” | Police closed the road.",
    'Brannock said: "The bridge moved. We ran." | Police closed the road.',
    "“I was there. I shouted: ‘Get off! Run!’ Nobody did,” he said. | It rained.",
]
OTHERS = [
    ("de", "„Warum hat niemand gesperrt?“, fragte sie. | Das Ministerium schwieg."),
    ("de", "„Sie bewegte sich. Wir liefen“, sagte Brok. | Die Polizei sperrte ab."),
    ("de", "»Sie bewegte sich. Wir liefen«, sagte Brok. | Die Polizei sperrte ab."),
    ("de", "Er sagte: „Wir liefen.“ | Dann ging er."),
    ("de", "Die Brücke stürzte am 14. Mai ein. | Niemand wurde verletzt."),
    ("de", "Rund 1,2 Mio. Euro kostet sie. | Dr. Brok prüft z. B. die Pfeiler."),
    ("de", "König Karl II. kam gegen 11.30 Uhr. | Er blieb nicht."),
    ("ru", "«Почему никто не закрыл мост?» — спросила она. | Министерство молчит."),
    ("ru", "«Он двигался. Мы бежали», — сказал Брок. | Полиция закрыла дорогу."),
    ("ru", "Мост упал 14 мая 2024 г. в 11.30. | Никто не пострадал."),
    ("ru", "Ущерб — 1,2 млн руб. за день. | Об этом сообщил А. С. Брок."),
    ("es", "«¿Por qué nadie lo cerró?», preguntó ella. | El ministerio calló."),
    ("es", "“Se movió. Corrimos”, dijo Brok. | La policía cerró la calle."),
    ("es", "El Sr. Brok y la Sra. Lind llegaron a EE. UU. en enero. | Se fueron pronto."),
    ("es", "¿Cayó? | Sí. | ¡Nadie lo vio! | Fue el 14 de mayo."),
    ("fr", "« Pourquoi personne ne l’a fermé ? », a-t-elle demandé. | Le ministère se tait."),
    ("fr", "« Le pont a bougé. Nous avons couru », a dit M. Brok. | La police a fermé la route."),
    ("fr", "M. Brok et Mme Lind habitent av. du Port. | Ils sont indemnes."),
    ("xx", "The bridge fell. | It rained."),
]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english_sentences_end_where_the_bars_stand(marked: str) -> None:
    assert cut(marked.replace(" | ", " ")) == marked.split(" | ")


@pytest.mark.parametrize("marked", QUOTES)
def test_a_quote_of_several_sentences_stays_together_with_its_speaker(marked: str) -> None:
    assert cut(marked.replace(" | ", " ")) == marked.split(" | ")


@pytest.mark.parametrize(("language", "marked"), OTHERS)
def test_sentences_of_other_languages_end_where_the_bars_stand(language: str, marked: str) -> None:
    assert cut(marked.replace(" | ", " "), language) == marked.split(" | ")


@pytest.mark.parametrize("dateline", ["HARN, May 14 (NNA) – ", "HARN, Norland — ", "Harn (dpa) - "])
def test_a_dateline_belongs_to_no_sentence(dateline: str) -> None:
    assert cut(f"{dateline}The bridge fell at noon. Nobody was hurt.") == [
        "The bridge fell at noon.",
        "Nobody was hurt.",
    ]


def test_a_quote_too_long_to_read_is_cut_everywhere() -> None:
    line = "The bridge had stood there for very many years."
    long = "“" + " ".join([line] * (LONGEST_QUOTE // 9 + 1)) + "” He left."
    assert len(cut(long)) == LONGEST_QUOTE // 9 + 2


def test_a_quote_that_closes_in_another_paragraph_is_cut_like_any_text() -> None:
    assert cut("“The bridge moved. We ran. Then it was gone.") == [
        "“The bridge moved.",
        "We ran.",
        "Then it was gone.",
    ]


def test_sentences_know_their_paragraph() -> None:
    found = sentences_of(["The bridge fell. It rained.", "Nobody was hurt."], "en")
    assert [(s.paragraph, s.text) for s in found] == [
        (0, "The bridge fell."),
        (0, "It rained."),
        (1, "Nobody was hurt."),
    ]


paragraphs = st.lists(
    st.sampled_from(
        [
            *"“”„«»\"'‘’.?!…,—- ",
            " ",
            " ",
            "Oss",
            "fell",
            "No.",
            "U.S.",
            "5",
            "она",
            "HARN (NNA) – ",
            "\u00a0",
            "ß",
        ]
    )
    | st.characters(),
    max_size=40,
).map("".join)


@law
@given(paragraphs, st.sampled_from(LANGUAGES))
def test_spans_are_in_order_and_hold_every_character_after_bullet_and_dateline(
    paragraph: str, language: str | None
) -> None:
    spans = spans_of(paragraph, language)
    bullet = _BULLET.match(paragraph)
    place = bullet.end() if bullet else 0
    place += len(dateline_of(paragraph[place:]))
    for start, end in spans:
        assert place <= start < end <= len(paragraph)
        assert not paragraph[place:start].strip()
        place = end
    assert not paragraph[place:].strip()


@law
@given(st.lists(paragraphs, max_size=4), st.sampled_from(LANGUAGES))
def test_a_sentence_is_its_span_of_its_paragraph(texts: list[str], language: str | None) -> None:
    for sentence in sentences_of(texts, language):
        assert sentence.text == texts[sentence.paragraph][sentence.start : sentence.end]
        assert sentence.text.strip()


@pytest.mark.parametrize(
    "pump",
    ["“Oss fell. ", "fell.” and ", "'Oss! ", '"Oss. " ', "oss? oss! ", ". ", "“", "No. 5 ", "—", "a.b."],
)
def test_cutting_time_grows_no_faster_than_the_text(pump: str) -> None:
    assert growth(spans_of, pump) <= 3


@pytest.mark.parametrize("mark", ["• ", "– ", "  ▪ ", "* "])
def test_the_mark_of_a_list_is_no_part_of_the_sentence(mark: str) -> None:
    paragraph = f"{mark}The ferry to Lessel was cancelled. The one to Oss sailed."
    texts = [paragraph[start:end] for start, end in spans_of(paragraph, "en")]
    assert texts == ["The ferry to Lessel was cancelled.", "The one to Oss sailed."]
