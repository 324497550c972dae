"""F05: gzip is unpacked as far as the limit and no further."""

from __future__ import annotations

import gzip
import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fetch.inflate import MOST_MEMBERS, STEP, Damaged, Overfull, inflate


@given(st.binary(max_size=5000), st.integers(min_value=1, max_value=9))
def test_what_was_packed_comes_out(content: bytes, level: int) -> None:
    assert inflate(gzip.compress(content, level), len(content)) == content


@given(st.lists(st.binary(max_size=50), min_size=1, max_size=MOST_MEMBERS))
def test_parts_are_put_together(parts: list[bytes]) -> None:
    assert inflate(b"".join(map(gzip.compress, parts)), 10_000) == b"".join(parts)


@given(st.binary(min_size=1, max_size=500), st.data())
def test_cut_off_bytes_are_damaged(content: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(content)
    with pytest.raises(Damaged):
        inflate(packed[: data.draw(st.integers(0, len(packed) - 1))], 10_000)


@given(st.binary(max_size=300))
def test_any_bytes_come_out_or_are_refused(content: bytes) -> None:
    try:
        assert len(inflate(b"\x1f\x8b\x08\x00" + content, 1000)) <= 1000
    except (Damaged, Overfull):
        return


def test_f05_garbage_behind_the_end_is_ignored() -> None:
    assert inflate(gzip.compress(b"dam") + b"garbage", 10) == b"dam"


def test_one_byte_over_the_limit_is_refused() -> None:
    packed = gzip.compress(bytes(1000))
    assert inflate(packed, 1000) == bytes(1000)
    with pytest.raises(Overfull):
        inflate(packed, 999)


def test_f05_a_bomb_takes_no_more_than_the_limit_and_a_step() -> None:
    bomb = gzip.compress(bytes(100_000_000), 1)
    limit = 1_000_000
    tracemalloc.start()
    try:
        with pytest.raises(Overfull):
            inflate(bomb, limit)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2 * (limit + STEP) + len(bomb)


def test_f05_two_megabytes_of_empty_parts_are_refused_at_once() -> None:
    parts = gzip.compress(b"") * 100_000
    began = time.monotonic()
    with pytest.raises(Damaged):
        inflate(parts, 1000)
    assert time.monotonic() - began < 1.0
