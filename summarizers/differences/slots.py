"""The outlets' own clause around a figure, with "…" where the figure stands: "… pylons fell at Oss".

Requirements: what is left of the clause stands in it so, word for word, but for a subject in [brackets]; a
    condition or denial that it stands under is never left off; it can be read without its article.
How it works: the sentence is cut where a part of it begins or ends (`language.parts`), behind what says
    who speaks, and where a main clause can be left (`lines.cutting`, `lines.phrasing`). The
    speaker may be left off, since each value of a line is told with its outlets. The clause that reads best
    has a subject of its own, a name, SHORT to LONG words that the other outlets use of the figure as well,
    and says nothing else in figures.
Known failures: a clause holds for the outlet that wrote it, in all but its figure perhaps not for the others;
    verbs are told by their form (`language.verbs`), and in languages other than English not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summarizers.differences.clauses import base
from summarizers.figures.dates import MONTHS, WEEKDAYS, moments_in
from summarizers.figures.figures import figures_in
from summarizers.language.parts import SAYING, only_says, parts_of
from summarizers.language.subjects import (
    EDGE,
    NESTED,
    has_main_verb,
    interrupted,
    opens_noun,
    plain_subject,
    relates,
)
from summarizers.language.verbs import clearly_finite, verb_in, word_set
from summarizers.language.wording import runs_up, standing_alone
from summarizers.language.words import fold, stop_words, tokens
from summarizers.lines.cutting import ends_well
from summarizers.lines.phrasing import phrasings

SLOT = "…"

MOST_WORDS = 16
"""Words of a clause that are read as one label; a longer one is a sentence."""

SHORTEST, SHORT, LONG = 3, 5, 9
"""Words of a clause that tells what happened without more than that, and the fewest of any."""

LONGEST_SUBJECT = 10
"""Words before the verb of a clause; it is only read here, so more may stand there than in brackets."""

MOST_BEFORE, MOST_BEHIND = 5, 5
"""Words around a figure that tell what it is of where no clause does."""

_FIGURE = "5"
"""What stands for the figure where a clause's verb is looked for: digits are no part of a verb."""

_HOLDS = re.compile(
    r"\b(?:if|whether|unless|until|not|never|no|nor|hardly|neither|without)\b|n['’]t\b", re.IGNORECASE
)
"""What a clause stands under: without it the clause says something else."""

_SAID = re.compile(
    rf"\b(?:{'|'.join(sorted(SAYING))})\b(?:(?:\s[\w’'-]+){{0,4}}?\sthat)?\s|^According\sto\s[^,;:]+,\s"
)
"""What says who speaks, up to what is said."""

_NESTED = re.compile(r"\s(?=(?:how|that|where|when)\s)|[,;]\s")
_OPENER = re.compile(
    r"^(?:and|but|that|how|where|when|after|before|because|as|while|since|although|though)\s"
)
_JOINED = re.compile(r"(?:or|nor)\b")
_AND = re.compile(r"(?:and|or|but|nor)\b")
_LISTED = re.compile(r"(?:\s[\w’'-]+){0,2}?(?=,|\s(?:and|as\swell\sas)\s)")
_AT = re.compile(r"(?:At|By|On|In)\s")
_RELATIVE = re.compile(r"([^,]+), ((?:which|who) ([^,]+))(?:,|$)")
_SPEAKER = re.compile(r",\s[^,;:]+$")
_APPOSED = re.compile(rf"[,(–—-]\s?{SLOT}")
_POINTING = {
    "en": word_set("he she it they him them we i us you this these those there here my our your one ones"),
    "de": word_set("er sie es ihn ihm ihr ihnen wir davon dabei darunter dies diese dieser"),
    "es": word_set("él ella ello ellos ellas lo le les eso esto esta este estos estas"),
    "fr": word_set("il elle ils elles le lui leur y ce cette ces cela"),
}
_BEFORE_NOUNS = word_set(
    "of in on at to from for by with after before since during over under against into as"
)
_BREAK = re.compile(r"[,;:()“”\"–—]|\s-\s|\s(?:and|or|but|und|oder|aber|y|o|pero|et|ou|mais)\s")
_STOP = re.compile(rf"{_BREAK.pattern}|{NESTED.pattern}", re.IGNORECASE)
_UNFIT = re.compile(r":\s|[?!]$")
"""What no label has: a colon would end it, and a question tells nothing."""

