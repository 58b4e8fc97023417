"""A document judged, and repaired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...wording import layout as said
from .anatomy import Anatomy, take_apart
from .faults import INFO, Fault
from .reading import read
from .rules import ANY_DOCUMENT, OFFICIAL
from .source import Source

_PASSES = 3
"""Repairing one fault may show another: a size set at last is measured again."""


@dataclass(frozen=True)
class Repaired:
    """A document after repair: its bytes, what was repaired, and what remains."""

    data: bytes
    repaired: Sequence[Fault]
    remaining: Sequence[Fault]


def faults_of(source: Source) -> list[Fault]:
    """Return the faults of a document's layout, by rule."""
    anatomy = take_apart(read(source))
    return sorted(_faults(anatomy), key=lambda fault: fault.rule)


def _faults(anatomy: Anatomy) -> Iterator[Fault]:
    for check in ANY_DOCUMENT:
        yield from check(anatomy)
    if anatomy.official:
        for check in OFFICIAL:
            yield from check(anatomy)
    else:
        # Ten errors would follow from one: these components are not there to be judged.
        yield Fault("TT-17", said.HEAD, f"{said.UNSEEN} thể thức văn bản hành chính", gravity=INFO)


def repair(data: bytes, file: str) -> Repaired:
    """Return the document with every fault repaired that can be without touching a word."""
    first = faults_of(Source(data, file))
    found = first
    for _ in range(_PASSES):
        if not any(fault.repairs for fault in found):
            break
        source = Source(data, file)
        for fault in faults_of(source):
            for change in fault.repairs:
                source.change(change.apply())
        data = source.saved()
        found = faults_of(Source(data, file))
    kept = {(fault.rule, fault.found) for fault in found}
    repaired = [fault for fault in first if (fault.rule, fault.found) not in kept]
    return Repaired(data, repaired, found)
