"""Excel and Windows as far as the add-in's VBA sees them: the sources run, nothing is started.

The language is pyOpenVBA's interpreter; the objects are stand-ins that keep what was asked of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from pyopenvba.interpreter import (
    NOTHING,
    HostBridge,
    Interpreter,
    VBAInt,
    VBAObject,
    VBARuntimeError,
)
from pyopenvba.interpreter._runtime import UNRESOLVED
from pyopenvba.interpreter._values import VBADate

from baocao.xlam.sources import Sources

HOME = r"C:\Users\Nguyễn Thị Ánh\AppData\Local"
START = datetime(2026, 1, 5, 8, 0, 0)
YES, NO = 6, 7


class Com(VBAObject):
    """An object that answers by name: a value, or what a function returns."""

    def __init__(self, **members: Any) -> None:
        self.members = {name.lower(): value for name, value in members.items()}

    def vba_get(
        self, name: str, args: Sequence[Any] = (), named: dict[str, Any] | None = None
    ) -> Any:
        assert name.lower() in self.members, f"no stand-in for {name}"
        value = self.members[name.lower()]
        return value(*args) if callable(value) else value

    def vba_set(
        self, name: str, value: Any, args: Sequence[Any] = (),
        named: dict[str, Any] | None = None, *, by_ref: bool = False,
    ) -> None:  # fmt: skip
        put = self.members.get(f"put_{name.lower()}")
        if put:
            put(*args, value)
        else:
            self.members[name.lower()] = value


class Listed(Com):
    """A collection."""

    def __init__(self, items: Mapping[str, Any]) -> None:
        super().__init__(Count=VBAInt(len(items), "Long"), Item=items.__getitem__)
        self._items = items

    def vba_iterate(self) -> Iterator[Any]:
        return iter(self._items.values())


@dataclass
class Disk:
    """Files by path: text, age, and whether a program keeps it open."""

    files: dict[str, str] = field(default_factory=dict)
    changed: dict[str, datetime] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    read_only: bool = False

    def make_folder(self, path: str) -> None:
        if self.read_only:
            raise VBARuntimeError(70, "Permission denied")
        self.folders.add(path)

    def delete(self, path: str, _force: Any = None) -> None:
        if path not in self.files:
            raise VBARuntimeError(53, "File not found")
        if path in self.held:
            raise VBARuntimeError(70, "Permission denied")
        del self.files[path]

    def write(self, path: str, text: str, now: datetime) -> None:
        folder = path.rpartition("\\")[0]
        if folder not in self.folders:
            raise VBARuntimeError(76, "Path not found")
        self.files[path] = self.files.get(path, "") + text
        self.changed[path] = now


class Host(HostBridge):
    """Excel with the add-in loaded, and the machine below it."""

    def __init__(self, sources: Sources) -> None:
        self.now = START
        self.disk = Disk(folders={f"{HOME}\\BaoCao"})
        self.said: list[str] = []
        self.answer = YES
        self.started: list[tuple[str, int, bool]] = []
        self.planned: list[str] = []
        self.run_fails = ""
        self.interpreter = Interpreter(self)
        self.addin = _workbook(
            "BaoCao.xlam", {"messages": dict(enumerate(sources.messages.items()))}
        )
        self.application = Com(
            Path=r"C:\Program Files\Microsoft Office\root\Office16", Name="Microsoft Excel",
            Hwnd=VBAInt(7734, "Long"), StatusBar=False, OnTime=self._plan,
            ActiveWorkbook=NOTHING, ThisWorkbook=self.addin, ProtectedViewWindows=Listed({}),
        )  # fmt: skip
        for module in sources.modules:
            self.interpreter.add_module(module.source, name=module.name)
        self._created: dict[str, Callable[[], Com]] = {
            "wscript.shell": self._shell,
            "scripting.filesystemobject": self._file_system,
        }

    def install(self, version: str) -> None:
        self.disk.files[f"{HOME}\\BaoCao\\python\\pythonw.exe"] = ""
        self.disk.files[f"{HOME}\\BaoCao\\version.txt"] = f"{version}\r\n"

    def open(self, name: str, *sheets: str) -> None:
        book = _workbook(name, {sheet: {} for sheet in sheets})
        self.application.members["activeworkbook"] = book

    def close(self) -> None:
        self.application.members["activeworkbook"] = NOTHING

    def protect_view(self) -> None:
        self.application.members["protectedviewwindows"] = Listed({"1": Com()})

    def click(self, callback: str) -> None:
        self.interpreter.freeze(self.now)
        self.interpreter.run(callback, [NOTHING])

    def wait(self, seconds: int) -> None:
        """Let time pass and run what was planned."""
        self.now += timedelta(seconds=seconds)
        self.interpreter.freeze(self.now)
        planned, self.planned = self.planned, []
        for macro in planned:
            self.interpreter.run(macro.rpartition("!")[2])

    @property
    def status(self) -> Any:
        return self.application.members["statusbar"]

    # What pyOpenVBA asks of a host.

    def global_object(self, name: str) -> Any:
        if name == "application":
            return self.application
        if name in {"activeworkbook", "thisworkbook"}:
            return self.application.members[name]
        return UNRESOLVED

    def create(self, type_name_: str) -> Any:
        return self._created[type_name_.lower()]()

    # The objects.

    def _plan(self, _when: Any, macro: str) -> None:
        self.planned.append(macro)

    def _shell(self) -> Com:
        return Com(
            ExpandEnvironmentStrings=lambda text: text.replace("%LOCALAPPDATA%", HOME),
            Popup=self._popup,
            Run=self._run,
        )

    def _popup(self, text: str, _seconds: Any, title: str, _kind: Any) -> Any:
        assert title == "Báo cáo"
        self.said.append(text)
        return VBAInt(self.answer, "Long")

    def _run(self, command: str, style: Any, wait: Any) -> Any:
        if self.run_fails:
            raise VBARuntimeError(70, self.run_fails)
        self.started.append((command, int(style), bool(wait)))
        return VBAInt(0, "Long")

    def _file_system(self) -> Com:
        disk = self.disk
        return Com(
            FileExists=disk.files.__contains__,
            FolderExists=disk.folders.__contains__,
            CreateFolder=disk.make_folder,
            DeleteFile=disk.delete,
            GetFile=lambda path: Com(DateLastModified=VBADate.from_datetime(disk.changed[path])),
            OpenTextFile=self._reader,
            CreateTextFile=self._writer,
        )

    def _reader(self, path: str, _mode: Any, _create: Any, _encoding: Any) -> Com:
        if path not in self.disk.files:
            raise VBARuntimeError(53, "File not found")
        if path in self.disk.held:  # Windows may well allow it; Wine does not
            raise VBARuntimeError(70, "Permission denied")
        first = self.disk.files[path].partition("\r\n")[0]
        return Com(ReadLine=lambda: first, Close=lambda: None)

    def _writer(self, path: str, _overwrite: Any, encoded: Any = False) -> Com:
        assert encoded, f"{path} is not written in Unicode"
        self.disk.files.pop(path, None)
        self.disk.write(path, "", self.now)
        return Com(Write=lambda text: self.disk.write(path, text, self.now), Close=lambda: None)


def _workbook(name: str, sheets: Mapping[str, Mapping[int, tuple[str, str]]]) -> Com:
    made = Listed({title: Com(Name=title, Cells=_cells(rows)) for title, rows in sheets.items()})
    # Worksheets and Worksheets("x") are the same member.
    return Com(Name=name, Worksheets=lambda *key: made.members["item"](*key) if key else made)


def _cells(rows: Mapping[int, tuple[str, str]]) -> Callable[[Any, Any], Com]:
    return lambda row, column: Com(Value=rows.get(int(row) - 1, ("", ""))[int(column) - 1])
