"""From bytes to clean text, and what bytes are that are no text; `charset` tells how."""

from bot.decode.charset import Undecodable, decode
from bot.decode.clean import clean_text
from bot.decode.kinds import kind_of

__all__ = ["Undecodable", "clean_text", "decode", "kind_of"]
