"""The value that everything works on: one outlet's report of an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


def as_utc(moment: datetime) -> datetime:
    """A time in UTC; one without a zone is taken as UTC, which is hours off at the most."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Article:
    """One outlet's report, furniture removed.

    `outlet` is the organisation that published; `agency` the news agency the text credits, if any;
    `url` the page it stands on; `published` an aware or naive time as the source gave it; `language`
    an ISO 639-1 code or None where it could not be told; `origin` where the text came from, for people
    (a path, an address, "pasted text"); a `teaser` is the beginning of an article whose rest could not be
    had. `paragraphs` are without the title, one line each, never empty strings.
    """

    outlet: str
    title: str | None
    paragraphs: tuple[str, ...]
    agency: str | None = None
    url: str | None = None
    published: datetime | None = None
    language: str | None = None
    origin: str = ""
    teaser: bool = False

    @property
    def text(self) -> str:
        """The body as one string, a blank line between paragraphs."""
        return "\n\n".join(self.paragraphs)

    @property
    def published_utc(self) -> datetime | None:
        """The time of publication as `as_utc` gives it."""
        return as_utc(self.published) if self.published else None

    @property
    def words(self) -> int:
        """The length of title and body in words."""
        return len(f"{self.title or ''} {self.text}".split())
