"""`baocao demo`: the main job on the sample district."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ..arguments import Commands
from ..programme import Programme


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    demo = commands.add_parser(
        "demo",
        help="chạy thử toàn bộ công việc trên huyện mẫu",
        description="Kiểm tra, tổng hợp và xuất báo cáo của huyện mẫu.",
    )
    demo.add_argument(
        "-o",
        dest="out",
        type=Path,
        default=Path("build/demo"),
        metavar="THƯ_MỤC",
        help="nơi ghi kết quả (mặc định: build/demo)",
    )
    demo.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, programme: Programme) -> int:
    from ..console import summary
    from ..tasks.demo import demo

    result = demo(arguments.out, programme, date.today())
    print(f"Kiểm tra sổ của huyện: {summary(result.checked)}")
    print(f"Tổng hợp {result.units} đơn vị: {summary(result.consolidated)}")
    print(f"Đã ghi {result.workbook}\nĐã ghi {result.report}")
    return 0
