"""What the command line prints: findings in groups, a summary, a progress bar, JSON.

Colours and the bar appear on a terminal only; in a pipe the text is plain.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TextIO

from .core.findings import Finding, Severity, gravest_first
from .core.names import SEVERITIES
from .wording.messages import cure, message
from .wording.numbers import plain

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33", Severity.INFO: "36"}
_SUMMARY = {
    Severity.ERROR: "lỗi phải sửa",
    Severity.WARNING: "chỗ cần kiểm tra lại",
    Severity.INFO: "lưu ý",
}
_SEVERITY_WIDTH = max(map(len, SEVERITIES.values()))
_WHOLE_FILE = "Cả tệp"


def by_sheet(finding: Finding) -> str:
    """Return the group of a finding in one workbook: its sheet."""
    return finding.sheet_name or _WHOLE_FILE


def by_unit(finding: Finding) -> str:
    """Return the group of a finding among many units: the unit, else the file."""
    return finding.unit or finding.file or _WHOLE_FILE


def findings_lines(
    findings: Iterable[Finding], group: Callable[[Finding], str], stream: TextIO
) -> Iterator[str]:
    """Yield the findings as lines in groups, the gravest first in each and the groups by it."""
    ordered = gravest_first(list(findings))
    groups = dict.fromkeys(map(group, ordered))
    place = {name: number for number, name in enumerate(groups)}
    ordered.sort(key=lambda finding: place[group(finding)])
    for name, members in groupby(ordered, group):
        found = list(members)
        width = max(len(f.where.address) if f.where else 0 for f in found)
        yield _coloured(name, "1", stream)
        for finding in found:
            yield _line(finding, width, stream)
        yield ""


def _line(finding: Finding, width: int, stream: TextIO) -> str:
    label = SEVERITIES[finding.severity.value].ljust(_SEVERITY_WIDTH)
    address = (finding.where.address if finding.where else "").ljust(width)
    margin = 2 + _SEVERITY_WIDTH + 2 + width + 2
    text = sentences(finding)
    if stream.isatty():
        import textwrap  # costs a pipe nothing

        room = max(40, shutil.get_terminal_size().columns - margin)
        text = ("\n" + " " * margin).join(textwrap.wrap(text, room, break_long_words=False))
    return f"  {_coloured(label, _COLOURS[finding.severity], stream)}  {address}  {text}"


def sentences(finding: Finding) -> str:
    """Return what is wrong and what to do, in one line."""
    return f"{message(finding)} {cure(finding)}".strip()


def _coloured(text: str, colour: str, stream: TextIO) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if stream.isatty() else text


def summary(findings: Sequence[Finding]) -> str:
    """Return how many findings of each severity there are, in a sentence."""
    counts = [
        f"{count} {_SUMMARY[severity]}"
        for severity in Severity
        if (count := sum(1 for f in findings if f.severity is severity))
    ]
    return ", ".join(counts) + "." if counts else "Không có lỗi, không có chỗ cần kiểm tra lại."


def findings_json(findings: Iterable[Finding]) -> str:
    """Return the findings as the one JSON object of --json."""
    import json  # costs the plain text nothing

    rows = [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "sheet": finding.sheet_name,
            "cell": finding.where.address if finding.where else "",
            "unit": finding.unit,
            "file": finding.file,
            "message": sentences(finding),
        }
        for finding in gravest_first(list(findings))
    ]
    return json.dumps({"findings": rows}, ensure_ascii=False, indent=2)


class Progress:
    """A progress bar on a terminal, with the time that is left; silent in a pipe."""

    _WIDTH = 24
    _EVERY = 0.1
    """Seconds between two drawings: a terminal is slower than the reading."""
    _AFTER = 2.0
    """Seconds after which the time that is left can be told."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shown, self._done = False, 0
        self._began = self._drawn = time.monotonic()

    def __call__(self, done: int, total: int, name: str) -> None:
        """Show that `done` of `total` files are read, the last of them of `name`."""
        now = time.monotonic()
        if not self._stream.isatty() or not total:
            return
        if done < self._done:  # Other work begins: what is left goes by its own pace.
            self._began = now
        self._done = done
        if self._shown and done < total and now - self._drawn < self._EVERY:
            return
        filled = self._WIDTH * done // total
        bar = "█" * filled + "░" * (self._WIDTH - filled)
        text = f"{plain(done)}/{plain(total)}{self._left(done, total, now)}  {name}"
        room = max(10, shutil.get_terminal_size().columns - self._WIDTH - 2)
        self._stream.write(f"\r\x1b[K{bar} {text[:room]}")
        self._stream.flush()
        self._shown, self._drawn = True, now

    def _left(self, done: int, total: int, now: float) -> str:
        """Return how long the rest takes at the pace so far, "" while that is not known."""
        passed = now - self._began
        if passed < self._AFTER or not 0 < done < total:
            return ""
        seconds = max(1, round(passed / done * (total - done)))
        return ", còn khoảng " + (
            f"{seconds} giây" if seconds < 90 else f"{round(seconds / 60)} phút"
        )

    def close(self) -> None:
        """Take the bar off the terminal."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
