"""The errors a person can cause or meet, each saying what was wrong and what to do.

ParallaxError
└── InputError          one input was bad; the others go on
    ├── EmptyText       nothing in it
    ├── TooShort        too few words to be an article
    ├── NoArticle       text, but only furniture
    ├── Paywalled       the beginning of an article behind a subscription
    └── UnknownLanguage in a language whose words cannot be told apart

`bot.errors` and `storage.errors` hang theirs on the same tree.
"""

from __future__ import annotations


class ParallaxError(Exception):
    """Anything expected that stops some work; its text is one sentence for the person."""


class InputError(ParallaxError):
    """One input was bad.

    `subject` names the input (a path, an address, "line 3 of articles.jsonl"), `problem` is a clause
    that says what is wrong with it, `advice` an order that says what to do.
    """

    def __init__(self, subject: str, problem: str, advice: str) -> None:
        super().__init__(f"{subject} {problem}: {advice}.")
        self.subject = subject
        self.problem = problem
        self.advice = advice


class EmptyText(InputError):
    """There is nothing in the input."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject, "is empty", "give the text of an article")


class TooShort(InputError):
    """Too few words to compare with anything."""

    def __init__(self, subject: str, words: int, least: int) -> None:
        super().__init__(
            subject, f"has only {words} words of article ({least} are needed)", "give the whole article"
        )
        self.words = words


class NoArticle(InputError):
    """A page or text without an article in it: a menu, a list of links, a form."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject, "has no article in it", "open the article itself and give its text or link")


class Paywalled(InputError):
    """Only the beginning of the article is there; the rest wants a subscription."""

    def __init__(self, subject: str) -> None:
        super().__init__(
            subject, "is cut off by a subscription notice", "paste the whole text if you can read it"
        )


class UnknownLanguage(InputError):
    """The text is in a language (`code`, ISO 639-1) whose words cannot be told apart, so not compared."""

    def __init__(self, subject: str, code: str) -> None:
        super().__init__(
            subject,
            f"is in a language that is not supported ({code})",
            "give a report in another language, such as English, German, Spanish or Russian",
        )
        self.code = code
