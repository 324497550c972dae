"""The line that names a story: the headline that says most of what most outlets report.

How it works: a headline's support, averaged over the outlets, times the root of its weight, so that of two
that are borne out alike the fuller one stands; questions and run-ups are worth less.

Known failures: a headline that tells half the story wins over a fuller one when more outlets report that
half; where no article has a headline, the beginning of a first sentence stands for one.
"""

from __future__ import annotations

import re

from summarizers.claims.statements import Statements
from summarizers.claims.support import Support
from summarizers.language.verbs import verb_in
from summarizers.language.wording import runs_up

LEAST_WORDS = 4
LONGEST = 16
"""Words up to which the beginning of a sentence is cut to a title."""

ROUNDABOUT = 0.5
"""What a question is worth as a title, or a sentence with a run-up before its subject."""

_CLAUSE_END = re.compile(r"(?<!\.)[,;:]\s|\s[–—-]\s|\s(?=(?:after|as|when|while|who|which)\b)")


def _cut(text: str, language: str | None) -> str:
    """The beginning of a sentence up to a clause's end, at most LONGEST words where there is one.

    In English it has a verb: "A judge in Lind County, Norl., sentenced …" is not cut before that.
    """
    ends = [
        m.start()
        for m in _CLAUSE_END.finditer(text)
        if LEAST_WORDS < len(text[: m.start()].split()) <= LONGEST
        and (language != "en" or verb_in(text[: m.start()]))
    ]
    whole = len(text.split()) <= LONGEST or not ends
    return text.rstrip(".") if whole else text[: ends[-1]]


def _plain(text: str) -> float:
    """1 for a line that says at once what happened, less for a question or a long run-up."""
    return ROUNDABOUT if text.endswith("?") or runs_up(text) else 1.0


def title_of(statements: Statements, support: Support) -> str:
    """The best headline, or the beginning of the best first sentence where there is no headline."""
    rows = list(enumerate(statements.rows))
    titles = [i for i, row in rows if row.is_title and len(row.text.split()) >= LEAST_WORDS]
    firsts = [i for i in range(len(statements.rows)) if statements.is_first(i)]
    candidates = titles or firsts or [i for i, _ in rows][:1]
    if not candidates:
        return ""
    said = {i: float(support.strength[i].mean() * statements.mass[i] ** 0.5) for i in candidates}
    best = max(candidates, key=lambda i: (said[i] * _plain(statements.rows[i].text), -i))
    here = statements.rows[best]
    return here.text if titles else _cut(here.text, statements.articles[here.article].language)
