"""The signs of packed files: what stands for a kind of value, and the classes by their numbers.

A value that JSON knows stands as it is; any other is a list that begins with its sign. Classes are
packed field by field in the order of their declaration, so that a new field is carried along.
"""

from __future__ import annotations

from dataclasses import fields
from enum import Enum

from ..cells import State
from ..consolidating.received import Fate, Received
from ..findings import Severity
from ..submission import (
    DetailRow,
    DirectiveDocument,
    Info,
    Origin,
    Previous,
    ReportingUnit,
    Section,
    Submission,
    WebLink,
)

PLACE, TABLE, FINDING, WORDS = "p", "t", "f", "w"
TUPLE, SET, MAPPING, DAY, NUMBER, RECORD, ENUM = "l", "s", "m", "d", "n", "o", "x"
"""A mapping of nothing but what JSON knows (WORDS) is made in one step."""
BETWEEN, PIECE = "\x1f", "\x1e"
"""What stands between keys, and between pieces: in JSON neither stands bare."""
CLASSES: tuple[type, ...] = (
    Received, Submission, Origin, Info, DirectiveDocument, WebLink, Section,
    ReportingUnit, Previous, DetailRow,
)  # fmt: skip
ENUMS: tuple[type[Enum], ...] = (Fate, Severity, State)
NUMBERS = {cls: number for number, cls in enumerate((*CLASSES, *ENUMS))}
STATES = tuple(State)
RECEIVED, SUBMISSION = (tuple(f.name for f in fields(cls)) for cls in (Received, Submission))
"""The names of their fields."""
