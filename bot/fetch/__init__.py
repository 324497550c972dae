"""Fetches links that strangers send; `fetcher` tells how."""

from bot.fetch.answer import Page
from bot.fetch.fetcher import Fetcher
from bot.fetch.policy import FetchPolicy

__all__ = ["FetchPolicy", "Fetcher", "Page"]
