"""What a text says, as terms that can be compared: words, names in short and in full, figures.

How it works: content words become stems, British and American spelling folded; a figure becomes its value
("#17", "#1109date"; "dozens" is "~12"), so that "seventeen", "about 17" and "17" are one term; a dotted
acronym loses its dots and a capitalised name gives its initials ("United Nations" also as "@un"), which
count where some text writes the short form. Words of one family that the stemmer leaves apart ("Somali",
"Somalia") are joined over all texts that are compared.
Known failures: the families are found by spelling ("univers" takes "university" with "universal");
synonyms stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import inf

from summarizers.figures import Figure, figures_in
from summarizers.words import content_words, fold, rarity, stem, tokens

SHORT_FIGURE, LONG_FIGURE, VAGUE_FIGURE = 4.0, 7.0, 2.0
"""Rarities of a figure below 100, of a larger one or a moment, and of a range such as "dozens"."""

ACRONYM_RARITY = 4.0

FAMILY_PREFIX, FAMILY_ENDING = 5, 3
"""Stems are one family when the shorter, of at least so many letters, starts the longer by so few more."""

_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}")
_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]++(?: (?:of |and |the |for )?[A-Z][\w’'-]+)+")
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


def _figure_terms(figures: Iterable[Figure]) -> dict[str, float]:
    terms = {}
    for figure in figures:
        vague = figure.high >= 10 * figure.low > 0 and figure.high < inf
        long = figure.named >= 100 or figure.unit in {"date", "time"}
        rarity_here = VAGUE_FIGURE if vague else LONG_FIGURE if long else SHORT_FIGURE
        terms[f"{'~' if vague else '#'}{figure.named:.10g}{figure.unit}"] = rarity_here
    return terms


def _acronym_terms(text: str) -> dict[str, float]:
    short = {fold(word) for word in tokens(text) if word.isupper() and 2 <= len(word) <= 5 and word.isalpha()}
    full = {"".join(c for c in name if c.isupper()).lower() for name in _NAME.findall(text)}
    return {f"@{initials}": ACRONYM_RARITY for initials in short | {f for f in full if 2 <= len(f) <= 5}}


def terms_of(text: str, language: str | None) -> dict[str, float]:
    """The terms of a text with their rarity (see `summarizers.words.rarity`), words in order of first use."""
    text = _ACRONYM.sub(lambda dotted: dotted.group().replace(".", ""), text)
    figures = figures_in(text)
    words = text
    for figure in reversed(figures):
        words = words[: figure.start] + " " + words[figure.start + len(figure.text) :]
    terms: dict[str, float] = {}
    for word in content_words(words, language):
        key = stem(one_spelling(word) if language == "en" else word, language)
        terms[key] = min(rarity(word, language), terms.get(key, 99.0))
    return terms | _figure_terms(figures) | _acronym_terms(text)


def families(vocabulary: Iterable[str]) -> dict[str, str]:
    """The term that stands for each word's family, where that is another than the word itself."""
    heads: dict[str, str] = {}
    head = ""
    for word in sorted(w for w in vocabulary if w[0] not in "#~@"):
        if len(head) >= FAMILY_PREFIX and word.startswith(head) and len(word) - len(head) <= FAMILY_ENDING:
            heads[word] = head
        else:
            head = word
    return heads


def join_families(texts: Iterable[Mapping[str, float]]) -> list[dict[str, float]]:
    """The texts' terms with families joined and acronyms kept only where one text spells and one shortens.

    An acronym's own letters also stand among the words ("un" beside "@un"); the word goes where the
    acronym stays, so that nothing counts twice.
    """
    listed = list(texts)
    heads = families({term for terms in listed for term in terms})
    uses: dict[str, int] = {}
    for terms in listed:
        for term in terms:
            uses[term] = uses.get(term, 0) + 1
    joined = []
    for terms in listed:
        kept = {t: r for t, r in terms.items() if t[0] != "@" or uses[t] > 1}
        kept = {t: r for t, r in kept.items() if f"@{t}" not in kept}
        joined.append({heads.get(t, t): r for t, r in kept.items()})
    return joined
