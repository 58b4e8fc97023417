"""What was read is kept by content; with it the answer is the same as from scratch."""

import os
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from baocao.core.cells import CellRef, Entry, State
from baocao.core.consolidating.received import Fate, Received
from baocao.core.findings import Finding, Severity
from baocao.core.packing import UNREADABLE_ENTRY, Unpacker, packed, signs
from baocao.core.run_log import LogRow
from baocao.core.submission import (
    DetailRow,
    DirectiveDocument,
    Info,
    Origin,
    ReportingUnit,
    Row,
    Section,
    Submission,
    Table,
    WebLink,
)
from baocao.intake.cache import Cache
from baocao.journal import cache_folder
from baocao.tasks import last_run, receiving
from baocao.tasks.consolidate import consolidate
from baocao.tasks.kept_run import KeptRun, Run
from builders import FORMS, MAU_2, listed, programme
from workbooks import filled, mau_1, mau_2

TODAY = date(2022, 1, 1)
DIGEST, OTHER = bytes(range(32)), bytes(range(1, 33))
PLACE = CellRef("Mẫu 2", 9, 2)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


def whole() -> Received:
    """A file received of which every part says something, in every kind of value."""
    origin = Origin("a.xlsx", "x/a.xlsx", "/x/a.xlsx", "ab" * 32, 7, "Excel", "2021-01-01", "2021")
    entries = {
        "state_budget": Entry(Decimal("1.50"), PLACE, "1,5", State.VALUE, "unit-word", False),
        "other_sources": Entry(None, PLACE, "", State.BLANK),
    }
    table = Table(MAU_2, "Mẫu 2", (Row(2019, "Kế hoạch", entries, 9),), frozenset({2020}),
                  {"state_budget": Entry(3, PLACE, "3")})  # fmt: skip
    finding = Finding("blank", PLACE, unit="Xã A", file="a.xlsx", form="mau_2", key=("2019", ""),
                      column="state_budget", figures=("1", ""), details={"year": 2019, "raw": "x"},
                      gravity=Severity.INFO)  # fmt: skip
    row = DetailRow("Xã B", "B", True, "1/2", 2019, "", {"state_budget": Decimal(2)}, "b.xlsx",
                    "Mẫu 2", 9, cells={"state_budget": PLACE})  # fmt: skip
    submission = Submission(
        origin, Info({"unit": "Xã A\x1f\x1e\n"}, {"unit": PLACE}), {"p": "q"}, {"mau_2": table},
        documents=(DirectiveDocument(2019, "Kế hoạch", "1", date(2019, 2, 3), "UBND", "v", PLACE),),
        links=(WebLink(None, "https://a.vn", "", PLACE),),
        narrative={"I.I": Section("I.I", "Đ", "lời\nlời", PLACE)},
        units=(ReportingUnit("Xã B", deadline=date(2021, 1, 1), other_names=("B",)),),
        answers={("blank", "Xã A", ""): "có lý do"}, details={"mau_2": (row,)},
        states={"Xã B": "đã gửi"}, findings=(finding, Finding("blank", file="khác.xlsx")),
    )  # fmt: skip
    return Received(
        origin, Fate.READ, submission, "Xã A", (finding,), "01/01/2021 10:00", ("Xã A", "Xã B")
    )


def test_a_file_comes_back_as_it_was_packed_under_the_name_it_now_has():
    received = whole()
    back = Unpacker(FORMS).unpacked(packed(received), received.origin)
    assert back == received
    renamed = Origin("b.xlsx", "y/b.xlsx", "", modified="2022")
    moved = Unpacker(FORMS).unpacked(packed(received), renamed)
    assert (moved.origin.name, moved.origin.sha256, moved.origin.link) == ("b.xlsx", "ab" * 32, "")
    assert moved.submission is not None and moved.submission.origin == moved.origin
    assert [f.file for f in moved.submission.findings] == ["b.xlsx", "khác.xlsx"]


def test_every_field_that_is_packed_is_tried():
    received = whole()
    assert received.submission is not None
    for record in (received, received.submission, received.findings[0]):
        for field in fields(record):
            default = field.default if field.default is not MISSING else None
            if field.default_factory is not MISSING:
                default = field.default_factory()
            tried = getattr(record, field.name) not in (default, ())
            assert tried or field.name in ("previous", "sheet", "message", "cure", "remarks")


@pytest.mark.parametrize("data", [b"", b"x", packed(whole())[:-9], b"\x78\x01junk"])
def test_bytes_that_are_none_of_ours_are_told_and_run_nothing(data: bytes):
    with pytest.raises(UNREADABLE_ENTRY):
        Unpacker(FORMS).unpacked(data, Origin("a"))


