"""A programme (chương trình, đề án): forms, outline, wording, Word template, from its folder.

The only reader of TOML. A folder that contradicts itself is refused with DeclarationError.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from .core.declaring.forms import form_from
from .core.form import Form
from .core.kinds import MONEY_UNITS
from .core.names import GENERAL_FACTS, INFO_LABELS
from .core.text import fold, name_key
from .errors import DeclarationError

_PLACE = re.compile(r"at line (\d+), column (\d+)")


@dataclass(frozen=True)
class PhrasePair:
    """Phrases that deny a figure, and the figure's short name."""

    figure: str
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """One default sentence: a Jinja template, said when the Jinja condition `when` holds."""

    when: str
    text: str


@dataclass(frozen=True)
class OutlineItem:
    """One heading or section of the report, in order.

    `code` is the section's code in "Nội dung", "" for a bare heading; `style` the paragraph style
    of the heading in report.docx; `heading` is printed as it stands, {years} replaced.
    """

    code: str
    style: str
    heading: str
    default: tuple[Wording, ...] = ()
    form: str = ""
    """The id of the form to whose appendix the section points, "" for none."""
    documents: bool = False
    """Whether the list of own directive documents follows the section's words."""
    ahead: bool = False
    """Whether the section speaks of what is to come: its numbers are no figures of the period."""
    label: str = ""
    """What "Nội dung" calls a section that has no heading in the report."""


@dataclass(frozen=True)
class Programme:
    """A programme, read from its folder."""

    id: str
    folder: Path
    name: str
    subject: str
    period: tuple[int, int]
    money_unit: str
    forms: tuple[Form, ...]
    phrases: tuple[PhrasePair, ...]
    outline: tuple[OutlineItem, ...]
    appendices_heading: str = ""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """Abbreviations that stand for the same words in the programme's name, and the words."""
    macros: str = ""
    """Jinja macros that every default sentence may use."""
    correction_days: int = 5
    """Working days that a unit has to send a corrected file, where its deadline is over."""

    @property
    def report_template(self) -> Path:
        """The Word file whose styles, head and signature blocks the report takes."""
        return self.folder / "report.docx"

    @cached_property
    def forms_by_id(self) -> Mapping[str, Form]:
        """The forms by id."""
        return {form.id: form for form in self.forms}

    @cached_property
    def sections(self) -> tuple[OutlineItem, ...]:
        """The outline's items that the clerk may write words for."""
        return tuple(item for item in self.outline if item.code)


@lru_cache
def load_programme(folder: Path) -> Programme:
    """Return the programme of a folder; DeclarationError where it contradicts itself."""
    origin = str(folder / "programme.toml")
    given = read_toml(folder / "programme.toml")
    for key in ("id", "name", "subject", "period", "money_unit", "forms"):
        if key not in given:
            raise DeclarationError(origin, key, "thiếu khóa này")
    if given["money_unit"] not in MONEY_UNITS:
        raise DeclarationError(origin, "money_unit", f"không có đơn vị “{given['money_unit']}”")
    first, last = _period(given["period"], origin)
    forms = tuple(
        form_from(
            read_toml(folder / "forms" / f"{form}.toml"), str(folder / "forms" / f"{form}.toml")
        )
        for form in given["forms"]
    )
    _check_forms(forms, origin)
    return Programme(
        id=given["id"],
        folder=folder,
        name=given["name"],
        subject=given["subject"],
        period=(first, last),
        money_unit=given["money_unit"],
        forms=forms,
        phrases=_phrases(given.get("phrase", ()), forms, origin),
        outline=_outline(folder / "outline.toml", forms),
        appendices_heading=given.get("appendices_heading", ""),
        abbreviations=given.get("abbreviations", {}),
        macros=read_toml(folder / "outline.toml").get("macros", ""),
        correction_days=_days(given.get("correction_days", 5), origin),
    )


def _period(given: Any, origin: str) -> tuple[int, int]:
    years = isinstance(given, list) and all(isinstance(year, int) for year in given)
    if not years or len(given) != 2 or not 0 <= given[1] - given[0] < 50:
        raise DeclarationError(origin, "period", "phải là [năm đầu, năm cuối], ví dụ [2019, 2021]")
    return given[0], given[1]


