"""An article's features as a few hundred bytes for a column, and what an article is found by.

How it works: numbers in arrays after a head; what compresses (stems, counts) is compressed, the word runs,
    which are as good as random, are not. 2 KB instead of 5 KB of JSON for a report of 200 words, and read
    in a third of the time (docs/storage.md).
"""

from __future__ import annotations

import math
import struct
import sys
import zlib
from array import array
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import repeat

from summarizers.linking.features import Features, Term
from summarizers.linking.remnants import MIX

POSTED = 40
"""Terms under which an article is found; 20 cost .002 of pair F1 (docs/linking.md)."""

WEIGHT_OF_ONE = 1000
"""What a posted term's weight of 1 is written as: whole numbers take two bytes in a row, not eight."""

SKETCH = 24
"""Word runs by which near-duplicates are found. Of a copy that lost a third of its text and a tenth of its
words half of them are left, of two texts about one event hardly any (Broder 1997, "bottom-k")."""

_HEAD = struct.Struct("<III")
_MOST = 0xFFFF
"""The highest count that is kept; from 64 on a count changes no weight (linking.likeness)."""

MILLI = 1000
"""A rarity of 1 as it is written."""


def encode(features: Features) -> bytes:
    """Write features down without the url, which belongs to a submission and not to the content."""
    terms = features.terms
    *counts, rarities = zip(*terms.values(), strict=True) if terms else ((),) * len(Term._fields)
    columns = [
        *([min(count, _MOST) for count in each] for each in counts),
        [round(r * MILLI) for r in rarities],
    ]
    numbers = b"".join(_little(array("H", column)) for column in columns)
    runs = _little(array("I", sorted(features.shingles)))
    return pack(features.language, features.text_key, terms, numbers, runs)


def pack(language: str | None, text_key: str, terms: Collection[str], numbers: bytes, runs: bytes) -> bytes:
    """Put together what `encode` has written: `numbers` are the terms' four columns, two bytes each."""
    named = "\n".join([language or "", text_key, *terms]).encode()
    packed = zlib.compress(named + numbers, 1)
    return _HEAD.pack(len(packed), len(named), len(terms)) + packed + runs


# A story's articles are asked for again with each report that follows; one takes some 25 KB.
@lru_cache(maxsize=1024)
def decode(written: bytes) -> Features:
    """Read what `encode` wrote; rarities are rounded to thousandths."""
    length, _, number = _HEAD.unpack_from(written)
    (language, text_key, *keys), columns = _unpacked(written)
    numbers = _numbers("H", columns)
    body, lead, name, rarity = (numbers[start * number : (start + 1) * number] for start in range(4))
    rows = zip(body, lead, name, [each / MILLI for each in rarity], strict=True)
    terms = dict(zip(keys, map(tuple.__new__, repeat(Term), rows), strict=True))
    runs = frozenset(_numbers("I", written[_HEAD.size + length :]))
    return Features(language or None, None, text_key, terms, runs)


def terms_of(written: bytes) -> list[str]:
    """The terms alone of what `encode` wrote, in a tenth of the time."""
    return _unpacked(written)[0][2:]


def _unpacked(written: bytes) -> tuple[list[str], bytes]:
    length, names, _ = _HEAD.unpack_from(written)
    unpacked = zlib.decompress(written[_HEAD.size : _HEAD.size + length])
    return unpacked[:names].decode().split("\n"), unpacked[names:]


def posted_terms(features: Features) -> dict[str, float]:
    """The weightiest terms of an article with their weights, as a vector of length 1.

    By general rarity alone, so that they are the same in every chat and at any time.
    """
    weights = {key: (1 + math.log(term.body)) * term.rarity for key, term in features.terms.items()}
    heaviest = sorted(weights, key=lambda key: (-weights[key], key))[:POSTED]
    length = math.sqrt(math.fsum(weights[key] ** 2 for key in heaviest)) or 1.0
    return {key: weights[key] / length for key in heaviest}


def sketch(runs: Iterable[int]) -> list[int]:
    """The SKETCH word runs that come first in a fixed random order: texts that share runs share these."""
    return sorted([run * MIX & 0xFFFFFFFF for run in runs])[:SKETCH]


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(code: str, written: bytes) -> array[int]:
    numbers = array(code, written)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def forget_decoded() -> None:
    """Empty the cache of what was read, which holds articles' words."""
    decode.cache_clear()
