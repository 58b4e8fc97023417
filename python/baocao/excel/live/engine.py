"""xlwings, loaded light and with its traps closed.

It imports pandas, numpy, polars, matplotlib, plotly and PIL wherever they are installed, which
takes five times as long as itself: they are kept out while it loads. Nothing of xlwings PRO is
loaded, whatever key a machine carries. Its Windows engine waits for a busy Excel without end, and
at exit kills Excel processes that it holds for dead: both are put right here.
"""

from __future__ import annotations

import atexit
import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

KEPT_OUT = ("matplotlib", "numpy", "pandas", "PIL", "plotly", "polars")
"""What xlwings would import for nothing."""
ATTEMPTS = 3
"""How often xlwings asks a busy Excel at once; faults.py waits between such rounds."""
_PRO, _KEY = "xlwings.pro", "XLWINGS_LICENSE_KEY"


def load() -> Any:
    """Return xlwings; ImportError where it, or pywin32, is not there."""
    os.environ.pop(_KEY, None)
    # A module of that name that is None cannot be imported, by xlwings or by anyone after it.
    sys.modules.setdefault(_PRO, None)  # type: ignore[arg-type]
    with _without(KEPT_OUT):
        xlwings = importlib.import_module("xlwings")
        windows: Any = importlib.import_module("xlwings._xlwindows")
    windows.N_COM_ATTEMPTS = ATTEMPTS
    atexit.unregister(windows.cleanup)
    return xlwings


@contextmanager
def _without(names: tuple[str, ...]) -> Iterator[None]:
    """Let no module of these names be imported; those that are already are left alone."""
    blocked = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(blocked))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in blocked:
            del sys.modules[name]
