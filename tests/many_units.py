"""A district and the workbooks of many units, made fast: one workbook by each of several writers,
its figures and its unit's name then replaced in the XML.

Writing each by the template's writer takes half a second a file; this takes some milliseconds.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from baocao.core.filling import FilledDocument, FilledLink, FilledRow, Filling
from baocao.core.form import Column, Form
from baocao.core.kinds import Choice
from baocao.core.submission import ReportingUnit
from baocao.excel.template.whole import write_template
from baocao.ooxml.package import Package
from baocao.ooxml.repack import rewrite
from baocao.programme import Programme

_NUMBER = re.compile(rb"(S\xe1\xbb\x91 |S\xe1\xbb\x90 |S&#78(?:88|89); |X)00000")
"""The number in the name and in the code of the unit that a pattern was written for."""
_MARKER = re.compile(rb"\b86([0-9]{3})(?:\.0)?\b")
"""The figures that a pattern was written with: one of its own in each cell."""


def make_district(folder: Path, programme: Programme, units: int) -> tuple[Path, Path]:
    """Write a district's workbook and those of its units; return its path and their folder."""
    listed = [ReportingUnit(f"Xã Số {n:05}", "Xã", f"X{n:05}") for n in range(1, units + 1)]
    info = {**_info(programme), "unit": "Huyện Đo", "code": "D"}
    district = folder / "district.xlsx"
    filling = Filling(info=info, identity=True, units=listed)
    district.write_bytes(write_template(programme, filling, "district"))
    sent = folder / "units"
    sent.mkdir()
    patterns = [Pattern(data, programme) for data in written_by_several(programme)]
    chance = random.Random(1)
    for number, unit in enumerate(listed):
        pattern = patterns[number % len(patterns)]
        (sent / f"{unit.code}.xlsx").write_bytes(pattern.filled(number + 1, chance))
    return district, sent


def _info(programme: Programme) -> dict[str, str]:
    first, last = programme.period
    return {"money_unit": "đồng", "year_from": str(first), "year_to": str(last)}


def written_by_several(programme: Programme) -> list[bytes]:
    """Return one filled workbook as the program writes it, and again with documents and links as
    it writes and as openpyxl saves it.
    """
    bare = write_template(programme, _filling(programme, lists=False), "commune")
    full = write_template(programme, _filling(programme, lists=True), "commune")
    return [bare, full, _saved_again(bare), _saved_again(full)]


def _saved_again(data: bytes) -> bytes:
    import openpyxl

    saved = BytesIO()
    openpyxl.load_workbook(BytesIO(data)).save(saved)
    return saved.getvalue()


def _filling(programme: Programme, lists: bool) -> Filling:
    info = {**_info(programme), "unit": "Xã Số 00000", "code": "X00000"}
    year = programme.period[0]
    documents = [
        FilledDocument(year, "Kế hoạch", f"{n}/KH-UBND", f"{n}/3/{year}", "Ủy ban nhân dân xã",
                       "Triển khai kế hoạch năm")
        for n in (11, 12)
    ]  # fmt: skip
    links = [FilledLink(None, f"https://xa-00000.example.vn/trang-{n}") for n in (1, 2)]
    return Filling(
        info=info, identity=True, forms=_rows(programme),
        documents=documents if lists else (), links=links if lists else (),
    )  # fmt: skip


def _rows(programme: Programme) -> dict[str, list[FilledRow]]:
    return {
        form.id: [
            FilledRow(year, _type(form), {c.id: marker for c, marker in markers})
            for year, markers in _markers(form, programme)
        ]
        for form in programme.forms
    }


def _type(form: Form) -> str:
    kinds = [column.kind for column in form.keys]
    return next((kind.choices[0] for kind in kinds if isinstance(kind, Choice)), "")


def _markers(
    form: Form, programme: Programme
) -> Iterable[tuple[int, list[tuple[Column, int]]]]:  # fmt: skip
    """Yield each year and the number that stands for each of its figures."""
    before = [f for f in programme.forms if f.id < form.id]
    years = range(programme.period[0], programme.period[1] + 1)
    place = 86_000 + sum(len(f.figures) for f in before) * len(years)
    for year in years:
        yield year, [(column, place + n) for n, column in enumerate(form.figures)]
        place += len(form.figures)


class Pattern:
    """A filled workbook; others are made of it by other figures and another unit."""

    def __init__(self, data: bytes, programme: Programme) -> None:
        self._data = data
        package = Package(data)
        parts = {name: package.read(name) for name in package.names()}
        self._parts = {
            name: content
            for name, content in parts.items()
            if _NUMBER.search(content) or b"xa-00000" in content or _MARKER.search(content)
        }
        self._columns = {
            marker - 86_000: (column.id, column.behaviour)
            for form in programme.forms
            for _, markers in _markers(form, programme)
            for column, marker in markers
        }

    def filled(self, number: int, chance: random.Random) -> bytes:
        """Return the workbook of unit `number`, its stocks never falling, few figures odd."""
        start: dict[str, int] = {}
        figures: dict[int, bytes] = {}
        for place, (column, _) in sorted(self._columns.items()):
            start[column] = start.get(column, chance.randint(3, 9)) + chance.randint(0, 1)
            figures[place] = b"%d" % start[column]
        replaced = {name: _put(part, number, figures) for name, part in self._parts.items()}
        return rewrite(self._data, replaced)


def _put(part: bytes, number: int, figures: dict[int, bytes]) -> bytes:
    part = _NUMBER.sub(rb"\g<1>%05d" % number, part)
    part = part.replace(b"xa-00000", b"xa-%05d" % number)
    return _MARKER.sub(lambda found: figures.get(int(found[1]), found[0]), part)
