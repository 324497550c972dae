"""Which English words are finite verbs, told by their form.

Known failures: present tenses that look like nouns ("the firm plans") beyond the listed ones; past forms
    that are nouns as well ("cut", "set") where no article or preposition stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written as one string."""
    return frozenset(words.split())


AUXILIARIES = word_set(
    "am is are was were has have had do does did will would shall should can could may might must cannot"
)
_PAST_ONLY = word_set(
    "took came went gave knew saw began wrote ran spoke lay grew fell drew broke rose drove wore chose sank"
    " swam threw stole swore hid rode rang sang shook tore withdrew undertook overcame became arose awoke"
    " bore blew drank flew forbade forgot forgave froze shrank sprang strode sued trod died tied lied"
)
_PAST = _PAST_ONLY | word_set(
    "said told got made found thought felt kept held brought stood heard let meant met paid sat led lost"
    " sent built understood spent bought caught fought taught won hit put shut struck shot sold slept wept"
    " fled slid stuck swept beat burst cast clung crept dealt dug fed hung hurt laid leapt lent lit proved"
    " quit sought shed shone spat split spread stung swung wound sped sunk left cut read cost"
)
_PRESENT = word_set(
    "says wants plans expects needs remains includes adds believes hopes makes takes gives gets goes comes"
    " shows carries seems means leaves keeps runs tells calls faces holds allows appears argues asks becomes"
    " begins belongs brings consists contains depends employs exists knows lacks loses maintains occurs"
    " operates owns produces provides receives relies represents requires sees seeks serves sits thinks tries"
    " warns say accuses blames denies insists"
)
FINITE = AUXILIARIES | _PAST_ONLY | _PRESENT
"""Forms that are no participle: what has one is no part of a noun before it."""

FORMS = AUXILIARIES | _PAST | _PRESENT

_NOT_AFTER = word_set(
    "a an the this that these those his her its their our my your of in on at by for from to into with and"
    " more most very newly so"
)
"""Words that no finite verb follows: what looks like one is a participle or a noun."""

_RELATIVE = word_set("who which")
"""Words that a present tense follows: "who farms there"."""

_OBJECT = re.compile(r"\s(?:an?|the|his|her|its|their|another|several|him|them)\s|\s\d")
_SHORTENED = ("n't", "'ll", "'d", "'ve", "'re")
_WORD = re.compile(r"[\w’'-]+")


@lru_cache(maxsize=50_000)
def _form(word: str) -> tuple[str, bool, bool]:
    """A word in small letters, and whether its form shows a finite verb, and may be one in the present."""
    folded = word.replace("’", "'").lower()
    small = word[0].islower()
    regular = small and folded.endswith("ed") and len(folded) > 4 and "-" not in folded
    present = small and folded.endswith("s") and len(folded) > 3
    return folded, folded in FORMS or regular or folded.endswith(_SHORTENED), present


def verbs_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the finite verbs of an English text stand that their form shows, (start, end) each."""
    before = ""
    for match in _WORD.finditer(text):
        folded, verb, present = _form(match.group())
        if (verb or (present and before in _RELATIVE)) and before not in _NOT_AFTER:
            yield match.span()
        before = folded


def verb_in(text: str) -> tuple[int, int] | None:
    """Where the first finite verb of an English text stands, (start, end); None where no form shows one."""
    return next(verbs_in(text), None)


def clearly_finite(text: str, place: tuple[int, int]) -> bool:
    """Whether the verb at a place can be no participle: by its form, or since an object follows it."""
    return text[slice(*place)].lower() in FINITE or _OBJECT.match(text, place[1]) is not None
