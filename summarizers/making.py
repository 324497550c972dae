"""From a story's articles to its brief: the whole way through the core in one function."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from summarizers.article import Article
from summarizers.brief import Brief, Evidence, Kind, Note, Told
from summarizers.claims.coverage import REPORTS, Coverage, Thresholds
from summarizers.claims.covered import Covered
from summarizers.claims.distinct import cover
from summarizers.claims.statements import statements_of
from summarizers.claims.support import measure_support
from summarizers.claims.telling import bears_out, tells
from summarizers.differences.alignment import Aligned
from summarizers.differences.differences import contradicted, differences, differing, told_vaguer
from summarizers.differences.disputes import disputes
from summarizers.differences.figure_claims import figure_claims
from summarizers.explaining import verdicts_of, with_verdicts
from summarizers.language.parts import only_says
from summarizers.lines.phrasing import Phrase, phrasings
from summarizers.lines.reading import Reader
from summarizers.linking.copies import wordings
from summarizers.reports import reports_of
from summarizers.summary.ranking import Rules
from summarizers.summary.selection import salience, select
from summarizers.summary.titles import title_of

SUMMARY_WORDS = 100
"""The summary's usual length: it leaves room for the first notes on the first screen of a chat."""

BACKGROUND = 0.60
"""A note whose words are told to this part already adds nothing for a reader."""

SURE_ENOUGH = Thresholds()

LONGEST_NOTE = 32
"""Words that a note may have: longer ones are not read, and wrap one fact in many."""

CUT_DOUBT = 0.20
"""The doubt up to which a claim is cut out of a sentence whose rest others tell, too: they write of the
same thing, and their silence must be surer."""

HARD = 2.0
"""What a claim with a figure is worth more: strangers to a story understood four in five such lines, and half
of those without."""

ALONE_SENTENCES = 3
"""One article alone is told in so many sentences: there is nothing to compare it with."""


def _best(
    coverage: Coverage, outlets: Iterable[int], row: int, places: NDArray[np.intp]
) -> tuple[Evidence, ...]:
    """For each outlet the sentence that supports best what the statement `row` says; for its own that one."""
    statements, own = coverage.statements, coverage.statements.rows[row].outlet
    return tuple(
        Evidence(statements.outlets[o], statements.rows[row if o == own else int(places[o])].text)
        for o in outlets
    )


def _told(coverage: Coverage, row: int, text: str) -> Told:
    """One sentence of the summary, told as `text`."""
    name = coverage.statements.outlets.__getitem__
    telling = tells(coverage, row)
    return Told(
        text=text,
        outlets=tuple(map(name, telling.whole)),
        partly=tuple(map(name, telling.partly)),
        unclear=tuple(map(name, telling.unclear)),
        evidence=_best(coverage, (*telling.whole, *telling.partly), row, coverage.support.place[row]),
    )


def _wording(coverage: Coverage, covered: Covered) -> Phrase | None:
    """The words that show a claim; None where they say too much, nothing, or what a silent outlet reports."""
    row = coverage.statements.rows[covered.row]
    if covered.doubt > CUT_DOUBT and not coverage.allows(covered, 0, len(row.text)):
        return None
    language = coverage.statements.articles[row.article].language
    for shown in phrasings(row.text, covered.start, covered.end, language):
        short = len(shown.text.split()) <= LONGEST_NOTE
        if short and coverage.allows(covered, shown.start, shown.end) and not only_says(shown.text):
            return shown
    return None


def _places(coverage: Coverage, covered: Covered) -> NDArray[np.intp]:
    """The row by which each outlet reports a claim, or comes nearest to it."""
    strongest = max(covered.claims, key=lambda claim: len(coverage.support.claims[claim].terms))
    places: NDArray[np.intp] = coverage.support.claim_place[strongest].copy()
    for outlet, row in covered.places:
        places[outlet] = row
    return places


def _borne_out(coverage: Coverage, covered: Covered, shown: Phrase) -> bool:
    """Whether each outlet that is credited with a line says what it shows, also beside the claim."""
    places, own = _places(coverage, covered), coverage.statements.rows[covered.row].outlet
    beside = [n for n in coverage.within(covered.row, shown.start, shown.end) if n not in covered.claims]
    if coverage.support.chance[np.ix_(beside, covered.reporting)].min(initial=1.0) < REPORTS:
        return False
    return all(
        bears_out(coverage, covered.row, shown.start, shown.end, outlet, int(places[outlet]))
        for outlet in covered.reporting
        if outlet != own
    )


def _note(
    coverage: Coverage,
    found: Covered,
    shown: Phrase,
    text: str,
    independent: Mapping[str, int],
    *,
    adds: bool,
) -> Note:
    """The note that a decided claim gives, of which `shown` is told as `text`."""
    name, covered = coverage.statements.outlets.__getitem__, coverage.certain(found, shown.start, shown.end)
    outlets = tuple(map(name, covered.reporting))
    evidence = _best(coverage, covered.reporting, covered.row, _places(coverage, covered))
    return Note(
        kind=Kind.ONLY if covered.only else Kind.SOME,
        text=text,
        outlets=outlets,
        silent=tuple(map(name, covered.silent)),
        unclear=tuple(map(name, covered.unclear)),
        independent=wordings([each.sentence for each in evidence], [independent[o] for o in outlets]),
        evidence=evidence,
        adds=adds,
        verdicts=verdicts_of(coverage, covered, evidence, text),
    )


