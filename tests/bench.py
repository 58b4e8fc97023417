"""Speed and memory, as ratios within one run: `make bench`, `make bench FILES=10599`.

Start-up: `baocao validate` on one workbook against a bare interpreter, and a validate click of the
ribbon on an Excel on paper. Work: `baocao consolidate` on many units' workbooks, all checks on, for
the first time and again with nothing changed, against the naive way (pandas.read_excel a file and
form, concat, groupby, to_excel) with the engine it takes by itself and with calamine, and against
the floor: the sheets that are needed inflated and parsed, nothing more, in as many processes as
ours. The naive ways are run on a sample of the files and scaled: the time of a file is what the
sample costs more than one file. The machine's noise is in both sides of a ratio.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from baocao.core import names
from baocao.programme import Programme
from baocao.resources import default_programme, shipped
from many_units import make_district

NAIVE = """
import sys, glob, pandas as pd
engine = sys.argv[3] if len(sys.argv) > 3 else None
out = {}
for sheet, head in (("Mẫu 1", int(sys.argv[4])), ("Mẫu 2", int(sys.argv[5]))):
    frames = [pd.read_excel(f, sheet_name=sheet, header=head, engine=engine)
              for f in sorted(glob.glob(sys.argv[1] + "/*.xlsx"))[:int(sys.argv[6])]]
    frames = [f[pd.to_numeric(f.iloc[:, 0], errors="coerce").notna()] for f in frames]
    joined = pd.concat(frames)
    year = joined.columns[0]
    out[sheet] = joined.groupby(year).sum(numeric_only=True)
with pd.ExcelWriter(sys.argv[2]) as writer:
    for sheet, table in out.items():
        table.to_excel(writer, sheet_name=sheet)
"""

FLOOR = """
import glob, re, sys, zipfile
from concurrent.futures import ProcessPoolExecutor
from xml.parsers.expat import ParserCreate
wanted = sys.argv[3:]
def parse(file):
    with zipfile.ZipFile(file) as book:
        targets = {}
        relations = book.read("xl/_rels/workbook.xml.rels").decode()
        for tag in re.findall("<Relationship [^>]+>", relations):
            targets[re.search(' Id="([^"]+)"', tag)[1]] = re.search(' Target="([^"]+)"', tag)[1]
        parts = ["xl/" + t.removeprefix("/xl/") for t in targets.values() if "sharedStrings" in t]
        for tag in re.findall("<sheet [^>]+>", book.read("xl/workbook.xml").decode()):
            name = re.search(' name="([^"]+)"', tag)[1]
            name = re.sub("&#([0-9]+);", lambda m: chr(int(m[1])), name)
            if name in wanted:
                target = targets[re.search('r?:?id="([^"]+)"', tag)[1]]
                parts.append("xl/" + target.removeprefix("/xl/"))
        for part in parts:
            ParserCreate().Parse(book.read(part), True)
    return len(parts)
if __name__ == "__main__":
    with ProcessPoolExecutor(int(sys.argv[2])) as pool:
        files = sorted(glob.glob(sys.argv[1] + "/*.xlsx"))
        assert all(n >= len(wanted) for n in pool.map(parse, files, chunksize=16))
"""

TIMED = """
import sys, time
from baocao import cli
from baocao.tasks import consolidate, district
def timed(owner, name):
    work = getattr(owner, name)
    def measured(*args, **kwargs):
        began = time.perf_counter()
        try:
            return work(*args, **kwargs)
        finally:
            print(f"TIMED {name} {time.perf_counter() - began:.3f}", file=sys.stderr)
    setattr(owner, name, measured)
if __name__ == "__main__":
    timed(consolidate, "received_from")
    timed(district.District, "with_sheets")
    sys.exit(cli.main(sys.argv[1:]))
