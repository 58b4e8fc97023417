"""The few things asked of Windows itself, by ctypes. Read by the installer, tested under Wine."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

_DESKTOP = "{B4BFCC3A-DB2C-424C-B029-7FE99A87C641}"
_INFORMATION, _WARNING, _TO_FRONT = 0x40, 0x30, 0x10000

if sys.platform == "win32":

    def box(text: str, title: str, well: bool) -> None:
        """Show a message box and wait for its button."""
        style = (_INFORMATION if well else _WARNING) | _TO_FRONT
        ctypes.windll.user32.MessageBoxW(None, text, title, style)

    def excel_runs() -> bool:
        """Say whether this user has an Excel running, hidden ones included."""
        return bool(ctypes.windll.user32.FindWindowW("XLMAIN", None))

    def desktop() -> Path | None:
        """Return the desktop's folder, wherever OneDrive or the office has put it."""
        name = ctypes.c_wchar_p()
        guid = _guid(_DESKTOP)
        if ctypes.windll.shell32.SHGetKnownFolderPath(guid, 0, None, ctypes.byref(name)):
            return None
        try:
            return Path(name.value) if name.value else None
        finally:
            ctypes.windll.ole32.CoTaskMemFree(name)

    def make_link(link: Path, target: Path, arguments: str, description: str) -> None:
        """Write a shortcut; OSError where it cannot be.

        By IShellLinkW: the scripting object for shortcuts knows the machine's code page alone.
        """
        ole = ctypes.OleDLL("ole32")
        ole.CoInitialize(None)
        shell_link = _create(ole, "{00021401-0000-0000-C000-000000000046}", _SHELL_LINK)
        _call(shell_link, 20, str(target))
        _call(shell_link, 11, arguments)
        _call(shell_link, 7, description)
        _call(shell_link, 9, str(target.parent))
        file = ctypes.c_void_p()
        _call(shell_link, 0, _guid(_PERSIST_FILE), ctypes.byref(file))
        _call(file, 6, str(link), True)
        _call(file, 2)
        _call(shell_link, 2)

    def _create(ole: ctypes.OleDLL, kind: str, interface: str) -> ctypes.c_void_p:
        made = ctypes.c_void_p()
        ole.CoCreateInstance(_guid(kind), None, 1, _guid(interface), ctypes.byref(made))
        return made

    def _call(thing: ctypes.c_void_p, number: int, *arguments: object) -> None:
        """Call a method of a COM object by its number in the table, as the interface lists it."""
        table = ctypes.cast(thing, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
        result = ctypes.HRESULT if number > 2 or number == 0 else ctypes.c_ulong
        method = ctypes.WINFUNCTYPE(result, ctypes.c_void_p, *map(_kind, arguments))
        method(table[number])(thing, *arguments)

    def _kind(argument: object) -> type:
        if isinstance(argument, str):
            return ctypes.c_wchar_p
        return ctypes.c_int if isinstance(argument, bool) else ctypes.c_void_p

    def _guid(text: str) -> ctypes.Array[ctypes.c_char]:
        made = ctypes.create_string_buffer(16)
        ctypes.windll.ole32.CLSIDFromString(ctypes.c_wchar_p(text), made)
        return made


_SHELL_LINK = "{000214F9-0000-0000-C000-000000000046}"
_PERSIST_FILE = "{0000010B-0000-0000-C000-000000000046}"
