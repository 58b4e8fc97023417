"""`baocao distribute`: the units' workbooks go out."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ..arguments import Commands, add_out_folder
from ..programme import Programme


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    distribute = commands.add_parser(
        "distribute",
        help="tạo sổ ghi sẵn cho từng đơn vị trong danh sách",
        description="Tạo cho mỗi đơn vị của trang “Đơn vị” một sổ đã ghi sẵn tên, mã, kỳ báo cáo, "
        "hạn gửi; hoặc một sổ chung để đơn vị tự chọn tên.",
    )
    distribute.add_argument(
        "workbook",
        type=Path,
        metavar="SỔ.xlsx",
        help="sổ của đơn vị tổng hợp, có danh sách “Đơn vị”",
    )
    add_out_folder(distribute)
    distribute.add_argument(
        "--common", action="store_true", help="một tệp chung, đơn vị chọn tên mình trong danh sách"
    )
    distribute.add_argument(
        "--previous",
        type=Path,
        metavar="NGUỒN",
        help="số liệu kỳ trước: thư mục, tệp zip các đơn vị đã gửi, hoặc sổ đã tổng hợp",
    )
    distribute.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, programme: Programme) -> int:
    from ..console import Progress
    from ..tasks.distribute import distribute, distribute_common

    progress = Progress()
    try:
        write = distribute_common if arguments.common else distribute
        done = write(
            arguments.workbook, arguments.out, programme, date.today(),
            previous=arguments.previous, progress=progress,
        )  # fmt: skip
    finally:
        progress.close()
    print("\n".join(done.said))
    return 0
