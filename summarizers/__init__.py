"""The core: text in, values out. No files, no network, no clock, no Telegram, no SQL."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizers.stating import support_for

__all__ = ["support_for"]


def __getattr__(name: str) -> object:
    """`support_for`, loaded when it is asked for: a value of the core does not wait for all of it."""
    if name == "support_for":
        from summarizers.stating import support_for

        return support_for
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
