"""The body of the report: the outline's headings, the clerk's words, the default wording.

What is open in it (an unknown figure, a fact that is missing, a section still empty) comes back as
findings beside the paragraphs, never as words in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ...core.cells import CellRef
from ...core.consolidation import Consolidation
from ...core.days import day_written
from ...core.figure_grammar import Drawing
from ...core.findings import Finding
from ...core.names import NARRATIVE
from ...core.report import DOCUMENTS, Paragraph, Run, list_key
from ...core.submission import DirectiveDocument, Section
from ...core.text import clean, fold
from ...programme import OutlineItem, Programme
from .. import organs
from ..contradictions.narrative import check_narrative, open_drawings
from ..facts import BLANK, Drawn, Facts, Unknown
from ..markup import BODY_STYLE, LIST_STYLE, marked
from ..text_facts import own_documents
from .defaults import DefaultWording
from .views import Views

EMPTY = "(…)"
"""What stands for a section of which nobody has written anything."""
CLOSING = "ket"
END_MARK = "./."


@dataclass(frozen=True)
class Written:
    """One section as it goes into the report, and what is open in it."""

    paragraphs: tuple[Paragraph, ...]
    findings: tuple[Finding, ...] = ()


def body(
    facts: Facts, consolidation: Consolidation, programme: Programme
) -> tuple[tuple[Paragraph, ...], tuple[Finding, ...]]:
    """Return the report's body, headings included, and what is still open in it."""
    sections = _Sections(facts, consolidation, programme)
    paragraphs: list[Paragraph] = []
    findings: list[Finding] = []
    for item in programme.outline:
        if item.heading:
            paragraphs.append(heading(item, facts))
        if item.code:
            written = sections.written(item)
            paragraphs += written.paragraphs
            findings += written.findings
    findings += check_narrative(consolidation.own, facts, programme)
    return tuple(paragraphs), tuple(findings)


def previews(facts: Facts, consolidation: Consolidation, programme: Programme) -> Mapping[str, str]:
    """Return each section's default wording as plain text, for "Câu tự động"."""
    sections = _Sections(facts, consolidation, programme)
    made = {item.code: sections.by_default(item).paragraphs for item in programme.sections}
    return {code: "\n".join(p.text for p in paragraphs) for code, paragraphs in made.items()}


def heading(item: OutlineItem, facts: Facts) -> Paragraph:
    """Return an item's heading, the number of years drawn into it."""
    before, mark, after = item.heading.partition("{years}")
    runs = [Run(before)]
    if mark:
        years = facts.draw("Số năm")
        assert isinstance(years, Drawn)
        runs += [Run(years.text, figure=years.expression), Run(after)]
    return Paragraph(item.style, tuple(run for run in runs if run.text))


