"""The clerk's own words by where they stand: sections of "Nội dung", facts of "Thông tin"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...core.cells import CellRef
from ...core.names import INFO, INFO_LABELS, NARRATIVE
from ...core.submission import Section, Submission
from ...programme import OutlineItem, Programme
from .sentences import typed_words


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that a person typed; drawn figures are taken out, marks of italics too."""

    text: str
    key: str
    """The section's code, or the field of "Thông tin"."""
    named: str
    """How a finding calls the place ("mục I.I", "“Trích yếu”")."""
    sheet: str
    where: CellRef | None
    ahead: bool = False
    """Whether it speaks of what is to come."""
    citation: bool = False
    """Whether it is the citation of another organ's document from its first word."""


def passages(submission: Submission, programme: Programme) -> Iterator[Passage]:
    """Yield what a person typed that goes into the report, the title line first."""
    info = submission.info
    for field, citation in (("subject", False), ("request", True)):
        if info[field]:
            named = f"mục “{INFO_LABELS[field]}”"
            where = info.places.get(field)
            yield Passage(typed_words(info[field]), field, named, INFO, where, citation=citation)
    items = {item.code.casefold(): item for item in programme.sections}
    for section in submission.narrative.values():
        if section.text.strip():
            item = items.get(section.code.casefold())
            yield Passage(
                typed_words(section.text), section.code, _named(section, item), NARRATIVE,
                section.where, ahead=item is not None and item.ahead,
            )  # fmt: skip


def _named(section: Section, item: OutlineItem | None) -> str:
    """Return a section by its number, by its label where it has no heading."""
    unnumbered = item is not None and not item.heading and item.label
    return item.label.lower() if item and unnumbered else f"mục {section.code}"
