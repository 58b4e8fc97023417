"""Whose a workbook is: names, codes and file names that differ, workbooks sent twice."""

from __future__ import annotations

import unicodedata

from mangled.case import Case
from mangled.sound import pasted, put, rows, sound

INFO = "Thông tin"


def named(name: str | None, code: str | None = "03507", identity: bool = True) -> bytes:
    """Return the workbook with another name and code; without `identity`, as a new file."""
    if identity:
        return put({"B5": name, "B6": code}, INFO)
    told = rows(INFO)
    told[4][1], told[5][1] = name, code
    return pasted({INFO: told, "Mẫu 1": rows(), "Mẫu 2": rows("Mẫu 2")})


def _edited(value: int = 5) -> bytes:
    return put({"H9": value})


_CONFLICT, _TWICE = "file-identity-conflict", "file-duplicate-differs"
NAMES = [
    *(Case(10, f"the name {name!r} in {'its own' if told else 'a new'} file",
           lambda name=name, told=told: named(name, "03507", told))
      for name in ("UBND xã Tân Nam", "Xã TÂN NAM", "Tân Nam", "X. Tân Nam", "Uỷ ban nhân dân "
                   "xã Tân Nam", unicodedata.normalize("NFD", "Xã Tân Nam"), "xã Tân\u00a0Nam",
                   "Xã  Tân Nam ", "tan nam", "\u202aXã Tân Nam\u202c")
      for told in (True, False)),
    *(Case(10, f"the name {name!r} without a code", lambda name=name: named(name, None, False))
      for name in ("UBND xã Tân Nam", "Tân Nam", "TÂN NAM", "xa tan nam")),
    Case(10, "a name that two units have", lambda: named("Yên Bình", None, False),
         ("file-unidentified",), quotes=("Xã Yên Bình", "Thị trấn Yên Bình"), counts="",
         received=False),
    Case(10, "a near name is proposed and not taken", lambda: named("Xã Tân Nan", None, False),
         ("unit-outside-list",), quotes=("Có phải Xã Tân Nam?",), counts="", received=False),
    Case(10, "no name and no code", lambda: named(None, None, False), ("file-unidentified",),
         quotes=("Xã Tân Nam",), counts="", received=False),
]  # fmt: skip
WRONG = [
    Case(11, "a neighbour's name in an own file", lambda: named("Xã Bằng Lang"), (_CONFLICT,),
         quotes=("Xã Bằng Lang", "Xã Tân Nam", "03507"), counts="", received=False),
    Case(11, "a neighbour's name with the own code in a new file",
         lambda: named("Xã Bằng Lang", "03507", False), (_CONFLICT,),
         quotes=("Xã Bằng Lang", "03507"), counts="", received=False),
    Case(11, "the sound file under a neighbour's name", sound, ("file-name-differs",),
         quotes=("Xã Bằng Lang", "Xã Tân Nam"), name="Bang Lang.xlsx"),
]  # fmt: skip
TWICE = [
    Case(12, "the same file twice", lambda: {"a.xlsx": sound(), "a (1).xlsx": sound()},
         ("file-duplicate-same",)),
    Case(12, "the same figures saved anew",
         lambda: {"a.xlsx": sound(), "a final.xlsx": named("xã Tân Nam")},
         ("file-duplicate-same",)),
    Case(12, "two files that differ", lambda: {"a.xlsx": sound(), "a (sửa).xlsx": _edited()},
         (_TWICE,), quotes=("a (sửa).xlsx", "Mẫu 1", "H9", "3", "5"), counts="",
         received=False),
]  # fmt: skip
FILE_NAMES = [
    Case(13, f"the file name {name!r}", sound, name=name)
    for name in ("mau 1+2 xa Tan Nam (sửa lần 2).xlsx", "gui/huyen/BC.xlsx", "BC.XLSX",
                 unicodedata.normalize("NFD", "Xã Tân Nam - báo cáo.xlsx"), "a.xls", "BC", "1.bak",
                 "Báo cáo 'Đề án' & phụ lục; 100%.xlsx")
]  # fmt: skip
UNITS = [*NAMES, *WRONG, *TWICE, *FILE_NAMES]
