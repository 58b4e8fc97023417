"""`baocao consolidate`: the units into a copy of the district's workbook."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ..arguments import Commands, add_out_file, add_sources
from ..programme import Programme
from .telling import tell


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    consolidate = commands.add_parser(
        "consolidate",
        help="tổng hợp các đơn vị vào sổ của huyện, tỉnh",
        description="Tổng hợp sổ của các đơn vị vào một bản sao của sổ tổng hợp.",
    )
    consolidate.add_argument(
        "workbook",
        type=Path,
        metavar="SỔ.xlsx",
        help="sổ của đơn vị tổng hợp, có danh sách “Đơn vị”",
    )
    add_sources(consolidate)
    add_out_file(consolidate, "RA.xlsx")
    consolidate.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    consolidate.add_argument("--no-cache", action="store_true", help="đọc lại mọi tệp từ đầu")
    consolidate.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, programme: Programme) -> int:
    from ..console import Progress
    from ..tasks.consolidate import consolidate

    progress = Progress()
    try:
        result = consolidate(
            arguments.workbook, arguments.sources, arguments.out, programme, date.today(), progress,
            cached=not arguments.no_cache,
        )  # fmt: skip
    finally:
        progress.close()
    code = tell(result.findings, arguments.json, one_workbook=False)
    if not arguments.json:
        print("\n".join((*result.changes, f"Đã ghi {arguments.out}")))
    return code
