"""The values of the rig's Telegram: people, channels, chats, buttons, and messages of the bot."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.rig.entities import Entity, Json
from tests.rig.refusals import bad_request

FIRST_SUPERGROUP = -1_000_000_000_000
"""Supergroups and channels have ids from here down, basic groups from -1 down, people from 1 up."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who writes; the two names are invented."""

    id: int
    first_name: str = "Mara"
    username: str | None = None
    is_bot: bool = False

    def to_json(self) -> dict[str, Json]:
        """The person as the Bot API's User."""
        told: dict[str, Json] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return told | ({"username": self.username} if self.username else {})


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel whose posts are forwarded."""

    id: int
    title: str
    username: str | None = None

    def to_json(self) -> dict[str, Json]:
        """The channel as the Bot API's Chat."""
        told: dict[str, Json] = {"id": self.id, "type": "channel", "title": self.title}
        return told | ({"username": self.username} if self.username else {})


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: data for a callback, or a link."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of the bot as it stands now; edited holds its former texts, oldest first."""

    chat: int
    message_id: int
    text: str
    entities: tuple[Entity, ...]
    date: int
    reply_markup: Mapping[str, Json] | None = None
    reply_to: int | None = None
    disable_notification: bool = False
    link_preview_options: Mapping[str, Json] | None = None
    edited: tuple[str, ...] = ()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The inline buttons, row by row."""
        return buttons_of(self.reply_markup)


@dataclass(slots=True)
class Chat:
    """A chat that the bot knows: what was said, the bot's own messages, and who administers it."""

    told: dict[str, Json]
    heard: dict[int, Mapping[str, Json]] = field(default_factory=dict)
    sent: dict[int, Sent] = field(default_factory=dict)
    members: dict[int, Person] = field(default_factory=dict)
    admins: set[int] = field(default_factory=set)
    last_id: int = 0

    @property
    def id(self) -> int:
        number = self.told["id"]
        assert isinstance(number, int)
        return number

    @property
    def private(self) -> bool:
        return self.told["type"] == "private"


def buttons_of(markup: Mapping[str, Json] | None) -> tuple[Button, ...]:
    """The buttons of an inline keyboard; raises Refused for one that Telegram would not take."""
    rows = (markup or {}).get("inline_keyboard", [])
    assert isinstance(rows, list)
    buttons = [
        Button(told["text"], told.get("callback_data"), told.get("url")) for row in rows for told in row
    ]
    for button in buttons:
        if not button.text.strip():
            raise bad_request("can't parse inline keyboard button: Text must be non-empty")
        if button.data is None and button.url is None:
            raise bad_request("can't parse inline keyboard button: Text buttons are unallowed")
        if button.data is not None and not 1 <= len(button.data.encode()) <= 64:
            raise bad_request("BUTTON_DATA_INVALID")
    return tuple(buttons)


def json_object(told: str | None) -> Mapping[str, Json] | None:
    """The object of a request's JSON parameter; raises Refused when it is none."""
    if not told:
        return None
    try:
        value = json.loads(told)
    except ValueError as error:
        raise bad_request("object expected as JSON") from error
    if not isinstance(value, dict):
        raise bad_request("object expected")
    return value
