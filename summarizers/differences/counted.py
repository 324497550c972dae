"""What a number counts: the noun behind it, what happened to the people counted, or nothing; and its name.

How it works: in English the noun is the first plural behind the number: what follows it ("passengers aboard",
"trains a day") is not counted; without a plural, it is the last word before a stop. In German it is the first
word with a capital, in other languages the first that is no stop word.
Known failures: "sports halls" are counted as "sports"; adjectives before the noun in languages but these two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizers.differences.clauses import Words, base
from summarizers.figures.figures import Figure
from summarizers.figures.values import scaled
from summarizers.language.wordforms import EVENT_PHRASES, EVENTS, PEOPLE, THINGS
from summarizers.language.words import fold, rarity, stop_words, tokens

PEOPLE_KEY = "*people"
"""The key of all counts of people; the other keys with a star are events."""

_ANYBODY = """
people person persons residents villagers inhabitants locals menschen personen leute bewohner einwohner
personas vecinos habitantes personnes habitants
"""
ANYBODY = frozenset(_ANYBODY.split())
"""Nouns of PEOPLE that leave none out."""

SUM = "=sum"
"""The key of money, and of numbers in millions of which nothing says what they count."""

MILLION = 1_000_000

DWELLINGS = frozenset({"homes"})
"""Nouns of EVENTS that are things where they are counted."""

VICTIMS = frozenset({"victims", "victim", "lives"})
"""Nouns of EVENTS that are told of the hurt and the robbed as well."""

_MONEY = (
    "crown crowns dollar dollars euro euros pound pounds franc francs rouble roubles yen rupees kronen pesos"
    " marks florins guilders ducats thalers talers krona kroner kronor lira lire dinars rials riyals rand"
    " reais yuan won shekels shillings zlotys forints"
)
MONEY = frozenset(_MONEY.split())
"""Nouns that count money: they stay with their figure."""

SIGNS = frozenset("$€£¥₽")
ORDER = {"time": 3, "date": 4, "weekday": 4, "role": 5, "age": 5, "side": 5}
NAMES = {"weekday": "day", "%": "share"}
DIRECTIONS = {"long": "length", "high": "height", "deep": "depth", "wide": "width"}

LEAST_RARITY = 1.0
"""No noun is as common as this in languages but English: the lists of stop words are short there."""

_BEHIND = re.compile(
    r"[^\w,.;:!?()]{0,2}(?:(?:of|de|von|der)\s(?:the\s|its\s|their\s)?)?((?:[^\W\d_][\w’'-]*[ ]?){1,5})"
)
_STOPS = """
in on at to from for by with as after before since because than while when said not into near off between who
which that were was is are am be been being and or but had have has will would could can may might early
late a an the this these those now aboard away downstream upstream inland alone still today yesterday
tomorrow last next every per each both more all of them up down out in's too seriously slightly earlier
ago so far if though although unless then he she it they we you i there what how why
"""
_NO_NOUNS = frozenset(_STOPS.split())
_NAMED = re.compile(
    r"(?:\b[A-Z]{2,}|\b[A-Z]\w*-[A-Z]\w*|\b(?i:flight|channel|room|category|level|phase|pier|route|highway|gate"
    r"|line|unit|article|section|chapter|number|no\.|page|platform|ward|model|magnitude))\s$"
)
_PART = re.compile(r"\sof\s(?:them|whom|these|those|which|us)\b", re.IGNORECASE)
_AMONG = re.compile(
    r"\s(?:out\s)?of\s(?:the|its|their|his|her|all)\s(?:[\d.,]*\d|[a-z]+(?:-[a-z]+)?)"
    rf"(?=\s(?:[a-z]+s|{'|'.join(sorted(PEOPLE))})\b)",
    re.IGNORECASE,
)
"""Behind "38" in "38 of the 81 seats"; what is counted stands behind it."""

_NUMBER_OF = re.compile(
    r"\b(?:number|count|tally|zahl|número|nombre)\s(?:of|der|de|des)\s(?:the\s|los\s|las\s|les\s)?",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_TO = re.compile(r"\s(?:[^\W\d_][\w’'-]*\s){1,3}to\s", re.IGNORECASE)
"""What stands before and behind "half a million" in "from half a million crowns to 750,000"."""

_SINGLE = re.compile(r"\s[^\W\d_]+(?=\s?[^\w\s]|$)")
_AGED = re.compile(r"(?<!\btotal )(?<!\btoll )\b(?:of|aged|at|with|mit|de)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: `keys` to compare by, its words `of`, and the `event` that people were counted for."""

    keys: frozenset[str]
    of: str
    event: str


