"""A brief and an article as JSON, the formats that scripts read."""

from __future__ import annotations

from summarizers.article import Article
from summarizers.brief import Brief, Evidence, Kind, Note, Report, Told, Verdict

Json = dict[str, object]


def _evidence(evidence: tuple[Evidence, ...]) -> list[Json]:
    return [{"outlet": each.outlet, "sentence": each.sentence} for each in evidence]


def _report(report: Report) -> Json:
    return {
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "published": report.published.isoformat() if report.published else None,
        "language": report.language,
        "words": report.words,
        "agency": report.agency,
        "copy_of": report.copy_of,
        "shared": [{"with": each.outlet, "share": each.share} for each in report.shared],
    }


def _told(told: Told) -> Json:
    return {
        "text": told.text,
        "outlets": list(told.outlets),
        "partly": list(told.partly),
        "evidence": _evidence(told.evidence),
    }


def _verdict(verdict: Verdict) -> Json:
    return {
        "outlet": verdict.outlet,
        "stance": verdict.stance.value,
        "value": None if verdict.value is None else round(verdict.value, 3),
        "sentence": verdict.sentence,
        "reason": verdict.reason,
    }


def _note(note: Note, *, explain: bool) -> Json:
    found: Json = {
        "kind": note.kind.value,
        "text": note.text,
        "outlets": list(note.outlets),
        "silent": list(note.silent),
        "unclear": list(note.unclear),
        "independent": note.independent,
        "evidence": _evidence(note.evidence),
    }
    if note.kind is Kind.DIFFERS:
        found["relation"] = note.relation.value if note.relation else None
        found["figures"] = [
            {"value": side.value, "of": side.of, "outlets": list(side.outlets)} for side in note.figures
        ]
    if explain:
        found["verdicts"] = [_verdict(verdict) for verdict in note.verdicts]
    return found


def brief_data(brief: Brief, *, explain: bool = False) -> Json:
    """A brief with every note, in the format that the README describes; with `explain` their verdicts."""
    return {
        "story": {
            "title": brief.title,
            "independent": brief.independent,
            "articles": [_report(report) for report in brief.reports],
        },
        "summary": [_told(told) for told in brief.summary],
        "notes": [_note(note, explain=explain) for note in brief.notes],
    }


def article_data(article: Article) -> Json:
    """An article as `parallax extract --json` prints it."""
    return {
        "title": article.title,
        "outlet": article.outlet,
        "agency": article.agency,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "text": article.text,
    }
