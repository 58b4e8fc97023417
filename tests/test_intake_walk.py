"""What came in: folders, zips, files; droppings left out; nothing that cannot be read is lost."""

from __future__ import annotations

import io
import os
import unicodedata
import zipfile
from pathlib import Path

import pytest

from baocao.errors import InputError
from baocao.excel.reading.unreadable import UnreadableWorkbook
from baocao.intake.droppings import is_dropping
from baocao.intake.walk import Collected, collect

XLSX = b"PK\x03\x04 a workbook"


def put(folder: Path, *names: str, content: bytes = XLSX) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in entries.items():
            opened.writestr(
                zipfile.ZipInfo(name, (2021, 7, 5, 8, 30, 10)), content, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def paths(collected: Collected) -> list[str]:
    return [found.path for found in collected.files]


def test_files_are_found_in_folders_within_folders_in_one_order(tmp_path: Path) -> None:
    put(tmp_path, "b.xlsx", "A.xlsx", "sâu/hơn nữa/c.xls", "d.pdf")
    first = collect([tmp_path])
    assert paths(first) == ["A.xlsx", "b.xlsx", "d.pdf", "sâu/hơn nữa/c.xls"]
    assert first == collect([tmp_path])
    found = first.files[3]
    assert found.name == "c.xls"
    assert found.link == str(tmp_path / "sâu/hơn nữa/c.xls")
    assert found.read() == XLSX
    assert len(found.modified) == len("2021-07-05T08:30:10")


def test_an_empty_folder_is_an_empty_result(tmp_path: Path) -> None:
    assert collect([tmp_path]) == Collected([], [])


def test_a_path_that_leads_nowhere_is_an_error(tmp_path: Path) -> None:
    for name in ("none", "x" * 300, "a.txt/none"):
        put(tmp_path, "a.txt")
        with pytest.raises(InputError, match="Không có tệp hay thư mục"):
            collect([tmp_path / name])


@pytest.mark.parametrize(
    ("path", "dropping"),
    [
        ("~$Mau1.xlsx", True),
        (".~lock.Mau1.xlsx#", True),
        ("Desktop.INI", True),
        ("Thumbs.db", True),
        (".DS_Store", True),
        ("__MACOSX/._Mau1.xlsx", True),
        ("__MACOSX/sub/Mau1.xlsx", True),
        ("._Mau1.xlsx", True),
        ("~WRL0001.tmp", True),
        (".~0a1b2c.tmp", True),
        ("Mau1.xlsx", False),
        ("~Mau1.xlsx", False),
        ("Thumbs.db.xlsx", False),
        ("_Mau.xlsx", False),
    ],
)
def test_what_systems_leave_lying_is_left_out(path: str, dropping: bool) -> None:
    assert is_dropping(path.split("/")) is dropping


def test_droppings_are_told(tmp_path: Path) -> None:
    put(tmp_path, "a.xlsx", "~$a.xlsx", "sub/.DS_Store")
    collected = collect([tmp_path])
    assert paths(collected) == ["a.xlsx"]
    assert collected.skipped == ["sub/.DS_Store", "~$a.xlsx"]


def test_several_folders_are_told_apart_and_a_file_is_found_once(tmp_path: Path) -> None:
    put(tmp_path, "một/a.xlsx", "hai/a.xlsx")
    given = [tmp_path / "một", tmp_path / "hai", tmp_path / "hai" / "a.xlsx", tmp_path / "một"]
    assert paths(collect(given)) == ["một/a.xlsx", "hai/a.xlsx"]


def test_names_are_shown_composed(tmp_path: Path) -> None:
    put(tmp_path, unicodedata.normalize("NFD", "Xã Tân Nam.xlsx"))
    found = collect([tmp_path]).files[0]
    assert found.name == found.path == "Xã Tân Nam.xlsx"
    assert found.read() == XLSX


def test_links_that_lead_round_end(tmp_path: Path) -> None:
    put(tmp_path, "a/b.xlsx")
    (tmp_path / "a" / "round").symlink_to(tmp_path)
    (tmp_path / "a" / "broken.xlsx").symlink_to(tmp_path / "none")
    collected = collect([tmp_path])
    assert paths(collected) == ["a/b.xlsx", "a/broken.xlsx"]
    with pytest.raises(UnreadableWorkbook):
        collected.files[1].read()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_left_out_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    assert collect([tmp_path]) == Collected([], ["a.xlsx"])


def test_a_zip_is_opened_and_one_inside_it_but_none_deeper(tmp_path: Path) -> None:
    third = zipped({"quá sâu.xlsx": XLSX})
    second = zipped({"c.xlsx": XLSX, "ba.zip": third})
    put(
        tmp_path, "một.zip",
        content=zipped({"xã/a.xlsx": XLSX, "hai.zip": second, "__MACOSX/._a.xlsx": b""}),
    )  # fmt: skip
    collected = collect([tmp_path])
    assert paths(collected) == [
        "một.zip/hai.zip/ba.zip", "một.zip/hai.zip/c.xlsx", "một.zip/xã/a.xlsx",
    ]  # fmt: skip
    assert collected.skipped == ["một.zip/__MACOSX/._a.xlsx"]
    last = collected.files[2]
    assert (last.name, last.link, last.modified) == ("a.xlsx", "", "2021-07-05T08:30:10")
    assert last.read() == XLSX
    assert collected.files[0].read() == third


def test_a_zip_may_be_given_itself_under_any_name(tmp_path: Path) -> None:
    put(tmp_path, "gửi", content=zipped({"a.xlsx": XLSX}))
    assert paths(collect([tmp_path / "gửi"])) == ["gửi/a.xlsx"]


@pytest.mark.parametrize(
    ("coding", "name"),
    [("utf-8", "Báo cáo xã Tân Nam.xlsx"), ("cp1258", "Báo cáo.xlsx"), ("cp437", "Bao cao.xlsx")],
)
def test_names_in_a_zip_are_decoded_as_they_were_meant(
    tmp_path: Path, coding: str, name: str
) -> None:
    written = name.encode(coding)
    stand_in = "".join(chr(65 + n % 26) for n in range(len(written)))
    data = zipped({stand_in: XLSX}).replace(stand_in.encode(), written)
    put(tmp_path, "a.zip", content=data)
    assert paths(collect([tmp_path])) == [f"a.zip/{name}"]


@pytest.mark.parametrize("name", ["../../a.xlsx", "/etc/a.xlsx", "C:\\a.xlsx", "x\\..\\..\\a.xlsx"])
def test_a_path_that_leaves_the_zip_is_not_opened(tmp_path: Path, name: str) -> None:
    put(tmp_path, "a.zip", content=zipped({name: XLSX}))
    found = collect([tmp_path]).files[0]
    assert found.name == "a.xlsx"
    assert ".." not in found.path
    with pytest.raises(UnreadableWorkbook, match="trỏ ra ngoài"):
        found.read()


def test_a_bomb_or_a_locked_entry_is_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    locked = bytearray(zipped({"a.xlsx": XLSX}))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    put(tmp_path, "khóa.zip", content=bytes(locked))
    put(tmp_path, "bom.zip", content=zipped({"b.xlsx": b"\0" * (20 << 20), "c.xlsx": XLSX}))
    collected = collect([tmp_path])
    assert paths(collected) == ["bom.zip/b.xlsx", "bom.zip/c.xlsx", "khóa.zip/a.xlsx"]
    reasons = []
    for found in (collected.files[0], collected.files[2]):
        with pytest.raises(UnreadableWorkbook) as caught:
            found.read()
        reasons.append(caught.value.reason)
    assert reasons == ["too-large", "encrypted"]
    assert collected.files[1].read() == XLSX


def test_a_broken_zip_is_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    put(tmp_path, "a.zip", content=zipped({"a.xlsx": XLSX})[:-8])
    assert paths(collect([tmp_path])) == ["a.zip"]


def test_a_file_that_is_too_large_is_not_loaded(tmp_path: Path) -> None:
    with (tmp_path / "phim.mp4").open("wb") as file:
        file.truncate(300 << 20)
    with pytest.raises(UnreadableWorkbook, match="256 MB"):
        collect([tmp_path]).files[0].read()


@pytest.mark.parametrize("error", [PermissionError(13, "denied"), OSError(5, "I/O error")])
def test_a_file_that_the_system_refuses_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    put(tmp_path, "a.xlsx")

    def refuse(_: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = collect([tmp_path]).files[0]
    with pytest.raises(UnreadableWorkbook, match="chạy lại"):
        found.read()


def test_a_zip_of_nothing_but_droppings_or_nothing_is_no_file(tmp_path: Path) -> None:
    put(tmp_path, "a.zip", content=zipped({".DS_Store": b""}))
    put(tmp_path, "b.zip", content=zipped({}))
    assert collect([tmp_path]).files == []
