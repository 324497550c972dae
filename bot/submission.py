"""What a person sent: one message, or several that a client cut out of one article.

Clients cut a text longer than MESSAGE into messages, at a line end or a space in the second half of each;
the server trims what is white at the ends. A cut article is put together again by what such messages have
in common: the sender, the channel, the second, and that the next line would not have fitted before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.language import language_of
from bot.render.layout import MESSAGE, units
from summarizers.language.words import rarity

TOGETHER = 10
"""Seconds between messages that were cut out of one text: clients send them one after the other."""

SLACK = 100
"""UTF-16 units that a client may leave free although the next line would fit: line ends are trimmed, and not
every client fills a message to its last sign."""

SHORT_LINE = 60
"""Characters: a shorter last line without a full stop is a heading or a button, a longer one was cut."""

SENTENCE_ENDS = (".", "!", "?", "…", ":")


@dataclass(frozen=True, slots=True)
class Channel:
    """The channel a message was first posted in: `posted` in seconds UTC, `url` where the post is public."""

    number: int
    title: str
    posted: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file that came with a message; `size` in bytes, where known."""

    key: str
    name: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """What is to be read: text with its links, a file, or (`picture`) a picture without any text.

    `message` is the number of its first message in the chat, `sent` when that was sent, in seconds UTC,
    `origin` who wrote it first where that was no channel, `album` what the messages of one album have in
    common; neither is stored.
    """

    message: int
    sent: int
    sender: int
    text: str = ""
    links: tuple[str, ...] = ()
    channel: Channel | None = None
    document: Document | None = None
    picture: bool = False
    origin: str = ""
    album: str | None = None


def gathered(sent: Sequence[Submission]) -> list[Submission]:
    """The submissions that messages make, those that were cut out of one text put together."""
    found: list[list[Submission]] = []
    for message in _without_bare_pictures(sent):
        if found and _goes_on(found[-1][-1], message):
            found[-1].append(message)
        else:
            found.append([message])
    return [_joined(run) for run in found]


def _without_bare_pictures(sent: Sequence[Submission]) -> list[Submission]:
    """The messages, but of an album's pictures without words only one, and none where it has words."""
    spoken = {message.album for message in sent if message.album and message.text}
    kept = []
    for message in sent:
        if message.album and message.picture and not message.text:
            if message.album in spoken:
                continue
            spoken.add(message.album)
        kept.append(message)
    return kept


def _goes_on(before: Submission, after: Submission) -> bool:
    """Whether the second message may be what was cut off the first."""
    if before.document or after.document or not after.text or units(before.text) * 2 < MESSAGE:
        return False
    line = after.text.partition("\n")[0]
    if units(before.text) + units(line) + SLACK < MESSAGE or before.origin != after.origin:
        return False
    if before.sender != after.sender or abs(after.sent - before.sent) > TOGETHER:
        return False
    if before.channel is None or after.channel is None:
        return before.channel is after.channel
    same = before.channel.number == after.channel.number
    return same and abs(after.channel.posted - before.channel.posted) <= TOGETHER


def _joined(run: Sequence[Submission]) -> Submission:
    """One submission of messages that go on."""
    text = run[0].text
    for before, after in pairwise(run):
        text += _gap(before.text, after.text) + after.text
    links = dict.fromkeys(link for piece in run for link in piece.links)
    return replace(run[0], text=text, links=tuple(links))


def _gap(before: str, after: str) -> str:
    """What stood between two pieces: nothing inside a word, a line end after a sentence or a short line."""
    if units(before) >= MESSAGE and before[-1].isalnum() and after[0].isalnum():
        return "" if _one_word(before.split()[-1], after.split()[0], language_of(before)) else " "
    line = before.rsplit("\n", 1)[-1].rstrip("\"'”’»)]")
    begins = not after[0].islower()
    return "\n" if begins and (line.endswith(SENTENCE_ENDS) or len(line) < SHORT_LINE) else " "


def _one_word(one: str, other: str, language: str | None) -> bool:
    """Whether two halves are better known as one word than as two."""
    apart = max(rarity(one.lower(), language), rarity(other.lower(), language))
    return rarity(f"{one}{other}".lower(), language) <= apart