def noun_behind(text: str, language: str | None) -> str:
    """The words behind a number up to the noun that is counted, "" where there is none."""
    found = _BEHIND.match(text)
    words: list[str] = []
    for word in tokens(found[1]) if found else ():
        folded = fold(word)
        if _ends_before(folded, language, bool(words)):
            break
        words.append(word)
        if _is_noun(word, language):
            break
    return " ".join(words)


def phrase_behind(text: str, language: str | None) -> str:
    """Give the text behind a number to its noun's end, "of the" and all; "" where no word is surely one."""
    words = noun_behind(text, language).split()
    if not words or not _is_noun(words[-1], language):
        return ""
    end = _BEHIND.match(text)
    place = end.start(1) if end else 0
    for word in words:
        place = text.index(word, place) + len(word)
    return text[:place]


def single_behind(text: str) -> str:
    """Give the one word behind "10-metre" with its space, "" where the noun may go on behind it."""
    found = _SINGLE.match(text)
    return found[0] if found else ""


def head_of(noun: str) -> str:
    """Give the last word of a noun phrase, folded; "" of none."""
    return fold(noun.split()[-1]) if noun else ""


def one_noun(nouns: Sequence[str]) -> str:
    """Name what all sides count: the noun they share, "people", or the simple noun of compounds; else ""."""
    heads = set(map(head_of, nouns))
    if len(heads) == 1:
        return min(nouns, key=len)
    if heads & PEOPLE and heads <= PEOPLE | EVENTS.keys() | {""}:
        return "people"
    simple = min(heads, key=len)
    return simple if all(head.endswith(simple) for head in heads) else ""


def counted_as(nouns: Sequence[str], event: str) -> str:
    """Name what the sides count and what happened to it, no word twice: "people hurt", "arrests", "sum"."""
    noun = one_noun(nouns)
    if head_of(noun) in MONEY:
        return "sum"
    if head_of(noun) in EVENTS:
        return noun
    return " ".join(filter(None, (noun or ("people" if event else ""), event)))


def measured_as(kind: str, direction: Iterable[str]) -> str:
    """Name a measure: a length by its one direction, and "" without one, as a water level is no length."""
    if kind == "length":
        return DIRECTIONS.get("".join(direction), "")
    return "sum" if kind in SIGNS else NAMES.get(kind, kind)


def rank_of(kind: str, of: str, keys: Iterable[str]) -> int:
    """Rank a figure among others: people and money, other counts, measures, times, days, names."""
    if kind == "count":
        return int(head_of(of) not in MONEY and not any(key[:1] == "*" for key in keys))
    return 0 if kind in SIGNS else ORDER.get(kind, 2)


def part_of(few: str, many: str) -> bool:
    """Tell whether those of one noun may be among those of another: "track workers" among "people"."""
    return head_of(few) in PEOPLE - ANYBODY and head_of(many) in ANYBODY


def _ends_before(folded: str, language: str | None, inside: bool) -> bool:
    if language == "en":
        return folded in _NO_NOUNS or (inside and folded.endswith("ing"))
    return folded in stop_words(language) or rarity(folded, language) < LEAST_RARITY


def _is_noun(word: str, language: str | None) -> bool:
    folded = fold(word)
    if language == "de":
        return word[0].isupper()
    if language != "en":
        return True
    owner = re.search(r"[’']s?$", word)
    return not owner and (folded in PEOPLE or bool(re.search(r"[^siu]s$", folded)))


@lru_cache(maxsize=1)
def _event_stems() -> dict[tuple[str, str], str]:
    return {(language, base(w, language)): EVENTS[w] for w in EVENTS for language in ("de", "es", "fr")}


def event_of(word: str, language: str | None) -> str:
    """Give what a folded word tells to have happened to people, in any form but in English; else ""."""
    return EVENTS.get(
        word, "" if language in {None, "en"} else _event_stems().get((language, base(word, language)), "")
    )


