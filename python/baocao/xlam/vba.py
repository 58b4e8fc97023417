"""vbaProject.bin of a source-only VBA project. Source: [MS-OVBA] 2.2 and 2.3.

There is no compiled code: Excel compiles the sources when they are first run.
"""

from __future__ import annotations

from .cfb import compound_file
from .compression import Incompressible, compressed
from .dir_stream import CODE_PAGE, dir_stream
from .obfuscation import obscured
from .project import Module, Project
from .refusals import SourceError

_VBA_PROJECT = bytes.fromhex("CC61 FFFF 00 0000")
"""The _VBA_PROJECT stream (2.3.4.1): version 0xFFFF says that no cache of compiled code follows."""
_HOST = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"
"""The one host extender (2.3.1.18): the VBA editor."""
_UNPROTECTED, _NO_PASSWORD, _VISIBLE = bytes(4), bytes(1), b"\xff"
"""2.3.1.15, 2.3.1.16 and 2.3.1.17: nothing locked, nothing hidden."""


def vba_project(project: Project) -> bytes:
    """Return the bytes of vbaProject.bin; SourceError where a source cannot be represented."""
    sources = {module.name: _source(module) for module in project.modules}
    fixed = {"_VBA_PROJECT": _VBA_PROJECT, "dir": compressed(dir_stream(project))}
    return compound_file(
        {
            "VBA": {**fixed, **sources},
            "PROJECT": _project_stream(project),
            "PROJECTwm": _name_map(project),
        }
    )


def _source(module: Module) -> bytes:
    """Return a module's stream (2.3.4.3): the compressed source and nothing before it."""
    try:
        return compressed(module.source.encode("ascii"))
    except UnicodeEncodeError:
        raise SourceError(module.name, "mã nguồn VBA chỉ được dùng ký tự ASCII") from None
    except Incompressible:
        raise SourceError(module.name, "nội dung không nén được nên không ghi lại đúng") from None


def _project_stream(project: Project) -> bytes:
    """Return the PROJECT stream (2.3.1): properties as text, lines ended by CR LF."""
    lines = [
        f'ID="{project.id}"',  # 2.3.1.2
        *(_declared(module) for module in project.modules),
        f'Name="{project.name}"',  # 2.3.1.11
        'HelpContextID="0"',  # 2.3.1.12
        'VersionCompatible32="393222000"',  # 2.3.1.14
        f'CMG="{obscured(_UNPROTECTED, project.id, 0xDD)}"',
        f'DPB="{obscured(_NO_PASSWORD, project.id, 0xBA)}"',
        f'GC="{obscured(_VISIBLE, project.id, 0x97)}"',
        "",
        "[Host Extender Info]",
        _HOST,
        "",
        "[Workspace]",  # 2.3.1.19: where the editor's windows stand; closed
        *(f"{module.name}=0, 0, 0, 0, C" for module in project.modules),
        "",
    ]
    return "\r\n".join(lines).encode(CODE_PAGE)


def _declared(module: Module) -> str:
    """Return the module's line: a document with its library version (2.3.1.4), or not (2.3.1.5)."""
    return f"Document={module.name}/&H00000000" if module.is_document else f"Module={module.name}"


def _name_map(project: Project) -> bytes:
    """Return the PROJECTwm stream (2.3.3): each name in the code page and in UTF-16."""
    entries = (
        module.name.encode(CODE_PAGE) + b"\0" + module.name.encode("utf-16-le") + b"\0\0"
        for module in project.modules
    )
    return b"".join(entries) + b"\0\0"
