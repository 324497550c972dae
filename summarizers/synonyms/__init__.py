"""What one news word can stand for another: groups of English words that tell the same fact.

Requirements: words share a group when outlets use them for one another *in the same fact*; never
opposites, never the one who does with the one it is done to, never two measures.
How it works: each field's module lists groups of base words and of the forms that a stemmer leaves apart
("fell", and "rising", which the folding of spellings parts from "rise"). They become stems once, on first
use, as the terms of a text do. Stop words ("say", "sent") are in no group, as no text has them for terms.
Known failures: a stem has one sense whatever its sentence ("strike" is always the walkout), and brings
along every word that the stemmer gives it ("critic" has "criticise" and "critical"). Words with too
many senses ("charge", "party") are in no group, and phrases ("step down") are not seen.
"""

from __future__ import annotations

from functools import cache

from summarizers import terms, words
from summarizers.synonyms import (
    actions,
    business,
    conflict,
    crime,
    disasters,
    politics,
    qualities,
    science,
    society,
    speech,
    transport,
)

LANGUAGE = "en"
"""The one language whose groups are listed."""


def groups() -> tuple[str, ...]:
    """List the groups of all fields, each its words with spaces between them, the first its name."""
    fields = (
        *(actions, business, conflict, crime, disasters, politics),
        *(qualities, science, society, speech, transport),
    )
    return tuple(group for field in fields for group in field.GROUPS)


@cache
def _senses() -> dict[str, str]:
    return {
        words.stem(terms.one_spelling(word), LANGUAGE): group.split()[0]
        for group in groups()
        for word in group.split()
    }


def sense_of(stem: str, language: str | None) -> str | None:
    """Name the group that an English stem belongs to; None for a stem in no group or of another language.

    The stem is one of `summarizers.terms.terms_of` before families are joined.
    """
    return _senses().get(stem) if language == LANGUAGE else None
