"""`baocao addin build`: the Excel add-in from its sources."""

from __future__ import annotations

import argparse

from ..arguments import Commands, Parser, add_out_folder
from ..programme import Programme


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    addin = commands.add_parser(
        "addin",
        help="dựng tiện ích Excel (.xlam)",
        description="Làm việc với tiện ích trên Excel.",
    )
    actions = addin.add_subparsers(
        title="Các việc", metavar="VIỆC", required=True, parser_class=Parser
    )
    build = actions.add_parser(
        "build",
        help="dựng tệp .xlam từ mã nguồn",
        description="Dựng tiện ích BaoCao.xlam từ mã nguồn của nó.",
    )
    add_out_folder(build, "nơi ghi tệp")
    build.set_defaults(run=_run)


def _run(arguments: argparse.Namespace, _: Programme) -> int:
    from ..tasks.addin import addin

    print(f"Đã ghi {addin(arguments.out)}")
    return 0