_MARKS = '"“”'
_LAST = re.compile(r"\s(?:and|or|und|oder|y|e|o|et|ou|at\sa\stime)$")
_WHOSE = word_set("his her its their")


def _hangs(label: str, language: str | None) -> bool:
    """Whether a label opens with what takes something as known: "they", or "its" before its verb."""
    words = [fold(word) for word in tokens(label)]
    verb = verb_in(label.replace(SLOT, _FIGURE)) if language == "en" else None
    opening = map(fold, tokens(label[: verb[0]])) if verb else ()
    pointing = _POINTING.get(language or "", frozenset())
    return not pointing.isdisjoint(words[:2]) or (language == "en" and not _WHOSE.isdisjoint(opening))


def _starts(held: str, start: int, language: str | None) -> set[int]:
    """Where a clause that holds what stands at `start` may begin; in other languages the sentence alone."""
    if language != "en":
        return {0}
    said = {match.end() for pattern in (_SAID, _NESTED) for match in pattern.finditer(held, 0, start)}
    return {0, *said, *(a for a, _ in parts_of(held, language) if a <= start)}


def _ends(held: str, end: int, language: str | None) -> set[int]:
    """Where it may end: a part does that no "and" follows, or what follows can be missed."""
    ends = {b for _, b in parts_of(held, language) if b >= end}
    if language != "en":
        return ends
    commas = {match.end() for match in re.finditer(r"[,;]\s", held) if match.start() >= end}
    ends = {b for b in ends if not _AND.match(held[b:])} | {b for b in ends | commas if ends_well(held, b)}
    listed = _LISTED.match(held, end)
    return ends | ({listed.end()} if listed else set())


def _balanced(span: str) -> bool:
    """Whether a part of a sentence breaks no quotation or bracket; one inside a quotation has no marks."""
    return span.count('"') % 2 == 0 and all(
        span.count(one) == span.count(other) for one, other in ("“”", "()")
    )


def _spans(held: str, start: int, end: int, language: str | None) -> Iterator[str]:
    """The parts of a sentence that hold the figure, from where a clause may begin to where it may end."""
    ends = [b for b in _ends(held, end, language) if not _HOLDS.search(held[b:])]
    for a in _starts(held, start, language):
        inside = _OPENER.sub("", held[a:], count=1) if a else ""
        if not (runs_up(inside) or _JOINED.match(inside) or _HOLDS.search(held[:a])):
            yield from (span for b in ends if _balanced(span := held[a:b].strip(EDGE + _MARKS)))


def _tells(word: str, language: str | None) -> bool:
    """Whether a word is no small one."""
    return not stop_words(language).issuperset(map(fold, tokens(word)))


def _first_phrases(words: list[str], language: str | None) -> list[str]:
    """The first MOST_BEHIND words, or as many of them as come before a preposition where more follow."""
    small = _BEFORE_NOUNS if language == "en" else stop_words(language)
    if len(words) <= MOST_BEHIND:
        return words
    ends = [n for n in range(MOST_BEHIND, -1, -1) if words[n].lower() in small]
    return words[: ends[0] if ends else MOST_BEHIND]


def phrase_labels(text: str, start: int, end: int, language: str | None) -> set[str]:
    """Give the few words before and behind a figure, SLOT in its place: "declared guilty on … counts".

    They begin with a word that tells, and end before the next mark, "and" or clause; none where no word
    tells, or where a condition or denial stands beside them.
    """
    stop = _STOP.search(text, end)
    right, follows = (text[end : stop.start()], text[stop.start() :]) if stop else (text[end:], "")
    if _HOLDS.search(f"{_BREAK.split(text[:start])[-1]} {right}") or _HOLDS.match(follows.lstrip(" ,")):
        return set()
    before = _BREAK.split(text[:start])[-1].split()[-MOST_BEFORE:]
    behind = _first_phrases(right.rstrip(". ").split(), language)
    while before and not _tells(before[0], language):
        del before[0]
    while behind and not _tells(behind[-1], language):
        del behind[-1]
    label = " ".join([*before, SLOT, *behind])
    return {label} if len(before) + len(behind) + 1 >= SHORTEST and not _UNFIT.search(label) else set()


