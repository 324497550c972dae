"""What is new in a story since earlier messages told it, as a message that continues them.

How it works: what a message told are its claims: the lines that had room in it, and each value of the
figures that differ. A line is new where no claim that was told says it (`summary.repeats`) and an
outlet takes part that has a new report. Figures are new where one of their values is. What was told as one
outlet's alone and is now reported by others too has a line of its own; that more outlets report what
others shared before is no news.

Known failures: a fact that was told and is now worded without the words that told it counts as new.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property

from bot.render.chat import body, chat_message, named, summary_lines
from bot.render.disarm import disarmed, disarmed_line, title_line
from bot.render.layout import ChatMessage, lay_out
from bot.render.lines import counted, listed, note_line, shown_notes, sources
from summarizers.brief import Brief, Kind, Note, Told
from summarizers.summary.repeats import said_before

NEW_IN = "New in: "
NO_LONGER_ALONE = "No longer alone"

MOST_JOINED = 3
"""Lines on who reports by now what one outlet alone had: they confirm, and tell no fact."""

TOLD = "told"
"""The kind of a claim of the summary; the others are `summarizers.brief.Kind`."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A line that was shown: its words, what kind of line it was, who was named, when (seconds UTC)."""

    text: str
    kind: str
    outlets: tuple[str, ...]
    at: int = 0


@dataclass(frozen=True)
class Seen:
    """What a chat was told of a story: an outlet for each report, and the claims, the newest last."""

    outlets: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()

    @cached_property
    def by_text(self) -> dict[str, Claim]:
        """The claims as they were shown last."""
        return {claim.text: claim for claim in self.claims}

    def called(self, names: Mapping[str, str]) -> Seen:
        """The same with the names that outlets go by now."""

        def now(outlets: Iterable[str]) -> tuple[str, ...]:
            return tuple(names.get(outlet, outlet) for outlet in outlets)

        return Seen(
            now(self.outlets),
            tuple(replace(claim, outlets=tuple(dict.fromkeys(now(claim.outlets)))) for claim in self.claims),
        )


@dataclass(frozen=True, slots=True)
class Shown:
    """A message, and the claims that it shows."""

    message: ChatMessage
    claims: tuple[Claim, ...]


def dumps(claims: Iterable[Claim]) -> str:
    """Claims as JSON, to be stored; of two with the same words the later, at the time of the first."""
    kept: dict[str, Claim] = {}
    for claim in claims:
        before = kept.pop(claim.text, claim)
        kept[claim.text] = replace(claim, at=before.at)
    return json.dumps({"claims": [asdict(claim) for claim in kept.values()]})


def loads(stored: str) -> tuple[Claim, ...]:
    """Read what `dumps` wrote; an empty text is nothing told. Raises ValueError for anything else."""
    if not stored:
        return ()
    match json.loads(stored):
        case {"claims": [*claims]}:
            return tuple(map(_claim, claims))
    raise ValueError(f"not what a message told: {stored[:80]}")


def _claim(stored: object) -> Claim:
    match stored:
        case {"text": str(text), "kind": str(kind), "outlets": [*outlets], "at": int(at)}:
            return Claim(text, kind, tuple(map(str, outlets)), at)
    raise ValueError(f"not a claim that was told: {str(stored)[:80]}")


def story_told(brief: Brief, at: int) -> Shown:
    """Lay a whole story out, for whoever may know nothing of it."""
    message = chat_message(brief)
    return Shown(message, tuple(_claims_in(brief, message, at)))


def news_told(brief: Brief, seen: Seen, at: int, headline: str | None = None) -> Shown | None:
    """Lay out what is new in a story for readers of earlier messages; None where there is nothing.

    `headline` is the title by which they know the story; without it the brief's own is taken.
    """
    fresh = _fresh(brief, seen)
    new, joined = _new_part(brief, seen, frozenset(fresh))
    if not fresh and not new.notes:
        return None
    safe = disarmed(new)
    title = title_line(headline.removeprefix(NEW_IN)) if headline else safe.title
    called = dict(zip(brief.outlets, safe.outlets, strict=True))
    also = {_now_also(claim, [called[o] for o in others]): claim for claim, others in joined}
    told = [*body(safe), *_headed(NO_LONGER_ALONE, [*also])]
    lines = told or ["", _nothing_but([called[o] for o in fresh])]
    message = lay_out([f"{NEW_IN}{title}\n{_arrived(brief, safe, fresh, seen)}", *lines])
    confirmed = (replace(claim, at=at) for line, claim in also.items() if line in message.text.split("\n"))
    return Shown(message, (*_claims_in(new, message, at), *confirmed))


def _fresh(brief: Brief, seen: Seen) -> tuple[str, ...]:
    """The outlets with a report more than was told, in order."""
    more = Counter(report.outlet for report in brief.reports) - Counter(seen.outlets)
    return tuple(outlet for outlet in brief.outlets if outlet in more)


