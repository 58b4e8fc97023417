"""`baocao validate`: the findings of one workbook."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from ..arguments import Commands
from ..programme import Programme
from .telling import tell


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    validate = commands.add_parser(
        "validate",
        help="kiểm tra số liệu của một sổ",
        description="Kiểm tra một sổ biểu mẫu: nêu ô sai và cách sửa.",
    )
    validate.add_argument("file", type=Path, metavar="TỆP", help="sổ cần kiểm tra")
    validate.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    validate.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, programme: Programme) -> int:
    from ..tasks.validate import validate

    checked = validate(arguments.file, programme, date.today())
    return tell(checked.findings, arguments.json, one_workbook=True)
