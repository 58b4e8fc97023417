"""Empty texts as the cached values of formulas.

XlsxWriter writes a formula whose value is "" as a number without digits. Where formulas are not
computed on opening (Protected View, a phone's viewer) that is no value; an empty text is one.
"""

from __future__ import annotations

import re

from ...ooxml.package import Package
from ...ooxml.repack import rewrite

_EMPTY = re.compile(rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?)(><f>[^<]*</f><v></v></c>)')
_SHEETS = "xl/worksheets/sheet"


def with_empty_texts(data: bytes) -> bytes:
    """Return a workbook of XlsxWriter in which a formula's empty value is an empty text."""
    package = Package(data)
    sheets = [name for name in package.names() if name.startswith(_SHEETS)]
    told = {name: _EMPTY.sub(rb'\1 t="str"\2', package.read(name)) for name in sheets}
    return rewrite(data, told)
