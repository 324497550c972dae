"""The values that a reader's answer is made of; `summarizers.making` makes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a note remarks on."""

    ONLY = "only"
    SOME = "some"
    DIFFERS = "differs"


class Relation(StrEnum):
    """How figures that differ stand to each other."""

    CONFLICT = "conflict"
    LATER = "later"
    COMPATIBLE = "compatible"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence, verbatim, by which an outlet reports something."""

    outlet: str
    sentence: str


class Stance(StrEnum):
    """Where an outlet stands to what a note says."""

    REPORTS = "reports"
    SILENT = "silent"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where one outlet stands to a note, and why.

    `value` is the chance, 0 to 1, that it states the claim of an "only" or "some" note, None for "differs".
    `sentence` is the one of its sentences that comes nearest, verbatim, None where it has none; `reason`
    tells in plain words how it was decided.
    """

    outlet: str
    stance: Stance
    value: float | None
    sentence: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the summary, who tells it, or a part of it at least, and of whom that is unclear.

    `evidence` has a sentence of each of `outlets` and of `partly`.
    """

    text: str
    outlets: tuple[str, ...]
    unclear: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    partly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One side of a disagreement: the figure as worded, what it is of, and who says so."""

    value: str
    of: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on coverage.

    `text` is a contiguous span of an article for "only" and "some", but for a person or subject put in
    [brackets], and a fixed line of figures for "differs". `independent` counts the reporting ones once for
    each text that they share, be it most of their articles or the wording of this claim.
    `relation` and `figures` are set for "differs" alone. `adds` is False for background: what the summary
    or an earlier note says for the most part already. `verdicts` hold one for every outlet of the story.
    `in_words` tells of a "differs" note that its sides are no figures, but what is said.
    """

    kind: Kind
    text: str
    outlets: tuple[str, ...]
    silent: tuple[str, ...]
    unclear: tuple[str, ...]
    independent: int
    evidence: tuple[Evidence, ...]
    relation: Relation | None = None
    figures: tuple[Value, ...] = ()
    adds: bool = True
    verdicts: tuple[Verdict, ...] = ()
    in_words: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """How much of an article stands word for word in another outlet's, 0 to 1."""

    outlet: str
    share: float


@dataclass(frozen=True, slots=True)
class Report:
    """One article of the story, without its text; of a `teaser` only the beginning could be had."""

    outlet: str
    title: str | None
    url: str | None
    published: datetime | None
    language: str | None
    words: int
    agency: str | None
    copy_of: str | None
    shared: tuple[Shared, ...]
    teaser: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """One story told once, and who reported what."""

    title: str
    independent: int
    reports: tuple[Report, ...]
    summary: tuple[Told, ...]
    notes: tuple[Note, ...]
    cautions: tuple[str, ...] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets' names, once each, in the order given."""
        return tuple(dict.fromkeys(report.outlet for report in self.reports))
