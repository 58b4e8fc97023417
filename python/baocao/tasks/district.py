"""The consolidating unit's own workbook: read, and written again with the program's sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..core.cells import CellRef
from ..core.consolidation import Consolidation
from ..core.findings import Finding
from ..core.run_log import LogRow
from ..core.submission import Submission
from ..errors import InputError
from ..intake.sniff import Kind, kind_of
from ..programme import Programme
from ..wording.finding_rows import finding_rows
from .load import load_held, read_bytes

_OLD_FORMAT = (
    "Sổ tổng hợp “{name}” không phải tệp .xlsx nên không ghi thêm trang tính được. "
    "Mở sổ bằng Excel, chọn Lưu thành kiểu “Excel Workbook (.xlsx)” rồi chạy lại."
)


@dataclass(frozen=True)
class District:
    """A workbook that units are consolidated into: its bytes and what it says."""

    name: str
    data: bytes
    submission: Submission

    @classmethod
    def read(cls, path: Path, programme: Programme) -> District:
        """Return the workbook of a path; InputError where it is none, or cannot be written again.

        Its bytes are read once: what is checked is what is written.
        """
        data = read_bytes(path)
        kind = kind_of(data)
        if kind is not Kind.XLSX and not kind.sentence:
            raise InputError(_OLD_FORMAT.format(name=path.name))
        return cls(path.name, data, load_held(path, data, programme))

    def with_sheets(
        self,
        consolidation: Consolidation,
        findings: Sequence[Finding],
        answers: Mapping[tuple[str, ...], str],
        log: Sequence[LogRow],
        out_folder: Path,
        programme: Programme,
    ) -> bytes:
        """Return the workbook with the program's sheets of a consolidation in it.

        `findings` are all of them, those that have one of the `answers` too: an answer is never
        lost.
        """
        # The writers are imported when there is something to write: xlsxwriter and lxml are heavy.
        from ..excel.consolidated import build
        from ..excel.grafting.graft import graft
        from ..wording.facts import gather
        from ..wording.report.sections import previews

        facts = gather(consolidation, programme)
        donor = build(
            consolidation,
            out_folder.absolute(),
            findings=finding_rows(findings, answers),
            catalogue=facts.catalogue(),
            log=log,
        )
        cells = self._previews(previews(facts, consolidation, programme))
        return graft(self.data, donor, cells, saved=datetime.now())

    def _previews(self, texts: Mapping[str, str]) -> dict[str, dict[str, str]]:
        """Return the default wording by cell: "Câu tự động" stands right of the clerk's words."""
        cells: dict[str, dict[str, str]] = {}
        for code, text in texts.items():
            section = self.submission.narrative.get(code)
            if section is not None:
                words = section.where
                place = CellRef(words.sheet, words.row, words.column + 1)
                cells.setdefault(place.sheet, {})[place.address] = text
        return cells


def get_ready(programme: Programme) -> None:
    """Import the writers and compile the default wording: what can be done before the figures."""
    from ..wording.report.defaults import compiled

    compiled(programme)
