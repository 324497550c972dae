"""What English sentences may be cut into, one construction after the other, and what may not."""

from __future__ import annotations

import pytest

from tests.summarizers.lines.test_phrasing import every


def cuts(parts: str) -> list[str]:
    """All ways to show the part of a sentence between the first two bars, but for the whole of it."""
    before, part, after = parts.split("|")
    number = 1 if before else 0
    found = every("|".join(filter(None, (before, part, after))))[number]
    return [text for text in found if text != parts.replace("|", "")]


@pytest.mark.parametrize(
    ("parts", "cut"),
    [
        # a verb that can only be finite has the subject of the main clause
        ("The ferry was sold in May |and is now moored at Kolm.|", "[The ferry] is now moored at Kolm."),
        ("Two men were held at noon |and will be tried in June.|", "[Two men] will be tried in June."),
        (
            "The fund, a trust of 1990, sold its ships |and has paid its debts.|",
            "[The fund] has paid its debts.",
        ),
        ("The boat reached the pier at nine |and took 40 aboard.|", "[The boat] took 40 aboard."),
        # an object shows that the verb is no participle
        (
            "The firm sold a ship built in 1990 |and closed the yard at Oss.|",
            "[The firm] closed the yard at Oss.",
        ),
        # when it was is said with it
        (
            "In March, a gale tore off the roof |and flooded the school hall.|",
            "[In March, a gale] flooded the school hall.",
        ),
        # the first of two can stand without the second
        (
            "|Thieves broke into the hall on Monday |and took five of its paintings.",
            "Thieves broke into the hall on Monday",
        ),
        ("|The ferry was sold in May |and is now moored at Kolm.", "The ferry was sold in May"),
    ],
)
def test_predicates_of_one_subject_are_cut_apart(parts: str, cut: str) -> None:
    assert cut in cuts(parts)


@pytest.mark.parametrize(
    "parts",
    [
        # a participle may belong to the noun before it, or to the auxiliary
        "The firm sold a ship built in 1990 |and moved in 2004 to Oss.|",
        "The ferry was sold in May |and moored by its crew at Kolm.|",
        "The clerk accused of theft in May |and found guilty by a court was jailed.|",
        # the verb of a clause inside the first predicate
        "The mayor met the man who owns the quay |and is now its tenant.|",
        "Police waited there as people set up tents |and attacked the town hall.|",
        "The firm wants to own a yard |and have a quay of its own.|",
        "The tool allows readers to add a page |and have that page sent to them.|",
        # somebody's word, a denial, a condition
        "The union said the ferry was old |and was never repaired.|",
        "The ferry did not sail at noon |and was sold in May.|",
        # the verbs have one object, or one preposition's
        "|A gunman shot |and wounded three people at the quay.",
        "|The crowd walked into |and took the town hall at noon.",
        # who says it, and on what condition, stands at the end
        "|The ferry was sold in May |and is now moored at Kolm, police said.",
        "|The ferry will be sold in May |and will sail again if the buyer pays.",
    ],
)
def test_predicates_are_not_cut_apart_where_their_subject_is_unclear(parts: str) -> None:
    assert not any(
        text.startswith("[") or text in parts.split("|")[1] for text in cuts(parts) if "said]" not in text
    )


@pytest.mark.parametrize(
    ("parts", "cut"),
    [
        (
            "The ferries were cancelled |and the road to Dalen was closed.|",
            "the road to Dalen was closed.",
        ),
        (
            "|The ferries were cancelled at noon |and the road to Dalen was closed.",
            "The ferries were cancelled at noon",
        ),
        (
            "The navy captured 23 men |and a German ship drove off another boat.|",
            "a German ship drove off another boat.",
        ),
    ],
)
def test_clauses_that_and_joins_without_a_comma_are_cut_apart(parts: str, cut: str) -> None:
    assert cut in cuts(parts)


@pytest.mark.parametrize(
    "parts",
    [
        "The driver accused of killing the boy |and the girl was jailed.|",
        "The fire that destroyed the hall |and the church was put out.|",
        "The road between the town |and the harbour was closed.|",
        "The mayor left when the bridge fell |and the road was closed.|",
        "Police said the bridge had fallen |and the road was closed.|",
        # whose it is stands before the cut
        "The Orla anchored off Oss at noon |and its captain was questioned.|",
        "The mayor left at noon, |and her deputy closed the road.|",
    ],
)
def test_what_and_joins_to_an_object_is_no_clause(parts: str) -> None:
    assert cuts(parts) == []


