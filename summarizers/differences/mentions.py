"""Every figure of a story where it stands, with what it is of and the words it stands among.

How it works: counts, percentages, sums, measures, dates, weekdays, clock times, ordinals, sides of the
compass, ranks and ages become mentions. What one is of is told by its keys (`differences.counted` for
counts; the dimension's attribute of a measure, the place that a side is of, the name of a person); what it
stands among by the stems of its sentence, each at a level (`differences.clauses`).
Known failures: a pronoun's noun is not looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarizers.claims.statements import Statements
from summarizers.differences.clauses import Words, base, words_of
from summarizers.differences.counted import counted_to, noun_behind
from summarizers.differences.doers import doers_of
from summarizers.figures.ages import age_of_one_named, age_of_somebody, ages_in, ages_of_unnamed, may_be
from summarizers.figures.dates import Moment, is_dateline, moments_in
from summarizers.figures.figures import Figure, figures_in, rounded
from summarizers.figures.measures import Measure, ends_span, measure_of, worded_durations_in
from summarizers.figures.number_words import foreign_figures
from summarizers.figures.ordinals import Ordinal, ordinals_in
from summarizers.language.roles import Called, roles_in
from summarizers.language.words import fold

OF_WORDS = 8
"""What a date or time is of is told by so many words before it at the most."""

LEAST_NOUN = 4
"""Both parts of a compound noun ("speedboat") have at least so many letters, bar one."""

LOOK_BACK = 2
"""Whom "the 46-year-old" names is looked for in so many sentences before."""

MOMENTS = frozenset({"date", "time", "weekday"})
PERSONAL = frozenset({"role", "age"})
_EACH = re.compile(r"\b(?:on\s)?each(?:\sside)?\b|\bapiece\b|\bon either side\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:on|from|of)\sboth\s(?:sides|parties|teams|countries|villages|towns)\b|\bin\s(?:total|all)\b"
    r"|\baltogether\b|\bcombined\b|\btogether\b|\bbetween\sthem\b",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"\b(?:other|others|further|additional|another|extra)\b", re.IGNORECASE)
_WHOLE = re.compile(r"(?:\d\s|\b)of\s(?:(?<=\d\sof\s)|(?:the|its|their|his|her|all)\s)$", re.IGNORECASE)
_PASSED = re.compile(r"\s(?:(?P<back>ago|earlier|before|previously)|(?P<on>later|after))\b", re.IGNORECASE)
"""Behind a span of time: how far off something was, which is compared with no "for eight days"."""

_CHANGED = (
    r"(?:up|down|raised?|lifted|increased|cut|reduced|lowered|moved|postponed|put\sback|rose|risen|climbed|grew|grown"
    r"|jumped|fell|fallen|dropped|revised)\s(?:(?:its|his|her|their|the)\s(?:[\w’'-]+\s){1,4})?from\s"
)
_OVERTAKEN = re.compile(
    r"\b(?:(?:was|were)\sto\shave\s(?:\w+\s){1,4}"
    r"|(?:had|has)\sbeen\s(?:due|expected|planned|scheduled|set)\s(?:\w+\s){0,4}"
    rf"|(?:instead\sof\s|rather\sthan\s|{_CHANGED})(?:\w+\s)?)$",
    re.IGNORECASE,
)
"""Before a value that its own sentence says holds no more."""

_ASKS = re.compile(r"\?[\s\"'”’»)\]]*$")
"""What ends a question, which states no figure."""

_TWO_DIGITS = re.compile(r"\d\d")
_OLD = re.compile(r"\s?-?\s?years?\s?-?\s?old\b", re.IGNORECASE)
"""Behind the 15 of "a 15-year-old": ages are compared where a name tells whose they are."""

_LEAD = re.compile(
    r"\b(?:about|around|(?:just|shortly|soon)\s(?:before|after)|gegen|kurz\s(?:vor|nach)|sobre"
    r"|poco\s(?:antes|después)\sde)\s(?:las?\s)?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(until|till|by|from|since|before|next|for)\s$", re.IGNORECASE)
_WORLD_TIME = re.compile(r"\s?(?:hours\s|hrs\s)?(?:GMT|UTC)\b")
_UP_TO = re.compile(r"\b(?:until|till|through|bis(?:\szum)?|hasta(?:\sel)?|jusqu’au)\s$", re.IGNORECASE)
_COMPASS = re.compile(
    r"\b(?P<side>(?:north|south)(?:(?:\s?-\s?)?(?:east|west))?|east|west)(?:ern)?\s(?:coast\s)?of\s(?:the\s)?"
    r"(?P<place>[A-Z][\w’'-]+)"
)
_BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225}
_BEARINGS |= {"west": 270, "northwest": 315}


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure where it stands: `row` of the statements, `outlet` by position.

    `kind` tells what may be compared at all, `keys` what it is of; `shown` is its wording with its unit from
    `start` on, `of` the words that tell what it is of. `named`, `low` and `high` are in the kind's unit,
    `factor` what its own unit is worth in that. `context` gives the sentence's stems their level.
    `share` is "each" or "total" where the text says so, with the words that say it in `sharing`; `further` is
    for "three other men"; `event` is what happened to people counted; `rounded` is what the last digit of a
    wording such as "41.6 million" is worth, 0 where that is no rounding; `whole` is for the 81 in "38 of the
    81 seats", `until` for a moment up to which; `doer` is the surname of whom the sentence has do it.
    """

    row: int
    outlet: int
    kind: str
    keys: frozenset[str]
    shown: str
    of: str
    start: int
    named: float
    low: float
    high: float
    context: tuple[tuple[str, float], ...] = ()
    factor: float = 1.0
    share: str = ""
    sharing: str = ""
    further: bool = False
    event: str = ""
    rounded: float = 0.0
    whole: bool = False
    until: bool = False
    doer: str = ""

    def __hash__(self) -> int:
        """By where it stands: all its words would take long."""
        return hash((self.row, self.start, self.kind))

    @property
    def exact(self) -> bool:
        """Whether it gives one value."""
        return self.low == self.high

    @property
    def named_person(self) -> bool:
        """Whether it tells the office or age of somebody whom it names."""
        return self.kind in PERSONAL and not any(key[:1] == "=" for key in self.keys)

    @property
    def plural(self) -> bool:
        """Whether it is as vague as "dozens" or "hundreds"."""
        return self.high == 10 * self.low > 0


