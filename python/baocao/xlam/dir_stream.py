"""The dir stream: what the project is, what it refers to, its modules. Source: [MS-OVBA] 2.3.4.2.

Each record is its number, the size of its body and the body, little endian.
"""

from __future__ import annotations

import struct

from .project import Module, Project

CODE_PAGE = "cp1252"
_CODE_PAGE_NUMBER = 1252
_ENGLISH = 0x0409
_WINDOWS = 1
"""SysKind (2.3.4.2.1.1): 32-bit Windows, which 64-bit Excel takes as well."""
_VERSION_MAJOR, _VERSION_MINOR = 1361024421, 6
"""The project's version (2.3.4.2.1.10): any number; these are known to open in Excel."""
_NO_COOKIE = 0xFFFF
"""2.3.4.2.3 and 2.3.4.2.3.2.7: a cookie is ignored on reading and is written so."""
_REFERENCES = (
    (
        "stdole",
        r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb"
        "#OLE Automation",
    ),
    (
        "Office",
        r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files"
        r"\Microsoft Shared\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library",
    ),
)
"""Name and library (2.1.1.8), worded as Excel does; a library is found by its GUID, not its path.
Office declares IRibbonControl, which the ribbon's callbacks take."""


def dir_stream(project: Project) -> bytes:
    """Return the dir stream's bytes, not yet compressed."""
    modules = b"".join(_module(module) for module in project.modules)
    return (
        _information(project)
        + b"".join(_reference(name, library) for name, library in _REFERENCES)
        + _record(0x0F, _u16(len(project.modules)))  # PROJECTMODULES, 2.3.4.2.3
        + _record(0x13, _u16(_NO_COOKIE))
        + modules
        + _record(0x10)  # the terminator, 2.3.4.2
    )


def _information(project: Project) -> bytes:
    """Return the PROJECTINFORMATION record (2.3.4.2.1) without its optional COMPATVERSION."""
    return b"".join(
        (
            _record(0x01, _u32(_WINDOWS)),  # SYSKIND
            _record(0x02, _u32(_ENGLISH)),  # LCID
            _record(0x14, _u32(_ENGLISH)),  # LCIDINVOKE
            _record(0x03, _u16(_CODE_PAGE_NUMBER)),  # CODEPAGE
            _record(0x04, project.name.encode(CODE_PAGE)),  # NAME
            _record(0x05) + _record(0x40),  # DOCSTRING, in the code page and in Unicode
            _record(0x06) + _record(0x3D),  # HELPFILEPATH, twice the same
            _record(0x07, _u32(0)),  # HELPCONTEXT
            _record(0x08, _u32(0)),  # LIBFLAGS
            _version(),
            _record(0x0C) + _record(0x3C),  # CONSTANTS, in the code page and in Unicode
        )
    )


def _version() -> bytes:
    """Return PROJECTVERSION (2.3.4.2.1.10): its size says 4, and six bytes follow."""
    return struct.pack("<HIIH", 0x09, 4, _VERSION_MAJOR, _VERSION_MINOR)


def _reference(name: str, library: str) -> bytes:
    """Return a reference's name (2.3.4.2.2.2) and its registered library (2.3.4.2.2.5)."""
    raw = library.encode(CODE_PAGE)
    registered = _u32(len(raw)) + raw + bytes(6)  # two reserved fields, of 4 and 2 bytes
    return _named(0x16, 0x3E, name) + _record(0x0D, registered)


def _module(module: Module) -> bytes:
    """Return a MODULE record (2.3.4.2.3.2)."""
    return b"".join(
        (
            _named(0x19, 0x47, module.name),  # MODULENAME
            _named(0x1A, 0x32, module.name),  # MODULESTREAMNAME
            _record(0x1C) + _record(0x48),  # MODULEDOCSTRING
            _record(0x31, _u32(0)),  # MODULEOFFSET: no compiled code before the source
            _record(0x1E, _u32(0)),  # MODULEHELPCONTEXT
            _record(0x2C, _u16(_NO_COOKIE)),  # MODULECOOKIE
            _record(0x22 if module.is_document else 0x21),  # MODULETYPE
            _record(0x2B),  # the terminator
        )
    )


def _named(number: int, unicode_number: int, name: str) -> bytes:
    """Return a name in the project's code page, and again in UTF-16."""
    return _record(number, name.encode(CODE_PAGE)) + _record(
        unicode_number, name.encode("utf-16-le")
    )


def _record(number: int, body: bytes = b"") -> bytes:
    return struct.pack("<HI", number, len(body)) + body


def _u16(value: int) -> bytes:
    return struct.pack("<H", value)


def _u32(value: int) -> bytes:
    return struct.pack("<I", value)
