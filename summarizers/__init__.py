"""The core: text in, values out. No files, no network, no clock, no Telegram, no SQL."""

from summarizers.stating import support_for

__all__ = ["support_for"]
