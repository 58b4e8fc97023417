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
    FLAT_ODS = "flat-ods", ""
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
    ARCHIVE = "archive", "Tệp nén kiểu RAR, 7z, GZIP… không mở được. Hãy giải nén rồi gửi lại."
    NUMBERS = (
        "numbers",
        "Tệp là bảng tính Numbers của Apple, không đọc được. Mở tệp bằng Numbers, chọn Tệp > Xuất "
        "sang > Excel rồi gửi lại.",
    )
    WORKS = (
        "works",
        "Tệp là bảng tính đời cũ (Works, Lotus, Quattro Pro), không đọc được. Mở tệp bằng "
        "LibreOffice, lưu thành .xlsx rồi gửi lại.",
    )
    GOOGLE = (
        "google",
        "Tệp chỉ là lối tắt đến Google Trang tính, không có số liệu trong đó. Mở bảng tính trên "
        "Google, chọn Tệp > Tải xuống > Microsoft Excel (.xlsx) rồi gửi lại tệp vừa tải.",
    )
    PLACEHOLDER = (
        "placeholder",
        "Tệp chỉ là lối tắt, hoặc là chỗ chờ tải của OneDrive, iCloud; chưa có nội dung. "
        "Tải hẳn tệp Excel về máy rồi gửi lại.",
    )
    MAIL = (
        "mail",
        "Tệp là một thư điện tử. Mở thư, lưu tệp Excel đính kèm ra ngoài rồi gửi lại tệp đó.",
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
    (b"\xfd7zXZ", Kind.ARCHIVE),
    (b"BZh", Kind.ARCHIVE),
    (b"MSCF", Kind.ARCHIVE),
    (b"{\\rtf", Kind.RTF),
    (b"\x09\x08\x10\0\0\x06", Kind.OLD_XLS),
    (b"\x09\x08", Kind.OLD_XLS),
    (b"\x09\x04", Kind.OLD_XLS),
    (b"\x09\x02", Kind.OLD_XLS),
    (b"\x09\0\x04\0", Kind.OLD_XLS),
    (b"\0\0\x02\0", Kind.WORKS),
    (b"\0\0\x1a\0", Kind.WORKS),
    (b"\xff\0\x02\0", Kind.WORKS),
)
_OLE_STREAMS = (
    (ENCRYPTED, Kind.PASSWORD),
    ("Workbook", Kind.XLS),
    ("WORKBOOK", Kind.XLS),
    ("Book", Kind.OLD_XLS),
    (OLD_WORD, Kind.DOC),
    ("PowerPoint Document", Kind.PPTX),
    ("PerfectOffice_MAIN", Kind.WORKS),
    ("__properties_version1.0", Kind.MAIL),
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
_MAIL_HEAD = re.compile(r"(?:received|return-path|delivered-to|from|to|subject|date|message-id): ")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_TAR = slice(257, 262)
_MOST_CONTROLS = 0.05
_STILL = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
"""The brands of pictures among files of the form of films (ISO 14496-12, 23008-12)."""
_GOOGLE = ("docs.google.com/", '"doc_id"')
_PLACEHOLDERS = ("[internetshortcut]", "<plist version", "version https://git-lfs")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_FLAT_ROOT = b"<office:document "
"""How a document of OpenDocument begins that is one file of XML (.fods, .fodt)."""
_ROOT_LENGTH = 64 << 10


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


def _flat(data: bytes) -> Kind:
    """Return what a document of OpenDocument in one file of XML is; its root names much first."""
    found = re.search(rb"office:mimetype=[\"']([^\"']*)", data[:_ROOT_LENGTH])
    kind = _open_document(found[1] if found else b"")
    return Kind.FLAT_ODS if kind is Kind.ODS else kind


def _text(data: bytes) -> Kind:
    start = data[:4096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        words = start.decode("utf-16", "replace")
    elif not start.strip(b"\0"):
        return Kind.PLACEHOLDER
    elif start[_TAR] == b"ustar":
        return Kind.ARCHIVE
    elif b"\0" in start:
        return Kind.TEXT if wide_coding(start) else Kind.UNKNOWN
    elif len(_CONTROL.findall(start)) > _MOST_CONTROLS * len(start):
        return Kind.UNKNOWN
    else:
        words = start.decode("utf-8-sig", "replace")
    words = words.lower().lstrip()
    if len(data) == len(start) and any(mark in words for mark in _GOOGLE):
        return Kind.GOOGLE
    if len(data) == len(start) and any(mark in words for mark in _PLACEHOLDERS):
        return Kind.PLACEHOLDER
    if _FLAT_ROOT in start:
        return _flat(data)
    if "urn:schemas-microsoft-com:office:spreadsheet" in words:
        return Kind.XML_2003
    if "content-type: multipart/related" in words:
        return Kind.MHTML
    if _MAIL_HEAD.match(words):
        return Kind.MAIL
    if words.startswith("mime-version:"):
        return Kind.MHTML
    if re.search(r"<(?:!doctype html|html|table|head|body)\b", words):
        return Kind.HTML
    return Kind.TEXT