def _worth(coverage: Coverage, claim: Covered, salient: NDArray[np.float64]) -> float:
    """How much a reader would miss a claim: salience, its weight, a figure, how sure the silences are."""
    statements = coverage.statements
    clear = 0.5 if statements.leaning[claim.row] else 1.0
    terms = coverage.terms(claim)
    hard = HARD if terms & statements.figures else 1.0
    weight = float(statements.weights[list(terms)].sum()) / statements.average_mass
    return clear * hard * (1 - claim.doubt) * float(salient[claim.row]) * (0.5 + weight)


def _phrased(
    coverage: Coverage, aligned: Aligned, salient: NDArray[np.float64]
) -> Iterator[tuple[Covered, Phrase]]:
    """The claims with the words that show them, by worth; those whose figure is disputed come last.

    What is shown for one claim is not shown again for another: it would be told of two sets of outlets.
    """
    rows = coverage.statements.rows
    told = defaultdict[str, list[tuple[int, int]]](list)

    def known(row: int, start: int, end: int) -> bool:
        return any(begin < end and start < stop for begin, stop in told[rows[row].text])

    found = [[claim] for claim in cover(coverage)] + figure_claims(coverage, aligned)
    for claims in sorted(found, key=lambda c: (c[0].disputed, -_worth(coverage, c[0], salient))):
        if any(known(c.row, c.start, c.end) for c in claims):
            continue
        worded = ((claim, _wording(coverage, claim)) for claim in claims)
        fits = ((c, shown) for c, shown in worded if shown and not known(c.row, shown.start, shown.end))
        for claim, shown in islice(fits, 1):
            told[rows[claim.row].text].append((shown.start, shown.end))
            for other in claims:
                told[rows[other.row].text].append((other.start, other.end))
            yield claim, shown


def _notes(
    coverage: Coverage,
    aligned: Aligned,
    salient: NDArray[np.float64],
    reader: Reader,
    independent: Mapping[str, int],
) -> tuple[list[Note], list[Note]]:
    """The notes on coverage by worth: those that add to what the reader has heard by then, and the rest."""
    adding, background = list[Note](), list[Note]()
    for claim, found in _phrased(coverage, aligned, salient):
        terms, line = coverage.terms(claim), reader.line(claim.row, found)
        new = coverage.statements.known(terms, reader.terms) < BACKGROUND
        adds = line.alone and new and not claim.disputed and _borne_out(coverage, claim, found)
        note = _note(coverage, claim, found, line.text, independent, adds=adds)
        (adding if adds else background).append(note)
        if adds:
            reader.hear(line.text, terms)
    return adding, background


def _standing_order(article: Article) -> tuple[str, str, str]:
    """By outlet's name: what is told must not hang on which report came in first."""
    published = article.published_utc.isoformat() if article.published_utc else ""
    return article.outlet.casefold(), published, repr(article)


def make_brief(
    articles: Sequence[Article],
    *,
    words: int = SUMMARY_WORDS,
    rules: Rules = Rules.PAPER,
    thresholds: Thresholds = SURE_ENOUGH,
) -> Brief:
    """Tell one story from its articles: a summary within `words` words, and the notes on coverage.

    The articles are of one story (see `linking.decision`), at least one. The same articles give the
    same brief in whatever order. Raises ValueError for no articles.
    """
    if not articles:
        raise ValueError("a brief needs at least one article")
    articles = sorted(articles, key=_standing_order)
    statements = statements_of(articles)
    pairs = differing(statements)
    support = measure_support(statements)
    coverage = Coverage(statements, support, contradicted(pairs), told_vaguer(pairs), thresholds)
    salient = salience(statements, support, rules)
    disputed = {row for row, _ in coverage.contradicted}
    alone = len(statements.outlets) == 1
    reports, independent = reports_of(articles)
    groups = [independent[outlet] for outlet in statements.outlets]
    most = ALONE_SENTENCES if alone else None
    rows = select(statements, support, salient, words, most, disputed, groups)
    title = title_of(statements, support)
    reader = Reader(statements)
    reader.hear(title)
    summary = tuple(_told(coverage, row, reader.sentence(row)) for row in rows)
    adding, background = _notes(coverage, pairs, salient, reader, independent)
    differ = with_verdicts(differences(statements, pairs, independent), statements, pairs)
    return Brief(
        title=title,
        independent=len(set(independent.values())),
        reports=reports,
        summary=summary,
        notes=(*adding, *differ, *disputes(coverage, independent), *background),
        cautions=statements.cautions,
    )
