"""The end of a report: recipients on the left, authority, title and name of the signer."""

from __future__ import annotations

import re

from ...core.submission import Info
from ...core.text import clean, fold
from ..facts import BLANK

_DASH = re.compile(r"^[-–—+•]\s*")
# After these the signer's own title must follow.
_FOR_ANOTHER = re.compile(r"(?:TM|KT|TL|TUQ)\b", re.IGNORECASE)
_MARKS = (";", ",", ".", ":")
FILED = "- Lưu: VT."


def recipient_lines(info: Info) -> tuple[str, ...]:
    """Return the recipients as typed, "- " and ";" put where missing, "." at the very end."""
    typed = [clean(line) for line in info.lines("recipients")]
    typed = [line for line in typed if _DASH.sub("", line)]
    if not typed:
        return (f"- {BLANK};", FILED)
    ended = [line if line.endswith(_MARKS) else f"{line};" for line in typed[:-1]]
    ended.append(f"{typed[-1].rstrip(' ;,.')}.")
    return tuple(_listed(line, before) for line, before in zip(ended, ["", *typed], strict=False))


def _listed(line: str, before: str) -> str:
    """Return the line with its dash; a line that goes on from one that ends "," has none."""
    if before.endswith(",") and not _DASH.match(line):
        return line
    return f"- {_DASH.sub('', line)}"


def authority_lines(info: Info) -> tuple[str, ...]:
    """Return the lines of authority as they are typed ("TM. ỦY BAN NHÂN DÂN")."""
    return tuple(map(clean, info.lines("authority")))


def title_line(info: Info) -> str:
    """Return the signer's title in capitals; "" where the authority's last line says it already."""
    title = clean(info["signer_title"]).upper()
    last = next(iter(reversed(authority_lines(info))), "")
    if last and (fold(last) == fold(title) or not (title or _FOR_ANOTHER.match(last))):
        return ""
    return title or BLANK


def signer_line(info: Info) -> str:
    """Return the signer's name as typed."""
    return clean(info["signer"]) or BLANK * 4
