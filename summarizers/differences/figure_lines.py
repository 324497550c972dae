"""The words of a line of figures: what its values are of, and each value as its outlet words it.

Requirements: a reader who has not read the articles knows from the line what is counted or measured; a value
    is verbatim, with all that it needs, but for an "each" from elsewhere in its clause, in [brackets].
How it works: what happened to people ("people killed"), a person's age or office, a measure with its noun
    ("length (bridge)") and what was at a moment ("when the bridge went") tell enough by themselves. Else it
    is the outlets' clause with "…" for the figure (`differences.slots`), the one of all sides that reads
    best; where none can be read alone, the words around it.
Known failures: those of `differences.slots`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain

from summarizers.brief import Value
from summarizers.claims.statements import Statements
from summarizers.differences import counted
from summarizers.differences.clauses import NEXT_CLAUSE, lead_of, telling_in, worded_together, words_of
from summarizers.differences.mentions import MOMENTS, Mention
from summarizers.differences.relations import STEADY
from summarizers.differences.slots import clause_labels, cost_of, phrase_labels
from summarizers.figures.figures import figures_in
from summarizers.language.verbs import verb_in, word_set
from summarizers.language.wordforms import EVENTS, PEOPLE, TOLD
from summarizers.language.words import fold, tokens

LEAST_LEAD = 5
"""Words of what was at a moment from which it has a verb that its form does not show ("plays at")."""

CONTEXT_WORDS, FEW_WORDS = 3, 2
"""How many words may tell what a figure is of: as one span of a sentence, and one by one."""

MOST_COST = 3.5
"""What a clause may cost its reader (`differences.slots`): of those above it, most are not understood."""

MOST_READ = 8
"""Sentences from which a clause is chosen: of a hundred reports, eight have one that reads as well."""

GOOD_COST = 0.0
"""The same beside a measure that its noun names ("length (bridge)"): a clause must read better than that."""

UNPLAIN = MOMENTS | counted.SIGNS | {"count", "%", "duration", "side"}
"""Kinds of which a name and a word around do not tell what was counted or took so long."""

MEASURED = word_set("altitude height high length long depth deep width wide speed fast temperature")
"""Words that tell no more of a measure than its name."""

_BRACKETS = re.compile(r"[()]")
_SUPPOSED = re.compile(r"\b(?:would|could|might|may|if|unless)\b")
_NAME = re.compile(r"\b[A-Z]")
_NOUNS = re.compile(r"\b[a-z]\w{3,}")
_OF_HOUSE = re.compile(
    r"\s(?:of|for|at)\s(?:the\s)?[\w’'&-]+(?:\s(?:(?:of|and|for)\s(?:the\s)?)?[A-Z][\w’'&-]*)*"
)
_AND_OTHERS = re.compile(rf"(?i:\s(?:and|und|y|et)\s(?:crew|{'|'.join(sorted(PEOPLE))})\b)")
_BESIDE = re.compile(rf"\s(?!(?i:{'|'.join(EVENTS)})\b)[A-Z][\w-]*[^\Ws]\s(?:and|und|y|et)\s")
"""Between two numbers of one noun, "around 120 Varrish and 80 Lindish soldiers": both are the value."""

_ABOUT = re.compile(r"\b(?:knapp|rund|etwa|fast|gut|unos|unas|casi|cerca\sde|environ|près\sde|presque)\s$")
"""What limits a number in other languages than English, which read it as a part of the number."""

NAMED = STEADY | {"count", "%"}
"""Kinds of which the words around are told as what a value is of; those behind a measure may be a verb."""


def language_of(mention: Mention, statements: Statements) -> str | None:
    """Give the language of a mention's article."""
    return statements.articles[statements.rows[mention.row].article].language


