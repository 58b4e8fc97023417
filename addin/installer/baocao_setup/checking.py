"""The self-test: step by step, which works and which does not, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import policies, registry, trial
from .places import ADDIN, Places

_AGAIN = "Hãy đóng Excel rồi chạy lại CaiDat.cmd."
_BLOCKED = (
    "Có thể phần mềm diệt vi-rút hoặc quy định của cơ quan đã chặn: hãy báo người phụ trách máy "
    "tính."
)
_EXCEL = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"


@dataclass(frozen=True)
class Step:
    """One step of the self-test. `trouble` is "" where it works; a remark is no failure."""

    name: str
    trouble: str
    remark: bool = False

    def line(self) -> str:
        """Return the step as it is shown."""
        mark = "Đạt" if not self.trouble else "Lưu ý" if self.remark else "KHÔNG ĐẠT"
        return f"[{mark}] {self.name}" + (f": {self.trouble}" if self.trouble else "")


def steps(places: Places) -> Iterator[Step]:
    """Yield each step as it is done; later steps need the earlier ones, so it ends at a failure."""
    for name, test in _PROGRAM:
        trouble = test(places)
        yield Step(name, trouble)
        if trouble:
            return
    yield Step("Tiện ích nằm trong thư mục XLSTART của Excel", _addin(places))
    yield Step("Excel không tự tắt tiện ích", _disabled(), remark=True)
    yield Step("Có Excel trên máy", _excel(), remark=True)
    rules = policies.found()
    for rule in rules:
        yield Step("Quy định về macro", rule, remark=True)
    if not rules:
        yield Step("Không thấy quy định nào chặn macro", "")


def _files(places: Places) -> str:
    named = (places.python, places.python.with_name("pythonw.exe"), places.home / "version.txt")
    missing = [path.name for path in named if not path.is_file()]
    return f"thiếu {', '.join(missing)} trong {places.home}. {_AGAIN}" if missing else ""


def _starts(places: Places) -> str:
    said = trial.why_not(places.python, trial.STARTS)
    return f"{said}. {_BLOCKED}" if said else ""


def _imports(places: Places) -> str:
    said = trial.why_not(places.python, trial.IMPORTS)
    return f"{said}. {_AGAIN}" if said else ""


def _works(places: Places) -> str:
    said = trial.main_job(places.python)
    return f"{said}. {_AGAIN}" if said else ""


_PROGRAM: tuple[tuple[str, Callable[[Places], str]], ...] = (
    ("Đủ tệp chương trình", _files),
    ("Python riêng chạy được", _starts),
    ("Đủ thư viện", _imports),
    ("Tạo và kiểm tra được một sổ biểu mẫu", _works),
)


def _addin(places: Places) -> str:
    return "" if places.addin.is_file() else f"không thấy {places.addin}. {_AGAIN}"


def _disabled() -> str:
    """Excel keeps the add-ins that it switched off after a crash as binary values with the path."""
    for version in policies.OFFICE:
        path = rf"Software\Microsoft\Office\{version}\Excel\Resiliency\DisabledItems"
        for data in registry.values(registry.USER, path):
            text = data.decode("utf-16-le", "ignore") if isinstance(data, bytes) else ""
            if ADDIN.lower() in text.lower():
                return (
                    "Excel đã tắt tiện ích sau một lần bị lỗi. Trong Excel: File, Options, "
                    "Add-ins, Manage: Disabled Items, Go, chọn BaoCao.xlam, Enable."
                )
    return ""


def _excel() -> str:
    for hive in (registry.USER, registry.MACHINE):
        if registry.value(hive, _EXCEL, ""):
            return ""
    return "không thấy Excel. Vẫn dùng được lối tắt trên màn hình: thả sổ hoặc thư mục vào đó."
