"""What is said of each finding, by code: what is wrong, and what to do.

`{name}` is a detail of the finding; a part in [[ ]] is left out where a detail of it is not there.
"""

from __future__ import annotations

from collections.abc import Mapping

from .cells import CELLS
from .files import FILES
from .layout import LAYOUT
from .reports import REPORTS
from .rules import RULES
from .tables import TABLES

CATALOGUE: Mapping[str, tuple[str, str]] = {
    **CELLS, **TABLES, **RULES, **FILES, **LAYOUT, **REPORTS,
}  # fmt: skip
"""By code of core.findings.CODES: what is wrong, and the cure."""