def _context(thing: list[Mention], what: str, statements: Statements) -> str:
    """The words that most of the figures stand among, the nearest first, as one sentence has them."""
    language = language_of(thing[0], statements)
    texts = list(dict.fromkeys(statements.rows[m.row].text for m in thing))
    events = {m.event for m in thing if m.event}
    known = [what, *(m.shown for m in thing), *(word for word, event in EVENTS.items() if event in events)]
    telling = telling_in(texts, known, language)
    levels: dict[str, list[float]] = {}
    for key, level in (pair for mention in thing for pair in mention.context):
        if key in telling:
            levels.setdefault(key, []).append(level)
    ranked = sorted(levels, key=lambda key: (-len(levels[key]), -sum(levels[key]), -telling[key], key))
    chosen = [key for key in ranked if len(levels[key]) == len(thing)][:CONTEXT_WORDS]
    if not chosen and events:  # "people hurt" tells enough
        return ""
    if len(chosen) < FEW_WORDS:
        chosen = [key for key in ranked if len(levels[key]) > 1][:FEW_WORDS]
    if not chosen:  # each has words of its own: the one that the story has most
        stems = (words_of(row.text, language).clauses for row in statements.rows)
        held = Counter(key for clauses in stems for _, key in chain(*clauses))
        near = [key for key in ranked if max(levels[key]) >= NEXT_CLAUSE]
        chosen = sorted(near, key=lambda key: -held[key])[:1]
    return worded_together(chosen, texts, language, FEW_WORDS)


def _what(thing: list[Mention]) -> str:
    """The noun counted and what happened to it: "people hurt", "share of traffic", "length"."""
    kind, nouns = thing[0].kind, [m.of for m in thing]
    events = {TOLD[m.event] for m in thing if m.event}
    if kind == "count":
        event = events.pop() if len(events) == 1 else ""
        what = counted.counted_as(nouns, event)
        return f"people {event}" if event and fold(what) in EVENTS and not what.endswith("s") else what
    if kind == "%" and (noun := counted.one_noun(nouns)):
        return f"share of {noun}"
    return counted.measured_as(kind, frozenset.intersection(*(m.keys for m in thing)))


def _lead(thing: list[Mention], statements: Statements) -> str:
    """The shortest of the sentences' own words for what was at a moment, "" where none will do."""
    leads = list[str]()
    for mention in thing:
        words = words_of(statements.rows[mention.row].text, language_of(mention, statements))
        stop = mention.start + len(mention.shown)
        lead = lead_of(words, mention.start, stop, whole=mention.kind == "weekday")
        before = words.text[words.begin(words.clause_at(mention.start)) : mention.start]
        told = words.language != "en" or verb_in(f"{before} {lead}") or len(lead.split()) >= LEAST_LEAD
        leads.append(lead if told else "")
    return min((lead for lead in leads if lead and not _BRACKETS.search(lead)), key=len, default="")


def _of(mention: Mention, statements: Statements) -> str:
    """What a side's value is of: its noun and what happened to it, told once and in one language."""
    noun, event = mention.of if mention.kind in NAMED else "", TOLD.get(mention.event, "")
    language = language_of(mention, statements)
    told = noun and (language not in {None, "en"} or counted.event_of(counted.head_of(noun), language))
    return noun if told else " ".join(filter(None, (noun, event)))


def _alone(thing: list[Mention]) -> bool:
    """Whether all sides count what one noun names, so that the label names it."""
    heads = {counted.head_of(m.of) for m in thing}
    return len(heads) == 1 and heads.isdisjoint(counted.MONEY)


def _end(mention: Mention, text: str, end: int, language: str | None, *, alone: bool) -> int:
    """Where a value ends with the noun that it needs: none where `alone`, but for "passengers and crew"."""
    if mention.kind == "count" and fold(mention.of) not in EVENTS:
        noun = end + len(counted.phrase_behind(text[end : end + 80], language))
        others = _AND_OTHERS.match(text, noun) if noun > end else None
        return others.end() if others else end if alone else noun
    if mention.kind == "role":
        house = _OF_HOUSE.match(text, end)
        return house.end() if house else end
    if mention.kind != "count" and "-" in mention.shown:
        return end + len(counted.single_behind(text[end:]))
    return end


