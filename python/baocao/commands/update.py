"""`baocao update`: today's figures put into an edited report."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from ..arguments import Commands, add_out_file, file_named
from ..programme import Programme
from .telling import tell

_YES = ("c", "có", "co", "y", "yes")


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    update = commands.add_parser(
        "update",
        help="đưa số liệu hiện nay vào báo cáo Word đã sửa tay",
        description="Đưa số liệu của sổ vào báo cáo Word; mọi chữ khác giữ nguyên.",
    )
    update.add_argument("report", type=Path, metavar="BÁO_CÁO.docx", help="báo cáo đã sửa tay")
    update.add_argument("workbook", type=Path, metavar="SỔ.xlsx", help="sổ của báo cáo")
    add_out_file(update, "RA.docx")
    update.add_argument(
        "--new-wording",
        nargs="*",
        metavar="MÃ_MỤC",
        help="thay cả câu tự động đã khác (các mục kê ra; không kê: mọi mục)",
    )
    update.add_argument(
        "--yes", action="store_true", help="đồng ý đính chính báo cáo đã chốt số liệu"
    )
    update.add_argument(
        "--letter",
        type=file_named(".docx"),
        metavar="CÔNG_VĂN.docx",
        help="ghi thêm công văn đính chính, có bảng số đã báo cáo và số đính chính",
    )
    update.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, programme: Programme) -> int:
    from ..tasks.update import ALL, update

    wording = arguments.new_wording
    result = update(
        arguments.report,
        arguments.workbook,
        arguments.out,
        programme,
        date.today(),
        new_wording=() if wording is None else wording or (ALL,),
        letter=arguments.letter,
        agreed=lambda question: arguments.yes or _asked(question),
    )
    tell(result.findings, as_json=False, one_workbook=True)
    if result.closed:
        from ..wording.corrections import correction_lines

        print("\n".join(correction_lines(dict.fromkeys(c.row for c in result.corrections))))
    if result.letter:
        print(f"Đã ghi {result.letter}")
    print(f"Đã cập nhật {len(result.corrections)} số liệu.\nĐã ghi {result.out}")
    return 0


def _asked(question: str) -> bool:
    """Ask at a terminal; nobody is there to agree in a pipe."""
    if not sys.stdin.isatty():
        return False
    return input(f"{question} (c/k) ").strip().lower() in _YES
