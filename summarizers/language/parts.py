"""Where a sentence falls into clauses and list items.

Requirements: a part can be found again by its place; a cut never falls inside a phrase.
How it works: a sentence may be cut at semicolons, colons, dashes, the ends of quotations, at words that
    open a clause or a phrase of circumstance ("while", "who", "after", "with"), and at commas that
    LEAST_WORDS words or a figure follow, though not at the commas of a list of names. "and" and "or"
    open a clause after a comma, or where an English verb stands on both sides. A word that an article, a
    preposition or the like precedes opens nothing ("at that point", "as many as 100"). Nothing is cut in
    (round brackets), and who says something stays with what is said.
Known failures: verbs are known by their form (`language.verbs`); in languages other than English,
    German, Spanish and French only the punctuation cuts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from summarizers.language.verbs import verb_in, verbs_in, word_set

LEAST_WORDS = 3

MOST_SAYING = 9
"""Words up to which "the owner of the ship told a newspaper" only says who speaks."""

_OPENERS = {
    "en": word_set(
        "while although though because which who whom whose where when after before that if so with"
        " including whereas since until unless despite without amid following"
    ),
    "de": word_set("während obwohl weil dass wo wenn nachdem bevor als sondern sowie damit ob indem"),
    "es": word_set(
        "mientras aunque porque que quien quienes cuyo cuya donde cuando después antes con como sino según"
    ),
    "fr": word_set("que qui dont où quand après avant avec comme selon lorsque"),
}
_JOINERS = {
    "en": word_set("and or but nor"),
    "de": word_set("und oder aber"),
    "es": word_set("y e o pero"),
    "fr": word_set("et ou mais"),
}
_NOT_AFTER = word_set(
    "a an the this that these those his her its their our my your no of in on at by for from to into with as"
    " so than and or but nor not about around over under up even only just such many much well long soon far"
    " it is was were be been one two three four five six hours days weeks months years minutes moments"
    " shortly immediately"
    " der die das den dem des ein eine einen einem einer und oder aber so wie als in im an am auf zu zum zur"
    " von vom"
    " el la los las un una de del en a al y o e por para con que lo tan más"
    " le les du des et ou à au aux dans sur par pour"
)
_MARK = re.compile(
    r"(?=[;:\s—–])(?:[;:](?=\s)[\"”’']?\s*|(?<!\d)\s[—–-]+\s|(?<=\w)[—–](?=\w)"
    r"|(?<=[.!?…][\"”»])\s+|(?<=\w[.!?])\s+(?=[“«\"])|(?<=[\"”»])\s+(?=[A-Z“«„\"]))"
)
_COMMA = re.compile(r",[\"”’»]?\s+")
_WORD = re.compile(r"\w+")
_BRACKETED = re.compile(r"\([^()]*\)")
SAYING = word_set(
    "said say says saying told tells added adds according reported wrote explained noted announced"
    " testified alleged"
    " declared argued insisted confirmed claimed stated found show shows showed promised feared"
    " reckoned believed believes hoped hopes thought thinks predicted warned warns estimated"
    " estimates suggested suggests agreed admitted complained recalled asked replied understands"
)
_FINDING = word_set("found show shows showed")
"""Of these the ones that never stand before who says so: "and found the boat" tells what was done."""

_SAID = re.compile(rf"[^;:“”\"]{{0,150}}\b({'|'.join(sorted(SAYING))})\b(?:\s[^;:“”\"]*)?", re.IGNORECASE)
_NEXT = re.compile(r"\s*\S+")
_NO_WORDS = frozenset[str]()
_HAVING = word_set("has have had")


def _openers(text: str, language: str | None) -> list[int]:
    """The places where words may open a part."""
    openers, before, found = _OPENERS.get(language or "", _NO_WORDS), "", list[int]()
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if word in openers and before not in _NOT_AFTER:
            found.append(match.start())
        before = word
    return found


def _openings(text: str, language: str | None) -> list[int]:
    """The places where marks, words and commas open a part."""
    sure = {match.end() for match in _MARK.finditer(text)}
    commas = {match.end() for match in _COMMA.finditer(text)}
    words = set(_openers(text, language))
    bounds = sorted({0, *sure, *words, *commas, len(text)})
    found = {0, *sure, len(text)}
    for before, start, end in zip(bounds, bounds[1:], bounds[2:], strict=False):
        following, left = text[start:end].split(), text[before:start]
        listed = len(left.split()) <= LEAST_WORDS and not verb_in(left)
        figure = any(word[0].isdigit() for word in following[:2])
        if start in words or figure or (len(following) >= LEAST_WORDS and not listed):
            found.add(start)
    return sorted(found)


def _joints(text: str, start: int, end: int, language: str | None) -> list[int]:
    """The places between `start` and `end` where an "and" joins two clauses."""
    joiners, found, since = _JOINERS.get(language or "", _NO_WORDS), list[int](), start
    if joiners.isdisjoint(_WORD.findall(text[start:end].lower())):
        return found
    verbs = [start + place for place, _ in verbs_in(text[start:end])] if language == "en" else []
    for match in _WORD.finditer(text, start + 1, end):
        if match.group().lower() in joiners:
            here = bisect_left(verbs, match.start())
            following = here < len(verbs) or verb_in(text[match.end() : _end_of_word(text, match.end())])
            comma = text[max(since, match.start() - 9) : match.start()].rstrip().endswith(",")
            if comma or (bisect_left(verbs, since) < here and following):
                since = match.start()
                found.append(since)
    return found


def _end_of_word(text: str, start: int) -> int:
    """Where the word ends that follows a place."""
    found = _NEXT.match(text, start)
    return found.end() if found else start


def only_says(part: str) -> bool:
    """Whether an English part tells who speaks, and nothing else."""
    words = part.strip(" ,.;:—–-“”\"'’")
    if SAYING.isdisjoint(_WORD.findall(words.lower())):
        return False
    said = _SAID.fullmatch(words)
    if said is None:
        return False
    verb, before = verb_in(words), words[: said.start(1)].lower().split()
    if said[1].lower() in _FINDING and _JOINERS["en"].issuperset(before):
        return False
    if verb is None:
        return len(words.split()) <= MOST_SAYING
    between = words[verb[1] : said.start(1)].split()
    having = words[slice(*verb)].lower() in _HAVING and len(between) <= 1 and between != ["been"]
    speaks = verb[0] == said.start(1) or having
    return speaks and (len(words.split()) <= MOST_SAYING or said.end(1) == len(words))


def _opens_what_is_said(text: str, start: int, end: int) -> bool:
    """Whether a part ends in the verb of what the next part says, "engineers feared | that"."""
    part = text[start:end].rstrip()
    words = part.split()
    return text.startswith("that ", end) and bool(words) and words[-1].lower() in SAYING


def _with_speakers(text: str, cuts: list[int]) -> list[int]:
    """The cuts without those between what is said and who says it."""
    taken = set[int]()
    for start, end in pairwise(cuts):
        if _opens_what_is_said(text, start, end):
            taken.add(end)
        elif only_says(text[start:end]):
            near = text[max(0, start - 9) : start].rstrip()[-1:]
            before = near in {",", '"', "”", "’", "»"} or start == cuts[-2]
            taken.add(start if before and start else end)
    return [cut for cut in cuts if cut in {0, len(text)} or cut not in taken]


def parts_of(text: str, language: str | None) -> list[tuple[int, int]]:
    """The (start, end) spans of a sentence's parts, in order, without gaps; none is empty."""
    cuts = _openings(text, language)
    joints = (joint for start, end in pairwise(cuts) for joint in _joints(text, start, end, language))
    closed = [found.span() for found in _BRACKETED.finditer(text)]
    free = (cut for cut in {*cuts, *joints} if not any(start < cut < end for start, end in closed))
    return list(pairwise(_with_speakers(text, sorted(free))))
