"""How a note's line reads in its brief: whom it speaks of, and what it takes as known.

Requirements: a line makes sense to somebody who has read the title, the summary and the lines above it, and
    not the article; what cannot be made plain by a few words in [brackets] is worth less than silence.
How it works: a person who is called "she" or by surname is named with who that is, as the article has it
    (`lines.referents`, `lines.introductions`), and "yesterday" gets its day (`lines.dating`). Then a line
    takes something as known where it leans or points back (`lines.presumed`), calls somebody by a surname
    that nobody has heard, has a subject ("The move will …") that was not told of, or stands in a passage of
    the past whose time it lacks (`lines.passages`).
Known failures: in other languages than English only openings are looked at; of things only subjects are, and
    one of which a line above tells in other words counts as unheard.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from summarizers.claims.statements import Statement, Statements
from summarizers.lines.dating import with_days
from summarizers.lines.introductions import (
    Introduced,
    introductions,
    speakers,
    strangers,
    unplaced,
    with_introduction,
)
from summarizers.lines.no_news import is_no_news
from summarizers.lines.passages import in_the_past, latest_year
from summarizers.lines.phrasing import Phrase, loses
from summarizers.lines.presumed import leans as leans_in
from summarizers.lines.presumed import points_back
from summarizers.lines.referents import brings_in, definite_subject, with_referent

NEAR = 2
"""Sentences back to which "the driver" is the driver that another sentence has just brought in."""

WEEK = 6
"""Days between the first and the last report from which "Tuesday" may be one day or another."""

UNTOLD = 0.60
"""The part of a sentence to which a reader must know it to know whom it has brought in."""

_NAME = re.compile(r"[A-ZÄÖÜ][\w-]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A note's line as it is shown, and whether it can be read without its article."""

    text: str
    alone: bool


@dataclass
class Reader:
    """What somebody knows who reads a brief from its top: the terms, and the names, of what was told."""

    statements: Statements
    terms: frozenset[int] = frozenset()
    names: set[str] = field(default_factory=set)

    def hear(self, text: str, terms: Iterable[int] = ()) -> None:
        """Read a line."""
        self.terms |= frozenset(terms)
        self.names.update(_NAME.findall(text))

    def sentence(self, row: int) -> str:
        """Read a sentence of the summary, and give it as it is told: with who it calls by surname."""
        here = self.statements.rows[row]
        english = self.statements.articles[here.article].language == "en"
        told = with_introduction(here.text, self._people[here.article], self.names) if english else here.text
        self.hear(told, here.terms)
        return self._dated(told, here) if english else told

    def line(self, row: int, shown: Phrase) -> Line:
        """Give the line of a note whose sentence is the statement `row`."""
        statements = self.statements
        here = statements.rows[row]
        leans = statements.leaning[row] and not (shown.text.startswith("[") or shown.start > 0)
        language = statements.articles[here.article].language
        if language != "en":
            return Line(shown.text, not (leans or leans_in(shown.text, language)))
        before = [
            each for each in statements.rows[:row] if each.article == here.article and not each.is_title
        ]
        earlier = [each.text for each in before]
        paragraph = [each.text for each in before if each.sentence.paragraph == here.sentence.paragraph]
        text = shown.text if shown.start else with_referent(shown.text, earlier, paragraph)
        leans = (leans and not text.startswith("[")) or loses(here.text, shown)
        people = self._people[here.article]
        text = with_introduction(text, people, self.names)
        unknown = (strangers(text, people) | speakers(text) | unplaced(text, people)) - self.names
        named = people.keys() | {part for who in people.values() if who for part in who.name.split()}
        told = points_back(text, named) or in_the_past(text, earlier, self._year) or is_no_news(text)
        alone = not (leans or unknown or told)
        return Line(self._dated(text, here), alone and self._introduced(row, before, text))

    def _dated(self, text: str, here: Statement) -> str:
        """An English line with the day of its "yesterday", where the reports are of several days."""
        days = {article.published.date() for article in self.statements.articles if article.published}
        published = self._oldest.get(here.terms)
        if published is None or len(days) == 1:
            return text
        apart = (max(days) - min(days)).days >= WEEK
        return with_days(text, published, weekdays=apart, years=len({day.year for day in days}) > 1)

    @cached_property
    def _oldest(self) -> dict[frozenset[int], date]:
        """The day of the oldest report with each sentence, by its terms: the others have it from there."""
        oldest: dict[frozenset[int], date] = {}
        for row in self.statements.rows:
            if published := self.statements.articles[row.article].published:
                oldest[row.terms] = min(published.date(), oldest.get(row.terms, date.max))
        return oldest

    @cached_property
    def _topics(self) -> frozenset[int]:
        """The terms of all headlines."""
        return frozenset().union(*(row.terms for row in self.statements.rows if row.is_title))

    @cached_property
    def _people(self) -> list[dict[str, Introduced | None]]:
        """Who the people of each English article are by surname; where it is silent, by another."""
        bodies = defaultdict[int, list[str]](list)
        for row in self.statements.rows:
            if not row.is_title and self.statements.articles[row.article].language == "en":
                bodies[row.article].append(row.text)
        found = [introductions(bodies[number]) for number in range(len(self.statements.articles))]
        offices = {who.name: who for people in found for who in people.values() if who and who.office}
        for people in found:
            people |= {
                s: offices[w.name] for s, w in people.items() if w and w.name in offices and not w.office
            }
        elsewhere = defaultdict[str, set[str]](set)
        for who in offices.values():
            elsewhere[who.name.split()[-1]].add(who.name)
        for people in found:
            others = {s: offices[min(names)] for s, names in elsewhere.items() if len(names) == 1}
            people |= {surname: who for surname, who in others.items() if surname not in people}
        return found

    @cached_property
    def _year(self) -> int:
        """The year of the story: that of publication, else the latest that is named."""
        published = [a.published_utc.year for a in self.statements.articles if a.published_utc]
        return max(published) if published else latest_year([row.text for row in self.statements.rows])

    def _introduced(self, row: int, before: Sequence[Statement], text: str) -> bool:
        """Whether "The move will …" comes after that move was told of: else nobody knows which."""
        noun = definite_subject(text)
        if noun is None:
            return True
        here, told = self.statements.rows[row], self.terms | self._topics
        place = here.text.index(noun)
        called = frozenset(here.terms_between(place, place + 1))
        unheard = told.isdisjoint(called) and not text.startswith("[")
        return not unheard and not any(
            brings_in(each.text[:start], each.text[start:], noun)
            and self.statements.known(each.terms, told) < UNTOLD
            for each in before[-NEAR:]
            for start, term in each.places
            if term in called
        )
