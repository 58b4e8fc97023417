"""`baocao check-format`: the layout of a document against Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..arguments import Commands, file_named
from ..errors import UsageError
from ..programme import Programme
from .telling import tell


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    check = commands.add_parser(
        "check-format",
        help="kiểm tra thể thức văn bản Word",
        description=(
            "Kiểm tra thể thức, kỹ thuật trình bày của một văn bản Word theo Nghị định "
            "30/2020/NĐ-CP; sửa những gì sửa được mà không đổi chữ."
        ),
    )
    check.add_argument("file", type=Path, metavar="TỆP.docx", help="văn bản cần kiểm tra")
    check.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    check.add_argument(
        "--fix", action="store_true", help="sửa phông, cỡ chữ, lề… vào một bản khác (cần -o)"
    )
    check.add_argument(
        "-o", dest="out", type=file_named(".docx"), metavar="RA.docx", help="bản đã sửa sẽ ghi"
    )
    check.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, _: Programme) -> int:
    if arguments.fix != bool(arguments.out):
        raise UsageError("Muốn sửa thì ghi cả --fix và -o RA.docx; bản gốc không bị thay đổi.")
    from ..tasks.check_format import check_format, fix_format

    if not arguments.fix:
        return tell(check_format(arguments.file).findings, arguments.json, one_workbook=True)
    done = fix_format(arguments.file, arguments.out)
    code = tell(done.findings, arguments.json, one_workbook=True)
    if not arguments.json:
        rules = sorted({finding.code for finding in done.repaired})
        print(f"Đã sửa: {', '.join(rules) or 'không có gì'}.\nĐã ghi {arguments.out}")
    return code
