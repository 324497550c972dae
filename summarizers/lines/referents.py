"""Whom a line's opening "she", "his" or quotation of nobody speaks of, and what it takes as known.

Requirements: a wrong name is worse than none, so a person is named only where one alone can be meant.
How it works: the sentence before is read for one person, who must be its subject ("Mayor Tilda Brandt opened
    …") or its speaker ("…," said Tilda Brandt); where that sentence says "she" itself, the one before it
    counts. A second name in any of them, or a "Mr" for a "she", leaves the line as it is. A
    quotation that names no speaker belongs to that of the sentence before in its paragraph.
Known failures: English alone; a place or firm of two words that is a sentence's subject is taken for
    a person when "he" or "she" follows; "they" and "it" are left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizers.language.parts import SAYING
from summarizers.language.verbs import verb_in, word_set
from summarizers.language.words import stop_words

FURTHEST = 4
"""Sentences that are looked back through: further up nobody remembers who was meant."""

_SAID = "|".join(sorted(SAYING))
_OPENING = re.compile(r"(?:(?P<subject>He|She)|(?P<whose>His|Her))\s+(?=[\w“\"])")
_SPOKEN = re.compile(rf"[”\"]\s*(?:(?P<who>he|she)\s+(?:{_SAID})|(?:{_SAID})\s+(?P<whom>he|she))\b")
_QUOTATION = re.compile(r"[“\"][^“”\"]*[”\"]")
_PIECE = r"[A-Z](?:(?:[\w’']|-[A-Z])*[a-z]|\.)(?![\w’'-])"
FULL_NAME = re.compile(
    rf"(?<![\w’'-])(?P<title>(?:Mr|Mrs|Ms|Miss)\.?\s)?(?P<name>{_PIECE}(?:\s(?:van|von|de|der|el|al)){{0,2}}(?:\s{_PIECE}){{1,4}})"
)
_CALLED = re.compile(r"(?P<title>(?:Mr|Mrs|Ms|Miss)\.?\s)(?P<name>[A-Z][\w’'-]+)")
_DEFINITE = re.compile(r"The\s([a-z][\w’'-]+)(?=\s|,\s)")
_RELATES = re.compile(r",\s(?:who|which|whose)\b")
_WRITTEN = word_set("report study survey poll statement document letter paper memorandum email message")
_INDEFINITE = word_set("a an another one two three four five six seven eight nine ten some several many")
_KNOWN = word_set("the this that these those his her its their our my your")
_UNBRACKETED = {ord("["): None, ord("]"): None}
_SAYS = re.compile(rf"\b(?:{_SAID})\b")
_SPEAKER = re.compile(rf"\b(?:{_SAID})\s+(?:[\w’'-]+,?\s+){{0,5}}?$")
_BEFORE_NAME = re.compile(r"(?:(?:The|A|An)\s)?(?:[\w-]+\s){0,4}")
_LEADS_OFF = re.compile(
    r"\b(?:of|by|for|from|with|in|at|on|to|and|or|after|before|when|while|as|if|that|against|about|under|near)\b|['’]s\b",
    re.IGNORECASE,
)
_APART = re.compile(r",[^,]*,?\s*|\s*")
_WHICH = re.compile(r",\swhich\b")
_GENDERS = {"Mr": "he", "Mrs": "she", "Ms": "she", "Miss": "she"}
_NO_PERSON = re.compile(
    r"\b(?:Party|University|College|School|Police|Council|Court|Hospital|Station|Street|Road|Bank|Group|Company|Airport|Bridge"
    r"|Centre|Center|Department|Office|Ministry|Union|League|United|City|Town|Club|Board|Commission|Committee|Agency|Service"
    r"|House|Church|Park|River|Island|Islands|States|News|Times|Post|Herald|Inc|Ltd|Corp|Association|Society|Institute|Foundation"
    r"|January|February|March|April|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|North|South|East|West|New|The|But|And)\b"
)


def people_in(text: str) -> dict[str, str]:
    """The people of a text who are named in full: full name by surname."""
    found = dict[str, str]()
    for match in FULL_NAME.finditer(text):
        name = match["name"]
        small = {name.split()[0].lower(), name.split()[-1].lower()} & stop_words("en")
        thing = _NO_PERSON.search(name) or _WHICH.match(text, match.end())
        if not (small or thing or "’s" in name or "'s" in name):
            found.setdefault(name.split()[-1], name)
    return found


def _genders(text: str) -> dict[str, str]:
    """Which pronoun a title gives a surname."""
    found = [*FULL_NAME.finditer(text), *_CALLED.finditer(text)]
    return {m["name"].split()[-1]: _GENDERS[m["title"].strip(". ")] for m in found if m["title"]}


def _named(sentence: str, people: dict[str, str]) -> list[tuple[str, int, int]]:
    """The people whom a sentence names, in full or by surname: (surname, start, end)."""
    found = []
    for surname, name in people.items():
        match = re.search(rf"\b(?:{re.escape(name)}|{re.escape(surname)})\b", sentence)
        if match:
            found.append((surname, *match.span()))
    return found


def _reports(sentence: str) -> bool:
    """Whether a sentence tells in its own words what somebody said: then "he" may be whom that is about."""
    return not _QUOTATION.search(sentence) and _SAYS.search(sentence) is not None


def _leading(sentence: str, people: dict[str, str]) -> str | None:
    """The surname of the one person in a sentence, if its subject or speaker."""
    named = _named(sentence, people)
    if len(named) != 1 or len(people_in(sentence)) > 1:
        return None
    ((surname, start, end),) = named
    if sentence[end : end + 2] in ("'s", "’s"):
        return None
    before, after = sentence[:start], sentence[end:]
    if _SPEAKER.search(before):
        return surname
    aside = _APART.match(after)
    verb = verb_in(sentence)
    quoted = _QUOTATION.match(before)
    opening = before[quoted.end() :].strip(" ,") + " " if quoted else before
    subject = opening.strip() == "" or (_BEFORE_NAME.fullmatch(opening) and not _LEADS_OFF.search(opening))
    first = (verb is not None and verb[0] >= end) or bool(aside and verb_in(after[aside.end() :]))
    return surname if subject and first and (quoted or verb is None or verb[0] > start) else None


def _pronoun(sentence: str) -> str | None:
    """The "he" or "she" that a sentence's opening or speaker is."""
    opening, spoken = _OPENING.match(sentence), _SPOKEN.search(sentence)
    if opening:
        return {"He": "he", "His": "he", "She": "she", "Her": "she"}[opening[1] or opening[2]]
    return (spoken["who"] or spoken["whom"]) if spoken else None


