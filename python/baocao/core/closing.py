"""Closing the figures ("chốt số liệu"): what report and workbook then say of each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CLOSED_ON = "Ngày chốt số liệu"
CLOSED_CONTENT = "Mã nội dung sổ đã chốt"
CLOSED_WORKBOOK = "SHA-256 của sổ"
CLOSED_REPORT = "SHA-256 của báo cáo"
CLOSED_NAME = "Báo cáo đã chốt"
"""Custom document properties of closed files, as Word and Excel show them to a person."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The day (ISO 8601) on which figures were closed, and the workbook they were closed with.

    `workbook` is the SHA-256 of the workbook's file, `content` the digest of what it holds apart
    from a closing's own stamp: equal in the file that was read and in its stamped copy.
    """

    day: str
    workbook: str
    content: str

    def of_report(self) -> Mapping[str, str]:
        """Return the properties of the report that was closed."""
        return {
            CLOSED_ON: self.day,
            CLOSED_WORKBOOK: self.workbook,
            CLOSED_CONTENT: self.content,
        }

    def of_workbook(self, name: str, report: str) -> Mapping[str, str]:
        """Return those of the workbook: the report's file name, and the SHA-256 of its file."""
        return {
            CLOSED_ON: self.day,
            CLOSED_CONTENT: self.content,
            CLOSED_NAME: name,
            CLOSED_REPORT: report,
        }
