"""What ties two articles that are not of one story: a later event of the same people, or another language.

Requirements: a trial is a story of its own and names the arrest that it follows; articles in two languages
    are never put together on likeness, but may be proposed to people where hard evidence agrees.
How it works: a follow-up needs two times of publication, FOLLOWS_AFTER days apart or more, names of both
    leads that the other has, hardly any of the main names swapped, and events told in other words (all but
    names and figures). Across languages names and figures are looked for: a name counts where one spelling
    begins the other, since each language cuts its own endings.
Known failures: without publication times nothing follows; a report of the same event that a magazine tells
    weeks later in its own words is taken for a follow-up; names in two scripts are not found in each other,
    so that figures alone propose nothing there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from summarizers.linking.likeness import Weighed, swapped_names
from summarizers.linking.occasions import OLD_NEWS
from summarizers.linking.similarity import cosine, covered

FOLLOWS_AFTER = 3
"""Days from which another event of the same people is one that follows: reports lag a day or two."""

AKIN = 0.3
"""Share of the leads' names that must be in the other article: .1 to .8 in true follow-ups, .2 at most where
only a place is common."""

ANOTHER_EVENT, OLD_EVENT = 0.15, 0.3
"""Cosine of event words below which the events are two, within OLD_NEWS and after it. Reports of one event
have .47 or more in the project's own stories and a median of .4 in others, follow-ups .00 to .22."""

UNSWAPPED = 0.4
"""The most that two articles of the same people may swap of their main names: a final has another rival."""

PROPOSED_NAMES = 2
"""Names in common that a proposal across languages needs."""

PROPOSED_SHARE = 0.4
"""Share of the leads' names found in the other language."""

PREFIX = 4
"""Letters that two spellings of a name share from the first one on."""


def akin(one: Weighed, other: Weighed, days: float | None) -> float:
    """How far two articles published `days` apart tell another event of the same names.

    The share of the leads' names that the other has, AKIN to 1; 0 where the event or the names are not such,
    or `days` are not known.
    """
    if days is None or abs(days) < FOLLOWS_AFTER or swapped_names(one, other) > UNSWAPPED:
        return 0.0
    share = (covered(one.lead_names, other.body) + covered(other.lead_names, one.body)) / 2
    least = OLD_EVENT if abs(days) > OLD_NEWS.days else ANOTHER_EVENT
    return share if share >= AKIN and cosine(_events(one), _events(other)) < least else 0.0


def hard_evidence(one: Weighed, other: Weighed) -> tuple[float, tuple[str, ...]]:
    """How strongly names and figures say that articles in two languages are of one event, 0 to 1, and why.

    0 unless PROPOSED_NAMES names, PROPOSED_SHARE of the leads' names and one figure of two digits or more
    are in common.
    """
    names = _alike(one.names, other.names)
    figures = sorted(key for key in one.figures.keys() & other.figures.keys() if len(key) > 1)
    share = max(_share(one.lead_names, other.names), _share(other.lead_names, one.names))
    if len(names) < PROPOSED_NAMES or share < PROPOSED_SHARE or not figures:
        return 0.0, ()
    return share, (f"names in both: {', '.join(names[:4])}", f"figures in both: {', '.join(figures[:4])}")


def _events(weighed: Weighed) -> dict[str, float]:
    terms = weighed.features.terms
    return {key: weight for key, weight in weighed.body.items() if not (terms[key].name or key[0].isdigit())}


def _alike(ours: Mapping[str, float], theirs: Iterable[str]) -> list[str]:
    """Our names that are among theirs in one spelling or another, the weightiest first."""
    starts: dict[str, list[str]] = {}
    for name in theirs:
        starts.setdefault(name[:PREFIX], []).append(name)
    found = [
        name
        for name in ours
        if name[0].isalpha()
        and any(name.startswith(each) or each.startswith(name) for each in starts.get(name[:PREFIX], ()))
    ]
    return sorted(found, key=lambda name: (-ours[name], name))


def _share(asked: Mapping[str, float], held: Iterable[str]) -> float:
    return covered(asked, set(_alike(asked, held)))
