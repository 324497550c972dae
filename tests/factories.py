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