def test_what_many_files_have_in_common_is_one_object():
    unpacker, data = Unpacker(FORMS), packed(whole())
    one, other = (unpacker.unpacked(data, Origin(name)).submission for name in "ab")
    assert (
        one
        and other
        and one.tables["mau_2"].rows[0].entries["state_budget"]
        is (other.tables["mau_2"].rows[0].entries["state_budget"])
    )
    assert one.narrative is other.narrative


def kept(folder: Path, **entries: bytes) -> Cache:
    cache = Cache(folder, "key")
    for digest, entry in zip((DIGEST, OTHER), entries.values(), strict=False):
        cache.put(digest, entry)
    cache.save()
    return Cache(folder, "key")


def test_an_entry_is_kept_for_its_key_alone(tmp_path: Path):
    assert kept(tmp_path / "c", one=b"1").get(DIGEST) == b"1"
    assert Cache(tmp_path / "c", "other").get(DIGEST) is None


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def other_kind(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + path.read_bytes())


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [cut, other_kind, folder_instead, Path.unlink])
def test_a_broken_or_foreign_file_of_the_cache_is_no_entry(spoil: Callable, tmp_path: Path):
    kept(tmp_path, one=b"1")
    (path,) = tmp_path.glob("*.cache")
    spoil(path)
    assert Cache(tmp_path, "key").get(DIGEST) is None


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    assert not kept(tmp_path / "file" / "c", one=b"1")


def test_many_files_become_one_and_the_oldest_go_where_all_are_too_large(tmp_path: Path):
    for number in range(20):
        cache = Cache(tmp_path, "key")
        cache.put(bytes([number] * 32), b"x" * 100)
        cache.save()
    assert len(list(tmp_path.glob("*.cache"))) <= 7
    assert len(Cache(tmp_path, "key")) == 20
    bounded = Cache(tmp_path, "new", largest=500)
    bounded.put(DIGEST, b"y" * 200)
    bounded.save()
    assert sum(path.stat().st_size for path in tmp_path.glob("*.cache")) <= 500
    assert Cache(tmp_path, "new").get(DIGEST)


UNITS = [f"Xã {letter}" for letter in "ABCDEF"]
TIME = re.compile(r"\d\d/\d{1,2}/\d{4} \d\d:\d\d")


def answer(base: Path, inbox: Path, out: Path, cached: bool) -> dict[str, list[list[object]]]:
    """Everything in every sheet of the consolidation, but for times."""
    consolidate(base, [inbox], out, programme(), TODAY, cached=cached)
    told = sheets(out)
    out.unlink()
    return told


