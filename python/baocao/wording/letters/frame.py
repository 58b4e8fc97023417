"""What every letter has in common: head and signature from "Thông tin", words from texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...core.letter import Letter, LetterTable
from ...core.submission import Info
from ...core.text import clean
from ..facts import BLANK
from ..organs import in_sentence, territory_word
from ..report import head, signature
from ..report.signed_day import day_in_words
from .texts import Said

_ROOM = " " * 7


def letter(
    info: Info,
    today: date,
    said: Said,
    addressees: Sequence[str],
    table: LetterTable | None = None,
) -> Letter:
    """Return a letter of the unit, its number and day left to the registry."""
    return Letter(
        superior=head.superior_lines(info),
        issuer=head.issuer_lines(info),
        number=f"Số:{_ROOM}/{_symbol(info)}",
        about=said.about,
        place_and_date=f"{clean(info['place']) or BLANK}, {_this_month(today)}",
        addressees=head.addressed(addressees, end=""),
        before=said.opening,
        after=said.closing,
        recipients=said.recipients,
        authority=signature.authority_lines(info),
        signer_title=signature.title_line(info),
        signer=signature.signer_line(info),
        table=table,
    )


def _symbol(info: Info) -> str:
    """Return what follows the number: the organ alone, for a letter has no type's code."""
    if head.is_council(info):
        return head.number_line(info).rpartition("/")[2].partition("-")[2] or BLANK
    return clean(info["symbol"]).lstrip("/").partition("-")[2] or BLANK


def _this_month(today: date) -> str:
    return day_in_words(f"{today.month}/{today.year}")


def organ_of(unit: str) -> str:
    """Return whom a letter to a unit is addressed to: a territory's people's committee."""
    return f"Ủy ban nhân dân {in_sentence(unit)}" if territory_word(unit) else unit
