"""What people can do in any chat; each act queues the update that Telegram would send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.rig.chats import Channel, Person, Sent
from tests.rig.cutting import LONGEST_PIECE, pieces_of
from tests.rig.entities import Entity, Json, units, with_found
from tests.rig.methods import heard_json, sent_json
from tests.rig.telegram_state import TelegramState

ANONYMOUS = Person(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
"""Who an administrator that hides behind the group seems to be."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message of a person; update_id is None when privacy mode or the asked kinds kept it from the bot."""

    chat: int
    message_id: int
    update_id: int | None


def content_of(field: str, text: str, links: Mapping[str, str] | None) -> dict[str, Json]:
    """A text or caption with the entities that the server puts on it; links hide under the words named."""
    text = text.strip()
    hidden = [
        Entity("text_link", units(text[: text.index(word)]), units(word), url)
        for word, url in (links or {}).items()
    ]
    entities = [entity.to_json() for entity in with_found(text, hidden)]
    name = "caption_entities" if field == "caption" else "entities"
    return {field: text, **({name: entities} if entities else {})}


def _caption(text: str | None, links: Mapping[str, str] | None = None) -> dict[str, Json]:
    return content_of("caption", text, links) if text else {}


def _protection(protected: bool) -> dict[str, Json]:
    return {"has_protected_content": True} if protected else {}


def origin(
    date: int, channel: Channel | None, post: int, user: Person | None = None, hidden: str | None = None
) -> dict[str, Json]:
    """Where a forwarded message is from: a channel's post, a user, or a name only."""
    told: dict[str, Json] = {"date": date}
    if channel:
        told |= {"type": "channel", "chat": channel.to_json(), "message_id": post}
    elif user:
        told |= {"type": "user", "sender_user": user.to_json()}
    else:
        told |= {"type": "hidden_user", "sender_user_name": hidden or "Somebody"}
    return {"forward_origin": told}


