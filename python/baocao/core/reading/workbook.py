"""A workbook read as a submission: who sent it, its forms, lists and words.

Nothing here judges what was said: core.checking does. What could not be read, or was read with
tolerance, is a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from .. import names
from ..cells import Grid, Workbook
from ..findings import Finding
from ..form import Form
from ..kinds import money_unit_named
from ..submission import Info, Origin, Submission, Table
from ..text import fold, name_key
from .cells import CellReader, file_decimal_mark
from .choosing import Chosen, candidates, choose
from .details import Details, read_details
from .earlier_block import overwritten_earlier
from .info import read_info
from .lists import (
    read_answers,
    read_documents,
    read_links,
    read_narrative,
    read_previous,
    read_states,
    read_units,
)
from .locating import Layout
from .money_units import typed_money_unit
from .overwritten import overwritten
from .renamed_sheets import KNOWN_BY_CONTENT, renamed, sheet_by_content
from .shared_sheets import without_next_form
from .stale import told_once
from .table import read_table

_UNREAD = (
    names.GUIDE, names.FIGURES, names.SELF_CHECK, names.OVERVIEW, names.LOG,
    names.DETAIL_DOCUMENTS, names.DETAIL_LINKS, names.DETAIL_NARRATIVE,
    names.UNIT_CHOICES,
)  # fmt: skip
_READ = (
    names.INFO, names.DOCUMENTS, names.LINKS, names.NARRATIVE, names.UNITS, names.FINDINGS,
    names.PREVIOUS, names.STATUS,
)  # fmt: skip


def wanted_sheets(forms: Sequence[Form]) -> Callable[[str], bool]:
    """Return which sheets, by name, are worth parsing: all but those the program writes for show.

    A sheet of an unknown name may be a form that was renamed or copied.
    """
    unread = {fold(name) for name in _UNREAD}
    return lambda name: fold(name) not in unread


def is_ours(submission: Submission) -> bool:
    """Whether a workbook holds any of our forms, or says who it is from."""
    return bool(submission.tables or submission.info.texts)


def read_submission(workbook: Workbook, forms: Sequence[Form], origin: Origin) -> Submission:
    """Return what the workbook says. Findings carry the unit's name and the file's."""
    sheets = _Sheets(workbook, forms)
    info = read_info(sheets.named(names.INFO))
    read = _read_forms(workbook, forms, info)
    documents, about_documents = read_documents(sheets.named(names.DOCUMENTS), forms)
    links, about_links = read_links(sheets.named(names.LINKS))
    narrative, about_narrative = read_narrative(sheets.named(names.NARRATIVE))
    units, about_units = read_units(sheets.named(names.UNITS))
    tables = {c.reading.table.form.id: c.reading.table for c in read.chosen if c.reading}
    details, about_details = _read_details(sheets, forms, tables)
    previous = read_previous(sheets.named(names.PREVIOUS), forms)
    typed_over = [
        f for c in read.chosen if c.layout for f in overwritten_earlier(c.layout, previous)
    ]
    findings = (*read.findings, *typed_over, *about_documents, *about_links, *about_units,
                *about_details, *about_narrative, *sheets.renamed)  # fmt: skip
    return Submission(
        origin=origin,
        info=read.info,
        properties=workbook.properties,
        tables=tables,
        documents=documents,
        links=links,
        narrative=narrative,
        units=units,
        previous=previous,
        answers={
            **read_answers(sheets.named(names.FINDINGS)),
            **read_answers(sheets.named(names.RETURN_LIST)),
        },
        details=details,
        states=read_states(sheets.named(names.STATUS)),
        findings=tuple(f.of(info["unit"], origin.name) for f in findings),
    )


class _Sheets:
    """The sheets of a workbook by folded name; tones are given up where no sheet is spelt so.

    Where no sheet bears a name, one of a strange name that holds the same is taken, and told.
    """

    def __init__(self, workbook: Workbook, forms: Sequence[Form]) -> None:
        self._spelt = {fold(grid.sheet): grid for grid in reversed(workbook.grids)}
        self._toneless = {name_key(grid.sheet): grid for grid in reversed(workbook.grids)}
        self._grids, self._forms = workbook.grids, forms
        self.renamed: list[Finding] = []

    def named(self, name: str) -> Grid | None:
        """Return the sheet of this name, or None."""
        found = self._spelt.get(fold(name)) or self._toneless.get(name_key(name))
        return found or self._of_content(name)

    def _of_content(self, name: str) -> Grid | None:
        found = sheet_by_content(name, self._strange) if name in KNOWN_BY_CONTENT else None
        if found and found.named:
            self.renamed.append(renamed(found, name))
        return found

    @cached_property
    def _strange(self) -> list[Grid]:
        """The sheets whose names tell nothing."""
        known = {fold(name) for name in (*_UNREAD, *_READ)} | _form_sheets(self._forms)
        return [grid for grid in self._grids if fold(grid.sheet) not in known]


def _form_sheets(forms: Sequence[Form]) -> set[str]:
    """Return the folded names of the sheets that forms stand on."""
    return {fold(name) for form in forms
            for name in (form.sheet, form.summary_sheet, form.detail_sheet)}  # fmt: skip


@dataclass(frozen=True)
class _Forms:
    """The forms of a workbook as read, and "Thông tin" with the money unit that was found."""

    chosen: tuple[Chosen, ...]
    info: Info
    findings: tuple[Finding, ...]


def _read_forms(workbook: Workbook, forms: Sequence[Form], info: Info) -> _Forms:
    reserved = _form_sheets(forms)
    reserved |= {fold(name) for name in (*_UNREAD, *_READ)}
    beside = reserved - {fold(form.sheet) for form in forms}
    layouts = {
        form.id: candidates(form, workbook.grids, reserved, info.period)
        # A form without a sheet may have been pasted below another one.
        or candidates(form, workbook.grids, beside, info.period)
        for form in forms
    }
    everywhere = [layout for found in layouts.values() for layout in found]
    layouts = {
        form: [without_next_form(layout, everywhere) for layout in found]
        for form, found in layouts.items()
    }
    info = _with_money_unit(info, everywhere)
    mark = file_decimal_mark(everywhere)
    unit = money_unit_named(info["money_unit"]) or "đồng"
    chosen = tuple(
        choose(
            form,
            layouts[form.id],
            lambda layout: read_table(
                layout,
                CellReader(layout.form, unit, mark, layout.turned or layout.grid),
                names.TICK,
                info.period,
            ),
        )
        for form in forms
    )  # fmt: skip
    findings = [
        f for c in chosen for f in (*c.findings, *(c.reading.findings if c.reading else ()))
    ]
    findings += [f for c in chosen if c.layout for f in _contradicted_unit(c.layout, info)]
    return _Forms(chosen, info, tuple(told_once(findings)))


def _with_money_unit(info: Info, layouts: Sequence[Layout]) -> Info:
    """Return the info with its money unit by the usual name ("ngàn đồng" is nghìn đồng).

    Where it tells none itself, that which the tables show.
    """
    named = money_unit_named(info["money_unit"])
    if named is None and not info["money_unit"]:
        shown = {typed[0] for layout in layouts if (typed := typed_money_unit(layout))}
        named = shown.pop() if len(shown) == 1 else None
    return replace(info, texts={**info.texts, "money_unit": named}) if named else info


def _contradicted_unit(layout: Layout, info: Info) -> list[Finding]:
    """Return an error where a money unit is typed above a table that is not the workbook's."""
    typed = typed_money_unit(layout) if layout.form.has_money else None
    stated = money_unit_named(info["money_unit"])
    if typed is None or stated is None or typed[0] == stated:
        return []
    unit, where = typed
    return [
        Finding(
            "money-unit-contradicts", where, form=layout.form.id, figures=(unit, stated),
            details={"raw": unit, "stated": stated},
        )
    ]  # fmt: skip


def _read_details(
    sheets: _Sheets, forms: Sequence[Form], tables: Mapping[str, Table]
) -> tuple[Mapping[str, Details], tuple[Finding, ...]]:
    details: dict[str, Details] = {}
    findings: tuple[Finding, ...] = ()
    for form in forms:
        summary = sheets.named(form.summary_sheet)
        rows, found = read_details(form, sheets.named(form.detail_sheet), summary)
        findings += found
        if not found:
            findings += tuple(overwritten(form, summary, tables.get(form.id), rows))
        if rows:
            details[form.id] = rows
    return details, findings
