""" "Hướng dẫn": one A4 page that a clerk can follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...core.combine import Behaviour
from ...core.filling import Filling
from ...core.form import Form
from ...wording import guide as words
from ..styles import Styles
from .paper import Formula, height, protect, set_paper, text_literal
from .places import info_cell
from .unit_choices import chosen
from .validations import prompt

WIDTHS = (26, 74)
_MOST_FIGURES = 6


def write_guide(
    sheet: Any,
    forms: Sequence[Form],
    info: Mapping[str, str],
    state: Formula,
    styles: Styles,
    filling: Filling,
) -> None:
    """Write "Hướng dẫn"; `state` says what is still open in the workbook."""
    set_paper(sheet, landscape=False, one_page=True)
    protect(sheet)
    sheet.hide_gridlines(2)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.merge_range("A1:B1", words.TITLE, styles["title"])
    sheet.set_row(0, 36)
    row = _write_facts(sheet, info, state, styles, filling)
    examples = _examples(forms, info.get("year_to", ""))
    for heading, paragraphs in _sections(filling):
        row = _write_heading(sheet, row, heading, styles)
        for text in _with_examples(paragraphs, examples):
            row = _write_paragraph(sheet, row, f"• {text}", styles)
    row = _write_forms(sheet, row, forms, styles)
    sheet.print_area(0, 0, row - 2, 1)


def _sections(filling: Filling) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the sections; the first says what is prefilled, and what to do with last period."""
    told = (
        (words.CHOOSE_UNIT, bool(filling.choices)),
        (words.PREFILLED, bool(filling.locked)),
        (words.PREVIOUS, filling.previous is not None),
    )
    more = [text for text, said in told if said]
    for number, (heading, paragraphs) in enumerate(words.SECTIONS):
        yield heading, paragraphs if number else (*paragraphs[:1], *more, *paragraphs[1:])


def _examples(forms: Sequence[Form], year: str) -> dict[str, str]:
    """Return what the guide's marks stand for: the programme's figures of each behaviour."""
    figures = [column for form in forms for column in form.figures]
    named = {
        behaviour: [column.short for column in figures if column.behaviour is behaviour]
        for behaviour in Behaviour
    }
    return {
        "[flows]": _listed(named[Behaviour.FLOW]),
        "[stocks]": _listed(named[Behaviour.STOCK]),
        "[figure]": figures[0].short,
        "[year]": year,
    }


def _listed(figures: Sequence[str]) -> str:
    """Return names of figures; a list that is too long for a sentence shows that it goes on."""
    told = figures if len(figures) <= _MOST_FIGURES else [*figures[:_MOST_FIGURES], "…"]
    return ", ".join(told)


def _with_examples(paragraphs: Sequence[str], examples: Mapping[str, str]) -> Iterator[str]:
    """Yield the paragraphs with their examples; one that asks for what is not there is left out."""
    for paragraph in paragraphs:
        marks = [mark for mark in examples if mark in paragraph]
        text = paragraph
        for mark in marks:
            text = text.replace(mark, examples[mark])
        if all(examples[mark] for mark in marks):
            yield text


def _write_facts(
    sheet: Any, info: Mapping[str, str], state: Formula, styles: Styles, filling: Filling
) -> int:
    cutoff = info_cell("cutoff")
    facts: list[tuple[str, Formula | str, str]] = [
        (words.STATE_LABEL, state, "state-line-left"),
        (words.DEADLINE_LABEL, *_deadline(filling)),
        (
            words.CUTOFF_LABEL,
            Formula(
                f'IF({cutoff}="",{text_literal(words.NO_CUTOFF)},{cutoff})',
                info.get("cutoff") or words.NO_CUTOFF,
            ),
            "cell",
        ),
        (
            words.CONTACT_LABEL,
            filling.contact or words.DOTS,
            "cell" if filling.contact else "input",
        ),
    ]
    for row, (label, value, style) in enumerate(facts, 2):
        texts = [(value, WIDTHS[1])] if isinstance(value, str) else []
        sheet.set_row(row - 1, max(24, height(*texts)))
        sheet.write_string(row - 1, 0, label, styles["label"])
        if isinstance(value, Formula):
            value.write(sheet, row, 2, styles[style])
        else:
            sheet.write_string(row - 1, 1, value, styles[style])
            if style == "input":
                sheet.data_validation(row - 1, 1, row - 1, 1, prompt(label, words.ASKER_FILLS))
    return len(facts) + 2


def _deadline(filling: Filling) -> tuple[Formula | str, str]:
    """Return the deadline and its style: as the asker gave it, else dots to be filled in."""
    if filling.choices:
        return chosen("deadline", filling.choices, words.DOTS), "cell"
    return (filling.deadline, "cell") if filling.deadline else (words.DOTS, "input")


def _write_heading(sheet: Any, row: int, text: str, styles: Styles) -> int:
    sheet.set_row(row - 1, 28)
    sheet.merge_range(row - 1, 0, row - 1, 1, text, styles["guide-heading"])
    return row + 1


def _write_paragraph(sheet: Any, row: int, text: str, styles: Styles) -> int:
    sheet.set_row(row - 1, height((text, sum(WIDTHS) * 1.05)) + 6)
    sheet.merge_range(row - 1, 0, row - 1, 1, text, styles["wrapped"])
    return row + 1


def _write_forms(sheet: Any, row: int, forms: Sequence[Form], styles: Styles) -> int:
    told = [form for form in forms if form.guide]
    if told:
        row = _write_heading(sheet, row, words.FORMS_HEADING, styles)
    for form in told:
        row = _write_paragraph(sheet, row, f"• {form.name}: {form.guide}", styles)
    return row
