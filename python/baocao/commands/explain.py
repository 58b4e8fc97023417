"""`baocao explain`: where a consolidated figure comes from."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ..arguments import Commands
from ..programme import Programme


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    explain = commands.add_parser(
        "explain",
        help="cho biết một số liệu tổng hợp lấy từ đâu",
        description="Cho biết một số liệu tổng hợp gồm những số nào, của đơn vị nào, ở tệp, trang "
        "tính và ô nào; đơn vị nào còn thiếu.",
    )
    explain.add_argument(
        "workbook",
        type=Path,
        metavar="SỔ.xlsx",
        help="kết quả tổng hợp (tệp “baocao consolidate” ghi)",
    )
    explain.add_argument(
        "sheet", metavar="TRANG", help="trang tính, ví dụ “Tổng hợp Mẫu 1”, “Tổng quan”"
    )
    explain.add_argument("cell", metavar="Ô", help="địa chỉ ô, ví dụ H7")
    explain.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    explain.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, programme: Programme) -> int:
    from ..tasks.explain import explain
    from ..wording.explaining import as_data, explained_lines

    answer = explain(arguments.workbook, arguments.sheet, arguments.cell, programme, date.today())
    if arguments.json:
        import json  # costs the plain text nothing

        print(json.dumps(as_data(answer), ensure_ascii=False, indent=2))
    else:
        print("\n".join(explained_lines(answer)))
    return 0
