"""English word forms that a stemmer leaves apart, and the few events that news counts people by.

Irregular verbs come down to one form; `EVENTS` groups words by what happened to the people counted, so
that "12 dead", "killed 12 people" and "a toll of 12" can be compared. General lists; the words
of other languages are those of events and people alone.
"""

from __future__ import annotations

import re

_IRREGULAR = """
begin began begun|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen
come came|deal dealt|die dead dying death|do did done|draw drew drawn|drive drove driven|eat ate eaten
fall fell fallen|feel felt|fight fought|find found|flee fled|fly flew flown|forget forgot forgotten
freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown|hang hung|hear heard
hide hid hidden|hold held|keep kept|know knew known|lay laid|lead led|leave left|lend lent|lose lost
make made|mean meant|meet met|pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said
see saw seen|seek sought|sell sold|send sent|shake shook shaken|shoot shot|shrink shrank shrunk
sink sank sunk|sit sat|sleep slept|speak spoke spoken|spend spent|stand stood|steal stole stolen
stick stuck|strike struck|swear swore sworn|sweep swept|swim swam swum|take took taken|teach taught
tear tore torn|tell told|think thought|throw threw thrown|understand understood|wake woke woken
wear wore worn|win won|withdraw withdrew withdrawn|write wrote written|length long|height high|depth deep
"""
BASE = {
    form: words[0]
    for line in _IRREGULAR.replace("\n", "|").split("|")
    if (words := line.split())
    for form in words[1:]
}
"""The base form of irregular forms."""

_EVENTS = {
    "death": """kill killed kills killing dead death deaths die died dies dying toll fatality fatalities
        victims perished tote toten getötet gestorben muertos muerto fallecidos murió
        murieron morts tués décès""",
    "injury": """injure injured injuring injuries hurt wounded wound wounding treated hospitalised
        hospitalized hospital krankenhaus klinik
        verletzt verletzte verletzten heridos herido herida
        heridas blessés""",
    "missing": "missing unaccounted vermisst vermisste vermissten desaparecidos disparus",
    "arrest": """arrest arrested arrests arresting detained custody festgenommen detenidos arrêtés
        interpellés""",
    "leaving": """evacuate evacuated evacuating evacuation displaced homeless flee fled leave homes rehoused
        cleared evakuiert desalojados desalojadas desalojado evacuados evacuadas évacués""",
    "rescue": "rescue rescued rescuing saved gerettet rescatados secourus sauvés",
}
EVENTS = {word: event for event, words in _EVENTS.items() for word in words.split()}
"""The event that a word tells of people."""

TOLD = {
    "death": "killed", "injury": "hurt", "missing": "missing", "arrest": "arrested", "leaving": "evacuated",
    "rescue": "rescued", "casualty": "killed or hurt",
}  # fmt: skip
"""How a line of figures names an event."""

EVENT_PHRASES = tuple(
    (re.compile(pattern, re.IGNORECASE), event)
    for pattern, event in (
        (r"\b(?:killed|dead|died)\s(?:or|and)\s(?:wounded|injured|hurt)\b", "casualty"),
        (r"\b(?:taken|moved|driven|brought|forced|led)\s(?:out\sof|from)\b", "leaving"),
        (r"\bout\sof\stheir\s(?:homes|houses)\b", "leaving"),
        (r"\b(?:claim(?:s|ed|ing)?|cost(?:s|ing)?|took|taken|lost)\s(?:[\w,.-]+\s){0,4}lives\b", "death"),
        (r"\bnot\s(?:yet\s)?been\s(?:found|located|accounted\sfor)\b|\bstill\sto\sbe\sfound\b", "missing"),
        (r"\b(?:brought|carried|pulled|led|winched)\s(?:to\ssafety|ashore|out\salive)\b", "rescue"),
    )
)
"""The same for words that tell it only together."""

_PEOPLE = """
people person persons residents resident villagers villager inhabitants passengers passenger workers
worker employees men man women woman children child others adults civilians tourists visitors protesters
demonstrators supporters fans spectators players students pupils soldiers troops sailors officers police
firefighters migrants patients guests locals staff customers householders volunteers participants members
voters menschen personen leute männer frauen kinder bewohner einwohner personas vecinos habitantes
hombres mujeres niños personnes habitants hommes femmes enfants
arbeiter arbeiterinnen beschäftigte beschäftigten mitarbeiter bergleute bergleuten kumpel soldaten polizisten
feuerwehrleute feuerwehrleuten rettungskräfte schüler schülerinnen passagiere reisende fahrgäste anwohner
bürger zuschauer besucher demonstranten helfer
trabajadores empleados soldados policías bomberos brigadistas alumnos estudiantes pasajeros viajeros
manifestantes ciudadanos espectadores voluntarios efectivos militares
salariés employés ouvriers soldats policiers pompiers élèves étudiants passagers voyageurs manifestants
riverains
"""
PEOPLE = frozenset(_PEOPLE.split())
"""Nouns for people that one outlet may use where another uses a second one."""

_THINGS = """
jobs posts positions roles redundancies layoffs|stellen arbeitsplätze|empleos puestos|emplois postes
homes houses households properties premises dwellings customers subscribers|häuser wohnungen haushalte gebäude
casas viviendas hogares domicilios|maisons logements foyers habitations
ships boats vessels|schiffe boote|barcos buques embarcaciones|navires bateaux
planes aircraft jets aeroplanes airplanes|flugzeuge maschinen|aviones aeronaves|avions appareils
cars vehicles automobiles|autos fahrzeuge wagen|coches vehículos|voitures véhicules
guns rifles weapons firearms|shots bullets rounds|bombs explosives devices
seats members deputies lawmakers mps mandates|sitze mandate abgeordnete|escaños diputados|sièges députés
companies firms businesses enterprises|firmen unternehmen betriebe|empresas compañías|entreprises sociétés
shops stores outlets|buildings structures|schools academies|pictures paintings canvases works artworks
quakes earthquakes tremors aftershocks|blasts explosions|fires blazes|attacks raids assaults strikes
cases infections|votes ballots|cables lines|satellites payloads spacecraft|villages settlements
"""
THINGS = {
    word: f"={words[0]}"
    for group in _THINGS.replace("\n", "|").split("|")
    if (words := group.split())
    for word in words
}
"""Nouns that news counts the same things by."""
