"""`baocao report`: the Word report with its appendices."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..arguments import Commands, add_out_file
from ..programme import Programme
from .telling import tell

if TYPE_CHECKING:
    from ..tasks.present import Present


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
    add_out_file(report, "RA.docx")
    report.add_argument(
        "--previous",
        type=Path,
        metavar="SỔ_KỲ_TRƯỚC.xlsx",
        help="sổ của kỳ trước, để so sánh",
    )
    report.add_argument("--letter", action="store_true", help="ghi thêm công văn gửi báo cáo")
    report.add_argument(
        "--summary", action="store_true", help="ghi thêm một trang tóm tắt có biểu đồ"
    )
    report.add_argument(
        "--final",
        action="store_true",
        help="chốt số liệu: ghi thêm bản sao sổ có dấu chốt, báo cáo và sổ mang mã của nhau",
    )
    report.add_argument(
        "--pdf", action="store_true", help="ghi thêm bản PDF (cần LibreOffice hoặc Word)"
    )
    report.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, programme: Programme) -> int:
    from ..tasks.report import report

    result = report(
        arguments.workbook, arguments.out, programme, date.today(), arguments.previous,
        final=arguments.final,
    )  # fmt: skip
    if result.findings:
        print("Những điểm còn mở của báo cáo (không in trong văn bản):")
        tell(result.findings, as_json=False, one_workbook=True)
    print(f"Đã ghi {arguments.out}")
    if result.closed:
        print(f"Đã chốt số liệu; bản sao sổ có dấu chốt: {result.closed}")
    for written in _beside(arguments, programme, result.shown):
        print(written)
    return 0


def _beside(arguments: argparse.Namespace, programme: Programme, shown: Present) -> Iterator[str]:
    """Write what was asked for beside the report; yield what is to be said of each."""
    out = arguments.out
    inputs = [path for path in (arguments.workbook, arguments.previous) if path]
    if arguments.letter:
        from ..tasks.cover import letter_beside

        yield f"Đã ghi {letter_beside(out, shown, inputs, programme, date.today())}"
    if arguments.summary:
        from ..tasks.summary import summary_beside

        yield f"Đã ghi {summary_beside(out, shown, inputs, programme)}"
    if arguments.pdf:
        from ..tasks.pdf import WITHOUT_PROGRAM, pdf_beside

        made = pdf_beside(out, inputs)
        yield f"Đã ghi {made}" if made else WITHOUT_PROGRAM.format(document=out)
