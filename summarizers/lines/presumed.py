"""Whether a line points at something that its reader was not told.

Requirements: who reads a line by itself can tell who and what is meant; a line where that is unclear is
    worth less than none.
How it works: an English line points back where a word of it stands for something told before ("there",
    "those numbers", "the small ones", "until then", "believes it", "replied"), where its verb is left out
    ("About 200 were,"), and at a pronoun before which nothing stands in the line that it can be of: a person
    for "she", one thing for "it", several for "they". For pronouns what is quoted is not looked into:
    people speak so. In German, Spanish and French only the opening counts.
Known failures: "it" and "they" are believed to be of whatever fits by number; people are told by names,
    titles and the nouns of `lines.introductions`; a Spanish verb without a subject is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Set

from summarizers.language.verbs import AUXILIARIES, verb_in, word_set
from summarizers.language.wording import addresses, leans_back, runs_up
from summarizers.lines.introductions import of_people
from summarizers.lines.referents import people_in

LEAST_BESIDE = 2
"""Words that a line has beside what it quotes: with fewer nobody knows whose words they are."""

NEAR_START = 3
"""Words up to which "of them" can be of nothing in its line."""

_OPENINGS = {
    "de": re.compile(
        r"(?:Er|Sie|Ihn|Ihm|Ihnen|Ihre?[mnrs]?|Seine?[mnrs]?|Dies(?:e[mnrs]?)?|Jene[mnrs]?|Beide|Dort|Dabei"
        r"|Dafür|Dagegen|Damit|Danach|Darauf|Daraufhin|Darin|Davon|Davor|Dazu|Dadurch|Deshalb|Deswegen|Daher"
        r"|Auch|(?:Das|Der|Die)(?= (?:hat|hatte|ist|war|sei|habe|wird|wurde|will|soll)\b)"
        r"|(?:Der|Die) \d+-Jährige|(?:Einer?|Eines|Zwei|Drei|Viele|Einige|Manche) von ihnen"
        r"|(?:Aus|In|Nach|Mit|Von|Bei|Vor|Für|Auf|An|Zu|Durch|Seit)"
        r" (?:(?:sein|ihr|dies)e[mnrs]?|ihr|ihm|ihnen)"
        r"|[\w ]+, d(?:ie|er|as) mit ih[mnr]e?n?)\b"
    ),
    "es": re.compile(
        r"(?:Él|Ella|Ellos|Ellas|Esto|Eso|Aquello|Est[aeo]s?(?! (?:lunes|martes|miércoles|jueves|viernes"
        r"|sábado|domingo|semana|mes|año|mañana|tarde|noche|verano|invierno|otoño|primavera)\b)|Es[ao]s"
        r"|Es[ae](?= )|Sus?|(?:Según|En|De|Con|A|Por|Para|Desde|Tras) (?:sus?|él|ella|ello|ellos)"
        r"|También|Además|Allí|Ahí|Entonces|Ambos|Ambas"
        r"|(?:Un[ao]|Dos|Tres|Algun[ao]s) de ell[ao]s|Están?|Estaban?)\b"
    ),
    "fr": re.compile(
        r"(?:Il(?! (?:y a|faut|est|s[’']agit)\b)|Elle|Ils|Elles|Cela|Ceci|Cette|Ces|Son|Sa|Ses|Leurs?|Lui"
        r"|Celui-ci|Celle-ci|Ceux-ci|Aussi|Là|L[’']une? d[’']eux|L[’']une d[’']elles)\b"
    ),
}
"""What a sentence that leans begins with, by language; a German article that a verb follows is a pronoun."""

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_TIME = "year|month|week|weekend|day|morning|afternoon|evening|night|season|summer|winter|spring|autumn"
_QUOTED = re.compile(r"[“«„\"][^“”«»„\"]*[”»\"“]")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_START = re.compile(
    r"(?:[a-z]+\s)?(?:about|after|among|around|at|because of|before|behind|besides|beyond|by|despite|for|from"
    r"|in|like|of|on|since|through|to|under|until|with|within|without)\s(?:then|that|this|these|those|it|them|him|her|both"
    rf"|the same|(?:the )?(?:\w+ )?ones|the others?)\b(?!\s(?:who|which|{_TIME})\b)"
    rf"|(?:in|since|until|by|on)\s(?:{_MONTH}|\d{{4}}),?\s(?:that|this|these|those|it|they)\b|\d+,\s",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"(?:nor|if (?:so|not)|as for|otherwise|rather|hence|accordingly|either way|that said|even so"
    r"|(?:no|small) wonder|whether (?:that|this)"
    r"|(?:about|almost|an?|barely|fewer|half|just|less|more|nearly|not|only|several|some|\d+|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|twelve)\s(?:[\w-]+\s){0,3}(?:minute|hour|day|week|month|year)s?\slater)\b"
    r"|(?:besides|or),",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\bthe(?: \w+)? ones\b|\b(?:is|was) the one\b|\bthe latter\b|\bthe former(?=[,.]|$)|\bin the meantime\b"
    r"|\b(?:any|no|one|other|another) such\b|\bhere\b|\b(?:outside|inside)(?=\s(?:[a-z]+ed|and)\b|[,.]|$)"
    r"|\b(?:replied|retorted|responded|countered|hit back)\b(?!\s(?:to|by|with|yes|no)\b)"
    r"|\bas well(?=\s*[.,;]|$)|\b(?:says|said) (?:one|another)(?=\s*[.,;]|$)"
    r"|\b(?:this|that|those|these)(?=\s*[.;]|$)|\b[Tt]he \d{1,3}-year-old\b(?! [A-Z])"
    r"|\b(?:believes?|believed|doubts?|den(?:y|ies|ied)|confirm(?:s|ed)?|accepts?|regrets?|knew|knows?)"
    r"\s(?:it|this|that|so)(?=[.,;]|$)|\b(?:did|does|do)(?: not|n['’]t| so)?\.?$"
)
_SAID_WHAT = re.compile(
    r"(?:[A-Z][\w.’'-]*\s){1,4}said,\s(?:adding|noting|explaining|insisting|stressing|warning|describing)\b"
)
"""A line that begins behind what somebody said."""

_DO_SO = re.compile(r"(?:\S+\s){1,5}(?:did|does|do|done|doing)\sso\b")
"""What was done is told before: not where the line's own verb stands before "do so"."""

