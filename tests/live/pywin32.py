"""Stand-ins for the Windows modules that xlwings/_xlwindows.py imports; that is untouched.

`installed()` puts them in place, imports the engine and makes it xlwings' active one. The way from
a window's handle to its Excel goes through the same functions as on Windows: FindWindowEx,
AccessibleObjectFromWindow, PyCom_PyObjectFromIUnknown, Dispatch.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
import types
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from live.com import ComObject, TimeType, com_error
from live.dialogs import Dialogs

VERSION = "0.37.8"
"""The xlwings that this stand-in was written against."""

WINDOWS: dict[int, Any] = {}
"""The open Excels by the handle of their window: `ComObject`s with `dialogs`."""

MODULES: dict[str, types.ModuleType] = {}
"""The Windows modules by name, once they are made."""

NO_DIALOGS = Dialogs()
"""Boxes that belong to no open Excel."""

_DESK, _SHEET = 1_000_000, 2_000_000
"""What a window's handle grows by for its children: XLDESK, and EXCEL7 in it."""


class WindowError(Exception):
    """pywintypes.error."""


def _child(parent: int, after: int, kind: str, title: Any) -> int:
    top = parent % _DESK
    if top not in WINDOWS:
        raise WindowError(1400, "FindWindowEx", "Invalid window handle.")
    return top + {"XLDESK": _DESK, "EXCEL7": _SHEET}[kind]


def _object_from_window(hwnd: int, what: int, guid: Any, pointer: Any) -> int:
    pointer._obj.value = hwnd
    return 0


class _ToPython:
    """PyCom_PyObjectFromIUnknown: the object behind a window; ctypes sets its `restype`."""

    restype: Any = None

    def __call__(self, pointer: Any, guid: Any, add_reference: bool) -> Any:
        return Window(WINDOWS[pointer.value % _DESK])


class Window(ComObject):
    """What lies behind an EXCEL7 window."""

    def __init__(self, excel: Any) -> None:
        self.excel = excel

    def alive(self, put: bool = False) -> None:
        self.excel.alive(put)

    @property
    def Application(self) -> Any:  # noqa: N802
        return self.excel


def _message_box(owner: int = 0, text: str = "", title: str = "", style: int = 0, *_: Any) -> int:
    owned = WINDOWS.get(owner or 0)
    dialogs: Dialogs = owned.dialogs if owned else NO_DIALOGS
    return dialogs.message_box(owner, text, title, style)


def _top_window(_: Any) -> int:
    return next(iter(WINDOWS), 0)


def _next_window(hwnd: int, _: int) -> int:
    handles = list(WINDOWS)
    place = handles.index(hwnd) + 1
    return handles[place] if place < len(handles) else 0


_NAMES = types.SimpleNamespace
_USER32 = _NAMES(
    GetTopWindow=_top_window, GetWindow=_next_window, MessageBoxW=_message_box,
    GetForegroundWindow=lambda: _top_window(None), SetForegroundWindow=lambda hwnd: 1,
    AllowSetForegroundWindow=lambda pid: 1, SetWindowPos=lambda *_: 1,
    IsWindow=lambda hwnd: hwnd in WINDOWS,
)  # fmt: skip
WINDLL = _NAMES(user32=_USER32)
"""ctypes.windll."""
_OLEDLL = _NAMES(
    ole32=_NAMES(CLSIDFromString=lambda *_: 0),
    oleacc=_NAMES(AccessibleObjectFromWindow=_object_from_window),
)
_BOXES = {
    "MB_OK": 0, "MB_OKCANCEL": 1, "MB_YESNOCANCEL": 3, "MB_YESNO": 4, "MB_RETRYCANCEL": 5,
    "MB_ICONERROR": 16, "MB_ICONQUESTION": 32, "MB_ICONWARNING": 48, "MB_ICONINFORMATION": 64,
    "MB_DEFBUTTON2": 256, "MB_SETFOREGROUND": 65536, "MB_TOPMOST": 262144,
    "IDOK": 1, "IDCANCEL": 2, "IDYES": 6, "IDNO": 7,
}  # fmt: skip


class _TimeZone:
    @staticmethod
    def utc() -> Any:
        return UTC


def _modules() -> dict[str, dict[str, Any]]:
    """Return the names of each Windows module."""
    client = {
        "CDispatch": ComObject,
        "DispatchBaseClass": type("DispatchBaseClass", (), {}),
        "CoClassBaseClass": type("CoClassBaseClass", (), {}),
        "Dispatch": lambda found: found,
        "DispatchEx": _no_new_excel,
        "GetActiveObject": lambda name: next(iter(WINDOWS.values())),
    }
    return {
        "pywintypes": {
            "com_error": com_error, "error": WindowError, "TimeType": TimeType, "IID": str,
        },
        "pythoncom": {
            "CoInitialize": lambda: None, "CoUninitialize": lambda: None,
            "ole_error": com_error, "com_error": com_error, "__file__": "pythoncom311.dll",
        },
        "win32api": {"MessageBox": _message_box},
        "win32con": _BOXES,
        "win32gui": {
            "FindWindowEx": _child, "MessageBox": _message_box, "IsWindow": lambda h: h in WINDOWS,
            "SetForegroundWindow": lambda hwnd: None,
        },
        "win32process": {"GetWindowThreadProcessId": lambda hwnd: (1, 4000 + hwnd)},
        "win32timezone": {"TimeZoneInfo": _TimeZone},
        "win32com": {},
        "win32com.client": client,
    }  # fmt: skip


def _no_new_excel(name: str) -> Any:
    raise AssertionError(f"the program started an Excel of its own: {name}")


def make_modules() -> None:
    """Make MODULES."""
    for name, holds in _modules().items():
        MODULES[name] = types.ModuleType(name)
        MODULES[name].__dict__.update(holds)
    MODULES["win32com"].client = MODULES["win32com.client"]  # type: ignore[attr-defined]


def installed() -> Any:
    """Return xlwings with its Windows engine as the active one; may be called again.

    The stand-ins are in sys.modules and in ctypes only while the engine is imported: who needs
    them longer puts MODULES and WINDLL there.
    """
    if "xlwings._xlwindows" not in sys.modules:
        make_modules()
        with windows_for_a_while():
            import xlwings._xlwindows
        _on_windows(xlwings)
    return sys.modules["xlwings"]


@contextlib.contextmanager
def windows_for_a_while() -> Iterator[None]:
    """Let the stand-ins be in sys.modules and in ctypes for the length of a block."""
    load = ctypes.PyDLL
    sys.modules.update(MODULES)
    ctypes.oledll, ctypes.windll = _OLEDLL, WINDLL  # type: ignore[attr-defined]
    ctypes.PyDLL = lambda name: _NAMES(PyCom_PyObjectFromIUnknown=_ToPython())  # type: ignore[misc, assignment]
    try:
        yield
    finally:
        ctypes.PyDLL = load  # type: ignore[misc]
        del ctypes.oledll, ctypes.windll  # type: ignore[attr-defined]
        for name in MODULES:
            del sys.modules[name]


def _on_windows(xlwings: Any) -> None:
    """Let xlwings' main module believe that it is on Windows, and nobody else."""
    if "excel" not in xlwings.engines.engines_by_name:
        xlwings.engines.add(xlwings.main.Engine(impl=xlwings._xlwindows.engine))
    xlwings.engines.active = xlwings.engines["excel"]
    xlwings.main.sys = _SysOnWindows()


class _SysOnWindows:
    """`sys` as on Windows."""

    platform = "win32"

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)
