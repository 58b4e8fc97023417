"""A report opened again: told from what is none, its stories as trees, its list of figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ...errors import InputError
from ...ooxml.events import XmlError
from ...ooxml.ole import ENCRYPTED, OLD_WORD, holds, is_ole
from ...ooxml.package import Fault, Package, PackageError
from ...ooxml.stamping import properties_of
from ...ooxml.trees import children, tree
from ..tags import NAMESPACE, element
from .listed import Listed, no_list, read_list
from .story import Story

_STORIES = ("footnotes", "endnotes", "header", "footer")
_RESAVE = "Mở tệp bằng Word, chọn Lưu thành (Save As) kiểu “Word Document (.docx)” rồi chạy lại."
_DAMAGED = (
    "Tệp Word bị hỏng. Mở tệp bằng Word, để Word sửa (Open and Repair), lưu lại rồi chạy lại."
)
_NOT_OURS = (
    "Tệp không phải là báo cáo của chương trình, hoặc không còn dấu gắn số liệu nào (như khi dán "
    "chữ sang tệp khác). Đề nghị dùng tệp do lệnh “Xuất báo cáo” tạo ra."
)


@dataclass
class Opened:
    """A report as it lies in its package; trees are edited in place."""

    data: bytes
    package: Package
    main: str
    stories: Mapping[str, Story]
    """The document and what stands beside it (notes, headers, footers), by part."""
    listed: Listed
    macros: bool
    """Whether the file carries macros (.docm)."""

    @cached_property
    def properties(self) -> Mapping[str, str]:
        """The custom properties of the file."""
        return properties_of(self.data)

    @cached_property
    def protected(self) -> bool:
        """Whether Word refuses changes to the document."""
        for part in self.package.related(self.main, "settings"):
            for found in children(tree(self.package.read(part), part), "documentProtection"):
                told = {str(key).rpartition("}")[2]: value for key, value in found.attrib.items()}
                return told.get("enforcement", "0") in ("1", "true", "on")
        return False

    @property
    def signed(self) -> bool:
        """Whether the file carries a digital signature, which any change would break."""
        return any(name.lower().startswith("_xmlsignatures/") for name in self.package.names())


def opened(data: bytes) -> Opened:
    """Return the report; InputError, in one sentence with the cure, where it is none of ours."""
    if not data:
        raise InputError("Tệp rỗng (0 byte). Đề nghị lấy lại tệp báo cáo.")
    if is_ole(data):
        raise InputError(_old_or_locked(data))
    try:
        package = Package(data)
        main = package.main_part()
        content = package.content_type(main).lower()
    except PackageError as error:
        raise InputError(_broken(error)) from None
    if "wordprocessingml" not in content and "ms-word" not in content:
        raise InputError(f"Tệp không phải là tệp Word (.docx). {_RESAVE}")
    try:
        listed = _list_of(package, main)
        stories = {part: Story(tree(package.read(part), part)) for part in _parts(package, main)}
    except PackageError as error:
        raise InputError(_broken(error)) from None
    except XmlError:
        raise InputError(_DAMAGED) from None
    found = Opened(data, package, main, stories, listed, "macroenabled" in content)
    if listed.root is None and not any(story.anchors_a_figure for story in stories.values()):
        raise InputError(_NOT_OURS)
    return found


def _parts(package: Package, main: str) -> list[str]:
    beside = [part for kind in _STORIES for part in package.related(main, kind)]
    return list(dict.fromkeys([main, *beside]))


def _list_of(package: Package, main: str) -> Listed:
    """Return the list of figures; an empty one where the package has none, or a broken one."""
    related = package.related(main, "customXml")
    named = [n for n in package.names() if n.lower().startswith("customxml/item")]
    for part in dict.fromkeys([*related, *named]):
        data = package.read(part)
        if NAMESPACE.encode() not in data:
            continue
        root = tree(data, part)
        if root.tag == element("figures"):
            return read_list(root, part)
    return no_list()


def _old_or_locked(data: bytes) -> str:
    if holds(data, ENCRYPTED):
        return (
            "Tệp có mật khẩu. Mở tệp bằng Word, vào Tệp > Thông tin > Bảo vệ tài liệu để gỡ mật "
            "khẩu rồi chạy lại."
        )
    if holds(data, OLD_WORD):
        return f"Tệp là văn bản Word đời cũ (.doc). {_RESAVE}"
    return f"Tệp không phải là tệp Word (.docx), hoặc đã hỏng. {_RESAVE}"


def _broken(error: PackageError) -> str:
    if error.fault in (Fault.NOT_ZIP, Fault.MISSING):
        return f"Tệp không phải là tệp Word (.docx), hoặc đã hỏng. {_RESAVE}"
    if error.fault is Fault.ENCRYPTED:
        return "Tệp có mật khẩu. Đề nghị gỡ mật khẩu rồi chạy lại."
    if error.fault is Fault.TOO_LARGE:
        return "Tệp lớn bất thường nên không được mở. Đề nghị dùng tệp do chương trình tạo ra."
    return _DAMAGED
