"""Write a file whole or not at all: beside the target, flushed to the disk, then renamed.

An existing target is untouched until the new one stands complete beside it; whatever fails, the
half-written file is removed and the person is told what to do.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from .errors import OutputError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS}
_DENIED = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY}
_TOO_LONG = {errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ}


def write_whole(path: Path, data: bytes, inputs: Collection[Path] = ()) -> None:
    """Write `data` to `path`; OutputError where it cannot be, or where `path` is an input.

    Missing folders are not made. On failure an existing file is left as it was.
    """
    refuse_input(path, inputs)
    target = _target(path)
    aside = target.with_name(f".~{secrets.token_hex(6)}.tmp")
    try:
        try:
            _write(aside, data)
            _keep_mode(target, aside)
            aside.replace(target)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
        _flush_folder(target.parent)
    except OSError as error:
        raise OutputError(_sentence(path, error)) from None
    except ValueError:
        raise OutputError(f"Tên tệp kết quả “{path}” không dùng được. Hãy chọn tên khác.") from None


def make_folder(folder: Path) -> None:
    """Make the folder of a command's results; OutputError where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise OutputError(
            f"Không tạo được thư mục {folder}. Hãy chọn thư mục khác bằng -o."
        ) from None


@contextmanager
def whole_folder(
    folder: Path,
    names: Sequence[str],
    inputs: Collection[Path] = (),
    refuse: Callable[[Path], None] | None = None,
) -> Iterator[Path]:
    """Yield a folder aside; what is then written there moves to `folder`, all of it or nothing.

    `names` are the files to come. OutputError where one is an input, or cannot be replaced;
    `refuse` is asked of those that are there already. Other files of `folder` stay as they are; it
    is made where it is missing, and taken away again where nothing was written.
    """
    new = not folder.exists()
    make_folder(folder)
    aside = folder / f".~{secrets.token_hex(6)}.tmp"
    try:
        for name in names:
            _check_target(folder / name, inputs, refuse)
        aside.mkdir()
        yield aside
        for name in names:
            (aside / name).replace(folder / name)
        _flush_folder(folder)
        new = False
    except OSError as error:
        raise OutputError(_sentence(folder, error)) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        if new:
            _remove_empty(folder)


def write_folder(folder: Path, files: Mapping[str, bytes], inputs: Collection[Path] = ()) -> None:
    """Write files, given by name, into a folder, all of them or nothing; errors as whole_folder."""
    with whole_folder(folder, list(files), inputs) as aside:
        for name, content in files.items():
            (aside / name).write_bytes(content)


def _check_target(
    path: Path, inputs: Collection[Path], refuse: Callable[[Path], None] | None
) -> None:
    refuse_input(path, inputs)
    if path.is_dir():
        raise OutputError(f"“{path}” là một thư mục. Hãy chọn thư mục khác bằng -o.")
    if path.exists():
        if refuse:
            refuse(path)
        with path.open("r+b"):  # Windows refuses to replace what is open elsewhere: know it now.
            pass


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):  # Something else was put there meanwhile: it stays.
        folder.rmdir()


def refuse_input(path: Path, inputs: Collection[Path]) -> None:
    """Raise OutputError where the output is one of the inputs, under whatever name."""
    name = _real(path)
    there = _status(path) or _status(Path(name))
    for given in inputs:
        if _same(there, name, given):
            raise OutputError(
                f"Tệp kết quả “{path}” trùng với tệp đầu vào “{given}”. "
                "Hãy chọn tên khác cho tệp kết quả."
            )


def _same(there: os.stat_result | None, name: str, other: Path) -> bool:
    """Whether a path is that of another file; asked of thousands of files, so at a call each."""
    status = _status(other)
    if there is not None and status is not None:
        return os.path.samestat(there, status)
    # What is not there yet has nothing but its name; two that are there need none.
    return (there is None) == (status is None) and name == _real(other)


def _real(path: Path) -> str:
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):
        return str(path)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def _target(path: Path) -> Path:
    """Return where the bytes go: the file that a link at `path` leads to."""
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise OutputError(f"“{path}” là một thư mục. Hãy ghi cả tên tệp kết quả.")
        if target.exists() and not target.is_file():
            raise OutputError(f"“{path}” không phải là tệp thường. Hãy chọn tên tệp khác.")
        if not target.parent.is_dir():
            raise OutputError(
                f"Không có thư mục “{path.parent}”. Hãy tạo thư mục đó hoặc chọn nơi khác."
            )
    except (OSError, ValueError) as error:
        raise OutputError(f"Không ghi được tệp “{path}”: {error}. Hãy chọn nơi khác.") from None
    return target


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_mode(target: Path, aside: Path) -> None:
    """Give the new file the permissions of the one it replaces; refuse a read-only one."""
    if not target.exists():
        return
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only", str(target))
    # Windows refuses the rename of a file that is open elsewhere; opening it tells so beforehand.
    with target.open("r+b"):
        aside.chmod(target.stat().st_mode & 0o777)


def _flush_folder(folder: Path) -> None:
    """Bring the rename itself to the disk, where the system lets a folder be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)


def _sentence(path: Path, error: OSError) -> str:
    if error.errno in _FULL:
        return f"Không ghi được “{path}”: ổ đĩa đã đầy. Hãy xóa bớt tệp hoặc chọn ổ đĩa khác."
    if error.errno in _READ_ONLY:
        return f"Không ghi được “{path}”: ổ đĩa chỉ cho đọc. Hãy chọn nơi khác."
    if error.errno in _DENIED:
        return (
            f"Không ghi được “{path}”: tệp đang mở ở chương trình khác, hoặc tệp hay thư mục chỉ "
            "cho đọc. Hãy đóng tệp đó hoặc chọn nơi khác rồi chạy lại."
        )
    if error.errno in _TOO_LONG:
        return f"Tên tệp kết quả “{path}” quá dài hoặc có ký tự lạ. Hãy chọn tên khác."
    return f"Không ghi được “{path}”: {error.strerror}. Hãy chọn nơi khác rồi chạy lại."
