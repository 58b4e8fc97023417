"""The one error of reading a workbook: what hinders, in a sentence with the cure."""

from __future__ import annotations

from ...errors import InputError


class UnreadableWorkbook(InputError):  # noqa: N818 - a state of a file that others speak of
    """A file that cannot be read as a workbook.

    `code` is the finding that it becomes; `reason` tells the cause in a word: empty, password,
    truncated, crc, broken, too-large, or the kind of file that it is instead (docx, pdf, …).
    """

    code = "file-unreadable"

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


def too_large(part: str) -> UnreadableWorkbook:
    """Return the error of a sheet that holds more than any form can."""
    return UnreadableWorkbook(
        "too-large",
        f"Trang tính trong phần “{part}” lớn bất thường nên không được đọc. "
        "Sao biểu sang tệp mẫu mới rồi gửi lại.",
    )
