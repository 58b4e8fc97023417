"""Speed, as ratios within one run: `make bench`.

Start-up: `baocao validate` on one workbook against a bare interpreter, and a validate click of the
ribbon on an Excel on paper. Work: `baocao consolidate` on 200 units against the naive way
(pandas.read_excel a file, concat, groupby, to_excel), with the engine it takes by itself and with
calamine. The machine's noise is in both sides of a ratio.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from baocao.core.filling import FilledRow, Filling
from baocao.core.submission import ReportingUnit
from baocao.excel.template.whole import write_template
from baocao.programme import Programme
from baocao.resources import default_programme, shipped

NAIVE = """
import sys, glob, pandas as pd
engine = sys.argv[3] if len(sys.argv) > 3 else None
out = {}
for sheet, head in (("Mẫu 1", int(sys.argv[4])), ("Mẫu 2", int(sys.argv[5]))):
    frames = [pd.read_excel(f, sheet_name=sheet, header=head, engine=engine)
              for f in sorted(glob.glob(sys.argv[1] + "/*.xlsx"))]
    frames = [f[pd.to_numeric(f.iloc[:, 0], errors="coerce").notna()] for f in frames]
    joined = pd.concat(frames)
    year = joined.columns[0]
    out[sheet] = joined.groupby(year).sum(numeric_only=True)
with pd.ExcelWriter(sys.argv[2]) as writer:
    for sheet, table in out.items():
        table.to_excel(writer, sheet_name=sheet)
"""

_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""Bytecode is kept between runs, as it is where the program is installed."""


def best(times: int, run: Callable[[], object]) -> float:
    """Return the shortest of `times` runs, in seconds."""
    measured = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        measured.append(time.perf_counter() - start)
    return min(measured)


def python(*arguments: str) -> Callable[[], object]:
    """Return a run of this interpreter; exit code 1 (findings) is fine, 2 is not."""

    def run() -> None:
        done = subprocess.run(
            [sys.executable, *arguments], capture_output=True, check=False, env=_ENVIRONMENT
        )
        assert done.returncode in (0, 1), done.stderr.decode()

    return run


def make_district(folder: Path, programme: Programme, units: int) -> tuple[Path, Path]:
    """Write a district's workbook and those of its units, filled at random but whole."""
    chance = random.Random(1)
    names = [f"Xã Số {number:05}" for number in range(1, units + 1)]
    listed = [ReportingUnit(name, "Xã", f"X{n:05}") for n, name in enumerate(names, 1)]
    district = folder / "district.xlsx"
    info = {"unit": "Huyện Đo", "code": "D", "money_unit": "đồng",
            "year_from": str(programme.period[0]), "year_to": str(programme.period[1])}  # fmt: skip
    district.write_bytes(
        write_template(programme, Filling(info=info, identity=True, units=listed), "district")
    )
    sent = folder / "units"
    sent.mkdir()
    years = range(programme.period[0], programme.period[1] + 1)
    for unit in listed:
        forms = {
            form.id: [FilledRow(y, "", {c.id: chance.randint(1, 9) for c in form.figures})
                      for y in years]
            for form in programme.forms
        }  # fmt: skip
        own = {**info, "unit": unit.name, "code": unit.code}
        filling = Filling(info=own, identity=True, forms=forms)
        (sent / f"{unit.code}.xlsx").write_bytes(write_template(programme, filling, "commune"))
    return district, sent


def heading_rows(programme: Programme, workbook: Path) -> list[int]:
    """Return the row (from 0) on which each form's lower heading row stands, for the naive way."""
    import openpyxl

    book = openpyxl.load_workbook(workbook, read_only=True)
    rows = []
    for form in programme.forms:
        values = book[form.sheet].iter_rows(max_col=1, values_only=True)
        rows.append(next(i for i, (v,) in enumerate(values) if v == form.year.heading) + 1)
    return rows


def print_click(workbook: Path) -> None:
    """Print what a validate click costs in Python beyond the interpreter and the stand-ins."""
    program = str(Path(__file__).with_name("paper_click.py"))
    with tempfile.TemporaryDirectory() as run:
        stand_ins = best(12, python(program))
        click = best(12, python(program, str(workbook), run))
    print(f"validate click, cold       (+{(click - stand_ins) * 1000:.0f} ms; goal 120)")


def main() -> int:
    """Print the cold start and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=200)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    programme = default_programme()
    bare = best(12, python("-c", "pass"))
    template = shipped("workbooks") / "bieu-mau.xlsx"
    validate = best(12, python("-m", "baocao", "validate", str(template)))
    print(f"bare interpreter        {bare * 1000:7.0f} ms")
    print(f"baocao validate, cold   {validate * 1000:7.0f} ms   "
          f"(+{(validate - bare) * 1000:.0f} ms; goal 200)")  # fmt: skip
    print_click(template)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        district, sent = make_district(folder, programme, given.units)
        heads = [str(row) for row in heading_rows(programme, next(sent.iterdir()))]
        out = str(folder / "out.xlsx")
        ours = best(given.times, python("-m", "baocao", "consolidate", str(district), str(sent),
                                        "-o", out))  # fmt: skip
        print(f"consolidate {given.units} units  {ours:7.2f} s")
        for engine in ("openpyxl", "calamine"):
            naive = best(1, python("-c", NAIVE, str(sent), out + ".naive.xlsx", engine, *heads))
            print(f"naive, {engine:9}        {naive:7.2f} s    {naive / ours:.1f} times ours")
    return 0


if __name__ == "__main__":
    sys.exit(main())
