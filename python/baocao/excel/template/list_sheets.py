"""The lists of a template workbook, from what is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...core import names
from ...core.filling import Filling
from ...core.submission import ReportingUnit
from ...programme import Programme
from ...wording import template as words
from .lists import Cell, ListColumn, ListSheet
from .validations import Options, choice, prompt

DOCUMENT_ROOM = 200
LINK_ROOM = 100
UNIT_ROOM = 250
FINDING_WIDTHS = {
    "severity": 15, "code": 19, "unit": 17, "sheet": 11, "cell": 7, "message": 52, "cure": 38,
    "answer": 26,
}  # fmt: skip


def documents_list(filling: Filling, types: str) -> ListSheet:
    """Return "Văn bản"; `types` is the range of the document types, "" where there is none."""
    heading, told = names.DOCUMENT_HEADINGS, words.DOCUMENT_PROMPTS
    kinds = choice(types, open_list=True) if types else {}
    allowed: dict[str, Options] = {"year": _year(), "type": kinds}
    widths = {"year": 9, "type": 17, "number": 20, "day": 15, "issuer": 32, "subject": 60}
    rows = [(d.year, d.type, d.number, d.day, d.issuer, d.subject) for d in filling.documents]
    return ListSheet(heading, _columns(heading, told, widths, allowed), rows, DOCUMENT_ROOM)


def links_list(filling: Filling) -> ListSheet:
    """Return "Đường link"."""
    heading = names.LINK_HEADINGS
    widths = {"year": 9, "url": 75, "note": 50}
    columns = _columns(heading, words.LINK_PROMPTS, widths, {"year": _year()})
    rows = [(link.year, link.url, link.note) for link in filling.links]
    return ListSheet(heading, columns, rows, LINK_ROOM)


def narrative_list(
    programme: Programme, filling: Filling, previews: Mapping[str, str]
) -> ListSheet:
    """Return "Nội dung": a row a section, the default wording where `previews` has it by code."""
    heading = names.NARRATIVE_HEADINGS
    columns = (
        ListColumn(10, "program"),
        ListColumn(34, "program"),
        ListColumn(72, "input-text", prompt(heading["text"], words.NARRATIVE_PROMPT)),
        ListColumn(60, "program"),
    )
    codes = [item.code for item in programme.sections]
    rows = [
        (
            item.code,
            item.heading or words.SECTION_WITHOUT_HEADING[item.code == codes[-1]],
            filling.narrative.get(item.code, ""),
            previews.get(item.code, ""),
        )
        for item in programme.sections
    ]
    return ListSheet(heading, columns, rows, filter=False, room_height=84)


def figures_list(figures: Sequence[Sequence[Cell]]) -> ListSheet:
    """Return "Danh mục số liệu": name, meaning, value today, how to insert it."""
    columns = tuple(ListColumn(width, "program") for width in (28, 58, 32, 40))
    return ListSheet(names.FIGURE_HEADINGS, columns, figures, filter=bool(figures))


def units_list(units: Sequence[ReportingUnit]) -> ListSheet:
    """Return "Đơn vị": who must submit, and the clerk's decisions."""
    heading = names.UNIT_HEADINGS
    widths = {
        "name": 20, "kind": 11, "code": 10, "deadline": 12, "contact": 19, "phone": 13,
        "email": 22, "other_names": 18, "former_units": 18, "include": 11, "chosen_file": 19,
        "note": 18,
    }  # fmt: skip
    allowed = {
        "kind": choice(list(words.UNIT_KINDS), open_list=True),
        "include": choice([names.YES, names.NO], open_list=False),
    }
    rows = [_unit_row(unit) for unit in units]
    columns = _columns(heading, words.UNIT_PROMPTS, widths, allowed)
    return ListSheet(heading, columns, rows, UNIT_ROOM)


def _unit_row(unit: ReportingUnit) -> tuple[str, ...]:
    day = unit.deadline
    return (
        unit.name,
        unit.kind,
        unit.code,
        f"{day.day}/{day.month}/{day.year}" if day else "",
        unit.contact,
        unit.phone,
        unit.email,
        "\n".join(unit.other_names),
        "\n".join(unit.former_units),
        unit.include,
        unit.chosen_file,
        unit.note,
    )


def findings_list() -> ListSheet:
    """Return "Kiểm tra", empty: the program writes the findings in."""
    columns = tuple(ListColumn(width, "program") for width in FINDING_WIDTHS.values())
    return ListSheet(names.FINDING_HEADINGS, columns, filter=False, open_end=True)


def _columns(
    headings: Mapping[str, str],
    prompts: Mapping[str, str],
    widths: Mapping[str, float],
    allowed: Mapping[str, Options],
) -> tuple[ListColumn, ...]:
    return tuple(
        ListColumn(
            widths[name],
            "input-year" if name == "year" else "input-text",
            {**prompt(heading, prompts[name]), **allowed.get(name, {})},
        )
        for name, heading in headings.items()
    )


def _year() -> Options:
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": 1990,
        "maximum": 2099,
        "error_title": words.WRONG_VALUE,
        "error_message": words.YEAR_DIGITS_ERROR,
    }
