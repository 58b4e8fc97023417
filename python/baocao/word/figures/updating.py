"""Today's figures put into a document: every other word, format and comment stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...core.figure_grammar import Style, drawing
from ...core.findings import Finding
from ...errors import InputError
from ...ooxml.editing import Editing
from ...ooxml.trees import Element, serialized
from ...wording.corrections import change as changed_by
from ..elements import W
from ..tags import Anchors, Origin, new_list
from .checking import Checked
from .extent import number_in
from .matching import Match, State
from .opening import Opened
from .relisting import forget_wording, relist, store_list
from .replacing import replace_in
from .row_edits import add_row, remove_row, set_cell
from .rows import Cell, CellDifference, Missing, RowDifference
from .tables import DocumentTable
from .telling import Telling
from .today import Today
from .wording_edits import replace_wording

_RESAVE = "Mở tệp bằng Word, chọn Lưu thành (Save As) kiểu “Word Document (.docx)” rồi chạy lại."
_REPLACED = {State.OUTDATED: "figure-updated", State.TYPED: "typed-over-replaced"}
_CELLS = {Cell.OUTDATED: "figure-updated", Cell.TYPED: "typed-over-replaced"}

Wanted = Callable[[str], bool]
"""Whether a person asks for today's default wording of a section, by its key."""


@dataclass(frozen=True)
class Correction:
    """A figure that was put right: its name, what stood there, what stands there now."""

    name: str
    was: str
    now: str

    @property
    def row(self) -> tuple[str, str, str, str]:
        """The texts of a row in the table of a correction, the reason left out."""
        drawn = drawing(self.name)
        styles = {style.value for style in Style}
        name = ", ".join((drawn.name, *(q for q in drawn.qualifiers if q not in styles)))
        return name, self.was, self.now, changed_by(number_in(self.was), number_in(self.now))


@dataclass(frozen=True)
class Updated:
    """A document with today's figures, and what was done and what was left, as findings."""

    data: bytes
    findings: tuple[Finding, ...]
    corrections: tuple[Correction, ...]


def refuse_unchangeable(opened: Opened) -> None:
    """Raise InputError, with the cure, where a document must not or cannot be changed."""
    if opened.macros:
        raise InputError(f"Tệp có macro (.docm) nên không cập nhật được. {_RESAVE}")
    if opened.signed:
        raise InputError("Tệp đã ký số nên không được sửa. Đề nghị dùng bản chưa ký.")
    if opened.protected:
        raise InputError(
            "Tệp đang được bảo vệ, không cho sửa. Mở tệp bằng Word, vào Xem lại > Hạn chế chỉnh "
            "sửa > Dừng bảo vệ, lưu rồi chạy lại."
        )
    if any(not str(story.root.tag).startswith(f"{{{W}}}") for story in opened.stories.values()):
        raise InputError(f"Tệp lưu theo kiểu Strict Open XML nên không cập nhật được. {_RESAVE}")


def update(
    opened: Opened, today: Today, checked: Checked, origin: Origin, wanted: Wanted
) -> Updated:
    """Return the document with today's figures; InputError where it must not be changed."""
    refuse_unchangeable(opened)
    return _Update(opened, today, checked, wanted).done(origin)


