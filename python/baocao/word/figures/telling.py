"""What was found in a document, as findings."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.findings import Finding
from ...core.report import NOTES
from ...ooxml.trees import Element
from .checking import GONE, Checked
from .matching import Match, State
from .opening import Opened
from .places import excerpt
from .rows import Cell, CellDifference, Extra, Missing, RowDifference
from .story import Story
from .tables import DocumentTable, Row
from .wordings import WordingChange

EMPTY = "(để trống)"
_FIGURE_CODES = {
    State.OUTDATED: "figure-outdated",
    State.TYPED: "figure-typed-over",
    State.REWORDED: "fact-reworded",
    State.WITHDRAWN: "figure-without-value",
    State.UNCLEAR: "figure-unanchored",
}
_CELL_CODES = {
    Cell.OUTDATED: "figure-outdated",
    Cell.TYPED: "figure-typed-over",
    Cell.DELETED: "figure-deleted",
    Cell.UNASKED: "figure-without-value",
}


class Telling:
    """Makes the findings about one document."""

    def __init__(self, opened: Opened, checked: Checked) -> None:
        self._opened, self._checked = opened, checked
        self._main = opened.stories[opened.main]

    def differences(self) -> Iterator[Finding]:
        """Yield a finding for each figure, row, table and sentence that differs."""
        yield from (finding for _, finding in self.each_figure() if finding is not None)
        yield from self.contradicting()
        for change in self._checked.wordings:
            yield self.wording("wording-changed", change)
        yield from self.tables()
        for table, difference in self._checked.rows:
            yield self.row(table, difference)

    def contradicting(self) -> Iterator[Finding]:
        """Yield a finding for each typed number that contradicts its figure."""
        for number in self._checked.contradictions:
            yield self._at(
                "typed-number-contradicts", number.paragraph, self._main,
                text=number.typed, name=number.name, now=number.value,
            )  # fmt: skip

    def each_figure(self) -> Iterator[tuple[Match, Finding | None]]:
        """Yield each figure outside the tables that does not agree, and what there is to say of it.

        A text box stands twice in a document, for older programs too: it is told once.
        """
        told: set[tuple[str, str]] = set()
        for place, match in enumerate(self._checked.figures):
            if match.state is State.AGREES:
                continue
            again = (match.bookmark, match.text) in told
            told.add((match.bookmark, match.text))
            yield match, None if again else self._about(place, match)

    def _about(self, place: int, match: Match) -> Finding:
        if match.state in GONE:
            return self._gone(place, match)
        return self.figure(_FIGURE_CODES[match.state], match)

    def figure(self, code: str, match: Match) -> Finding:
        """Return a finding about one figure."""
        story = self._opened.stories.get(match.part, self._main)
        paragraph = match.span.paragraph if match.span else None
        return self._at(
            code, paragraph, story,
            name=match.expression, text=match.text, drawn=match.drawn or "", now=match.now,
        )  # fmt: skip

    def _gone(self, place: int, match: Match) -> Finding:
        number = self._checked.left.get(place)
        if number is None:
            return self.figure("figure-deleted", match)
        return self._at(
            "figure-unanchored", number.paragraph, self._main,
            name=match.expression, text=number.typed, now=match.now,
        )  # fmt: skip

    def _at(self, code: str, paragraph: Element | None, story: Story, **details: str) -> Finding:
        """Return a finding at a paragraph, which it quotes."""
        quoted = excerpt(story, paragraph, details.get("text", ""))
        sheet = self._checked.places.label(paragraph)
        return Finding(
            code, sheet=sheet, figures=(details.get("text", ""), details.get("now", "")),
            column=details.get("name", ""), details={**details, "excerpt": quoted},
        )  # fmt: skip

    def wording(self, code: str, change: WordingChange) -> Finding:
        """Return a finding about default sentences that read otherwise today."""
        owner, _, kind = change.key.partition("/")
        what = {"": "câu tự động", NOTES: "ghi chú dưới bảng"}.get(kind, "danh sách văn bản")
        place = owner if kind == NOTES else f"mục {owner}"
        if kind == NOTES:
            place = next((label(t) for t in self._checked.tables.found
                          if t.appendix.form == owner), place)  # fmt: skip
        elif change.paragraphs:
            place = self._checked.places.label(change.paragraphs[0]) or place
        now = change.now or "(không còn câu nào)"
        return Finding(
            code, sheet=place, key=(change.key,), figures=(now,),
            details={"what": what, "now": now, "text": change.text},
        )  # fmt: skip

    def tables(self) -> Iterator[Finding]:
        """Yield a finding for each appendix whose table is gone, or cannot be told."""
        for appendix in self._checked.tables.missing:
            yield Finding("table-missing", form=appendix.form, details={"form": appendix.name})
        for table in self._checked.tables.found:
            if table.columns_changed:
                appendix = table.appendix
                yield Finding(
                    "table-changed", sheet=label(table), form=appendix.form,
                    details={"form": appendix.name},
                )  # fmt: skip

    def row(self, table: DocumentTable, difference: RowDifference, code: str = "") -> Finding:
        """Return a finding about a row or a cell of an appendix."""
        if isinstance(difference, CellDifference):
            return _cell(table, difference, code)
        row = row_name(table, difference)
        if isinstance(difference, Missing):
            code = code or "row-missing"
            what = "dòng đã bị xóa khỏi bảng" if difference.deleted else ""
        else:
            code, what = code or ("row-outdated" if difference.drawn else "row-typed"), ""
        return Finding(
            code, sheet=label(table), form=table.appendix.form, key=(row,),
            details={"row": row, "what": what},
        )  # fmt: skip


def _cell(table: DocumentTable, difference: CellDifference, code: str) -> Finding:
    column, row = column_name(table, difference.column), _row_name(table, difference.row)
    return Finding(
        code or _CELL_CODES[difference.state], sheet=label(table), form=table.appendix.form,
        key=(row,), column=column, figures=(difference.text, difference.now.text),
        details={
            "name": f"{column}, dòng {row}", "text": difference.text or EMPTY,
            "drawn": difference.drawn or "", "now": difference.now.text or EMPTY,
        },
    )  # fmt: skip


def label(table: DocumentTable) -> str:
    """Return how a finding calls an appendix."""
    return f"{table.appendix.number} ({table.appendix.name})"


def column_name(table: DocumentTable, column: int) -> str:
    """Return a column's own heading: the lowest cell over it."""
    for row in reversed(table.appendix.head):
        cell = row[column]
        if cell is not None:
            return cell.text
    return str(column + 1)


def row_name(table: DocumentTable, difference: Missing | Extra) -> str:
    """Return what a row is about: its year and its words."""
    if isinstance(difference, Extra):
        return _row_name(table, difference.row)
    words = sorted(table.appendix.text_columns)
    texts = [difference.runs[0].text, *(difference.runs[column].text for column in words)]
    return ", ".join(text for text in texts if text)


def _row_name(table: DocumentTable, row: Row) -> str:
    words = [row.texts[column] for column in sorted(table.appendix.text_columns)]
    year = row.texts[0] or (row.key[0] if row.key else "")
    return ", ".join(dict.fromkeys(text for text in (year, *words) if text))