class Conversation:
    """What can be done in any chat."""

    def __init__(self, api: TelegramState, told: Mapping[str, Json], speaker: Person) -> None:
        self.api = api
        self.chat = api.know(told)
        self.id = self.chat.id
        self.speaker = speaker
        self.chat.members[speaker.id] = speaker

    def say(
        self,
        text: str,
        *,
        by: Person | None = None,
        links: Mapping[str, str] | None = None,
        protected: bool = False,
    ) -> Said:
        """Write a text of at most 4,096 UTF-16 units; links maps words of it to the urls under them."""
        if units(text.strip()) > LONGEST_PIECE:
            raise ValueError("too long for one message: use say_pieces or forward_pieces")
        return self._write(content_of("text", text, links) | _protection(protected), by)

    def say_pieces(self, text: str, *, hard: bool = False, by: Person | None = None) -> list[Said]:
        """Paste a long text, which the client cuts."""
        date = self.api.date()
        return [
            self._write(content_of("text", piece, None), by, date=date)
            for piece in pieces_of(text, hard=hard)
        ]

    def reply(
        self, to: Said | Sent, text: str, *, by: Person | None = None, links: Mapping[str, str] | None = None
    ) -> Said:
        """Answer a message; the one answered travels along, one level deep."""
        original = heard_json(self.api, self.chat, to.message_id)
        if original is None:
            raise ValueError(f"there is no message {to.message_id} to reply to")
        return self._write(content_of("text", text, links) | {"reply_to_message": original}, by)

    def forward(
        self,
        text: str,
        channel: Channel | None = None,
        post: int = 1,
        *,
        user: Person | None = None,
        hidden: str | None = None,
        by: Person | None = None,
        links: Mapping[str, str] | None = None,
        protected: bool = False,
    ) -> Said:
        """Forward a text from a channel's post, a user, or a user who hides and has a name only."""
        content = content_of("text", text, links) | _protection(protected)
        return self._write(content | origin(self.api.date(), channel, post, user, hidden), by)

    def forward_pieces(
        self, text: str, channel: Channel, *, hard: bool = False, post: int = 1, by: Person | None = None
    ) -> list[Said]:
        """Forward the posts that a long text became: same second, consecutive messages and posts."""
        date = self.api.date()
        return [
            self._write(content_of("text", piece, None) | origin(date, channel, post + place), by, date=date)
            for place, piece in enumerate(pieces_of(text, hard=hard))
        ]

    def send_file(
        self,
        name: str,
        content: bytes,
        mime: str,
        caption: str | None = None,
        *,
        size: int | None = None,
        channel: Channel | None = None,
        by: Person | None = None,
    ) -> Said:
        """Send a document, or forward a channel's; size is what Telegram tells of it if not the true one."""
        file_id = self._file(f"documents/file_{self.api.fresh()}", content, size)
        told = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_name": name, "mime_type": mime}
        document: dict[str, Json] = {**told, "file_size": len(content) if size is None else size}
        forwarded = origin(self.api.date(), channel, 1) if channel else {}
        return self._write({"document": document} | _caption(caption) | forwarded, by)

    def photo(
        self,
        caption: str | None = None,
        *,
        channel: Channel | None = None,
        post: int = 1,
        album: str | None = None,
        by: Person | None = None,
        links: Mapping[str, str] | None = None,
    ) -> Said:
        """Send a photo, or forward a channel's; photos with the same album name belong together."""
        file_id = self._file(f"photos/file_{self.api.fresh()}.jpg", b"\xff\xd8\xff\xe0picture", None)
        size: dict[str, Json] = {
            "file_id": file_id,
            "file_unique_id": f"u{file_id}",
            "width": 90,
            "height": 60,
        }
        content: dict[str, Json] = {"photo": [size]} | _caption(caption, links)
        content |= {"media_group_id": album} if album else {}
        return self._write(content | (origin(self.api.date(), channel, post) if channel else {}), by)

    def edit(self, said: Said, text: str) -> Said:
        """Change a text that was said."""
        before = self.chat.heard[said.message_id]
        kept = {key: value for key, value in before.items() if key not in {"text", "entities"}}
        message = kept | {"edit_date": self.api.date()} | content_of("text", text, None)
        self.chat.heard[said.message_id] = message
        reaches = said.update_id is not None
        return self._deliver("edited_message", said.message_id, message, reaches=reaches)

    def press(self, message: Sent, button_text: str, *, by: Person | None = None) -> str:
        """Press a button under the bot's message as it stands now, and return the query's id."""
        now = self.chat.sent[message.message_id]
        data = [button.data for button in now.buttons if button.text == button_text]
        if not data or data[0] is None:
            raise ValueError(f"no such button: {[button.text for button in now.buttons]}")
        return self.press_data(now, data[0], by=by)

    def press_data(self, message: Sent, data: str, *, by: Person | None = None) -> str:
        """Send a callback query with any data, as an altered client could."""
        query = str(4_000_000_000 + self.api.fresh())
        self.api.asked.add(query)
        told: dict[str, Json] = {"id": query, "from": (by or self.speaker).to_json(), "data": data}
        told |= {"chat_instance": str(self.id), "message": sent_json(self.api, message)}
        self.api.enqueue({"callback_query": told})
        return query

    def _file(self, path: str, content: bytes, size: int | None) -> str:
        file_id = f"F{self.api.fresh()}"
        self.api.files[file_id] = (path, content, len(content) if size is None else size)
        return file_id

    def _write(
        self,
        content: Mapping[str, Json],
        by: Person | None = None,
        *,
        date: int | None = None,
        service: bool = False,
    ) -> Said:
        """Put a message into the chat and queue it if it reaches the bot."""
        number = self.api.message_id(self.chat)
        message: dict[str, Json] = {"message_id": number, "date": date or self.api.date()}
        message |= {"chat": self.chat.told, "from": (by or self.speaker).to_json()}
        message |= {"sender_chat": self.chat.told} if by == ANONYMOUS else {}
        message |= content
        self.chat.heard[number] = message
        return self._deliver("message", number, message, reaches=service or self._reaches(message))

    def _deliver(self, kind: str, number: int, message: Mapping[str, Json], *, reaches: bool) -> Said:
        return Said(self.id, number, self.api.enqueue({kind: message}) if reaches else None)

    def _reaches(self, message: Mapping[str, Json]) -> bool:
        return True

    def _bot_becomes(self, before: str, after: str) -> int | None:
        """Queue that the bot's own standing changed."""
        told: dict[str, Json] = {"chat": self.chat.told, "from": self.speaker.to_json()}
        told["date"] = self.api.date()
        for name, status in (("old_chat_member", before), ("new_chat_member", after)):
            until = {"until_date": 0} if status == "kicked" else {}
            told[name] = {"user": self.api.bot.to_json(), "status": status, **until}
        return self.api.enqueue({"my_chat_member": told})
