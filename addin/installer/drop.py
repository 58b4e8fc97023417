"""What the desktop shortcut runs: the jobs of the command line on what was dropped there.

For offices that allow no macros. A workbook: checked, and its report written beside it. A folder:
consolidated into the one workbook in it that holds a list of units. A workbook together with
folders: those folders into that workbook. Nothing dropped is changed; each output has a new name.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from baocao.cli import main as baocao
from baocao.errors import BaocaoError
from baocao.resources import default_programme
from baocao.tasks.load import load

HOW = (
    "Cách dùng: kéo tệp hoặc thư mục thả vào lối tắt này.\n"
    "  - Thả một sổ biểu mẫu: kiểm tra rồi xuất báo cáo Word cạnh sổ đó.\n"
    "  - Thả một thư mục có sổ của đơn vị tổng hợp và sổ của các đơn vị: tổng hợp thành sổ mới "
    "trong thư mục đó.\n"
    "  - Thả sổ của đơn vị tổng hợp cùng thư mục đã nhận: tổng hợp thành sổ mới cạnh sổ đó."
)
BOOKS = (".xlsx", ".xlsm")
UNREADABLE = 2


def main(dropped: list[str]) -> int:
    """Do the job for what was dropped and return the worst exit code."""
    paths = [Path(name) for name in dropped]
    folders = [path for path in paths if path.is_dir()]
    books = [path for path in paths if path not in folders]
    if folders and len(books) == 1:
        return consolidate(books[0], folders)
    if folders:
        return max(map(consolidate_folder, folders))
    if books:
        return max(map(check_and_report, books))
    say(HOW)
    return 0


def check_and_report(book: Path) -> int:
    """Print the findings of a workbook and write its report beside it."""
    say(f"KIỂM TRA: {book.name}")
    checked = baocao(["validate", str(book)])
    if checked == UNREADABLE:
        return checked
    out = book.with_name(f"{book.stem} - báo cáo {_now()}.docx")
    say(f"\nXUẤT BÁO CÁO: {out.name}")
    if checked:
        say("Sổ còn lỗi nêu ở trên: báo cáo xuất ra chỉ để xem trước.")
    return max(checked, baocao(["report", str(book), "-o", str(out)]))


def consolidate_folder(folder: Path) -> int:
    """Consolidate a folder into the one workbook in it that holds a list of units."""
    found = [path for path in sorted(folder.iterdir()) if _lists_units(path)]
    if len(found) == 1:
        return consolidate(found[0], [folder])
    names = ", ".join(f"“{path.name}”" for path in found) or "không thấy sổ nào"
    say(
        f"Thư mục “{folder.name}” phải có đúng một sổ của đơn vị tổng hợp (trang “Đơn vị” có danh "
        f"sách, chưa tổng hợp); đang có: {names}. Hãy chọn sổ đó cùng thư mục rồi thả cả hai vào "
        "đây."
    )
    return UNREADABLE


def consolidate(book: Path, folders: list[Path]) -> int:
    """Consolidate folders into a copy of a workbook, beside it."""
    out = book.with_name(f"{book.stem} - tổng hợp {_now()}.xlsx")
    say(f"TỔNG HỢP vào {out.name}")
    code = baocao(["consolidate", str(book), *map(str, folders), "-o", str(out)])
    if out.is_file():
        say("Thả sổ vừa ghi vào lối tắt này để kiểm tra và xuất báo cáo.")
    return code


def _lists_units(path: Path) -> bool:
    if path.suffix.lower() not in BOOKS or path.name.startswith("~$"):
        return False
    try:
        submission = load(path, default_programme())
    except BaocaoError:
        return False
    return bool(submission.units) and not submission.consolidated


def _now() -> str:
    return f"{datetime.now():%Y-%m-%d %H.%M.%S}"


def say(text: str) -> None:
    """Write a line to the console."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    outcome = main(sys.argv[1:])
    if sys.stdin and sys.stdin.isatty():
        input("\nNhấn phím Enter để đóng cửa sổ này.")
    sys.exit(outcome)