def _sharing(words: Words, start: int) -> tuple[str, str]:
    """Whether a figure is told of each or of all together, and the words that tell it."""
    clause = words.span(words.clause_at(start))
    for share, pattern in (("each", _EACH), ("total", _TOTAL)):
        if found := pattern.search(clause):
            return share, found[0]
    return "", ""


def _around(words: Words, start: int, end: int, keys: frozenset[str]) -> tuple[tuple[str, float], ...]:
    levels = words.context(start, end)
    return tuple((word, level) for word, level in levels.items() if word not in keys)


def _of_measure(row: int, outlet: int, start: int, measure: Measure, words: Words) -> Mention:
    passed = _PASSED.match(words.text, measure.end)
    keys = (
        frozenset(f"{key} {passed.lastgroup}" for key in measure.attributes) if passed else measure.attributes
    )
    behind = noun_behind(words.text[measure.end : measure.end + 40], words.language)
    return Mention(
        row, outlet, measure.dimension, keys, words.text[start : measure.end], behind, start,
        measure.named, measure.low, measure.high, _around(words, start, measure.end, keys),
        measure.factor,
    )  # fmt: skip


def _of_figure(
    row: int, outlet: int, figure: Figure, words: Words, stop: int, first: Figure | None
) -> Mention | None:
    end = figure.start + len(figure.text)
    if figure.unit in {"date", "time"} or _OLD.match(words.text, end):
        return None
    measure = measure_of(figure, words.text)
    if measure:
        return _of_measure(row, outlet, figure.start, measure, words)
    if figure.unit == "year":
        return None
    share, sharing = _sharing(words, figure.start)
    kind, keys, event = figure.unit or "count", frozenset[str](), ""
    of = noun_behind(words.text[end : end + 80], words.language)
    if not figure.unit:
        counted = counted_to(figure, first, words, stop)
        if not counted.keys:
            return None
        keys, of, event = counted.keys, counted.of, counted.event
    return Mention(
        row, outlet, kind, keys, figure.text, of, figure.start, figure.named, figure.low, figure.high,
        _around(words, figure.start, end, keys), 1.0, share, sharing, bool(_FURTHER.search(of)), event,
        rounded(figure), bool(_WHOLE.search(words.text[: figure.start][-12:])),
    )  # fmt: skip


def _of_moment(row: int, outlet: int, moment: Moment, words: Words) -> Mention | None:
    before = words.text[: moment.start]
    lead = _LEAD.search(before[-24:])
    shown = (lead[0] if lead else "") + words.text[moment.start : moment.end]
    keys = frozenset[str]()
    if moment.kind == "weekday":
        until = _UNTIL.search(before[-20:])
        if not until:  # "on Monday" stands in every other sentence
            return None
        keys = frozenset({until[1].lower()})
    elif moment.kind == "time" and _WORLD_TIME.match(words.text, moment.end):
        keys = frozenset({"gmt"})
    of = " ".join(before[words.begin(words.clause_at(moment.start)) :].split()[-OF_WORDS:])
    return Mention(
        row, outlet, moment.kind, keys, shown, of, moment.start, moment.named, moment.low, moment.high,
        _around(words, moment.start, moment.end, keys), until=bool(_UP_TO.search(before[-12:])),
    )  # fmt: skip


