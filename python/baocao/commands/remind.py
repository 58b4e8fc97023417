"""`baocao remind`: the letter to units that are late, and a message for each."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ..arguments import Commands, add_out_folder
from ..programme import Programme


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    remind = commands.add_parser(
        "remind",
        help="công văn đôn đốc và tin nhắn cho đơn vị chưa gửi",
        description="Ghi công văn đôn đốc các đơn vị quá hạn chưa gửi và tin nhắn cho từng đơn vị.",
    )
    remind.add_argument("workbook", type=Path, metavar="TỔNG_HỢP.xlsx", help="sổ đã tổng hợp")
    add_out_folder(remind)
    remind.add_argument(
        "--before", action="store_true", help="nhắc các đơn vị chưa gửi mà chưa đến hạn"
    )
    remind.add_argument(
        "--time",
        type=_time,
        metavar="LẦN",
        help="lần đôn đốc thứ mấy (mặc định: tiếp theo các công văn đã có trong thư mục)",
    )
    remind.set_defaults(run=_run)


def _time(text: str) -> int:
    if not (text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(f"“{text}”: lần đôn đốc phải là số nguyên từ 1 trở lên.")
    return int(text)


def _run(arguments: argparse.Namespace, programme: Programme) -> int:
    from ..tasks.remind import remind

    done = remind(
        arguments.workbook, arguments.out, programme, date.today(),
        before=arguments.before, time=arguments.time,
    )  # fmt: skip
    print(done.said)
    return 0
