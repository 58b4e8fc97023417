"""The reference report on paper, as a real word processor lays it out, and saved by it again."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from baocao.core.consolidating.joining import from_submission
from baocao.resources import default_programme
from baocao.tasks.load import load
from baocao.tasks.report import report
from baocao.word.document import render
from baocao.wording.facts import gather
from baocao.wording.report.whole import compose
from office import convert
from reference import reading, reference_workbook, spaced, text_of

pytestmark = pytest.mark.office

OFFICE = {
    "unit": "Sở Tư pháp", "issuer": "Sở Tư pháp", "superior": "UBND tỉnh Hà Giang",
    "symbol": "BC-STP", "place": "Hà Giang", "authority": "", "signer_title": "Giám đốc",
    "addressees": "Bộ Tư pháp\nỦy ban nhân dân tỉnh Hà Giang",
}  # fmt: skip


def made(folder: Path, **info: str) -> Path:
    programme = default_programme("pbgdpl")
    out = folder / "bao-cao.docx"
    report(reference_workbook(programme, folder, **info), out, programme, date(2021, 7, 15))
    return out


def pages(document: Path, folder: Path) -> list[list[str]]:
    """Return the lines of each page."""
    pdf = convert(document, "pdf", folder)
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    return [[spaced(line) for line in page.splitlines() if line.strip()]
            for page in text.split("\f")[:-1]]  # fmt: skip


@pytest.fixture(scope="module", params=[{}, OFFICE], ids=["huyện", "Sở"])
def printed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[list[str]]:
    folder = tmp_path_factory.mktemp("pages")
    return pages(made(folder, **request.param), folder)


def test_the_nation_s_name_stands_on_one_line(printed: list[list[str]]) -> None:
    assert any(line.endswith("VIỆT NAM") and "CỘNG" in spaced(line) for line in printed[0])


def test_pages_are_numbered_from_the_second_and_anew_in_each_appendix(
    printed: list[list[str]],
) -> None:
    report_pages = len(printed) - 2
    assert [page[0] for page in printed[1:report_pages]] == [
        str(number) for number in range(2, report_pages + 1)
    ]
    for first in (printed[0], *printed[-2:]):
        assert not first[0].isdecimal()


def test_the_signature_is_whole_and_has_words_above_it(printed: list[list[str]]) -> None:
    last = printed[-3]
    signed = next(place for place, line in enumerate(last) if line.startswith("Nơi nhận:"))
    assert any(line.endswith("./.") for line in last[:signed])
    assert any("Nguyễn Văn A" in line for line in last[signed:])
    assert any("Lưu: VT." in line for line in last[signed:])


def test_no_heading_is_the_last_line_of_a_page(printed: list[list[str]]) -> None:
    for page in printed[:-2]:
        assert not page[-1].startswith(("I.", "II.", "1.1", "1.2", "1.3", "1.4", "2.1", "2.2"))


def test_each_appendix_is_one_page(printed: list[list[str]]) -> None:
    firsts = [" ".join(page) for page in printed[-2:]]
    assert "Phụ lục I " in firsts[0] and "Tổng cộng" in firsts[0]
    assert "Phụ lục II" in firsts[1] and "Tổng cộng" in firsts[1]


def test_words_and_anchors_outlive_a_save_by_another_program(tmp_path: Path) -> None:
    given = made(tmp_path)
    saved = convert(given, "docx", tmp_path / "saved")
    words = [line for line in reading(given.read_bytes()) if line]
    assert [line for line in reading(saved.read_bytes()) if line] == words

    def anchored(path: Path) -> dict[str, str]:
        body = docx.Document(str(path)).element.body
        return {
            mark.get(qn("w:name")): text_of(mark.getnext())
            for mark in body.iter(qn("w:bookmarkStart"))
            if mark.get(qn("w:name")).startswith("bc_")
        }

    assert anchored(saved) == anchored(given) != {}
    with ZipFile(saved) as parts:
        items = [parts.read(n) for n in parts.namelist() if n.startswith("customXml/item")]
    listed = [ElementTree.fromstring(i) for i in items if b"<figures" in i]
    figures = [item.iter("{urn:baocao:figures:1}figure") for item in listed]
    assert [{f.get("bookmark"): f.text for f in item} for item in figures] == [anchored(given)]


def test_a_template_saved_by_another_program_gives_the_same_words(tmp_path: Path) -> None:
    programme = default_programme("pbgdpl")
    workbook = reference_workbook(programme, tmp_path)
    restyled = convert(programme.report_template, "docx", tmp_path / "saved")
    view = from_submission(load(workbook, programme), programme.forms, date(2021, 7, 15))
    composed = compose(view, gather(view, programme), programme)
    shipped, saved = (
        [line for line in reading(render(composed, template)) if line]
        for template in (programme.report_template, restyled)
    )
    assert saved == shipped
