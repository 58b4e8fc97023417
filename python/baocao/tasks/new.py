"""`baocao new`: a blank template workbook of a programme."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..core.consolidating.joining import from_submission
from ..core.filling import Filling
from ..core.submission import Origin
from ..core.text import clean
from ..excel.template.whole import CREATED, write_template
from ..output import write_whole
from ..programme import Programme
from ..wording.facts import gather
from ..wording.organs import territory_word
from ..wording.report.sections import previews
from .load import load_bytes

_LEVEL_OF_TERRITORY = {
    **dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu"), "commune"),
    **dict.fromkeys(("huyện", "quận", "thị xã"), "district"),
    **dict.fromkeys(("tỉnh", "thành phố"), "province"),
}


@dataclass(frozen=True)
class NewWorkbook:
    """What was written, and for whom ("" where it carries no unit)."""

    out: Path
    unit: str
    level: str | None
    """A key of core.names.LEVELS; None where nothing says it."""


def new(
    out: Path, programme: Programme, unit: str | None = None, level: str | None = None
) -> NewWorkbook:
    """Write a blank workbook to `out`; OutputError where it cannot be written.

    With a unit its name and identity are written in, and its level is told by the first word of
    the name where `level` does not say it. Without one the file carries no unit's identity.
    """
    name = clean(unit or "")
    told = level or level_of(name)
    filling = Filling(info={"unit": name} if name else {}, identity=bool(name))
    write_whole(out, filled_workbook(programme, filling, told))
    return NewWorkbook(out, name, told)


def filled_workbook(programme: Programme, filling: Filling, level: str | None) -> bytes:
    """Return a template workbook that holds `filling`, with its figures and default wording told.

    Both are what the program reads in the workbook itself: it is written, read, written again.
    """
    origin = Origin("")
    submission = load_bytes(write_template(programme, filling, level), programme, origin)
    view = from_submission(submission, programme.forms, CREATED.date())
    facts = gather(view, programme)
    return write_template(
        programme,
        filling,
        level,
        figures=facts.catalogue(),
        previews=previews(facts, view, programme),
    )


def level_of(unit: str) -> str | None:
    """Return the level that the first word of a unit's name tells, None where it tells none."""
    return _LEVEL_OF_TERRITORY.get(territory_word(unit))
