"""The command line: arguments to a task, its answer as text, its exit code.

Exit codes: 0 done (warnings allowed); 1 errors found; 2 an input cannot be read, the arguments are
wrong or the output cannot be written. A command is a module of commands/; its task is imported when
it runs: start-up is part of the clerk's wait.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from . import __version__
from .arguments import Parser
from .commands import (
    addin,
    archive,
    check_format,
    consolidate,
    demo,
    distribute,
    explain,
    new,
    remind,
    report,
    returning,
    update,
    validate,
    verify,
)
from .errors import BaocaoError
from .programme import Programme
from .resources import default_programme

COMMANDS = (
    new, distribute, validate, consolidate, explain, returning, remind, report,
    verify, update, archive, check_format, addin, demo,
)  # fmt: skip
"""In the order of the work, as the help lists them."""
Command = Callable[[argparse.Namespace, Programme], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; never raises for what a clerk may meet."""
    _speak_utf8()
    arguments = _parser().parse_args(argv)
    try:
        command: Command = arguments.run
        return command(arguments, default_programme(arguments.programme))
    except BaocaoError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu. Không có tệp nào bị ghi dở.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (a pager was closed): nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the surface: a traceback never reaches the clerk
        return _say_what_broke(error)


def _say_what_broke(error: Exception) -> int:
    from .journal import record

    log = record(error)
    where = f" Chi tiết ghi ở tệp {log}; gửi tệp này cho người hỗ trợ." if log else ""
    print(f"Chương trình gặp sự cố và đã dừng; không có tệp nào bị ghi dở.{where}", file=sys.stderr)
    return 2


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _parser() -> Parser:
    parser = Parser(
        prog="baocao",
        description="Từ biểu mẫu Excel của các đơn vị đến báo cáo Word trình ký.",
    )
    parser.add_argument(
        "--version", action="version", version=f"baocao {__version__}", help="xem phiên bản"
    )
    parser.add_argument(
        "--programme",
        default="",
        metavar="TÊN",
        help="thư mục chương trình, đề án (mặc định: chương trình đầu tiên)",
    )
    commands = parser.add_subparsers(
        title="Các lệnh", metavar="LỆNH", required=True, parser_class=Parser
    )
    for command in COMMANDS:
        command.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
