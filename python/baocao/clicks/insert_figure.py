"""Chèn số liệu: a figure of "Danh mục số liệu", picked by a click, put into "Nội dung"."""

from __future__ import annotations

from collections.abc import Sequence

from ..core import names
from ..core.cells import CellRef
from ..core.consolidating.joining import from_submission
from ..core.submission import Submission
from ..tasks.load import load
from ..wording import clicks as words
from ..wording.facts import gather
from .click import Click
from .copy import Written, written
from .dialogs import Closing, Icon

_INSERT = 3
"""The place of the text to insert in a row of the catalogue."""


def insert_figure(click: Click) -> Closing:
    """Append the figure that the clerk picks to the words in the active cell of "Nội dung"."""
    active = click.book.active_cell()
    copy = click.book.save_copy(click.folder)
    submission = load(copy, click.programme)
    if active is None or not _holds_words(active, submission):
        return Closing(words.SELECT_WORDS)
    view = from_submission(submission, click.programme.forms, click.today)
    catalogue = gather(view, click.programme).catalogue()
    if not catalogue:
        return Closing(words.NO_FIGURES)
    click.keep_on()
    _refresh(click, catalogue, written(copy, names.FIGURES))
    return _insert(click, active, catalogue)


def _holds_words(cell: CellRef, submission: Submission) -> bool:
    """Whether a cell is one in which a section's words stand."""
    places = (section.where for section in submission.narrative.values())
    return any((p.sheet, p.row, p.column) == (cell.sheet, cell.row, cell.column) for p in places)


def _refresh(click: Click, catalogue: Sequence[tuple[str, str, str, str]], before: Written) -> None:
    """Bring "Danh mục số liệu" up to date: the clerk picks from what is true now."""
    if before.texts(len(names.FIGURE_HEADINGS)) != [tuple(row) for row in catalogue]:
        click.book.write_catalogue(catalogue, before.rows, before.sheets)


def _insert(
    click: Click, active: CellRef, catalogue: Sequence[tuple[str, str, str, str]]
) -> Closing:
    click.book.show(names.FIGURES)
    picked = click.book.choose_cell(words.PICK_FIGURE, words.TITLE)
    click.book.show(active.sheet)
    if picked is None:
        return Closing("")
    place = picked.row - 2
    if picked.sheet != names.FIGURES or not 0 <= place < len(catalogue):
        return Closing(words.NO_FIGURE_THERE, Icon.WARNING)
    click.book.append(active, catalogue[place][_INSERT])
    return Closing("")
