"""What the bot says of itself and of what people ask it: its fixed texts, each within a first screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.render.disarm import LONGEST_NAME, disarmed_line
from bot.render.layout import FIRST_SCREEN, fitting, shortened
from bot.render.lines import counted
from summarizers.errors import InputError

MOST_ERRORS = 10
LONGEST_SUBJECT, LONGEST_PROBLEM = 64, 400
"""What an error is about, and its whole sentence, in UTF-16 units: five links' errors fit a first screen."""

_ROOM_FOR_TAIL = 40
"""Enough for "… and 1234 more problems."."""

START = (
    "I compare reports of one news story: what happened, what only some outlets report, and where their"
    " figures differ.\n\n"
    "Forward or paste articles here, or send links or .txt or .html files. Two outlets on the same story are"
    " enough to compare.\n\n"
    "/help lists what else there is, /privacy what is stored."
)

_COMMANDS = (
    "/summary – this chat's stories since the last summary\n"
    "/summary URL … – read these links and compare them\n"
    "/summary 24h – the stories of the last 24 hours\n"
    "/digest HH:MM – the day's stories at that time each day; /digest off ends it\n"
    "/forget – delete everything that is stored of this chat\n"
    "/privacy – what is stored, and for how long\n"
    "/help – this list"
)

HELP_PRIVATE = (
    "Send articles: forward or paste them, send links (five in a message) or .txt or .html files. Each story"
    " has one reply, which grows as further outlets come in; the button below it mends what is wrongly told"
    " as one story or as two.\n\n"
    f"{_COMMANDS}\n\n"
    "“(3/5)” means three of five outlets report it; “(3+/5)” that others may, too; “2 more in part” that two"
    " others report some of it. “Only” means reported only by, never true or false."
)

HELP_GROUP = (
    "In a group I take in only commands and replies to me. Reply to an article, a link or a file with"
    " /summary. The button below a story mends what is wrongly told as one story or as two: anyone may press"
    " it, and anyone may undo it.\n\n"
    f"{_COMMANDS}\n\n"
    "Only administrators can use /digest and /forget. “(3/5)” means three of five outlets report it;"
    " “Only” means reported only by, never true or false."
)

FORGET_QUESTION = (
    "Delete everything that is stored of this chat: its articles, stories, digest and settings? It cannot be"
    " undone. Messages in the chat stay."
)
FORGET_YES, FORGET_NO = "Delete everything", "Keep it"
FORGET_DONE = "Done: everything that was stored of this chat has been deleted."
FORGET_KEPT = "Nothing has been deleted."

DIGEST_NONE = "This chat has no digest. Set one with /digest and a time, such as /digest 08:00."
DIGEST_OFF = "The digest is off."
ONLY_ADMINISTRATORS = "In a group only administrators can do this."

EMPTY_SUMMARY = (
    "No stories yet. Reply to an article with /summary, send /summary with a link, or reply to a .txt or"
    " .html file with /summary."
)
EMPTY_SUMMARY_PRIVATE = (
    "No stories yet. Forward or paste an article, send its link, or send it as a .txt or .html file."
)
NOTHING_NEW = "Nothing new since the last summary. /summary 24h tells the last day again."
STORY_GONE = (
    "The texts of this story's reports are no longer kept, so it cannot be told again. Send one of them again"
    " to begin anew."
)
ALL_GONE = (
    "What was shared since the last summary is no longer kept, so it cannot be told again. Send an article"
    " again to begin anew."
)
BUSY = "My database is busy. What you sent is kept, and I will answer it as soon as I can."
APOLOGY = "Sorry, something went wrong on my side, and this was not answered. Please try again."

TRY_AGAIN = "Try again"
TEASER_ONLY = "Until it can be read, only the beginning that came with the link counts (teaser only)."
TRYING = "Trying again …"
READ_NOW = "Read now: the story is told below or above."
TRIED_ALREADY = "This link was tried again already, or is no longer kept."


def earlier_reports(number: int) -> str:
    """Say of how many reports of a story the texts are no longer kept."""
    return f"{counted(number, 'earlier report')} {'is' if number == 1 else 'are'} no longer kept."