class _Update:
    """One document while today's figures are put in."""

    def __init__(self, opened: Opened, today: Today, checked: Checked, wanted: Wanted) -> None:
        self._opened, self._today, self._checked = opened, today, checked
        self._telling = Telling(opened, checked)
        listed = opened.listed.root
        self._list = new_list(opened.listed.origin) if listed is None else listed
        self._anchors = Anchors(self._list, today.report.sources, *_free_numbers(opened))
        self._main = opened.stories[opened.main]
        self._touched = {opened.main} if listed is None else set[str]()
        self._replaced = [c for c in checked.wordings if wanted(c.key) and c.paragraphs]
        theirs = [c for c in checked.wordings if c not in self._replaced and not c.untouched]
        self._kept = [*theirs, *checked.reworded]
        self._said: list[Match] = []
        self._corrections: list[Correction] = []

    def done(self, origin: Origin) -> Updated:
        """Make every change and return the package."""
        findings = [*self._figures(), *self._rows(), *self._wordings(), *self._telling.tables()]
        findings += self._telling.contradicting()
        relist(
            self._list, self._opened, self._today, origin, self._said,
            self._checked.tables.comparable, self._kept,
        )  # fmt: skip
        editing = Editing(self._opened.data)
        for part in sorted(self._touched):
            editing.write(part, serialized(self._opened.stories[part].root))
        store_list(editing, self._opened, self._list)
        return Updated(editing.saved(), tuple(findings), tuple(self._corrections))

    def _figures(self) -> Iterator[Finding]:
        """Put in the figures outside the tables, and tell what became of each."""
        rewritten = {p for change in self._replaced for p in change.paragraphs}
        left = list(self._telling.each_figure())
        for match, finding in left:
            if match.span is not None and match.span.paragraph in rewritten:
                continue
            code = _REPLACED.get(match.state)
            if code is None or not self._put(match):
                if finding is not None:
                    yield finding
                continue
            if finding is not None:
                self._corrections.append(Correction(match.expression, match.text, match.now))
                yield self._telling.figure(code, match)
        self._said += [m for m in self._checked.figures if m.state is State.AGREES]

    def _put(self, match: Match) -> bool:
        """Put today's text in the place of a figure; whether it could be done."""
        assert match.span is not None
        extent = match.extent
        if extent is None or not replace_in(match.span, extent, match.now):
            return False
        self._touched.add(match.part)
        self._said.append(match)
        return True

    def _rows(self) -> Iterator[Finding]:
        added: dict[Element | None, Element] = {}
        for table, difference in self._checked.rows:
            yield self._row(table, difference, added)

    def _row(
        self, table: DocumentTable, difference: RowDifference, added: dict[Element | None, Element]
    ) -> Finding:
        code = ""
        if isinstance(difference, CellDifference):
            code = _CELLS.get(difference.state, "")
            if code:
                set_cell(self._main, difference, self._anchors)
        elif isinstance(difference, Missing):
            code = "" if difference.deleted else self._add(table, difference, added)
        elif difference.drawn:
            remove_row(difference.row)
            code = "row-removed"
        finding = self._telling.row(table, difference, code)
        if code:
            self._touched.add(self._opened.main)
            self._correct(difference, finding)
        return finding

    def _correct(self, difference: RowDifference, finding: Finding) -> None:
        if isinstance(difference, CellDifference):
            name = str(finding.details["name"])
            self._corrections.append(Correction(name, difference.text, difference.now.text))

    def _add(
        self, table: DocumentTable, missing: Missing, added: dict[Element | None, Element]
    ) -> str:
        """Add a row after the one that stands before it today, or after those just added there."""
        before = missing.after.element if missing.after is not None else table.heading[-1]
        self._anchors.form = table.appendix.form
        row = add_row(table, missing, added.get(before, before), self._anchors)
        self._anchors.form = ""
        if row is None:
            return ""
        added[before] = row
        return "row-added"

    def _wordings(self) -> Iterator[Finding]:
        for change in self._replaced:
            finding = self._telling.wording("wording-replaced", change)
            forget_wording(self._list, change.key)
            replace_wording(change, self._anchors)
            self._touched.add(self._opened.main)
            yield finding
        for change in self._checked.wordings:
            if change not in self._replaced:
                yield self._telling.wording("wording-changed", change)


def _free_numbers(opened: Opened) -> tuple[int, int]:
    """Return the first free number of an anchor, and the highest id of a bookmark."""
    highest, identity = 0, 0
    for story in opened.stories.values():
        for mark in story.root.iter(f"{{{W}}}bookmarkStart"):
            name, told = mark.get(f"{{{W}}}name", ""), mark.get(f"{{{W}}}id", "")
            number = name.split("_")[1] if name.startswith(("bc_", "bcs_", "bct_")) else ""
            highest = max(highest, int(number) if number.isdecimal() else 0)
            identity = max(identity, int(told) if told.isdecimal() else 0)
    listed = [name.split("_")[1] for name in opened.listed.figures if "_" in name]
    highest = max([highest, *(int(n) for n in listed if n.isdecimal())])
    return highest + 1, max(identity, 100_000)
