"""Compound files, read by olefile and walked by the rules of [MS-CFB]."""

from __future__ import annotations

import random
import struct
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlrd.compdoc import CompDoc

from baocao.xlam.cfb import compound_file
from baocao.xlam.refusals import SourceError
from vba_readers import streams

NONE = 0xFFFFFFFF
RED = 0


@dataclass
class Node:
    """A directory entry as it lies in the file."""

    name: str
    kind: int
    color: int
    left: int
    right: int
    child: int


def directory(data: bytes) -> list[Node]:
    (first,) = struct.unpack_from("<I", data, 48)
    fat = allocation(data)
    raw, sector = b"", first
    while sector < 0xFFFFFFFA:
        raw += data[(sector + 1) * 512 : (sector + 2) * 512]
        sector = fat[sector]
    nodes = []
    for at in range(0, len(raw), 128):
        length, kind, color, left, right, child = struct.unpack_from("<HBBIII", raw, at + 64)
        name = raw[at : at + max(length - 2, 0)].decode("utf-16-le")
        nodes.append(Node(name, kind, color, left, right, child))
    return nodes


def allocation(data: bytes) -> list[int]:
    (count,) = struct.unpack_from("<I", data, 44)
    numbers = struct.unpack_from(f"<{count}I", data, 76)
    fat = b"".join(data[(n + 1) * 512 : (n + 2) * 512] for n in numbers)
    return list(struct.unpack(f"<{len(fat) // 4}I", fat))


def black_height(nodes: list[Node], at: int) -> int:
    """Return how many black nodes lie on every way down; fails where it is not the same."""
    if at == NONE:
        return 1
    node = nodes[at]
    for below in (node.left, node.right):
        assert node.color != RED or below == NONE or nodes[below].color != RED
    left, right = black_height(nodes, node.left), black_height(nodes, node.right)
    assert left == right
    return left + (node.color != RED)


def in_order(nodes: list[Node], at: int) -> list[str]:
    if at == NONE:
        return []
    node = nodes[at]
    return [*in_order(nodes, node.left), node.name, *in_order(nodes, node.right)]


def check(data: bytes) -> None:
    """Hold the rules that olefile does not ask for."""
    assert len(data) % 512 == 0
    nodes, fat = directory(data), allocation(data)
    sectors = len(data) // 512 - 1
    assert all(value == 0xFFFFFFFF for value in fat[sectors:])
    assert all(value != 0xFFFFFFFF for value in fat[:sectors])
    (count,) = struct.unpack_from("<I", data, 44)
    assert fat.count(0xFFFFFFFD) == count
    for node in nodes:
        if node.child != NONE:
            assert nodes[node.child].color != RED
            black_height(nodes, node.child)
            names = in_order(nodes, node.child)
            assert names == sorted(names, key=lambda n: (len(n), n.upper()))


@pytest.mark.parametrize("count", range(61))
def test_any_number_of_streams_of_any_size_is_read_back(count: int) -> None:
    chance = random.Random(count)
    sizes = [0, 1, 63, 64, 65, 511, 512, 4095, 4096, 4097, 20_000]
    modules = {f"Module{n}": chance.randbytes(chance.choice(sizes)) for n in range(count)}
    data = compound_file({"VBA": {"dir": b"d", **modules}, "PROJECT": b"p" * 500, "PROJECTwm": b""})
    check(data)
    expected = {f"VBA/{name}": content for name, content in modules.items()}
    expected |= {"VBA/dir": b"d", "PROJECT": b"p" * 500, "PROJECTwm": b""}
    assert streams(data) == expected


names = st.text(
    st.characters(codec="ascii", categories=("L", "N"), include_characters="_"),
    min_size=1,
    max_size=31,
)


@given(st.dictionaries(names, st.binary(max_size=200), max_size=40))
@settings(deadline=None)
def test_any_names_are_read_back_or_refused(content: dict[str, bytes]) -> None:
    alike = len({name.upper() for name in content}) < len(content)
    try:
        data = compound_file(content)
    except SourceError:
        assert alike
        return
    assert not alike
    check(data)
    assert streams(data) == content


@pytest.mark.parametrize("name", ["", "a/b", "a\\b", "a:b", "a!b", "a\0", "x" * 32, "😀" * 16])
def test_a_name_that_cannot_stand_in_the_directory_is_refused(name: str) -> None:
    with pytest.raises(SourceError):
        compound_file({name: b""})


def test_a_name_of_31_units_is_read_back() -> None:
    assert streams(compound_file({"ế" * 31: b"x"})) == {"ế" * 31: b"x"}


def test_a_big_file_is_read_back() -> None:
    big = random.Random(1).randbytes(6_000_000)
    data = compound_file({"big": big, "small": b"s"})
    check(data)
    assert streams(data) == {"big": big, "small": b"s"}


def test_a_file_beyond_what_the_header_lists_is_refused() -> None:
    with pytest.raises(SourceError, match="6,8 MB"):
        compound_file({"big": bytes(7_200_000)})


def test_the_reader_of_old_workbooks_reads_it_too() -> None:
    content = {"short": b"s" * 100, "long": b"l" * 5000}
    opened = CompDoc(compound_file(content))
    assert {name: opened.get_named_stream(name) for name in content} == content
