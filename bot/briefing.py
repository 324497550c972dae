"""A chat's story as a brief, told from those of its reports whose text is still kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.compute import compute
from bot.render import answers
from storage.stories import Stored, Stories
from summarizers.brief import Brief
from summarizers.making import make_brief


@dataclass(frozen=True, slots=True)
class Briefed:
    """A story's brief, and the reports that it is made of, in order of arrival."""

    reports: tuple[Stored, ...]
    brief: Brief


async def brief_of(stories: Stories, chat: int, story: str) -> Briefed | None:
    """Tell a story of a chat, and how many of its reports are no longer kept; None where none is left."""
    reports = await stories.articles(chat, story)
    if not reports:
        return None
    brief = await compute(make_brief, [report.article for report in reports])
    if gone := await stories.gone(chat, story):
        brief = replace(brief, cautions=(*brief.cautions, answers.earlier_reports(gone)))
    return Briefed(tuple(reports), brief)
