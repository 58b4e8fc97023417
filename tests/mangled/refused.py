"""What is no workbook, or none that can be read: each with its own sentence and its cure."""

from __future__ import annotations

from collections.abc import Callable

from baocao.ooxml.repack import package_of
from baocao.xlam.cfb import compound_file
from mangled.case import Case
from mangled.packages import of_type
from mangled.sound import every_part, put, replaced, sound

_NAME = "Xa Tan Nam"
CURES = ("gửi lại", "Đề nghị", "Hãy")
"""One of these is in every sentence that refuses a file."""


def refused(number: int, what: str, ending: str, made: Callable[[], bytes], reason: str,
            *says: str) -> Case:  # fmt: skip
    """Return the case of a file that cannot be read; its name alone tells the unit."""
    return Case(
        number, what, made, ("file-unreadable",), {}, says, "", f"{_NAME}{ending}", reason,
        received=False,
    )  # fmt: skip


def zipped(*names: str) -> bytes:
    return package_of(dict.fromkeys(names, b"x"))


def ole(*streams: str) -> Callable[[], bytes]:
    return lambda: compound_file(dict.fromkeys(streams, bytes(5000)))


def flipped() -> bytes:
    return sound()[:5000] + bytes((sound()[5000] ^ 4,)) + sound()[5001:]


def with_entities() -> bytes:
    return replaced("<worksheet ", '<!DOCTYPE x [<!ENTITY a "5">]><worksheet ', "worksheets/sheet")


def merged_over_each_other() -> bytes:
    """A cell in the last column, and a hundred areas out to it."""
    areas = "".join(f'<mergeCell ref="A30:XFD{row}"/>' for row in range(30, 130))
    return replaced("</mergeCells>", f"{areas}</mergeCells>", "sheet3", put({"XFD130": "x"}))


def bomb() -> bytes:
    """A sheet of blanks that is a thousand times as large as its file."""
    blanks = b" " * (9 << 20)
    return every_part(lambda name, content: blanks if "sheet3" in name else content)


