"""A chat's story as a brief, told from those of its reports whose text is still kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.compute import compute
from bot.pipeline import PASTED
from bot.render import answers
from storage.stories import Stored, Stories
from summarizers.article import Article
from summarizers.brief import Brief
from summarizers.linking.copies import told_as
from summarizers.making import make_brief


@dataclass(frozen=True, slots=True)
class Briefed:
    """A story's brief, and the reports that it is made of, in order of arrival.

    `called` holds what the brief calls each outlet: a pasted copy goes by the name of its original.
    """

    reports: tuple[Stored, ...]
    brief: Brief
    called: Mapping[str, str]


async def brief_of(stories: Stories, chat: int, story: str) -> Briefed | None:
    """Tell a story of a chat, and how many of its reports are no longer kept; None where none is left."""
    reports = await stories.articles(chat, story)
    if not reports:
        return None
    brief, called = await compute(_made, [report.article for report in reports])
    if gone := await stories.gone(chat, story):
        brief = replace(brief, cautions=(*brief.cautions, answers.earlier_reports(gone)))
    return Briefed(tuple(reports), brief, called)


def _made(articles: Sequence[Article]) -> tuple[Brief, dict[str, str]]:
    """The brief of articles, and what it calls their outlets."""
    pasted = {article.outlet for article in articles if article.outlet.startswith(PASTED)}
    names = told_as(articles, pasted) if pasted else [article.outlet for article in articles]
    told = [replace(article, outlet=name) for article, name in zip(articles, names, strict=True)]
    return make_brief(told), {one.outlet: name for one, name in zip(articles, names, strict=True)}
