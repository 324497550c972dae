"""Sport, culture, schools, faith, people and places: words that stand for one another there."""

from __future__ import annotations

GROUPS = (
    # Sport.
    "match game fixture",
    "tournament competition contest",
    "football soccer",
    "team squad",
    "goalkeeper keeper goalie",
    "referee umpire",
    "opponent rival competitor",
    "audience spectator",
    "stadium arena venue",
    "win won victory victorious triumph",
    "beat beaten defeat thrash",
    "lose lost loss",
    "draw drew drawn",
    "unbeaten undefeated",
    "relegate demote",
    "qualify qualification",
    "award prize accolade",
    "swim swam swum",
    # Culture.
    "film movie",
    "actor actress",
    "sing sang sung",
    "concert gig",
    "exhibition display",
    "statue sculpture",
    "monument memorial",
    "writer novelist",
    "journalist correspondent newsman",
    "holiday vacation",
    "tourist holidaymaker",
    "restaurant diner eatery",
    "pub bar tavern",
    # Faith.
    "religion religious faith",
    "priest cleric clergyman clergymen",
    "pope pontiff",
    "pray prayer",
    # Schools.
    "student pupil schoolchild schoolchildren",
    "teach taught",
    "headteacher headmaster headmistress",
    "professor lecturer",
    # People.
    "child children kid youngster",
    "teenager teen teenage adolescent youth",
    "man men",
    "woman women",
    "mother mum mom",
    "father dad",
    "marry marriage wed wedding",
    "fisherman fishermen angler",
    # Places.
    "village hamlet",
    "neighbourhood neighbourhoods district",
    "outskirts suburb suburban",
    "region area",
    "scene site",
    "north northern",
    "south southern",
    "east eastern",
    "west western",
)
"""One group a line, the first word its name."""
