"""What a text says, as terms that can be compared: words, names in short and in full, figures.

How it works: content words become stems, British and American spelling folded; a figure becomes its value
with its unit ("#17", "#1109date", "#20000000£"; "dozens" is "~12"), so that "seventeen" and "17" are one
term; what another text gives in another spelling ("nearly £20m", "86 mph", "a quarter of") is called as that
(`figures.equals`). The unit stays among the words, and so does what is told in words. A dotted acronym
loses its dots and a capitalised name gives its initials ("United Nations" also as "@un"), which count where
some text writes the short form. Words of one family that the stemmer leaves apart ("Somali", "Somalia") are
joined over all texts that are compared.
Known failures: the families are found by spelling ("univers" takes "university" with "universal");
synonyms stay apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from math import inf
from operator import itemgetter
from typing import NamedTuple

from summarizers.figures.equals import equals
from summarizers.figures.quantities import SIGNS, VAGUE, Quantity, quantities_in
from summarizers.language.words import content_words_at, fold, rarity, stem

SHORT_FIGURE, LONG_FIGURE, VAGUE_FIGURE = 4.0, 7.0, 2.0
"""Rarities of a figure below 100, of a larger one or a moment, and of a range such as "dozens"."""

ACRONYM_RARITY = 4.0

FAMILY_PREFIX, FAMILY_ENDING = 5, 3
"""Stems are one family when the shorter, of at least so many letters, starts the longer by so few more."""

_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}")
_SHORT = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,5}(?![^\W\d_])")
_CAPITALS = re.compile(r"[^\W\d_a-z]{2}")
"""What every acronym has: two letters side by side that are no small English ones."""

_NAME = re.compile(r"[A-Z](?<![\w’'-][A-Z])[\w’'-]++(?: (?:of |and |the |for )?[A-Z][\w’'-]+)+")
_SPELLINGS = (
    (re.compile(r"is(e|ed|es|ing|er|ation|ations)$"), r"iz\1"),
    (re.compile(r"our(s|ed|ing|ite|able|hood)?$"), r"or\1"),
    (re.compile(r"^(def|off|lic|pret)ence(s|d)?$"), r"\1ense\2"),
    (re.compile(r"([^aeiou])re$"), r"\1er"),
    (re.compile(r"([aeiou][^aeiou]*e)ll(ed|ing|er|ers)$"), r"\1l\2"),  # "travelled", not "killed"
    (re.compile(r"ogue$"), "og"),
)


@lru_cache(maxsize=200_000)
def one_spelling(word: str) -> str:
    """An English word with British endings turned American; other words come out unchanged or nearly."""
    if len(word) > 4:
        for ending, replacement in _SPELLINGS:
            word = ending.sub(replacement, word)
    return word


class Located(NamedTuple):
    """A term, how rare it is (see `language.words.rarity`), and the character where it begins."""

    start: int
    term: str
    rarity: float


def _quantity_term(start: int, quantity: Quantity) -> Located:
    long = quantity.number >= 100 or quantity.unit in {"date", "time"}
    rarity_here = VAGUE_FIGURE if quantity.sign == VAGUE else LONG_FIGURE if long else SHORT_FIGURE
    return Located(start, quantity.term, rarity_here)


def day_term(start: int, day: date) -> Located:
    """A day as the term that a date has."""
    return Located(start, f"#{day.month * 100 + day.day}date", LONG_FIGURE)


def _acronym_terms(text: str) -> list[Located]:
    found = _SHORT.finditer(text) if _CAPITALS.search(text) else ()
    short = [(m.start(), fold(m.group())) for m in found if m.group().isupper()]
    full = [(m.start(), "".join(c for c in m.group() if c.isupper()).lower()) for m in _NAME.finditer(text)]
    initials = (*short, *((start, name) for start, name in full if 2 <= len(name) <= 5))
    return [Located(start, f"@{name}", ACRONYM_RARITY) for start, name in initials]


def located_terms(text: str, language: str | None) -> list[Located]:
    """The terms of a text in the order in which they stand, repeats kept."""
    text = _ACRONYM.sub(lambda dotted: dotted.group().replace(".", "").ljust(len(dotted.group())), text)
    words, found = text, _acronym_terms(text)
    for start, end, quantity in quantities_in(text, language):
        found.append(_quantity_term(start, quantity))
        if not quantity.in_words:
            words = words[:start] + " " * (end - start) + words[end:]
    for start, word in content_words_at(words, language):
        key = stem(one_spelling(word) if language == "en" else word, language)
        found.append(Located(start, key, rarity(word, language)))
    return sorted(found, key=itemgetter(0))


def rarities_of(found: Iterable[Located]) -> dict[str, float]:
    """Each term once, with the rarity of its commonest form."""
    terms: dict[str, float] = {}
    for located in found:
        terms[located.term] = min(located.rarity, terms.get(located.term, inf))
    return terms


def families(vocabulary: Iterable[str]) -> dict[str, str]:
    """The term that stands for each word's family, where that is another than the word itself."""
    heads: dict[str, str] = {}
    head = ""
    for word in sorted(w for w in vocabulary if w[0] not in SIGNS and w[0] != "@"):
        if len(head) >= FAMILY_PREFIX and word.startswith(head) and len(word) - len(head) <= FAMILY_ENDING:
            heads[word] = head
        else:
            head = word
    return heads


def joined_families(texts: Sequence[Collection[str]]) -> list[dict[str, str]]:
    """For each text, what each of its terms is called among all of them; what is left out is not called.

    Families are joined, and acronyms kept only where one text spells and one shortens. An acronym's own
    letters also stand among the words ("un" beside "@un"); the word goes where the acronym stays, so that
    nothing counts twice.
    """
    vocabulary = {term for terms in texts for term in terms}
    heads = families(vocabulary) | equals(vocabulary)
    uses = Counter(term for terms in texts for term in terms)
    joined = []
    for terms in texts:
        kept = {t for t in terms if t[0] != "@" or uses[t] > 1}
        called = {t: heads.get(t, t) for t in terms if t in kept and f"@{t}" not in kept}
        joined.append({term: name for term, name in called.items() if name})
    return joined
