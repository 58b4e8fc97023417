"""The architecture, held by tests: imports point down, and heavy libraries stay in their rooms."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "python" / "baocao"

ORDER = (
    {"core", "errors"},
    {"ooxml", "output", "programme", "wording", "journal", "resources"},
    {"intake", "excel", "word", "xlam", "analysis"},
    {"tasks"},
    {"console", "arguments", "clicks", "commands"},
    {"cli", "ribbon", "__main__"},
)
LEVEL = {room: level for level, rooms in enumerate(ORDER) for room in rooms}

HOMES = {
    "openpyxl": {"excel"},
    "xlsxwriter": {"excel", "xlam"},
    "xlrd": {"excel"},
    "xlwings": {"excel", "ribbon"},
    "python_calamine": set(),
    "docx": {"word"},
    "docxtpl": {"word"},
    "jinja2": {"wording"},
    "pandas": {"analysis"},
    "tomllib": {"programme", "xlam"},
    "lxml": {"ooxml", "excel", "word"},
}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> list[tuple[str, ...]]:
    """Return what a module imports, each as the parts of an absolute name."""
    here = ("baocao", *path.relative_to(PACKAGE).with_suffix("").parts)
    found: list[tuple[str, ...]] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [tuple(alias.name.split(".")) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level] if node.level else ()
            module = (*base, *(node.module or "").split(".")) if node.module else base
            found += [(*module, alias.name) for alias in node.names]
    return found


def modules() -> list[Path]:
    return [p for p in sorted(PACKAGE.rglob("*.py")) if "shipped" not in p.parts]


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    assert room in LEVEL, f"{room} has no place in the architecture yet"
    for name in imports_of(path):
        if name[0] != "baocao" or len(name) < 2 or name[1] not in LEVEL:
            continue
        assert LEVEL[name[1]] <= LEVEL[room], f"{path.name} imports {'.'.join(name)}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_heavy_library_is_imported_in_its_own_room_only(path: Path) -> None:
    for name in imports_of(path):
        if name[0] in HOMES:
            assert room_of(path) in HOMES[name[0]], f"{path.name} imports {name[0]}"


def test_no_python_file_holds_a_column_of_a_form() -> None:
    names = ("Trang tin PBGDPL", "PBGDPL", "pbgdpl", "mau_1", "Chuyên mục", "Số bài viết")
    for path in modules():
        text = path.read_text(encoding="utf-8")
        assert not [n for n in names if n in text], path


def test_the_validate_command_imports_no_heavy_library() -> None:
    program = (
        "import sys; from baocao.cli import main\n"
        "import baocao.tasks.validate, baocao.console\n"
        "heavy = {'pandas','numpy','openpyxl','xlsxwriter','docx','docxtpl','jinja2','lxml',"
        "'python_calamine','xlrd'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
