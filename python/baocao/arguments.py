"""argparse that speaks Vietnamese: its usage line, headings and errors."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

_ERRORS = (
    (r"the following arguments are required: (.+)", r"Thiếu tham số: \1."),
    (r"unrecognized arguments: (.+)", r"Không có tham số này: \1."),
    (
        r"argument (.+): invalid choice: '?([^']*)'? \(choose from (.+)\)",
        r"“\2” không dùng được ở \1. Chọn một trong: \3.",
    ),
    (r"argument (.+): expected (?:one argument|at least one argument)", r"Sau \1 phải có giá trị."),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 có nhiều cách hiểu: \2."),
    (r"argument \S+: (“.+)", r"\1"),
)


def file_named(suffix: str) -> Callable[[str], Path]:
    """Return the type of an argument that is a file to be written, whose name ends so."""

    def path(text: str) -> Path:
        if Path(text).suffix.lower() != suffix:
            raise argparse.ArgumentTypeError(f"“{text}”: tên tệp kết quả phải có đuôi {suffix}.")
        return Path(text)

    return path


class _Formatter(argparse.HelpFormatter):
    """Help with a Vietnamese usage line."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin the usage line in Vietnamese."""
        ours = "Cách dùng: " if prefix is None else prefix
        super().add_usage(usage, actions, groups, ours)


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are Vietnamese; an error exits with code 2."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        ours = {"formatter_class": _Formatter, "add_help": False, "allow_abbrev": False}
        super().__init__(*args, **{**kwargs, **ours})
        self._positionals.title = "Tham số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này rồi thôi")

    def error(self, message: str) -> NoReturn:
        """Say in one sentence what is wrong with the arguments, and exit with code 2."""
        said = message
        for pattern, vietnamese in _ERRORS:
            if re.fullmatch(pattern, message):
                said = re.sub(pattern, vietnamese, message)
        self.exit(2, f"{said} Xem cách dùng: {self.prog} --help\n")


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
"""What a command's module adds its parser to."""


def add_out_file(parser: argparse.ArgumentParser, metavar: str) -> None:
    """Add "-o", the file to be written; it must end as `metavar` does."""
    kind = file_named(Path(metavar).suffix)
    parser.add_argument(
        "-o", dest="out", type=kind, required=True, metavar=metavar, help="tệp sẽ ghi"
    )


def add_out_folder(parser: argparse.ArgumentParser, told: str = "thư mục sẽ ghi") -> None:
    """Add "-o", the folder to be written into."""
    parser.add_argument("-o", dest="out", type=Path, required=True, metavar="THƯ_MỤC", help=told)


def add_sources(parser: argparse.ArgumentParser, number: str = "+") -> None:
    """Add the files that units sent; `number` is argparse's for how many must be named."""
    parser.add_argument(
        "sources",
        type=Path,
        nargs=number,
        metavar="NGUỒN",
        help="thư mục, tệp zip hoặc các tệp đơn vị gửi",
    )
