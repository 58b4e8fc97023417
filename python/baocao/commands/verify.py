"""`baocao verify`: which figures of an edited report no longer agree with the workbook."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ..arguments import Commands
from ..programme import Programme
from .telling import tell


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    verify = commands.add_parser(
        "verify",
        help="đối chiếu báo cáo Word đã sửa tay với sổ",
        description="Đối chiếu báo cáo Word với sổ: số nào khác, bị gõ đè, bị xóa, không còn gắn.",
    )
    verify.add_argument("report", type=Path, metavar="BÁO_CÁO.docx", help="báo cáo đã sửa tay")
    verify.add_argument("workbook", type=Path, metavar="SỔ.xlsx", help="sổ của báo cáo")
    verify.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    verify.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, programme: Programme) -> int:
    from ..tasks.verify import verify

    verified = verify(arguments.report, arguments.workbook, programme, date.today())
    code = tell(verified.findings, arguments.json, one_workbook=True)
    if not arguments.json and not verified.findings:
        print("Mọi số liệu trong báo cáo đều đúng như sổ.")
    return code