def _is_clause(span: str) -> bool:
    """Whether an English span has its subject and its verb."""
    if has_main_verb(span):
        return True
    verb = verb_in(span)
    before = span[: verb[0]].strip() if verb else ""
    plain = before and not re.search(r"[,;:()]", before) and not NESTED.search(before)
    return bool(plain) and len(before.split()) <= LONGEST_SUBJECT and opens_noun(before)


def _undated(span: str) -> Iterator[str]:
    """A clause as it stands, and without the moment at its beginning: the values may be of others."""
    yield span
    for moment in moments_in(span) if _AT.match(span) else ():
        if moment.start == span.index(" ") + 1:
            yield span[moment.end :].lstrip(" ,")


def _clauses(span: str, language: str | None) -> Iterator[str]:
    """A part of a sentence as labels: as it stands, without its speaker, without what interrupts it."""
    span = _LAST.sub("", standing_alone(span.strip(EDGE + ".:")))
    if language != "en":
        yield span
        return
    if opener := _OPENER.match(span):
        span = span[opener.end() :]
    if (tail := _SPEAKER.search(span)) and only_says(span[tail.start() :]):
        span = span[: tail.start()]
    relative = _RELATIVE.match(span)
    if relative and plain_subject(relative[1]) and relates(relative[2]):
        yield f"[{relative[1]}] {relative[3]}"
    for clause in _undated(span):
        if cut := interrupted(clause):
            yield f"[{cut[0]}] {clause[cut[1] :]}"
        elif _is_clause(clause):
            yield clause


def clause_labels(text: str, start: int, end: int, language: str | None) -> set[str]:
    """Give the clauses that hold the figure from `start` to `end`, SLOT in its place, that are read alone."""
    figure = _FIGURE
    while figure in text:
        figure += _FIGURE
    held, stop = f"{text[:start]}{figure}{text[end:]}", start + len(figure)
    found = {label for span in _spans(held, start, stop, language) for label in _clauses(span, language)}
    if language == "en":
        places = {(start, stop), *((a, b) for a, b in parts_of(held, language) if a <= start < b)}
        found |= {
            shown.text.strip(EDGE + ".:") for place in places for shown in phrasings(held, *place, language)
        }
    once = (label for label in found if label.count(figure) == 1)
    labels = (label.replace(f"[{figure}]", SLOT).replace(figure, SLOT) for label in once)
    short = (label for label in labels if SHORTEST <= len(label.split()) <= MOST_WORDS)
    return {label for label in short if not _UNFIT.search(label) and not _hangs(label, language)}


def cost_of(label: str, language: str | None, contexts: Iterable[frozenset[str]]) -> float:
    """How ill a label reads, less is better; `contexts` are the stems around the others' figures."""
    words = [fold(word) for word in tokens(label)]
    count = len(label.split())
    stems = {base(word, language) for word in words if word not in stop_words(language)}
    shares = [len(stems & context) / max(1, len(stems)) for context in contexts]
    names = (word.strip("[“\"',.") for word in label.split()[1:])
    named = any(word[:1].isupper() and not {*WEEKDAYS, *MONTHS} & {word.lower()} for word in names)
    pointing = sum(word in _POINTING.get(language or "", ()) for word in words)
    held = label.replace(SLOT, _FIGURE)
    verb = verb_in(held) if language == "en" else None
    return (
        0.3 * (max(0, count - LONG) + max(0, SHORT - count))
        + 0.5 * len(figures_in(label.replace(SLOT, "")))
        + 1.0 * (not named)
        + 2.0 * pointing
        + 0.8 * (not SAYING.isdisjoint(words))
        + 0.5 * (verb is not None and not clearly_finite(held, verb))
        + 1.0 * (_APPOSED.search(label) is not None)
        + 1.0 * (f", {SLOT}," in label)
        + 0.5 * (language != "en" and "," in label.partition(SLOT)[0])
        + 0.3 * ("[" in label)
        - 2.0 * sum(shares) / max(1, len(shares))
    )