def sheets(out: Path) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(out)
    return {
        sheet.title: [
            [TIME.sub("#", cell) if isinstance(cell, str) else cell for cell in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book
    }


def send(inbox: Path, unit: str, chance: random.Random, name: str = "") -> None:
    figures = [chance.randint(0, 9) for _ in range(3)]
    filled(inbox / (name or f"{unit[-1]}.xlsx"), unit, mau_1=mau_1(*figures),
           mau_2=mau_2(*figures[:2], chance.choice([None, 5])))  # fmt: skip


def change(inbox: Path, chance: random.Random) -> None:
    """Add, replace, remove, rename or copy a file, as units and clerks do."""
    files = sorted(inbox.glob("*.xlsx"))
    kind = chance.choice(["send", "again", "remove", "rename", "copy", "touch", "spoil"])
    file = chance.choice(files) if files else None
    if file is None or kind in ("send", "again"):
        send(inbox, chance.choice(UNITS), chance)
    elif kind == "remove":
        file.unlink()
    elif kind == "rename":
        file.rename(file.with_name(f"lần {chance.randint(1, 99)} {file.name[-8:]}"))
    elif kind == "copy":
        shutil.copy(file, file.with_name(f"bản sao {file.name[-8:]}"))
    elif kind == "touch":
        os.utime(file, (1_600_000_000, 1_600_000_000))
    else:
        file.write_bytes(file.read_bytes()[:-40])


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_answer_with_the_cache_is_that_from_scratch_whatever_changed(seed: int, tmp_path: Path):
    chance, inbox, out = random.Random(seed), tmp_path / "nhận", tmp_path / "ra.xlsx"
    base = filled(tmp_path / "h.xlsx", "Huyện H", "district", units=listed(*UNITS),
                  mau_1=mau_1(1, 2, 3), mau_2=mau_2(0, 0, 0))  # fmt: skip
    for unit in UNITS[:3]:
        send(inbox, unit, chance)
    for _ in range(6):
        assert answer(base, inbox, out, True) == answer(base, inbox, out, False)
        change(inbox, chance)


def test_only_what_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []
    load = receiving.load_bytes

    def counted(data, known, origin):
        read.append(origin.name)
        return load(data, known, origin)

    monkeypatch.setattr(receiving, "load_bytes", counted)
    inbox, chance = tmp_path / "nhận", random.Random(1)
    base = filled(tmp_path / "h.xlsx", "Huyện H", "district", units=listed(*UNITS))
    for unit in UNITS[:3]:
        send(inbox, unit, chance)
    for expected, cached in ((3, True), (0, True), (3, False)):
        read.clear()
        consolidate(base, [inbox], tmp_path / "ra.xlsx", programme(), TODAY, cached=cached)
        assert len(read) == expected
    read.clear()
    (inbox / "A.xlsx").rename(inbox / "A lần 2.xlsx")
    send(inbox, "Xã D", chance)
    consolidate(base, [inbox], tmp_path / "ra.xlsx", programme(), TODAY, cached=True)
    assert read == ["D.xlsx"]


def answer_first(out: Path, text: str) -> None:
    """Answer the first warning of an output, as the clerk does in Excel."""
    book = openpyxl.load_workbook(out)
    sheet = book["Kiểm tra"]
    headings = [cell.value for cell in sheet[1]]
    row = next(r for r in sheet.iter_rows(min_row=2) if r[0].value == "Cần kiểm tra lại")
    row[headings.index("Giải trình")].value = text
    book.save(out)


def test_an_output_goes_on_the_same_way_whether_it_is_kept_or_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    read: list[int] = []
    answers = last_run.read_answers

    def counted(grid):
        read.append(len(read))
        return answers(grid)

    monkeypatch.setattr(last_run, "read_answers", counted)
    inbox, chance = tmp_path / "nhận", random.Random(1)
    base = filled(tmp_path / "h.xlsx", "Huyện H", "district", units=listed(*UNITS))
    kept, plain = tmp_path / "kept.xlsx", tmp_path / "plain.xlsx"
    for step, unit in enumerate(UNITS[:4]):
        send(inbox, unit, chance)
        told = []
        for out, cached in ((kept, True), (plain, False)):
            read.clear()
            done = consolidate(base, [inbox], out, programme(), TODAY, cached=cached)
            # The first time it is not there; after the second it was saved by another program.
            assert len(read) == (step == 2 if cached else step > 0)
            told.append((done.changes, done.findings, sheets(out)))
            if step == 1:
                answer_first(out, "Đúng như vậy.")
        assert told[0] == told[1]
        assert "Đúng như vậy." in str(told[0][2]["Kiểm tra"]) or step < 2


def test_what_is_kept_of_another_output_is_not_taken(tmp_path: Path):
    out = tmp_path / "ra.xlsx"
    kept = KeptRun(out, programme())
    row = DetailRow("Xã A", "", True, "", 2019, "", {"articles": Decimal("1.5")}, "a", "Mẫu 1", 9)
    run = Run("huyện h", {"mau_1": [row]}, {("blank", "Xã A"): "Có."}, [LogRow("1", "2", "3")])
    kept.put(b"one", run)
    known = kept.get(b"one")
    assert known and known.details["mau_1"][0].values["articles"] == Decimal("1.5")
    assert (known.answers, known.log, known.unit) == (run.answers, run.log, run.unit)
    assert kept.get(b"two") is None
    assert KeptRun(tmp_path / "other.xlsx", programme()).get(b"one") is None
    (path,) = (cache_folder() / "runs").glob("*.run")
    path.write_bytes(path.read_bytes()[:-5])
    assert kept.get(b"one") is None


def test_what_a_file_says_depends_on_no_day(tmp_path: Path):
    send(tmp_path, "Xã A", random.Random(1))
    (path,) = tmp_path.glob("*.xlsx")
    days = (date(2019, 1, 1), TODAY, date(2031, 1, 1))
    told = [receiving.receive(receiving_found(path), programme(), None, day) for day in days]
    assert told[0][0].findings == told[1][0].findings == told[2][0].findings


def receiving_found(path: Path):
    from baocao.intake.walk import collect

    return collect([path]).files


def test_every_class_that_is_packed_has_a_sign():
    assert len(set(signs.NUMBERS.values())) == len(signs.NUMBERS)
