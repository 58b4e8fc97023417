"""Sheets and strings read by patterns: always as events tell them, and not given up in silence."""

from __future__ import annotations

import random
import re
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.errors import InputError
from baocao.excel.reading.plain_rows import NotPlainError, plain_rows
from baocao.excel.reading.sheet_events import SheetEvents, scan
from baocao.excel.reading.strings import shared_strings
from baocao.excel.reading.style_table import NO_STYLES
from parts import sheet_xml

NOT_PLAIN = b"<!-- so that it is scanned as events -->"


def sheet(rows: str, after: str = "") -> bytes:
    """A worksheet that declares the prefix which Excel's rows use."""
    return sheet_xml(rows, after).replace(b"><dimension", b' xmlns:x14ac="x"><dimension')


def events(data: bytes) -> SheetEvents | None:
    """What a sheet says; None where it is refused."""
    try:
        return scan(data, "a.xml", NO_STYLES, ["không", "một", "hai"].__getitem__)
    except InputError:
        return None


_rows = st.sampled_from([
    '<row r="{n}">', '<row r="{n}" spans="1:6" s="3" customFormat="1">',
    '<row r="{n}" ht="15.75" customHeight="1" x14ac:dyDescent="0.25">', '<row r="{n}" ht="0">',
    '<row r="{n}" customFormat="false" ht="12.8" hidden="false" customHeight="false">',
    '<row r="{n}" hidden="1">', '<row s="1" r="{n}">', '<row r="{n}" s="1" s="1">',
])  # fmt: skip
_cells = st.sampled_from([
    '<c r="{a}"/>', '<c r="{a}" s="3"></c>', '<c r="{a}"><v>5</v></c>', '<c r="{a}"><v></v></c>',
    '<c r="{a}" s="2" t="s"><v>1</v></c>', '<c r="{a}" t="s"><v>7</v></c>',
    '<c r="{a}" t="str"><f>A1&amp;"&lt;"</f><v>a&amp;lt;\nb</v></c>', '<c r="{a}"><f></f></c>',
    '<c r="{a}" t="e"><f aca="false">1/0</f><v>#DIV/0!</v></c>', '<c r="{a}" t="b"><v>1</v></c>',
    '<c r="{a}" t="inlineStr"><is><t xml:space="preserve"> ẩn </t></is></c>',
    '<c r="{a}" t="inlineStr"><is><t></t></is></c>', '<c r="{a}" t="str"><v/></c>',
    '<c r="{a}"><f t="shared" ref="A1:A2" si="0">1+1</f><v>2</v></c>',
    '<c r="{a}" t="str"><v>&#225;</v></c>', '<c r="{a}" t="str"><v>]]&gt;</v></c>',
    '<c r="{a}"><v>1</v><is><t>x</t></is></c>', '<c r="A1"><v>3</v></c>', '<c r="AAAA1"/>',
])  # fmt: skip