"""
"""The command line, which tells what reading and writing took."""

_SAMPLE = {"openpyxl": 96, "calamine": 384}
"""How many files a naive way is run on; the rest is reckoned."""
_EVERY = 0.05
"""Seconds between two looks at the memory."""

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


def measured(
    environment: Mapping[str, str], *arguments: str
) -> tuple[float, float, dict[str, float]]:
    """Return the seconds of a run, the most memory, in MB, that all its processes had at once, and
    the seconds of the parts that it timed.

    Memory is the sum of proportional set sizes (what processes share counts once), looked at every
    20th of a second; 0 where the system does not tell.
    """
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        running = subprocess.Popen([sys.executable, *arguments], stdout=said, stderr=said,
                                   env={**_ENVIRONMENT, **environment})  # fmt: skip
        most = 0.0
        while running.poll() is None:
            most = max(most, _memory(running.pid))
            time.sleep(_EVERY)
        said.seek(0)
        seconds, told = time.perf_counter() - start, said.read().decode()
        assert running.returncode in (0, 1), told
    parts = re.findall("^TIMED ([a-z_]+) ([0-9.]+)$", told, re.MULTILINE)
    return seconds, most, {name: float(took) for name, took in parts}


def _memory(process: int) -> float:
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
        size = next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except (OSError, StopIteration):
        return 0.0
    return size / 1024 + sum(_memory(int(child)) for child in children)


def naive(sent: Path, out: str, engine: str, heads: list[str], files: int) -> float:
    """Return the seconds of a naive way, reckoned from a sample where there are many files."""
    sample = min(files, _SAMPLE[engine])
    alone, many = (
        best(1, python("-c", NAIVE, str(sent), out, engine, *heads, str(count)))
        for count in (1, sample)
    )
    return many + (many - alone) / (sample - 1) * (files - sample)


def print_consolidation(programme: Programme, files: int) -> None:
    """Print what consolidating so many files costs, first and again, and the other ways."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        district, sent = make_district(folder, programme, files)
        heads = [str(row) for row in heading_rows(programme, next(sent.iterdir()))]
        (folder / "timed.py").write_text(TIMED, encoding="utf-8")
        run = (str(folder / "timed.py"), "consolidate", str(district), str(sent), "-o",
               str(folder / "out.xlsx"))  # fmt: skip
        home = {"XDG_CACHE_HOME": str(folder / "home"), "LOCALAPPDATA": str(folder / "home")}
        first, memory, parts = measured(home, *run)
        again, memory_again, parts_again = measured(home, *run)
        (folder / "floor.py").write_text(FLOOR, encoding="utf-8")
        wanted = [*(f.sheet for f in programme.forms), names.INFO, names.DOCUMENTS, names.LINKS,
                  names.NARRATIVE]  # fmt: skip
        processes = str(min(2, os.cpu_count() or 1))
        floor, *_ = measured({}, str(folder / "floor.py"), str(sent), processes, *wanted)
        print(f"\n{files} files, peak memory {max(memory, memory_again):.0f} MB")
        print(f"  first            {first:8.2f} s   {first / files * 1000:6.2f} ms a file")
        print(f"  again            {again:8.2f} s   {first / again:6.1f} times as fast")
        reading, writing = parts["received_from"], parts["with_sheets"]
        print(f"  reading          {reading:8.2f} s   again "
              f"{reading / parts_again['received_from']:.1f} times as fast")  # fmt: skip
        print(f"  writing          {writing:8.2f} s   {writing / reading:.2f} of reading")
        print(f"  floor            {floor:8.2f} s   ours takes {first / floor:.1f} times as long")
        for engine, sample in _SAMPLE.items():
            other = naive(sent, str(folder / "naive.xlsx"), engine, heads, files)
            note = f" (reckoned from {sample})" if sample < files else ""
            print(f"  naive, {engine:9} {other:8.2f} s   {other / first:6.1f} times ours{note}")


def main() -> int:
    """Print the cold start and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, nargs="*", default=[193, 3321])
    parser.add_argument("--no-start", action="store_true", help="leave the start-up out")
    given = parser.parse_args()
    programme = default_programme()
    if not given.no_start:
        print_start()
    for files in given.files:
        print_consolidation(programme, files)
    return 0


def print_start() -> None:
    """Print what a command and a click cost before they do anything."""
    bare = best(12, python("-c", "pass"))
    template = shipped("workbooks") / "bieu-mau.xlsx"
    validate = best(12, python("-m", "baocao", "validate", str(template)))
    print(f"bare interpreter        {bare * 1000:7.0f} ms")
    print(f"baocao validate, cold   {validate * 1000:7.0f} ms   "
          f"(+{(validate - bare) * 1000:.0f} ms; goal 200)")  # fmt: skip
    print_click(template)


if __name__ == "__main__":
    sys.exit(main())
