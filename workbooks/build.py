"""Build the shipped workbooks: the blank template and the sample districts, from their TOML.

Run by `make sample`. The same sources give the same bytes; a test holds what is committed equal to
what is built here.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from baocao.core.filling import FilledDocument, FilledLink, FilledRow, Filling
from baocao.core.submission import ReportingUnit
from baocao.core.text import without_tones
from baocao.programme import Programme
from baocao.resources import default_programme
from baocao.tasks.new import filled_workbook

HERE = Path(__file__).resolve().parent
SAMPLES = ("quang-binh", "hong-son")
TEMPLATE = "bieu-mau.xlsx"

Given = Mapping[str, Any]


def build_all(programme: Programme) -> Iterator[tuple[str, bytes]]:
    """Yield each shipped workbook: its path under workbooks/ and its bytes."""
    yield TEMPLATE, filled_workbook(programme, Filling(), None)
    for sample in SAMPLES:
        yield from _build_sample(sample, programme)


def _build_sample(name: str, programme: Programme) -> Iterator[tuple[str, bytes]]:
    given = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    district = given["district"]
    filling = _district(given, programme)
    yield f"{name}/{district['file']}", filled_workbook(programme, filling, district["level"])
    for number, unit in enumerate(given["unit"], 1):
        stem = without_tones(unit["name"]).title().replace(" ", "_")
        content = _unit(given, unit, number, programme)
        workbook = filled_workbook(programme, content, given["units"]["level"])
        yield f"{name}/don-vi/{number:02}_{stem}.xlsx", workbook


def _district(given: Given, programme: Programme) -> Filling:
    district = given["district"]
    return Filling(
        info={**_period(district["info"], programme), "cutoff": district["cutoff"]},
        identity=True,
        forms={
            form: [_row(int(year), rows["columns"], row)
                   for year, row in rows.items() if year != "columns"]
            for form, rows in district["forms"].items()
        },
        documents=_documents(district),
        links=_links(district),
        narrative={k: text.strip() for k, text in district.get("narrative", {}).items()},
        units=[_listed(given, unit, number) for number, unit in enumerate(given["unit"], 1)],
    )  # fmt: skip


def _period(info: Given, programme: Programme) -> dict[str, str]:
    first, last = programme.period
    return {"year_from": str(first), "year_to": str(last), "money_unit": programme.money_unit,
            **info}  # fmt: skip


def _row(year: int, columns: list[str], values: list[Any]) -> FilledRow:
    named = dict(zip(columns, values, strict=True))
    key = next((value for value in values if isinstance(value, str)), "")
    return FilledRow(year, key, {c: _figure(v) for c, v in named.items() if not isinstance(v, str)})


def _figure(value: float) -> int | Decimal:
    return value if isinstance(value, int) else Decimal(str(value))


def _documents(given: Given) -> list[FilledDocument]:
    return [FilledDocument(**document) for document in given.get("document", ())]


def _links(given: Given) -> list[FilledLink]:
    return [
        FilledLink(link.get("year"), link["url"], link.get("note", ""))
        for link in given.get("link", ())
    ]


def _code(given: Given, number: int) -> str:
    return f"{given['district']['info']['code']}{number:02}"


def _listed(given: Given, unit: Given, number: int) -> ReportingUnit:
    words = ("Thị trấn", "Phường", "Đặc khu", "Xã")
    kind = next(word for word in words if unit["name"].startswith(word))
    deadline = datetime.strptime(given["units"]["deadline"], "%d/%m/%Y").date()
    return ReportingUnit(unit["name"], kind, _code(given, number), deadline)


def _unit(given: Given, unit: Given, number: int, programme: Programme) -> Filling:
    district = given["district"]
    info = _period(district["info"], programme)
    kept = ("programme", "year_from", "year_to", "money_unit", "province")
    own = {"unit": unit["name"], "code": _code(given, number), "cutoff": district["cutoff"]}
    years = range(int(info["year_from"]), int(info["year_to"]) + 1)
    slug = without_tones(unit["name"]).replace(" ", "-")
    site = given["district"]["link"][0]["url"]
    return Filling(
        info={**{name: info[name] for name in kept}, **own},
        identity=True,
        forms={
            form: [_row(year, rows["columns"], _values(rows["row"], unit, place))
                   for place, year in enumerate(years)]
            for form, rows in given["units"]["forms"].items()
        },
        documents=_documents(unit),
        links=[FilledLink(None, f"{site}/{slug}", "Trang thông tin điện tử của đơn vị")],
    )  # fmt: skip


def _values(row: list[Any], unit: Given, place: int) -> list[Any]:
    """Return the row with each name of a list of the unit replaced by that year's value."""
    return [unit[value][place] if value in unit else value for value in row]


def main() -> int:
    """Write every shipped workbook under workbooks/."""
    for path, workbook in build_all(default_programme()):
        target = HERE / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(workbook)
        print(target.relative_to(HERE))
    return 0


if __name__ == "__main__":
    sys.exit(main())
