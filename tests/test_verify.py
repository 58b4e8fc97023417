"""`baocao verify`: an edited report held against the workbook, each figure and each row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

import edited_reports as by_hand
from baocao.cli import main
from baocao.core.filling import FilledRow
from baocao.core.findings import Finding
from baocao.tasks.verify import verify
from edited_reports import PROGRAMME, TODAY, Edit, Element, edited, report_of, w, workbook
from office import SOFFICE, convert
from reference import reference_workbook

ALL = "Số bài viết | hai chữ số"
OF_2020 = "Số bài viết | năm 2020 | hai chữ số"
ISSUER = "Cơ quan ban hành"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("verify")
    report_of(workbook(made / "so.xlsx"), made / "a.docx")
    workbook(made / "moi.xlsx", {2019: 70, 2020: 165, 2021: 106})
    return made


def found(report: Path, book: Path) -> list[Finding]:
    return list(verify(report, book, PROGRAMME, TODAY).findings)


def codes(report: Path, book: Path) -> list[str]:
    return [finding.code for finding in found(report, book)]


def after(folder: Path, tmp_path: Path, *edits: Edit) -> list[Finding]:
    return found(edited(folder / "a.docx", tmp_path / "sua.docx", *edits), folder / "so.xlsx")


def test_an_untouched_report_agrees(folder: Path) -> None:
    verified = verify(folder / "a.docx", folder / "so.xlsx", PROGRAMME, TODAY)
    assert verified.findings == () and verified.agreeing > 10


def test_the_reference_report_in_the_clerks_own_words_agrees(tmp_path: Path) -> None:
    book = reference_workbook(PROGRAMME, tmp_path)
    assert codes(report_of(book, tmp_path / "a.docx"), book) == []


def test_each_figure_that_the_workbook_changed_is_an_error(folder: Path) -> None:
    told = found(folder / "a.docx", folder / "moi.xlsx")
    said = {(f.details["name"], f.details["text"], f.details["now"]) for f in told}
    assert {f.code for f in told} == {"figure-outdated"}
    assert (ALL, "336", "341") in said and (OF_2020, "160", "165") in said
    assert any("dòng 2020" in str(name) and was == "160" for name, was, _ in said)
    assert any("tổng cộng" in str(name).lower() and now == "341" for name, _, now in said)


def test_a_figure_typed_over_is_an_error_that_tells_all_three(folder: Path, tmp_path: Path) -> None:
    (told,) = after(folder, tmp_path, by_hand.type_over(ALL, "350"))
    assert told.code == "figure-typed-over" and told.sheet == "mục I.II.1.2"
    assert (told.details["text"], told.details["drawn"], told.details["now"]) == (
        "350", "336", "336",
    )  # fmt: skip
    assert "350 tin, bài" in str(told.details["excerpt"])


@pytest.mark.parametrize("typed", ["336", " 336 ", "336,0", "ba trăm ba mươi sáu"])
def test_the_same_number_written_otherwise_agrees(folder: Path, tmp_path: Path, typed: str) -> None:
    assert after(folder, tmp_path, by_hand.type_over(ALL, typed)) == []


@pytest.mark.parametrize("typed", ["khoảng 336", "336 (làm tròn)"])
def test_words_typed_around_a_figure_inside_its_bookmark_are_the_clerks(
    folder: Path, tmp_path: Path, typed: str
) -> None:
    assert after(folder, tmp_path, by_hand.type_over(ALL, typed)) == []


def test_a_number_that_only_contains_the_figure_is_not_the_figure(
    folder: Path, tmp_path: Path
) -> None:
    for typed in ("1.336", "3360", "336,5", "13.336"):
        told = after(folder, tmp_path, by_hand.type_over(ALL, typed))
        assert [f.code for f in told] == ["figure-typed-over"], typed


def test_a_deleted_figure_is_a_warning(folder: Path, tmp_path: Path) -> None:
    (told,) = after(folder, tmp_path, by_hand.delete_figure(ALL))
    assert (told.code, told.severity.value) == ("figure-deleted", "warning")


def test_a_deleted_paragraph_is_told_figure_by_figure_and_is_no_error(
    folder: Path, tmp_path: Path
) -> None:
    told = after(folder, tmp_path, by_hand.delete_paragraph(ALL))
    assert {f.code for f in told} == {"figure-deleted"} and len(told) > 2


def test_a_figure_without_its_anchor_is_found_by_its_unit_word(
    folder: Path, tmp_path: Path
) -> None:
    (told,) = after(folder, tmp_path, by_hand.drop_anchor(ALL))
    assert (told.code, told.severity.value) == ("figure-unanchored", "warning")
    assert told.details["text"] == "336 tin, bài"


def test_typing_over_the_whole_bookmark_in_word_leaves_a_number_by_its_unit_word(
    folder: Path, tmp_path: Path
) -> None:
    edits = (by_hand.type_over(ALL, "350"), by_hand.drop_anchor(ALL))
    (told,) = after(folder, tmp_path, *edits)
    assert (told.code, told.details["text"], told.details["now"]) == (
        "figure-unanchored", "350 tin, bài", "336",
    )  # fmt: skip


def test_a_plain_number_counts_only_beside_its_unit_word(folder: Path, tmp_path: Path) -> None:
    assert after(folder, tmp_path, by_hand.append_words(ALL, " Có 5 cuộc họp, 999 lượt.")) == []
    (told,) = after(folder, tmp_path, by_hand.append_words(ALL, " Đã đăng 999 tin, bài."))
    assert (told.code, told.severity.value) == ("typed-number-contradicts", "warning")


def test_words_that_a_hand_put_in_the_place_of_a_drawn_name_are_kept_and_told(
    folder: Path, tmp_path: Path
) -> None:
    (told,) = after(folder, tmp_path, by_hand.type_over(ISSUER, "UBND xã"))
    assert (told.code, told.severity.value) == ("fact-reworded", "warning")


def test_runs_cut_by_the_speller_are_one_figure(folder: Path, tmp_path: Path) -> None:
    assert after(folder, tmp_path, by_hand.split_runs(ALL)) == []


def test_tracked_text_counts_as_a_reader_will_see_it(folder: Path, tmp_path: Path) -> None:
    (typed,) = after(folder, tmp_path, by_hand.typed_while_tracked(ALL, "350"))
    assert (typed.code, typed.details["text"]) == ("figure-typed-over", "350")
    assert after(folder, tmp_path, by_hand.typed_while_tracked(ALL, "336")) == []
    (gone,) = after(folder, tmp_path, by_hand.deleted_while_tracked(ALL))
    assert gone.code == "figure-deleted"


def test_an_insertion_around_a_figure_leaves_it_alone(folder: Path, tmp_path: Path) -> None:
    assert (
        after(folder, tmp_path, lambda root: by_hand.track("ins", by_hand.figure_run(root, ALL)))
        == []
    )


def test_moved_text_counts_where_it_went(folder: Path, tmp_path: Path) -> None:
    def moved(root: Element) -> None:
        run = by_hand.figure_run(root, ALL)
        twin = by_hand.copy.deepcopy(run)
        change = by_hand.track("moveFrom", run)
        change.addnext(twin)
        by_hand.track("moveTo", twin)

    assert after(folder, tmp_path, moved) == []


def test_a_hyperlink_and_a_comment_around_a_figure_change_nothing(
    folder: Path, tmp_path: Path
) -> None:
    def linked(root: Element) -> None:
        run = by_hand.figure_run(root, ALL)
        by_hand.track("hyperlink", run)
        run.addprevious(etree.Element(w("commentRangeStart"), {w("id"): "7"}))

    assert after(folder, tmp_path, linked) == []


def test_a_bookmark_whose_end_slid_into_the_next_paragraph_still_holds_its_figure(
    folder: Path, tmp_path: Path
) -> None:
    def slid(root: Element) -> None:
        ending = by_hand.end(root, by_hand.start(root, ALL))
        following = by_hand.paragraph_of(root, ALL).getnext()
        assert following is not None
        following.insert(1, ending)

    assert after(folder, tmp_path, slid) == []
    report = edited(folder / "a.docx", tmp_path / "b.docx", slid)
    assert ALL in {f.details["name"] for f in found(report, folder / "moi.xlsx")}


def test_a_moved_paragraph_keeps_its_figures(folder: Path, tmp_path: Path) -> None:
    def moved(root: Element) -> None:
        body = root.find(w("body"))
        assert body is not None
        body.insert(3, by_hand.paragraph_of(root, ALL))

    assert after(folder, tmp_path, moved) == []


def test_a_copy_whose_bookmark_the_program_renamed_is_a_figure_too(
    folder: Path, tmp_path: Path
) -> None:
    def copied(root: Element) -> None:
        twin = by_hand.copy.deepcopy(by_hand.paragraph_of(root, ALL))
        for mark in twin.iter(w("bookmarkStart"), w("bookmarkEnd")):
            mark.set(w("id"), f"5{mark.get(w('id'))}")
            if mark.get(w("name")):
                mark.set(w("name"), f"{mark.get(w('name'))}_Copy_1")
        by_hand.paragraph_of(root, ALL).addnext(twin)

    assert after(folder, tmp_path, copied) == []
    told = found(edited(folder / "a.docx", tmp_path / "b.docx", copied), folder / "moi.xlsx")
    assert [f.details["name"] for f in told].count(ALL) == 2


def test_a_copy_without_a_bookmark_is_plain_text_that_is_compared_by_its_unit_word(
    folder: Path, tmp_path: Path
) -> None:
    words = " Tóm lại, đã đăng 336 tin, bài."
    report = edited(folder / "a.docx", tmp_path / "b.docx", by_hand.append_words(ALL, words))
    assert codes(report, folder / "so.xlsx") == []
    assert "typed-number-contradicts" in codes(report, folder / "moi.xlsx")


# The appendix tables.


def test_a_cell_typed_over_is_an_error_and_one_emptied_is_a_warning(
    folder: Path, tmp_path: Path
) -> None:
    (typed,) = after(folder, tmp_path, by_hand.set_cell("2020", 7, "999"))
    assert (typed.code, typed.details["text"], typed.details["now"]) == (
        "figure-typed-over", "999", "160",
    )  # fmt: skip
    assert typed.sheet.startswith("Phụ lục I") and "dòng 2020" in str(typed.details["name"])
    (gone,) = after(folder, tmp_path, by_hand.set_cell("2020", 7, ""))
    assert (gone.code, gone.severity.value) == ("figure-deleted", "warning")


def test_rows_that_are_gone_added_or_new_are_told(folder: Path, tmp_path: Path) -> None:
    (gone,) = after(folder, tmp_path, by_hand.delete_row("2020"))
    assert (gone.code, gone.details["row"]) == ("row-missing", "2020, Kế hoạch")

    def added(root: Element) -> None:
        twin = by_hand.copy.deepcopy(by_hand.row(root, "2020"))
        next(twin.iter(w("t"))).text = "2018"
        by_hand.row(root, "2019").addprevious(twin)

    (typed,) = after(folder, tmp_path, added)
    assert (typed.code, typed.severity.value) == ("row-typed", "warning")
    more = [FilledRow(2020, "Công văn", {"document_count": 2})]
    new = found(folder / "a.docx", workbook(tmp_path / "them.xlsx", rows=more))
    assert ("row-missing", "2020, Công văn") in {(f.code, f.details.get("row")) for f in new}
    back = report_of(tmp_path / "them.xlsx", tmp_path / "them.docx")
    told = found(back, folder / "so.xlsx")
    assert ("row-outdated", "error") in {(f.code, f.severity.value) for f in told}


def test_a_year_merged_over_its_rows_is_still_each_rows_year(tmp_path: Path) -> None:
    more = [FilledRow(2020, "Công văn", {"document_count": 2})]
    book = workbook(tmp_path / "so.xlsx", rows=more)

    def merged(root: Element) -> None:
        rows = [r for r in by_hand.table(root).iter(w("tr"))
                if by_hand.text(next(r.iter(w("tc")))) == "2020"]  # fmt: skip
        for held in next(rows[1].iter(w("tc"))).iter(w("t")):
            held.text = ""

    report = edited(report_of(book, tmp_path / "a.docx"), tmp_path / "b.docx", merged)
    assert codes(report, book) == []


def test_a_table_with_other_columns_says_so_and_its_anchored_cells_are_still_compared(
    folder: Path, tmp_path: Path
) -> None:
    def narrower(root: Element) -> None:
        for line in by_hand.table(root).iter(w("tr")):
            line.remove(list(line.iter(w("tc")))[-1])

    report = edited(folder / "a.docx", tmp_path / "b.docx", narrower)
    assert "table-changed" in codes(report, folder / "so.xlsx")
    told = found(report, folder / "moi.xlsx")
    names = [f.details["name"] for f in told if f.code == "figure-outdated"]
    assert "Số bài viết | năm 2020" in names


def test_an_appendix_taken_out_is_one_warning(folder: Path, tmp_path: Path) -> None:
    def out(root: Element) -> None:
        gone = by_hand.table(root)
        parent = gone.getparent()
        assert parent is not None
        parent.remove(gone)

    assert [f.code for f in after(folder, tmp_path, out)] == ["table-missing"]


# Default wording.


def test_a_default_sentence_that_the_figures_word_otherwise_now_is_shown(
    folder: Path, tmp_path: Path
) -> None:
    falling = workbook(tmp_path / "giam.xlsx", {2019: 170, 2020: 60, 2021: 106})
    told = [f for f in found(folder / "a.docx", falling) if f.code == "wording-changed"]
    (change,) = told
    assert "giảm 110" in str(change.details["now"]) and "tăng 90" in str(change.details["text"])
    assert change.severity.value == "warning"


def test_a_section_that_its_writer_has_typed_since_is_not_told(
    folder: Path, tmp_path: Path
) -> None:
    typed = workbook(tmp_path / "go.xlsx", narrative={"I.II.1.2": "Tôi viết lại mục này."})
    assert codes(folder / "a.docx", typed) == []


# Older reports, other programs, bad input.


def test_a_report_of_the_first_version_still_verifies(folder: Path, tmp_path: Path) -> None:
    """The first version listed bookmark bc_n, expression and text, and no more."""
    report = first_version(folder / "a.docx", tmp_path / "cu.docx")
    assert codes(report, folder / "so.xlsx") == []
    told = found(report, folder / "moi.xlsx")
    assert {f.code for f in told} == {"figure-outdated"}
    assert ALL in {f.details["name"] for f in told}
    typed = edited(report, tmp_path / "b.docx", lambda root: _type_first(root, "9.999"))
    assert "figure-typed-over" in codes(typed, folder / "so.xlsx")


def _type_first(root: Element, typed: str) -> None:
    mark = next(
        m for m in root.iter(w("bookmarkStart"))
        if m.get(w("name"), "").startswith("bc_") and by_hand.text(_after(m)) == "336"
    )  # fmt: skip
    next(_after(mark).iter(w("t"))).text = typed


def _after(mark: Element) -> Element:
    following = mark.getnext()
    assert following is not None
    return following


def first_version(path: Path, out: Path) -> Path:
    """Write a report as version 0.1.0 anchored it."""
    from zipfile import ZipFile

    from baocao.ooxml.repack import rewrite
    from baocao.word.tags import NAMESPACE

    with ZipFile(path) as parts:
        part = next(n for n in parts.namelist() if n.startswith("customXml/item1"))
        listed = etree.fromstring(parts.read(part))
    root = by_hand.document(path)
    for key in [k for k in listed.attrib if k != "workbook"]:
        del listed.attrib[key]
    for other in [e for e in listed if e.tag != f"{{{NAMESPACE}}}figure"]:
        listed.remove(other)
    names = {}
    for number, figure in enumerate(listed, 1):
        figure.attrib.pop("form", None)
        names[figure.get("bookmark")] = f"bc_{number}"
        figure.set("bookmark", f"bc_{number}")
    for mark in list(root.iter(w("bookmarkStart"))):
        name = mark.get(w("name"), "")
        if name in names:
            mark.set(w("name"), names[name])
        elif name.startswith(("bcs_", "bct_")):
            ending = by_hand.end(root, mark)
            for gone in (mark, ending):
                parent = gone.getparent()
                assert parent is not None
                parent.remove(gone)
    written = {by_hand.PART: etree.tostring(root), part: etree.tostring(listed)}
    out.write_bytes(rewrite(path.read_bytes(), written))
    return out


def test_text_pasted_into_another_file_is_known_by_its_bookmarks(
    folder: Path, tmp_path: Path
) -> None:
    """Word takes bookmarks along, the list of figures stays behind."""
    gone = ("customXml/item1.xml", "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels")
    pasted = edited(folder / "a.docx", tmp_path / "b.docx", removed=gone)
    assert codes(pasted, folder / "so.xlsx") == ["figure-list-lost"]
    told = found(pasted, folder / "moi.xlsx")
    assert {f.code for f in told} == {"figure-outdated", "figure-list-lost"}


def test_a_report_of_a_compared_period_carries_what_it_compares_with(tmp_path: Path) -> None:
    from baocao.tasks.report import report

    period = {"year_from": "2016", "year_to": "2018"}
    old = workbook(tmp_path / "cu.xlsx", {2016: 10, 2017: 20, 2018: 30}, **period)
    words = "Kỳ trước {{ Số bài viết | kỳ trước }} tin, bài, tăng {{ Số bài viết | kỳ trước | " \
            "chênh lệch }}."  # fmt: skip
    book = workbook(tmp_path / "so.xlsx", narrative={"I.II.1.3": words})
    report(book, tmp_path / "a.docx", PROGRAMME, TODAY, old)
    assert codes(tmp_path / "a.docx", book) == []
    more = workbook(
        tmp_path / "moi.xlsx", {2019: 70, 2020: 165, 2021: 106}, narrative={"I.II.1.3": words}
    )
    said = {(f.details["text"], f.details["now"]) for f in found(tmp_path / "a.docx", more)}
    assert ("276", "281") in said


@pytest.mark.parametrize(
    ("info", "word"),
    [
        ({"unit": "Xã Tân Nam"}, "đơn vị"),
        ({"year_from": "2020", "year_to": "2022"}, "kỳ báo cáo"),
    ],
)
def test_a_workbook_of_another_unit_or_period_is_refused(
    folder: Path, tmp_path: Path, info: dict[str, str], word: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    other = workbook(tmp_path / "khac.xlsx", **info)
    assert main(["verify", str(folder / "a.docx"), str(other)]) == 2
    told = capsys.readouterr().err
    assert word in told and told.count("\n") == 1


def _doc() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le")


def _with_part(data: bytes, name: str) -> bytes:
    from baocao.ooxml.repack import rewrite

    return rewrite(data, {name: b'<figures xmlns="urn:baocao:figures:1"><fig'})


def _locked() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le")


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda data, book: b"", "rỗng"),
        (lambda data, book: _doc(), ".doc"),
        (lambda data, book: _locked(), "mật khẩu"),
        (lambda data, book: data[: len(data) // 2], "hỏng"),
        (lambda data, book: "xin chào".encode(), "không phải là tệp Word"),
        (lambda data, book: book, "không phải là tệp Word"),
        (lambda data, book: _with_part(data, "word/document.xml"), "hỏng"),
        (lambda data, book: _with_part(data, "customXml/item1.xml"), "hỏng"),
        (lambda data, book: PROGRAMME.report_template.read_bytes(), "không phải là báo cáo"),
    ],
    ids=[
        "empty",
        "doc",
        "locked",
        "cut",
        "text",
        "workbook",
        "bad-document",
        "bad-list",
        "not-ours",
    ],
)
def test_what_is_no_report_of_ours_gets_one_sentence(
    folder: Path, tmp_path: Path, make, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    data, book = (folder / "a.docx").read_bytes(), (folder / "so.xlsx").read_bytes()
    (tmp_path / "b.docx").write_bytes(make(data, book))
    assert main(["verify", str(tmp_path / "b.docx"), str(folder / "so.xlsx")]) == 2
    told = capsys.readouterr().err
    assert word in told and told.startswith("b.docx: ") and told.count("\n") == 1


def test_the_command_tells_in_json_and_by_its_exit_code(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(folder / "a.docx"), str(folder / "so.xlsx")]) == 0
    assert "đúng như sổ" in capsys.readouterr().out
    assert main(["verify", str(folder / "a.docx"), str(folder / "moi.xlsx"), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)["findings"]
    assert {tuple(finding) for finding in told} == {
        ("code", "severity", "sheet", "cell", "unit", "file", "message")
    }
    assert told[0]["severity"] == "error" and told[0]["file"] == "a.docx"


def test_a_document_saved_as_strict_is_read(folder: Path, tmp_path: Path) -> None:
    def strict(data: bytes) -> bytes:
        return data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )

    from zipfile import ZipFile

    from baocao.ooxml.repack import rewrite

    with ZipFile(folder / "a.docx") as parts:
        written = {by_hand.PART: strict(parts.read(by_hand.PART))}
    (tmp_path / "b.docx").write_bytes(rewrite((folder / "a.docx").read_bytes(), written))
    assert codes(tmp_path / "b.docx", folder / "so.xlsx") == []
    assert "figure-outdated" in codes(tmp_path / "b.docx", folder / "moi.xlsx")


@pytest.mark.office
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_figures_are_known_after_libreoffice_saved_the_report(folder: Path, tmp_path: Path) -> None:
    saved = convert(folder / "a.docx", "docx", tmp_path / "lo")
    assert codes(saved, folder / "so.xlsx") == []
    told = found(saved, folder / "moi.xlsx")
    before = found(folder / "a.docx", folder / "moi.xlsx")
    assert [f.details for f in told] == [f.details for f in before]


@pytest.mark.office
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_edits_are_told_after_libreoffice_saved_them(folder: Path, tmp_path: Path) -> None:
    report = edited(
        folder / "a.docx", tmp_path / "b.docx",
        by_hand.typed_while_tracked(ALL, "350"),
        by_hand.deleted_while_tracked("Số bài viết | năm 2019 | hai chữ số"),
        by_hand.split_runs(OF_2020),
        by_hand.set_cell("2020", 7, "999"),
    )  # fmt: skip
    saved = convert(report, "docx", tmp_path / "lo")
    told = {f.code: f.details for f in found(saved, folder / "so.xlsx")}
    assert set(told) == {"figure-typed-over", "figure-deleted"}
    assert len(found(saved, folder / "so.xlsx")) == 3


@pytest.mark.office
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_figures_are_known_after_the_report_was_an_odt(folder: Path, tmp_path: Path) -> None:
    odt = convert(folder / "a.docx", "odt", tmp_path / "odt")
    back = convert(odt, "docx", tmp_path / "lo")
    assert codes(back, folder / "so.xlsx") == ["figure-list-lost"]
    assert "figure-outdated" in codes(back, folder / "moi.xlsx")