def _days(given: Any, origin: str) -> int:
    if type(given) is not int or not 1 <= given <= 60:
        raise DeclarationError(origin, "correction_days", "phải là số ngày làm việc, từ 1 đến 60")
    return given


def read_toml(path: Path) -> dict[str, Any]:
    """Return what a file of declarations holds; DeclarationError, with its line, where it breaks.

    Windows' own editor may put a mark of order before the text.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise DeclarationError(str(path), "", "không có tệp này") from None
    except UnicodeDecodeError:
        raise DeclarationError(str(path), "", "không ghi bằng UTF-8; hãy lưu lại") from None
    except tomllib.TOMLDecodeError as error:
        where = _PLACE.sub(r"dòng \1, cột \2", str(error))
        raise DeclarationError(str(path), "", f"không phải TOML: {where}") from None


def _check_forms(forms: tuple[Form, ...], origin: str) -> None:
    drawn = (*INFO_LABELS.values(), *GENERAL_FACTS.values())
    seen = {f"short {name_key(name)}": "“Danh mục số liệu”" for name in drawn}
    for form in forms:
        names = [f"id {form.id}", f"sheet {fold(form.sheet)}"]
        names += [f"short {name_key(c.short)}" for c in form.figures]
        for name in names:
            if name in seen:
                raise DeclarationError(
                    origin, "forms", f"{form.id}: “{name}” trùng với biểu {seen[name]}"
                )
            seen[name] = form.id


def _phrases(
    given: list[dict[str, Any]], forms: tuple[Form, ...], origin: str
) -> tuple[PhrasePair, ...]:
    names = {name_key(c.short) for form in forms for c in form.figures}
    for place, pair in enumerate(given, 1):
        if name_key(pair.get("figure", "")) not in names:
            raise DeclarationError(
                origin, f"phrase[{place}].figure", f"không có số liệu “{pair.get('figure')}”"
            )
    return tuple(PhrasePair(pair["figure"], tuple(pair["phrases"])) for pair in given)


_ITEM_KEYS = {"code", "style", "heading", "default", "form", "documents", "ahead", "label"}


def _outline(path: Path, forms: tuple[Form, ...]) -> tuple[OutlineItem, ...]:
    items = tuple(
        _item(given, forms, str(path), f"item[{place}]")
        for place, given in enumerate(read_toml(path).get("item", ()), 1)
    )
    seen: set[str] = set()
    for item in items:
        if item.code and name_key(item.code) in seen:
            raise DeclarationError(str(path), item.code, "hai mục cùng một mã")
        seen.add(name_key(item.code))
    return items


def _item(given: dict[str, Any], forms: tuple[Form, ...], origin: str, place: str) -> OutlineItem:
    for key in given:
        if key not in _ITEM_KEYS:
            raise DeclarationError(origin, f"{place}.{key}", f"không có khóa “{key}”")
    form = given.get("form", "")
    if form and form not in {f.id for f in forms}:
        raise DeclarationError(origin, f"{place}.form", f"không có biểu “{form}”")
    heading = given.get("heading", "")
    if heading and not given.get("style"):
        raise DeclarationError(origin, f"{place}.style", "đề mục phải có kiểu đoạn (style)")
    return OutlineItem(
        code=given.get("code", ""),
        style=given.get("style", ""),
        heading=heading,
        default=_wordings(given.get("default", ()), origin, place),
        form=form,
        documents=bool(given.get("documents", False)),
        ahead=bool(given.get("ahead", False)),
        label=given.get("label", heading),
    )


def _wordings(given: list[dict[str, Any]], origin: str, place: str) -> tuple[Wording, ...]:
    for number, wording in enumerate(given, 1):
        if "text" not in wording or not wording.keys() <= {"when", "text"}:
            key = f"{place}.default[{number}]"
            raise DeclarationError(origin, key, "câu tự động chỉ có khóa text và when")
    return tuple(Wording(w.get("when", "").strip(), w["text"]) for w in given)


def programme_folders(root: Path) -> dict[str, Path]:
    """Return the programme folders under `root` by name."""
    return {p.parent.name: p.parent for p in sorted(root.glob("*/programme.toml"))}
