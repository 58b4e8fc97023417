"""`baocao update`: today's figures in, every other word, format and part as it was."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

import edited_reports as by_hand
from baocao.cli import main
from baocao.core.filling import FilledRow
from baocao.ooxml.repack import rewrite
from baocao.tasks.update import ALL, UpdateResult, update
from baocao.tasks.verify import verify
from baocao.word.tags import NAMESPACE
from edited_reports import PROGRAMME, TODAY, Edit, Element, edited, report_of, w, workbook
from office import SOFFICE, convert

ARTICLES = "Số bài viết | hai chữ số"
OF_2020 = "Số bài viết | năm 2020 | hai chữ số"
CHANGE = "Số bài viết | năm 2020 | chênh lệch | hai chữ số"
TYPES = {"document_count": 2}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("update")
    report_of(workbook(made / "so.xlsx"), made / "a.docx")
    workbook(made / "moi.xlsx", {2019: 70, 2020: 165, 2021: 106})
    workbook(made / "giam.xlsx", {2019: 170, 2020: 60, 2021: 106})
    more = [FilledRow(2020, "Công văn", TYPES), FilledRow(2021, "Công văn", TYPES)]
    workbook(made / "them.xlsx", rows=more)
    return made


def put(report: Path, book: Path, out: Path, *wording: str) -> UpdateResult:
    return update(
        report, book, out, PROGRAMME, TODAY, new_wording=wording, agreed=lambda question: False
    )


def codes(result: UpdateResult) -> list[str]:
    return [finding.code for finding in result.findings]


def left(report: Path, book: Path) -> list[str]:
    return [finding.code for finding in verify(report, book, PROGRAMME, TODAY).findings]


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def without_figures(path: Path) -> bytes:
    """Return the document's canonical XML with the text in figures and in tables' cells blank."""
    root = by_hand.document(path)
    inside: set[str] = set()
    for element in root.iter():
        if element.tag == w("bookmarkStart") and element.get(w("name"), "").startswith("bc_"):
            inside.add(element.get(w("id"), ""))
        elif element.tag == w("bookmarkEnd"):
            inside.discard(element.get(w("id"), ""))
        in_form = element.tag == w("t") and any(
            t.find(f".//{w('tblHeader')}") is not None for t in element.iterancestors(w("tbl"))
        )
        if element.tag == w("t") and (inside or in_form):
            element.text = ""
            element.attrib.clear()
    return etree.tostring(root, method="c14n2")


def busy(root: Element) -> None:
    """A hand has been at work: words, bold, a comment's range, tracked changes, split runs."""
    by_hand.append_words(ARTICLES, " Kết quả này do cả xã cố gắng.")(root)
    run = by_hand.figure_run(root, ARTICLES)
    formatting = etree.Element(w("rPr"))
    formatting.append(etree.Element(w("b")))
    run.insert(0, formatting)
    run.addprevious(etree.Element(w("commentRangeStart"), {w("id"): "7"}))
    by_hand.split_runs(OF_2020)(root)
    by_hand.track("ins", by_hand.figure_run(root, CHANGE))


def test_every_other_part_keeps_its_bytes_and_the_document_all_but_its_figures(
    folder: Path, tmp_path: Path
) -> None:
    report = edited(folder / "a.docx", tmp_path / "b.docx", busy)
    put(report, folder / "moi.xlsx", tmp_path / "c.docx")
    before, after = parts(report), parts(tmp_path / "c.docx")
    assert list(before) == list(after)
    differing = {name for name in before if before[name] != after[name]}
    assert differing == {"word/document.xml", "customXml/item1.xml"}
    assert without_figures(report) == without_figures(tmp_path / "c.docx")
    assert left(tmp_path / "c.docx", folder / "moi.xlsx") == []


def test_a_figure_keeps_the_formatting_of_its_first_run_and_its_tracked_change(
    folder: Path, tmp_path: Path
) -> None:
    report = edited(folder / "a.docx", tmp_path / "b.docx", busy)
    put(report, folder / "moi.xlsx", tmp_path / "c.docx")
    root = by_hand.document(tmp_path / "c.docx")
    paragraph = by_hand.paragraph_of(root, ARTICLES)
    run = next(r for r in paragraph.iter(w("r")) if by_hand.text(r) == "341")
    assert run.find(f"{w('rPr')}/{w('b')}") is not None
    inserted = next(paragraph.iter(w("ins")))
    assert by_hand.text(inserted) == "95"
    assert "năm 2020 là 165 tin, bài (tăng 95 so với" in by_hand.text(paragraph)


