"""The rules, a module a part of LAYOUT.md; each yields the faults of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..anatomy import Anatomy
from ..faults import Fault
from . import (
    addressees,
    appendices,
    body,
    citations,
    facts,
    file,
    fonts,
    habits,
    head,
    headings,
    number_and_day,
    order,
    page,
    page_numbers,
    recipients,
    signature,
    tables,
    title,
)

Check = Callable[[Anatomy], Iterator[Fault]]

ANY_DOCUMENT: tuple[Check, ...] = (page.check, fonts.check, file.check)
"""What can be told of a document whose components are not recognised."""

OFFICIAL: tuple[Check, ...] = (
    page_numbers.check, head.check, number_and_day.check, title.check, addressees.check,
    body.check, headings.check, order.check, citations.check, habits.check, signature.check,
    recipients.check, appendices.check, tables.check, facts.check,
)  # fmt: skip
"""What needs them."""
