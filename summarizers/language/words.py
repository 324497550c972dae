"""Words of a language: tokens, stop words, stems, and how rare a word is.

sumy's stop words and stemmers where it has them, jusText's stop words for the languages it has not,
and wordfreq's frequencies as the prior for rarity, so that weights are right from the first article
and do not depend on what else was read.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

import justext
import wordfreq
from sumy.nlp.stemmers import Stemmer
from sumy.utils import get_stop_words

# The names sumy, Punkt and jusText go by, for the ISO 639-1 codes that articles carry.
LANGUAGE_NAMES = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "fi": "finnish", "fr": "french", "he": "hebrew", "hu": "hungarian",
    "it": "italian", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sk": "slovak", "sl": "slovene", "sv": "swedish",
    "tr": "turkish", "uk": "ukrainian",
}  # fmt: skip

MORE_STOPS = {"german": frozenset({"ihm", "ihn", "ihnen", "mich", "mir", "dich", "dir", "uns", "euch"})}
"""Pronouns that sumy's lists lack, beside others of their kind: people hurt were "people hurt (ihnen)".
In other places they change nothing: the figures of tests/eval/stories and month stay."""

READ = ("en", "de", "es", "fr")
"""The languages of which more than words is read: numbers, names, clauses, denials."""

UNCUT = frozenset({"ja", "km", "ko", "lo", "my", "th", "zh"})
"""Languages whose words cannot be told apart without packages that cut them, which are not installed."""

DOCUMENT_WORDS = 400
"""A news article's usual length in words; turns a word's frequency into how many articles hold it."""

TOKENS_KEPT = 2_048
"""Sentences whose tokens are kept: all of a story of forty reports; more would take a tenth of the memory."""

LEAST_ZIPF = 1.5
"""The frequency (Zipf scale, log10 per billion words) taken for a word that wordfreq does not know."""

_TOKEN = re.compile(r"\d+(?:[.,\u0020\u00a0\u202f]\d{3})*(?:[.,:]\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|\w+")
_POSSESSIVE = re.compile(r"['’]s?$")


_DOTLESS = str.maketrans("\u0131\u0130", "ii")


def small(wording: str) -> str:
    """A wording in the letters that patterns blind to case take it for: a long s is s, a dotless i is i."""
    return wording.translate(_DOTLESS).casefold()


def tokens(text: str) -> list[str]:
    """Split text into words and numbers, case kept; a number with its separators is one token."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=TOKENS_KEPT)
def tokens_at(text: str) -> tuple[tuple[int, str], ...]:
    """The tokens of a sentence, each with the character where it begins; terms and differences both ask."""
    return tuple((match.start(), match.group()) for match in _TOKEN.finditer(text))


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Lower-case a word, drop accents' variants of one letter (NFKC) and a possessive ending."""
    if word.isascii():  # NFKC leaves it as it is, and nearly all words of an English text are such
        small = word.lower()
        return small if "'" not in small else _POSSESSIVE.sub("", small)
    return _POSSESSIVE.sub("", unicodedata.normalize("NFKC", word).casefold())


@cache
def stop_words(language: str | None) -> frozenset[str]:
    """The words of a language that tell nothing of a text's subject; empty where no list is known."""
    name = LANGUAGE_NAMES.get(language or "", language or "")
    try:
        return frozenset(map(fold, get_stop_words(name))) | MORE_STOPS.get(name, frozenset())
    except LookupError:
        listed = name.capitalize()
        return (
            frozenset(map(fold, justext.get_stoplist(listed)))
            if listed in justext.get_stoplists()
            else frozenset()
        )


def likely_language(text: str) -> str | None:
    """Guess which of READ a text is in by whose stop words it has most of; None where it has none.

    Only these are asked: lists of other languages hold English words.
    """
    words = [fold(token) for token in tokens(text)]
    held = {code: sum(word in stop_words(code) for word in words) for code in READ}
    best = max(READ, key=held.__getitem__)
    return best if held[best] else None


@cache
def _stemmer(language: str | None) -> Stemmer | None:
    """The stemmer that sumy has for a language; None where it has none, or asks for a package of its own."""
    try:
        stemmer = Stemmer(LANGUAGE_NAMES.get(language or "", language or ""))
        stemmer("word")
    except (LookupError, ValueError, ImportError):
        return None
    return stemmer


@lru_cache(maxsize=200_000)
def stem(word: str, language: str | None) -> str:
    """The stem of a folded word by the language's stemmer; the word itself where there is none.

    What is not all letters stays as it is, and what has no lower case in Czech and Slovak: sumy warns of it.
    """
    known = word.isalpha() and (language not in {"cs", "sk"} or word.islower())
    stemmer = _stemmer(language) if known else None
    return str(stemmer(word)) if stemmer else word


@lru_cache(maxsize=200_000)
def _content(token: str, language: str | None) -> str:
    """A token folded; "" where it is a stop word or a single letter."""
    word = fold(token)
    return word if word not in stop_words(language) and (len(word) > 1 or word.isdigit()) else ""


def content_words_at(text: str, language: str | None) -> list[tuple[int, str]]:
    """The folded words of a text without stop words, each with the character where it begins."""
    return [(at, word) for at, token in tokens_at(text) if (word := _content(token, language))]


def content_words(text: str, language: str | None) -> list[str]:
    """The folded words of a text without stop words, in order, repeats kept; numbers among them."""
    return [word for token in tokens(text) if (word := _content(token, language))]


def content_stems(text: str, language: str | None) -> list[str]:
    """The stems of a text's content words, in order, repeats kept."""
    return [stem(word, language) for word in content_words(text, language)]


@cache
def _frequency_list(language: str | None) -> str | None:
    known = wordfreq.available_languages("small")
    code = {"no": "nb"}.get(language or "", language or "")
    return code if code in known and code not in UNCUT else None


@lru_cache(maxsize=200_000)
def rarity(word: str, language: str | None) -> float:
    """How much a folded word tells: -ln of the share of articles that hold it, from 0 to about 11.

    The share is 1 - exp(-L f), a Poisson count with L words an article and the word's general
    frequency f (wordfreq's small list). Numbers of three digits or more count as rare words: their
    frequency is not in the list's reach. A language without a list gives every word the same rarity.
    """
    listed = _frequency_list(language)
    if listed is None:
        return 5.0
    if any(c.isdigit() for c in word):
        return 4.0 if len(word) < 3 else 7.0
    zipf = max(LEAST_ZIPF, wordfreq.zipf_frequency(word, listed, wordlist="small"))
    expected = DOCUMENT_WORDS * 10 ** (zipf - 9)
    return -math.log(-math.expm1(-expected))


def stem_weights(words: Iterable[str], language: str | None) -> dict[str, float]:
    """The rarity of each stem among folded words: that of its commonest form."""
    weights: dict[str, float] = {}
    for word in words:
        key, weight = stem(word, language), rarity(word, language)
        weights[key] = min(weight, weights.get(key, weight))
    return weights
