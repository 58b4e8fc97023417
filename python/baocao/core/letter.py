"""An official letter (công văn) as data: what word/letter.py lays out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class LetterTable:
    """A table in a letter: texts as printed; `weights` are relative widths of the columns.

    `words` are the columns (from 0) of words, aligned left; the others are centred.
    """

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    weights: Sequence[float]
    words: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Letter:
    """A letter. Lines of head and signature are printed as they stand, a paragraph each.

    `about` is the subject line under the number, "V/v …"; `table` stands after `before` and the
    paragraphs of `after` follow it.
    """

    superior: Sequence[str]
    issuer: Sequence[str]
    number: str
    about: str
    place_and_date: str
    addressees: Sequence[str]
    before: Sequence[str]
    after: Sequence[str]
    recipients: Sequence[str]
    authority: Sequence[str]
    signer_title: str
    signer: str
    table: LetterTable | None = None
