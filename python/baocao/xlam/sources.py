"""The add-in's sources (ribbon, VBA, messages), read and held against each other.

What contradicts itself is refused here, before a clerk meets it as a VBA error.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .project import Module, is_reserved, procedures
from .refusals import SourceError
from .ribbon import Button, buttons

_ASKED = re.compile(r"\bMessage\(\"(\w+)\"\)")
_FORBIDDEN = {
    "gọi thẳng hàm của Windows": ("Declare", "CallByName"),
    "không hiện được mọi chữ tiếng Việt": ("MsgBox", "InputBox"),
    "chạy theo cấu hình của sổ đang mở": ("RunPython", "GetConfig"),
    "không nhận đường dẫn có dấu": (
        "Shell", "Environ", "Dir", "Kill", "Open", "GetAttr", "FileLen", "FileDateTime",
        "FileCopy", "MkDir", "RmDir", "ChDir", "ChDrive", "CurDir",
    ),
    "tự chạy khi mở sổ": ("Auto_Open", "Auto_Close", "Workbook_Open", "Workbook_AddinInstall"),
}  # fmt: skip
"""Names that have no place in the add-in's VBA, by the reason why."""
_DECLARED = re.compile(r"(?:\b(?:Sub|Function) +)(\w+)|(\w+)(?= +As\b)")
"""A name where it is declared: a procedure, a constant, a parameter, a variable."""
_LONGEST = 1000
"""What a message window shows of a text, and a cell holds with ease."""
_JOB = "job_"


@dataclass(frozen=True, slots=True)
class Sources:
    """What the add-in is made of."""

    ribbon: bytes
    modules: tuple[Module, ...]
    buttons: tuple[Button, ...]
    messages: Mapping[str, str]
    """Every text of the message sheet by its key, in its order."""


def read_sources(folder: Path, settings: Mapping[str, str]) -> Sources:
    """Return the sources in a folder; SourceError where one is missing or contradicts another.

    `settings` are values that come from the program and not from the folder (its version, names of
    sheets); they stand in the message sheet before the messages.
    """
    modules = _modules(folder / "modules")
    ribbon = _bytes(folder / "ribbon.xml")
    found = buttons(ribbon, modules)
    jobs = {_JOB + button.function: button.label for button in found}
    texts = _messages(folder / "messages.toml")
    if taken := sorted(texts.keys() & (settings.keys() | jobs.keys())):
        raise SourceError("messages.toml", f"{', '.join(taken)} do chương trình đặt")
    messages = {**settings, **jobs, **texts}
    _check_messages(messages, modules, {*jobs})
    return Sources(ribbon, modules, found, messages)


def _modules(folder: Path) -> tuple[Module, ...]:
    """Return the modules in the order of their names."""
    found = tuple(_module(path) for path in sorted(folder.glob("*.bas")))
    if not found:
        raise SourceError(str(folder), "không có mô-đun VBA (.bas) nào")
    return found


def _module(path: Path) -> Module:
    try:
        text = _bytes(path).decode("ascii")
    except UnicodeDecodeError:
        raise SourceError(path.name, "mã nguồn VBA chỉ được dùng ký tự ASCII") from None
    code = _code(text)
    _refuse_forbidden(path.name, code)
    _refuse_reserved(path.name, code)
    return procedures(path.stem, text)


def _code(text: str) -> str:
    """Return the text without its strings and comments."""
    return re.sub(r"'.*", "", re.sub(r'"[^"\n]*"', '""', text))


def _refuse_forbidden(source: str, code: str) -> None:
    # After a dot it is another thing: the Open of a stream object.
    words = {word.lower() for word in re.findall(r"(?<![\w.])[A-Za-z]\w*", code)}
    for reason, names in _FORBIDDEN.items():
        if found := [name for name in names if name.lower() in words]:
            raise SourceError(source, f"không được dùng {', '.join(found)}: {reason}")


def _refuse_reserved(source: str, code: str) -> None:
    for match in _DECLARED.finditer(code):
        if is_reserved(name := match[1] or match[2]):
            raise SourceError(source, f"{name} là từ khóa của VBA, không đặt tên được")


def _messages(path: Path) -> dict[str, str]:
    """Return the messages of the file, each one paragraph or more."""
    try:
        table = tomllib.loads(_bytes(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(path.name, str(error)) from None
    for key, text in table.items():
        if not isinstance(text, str) or not text.strip():
            raise SourceError(path.name, f"{key} phải là một đoạn chữ")
        if len(text) > _LONGEST:
            raise SourceError(path.name, f"{key} dài hơn {_LONGEST} ký tự")
    return {key: text.strip() for key, text in table.items()}


def _check_messages(messages: Mapping[str, str], modules: Sequence[Module], jobs: set[str]) -> None:
    """Refuse a message that is asked for and not there, and one that nobody asks for."""
    asked = {key for module in modules for key in _ASKED.findall(module.source)}
    if missing := sorted(asked - messages.keys()):
        raise SourceError("messages.toml", f"thiếu {', '.join(missing)}")
    if idle := sorted(messages.keys() - asked - jobs):
        raise SourceError("messages.toml", f"không được dùng đến: {', '.join(idle)}")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(str(path), error.strerror or "không đọc được") from None
