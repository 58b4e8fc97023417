"""`baocao archive`: workbook, submissions, report, log and hashes in one file for the record."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ..arguments import Commands, add_out_file, add_sources
from ..programme import Programme


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    archive = commands.add_parser(
        "archive",
        help="đóng gói sổ, báo cáo và tệp của các đơn vị để lưu hồ sơ",
        description="Đóng gói sổ, báo cáo, tệp đơn vị gửi, kết quả đối chiếu và mã kiểm tra.",
    )
    archive.add_argument("workbook", type=Path, metavar="SỔ.xlsx", help="sổ của báo cáo")
    archive.add_argument("report", type=Path, metavar="BÁO_CÁO.docx", help="báo cáo")
    add_sources(archive, "*")
    add_out_file(archive, "RA.zip")
    archive.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, programme: Programme) -> int:
    from ..console import summary
    from ..tasks.archive import archive

    result = archive(
        arguments.workbook,
        arguments.report,
        arguments.sources,
        arguments.out,
        programme,
        date.today(),
    )
    print(f"Đối chiếu báo cáo với sổ: {summary(result.findings)}")
    print(f"Đã ghi {result.out} ({result.files} tệp)")
    return 0
