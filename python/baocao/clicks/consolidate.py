"""Tổng hợp số liệu: what `baocao consolidate` writes, brought into the open workbook.

Sheets are grafted into a file (docs/decisions/0001), so the open workbook is closed, its file
replaced, and opened again (docs/decisions/0012). Until then nothing of it is touched, and a dated
copy with all that she had typed lies beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..console import summary
from ..core import names
from ..core.findings import Severity
from ..errors import BaocaoError, OutputError
from ..excel.live.book import Location
from ..excel.live.files import aside_name
from ..excel.reading.opening import read_any
from ..output import refuse_input, write_whole
from ..tasks.consolidate import ConsolidateResult
from ..tasks.consolidate import consolidate as consolidate_files
from ..tasks.load import load, read_bytes
from ..wording import clicks as words
from .click import Click, template_note
from .dialogs import Closing, Icon, paragraphs

_STAMP = "%Y-%m-%d %H.%M.%S"
_SHOWN = 8
"""How many changes the message tells; the others stand in "Nhật ký"."""


def consolidate(click: Click) -> Closing:
    """Ask for the units' folder, consolidate, and bring the result into the open workbook."""
    copy = click.book.save_copy(click.folder)
    submission = load(copy, click.programme)
    if not submission.units:
        return Closing(words.NO_UNITS_LISTED, Icon.WARNING)
    place = click.book.location()
    folder = click.book.choose_folder(words.ASK_FOLDER, place.file.parent if place.file else None)
    if folder is None:
        return Closing("")
    target = _target(click, place)
    if target is None:
        return Closing("")
    kept = _keep(click, copy, place)
    fresh = aside_name(target.file.parent)
    try:
        result = consolidate_files(
            copy, [folder], fresh, click.programme, click.today, click.progress, cached=True
        )
        click.keep_on()
        opened = _bring(click, copy, fresh, target, kept)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    return _told(result, opened, target, kept, template_note(submission))


@dataclass(frozen=True)
class _Target:
    """The file that the result goes to, and whether it is the open workbook's own."""

    file: Path
    own: bool


def _target(click: Click, place: Location) -> _Target | None:
    """Return where the result goes: the workbook's own file where that may be, else asked."""
    if place.file and place.replaceable:
        return _Target(place.file, own=True)
    folder = place.file.parent if place.file else click.book.documents()
    proposed = folder / _dated(words.RESULT_NAME, Path(click.book.name))
    named = click.book.choose_file(words.ASK_RESULT, proposed, words.EXCEL_FILES)
    if named is None:
        return None
    file = named if named.suffix.lower() == ".xlsx" else named.with_name(f"{named.name}.xlsx")
    refuse_input(file, [place.file] if place.file else [])
    if file.exists() and not click.dialogs.ask(words.ASK_OVERWRITE.format(path=file)):
        return None
    return _Target(file, own=False)


def _dated(pattern: str, name: Path) -> str:
    return pattern.format(
        stem=name.stem, when=f"{datetime.now():{_STAMP}}", suffix=name.suffix or ".xlsx"
    )


def _keep(click: Click, copy: Path, place: Location) -> Path:
    """Return the dated copy, beside the workbook where that can be, else among the documents."""
    name = _dated(words.KEPT_NAME, Path(copy.name))
    data = read_bytes(copy)
    folders = [place.file.parent] if place.file else []
    for folder in folders:
        with suppress(OutputError):
            write_whole(folder / name, data)
            return folder / name
    kept = click.book.documents() / name
    try:
        write_whole(kept, data)
    except OutputError as error:
        raise OutputError(words.CANNOT_KEEP.format(reason=error)) from None
    return kept


def _bring(click: Click, copy: Path, fresh: Path, target: _Target, kept: Path) -> Path:
    """Bring the result to its place and before the clerk; return the file that is open now."""
    later = click.folder / "later"
    later.mkdir()
    if _content(click.book.save_copy(later)) != _content(copy):
        raise OutputError(words.CHANGED_MEANWHILE)
    try:
        if target.own:
            aside = target.file.parent / _dated(words.RESULT_NAME, target.file)
            opened = click.book.replace(fresh, aside)
        else:
            opened = target.file
            write_whole(opened, read_bytes(fresh))
            click.book.open(opened)
    except BaocaoError as error:
        raise type(error)(paragraphs(str(error), words.KEPT_AT.format(path=kept))) from error
    # All is done: what is in front is a courtesy.
    with suppress(BaocaoError):
        click.book.show(names.OVERVIEW)
    return opened


def _content(copy: Path) -> object:
    """Return all that stands in a workbook's cells: the bytes differ at every saving."""
    return [(grid.sheet, grid.cells) for grid in read_any(read_bytes(copy), copy.name).grids]


def _told(
    result: ConsolidateResult, opened: Path, target: _Target, kept: Path, note: str
) -> Closing:
    forms = {form.id: form.name for form in (t.form for t in result.consolidation.tables.values())}
    counts = "\n".join(
        words.COUNTED.format(form=forms.get(form, form), counted=counted, listed=listed)
        for form, (counted, listed) in result.counts.items()
    )
    brought = words.CONSOLIDATED.format(name=opened.name)
    if opened != target.file:
        brought = words.NOT_REPLACED.format(path=opened)
    grave = any(finding.severity is Severity.ERROR for finding in result.findings)
    told = paragraphs(
        brought, counts, summary(result.findings), _changes(result.changes),
        words.KEPT.format(path=kept), note,
    )  # fmt: skip
    return Closing(told, Icon.WARNING if grave or opened != target.file else Icon.INFORMATION)


def _changes(changes: Sequence[str]) -> str:
    lines = [words.CHANGES, *changes[:_SHOWN]] if len(changes) > 1 else list(changes)
    if len(changes) > _SHOWN:
        lines.append(words.MORE_CHANGES.format(count=len(changes) - _SHOWN))
    return "\n".join(lines)
