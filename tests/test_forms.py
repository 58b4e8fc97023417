"""Declarations: what they may say, and that what contradicts itself is refused with a reason."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from baocao.core.combine import Behaviour
from baocao.core.declaring.forms import form_from
from baocao.core.findings import CODES
from baocao.core.rules import RULES
from baocao.errors import DeclarationError
from baocao.programme import load_programme
from baocao.resources import shipped

PBGDPL = shipped("templates") / "pbgdpl"
DOCS = Path(__file__).resolve().parents[1] / "docs"

CLASSES: dict[str, Any] = {
    "id": "mau_3",
    "sheet": "Mẫu 3",
    "name": "Mẫu 3",
    "title": "LỚP TẬP HUẤN, BỒI DƯỠNG",
    "column": [
        {"id": "year", "heading": "Năm", "kind": "year", "key": True},
        {"id": "form", "heading": "Hình thức", "kind": "choice", "key": True,
         "choices": ["Trực tiếp", "Trực tuyến"], "abbreviations": {"TT": "Trực tiếp"}},
        {"id": "classes", "heading": "Số lớp", "short": "Số lớp", "kind": "count",
         "behaviour": "flow", "over_years": "sum"},
        {"id": "rooms", "heading": "Phòng máy", "short": "Phòng máy", "kind": "count",
         "behaviour": "stock", "over_years": "end", "once_a_year": True},
    ],
    "rule": [
        {"kind": "no-fall", "code": "stock-falls", "columns": ["rooms"]},
        {"kind": "count-needs-key", "code": "count-without-type", "columns": ["classes"],
         "others": ["form"]},
    ],
}  # fmt: skip

Change = Callable[[dict[str, Any]], object]


def column(place: int, **keys: Any) -> Change:
    return lambda given: given["column"][place].update(keys)


def rule(place: int, **keys: Any) -> Change:
    return lambda given: given["rule"][place].update(keys)


def form(**keys: Any) -> Change:
    return lambda given: given.update(keys)


def without(key: str) -> Change:
    return lambda given: given.pop(key)


def test_a_declaration_makes_a_form() -> None:
    made = form_from(copy.deepcopy(CLASSES), "mau_3.toml")
    assert [c.id for c in made.figures] == ["classes", "rooms"]
    assert made.by_id["rooms"].behaviour is Behaviour.STOCK
    assert [c.id for c in made.keys] == ["form"]
    assert made.detail_sheet == "Chi tiết Mẫu 3"


@pytest.mark.parametrize(
    ("change", "key", "reason"),
    [
        (without("title"), "title", "thiếu"),
        (form(sheeet="x"), "sheeet", "không có khóa"),
        (form(id="Mẫu 3"), "id", "không dấu"),
        (form(sheet="Thông tin"), "sheet", "của chương trình"),
        (form(sheet="Mẫu/3"), "sheet", "không chứa"),
        (form(sheet="M" * 23), "sheet", "quá 22 ký tự"),
        (form(spare_rows=-1), "spare_rows", "từ 0"),
        (form(spare_rows="nhiều"), "spare_rows", "số nguyên"),
        (form(title=3), "title", "một dòng chữ"),
        (form(topic_words="lớp"), "topic_words", "danh sách"),
        (form(column="cột"), "column", "[[column]]"),
        (form(rule={"kind": "no-fall"}), "rule", "[[rule]]"),
        (column(2, kind="number"), "column[3] (classes).kind", "không có kiểu “number”"),
        (column(2, kind="text"), "column[3] (classes).behaviour", "chỉ cột số liệu"),
        (column(2, colour="red"), "column[3].colour", "không có khóa"),
        (column(2, heading=""), "column[3].heading", "thiếu"),
        (column(2, behaviour="sum"), "column[3] (classes).behaviour", "flow hoặc stock"),
        (column(3, over_years="sum"), "column[4] (rooms).over_years", "không được cộng"),
        (column(2, over_years="end"), "column[3] (classes).over_years", "phải là sum"),
        (column(2, over_years="average"), "column[3] (classes).over_years", "sum hoặc end"),
        (column(2, width="rộng"), "column[3] (classes).width", "một số"),
        (column(2, width=0), "classes.width", "lớn hơn 0"),
        (column(2, once_a_year=1), "column[3] (classes).once_a_year", "true hoặc false"),
        (column(2, short=""), "classes.short", "tên ngắn"),
        (column(2, choices=["a"]), "column[3] (classes).choices", "choice"),
        (column(2, id="lớp"), "lớp.id", "không dấu"),
        (column(3, id="classes"), "classes.id", "trùng với cột classes"),
        (column(3, heading="SỐ  LỚP"), "rooms.heading", "trùng với cột classes"),
        (column(3, other_headings=["Số lớp"]), "rooms.heading", "trùng với cột classes"),
        (column(3, short="so lop"), "rooms.short", "trùng với cột classes"),
        (column(1, once_a_year=True), "form.once_a_year", "chỉ cột số liệu"),
        (column(1, two_digits=True), "form.two_digits", "chỉ cột số liệu"),
        (column(1, chart=True), "form.chart", "chỉ cột số liệu"),
        (column(1, behaviour="flow"), "column[2] (form).behaviour", "chỉ cột số liệu"),
        (column(1, choices=["Từ xa"]), "column[2] (form).abbreviations", "không có trong choices"),
        (column(1, choices=[], abbreviations={}), "column[2] (form).choices", "phải có lựa chọn"),
        (column(1, choices="Trực tiếp"), "column[2] (form).choices", "danh sách"),
        (column(1, open="có"), "column[2] (form).open", "true hoặc false"),
        (column(1, abbreviations=["TT"]), "column[2] (form).abbreviations", "viết tắt"),
        (column(1, key=False), "rooms.once_a_year", "mỗi năm đã chỉ có một dòng"),
        (column(0, key=False), "column[1]", "cột đầu phải là năm"),
        (column(0, kind="count"), "column[1]", "cột đầu phải là năm"),
        (lambda g: g["column"].append({"id": "k", "heading": "K", "kind": "text", "key": True}),
         "column", "chỉ được một cột là khóa"),
        (lambda g: g.update(column=g["column"][:2], rule=[]), "column", "không có cột số liệu"),
        (rule(0, kind="never"), "rule[1].kind", "không có quy tắc “never”"),
        (rule(0, code="no-such"), "rule[1].code", "không có mã “no-such”"),
        (rule(0, columns=["pages"]), "rule[1]", "“pages” không có"),
        (rule(0, columns=["classes"]), "rule[1]", "không phải số hiện có"),
        (rule(0, columns=[]), "rule[1].columns", "thiếu"),
        (rule(0, columns="rooms"), "rule[1].columns", "danh sách"),
        (rule(0, kind="no-jump"), "rule[1]", "không phải số phát sinh"),
        (rule(0, others=["form"]), "rule[1].others", "không có khóa"),
        (rule(0, kind="at-most"), "rule[1].others", "ít nhất một cột"),
        (rule(1, others=["rooms"]), "rule[2]", "phải là cột khóa"),
        (rule(1, columns=["form"]), "rule[2]", "phải là cột số liệu"),
    ],
)  # fmt: skip
def test_a_declaration_that_contradicts_itself_is_refused(
    change: Change, key: str, reason: str
) -> None:
    given = copy.deepcopy(CLASSES)
    change(given)
    with pytest.raises(DeclarationError) as refused:
        form_from(given, "mau_3.toml")
    assert refused.value.origin == "mau_3.toml"
    assert refused.value.key == key
    assert reason in refused.value.reason


def test_a_form_without_a_second_key_has_one_row_a_year() -> None:
    given = copy.deepcopy(CLASSES)
    given["column"] = [c for c in given["column"] if c["id"] != "form"]
    given["rule"] = given["rule"][:1]
    with pytest.raises(DeclarationError, match="mỗi năm đã chỉ có một dòng"):
        form_from(given, "mau_3.toml")
    del given["column"][-1]["once_a_year"]
    assert form_from(given, "mau_3.toml").keys == ()


def broken_programme(folder: Path, name: str, change: Callable[[str], str]) -> Path:
    """Return a copy of the programme in which one file is changed."""
    for path in PBGDPL.rglob("*.toml"):
        target = folder / "p" / path.relative_to(PBGDPL)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        target.write_text(change(text) if path.name == name else text, encoding="utf-8")
    return folder / "p"


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("mau_2.toml", 'kind = "money"', 'kind = "tiền"', "column[2] (state_budget).kind"),
        ("mau_2.toml", 'id = "mau_2"', 'id = "mau_2', "mau_2.toml: không phải TOML"),
        ("mau_2.toml", 'sheet = "Mẫu 2"', 'sheet = "MẪU 1"', "trùng với biểu mau_1"),
        ("programme.toml", 'money_unit = "đồng"', 'money_unit = "USD"', "money_unit"),
        ("programme.toml", 'forms = ["mau_1", "mau_2"]', 'forms = ["mau_9"]', "mau_9.toml"),
        ("programme.toml", "period = [2019, 2021]", "period = [2021, 2019]", "period"),
        ("programme.toml", "correction_days = 5", "correction_days = 0", "correction_days"),
        ("programme.toml", 'figure = "Chuyên mục"', 'figure = "Chuyên"', "phrase[2].figure"),
    ],
)  # fmt: skip
def test_a_programme_names_the_file_and_the_key_of_what_is_wrong(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    folder = broken_programme(tmp_path, name, lambda text: text.replace(old, new, 1))
    with pytest.raises(DeclarationError) as refused:
        load_programme(folder)
    assert told in str(refused.value)


def test_the_page_on_declarations_is_itself_a_declaration() -> None:
    page = (DOCS / "forms.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    made = form_from(tomllib.loads(example), "docs/forms.md")
    assert made.by_id["rooms"].behaviour is Behaviour.STOCK
    for name in RULES:
        assert f"`{name}`" in page, name


def test_every_rule_of_the_shipped_forms_has_a_code() -> None:
    programme = load_programme(PBGDPL)
    assert {r.code for f in programme.forms for r in f.rules} <= set(CODES)
