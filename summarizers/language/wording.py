"""How a sentence reads away from its place: whether it leans on what stood before, and what can be cut.

Known failures: the word lists are English; a sentence of another language is taken to stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizers.language.parts import SAYING
from summarizers.language.verbs import verb_in, word_set
from summarizers.language.words import stop_words

# Without a comma most of these are part of what follows: "So far 300 …", "Still missing are …".
_CONNECTIVE = re.compile(
    r"(?:(?:and|but(?!\s+for\b)|meanwhile)\b,?|(?:yet|so|however|also|moreover|nevertheless|instead|still|then"
    r"|additionally|furthermore|indeed|similarly|likewise|nonetheless|therefore|thus|as\s+a\s+result|in\s+fact"
    r"|in\s+addition|separately|by\s+contrast|on\s+the\s+other\s+hand),)\s+(?=\S)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:i|we|you|my|our|your|he|she|it|they|his|her|hers|its|their|theirs|this|that|these|those|such"
    r"|there|some of them|one of them|most of them|many of them|none of them|both|the latter|the former"
    r"|another|the others?|the rest|the same)\b",
    re.IGNORECASE,
)
_EXPLETIVE = re.compile(
    r"(?:there\s+(?:is|are|was|were|has|have|had|will|would|may|could)|those\s+who|both\s+\w+\s+and"
    r"|it\s+(?:is|was|has\s+been|remains|seems|appears)\b(?:\s+[\w’']+){0,4}?\s+(?:that|whether|to(?!\s+(?:an?|the)\b)|how|why|who|if))\b",
    re.IGNORECASE,
)
"""Openings that look like a pronoun and stand for nothing said before."""

_SAID = "|".join(sorted(SAYING))
_NAMED_SPEAKER = re.compile(
    rf"[“«\"](?i:i|we|my|our|you|your)\b.*[”»\"]\s*(?:(?:{_SAID})\s[^“\"]*?[A-Z]|[^“\"]*?[A-Z][^“\"]*?\s(?:{_SAID})\b)"
)
"""A quotation of somebody who is named beside it: it is plain who "I" is."""

_RUN_UP = re.compile(
    r"(?:[^\W\d_]+ing|in|on|at|after|amid|as|with|within|following|during|for|from|by|to)\b", re.IGNORECASE
)
_NEGATIONS = word_set(
    "not never no nobody none neither nor cannot without deny denies denied denying refuse refuses refused"
    " refusing fail fails failed unlikely innocent nicht kein keine keinen keinem keiner keines nie niemand"
    " ohne ne pas jamais aucun aucune nunca jamás ninguno ninguna ningunos ningunas ningún"
    " не ни нет никто без"
)
_WORD = re.compile(r"\w+")
_SHORT_NOT = re.compile(r"n['’]t\b")
_QUOTED = re.compile(r"[“«„\"][^“”«»„\"]*[”»\"“]")
_MARK = re.compile('[“«„”»"]')
_OPENING = tuple('“«„"')

OPEN_FOR = 4
"""Sentences that a quotation goes on for."""

_MARKS = (("“", "”"), ("«", "»"), ("„", "“"))


def trim_marks(text: str) -> str:
    """Take off a quotation mark at an end whose other half is not in the text."""
    if text.count('"') % 2 == 1:
        text = text[1:] if text[0] == '"' else text[:-1] if text[-1] == '"' else text
    for opening, closing in _MARKS:
        if opening in text or closing in text:
            if text[0] == opening and closing not in text:
                text = text[1:]
            if text[-1:] == closing and opening not in text:
                text = text[:-1]
    return text


def standing_alone(text: str) -> str:
    """The part of a sentence that reads alone: no leading "But", no half of a pair of quotation marks."""
    return trim_marks(text[match.end() :] if (match := _CONNECTIVE.match(text)) else text).strip()


_OBJECT = re.compile(
    r"\s(?:it|them)\b(?!\s(?:all|was|were|is|are|had|has|would|will|could|may|to)\b)", re.IGNORECASE
)
"""A verb's object that was told of before; not the subject of a clause, as in "heard it was over"."""


def _takes_back(text: str) -> bool:
    """Whether an English sentence's first verb has "it" or "them" as its object: never its own subject."""
    verb = verb_in(text)
    if verb is None or _OBJECT.match(text, verb[1]) is None:
        return False
    return text[slice(*verb)].lower() not in SAYING


def leans_back(text: str) -> bool:
    """Whether a sentence needs the one before it.

    It begins with a pronoun, is a quote of nobody, or its first verb's object is one.
    """
    core = standing_alone(text)
    quote_only = core[:1] in tuple('"“«„') and not any(map(str.isalpha, _QUOTED.sub("", core)))
    opening = core.lstrip("\"“«„'‘")
    alone = _EXPLETIVE.match(opening) or _NAMED_SPEAKER.match(core)
    return quote_only or _takes_back(core) or bool(_PRONOUN.match(opening) and not alone)


_ADDRESSING = re.compile(
    r"\A[“\"]?do(?:\s?n['’]t)?\s(?!an?\b|the\b)|\b(?:you|your|yours|yourself|let['’]s|my|myself)\b"
    r"|(?<!told\s)(?<!\w)(?-i:[Ww]e|us|[Oo]ur)\b(?!\s(?:correspondents?|reporters?)\b)",
    re.IGNORECASE,
)
"""Words to the reader, or of the writer; "told us" and "our correspondent" are a reporter's."""

_FIRST_PERSON = re.compile(r"(?<![\w&’])I\b(?=['’](?:m|ve|d|ll)\b|\s[a-z])")


def _says_i(text: str) -> bool:
    """Whether a text has an "I" that is no number behind a name, as in "World War I" or "Elizabeth I"."""
    before = (text[: found.start()].split()[-1:] for found in _FIRST_PERSON.finditer(text))
    return any(not word or not word[0][0].isupper() or word[0].lower() in stop_words("en") for word in before)


def addresses(text: str) -> bool:
    """Whether an English sentence speaks to its reader or of its writer, beside what it quotes."""
    said = _QUOTED.sub("", text)
    return _ADDRESSING.search(said) is not None or _says_i(said)


def breaks_off(text: str) -> bool:
    """Whether a sentence ends inside a quotation: who speaks, or the rest, comes in the next one."""
    rest = _QUOTED.sub("", text)
    return any(mark in rest for mark in "“«„") or rest.count('"') % 2 == 1


def begin_quoted(sentences: Sequence[str]) -> list[bool]:
    """Which of an article's sentences begin within a quotation that one before them has opened.

    A mark at a sentence's beginning opens a quotation anew; one that stays open longer than OPEN_FOR
    sentences was forgotten.
    """
    begun, lasting = list[bool](), 0
    for sentence in sentences:
        lasting = 0 if sentence.startswith(_OPENING) else lasting
        begun.append(lasting > 0)
        opened, marks = lasting > 0, _MARK.findall(sentence)
        for mark in marks:
            opened = mark in "«„" or (mark in '“"' and not opened)
        lasting = (OPEN_FOR if marks else lasting - 1) if opened else 0
    return begun


def runs_up(text: str) -> bool:
    """Whether a sentence begins with a participle or preposition, its subject still to come."""
    return bool(_RUN_UP.match(text))


def negated(text: str) -> bool:
    """Whether a sentence says that something is not so, an odd number of times."""
    small = text.lower()
    count = sum(word in _NEGATIONS for word in _WORD.findall(small)) + len(_SHORT_NOT.findall(small))
    return count % 2 == 1
