"""When a workbook was last saved, as it says itself."""

from __future__ import annotations

from datetime import UTC, datetime

from .days import day_written


def moment(text: str) -> datetime | None:
    """Return an ISO 8601 moment, UTC where it names no zone; None where it is none."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return None
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def moment_written(told: datetime) -> str:
    """Return a moment as it is read on this machine's clock: 05/7/2021 08:10."""
    here = told.astimezone()
    return f"{day_written(here.date())} {here:%H:%M}"