def _event(words: Words, start: int, stop: int, but: frozenset[str] = frozenset()) -> str:
    """What happened to the people counted: told in their clause, or between them and `stop`, else ""."""
    small = stop_words(words.language)  # the German "die"
    for span in (words.span(words.clause_at(start)), words.text[start:stop]):
        for pattern, event in EVENT_PHRASES:
            if pattern.search(span):
                return event
        told = (w for w in map(fold, tokens(span)) if w not in but and w not in small)
        event = next(filter(None, (event_of(w, words.language) for w in told)), "")
        if event:
            return event
    return ""


def _number_of(clause: str, language: str | None) -> str:
    """What a clause tells the number of: "homes" in "the number of homes without power fell to 86,000"."""
    found = _NUMBER_OF.search(clause)
    return noun_behind(clause[found.end() - 1 :], language) if found else ""


def _of_them(words: Words, place: int) -> frozenset[str]:
    """The plurals before a place, one of which "them" stands for, by their stems."""
    if words.language != "en":
        return frozenset()
    nouns = (fold(word) for word in tokens(words.text[:place]) if _is_noun(word, "en"))
    return frozenset(base(noun, "en") for noun in nouns if noun not in EVENTS)


def _keys_of(head: str, language: str | None) -> set[str]:
    """What a noun's figures are compared by: its stem, and what it is one of."""
    keys = {base(head, language)} if len(head) > 1 and (head not in EVENTS or head in DWELLINGS) else set()
    keys |= {THINGS[head]} if head in THINGS else set()
    return keys | ({SUM} if head in MONEY else set())


def counted_by(figure: Figure, words: Words, stop: int) -> Counted:
    """Read what a figure counts; the keys are empty where it counts nothing that could be compared.

    Keys are the noun's stem, "=jobs" where others count the same things, "*people" for people, and "*death"
    and the like for what happened to them. What happened is looked for up to `stop`, where the next figure
    stands. Money has SUM beside its noun, and a number in millions of which nothing says what it counts has
    SUM alone.
    """
    end = figure.start + len(figure.text)
    if _NAMED.search(words.text[: figure.start]):
        return Counted(frozenset(), "", "")
    part = _PART.match(words.text, end)
    if part:
        behind = fold((tokens(words.text[part.end() : part.end() + 40]) or [""])[0])
        if event_of(behind, words.language):  # "27 of those detained" are not all of them
            return Counted(frozenset(), "", "")
        event = _event(words, figure.start, stop)
        them = _of_them(words, figure.start)
        return Counted(frozenset({f"*{event}"} if event else them), "", event)
    among = _AMONG.match(words.text, end)
    end = among.end() if among else end
    of = noun_behind(words.text[end : end + 80], words.language)
    if words.language == "de" and of and not _is_noun(of.split()[-1], "de"):
        of = ""  # "43 gelangten nach oben"
    of = of or _number_of(words.span(words.clause_at(figure.start)), words.language)
    head = fold(of.split()[-1]) if of else ""
    if head in VICTIMS:  # of what, the words around tell
        keys, event = {PEOPLE_KEY}, _event(words, figure.start, stop, but=VICTIMS)
        return Counted(frozenset(keys | ({f"*{event}"} if event else set())), of, event)
    sum_alone = not head and scaled(figure.text) >= MILLION
    if not head and not sum_alone and _AGED.search(words.text[: figure.start]):
        return Counted(frozenset(), "", "")
    keys = _keys_of(head, words.language)
    if (head in EVENTS and head not in DWELLINGS) or head in PEOPLE or not head:
        event = _event(words, figure.start, stop)
        keys |= {f"*{event}"} if event else set()
        keys |= {PEOPLE_KEY} if head else set()
        keys |= {SUM} if not keys and sum_alone else set()
        return Counted(frozenset(keys), of, event)
    return Counted(frozenset(keys), of, "")


def counted_to(figure: Figure, first: Figure | None, words: Words, stop: int) -> Counted:
    """Read what a figure counts as `counted_by` does; "to 750,000" counts what the `first` in "from" does."""
    if first and _FROM.search(words.text[: first.start]):
        between = words.text[first.start + len(first.text) : figure.start]
        if _TO.fullmatch(between) and not noun_behind(
            words.text[figure.start + len(figure.text) :][:80], words.language
        ):
            return counted_by(first, words, figure.start)
    return counted_by(figure, words, stop)
