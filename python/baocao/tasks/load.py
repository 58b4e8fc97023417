"""A file read as a submission: its bytes, its workbook, what it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ..core.cells import Workbook
from ..core.findings import Finding
from ..core.reading.workbook import is_ours, read_submission, wanted_sheets
from ..core.submission import PROPERTY_LIST, Origin, Submission
from ..errors import InputError
from ..excel.reading.opening import read_any
from ..excel.reading.unreadable import UnreadableWorkbook
from ..intake.risk import may_hang
from ..programme import Programme, load_programme

_UNKNOWN_HEADINGS = frozenset(("sheet-missing", "column-missing"))
KILLED = (
    "Tệp làm chương trình đọc phải dừng hoặc đọc quá lâu (tệp hỏng hoặc lớn bất thường). "
    "Mở tệp bằng Excel, lưu thành tệp mới rồi gửi lại."
)
"""What is said of a file that ends the process that reads it, or holds it up."""
_NO_FILE = "đây không phải là một tệp. Đề nghị ghi tên một tệp Excel."


class NotOursError(InputError):
    """A workbook that holds none of our forms and no "Thông tin"."""

    code = "file-not-ours"


class ListSentError(NotOursError):
    """The list of the workbooks that were sent out: ours, and nobody's submission."""

    code = "own-list-skipped"


def load(path: Path, programme: Programme) -> Submission:
    """Return what the workbook at `path` says; InputError where there is none of ours."""
    return load_held(path, read_bytes(path), programme)


def load_held(path: Path, data: bytes, programme: Programme) -> Submission:
    """Return what the workbook says whose bytes were read from `path`; InputError as `load`."""
    modified = datetime.fromtimestamp(path.stat().st_mtime).isoformat(timespec="seconds")
    origin = Origin(path.name, path.name, str(path.absolute()), modified=modified)
    try:
        if may_hang(data):
            return _loaded_beside(data, programme, origin)
        return load_bytes(data, programme, origin)
    except UnreadableWorkbook as error:
        raise UnreadableWorkbook(error.reason, f"{path.name}: {error}") from None
    except NotOursError as error:
        raise NotOursError(f"{path.name}: {error}") from None


@dataclass(frozen=True)
class _Job:
    """What a worker needs to read a workbook; it knows the programme by its folder."""

    data: bytes
    origin: Origin
    folder: Path


@dataclass(frozen=True)
class _Failure:
    """An error in a worker, told by its cause: none of these errors goes through pickle itself."""

    cause: type[InputError]
    arguments: tuple[str, ...]


def _loaded_beside(data: bytes, programme: Programme, origin: Origin) -> Submission:
    """Return what a workbook says, read by a worker that is ended where it takes too long."""
    # Few workbooks are such: what starts workers is imported when one comes.
    from ..intake.beside import done_beside

    job = _Job(data, origin, programme.folder)
    read = done_beside(job, _loaded, _too_long)
    if isinstance(read, _Failure):
        raise read.cause(*read.arguments)
    return read


def _loaded(job: _Job) -> Submission | _Failure:
    try:
        return load_bytes(job.data, load_programme(job.folder), job.origin)
    except UnreadableWorkbook as error:
        return _Failure(UnreadableWorkbook, (error.reason, str(error)))
    except InputError as error:
        return _Failure(type(error), (str(error),))


def _too_long(_: _Job) -> _Failure:
    return _Failure(UnreadableWorkbook, ("killed", KILLED))


def load_bytes(data: bytes, programme: Programme, origin: Origin) -> Submission:
    """Return what a workbook says; InputError where it cannot be read or is none of ours."""
    return submission_of(
        read_any(data, origin.name, wanted_sheets(programme.forms)), origin, programme
    )


def submission_of(workbook: Workbook, origin: Origin, programme: Programme) -> Submission:
    """Return what a workbook that was read says; NotOursError where it is none of ours."""
    known = replace(
        origin,
        sha256=workbook.sha256,
        size=workbook.size,
        application=workbook.application,
        saved=workbook.saved,
    )
    submission = read_submission(workbook, programme.forms, known)
    if _may_be_garbled(submission, workbook):
        from ..excel.reading.charsets import known_words, mended

        workbook = mended(workbook, known_words(programme.forms))
        submission = read_submission(workbook, programme.forms, known)
    submission = _with_remarks(submission, workbook)
    if not is_ours(submission):
        if PROPERTY_LIST in workbook.properties:
            raise ListSentError(
                "Tệp là danh sách các sổ đã phát, không phải biểu mẫu. Đề nghị chọn sổ của đơn vị."
            )
        raise NotOursError(
            "Tệp không phải biểu mẫu của chương trình: không có biểu nào và không có trang "
            "“Thông tin”. Đề nghị dùng biểu mẫu đã phát."
        )
    return submission


def _may_be_garbled(submission: Submission, workbook: Workbook) -> bool:
    """Whether texts may be in an old charset, or broken: headings are then not known."""
    unknown = any(f.code in _UNKNOWN_HEADINGS for f in submission.findings)
    return unknown or workbook.legacy_fonts


def _with_remarks(submission: Submission, workbook: Workbook) -> Submission:
    """Return the submission with what reading has to say of the whole file."""
    if not workbook.remarks:
        return submission
    unit, file = submission.info["unit"], submission.origin.name
    told = [Finding(r.code, unit=unit, file=file, details=r.details) for r in workbook.remarks]
    return replace(submission, findings=(*told, *submission.findings))


def read_bytes(path: Path) -> bytes:
    """Return a named input's bytes; InputError, in a sentence with the cure, where it has none."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise InputError(f"{path}: {_NO_FILE}")
        return path.read_bytes()
    except FileNotFoundError:
        reason = "không tìm thấy tệp này. Đề nghị kiểm tra lại tên tệp và thư mục."
    except IsADirectoryError:
        reason = "đây là thư mục, không phải tệp. Đề nghị ghi tên một tệp Excel."
    except PermissionError:
        reason = "không có quyền đọc, hoặc tệp đang mở. Đề nghị đóng tệp rồi chạy lại."
    except (OSError, ValueError) as error:
        reason = f"không đọc được ({error}). Đề nghị chép tệp sang nơi khác rồi chạy lại."
    raise InputError(f"{path}: {reason}")
