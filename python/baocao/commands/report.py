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
    if arguments.letter:
        _write_letter(arguments, programme)
    if arguments.summary:
        _write_summary(arguments, programme)
    if arguments.pdf:
        _write_pdf(arguments)
    return 0


def _write_letter(arguments: argparse.Namespace, programme: Programme) -> None:
    from ..tasks.cover import letter_beside

    written = letter_beside(arguments.out, arguments.workbook, programme, date.today())
    print(f"Đã ghi {written}")


def _write_summary(arguments: argparse.Namespace, programme: Programme) -> None:
    from ..tasks.summary import summary_beside

    today = date.today()
    out, workbook = arguments.out, arguments.workbook
    print(f"Đã ghi {summary_beside(out, workbook, programme, today, arguments.previous)}")


def _write_pdf(arguments: argparse.Namespace) -> None:
    from ..tasks.pdf import WITHOUT_PROGRAM, pdf_beside

    inputs = [path for path in (arguments.workbook, arguments.previous) if path]
    written = pdf_beside(arguments.out, inputs)
    told = f"Đã ghi {written}" if written else WITHOUT_PROGRAM.format(document=arguments.out)
    print(told)
