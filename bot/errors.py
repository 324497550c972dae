"""The errors of the edges: links that cannot be fetched, files that cannot be read, settings that are wrong.

summarizers.errors.ParallaxError
├── InputError                  one input was bad; the others go on
│   ├── UrlRefused              never opened: no link at all, no web link, a password or an odd port in it
│   ├── AddressBlocked          the link leads to an address that is not public
│   ├── Unreachable             name unknown, no connection, no answer in time, or an answer that is none
│   ├── TooLarge                more bytes than are read
│   ├── WrongType               an answer, but not a page of text
│   ├── HttpRefused             the site answered with a status other than "here it is"
│   ├── MissingFile             there is no such file
│   ├── UnreadableFile          the file is there but cannot be read
│   ├── NotText                 the file is of a kind that holds no plain text
│   ├── NothingUsable           a message without text, link or file to read
│   ├── PictureAlone            a picture without an article beside it
│   ├── TooManyLinks            more links in one message than are read
│   ├── NotJsonLines            a file of articles is none
│   └── DamagedLine             a line of a file of articles is not what it should be
│       └── NotAnObject         it is no JSON object at all
├── DeliveryError               a message did not reach Telegram as it should; its update is tried again
│   ├── Undelivered             it certainly did not arrive
│   └── DeliveryUnknown         it may have arrived or not
├── Refused                     Telegram will not have a message, now or later
├── AlreadyRunning              another bot runs on the same database
└── ConfigurationError          a setting is missing or wrong
    └── TokenMissing            the bot's token is
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from summarizers.errors import InputError, ParallaxError

_STATUSES: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        401: ("asks for a login", "paste the text if you can read it"),
        402: ("asks for payment", "paste the text if you can read it"),
        403: ("does not let programs read it", "open it in a browser and paste the text"),
        404: ("does not exist", "check the link or paste the text"),
        410: ("has been taken down", "paste the text if you have it"),
        429: ("has been asked for too often", "try again later or paste the text"),
        451: ("is withheld for legal reasons", "paste the text if you have it"),
    }
)
"""What a status means to a person, and what helps; ranges are in `_status_words`."""


class UrlRefused(InputError):
    """A link that is never opened, whatever stands behind it."""

    def __init__(
        self, subject: str, why: str, advice: str = "give a link that begins with http:// or https://"
    ) -> None:
        super().__init__(subject, why, advice)


class AddressBlocked(InputError):
    """The link leads into a private, local or reserved network. The address itself is not told."""

    def __init__(self, subject: str) -> None:
        super().__init__(
            subject,
            "leads to an address that is not on the public internet",
            "give the link of a page that everybody can open",
        )


class Unreachable(InputError):
    """No page came back: `why` is a clause such as "cannot be found (its name is unknown)"."""

    def __init__(self, subject: str, why: str) -> None:
        super().__init__(subject, why, "check the link, try again later or paste the text")
        self.why = why


class TooLarge(InputError):
    """The input is longer than `limit` bytes."""

    def __init__(self, subject: str, limit: int) -> None:
        super().__init__(
            subject, f"is larger than {limit / 1_000_000:g} MB", "paste the text of the article alone"
        )
        self.limit = limit


class WrongType(InputError):
    """The site sent something else than a page of text; `found` names it ("a picture")."""

    def __init__(self, subject: str, found: str) -> None:
        super().__init__(subject, f"is {found}, not a page of text", "give the article's page or its text")
        self.found = found


class HttpRefused(InputError):
    """The site answered, but with `status` in place of the page."""

    def __init__(self, subject: str, status: int) -> None:
        words, advice = _status_words(status)
        super().__init__(subject, f"{words} (status {status})", advice)
        self.status = status


class MissingFile(InputError):
    """There is no file of that name."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject, "does not exist", "check the path")


class UnreadableFile(InputError):
    """The file is there but cannot be read; `why` is a clause such as "is a folder"."""

    def __init__(self, subject: str, why: str) -> None:
        super().__init__(subject, why, "give a text or HTML file that you may read")
        self.why = why


class NotText(InputError):
    """The file is of another kind ("a PDF", "a picture"), named as `bot.decode.kind_of` names it."""

    def __init__(self, subject: str, kind: str) -> None:
        super().__init__(subject, f"is {kind}, not text", "give the article as a .txt or .html file")
        self.kind = kind


class NothingUsable(InputError):
    """There is no article to be had from a message."""

    def __init__(self) -> None:
        super().__init__(
            "The message",
            "has no article in it",
            "forward or paste one, or send its link or a .txt or .html file",
        )


class PictureAlone(InputError):
    """A picture came without an article beside it; what stands in pictures is not read."""

    def __init__(self) -> None:
        super().__init__("The picture", "cannot be read", "send the text of the article or a link to it")


class TooManyLinks(InputError):
    """One message has more links than are read; the first `most` are."""

    def __init__(self, links: int, most: int) -> None:
        super().__init__(
            "The message",
            f"has {links} links, of which the first {most} are read",
            "send the others in another message",
        )


class DamagedLine(InputError):
    """One line of a file of articles is not an article; `why` is a clause such as "is not JSON"."""

    def __init__(self, subject: str, why: str) -> None:
        super().__init__(subject, why, "mend the line or take it out")
        self.why = why


class NotAnObject(DamagedLine):
    """One line of a file of articles is no JSON object."""


class NotJsonLines(InputError):
    """A file of articles cannot be one; `why` is a clause such as "is a PDF, not text"."""

    def __init__(self, subject: str, why: str = "is not JSON Lines") -> None:
        super().__init__(subject, why, 'give a file with a line for each article, {"id": "…", "text": "…"}')


class DeliveryError(ParallaxError):
    """A message could not be delivered; nobody is told, for the way there is what fails."""


class Undelivered(DeliveryError):
    """Telegram refused a message for now or could not be reached; it may be tried again after `seconds`."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(f"not delivered, to be tried again after {seconds:.0f} s")
        self.seconds = seconds


class DeliveryUnknown(DeliveryError):
    """The connection ended between a request and its answer: the message may have arrived."""


class Refused(ParallaxError):
    """Telegram will not have a message as it is: sending it again would change nothing."""


class AlreadyRunning(ParallaxError):
    """Another bot runs on the database at `path`."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Another bot runs on the database {path}: stop it, or set PARALLAX_DB to another.")
        self.path = path


class ConfigurationError(ParallaxError):
    """One or more settings are missing or wrong; each problem says which, and how to mend it."""

    def __init__(self, *problems: str) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class TokenMissing(ConfigurationError):
    """The bot cannot run without its token."""

    def __init__(self) -> None:
        super().__init__("TELEGRAM_BOT_TOKEN is not set: get a token from @BotFather and put it into .env")


def _status_words(status: int) -> tuple[str, str]:
    if status >= 500:
        return "has trouble on its own side", "try again in some minutes or paste the text"
    return _STATUSES.get(status, ("does not give the page", "check the link or paste the text"))
