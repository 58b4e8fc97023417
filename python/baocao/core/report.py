"""The report as data: what word/ lays out, with no word of layout in it.

Wording makes it from facts; word/document.py turns it into a .docx. Runs that are drawn figures
keep the name they were drawn by, so that the document can anchor them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .earlier import NO_EARLIER_PERIOD, EarlierPeriod
from .findings import Finding

DOCUMENTS, NOTES = "documents", "notes"
"""Lists of default lines: see `list_key`."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `figure` is the canonical expression it was drawn by, "" for words."""

    text: str
    italic: bool = False
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body: the name of its style in report.docx, and its runs."""

    style: str
    runs: tuple[Run, ...]
    default: str = field(default="", compare=False)
    """The key of the default wording that it is a sentence of; "" for a person's own words."""

    @property
    def text(self) -> str:
        """The words, formatting aside."""
        return "".join(run.text for run in self.runs)

    @property
    def wording(self) -> str:
        """The words with each figure's expression in its place: equal where only figures differ."""
        return "".join(f"{{{{ {r.figure} }}}}" if r.figure else r.text for r in self.runs)


def list_key(owner: str, what: str) -> str:
    """Return the key of default lines that may all be missing: documents, notes of an appendix."""
    return f"{owner}/{what}"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a report was made of: the programme's id, the unit's name, the years."""

    programme: str = ""
    unit: str = ""
    period: tuple[int, ...] = ()


@dataclass(frozen=True)
class HeadCell:
    """One heading cell of an appendix table, over `rows` × `columns` grid cells."""

    text: str
    rows: int
    columns: int


@dataclass(frozen=True)
class Appendix:
    """One form as an appendix.

    `number` "Phụ lục I" ("Phụ lục" where there is one only), `name` "Mẫu 1", `title` in capitals,
    `attached` "(Kèm theo …)". `heading` is the ministry's line above all forms, on the first
    appendix only. `money_unit` is "Đơn vị tính: đồng" or "". `widths` are relative column widths;
    `body` rows are texts as they are printed; the last row is the total where `has_total`.
    """

    number: str
    name: str
    title: str
    attached: str
    heading: str
    money_unit: str
    head: tuple[tuple[HeadCell | None, ...], ...]
    """Two rows of one entry a column; None where a cell above or left of it spans."""
    body: tuple[tuple[Run, ...], ...]
    """One run a cell; `Run.figure` names the figure where the cell is one."""
    widths: tuple[float, ...]
    text_columns: frozenset[int] = frozenset()
    """Columns (from 0) of words, aligned left; the others are centred."""
    has_total: bool = True
    notes: Sequence[str] = ()
    """Lines below the table."""
    form: str = ""
    """The form's id."""


@dataclass(frozen=True)
class Report:
    """A whole report. Head and signature lines are printed as they stand, a paragraph each."""

    superior: tuple[str, ...]
    """Lines above the issuer, in capitals; none for a UBND."""
    issuer: tuple[str, ...]
    """"ỦY BAN NHÂN DÂN", "HUYỆN QUANG BÌNH"."""
    number: str
    """"Số:       /BC-UBND"."""
    place_and_date: str
    """"Quang Bình, ngày     tháng 7 năm 2021"."""
    kind: str
    """"BÁO CÁO"."""
    subject: str
    addressees: tuple[str, ...]
    """The lines of "Kính gửi"; none prints nothing."""
    body: tuple[Paragraph, ...]
    recipients: tuple[str, ...]
    """"- Sở Tư pháp;" … "- Lưu: VT."; the heading "Nơi nhận:" is the template's."""
    authority: tuple[str, ...]
    """"TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"."""
    signer_title: str
    signer: str
    appendices: tuple[Appendix, ...]
    title: str = ""
    """The document's title property."""
    basis: Basis = Basis()
    sources: Mapping[str, str] = field(default_factory=dict)
    """Where the drawn figures come from, in words, by expression."""
    earlier: EarlierPeriod = NO_EARLIER_PERIOD
    """What it compares with, of the period before."""
    findings: tuple[Finding, ...] = ()
    """What is open: shown on the terminal, never in the document."""

    def wordings(self) -> Mapping[str, tuple[Paragraph, ...]]:
        """Return the paragraphs of default wording by their key, notes of appendices with them."""
        found: dict[str, list[Paragraph]] = {}
        for paragraph in self.body:
            if paragraph.default:
                found.setdefault(paragraph.default, []).append(paragraph)
        for appendix in self.appendices:
            key = list_key(appendix.form, NOTES)
            lines = [Paragraph("", (Run(note),), key) for note in appendix.notes]
            if lines and appendix.form:
                found[key] = lines
        return {key: tuple(paragraphs) for key, paragraphs in found.items()}
