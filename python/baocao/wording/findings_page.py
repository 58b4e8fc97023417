"""docs/findings.md, written from the catalogue: every code, its severity, what it says.

`python -m baocao.wording.findings_page` prints it; a test holds the page equal to it.
"""

from __future__ import annotations

import sys

from ..core.findings import CODES, Severity
from ..core.names import SEVERITIES
from .catalogue import CATALOGUE

_TOP = """\
# Findings

Written by `python -m baocao.wording.findings_page` from the catalogue of messages; do not edit.
`--json` prints the code and the severity; the words are what a clerk reads, with the unit, sheet
and cell before them. A part in [ ] is said only where it is known.
"""


def page() -> str:
    """Return the page."""
    parts = [_TOP]
    for severity in Severity:
        codes = [code for code, of in CODES.items() if of is severity]
        parts.append(f"\n## {severity.value} · {SEVERITIES[severity.value]}\n")
        parts.append("| code | what is wrong | what to do |\n|---|---|---|")
        parts += [_row(code) for code in sorted(codes)]
    return "\n".join(parts) + "\n"


def _row(code: str) -> str:
    said, cure = map(_shown, CATALOGUE[code])
    return f"| `{code}` | {said} | {cure} |"


def _shown(template: str) -> str:
    return template.replace("[[", "[").replace("]]", "]").replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(page())
