"""The articles of a story as a reader sees them: what each is, and what it shares with the others."""

from __future__ import annotations

from collections.abc import Sequence

from summarizers.article import Article
from summarizers.brief import Report, Shared
from summarizers.linking.copies import LEAST_SHARE, containments, copied_from, groups


def _shared(number: int, articles: Sequence[Article], shares: list[list[float]]) -> tuple[Shared, ...]:
    """What an article shares with each other outlet, the largest share first."""
    best: dict[str, float] = {}
    for other, share in zip(articles, shares[number], strict=True):
        if other.outlet != articles[number].outlet and share >= LEAST_SHARE:
            best[other.outlet] = max(round(share, 2), best.get(other.outlet, 0.0))
    return tuple(Shared(outlet, share) for outlet, share in sorted(best.items(), key=lambda s: (-s[1], s[0])))


def _outlet_of(origin: int | None, article: Article, articles: Sequence[Article]) -> str | None:
    """The outlet that a copy was taken from; an outlet's own article given twice is no copy."""
    outlet = None if origin is None else articles[origin].outlet
    return None if outlet == article.outlet else outlet


def reports_of(articles: Sequence[Article]) -> tuple[tuple[Report, ...], dict[str, int]]:
    """The reports in order, and for each outlet the number of its group of articles (`copies.groups`)."""
    shares = containments(articles)
    origins = copied_from(shares, articles)
    reports = tuple(
        Report(
            outlet=article.outlet,
            title=article.title,
            url=article.url,
            published=article.published,
            language=article.language,
            words=article.words,
            agency=article.agency,
            copy_of=_outlet_of(origin, article, articles),
            shared=_shared(number, articles, shares),
            teaser=article.teaser,
        )
        for number, (article, origin) in enumerate(zip(articles, origins, strict=True))
    )
    outlets = [article.outlet for article in articles]
    return reports, dict(zip(outlets, groups(shares, outlets), strict=True))
