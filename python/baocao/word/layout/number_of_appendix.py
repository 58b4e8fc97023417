"""How the body points to an appendix: by its number, or by its form's own name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...core.text import fold
from .ending import Appendix

_NUMBERED = re.compile(r"\bPhụ lục (?:số )?(?:[IVXLC]+|\d+)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:các|những) (?:phụ lục|biểu mẫu|biểu)\b|\bbiểu mẫu kèm theo\b")


def mentioned(appendix: Appendix, texts: Sequence[str], alone: bool) -> bool:
    """Whether the body's texts point to an appendix; `alone`: there is no other."""
    labels = [fold(line.text) for line in (appendix.number, appendix.name) if line]
    for text in map(fold, texts):
        if _ALL.search(text) or (alone and re.search(r"\b(?:phụ lục|mẫu|biểu)\b", text)):
            return True
        if any(re.search(rf"\b{re.escape(label)}\b", text) for label in labels):
            return True
    return not labels


def mentions(text: str) -> Iterator[str]:
    """Yield the numbered appendices that a text points to as going with it."""
    for found in _NUMBERED.finditer(text):
        if "kèm theo" in text[found.start() : found.end() + 30].lower():
            yield found[0]
