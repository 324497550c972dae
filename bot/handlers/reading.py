"""From Telegram's message to a Submission: text, links, files, and the channel it was first posted in."""

from __future__ import annotations

from datetime import datetime

from telegram import (
    Message,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from bot.submission import Channel, Document, Submission

LINKS: list[str | None] = [MessageEntity.URL, MessageEntity.TEXT_LINK]


def submission_of(message: Message, number: int | None = None) -> Submission:
    """What there is to read in a message, for the message `number` (its own, if not given)."""
    document = message.document
    return Submission(
        message=message.message_id if number is None else number,
        sent=_seconds(message.date),
        sender=message.from_user.id if message.from_user else 0,
        text=message.text or message.caption or "",
        links=links_of(message),
        channel=_channel_of(message),
        document=Document(document.file_id, document.file_name or "The file", document.file_size)
        if document
        else None,
        picture=bool(message.photo),
        origin=_origin_of(message),
        album=message.media_group_id,
    )


def links_of(message: Message) -> tuple[str, ...]:
    """The web addresses in a message's text or caption, hidden ones too, each once."""
    found = message.parse_entities(LINKS) if message.text else message.parse_caption_entities(LINKS)
    ordered = sorted(found.items(), key=lambda item: item[0].offset)
    return tuple(dict.fromkeys(_address(entity.url or text) for entity, text in ordered))


def _address(text: str) -> str:
    return text if "://" in text else f"http://{text}"


def _channel_of(message: Message) -> Channel | None:
    """Where a forward was first posted. Of what people wrote themselves nobody's name is kept."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginChannel):
        chat = origin.chat
        url = f"https://t.me/{chat.username}/{origin.message_id}" if chat.username else None
    elif isinstance(origin, MessageOriginChat):
        chat, url = origin.sender_chat, None
    else:
        return None
    return Channel(chat.id, chat.title or "Unnamed channel", _seconds(origin.date), url)


def _origin_of(message: Message) -> str:
    """What tells forwards of different people's messages apart; empty for all others."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginUser):
        return f"user {origin.sender_user.id}"
    return "hidden" if isinstance(origin, MessageOriginHiddenUser) else ""


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
