"""Who has sent, whether in time, and what the check found: counted on "Tình hình gửi"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ....core import names
from ....core.cells import column_letters, quoted_sheet
from ....wording import sheets
from ..charts import PIE_ROWS, Chart
from ..status import status_column
from ..sums import literal_criterion, text_literal
from .page import Page

_PIE_COLUMN = 2


def write_states(page: Page) -> None:
    """Write how many units are in each state; nothing where no unit is listed."""
    statuses = page.consolidation.statuses
    if not statuses:
        return
    states = sorted(Counter(s.state for s in statuses).items(), key=_by_state)
    results = Counter(s.result for s in statuses if s.result)
    begun = [(word, _beginning(word, (s.timeliness for s in statuses))) for word in sheets.TIMES]
    times = [(word, count) for word, count in begun if count]
    rows = len(states) + len(results) + len(times) + len(page.places) + 4
    page.block(sheets.SUBMISSION_BLOCK, rows)
    top = page.row
    page.headings([sheets.OVERVIEW_STATE, sheets.OVERVIEW_COUNT])
    first = page.row
    _counts(page, "state", states)
    _total(page, first, len(statuses))
    pie = Chart(sheets.CHART_STATES, first, first + len(states) - 1, 0, 1)
    page.charts.pie(pie, (top, _PIE_COLUMN), page.width_of(page.last - 1))
    page.headings([sheets.OVERVIEW_CHECKED, sheets.OVERVIEW_COUNT])
    first = page.row
    _counts(page, "result", sorted(results.items(), key=_by_result))
    _counts(page, "timeliness", times, begins=True)
    if page.row > first:
        checked = Chart(sheets.CHART_CHECKED, first, page.row - 1, 0, 1)
        page.charts.bars(checked, sheets.OVERVIEW_COUNT, (top, page.beside), page.chart_width)
    _counted_in_forms(page)
    page.row = max(page.row, top + PIE_ROWS) + 1


def _counts(page: Page, key: str, counted: Iterable[tuple[str, int]], begins: bool = False) -> None:
    """Write a row for each word of a column of "Tình hình gửi": how many units have it."""
    letters = column_letters(status_column(key))
    last = len(page.consolidation.statuses) + 1
    cells = f"{quoted_sheet(names.STATUS)}!${letters}$2:${letters}${last}"
    for word, count in counted:
        page.text(0, word)
        criterion = text_literal(f"{word}*") if begins else literal_criterion(word)
        page.formula(1, f"COUNTIF({cells},{criterion})", count, "figure")
        page.row += 1


def _total(page: Page, first: int, value: int) -> None:
    page.text(0, sheets.OVERVIEW_TOTAL, "label")
    page.formula(1, f"SUM(B{first + 1}:B{page.row})", value, "total-figure")
    page.row += 1


def _counted_in_forms(page: Page) -> None:
    """Tell of how many units each form counts: a figure is as good as that."""
    for place in page.places:
        table = place.table
        page.text(0, sheets.OVERVIEW_COUNTED.format(form=table.form.name))
        page.text(1, f"{table.counted}/{table.listed}", "cell-centred")
        page.row += 1


def _beginning(word: str, told: Iterable[str]) -> int:
    return sum(text.startswith(word) for text in told)


def _by_state(counted: tuple[str, int]) -> tuple[bool, int]:
    """Return the order of states: who has sent nothing stands last."""
    state, count = counted
    return state == sheets.NOT_SENT, -count


def _by_result(counted: tuple[str, int]) -> int:
    return -counted[1]
