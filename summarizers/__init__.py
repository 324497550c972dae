"""The core: text in, values out. No files, no network, no clock, no Telegram, no SQL."""
