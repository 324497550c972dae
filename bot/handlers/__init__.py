"""Telegram's side of each conversation: what an update says is read here, and passed to the rooms below."""
