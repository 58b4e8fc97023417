"""A click from its first line to its last message, on an Excel on paper."""

from __future__ import annotations

import ctypes
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from baocao import __version__, ribbon
from baocao.core import names
from baocao.core.submission import PROPERTY_VERSION
from baocao.excel.live import engine, faults
from baocao.resources import default_programme, shipped
from baocao.tasks.new import new
from baocao.tasks.validate import validate
from live import pywin32
from live.com import CALLS
from paper_excel import HWND, PaperExcel

HEAVY = {
    "docx", "docxtpl", "jinja2", "lxml", "matplotlib", "numpy", "openpyxl", "pandas", "PIL",
    "polars", "python_calamine", "xlrd", "xlsxwriter",
}  # fmt: skip
COMMUNE = shipped("workbooks") / "quang-binh" / "don-vi" / "07_Xa_Tan_Nam.xlsx"


@pytest.fixture(autouse=True)
def windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """xlwings' Windows engine, Windows' message boxes, no patience, logs of its own."""
    xlwings = pywin32.installed()
    monkeypatch.setattr(ctypes, "windll", pywin32.WINDLL, raising=False)
    monkeypatch.setattr(faults, "PATIENCE", 0.1)
    monkeypatch.setattr(faults, "_PAUSE", 0.02)
    monkeypatch.setattr(xlwings._xlwindows, "N_COM_ATTEMPTS", engine.ATTEMPTS)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return xlwings


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A commune's workbook with two errors and several questions."""
    path = tmp_path / "Xã Tân Nam.xlsx"
    new(path, default_programme(), "Xã Tân Nam", "commune")
    book = openpyxl.load_workbook(path)
    book["Mẫu 1"]["C9"] = -1
    book["Mẫu 1"]["H9"] = "khoảng 10"
    book.save(path)
    return path


def click(excel: PaperExcel, run: Path, function: str = "validate", **more: str) -> PaperExcel:
    """Click a button as the add-in does, and return the Excel."""
    run.mkdir(parents=True, exist_ok=True)
    text = f"{function}\r\n{excel.book.name}"
    (run / "job.txt").write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))
    (run / "job.lock").touch()
    said = {"addin": __version__, "run": str(run), "wb": "~", "from_xl": "1", "hwnd": str(HWND)}
    ribbon.FUNCTIONS[function]([f"--{key}={value}" for key, value in {**said, **more}.items()])
    return excel


def block(excel: PaperExcel) -> list[tuple[str, ...]]:
    """Return the rows of "Kiểm tra" that were written, without blanks and marks of text."""
    lines = excel.book.sheets[names.FINDINGS].block[1:]
    return [tuple(cell.removeprefix("'") for cell in line) for line in lines if any(line)]


def test_the_findings_are_those_of_the_command_line(filled: Path, tmp_path: Path) -> None:
    excel = click(PaperExcel(filled), tmp_path / "run")
    found = validate(filled, default_programme(), date.today()).findings
    assert [row[1] for row in block(excel)] == [finding.code for finding in found]
    cells = [f.where.address if f.where else "" for f in found]
    links = [row[4] for row in block(excel)]
    for cell, link, finding in zip(cells, links, found, strict=True):
        wanted = f'=HYPERLINK("#\'{finding.sheet_name}\'!{cell}","{cell}")' if cell else ""
        assert link == wanted


def test_the_message_counts_them_and_says_where_to_look(filled: Path, tmp_path: Path) -> None:
    (said,) = click(PaperExcel(filled), tmp_path / "run").dialogs.messages
    assert "lỗi phải sửa" in said and "“Kiểm tra”" in said


@pytest.mark.parametrize("findings", ["few", "many"])
def test_a_validate_click_needs_few_calls_however_much_is_wrong(
    filled: Path, tmp_path: Path, findings: str
) -> None:
    if findings == "many":
        book = openpyxl.load_workbook(filled)
        for row in range(9, 15):
            for column in "CDEFGHI":
                book["Mẫu 1"][f"{column}{row}"] = f"chưa rõ {row}"
        for row in range(2, 190):
            book[names.DOCUMENTS][f"D{row}"] = "hôm nọ"
            book[names.DOCUMENTS][f"B{row}"] = "Công văn"
        book.save(filled)
    excel = click(PaperExcel(filled), tmp_path / "run")
    assert len(block(excel)) > (200 if findings == "many" else 5)
    assert CALLS.total <= 25, CALLS.counted


