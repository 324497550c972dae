"""The Bot API methods that the bot uses, each a function of the state and the call's parameters."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from telegram.constants import ReactionEmoji

from tests.rig.chats import Chat, Sent, buttons_of, json_object
from tests.rig.entities import BadEntities, Entity, Json, given_entities, trimmed, units, with_found
from tests.rig.markup import parse_html
from tests.rig.refusals import bad_request

if TYPE_CHECKING:
    from tests.rig.telegram_state import TelegramState

Params = Mapping[str, str]

LONGEST_TEXT = 4096
"""UTF-16 units after the markup is read. Telegram itself counts code points, which allows no less."""

LARGEST_FILE = 20 * 1024 * 1024
STALE = 48 * 3600
"""Seconds after which a message cannot be deleted."""

_EMOJI = {emoji.value for emoji in ReactionEmoji}
_RIGHTS = (
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
    *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories"),
)


def _flag(told: str | None) -> bool:
    return (told or "").lower() in {"true", "1"}


def _number(told: str | None) -> int:
    return int(told) if told and told.lstrip("-").isdecimal() else 0


def text_of(params: Params) -> tuple[str, tuple[Entity, ...]]:
    """The plain text and all entities of a call; raises Refused for a text Telegram would not take."""
    text = params.get("text", "")
    if not text:
        raise bad_request("message text is empty")
    try:
        if mode := params.get("parse_mode"):
            if mode.upper() != "HTML":
                raise BadEntities("only HTML is understood here")
            text, given = parse_html(text)
        else:
            given = given_entities(text, params.get("entities", "[]"))
    except BadEntities as error:
        raise bad_request(f"can't parse entities: {error}") from error
    text, given = trimmed(text, given)
    if not text:
        raise bad_request("text must be non-empty")
    if units(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return text, with_found(text, given)


def sent_json(state: TelegramState, sent: Sent, *, replied: bool = True) -> dict[str, Json]:
    """The bot's message as the Bot API writes it; what it replies to one level deep."""
    chat = state.chats[sent.chat]
    told: dict[str, Json] = {
        "message_id": sent.message_id,
        "from": state.bot.to_json(),
        "chat": chat.told,
        "date": sent.date,
        "text": sent.text,
    }
    if sent.entities:
        told["entities"] = [entity.to_json() for entity in sent.entities]
    if sent.edited:
        told["edit_date"] = state.date()
    told |= {"reply_markup": sent.reply_markup} if sent.reply_markup else {}
    told |= {"link_preview_options": sent.link_preview_options} if sent.link_preview_options else {}
    if replied and sent.reply_to is not None and (to := heard_json(state, chat, sent.reply_to)):
        told["reply_to_message"] = to
    return told


def heard_json(state: TelegramState, chat: Chat, message_id: int) -> dict[str, Json] | None:
    """A message of a chat without what it replies to; None when there is none."""
    if message_id in chat.sent:
        return sent_json(state, chat.sent[message_id], replied=False)
    heard = chat.heard.get(message_id)
    return {key: value for key, value in heard.items() if key != "reply_to_message"} if heard else None


def _get_me(state: TelegramState, params: Params) -> Json:
    rights = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return state.bot.to_json() | rights


def _delete_webhook(state: TelegramState, params: Params) -> Json:
    if _flag(params.get("drop_pending_updates")):
        state.updates.pending.clear()
    return True


def _set_my_commands(state: TelegramState, params: Params) -> Json:
    scope = json.loads(params.get("scope", '{"type": "default"}'))
    commands = [(told["command"], told["description"]) for told in json.loads(params["commands"])]
    for command, description in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command) or not 1 <= len(description) <= 256:
            raise bad_request("BOT_COMMAND_INVALID")
    name = f"{scope['type']}:{scope['chat_id']}" if "chat_id" in scope else scope["type"]
    state.commands[name + params.get("language_code", "")] = commands
    return True


def _replied_to(state: TelegramState, chat: Chat, params: Params) -> int | None:
    told = json_object(params.get("reply_parameters")) or {}
    wanted = told.get("message_id", _number(params.get("reply_to_message_id")))
    if not isinstance(wanted, int) or not wanted:
        return None
    if heard_json(state, chat, wanted) is not None:
        return wanted
    if told.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _send_message(state: TelegramState, params: Params) -> Json:
    chat = state.chat(params)
    text, entities = text_of(params)
    markup, replied = json_object(params.get("reply_markup")), _replied_to(state, chat, params)
    buttons_of(markup)
    sent = Sent(
        chat.id,
        state.message_id(chat),
        text,
        entities,
        state.date(),
        markup,
        replied,
        _flag(params.get("disable_notification")),
        json_object(params.get("link_preview_options")),
    )
    chat.sent[sent.message_id] = sent
    return sent_json(state, sent)


def _own(state: TelegramState, params: Params) -> tuple[Chat, Sent]:
    """The bot's message that an edit names."""
    chat, number = state.chat(params), _number(params.get("message_id"))
    if number in chat.heard:
        raise bad_request("message can't be edited")
    if number not in chat.sent:
        raise bad_request("message to edit not found")
    return chat, chat.sent[number]