@pytest.mark.parametrize(
    ("parts", "cut"),
    [
        (
            "In addition to the 12 crew, |the navy took two small boats.|",
            "the navy took two small boats.",
        ),
        ("While most shops were open, |the port of Oss was shut.|", "the port of Oss was shut."),
        (
            "Because of the gale, which blew all night, |the school at Lind is closed.|",
            "the school at Lind is closed.",
        ),
        ("Hit by a wave at noon, |the ferry Ada sank off Kolm.|", "the ferry Ada sank off Kolm."),
        ("In a statement, |Skelrail denied the charges.|", "Skelrail denied the charges."),
    ],
)
def test_an_opening_that_adds_or_explains_is_left_off(parts: str, cut: str) -> None:
    assert cut in cuts(parts)


@pytest.mark.parametrize(
    "parts",
    [
        # a condition, a time, a place, a speaker
        "When the river rises, |the port of Oss is shut.|",
        "After the vote, |Skelrail will close the port of Oss.|",
        "In 1994, |53 people died at Oss.|",
        "Under the plan, |the port of Oss would be shut.|",
        "According to the union, |the port of Oss was shut.|",
        "Barring a strike, |Skelrail opened the port.|",
        # what is counted may be counted only so
        "With three seats outstanding, |the Alliance had 35 and the Union 27.|",
        # it points back to what is left off
        "After he joined Oss Dairy, |the firm sold its ships.|",
        "Following the fire at Oss, |Skelrail sold it.|",
        "Unlike the first bridge, |they were repaired in May.|",
        # not a fronted phrase at all
        "Corben and Lisle, |the liquidator, has sold the ship.|",
        "As the storm, |the worst since 1950, hit Oss, the port was shut.|",
    ],
)
def test_an_opening_that_sets_the_clause_apart_stays(parts: str) -> None:
    assert cuts(parts) == []


@pytest.mark.parametrize(
    ("parts", "cut"),
    [
        ("|Orders rose to a record, |helped by a contract at Kolm.", "Orders rose to a record"),
        ("|The other 199 were saved, |most of them by fishing boats.", "The other 199 were saved"),
        ("|The van was found near Hesk, |14 kilometres south of Oss.", "The van was found near Hesk"),
        ("|The mayor spoke of a loss, |saying nobody was to blame.", "The mayor spoke of a loss"),
        (
            "|The fund has sold 11 ships, |of which three were lost.",
            "The fund has sold 11 ships",
        ),
        (
            "|The ministry faces a fine of 40 million – |the rules were broken in 2019 and again last year.",
            "The ministry faces a fine of 40 million",
        ),
    ],
)
def test_what_adds_to_a_clause_is_left_off_after_it(parts: str, cut: str) -> None:
    assert cut in cuts(parts)


@pytest.mark.parametrize(
    "parts",
    [
        # a number that is torn apart, a list
        "|The quake killed more than 31, |000 people in Bam.",
        "|On board were three payloads: nine cubesats, |two microsatellites for Orsel, and a sail.",
        "|Still gone are the Ferryman, |which was his best, and the two landscapes.",
        # a condition, a speaker, a denial
        "|The fund will sell its ships, |provided the court agrees.",
        "|The fund has sold its ships, |according to the court.",
        "|The fund has sold its ships, |a claim denied by the court.",
        "|The ministry faces a fine – |but only if the court agrees.",
        "|The bridge is safe – |or so the mayor says.",
        # when it was may be the news, or what makes it true
        "|The incident began |after a clerk was dismissed.",
        "|Emil Drost was 12 |when he left the town.",
        "|The port is shut |when the river has risen.",
        "|The ferry sailed no sooner than |when the gale had passed.",
        "|Two men left the hall |when asked about it, police said.",
        # the verb of the main clause, or of a relative clause, looks like a participle
        "|They mourn Emil Drost, who as a clerk of the town, |served as its first witness.",
        "|Emil Drost, shot in the neck, |remained in the hospital.",
    ],
)
def test_what_changes_a_clause_stays_with_it(parts: str) -> None:
    assert cuts(parts) == []


