"""The components of an official document, recognised by their place and their wording.

What is not found is None or empty; the rules say what that means, once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .body import Body, body_of
from .ending import Appendix, Signature, appendices_of, signature_of
from .kinds import kind_named
from .opening import Head, head_of
from .reading import Document
from .words import Line, split_lines


@dataclass(frozen=True)
class Anatomy:
    """A document taken apart."""

    document: Document
    head: Head
    body: Body
    signature: Signature
    appendices: Sequence[Appendix] = field(default=())

    @property
    def kind(self) -> str:
        """The kind's name in capitals ("BÁO CÁO"), "" where there is none (a công văn)."""
        return kind_named(self.head.kind.text) if self.head.kind else ""

    @property
    def official(self) -> bool:
        """Whether enough is recognised to judge it as an official document at all."""
        head = self.head
        found = (head.nation, head.motto, head.number, head.kind, head.day)
        signed = self.signature.heading is not None or bool(self.signature.authority)
        return sum(part is not None for part in found) + signed >= 2

    @property
    def letter(self) -> bool:
        """Whether it is a công văn: a number, an addressee or "V/v", and no kind."""
        head = self.head
        return head.kind is None and bool(head.about or (head.number and head.addressees))


def take_apart(document: Document) -> Anatomy:
    """Return the components of a document."""
    lines = document.lines
    parted = [(place, part) for place, line in enumerate(lines) for part in split_lines(line)]
    head, begins = head_of(parted)
    signature, first, after = signature_of(parted, begins, len(lines))
    appendices, ends = appendices_of(lines, after)
    stop = min(first, ends) if signature.found else ends
    return Anatomy(
        document, head, body_of(_outside(lines[begins:stop])), signature, appendices
    )  # fmt: skip


def _outside(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that stand in no table and no text box."""
    return [line for line in lines if line.cell is None and not line.boxed]
