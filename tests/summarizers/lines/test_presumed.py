"""Whether a line points at something that its reader was not told."""

from __future__ import annotations

import pytest

from summarizers.lines.presumed import leans, points_back

NAMES = {"Emil", "Drost", "Star"}


@pytest.mark.parametrize(
    "line",
    [
        "Until then there will be buses.",
        "In June that brought 9,000 people to the quay.",
        "Behind those numbers stand 340 people.",
        'With numbers that small, says Emil Drost, "nobody can tell".',
        "Among the small ones was Pip, a box.",
        "Leave your thoughts on the Lind bridge below.",
        "After reading it, I had a feeling that Emil Drost was right.",
        "Let’s not blame Emil Drost yet.",
        "Do not blame Emil Drost for the flood.",
        "Nor is the ferry to Lind.",
        "Emil Drost told us that his crews hoped to have most of us back by night.",
        "In the flood of 2005 some of our readers were six days without light.",
        "Trains to Lind were late as well.",
        '"It will be hard, but it will be done," says one.',
        "Whether that will please Emil Drost is doubtful.",
        "Otherwise, Lind has had a good year.",
        "Police believe it is the one that was seen in Linden Street.",
        "Trains had not been allowed to cross it since 2021.",
        "Opposition politicians have called it a waste of money.",
        "Edda Korn, the finance minister, replied that it had created jobs.",
        "Emil Drost does not believe it.",
        "Emil Drost rejected this.",
        "About 200 were, and it took five hours.",
        "Emil Drost did not do so because of the flood.",
        "Emil Drost said, adding that she was not afraid.",
        "Officers in two boats used a net to catch him.",
        "Korn, who asked four times, never did.",
        "A copy of the report reached her chancellery on 3 March.",
        "Detectives boxed in his car.",
        "Insiders told the Star that she ordered him to go.",
        "Some 400 people worked there.",
        "Some 200 protesters outside cheered.",
        "The villa, 40 miles up the coast from here, was sold.",
        "The judge approved very nearly the same words in 2017.",
        "A spokeswoman declined to confirm any such talk.",
        "On April 18 of that year, Emil Drost won.",
        'The man saw it, said one of them. "We heard a crack."',
        '"A crack like a gunshot," said one of them, Emil Drost.',
        "The 71-year-old was on a night shift.",
        "“You can’t trust anything there,” Emil Drost said.",
        'The "bravery of Mr Drost is unquestioned."',
        "9, but the survey said it was a magnitude 6.",
        "It was an allusion to a report of March.",
        "Additionally, it said the number was rising.",
        "Now and so I understand that people in Lind are a little nervous.",
        "When I saw the ferry, Emil Drost had sold it.",
        "Less than three weeks later, Emil Drost sold the ferry.",
        "Half an hour later a second ferry sailed to Lind.",
        "If so, Emil Drost has sold the ferry.",
        "As for the ferry, Emil Drost sold the boat too.",
        "Or, Emil Drost sold the ferry.",
        "Besides, Emil Drost sold the ferry.",
    ],
)
def test_a_line_points_at_what_it_does_not_tell(line: str) -> None:
    assert points_back(line, NAMES)


@pytest.mark.parametrize(
    "line",
    [
        "Emil Drost was asked by his party to resign, and did so on Friday.",
        "Emil Drost said he saw those who fled.",
        "Drost lost his car.",
        "A baker lost his car.",
        "In his speech, Emil Drost named nobody.",
        "The union says that it was told.",
        "Skylark lost money on all its routes.",
        "Police said that they were looking for a man.",
        "There are those who doubt it was fog.",
        "It is not clear whether the line will open.",
        "Two ministers replied to the letter.",
        "In Ossen many people live there in winter.",
        "The mill closed in 1996; that year 300 people lost their jobs.",
        "[Emil Drost] was born in Lind.",
        "Ten people, three of them children, were hurt.",
        "A dam works the same way.",
        "Asked whether it was fog, 60 percent responded yes.",
        "Emil Drost, a vet who knew Karin's father from their days in Lind, came.",
        '"I have done this before," said Emil Drost.',
        "[Emil Drost:] “I told you so.”",
        "The insurer of the ferry is the Lind P&I club.",
        "The driver told us that he had seen nobody in Lind.",
        "A US court and our correspondent in Lind saw the letter.",
        "Lind lost a third of its people in World War I and the years behind.",
        "Elizabeth I opened the bridge in Lind.",
        "Drost resigned and two days later left Lind.",
        "The ferry had 90 tonnes of oil in her tanks.",
    ],
)
def test_a_line_that_tells_what_it_means_does_not(line: str) -> None:
    assert not points_back(line, NAMES)


@pytest.mark.parametrize(
    ("line", "language", "back"),
    [
        ("Sie selbst war angerufen worden.", "de", True),
        ("Das hatte ein Steiger gesagt.", "de", True),
        ("Das Feuer brach nachts aus.", "de", False),
        ("Der 39-Jährige lag im Stollen.", "de", True),
        ("Zwei Kollegen, die mit ihm gingen, leben.", "de", True),
        ("Uno de ellos está grave.", "es", True),
        ("Este jueves se reabre la carretera.", "es", False),
        ("El fuego sigue.", "es", False),
        ("Elle a été blessée.", "fr", True),
        ("Il y a trois blessés.", "fr", False),
        ("She wept.", "en", False),
        ("She wept.", None, False),
    ],
)
def test_elsewhere_the_opening_tells(line: str, language: str | None, back: bool) -> None:
    assert leans(line, language) is back
