"""The PDF beside a document that was written."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from ..output import write_whole
from ..word.pdf import as_pdf

WITHOUT_PROGRAM = (
    "Máy này không có LibreOffice hoặc Word để tạo PDF, hoặc chương trình đó không tạo được. Mở "
    "{document} bằng Word, chọn Tệp > Lưu thành > PDF."
)


def pdf_beside(document: Path, inputs: Collection[Path]) -> Path | None:
    """Write the PDF of a document beside it and return its path; None where none can be made.

    OutputError where it cannot be written.
    """
    made = as_pdf(document.read_bytes())
    if made is None:
        return None
    target = document.with_suffix(".pdf")
    write_whole(target, made, inputs)
    return target