Joined = tuple[Claim, tuple[str, ...]]
"""A claim that was told as one outlet's alone, as it is reported now, and who has come to report it."""


def _new_part(brief: Brief, seen: Seen, fresh: frozenset[str]) -> tuple[Brief, list[Joined]]:
    """The brief with those lines alone that were not told, and what was told as one outlet's alone."""
    known = [text for text, claim in seen.by_text.items() if claim.kind != Kind.DIFFERS]
    notes = [note for note in brief.notes if note.adds and note.kind is not Kind.DIFFERS]
    told: list[Told | Note] = [*brief.summary, *notes]
    lines = [line for line in told if not fresh.isdisjoint(line.outlets)]
    language = Counter(report.language for report in brief.reports).most_common(1)[0][0]
    places = said_before([line.text for line in lines], known, language)
    new = {line for line, place in zip(lines, places, strict=True) if place is None}
    joined: dict[str, Joined] = {}
    for line, place in zip(lines, places, strict=True):
        claim = seen.by_text[known[place]] if place is not None else None
        if claim and claim.kind == Kind.ONLY and set(claim.outlets) < set(line.outlets):
            others = tuple(outlet for outlet in line.outlets if outlet not in claim.outlets)
            joined.setdefault(claim.text, (replace(claim, kind=Kind.SOME, outlets=line.outlets), others))
    part = replace(
        brief,
        summary=tuple(line for line in brief.summary if line in new),
        notes=tuple(note for note in brief.notes if note in new or _differs_anew(note, seen)),
    )
    return part, [*joined.values()][:MOST_JOINED]


def _differs_anew(note: Note, seen: Seen) -> bool:
    """Whether a note gives figures that no one line told: a label may be worded anew as reports come in."""
    told = defaultdict[str, list[tuple[str, frozenset[str]]]](list)
    for claim in seen.claims:
        if claim.kind == Kind.DIFFERS:
            label, _, value = claim.text.partition(": ")
            told[label].append((value, frozenset(claim.outlets)))
    given = [(side.value, frozenset(side.outlets)) for side in note.figures]
    known = any(
        all(any(value == v and outlets & o for v, o in line) for value, outlets in given)
        for line in told.values()
    )
    return note.adds and note.kind is Kind.DIFFERS and not known


def _claims_in(brief: Brief, message: ChatMessage, at: int) -> Iterator[Claim]:
    """The claims of a brief whose lines had room in a message."""
    safe, lines = disarmed(brief), set(message.text.split("\n"))
    notes = [note for some in shown_notes(brief) for note in some if disarmed_line(note.text)]
    told: list[Told | Note] = [line for line in brief.summary if disarmed_line(line.text)]
    rendered = [*summary_lines(safe), *(f"▫ {note_line(note, safe)}" for note in safe.notes)]
    for line, text in zip([*told, *notes], rendered, strict=True):
        if text in lines:
            yield from _claims_of(line, at)


def _claims_of(line: Told | Note, at: int) -> Iterator[Claim]:
    """What a line claims: its words, or each of its figures with what it is of."""
    if isinstance(line, Told):
        yield Claim(line.text, TOLD, line.outlets, at)
    elif line.kind is not Kind.DIFFERS:
        yield Claim(line.text, line.kind.value, line.outlets, at)
    else:
        subject = line.text.partition(": ")[0]
        yield from (Claim(f"{subject}: {s.value}", line.kind.value, s.outlets, at) for s in line.figures)


def _now_also(claim: Claim, others: list[str]) -> str:
    """Who reports by now what was told as one outlet's alone."""
    return f"▫ Now also {listed(others)}: {disarmed_line(claim.text)}"


def _headed(heading: str, lines: list[str]) -> list[str]:
    """Lines below a heading, which goes with the first of them."""
    return ["", f"{heading}\n{lines[0]}", *lines[1:]] if lines else []


def _arrived(brief: Brief, safe: Brief, fresh: tuple[str, ...], seen: Seen) -> str:
    """What readers know of the story, the outlets that have come in, and how many there are now."""
    called = dict(zip(brief.outlets, sources(safe), strict=True))
    again = set(seen.outlets)
    names = tuple(f"{called[o]} (again)" if o in again else called[o] for o in fresh)
    known = len(again & set(brief.outlets))
    come = f" {named(names)} · now {counted(len(brief.outlets), 'outlet')}" if fresh else ""
    return f"You have seen this story ({counted(known, 'outlet')}). New here:{come}"


def _nothing_but(fresh: list[str]) -> str:
    verb = "reports" if len(fresh) == 1 else "report"
    return f"{listed(fresh)} {verb} nothing that was not told."
