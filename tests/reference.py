"""The reference report's facts as a workbook, and a Word document read back in reading order."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from baocao.core.filling import FilledDocument, FilledRow, Filling
from baocao.excel.template.whole import write_template
from baocao.programme import Programme

DATA = Path(__file__).parent / "data"


def reference_filling(**info: str) -> Filling:
    """Return what a clerk types for the reference report; `info` replaces facts of "Thông tin"."""
    given = tomllib.loads((DATA / "reference.toml").read_text(encoding="utf-8"))
    return Filling(
        info={**given["info"], **info},
        identity=True,
        forms={form: [FilledRow(**row) for row in given[form]] for form in ("mau_1", "mau_2")},
        documents=[FilledDocument(**document) for document in given["document"]],
        narrative={code: text.strip() for code, text in given["narrative"].items()},
    )


def reference_workbook(programme: Programme, folder: Path, **info: str) -> Path:
    """Return the path of a template workbook into which the reference report was typed."""
    path = folder / "huyen.xlsx"
    path.write_bytes(write_template(programme, reference_filling(**info), "district"))
    return path


def spaced(text: str) -> str:
    """Return the text with each run of spaces one space."""
    return " ".join(text.split())


def reading(document: bytes) -> Iterator[str | list[str]]:
    """Yield the document in reading order: texts of paragraphs, and lists for rows of forms."""
    for element in docx.Document(BytesIO(document)).element.body:
        if element.tag == qn("w:p"):
            yield text_of(element)
        elif element.tag == qn("w:tbl"):
            is_form = element.find(f".//{qn('w:tblHeader')}") is not None
            for row in element.iter(qn("w:tr")):
                if is_form:
                    yield cells_of(row)
                else:
                    yield from map(text_of, row.iter(qn("w:p")))


def text_of(element: Any) -> str:
    """Return the text under an element, spaces made one."""
    return spaced("".join(t.text or "" for t in element.iter(qn("w:t"))))


def cells_of(row: Any) -> list[str]:
    """Return a row's cells as a grid has them: empty where a cell beside it spans."""
    cells: list[str] = []
    for cell in row.iter(qn("w:tc")):
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        beside = 0 if span is None else int(span.get(qn("w:val"))) - 1
        cells += [text_of(cell), *[""] * beside]
    return cells
