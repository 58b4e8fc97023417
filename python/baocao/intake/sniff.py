"""What a file is, told by its content and never by its name; and the cure for what is no workbook.

A commune sends whatever it has: a scan, a Word file, a page saved by a web application under the
name of an Excel file. Each gets its own sentence, so that the clerk knows what to ask for.
"""

from __future__ import annotations

import re
from enum import Enum

from ..errors import InputError
from ..excel.reading.text_coding import wide_coding
from ..ooxml.archive import Archive, Fault, PackageError
from ..ooxml.ole import ENCRYPTED, OLD_WORD, holds, is_ole
from ..ooxml.package import CONTENT_TYPES, Package

_RESEND = "Đề nghị gửi tệp Excel (.xlsx) theo mẫu."
_RESAVE = "Mở tệp bằng Excel, chọn Lưu thành (Save As) kiểu “Excel Workbook (.xlsx)” rồi gửi lại."


class Kind(Enum):
    """A kind of file: a name for it in code, and the sentence with the cure where it is unread."""

    XLSX = "xlsx", ""
    XLSM = "xlsm", ""
    XLS = "xls", ""
    ODS = "ods", ""
    EMPTY = "empty", "Tệp rỗng (0 byte), có thể tải hoặc gửi chưa xong. Đề nghị gửi lại tệp."
    PASSWORD = (
        "password",
        "Tệp có mật khẩu. Mở tệp bằng Excel, vào Tệp > Thông tin > Bảo vệ sổ làm việc để gỡ mật "
        "khẩu rồi gửi lại.",
    )
    TRUNCATED = "truncated", "Tệp bị cắt cụt hoặc tải chưa xong. Đề nghị tải lại hoặc gửi lại tệp."
    XLSB = "xlsb", f"Tệp là Excel nhị phân (.xlsb), chưa đọc được. {_RESAVE}"
    OLD_XLS = "old-xls", f"Tệp là Excel đời quá cũ (trước Excel 97), không đọc được. {_RESAVE}"
    XML_2003 = "xml-2003", f"Tệp là bảng tính XML 2003, chưa đọc được. {_RESAVE}"
    HTML = "html", f"Tệp thật ra là trang web (HTML), không phải tệp Excel. {_RESAVE}"
    MHTML = "mhtml", f"Tệp thật ra là trang web lưu lại (MHTML), không phải Excel. {_RESAVE}"
    TEXT = "text", f"Tệp là văn bản thuần hoặc CSV, không phải tệp Excel. {_RESAVE}"
    DOCX = "docx", f"Tệp là văn bản Word, không phải tệp Excel. {_RESEND}"
    DOC = "doc", f"Tệp là văn bản Word đời cũ (.doc), không phải tệp Excel. {_RESEND}"
    PPTX = "pptx", f"Tệp là bản trình chiếu, không phải tệp Excel. {_RESEND}"
    ODT = "odt", f"Tệp là văn bản OpenDocument, không phải tệp Excel. {_RESEND}"
    RTF = "rtf", f"Tệp là văn bản RTF, không phải tệp Excel. {_RESEND}"
    PDF = "pdf", f"Tệp là PDF, không đọc số liệu từ đó được. {_RESEND}"
    IMAGE = "image", f"Tệp là ảnh, không đọc số liệu từ đó được. {_RESEND}"
    ZIP = "zip", f"Tệp là tệp nén, không phải tệp Excel. Hãy giải nén. {_RESEND}"
    ARCHIVE = "archive", "Tệp nén kiểu RAR, 7z hoặc GZIP không mở được. Hãy giải nén rồi gửi lại."
    NUMBERS = (
        "numbers",
        "Tệp là bảng tính Numbers của Apple, không đọc được. Mở tệp bằng Numbers, chọn Tệp > Xuất "
        "sang > Excel rồi gửi lại.",
    )
    PLACEHOLDER = (
        "placeholder",
        "Tệp chỉ là lối tắt hoặc chỗ chờ tải của OneDrive, Google Drive, iCloud; chưa có nội dung. "
        "Tải hẳn tệp Excel về máy rồi gửi lại.",
    )
    MEDIA = "media", f"Tệp là phim hoặc âm thanh, không đọc số liệu từ đó được. {_RESEND}"
    OLE = "ole", f"Tệp không phải là tệp Excel, hoặc đã hỏng. {_RESEND}"
    PACKAGE = "package", f"Tệp không phải là tệp Excel. {_RESEND}"
    UNKNOWN = "unknown", f"Tệp không phải là tệp Excel, hoặc đã hỏng. {_RESEND}"

    def __init__(self, word: str, sentence: str) -> None:
        self.word = word
        self.sentence = sentence
        """What is wrong and what to do; "" where the file can be read."""


