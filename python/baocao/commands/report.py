"""`baocao report`: the Word report with its appendices."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ..arguments import Commands, file_named
from ..programme import Programme
from .telling import tell


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    report = commands.add_parser(
        "report",
        help="xuất báo cáo Word kèm phụ lục",
        description="Xuất báo cáo Word kèm phụ lục từ một sổ.",
    )
    report.add_argument(
        "workbook", type=Path, metavar="SỔ.xlsx", help="sổ đã nhập hoặc đã tổng hợp"
    )
    report.add_argument(
        "-o",
        dest="out",
        type=file_named(".docx"),
        required=True,
        metavar="RA.docx",
        help="tệp sẽ ghi",
    )
    report.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, programme: Programme) -> int:
    from ..tasks.report import report

    result = report(arguments.workbook, arguments.out, programme, date.today())
    if result.findings:
        print("Những điểm còn mở của báo cáo (không in trong văn bản):")
        tell(result.findings, as_json=False, one_workbook=True)
    print(f"Đã ghi {arguments.out}")
    return 0
