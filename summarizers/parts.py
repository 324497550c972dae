"""Where a sentence falls into clauses and list items.

Requirements: a part can be found again by its place; a cut never falls inside a phrase.
How it works: a sentence may be cut at semicolons, colons, dashes, brackets, the ends of quotations, and
    before words that open a clause ("while", "who", "after"). At a comma it is cut where LEAST_WORDS words or
    a figure follow before the next cut; before "and" or "or" after a comma, or where an English verb
    stands on both sides. A word that an article, a preposition or the like precedes opens nothing ("at that
    point", "as many as 100").
Known failures: verbs are known by their form (`summarizers.verbs`); in languages other than English,
    German, Spanish and French only the punctuation cuts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from summarizers.verbs import verb_in

LEAST_WORDS = 3

_OPENERS = {
    "en": "while although though because which who whom whose where when after before as that if so with including"
    " whereas since until unless despite without amid following",
    "de": "während obwohl weil dass wo wenn nachdem bevor als sondern sowie damit ob indem",
    "es": "mientras aunque porque que quien quienes cuyo cuya donde cuando después antes con como sino según",
    "fr": "tandis bien parce que qui dont où quand après avant avec comme selon lorsque",
}
_JOINERS = {"en": "and or but nor", "de": "und oder aber", "es": "y e o pero", "fr": "et ou mais"}
_NOT_AFTER = frozenset(
    "a an the this that these those his her its their our my your no of in on at by for from to into with as so than"
    " and or but nor not about around over under up even only just such it is was were be been"
    " der die das den dem des ein eine einen einem einer und oder aber so wie als in im an am auf zu zum zur von vom"
    " el la los las un una de del en a al y o e por para con que lo tan más"
    " le les du des et ou à au aux dans sur par pour".split()
)
_MARK = re.compile(
    r"[;:](?=\s)[\"”’']?\s*|\s[—–-]+\s|(?<=\w)[—–](?=\w)|[()]"
    r"|(?<=[.!?…][\"”»])\s+|(?<=[\"”»])\s+(?=[A-Z“«„\"])"
)
_COMMA = re.compile(r",[\"”’»]?\s+")
_WORD = re.compile(r"\w+")


def _listed(words: dict[str, str], language: str | None) -> frozenset[str]:
    return frozenset(words.get(language or "", "").split())


def _openings(text: str, language: str | None) -> set[int]:
    """The places where marks and words open a part."""
    found = {match.end() for match in _MARK.finditer(text)}
    openers, before = _listed(_OPENERS, language), ""
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if word in openers and before not in _NOT_AFTER:
            found.add(match.start())
        before = word
    return found


def _commas(text: str, openings: set[int]) -> set[int]:
    """The commas after which enough follows to be a part."""
    commas = [match.end() for match in _COMMA.finditer(text)]
    bounds = sorted({*openings, *commas, len(text)})
    found = set()
    for comma in commas:
        after = text[comma : bounds[min(bisect_right(bounds, comma), len(bounds) - 1)]]
        if len(after.split()) >= LEAST_WORDS or any(map(str.isdigit, after)):
            found.add(comma)
    return found


def _joints(text: str, start: int, end: int, language: str | None) -> list[int]:
    """The places between `start` and `end` where an "and" joins two clauses."""
    joiners, found = _listed(_JOINERS, language), list[int]()
    for match in _WORD.finditer(text, start + 1, end):
        if match.group().lower() in joiners:
            left, right = text[found[-1] if found else start : match.start()], text[match.end() : end]
            both = language == "en" and verb_in(left) is not None and verb_in(right) is not None
            if both or left.rstrip().endswith(","):
                found.append(match.start())
    return found


def parts_of(text: str, language: str | None) -> list[tuple[int, int]]:
    """The (start, end) spans of a sentence's parts, in order, without gaps; none is empty."""
    openings = _openings(text, language)
    cuts = sorted({0, *openings, *_commas(text, openings), len(text)})
    joints = (joint for start, end in pairwise(cuts) for joint in _joints(text, start, end, language))
    return list(pairwise(sorted({*cuts, *joints})))
