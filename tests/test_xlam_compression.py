"""Compressed containers, read back by another's decompressor."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from baocao.xlam.compression import Incompressible, compressed
from vba_readers import decompressed

SOURCE = "".join(
    f"Public Sub Step{n}(ByVal row As Long)\r\n    Cells(row, {n}).Value = {n * n}\r\nEnd Sub\r\n"
    for n in range(400)
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a",
        b"ab",
        b"abc",
        b"aaa",
        b"a" * 4095,
        b"a" * 4096,
        b"a" * 4097,
        b"abc" * 5000,
        SOURCE.encode("ascii"),
        bytes(range(128)) * 100,
    ],
    ids=len,
)
def test_what_was_compressed_is_read_back(data: bytes) -> None:
    assert decompressed(compressed(data)) == data


@given(st.binary(max_size=3000))
@settings(deadline=None)
def test_any_bytes_of_a_short_chunk_are_read_back(data: bytes) -> None:
    assert decompressed(compressed(data)) == data


@given(st.lists(st.sampled_from([b"Dim ", b"x", b"As Long\r\n", b"    ", b"'"]), max_size=3000))
@example([b"x"] * 9000)
@settings(deadline=None)
def test_text_of_many_chunks_is_read_back(words: list[bytes]) -> None:
    data = b"".join(words)
    assert decompressed(compressed(data)) == data


@pytest.mark.parametrize("seed", range(8))
def test_a_chunk_that_does_not_shrink_is_read_back_or_refused(seed: int) -> None:
    noise = random.Random(seed).randbytes(4096 * 2)
    assert decompressed(compressed(noise)) == noise
    with pytest.raises(Incompressible):
        compressed(noise[:4000])


def test_sources_shrink() -> None:
    assert len(compressed(SOURCE.encode("ascii"))) < len(SOURCE) / 3


def test_the_example_of_the_specification_is_matched_in_length() -> None:
    # [MS-OVBA] 3.2.2, "Normal compression example": of two copies as good it takes the other one.
    text = b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"
    theirs = bytes.fromhex(
        "01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6A 01 38 08 61 6B 6C 00 30 6D"
        "6E 6F 70 06 71 02 70 04 10 72 73 74 75 76 10 77 78 79 7A 00 3C"
    )
    assert decompressed(theirs) == text
    assert len(compressed(text)) == len(theirs)
