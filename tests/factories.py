"""Values for tests: articles of invented outlets on an invented storm."""

from __future__ import annotations

from datetime import datetime

from summarizers.article import Article

NOON = datetime(2024, 5, 14, 12, 0)  # noqa: DTZ001 - pages seldom name their zone

# Invented sentences, of which tests build stories. Some say one fact in other words or with other figures.
SENTENCES = (
    "The line between Harn and the coast was closed at noon after the bridge at Oss gave way.",
    "The bridge at Oss collapsed shortly before noon, cutting the railway to the coast.",
    "Two villages, Oss and Lind, were evacuated on Tuesday night.",
    "Some 400 people were evacuated from Oss and Lind, the county said.",
    "More than 520 residents of Oss and Lind had to leave their homes.",
    "The bridge had failed an inspection in March, documents show.",
    "“We heard a crack and then nothing,” said Ode Brannock, who runs the ferry kiosk.",
    "“Nobody told us anything,” Ode Brannock said.",
    "School stays closed until Monday, mayor Ruth Pell said.",
    "Three people were injured in the collapse, one of them seriously.",
    "Four people were injured in the collapse.",
    "But the railway company denied that the bridge was unsafe.",
    "The storm brought winds of 120 km per hour to the coast.",
    "He said the bridge was built in 1932.",
    "Why did nobody close the bridge earlier this week?",
    "A crane from Norland is due on Nov. 9 to lift the wreck.",
    "The repair will cost 1.2 million crowns, the ministry of transport in Norland estimates.",
    "The repair will cost half a million crowns, according to the ministry of transport in Norland.",
    "Storm Ada is the third storm of the season.",
    "Ferries carry passengers free of charge until the line reopens.",
)

# Sentences as outlets write them, of several clauses each: more of them share facts in part.
LONG_SENTENCES = (
    "The railway bridge across the Varr at Oss collapsed shortly before noon on Tuesday, injuring three"
    " people"
    " and cutting the only direct line to the coast.",
    "Storm Ada brought down the old bridge at Oss on Tuesday, and with it went the only direct line"
    " between Harn"
    " and the coast.",
    "Two villages were evacuated during the night, after the river had risen by three metres within six"
    " hours.",
    "Ruth Pell, the mayor of Oss, said that the school would stay closed until Monday and that two shelters"
    " had been opened in Lind.",
    "Two shelters were opened in the village of Lind, where the army handed out blankets and soup.",
    "The railway is running buses in place of forty trains a day, but passengers must expect to wait for"
    " an hour.",
    "“We heard a crack and then nothing,” said Ode Brannock, who runs the ferry kiosk and saw the middle span"
    " drop into the water.",
    "The middle span dropped into the swollen river, a witness who runs the ferry kiosk told the Harn"
    " Courier.",
    "The bridge, which was built in 1932, had failed an inspection in March, according to documents of"
    " the county.",
    "Inspectors had found cracks in two of the piers in March, but the county did not close the bridge.",
    "The ministry of transport, which paid for new bearings in 2022, denied that the bridge had been"
    " neglected.",
    "An army crane from Norland will lift the wreck out of the river on Nov. 9, weather permitting.",
    "The wreck is to be lifted out of the river by a crane of the army, which is due from Norland in"
    " November.",
    "Edda Korn, the minister of transport, promised a new bridge within two years; she gave no figure"
    " for its cost.",
    "A new bridge would cost 60 million crowns, the insurer Fjordvakt reckons, and take two years to build.",
    "Because the line is closed, the paper mill in Selmouth, which employs 640 people, has pulp for six"
    " days only.",
    "The paper mill in Selmouth has enough pulp for six days, its director Hanne Loe said on Wednesday.",
    "Fishermen in Selmouth fear for their catch, since most of what they land goes inland by rail.",
    "Gusts of up to 130 km per hour tore roofs from farms and left twelve hundred homes without power.",
    "Power was back in all but ninety homes by Wednesday morning, the grid company said.",
    "The union of engine drivers called the collapse a scandal and asked for all bridges of that age to"
    " be closed.",
    "The driver of the last train, Lena Sund, had stopped on the near side when she saw that the signal"
    " was dark.",
    "Lena Sund, who drove the last train, stopped in time and took her forty passengers back to Harn.",
    "It was the third storm of the season, and forecasters expect another one before the end of the month.",
)

TITLES = (
    "Storm Ada: bridge at Oss falls, two villages evacuated",
    "Rail line to the coast cut after bridge falls",
    "Who closed the bridge at Oss?",
)


def article(
    outlet: str,
    *paragraphs: str,
    title: str | None = None,
    language: str | None = "en",
    published: datetime | None = None,
    agency: str | None = None,
) -> Article:
    """One outlet's report of these paragraphs."""
    return Article(outlet, title, paragraphs, language=language, published=published, agency=agency)


def story(**bodies: str) -> list[Article]:
    """One English article of one paragraph for each outlet named."""
    return [article(outlet, body) for outlet, body in bodies.items()]
