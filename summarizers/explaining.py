"""Why each outlet counts as reporting what a note says, as silent on it, or as unclear.

Requirements: a verdict for every outlet of the story, in words that need no other page; true to how the note
    was decided, so that whoever doubts a note sees what to check.
How it works: the verdicts on a claim are read from the measures that decided it (`claims.coverage`).
    Of a span of several claims the value is that of the claim that speaks most against the verdict: the
    least chance of an outlet that reports, the greatest of any other. Where a note shows more than the
    claims that it rests on, these are told with its own words. The verdicts on figures are read from the note
    and from the figures that were put side by side.
Known failures: the sentence of an outlet that gives a figure otherwise is the one nearest in words, which
    need not be the one that holds the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from summarizers.brief import Evidence, Note, Stance, Value, Verdict
from summarizers.claims.coverage import Coverage
from summarizers.claims.covered import Covered
from summarizers.claims.statements import Statements
from summarizers.claims.support import MEASURES
from summarizers.differences.agreement import agree
from summarizers.differences.alignment import Aligned
from summarizers.differences.mentions import Mention
from summarizers.language.wordforms import TOLD
from summarizers.language.words import fold

OWN = "its own words"
VERBATIM = "the same word for word"
SAME = "says the same"
SAME_FIGURE = "gives the same figure"
NOTHING = "nothing like it stands in its text"
SOME_WORDS = "some words stand there, too few to count"
BETWEEN = "between: too much to call silent, too little to say it reports it"
BESIDE = "says something like the words beside it"
OTHERWISE = "gives the figure otherwise"
DENIED = "denies it or says what this denies"
TEASER = "only a teaser of it could be had"
UNMATCHED = "gives no figure that could be matched"

_FIGURES, _ABSENT = MEASURES.index("figures"), MEASURES.index("absent")
_COUNTED = frozenset({"count", "%"})
"""Kinds of figures that say little without the noun they count."""

_BRACKETED = re.compile(r"\[[^\]]*\]\s?")
_EDGE = " \t\n.,;:—–-"


def chance_text(value: float) -> str:
    """A chance as it is told: ".93", "1.00", "below .01"."""
    return "below .01" if 0 < value < 0.01 else f"{value:.2f}".removeprefix("0")


def _nearest(coverage: Coverage, claim: int, outlet: int) -> str | None:
    """The sentence of an outlet that comes nearest to a claim, None where none has a term of it."""
    statements, support = coverage.statements, coverage.support
    row = statements.rows[int(support.claim_place[claim, outlet])]
    near = row.outlet == outlet and not row.terms.isdisjoint(support.claims[claim].terms)
    return row.text if near else None


def _unknowable(coverage: Coverage, outlet: int) -> str:
    """Why an outlet's silence says nothing."""
    statements = coverage.statements
    own = [article for article in statements.articles if article.outlet == statements.outlets[outlet]]
    if all(article.teaser for article in own):
        return TEASER
    return f"in another language ({', '.join(sorted({a.language for a in own if a.language}))})"


def _opposes(coverage: Coverage, covered: Covered, outlet: int) -> str | None:
    """How an outlet speaks against a span, None where it does not."""
    against = [claim for claim in covered.claims if coverage.against[claim, outlet]]
    if not against:
        return None
    figures = coverage.terms(covered) & coverage.statements.figures
    return OTHERWISE if figures and (covered.row, outlet) in coverage.contradicted else DENIED


def _lacking(coverage: Coverage, covered: Covered, outlet: int) -> str:
    """That an outlet has none of a span's figures, "" where it has one or there are none."""
    measures = coverage.support.measures[list(covered.claims), outlet]
    figures, absent = float(measures[:, _FIGURES].sum()), float(measures[:, _ABSENT].sum())
    if not figures or absent < figures:
        return ""
    return " but not its figure" if figures == 1 else " but none of its figures"


def _own_words(covered: Covered, text: str, shown: str) -> str:
    """What is said of the outlet's own words, and what the note rests on where it shows more than that."""
    span = text[covered.start : covered.end].strip(_EDGE)
    more = len(_BRACKETED.sub("", shown).split()) > len(span.split())
    return f"{OWN}; the note rests on “{span}”" if more else OWN


def _why_reports(coverage: Coverage, covered: Covered, value: float, sentence: str) -> str:
    span = coverage.statements.rows[covered.row].text[covered.start : covered.end].strip(_EDGE)
    same = SAME_FIGURE if covered.places else SAME
    return f"{VERBATIM if span in sentence else same}: chance {chance_text(value)}"


def _why_silent(coverage: Coverage, covered: Covered, outlet: int, value: float) -> str:
    if not value:
        return NOTHING
    words, comma, few = SOME_WORDS.partition(",")
    return f"{words}{_lacking(coverage, covered, outlet)}{comma}{few}: chance {chance_text(value)}"


