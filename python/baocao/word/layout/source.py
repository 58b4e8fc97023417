"""A Word document opened to be judged: its parts as trees, of whichever form of the format.

The strict form of the format differs in its namespaces alone: they are exchanged as a part is read,
and put back as it is written.
"""

from __future__ import annotations

from functools import cached_property

from ...errors import InputError
from ...ooxml.archive import Fault
from ...ooxml.editing import Editing
from ...ooxml.ole import ENCRYPTED, OLD_WORD, holds, is_ole
from ...ooxml.package import PackageError
from ...ooxml.trees import serialized, tree
from ..elements import A, Element, W, name

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_STRICT = (
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", f"{_OFFICE}/relationships"),
    ("http://purl.oclc.org/ooxml/drawingml/main", A),
    (
        "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)
RELATIONSHIP_ID = f"{{{_OFFICE}/relationships}}id"


class Source:
    """The parts of one document. Trees are shared and may be changed; `saved` writes those that
    were named as changed and keeps every other part byte for byte.
    """

    def __init__(self, data: bytes, file: str) -> None:
        """Open the document; InputError with the cure where it is no .docx."""
        self._editing = _opened(data, file)
        self._trees: dict[str, Element] = {}
        self._strict: set[str] = set()
        self._changed: set[str] = set()
        self.main = _main_part(self._editing, file)
        body = self.tree(self.main).find(name("body"))
        if body is None:
            raise InputError(f"Tệp “{file}” bị hỏng: không có nội dung. Đề nghị lưu lại bằng Word.")
        self.body = body

    def tree(self, part: str) -> Element:
        """Return the root of a part; XmlError where it is broken."""
        if part not in self._trees:
            data = self._editing.read(part)
            for strict, usual in _STRICT:
                if strict.encode() in data:
                    self._strict.add(part)
                    data = data.replace(strict.encode(), usual.encode())
            self._trees[part] = tree(data, part)
        return self._trees[part]

    def related(self, type_: str, to: str | None = None) -> list[str]:
        """Return the parts that the document (or the part `to`) leads to by a type."""
        return self._editing.related(self.main if to is None else to, type_)

    def one(self, type_: str) -> Element | None:
        """Return the root of the document's only part of a type (styles, settings), or None."""
        found = self.related(type_)
        return self.tree(found[0]) if found else None

    def by_id(self, identity: str) -> str | None:
        """Return the part that a relationship of the document leads to, or None."""
        for relation in self._editing.relationships(self.main):
            if relation.id == identity and not relation.external:
                return relation.target if relation.target in self._editing else None
        return None

    @cached_property
    def package(self) -> list[tuple[str, str]]:
        """The package's own relationships: type and part."""
        return [(r.type, r.target) for r in self._editing.relationships("") if not r.external]

    def change(self, root: Element) -> None:
        """Note that the part of this root was changed."""
        self._changed |= {part for part, held in self._trees.items() if held is root}

    def saved(self) -> bytes:
        """Return the document with its changed parts."""
        for part in sorted(self._changed):
            data = serialized(self._trees[part])
            if part in self._strict:
                for strict, usual in _STRICT:
                    data = data.replace(f'"{usual}"'.encode(), f'"{strict}"'.encode())
            self._editing.write(part, data)
        return self._editing.saved()


def _opened(data: bytes, file: str) -> Editing:
    if is_ole(data):
        raise InputError(_old(data, file))
    if data[:5] == b"{\\rtf":
        raise InputError(
            f"Tệp “{file}” là văn bản RTF. Hãy mở bằng Word, lưu thành .docx rồi chạy lại."
        )
    try:
        return Editing(data)
    except PackageError as error:
        if error.fault is Fault.NOT_ZIP:
            raise InputError(_no_word(file)) from None
        raise InputError(f"Không đọc được “{file}”. {error}") from None


def _old(data: bytes, file: str) -> str:
    if holds(data, ENCRYPTED):
        return f"Tệp “{file}” có mật khẩu mở. Hãy gỡ mật khẩu trong Word rồi chạy lại."
    if holds(data, OLD_WORD):
        return (
            f"Tệp “{file}” là văn bản Word đời cũ (.doc). Hãy mở bằng Word, chọn Lưu thành (Save "
            "As), kiểu Word Document (.docx), rồi chạy lại với tệp .docx."
        )
    return _no_word(file)


def _no_word(file: str) -> str:
    return (
        f"Tệp “{file}” không phải là văn bản Word (.docx). Nếu là văn bản của chương trình khác, "
        "hãy mở ra và lưu thành .docx."
    )


def _main_part(editing: Editing, file: str) -> str:
    try:
        main = editing.main_part
    except PackageError:
        raise InputError(_no_word(file)) from None
    if "wordprocessingml" not in editing.types.of(main) and "ms-word" not in editing.types.of(main):
        raise InputError(_no_word(file))
    return main
