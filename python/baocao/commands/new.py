"""`baocao new`: a blank template workbook."""

from __future__ import annotations

import argparse

from ..arguments import Commands, add_out_file
from ..programme import Programme

LEVELS = ("commune", "district", "province")


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    new = commands.add_parser(
        "new", help="tạo sổ biểu mẫu trống", description="Tạo một sổ biểu mẫu Excel trống."
    )
    add_out_file(new, "TỆP.xlsx")
    new.add_argument("--unit", metavar="TÊN", help="tên đơn vị, ví dụ “Xã Tân Nam”")
    new.add_argument("--level", choices=LEVELS, help="cấp của đơn vị: xã, huyện hoặc tỉnh")
    new.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, programme: Programme) -> int:
    from ..tasks.new import new

    new(arguments.out, programme, arguments.unit, arguments.level)
    print(f"Đã tạo {arguments.out}")
    return 0
