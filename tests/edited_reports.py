"""Reports of known figures, and what a hand does to them in Word, as edits of their XML."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from baocao.core.filling import FilledRow, Filling
from baocao.excel.template.whole import write_template
from baocao.ooxml.repack import rewrite
from baocao.resources import default_programme
from baocao.tasks.report import report
from baocao.word.tags import PREFIX, digest
from reference import reference_filling

PROGRAMME = default_programme("pbgdpl")
TODAY = date(2021, 7, 15)
ARTICLES = {2019: 70, 2020: 160, 2021: 106}
PART = "word/document.xml"
Element = etree._Element
Edit = Callable[[Element], object]


def w(tag: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{tag}"


def workbook(
    path: Path,
    articles: Mapping[int, int | None] = ARTICLES,
    *,
    pages: int = 16,
    rows: Sequence[FilledRow] = (),
    narrative: Mapping[str, str] | None = None,
    **info: str,
) -> Path:
    """Return the path of a commune's workbook with so many articles a year."""
    values = {"document_count": 1, "portals": 0, "pages": pages, "sections": 16, "links": 17}
    own = [
        FilledRow(year, "Kế hoạch", {**values, "models": 0, "articles": count})
        for year, count in articles.items()
    ]
    given = reference_filling(**info)
    money = given.forms["mau_2"]
    filling = Filling(
        info=given.info, identity=True, forms={"mau_1": [*own, *rows], "mau_2": money},
        narrative=narrative or {},
    )  # fmt: skip
    path.write_bytes(write_template(PROGRAMME, filling, "commune"))
    return path


def report_of(book: Path, out: Path) -> Path:
    report(book, out, PROGRAMME, TODAY)
    return out


def document(path: Path) -> Element:
    with ZipFile(path) as parts:
        return etree.fromstring(parts.read(PART))


def edited(path: Path, out: Path, *edits: Edit, removed: Sequence[str] = ()) -> Path:
    """Write `path` to `out` with its document edited and some parts gone."""
    root = document(path)
    for edit in edits:
        edit(root)
    out.write_bytes(
        rewrite(path.read_bytes(), {PART: etree.tostring(root, encoding="UTF-8")}, removed)
    )
    return out


def starts(root: Element, expression: str) -> list[Element]:
    ending = f"_{digest(expression)}"
    return [
        mark for mark in root.iter(w("bookmarkStart"))
        if mark.get(w("name"), "").startswith(PREFIX) and ending in mark.get(w("name"), "")
    ]  # fmt: skip


def start(root: Element, expression: str) -> Element:
    return starts(root, expression)[0]


def end(root: Element, mark: Element) -> Element:
    found = [e for e in root.iter(w("bookmarkEnd")) if e.get(w("id")) == mark.get(w("id"))]
    return found[0]


def figure_run(root: Element, expression: str) -> Element:
    following = start(root, expression).getnext()
    assert following is not None and following.tag == w("r")
    return following


def type_over(expression: str, text: str) -> Edit:
    """Type a text over a figure, its bookmark staying."""

    def edit(root: Element) -> None:
        held = figure_run(root, expression).find(w("t"))
        assert held is not None
        held.text = text

    return edit


def drop_anchor(expression: str) -> Edit:
    """Take a figure's bookmark away, its text staying."""

    def edit(root: Element) -> None:
        mark = start(root, expression)
        for gone in (end(root, mark), mark):
            _parent(gone).remove(gone)

    return edit


def delete_figure(expression: str) -> Edit:
    """Delete a figure's run, its bookmark staying, empty."""

    def edit(root: Element) -> None:
        run = figure_run(root, expression)
        _parent(run).remove(run)

    return edit


def delete_paragraph(expression: str) -> Edit:
    def edit(root: Element) -> None:
        paragraph = paragraph_of(root, expression)
        _parent(paragraph).remove(paragraph)

    return edit


def track(kind: str, run: Element) -> Element:
    """Put a run into a tracked change ("ins", "del", "moveFrom", "moveTo") and return that."""
    change = etree.Element(w(kind), {w("id"): "900", w("author"): "A", w("date"): "2021-07-01"})
    parent = _parent(run)
    parent.replace(run, change)
    change.append(run)
    if kind == "del":
        for text in run.iter(w("t")):
            text.tag = w("delText")
    return change


def typed_while_tracked(expression: str, text: str) -> Edit:
    """Type over a figure with changes tracked: the old run deleted, a new one inserted."""

    def edit(root: Element) -> None:
        run = figure_run(root, expression)
        new = copy.deepcopy(run)
        held = new.find(w("t"))
        assert held is not None
        held.text = text
        change = track("del", run)
        change.addnext(new)
        track("ins", new)

    return edit


def deleted_while_tracked(expression: str) -> Edit:
    return lambda root: track("del", figure_run(root, expression))


def split_runs(expression: str) -> Edit:
    """Cut a figure's run in single letters with a spelling mark between, as Word does."""

    def edit(root: Element) -> None:
        run = figure_run(root, expression)
        held = run.find(w("t"))
        assert held is not None
        for letter in reversed(held.text or ""):
            piece = copy.deepcopy(run)
            piece.set(w("rsidR"), "00AB12CD")
            cut = piece.find(w("t"))
            assert cut is not None
            cut.text = letter
            run.addnext(piece)
            run.addnext(etree.Element(w("proofErr"), {w("type"): "spellStart"}))
        _parent(run).remove(run)

    return edit


def append_words(expression: str, text: str) -> Edit:
    """Type words at the end of the paragraph that holds a figure."""

    def edit(root: Element) -> None:
        run = etree.SubElement(paragraph_of(root, expression), w("r"))
        held = etree.SubElement(run, w("t"))
        held.text = text
        held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    return edit


def paragraph_of(root: Element, expression: str) -> Element:
    return next(start(root, expression).iterancestors(w("p")))


def table(root: Element, number: int = 0) -> Element:
    """Return an appendix's table: one with heading rows that repeat."""
    found = [t for t in root.iter(w("tbl")) if t.find(f".//{w('tblHeader')}") is not None]
    return found[number]


def row(root: Element, first: str, number: int = 0) -> Element:
    """Return the row of an appendix whose first cell says this."""
    rows = list(table(root, number).iter(w("tr")))
    return next(r for r in rows if text(next(r.iter(w("tc")))) == first)


def cell(root: Element, first: str, column: int, number: int = 0) -> Element:
    return list(row(root, first, number).iter(w("tc")))[column]


def set_cell(first: str, column: int, typed: str, number: int = 0) -> Edit:
    def edit(root: Element) -> None:
        held = next(cell(root, first, column, number).iter(w("t")))
        held.text = typed

    return edit


def delete_row(first: str, number: int = 0) -> Edit:
    def edit(root: Element) -> None:
        gone = row(root, first, number)
        _parent(gone).remove(gone)

    return edit


def text(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter(w("t")))


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent
