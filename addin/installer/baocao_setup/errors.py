"""What stops the installer, as one sentence that says what to do."""

from __future__ import annotations

import errno
from pathlib import Path

_DISK_FULL = 112
_TOO_LONG = 206


class SetupError(Exception):
    """Nothing was changed; the text is the sentence the clerk reads."""


def sentence(error: OSError) -> str:
    """Return what an error of the system means for the clerk."""
    place = Path(error.filename).name if error.filename else ""
    code = getattr(error, "winerror", None)
    if isinstance(error, PermissionError):
        return (
            f"“{place}” đang được dùng hoặc bị khóa. Hãy đóng Excel và mọi cửa sổ Báo cáo đang "
            "chạy, rồi chạy lại."
        )
    if error.errno == errno.ENOSPC or code == _DISK_FULL:
        return "Ổ đĩa đã đầy. Hãy dọn ít nhất 200 MB rồi chạy lại."
    if error.errno == errno.ENAMETOOLONG or code == _TOO_LONG:
        return (
            "Đường dẫn quá dài. Hãy chép thư mục cài đặt ra nơi ngắn hơn, ví dụ D:\\BaoCao, rồi "
            "chạy lại."
        )
    return f"Không ghi hoặc đọc được “{place}” ({error.strerror or error}). Hãy chạy lại."
