"""From the text of a page or a paste to an article: find it in HTML, take furniture off, name its parts.

How it works: trafilatura finds the article, its headline, site and time in HTML; what it leaves goes the same
way as pasted text (`summarizers.furniture`, `summarizers.credits`). Pages that hide their text behind a
subscription, or have none, are told apart so that a person knows what to do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

import trafilatura
from trafilatura.settings import Document

from bot.decode import clean_text
from bot.language import language_of
from summarizers.article import Article
from summarizers.credits import agency_of, published_in
from summarizers.errors import EmptyText, NoArticle, Paywalled, TooShort, UnknownLanguage
from summarizers.furniture import looks_paywalled, remove_furniture
from summarizers.language.words import UNCUT

LEAST_WORDS = 20
"""Fewer words than this are a headline or a caption: there is nothing to compare."""


_DECLARED = re.compile(
    r"<meta\b[^<>]{0,200}\barticle:published_time[\"'][^<>]{0,200}\bcontent=[\"']([^\"'<>]{10,40})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text came from: `origin` names it to people, `outlet` is its publisher if known already."""

    origin: str
    outlet: str | None = None
    url: str | None = None


def article_from_text(text: str, source: Source, *, title: str | None = None) -> Article:
    """Make an article of a pasted text or a text file.

    Raises EmptyText, NoArticle, Paywalled, UnknownLanguage or TooShort, each naming the source.
    """
    if not text.strip():
        raise EmptyText(source.origin)
    if looks_paywalled(text):
        raise Paywalled(source.origin)
    body = remove_furniture(text, title)
    if not body.paragraphs:
        raise NoArticle(source.origin)
    language = language_of("\n".join(body.paragraphs))
    if language in UNCUT:
        raise UnknownLanguage(source.origin, language)
    article = Article(
        outlet=source.outlet or source.origin,
        title=body.title,
        paragraphs=body.paragraphs,
        agency=agency_of(body.paragraphs, body.title, text),
        url=source.url,
        published=published_in(text),
        language=language,
        origin=source.origin,
    )
    if article.words < LEAST_WORDS:
        raise TooShort(source.origin, article.words, LEAST_WORDS)
    return article


def _time(html: str, day: str | None) -> datetime | None:
    """When a page was published: the moment it declares, else the day that was found in it."""
    declared = _DECLARED.search(html)
    for stated in (declared and declared[1], day):
        try:
            return datetime.fromisoformat(stated.strip()) if stated else None
        except ValueError:
            continue
    return None


def _site(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def article_from_html(html: str, source: Source) -> Article:
    """Make an article of a page; its outlet is the source's, else the site's name, else the host.

    Raises what `article_from_text` raises.
    """
    if not html.strip():
        raise EmptyText(source.origin)
    found = trafilatura.bare_extraction(
        html, url=source.url, with_metadata=True, include_comments=False, favor_recall=True
    )
    if not isinstance(found, Document) or not found.text:
        raise NoArticle(source.origin)
    named = Source(
        source.origin, source.outlet or found.sitename or _site(source.url), source.url or found.url
    )
    # Character references in the page become characters only now: the text is cleaned once more.
    title = clean_text(found.title) if found.title else None
    article = article_from_text(clean_text(found.text), named, title=title)
    return article if article.published else replace(article, published=_time(html, found.date))
