"""Unpacking of gzip with a limit, so that a small answer cannot become a large one in memory."""

from __future__ import annotations

import zlib

STEP = 64 * 1024
"""Bytes unpacked at a time: what a bomb can go over the limit by."""

MOST_MEMBERS = 32
"""Parts that one gzip stream may be put together from. Servers send one; each further part costs a copy
of what is left, and two megabytes hold a hundred thousand empty ones."""

_GZIP = 31  # zlib's window bits for "a gzip header, and nothing else"
_MAGIC = b"\x1f\x8b"


class Overfull(ValueError):
    """The unpacked bytes go over the limit."""


class Damaged(ValueError):
    """The packed bytes are not gzip, are cut off, or are put together from too many parts."""


def inflate(packed: bytes, limit: int) -> bytes:
    """Unpack gzip to at most `limit` bytes; bytes after the end that are no further part are ignored.

    Raises Overfull, or Damaged.
    """
    unpacked = bytearray()
    for _ in range(MOST_MEMBERS):
        packed = _member(packed, unpacked, limit)
        if not packed.startswith(_MAGIC):
            return bytes(unpacked)
    raise Damaged("too many parts")


def _member(packed: bytes, unpacked: bytearray, limit: int) -> bytes:
    """Unpack one gzip part onto `unpacked` and give back what follows it."""
    member = zlib.decompressobj(wbits=_GZIP)
    while not member.eof:
        try:
            piece = member.decompress(packed, STEP)
        except zlib.error as error:
            raise Damaged("not gzip") from error
        packed = member.unconsumed_tail
        unpacked += piece
        if len(unpacked) > limit:
            raise Overfull(f"more than {limit} bytes")
        if not piece and not packed and not member.eof:
            raise Damaged("cut off")
    return member.unused_data
