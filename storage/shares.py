"""What a chat was sent before: the submissions that an article repeats, by address, by words, as a copy.

Requirements: a link or text that comes again is recognised, also under another address of the same page or
    with the same words elsewhere. Only the chat's own submissions are looked at, and of these only what the
    chat itself has still: another may have the same text for longer.
How it works: by `url_key` and `text_key`; and the article that the decision on linking took for the original
    counts where COPY of the later one's word runs stand in it, as in a brief. Of an original whose text is
    gone that share is estimated from its remnant.
Known failures: of texts of fewer than about 130 words no copy is told once the original's text is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from storage.database import Database
from storage.features import decode
from storage.schema import Row, Value
from summarizers.linking.copies import COPY, SHINGLE
from summarizers.linking.remnants import remnant, share_in
from summarizers.linking.similarity import containment, shingles

MOST = 20
"""Earlier submissions that are looked at, the oldest first: one is told."""

# UNION and CROSS JOIN: with OR, or an order of its own, SQLite goes through all submissions.
ALIKE = """WITH it AS (
        SELECT m.*, a.text FROM members m JOIN articles a ON a.id = m.article
        WHERE m.chat = :chat AND m.article_id = :article_id
    ), alike AS (
        SELECT id FROM it
        UNION SELECT o.id FROM it CROSS JOIN members o ON o.chat = it.chat AND o.url_key = it.url_key
            WHERE o.url_key IS NOT NULL
        UNION SELECT o.id FROM it CROSS JOIN members o ON o.chat = it.chat AND o.text_key = it.text_key
        UNION SELECT o.id FROM it CROSS JOIN members o ON o.chat = it.chat AND o.article_id = it.copy_of
    )
    SELECT it.outlet, o.outlet, o.message, o.added, o.url_key = it.url_key, o.text_key = it.text_key,
        it.gone OR o.gone, it.text, a.text, own.packed, f.packed
    FROM it CROSS JOIN alike CROSS JOIN members o ON o.id = alike.id AND o.id <= it.id
    JOIN articles a ON a.id = o.article JOIN features f ON f.article = o.article
    JOIN features own ON own.article = it.article
    ORDER BY o.id LIMIT :most"""


class Alike(Enum):
    """In what an earlier submission is the same: word for word, only by its address, or as copied from."""

    WORDS = auto()
    PAGE = auto()
    COPY = auto()


@dataclass(frozen=True, slots=True)
class Share:
    """A submission of an `outlet` at a time (seconds UTC), and how that of the outlet `later` is like it.

    `message` brought it first, None where the chat has moved since.
    """

    later: str
    outlet: str
    message: int | None
    added: int
    alike: Alike


class Shares:
    """The submissions of an open database, as what was shared before."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, chat: int, article_id: str) -> list[Share]:
        """What the chat has shared of an article up to its own submission, that included, by age."""
        given: dict[str, Value] = {"chat": chat, "article_id": article_id, "most": MOST}
        found = [(_alike(row), row) for row in await self._database.rows(ALIKE, given)]
        return [Share(row[0], row[1], row[2], row[3], alike) for alike, row in found if alike]


def _alike(row: Row) -> Alike | None:
    """In what a submission is the same; None for a text of which too little was copied."""
    same_url, same_text, gone, text, original, packed, held = row[4:]
    if same_text:
        return Alike.WORDS
    if same_url:
        return Alike.PAGE
    if gone:
        copied = share_in(decode(packed), remnant(decode(held)))
    else:
        copied = containment(shingles(text, SHINGLE), shingles(original, SHINGLE))
    return Alike.COPY if copied >= COPY else None