_MESSAGE = (
    b"Received: from x\r\nFrom: xa@example.org\r\nMIME-Version: 1.0\r\nContent-Type: "
    b'multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nKinh gui\r\n'
)
_BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
NO_EXCEL = [
    refused(22, "a web page without a table", ".xls",
            lambda: b"<html><body>5</body></html>", "html", "HTML"),
    refused(22, "a zip of other things", ".xlsx", lambda: zipped("a/b.txt"), "zip", "nén"),
    refused(23, "words without a table", ".txt",
            lambda: "Kính gửi huyện: xã không có.".encode(), "text", "CSV"),
    refused(24, "a Word file", ".docx", lambda: of_type(_WORD), "docx", "Word", ".xlsx"),
    refused(24, "an old Word file", ".doc", ole("WordDocument"), "doc", "Word"),
    refused(24, "a Word file named .xlsx", ".xlsx", lambda: of_type(_WORD), "docx", "Word"),
    refused(25, "a scan", ".pdf", lambda: b"%PDF-1.7 x", "pdf", "PDF", ".xlsx"),
    refused(25, "a photograph", ".jpg", lambda: b"\xff\xd8\xff\xe0 x", "image", "ảnh"),
    refused(25, "a photograph of an iPhone", ".heic", lambda: b"\0\0\0\x18ftypheic", "image"),
    refused(25, "a message of Outlook", ".msg", ole("__properties_version1.0"), "mail",
            "thư điện tử", "đính kèm"),
    refused(25, "a message of a mail program", ".eml", lambda: _MESSAGE, "mail", "đính kèm"),
    refused(25, "a program", ".exe", lambda: b"MZ\x90\0" + bytes(60) + b"x\1" * 90, "unknown"),
    refused(25, "a film", ".mp4", lambda: b"\0\0\0\x18ftypisom", "media"),
]  # fmt: skip
OTHER_SPREADSHEETS = [
    refused(21, "a binary workbook", ".xlsb", lambda: of_type(_BINARY), "xlsb", ".xlsb", ".xlsx"),
    refused(21, "a book of Numbers", ".numbers",
            lambda: zipped("Index/Document.iwa", "Data/a.jpg"), "numbers", "Numbers", "Excel"),
    refused(21, "a spreadsheet of Works", ".wks",
            lambda: b"\xff\x00\x02\x00\x04\x04\x05\x54" + bytes(90), "works", "Works", ".xlsx"),
    refused(21, "a spreadsheet of Lotus", ".wk1",
            lambda: b"\x00\x00\x02\x00\x06\x04\x06\x00" + bytes(90), "works", "Lotus"),
    refused(21, "a spreadsheet of Quattro Pro", ".qpw", ole("PerfectOffice_MAIN"), "works"),
    refused(55, "Excel 5.0 and 95", ".xls", ole("Book"), "old-xls", ".xlsx"),
    refused(55, "Excel 4.0", ".xls", lambda: b"\x09\x04\x06\x00\0\0\x10\0" + bytes(90), "old-xls"),
    refused(55, "a shared .xls that tracks its changes", ".xls", ole("Workbook", "Revision Log"),
            "shared", "dùng chung", ".xlsx"),
]  # fmt: skip
_LINK = b'{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}'
_LNK = b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0F" + bytes(900)
NOT_THERE = [
    refused(26, "a password", ".xlsx", ole("EncryptedPackage", "EncryptionInfo"), "password",
            "mật khẩu", "Tệp > Thông tin"),
    refused(28, "no byte", ".xlsx", lambda: b"", "empty", "0 byte", "gửi lại"),
    refused(28, "a workbook that was cut", ".xlsx", lambda: sound()[:9000], "truncated",
            "tải chưa xong"),
    refused(28, "a workbook that lost its end", ".xlsx", lambda: sound()[:-10], "truncated"),
    refused(28, "a damaged part", ".xlsx", flipped, "broken|crc|truncated", "gửi lại"),
    refused(28, "zeros where the cloud keeps the file", ".xlsx", lambda: bytes(5000),
            "placeholder", "OneDrive"),
    refused(28, "a link to a Google sheet", ".gsheet", lambda: _LINK, "google", "Google",
            "Tải xuống", ".xlsx"),
    refused(28, "a newer link to a Google sheet", ".gsheet",
            lambda: b'{"":"WARNING! DO NOT EDIT THIS FILE!","doc_id":"1xYz","resource_key":"",'
            b'"email":"a@example.org"}', "google", "Google"),
    refused(28, "a shortcut", ".xlsx.lnk", lambda: _LNK, "placeholder", "lối tắt"),
    refused(28, "a link of the web", ".url",
            lambda: b"[InternetShortcut]\r\nURL=https://example.org/a.xlsx\r\n", "placeholder"),
    refused(28, "a link of a Mac", ".webloc",
            lambda: b'<?xml version="1.0"?><!DOCTYPE plist><plist version="1.0"><dict><key>URL'
            b"</key><string>https://example.org</string></dict></plist>", "placeholder"),
    refused(39, "merged areas that lie over each other", ".xlsx", merged_over_each_other,
            "too-large", "lớn bất thường"),
    refused(39, "a bomb", ".xlsx", bomb, "too-large|bomb", "lớn"),
    refused(42, "a RAR", ".rar", lambda: b"Rar!\x1a\x07\x01\0", "archive", "giải nén"),
    refused(42, "an archive of Linux", ".tar",
            lambda: b"a.xlsx" + bytes(251) + b"ustar\x0000" + bytes(300), "archive"),
    refused(42, "an archive of Windows", ".cab", lambda: b"MSCF" + bytes(90), "archive"),
    refused(42, "a 7z", ".7z", lambda: b"7z\xbc\xaf\x27\x1c", "archive", "giải nén"),
    refused(40, "an XML with its own entities", ".xlsx", with_entities, "broken", "DOCTYPE"),
]  # fmt: skip
REFUSED = [*NO_EXCEL, *OTHER_SPREADSHEETS, *NOT_THERE]
