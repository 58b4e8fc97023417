""" "Tự kiểm tra": a state line, one line a check with a link, and the hidden working rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...core import names
from ...core.cells import column_letters, quoted_sheet
from ...core.days import day_told
from ...core.filling import Filling
from ...core.findings import CODES, Severity
from ...core.form import Form
from ...core.kinds import Choice
from ...wording import self_check as words
from ..styles import Styles
from .checks import Check
from .entry_checks import entry_checks
from .facts import FIRST_YEAR, day_formula, fact_formulas
from .paper import Formula, height, protect, set_paper, text_literal
from .places import FormPlaces, info_cell
from .row_checks import row_checks
from .rule_checks import rule_checks
from .states import period, row_states
from .working import FIRST_COLUMN, Working
from .working_rows import working_rows

WIDTHS = (18, 11, 74, 26, 10)
STATE_ROW, HEADING_ROW, FIRST_CHECK = 2, 4, 5
COUNT_COLUMN = 7
_TOP = 4
"""The row of the first form's working columns' names."""


@dataclass
class SelfCheck:
    """The checks of a workbook, its working rows, and where they stand."""

    checks: list[Check] = field(default_factory=list)
    workings: list[Working] = field(default_factory=list)
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The words of each choice column, by column id."""
    bottom: int = _TOP
    """The first row below the working rows."""

    @property
    def last_row(self) -> int:
        """The row of the last check."""
        return FIRST_CHECK + len(self.checks) - 1

    def choice_range(self, column_id: str) -> str:
        """Return the range that lists a choice column's words, from any sheet."""
        place = list(self.choices).index(column_id)
        letters = column_letters(FIRST_COLUMN + place)
        bottom = self.bottom + max(len(self.choices[column_id]), 1)
        return f"{quoted_sheet(names.SELF_CHECK)}!${letters}${self.bottom + 1}:${letters}${bottom}"

    def state(self, form: Form | None = None) -> Formula:
        """Return the state of a form, or of the whole workbook, as one sentence."""
        errors = self._counted(Severity.ERROR, form)
        blanks = self._blanks(form)
        warnings = self._counted(Severity.WARNING, form)
        return _sentence(errors, blanks, warnings, words.STATE_GOOD if form is None else "")

    def _counted(self, severity: Severity, form: Form | None) -> Formula:
        """Return the number of places of a severity, blank entries left out."""
        chosen = [
            check
            for check in self.checks
            if check.severity is severity and (form is None or check.form == form.id)
        ]
        count = f"{self._column('G')},{self._column('A')},{_severity(severity)}"
        if form is not None:
            count += f",{self._column('B')},{text_literal(form.name)}"
        number = sum(int(check.count.value) for check in chosen)
        if severity is not Severity.WARNING:
            return Formula(f"SUMIFS({count})", number)
        blanks = self._blanks(form)
        return Formula(f"(SUMIFS({count})-{blanks.text})", number - int(blanks.value))

    def _blanks(self, form: Form | None) -> Formula:
        """Return the number of blank entries."""
        chosen = [
            (place, check)
            for place, check in enumerate(self.checks, FIRST_CHECK)
            if check.counts_blanks and (form is None or check.form == form.id)
        ]
        sheet = quoted_sheet(names.SELF_CHECK)
        cells = "+".join(f"{sheet}!$G${place}" for place, _ in chosen)
        return Formula(f"({cells})", sum(int(check.count.value) for _, check in chosen))

    def _column(self, letters: str) -> str:
        sheet = quoted_sheet(names.SELF_CHECK)
        return f"{sheet}!${letters}${FIRST_CHECK}:${letters}${self.last_row}"


def _severity(severity: Severity) -> str:
    return text_literal(names.SEVERITIES[severity.value])


def _with_number(sentence: str, number: str) -> str:
    before, after = sentence.split("{n}")
    return f"{text_literal(before)}&{number}&{text_literal(after)}"


def _sentence(errors: Formula, blanks: Formula, warnings: Formula, good: str) -> Formula:
    """Return the gravest thing first: errors, then blanks, then what to look at."""
    text, value = text_literal(good), good
    for count, sentence in (
        (warnings, words.STATE_WARNINGS),
        (blanks, words.STATE_BLANKS),
        (errors, words.STATE_ERRORS),
    ):
        text = f"IF({count.text}>0,{_with_number(sentence, count.text)},{text})"
        value = sentence.format(n=count.value) if count.value else value
    return Formula(text, value)


def self_check(
    forms: Sequence[tuple[Form, FormPlaces]], filling: Filling, info: Mapping[str, str]
) -> SelfCheck:
    """Return the checks of a workbook with this filling and these texts of "Thông tin"."""
    made = SelfCheck(checks=_info_checks(info, any(form.has_money for form, _ in forms)))
    for form, places in forms:
        states = row_states(places, filling, info)
        working = working_rows(places, states, period(info), made.bottom + 1)
        made.checks += [*entry_checks(working), *row_checks(working), *rule_checks(working)]
        made.workings.append(working)
        made.bottom += len(states) + 2
        for column in form.columns:
            if isinstance(column.kind, Choice):
                made.choices[column.id] = tuple(column.kind.choices)
    return made


