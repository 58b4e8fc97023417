"""Where a document goes that a button writes."""

from __future__ import annotations

from pathlib import Path

from ..wording import clicks as words
from .click import Click


def where_to_write(click: Click, proposed: Path) -> Path | None:
    """Return the file to write, None where the clerk gives up; Excel asks of no existing file."""
    while True:
        named = click.book.choose_file(words.ASK_REPORT, proposed, words.WORD_FILES)
        if named is None:
            return None
        out = named if named.suffix.lower() == ".docx" else named.with_name(f"{named.name}.docx")
        if not out.exists() or click.dialogs.ask(words.ASK_OVERWRITE.format(path=out)):
            return out
        proposed = out