def test_only_the_programs_own_sheet_is_written_after_all_is_read(
    filled: Path, tmp_path: Path
) -> None:
    done = click(PaperExcel(filled), tmp_path / "run").book.done
    assert done[:2] == ["copy", f"unprotect {names.FINDINGS}"]
    assert done[2].startswith(f"write {names.FINDINGS}!A1:I")
    assert done[3:] == [f"protect {names.FINDINGS}", f"show {names.FINDINGS}"]


def test_an_answer_keeps_its_row_and_its_question_is_asked_no_more(
    filled: Path, tmp_path: Path
) -> None:
    first = click(PaperExcel(filled), tmp_path / "run")
    asked = next(row for row in block(first) if row[1] == "blank")
    book = openpyxl.load_workbook(filled)
    book[names.FINDINGS]["I1"] = "Khóa"
    book[names.FINDINGS]["H7"], book[names.FINDINGS]["I7"] = "Không có số", asked[-1]
    book.save(filled)
    second = click(PaperExcel(filled), tmp_path / "run")
    answered = next(row for row in block(second) if row[-1] == asked[-1])
    assert answered[7] == "Không có số"
    assert len(block(second)) == len(block(first))
    counts = [e.dialogs.messages[0].split(",")[1] for e in (first, second)]
    assert counts[0] != counts[1]