def test_a_typed_over_figure_is_replaced_and_said(folder: Path, tmp_path: Path) -> None:
    report = edited(
        folder / "a.docx", tmp_path / "b.docx", by_hand.type_over(ARTICLES, "350"),
        by_hand.set_cell("2020", 7, "999"),
    )  # fmt: skip
    result = put(report, folder / "so.xlsx", tmp_path / "c.docx")
    assert codes(result) == ["typed-over-replaced"] * 2
    assert {(c.was, c.now) for c in result.corrections} == {("350", "336"), ("999", "160")}
    assert without_figures(tmp_path / "c.docx") == without_figures(folder / "a.docx")
    assert by_hand.text(by_hand.document(tmp_path / "c.docx")) == by_hand.text(
        by_hand.document(folder / "a.docx")
    )


def test_only_the_number_is_replaced_among_words_typed_in_its_bookmark(
    folder: Path, tmp_path: Path
) -> None:
    report = edited(
        folder / "a.docx", tmp_path / "b.docx", by_hand.type_over(ARTICLES, "khoảng 336 (đã rà)")
    )
    put(report, folder / "moi.xlsx", tmp_path / "c.docx")
    assert "đã đăng tải khoảng 341 (đã rà) tin, bài" in by_hand.text(
        by_hand.document(tmp_path / "c.docx")
    )


def test_what_was_typed_while_changes_were_tracked_stays_tracked(
    folder: Path, tmp_path: Path
) -> None:
    report = edited(
        folder / "a.docx", tmp_path / "b.docx", by_hand.typed_while_tracked(ARTICLES, "350"),
        by_hand.deleted_while_tracked("Số bài viết | năm 2019 | hai chữ số"),
    )  # fmt: skip
    result = put(report, folder / "moi.xlsx", tmp_path / "c.docx")
    paragraph = by_hand.paragraph_of(by_hand.document(tmp_path / "c.docx"), ARTICLES)
    assert by_hand.text(next(paragraph.iter(w("ins")))) == "341"
    gone = [t.text for t in paragraph.iter(w("delText"))]
    assert gone == ["336", "70"] and "figure-deleted" in codes(result)


def test_words_put_in_the_place_of_a_drawn_name_are_the_clerks(
    folder: Path, tmp_path: Path
) -> None:
    report = edited(
        folder / "a.docx", tmp_path / "b.docx", by_hand.type_over("Cơ quan ban hành", "UBND xã")
    )
    put(report, folder / "moi.xlsx", tmp_path / "c.docx")
    assert "UBND xã" in by_hand.text(by_hand.document(tmp_path / "c.docx"))


def test_a_deleted_or_unanchored_figure_is_left_and_told(folder: Path, tmp_path: Path) -> None:
    report = edited(
        folder / "a.docx", tmp_path / "b.docx", by_hand.drop_anchor(ARTICLES),
        by_hand.delete_figure(OF_2020),
    )  # fmt: skip
    told = codes(put(report, folder / "moi.xlsx", tmp_path / "c.docx"))
    assert "figure-deleted" in told and "figure-unanchored" in told
    assert "336 tin, bài" in by_hand.text(by_hand.document(tmp_path / "c.docx"))


# The appendix tables.


def rows(path: Path) -> Iterator[list[str]]:
    for line in by_hand.table(by_hand.document(path)).iter(w("tr")):
        yield [by_hand.text(cell) for cell in line.iter(w("tc"))]


def test_rows_come_with_the_data_at_their_place_and_in_the_look_of_their_neighbours(
    folder: Path, tmp_path: Path
) -> None:
    result = put(folder / "a.docx", folder / "them.xlsx", tmp_path / "c.docx")
    assert codes(result).count("row-added") == 2
    fresh = report_of(folder / "them.xlsx", tmp_path / "d.docx")
    assert list(rows(tmp_path / "c.docx")) == list(rows(fresh))
    assert left(tmp_path / "c.docx", folder / "them.xlsx") == []
    lines = list(by_hand.table(by_hand.document(tmp_path / "c.docx")).iter(w("tr")))
    shapes = {
        etree.tostring(copy.deepcopy(p), method="c14n2")
        for line in lines[2:-1] for p in [next(line.iter(w("pPr")))]
    }  # fmt: skip
    assert len(shapes) <= 2
    ids = [m.get(w("id")) for m in by_hand.document(tmp_path / "c.docx").iter(w("bookmarkStart"))]
    assert len(ids) == len(set(ids))


