"""Template workbooks for tests: filled in, typed over as a clerk does, recalculated, read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl

from baocao.core import names
from baocao.core.declaring.forms import form_from
from baocao.core.filling import Filling
from baocao.core.form import Form
from baocao.excel.template.places import FormPlaces
from baocao.excel.template.self_check import COUNT_COLUMN, FIRST_CHECK, SelfCheck, self_check
from baocao.excel.template.whole import info_texts, template_places, write_template
from baocao.programme import Programme
from office import recalculated

Typed = Mapping[str, Mapping[str, object]]
"""What is typed over a workbook: sheet, address, value."""

CLASSES = form_from(
    {
        "id": "mau_3",
        "sheet": "Mẫu 3",
        "name": "Mẫu 3",
        "title": "LỚP TẬP HUẤN, BỒI DƯỠNG",
        "spare_rows": 4,
        "column": [
            {"id": "year", "heading": "Năm", "kind": "year", "key": True, "prompt": "Năm."},
            {
                "id": "manner", "heading": "Hình thức", "kind": "choice", "key": True,
                "open": True, "choices": ["Trực tiếp", "Trực tuyến", "Tập huấn, bồi dưỡng"],
                "prompt": "Chọn trong danh sách.", "width": 24,
            },
            {
                "id": "classes", "heading": "Số lớp", "short": "Số lớp", "kind": "count",
                "behaviour": "flow", "group": "Kết quả", "prompt": "Phát sinh trong năm.",
            },
            {
                "id": "people", "heading": "Số lượt người", "short": "Số lượt người",
                "kind": "count", "behaviour": "flow", "group": "Kết quả",
                "prompt": "Phát sinh trong năm.", "width": 16,
            },
            {
                "id": "teachers", "heading": "Số giảng viên hiện có", "short": "Giảng viên",
                "kind": "count", "behaviour": "stock", "once_a_year": True,
                "prompt": "Hiện có đến cuối năm.", "width": 16,
            },
        ],
        "rule": [
            {
                "kind": "at-least", "code": "links-fewer-than-pages",
                "columns": ["people"], "others": ["classes"],
            },
            {
                "kind": "count-needs-key", "code": "count-without-type",
                "columns": ["classes"], "others": ["manner"],
            },
        ],
    },
    "mau_3.toml",
)  # fmt: skip
"""A third form, by declaration alone."""


@dataclass(frozen=True)
class Template:
    """A template workbook in a folder of its own, and what LibreOffice makes of it."""

    programme: Programme
    filling: Filling
    folder: Path
    typed: Typed
    level: str | None = None

    @cached_property
    def data(self) -> bytes:
        """The workbook as it is written, before anything is typed over it."""
        return write_template(self.programme, self.filling, self.level)

    @cached_property
    def path(self) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / "mau.xlsx"
        path.write_bytes(self.data)
        if self.typed:
            type_over(path, self.typed)
        return path

    @cached_property
    def recalculated_path(self) -> Path:
        return recalculated(self.path, self.folder / "tinh-lai")

    @cached_property
    def values(self) -> Any:
        """The workbook's values as LibreOffice computes them."""
        return openpyxl.load_workbook(self.recalculated_path, data_only=True)

    @cached_property
    def checks(self) -> SelfCheck:
        """The lines of "Tự kiểm tra" and the working rows."""
        forms = [(form, self.places(form)) for form in self.programme.forms]
        info = info_texts(self.programme, self.filling, self.level)
        return self_check(forms, self.filling, info)

    def places(self, form: Form) -> FormPlaces:
        return template_places(self.programme, self.filling, form)

    def broken(self, form: Form) -> set[str]:
        """Return the codes of a form's lines that LibreOffice finds broken."""
        sheet = self.values[names.SELF_CHECK]
        return {
            check.code
            for row, check in enumerate(self.checks.checks, FIRST_CHECK)
            if check.form == form.id and sheet.cell(row, COUNT_COLUMN).value
        }


def type_over(path: Path, typed: Typed) -> None:
    """Type values into a workbook's cells."""
    book = openpyxl.load_workbook(path)
    for sheet, cells in typed.items():
        for address, value in cells.items():
            book[sheet][address] = value
    book.save(path)


def formula_values(path: Path, values: Path) -> dict[tuple[str, str], object]:
    """Return the values that `values` holds in the cells where `path` has formulas."""
    formulas, computed = (
        openpyxl.load_workbook(path),
        openpyxl.load_workbook(values, data_only=True),
    )
    return {
        (sheet.title, cell.coordinate): computed[sheet.title][cell.coordinate].value or ""
        if computed[sheet.title][cell.coordinate].value != 0
        else 0
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