class _Sections:
    """Writes the sections of one report."""

    def __init__(self, facts: Facts, consolidation: Consolidation, programme: Programme) -> None:
        self._facts, self._consolidation, self._programme = facts, consolidation, programme
        self._info = consolidation.own.info
        told = consolidation.own.narrative.values()
        self._rows = {section.code.casefold(): section for section in told}
        codes = [item.code for item in programme.sections]
        self._typed = {c: s for c in codes if (s := self._row(c)) and s.text.strip()}
        self._views = Views(facts, consolidation, frozenset(self._typed))
        self._default = DefaultWording(programme, self._views.context())

    def _row(self, code: str) -> Section | None:
        """Return the section's row in "Nội dung", None where it has none."""
        return self._rows.get(code.casefold())

    def written(self, item: OutlineItem) -> Written:
        """Return a section: the clerk's words, else the default ones; its documents below."""
        typed = self._typed.get(item.code)
        if not typed:
            return self.by_default(item)
        return self._with_documents(item, self._clerks(item, typed))

    def by_default(self, item: OutlineItem) -> Written:
        """Return a section as it stands where the clerk has written nothing."""
        return self._with_documents(item, self._default_of(item))

    def _with_documents(self, item: OutlineItem, written: Written) -> Written:
        if not item.documents:
            return written
        return replace(written, paragraphs=(*written.paragraphs, *self._documents(item)))

    def _clerks(self, item: OutlineItem, typed: Section) -> Written:
        """Return the clerk's words; what is open in them, check_narrative tells."""
        made = marked(typed.text, self._facts.draw)
        return Written(_ended(item, made.paragraphs))

    def _default_of(self, item: OutlineItem) -> Written:
        lines = self._default.lines(item) or [EMPTY]
        made = marked("\n".join(lines), self._draw)
        row = self._row(item.code)
        findings = list(open_drawings(made, row or _nowhere(item), self._info))
        if EMPTY in lines:
            findings.append(_empty(item, row))
        paragraphs = _ended(item, self._referring(item, made.paragraphs))
        ours = tuple(replace(p, default=item.code) for p in paragraphs)
        return Written(ours, tuple(findings))

    def _draw(self, drawing: Drawing) -> Drawn | Unknown:
        return self._views.said(drawing.name) or self._facts.draw(drawing)

    def _referring(
        self, item: OutlineItem, paragraphs: tuple[Paragraph, ...]
    ) -> tuple[Paragraph, ...]:
        """Return the paragraphs with "(Có Phụ lục Mẫu 1 kèm theo)" after what was told."""
        if not item.form or item.form not in self._consolidation.tables:
            return paragraphs
        name = self._programme.forms_by_id[item.form].name
        reference = (Run("("), Run(f"Có Phụ lục {name} kèm theo", italic=True), Run(")"))
        told = [place for place, p in enumerate(paragraphs) if p.text != EMPTY]
        if not told:
            return (*paragraphs, Paragraph(BODY_STYLE, reference))
        last = paragraphs[told[-1]]
        longer = replace(last, runs=(*last.runs, Run(" "), *reference))
        return (*paragraphs[: told[-1]], longer, *paragraphs[told[-1] + 1 :])

    def _documents(self, item: OutlineItem) -> Iterator[Paragraph]:
        issuer = organs.own_issuer(self._consolidation.own.info)
        key = list_key(item.code, DOCUMENTS)
        for document in own_documents(self._consolidation):
            yield Paragraph(LIST_STYLE, (Run(document_line(document, issuer)),), key)


def _nowhere(item: OutlineItem) -> Section:
    return Section(item.code, item.heading, "", CellRef(NARRATIVE, 1, 1))


def _empty(item: OutlineItem, row: Section | None) -> Finding:
    details = {"code": item.code, "heading": item.heading}
    cell = row.where if row else None
    return Finding("section-empty", cell, NARRATIVE, key=(item.code,), details=details)


def _ended(item: OutlineItem, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Return the closing section ended by "./.", once; any other as it is."""
    if item.code != CLOSING or not paragraphs:
        return paragraphs
    *before, last = paragraphs
    runs = list(last.runs)
    while len(runs) > 1 and not runs[-1].figure and not runs[-1].text.strip(" ./;,"):
        runs.pop()
    if runs[-1].figure:
        runs.append(Run(END_MARK))
    else:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" ./;,") + END_MARK)
    return (*before, replace(last, runs=tuple(runs)))


_BEFORE_NUMBER = re.compile(r"số\b\s*:?\s*", re.IGNORECASE)
_BEFORE_DAY = re.compile(r"ngày\s+", re.IGNORECASE)
_BEFORE_SUBJECT = re.compile(r"(?:v\s*/\s*v|về\s+việc|về)\b[.:]?\s*", re.IGNORECASE)


def document_line(document: DirectiveDocument, own_issuer: str) -> str:
    """Return a directive document as the report cites it, dots for what is not given."""
    number = _after(_BEFORE_NUMBER, document.number)
    return (
        f"- {document.type or BLANK} số {number or BLANK} ngày {_day(document.day)} "
        f"của {document.issuer or own_issuer} về {subject_line(document.subject) or BLANK}."
    )


def _day(day: date | str | None) -> str:
    """Return a document's day after "ngày"; of a mere month the day is dots."""
    if isinstance(day, date):
        return day_written(day)
    told = _after(_BEFORE_DAY, day or "")
    return f"{BLANK} {told}" if fold(told).startswith("tháng ") else told or BLANK


def subject_line(subject: str) -> str:
    """Return a subject line as it follows "về": no second "về việc", no final dot."""
    subject = clean(subject).rstrip(" .;")
    return _after(_BEFORE_SUBJECT, subject)


def _after(mark: re.Pattern[str], text: str) -> str:
    """Return a text without the mark that it begins with."""
    found = mark.match(text)
    return text[found.end() :] if found else text