def test_older_rows_are_blanked_in_the_same_block(filled: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(filled)
    book[names.FINDINGS]["A40"] = "cũ"
    book.save(filled)
    excel = click(PaperExcel(filled), tmp_path / "run")
    lines = excel.book.sheets[names.FINDINGS].block
    assert len(lines) == 40 and not any(lines[-1])


def test_a_text_is_never_taken_for_a_formula_or_a_number(filled: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(filled)
    for cell, text in (("C10", "=1+1"), ("D10", "01001"), ("E10", "1-2"), ("F10", "+84")):
        book["Mẫu 1"][cell] = text
        book["Mẫu 1"][cell].data_type = "s"
    book.save(filled)
    lines = click(PaperExcel(filled), tmp_path / "run").book.sheets[names.FINDINGS].block
    cells = [cell for line in lines for cell in line if cell]
    assert all(cell.startswith(("'", "=HYPERLINK(")) for cell in cells)


@pytest.mark.parametrize("name", ["PLU=2024.xlsx", "100%TEMP%.xlsx", " a .xlsx", "Book1"])
def test_the_workbook_is_found_by_its_exact_name(filled: Path, tmp_path: Path, name: str) -> None:
    assert click(PaperExcel(filled, name), tmp_path / "run").book.done[0] == "copy"


def test_the_status_bar_and_the_lock_are_given_back_before_the_message(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, excel = tmp_path / "run", PaperExcel(filled)
    seen = []

    def box(*_: Any) -> int:
        seen.append((excel.statuses[-1], sorted(p.name for p in run.iterdir())))
        return 1

    monkeypatch.setattr(pywin32.WINDLL.user32, "MessageBoxW", box)
    click(excel, run)
    assert seen == [(False, ["job.txt"])]


def test_a_stop_writes_nothing_and_says_so(filled: Path, tmp_path: Path) -> None:
    run, excel = tmp_path / "run", PaperExcel(filled)
    run.mkdir()
    (run / "job.stop").touch()
    click(excel, run)
    assert excel.book.done == ["copy"]
    assert "Đã dừng" in excel.dialogs.messages[0] and "giữ nguyên" in excel.dialogs.messages[0]
    assert not (run / "job.stop").exists()


@pytest.mark.parametrize(
    ("mood", "told"), [("rejected", "đang bận"), ("editing", "đang bận"), ("gone", "được đóng")]
)
def test_an_excel_that_does_not_answer_is_told_and_left_alone(
    filled: Path, tmp_path: Path, mood: str, told: str
) -> None:
    excel = PaperExcel(filled)
    excel.mood = mood
    click(excel, tmp_path / "run")
    assert told in excel.dialogs.messages[0]
    assert not excel.book.done and not (tmp_path / "run" / "job.lock").exists()


def test_another_version_of_the_add_in_is_told(filled: Path, tmp_path: Path) -> None:
    excel = click(PaperExcel(filled), tmp_path / "run", addin="9.9.9")
    assert "9.9.9" in excel.dialogs.messages[0] and "CaiDat.cmd" in excel.dialogs.messages[0]
    assert not excel.book.done
    # The add-in has written there that the job starts.
    assert excel.statuses == [False]


def test_a_workbook_of_another_version_is_checked_and_told(filled: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(filled)
    book.custom_doc_props[PROPERTY_VERSION].value = "0.0.1"
    book.save(filled)
    excel = click(PaperExcel(filled), tmp_path / "run")
    assert "bản 0.0.1" in excel.dialogs.messages[0] and block(excel)


def test_a_workbook_that_is_not_ours_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "luong.xlsx"
    openpyxl.Workbook().save(path)
    excel = click(PaperExcel(path), tmp_path / "run")
    assert "không phải biểu mẫu" in excel.dialogs.messages[0]
    assert excel.book.done == ["copy"]


def test_a_defect_is_one_sentence_and_a_log(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr("baocao.clicks.validate.check_workbook", broken)
    excel = click(PaperExcel(filled), tmp_path / "run")
    (log,) = (tmp_path / "cache" / "baocao" / "log").iterdir()
    assert str(log) in excel.dialogs.messages[0] and "Traceback" not in excel.dialogs.messages[0]
    assert "a defect" in log.read_text(encoding="utf-8")
    assert not (tmp_path / "run" / "job.lock").exists()


def test_a_second_click_meanwhile_ends_without_a_word(filled: Path, tmp_path: Path) -> None:
    from baocao.clicks.job import Job

    first, excel = Job(tmp_path / "run"), PaperExcel(filled)
    assert first.begin()
    click(excel, tmp_path / "run")
    assert not excel.dialogs.messages and not excel.book.done
    first.end()


def test_a_run_folder_that_cannot_be_is_told(filled: Path, tmp_path: Path) -> None:
    excel = PaperExcel(filled)
    (tmp_path / "run").write_text("no folder")
    ribbon.validate([f"--run={tmp_path / 'run' / 'x'}", f"--hwnd={HWND}"])
    assert "thư mục làm việc" in excel.dialogs.messages[0]


def test_check_setup_goes_on_after_a_step_that_fails(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise ImportError("No module named 'pythoncom'")

    monkeypatch.setattr(engine, "load", missing)
    excel = click(PaperExcel(filled), tmp_path / "run", "check_setup", addin="0.0.9")
    lines = excel.dialogs.messages[0].splitlines()
    bad = [line for line in lines if line.startswith("✗")]
    assert [line.split(":")[0] for line in bad] == ["✗ Tiện ích trên Excel", "✗ Nối với Excel"]
    assert "0.0.9" in bad[0] and "pythoncom" in bad[1]
    assert sum(line.startswith("✓") for line in lines) == 5


def test_the_guide_is_the_open_workbooks_own(filled: Path, tmp_path: Path) -> None:
    excel = click(PaperExcel(filled), tmp_path / "run", "guide")
    assert excel.book.done == [f"show {names.GUIDE}"] and not excel.dialogs.messages


def test_without_a_workbook_a_copy_of_the_template_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("os.startfile", opened.append, raising=False)
    ribbon.guide([f"--run={tmp_path / 'run'}", "--wb=", "--hwnd=0"])
    (copy,) = opened
    assert copy.read_bytes() == (shipped("workbooks") / "bieu-mau.xlsx").read_bytes()
    assert tmp_path in copy.parents


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[set[str]]:
    """What a validate click imports, in a process of its own."""
    program = Path(__file__).parent / "paper_click.py"
    ran = subprocess.run(
        [sys.executable, str(program), str(COMMUNE), str(tmp_path_factory.mktemp("run"))],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    yield set(ran.stdout.split())


def test_a_validate_click_imports_no_heavy_library(imported: set[str]) -> None:
    assert "xlwings" in imported
    assert not imported & HEAVY


def test_a_progress_is_told_at_most_twice_a_second_and_a_stop_is_seen(
    filled: Path, tmp_path: Path
) -> None:
    from baocao.clicks.click import Click, Stopped

    told: list[str] = []
    stop: list[bool] = []

    class Book:
        def status(self, text: str) -> None:
            told.append(text)

    made: Any = Click(
        Book(), default_programme(), date.today(), None, tmp_path, lambda: bool(stop)  # type: ignore[arg-type]
    )  # fmt: skip
    start = time.monotonic()
    done = 0
    while time.monotonic() - start < 1.2:
        done += 1
        made.progress(done, 999, "a.xlsx")
        time.sleep(0.01)
    assert len(told) == 2 and told[0].startswith("Đang đọc ")
    stop.append(True)
    with pytest.raises(Stopped):
        made.progress(1, 2, "b.xlsx")