def _span(mention: Mention, text: str, language: str | None, *, alone: bool) -> tuple[int, int]:
    """Where a value stands, with what limits it and its noun; empty where the sentence words it otherwise."""
    start = text.rfind(mention.shown, 0, mention.start + len(mention.shown))
    if start < 0:
        return 0, 0
    beside = (f.start for f in figures_in(text) if _BESIDE.fullmatch(text, f.start + len(f.text), start))
    first, limit = min(beside, default=start), _ABOUT.search(text, 0, start)
    end = _end(mention, text, start + len(mention.shown), language, alone=alone and first == start)
    return (limit.start() if limit else first), end


def _value(mention: Mention, statements: Statements, label: str, *, alone: bool) -> str:
    """A side's value, verbatim, with its "in all"; an "each" further off stands [in brackets] behind it."""
    text, language = statements.rows[mention.row].text, language_of(mention, statements)
    start, end = _span(mention, text, language, alone=alone)
    if start == end:
        return mention.shown
    if not mention.sharing:
        return text[start:end]
    words = words_of(text, language)
    place = text.find(mention.sharing, words.begin(words.clause_at(start)))
    first, last = min(start, place), max(end, place + len(mention.sharing))
    if verb_in(text[first:start]) or verb_in(text[end:last]):
        told = mention.share != "each" or "each" in label
        return text[start:end] if told else f"{text[start:end]} [each]"
    return text[first:last]


def values_of(sides: list[list[Mention]], label: str, statements: Statements) -> tuple[Value, ...]:
    """Give the sides of a thing that a label names, one for each value, in their order."""
    alone = _alone([mention for side in sides for mention in side])
    return tuple(
        Value(
            _value(side[0], statements, label, alone=alone),
            _of(side[0], statements),
            tuple(statements.outlets[m.outlet] for m in side),
        )
        for side in sides
    )


def _best(
    thing: list[Mention],
    statements: Statements,
    read: Callable[[str, int, int, str | None], Iterable[str]],
    most: float,
) -> str:
    """What reads best of what the sides' sentences give around their figures, "" where all cost too much."""
    found: list[tuple[float, str]] = []
    alone, first = _alone(thing), dict[str, Mention]()
    for mention in thing:
        first.setdefault(statements.rows[mention.row].text, mention)
    some = [*first.values()][:MOST_READ]
    for mention in some:
        text, language = statements.rows[mention.row].text, language_of(mention, statements)
        start, end = _span(mention, text, language, alone=alone)
        others = [frozenset(stem for stem, _ in m.context) for m in some if m.outlet != mention.outlet]
        labels = read(text, start, end, language) if start < end else ()
        found += [(cost_of(label, language, others), label) for label in labels]
    return min((pair for pair in found if pair[0] <= most), default=(0.0, ""))[1]


def _happened(thing: list[Mention], what: str, statements: Statements) -> bool:
    """Whether what happened to those counted is told of all of them, as a fact: not "would have to leave"."""
    events = {m.event for m in thing}
    if events == {""} or len(events) > 1 or fold(what).endswith("homes"):
        return False
    words = [words_of(statements.rows[m.row].text, language_of(m, statements)) for m in thing]
    clauses = (w.span(w.clause_at(m.start)) for w, m in zip(words, thing, strict=True))
    return not any(map(_SUPPOSED.search, clauses))


def label_of(thing: list[Mention], statements: Statements) -> str:
    """Name what the figures are of, in words that tell it without the articles."""
    first = thing[0]
    if first.kind in {"role", "age"}:
        of = max((m.of for m in thing), key=len)
        return f"age of {of or 'somebody'}" if first.kind == "age" else of
    if lead := _lead(thing, statements) if first.kind in MOMENTS else "":
        return lead
    what = _what(thing)
    context = _context(thing, what, statements)
    plain, together = f"{what} ({context})" if what and context else what or context, "," not in context
    if what and _happened(thing, what, statements):
        named = _NAME.search(context) and EVENTS.keys().isdisjoint(map(fold, tokens(context)))
        return plain if named and together else what
    noun = any(word not in MEASURED for word in _NOUNS.findall(context))
    enough = bool(what and noun and together) and first.kind not in UNPLAIN
    clause = _best(thing, statements, clause_labels, GOOD_COST if enough else MOST_COST)
    phrase = "" if clause or enough else _best(thing, statements, phrase_labels, MOST_COST)
    return clause or phrase or plain or "figures"