_MAGIC = (
    (b"%PDF-", Kind.PDF),
    (b"\x89PNG\r\n", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"II*\0", Kind.IMAGE),
    (b"MM\0*", Kind.IMAGE),
    (b"L\0\0\0\x01\x14\x02\0", Kind.PLACEHOLDER),
    (b"bplist00", Kind.PLACEHOLDER),
    (b"ID3", Kind.MEDIA),
    (b"OggS", Kind.MEDIA),
    (b"\x1aE\xdf\xa3", Kind.MEDIA),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"{\\rtf", Kind.RTF),
    (b"\x09\x08\x10\0\0\x06", Kind.OLD_XLS),
    (b"\x09\x08", Kind.OLD_XLS),
    (b"\x09\x04", Kind.OLD_XLS),
    (b"\x09\x02", Kind.OLD_XLS),
    (b"\x09\0\x04\0", Kind.OLD_XLS),
)
_OLE_STREAMS = (
    (ENCRYPTED, Kind.PASSWORD),
    ("Workbook", Kind.XLS),
    ("WORKBOOK", Kind.XLS),
    ("Book", Kind.OLD_XLS),
    (OLD_WORD, Kind.DOC),
    ("PowerPoint Document", Kind.PPTX),
)
_CONTENT = (
    ("wordprocessingml", Kind.DOCX),
    ("ms-word", Kind.DOCX),
    ("presentationml", Kind.PPTX),
    ("ms-powerpoint", Kind.PPTX),
    ("ms-excel.sheet.binary", Kind.XLSB),
    ("macroenabled", Kind.XLSM),
    ("spreadsheetml", Kind.XLSX),
)
_STILL = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
"""The brands of pictures among files of the form of films (ISO 14496-12, 23008-12)."""
_PLACEHOLDERS = ("[internetshortcut]", "docs.google.com/", "version https://git-lfs")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


def kind_of(data: bytes) -> Kind:
    """Return what the bytes are."""
    if not data:
        return Kind.EMPTY
    if is_ole(data):
        return _ole(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if data[4:8] == b"ftyp":
        return Kind.IMAGE if data[8:12] in _STILL else Kind.MEDIA
    if data[:4] == b"RIFF":
        return Kind.IMAGE if data[8:12] == b"WEBP" else Kind.MEDIA
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return Kind.IMAGE
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None) or _text(data)


def _ole(data: bytes) -> Kind:
    return next((kind for name, kind in _OLE_STREAMS if holds(data, name)), Kind.OLE)


def _zip(data: bytes) -> Kind:
    try:
        names = {entry.filename.lower() for entry in Archive(data).entries}
    except PackageError as error:
        return Kind.TRUNCATED if error.fault is Fault.TRUNCATED else Kind.UNKNOWN
    if not names & {"mimetype", CONTENT_TYPES.lower()}:
        return Kind.NUMBERS if names & {"index/document.iwa", "index.zip"} else Kind.ZIP
    try:
        package = Package(data)
        if "mimetype" in package:
            return _open_document(package.read("mimetype"))
        content = package.content_type(package.main_part()).lower()
    except InputError:
        return Kind.UNKNOWN
    return next((kind for mark, kind in _CONTENT if mark in content), Kind.PACKAGE)


def _open_document(mimetype: bytes) -> Kind:
    if not mimetype.startswith(_OPEN_DOCUMENT):
        return Kind.PACKAGE
    return Kind.ODS if mimetype[len(_OPEN_DOCUMENT) :].startswith(b"spreadsheet") else Kind.ODT


def _text(data: bytes) -> Kind:
    start = data[:4096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        words = start.decode("utf-16", "replace")
    elif not start.strip(b"\0"):
        return Kind.PLACEHOLDER
    elif b"\0" in start:
        return Kind.TEXT if wide_coding(start) else Kind.UNKNOWN
    else:
        words = start.decode("utf-8-sig", "replace")
    words = words.lower().lstrip()
    if len(data) == len(start) and any(mark in words for mark in _PLACEHOLDERS):
        return Kind.PLACEHOLDER
    if "urn:schemas-microsoft-com:office:spreadsheet" in words:
        return Kind.XML_2003
    if words.startswith("mime-version:") or "content-type: multipart/related" in words:
        return Kind.MHTML
    if re.search(r"<(?:!doctype html|html|table|head|body)\b", words):
        return Kind.HTML
    return Kind.TEXT
