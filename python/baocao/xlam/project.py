"""A VBA project as data, and what of it can be represented.

The project holds sources alone, and these are ASCII: what VBA makes of other letters depends on
the machine's code page. Texts for the clerk stand in the ribbon's XML and in the message sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from .refusals import SourceError

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")
"""[MS-OVBA] 2.3.4.2.3.2.3 lets a stream's name have 31 characters; Excel calls a file damaged
whose module begins with a digit or an underscore."""
_PROJECT_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,127}")
_ID = re.compile(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}")
_LONGEST_LINE = 1023
"""The editor's limit: [MS-VBAL] has none, but a longer line turns red and does not compile."""
_MOST_LINES = 65_534
_STREAMS = ("dir",)
"""Streams that stand beside the modules' ([MS-OVBA] 2.2)."""
_WORDS = """
abs addressof and any array as attribute boolean byref byte byval call case cbool cbyte ccur
cdate cdbl cdec cdecl cint circle clng clnglng clngptr close const csng cstr currency cvar cverr
date debug decimal declare defbool defbyte defcur defdate defdbl defdec defint deflng deflnglng
deflngptr defobj defsng defstr defvar dim do doevents double each else elseif empty end endif
enum eqv erase event exit false fix for friend function get global go gosub goto if imp
implements in input inputb int integer is lbound len lenb let like lineinput lock long longlong
longptr loop lset me mod new next not nothing null on open option optional or paramarray
preserve print private pset public put raiseevent redim rem resume return rset scale seek select
set sgn shared single spc static stop string sub tab then to true type typeof ubound unlock
until variant wend while width with withevents write xor
"""
_RESERVED = frozenset(_WORDS.split())
"""Words that cannot name anything ([MS-VBAL] 3.3.5.2)."""


class Kind(Enum):
    """What a module belongs to; the value is its VB_Base, "" for a module of procedures."""

    PROCEDURES = ""
    WORKBOOK = "0{00020819-0000-0000-C000-000000000046}"
    WORKSHEET = "0{00020820-0000-0000-C000-000000000046}"


@dataclass(frozen=True, slots=True)
class Module:
    """One module: its name and its source, lines ended by CR LF, VB_Name in the first."""

    name: str
    source: str
    kind: Kind = Kind.PROCEDURES

    @property
    def is_document(self) -> bool:
        """Whether it is the code behind the workbook or a sheet."""
        return self.kind is not Kind.PROCEDURES


@dataclass(frozen=True, slots=True)
class Project:
    """A VBA project; `id` is a GUID in capitals and braces."""

    name: str
    id: str
    modules: tuple[Module, ...]

    def __post_init__(self) -> None:
        """Refuse names that Excel refuses, or that meet in one stream."""
        if not _PROJECT_NAME.fullmatch(self.name) or is_reserved(self.name):
            raise SourceError(self.name, "tên dự án VBA không hợp lệ")
        if not _ID.fullmatch(self.id):
            raise SourceError(self.id, "mã dự án VBA không phải là GUID viết hoa trong ngoặc nhọn")
        _refuse_alike((*_STREAMS, self.name, *(module.name for module in self.modules)))


def procedures(name: str, text: str) -> Module:
    """Return a module of procedures from a .bas file's text; SourceError where it cannot be one."""
    check_name(name)
    source = _lines(name, text)
    first = _attribute("VB_Name", _quoted(name))
    if source.split("\r\n", 1)[0] != first:
        raise SourceError(name, f"dòng đầu phải là: {first}")
    return Module(name, source)


def document(name: str, kind: Kind) -> Module:
    """Return the empty code behind a workbook or a sheet ([MS-OVBA] 2.3.4.3, its attributes)."""
    check_name(name)
    attributes = {
        "VB_Name": _quoted(name),
        "VB_Base": _quoted(kind.value),
        "VB_GlobalNameSpace": "False",
        "VB_Creatable": "False",
        "VB_PredeclaredId": "True",
        "VB_Exposed": "True",
        "VB_TemplateDerived": "False",
        "VB_Customizable": "True",
    }
    return Module(name, "".join(_attribute(*pair) + "\r\n" for pair in attributes.items()), kind)


def is_reserved(word: str) -> bool:
    """Whether VBA keeps the word for itself, so that nothing can be named by it."""
    return word.lower() in _RESERVED


def check_name(name: str) -> None:
    """Refuse a module's name that Excel or the VBA editor would not take."""
    if not _NAME.fullmatch(name) or is_reserved(name):
        raise SourceError(
            name or "(trống)",
            "tên mô-đun VBA phải bắt đầu bằng chữ cái, chỉ gồm chữ cái không dấu, chữ số và dấu _, "
            "dài nhất 31 ký tự và không phải là từ khóa",
        )


def _refuse_alike(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.lower() in seen:
            raise SourceError(name, "tên mô-đun VBA bị trùng (không kể chữ hoa, chữ thường)")
        seen.add(name.lower())


def _lines(name: str, text: str) -> str:
    """Return the text with its lines ended by CR LF: Excel misreads a source with LF alone."""
    lines = text.replace("\r\n", "\n").split("\n")
    if len(lines) > _MOST_LINES:
        raise SourceError(name, f"quá {_MOST_LINES} dòng")
    for number, line in enumerate(lines, 1):
        _check_line(f"{name}, dòng {number}", line)
    return "\r\n".join(lines)


def _check_line(where: str, line: str) -> None:
    if not line.isascii():
        raise SourceError(where, "mã nguồn VBA chỉ được dùng ký tự ASCII")
    if not line.replace("\t", " ").isprintable():
        raise SourceError(where, "có ký tự điều khiển")
    if len(line) > _LONGEST_LINE:
        raise SourceError(where, f"dài hơn {_LONGEST_LINE} ký tự")


def _attribute(name: str, value: str) -> str:
    return f"Attribute {name} = {value}"


def _quoted(text: str) -> str:
    return f'"{text}"'