def _info_checks(info: Mapping[str, str], money: bool) -> list[Check]:
    unit, cutoff = info_cell("unit"), info_cell("cutoff")
    day = f'IF({cutoff}="",0,IF(ISERROR({day_formula(cutoff)}),1,0))'
    told = info.get("cutoff", "")
    checks = [
        _info_check("fact-missing", words.UNIT_NAME, "unit", f'IF(TRIM({unit})="",1,0)',
                    not info.get("unit")),
        _info_check("period-unreadable", words.PERIOD, "year_from", f'IF({FIRST_YEAR}="",1,0)',
                    not period(info)),
        _info_check("not-a-day", words.CUTOFF, "cutoff", day, bool(told) and not day_told(told)),
    ]  # fmt: skip
    if money:
        unit = info_cell("money_unit")
        checks.append(
            _info_check("money-unit-missing", words.MONEY_UNIT, "money_unit",
                        f'IF(TRIM({unit})="",1,0)', not info.get("money_unit"))
        )  # fmt: skip
    return checks


def _info_check(code: str, text: str, name: str, count: str, missing: bool) -> Check:
    address = info_cell(name).split("!")[1].replace("$", "")
    first = Formula(f'"{address}"', address if missing else "")
    return Check(
        code=code,
        severity=CODES[code], where=names.INFO, text=text, count=Formula(count, int(missing)),
        first=first, sheet=names.INFO,
    )  # fmt: skip


def write_self_check(sheet: Any, made: SelfCheck, info: Mapping[str, str], styles: Styles) -> None:
    """Write "Tự kiểm tra"."""
    set_paper(sheet, landscape=False, heading_rows=(HEADING_ROW, HEADING_ROW))
    protect(sheet)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_row(STATE_ROW - 1, 26)
    sheet.set_row(HEADING_ROW - 1, 22)
    sheet.set_column(len(WIDTHS), 250, 8, None, {"hidden": True})
    sheet.merge_range("A1:E1", words.TITLE, styles["title"])
    sheet.merge_range(STATE_ROW - 1, 0, STATE_ROW - 1, 4, "", styles["state-line"])
    made.state().write(sheet, STATE_ROW, 1, styles["state-line"])
    sheet.merge_range("A3:E3", words.LEAD, styles["centred-italic"])
    for place, heading in enumerate(words.HEADINGS):
        sheet.write_string(HEADING_ROW - 1, place, heading, styles["heading"])
    sheet.freeze_panes(HEADING_ROW, 0)
    for row, check in enumerate(made.checks, FIRST_CHECK):
        _write_check(sheet, row, check, styles)
    sheet.print_area(0, 0, made.last_row - 1, 4)
    _colour(sheet, made, styles)
    _write_working(sheet, made, info, styles)


def _write_check(sheet: Any, row: int, check: Check, styles: Styles) -> None:
    sheet.set_row(row - 1, height((check.text, WIDTHS[2] * 1.1), (check.name, WIDTHS[0])))
    sheet.write_string(row - 1, 0, check.name, styles["cell"])
    sheet.write_string(row - 1, 1, check.where, styles["cell"])
    sheet.write_string(row - 1, 2, check.text, styles["cell"])
    check.count.write(sheet, row, COUNT_COLUMN, styles["plain"])
    count, number = f"$G{row}", int(check.count.value)
    passed = words.PASSED if check.begun.value else ""
    result = check.result.format(n=number) if number else passed
    good = f'IF({check.begun.text},{text_literal(words.PASSED)},"")'
    text = f"IF({count}>0,{_with_number(check.result, count)},{good})"
    Formula(text, result).write(sheet, row, 4, styles["cell"])
    target = text_literal(f"#{quoted_sheet(check.sheet)}!")
    link = f'IF({count}>0,HYPERLINK({target}&{check.first.text},{check.first.text}),"")'
    Formula(link, check.first.value).write(sheet, row, 5, styles["link"])


def _colour(sheet: Any, made: SelfCheck, styles: Styles) -> None:
    """Colour what is open by its severity, and the state line."""
    top, bottom = FIRST_CHECK, made.last_row
    for severity, style in (("error", "error"), ("warning", "warning"), ("info", "note-colour")):
        name = text_literal(names.SEVERITIES[severity])
        sheet.conditional_format(
            top - 1, 0, bottom - 1, 4,
            {"type": "formula", "criteria": f"=AND($G{top}>0,$A{top}={name})",
             "format": styles.difference(style)},
        )  # fmt: skip
    sheet.conditional_format(
        top - 1, 3, bottom - 1, 3,
        {"type": "formula", "criteria": f"=$G{top}=0", "format": styles.difference("good")},
    )  # fmt: skip


def _write_working(sheet: Any, made: SelfCheck, info: Mapping[str, str], styles: Styles) -> None:
    plain = styles["working"]
    for place, formula in enumerate(fact_formulas(info), FIRST_COLUMN):
        formula.write(sheet, 1, place, plain)
    for working in made.workings:
        for place, (name, formulas) in enumerate(working.columns.items(), FIRST_COLUMN):
            sheet.write_string(working.top - 2, place - 1, name, plain)
            for row, formula in enumerate(formulas, working.top):
                formula.write(sheet, row, place, plain)
    for place, (name, choices) in enumerate(made.choices.items(), FIRST_COLUMN - 1):
        sheet.write_string(made.bottom - 1, place, name, plain)
        for row, choice in enumerate(choices, made.bottom):
            sheet.write_string(row, place, choice, plain)
