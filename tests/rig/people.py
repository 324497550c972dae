"""Who writes to the bot: a person in private, the members of a group under privacy mode, a channel."""

from __future__ import annotations

from collections.abc import Mapping

from tests.rig.chats import FIRST_SUPERGROUP, Channel, Person, Sent
from tests.rig.conversation import ANONYMOUS, Conversation, Said, content_of, origin
from tests.rig.entities import Json
from tests.rig.telegram_state import TelegramState

__all__ = ["ANONYMOUS", "Channel", "Group", "Person", "Private", "Said", "Sent", "channel_post"]

AUTO_FORWARD = Person(777000, "Telegram")
"""Who a linked channel's post in its discussion group seems to come from."""


class Private(Conversation):
    """The chat of one person with the bot."""

    def __init__(
        self, api: TelegramState, user_id: int, first_name: str = "Mara", username: str | None = None
    ) -> None:
        person = Person(user_id, first_name, username)
        told: dict[str, Json] = {"id": user_id, "type": "private", "first_name": first_name}
        super().__init__(api, told | ({"username": username} if username else {}), person)

    def start(self, payload: str = "") -> Said:
        """Press "Start", or open a link with a payload."""
        return self.say(f"/start {payload}")

    def block(self) -> int | None:
        """Block the bot; returns the update's id."""
        self.api.block(self.id)
        return self._bot_becomes("member", "kicked")

    def unblock(self) -> int | None:
        """Let the bot write again; returns the update's id."""
        self.api.unblock(self.id)
        return self._bot_becomes("kicked", "member")


class Group(Conversation):
    """A group, or from -1000000000000 down a supergroup; the first member speaks unless another is named.

    With privacy mode the bot hears commands that may be meant for it, replies to its messages, and service
    messages; without, or as an administrator, everything.
    """

    def __init__(
        self,
        api: TelegramState,
        chat_id: int,
        *members: Person | int,
        privacy: bool = True,
        title: str = "Valley readers",
    ) -> None:
        people = [Person(each) if isinstance(each, int) else each for each in members] or [Person(501)]
        kind = "supergroup" if chat_id <= FIRST_SUPERGROUP else "group"
        super().__init__(api, {"id": chat_id, "type": kind, "title": title}, people[0])
        self.members = people
        self.privacy = privacy
        self.chat.members |= {person.id: person for person in people}

    def promote(self, member: Person | int) -> None:
        """Make a member, or the bot, an administrator."""
        self.chat.admins.add(member if isinstance(member, int) else member.id)

    def demote(self, member: Person | int) -> None:
        """Make an administrator a member again."""
        self.chat.admins.discard(member if isinstance(member, int) else member.id)

    def add_bot(self) -> int | None:
        """Add the bot; returns the id of the update that says so, the service message follows it."""
        self.api.unblock(self.id)
        update = self._bot_becomes("left", "member")
        self._write({"new_chat_members": [self.api.bot.to_json()]}, service=True)
        return update

    def remove_bot(self) -> int | None:
        """Throw the bot out; returns the id of the update that says so."""
        self.api.block(self.id, f"bot was kicked from the {self.chat.told['type']} chat")
        return self._bot_becomes("member", "kicked")

    def join(self, person: Person) -> Said:
        """Let a person in: a service message."""
        self.members.append(person)
        self.chat.members[person.id] = person
        return self._write({"new_chat_members": [person.to_json()]}, person, service=True)

    def auto_forward(self, text: str, channel: Channel, post: int = 1) -> Said:
        """Bring a post of the linked channel into its discussion group."""
        forwarded = content_of("text", text, None) | origin(self.api.date(), channel, post)
        marks: dict[str, Json] = {"is_automatic_forward": True, "sender_chat": channel.to_json()}
        return self._write(forwarded | marks, AUTO_FORWARD)

    def migrate(self, new_id: int, *, new_first: bool = False) -> Group:
        """Upgrade to a supergroup: a service message in each chat, the old one's first unless new_first."""
        self.api.migrate(self.id, new_id)
        title = str(self.chat.told["title"])
        upgraded = Group(self.api, new_id, *self.members, privacy=self.privacy, title=title)
        there: dict[str, Json] = {"migrate_to_chat_id": new_id}
        here: dict[str, Json] = {"migrate_from_chat_id": self.id}
        steps: list[tuple[Group, dict[str, Json]]] = [(self, there), (upgraded, here)]
        for group, content in reversed(steps) if new_first else steps:
            group._write(content, service=True)
        return upgraded

    def _reaches(self, message: Mapping[str, Json]) -> bool:
        if not self.privacy or self.api.bot.id in self.chat.admins:
            return True
        to = message.get("reply_to_message")
        if isinstance(to, Mapping) and to.get("from") == self.api.bot.to_json():
            return True
        text = message.get("text") or message.get("caption") or ""
        first = str(text).split(maxsplit=1)[0] if text else ""
        command, at, addressee = first.partition("@")
        to_the_bot = not at or addressee.lower() == (self.api.bot.username or "").lower()
        return command.startswith("/") and len(command) > 1 and to_the_bot


def channel_post(api: TelegramState, channel: Channel, text: str) -> Said:
    """Publish in a channel that the bot is in: a post has no sender."""
    chat = api.know(channel.to_json())
    number = api.message_id(chat)
    post: dict[str, Json] = {"message_id": number, "date": api.date(), "chat": chat.told}
    chat.heard[number] = post | {"sender_chat": chat.told} | content_of("text", text, None)
    return Said(chat.id, number, api.enqueue({"channel_post": chat.heard[number]}))
