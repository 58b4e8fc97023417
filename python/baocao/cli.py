"""The command line: arguments to a task, its answer as text, its exit code.

Exit codes: 0 done (warnings allowed); 1 errors found; 2 an input cannot be read, the arguments are
wrong or the output cannot be written. Tasks are imported when their command runs: start-up is part
of the clerk's wait.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from . import __version__
from .arguments import Parser, file_named
from .core.findings import Finding, Severity
from .errors import BaocaoError
from .programme import Programme
from .resources import default_programme

LEVELS = ("commune", "district", "province")
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
    for add in (_add_new, _add_validate, _add_consolidate, _add_report, _add_addin, _add_demo):
        add(commands)
    return parser


def _add_new(commands: argparse._SubParsersAction[Parser]) -> None:
    new = commands.add_parser(
        "new", help="tạo sổ biểu mẫu trống", description="Tạo một sổ biểu mẫu Excel trống."
    )
    new.add_argument(
        "-o",
        dest="out",
        type=file_named(".xlsx"),
        required=True,
        metavar="TỆP.xlsx",
        help="tệp sẽ ghi",
    )
    new.add_argument("--unit", metavar="TÊN", help="tên đơn vị, ví dụ “Xã Tân Nam”")
    new.add_argument("--level", choices=LEVELS, help="cấp của đơn vị: xã, huyện hoặc tỉnh")
    new.set_defaults(run=_new)


def _new(arguments: argparse.Namespace, programme: Programme) -> int:
    from .tasks.new import new

    new(arguments.out, programme, arguments.unit, arguments.level)
    print(f"Đã tạo {arguments.out}")
    return 0


def _add_validate(commands: argparse._SubParsersAction[Parser]) -> None:
    validate = commands.add_parser(
        "validate",
        help="kiểm tra số liệu của một sổ",
        description="Kiểm tra một sổ biểu mẫu: nêu ô sai và cách sửa.",
    )
    validate.add_argument("file", type=Path, metavar="TỆP", help="sổ cần kiểm tra")
    validate.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    validate.set_defaults(run=_validate)


def _validate(arguments: argparse.Namespace, programme: Programme) -> int:
    from .tasks.validate import validate

    checked = validate(arguments.file, programme, date.today())
    return _tell(checked.findings, arguments.json, one_workbook=True)


def _tell(findings: Sequence[Finding], as_json: bool, *, one_workbook: bool) -> int:
    """Print the findings and return the exit code that they mean."""
    from . import console

    if as_json:
        print(console.findings_json(findings))
    else:
        group = console.by_sheet if one_workbook else console.by_unit
        if findings:
            print(console.findings_text(findings, group, sys.stdout))
        print(console.summary(findings))
    return 1 if any(finding.severity is Severity.ERROR for finding in findings) else 0


def _add_consolidate(commands: argparse._SubParsersAction[Parser]) -> None:
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
    consolidate.add_argument(
        "sources",
        type=Path,
        nargs="+",
        metavar="NGUỒN",
        help="thư mục, tệp zip hoặc các tệp đơn vị gửi",
    )
    consolidate.add_argument(
        "-o",
        dest="out",
        type=file_named(".xlsx"),
        required=True,
        metavar="RA.xlsx",
        help="tệp sẽ ghi",
    )
    consolidate.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    consolidate.add_argument("--no-cache", action="store_true", help="đọc lại mọi tệp từ đầu")
    consolidate.set_defaults(run=_consolidate)


def _consolidate(arguments: argparse.Namespace, programme: Programme) -> int:
    from .console import Progress
    from .tasks.consolidate import consolidate

    progress = Progress()
    try:
        result = consolidate(
            arguments.workbook, arguments.sources, arguments.out, programme, date.today(), progress
        )
    finally:
        progress.close()
    code = _tell(result.findings, arguments.json, one_workbook=False)
    if not arguments.json:
        print("\n".join((*result.changes, f"Đã ghi {arguments.out}")))
    return code


def _add_report(commands: argparse._SubParsersAction[Parser]) -> None:
    report = commands.add_parser(
        "report",
        help="xuất báo cáo Word kèm phụ lục",
        description="Xuất báo cáo Word kèm phụ lục từ một sổ.",
    )
    report.add_argument(
        "workbook", type=Path, metavar="SỔ.xlsx", help="sổ đã nhập hoặc đã tổng hợp"
    )
    report.add_argument(
        "-o",
        dest="out",
        type=file_named(".docx"),
        required=True,
        metavar="RA.docx",
        help="tệp sẽ ghi",
    )
    report.set_defaults(run=_report)


def _report(arguments: argparse.Namespace, programme: Programme) -> int:
    from .tasks.report import report

    result = report(arguments.workbook, arguments.out, programme, date.today())
    if result.findings:
        print("Những điểm còn mở của báo cáo (không in trong văn bản):")
        _tell(result.findings, as_json=False, one_workbook=True)
    print(f"Đã ghi {arguments.out}")
    return 0


def _add_addin(commands: argparse._SubParsersAction[Parser]) -> None:
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
    build.add_argument(
        "-o", dest="out", type=Path, required=True, metavar="THƯ_MỤC", help="nơi ghi tệp"
    )
    build.set_defaults(run=_build_addin)


def _build_addin(arguments: argparse.Namespace, _: Programme) -> int:
    from .tasks.addin import addin

    print(f"Đã ghi {addin(arguments.out)}")
    return 0


def _add_demo(commands: argparse._SubParsersAction[Parser]) -> None:
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
    demo.set_defaults(run=_demo)


def _demo(arguments: argparse.Namespace, programme: Programme) -> int:
    from .console import summary
    from .tasks.demo import demo

    result = demo(arguments.out, programme, date.today())
    print(f"Kiểm tra sổ của huyện: {summary(result.checked)}")
    print(f"Tổng hợp {result.units} đơn vị: {summary(result.consolidated)}")
    print(f"Đã ghi {result.workbook}\nĐã ghi {result.report}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
