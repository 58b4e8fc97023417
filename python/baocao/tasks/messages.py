"""Messages that a clerk pastes into Zalo or an e-mail, as files."""

from __future__ import annotations


def message_file(text: str) -> bytes:
    """Return the file of a message: Windows' own editor shows its letters and lines aright."""
    return text.replace("\n", "\r\n").encode("utf-8-sig")
