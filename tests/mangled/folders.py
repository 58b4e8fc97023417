"""What comes with the workbooks: zips, folders, droppings of systems and of programs."""

from __future__ import annotations

import io
import zipfile

from baocao.ooxml.repack import package_of
from mangled.case import Case
from mangled.sound import sound


def in_cp1258(name: bytes) -> bytes:
    """Return a zip whose one name is in the code page of Vietnamese Windows."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("X" * len(name), sound())
    return out.getvalue().replace(b"X" * len(name), name)


_SKIPPED = "files-skipped"
FOLDERS = [
    Case(41, "droppings of systems and programs", lambda: {
        "Xa Tan Nam.xlsx": sound(), "~$Xa Tan Nam.xlsx": b"x" * 165,
        ".~lock.Xa Tan Nam.xlsx#": b",x,", "desktop.ini": b"[x]", "Thumbs.db": b"x",
        ".DS_Store": b"x", "__MACOSX/._Xa Tan Nam.xlsx": b"x"},
        ("files-open", _SKIPPED), quotes=("6 tệp tạm", "Xa Tan Nam.xlsx")),
    Case(42, "a zip", lambda: {"gui.zip": package_of({"xa/Xa Tan Nam.xlsx": sound()})}),
    Case(42, "a zip in a zip", lambda: {"gui.zip": package_of(
        {"xa.zip": package_of({"Xa Tan Nam.xlsx": sound()})})}),
    Case(42, "a zip with names of Vietnamese Windows",
         lambda: {"gui.zip": in_cp1258("Báo cáo.xlsx".encode("cp1258"))}),
    Case(42, "a path that leaves the zip", lambda: {
        "Xa Tan Nam.xlsx": sound(), "gui.zip": package_of({"../Xa Bang Lang.xlsx": sound()})},
        ("file-unreadable",), quotes=("Xã Bằng Lang", "trỏ ra ngoài tệp nén")),
    Case(42, "droppings in a zip", lambda: {"gui.zip": package_of(
        {"Xa Tan Nam.xlsx": sound(), "__MACOSX/._Xa Tan Nam.xlsx": b"x"})}, (_SKIPPED,)),
    Case(54, "a workbook that somebody has open", lambda: {
        "Xa Tan Nam.xlsx": sound(), "~$Xa Tan Nam.xlsx": b"x" * 165}, ("files-open", _SKIPPED),
        quotes=("Có người đang mở tệp", "đóng tệp")),
]  # fmt: skip
