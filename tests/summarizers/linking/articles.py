"""Short invented articles: three stories, a look-alike, a template filled twice, a copy."""

from __future__ import annotations

from datetime import UTC, datetime

from summarizers.article import Article

RIDGE_FIRE = (
    "A fire destroyed the grain silo of the Maltby cooperative in Ostrel on Monday night. Nobody was hurt, "
    "fire chief Dana Kolve said. Forty firefighters fought the flames until dawn, and the road to Ostrel "
    "was closed. The cooperative, which belongs to 120 farmers, puts the damage at three million crowns.",
    "Ostrel woke to the smell of burnt wheat on Tuesday. The Maltby silo, the tallest building of the "
    "village since 1962, had gone up in flames in the night. 'We could only keep it from the houses,' said "
    "Dana Kolve, who led the fire brigade. The farmers of the cooperative had just brought in the harvest.",
    "The farmers' cooperative Maltby has lost its silo and most of the year's wheat to a blaze in Ostrel. "
    "Fire chief Kolve said that dust in the elevator may have caught fire on Monday evening. The insurer "
    "speaks of three million crowns. The cooperative wants to rebuild in Ostrel next year.",
)
"""Three reports of one fire, each in its own words."""

LOOK_ALIKE = (
    "A fire destroyed the timber store of the Henrik sawmill in Vanby on Sunday night. Nobody was hurt, "
    "fire chief Rolf Tenning said. Thirty firefighters fought the flames until dawn, and the road to Vanby "
    "was closed. The sawmill, which employs 85 people, puts the damage at two million crowns."
)
"""Another fire of the same week, told in the same way."""

COUNCIL_VOTE = (
    "The city council of Pellin voted on Tuesday to close the old harbour to cars from May. Mayor Ingrid "
    "Saldo called it the largest change to the waterfront in a century. The vote was 31 to 22. Shopkeepers "
    "of Quay Street had handed in 4,000 signatures against the plan.",
    "No more cars on the quay: Pellin's harbour belongs to walkers and bicycles from May on, the council "
    "decided by 31 votes to 22. The shopkeepers of Quay Street fear for their customers. 'They will come by "
    "tram,' said mayor Ingrid Saldo.",
)
"""Two reports of one vote."""

RUSSIAN_FIRE = (
    "Пожар уничтожил зернохранилище кооператива Мальтби в Остреле в ночь на вторник. Никто не пострадал, "
    "сообщила начальник пожарной охраны Дана Кольве. Сорок пожарных боролись с огнём до рассвета."
)


def article(
    text: str,
    *,
    outlet: str = "Coast Herald",
    title: str | None = None,
    url: str | None = None,
    published: datetime | None = None,
    language: str | None = "en",
) -> Article:
    """An English article of one paragraph."""
    return Article(outlet, title, (text,), url=url, published=published, language=language)


def storm_warning(place: str, river: str, chief: str) -> str:
    """A report made from a template, as weather services send them."""
    return (
        f"The weather service has issued a storm warning for {place} and the valley of the {river} until "
        f"Friday noon. Gusts of up to ninety kilometres an hour and heavy rain are expected from the west, "
        f"said {chief} of the district office in {place}. People should stay at home, keep windows shut "
        f"and avoid the banks of the {river}. Trains may be late. The service will speak again tonight."
    )


AWARD = (
    "{} won the Ostrel Prize for {} on {} evening, the jury of the Pellin Academy announced. The prize, "
    "worth 30,000 crowns, has been given each year since 1971. Jury chairwoman Runa Falk praised the "
    "winner's patience. The ceremony takes place in the town hall of Ostrel in October, when the Pellin "
    "Philharmonic will play."
)
ARREST = (
    "Police in Ostrel arrested {0} on {2} after the burglary at the Pellin savings bank in {3}, where "
    "robbers had taken {1} from the vault. The prosecutor Edvin Moor is questioning the suspect. Police ask "
    "witnesses to call the station in Ostrel. The bank did not want to say how much is missing."
)
MATCH = (
    "{0} beat {1} {2} in the second round of the Pellin Cup on {3} night. {4} scored the winning goal after "
    "71 minutes in front of 12,000 spectators. Coach Runa Falk said her side had deserved to win. The "
    "quarter-finals are drawn on Monday in Ostrel."
)
REFILLED = {
    "award": (
        AWARD.format("Novelist Maude Trell", "literature", "Monday"),
        AWARD.format("Composer Ansel Brook", "music", "Thursday"),
    ),
    "arrest": (
        ARREST.format("Henrike Dorn", "silver", "Tuesday", "Harnby"),
        ARREST.format("Sverre Quill", "cash", "Friday", "Selvik"),
    ),
    "match": (
        MATCH.format("Harnby United", "Orre", "2-1", "Tuesday", "Jonas Prell"),
        MATCH.format("Selvik Rovers", "Tann", "3-2", "Wednesday", "Tove Lind"),
    ),
}
"""Two fillings each of templates most of whose names are the same: the prize, the town, who speaks."""


def day(number: int) -> datetime:
    """Noon of a day of May 2031."""
    return datetime(2031, 5, number, 12, tzinfo=UTC)
