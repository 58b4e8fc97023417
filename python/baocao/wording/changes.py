"""What changed since the last consolidation, in sentences for the terminal and "Nhật ký"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import PurePath

from ..core.cells import CellRef
from ..core.consolidating.since import Change, Since
from ..core.form import Form

_FIRST = "Tổng hợp lần đầu."
_ADDED, _REMOVED = "{form}: thêm {units}", "{form}: không còn {units}"
_CHANGED = "{form}, {unit}, năm {year}{key}, {column}: {before} → {after}"
_BLANK = "để trống"
_MORE = "… và {count} thay đổi khác"
_KEPT = (
    "Tệp kết quả cũ có nội dung tự ghi mà sổ “{book}” không có ({cells}); bản cũ được giữ nguyên ở "
    "tệp “{copy}”. Muốn dùng tiếp thì ghi vào sổ “{book}”, hoặc tổng hợp từ chính bản cũ."
)
_KEPT_NAME = "{stem} (bản lưu {when:%Y-%m-%d %H.%M.%S}){suffix}"
_MOST_CELLS = 5
"""How many cells of a sheet are named."""
MOST = 40
"""How many changed figures are told one by one."""


def told(since: Since, forms: Mapping[str, Form], first: bool) -> list[str]:
    """Return the sentences; `first` says that there was no consolidation before."""
    if first:
        return [_FIRST]
    lines = _of_units(_ADDED, since.added, forms) + _of_units(_REMOVED, since.removed, forms)
    lines += [_line(change, forms[change.form]) for change in since.changed[:MOST]]
    if len(since.changed) > MOST:
        lines.append(_MORE.format(count=len(since.changed) - MOST))
    return lines


def _of_units(
    sentence: str, pairs: Sequence[tuple[str, str]], forms: Mapping[str, Form]
) -> list[str]:
    by_form: dict[str, list[str]] = {}
    for form, unit in pairs:
        by_form.setdefault(form, []).append(unit)
    return [
        sentence.format(form=forms[form].name, units=", ".join(units))
        for form, units in by_form.items()
    ]


def _line(change: Change, form: Form) -> str:
    return _CHANGED.format(
        form=form.name,
        unit=change.unit,
        year=change.year,
        key=f" ({change.key})" if change.key else "",
        column=form.by_id[change.column].name,
        before=_BLANK if change.before is None else change.before,
        after=_BLANK if change.after is None else change.after,
    )


def kept(cells: Sequence[CellRef], book: str, copy: str) -> str:
    """Return that an earlier output was kept as `copy` for what was typed in these `cells`."""
    by_sheet: dict[str, list[str]] = {}
    for cell in cells:
        by_sheet.setdefault(cell.sheet, []).append(cell.address)
    shown = (f"{sheet}: {_some(found)}" for sheet, found in by_sheet.items())
    return _KEPT.format(book=book, cells="; ".join(shown), copy=copy)


def _some(cells: Sequence[str]) -> str:
    return ", ".join((*cells[:_MOST_CELLS], *(["…"] if len(cells) > _MOST_CELLS else [])))


def kept_name(name: str, when: datetime) -> str:
    """Return the name of a dated copy of an output."""
    path = PurePath(name)
    return _KEPT_NAME.format(stem=path.stem, when=when, suffix=path.suffix)
