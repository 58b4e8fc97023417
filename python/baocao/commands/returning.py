"""`baocao return`: what must be corrected goes back to each unit."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ..arguments import Commands, add_out_folder, add_sources
from ..programme import Programme


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    returning = commands.add_parser(
        "return",
        help="gửi lại từng đơn vị những gì cần sửa",
        description="Ghi cho mỗi đơn vị đã gửi một tin nhắn; đơn vị có số liệu cần sửa có thêm bản "
        "sao tệp của mình với các ô được tô màu, ghi chú.",
    )
    returning.add_argument("workbook", type=Path, metavar="TỔNG_HỢP.xlsx", help="sổ đã tổng hợp")
    add_sources(returning)
    add_out_folder(returning)
    returning.add_argument(
        "--deadline",
        type=_day,
        metavar="NGÀY",
        help="hạn gửi lại, ví dụ 25/6/2021 (mặc định: thời hạn của đơn vị; đã qua thì số ngày làm "
        "việc khai báo trong chương trình)",
    )
    returning.set_defaults(run=_run)


def _day(text: str) -> date:
    from ..core.days import full_day
    from ..wording.returning import NOT_A_DAY, PAST_DAY

    day = full_day(text)
    if day is None or day < date.today():
        raise argparse.ArgumentTypeError((PAST_DAY if day else NOT_A_DAY).format(day=text))
    return day


def _run(arguments: argparse.Namespace, programme: Programme) -> int:
    from ..console import Progress
    from ..tasks.returning import give_back

    progress = Progress()
    try:
        done = give_back(
            arguments.workbook, arguments.sources, arguments.out, programme, date.today(), progress,
            until=arguments.deadline,
        )  # fmt: skip
    finally:
        progress.close()
    print("\n".join(done.said))
    return 0
