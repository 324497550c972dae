"""Small numbers in words in German, Spanish and French, as figures.

Known failures: "ein", "un" and "une" are articles more often than numbers and left out; nothing above twenty
but the round numbers that stand here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizers.figures.figures import Figure
from summarizers.language.words import small

_WORDS = {
    "de": """zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn
        siebzehn achtzehn neunzehn zwanzig""",
    "es": """dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
        diecisiete dieciocho diecinueve veinte""",
    "fr": """deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept
        dix-huit dix-neuf vingt""",
}
_ROUND = {
    "de": {"dreißig": 30, "vierzig": 40, "fünfzig": 50, "hundert": 100},
    "es": {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "cien": 100, "decena": 10, "docena": 12},
    "fr": {"trente": 30, "quarante": 40, "cinquante": 50, "cent": 100, "dizaine": 10, "douzaine": 12},
}
VALUES = {
    language: {word: float(n) for n, word in enumerate(words.split(), start=2)} | _ROUND[language]
    for language, words in _WORDS.items()
}
"""The numbers that each language's words name."""

_BY_SMALL = {lang: {small(word): n for word, n in values.items()} for lang, values in VALUES.items()}
_SCALE = r"(?:cents?|mille|mil|cientos|tausend|hundert|millones|mill[ai]on(?:en|s)?)\b"
"""Behind a number's word, these make it another: "quatre cents" is no four."""

_PATTERNS = {
    language: re.compile(
        rf"(?<![\w-])(?:{'|'.join(sorted(values, key=len, reverse=True))})(?![\w-])(?!\s{_SCALE})",
        re.IGNORECASE,
    )
    for language, values in VALUES.items()
}


def foreign_figures(text: str, language: str | None) -> Iterator[Figure]:
    """The numbers in words of a text in a language that is not English; what they count is left open."""
    if language in _PATTERNS:
        for match in _PATTERNS[language].finditer(text):
            value = float(_BY_SMALL[language][small(match[0])])
            yield Figure(match[0], value, value, value, "", "", match.start())
