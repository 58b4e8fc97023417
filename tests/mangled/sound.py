"""The sound workbook of a commune, and the ways to change it: its parts, its cells, its tables."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from baocao.ooxml.package import Package
from baocao.ooxml.repack import package_of, rewrite
from baocao.resources import shipped

FORMS = ("Mẫu 1", "Mẫu 2")


@lru_cache
def sound() -> bytes:
    """Return a commune's workbook of the sample: reading it finds nothing to say."""
    folder = shipped("workbooks") / "quang-binh" / "don-vi"
    return next(folder.glob("*Tan_Nam*.xlsx")).read_bytes()


# --- the package and its parts


@lru_cache
def _parts() -> Mapping[str, bytes]:
    package = Package(sound())
    return {name: package.read(name) for name in package.names()}


def parts() -> dict[str, bytes]:
    return dict(_parts())


def every_part(change: Callable[[str, bytes], bytes], base: bytes = b"") -> bytes:
    package = Package(base or sound())
    return package_of({name: change(name, package.read(name)) for name in package.names()})


def replaced(pattern: str, by: str, only: str = "", base: bytes = b"", count: int = 0) -> bytes:
    """Return the workbook with a pattern replaced in the XML of its parts (named like `only`)."""

    def change(name: str, content: bytes) -> bytes:
        if only not in name or not name.endswith((".xml", ".rels")):
            return content
        return re.sub(pattern.encode(), by.encode(), content, count=count)

    return every_part(change, base)


def sheet_part(sheet: str) -> str:
    """Return the part of a sheet: the sample numbers them in the order of the workbook."""
    names = re.findall('<sheet name="([^"]*)"', parts()["xl/workbook.xml"].decode())
    return f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"


# --- cells, each in its place in the XML, all else as it was


@dataclass(frozen=True)
class Formula:
    """A formula with the value that was saved with it, None where none was."""

    text: str
    value: float | None = None


@dataclass(frozen=True)
class Shown:
    """A number in a number format (14 is a date, 9 a percentage)."""

    value: float
    format: int


@dataclass(frozen=True)
class Error:
    """A cell that shows an error."""

    text: str


Content = str | float | bool | None | Formula | Shown | Error


def put(cells: Mapping[str, Content], sheet: str = FORMS[0], base: bytes | None = None) -> bytes:
    """Return the workbook with cells of a sheet set; the rest of the file stays as it was."""
    package = Package(base or sound())
    part = sheet_part(sheet)
    xml = package.read(part).decode()
    styles = package.read("xl/styles.xml").decode()
    for address, content in cells.items():
        style = ""
        if isinstance(content, Shown):
            styles, number = _with_format(styles, content.format)
            style, content = f' s="{number}"', content.value
        xml = _with_cell(xml, address, style, _inside(content))
    return rewrite(
        base or sound(), {part: xml.encode(), "xl/styles.xml": styles.encode()}
    )  # fmt: skip


def _with_cell(xml: str, address: str, style: str, inside: str) -> str:
    kept = re.search(rf'<c r="{address}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', xml)
    row = re.search(r"\d+", address)
    assert row
    if kept:
        return xml.replace(kept[0], f'<c r="{address}"{style or kept[1] or ""}{inside}', 1)
    last = re.search(rf'<row r="{row[0]}"[^>]*>.*?(?=</row>)', xml)
    if last:
        return xml.replace(last[0], f'{last[0]}<c r="{address}"{style}{inside}', 1)
    made = f'<row r="{row[0]}"><c r="{address}"{style}{inside}</row></sheetData>'
    return xml.replace("</sheetData>", made, 1)


def _inside(content: Content) -> str:
    if content is None:
        return "/>"
    if isinstance(content, bool):
        return f' t="b"><v>{int(content)}</v></c>'
    if isinstance(content, Error):
        return f' t="e"><v>{content.text}</v></c>'
    if isinstance(content, Formula):
        value = "" if content.value is None else f"<v>{content.value}</v>"
        return f"><f>{escape(content.text)}</f>{value}</c>"
    if isinstance(content, str):
        text = escape(content)
        return f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f"><v>{content!r}</v></c>"


def _with_format(styles: str, format_: int) -> tuple[str, int]:
    found = re.search(r'<cellXfs count="(\d+)">', styles)
    assert found
    number = int(found[1])
    styles = styles.replace(found[0], f'<cellXfs count="{number + 1}">')
    xf = f'<xf numFmtId="{format_}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>'
    return styles.replace("</cellXfs>", f"{xf}</cellXfs>"), number


# --- tables pasted as values into a new file, as half the communes do


Rows = list[list[object]]


@lru_cache
def _rows(sheet: str) -> Rows:
    book = openpyxl.load_workbook(io.BytesIO(sound()), data_only=True)
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]


def rows(sheet: str = FORMS[0]) -> Rows:
    """Return a sheet's values, the first row first; what is below the years' rows is left out."""
    last = {FORMS[0]: 11, FORMS[1]: 11}.get(sheet)
    return [list(row) for row in _rows(sheet)[:last]]


def of_all_rows(sheet: str) -> Rows:
    """Return all values of a sheet, "" where there is none."""
    return [["" if value is None else value for value in row] for row in _rows(sheet)]


def pasted(
    sheets: Mapping[str, Rows] | None = None,
    change: Callable[[openpyxl.Workbook], object] = lambda _: None,
    **tables: Rows,
) -> bytes:
    """Return a new workbook of values: "Thông tin" and the forms, `mau_1` and `mau_2` if given."""
    told = sheets or {
        "Thông tin": rows("Thông tin"),
        FORMS[0]: tables.get("mau_1", rows(FORMS[0])),
        FORMS[1]: tables.get("mau_2", rows(FORMS[1])),
    }
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, drawn in told.items():
        sheet: Worksheet = book.create_sheet(name)
        for row in drawn:
            sheet.append(row)
    change(book)
    return saved(book)


def by_openpyxl(
    change: Callable[[openpyxl.Workbook], object] = lambda _: None, values: bool = True
) -> bytes:
    """Return the whole workbook changed and saved by a script, formulas as their values."""
    book = openpyxl.load_workbook(io.BytesIO(sound()), data_only=values)
    change(book)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
