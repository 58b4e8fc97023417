"""Cells colour themselves while "Kiểm tra" names them: seen in a live spreadsheet program."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest

from baocao.core import names
from baocao.core.filling import Filling
from baocao.excel.styles import STYLES
from baocao.excel.template.places import INFO_ROWS
from baocao.excel.template.whole import write_template
from baocao.resources import default_programme
from office import convert

ERROR, WARNING = (STYLES[name]["bg_color"] for name in ("error", "warning"))
FACT = f"B{INFO_ROWS['unit']}"
GRAVE, QUESTION, NOTE = names.SEVERITIES.values()


class _Cells(HTMLParser):
    """The colour of each cell of each sheet, as LibreOffice's HTML has it."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[list[list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "table":
            self.sheets.append([])
        elif tag == "tr":
            self.sheets[-1].append([])
        elif tag == "td":
            width = int(given.get("colspan") or 1)
            self.sheets[-1][-1] += [given.get("bgcolor") or ""] * width


def colours(folder: Path, unit: str, rows: list[tuple[str, str, str, str, str]]) -> dict[str, str]:
    """Return the colours of cells of "Mẫu 1" and "Thông tin" with these rows of "Kiểm tra".

    A row is severity, unit, sheet, cell, answer.
    """
    path = folder / "book.xlsx"
    filling = Filling(info={"unit": unit} if unit else {})
    path.write_bytes(write_template(default_programme(), filling, "commune"))
    book = openpyxl.load_workbook(path)
    for place, (severity, whose, sheet, cell, answer) in enumerate(rows, 2):
        for column, value in zip("ACDEH", (severity, whose, sheet, cell, answer), strict=True):
            book[names.FINDINGS][f"{column}{place}"] = value or None
    book.save(path)
    parser = _Cells()
    parser.feed(convert(path, "html", folder / "html").read_text(encoding="utf-8"))
    form = parser.sheets[book.sheetnames.index("Mẫu 1")]
    facts = parser.sheets[book.sheetnames.index(names.INFO)]
    asked = {
        "C9": form[8][2],
        "D9": form[8][3],
        "H10": form[9][-4],
        FACT: facts[INFO_ROWS["unit"] - 1][1],
    }
    return {cell: colour.upper() for cell, colour in asked.items()}


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("unit", ["Xã Tân Nam", "  Xã Tân Nam ", ""])
def test_a_cell_that_is_named_has_the_colour_of_its_gravest_finding(
    tmp_path: Path, unit: str
) -> None:
    own = unit.strip()
    seen = colours(
        tmp_path, unit,
        [
            (GRAVE, own, "Mẫu 1", "C9", ""),
            (QUESTION, own, "Mẫu 1", "C9", ""),
            (QUESTION, own, "Mẫu 1", "D9", ""),
            (GRAVE, own, names.INFO, FACT, ""),
        ],
    )  # fmt: skip
    assert (seen["C9"], seen["D9"], seen[FACT]) == (ERROR, WARNING, ERROR)


@pytest.mark.office
@pytest.mark.slow
def test_no_other_cell_is_coloured_than_the_workbooks_own_open_questions(tmp_path: Path) -> None:
    seen = colours(
        tmp_path, "Huyện Quang Bình",
        [
            (GRAVE, "Xã Tân Nam", "Mẫu 1", "C9", ""),
            (QUESTION, "Huyện Quang Bình", "Mẫu 1", "D9", "Số đúng, đã đối chiếu"),
            (NOTE, "Huyện Quang Bình", names.INFO, FACT, ""),
        ],
    )  # fmt: skip
    assert not {ERROR, WARNING} & set(seen.values())


def test_the_formats_look_at_the_columns_of_the_sheet_as_the_contract_orders_them() -> None:
    from io import BytesIO
    from zipfile import ZipFile

    data = write_template(default_programme(), Filling(), "commune")
    with ZipFile(BytesIO(data)) as package:
        text = package.read("xl/worksheets/sheet3.xml").decode()
    looked = set(re.findall(r"'Kiểm tra'!\$([A-Z])\$2", text))
    order = list(names.FINDING_HEADINGS)
    wanted = ("severity", "unit", "sheet", "cell", "answer")
    assert looked == {"ABCDEFGH"[order.index(key)] for key in wanted}