@pytest.mark.parametrize(
    ("parts", "cut"),
    [
        (
            "|Hilde Brandt has worked there for 15 years, |and had been ill twice, Emil Drost said.",
            "[Emil Drost said] Hilde Brandt has worked there for 15 years",
        ),
        (
            "|Thirty-eight were taken to Kolm, |three of them in danger, health officials said.",
            "[health officials said] Thirty-eight were taken to Kolm",
        ),
        (
            "|The case ran for 14 weeks |and cost the state 5.3 million, according to the ministry.",
            "[according to the ministry] The case ran for 14 weeks",
        ),
    ],
)
def test_a_speaker_at_the_end_is_put_before_what_is_cut(parts: str, cut: str) -> None:
    assert cut in cuts(parts)


@pytest.mark.parametrize(
    "parts",
    [
        # who it is would be unclear
        "|Hilde Brandt has worked there for 15 years, |and had been ill twice, she said.",
        "|Hilde Brandt has worked there for 15 years, |and had been ill twice, his lawyers say.",
        # of whom "their" speaks
        "|Their work there lasted for 15 years, |and had been hard, Emil Drost said.",
        # whom he told would be lost
        "|Hilde Brandt has worked there for 15 years, |and had been ill twice, Emil Drost told them.",
        # one says what another said
        "|Police said Hilde Brandt was there, |and had been ill twice, Emil Drost added.",
    ],
)
def test_a_speaker_that_is_unclear_keeps_the_sentence_whole(parts: str) -> None:
    assert cuts(parts) == []


@pytest.mark.parametrize(
    ("parts", "cut"),
    [
        (
            '|"It shook," said Anna Lund, who lives there. |"Then it fell."',
            '"It shook," said Anna Lund, who lives there.',
        ),
        (
            '"It shook," said Anna Lund, who lives there. |"Then it fell into the river."|',
            '[Anna Lund:] "Then it fell into the river."',
        ),
        ('|"It shook," she said. |"Then it fell."', '"It shook," she said.'),
    ],
)
def test_a_quotation_is_cut_where_its_speaker_is_named(parts: str, cut: str) -> None:
    assert cut in cuts(parts)


@pytest.mark.parametrize(
    "parts",
    [
        # who goes on speaking is unclear, or it is not a quotation that goes on
        '"It shook," she said. |"Then it fell into the river."|',
        '"It shook," said one. |"Then it fell into the river."|',
        '"It shook," said Anna Lund of Emil Drost. |"Then it fell," said the man beside her.|',
    ],
)
def test_a_quotation_of_nobody_is_not_shown(parts: str) -> None:
    assert cuts(parts) == []


@pytest.mark.parametrize(
    ("parts", "cut"),
    [
        (
            "About 40 trains closed the line, |which carries 9,000 passengers.|",
            "[the line] carries 9,000 passengers.",
        ),
        (
            "The first prize was won by the mayor, |who had not been seen there.|",
            "[the mayor] had not been seen there.",
        ),
        (
            "The witness was Owen Raske, the town's clerk, |who pleaded guilty in May.|",
            "[Owen Raske] pleaded guilty in May.",
        ),
        ("The company, |which employs 640 people, |closed the mill.", "[The company] employs 640 people"),
    ],
)
def test_a_relative_clause_has_what_it_tells_of_in_brackets(parts: str, cut: str) -> None:
    assert cut in cuts(parts)


@pytest.mark.parametrize(
    "parts",
    [
        # the noun before it may not be what it tells of
        "They met the mayor of the town, |who had not been seen there.|",
        "The ferry sailed to the island, |which meant a long night for all.|",
        "At Marl Street in Tolbeck, |which ran out of papers at noon, it was higher.|",
        "Police arrested a man in the school, |who had not been seen there.|",
        "They closed a room in the hall, |which was decorated with paper.|",
        "The union said they closed the line, |which carries 9,000 passengers.|",
    ],
)
def test_a_relative_clause_is_not_given_to_the_wrong_noun(parts: str) -> None:
    assert not any(text.startswith("[") for text in cuts(parts))


def test_an_apposition_may_have_a_list_behind_its_relative() -> None:
    lead = "The thieves drove a car into the Castry store in Linden Place"
    assert f"{lead}" in [
        cut.rstrip(".,") for cut in cuts(f"|{lead}, |a square that is home to jewellers and banks.")
    ]
    assert cuts("|The thieves took a ring, |a watch and a chain.") == []
