"""Who issued a document: whether it is the unit itself, however its name is cut short."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .submission import DirectiveDocument
from .text import fold

_ABBREVIATED = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "tt": "thị trấn"}


def organ_key(name: str) -> str:
    """Return the key by which two spellings of an organ's name are equal ("UBND", "Uỷ ban …")."""
    return " ".join(_ABBREVIATED.get(word, word) for word in fold(name).split())


def is_own_issuer(issuer: str, own_issuer: str) -> bool:
    """Whether a document's issuer is the unit itself: blank, its full name, or that cut short."""
    typed, own = organ_key(issuer), organ_key(own_issuer)
    return not typed or typed == own or own.startswith(typed + " ")


def own_documents(
    documents: Iterable[DirectiveDocument], own_issuer: str
) -> list[DirectiveDocument]:
    """Return the documents that the unit itself issued, by day; those without a day last."""
    own = [d for d in documents if is_own_issuer(d.issuer, own_issuer)]
    return sorted(own, key=lambda d: d.day if isinstance(d.day, date) else date.max)
