"""Which sentence is denied by the one after it: a charge, and who rejects it.

Requirements: a false dispute is worse than a missed one.
How it works: a report tells a charge and then who denies it. A sentence that says "denied it", "rejected the
    claims" or "no such talk" answers the sentence before, if that is of the same paragraph or of a paragraph
    of its own; that somebody would not comment is passed over. Where others say after a denial that "that
    is precisely what they did", it is the denial that is answered.
Known failures: what is denied in words of its own ("denied that the bridge was unsafe") is not looked for
    among the other reports, whose words are others; English for the most part, German and Spanish in their
    plainest forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizers.claims.statements import Statements
from summarizers.language.parts import SAYING
from summarizers.lines.referents import speaker_of

FURTHEST = 2
"""Sentences up to which a charge may stand before its denial, those passed over among them."""

_DENIES = (
    r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:e|es|ed)|dismiss(?:es|ed)?|contradict(?:s|ed)?"
    r"|refut(?:e|es|ed)|rebut(?:s|ted)?)"
)
_CHARGE = r"(?:claims?|suggestions?|allegations?|accusations?|assertions?|charges?|account|version)"
_ANSWERS = re.compile(
    rf"(?<!not\s)\b{_DENIES}\s(?:(?:it|this|that)(?=[,.;]|\sand\s|\sas\s)|that\sany\ssuch\b"
    rf"|(?:this|that|these|those|the|all|both|his|her|their)\s{_CHARGE}(?!\s(?:that|of)\b))"
    r"|\bsa(?:id|ys?)\s(?:this|that|it)\s(?:is|was)\s(?:untrue|false|nonsense|a\slie|not\strue)\b"
    r"|\b(?:lo|la)\s(?:niega\w*|negó|negaron|desmiente\w*|desmintió|rechaza|rechazó)\b"
    r"|\b(?:bestreitet|bestritt|dementiert\w*|weist|wies)\s(?:das|dies|den\sVorwurf|die\sVorwürfe)\b",
    re.IGNORECASE,
)
_HINTS = (
    *("denie", "deny", "reject", "disput", "dismiss", "contradict", "refut", "rebut", "untrue", "false"),
    *("nonsense", "a lie", "not true", "no such", "what", "nieg", "neg", "desm", "rechaz", "bestr", "dement"),
    *("weis", "wies"),
)
"""Letters of which every answer has some: they are found at once, the answers themselves take long."""

_NO_SUCH = re.compile(r"\bno\ssuch\b", re.IGNORECASE)
_SAYS = re.compile(rf"\b(?:{'|'.join(sorted(SAYING))})\b", re.IGNORECASE)
_CONFIRMS = re.compile(r"\bthat\s(?:is|was)\s(?:precisely|exactly|just)\swhat\b", re.IGNORECASE)
_DENIED = re.compile(rf"\b{_DENIES}\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|before\s[a-z]+ing)\b")
_NO_ANSWER = re.compile(
    r"\b(?:did\snot|didn[’']t|declined\sto|refused\sto|would\snot|could\snot\sbe)"
    r"\s(?:return|respond|reply|answer|comment|reached)",
    re.IGNORECASE,
)


def _held_on(text: str, denial: re.Match[str] | None) -> bool:
    """Whether a denial is told of as over: "denied it until last May"."""
    return denial is not None and _UNTIL.search(text, denial.end()) is not None


def denies(text: str) -> bool:
    """Whether an English sentence has a word of denying."""
    return _DENIED.search(text) is not None


def _before(statements: Statements, row: int) -> int | None:
    """The sentence that a denial answers, None where that is unclear."""
    rows = statements.rows
    for other in range(row - 1, max(-1, row - 1 - FURTHEST), -1):
        here, above = rows[other], rows[other + 1]
        if here.is_title or here.article != above.article:
            return None
        alone = other == 0 or rows[other - 1].sentence.paragraph != here.sentence.paragraph
        if here.sentence.paragraph != above.sentence.paragraph and not alone:
            return None
        if not _NO_ANSWER.search(here.text):
            plain = not statements.leaning[other] or speaker_of(here.text)
            return other if here.is_whole and plain else None
    return None


def denials(statements: Statements) -> Iterator[tuple[int, int]]:
    """The rows of each charge and of its denial, or of a denial and who contradicts it, in order."""
    for row, here in enumerate(statements.rows):
        small = here.text.lower()
        if not any(hint in small for hint in _HINTS):
            continue
        none = _NO_SUCH.search(here.text)
        answers = _ANSWERS.search(here.text) or (none and _SAYS.search(here.text, 0, none.start()))
        confirms = _CONFIRMS.search(here.text)
        other = _before(statements, row) if (answers or confirms) and not here.is_title else None
        if _held_on(here.text, answers or none):
            continue
        if other is not None and (answers or denies(statements.rows[other].text)):
            yield other, row
