"""What all tests share: the programme, and the rule for tests that need LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.programme import Programme
from baocao.resources import default_programme
from office import SOFFICE

ROOT = Path(__file__).resolve().parents[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out the LibreOffice tests where it is not installed, and say so."""
    if SOFFICE:
        return
    missing = pytest.mark.skip(reason="LibreOffice (soffice) is not installed on this machine")
    for item in items:
        if "office" in item.keywords:
            item.add_marker(missing)


@pytest.fixture(scope="session")
def programme() -> Programme:
    """The first shipped programme."""
    return default_programme()
