"""One fault of a document's layout, and what repairs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...core.findings import Finding, Severity
from ...wording import layout as said
from .mending import Repair, set_shape, set_type
from .words import Line, Piece

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True)
class Fault:
    """One cause: the rule, the part of the document, what is found there and how often."""

    rule: str
    part: str
    found: str = ""
    text: str = ""
    """The paragraph, or the first of them."""
    count: int = 1
    gravity: Severity | None = None
    """Where this case is not as grave as its rule."""
    repairs: Sequence[Repair] = ()

    def finding(self, file: str) -> Finding:
        """Return the fault as a finding of a file."""
        details: dict[str, str | int] = {"found": self.found, "text": said.excerpt(self.text)}
        if self.count > 1:
            details["count"] = self.count
        return Finding(
            self.rule, sheet=self.part, file=file, key=(self.text, self.found),
            details=details, gravity=self.gravity,
        )  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """How a component must look. None: the decree does not say. Sizes in points."""

    least: float = 0
    most: float = 100
    usual: float = 14
    bold: bool | None = None
    italic: bool | None = None
    capital: bool | None = None
    centred: bool = False


def judged(
    rule: str, part: str, lines: Iterable[Line | None], wanted: Wanted,
    gravity: Severity | None = WARNING,
) -> Iterator[Fault]:  # fmt: skip
    """Yield one fault where lines of a component do not look as they must."""
    faulty: list[Line] = []
    found: list[str] = []
    repairs: list[Repair] = []
    for line in lines:
        if line is None or not line.seen:
            continue
        differing = [*_type_faults(line, wanted), *_shape_faults(line, wanted)]
        if differing:
            faulty.append(line)
            found += differing
            repairs += _repairs(line, wanted)
    if faulty:
        yield Fault(
            rule, part, said.listed(found), faulty[0].full, len(faulty), gravity, repairs
        )  # fmt: skip


def _type_faults(line: Line, wanted: Wanted) -> Iterator[str]:
    wrong = {p.look.size for p in line.seen if not wanted.least <= p.look.size <= wanted.most}
    if wrong:
        yield said.sizes(wrong)
    if wanted.bold is not None and any(p.look.bold is not wanted.bold for p in _letters(line)):
        yield said.NOT_BOLD if wanted.bold else said.BOLD
    if wanted.italic is not None and any(
        p.look.italic is not wanted.italic for p in _letters(line)
    ):
        yield said.NOT_ITALIC if wanted.italic else said.ITALIC
    if wanted.capital is not None and line.capital is not wanted.capital:
        yield said.NOT_CAPITALS if wanted.capital else said.CAPITALS


def _letters(line: Line) -> list[Piece]:
    """Return the pieces that hold letters or digits: a bold comma shows to nobody."""
    return [p for p in line.seen if any(map(str.isalnum, p.text))]


def _shape_faults(line: Line, wanted: Wanted) -> Iterator[str]:
    if wanted.centred and line.whole and not line.centred:
        yield said.INDENTED if line.look.align == "center" else said.NOT_CENTRED


def _repairs(line: Line, wanted: Wanted) -> Iterator[Repair]:
    for piece in line.seen:
        size = None if wanted.least <= piece.look.size <= wanted.most else wanted.usual
        yield from set_type(piece, size=size, bold=wanted.bold, italic=wanted.italic)
    if wanted.centred and line.whole and not line.centred:
        yield from set_shape(line, align="center", first=0, left=0, right=0)