def _edited(state: TelegramState, chat: Chat, before: Sent, after: Sent) -> Json:
    if after == before:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same"
            " as a current content and reply markup of the message"
        )
    buttons_of(after.reply_markup)
    former = (before.text,) if after.text != before.text else ()
    chat.sent[before.message_id] = replace(after, edited=(*before.edited, *former))
    return sent_json(state, chat.sent[before.message_id])


def _edit_message_text(state: TelegramState, params: Params) -> Json:
    chat, before = _own(state, params)
    text, entities = text_of(params)
    after = replace(
        before, text=text, entities=entities, reply_markup=json_object(params.get("reply_markup"))
    )
    if "link_preview_options" in params:
        after = replace(after, link_preview_options=json_object(params["link_preview_options"]))
    return _edited(state, chat, before, after)


def _edit_message_reply_markup(state: TelegramState, params: Params) -> Json:
    chat, before = _own(state, params)
    markup = json_object(params.get("reply_markup"))
    return _edited(state, chat, before, replace(before, reply_markup=markup))


def _delete_message(state: TelegramState, params: Params) -> Json:
    chat, number = state.chat(params), _number(params.get("message_id"))
    if number in chat.sent:
        if state.date() - chat.sent[number].date > STALE:
            raise bad_request("message can't be deleted")
        del chat.sent[number]
    elif number not in chat.heard:
        raise bad_request("message to delete not found")
    elif not chat.private and state.bot.id not in chat.admins:
        raise bad_request("message can't be deleted for everyone")
    else:
        del chat.heard[number]
    return True


def _send_chat_action(state: TelegramState, params: Params) -> Json:
    state.actions.append((state.chat(params).id, params["action"]))
    return True


def _set_message_reaction(state: TelegramState, params: Params) -> Json:
    chat, number = state.chat(params), _number(params.get("message_id"))
    if number not in chat.heard and number not in chat.sent:
        raise bad_request("message to react not found")
    emoji = [told.get("emoji") for told in json.loads(params.get("reaction", "[]"))]
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if not set(emoji) <= _EMOJI:
        raise bad_request("REACTION_INVALID")
    state.reactions[chat.id, number] = emoji
    return True


def _answer_callback_query(state: TelegramState, params: Params) -> Json:
    query = params.get("callback_query_id", "")
    if query not in state.asked:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    state.asked.discard(query)
    state.answered[query] = params.get("text", "")
    return True


def member_json(state: TelegramState, chat: Chat, user: int) -> dict[str, Json]:
    """A person's standing in a chat as the Bot API's ChatMember."""
    person = chat.members.get(user)
    if user == state.bot.id:
        person = state.bot
    if person is None:
        raise bad_request("invalid user_id specified")
    if user not in chat.admins:
        return {"user": person.to_json(), "status": "member"}
    rights = {right: right not in {"is_anonymous", "can_be_edited"} for right in _RIGHTS}
    return {"user": person.to_json(), "status": "administrator", **rights}


def _get_chat_member(state: TelegramState, params: Params) -> Json:
    return member_json(state, state.chat(params), _number(params.get("user_id")))


def _get_chat_administrators(state: TelegramState, params: Params) -> Json:
    chat = state.chat(params)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    return [member_json(state, chat, user) for user in sorted(chat.admins)]


def _get_chat(state: TelegramState, params: Params) -> Json:
    kinds = ("unlimited", "limited", "unique")
    gifts = {f"{kind}_gifts": True for kind in kinds}
    gifts |= {"premium_subscription": True, "gifts_from_channels": True}
    told = state.chat(params).told
    return {**told, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


def _get_file(state: TelegramState, params: Params) -> Json:
    name = params.get("file_id", "")
    if name not in state.files:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    path, _, size = state.files[name]
    if size > LARGEST_FILE:
        raise bad_request("file is too big")
    return {"file_id": name, "file_unique_id": f"u{name}", "file_size": size, "file_path": path}


def _leave_chat(state: TelegramState, params: Params) -> Json:
    chat = state.chat(params)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    state.block(chat.id, f"bot is not a member of the {chat.told['type']} chat")
    return True


METHODS: dict[str, Callable[[TelegramState, Params], Json]] = {
    "getMe": _get_me,
    "deleteWebhook": _delete_webhook,
    "setMyCommands": _set_my_commands,
    "sendMessage": _send_message,
    "editMessageText": _edit_message_text,
    "editMessageReplyMarkup": _edit_message_reply_markup,
    "deleteMessage": _delete_message,
    "sendChatAction": _send_chat_action,
    "setMessageReaction": _set_message_reaction,
    "answerCallbackQuery": _answer_callback_query,
    "getChatMember": _get_chat_member,
    "getChatAdministrators": _get_chat_administrators,
    "getChat": _get_chat,
    "getFile": _get_file,
    "leaveChat": _leave_chat,
}
