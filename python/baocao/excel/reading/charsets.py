"""Texts of a workbook that came in a charset older than Unicode, or broken on their way.

A charset is believed where decoding by it makes headings, labels or choices that the programme
knows out of texts that were none: a font's name alone tells nothing, for people type Unicode in
.VnTime, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ...core import names
from ...core.cells import Grid, RawCell, RecodedCell, Remark, Workbook
from ...core.form import Form
from ...core.kinds import Choice
from ...core.text import fold, without_tones
from .charset_tables import of_mojibake, of_tcvn3, of_viscii, of_vni
from .unreadable import UnreadableWorkbook

_NO_TONES = "tones-lost"
_ENOUGH = 2
"""So many known words must come out."""
_LONGEST = 200
_UNICODE_LETTER = re.compile("[\u1ea0-\u1ef9ăđơưĂĐƠƯ]")
_LOST = re.compile(r"\w\?|\?\w")
_REFUSED = (
    "Chữ trong tệp gõ bằng bảng mã {} (phông chữ cũ), chương trình không đổi được. Đề nghị đổi "
    "sang Unicode (ví dụ bằng Unikey Toolkit) rồi gửi lại."
)


@dataclass(frozen=True)
class _Charset:
    """A way in which texts were written; `font` is how its fonts' names begin, "" for none."""

    name: str
    decode: Callable[[str], str | None]
    code: str
    font: str = ""
    refused: bool = False


_CHARSETS = (
    _Charset("UTF-8", of_mojibake, "mojibake"),
    _Charset("TCVN3 (ABC)", of_tcvn3, "legacy-charset", ".vn"),
    _Charset("VNI", of_vni, "legacy-charset", "vni-", refused=True),
    _Charset("VISCII", of_viscii, "legacy-charset", refused=True),
)


def known_words(forms: Iterable[Form]) -> frozenset[str]:
    """Return what may stand as heading, label or choice in a workbook of the forms, folded."""
    words = [*names.INFO_LABELS.values(), *names.DOCUMENT_HEADINGS.values()]
    for form in forms:
        for column in form.columns:
            words += (column.heading, column.group, *column.other_headings)
            if isinstance(column.kind, Choice):
                words += column.kind.choices
    # Words that are ASCII read the same in every charset.
    return frozenset(fold(word) for word in words if not word.isascii())


def mended(workbook: Workbook, known: frozenset[str]) -> Workbook:
    """Return the workbook with its texts as they were meant, and a remark; or itself, unchanged.

    UnreadableWorkbook where they are in a charset that is recognised and not converted.
    """
    texts = {
        cell.value
        for grid in workbook.grids
        for cell in grid.cells.values()
        if isinstance(cell.value, str) and len(cell.value) < _LONGEST and not cell.value.isascii()
    }
    strange = [text for text in texts if fold(text) not in known]
    found = [(_told(charset, strange, known), charset) for charset in _CHARSETS]
    count, charset = max(found, key=lambda each: each[0])
    if count >= _ENOUGH or (count and workbook.legacy_fonts):
        if charset.refused:
            raise UnreadableWorkbook("legacy-charset", _REFUSED.format(charset.name))
        return _converted(workbook, charset, known)
    return _with_tones(workbook, known)


def _told(charset: _Charset, texts: Iterable[str], known: frozenset[str]) -> int:
    """Return how many known words decoding makes of texts that are none."""
    return sum(fold(charset.decode(text) or "") in known for text in texts)


def _converted(workbook: Workbook, charset: _Charset, known: frozenset[str]) -> Workbook:
    changed: list[tuple[str, str]] = []
    grids = tuple(_converted_grid(grid, charset, known, changed) for grid in workbook.grids)
    return _remarked(workbook, grids, charset.code, changed, coding=charset.name)


def _converted_grid(
    grid: Grid, charset: _Charset, known: frozenset[str], changed: list[tuple[str, str]]
) -> Grid:
    """Return the sheet with the cells decoded that are in the charset.

    Those of its fonts; all of a sheet in which unmarked cells make known words, none of which
    holds a letter that only Unicode has.
    """
    unmarked = [c.value for c in grid.cells.values() if isinstance(c.value, str) and not c.font]
    everywhere = charset.code == "mojibake" or (
        _told(charset, unmarked, known) > 0 and not any(map(_UNICODE_LETTER.search, unmarked))
    )

    def decoded(cell: RawCell) -> str | None:
        text = cell.value
        of_font = bool(charset.font and cell.font and cell.font.lower().startswith(charset.font))
        if not isinstance(text, str) or text.isascii() or not (of_font or everywhere):
            return None
        value = charset.decode(text)
        capitals = of_font and (cell.font or "").endswith("H")
        return value.upper() if value and capitals else value

    return _changed_grid(grid, decoded, changed, charset.code)


def _changed_grid(
    grid: Grid,
    decoded: Callable[[RawCell], str | None],
    changed: list[tuple[str, str]],
    code: str,
) -> Grid:
    cells = dict(grid.cells)
    for place, cell in grid.cells.items():
        value = decoded(cell)
        if value and value != cell.value:
            cells[place] = _recoded(cell, value, code)
            changed.append((str(cell.value), value))
    return replace(grid, cells=cells)


def _recoded(cell: RawCell, value: str, code: str) -> RecodedCell:
    """Return the cell with what its text means; the text as it was goes with the figures."""
    return RecodedCell(
        value, cell.nature, cell.shown, cell.formula, cell.font, str(cell.value), code
    )


def _with_tones(workbook: Workbook, known: frozenset[str]) -> Workbook:
    """Return the workbook with the known words in which letters became "?" ("Lo?i v?n b?n")."""
    plain = {without_tones(word): word for word in known}
    changed: list[tuple[str, str]] = []

    def decoded(cell: RawCell) -> str | None:
        text = cell.value
        if not isinstance(text, str) or len(text) > _LONGEST or not _LOST.search(text):
            return None
        pattern = r"\w".join(re.escape(_plain(piece)) for piece in text.split("?"))
        meant = {word for key, word in plain.items() if re.fullmatch(pattern, key)}
        return meant.pop() if len(meant) == 1 else None

    grids = tuple(_changed_grid(grid, decoded, changed, _NO_TONES) for grid in workbook.grids)
    return _remarked(workbook, grids, _NO_TONES, changed) if changed else workbook


def _plain(piece: str) -> str:
    """Return a piece of a word as `without_tones` would, the spaces at its ends kept."""
    inner = without_tones(piece)
    before = " " if inner and not piece[:1].isalnum() else ""
    after = " " if not piece[-1:].isalnum() and piece else ""
    return f"{before}{inner}{after}"


def _remarked(
    workbook: Workbook,
    grids: Sequence[Grid],
    code: str,
    changed: Sequence[tuple[str, str]],
    **details: str,
) -> Workbook:
    raw, value = changed[0] if changed else ("", "")
    remark = Remark(code, {**details, "raw": raw, "value": value, "count": len(changed)})
    return replace(workbook, grids=tuple(grids), remarks=(*workbook.remarks, remark))