def _meant(earlier: Sequence[str], pronoun: str | None, *, says: bool) -> str | None:
    """The full name of the person whom the sentences before speak of, the nearest last.

    `says` tells that the line itself has its "he" say something.
    """
    text = " ".join(earlier)
    people, genders = people_in(text), _genders(text)
    for sentence in reversed(earlier[-FURTHEST:]):
        surname = _leading(sentence, people)
        if surname:
            fits = pronoun is None or genders.get(surname, pronoun) == pronoun
            return people[surname] if fits and (says or not _reports(sentence)) else None
        said = _pronoun(sentence)
        if _named(sentence, people) or said is None or (pronoun and said != pronoun):
            return None
        pronoun = said
    return None


def speaker_of(sentence: str) -> str | None:
    """The full name of the person who says what an English sentence quotes, if it names that one alone."""
    people = people_in(sentence)
    surname = _leading(sentence, people)
    return people[surname] if surname else None


def with_referent(text: str, earlier: Sequence[str], paragraph: Sequence[str]) -> str:
    """An English line with the person it speaks of in [brackets], where one alone can be meant.

    `earlier` are all sentences of its article before it, `paragraph` those of its own paragraph among them.
    """
    opening, spoken = _OPENING.match(text), _SPOKEN.search(text)
    if opening:
        rest = text[opening.end() :]
        name = _meant(earlier, _pronoun(text), says=_SAYS.match(rest.removeprefix("also ")) is not None)
        return f"[{name}{'’s' if opening['whose'] else ''}] {rest}" if name else text
    if spoken and text[:1] in '“"':
        name = _meant(earlier, spoken["who"] or spoken["whom"], says=True)
        return f"[{name}:] {text}" if name else text
    if _QUOTATION.fullmatch(text.strip()) and paragraph:
        name = _meant(paragraph, None, says=True)
        return f"[{name}:] {text}" if name else text
    return text


def definite_subject(text: str) -> str | None:
    """The noun of an English line's bare subject, "move" of "The move will …" or "[The move] will …".

    None where more tells of it, and of who says something: "The union says …" is plain enough; a text that
    says something is not.
    """
    line = text.translate(_UNBRACKETED)
    found = _DEFINITE.match(line)
    if found is None:
        return None
    rest = line[found.end() :].lstrip()
    verb = verb_in(rest)
    bare = verb is not None and verb[0] == 0
    says = bare and rest[: verb[1]].lower() in SAYING and found[1] not in _WRITTEN if verb else False
    return found[1] if (bare and not says) or _RELATES.match(line, found.end()) else None


def brings_in(before: str, rest: str, noun: str) -> bool:
    """Whether `rest` of a sentence, which stands behind `before` there, begins with a noun told of anew.

    So does "driver" of "a driver", and "mothers who raise ten children", not "driver" of "its driver".
    """
    words = before.split()[-3:]
    indefinite = any(word.lower() in _INDEFINITE for word in words)
    definite = any(word.lower() in _KNOWN or word.endswith(("'s", "’s")) for word in words)
    same = re.match(rf"{re.escape(noun)}\b(?P<which>\s(?:who|which|that)\b)?", rest)
    plural = same is not None and same["which"] and noun.endswith("s")
    return same is not None and not definite and bool(indefinite or plural)
