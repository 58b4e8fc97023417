"""Many workbooks that differ in a unit alone: one is written, the others are edited parts of it.

The first is written for a unit whose name, code and deadline are marks: letters that no Vietnamese
name holds and that have capitals, so that where the program writes a name in capitals or folded the
mark says so. A copy puts a unit's own words in their place: a fiftieth of the work of writing it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from xml.sax.saxutils import escape

from ...core import names
from ...core.filling import PreviousFigure
from ...core.issuers import organ_key
from ...ooxml.package import Package
from ...ooxml.repack import rewrite
from ...programme import Programme
from .earlier import values
from .places import form_places
from .previous_sheet import FIRST_ROW, previous_rows

_CAPITAL, _SMALL = "\U00010400", "\U00010428"
NAME_MARK = _CAPITAL + _SMALL * 9
CODE_MARK, DEADLINE_MARK = "\U00010401", "\U00010402"
_MARKS = tuple(mark.encode("utf-8") for mark in (_CAPITAL, _SMALL, CODE_MARK, DEADLINE_MARK))
_PLAIN_NAME = re.compile(r"[^\W\d_][\w .'-]*")
_ROW = re.compile(rb"(<row )r=\"2\"([^>]*>)(.*?)(</row>)", re.DOTALL)
_VALUED = re.compile(
    rb'(<c r="([A-Z]+[0-9]+)"(?: s="[0-9]+")?)(?: t="str")?(><f>[^<]*</f><v>)[^<]*</v>'
)
_STYLE = re.compile(rb'<c r="[A-Z]+2"( s="[0-9]+")')


def takes(name: str) -> bool:
    """Whether a name may stand in a mark's place: letters, and no sign that XML or Excel minds."""
    return bool(_PLAIN_NAME.fullmatch(name))


@dataclass(frozen=True)
class Pattern:
    """A workbook written for the marks, of these years and with no unit's last period in it."""

    data: bytes
    years: tuple[int, ...]

    def copy(
        self,
        programme: Programme,
        name: str,
        code: str,
        deadline: str,
        previous: Sequence[PreviousFigure] | None,
    ) -> bytes:
        """Return the workbook of a unit, `name` being what stands after its type word."""
        known, words = _parts(self.data), _words(name, code, deadline)
        parts = {part: _replaced(known.content[part], words) for part in known.marked}
        for part, edit in self._edits(programme, known, previous or ()):
            parts[part] = edit(parts.get(part) or known.content[part])
        return rewrite(self.data, parts)

    def _edits(
        self, programme: Programme, known: _Parts, previous: Sequence[PreviousFigure]
    ) -> Iterator[tuple[str, Callable[[bytes], bytes]]]:
        if not previous:
            return
        rows = list(previous_rows(previous, programme))
        yield known.sheets[names.PREVIOUS], partial(_with_rows, rows)
        for form in programme.forms:
            told = values(form_places(form, self.years), previous)
            yield known.sheets[form.sheet], partial(_with_values, told)


@dataclass(frozen=True)
class _Parts:
    """What is asked of a pattern again and again: its parts, those with marks, sheets by name."""

    content: Mapping[str, bytes]
    marked: Sequence[str]
    sheets: Mapping[str, str]


@lru_cache(maxsize=32)
def _parts(data: bytes) -> _Parts:
    package = Package(data)
    content = {part: package.read(part) for part in package.names()}
    marked = [part for part, held in content.items() if any(mark in held for mark in _MARKS)]
    # XlsxWriter numbers the sheets in the workbook's order.
    book = content["xl/workbook.xml"].decode("utf-8")
    found = re.findall(r'<sheet name="([^"]*)"', book)
    sheets = {name: f"xl/worksheets/sheet{n}.xml" for n, name in enumerate(found, 1)}
    return _Parts(content, marked, sheets)


def _words(name: str, code: str, deadline: str) -> dict[bytes, bytes]:
    """Return what takes the place of each mark."""
    told = {
        NAME_MARK: name,
        NAME_MARK.upper(): name.upper(),
        NAME_MARK.lower(): organ_key(name),
        CODE_MARK: code,
        DEADLINE_MARK: deadline,
    }
    return {mark.encode("utf-8"): escape(text).encode("utf-8") for mark, text in told.items()}


def _replaced(content: bytes, words: Mapping[bytes, bytes]) -> bytes:
    for mark, text in words.items():
        content = content.replace(mark, text)
    return content


def _with_rows(rows: Sequence[tuple[object, ...]], content: bytes) -> bytes:
    """Return "Số kỳ trước" with its one empty row replaced by these."""
    found = _ROW.search(content)
    assert found
    styles = _STYLE.findall(found[3])
    made = b"".join(
        found[1] + b'r="%d"' % row + found[2] + _cells(row, cells, styles) + found[4]
        for row, cells in enumerate(rows, FIRST_ROW)
    )
    last = FIRST_ROW + len(rows) - 1
    whole = content[: found.start()] + made + content[found.end() :]
    return whole.replace(b'<dimension ref="A1:E2"/>', b'<dimension ref="A1:E%d"/>' % last)


def _cells(row: int, cells: Sequence[object], styles: Sequence[bytes]) -> bytes:
    return b"".join(
        _cell(f"{letter}{row}".encode(), style, value)
        for letter, style, value in zip("ABCDE", styles, cells, strict=True)
    )


def _cell(address: bytes, style: bytes, value: object) -> bytes:
    head = b'<c r="' + address + b'"' + style
    if value in ("", None):
        return head + b"/>"
    if isinstance(value, str):
        text = escape(value).encode("utf-8")
        return head + b' t="inlineStr"><is><t xml:space="preserve">' + text + b"</t></is></c>"
    assert isinstance(value, int | float)
    return head + b"><v>%.16g</v></c>" % value


def _with_values(told: Mapping[str, float | int | str], content: bytes) -> bytes:
    """Return a sheet whose formulas at these addresses have these values."""

    def valued(found: re.Match[bytes]) -> bytes:
        value = told.get(found[2].decode("ascii"))
        if value is None:
            return found[0]
        if isinstance(value, str):
            return found[1] + b' t="str"' + found[3] + escape(value).encode("utf-8") + b"</v>"
        return found[1] + found[3] + b"%.16g</v>" % value

    return _VALUED.sub(valued, content)
