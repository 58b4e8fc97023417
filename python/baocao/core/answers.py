"""How an answer in "Giải trình" finds its finding again: by what it is about, never by address.

The program's sheet "Kiểm tra" holds, right of its columns and hidden, one column headed
IDENTITY_HEADING with `identity_text` of each finding; reading gives the tuple back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .findings import Finding, Severity

IDENTITY_HEADING = "Khóa"
"""The heading of the hidden column of "Kiểm tra" that holds the findings' identities."""

_ESCAPES = {"%": "%25", "|": "%7C", "\n": "%0A"}
_ESCAPED = str.maketrans(_ESCAPES)


def identity_text(finding: Finding) -> str:
    """Return the finding's identity as one line of text, to be kept beside its answer."""
    return "|".join(part.translate(_ESCAPED) for part in finding.identity)


def identity_from(text: str) -> tuple[str, ...]:
    """Return the identity that `identity_text` wrote."""
    return tuple(map(_plain, text.split("|")))


def unanswered(
    findings: Iterable[Finding], answers: Mapping[tuple[str, ...], str]
) -> list[Finding]:
    """Return the findings without those that were answered; an error is never answered away."""
    return [
        finding
        for finding in findings
        if finding.severity is Severity.ERROR or not answers.get(finding.identity)
    ]


def _plain(part: str) -> str:
    for letter, code in reversed(_ESCAPES.items()):
        part = part.replace(code, letter)
    return part