_SAME = re.compile(r"\bthe same\b(?!\s(?:way|time|day|kind)\b|.*\bas\b)")
_THOSE = re.compile(
    r"\b(?:[Tt]hese|[Tt]hose)\s(?!(?:who|that|of|in|with|from|at|on|\w+ed)\b)[a-z]"
    r"|\bthat (?:small|large|big|many|few)\b"
)
_THEN = re.compile(rf"\bthat (?:{_TIME}|time|moment|point)\b")
_LONG_THEN = re.compile(r"\bthat (?:year|season|summer|winter|spring|autumn)\b")
_YEAR = re.compile(r"\b\d{4}\b|\blast\b")
_DATED = re.compile(rf"\d|\b(?:{_MONTH}|last|yesterday|today|when)\b")
_THERE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere\b(?!['’]|\s(?:is|are|was|were|has|have|had|will"
    r"|would|may|might|can|could|should|must|remains?|seems?|appears?|came|comes|be|being|(?:is|was|were|are)n)\b)"
)
_PLACE = re.compile(
    r"\b(?i:in|at|on|near|to|from|outside|inside)\s(?:an?\s|the\s|his\s|her\s|its\s)?[\w’'-]+"
)
_OF_THEM = re.compile(r"\bof (?:them|these|those)\b(?!\s\w)", re.IGNORECASE)
_LEFT_OUT = re.compile(r"(?: not|n['’]t)?[,.;]")
_PERSON = re.compile(r"\b(?:he|him|his|she|her|hers|himself|herself)\b", re.IGNORECASE)
_THING = re.compile(
    r"\b(?:it|its)\b(?!\s(?:is|was|(?:would|will|has|had) be(?:en)?|seem(?:s|ed)|appear(?:s|ed)"
    r"|remain(?:s|ed))\b(?:\s[\w’'-]+){0,6}?\s(?:that|to|whether|how|why|who|if)\b|\s(?:took|takes)\b)",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:an?|the|this|that|each|every|no|another|one|his|her|its|my|our|your|their)\b|['’]s\b|(?-i:\s[A-Z])",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:they|them|their|theirs|themselves)\b", re.IGNORECASE)
_MANY = re.compile(
    r"\w{2,}s\b|s['’]|\d|\b(?:and|people|police|men|women|children|staff|crew|team|family|couple|public|majority"
    r"|military|army|government|company|council|club|band|group|firm|(?:no|every|any|some)(?:body|one)|each"
    r"|every)\b",
    re.IGNORECASE,
)
_SEVERAL_OF = re.compile(r"[a-z]{3,}(?:[^s]s|men|women|children|people|police)")
_PLURAL = word_set("police people men women children")
_HUMAN = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|(?i:man|woman|boy|girl|child|person|baby|teenager|(?:no|every|any|some)(?:body|one)|each"
    r"|every|ship|ferry|boat|vessel|yacht|liner|freighter|tanker|trawler)|\d+-year-old)\b"
)
"""Titles and nouns for people that no ending shows, and ships, which are "she" to some."""

_THE_NAMED = re.compile(r"\b[Tt]he (?:[A-Z]\w+\s?)+")
"""Papers, ships and bodies, though a part of their names may be a person's."""


def _someone(text: str, names: Set[str], *, one: bool = False) -> bool:
    """Whether a text names a person or has a noun for one; for `one` alone "officers" are none."""
    words = [w for w in _WORD.findall(_THE_NAMED.sub("", text)) if not (one and _SEVERAL_OF.fullmatch(w))]
    return bool(_HUMAN.search(text) or people_in(text)) or any(w in names or of_people(w) for w in words)


def _without_bearer(plain: str, names: Set[str]) -> bool:
    """Whether a pronoun of a line without its quotations has nothing before it that it can be of."""
    person, thing, several = (found.search(plain) for found in (_PERSON, _THING, _SEVERAL))
    if person and not _someone(plain[: person.start()], names, one=True):
        return not (runs_up(plain) and _someone(plain[person.end() :], names))
    before = plain[: several.start()] if several else ""
    if several and not _MANY.search(before) and not _someone(before, names):
        return True
    verb = verb_in(plain)
    if thing is None or verb is None or _ONE.search(plain[: thing.start()]):
        return False
    subject = plain[: verb[0]].split()
    return bool(subject) and (subject[-1].endswith("s") or subject[-1].lower() in _PLURAL)


def _dated(before: str, then: str) -> bool:
    """Whether what stands before "that day" or "that year" says which."""
    return (_YEAR if _LONG_THEN.match(then) else _DATED).search(before) is not None


def leans(line: str, language: str | None) -> bool:
    """Whether a line in another language than English begins with a word for something told before."""
    opening = _OPENINGS.get(language or "")
    return opening is not None and opening.match(line.lstrip('«„“"')) is not None


def points_back(line: str, names: Set[str]) -> bool:
    """Whether an English line points at something before it; `names` are those of people in its article."""
    text = line.translate({ord("["): None, ord("]"): None})
    plain = _QUOTED.sub("“”", text)
    verb = verb_in(plain)
    there, then, them = _THERE.search(text), _THEN.search(text), _OF_THEM.search(plain)
    return bool(
        (not line.startswith("[") and (leans_back(line) or _JOINS.match(line)))
        or (addresses(text) and ":]" not in line)
        or _START.match(text)
        or _POINTS.search(plain)
        or _DO_SO.match(plain)
        or _SAID_WHAT.match(plain)
        or _SAME.search(plain)
        or _THOSE.search(plain[: verb[0]] if verb else plain)
        or (verb and plain[slice(*verb)].lower() in AUXILIARIES and _LEFT_OUT.match(plain, verb[1]))
        or len(_WORD.findall(plain)) < LEAST_BESIDE
        or (there and not _PLACE.search(text[: there.start()]))
        or (then and not _dated(text[: then.start()], then[0]))
        or (them and len(plain[: them.start()].split()) <= NEAR_START)
        or _without_bearer(plain, names)
    )
