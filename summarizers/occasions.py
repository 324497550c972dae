"""Whether two articles tell of other times, by their publication and by the years and weekdays they name.

Requirements: told from an article's terms and its time of publication alone; articles of one week, which all
    name the same days, gain nothing by it, since only a contradiction counts.
How it works: two times of publication decide by themselves. Without both, the years that the articles name
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
from summarizers.days import WEEKDAY_NAMES
from summarizers.features import Features
from summarizers.words import fold, stem

OLD_NEWS = timedelta(days=30)
"""Publication times further apart than this speak against one event."""


def apart(
    one: Features, published: datetime | None, other: Features, other_published: datetime | None
) -> str | None:
    """Why two articles seem to be of different times; None where nothing says so."""
    if published and other_published:
        between = abs(as_utc(published) - as_utc(other_published))
        if between > OLD_NEWS:
            return f"published {between.days} days apart"
    else:
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