@given(st.lists(st.tuples(_rows, st.lists(_cells, max_size=4)), max_size=6))
def test_plain_rows_are_what_events_tell(rows: list[tuple[str, list[str]]]) -> None:
    drawn = "".join(
        row.format(n=n)
        + "".join(cell.format(a=f"{chr(64 + at)}{n}") for at, cell in enumerate(cells, 1))
        + "</row>"
        for n, (row, cells) in enumerate(rows, 2)
    )
    data = sheet(drawn, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>')
    assert events(data) == events(data + NOT_PLAIN)


@pytest.mark.parametrize(
    "row",
    [
        '<row r="5" spans="1:12" ht="21" customHeight="1"><c r="A5" s="16"/></row>',
        '<row r="5" spans="1:3" x14ac:dyDescent="0.25"><c r="A5" s="1" t="s"><v>0</v></c></row>',
        '<row r="5" customFormat="false" ht="12.8" hidden="false" customHeight="false" '
        'outlineLevel="0" collapsed="false"><c r="A5" s="1" t="n"><v>1</v></c></row>',
        '<row r="5" ht="17.5"><c r="A5" s="1" t="inlineStr"><is><t>a</t></is></c></row>',
        '<row r="5" ht="36"><c r="A5" s="1" t="inlineStr"><is><t>N&#259;m</t></is></c></row>',
    ],
    ids=["XlsxWriter", "Excel", "LibreOffice", "this program", "openpyxl"],
)
def test_rows_as_programs_write_them_are_plain(row: str) -> None:
    assert plain_rows(sheet(row)) is not None
    # lxml, by which this program edits parts, writes the head in other quotes.
    head = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
    assert plain_rows(re.sub(rb"<\?xml.*?\?>", head, sheet(row))) is not None


@pytest.mark.parametrize(
    "data",
    [
        sheet('<row r="1"><c r="A1"><v>1</v></c></row>') + NOT_PLAIN,
        sheet('<row r="1"><c r="A1"><v>1</v></c></row>').replace(b"UTF-8", b"UTF-16"),
        sheet('<row r="1"/>', '<ext xmlns = "x"/>'),
        sheet('<row r="1"><c r="A1" t="str"><v>a]]>b</v></c></row>'),
        sheet('<row r="1"><c r="A1" t="str"><v>a\rb</v></c></row>'),
        sheet('<row r="1"><c r="A1"><v>1</v></c><x/></row>'),
        b"<a><sheetData></sheetData></a>",
        b"",
    ],
)
def test_what_is_not_plain_beyond_doubt_is_left_to_the_scan(data: bytes) -> None:
    assert plain_rows(data) is None


def test_damaged_rows_are_read_or_refused_as_events_would() -> None:
    chance = random.Random(3)
    rows = "".join(
        f'<row r="{n}" spans="1:3"><c r="A{n}" s="1" t="s"><v>1</v></c><c r="B{n}"/>'
        f'<c r="C{n}" t="str"><f>A{n}&amp;"x"</f><v>ậ</v></c></row>'
        for n in range(1, 5)
    )
    whole = sheet(rows, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')
    told = 0
    for _ in range(3000):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            place = chance.randrange(len(data))
            if chance.random() < 0.6:
                data[place] = chance.choice(b'<>/="09acrsvx&;\x00\xff \n')
            else:
                del data[place : place + chance.randrange(12)]
        assert events(bytes(data)) == events(bytes(data) + NOT_PLAIN), bytes(data)
        told += events(bytes(data)) is not None
    assert 100 < told < 2900


@pytest.mark.parametrize(
    "start", ['<row r="1" spans="', '<row r="1"', '<row r="1"><c r="A1"', '<c r="A1"><v>', "<row"]
)
def test_no_rows_make_the_patterns_slow(start: str) -> None:
    begun = time.perf_counter()
    for filling in (' s="1"', "1", " ", "<c", "&amp;", "<v>", start, f"{start}</v></c></row>"):
        found = plain_rows(sheet(f"{start}{filling * 100_000}"))
        with suppress(NotPlainError):
            list(found[1] if found else ())
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("last", ['<c r="A9"><v>1</v></c>', "<!-- x -->", '<row r="9"/>'])
def test_a_long_sheet_is_told_as_events_tell_whatever_its_end(last: str) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{"dài " * 20}{n}</t></is></c></row>'
        for n in range(10, 3000)
    )
    data = sheet(f'{rows}<row r="9">{last}</row>')
    told = events(data)
    assert len(data) > 200_000 and told == events(data + NOT_PLAIN)
    assert told is None or len(told.cells) >= 2990


_items = st.sampled_from([
    "<si><t>a</t></si>", '<si><t xml:space="preserve"> b\n </t></si>', "<si><t/></si>",
    "<si><t>&amp;lt; &lt;_x000D_</t></si>", "<si><r><t>c</t></r><r><t>d</t></r></si>",
    "<si><t>&#225;</t></si>", "<si><t>e</t><rPh><t>f</t></rPh></si>", "<si/>", "\n",
])  # fmt: skip


@given(st.lists(_items, max_size=6))
def test_plain_strings_are_what_events_tell(items: list[str]) -> None:
    data = f'<sst xmlns="x" count="1">{"".join(items)}</sst>'.encode()
    assert shared_strings(data, "a.xml") == shared_strings(data + NOT_PLAIN, "a.xml")
