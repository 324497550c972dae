"""Whether two articles are of one time, by their publication or by the years and weekdays they name.

Requirements: told from an article's terms and its time of publication alone.
How it works: where both times of publication are known, the days between them say all there is: a report of
    one event mostly comes within a day or two, what follows from it days later. Without both, only what
    contradicts counts, since articles of one week all name the same days. The years that the articles name
    are compared; years one apart may be one event told at New Year, or a season, and of a year before the
    other's publication nobody knows whether it is the event's or its background's. Weekdays are those of the
    leads; letting days that follow one another pass for a night's was worse (docs/linking.md).
Known failures: an article without publication that names only its background's years; the weekday of a
    report's own date line. Months brought nothing beside these (docs/linking.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import datetime, timedelta
from functools import cache

from summarizers.article import as_utc
from summarizers.figures.days import WEEKDAY_NAMES
from summarizers.language.words import fold, stem
from summarizers.linking.features import Features

OLD_NEWS = timedelta(days=30)
"""Past this a longer time between two publications says no more, and a report that follows may look back."""


def days_between(first: datetime | None, then: datetime | None) -> float | None:
    """The days from one publication to another, below 0 where it was before; None where one is not known."""
    return (as_utc(then) - as_utc(first)) / timedelta(days=1) if first and then else None


def apart(
    one: Features, published: datetime | None, other: Features, other_published: datetime | None
) -> str | None:
    """Why two articles seem to be of different times; None where nothing says so or both times are known."""
    if published and other_published:
        return None
    years = _years(one, published, other_published), _years(other, other_published, published)
    if all(years) and min(abs(ours - theirs) for ours in years[0] for theirs in years[1]) > 1:
        return f"years {max(years[0])} and {max(years[1])}"
    return _weekdays_apart(_weekdays(one), _weekdays(other))


def _weekdays_apart(ours: Mapping[int, str], theirs: Mapping[int, str]) -> str | None:
    if not (ours and theirs) or ours.keys() & theirs.keys():
        return None
    return f"{ours[min(ours)]} and {theirs[min(theirs)]}"


def _years(features: Features, published: datetime | None, beside: datetime | None) -> Set[int]:
    """The years that may be those of the event, `beside` being when the other article was published."""
    if published:
        return {published.year}
    return {year for year in features.years if not beside or year >= beside.year}


def _weekdays(features: Features) -> dict[int, str]:
    """The weekdays of the lead, Monday being 0, with a name for each."""
    known = _weekday_stems(features.language)
    named = (known[key] for key in known.keys() & features.terms.keys() if features.terms[key].lead)
    return dict(sorted(named))


@cache
def _weekday_stems(language: str | None) -> Mapping[str, tuple[int, str]]:
    return {stem(fold(name), language): (day, name.capitalize()) for name, day in WEEKDAY_NAMES.items()}