def privacy(retention_days: int, identity_days: int) -> str:
    """Say what is stored, for how long, how to delete it, and who gets it."""
    kept, recognised = counted(retention_days, "day"), counted(identity_days, "day")
    return (
        "What is stored: the text and links of the articles sent to me, the number of this chat, the numbers"
        " of the messages, the names of outlets and channels, my own replies, which reports were said to"
        " belong together or not, and the digest's time and time zone.\n\n"
        "What is not: names of the people who write here, and a group's own talk. A message to me is kept as"
        " it came until it has been answered.\n\n"
        f"How long: texts, and what I said of them, {kept}. Addresses, outlets and times, with some numbers"
        f" made of each text, stay for {recognised}, to recognise what is shared again. /forget deletes"
        f" everything of this chat at once. When I am put out of the chat, it is deleted after {kept}.\n\n"
        "Who gets it: nobody. Nothing is shared with third parties. Links are fetched from the site they"
        " point to, which sees that somebody asked for the page, but not who."
    )


def digest_set(at: str, zone: str) -> str:
    """Confirm a digest at a local time (HH:MM) in a time zone as it is shown to people."""
    return f"Set: a digest each day at {at}, {zone}, when there are stories. /digest off ends it."


def digest_shown(at: str, zone: str) -> str:
    """Tell the digest that a chat has."""
    return f"This chat gets a digest each day at {at}, {zone}, when there are stories. /digest off ends it."


def digest_zone_question(at: str) -> str:
    """Ask which time zone a time (HH:MM) was meant in."""
    return f"{at} in which time zone? Choose below, or send it with a place: /digest {at} Berlin."


def more_stories(number: int, *, last_day: bool) -> str:
    """Count the stories that one summary leaves out, and say how to have them."""
    verb = "is" if number == 1 else "are"
    return f"There {verb} {counted(number, 'more story', 'more stories')}" + (
        ", longer ago." if last_day else ": send /summary again."
    )


@dataclass(frozen=True, slots=True)
class Again:
    """A report that was shared on a `day` before, or is a copy of one by the outlet `copy_of`.

    It has `changed` where the words are not quite the same; `link` opens the message that shared it first.
    """

    outlet: str
    day: str
    copy_of: str | None
    changed: bool
    link: str | None


def day_since(then: date, today: date) -> str:
    """Name a day for a sentence: its weekday within a week, else the date, the year where it is another."""
    if then == today:
        return "today"
    if timedelta() < today - then < timedelta(days=7):
        return f"on {then:%A}"
    return f"on {then.day} {then:%B}" + (f" {then.year}" if then.year != today.year else "")


def shared_again(found: Sequence[Again]) -> str:
    """Say which reports came before, a line each where there are several, and where."""
    if len(found) == 1:
        return _shared(found[0])
    lines = [f"▫ {disarmed_line(each.outlet, LONGEST_NAME)}: {_shared(each)}" for each in found]
    kept = fitting(lines, FIRST_SCREEN - _ROOM_FOR_TAIL)
    more = [f"… and {len(lines) - kept} more."] if kept < len(lines) else []
    return "\n".join([*lines[:kept], *more])


def _shared(again: Again) -> str:
    if again.copy_of:
        said = f"A copy of {disarmed_line(again.copy_of, LONGEST_NAME)}'s report, shared {again.day}"
    else:
        said = f"Already shared {again.day}{', and changed since' if again.changed else ''}"
    return f"{said}: {again.link}" if again.link else f"{said}."


def not_allowed(chat: int) -> str:
    """Refuse a chat that the operator has not allowed, with the number by which it can be."""
    return f"I answer only in chats that my operator has allowed. This chat's number is {chat}."


def problems(errors: Sequence[InputError]) -> str:
    """Join what was wrong with several inputs, a line each: the first ten at most, the others counted."""
    lines = [_problem(error) for error in errors]
    kept = min(MOST_ERRORS, fitting(lines, FIRST_SCREEN - _ROOM_FOR_TAIL))
    more = [f"… and {counted(len(lines) - kept, 'more problem')}."] if kept < len(lines) else []
    return "\n".join([*lines[:kept], *more])


def _problem(error: InputError) -> str:
    """An error's sentence; what it is about may be a long address and is cut first."""
    subject = disarmed_line(error.subject, LONGEST_SUBJECT)
    return shortened(f"{subject} {disarmed_line(error.problem)}: {error.advice}.", LONGEST_PROBLEM)
