"""Figures closed: report and workbook carry each other's hash; correcting asks first."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest

import edited_reports as by_hand
from baocao.cli import main
from baocao.core.closing import CLOSED_CONTENT, CLOSED_NAME, CLOSED_ON, CLOSED_REPORT
from baocao.errors import InputError, OutputError, UsageError
from baocao.ooxml.stamping import content_digest, properties_of, stamped
from baocao.tasks.load import load
from baocao.tasks.report import report
from baocao.tasks.update import update
from baocao.tasks.verify import verify
from edited_reports import PROGRAMME, TODAY, edited, workbook
from office import SOFFICE, convert


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("final")
    report(workbook(made / "so.xlsx"), made / "a.docx", PROGRAMME, TODAY, final=True)
    workbook(made / "moi.xlsx", {2019: 70, 2020: 165, 2021: 106})
    return made


def codes(report_: Path, book: Path) -> list[str]:
    return [finding.code for finding in verify(report_, book, PROGRAMME, TODAY).findings]


def test_the_workbook_is_not_touched_and_its_stamped_copy_stands_beside_the_report(
    tmp_path: Path,
) -> None:
    book = workbook(tmp_path / "so.xlsx")
    before = book.read_bytes()
    result = report(book, tmp_path / "a.docx", PROGRAMME, TODAY, final=True)
    assert book.read_bytes() == before
    copy = result.closed
    assert copy == tmp_path / "a-so-chot.xlsx"
    told = properties_of(copy.read_bytes())
    assert told[CLOSED_ON] == "2021-07-15" and told[CLOSED_NAME] == "a.docx"
    assert told[CLOSED_REPORT] == sha256((tmp_path / "a.docx").read_bytes()).hexdigest()
    mine = properties_of((tmp_path / "a.docx").read_bytes())
    assert mine[CLOSED_CONTENT] == content_digest(before) == content_digest(copy.read_bytes())
    with ZipFile(book) as a, ZipFile(copy) as b:
        differing = {n for n in b.namelist() if n not in a.namelist() or a.read(n) != b.read(n)}
    assert differing <= {"docProps/custom.xml", "[Content_Types].xml", "_rels/.rels"}
    assert load(copy, PROGRAMME).info == load(book, PROGRAMME).info
    # The stubs of openpyxl know no custom properties.
    properties: Any = vars(openpyxl.load_workbook(copy))["custom_doc_props"]
    kept = {p.name: p.value for p in properties.props}
    assert kept[CLOSED_ON] == "2021-07-15"
    assert set(kept) > set(properties_of(before))


def test_verify_says_whether_the_workbook_is_the_closed_one(folder: Path) -> None:
    for book in ("so.xlsx", "a-so-chot.xlsx"):
        assert codes(folder / "a.docx", folder / book) == ["workbook-as-closed"], book
    told = codes(folder / "a.docx", folder / "moi.xlsx")
    assert "workbook-after-closing" in told and "figure-outdated" in told


def test_correcting_a_closed_report_asks_first(folder: Path, tmp_path: Path) -> None:
    asked: list[str] = []

    def no(question: str) -> bool:
        asked.append(question)
        return False

    with pytest.raises(UsageError, match="15/7/2021"):
        update(
            folder / "a.docx", folder / "moi.xlsx", tmp_path / "c.docx", PROGRAMME, TODAY, agreed=no
        )
    assert len(asked) == 1 and not (tmp_path / "c.docx").exists()
    result = update(
        folder / "a.docx", folder / "moi.xlsx", tmp_path / "c.docx", PROGRAMME, TODAY,
        agreed=lambda question: True,
    )  # fmt: skip
    rows = {c.row[1:] for c in result.corrections}
    assert ("336", "341", "+5") in rows and result.closed == "2021-07-15"
    assert codes(tmp_path / "c.docx", folder / "moi.xlsx") == []


def test_in_a_pipe_nobody_agrees_and_yes_says_it_beforehand(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [str(folder / "a.docx"), str(folder / "moi.xlsx"), "-o", str(tmp_path / "c.docx")]
    assert main(["update", *given]) == 2
    told = capsys.readouterr().err
    assert "--yes" in told and told.count("\n") == 1 and not (tmp_path / "c.docx").exists()
    assert main(["update", *given, "--yes"]) == 0
    said = capsys.readouterr().out
    assert "Số đã báo cáo · Số đính chính · Chênh lệch · Lý do" in said
    assert "336 · 341 · +5 · ……" in said


def test_the_letter_of_correction_holds_the_table(folder: Path, tmp_path: Path) -> None:
    given = [str(folder / "a.docx"), str(folder / "moi.xlsx"), "-o", str(tmp_path / "c.docx")]
    letter = tmp_path / "cong-van.docx"
    assert main(["update", *given, "--yes", "--letter", str(letter)]) == 0
    written = docx.Document(str(letter))
    rows = [[cell.text for cell in row.cells] for row in written.tables[-2].rows]
    assert rows[0][1:] == ["Số đã báo cáo", "Số đính chính", "Chênh lệch", "Lý do"]
    assert ["336", "341", "+5", "……"] in [row[1:] for row in rows]
    said = "\n".join(p.text for p in written.paragraphs)
    assert "chốt ngày 15/7/2021" in said


def test_the_letter_is_never_the_report(folder: Path, tmp_path: Path) -> None:
    same = str(tmp_path / "c.docx")
    given = [str(folder / "a.docx"), str(folder / "moi.xlsx"), "-o", same]
    assert main(["update", *given, "--yes", "--letter", same]) == 2
    assert not (tmp_path / "c.docx").exists()


def test_the_command_closes_and_says_where_the_copy_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = workbook(tmp_path / "so.xlsx")
    assert main(["report", str(book), "-o", str(tmp_path / "a.docx"), "--final"]) == 0
    assert "a-so-chot.xlsx" in capsys.readouterr().out
    assert (tmp_path / "a-so-chot.xlsx").exists()


def test_a_copy_that_would_be_an_input_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    book = workbook(tmp_path / "a-so-chot.xlsx")
    before = book.read_bytes()
    with pytest.raises(OutputError):
        report(book, tmp_path / "a.docx", PROGRAMME, TODAY, final=True)
    assert book.read_bytes() == before and not (tmp_path / "a.docx").exists()


def test_where_the_report_cannot_be_written_no_copy_is_left(tmp_path: Path) -> None:
    book = workbook(tmp_path / "so.xlsx")
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(OutputError):
        report(book, tmp_path / "a.docx", PROGRAMME, TODAY, final=True)
    assert not (tmp_path / "a-so-chot.xlsx").exists()


def test_stamping_again_replaces_and_leaves_the_content_the_same(folder: Path) -> None:
    data = (folder / "so.xlsx").read_bytes()
    twice = stamped(stamped(data, {"X": "1"}), {"X": "2"})
    assert properties_of(twice)["X"] == "2"
    assert content_digest(twice) == content_digest(data)


def test_closing_a_workbook_that_takes_no_stamp_is_refused(folder: Path) -> None:
    from baocao.tasks.closing import closing_of

    with pytest.raises(InputError, match=r"\.xlsx"):
        closing_of("so.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", TODAY)


def test_a_closed_report_edited_by_hand_is_still_closed(folder: Path, tmp_path: Path) -> None:
    given = edited(
        folder / "a.docx", tmp_path / "b.docx", by_hand.type_over("Số bài viết | hai chữ số", "9")
    )
    assert codes(given, folder / "so.xlsx") == ["figure-typed-over", "workbook-as-closed"]


@pytest.mark.office
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_a_closing_outlives_libreoffice(folder: Path, tmp_path: Path) -> None:
    saved = convert(folder / "a.docx", "docx", tmp_path / "lo")
    assert codes(saved, folder / "a-so-chot.xlsx") == ["workbook-as-closed"]
    shutil.copy(folder / "a-so-chot.xlsx", tmp_path / "so.xlsx")
    book = convert(tmp_path / "so.xlsx", "xlsx", tmp_path / "lo")
    assert codes(saved, book) == ["workbook-after-closing"]