def test_rows_go_with_the_data(folder: Path, tmp_path: Path) -> None:
    report = report_of(folder / "them.xlsx", tmp_path / "a.docx")
    result = put(report, folder / "so.xlsx", tmp_path / "c.docx")
    assert codes(result).count("row-removed") == 2
    assert list(rows(tmp_path / "c.docx")) == list(rows(folder / "a.docx"))
    assert left(tmp_path / "c.docx", folder / "so.xlsx") == []


def test_a_row_that_a_hand_added_stays_and_one_that_it_took_out_stays_out(
    folder: Path, tmp_path: Path
) -> None:
    def add(root: Element) -> None:
        twin = copy.deepcopy(by_hand.row(root, "2020"))
        next(twin.iter(w("t"))).text = "2018"
        by_hand.row(root, "2019").addprevious(twin)

    report = edited(folder / "a.docx", tmp_path / "b.docx", by_hand.delete_row("2021"), add)
    result = put(report, folder / "moi.xlsx", tmp_path / "c.docx")
    years = [line[0] for line in rows(tmp_path / "c.docx")][2:]
    assert years == ["2018", "2019", "2020", "Tổng cộng"]
    assert {"row-typed", "row-missing"} <= set(codes(result))


def test_a_figure_that_was_not_reported_before_fills_its_empty_cell(tmp_path: Path) -> None:
    book = workbook(tmp_path / "so.xlsx", {2019: 70, 2020: None, 2021: 106})
    report = report_of(book, tmp_path / "a.docx")
    later = workbook(tmp_path / "moi.xlsx")
    put(report, later, tmp_path / "c.docx")
    fresh = report_of(later, tmp_path / "d.docx")
    assert list(rows(tmp_path / "c.docx")) == list(rows(fresh))
    put(tmp_path / "c.docx", book, tmp_path / "e.docx")
    assert list(rows(tmp_path / "e.docx")) == list(rows(report))


# Default wording.


def retype(old: str, new: str) -> Edit:
    """Change words between figures by hand."""

    def edit(root: Element) -> None:
        (held,) = [t for t in root.iter(w("t")) if old in (t.text or "")]
        held.text = (held.text or "").replace(old, new)

    return edit


def words(path: Path) -> str:
    return by_hand.text(by_hand.document(path))


def test_a_default_sentence_stays_as_it_is_and_both_are_shown(folder: Path, tmp_path: Path) -> None:
    result = put(folder / "a.docx", folder / "giam.xlsx", tmp_path / "c.docx")
    (change,) = [f for f in result.findings if f.code == "wording-changed"]
    assert "giảm 110" in str(change.details["now"]) and "tăng 90" in str(change.details["text"])
    assert "giảm" not in words(tmp_path / "c.docx")
    # The sentence now says "tăng" of a fall, and is told until a person sees to it.
    assert left(tmp_path / "c.docx", folder / "giam.xlsx") == ["wording-changed"]
    by_a_person = edited(tmp_path / "c.docx", tmp_path / "d.docx", retype("(tăng ", "(giảm "))
    assert left(by_a_person, folder / "giam.xlsx") == []


def test_a_sentence_in_the_clerks_own_words_is_told_once_and_is_hers(
    folder: Path, tmp_path: Path
) -> None:
    hers = edited(folder / "a.docx", tmp_path / "b.docx", retype("(tăng ", "(chênh "))
    assert "wording-changed" in codes(put(hers, folder / "giam.xlsx", tmp_path / "c.docx"))
    assert left(tmp_path / "c.docx", folder / "giam.xlsx") == []


def test_words_that_a_person_put_right_before_are_known_when_the_figures_turn_again(
    folder: Path, tmp_path: Path
) -> None:
    right = edited(folder / "a.docx", tmp_path / "b.docx", retype("(tăng ", "(giảm "))
    result = put(right, folder / "giam.xlsx", tmp_path / "c.docx")
    assert "wording-changed" not in codes(result)
    assert "wording-changed" in left(tmp_path / "c.docx", folder / "so.xlsx")


