"""A clerk's workbook with all that a library would lose, and old sheets of the program in it."""

from __future__ import annotations

import struct
import warnings
import zlib
from io import BytesIO

import openpyxl
import xlsxwriter

from consolidation_case import FORMS, OWN_NAME, mau_1, mau_2

FORMULAS = {
    "B1": ("='Tổng hợp Mẫu 1'!H7*2", 2),
    "B2": ("=B1+1", 3),
    "B3": ("=1+1", 2),
    "B4": ("=SUM('Mẫu 1'!H9:H12)", 16),
    "B5": ("=SoTinBai", 1),
}
"""Formulas of "Bảng riêng" with the values they are saved with."""


def loaded(data: bytes, **how) -> openpyxl.Workbook:
    """Return the workbook as openpyxl reads it, without its warnings of what it would lose."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(BytesIO(data), **how)


def png() -> bytes:
    """Return a picture of one red point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def rich_workbook(*, old_sheets: bool = True, protected: bool = False) -> bytes:
    """Return the workbook; `old_sheets` are sheets of an earlier consolidation, with drawings."""
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    _info(book)
    for form, case in zip(FORMS, (mau_1, mau_2), strict=True):
        _form_sheet(book, form, case(form)[0], protected)
    if old_sheets:
        _old_summary(book)
    _own_sheet(book)
    _second_own_sheet(book)
    book.close()
    return data.getvalue()


def _info(book):
    sheet = book.add_worksheet("Thông tin")
    sheet.write_row(0, 0, ["Tên đơn vị", OWN_NAME])
    bold, red = book.add_format({"bold": True}), book.add_format({"font_color": "red"})
    sheet.write_rich_string("A3", "chữ ", bold, "đậm", " và ", red, "đỏ")
    sheet.write_comment("B1", "Ghi chú của cán bộ")
    words = book.add_worksheet("Nội dung")
    words.write_row(0, 0, ["Mã mục", "Đề mục", "Nội dung", "Câu tự động"])
    words.write_row(1, 0, ["mo_dau", "Mở đầu", "Lời của cán bộ"])
    words.write(1, 3, "câu cũ", book.add_format({"italic": True, "bg_color": "#F2F2F2"}))
    words.write_row(3, 0, ["ket", "Kết", ""])


def _form_sheet(book, form, rows, protected):
    sheet = book.add_worksheet(form.sheet)
    for number, (year, key, values) in enumerate(rows, 8):
        sheet.write(number, 0, year)
        if form.keys:
            sheet.write(number, 1, key)
        for column in form.figures:
            if values.get(column.id) is not None:
                sheet.write(number, form.index(column.id) - 1, values[column.id])
    sheet.data_validation(8, 2, 20, 2, {"validate": "integer", "criteria": ">=", "value": 0})
    sheet.conditional_format(
        8, 2, 20, 2, {"type": "data_bar", "data_bar_2010": True, "bar_color": "#63C384"}
    )
    if protected:
        sheet.protect("bí mật")


def _old_summary(book):
    sheet = book.add_worksheet("Tổng hợp Mẫu 1")
    sheet.hide()
    sheet.write("H7", 1)
    sheet.write_comment("A1", "ghi chú cũ")
    sheet.insert_image("C1", "cũ.png", {"image_data": BytesIO(png() + b"old")})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "='Tổng hợp Mẫu 1'!$H$7:$H$9"})
    sheet.insert_chart("K1", chart)
    sheet.add_table("M1:N3", {"name": "BangCu"})
    sheet.repeat_rows(3)
    sheet.print_area("A1:B3")


def _own_sheet(book):
    sheet = book.add_worksheet("Bảng riêng")
    sheet.write_column("A1", range(1, 6))
    for address, (formula, value) in FORMULAS.items():
        sheet.write_formula(address, formula, None, value)
    sheet.insert_image("D2", "dấu.png", {"image_data": BytesIO(png())})
    sheet.insert_textbox("F2", "Hộp chữ của cán bộ", {"font": {"bold": True}})
    sheet.add_sparkline("C1", {"range": "'Bảng riêng'!A1:A5"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Bảng riêng'!$A$1:$A$5"})
    sheet.insert_chart("F12", chart)
    sheet.write_comment("A1", "ghi chú riêng")
    sheet.set_header("&L&G", {"image_left": "a.png", "image_data_left": BytesIO(png())})
    sheet.autofilter("A1:B5")
    sheet.print_area("A1:H30")
    sheet.activate()
    book.define_name("SoTinBai", "='Tổng hợp Mẫu 1'!$H$7")
    book.define_name("'Bảng riêng'!Rieng", "='Bảng riêng'!$A$1")


def _second_own_sheet(book):
    sheet = book.add_worksheet("Bảng hai")
    sheet.write_formula("A1", "='Bảng riêng'!B2+1", None, 4)
    sheet.write_formula("A2", "=2+2", None, 4)
    sheet.write_url("A3", "https://example.gov.vn/")
    sheet.set_background(BytesIO(png()))