def _why_unclear(coverage: Coverage, covered: Covered, outlet: int, value: float) -> str:
    if opposes := _opposes(coverage, covered, outlet):
        return opposes
    if coverage.unknowable(covered.row, outlet):
        return _unknowable(coverage, outlet)
    return f"{BETWEEN}: chance {chance_text(value)}"


def _nears_beside(coverage: Coverage, covered: Covered, outlet: int, value: float) -> Verdict | None:
    """The verdict on an outlet that is unclear for the words beside the claim alone, else None."""
    chances, grows = coverage.support.chance[list(covered.beside), outlet], coverage.thresholds.grows
    itself = value > grows or coverage.unknowable(covered.row, outlet) or _opposes(coverage, covered, outlet)
    if itself or chances.max(initial=0.0) <= grows:
        return None
    most, nearest = float(chances.max()), _nearest(coverage, covered.beside[int(chances.argmax())], outlet)
    name, reason = coverage.statements.outlets[outlet], f"{BESIDE}: chance {chance_text(most)}"
    return Verdict(name, Stance.UNCLEAR, most, nearest, reason)


def _verdict(coverage: Coverage, covered: Covered, outlet: int, told: str | None) -> Verdict:
    """The verdict on an outlet other than the claim's own; `told` is the sentence by which it reports."""
    name, chances = coverage.statements.outlets[outlet], coverage.support.chance[list(covered.claims), outlet]
    if told is not None:
        least = float(chances.min())
        return Verdict(name, Stance.REPORTS, least, told, _why_reports(coverage, covered, least, told))
    most = float(chances.max())
    nearest = _nearest(coverage, covered.claims[int(chances.argmax())], outlet)
    if outlet in covered.silent:
        return Verdict(name, Stance.SILENT, most, nearest, _why_silent(coverage, covered, outlet, most))
    if beside := _nears_beside(coverage, covered, outlet, most):
        return beside
    return Verdict(name, Stance.UNCLEAR, most, nearest, _why_unclear(coverage, covered, outlet, most))


def verdicts_of(
    coverage: Coverage, covered: Covered, evidence: Iterable[Evidence], shown: str
) -> tuple[Verdict, ...]:
    """Where every outlet stands to a decided claim.

    `evidence` has a sentence for each outlet that reports it; `shown` is the note's text.
    """
    row, told = coverage.statements.rows[covered.row], {each.outlet: each.sentence for each in evidence}
    return tuple(
        Verdict(name, Stance.REPORTS, 1.0, row.text, _own_words(covered, row.text, shown))
        if outlet == row.outlet
        else _verdict(coverage, covered, outlet, told.get(name))
        for outlet, name in enumerate(coverage.statements.outlets)
    )


def _figure(value: Value, mention: Mention | None, sentence: str) -> str:
    """A side's figure as an outlet words it in its sentence, with what it counts: "400 people evacuated"."""
    if mention is None:
        return value.value
    figure = value.value if value.value in sentence else mention.shown
    of = f"{mention.of} {TOLD.get(mention.event, '')}" if mention.kind in _COUNTED else ""
    worded = set(map(fold, figure.split()))
    return " ".join([figure, *(word for word in of.split() if fold(word) not in worded)])


def _sides(note: Note, told: dict[str, str], found: dict[tuple[str, str], set[Mention]]) -> Iterator[Verdict]:
    """The verdicts on the outlets that give a figure; `found` has the figures of (outlet, sentence)."""
    for value in note.figures:
        first = None
        for name in value.outlets:
            sentence = told[name]
            mentions = sorted(found.get((name, sentence), ()), key=lambda m: m.start)
            if first is None:
                fitting = [m for m in mentions if m.shown in value.value]
                fitting.sort(key=lambda m: not sentence[m.start :].startswith(value.value))
            else:
                fitting = [m for m in mentions if m.kind == first.kind and agree(m, first)]
                fitting.sort(key=lambda m: first is None or first.keys.isdisjoint(m.keys))
            mention = fitting[0] if fitting else None
            first = first or mention
            reason = f"says {_figure(value, mention, sentence)}"
            yield Verdict(name, Stance.REPORTS, None, sentence, reason)


def with_verdicts(notes: Iterable[Note], statements: Statements, aligned: Aligned) -> Iterator[Note]:
    """The notes on figures that differ, each with its verdicts on all outlets of the story."""
    found: dict[tuple[str, str], set[Mention]] = {}
    for mention in chain(*aligned.apart, *aligned.alike):
        place = statements.outlets[mention.outlet], statements.rows[mention.row].text
        found.setdefault(place, set()).add(mention)
    for note in notes:
        told = {each.outlet: each.sentence for each in reversed(note.evidence)}
        sides = {verdict.outlet: verdict for verdict in _sides(note, told, found)}
        others = Stance.UNCLEAR, None, None, UNMATCHED
        verdicts = tuple(sides.get(name) or Verdict(name, *others) for name in statements.outlets)
        yield replace(note, verdicts=verdicts)