@pytest.mark.parametrize("asked", [ALL, "i.ii.1.2"])
def test_a_default_sentence_is_replaced_where_a_person_says_so(
    folder: Path, tmp_path: Path, asked: str
) -> None:
    result = put(folder / "a.docx", folder / "giam.xlsx", tmp_path / "c.docx", asked)
    assert "wording-replaced" in codes(result)
    fresh = report_of(folder / "giam.xlsx", tmp_path / "d.docx")
    assert words(tmp_path / "c.docx") == words(fresh)
    assert left(tmp_path / "c.docx", folder / "giam.xlsx") == []
    again = left(tmp_path / "c.docx", folder / "so.xlsx")
    assert "figure-outdated" in again and "wording-changed" in again


def test_another_section_than_the_one_asked_for_keeps_its_words(
    folder: Path, tmp_path: Path
) -> None:
    result = put(folder / "a.docx", folder / "giam.xlsx", tmp_path / "c.docx", "I.I")
    assert "wording-changed" in codes(result) and "giảm" not in words(tmp_path / "c.docx")


def test_a_sentence_that_says_none_becomes_one_that_says_some(tmp_path: Path) -> None:
    none = workbook(tmp_path / "so.xlsx", {2019: 0, 2020: 0, 2021: 0})
    some = workbook(tmp_path / "moi.xlsx")
    report = report_of(none, tmp_path / "a.docx")
    put(report, some, tmp_path / "c.docx", ALL)
    assert words(tmp_path / "c.docx") == words(report_of(some, tmp_path / "d.docx"))


# Lists, older reports, other programs, refusals.


def test_a_list_that_was_lost_is_made_anew(folder: Path, tmp_path: Path) -> None:
    gone = ("customXml/item1.xml", "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels")
    pasted = edited(folder / "a.docx", tmp_path / "b.docx", removed=gone)
    result = put(pasted, folder / "moi.xlsx", tmp_path / "c.docx")
    assert "figure-list-lost" in codes(result)
    assert left(tmp_path / "c.docx", folder / "moi.xlsx") == []
    assert left(tmp_path / "c.docx", folder / "so.xlsx").count("figure-outdated") > 2


def test_the_list_names_the_new_workbook_and_keeps_what_it_does_not_know(
    folder: Path, tmp_path: Path
) -> None:
    held = parts(folder / "a.docx")["customXml/item1.xml"]
    foreign = held.replace(b"</figures>", b"<later v='2'/></figures>")
    (tmp_path / "b.docx").write_bytes(
        rewrite((folder / "a.docx").read_bytes(), {"customXml/item1.xml": foreign})
    )
    put(tmp_path / "b.docx", folder / "moi.xlsx", tmp_path / "c.docx")
    root = etree.fromstring(parts(tmp_path / "c.docx")["customXml/item1.xml"])
    from hashlib import sha256

    assert root.get("workbook") == sha256((folder / "moi.xlsx").read_bytes()).hexdigest()
    assert root.find(f"{{{NAMESPACE}}}later") is not None


def settings(path: Path, out: Path, told: bytes) -> Path:
    held = parts(path)["word/settings.xml"]
    changed = held.replace(b"<w:zoom", told + b"<w:zoom", 1)
    assert changed != held
    out.write_bytes(rewrite(path.read_bytes(), {"word/settings.xml": changed}))
    return out