def _sides(row: int, outlet: int, words: Words) -> Iterator[Mention]:
    for match in _COMPASS.finditer(words.text):
        side, keys = (
            float(_BEARINGS[re.sub(r"[-\s]", "", match["side"].lower())]),
            frozenset({fold(match["place"])}),
        )
        context = _around(words, match.start("side"), match.end("side"), keys)
        yield Mention(row, outlet, "side", keys, match[0], "", match.start(), side, side, side, context)


def _of_ordinal(row: int, outlet: int, said: Ordinal, words: Words) -> Mention:
    keys, place = frozenset({base(fold(said.of), words.language)}), said.place
    context = _around(words, said.start, said.end, keys)
    return Mention(
        row, outlet, "ordinal", keys, said.told, said.of, said.start, place, place, place, context
    )  # fmt: skip


def _of_person(row: int, outlet: int, called: Called, keys: frozenset[str], words: Words) -> Mention:
    value = called.value
    context = _around(words, called.start, called.start + len(called.text), keys)
    return Mention(
        row, outlet, called.kind, keys, called.text, called.of, called.start, value, value, value, context
    )  # fmt: skip


def _persons(row: int, statements: Statements) -> Iterator[tuple[Called, frozenset[str]]]:
    """The offices and ages of people, with keys; an age is of a name, and of somebody for who has none."""
    text, first = statements.rows[row].text, max(0, row - LOOK_BACK)
    roles = list(roles_in(text))
    yield from ((called, frozenset({called.key})) for called in roles)
    if not _TWO_DIGITS.search(text):
        return
    before = [r.text for r in statements.rows[first:row] if r.article == statements.rows[row].article]
    named = [*ages_in(text), *age_of_one_named(text, before)]
    yield from ((called, frozenset({called.key})) for called in named)
    places = {called.start for called in (*roles, *named)}
    unnamed = (each for each in (*ages_of_unnamed(text), *age_of_somebody(text)) if each.start not in places)
    yield from ((called, may_be(called)) for called in (*named, *unnamed))


def _in_sentence(row: int, statements: Statements) -> Iterator[Mention]:
    statement = statements.rows[row]
    text, outlet = statement.text, statement.outlet
    if is_dateline(text) or _ASKS.search(text):
        return
    language = statements.articles[statement.article].language
    moments, persons = moments_in(text), list(_persons(row, statements))
    taken = {place for m in moments for place in range(m.start, m.end)} | {p.start for p, _ in persons}
    figures = sorted([*figures_in(text), *foreign_figures(text, language)], key=lambda figure: figure.start)
    figures = [f for f in figures if f.start not in taken and not ends_span(f, text)]
    spans, ordinals = list(worded_durations_in(text)), list(ordinals_in(text))
    if not (moments or persons or figures or spans or ordinals or _COMPASS.search(text)):
        return
    words = words_of(text, language)
    stops = [*(figure.start for figure in figures[1:]), len(text)]
    placed = zip(figures, stops, [None, *figures], strict=False)
    found = [_of_figure(row, outlet, figure, words, stop, first) for figure, stop, first in placed]
    found += [_of_measure(row, outlet, start, span, words) for start, span in spans]
    found += [_of_moment(row, outlet, moment, words) for moment in moments]
    yield from (m for m in found if m and not _OVERTAKEN.search(text[max(0, m.start - 60) : m.start]))
    yield from _sides(row, outlet, words)
    yield from (_of_ordinal(row, outlet, said, words) for said in ordinals)
    yield from (_of_person(row, outlet, called, keys, words) for called, keys in persons)


def _compounds(mentions: list[Mention]) -> list[Mention]:
    """The counts with the simple noun added to a compound's keys: "speedboats" are also "boats"."""
    nouns = {key for m in mentions if m.kind == "count" for key in m.keys if len(key) >= LEAST_NOUN}
    simple = {
        key: {key[cut:] for cut in range(LEAST_NOUN - 1, len(key) - LEAST_NOUN + 1) if key[cut:] in nouns}
        for key in nouns
    }
    return [
        replace(m, keys=m.keys.union(*(simple.get(key, set()) for key in m.keys))) if m.kind == "count" else m
        for m in mentions
    ]


def mentions_of(statements: Statements) -> list[Mention]:
    """All figures of a story that can be compared, in the order of the sentences."""
    found = (mention for row in range(len(statements.rows)) for mention in _in_sentence(row, statements))
    mentions = _compounds(list(found))
    doers = doers_of(((m.row, m.start) for m in mentions if m.kind not in PERSONAL), statements)
    return [replace(m, doer=doers.get((m.row, m.start), "")) for m in mentions] if doers else mentions