def test_a_document_that_must_not_be_changed_is_refused_and_can_still_be_verified(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    locked = b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    report = settings(folder / "a.docx", tmp_path / "b.docx", locked)
    arguments = [str(report), str(folder / "moi.xlsx")]
    assert main(["update", *arguments, "-o", str(tmp_path / "c.docx")]) == 2
    told = capsys.readouterr().err
    assert "bảo vệ" in told and told.count("\n") == 1 and not (tmp_path / "c.docx").exists()
    assert main(["verify", *arguments]) == 1


def test_a_document_with_macros_is_refused(folder: Path, tmp_path: Path) -> None:
    from baocao.errors import InputError

    types = parts(folder / "a.docx")["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    report = tmp_path / "b.docm"
    report.write_bytes(rewrite((folder / "a.docx").read_bytes(), {"[Content_Types].xml": types}))
    with pytest.raises(InputError, match="macro"):
        put(report, folder / "moi.xlsx", tmp_path / "c.docx")
    assert "macros-ignored" in left(report, folder / "so.xlsx")


def test_inputs_are_never_outputs(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "a.docx"
    report.write_bytes((folder / "a.docx").read_bytes())
    before = report.read_bytes()
    assert main(["update", str(report), str(folder / "moi.xlsx"), "-o", str(report)]) == 2
    assert report.read_bytes() == before and "trùng với tệp đầu vào" in capsys.readouterr().err


def test_the_command_says_what_it_did(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [str(folder / "a.docx"), str(folder / "moi.xlsx"), "-o", str(tmp_path / "c.docx")]
    assert main(["update", *given]) == 0
    told = capsys.readouterr().out
    assert "từ “336” thành “341”" in told and "Đã ghi" in told


@pytest.mark.office
@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_a_report_that_libreoffice_saved_is_updated_and_opens_again(
    folder: Path, tmp_path: Path
) -> None:
    edits: tuple[Edit, ...] = (
        by_hand.typed_while_tracked(ARTICLES, "350"), by_hand.set_cell("2019", 7, "7"),
    )  # fmt: skip
    report = edited(folder / "a.docx", tmp_path / "b.docx", *edits)
    saved = convert(report, "docx", tmp_path / "lo")
    put(saved, folder / "them.xlsx", tmp_path / "c.docx")
    assert left(tmp_path / "c.docx", folder / "them.xlsx") == []
    fresh = report_of(folder / "them.xlsx", tmp_path / "d.docx")
    assert list(rows(tmp_path / "c.docx")) == list(rows(fresh))
    again = convert(tmp_path / "c.docx", "docx", tmp_path / "lo2")
    assert left(again, folder / "them.xlsx") == []
    before, after = parts(saved), parts(tmp_path / "c.docx")
    differing = {name for name in before if before[name] != after[name]}
    assert {n for n in differing if not n.startswith("customXml/")} == {"word/document.xml"}


def test_a_lone_number_typed_among_words_is_the_figure(folder: Path, tmp_path: Path) -> None:
    report = edited(
        folder / "a.docx", tmp_path / "b.docx", by_hand.type_over(ARTICLES, "khoảng 350 lượt")
    )
    put(report, folder / "so.xlsx", tmp_path / "c.docx")
    assert "đã đăng tải khoảng 336 lượt tin, bài" in words(tmp_path / "c.docx")


def test_a_new_row_takes_nothing_along_but_the_look_of_its_model(
    folder: Path, tmp_path: Path
) -> None:
    paragraph_id = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"

    def marked(root: Element) -> None:
        for number, line in enumerate(by_hand.table(root).iter(w("tr"))):
            next(line.iter(w("p"))).set(paragraph_id, f"0000000{number}")
            for properties in line.iter(w("trPr")):
                etree.SubElement(properties, w("ins"), {w("id"): "9", w("author"): "A"})

    report = edited(folder / "a.docx", tmp_path / "b.docx", marked)
    put(report, folder / "them.xlsx", tmp_path / "c.docx")
    lines = list(by_hand.table(by_hand.document(tmp_path / "c.docx")).iter(w("tr")))
    new = [line for line in lines if "Công văn" in by_hand.text(line)]
    assert len(new) == 2
    for line in new:
        assert next(line.iter(w("ins")), None) is None
        assert not [p for p in line.iter(w("p")) if p.get(paragraph_id)]


def test_a_number_typed_where_the_workbook_has_none_is_kept_and_told(tmp_path: Path) -> None:
    narrative = {"I.II.1.3": "Năm 2020 có {{ Số bài viết | năm 2020 }} tin."}
    book = workbook(tmp_path / "so.xlsx", {2019: 7, 2020: None, 2021: 9}, narrative=narrative)
    report = edited(
        report_of(book, tmp_path / "a.docx"), tmp_path / "b.docx",
        by_hand.type_over("Số bài viết | năm 2020", "31"),
    )  # fmt: skip
    result = put(report, book, tmp_path / "c.docx")
    assert codes(result) == ["figure-without-value"] and "có 31 tin" in words(tmp_path / "c.docx")
